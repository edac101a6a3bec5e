"""OPML, search templates, announced feeds, news sitemaps and mailboxes."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.collect.discovery import announced_feeds, guessed_feeds
from briefer.collect.opml import opml_document, opml_sources, source_name
from briefer.collect.reader import read
from briefer.collect.search import filled, is_template
from briefer.errors import ConfigError, InputError
from briefer.model import Source

AT = datetime(2026, 5, 4, 12, tzinfo=UTC)
URL = "https://news.example/x"
OPML = b"""<?xml version="1.0"?><opml version="1.0"><body><outline text="Folder">
<outline text="Harbour &amp; Post" type="rss" xmlUrl="https://post.example/rss?a=1&amp;b=2"/>
<outline title="Harbour Post" xmlURL='https://other.example/rss' language="UK"/>
<outline text="Again" xmlUrl="https://post.example/rss?b=2&amp;a=1#x"/>
<outline text="Bad" xmlUrl="javascript:alert(1)"/><outline text="No feed" htmlUrl="https://x.example"/>
</outline></body>"""


def test_opml_gives_each_feed_once_under_a_name_of_its_own() -> None:
    sources = opml_sources(OPML + b"</opml>")

    assert sources == (
        Source("harbour-post", "https://post.example/rss?a=1&b=2"),
        Source("harbour-post-2", "https://other.example/rss", "feed", "uk"),
    )


def test_a_broken_opml_file_is_read_as_far_as_it_goes() -> None:
    assert len(opml_sources(OPML[:260])) == 2


@pytest.mark.parametrize("body", [b"", b"no xml", b"<rss/>", b"\x00\xff"])
def test_what_is_no_opml_is_refused(body: bytes) -> None:
    with pytest.raises(InputError, match="OPML"):
        opml_sources(body)


def test_an_opml_file_cannot_reach_for_files() -> None:
    evil = b"""<!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]><opml><body>
    <outline text="a" xmlUrl="https://a.example/&x;"/></body></opml>"""

    assert "root:" not in repr(opml_sources(evil))


@given(
    st.lists(
        st.tuples(st.text(min_size=1, max_size=20), st.text("abcé&<\"'?=/", max_size=12)),
        max_size=6,
    )
)
@settings(max_examples=60, deadline=None)
def test_what_was_written_as_opml_is_read_again(pairs: list[tuple[str, str]]) -> None:
    sources = [
        Source(source_name(name, URL) + f"-{n}", f"https://h{n}.example/{path}")
        for n, (name, path) in enumerate(pairs)
    ]

    again = opml_sources(opml_document(sources).encode())

    assert [source.url for source in again] == [source.url for source in sources]
    assert [source.name for source in again] == [source.name for source in sources]


def test_files_and_templates_are_not_written_as_opml() -> None:
    search = Source("s", "https://find.example/?q={query}", "search")

    assert "outline" not in opml_document([Source("f", "articles.jsonl", "file"), search])


def test_a_search_template_takes_the_words_of_the_topic_and_nothing_else() -> None:
    template = Source("s", "https://find.example/rss?q={query}&n=9", "search", "uk")

    source = filled(template, query='a&b=1 "c d"\n#')

    assert is_template(template)
    assert source.url == "https://find.example/rss?q=a%26b%3D1%20%22c%20d%22%20%23&n=9"
    assert (source.kind, source.language, is_template(source)) == ("feed", "uk", False)


@pytest.mark.parametrize("url", ["https://{query}/rss", "file:///{query}", "https://a.{query}.x/"])
def test_a_template_whose_words_would_choose_the_host_is_refused(url: str) -> None:
    with pytest.raises(ConfigError, match=r"sources\.s"):
        filled(Source("s", url, "search"), query="evil.example")


def test_a_page_announces_its_feeds_comments_last() -> None:
    page = b"""<html><head><link rel="alternate" type="application/rss+xml" href="/comments/feed">
    <link rel="alternate" type="application/atom+xml" href="atom.xml">
    <link rel="alternate" type="application/atom+xml" href="javascript:x">
    <link rel="alternate" hreflang="de" href="/de"></head><body></body></html>"""

    feeds = announced_feeds(page, url="https://news.example/a/")

    assert feeds == ("https://news.example/a/atom.xml", "https://news.example/comments/feed")
    assert announced_feeds(b"", url=URL) == ()
    assert guessed_feeds(URL)[0] == "https://news.example/feed"


SITEMAP = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><!-- c --><url>
<loc>https://news.example/a</loc><news:news><news:publication><news:name>Harbour Post</news:name>
<news:language>en</news:language></news:publication>
<news:publication_date>2026-05-03T10:00:00+02:00</news:publication_date>
<news:title>Town &amp; port hold</news:title></news:news></url>
<url><loc>https://news.example/plain</loc></url></urlset>"""


