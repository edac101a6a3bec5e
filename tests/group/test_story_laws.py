"""What holds for any batch: order, strangers, copies, later batches and odd input change nothing."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefer.collect.reader import read
from briefer.group.stories import Grouping, grouped, stories
from briefer.model import Article, Source, Story, Window
from briefer.store import open_store

DAY = datetime(2023, 4, 3, 6, tzinfo=UTC)
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
CONSONANTS, VOWELS = "bdfgklmnprstvz", "aeiou"


def word(number: int) -> str:
    """A word of its own for every number."""
    letters = []
    for _ in range(4):
        number, consonant = divmod(number, len(CONSONANTS))
        number, vowel = divmod(number, len(VOWELS))
        letters.append(CONSONANTS[consonant] + VOWELS[vowel])
    return "".join(letters)


def told(event: int, telling: int, *, hours: float = 0, publisher: str = "") -> Article:
    """One report of an event: most of what happened, in an order and with words of its own."""
    chance = random.Random(event * 1000 + telling)
    core = [word(event * 40 + n) for n in range(22)]
    names = [w.capitalize() for w in core[:4]]
    said = [
        *chance.sample(core[4:], 14),
        *(word(900_000 + chance.randrange(400)) for _ in range(8)),
    ]
    chance.shuffle(said)
    text = " ".join([*names, *said, *chance.sample(names, 2)])
    return Article(
        title=" ".join([*chance.sample(names, 2), *chance.sample(core[4:], 3)]),
        text=f"{text}.",
        id=f"e{event}t{telling}",
        publisher=publisher or f"Outlet {event} {telling}",
        published=DAY + timedelta(hours=hours),
    )


def sets(found: Sequence[Story]) -> set[frozenset[str]]:
    return {frozenset(article.id for article in story.articles) for story in found}


@st.composite
def batches(draw: st.DrawFn) -> list[Article]:
    """Events of one to five reports within three days."""
    sizes = draw(st.lists(st.integers(1, 5), min_size=2, max_size=8))
    first = draw(st.integers(0, 500)) * 10
    starts = [draw(st.integers(0, 72)) for _ in sizes]
    return [
        told(first + event, telling, hours=start + telling)
        for event, (size, start) in enumerate(zip(sizes, starts, strict=True))
        for telling in range(size)
    ]


def by_event(articles: Sequence[Article]) -> set[frozenset[str]]:
    events: dict[str, set[str]] = {}
    for article in articles:
        events.setdefault(article.id.split("t")[0], set()).add(article.id)
    return {frozenset(ids) for ids in events.values()}


@given(batches(), st.randoms(use_true_random=False))
@settings(max_examples=15, deadline=None, suppress_health_check=SLOW)
def test_stories_are_the_same_in_any_order_and_with_any_repeats(
    batch: list[Article], chance: random.Random
) -> None:
    mixed = [*batch, *chance.sample(batch, len(batch) // 2)]
    chance.shuffle(mixed)

    assert stories(mixed) == stories(batch)
    assert sets(stories(batch)) == by_event(batch)


@given(batches(), st.integers(1, 12))
@settings(max_examples=15, deadline=None, suppress_health_check=SLOW)
def test_unrelated_articles_change_no_story(batch: list[Article], count: int) -> None:
    strangers = [
        told(8_000 + number, 1, hours=number * 5, publisher=f"Stranger {number}")
        for number in range(count)
    ]

    found = stories([*batch, *strangers])

    assert set(stories(batch)) <= set(found)
    assert sets(found) == sets(stories(batch)) | {frozenset({s.id}) for s in strangers}


EDITS: dict[str, Callable[[str], str]] = {
    "verbatim": lambda text: text,
    "tail": lambda text: f"{text} Read the original article on Outlet Nine.",
    "dateline": lambda text: f"OUTBACK, April 3 (Newswire) - {text}",
    "cut short": lambda text: " ".join(text.split()[: len(text.split()) * 2 // 3]),
    "one word": lambda text: text.replace(text.split()[9], "altogether", 1),
}


@given(batches(), st.sampled_from(sorted(EDITS)), st.integers(1, 4), st.randoms())
@settings(max_examples=18, deadline=None, suppress_health_check=SLOW)
def test_reprints_never_raise_the_number_of_publishers(
    batch: list[Article], edit: str, count: int, chance: random.Random
) -> None:
    long = [_lengthened(article) for article in batch]
    one = chance.choice(long)
    reprints = [
        Article(
            title=one.title,
            text=EDITS[edit](one.text),
            id=f"reprint {number}",
            publisher=f"Reprinter {number}",
            published=DAY + timedelta(days=4, hours=number),
        )
        for number in range(count)
    ]

    before = {a.id: story for story in stories(long) for a in story.articles}
    after = {a.id: story for story in stories([*long, *reprints]) for a in story.articles}

    assert after[one.id].publishers == before[one.id].publishers
    assert {after[reprint.id].id for reprint in reprints} == {before[one.id].id}


def _lengthened(article: Article) -> Article:
    chance = random.Random(article.id)
    more = " ".join(word(700_000 + chance.randrange(90_000)) for _ in range(60))
    return Article(
        title=article.title,
        text=f"{article.text} {more}",
        id=article.id,
        publisher=article.publisher,
        published=article.published,
    )


@given(batches(), st.integers(2, 4))
@settings(max_examples=12, deadline=None, suppress_health_check=SLOW)
def test_ids_last_through_every_later_batch(batch: list[Article], parts: int) -> None:
    known: dict[str, Story] = {}
    alias: dict[str, str] = {}
    given_ids: dict[str, str] = {}
    for part in range(parts):
        found = grouped(batch[part::parts], known=list(known.values()))
        alias = _followed(alias, found)
        for old, _ in found.aliases:
            known.pop(old)
        for story in found.stories:
            known[story.id] = story
            for article in story.articles:
                given_ids.setdefault(article.id, story.id)

    home = {a.id: story.id for story in known.values() for a in story.articles}
    assert sorted(home) == sorted(a.id for a in batch)
    assert all(alias.get(first, first) == home[name] for name, first in given_ids.items())
    assert sets(list(known.values())) == by_event(batch)


def _followed(alias: dict[str, str], found: Grouping) -> dict[str, str]:
    new = dict(found.aliases)
    return {old: new.get(now, now) for old, now in alias.items()} | new


def test_ids_of_merged_stories_lead_to_the_one_that_lives_on(tmp_path: Path) -> None:
    one, other, bridge = told(3, 1), told(3, 2, hours=2), told(3, 3, hours=4)
    with open_store(tmp_path / "state.db") as store:
        store.save_stories("t", [Story("early", (one,)), Story("later", (other,))], at=DAY)
        known = store.stories(Window(DAY - timedelta(days=1), DAY + timedelta(days=1)))

        found = grouped([bridge], known=known)
        store.save_stories("t", found.stories, at=DAY)

        assert found.aliases == (("later", "early"),)
        (kept,) = store.stories(Window(DAY - timedelta(days=1), DAY + timedelta(days=1)))
        assert kept.id == "early"
        again = grouped([told(3, 4, hours=6)], known=[kept])
        assert [story.id for story in again.stories] == ["early"]


def test_an_id_that_became_an_alias_is_never_given_to_another_story(tmp_path: Path) -> None:
    one, other, bridge = told(3, 1), told(3, 2, hours=2), told(3, 3, hours=4)
    window = Window(DAY - timedelta(days=1), DAY + timedelta(days=1))
    with open_store(tmp_path / "state.db") as store:
        store.save_stories("t", [Story("early", (one,)), Story("later", (other,))], at=DAY)
        store.save_stories("t", grouped([bridge], known=store.stories(window)).stories, at=DAY)

        store.save_stories("t", [Story("later", (told(9, 1),))], at=DAY)

        assert sets(store.stories(window)) == {
            frozenset({one.id, other.id, bridge.id, told(9, 1).id})
        }


FAR = datetime(9999, 12, 31, 23, 59, tzinfo=UTC)
ODD = {
    "no text": [Article(title="Bridge shut in Oldport", text="", id=f"n{n}") for n in range(3)],
    "a title only": [told(5, 1), Article(title=told(5, 2).title, text="", id="bare")],
    "signs only": [Article(title="?!", text="— … —", id="signs"), Article("", "\u200b\n", id="zw")],
    "no dates": [Article(title=a.title, text=a.text, id=a.id) for a in (told(5, 1), told(5, 2))],
    "dates in the future": [
        Article(title="Far", text="Later.", id="far", published=FAR),
        told(5, 1),
    ],
    "a megabyte": [
        Article(title="Long", text="word and another " * 62_000, id="long"),
        Article(title="Dense", text=" ".join(map(word, range(110_000))), id="dense"),
        Article(title="One", text="x" * 1_000_000, id="unbroken"),
        told(5, 1),
    ],
    "mixed scripts": [
        Article(title="Паром sank", text="Паром «Ластівка» sank off Порт.", id="two"),
        Article(title="渡轮沉没", text="渡轮在港口附近沉没。" * 30, id="chinese"),
        Article(title="غرقت عبارة", text="غرقت عبارة قبالة الميناء", id="arabic"),
        Article(title="ＦＵＬＬ ｗｉｄｔｈ", text="ﬁre in Straße İstanbul", id="folded"),
        Article(title="e\u0301" * 40, text="\u0301" * 400, id="marks"),
    ],
    "the same text under many ids": [
        Article(title="Ferry sinks", text=told(5, 1).text, id=f"same{n}") for n in range(200)
    ],
}


@pytest.mark.parametrize("kind", ODD)
def test_odd_articles_are_each_in_exactly_one_story(kind: str) -> None:
    found = stories(ODD[kind])

    assert sorted(a.id for s in found for a in s.articles) == sorted(a.id for a in ODD[kind])


def test_a_date_at_the_beginning_of_time_is_only_an_old_one() -> None:
    old = Article("Old", "Before.", id="old", published=datetime(1, 1, 1, tzinfo=UTC))

    assert sets(stories([old, told(5, 1)])) == {frozenset({"old"}), frozenset({told(5, 1).id})}


def test_all_odd_articles_together_are_each_in_exactly_one_story() -> None:
    batch = list({article.id: article for kind in ODD.values() for article in kind}.values())

    found = stories(batch)

    assert sorted(a.id for s in found for a in s.articles) == sorted(a.id for a in batch)
    assert stories(reversed(batch)) == found


def test_twenty_thousand_one_word_articles_are_each_in_exactly_one_story() -> None:
    batch = [Article("", word(n % 4000), id=f"w{n}", published=DAY) for n in range(20_000)]

    found = stories(batch)

    assert len([a for s in found for a in s.articles]) == len(batch)
    assert {a.id for s in found for a in s.articles} == {a.id for a in batch}


LINES = (
    '{"id": "good", "title": "Bridge shut in Oldport", "text": "It was."}',
    '{"id": "bare", "title": "Only a title stands here", "text": null, "published": null}',
    '{"id": "nothing"}',
    "not json at all",
    '{"id": "good", "title": "Bridge shut in Oldport", "text": "It was shut on Monday."}',
    '{"id": "when", "title": "An odd date", "published": "the day before"}',
    '["a", "list"]',
    '{"id": "mixed", "title": "Паром sank", "text": "渡轮沉没", "extra": {"deep": [1]}}',
)


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_every_line_is_an_article_in_one_story_or_a_line_that_is_named(packed: bool) -> None:
    body = "\n".join(LINES).encode()

    read_in = read(
        gzip.compress(body) if packed else body,
        source=Source("lines", "a.jsonl"),
        at=DAY,
        name="a.jsonl.gz" if packed else "a.jsonl",
    )
    found = stories(read_in.articles)

    home = [article.id for story in found for article in story.articles]
    assert len(home) == len(set(home))
    ids = {json.loads(line)["id"] for line in (LINES[0], LINES[1], LINES[7])}
    assert ids <= set(home)
    named = {failed.rsplit(":", 1)[1] for failed in read_in.failed}
    assert {"3", "4", "5", "7"} <= named
    assert "when" in home or "6" in named
