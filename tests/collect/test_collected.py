"""Many sources become one pile in which nothing is lost and nothing stands twice."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from briefer.collect.collected import SCOPED, Collected, merged
from briefer.collect.gather import gather
from briefer.errors import FetchRefused, NotChanged
from briefer.model import Article, Problem, Source
from briefer.testing.web import CannedFetch

AT = datetime(2026, 5, 4, 12, tzinfo=UTC)
URL = "https://news.example/a"


def pile(*articles: Article) -> Collected:
    return Collected(articles)


def test_one_address_found_twice_stands_once_with_the_fuller_text() -> None:
    short = Article("T", "Short.", url=URL, publisher="Post", published=AT)
    long = Article("T", "Much longer.", url=URL, author="A. Writer")

    found = merged([pile(short), pile(long)]).articles

    assert len(found) == 1
    assert (found[0].text, found[0].author, found[0].published) == ("Much longer.", "A. Writer", AT)
    assert found[0].publisher == "Post"


def test_first_hand_text_wins_over_a_longer_repost() -> None:
    own = Article("T", "Own.", url=URL)
    repost = Article("T", "Longer repost.", url=URL, via=("Blog",))

    assert merged([pile(repost), pile(own)]).articles == (own,)


def test_a_given_id_is_kept_when_a_feed_has_the_same_address() -> None:
    computed = Article("T", "longer", url=URL)

    found = merged([pile(computed), pile(Article("T", "x", id="mine", url=URL))]).articles

    assert [(article.id, article.text) for article in found] == [("mine", "longer")]


def test_two_given_ids_and_scoped_ids_stay_apart() -> None:
    articles = [
        Article("T", "x", id="one", url=URL),
        Article("T", "x", id="two", url=URL),
        Article("T", "x", id=f"{SCOPED}1", url=URL),
    ]

    assert [a.id for a in merged([pile(*articles)]).articles] == ["one", "two", f"{SCOPED}1"]


def test_problems_and_failures_are_kept_once() -> None:
    part = Collected(problems=(Problem("s", "r"),), failed=("a:1",))

    assert merged([part, part]) == part


FEED = b"<rss version='2.0'><channel><title>P</title><item><title>T</title></item></channel></rss>"


def test_one_dead_source_never_ends_the_run() -> None:
    talk: list[str] = []
    names = ("dead", "shy", "same", "good")
    sources = [Source(name, f"https://{name}.example/") for name in names]
    fetch = CannedFetch(
        {
            "https://shy.example/": FetchRefused("x", "not public"),
            "https://same.example/": NotChanged("x", "same"),
            "https://good.example/": FEED,
        }
    )

    found = gather(sources, fetch=fetch, at=AT, progress=talk.append)

    assert [article.title for article in found.articles] == ["T"]
    assert [problem.source for problem in found.problems] == ["dead", "shy"]
    assert len(talk) == 4


def test_a_folder_is_read_through_with_each_bad_file_named(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text("Title\n\nText.")
    (tmp_path / "b.xml").write_bytes(FEED)
    (tmp_path / "bad.jsonl").write_text('{"id": "1", "title": "ok"}\n{')
    (tmp_path / "empty.html").write_text("")
    (tmp_path / ".hidden.txt").write_text("Not read")
    (tmp_path / "loop").symlink_to(tmp_path)

    found = gather([Source("pile", str(tmp_path), "file")], fetch=CannedFetch({}), at=AT)

    assert sorted(article.title for article in found.articles) == ["T", "Title", "ok"]
    assert found.failed == ("bad.jsonl:2", "empty.html")
    assert [problem.source for problem in found.problems] == ["bad.jsonl:2", "empty.html"]


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    gone = Source("gone", str(tmp_path / "gone.jsonl"), "file")

    found = gather([gone], fetch=CannedFetch({}), at=AT)

    assert found.articles == ()
    assert "there is no file or folder" in found.problems[0].reason
