"""One address has one spelling, and the publisher is who wrote it."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

import pytest
from courlan import normalize_url
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.collect.origin import at_its_end, host_of, is_local, is_teaser, may_credit, site_of
from briefer.collect.spelling import canonical_url, printable_url
from briefer.model import Article

CLEAN = "https://news.example/a"


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("HTTPS://News.Example:443/a#top", id="case-port-fragment"),
        pytest.param("https://news.example/a?utm_source=rss&utm_medium=x&fbclid=1", id="tracking"),
        pytest.param(" https://news.example/\n  a ", id="broken-over-lines"),
        pytest.param("https://news.example/a/amp", id="amp-path"),
        pytest.param("https://www.google.com/amp/s/news.example/a", id="amp-viewer"),
        pytest.param("https://news-example.cdn.ampproject.org/c/s/news.example/a", id="amp-cache"),
        pytest.param("https://m.news.example/a", id="mobile-host"),
        pytest.param(
            "http://www.bing.com/news/apiclick.aspx?ref=x&url=https%3a%2f%2fnews.example%2fa",
            id="counted-click",
        ),
        pytest.param("https://news.example./a", id="dot-at-the-end"),
    ],
)
def test_all_spellings_of_an_address_are_one(url: str) -> None:
    assert canonical_url(url) == CLEAN


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("https://news.example", "https://news.example/"),
        ("http://news.example:8080/b?id=5", "http://news.example:8080/b?id=5"),
        ("https://bücher.example/ж", "https://xn--bcher-kva.example/%D0%B6"),
        ("https://en.m.encyclopedia.example/A", "https://en.encyclopedia.example/A"),
        ("https://m.example/a", "https://m.example/a"),
        ("https://[2606:2800:220:1::1]/", "https://[2606:2800:220:1::1]/"),
        ("https://news.example/%7Ea", "https://news.example/%7Ea"),
    ],
)
def test_what_names_the_page_stays(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical


@pytest.mark.parametrize(
    "url",
    [
        "", "news.example/a", "javascript:alert(1)", "data:text/html,x", "ftp://a.example/",
        "https://", "https://user:pw@a.example/", "https://a.example:0/", "https://a.example:99999/",
        "https://[::1", "https://a.example\\@b.example/", "https://a..example/", "https://a b/",
        "https://" + "a" * 64 + ".example/", "https://a.example/" + "x" * 2000, "https://-a.example",
        "https://a.example/\x00", "//a.example/x", "https://\udc80.example/",
    ],
)  # fmt: skip
def test_what_is_no_plain_web_address_is_none(url: str) -> None:
    assert canonical_url(url) is None


@given(st.text(max_size=40))
@settings(max_examples=200)
def test_a_canonical_address_is_its_own_canonical_address(tail: str) -> None:
    once = canonical_url(f"https://news.example/{tail}")

    assert once is None or canonical_url(once) == once
    assert once is None or once.isascii()


@pytest.mark.parametrize(
    ("publisher", "url", "agrees"),
    [
        ("Business Insider", "https://www.businessinsider.com/x", True),
        ("Insider", "https://www.businessinsider.com/x", True),
        ("The New York Times", "https://www.nytimes.com/x", True),
        ("BBC News", "https://www.bbc.co.uk/x", True),
        ("Financial Times", "https://www.ft.com/x", True),
        ("BBC News", "https://rumours.example/x", False),
        ("Reuters", "https://reuters.rumours.example/x", False),
        ("Reuters", "https://someone.tumblr.com/x", True),
        ("Reuters", "https://192.0.2.1/x", True),
        ("Reuters", None, True),
    ],
)
def test_a_text_may_name_its_publisher_where_the_host_agrees(
    publisher: str, url: str | None, agrees: bool
) -> None:
    assert may_credit(publisher, url=url) is agrees


def test_a_given_id_survives_the_end_of_a_short_link() -> None:
    given_id = Article("T", "x", id="mine", url="https://ift.tt/x")
    computed = Article("T", "x", url="https://ift.tt/x")

    assert at_its_end(given_id, CLEAN).id == "mine"
    assert at_its_end(computed, CLEAN).id == Article("T", "x", url=CLEAN).id
    assert at_its_end(computed, "mailto:x") == computed


def test_hosts_sites_and_printable_addresses() -> None:
    assert host_of("https://www.news.example/a") == "news.example"
    assert host_of("nothing") == ""
    assert site_of("https://feeds.news.co.uk/") == "news.co.uk"
    assert site_of("https://192.0.2.1/") == "192.0.2.1"
    assert printable_url("https://a.example/f?key=secret") == "https://a.example/f?…"
    assert "secret" not in printable_url("https://u:secret@a.example/f?key=secret")
    assert is_local("127.0.0.9")
    assert not is_local("news.example")
    assert is_teaser(Article("T", "x" * 700 + " […]"))
    assert not is_teaser(Article("T", "x" * 700 + "."))


@given(st.lists(st.text("utm_=sourceUTM&?%20;+-é", max_size=12), max_size=3))
def test_counters_are_left_out_as_the_library_leaves_them_out(parts: list[str]) -> None:
    url = f"https://news.example/a?{'&'.join(f'utm_{part}' for part in parts)}"

    query = urlsplit(normalize_url(urlsplit(url))).query
    assert canonical_url(url) == urlunsplit(("https", "news.example", "/a", query, ""))
