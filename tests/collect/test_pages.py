"""What a page gives, and what stands before it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from briefer.collect.charsets import page_decoded
from briefer.collect.pages import Page, fuller_text, read_page
from briefer.collect.paywalls import is_consent_page, is_cut_by_paywall
from briefer.model import Source

AT = datetime(2026, 5, 4, 12, tzinfo=UTC)
URL = "https://news.example/a"
LINE = "The mayor said on the quay that the town would hold on for another long winter."


def page(body: str, head: str = "") -> Page:
    html = f"<html><head><title>T</title>{head}</head><body><article>{body}</article></body></html>"
    return read_page(html.encode(), source=Source("s", URL, "page"), at=AT, url=URL)


def test_a_cookie_wall_is_no_article() -> None:
    found = page(
        "<p>Before you continue to News, we and our 812 partners store and process personal data"
        " and use cookies.</p><p>Accept all cookies or manage preferences at any time.</p>"
    )

    assert found.article is None
    assert "consent" in found.problem


@pytest.mark.parametrize(
    ("body", "head"),
    [
        pytest.param("<p>Already a subscriber? Sign in to continue.</p>", "", id="by-its-words"),
        pytest.param(
            "",
            '<script type="application/ld+json">{"@type": "NewsArticle",'
            ' "isAccessibleForFree": "False"}</script>',
            id="by-its-tags",
        ),
    ],
)
def test_a_stub_behind_a_paywall_is_kept_and_said(body: str, head: str) -> None:
    found = page(f"<p>{LINE}</p>{body}", head)

    assert found.article is not None
    assert found.article.text == LINE
    assert "paywall" in found.problem


def test_a_whole_article_that_mentions_cookies_or_subscribing_is_no_wall() -> None:
    text = f"{LINE}\n" * 60 + "Subscribe to continue reading our newsletter."

    assert not is_cut_by_paywall(text, free=True)
    assert not is_consent_page(f"{LINE} The firm said it will reject all cookies from 2027.")


def test_a_body_declared_by_the_page_fills_in_what_the_extractor_missed() -> None:
    declared = f"{LINE}\nA second thing was said, at length, by the harbour master of the town."

    assert fuller_text(LINE, declared) == declared
    assert fuller_text(LINE, "Another text altogether. " * 20) == LINE
    assert fuller_text(declared, LINE) == declared


@pytest.mark.parametrize(
    ("body", "charset", "text"),
    [
        pytest.param("Київ".encode("windows-1251"), "windows-1251", "Київ", id="the-servers-word"),
        pytest.param("ж".encode("utf-16"), None, "ж", id="byte-order-mark"),
        pytest.param(b'<meta charset="koi8-r">\xc1', None, '<meta charset="koi8-r">а', id="meta"),
        pytest.param("é".encode("cp1252"), "zlib_codec", "é", id="no-charset-at-all"),
        pytest.param(b"+ADw-script+AD4-", "utf-7", "+ADw-script+AD4-", id="utf-7-is-refused"),
        pytest.param("ж".encode(), "no-such-charset", "ж", id="unknown"),
        pytest.param(b"\x81\x8d", "ascii", "\ufffd\ufffd", id="nothing-fits"),
    ],
)
def test_a_page_is_decoded_by_what_is_known(body: bytes, charset: str | None, text: str) -> None:
    assert page_decoded(body, charset=charset).text == text
