"""Channels, aggregators and searches: read by what they offer. The pages are made up here."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime

import pytest

from briefer.collect.fetch import http_fetch
from briefer.collect.found_source import Finder
from briefer.collect.gdelt import asked_address
from briefer.collect.known_sites import posts_address
from briefer.collect.reader import read
from briefer.collect.redirects import named_target
from briefer.collect.visit import Visitor
from briefer.errors import SourceError
from briefer.model import Source
from briefer.ports import Fetched
from briefer.testing.web import Answer, CannedFetch, web_server

AT = datetime(2026, 5, 4, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("given", "read_at"),
    [
        ("https://t.me/harbour_news", "https://t.me/s/harbour_news"),
        ("https://t.me/s/harbour_news/", "https://t.me/s/harbour_news"),
        ("https://www.reddit.com/r/oldport/", "https://www.reddit.com/r/oldport/.rss"),
        ("https://old.reddit.com/u/ada", "https://www.reddit.com/user/ada/.rss"),
        ("https://bsky.app/profile/ada.example", "https://bsky.app/profile/ada.example/rss"),
        ("https://social.example/@ada", "https://social.example/@ada.rss"),
        ("https://m.youtube.com/channel/UC1-a_b", "https://www.youtube.com/feeds/videos.xml?channel_id=UC1-a_b"),
        ("https://youtube.com/playlist?list=PL1", "https://www.youtube.com/feeds/videos.xml?playlist_id=PL1"),
        ("https://www.youtube.com/@ada", "https://www.youtube.com/@ada"),
        ("https://harbour.example/t.me/x", "https://harbour.example/t.me/x"),
        ("https://t.me.evil.example/x", "https://t.me.evil.example/x"),
        ("https://t.me/harbour/55", "https://t.me/harbour/55"),
        ("no address", "no address"),
    ],
)  # fmt: skip
def test_a_channel_is_read_where_it_offers_its_posts(given: str, read_at: str) -> None:
    assert posts_address(given) == read_at


POST = """<div class="tgme_widget_message_wrap"><div class="tgme_widget_message js-widget_message"
 data-post="harbour/{n}"><div class="tgme_widget_message_bubble"><div class="tgme_widget_message_author">
 <a class="tgme_widget_message_owner_name"><span>Harbour</span></a></div>{before}
 <div class="tgme_widget_message_text js-message_text">{text}</div><div class="tgme_widget_message_footer">
 <span class="tgme_widget_message_views">1.2K</span><a class="tgme_widget_message_date"
 href="https://t.me/harbour/{n}"><time datetime="2026-05-04T0{n}:00:00+00:00">0{n}:00</time></a></div>
 </div></div></div>"""
REPLY = """<a class="tgme_widget_message_reply"><div class="tgme_widget_message_text
 js-message_reply_text">An older post</div></a>"""
CHANNEL = (
    '<!DOCTYPE html><html><head><title>Harbour – Telegram</title></head><body><div class="tgme_channel_info">'
    '<div class="tgme_channel_info_header_title"><span>Harbour &amp; Quay</span></div></div>'
    + POST.format(n=1, before="", text="<b>Bridge closed ⚡️</b><br/><br/>The council closed it on Monday.")
    + POST.format(n=2, before=REPLY, text="Міст відкриють у червні. Про це сказала мерка.")
    + POST.format(n=3, before="", text="")
    + "</body></html>"
)  # fmt: skip


def test_a_telegram_channel_gives_its_posts_each_under_its_own_link() -> None:
    url = "https://t.me/s/harbour"

    found = read(CHANNEL.encode(), source=Source("h", url), at=AT, url=url, media_type="text/html")

    assert [(a.url, a.publisher) for a in found.articles] == [
        ("https://t.me/harbour/1", "Harbour & Quay"),
        ("https://t.me/harbour/2", "Harbour & Quay"),
    ]
    first, second = found.articles
    assert first.title.startswith("Bridge closed")
    assert first.text.endswith("The council closed it on Monday.")
    assert second.text == "Міст відкриють у червні. Про це сказала мерка."
    assert "older post" not in second.title + second.text
    assert first.published == datetime(2026, 5, 4, 1, tzinfo=UTC)


def test_a_channel_is_added_under_the_address_where_its_posts_are_and_its_own_name() -> None:
    page = Fetched("https://t.me/s/harbour", CHANNEL.encode(), "text/html")
    atom = (
        b"<feed xmlns='http://www.w3.org/2005/Atom'><title>r/oldport</title><entry><title>A b</title>"
        b"<id>t3_1</id><link href='https://www.reddit.com/r/oldport/1'/></entry></feed>"
    )
    pages: dict[str, bytes | Fetched | Exception] = {page.url: page}
    pages["https://www.reddit.com/r/oldport/.rss"] = atom
    finder = Finder(CannedFetch(pages), read, AT)

    telegram = finder.found(Source("new", "https://t.me/harbour"))
    reddit = finder.found(Source("new", "https://old.reddit.com/r/oldport"))

    assert (telegram.source.url, telegram.source.kind) == ("https://t.me/s/harbour", "feed")
    assert (telegram.title, telegram.articles) == ("Harbour & Quay", 2)
    assert (reddit.source.url, reddit.title) == (
        "https://www.reddit.com/r/oldport/.rss", "r/oldport",
    )  # fmt: skip
    with pytest.raises(SourceError, match="nothing at this address"):
        finder.found(Source("new", "https://t.me/nobody"))


