"""Bytes in every charset there is, and with errors in them: readable, or said why not."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from briefer.collect.collected import Collected
from briefer.collect.reader import read
from briefer.model import Source

AT = datetime(2026, 5, 4, 12, tzinfo=UTC)
TITLE = {
    "ru": "Лодочник вернул груз в Верхний порт",
    "de": "Über fünfzig Lotsen kündigen Streik an",
    "ja": "港の灯台が十年ぶりに開放された",
    "zh": "港口灯塔十年来首次开放参观",
    "ko": "항구 등대가 십 년 만에 열렸다",
}
TEXT = {
    "ru": "Лодочник Сокол в среду вернул груз, сообщил портовый смотритель, и закрыл ворота.",
    "de": "Die Lotsen gäben nach, hieß es am Mittwoch; die Brücke bleibe für Züge geöffnet.",
    "ja": "灯台は水曜日に一般公開され、多くの人々が訪れたと港湾事務所が発表した。",
    "zh": "灯塔周三向公众开放，港务局表示有许多人前来参观。",
    "ko": "등대는 수요일에 일반에 공개되었으며 많은 사람이 찾았다고 항만 사무소가 밝혔다.",
}


def feed(language: str = "ru", *, declared: str | None = None) -> str:
    head = f"<?xml version='1.0' encoding='{declared}'?>" if declared else "<?xml version='1.0'?>"
    return (
        f"{head}<rss version='2.0'><channel><title>Lamp</title><link>https://lamp.example/</link>"
        f"<item><title>{TITLE[language]}</title><link>https://lamp.example/a</link>"
        f"<description>{TEXT[language]}</description></item></channel></rss>"
    )


def from_web(body: bytes, charset: str | None = None) -> Collected:
    source = Source("lamp", "https://lamp.example/feed")
    return read(body, source=source, at=AT, url=source.url, charset=charset)


def told(found: Collected) -> str:
    return "; ".join(problem.reason for problem in found.problems)


@pytest.mark.parametrize(
    ("language", "encoded", "declared", "charset"),
    [
        pytest.param("ru", "cp1251", "windows-1251", None, id="declared"),
        pytest.param("ru", "cp1251", None, "windows-1251", id="only-in-the-header"),
        pytest.param("ru", "cp1251", "cp-1251", None, id="with-a-hyphen"),
        pytest.param("ru", "cp1251", "windows 1251", None, id="with-a-blank"),
        pytest.param("ru", "cp1251", "win1251", None, id="short"),
        pytest.param("ru", "cp1251", "windows-1251", "utf-8", id="the-header-lies"),
        pytest.param("ru", "utf-8", "windows-1251", None, id="the-declaration-lies"),
        pytest.param("ru", "utf-8", None, "iso-8859-1", id="a-header-of-latin"),
        pytest.param("ru", "cp1251", "windows-1251", "iso-8859-1", id="latin-by-default"),
        pytest.param("ru", "koi8-r", "koi8-r", None, id="koi8"),
        pytest.param("ru", "iso8859-5", "ISO-8859-5", None, id="iso5"),
        pytest.param("ru", "utf-16", "utf-16", None, id="utf16"),
        pytest.param("ru", "utf-16-le", "utf-16", None, id="utf16-without-a-mark"),
        pytest.param("ru", "utf-32", "utf-32", None, id="utf32"),
        pytest.param("ru", "utf-8-sig", "windows-1251", None, id="the-mark-is-believed"),
        pytest.param("de", "cp1252", "iso-8859-1", None, id="latin"),
        pytest.param("ja", "shift_jis", "Shift_JIS", None, id="shift-jis"),
        pytest.param("ja", "euc_jp", "EUC-JP", None, id="euc-jp"),
        pytest.param("ja", "iso2022_jp", "iso-2022-jp", None, id="iso-2022-jp"),
        pytest.param("zh", "gb18030", "gb2312", None, id="gb2312-that-is-more"),
        pytest.param("zh", "utf-8", None, None, id="utf8-by-default"),
        pytest.param("ko", "cp949", "euc-kr", None, id="korean"),
    ],
)
def test_letters_arrive_whoever_names_their_charset(
    language: str, encoded: str, declared: str | None, charset: str | None
) -> None:
    found = from_web(feed(language, declared=declared).encode(encoded), charset)

    assert (found.articles[0].title, found.articles[0].text) == (TITLE[language], TEXT[language])
    assert found.problems == ()


@pytest.mark.parametrize(
    ("encoded", "declared"),
    [("cp1251", None), ("cp1251", "utf-8"), ("cp1251", "iso-8859-1"), ("koi8-r", None)],
    ids=["nobody-says", "it-says-utf8", "it-says-latin", "koi8"],
)
def test_a_charset_that_nobody_names_is_found_by_the_evidence_and_said(
    encoded: str, declared: str | None
) -> None:
    found = from_web(feed(declared=declared).encode(encoded))

    assert found.articles[0].text == TEXT["ru"]
    assert "its charset is guessed" in told(found)


def test_a_text_that_was_encoded_twice_is_read_once() -> None:
    twice = feed("de").encode().decode("cp1252").encode()

    assert from_web(twice).articles[0].text == TEXT["de"]


SPOILED = "Zoë’s café in Łódź sells pączki — and ☕ for 2 € "


@pytest.mark.parametrize(
    ("bad", "shown"),
    [
        pytest.param(b"\xff", "\ufffd", id="no-letter"),
        pytest.param(b"\xe2\x82", "\ufffd", id="a-cut-sign"),
        pytest.param(b"\x93now\x94", "“now”", id="quotes-of-windows"),
        pytest.param(b"\xed\xa0\xbd\xed\xb8\x80", "😀", id="an-emoji-in-halves"),
        pytest.param(b"\x00\x0b", "", id="control-signs"),
    ],
)
def test_a_bad_byte_changes_no_other_letter(bad: bytes, shown: str) -> None:
    body = feed("de", declared="utf-8").replace(TEXT["de"], SPOILED + "!here").encode()

    found = from_web(body.replace(b"!here", bad + b"."))

    assert found.articles[0].text == f"{SPOILED}{shown}."
    assert found.problems or shown == "😀"


def test_one_bad_byte_in_a_declared_charset_costs_one_letter() -> None:
    body = (
        feed(declared="windows-1251").encode("cp1251").replace("груз, ".encode("cp1251"), b"\x98, ")
    )

    found = from_web(body)

    assert found.articles[0].text == TEXT["ru"].replace("груз", "\ufffd")
    assert "could not be read" in told(found)


def test_a_bad_byte_in_a_page_or_in_json_is_told_too() -> None:
    page = Source("p", "https://lamp.example/a", "page")
    html = f"<html><body><article><p>{SPOILED * 3}</p></article></body></html>".encode()
    line = f'{{"id": "a", "title": "{SPOILED}"}}'.encode()

    read_page = read(html.replace(b"sells", b"se\xffls"), source=page, at=AT, url=page.url)
    read_line = read(line.replace(b"sells", b"se\xffls"), source=page, at=AT, name="a.jsonl")

    assert "no UTF-8" in told(read_page)
    assert "Łódź" in read_page.articles[0].text
    assert "no UTF-8" in told(read_line)
    assert "Łódź" in read_line.articles[0].title
