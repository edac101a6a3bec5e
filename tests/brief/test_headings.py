"""A headline is held against the bullets printed below it, whatever a judge says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from briefer.brief.headings import Below, heads_them, outruns
from briefer.brief.once import each_once
from briefer.brief.review import Reviewed, Reviewer
from briefer.brief.section import SectionResult
from briefer.check.kinds import yields
from briefer.model import Article, Bullet, Citation, Section, Story
from briefer.ports import Claim, Judgement, LabelledPassage, Opinion, Prompt
from briefer.summarize.proofs import Refused
from briefer.summarize.reply import DraftBullet
from briefer.testing.ask import ScriptedAsk, answer_json
from briefer.text.sentences import passages

BANKS = Article(
    "Odenwald promises to protect savers",
    "Treasury chief Ines Odenwald told senators that regulators will protect savers. Bank governor"
    " Paul Marsh called the banks of Lorn sound. The finance ministry has no clear plan for the"
    " smaller lenders. Two lenders in the north will merge in June.",
    id="banks",
    published=datetime(2023, 3, 22, 9, tzinfo=UTC),
)
SHOWN = tuple(
    LabelledPassage(f"A1.{n}", p)
    for n, p in enumerate((p for p in passages(BANKS) if p.field == "text"), start=1)
)
SAVERS, SOUND, NO_PLAN, MERGE = (item.passage.text for item in SHOWN)
ABOUT_SAVERS = DraftBullet(
    "Regulators will protect savers, Ines Odenwald told senators.", ("A1.1",)
)
ABOUT_PLAN = DraftBullet("The finance ministry has no clear plan for smaller lenders.", ("A1.3",))


def yes(claims: Sequence[Claim]) -> Judgement:
    """A judge that says yes to everything."""
    return Judgement({claim.id: Opinion(True, "as the passages say") for claim in claims})


def repair(refused: Sequence[Refused], cited: Sequence[LabelledPassage]) -> Prompt:
    return Prompt("repair", "", "", {}, tuple(cited), ids=tuple(item.id for item in refused))


def reviewed(headline: str, *drafts: DraftBullet, answer: str = answer_json([])) -> Reviewed:
    return Reviewer(ScriptedAsk([answer]), repair, yes).review(drafts, SHOWN, headline=headline)


def bullet(text: str, label: str) -> Bullet:
    (cited,) = (item.passage for item in SHOWN if item.label == label)
    return Bullet(text, (Citation.of(cited),))


@pytest.mark.parametrize(
    ("headline", "below"),
    [
        ("Odenwald promises savers protection", ABOUT_SAVERS),
        ("Treasury chief: regulators to protect savers", ABOUT_SAVERS),
        ("No clear plan for smaller lenders", ABOUT_PLAN),
    ],
)
def test_a_headline_that_its_bullets_bear_out_stands(headline: str, below: DraftBullet) -> None:
    assert reviewed(headline, below).headline == headline


@pytest.mark.parametrize(
    ("headline", "below"),
    [
        ("Marsh calls the banks of Lorn sound", ABOUT_SAVERS),
        ("Marsh protects savers, he told senators", ABOUT_SAVERS),
        ("Regulators will not protect savers", ABOUT_SAVERS),
        ("Two northern lenders merge in June", ABOUT_SAVERS),
        ("No plan for smaller lenders", ABOUT_PLAN),
        ("Finance ministry without plan for smaller lenders", ABOUT_PLAN),
    ],
)
def test_a_headline_that_outruns_its_bullets_falls_whatever_the_judge_says(
    headline: str, below: DraftBullet
) -> None:
    assert reviewed(headline, below).headline is None


def test_a_headline_that_falls_is_written_again_in_the_call_that_repairs_the_bullets() -> None:
    answer = '{"bullets": [{"id": "h", "text": "Odenwald: savers are safe", "labels": ["A1.1"]}]}'
    ask = ScriptedAsk([answer.replace("are safe", "to be protected")])

    made = Reviewer(ask, repair, yes).review(
        [ABOUT_SAVERS], SHOWN, headline="Marsh calls the banks of Lorn sound"
    )

    assert made.headline == "Odenwald: savers to be protected"
    assert len(ask.prompts) == 1


def test_a_headline_over_a_bullet_that_fell_falls_with_it() -> None:
    invented = DraftBullet("Paul Marsh called 40 banks of Lorn sound.", ("A1.2",))
    again = DraftBullet("Two lenders in the north will merge in June.", ("A1.4",))

    made = reviewed("Marsh calls the banks of Lorn sound", invented, again)

    assert SOUND in [b.text for b in made.bullets]  # the source's own words stand in its place
    assert made.headline == "Marsh calls the banks of Lorn sound"
    assert reviewed("Marsh calls 40 banks of Lorn sound", invented, again).headline is None


def test_a_headline_is_put_to_the_judge_with_the_passages_of_its_bullets_alone() -> None:
    asked: list[Claim] = []

    def judge(claims: Sequence[Claim]) -> Judgement:
        asked.extend(claims)
        return yes(claims)

    Reviewer(ScriptedAsk([answer_json([])]), repair, judge).review(
        [ABOUT_SAVERS], SHOWN, headline="Savers are to be protected, Odenwald says"
    )

    (head,) = (claim for claim in asked if claim.id == "h")
    assert [passage.text for passage in head.passages] == [SAVERS]


def test_the_examples_of_the_kind_hold() -> None:
    (row,) = yields("headline")
    (said,) = passages(Article("", row.yielded.source, id="a"))
    below = Below.of([Bullet(said.text, (Citation.of(said),))])

    assert [finding.check for finding in outruns(row.yielded.claim, below)] == ["headline"]
    assert outruns(row.passed.claim, below) == ()


def test_what_rested_on_a_line_that_is_gone_heads_nothing() -> None:
    both = Below.of([bullet(SAVERS, "A1.1"), bullet(MERGE, "A1.4")])
    one = Below.of([bullet(SAVERS, "A1.1")])

    assert heads_them("Odenwald: savers to be protected", was=both, now=one)
    assert not heads_them("Odenwald protects savers as lenders merge", was=both, now=one)
    assert not heads_them("Odenwald: savers to be protected", was=both, now=Below(()))


def test_a_section_that_loses_a_bullet_to_another_loses_the_headline_that_told_it() -> None:
    story = Story("one", (BANKS,))
    first = Section("other", "Lenders merge", (bullet(MERGE, "A1.4"),))
    bullets = (bullet(MERGE, "A1.4"), bullet(SAVERS, "A1.1"), bullet(SOUND, "A1.2"))
    second = Section("one", "Northern lenders merge as Odenwald speaks", bullets)

    made, count = each_once([SectionResult(first), SectionResult(second, story=story)])

    assert count == 1
    assert [result.section.headline for result in made] == ["Lenders merge", BANKS.title]