def test_a_page_that_only_speaks_of_telegram_is_a_page() -> None:
    page = b"<html><body><p>class tgme_widget_message </p></body></html>"
    found = read(
        page, source=Source("p", "https://a.example/", "page"), at=AT, url="https://a.example/"
    )

    assert found.articles == ()
    assert found.problems


TARGET = "https://harbour.example/2026/bridge"


@pytest.mark.parametrize(
    "page",
    [
        f'<html><body><c-wiz><div data-n-au="{TARGET}"></div></c-wiz></body></html>',
        f'<html><head><meta http-equiv="REFRESH" content="0; URL=\'{TARGET}\'"></head></html>',
        f'<html><head><link rel="canonical" href="{TARGET}?utm_source=x"></head></html>',
        f'<html><head><link rel="canonical" href="https://news.google.com/rss/articles/1">'
        f'<meta property="og:url" content="{TARGET}"></head></html>',
    ],
)
def test_the_target_that_a_page_of_a_link_service_names_is_the_articles_address(page: str) -> None:
    link = "https://news.google.com/rss/articles/abc"
    feed = (
        "<rss version='2.0'><channel><title>Google News</title><item><title>Bridge closed - Post"
        f"</title><link>{link}</link></item></channel></rss>"
    )
    fetch = CannedFetch({"https://news.google.com/rss": feed.encode(), link: page.encode()})

    found = Visitor(fetch, read, AT).visit(Source("g", "https://news.google.com/rss"))

    assert found.articles[0].url == TARGET
    assert link in found.articles[0].via


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><a href='https://harbour.example/x'>Opening</a></body></html>",
        "<html><head><link rel='canonical' href='https://harbour.example/'></head></html>",
        "<html><head><link rel='canonical' href='javascript:x()'></head></html>",
        "<html><head><meta http-equiv='refresh' content='5'></head></html>",
        "",
    ],
)
def test_a_page_that_names_no_target_leaves_the_link_as_it_is(page: str) -> None:
    assert named_target(page.encode(), url="https://news.google.com/rss/articles/abc") is None


GDELT = {
    "articles": [
        {
            "url": "https://harbour.example/a", "url_mobile": "", "title": "Міст закрили",
            "seendate": "20260504T101500Z", "socialimage": "", "domain": "harbour.example",
            "language": "Ukrainian", "sourcecountry": "Ukraine",
        }
    ]
}  # fmt: skip


def test_gdelt_is_asked_in_its_own_language_and_its_answer_read() -> None:
    query = '"old bridge" sourcelang:ukrainian'
    path = (
        "/doc?query=%22old+bridge%22+sourcelang%3Aukrainian&mode=artlist&format=json"
        "&maxrecords=250&sort=datedesc&timespan=3d"
    )
    answer = Answer(body=json.dumps(GDELT).encode(), headers={"Content-Type": "application/json"})
    with web_server({path: answer}) as server:
        source = Source("w", server.url("/doc"), "gdelt", query=query)
        found = Visitor(http_fetch(allow_private=["127.0.0.1"]), read, AT).visit(source)

    article = found.articles[0]
    assert (article.title, article.url, article.publisher) == (
        "Міст закрили", "https://harbour.example/a", "harbour.example",
    )  # fmt: skip
    assert article.language == "uk"
    assert article.published == datetime(2026, 5, 4, 10, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (b"{}", ""),
        (b"Your query was too short or too long.", "answers no query: Your query"),
        (b'{"articles": [{"url": 1}]}', "neither"),
    ],
)
def test_an_empty_answer_of_gdelt_is_no_fault_and_a_refusal_is(answer: bytes, reason: str) -> None:
    source = Source("w", "https://gdelt.example/doc", "gdelt", query="bridge")
    fetch = CannedFetch({asked_address(source): answer})

    found = Visitor(fetch, read, AT).visit(source)

    assert found.articles == ()
    said = found.problems[0].reason if found.problems else ""
    assert re.search(reason, said) if reason else not said


def test_the_pages_behind_a_search_are_read_in_full() -> None:
    page = (
        "<html><body><article><h1>Bridge</h1>"
        + "<p>The council of Oldport closed the old bridge on Monday for six weeks.</p>" * 3
        + "</article></body></html>"
    )
    source = Source("w", "https://gdelt.example/doc", "gdelt", query="bridge", full_text=True)
    pages = {
        asked_address(source): json.dumps(GDELT).encode(),
        "https://harbour.example/a": page.encode(),
        "https://harbour.example/robots.txt": b"",
    }

    found = Visitor(CannedFetch(pages), read, AT).visit(source)

    assert "The council of Oldport closed" in found.articles[0].text


def test_a_query_goes_with_gdelt_alone() -> None:
    with pytest.raises(ValueError, match="query"):
        Source("w", "https://gdelt.example/doc", "gdelt")
    with pytest.raises(ValueError, match="query"):
        Source("w", "https://gdelt.example/doc", "feed", query="bridge")
