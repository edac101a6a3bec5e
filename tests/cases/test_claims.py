"""The kept claims through `briefer check`, each with what a careful reader says of it.

They lie outside of the project; where they are not there the tests say so and are skipped. What is
false must be refused, and a brief must not print it; what is true must be supported. What comes out
wrong stands below by its kind.
"""

from __future__ import annotations

import io
import json
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from typing import Any

import pytest

from briefer.cli import main
from tests.cases.whole import CASES, needs_cases

# Each file of claims with the file of its values; without one the rows themselves tell.
FILES = {
    "07-checks/claims.jsonl": "07-checks/want.json",
    "07-checks/claims2.jsonl": "07-checks/want2.json",
    "11-misc/claims3.jsonl": "11-misc/want.json",
    "attack/gate-strings.jsonl": "",
    "governor/govern.jsonl": "",
    "governor/intent.jsonl": "",
    "governor/intent2.jsonl": "",
    "governor/verbs.jsonl": "",
}
NOT_YET = {
    "a capital for its country's seat of power": "dem2",
    "who says it is left out": "num1",
    "a claim in another language than its source": "num8",
    "a time of day that is reckoned from another": "tim1",
    "languages that are not segmented": "cjk3 tha1",
    "an office, a day or a year that the claim adds or drops": "f4 f8 d5 a4",
    "a quotation made of a report": "a17",
}
REASON = {key: f"not told yet: {kind}" for kind, keys in NOT_YET.items() for key in keys.split()}

pytestmark = needs_cases


@cache
def answers(name: str, *options: str) -> dict[str, Any]:
    """What the command says of each claim of the file, by the claim's id."""
    out = io.StringIO()
    with redirect_stdout(out), redirect_stderr(io.StringIO()), pytest.raises(SystemExit):
        main(("check", str(CASES / name), *options))
    return {line["id"]: line for line in map(json.loads, out.getvalue().splitlines())}


def wanted(name: str) -> dict[str, bool]:
    """Whether each claim of the file is true, by its id."""
    rows = [json.loads(line) for line in (CASES / name).read_text("utf-8").splitlines()]
    if beside := FILES[name]:
        said = json.loads((CASES / beside).read_text("utf-8"))
        return {key: bool(v[0] if isinstance(v, list) else v) for key, v in said.items()}
    return {row["id"]: row.get("supported", row["id"].startswith("HARMLESS")) for row in rows}


def claims(*, false: bool = False) -> list[Any]:
    """Each claim of each file as a parameter; those that come out wrong are marked."""
    if not CASES.is_dir():
        return []
    every = [(name, key, true) for name in FILES for key, true in wanted(name).items()]
    reasons = {} if false else REASON
    return [
        pytest.param(
            *item,
            id=f"{item[0]}: {item[1]}",
            marks=pytest.mark.xfail(item[1] in reasons, reason=reasons.get(item[1], ""), strict=True),
        )
        for item in every
        if not (false and item[2])
    ]  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_every_claim_is_answered_and_has_its_value(name: str) -> None:
    assert set(answers(name)) == set(answers(name, "--gate")) == set(wanted(name))
    assert len(wanted(name)) == len((CASES / name).read_text("utf-8").splitlines())


@pytest.mark.parametrize(("name", "key", "true"), claims())
def test_the_claim_is_judged_as_a_careful_reader_would(name: str, key: str, true: bool) -> None:
    assert answers(name)[key]["supported"] is true


@pytest.mark.parametrize(("name", "key", "true"), claims(false=True))
def test_what_is_false_is_printed_in_no_brief(name: str, key: str, true: bool) -> None:
    assert answers(name, "--gate")[key]["printed"] is true
