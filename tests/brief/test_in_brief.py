"""The top of a brief that needs no model: a line a development, both sides of what is disputed."""

from __future__ import annotations

from datetime import UTC, datetime

from briefer.brief.in_brief import top_lines
from briefer.model import Article, Bullet, Citation, Disagreement, Passage, Section, Side

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def cited(text: str) -> Citation:
    article = Article(text, "", id=text[:12], publisher="Quay Times", published=NOON)
    return Citation.of(Passage(article, "title", 0, 0, len(text)))


def bullet(text: str) -> Bullet:
    return Bullet(text, (cited(text),), own_words=True, proved="own words")


def section(key: str, *texts: str, sides: tuple[str, ...] = ()) -> Section:
    said = tuple(Side("Somebody", text, cited(text)) for text in sides)
    disputes = (Disagreement("the ferry", said),) if said else ()
    return Section(key, None, tuple(map(bullet, texts)), disputes)


def texts(*sections: Section, most: int = 4) -> list[str]:
    return [line.text for line in top_lines(sections, most=most)]


LONG = section("z", *(f"Filler {n} about harbour number {n}" for n in range(6)))


def test_two_things_stand_in_one_line_where_they_share_more_than_the_topic() -> None:
    related = section("a", "Lorn mayor Brandt survives vote", "Lorn vote divides Brandt's party")
    apart = section("b", "Lorn ferry sinks", "Herring prices rise in Lorn")

    found = texts(related, apart, LONG)

    assert found[0] == "Lorn mayor Brandt survives vote; Lorn vote divides Brandt's party"
    assert found[1] == "Lorn ferry sinks"


def test_a_side_of_a_dispute_has_the_other_beside_it() -> None:
    claim, denial = (
        "Union says the ferry of Lorn is unsafe",
        "Lorn council denies that the ferry is unsafe",
    )

    found = top_lines([section("a", claim, "Talks go on", sides=(claim, denial)), LONG], most=4)

    assert found[0].text == f"{claim}; {denial}"
    assert len(found[0].citations) == 2
    assert not found[0].publishers  # nobody counted says both


def test_one_side_alone_is_not_put_beside_another_line() -> None:
    claim, denial = (
        "Union says Lorn ferry is unsafe",
        "Council denies that " + "very " * 50 + "unsafe",
    )
    first = "Lorn ferry stays in port, union says"

    assert texts(section("a", first, claim, sides=(claim, denial)), LONG)[0] == first


def test_a_brief_that_is_hardly_longer_has_no_top() -> None:
    assert texts(section("a", "One", "Two"), section("b", "Three", "Four")) == []
