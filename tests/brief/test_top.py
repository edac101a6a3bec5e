"""What a lead is written from, and what stands on top whatever became of it."""

from __future__ import annotations

from datetime import UTC, datetime

from briefer.brief.lead import both_sides, whole_lead
from briefer.brief.top import material
from briefer.model import Article, Bullet, Citation, Disagreement, Section, Side
from briefer.summarize.reply import DraftBullet
from briefer.text.sentences import passages

AT = datetime(2023, 3, 22, 9, tzinfo=UTC)
TOLD = (
    "The harbour of Tarn was closed on Monday.",
    "The port company says the crane was checked in May.",
    "The dockers deny that the crane was checked.",
    "A new ferry line opens in June.",
    "The museum of Lorn sold a painting.",
)
PORT = Article("", " ".join(TOLD), id="port", published=AT)
CLOSED, CHECKED, DENIED, FERRY, PAINTING = map(Citation.of, passages(PORT))


def bullet(cited: Citation, text: str = "") -> Bullet:
    return Bullet(text or cited.quote, (cited,))


DISPUTE = Disagreement(
    "the check", (Side("The port company", CHECKED.quote, CHECKED), Side("Dockers", "No.", DENIED))
)
NEWS = [
    Section("port", "Harbour closed", (bullet(CLOSED), bullet(CHECKED)), (DISPUTE,)),
    Section("ferry", None, (bullet(FERRY),)),
    Section("museum", None, (bullet(PAINTING),)),
]


def test_every_bullet_is_a_line_and_behind_them_the_sides_of_what_is_disputed() -> None:
    shown = [(item.label, item.passage.text) for item in material(NEWS).shown]

    assert shown == [
        ("B1.1", CLOSED.quote),
        ("B1.2", CHECKED.quote),
        ("B1.3", f"Disputed: {CHECKED.quote}"),
        ("B1.4", "Disputed: Dockers: No."),
        ("B2.1", FERRY.quote),
        ("B3.1", PAINTING.quote),
    ]


def test_a_line_rests_on_what_its_bullets_cite_and_an_unknown_label_stays() -> None:
    given = material(NEWS)

    rests = given.resting(
        DraftBullet("The harbour is closed, a ferry comes.", ("B1.1", "B2.1", "B9.9"))
    )

    at = {item.label: item.passage.text for item in given.evidence}
    assert [at.get(label, label) for label in rests.labels] == [CLOSED.quote, FERRY.quote, "B9.9"]


def test_the_first_story_is_told_first_whatever_was_written() -> None:
    lines = whole_lead([bullet(PAINTING), bullet(FERRY)], NEWS, most=2)

    assert [line.text for line in lines] == [CLOSED.quote, PAINTING.quote]


def test_in_the_place_of_lines_that_fell_stand_the_next_stories() -> None:
    lines = whole_lead([bullet(CLOSED, "Tarn has no harbour.")], NEWS, most=3)

    assert [line.text for line in lines] == ["Tarn has no harbour.", FERRY.quote, PAINTING.quote]


def test_one_side_of_a_dispute_never_stands_on_top_alone() -> None:
    lines = both_sides([bullet(CHECKED), bullet(FERRY)], NEWS)

    assert [line.citations[0] for line in lines] == [CHECKED, DENIED, FERRY]


def test_who_tells_both_sides_or_neither_is_left_alone() -> None:
    both = Bullet("Port company and dockers differ over the crane.", (CHECKED, DENIED))

    assert both_sides([both], NEWS) == (both,)
    assert both_sides([bullet(CLOSED)], NEWS) == (bullet(CLOSED),)
