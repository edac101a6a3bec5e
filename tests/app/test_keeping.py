"""What is kept while a file is read is what would be kept of the whole file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefer.app import keeping
from briefer.app.keeping import Keeping
from briefer.app.memory import as_kept
from briefer.collect.collected import Collected, merged
from briefer.group.topic import topic
from briefer.model import Article, Glanced
from briefer.store import open_store

AT = datetime(2026, 5, 4, 12, tzinfo=UTC)
EARLIER = datetime(2026, 5, 3, 12, tzinfo=UTC)


def numbered(number: int, text: str = "", url: str | None = None) -> Article:
    about = "The harbour is open. " if number % 3 else "Nobody came. "
    return Article(title="", text=(text or about) * 9, id=f"a{number}", url=url)


GIVEN = [numbered(n) for n in range(20)]
CASES = {
    "ids that were given": GIVEN,
    "ids that were not": [replace(a, id="", url=f"https://news.example/{a.id}") for a in GIVEN],
    "both": [*GIVEN, *(replace(a, id="", url=f"https://news.example/{a.id}") for a in GIVEN)],
}


@pytest.mark.parametrize("articles", CASES.values(), ids=CASES)
def test_the_store_holds_what_it_would_hold_had_the_file_been_read_whole(
    articles: Sequence[Article], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "_AT_ONCE", 7)
    about = topic("harbour")
    with open_store(tmp_path / "whole.db") as whole, open_store(tmp_path / "parts.db") as parts:
        for store in (whole, parts):
            store.save_articles([numbered(2, "The harbour was shut. "), numbered(3)], at=EARLIER)
        held = merged([Collected(tuple(articles))])
        whole.save_articles(held.articles, at=AT)
        kept = Keeping(parts, at=AT, glance=about.glanced)

        found = kept.rest(merged([Collected(tuple(map(kept.one, articles)))]))

        ids = [article.id for article in held.articles]
        expected = as_kept(held, whole).articles
        assert parts.known(ids) == whole.known(ids)
        assert [article.id for article in found.articles] == ids
        assert [a for a in found.articles if not isinstance(a, Glanced)] == [
            article for article in expected if about.about(article)
        ]


def test_the_fuller_of_two_texts_of_one_page_stands_and_the_other_was_said_before(
    tmp_path: Path,
) -> None:
    short = numbered(1, url="https://news.example/1")
    full = Article(title="", text="The harbour. " * 99, url="https://news.example/1")
    with open_store(tmp_path / "briefer.db") as store:
        kept = Keeping(store, at=AT, glance=topic("harbour").glanced)

        found = kept.rest(merged([Collected((kept.one(short), kept.one(full)))]))

        assert [(article.id, article.text) for article in found.articles] == [("a1", full.text)]
        assert [a.text for a in store.states(["a1"])["a1"]] == [full.text, short.text]
