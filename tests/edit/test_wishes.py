"""What a reader prefers stands first among equals; what is muted is never told."""

from __future__ import annotations

from datetime import timedelta

import pytest

from briefer.app.engines import extractive_engine
from briefer.brief.pipeline import Plan, brief, selected
from briefer.collect.collected import Collected
from briefer.edit.wishes import Wished, Wishes
from briefer.errors import ConfigError
from briefer.group.topic import topic
from briefer.model import Article, Brief
from tests.brief.days import MIDNIGHT, WINDOW, events, report


def plan(wishes: Wishes) -> Plan:
    return Plan(topic("lorn"), WINDOW, WINDOW.until, wishes=wishes)


def made(articles: list[Article], wishes: Wishes) -> Brief:
    asked = plan(wishes)
    return brief(asked, Collected(tuple(articles)), engine=extractive_engine(asked)).brief


DAY = [report(event, version) for event in range(4) for version in (0, 1)]


def test_a_muted_publisher_is_off_topic_and_the_note_says_so() -> None:
    found = made(DAY, Wishes(mute=("Oldport Post",)))

    assert set(found.account.off_topic) == {f"e{event}v1" for event in range(4)}
    assert "4 articles are muted and count as off topic" in found.notes
    assert "“Oldport Post”: 4" in found.notes
    assert {fate.why for fate in found.fates if fate.fate == "off_topic"} == {"muted: Oldport Post"}


def test_muted_words_mute_what_is_about_them_and_not_what_mentions_them() -> None:
    passing = Article(
        "Lorn museum sells its collection",
        "The museum of Lorn sells its collection of coins. " + "The hall is grand and old. " * 90 + "A herring was shown.",
        id="m", publisher="Quay Times", published=MIDNIGHT - timedelta(hours=4),
    )  # fmt: skip
    found = selected([*DAY, passing], plan(Wishes(mute=("herring",))))

    assert {key for key, _ in found.muted} == {"e2v0", "e2v1"}
    assert "m" in {article.id for article in found.kept}


def test_an_entry_that_names_a_publisher_mutes_no_word() -> None:
    sun = Article(
        "The sun shines on Lorn", "Sun for Lorn all week.", id="s", publisher="Oldport Post"
    )
    paper = Article("Ferry of Lorn late", "It was late.", id="p", publisher="The Sun")
    wished = Wished(Wishes(mute=("Sun",)), [sun, paper])

    assert [wished.muted_by(article) for article in (sun, paper)] == ["", "Sun"]


def test_the_other_names_of_a_muted_house_are_muted_too() -> None:
    wire = Article("Ferry late", "It was late.", id="p", publisher="Associated Press")
    wished = Wished(Wishes(mute=("AP",)), [wire])

    assert wished.muted_by(wire) == "AP"


def test_what_is_preferred_stands_first_among_equals() -> None:
    day = [report(event, 0) for event in range(4)]
    last = events(made(day, Wishes()))[-1]
    word = ("ferry", "mooring", "herring", "anchor")[last]

    assert events(made(day, Wishes(prefer=(word,))))[0] == last


def test_a_preference_never_stands_above_what_many_more_report() -> None:
    day = [*(report(0, version) for version in range(4)), report(3, 0)]

    assert events(made(day, Wishes(prefer=("anchor",))))[0] == 0


def test_a_preferred_publisher_tells_what_another_says_alike() -> None:
    first = report(0, 0)
    alike = Article(first.title + " on Monday", first.text + " A lifeboat came.", id="e0v9",
                    publisher="Salt Road", published=MIDNIGHT - timedelta(hours=9))  # fmt: skip
    told = made([first, alike], Wishes(prefer=("Salt Road",)))

    assert {c.article.publisher for b in told.bullets[:1] for c in b.citations} == {"Salt Road"}


def test_a_wish_that_cannot_be_read_is_told_with_its_remedy() -> None:
    with pytest.raises(ConfigError, match="name a publisher or words"):
        Wishes(mute=('"never closed',))


def test_each_article_that_was_grouped_names_the_story_of_its_section() -> None:
    found = made(DAY, Wishes())
    of_article = {fate.article: fate.story for fate in found.fates}

    for part in found.sections:
        assert {of_article[citation.article.id] for citation in part.citations} == {part.story}
    assert all(fate.story for fate in found.fates)