def test_a_news_sitemap_gives_the_articles_it_lists() -> None:
    found = read(SITEMAP, source=Source("s", URL), at=AT, url=URL)

    article = found.articles[0]
    assert (len(found.articles), found.problems) == (1, ())
    assert (article.title, article.publisher) == ("Town & port hold", "Harbour Post")
    assert article.published == datetime(2026, 5, 3, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        pytest.param(b"<urlset><url><loc>https://a.example/</loc></url></urlset>",
                     "sitemap without news", id="no-news"),
        pytest.param(b"<a><urlset >", "no RSS|damaged", id="damaged"),
        pytest.param(b"<urlset >" + b"\xff\xfe\x00" * 9, "sitemap", id="spoiled"),
    ],
)  # fmt: skip
def test_a_sitemap_that_gives_nothing_says_so(body: bytes, reason: str) -> None:
    import re

    found = read(body, source=Source("s", URL), at=AT, url=URL)

    assert re.search(reason, found.problems[0].reason)


MBOX = """From desk@post.example Mon May  4 10:00:00 2026
From: =?utf-8?q?Harbour_P=C3=B6st?= <desk@post.example>
Subject: Town
 holds
Message-ID: <1@post.example>
Date: Mon, 04 May 2026 10:00:00 +0200
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=b

--b
Content-Type: text/html; charset=utf-8

<p>Never shown.</p>
--b
Content-Type: text/plain; charset=utf-8

The town held.
>From the quay nobody left.
--b--

From x@y.example Mon May  4 11:00:00 2026
From: x@y.example
Subject: Empty
Date: nonsense

From z@y.example Mon May  4 11:00:00 2026
From: z@y.example
Subject: Web only
Content-Type: text/html; charset=no-such

<p>One.</p><p>Two.</p>
"""


def test_a_mailbox_gives_an_article_for_each_message_and_names_the_empty_one() -> None:
    box = read(MBOX.encode(), source=Source("mail", "mail.mbox", "file"), at=AT, name="mail.mbox")

    first, *others = box.articles
    assert (first.title, first.publisher) == ("Town holds", "Harbour Pöst")
    assert first.text == "The town held.\nFrom the quay nobody left."
    assert first.published == datetime(2026, 5, 4, 8, tzinfo=UTC)
    assert [article.publisher for article in others] in ([], ["y.example"])
    assert "mail.mbox:2" in box.failed
    assert len(box.articles) + len(box.failed) == 3


def test_a_single_message_is_read_and_a_text_that_looks_alike_is_not() -> None:
    message = MBOX.split("\n", 1)[1].split("\nFrom x@", maxsplit=1)[0]
    text = "Title\n\nFrom: here to there.\nSubject: none.\n"
    source = Source("mail", "one.eml", "file")

    assert read(message.encode(), source=source, at=AT).articles[0].title == "Town holds"
    assert read(text.encode(), source=source, at=AT).articles[0].title == "Title"
