"""The kept faults of the house: what scripts of an old version showed, read and held anew.

They lie outside of the project; where they are not there the tests say so and are skipped. The
scripts speak to functions that are gone, so their sentences are read out of them; what a script
only did, and a change to the program, has a test of the same kind elsewhere, named here.
"""

from __future__ import annotations

import ast
import json
import re
from datetime import UTC, datetime
from typing import Any

import pytest

from briefer.app.gate import Given, gated
from briefer.collect.reader import read
from briefer.languages.stems import stem
from briefer.model import Article, Source
from briefer.reading.sentence import Reading
from tests.cases.whole import CASES, needs_cases
from tests.conftest import ROOT

FOLDER = CASES / "house"
AT = datetime(2026, 11, 27, 6, tzinfo=UTC)
ELSEWHERE = {
    "spend.py": "test_a_month_counts_more_than_the_newest_fifty_briefs",
    "auth_env": "test_a_login_that_is_not_set_is_a_problem_of_its_source_alone",
    "auth_origin.py": "test_two_sources_of_one_origin_each_send_their_own",
    "doctor_note.txt": "test_doctor_tells_each_login_that_is_not_set",
    "new_channel.patch": "test_a_channel_is_one_file_and_one_line",
    "stems.py": "test_an_irregular_verb_is_one_word_in_every_form",
}
HERE = {"charset.py", "decade.py", "stem_false_alarm.py", "two_parsers.py", "README.md"}

pytestmark = needs_cases


def texts(name: str) -> list[str]:
    """The text constants of a script, in reading order."""
    tree = ast.parse((FOLDER / name).read_text("utf-8"))
    found = [n for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    return [str(n.value) for n in sorted(found, key=lambda node: (node.lineno, node.col_offset))]


def printed(claim: str, source: str) -> bool:
    """Whether a brief would print the claim of that source."""
    (found,), _, _ = gated([Given(claim, (Article("Lorn", source, id="a"),))], None)
    return found.printed


def test_every_fault_is_pinned() -> None:
    assert {path.name for path in FOLDER.iterdir()} == HERE | set(ELSEWHERE)


@pytest.mark.parametrize("test", ELSEWHERE.values())
def test_what_is_pinned_elsewhere_is_there(test: str) -> None:
    found = [
        p for p in (ROOT / "tests").rglob("test_*.py") if f"def {test}(" in p.read_text("utf-8")
    ]

    assert len(found) == 1


@pytest.mark.parametrize("name", ["s.jsonl", "s.txt"])
def test_a_text_that_speaks_of_a_charset_is_read_in_its_own(name: str) -> None:
    said = [text.strip() for text in texts("charset.py") if "charset=" in text]
    assert len(said) == 3

    for text in said:
        line = json.dumps({"title": "Міст", "text": text}, ensure_ascii=False)
        body = line if name.endswith("jsonl") else text
        found = read(body.encode(), source=Source("s", name, "file"), at=AT, name=name)
        (article,) = found.articles
        read_text = f"{article.title} {article.text}"
        assert "Примітка" in read_text
        assert "Міст закрито." in read_text
        assert found.problems == ()


def pairs(name: str) -> list[Any]:
    said = [text for text in texts(name) if re.search(r"\w.*\.$", text) and " " in text]
    return list(zip(said[::2], said[1::2], strict=True))


def test_a_decade_bears_out_no_single_year() -> None:
    (decade, year), _ = pairs("decade.py")

    assert "1990s" in decade
    assert not printed(year, decade)


def test_a_year_bears_out_its_decade() -> None:
    _, (year, decade) = pairs("decade.py")

    assert printed(decade, year)


def test_two_forms_of_a_verb_are_no_doubt() -> None:
    said = pairs("stem_false_alarm.py")

    assert len(said) == 4
    assert [claim for source, claim in said if not printed(claim, source)] == []


def test_forms_of_the_verbs_of_the_script_meet() -> None:
    assert stem("striking") == stem("strike") == stem("struck")


def sentences() -> list[Any]:
    if not FOLDER.is_dir():
        return []
    tree = ast.parse((FOLDER / "two_parsers.py").read_text("utf-8"))
    listed = next(node.value for node in ast.walk(tree) if isinstance(node, ast.Assign))
    return list(ast.literal_eval(listed))


@pytest.mark.parametrize("sentence", sentences())
def test_who_says_it_is_found_by_the_one_parser(sentence: str) -> None:
    heard = Reading(sentence).sayings

    assert [saying.who or saying.pronoun for saying in heard if saying.who or saying.pronoun]
