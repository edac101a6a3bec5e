"""Dates as feeds write them: the instant, or none and told, never another day."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from briefer.collect.collected import Collected
from briefer.collect.dates import Dates, moment
from briefer.collect.reader import read
from briefer.model import Source

AT = datetime(2026, 5, 4, 12, tzinfo=UTC)
SOURCE = Source("lamp", "https://lamp.example/feed")

READ = {
    # year first
    "2024/7/9 06:05:04": "2024-07-09T06:05:04",
    "2024.07.09": "2024-07-09T00:00:00",
    "2024. 7. 9. 18:05": "2024-07-09T18:05:00",
    "2024-7-9 6:05 PM": "2024-07-09T18:05:00",
    "2024 Jul 9 06:05": "2024-07-09T06:05:00",
    "2024-07-09T06:05:04.987654321+02:00": "2024-07-09T04:05:04",
    "2024-07-09T06:05:04+02:00[Europe/Paris]": "2024-07-09T04:05:04",
    "2024-07-09T06:05 Asia/Tokyo": "2024-07-08T21:05:00",
    "20240709T060504Z": "2024-07-09T06:05:04",
    "20240709060504": "2024-07-09T06:05:04",
    "2024年7月9日(火) 06:05": "2024-07-09T06:05:00",
    "22nd July 2024 at 6:05pm": "2024-07-22T18:05:00",
    # day first, where it can be nothing else
    "29.07.2024 06:05": "2024-07-29T06:05:00",
    "9.7.2024": "2024-07-09T00:00:00",
    "29/07/2024": "2024-07-29T00:00:00",
    "7/29/2024 6:05:04 AM": "2024-07-29T06:05:04",
    "07/07/2024": "2024-07-07T00:00:00",
    # zones
    "Tue, 09 Jul 2024 06:05:04 CEST": "2024-07-09T04:05:04",
    "Tue, 09 Jan 2024 06:05:04 EET": "2024-01-09T04:05:04",
    "Tue, 09 Jul 2024 06:05:04 MSK": "2024-07-09T03:05:04",
    "Tue, 09 Jul 2024 06:05:04 IST": "2024-07-09T00:35:04",
    "Tue, 09 Jul 2024 06:05:04 NPT": "2024-07-09T00:20:04",
    "Tue, 09 Jul 2024 06:05:04 AEST": "2024-07-08T20:05:04",
    "Tue, 09 Jul 2024 06:05:04 GMT-3": "2024-07-09T09:05:04",
    "Tue, 09 Jul 2024 06:05:04 UTC+05:30": "2024-07-09T00:35:04",
    "Tue, 09 Jul 2024 06:05:04 +03": "2024-07-09T03:05:04",
    "Tue, 09 Jul 2024 06:05:04 \u22120400": "2024-07-09T10:05:04",
    "Tue Jul 09 06:05:04 CEST 2024": "2024-07-09T04:05:04",
    "Tue Jul 09 2024 06:05:04 GMT+0300 (Eastern European Summer Time)": "2024-07-09T03:05:04",
    "July 9, 2024, 6:05 p.m. ET": "2024-07-09T22:05:00",
    # the ends of the day
    "Tue, 09 Jul 2024 24:00:00 +0000": "2024-07-10T00:00:00",
    "2024-07-09 24:00": "2024-07-10T00:00:00",
    "Sat, 31 Dec 2016 23:59:60 +0000": "2017-01-01T00:00:00",
    "Tue, 09 Jul 2024 12:05:00 AM": "2024-07-09T00:05:00",
    "Tue, 09 Jul 2024 12:05 PM": "2024-07-09T12:05:00",
    # seconds since 1970
    "1720505104": "2024-07-09T06:05:04",
    "1720505104000": "2024-07-09T06:05:04",
    # other languages and scripts
    "Di, 09 Juli 2024 06:05:04 +0200": "2024-07-09T04:05:04",
    "mardi 9 juillet 2024 à 06h05": "2024-07-09T06:05:00",
    "9 липня 2024, 06:05": "2024-07-09T06:05:00",
    "Вт, 09 июл 2024 06:05:04 +0300": "2024-07-09T03:05:04",
    "9 lipca 2024": "2024-07-09T00:00:00",
    "9 de julio de 2024 06:05": "2024-07-09T06:05:00",
    "9 Temmuz 2024 06:05": "2024-07-09T06:05:00",
    "٩ يوليو ٢٠٢٤": "2024-07-09T00:00:00",
    "2024年7月9日 06:05": "2024-07-09T06:05:00",
    "2024年07月09日18時05分": "2024-07-09T18:05:00",
    "2024-07-09 오전 06:05:04": "2024-07-09T06:05:04",
    "Tue, 9 Sept 2025 06:05:04 +0000": "2025-09-09T06:05:04",
    "09.07.2024 06:05 Uhr": "2024-07-09T06:05:00",
}


@pytest.mark.parametrize(("written", "meant"), READ.items(), ids=list(READ))
def test_a_date_is_read_as_it_is_meant(written: str, meant: str) -> None:
    found = moment(written)

    assert found is not None
    assert found.replace(tzinfo=None, microsecond=0).isoformat() == meant


@pytest.mark.parametrize(
    "written",
    [
        *("04/07/2024", "04-07-2024 10:00", "4.7.24", "24.07.09"),  # which is the day?
        *("July 2024", "2024-07", "2024", "9 July", "7월 9일", "Tuesday"),  # not all of it
        *("yesterday", "2 hours ago", "now", "06:05"),  # as of when?
        *("Tue, 09 Jul 2024 06:05:04 QQT", "2024-07-09 06:05 Mars/Base"),  # where?
        *("31/02/2024", "2024-13-09", "Tue, 09 Jul 2024 26:05:04", "0000-00-00 00:00:00"),
        *("令和6年7月9日", "1402/04/18", "22 lis 2023", "about a year", "x" * 200),
    ],
)
def test_what_names_no_one_instant_is_no_date(written: str) -> None:
    assert moment(written) is None


def test_the_language_of_a_feed_tells_its_day_from_its_month() -> None:
    assert moment("04/07/2024", language="fr-FR") == datetime(2024, 7, 4, tzinfo=UTC)
    assert moment("22 lis 2023", language="pl") == datetime(2023, 11, 22, tzinfo=UTC)
    assert moment("22 lis 2023", language="hr") == datetime(2023, 10, 22, tzinfo=UTC)
    assert moment("04/07/2024", language="en") is None


def test_a_document_of_nonsense_is_not_looked_at_for_ever() -> None:
    dates = Dates()
    for number in range(500):
        dates.read(f"{number} of Foo 20{number % 90:02}")

    assert dates.read("Tue, 09 Jul 2024 06:05:04 +0000") is not None
    assert dates.told().startswith("500 dates cannot be read, such as '0 of Foo 2000'")


def rss(date: str, language: str = "") -> bytes:
    head = f"<language>{language}</language>" if language else ""
    return (
        f"<rss version='2.0'><channel><title>Lamp</title>{head}<item><title>Quay opens</title>"
        f"<link>https://lamp.example/a</link><pubDate>{date}</pubDate></item></channel></rss>"
    ).encode()


def atom(date: str) -> bytes:
    return (
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>Lamp</title><entry><id>a</id>"
        f"<title>Quay opens</title><published>{date}</published></entry></feed>"
    ).encode()


def json_feed(date: str) -> bytes:
    item = {"id": "a", "title": "Quay opens", "date_published": date}
    head = {"version": "https://jsonfeed.org/version/1.1", "title": "Lamp", "items": [item]}
    return json.dumps(head).encode()


def json_lines(date: str) -> bytes:
    return json.dumps({"id": "a", "title": "Quay opens", "published": date}).encode()


def page(date: str) -> bytes:
    return (
        f"<html><head><meta property='article:published_time' content='{date}'>"
        "<meta property='og:title' content='Quay opens'></head><body><article><p>The quay was"
        " opened on Tuesday after two years of work, the harbour office said.</p></article></body>"
        "</html>"
    ).encode()


def from_web(body: bytes, kind: str = "feed") -> Collected:
    source = Source("lamp", "https://lamp.example/feed", "page" if kind == "page" else "feed")
    name = "a.jsonl" if kind == "lines" else ""
    return read(body, source=source, at=AT, url=source.url, name=name)


KINDS = [(rss, "feed"), (atom, "feed"), (json_feed, "feed"), (json_lines, "lines"), (page, "page")]


@pytest.mark.parametrize(("made", "kind"), KINDS, ids=["rss", "atom", "json", "lines", "page"])
def test_a_date_that_cannot_be_read_is_told_and_the_article_counts_as_first_seen(
    made: object, kind: str
) -> None:
    assert callable(made)
    found = from_web(made("04/07/2024 10:00 QQT"), kind)

    assert (found.articles[0].published, found.articles[0].first_seen) == (None, AT)
    assert any("04/07/2024 10:00 QQT" in problem.reason for problem in found.problems)


@pytest.mark.parametrize(("made", "kind"), KINDS, ids=["rss", "atom", "json", "lines", "page"])
def test_a_date_of_the_future_is_told_and_the_article_counts_as_first_seen(
    made: object, kind: str
) -> None:
    assert callable(made)
    found = from_web(made("2569-05-04T10:00:00Z"), kind)

    assert (found.articles[0].published, found.articles[0].first_seen) == (None, AT)
    assert any("dated in the future" in problem.reason for problem in found.problems)


def test_the_same_date_is_the_same_instant_in_every_kind_of_document() -> None:
    read_in = [from_web(made("2024/7/9 06:05 CEST"), kind) for made, kind in KINDS]

    dates = {found.articles[0].published for found in read_in}
    assert dates == {datetime(2024, 7, 9, 4, 5, tzinfo=UTC)}


def test_a_feed_in_french_writes_the_day_first() -> None:
    assert from_web(rss("04/07/2024", "fr")).articles[0].published == datetime(
        2024, 7, 4, tzinfo=UTC
    )
