"""Documents that ask for files or hosts, grow when read, or are longer than anybody reads."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefer.collect.collected import Collected
from briefer.collect.fetch import http_fetch
from briefer.collect.gather import gather
from briefer.collect.opml import opml_sources
from briefer.collect.reader import read
from briefer.collect.worker import Read, workers
from briefer.errors import SourceError
from briefer.model import Source
from briefer.ports import Fetched
from briefer.testing.web import Answer, CannedFetch, WebServer, web_server

AT = datetime(2026, 5, 4, 12, tzinfo=UTC)
SOURCE = Source("s", "https://feed.example/x")
ITEM = "<item><title>Town &x; holds</title><description>&x; stands.</description></item>"
RSS = "<rss version='2.0' xmlns:xi='http://www.w3.org/2001/XInclude'><channel><title>F</title>"
PRIVATE = "canary-4711"

# What stands before the feed, with the address of a listener and of a private file put in.
DOCUMENTS = {
    "file-entity": "<!DOCTYPE rss [<!ENTITY x SYSTEM '{file}'>]>",
    "web-entity": "<!DOCTYPE rss [<!ENTITY x SYSTEM '{web}/entity'>]>",
    "external-dtd": "<!DOCTYPE rss SYSTEM '{web}/rss.dtd'>",
    "parameter-entity": "<!DOCTYPE rss [<!ENTITY % p SYSTEM '{web}/p.dtd'> %p;]>",
    "stylesheet": "<?xml-stylesheet type='text/xsl' href='{web}/style.xsl'?>",
    "include": "<!--{web}-->",
}


@pytest.fixture(scope="module")
def child() -> Iterator[Read]:
    with workers(1) as elsewhere:
        yield elsewhere


@pytest.fixture(scope="module")
def listener() -> Iterator[WebServer]:
    with web_server({}) as server:
        yield server


@pytest.mark.parametrize("name", DOCUMENTS)
def test_reading_a_feed_opens_no_file_and_asks_nobody(
    child: Read, listener: WebServer, name: str, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(PRIVATE)
    where = {"web": listener.url("").rstrip("/"), "file": secret.as_uri()}
    include = f"<xi:include href='{where['web']}/i' parse='text'/>" if name == "include" else ""
    body = DOCUMENTS[name].format(**where) + RSS + include + ITEM + "</channel></rss>"

    found = child(body.encode(), source=SOURCE, at=AT, url=SOURCE.url)

    assert listener.asked == []
    assert PRIVATE not in repr(found)
    assert found.articles or found.problems


def laughs() -> str:
    levels = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))
    return f"<!DOCTYPE rss [<!ENTITY l0 'ha ha ha ha'>{levels}<!ENTITY x '&l9;'>]>"


def quadratic() -> str:
    return f"<!DOCTYPE rss [<!ENTITY x '{'a' * 60_000}'>]>"


@pytest.mark.parametrize("start", [laughs(), quadratic()], ids=["laughs", "quadratic"])
def test_entities_are_not_multiplied(child: Read, start: str) -> None:
    grown = ITEM.replace("&x; stands", "&x;" * 1000)
    good = "<item><title>Good</title></item>"
    body = f"{start}{RSS}{grown}{good}</channel></rss>".encode()

    found = child(body, source=SOURCE, at=AT, url=SOURCE.url)

    assert "took more than" not in "".join(problem.reason for problem in found.problems)
    assert sum(len(article.text) + len(article.title) for article in found.articles) < 250_000
    assert found.articles or found.problems


def test_entities_of_an_opml_file_are_not_multiplied() -> None:
    body = f"{laughs()}<opml><body><outline text='&x;' xmlUrl='https://a.example/'/></body></opml>"

    assert all(len(source.name) < 100 for source in opml_sources(body.encode()))


def feed(title: str, text: str) -> bytes:
    item = f"<item><title>{title}</title><description>{text}</description></item>"
    return f"{RSS}{item}</channel></rss>".encode()


@pytest.mark.parametrize(
    ("title", "text"),
    [("T" * 600, "x"), ("<b>" * 4000 + "T", "x"), ("T", "word " * 50_000)],
    ids=["title", "markup", "text"],
)
def test_what_was_cut_is_said(title: str, text: str) -> None:
    long = read(feed(title.replace("<", "&lt;"), text), source=SOURCE, at=AT, url=SOURCE.url)
    plain = read(feed("T" * 500, "word " * 2000), source=SOURCE, at=AT, url=SOURCE.url)

    told = " ".join(p.reason for p in long.problems)
    assert "1 item was cut" in told or "nests tags thousands deep" in told
    assert len(long.articles[0].title) <= 500
    assert plain.problems == ()


def test_pages_beyond_the_most_of_a_run_are_counted() -> None:
    items = "".join(
        f"<item><title>T{n}</title><link>https://news.example/{n}</link></item>" for n in range(33)
    )
    pages: dict[str, bytes | Fetched | Exception] = {
        "https://news.example/feed": f"{RSS}{items}</channel></rss>".encode(),
        "https://news.example/robots.txt": b"",
    }

    found = gather(
        [Source("s", "https://news.example/feed", full_text=True)],
        fetch=CannedFetch(pages), at=AT, read_with=read,
    )  # fmt: skip

    assert len(found.articles) == 33
    assert "3 of its pages: not fetched, 30 are the most in a run" in [
        problem.reason for problem in found.problems
    ]


def test_a_proxy_of_the_environment_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with web_server({"/": Answer(body=b"here")}) as server, web_server({}) as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url())
        fetch = http_fetch(allow_private=("127.0.0.1",))

        assert fetch(server.url()).body == b"here"
        assert proxy.asked == []


@pytest.mark.parametrize(
    "url",
    [
        "http://user:canary@feed.example/x",
        "https://feed.example:9/x?key=canary",
        "ftp://user:canary@feed.example/",
        "http://127.0.0.1:80/x?token=canary#canary",
    ],
)
def test_no_error_shows_a_password_or_a_key_of_an_address(url: str) -> None:
    with pytest.raises(SourceError) as caught:
        http_fetch()(url)

    assert "canary" not in str(caught.value)


def test_what_is_read_is_the_same_in_the_child(child: Read) -> None:
    body = feed("T" * 600, "x")

    found: Collected = child(body, source=SOURCE, at=AT, url=SOURCE.url)

    assert found == read(body, source=SOURCE, at=AT, url=SOURCE.url)
