"""Sources are asked politely, in full where they allow it, and under the address where links end."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from briefer.collect.collected import Collected
from briefer.collect.fetch import http_fetch
from briefer.collect.gather import gather
from briefer.collect.health import SourceHealth
from briefer.collect.reader import read
from briefer.errors import NotChanged, SourceError, StatusError
from briefer.model import Source
from briefer.ports import Fetched, Validators
from briefer.testing.web import Answer, Asked, CannedFetch, web_server

AT = datetime(2026, 5, 4, 12, tzinfo=UTC)
FEED = "https://news.example/feed"
PAGE = (
    b"<html><head><title>Town holds</title></head><body><article><h1>Town holds</h1>"
    + b"<p>The mayor said on the quay that the town would hold on for another long winter.</p>" * 9
    + b"</article></body></html>"
)


def rss(description: str = "Short.", link: str = "https://news.example/a") -> bytes:
    return (
        "<rss version='2.0'><channel><title>Harbour Post</title><item><title>T</title>"
        f"<link>{link}</link><description>{description}</description></item></channel></rss>"
    ).encode()


def asked(
    pages: Mapping[str, bytes | Fetched | Exception],
    *,
    source: Source | None = None,
    known: SourceHealth | None = None,
    full_text: bool = False,
) -> tuple[Collected, list[str]]:
    fetch = CannedFetch(pages)
    found = gather(
        [source or Source("harbour", FEED, full_text=full_text)],
        fetch=fetch,
        at=AT,
        known={known.source: known} if known else None,
        read_with=read,
    )
    return found, fetch.asked


def test_a_teaser_is_filled_from_its_page_where_that_is_allowed() -> None:
    pages = {FEED: rss(), "https://news.example/a": PAGE, "https://news.example/robots.txt": b""}

    teaser, _ = asked(pages)
    full, _ = asked(pages, full_text=True)

    assert teaser.articles[0].text == "Short."
    assert full.articles[0].text.startswith("The mayor said on the quay")
    assert (full.articles[0].title, full.articles[0].publisher) == ("T", "Harbour Post")


@pytest.mark.parametrize(
    "robots",
    [
        pytest.param(b"User-agent: *\nDisallow: /", id="forbidden"),
        pytest.param(SourceError("x", "down"), id="unreachable"),
        pytest.param(StatusError("x", "500", status=500), id="failing"),
    ],
)
def test_a_page_is_left_alone_where_robots_txt_does_not_allow_it(robots: bytes | Exception) -> None:
    pages: dict[str, bytes | Fetched | Exception] = {FEED: rss(), "https://news.example/a": PAGE}
    pages["https://news.example/robots.txt"] = robots

    found, paths = asked(pages, full_text=True)
    page, _ = asked(pages, source=Source("p", "https://news.example/a", "page"))

    assert found.articles[0].text == "Short."
    assert "https://news.example/a" not in paths
    assert "robots.txt" in page.problems[0].reason


def test_a_site_without_robots_txt_may_be_read() -> None:
    pages: dict[str, bytes | Fetched | Exception] = {"https://news.example/a": PAGE}
    pages["https://news.example/robots.txt"] = StatusError("x", "404", status=404)

    found, _ = asked(pages, source=Source("p", "https://news.example/a", "page"))

    assert len(found.articles) == 1


def test_the_address_of_a_site_leads_to_the_feed_it_announces() -> None:
    site = "https://news.example/"
    link = (
        b'<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head></html>'
    )
    source = Source("harbour", site)

    found, paths = asked({site: link, FEED: rss()}, source=source)
    missing, _ = asked({site: link}, source=source)
    stranger, _ = asked({site: link.replace(b"/feed", b"https://x.example/feed")}, source=source)

    assert (len(found.articles), found.problems, paths) == (1, (), [site, FEED])
    assert found.health[0].moved_to == FEED
    assert "a web page, not a feed" in missing.problems[0].reason
    assert "a web page, not a feed" in stranger.problems[0].reason


def test_a_page_that_fails_leaves_the_teaser() -> None:
    found, _ = asked({FEED: rss(), "https://news.example/robots.txt": b""}, full_text=True)

    assert found.articles[0].text == "Short."
    assert "1 of its pages: 404" in found.problems[0].reason


def test_a_page_behind_a_paywall_is_said_and_the_fuller_text_kept() -> None:
    walled = b"<html><body><article><p>One line of it, which is not much to go by.</p><p>Subscribe"
    walled += b" to continue reading this and all our stories.</p></article></body></html>"
    pages = {FEED: rss("S" * 90), "https://news.example/a": walled}
    pages["https://news.example/robots.txt"] = b""

    found, _ = asked(pages, full_text=True)

    assert found.articles[0].text == "S" * 90
    assert "a paywall hides the rest" in found.problems[0].reason


def test_a_short_link_is_followed_to_the_publisher() -> None:
    tail = "It held.&lt;br&gt;Read the original article on Big Paper&lt;br&gt;via IFTTT"
    end = Fetched("https://www.bigpaper.example/real?utm_source=x", PAGE)

    article = asked({FEED: rss(tail, "https://ift.tt/x1"), "https://ift.tt/x1": end})[0].articles[0]

    assert (article.url, article.publisher) == ("https://www.bigpaper.example/real", "Big Paper")
    assert article.via == ("https://ift.tt/x1", "IFTTT", "Harbour Post")
    assert article.text == "It held."


def test_a_credit_is_not_believed_when_the_link_ends_on_another_publishers_site() -> None:
    tail = "It held.&lt;br&gt;from Big Paper https://ift.tt/x1&lt;br&gt;via IFTTT"
    end = Fetched("https://rumours.example/made-up", PAGE)

    article = asked({FEED: rss(tail, "https://ift.tt/x1"), "https://ift.tt/x1": end})[0].articles[0]

    assert article.publisher == "rumours.example"


def test_a_dead_short_link_stays_a_link() -> None:
    assert asked({FEED: rss(link="https://ift.tt/x1")})[0].articles[0].url == "https://ift.tt/x1"


def test_what_is_known_of_a_source_is_used_and_renewed() -> None:
    known = SourceHealth("harbour", moved_to="https://new.example/", validators=Validators('"v"'))

    found, paths = asked({"https://new.example/": NotChanged("x", "same")}, known=known)

    assert paths == ["https://new.example/"]
    assert (found.articles, found.problems) == ((), ())
    assert found.health[0].succeeded == AT


def test_a_source_that_is_gone_or_put_off_is_not_asked_and_says_so() -> None:
    gone = SourceHealth("harbour", gone=True)
    later = SourceHealth("harbour", error="503", not_before=AT + timedelta(hours=1))
    fresh = SourceHealth("harbour", not_before=AT + timedelta(hours=1))

    answers = [asked({}, known=known) for known in (gone, later, fresh)]

    assert [paths for _, paths in answers] == [[], [], []]
    assert "gone for good" in answers[0][0].problems[0].reason
    assert "not asked again before 2026-05-04 13:00 UTC" in answers[1][0].problems[0].reason
    assert answers[2][0].problems == ()


def test_a_failure_and_a_bad_body_are_remembered() -> None:
    pages: dict[str, bytes | Fetched | Exception] = {
        FEED: StatusError("x", "gone", status=410, retry_after="60")
    }

    assert asked(pages)[0].health[0].gone
    assert asked({FEED: b""})[0].health[0].error == "it is empty"


def test_a_bug_met_in_one_source_costs_only_that_source() -> None:
    found, _ = asked({FEED: ZeroDivisionError("oops")})

    assert "could not be collected (ZeroDivisionError" in found.problems[0].reason


def test_one_host_is_asked_one_request_at_a_time_and_each_part_is_handed_on() -> None:
    busy = threading.Lock()
    clashes: list[str] = []

    def once(request: Asked) -> Answer:
        if not busy.acquire(blocking=False):
            clashes.append(request.path)
        else:
            busy.release()
        return Answer(body=rss(link=f"https://news.example{request.path}"))

    parts: list[Collected] = []
    with web_server({f"/{n}": once for n in range(6)}) as server:
        found = gather(
            [Source(f"s{n}", server.url(f"/{n}")) for n in range(6)],
            fetch=http_fetch(allow_private=("127.0.0.1",)),
            at=AT,
            each=parts.append,
        )

    assert (len(found.articles), len(parts), clashes) == (6, 6, [])


def test_a_second_run_costs_no_bodies(tmp_path: Path) -> None:
    def conditional(request: Asked) -> Answer:
        same = request.headers.get("if-none-match") == '"v1"'
        return Answer(304 if same else 200, b"" if same else rss(), {"ETag": '"v1"'})

    with web_server({"/feed": conditional}) as server:
        sources = [Source("harbour", server.url("/feed"))]
        fetch = http_fetch(allow_private=("127.0.0.1",))
        first = gather(sources, fetch=fetch, at=AT, read_with=read)
        known = {health.source: health for health in first.health}

        second = gather(sources, fetch=fetch, at=AT, known=known, read_with=read)

    assert (len(first.articles), second.articles, second.problems) == (1, (), ())
