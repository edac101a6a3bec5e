"""What was delivered decides what is new: known only when one delivered fact says all of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from briefer.compare.news import Fact, Memory, Ordered, novelty, ordered
from briefer.model import Article, Bullet, Citation, Novelty, digest

YESTERDAY = datetime(2023, 3, 21, 7, tzinfo=UTC)
TODAY = datetime(2023, 3, 22, 7, tzinfo=UTC)


def delivered(text: str, story: str = "cellar", at: datetime = YESTERDAY) -> Fact:
    return Fact("bakhmut", story, text, at)


def bullet(text: str, news: Novelty) -> Bullet:
    article = Article(title="", text=text)
    return Bullet(text, (Citation(article, "text", 0, len(text), text),), novelty=news)


KNOWN = {
    "word for word": (
        "Volunteers brought 18 people out of a cellar in Bakhmut.",
        "Volunteers brought 18 people out of a cellar in Bakhmut.",
    ),
    "other case, quote marks and full stop": (
        "“Volunteers” brought 18 people out of a cellar in Bakhmut",
        '"volunteers" brought 18 people out of a cellar in Bakhmut.',
    ),
    "number in words": (
        "Volunteers brought eighteen people out of a cellar in Bakhmut.",
        "Volunteers brought 18 people out of a cellar in Bakhmut.",
    ),
    "another form of the words": (
        "Volunteers are bringing 18 people out of cellars in Bakhmut.",
        "Volunteers brought 18 people out of a cellar in Bakhmut.",
    ),
    "a part of what was said": (
        "Volunteers brought 18 people out of a cellar in Bakhmut.",
        "On Monday volunteers brought 18 people out of a cellar in Bakhmut, among them five children.",
    ),
    "the day moved to the front": (
        "On Monday volunteers brought 18 people out of a cellar in Bakhmut.",
        "Volunteers brought 18 people out of a cellar in Bakhmut on Monday.",
    ),
    "another verb of saying": (
        "Hnatiuk told reporters that the western halls of the works were held.",
        "Hnatiuk said reporters saw that the western halls of the works were held.",
    ),
    "ukrainian, other endings": (
        "Волонтери вивезли вісімнадцять людей із підвалу школи.",
        "Волонтер вивіз 18 людей із підвалів школи, вивезли й дітей.",
    ),
}


@pytest.mark.parametrize(("text", "earlier"), KNOWN.values(), ids=KNOWN.keys())
def test_what_one_delivered_fact_says_in_full_is_known(text: str, earlier: str) -> None:
    assert novelty(text, "another story", [delivered(earlier)]) == "known"


CHANGED = {
    "another number": (
        "Volunteers brought 39 people out of a cellar in Bakhmut.",
        "Volunteers brought 18 people out of a cellar in Bakhmut.",
    ),
    "another bound": (
        "Volunteers brought more than 18 people out of a cellar in Bakhmut.",
        "Volunteers brought 18 people out of a cellar in Bakhmut.",
    ),
    "a number more": (
        "Volunteers brought 18 people out of a cellar in Bakhmut and left 53.",
        "Volunteers brought 18 people out of a cellar in Bakhmut.",
    ),
    "another date": (
        "Volunteers brought people out of a cellar in Bakhmut on 22 March.",
        "Volunteers brought people out of a cellar in Bakhmut on 21 March.",
    ),
    "another name": (
        "Volunteers brought 18 people out of a cellar in Chasiv Yar.",
        "Volunteers brought 18 people out of a cellar in Bakhmut.",
    ),
    "a negation": (
        "Wagner does not hold the metal works in Bakhmut.",
        "Wagner holds the metal works in Bakhmut.",
    ),
    "a denial": (
        "Kyiv denied that Wagner holds the metal works in Bakhmut.",
        "Kyiv said that Wagner holds the metal works in Bakhmut.",
    ),
    "the hedge is gone": (
        "Wagner will take the metal works in Bakhmut.",
        "Wagner may take the metal works in Bakhmut.",
    ),
    "a claim has become a fact": (
        "Wagner holds all of the metal works in Bakhmut.",
        "Wagner claims that it holds all of the metal works in Bakhmut.",
    ),
    "nobody vouches for it any more": (
        "Four halls of the works are held by soldiers.",
        "Four halls of the works are held by soldiers, Hnatiuk said.",
    ),
    "a plan has been carried out": (
        "Russian troops crossed the river at the market in Bakhmut.",
        "Russian troops plan to have crossed the river at the market in Bakhmut.",
    ),
    "sides exchanged": (
        "Ukrainian troops attacked Russian troops west of Bakhmut.",
        "Russian troops attacked Ukrainian troops west of Bakhmut.",
    ),
    "numbers exchanged": (
        "In Bakhmut 305 soldiers were killed and 214 soldiers were wounded.",
        "In Bakhmut 214 soldiers were killed and 305 soldiers were wounded.",
    ),
    "outcomes exchanged": (
        "In Bakhmut 214 soldiers were wounded and 305 soldiers were killed.",
        "In Bakhmut 214 soldiers were killed and 305 soldiers were wounded.",
    ),
    "before and after": (
        "The bridge at the market was blown up after the attack.",
        "The bridge at the market was blown up before the attack.",
    ),
    "it happened again": (
        "Wagner attacked the metal works in Bakhmut again.",
        "Wagner attacked the metal works in Bakhmut.",
    ),
    "ukrainian negation": (
        "Військові не залишили західні цехи заводу.",
        "Військові залишили західні цехи заводу.",
    ),
    "ukrainian number": (
        "Волонтери вивезли 39 людей із підвалу школи.",
        "Волонтери вивезли 18 людей із підвалу школи.",
    ),
}


@pytest.mark.parametrize(("text", "earlier"), CHANGED.values(), ids=CHANGED.keys())
def test_what_changes_a_delivered_fact_is_an_update(text: str, earlier: str) -> None:
    assert novelty(text, "another story", [delivered(earlier)]) == "update"


def test_another_subject_is_new() -> None:
    memory = [delivered("Volunteers brought 18 people out of a cellar in Bakhmut.")]

    assert novelty("Dockers walked out at three northern ports.", "strike", memory) == "new"


def test_the_town_alone_is_no_common_subject() -> None:
    memory = [
        delivered(f"{subject} in Bakhmut {number} times.", story=subject)
        for number, subject in enumerate(("Guns fired", "Wells froze", "Vans drove", "Bells rang"))
    ]

    assert novelty("A baker from Bakhmut sells bread in Poltava.", "baker", memory) == "new"


def test_a_new_sentence_of_a_delivered_story_is_an_update() -> None:
    memory = [delivered("Volunteers brought 18 people out.", story="cellar")]

    assert novelty("The van has 43 holes in its side.", "cellar", memory) == "update"


def test_a_bullet_is_known_when_each_of_its_sentences_was_delivered() -> None:
    first = "The evacuation of a school cellar in western Bakhmut began on Monday."
    second = "The van has 43 holes in its side, and its driver may be replaced."
    memory = [delivered(f"Nina left the town. {first}"), delivered(second)]

    assert novelty(f"{first} {second}", "cellar", memory) == "known"
    assert novelty(f"{first} He has counted them.", "cellar", memory) == "update"


def test_with_no_memory_everything_is_new() -> None:
    assert novelty("Volunteers brought 18 people out.", "cellar", []) == "new"


def test_a_few_common_words_are_known_only_word_for_word() -> None:
    memory = [delivered("There were no arrests after the match, and it turned out to be quiet.")]

    assert novelty("There were no arrests.", "match", memory) == "new"


def test_tuesday_of_this_week_is_not_tuesday_of_the_last() -> None:
    text = "Hnatiuk said 16 attacks were pushed back on Tuesday."
    memory = Memory([delivered(text, story="then", at=datetime(2023, 3, 15, 7, tzinfo=UTC))])

    assert memory.novelty(text, "now", at=TODAY) == "update"
    assert memory.novelty(text, "now") == "known"


def test_the_same_tuesday_is_known_on_the_days_after_it() -> None:
    text = "Hnatiuk said 16 attacks were pushed back on Tuesday."
    memory = Memory([delivered(text, at=datetime(2023, 3, 22, 7, tzinfo=UTC))])

    assert memory.novelty(text, "now", at=datetime(2023, 3, 24, 7, tzinfo=UTC)) == "known"


def test_new_stands_before_updates_and_known_is_left_out_and_counted() -> None:
    known, update, new = bullet("a", "known"), bullet("b", "update"), bullet("c", "new")
    second = bullet("d", "new")

    assert ordered([known, update, new, second]) == Ordered((new, second, update), (known,))


LONG_AGO = datetime(2025, 1, 7, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The pier of Varn has been closed to walkers since the storm of 2019.", "known"),
        ("The pier of Varn has been closed to boats since the storm of 2019.", "new"),
        ("Two men were arrested on Tuesday at the pier of Varn.", "new"),
    ],
    ids=["the same words", "another word", "another Tuesday"],
)
def test_what_was_told_long_ago_is_known_word_for_word(text: str, wanted: str) -> None:
    told = (
        "The pier of Varn has been closed to walkers since the storm of 2019.",
        "Two men were arrested on Tuesday at the pier of Varn.",
    )
    memory = Memory((), {digest(line, length=32): LONG_AGO for line in told})

    assert memory.novelty(text, "another", at=LONG_AGO + timedelta(days=200)) == wanted
