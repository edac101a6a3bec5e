"""Hostile and real feeds that lie beside the repository; skipped where they do not."""

from __future__ import annotations

import json
import tarfile
import unicodedata
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefer.collect.collected import Collected
from briefer.collect.fetch import http_fetch
from briefer.collect.gather import gather
from briefer.collect.worker import workers
from briefer.model import Source
from briefer.testing.web import Answer, Asked, Route, web_server

FEEDS = Path(__file__).parents[2].parent / "shared" / "data" / "feeds"
SEED = FEEDS.parents[1] / "seeds"
AT = datetime(2026, 11, 22, tzinfo=UTC)
URL = "https://feed.example/x"
NO_NEWS = {"doc_binary", "doc_empty", "doc_html_login", "doc_json_error", "doc_ws"}

pytestmark = pytest.mark.skipif(
    not FEEDS.is_dir(), reason="the feeds are not beside the repository"
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Collected]:
    folder = tmp_path_factory.mktemp("hostile")
    with tarfile.open(FEEDS / "malicious.tar.gz") as packed:
        packed.extractall(folder, filter="data")
    found: dict[str, Collected] = {}
    with workers(1) as read:
        for entry in json.loads((folder / "malicious" / "manifest.json").read_text()):
            body = (folder / "malicious" / entry["file"]).read_bytes()
            name = entry["file"].removesuffix(".xml")
            found[name] = read(body, source=Source("s", URL), at=AT, url=URL)
            assert not [p for p in found[name].problems if "took more than" in p.reason], name
    return found


def test_every_hostile_feed_gives_its_good_items_or_says_why_not(
    hostile: dict[str, Collected],
) -> None:
    empty = {name for name, found in hostile.items() if not found.articles}

    assert len(hostile) == 57
    assert empty == NO_NEWS
    assert all(hostile[name].problems for name in empty)


def test_no_hostile_feed_leaks_a_file_or_leaves_markup_or_invisible_text(
    hostile: dict[str, Collected],
) -> None:
    texts = [
        text
        for found in hostile.values()
        for article in found.articles
        for text in (article.title, article.text, article.publisher, article.author or "")
    ]

    assert not any("root:x:0" in text or "<script" in text for text in texts)
    categories = {unicodedata.category(letter) for text in texts for letter in set(text)} - {"Cn"}
    assert not {c for c in categories if c.startswith("C")} - {"Cc"}
    assert not any(letter in text for text in texts for letter in "\x1b\x00\u202e\ufeff\u200b")


def test_only_web_addresses_survive_and_no_item_is_lost_for_a_bad_one(
    hostile: dict[str, Collected],
) -> None:
    links = [article.url for article in hostile["url_schemes"].articles]

    assert len(links) == 34
    assert all(link is None or link.startswith(("http://", "https://")) for link in links)
    assert not any("javascript" in (link or "").split("?")[0].lower()[:20] for link in links)


def test_no_item_of_a_hostile_feed_is_from_the_future(hostile: dict[str, Collected]) -> None:
    dates = [a.published for found in hostile.values() for a in found.articles if a.published]

    assert max(dates) <= AT.replace(day=23)


def test_real_feeds_are_collected_twice_the_second_time_for_a_tenth_of_the_bytes(
    tmp_path: Path,
) -> None:
    with tarfile.open(FEEDS / "realworld200.tar.gz") as packed:
        packed.extractall(tmp_path, filter="data")
    bodies = [p.read_bytes() for p in sorted(tmp_path.rglob("*")) if p.is_file() and not p.suffix]
    bodies = sorted(bodies, key=len)[:40]
    sent: list[int] = []

    def serve(request: Asked) -> Answer:
        same = request.headers.get("if-none-match") == '"v1"'
        body = b"" if same else bodies[int(request.path.strip("/"))]
        sent.append(len(body) + 200)
        return Answer(304 if same else 200, body, {"ETag": '"v1"'})

    with web_server({f"/{n}": serve for n in range(len(bodies))}) as server:
        sources = [Source(f"s{n}", server.url(f"/{n}")) for n in range(len(bodies))]
        fetch = http_fetch(allow_private=("127.0.0.1",))
        first = gather(sources, fetch=fetch, at=AT)
        cost = sum(sent)
        known = {health.source: health for health in first.health}
        second = gather(sources, fetch=fetch, at=AT, known=known)

    assert len(first.articles) > 200
    assert second.articles == ()
    assert sum(sent) - cost < cost / 10


@pytest.mark.skipif(not SEED.is_dir(), reason="the seed article is not beside the repository")
def test_the_seed_served_as_a_feed_item_through_a_short_link_is_its_real_publishers() -> None:
    from xml.sax.saxutils import escape

    text = next(SEED.glob("*.txt")).read_text(encoding="utf-8")
    title, _, body = text.partition("\n")
    description = escape("".join(f"<p>{escape(line)}</p>" for line in body.splitlines()))

    def feed(request: Asked) -> Answer:
        link = f"http://{request.headers['host']}/Bvxayg1"
        item = f"<title>{escape(title)}</title><link>{link}</link><description>{description}"
        head = "<rss version='2.0'><channel><title>A Clipping Blog</title><item>"
        return Answer(body=f"{head}{item}</description></item></channel></rss>".encode())

    short = Answer(302, headers={"Location": "/russia-bakhmut-momentum-2023-3"})
    page = Answer(body=b"<html><body><p>the original</p></body></html>")
    routes: dict[str, Route] = {
        "/feed": feed,
        "/Bvxayg1": short,
        "/russia-bakhmut-momentum-2023-3": page,
    }
    with web_server(routes) as server:
        sources = [Source("clippings", server.url("/feed"))]
        found = gather(sources, fetch=http_fetch(allow_private=("127.0.0.1",)), at=AT)
        article = found.articles[0]

        assert article.url == server.url("/russia-bakhmut-momentum-2023-3")
        assert article.via[0] == server.url("/Bvxayg1")
    assert article.publisher == "Business Insider"
    assert article.via[1:] == ("https://ift.tt/Bvxayg1", "IFTTT", "A Clipping Blog")
    assert (article.published, article.text.endswith("pushback effort.")) == (None, True)
