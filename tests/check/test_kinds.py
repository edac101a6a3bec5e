"""The table of finding kinds is true: its examples run, its rules are entered, nothing is missing."""

from __future__ import annotations

import ast
import importlib
import importlib.util
import pkgutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefer.brief.held import refused
from briefer.brief.review import Reviewer, candidate, judged
from briefer.check import Verdict, check, check_articles, rules
from briefer.check.engine import EVIDENCE
from briefer.check.kinds import ALWAYS, CHAPTERS, KINDS, NEVER, Example, Kind, brief, parsed, yields
from briefer.check.ranking import SHARES
from briefer.check.weights import RANK
from briefer.errors import AskError
from briefer.model import Article, Finding, Passage
from briefer.ports import Judgement, Opinion, Prompt, Reply
from briefer.summarize.reply import DraftBullet
from briefer.text.sentences import passages

RULE_FILES = sorted(m.name for m in pkgutil.iter_modules(rules.__path__))
OF_A_CLAIM = [
    row for rows in CHAPTERS.values() for row in rows if row not in (*brief.ROWS, *parsed.ROWS)
]
OF_A_BULLET = [row for row in brief.ROWS if row.name not in {"label", "judge", "headline"}]


def cited(example: Example) -> list[Passage]:
    written = datetime(2024, 5, 8, 9, tzinfo=UTC)
    found = passages(Article(id="a", title="", text=example.source, published=written))
    return [p for p in found if not example.cites or p.text == example.cites]


def verdict(example: Example) -> Verdict:
    chosen = cited(example)
    if example.cites:
        return check(example.claim, chosen)
    return check_articles(example.claim, [chosen[0].article])


@pytest.mark.parametrize("kind", OF_A_CLAIM, ids=lambda kind: kind.name)
def test_the_example_of_a_kind_is_found_and_refused_where_the_table_says_so(kind: Kind) -> None:
    found = verdict(kind.yielded)

    assert kind.name in {finding.check for finding in found.findings}, found.findings
    if kind.blocks == ALWAYS or kind.refuses_from is not None:
        assert not found.supported


@pytest.mark.parametrize("kind", OF_A_CLAIM, ids=lambda kind: kind.name)
def test_the_other_example_of_a_kind_passes(kind: Kind) -> None:
    found = verdict(kind.passed)

    assert kind.name not in {finding.check for finding in found.findings}
    assert found.supported, found.findings


@pytest.mark.parametrize("kind", OF_A_BULLET, ids=lambda kind: kind.name)
def test_the_examples_of_what_only_a_brief_finds_hold_too(kind: Kind) -> None:
    found = refused(kind.yielded.claim, cited(kind.yielded))

    assert kind.name in {finding.check for finding in found}
    assert refused(kind.passed.claim, cited(kind.passed)) == ()


def no_engine(prompt: Prompt) -> Reply:
    raise AskError("nobody answers")


def unasked(refused: object, shown: object) -> Prompt:
    raise AskError("no prompt is needed")


def test_a_bullet_that_cites_what_was_not_shown_is_found_by_its_label() -> None:
    (row,) = yields("label")

    found = Reviewer(no_engine, unasked).review([DraftBullet(row.yielded.claim, ("A9.9",))], [])

    assert [f.check for f in found.rejections[0].findings] == ["label"]


def test_the_judge_finds_by_the_table() -> None:
    (row,) = yields("judge")
    (shown,) = cited(row.yielded)
    bullet = candidate("b1", DraftBullet(row.yielded.claim, ("A1.1",)), {"A1.1": shown})
    no = Judgement({"b1": Opinion(False, "it opened")})

    (found,), _ = judged([replace(bullet, findings=())], lambda claims: no)

    assert found.against == (Finding("judge", "a second reading: it opened", (), False),)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_a_row_says_in_one_sentence_what_it_means_and_whether_it_decides(kind: Kind) -> None:
    assert kind.meaning.endswith(".")
    assert kind.meaning[0].isupper() or kind.meaning[0] == "“"
    assert kind.blocks != ALWAYS or kind.refuses_from is None
    assert kind.refuses_from is None or 0.0 <= kind.refuses_from <= 1.0


def test_no_two_kinds_have_one_name() -> None:
    assert len(KINDS) == sum(len(rows) for rows in CHAPTERS.values())


def test_a_rule_of_an_unknown_kind_fails_at_import(tmp_path: Path) -> None:
    path = tmp_path / "spelling.py"
    path.write_text('from briefer.check.kinds import yields\n(SPELLING,) = yields("spelling")\n')
    spec = importlib.util.spec_from_file_location("spelling", path)
    assert spec is not None
    assert spec.loader is not None

    with pytest.raises(LookupError, match="“spelling”: add a row in briefer/check/kinds"):
        spec.loader.exec_module(importlib.util.module_from_spec(spec))


def test_every_kind_of_the_table_is_declared_by_a_rule() -> None:
    modules = [importlib.import_module(f"briefer.check.rules.{name}") for name in RULE_FILES]
    modules.append(importlib.import_module("briefer.check.characters"))
    declared = {v.name for m in modules for v in vars(m).values() if isinstance(v, Kind)}

    assert declared | {EVIDENCE.name} == {row.name for row in (*OF_A_CLAIM, *parsed.ROWS)}


@pytest.mark.parametrize("name", RULE_FILES)
def test_every_rule_is_entered_and_builds_its_findings_through_the_table(name: str) -> None:
    module = importlib.import_module(f"briefer.check.rules.{name}")
    path = Path(rules.__path__[0]) / f"{name}.py"
    calls = [n for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.Call)]

    own = [v for k, v in vars(module).items() if k.endswith("_findings") and k[0] != "_"]
    assert own
    assert all(rule in (*rules.RULES, *rules.PARSED_RULES) for rule in own)
    assert "Finding" not in {ast.unparse(call.func) for call in calls}


def test_a_finding_blocks_as_the_table_says_and_only_there_may_a_rule_decide() -> None:
    unit, tense, name = yields("unit", "tense", "name")

    assert unit.blocks == ALWAYS
    assert unit.finding("d", "7").blocking
    assert tense.blocks == NEVER
    assert not tense.finding("d").blocking
    assert name.finding("d", blocking=True).blocking
    assert not name.finding("d", blocking=False).blocking
    with pytest.raises(ValueError, match="“tense” blocks never"):
        tense.finding("d", blocking=True)
    with pytest.raises(ValueError, match="“name” blocks in a near copy"):
        name.finding("d")


def test_the_fitted_weights_are_of_kinds_and_measures_that_exist() -> None:
    assert set(RANK) <= set(KINDS) | SHARES | {"start"}
