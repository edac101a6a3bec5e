"""The kept days through whole briefs: what must stand there, what must not, in how many sections.

They lie outside of the project; where they are not there the tests say so and are skipped. Each
value was decided by reading the case as an editor, before the program was asked.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from briefer.model import Brief
from tests.cases.whole import CASES, Shown, beside, brief_of, needs_cases, rows

FOLDER = CASES / "09-daily"
DAY = date(2026, 3, 25)

pytestmark = needs_cases


@dataclass(frozen=True, slots=True)
class Want:
    """What a careful editor would print: words of its lines, words of none, how many sections.

    `was` are words that a line replaces, in the line itself or behind it.
    """

    says: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    was: str = ""
    sections: int = 1
    query: str = "oldport"


COLLAPSE = "The Oldport bridge collapsed on Wednesday, killing four people, police said"
NOTHING = Want(sections=0)
WANTED: dict[str, Want] = {
    # other writing systems: found by the topic, told by a sentence, a question is no news
    "ar": Want(("جنحت العبارة النورس في الميناء القديم",), ("هل كان",), query="الميناء القديم"),
    "hi": Want(("पुराने बंदरगाह में",), query="बंदरगाह"),
    "ja": Want(("旧港で座礁",), query="旧港"),
    "ko": Want(("여객선 갈매기호가 좌초해 9명이 다쳤다고",), query="구항"),
    # captions and credits
    "captions2": Want((COLLAPSE,), ("Rescue workers", "Picture", "Ana Ruiz")),
    "captions3": Want((COLLAPSE,), ("look at the wreck", "Tom Hale", "Wire A")),
    "captions4": Want((COLLAPSE,), ("An aerial view", "Tom Hale", "WIRE")),
    "captions5": Want((COLLAPSE,), ("AP Photo", "Tom Hale")),
    # signs around the news
    "emoji": Want(
        ("The Oldport pier is closed after a barge struck it, the harbour office said",),
        ("🚨", "👇", "⛴", "❌", "‼", "#Breaking", "@quaytimes", "t.co"),
    ),
    # the newest state, with what it replaces
    "missing-found": Want(("was found alive",), ("is missing", "Boy missing"), was="missing"),
    "suspect-freed": Want(
        ("Police released the teacher, Karl Wenn",), ("Police arrested a", "Teacher arrested")
    ),
    "toll-long": Want(("seven",), ("killing three people",), was="hree"),
    "toll-long-copy": Want(
        ("killing seven people",), ("killing three", "Three killed", "Ten others"), was="hree"
    ),
    "toll-long-same": Want(
        ("killing seven people",), ("killing three", "Three killed", "Ten others"), was="hree"
    ),
    "toll-one-publisher": Want(
        ("to five on Wednesday",), ("killed three", "kills three", "rose to", "rises to"), "seven"
    ),
    "toll-v1": Want(("killed seven",), ("killed three", "kills three"), was="hree"),
    "toll-v3": Want(("7",), ("killed 3", "kills 3"), was="3"),
    "x": Want(
        ("to five on Wednesday",), ("killed three", "kills three", "rose to", "rises to"), "seven"
    ),
    "up1": Want(("a budget of 44 million",), ("a budget of 40", "set at 40"), was="40 million"),
    "up2": Want(("closes at 9 p.m.",), ("closes at 6", "until 6 p.m."), was="6 p.m."),
    "up3": Want(("Two men were arrested",), ("A man was arrested", "Man arrested"), was="A man"),
    "up4": Want(("Karl Wenn won",), ("Lena Ostrow won", "Ostrow wins")),
    "up5": Want(("All 80 people on the Oldport ferry",), ("with 80 people on board",)),
    "up6": Want(("called off the strike",), ("will start", "to start Thursday")),
    # one event of one publisher and of two: each fact once, none fewer
    "n1": Want(("A barge hit the Oldport pier", "tested for alcohol", "leave from the fish quay")),
    "two-pub": Want(("tested for alcohol", "two million", "inspect the piles", "pier")),
    # opinion is nobody's news
    "opinion": NOTHING,
    "opinion0": NOTHING,
    "opinion1": NOTHING,
    # nor is what happened long ago
    "retro": NOTHING,
    "retro0": NOTHING,
    "retro2": NOTHING,
    # what asks for a click
    "paywall": Want(
        ("Oldport pier close",),
        ("ubscri", "Log in", "sign in", "free articles", "Premium", "what the harbour office knew"),
    ),
    "promo": Want(
        (COLLAPSE,),
        ("bell", "inbox", "affected", "touch", "comments", "journalism", "Support", "podcast"),
    ),
    # a newsletter makes no development alone
    "roundup": NOTHING,
}  # fmt: skip

NOT_YET = {
    "n1": "a sentence whose first words point back is left out though the line before stands",
    "two-pub": "a sentence whose first words point back is left out though the line before stands",
}


def made(name: str) -> Brief:
    return brief_of(FOLDER / f"{name}.jsonl", WANTED[name].query, DAY)


def test_every_day_has_its_value() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(WANTED)


@pytest.mark.parametrize("name", rows(WANTED, not_yet=NOT_YET))
def test_the_day_is_told_as_an_editor_would(name: str) -> None:
    want, brief = WANTED[name], made(name)

    shown = Shown.of(brief)
    assert len(brief.sections) == want.sections
    assert [words for words in want.says if not any(words in line for line in shown.lines)] == []
    assert [words for words in want.never if any(words in text for text in shown.everything)] == []
    assert want.was in " ".join(beside(brief))


@pytest.mark.parametrize("name", WANTED)
def test_each_article_of_the_day_has_one_fate(name: str) -> None:
    account = made(name).account

    assert account.total == len((FOLDER / f"{name}.jsonl").read_bytes().splitlines())
    assert account.failed == ()


def test_the_event_of_two_publishers_is_told_once() -> None:
    hit = [b.text for b in made("two-pub").bullets if "A barge" in b.text]

    assert len(hit) == 1


def told(path: Path) -> set[str]:
    return {bullet.text for bullet in brief_of(path, "oldport", DAY).bullets}


@pytest.mark.parametrize("others", [1, 2, 4])
def test_more_publishers_of_a_text_take_no_fact_away(others: int, tmp_path: Path) -> None:
    (item,) = [json.loads(line) for line in (FOLDER / "n1.jsonl").read_text("utf-8").splitlines()]
    path = tmp_path / f"n{others}.jsonl"
    more = [
        item | {"id": f"m{n}", "publisher": f"Wire {n}", "url": f"https://wire{n}.example/{n}"}
        for n in range(others)
    ]
    path.write_text("\n".join(map(json.dumps, (item, *more))), encoding="utf-8")

    alone = told(FOLDER / "n1.jsonl")

    assert len(alone) >= 2
    assert told(path) >= alone
