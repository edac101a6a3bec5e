"""The kept cases of the border, run whole against values written down here or beside them.

They lie outside of the project; where they are not there the tests say so and are skipped.
"""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefer.collect.collected import Collected
from briefer.collect.fetch import http_fetch
from briefer.collect.gather import gather
from briefer.collect.opml import opml_read
from briefer.collect.reader import read
from briefer.config import parsed
from briefer.deliver.registry import CHANNELS
from briefer.model import Source
from briefer.testing.web import Answer, web_server

CASES = Path(__file__).parents[2].parent / "shared" / "data" / "cases"
AT = datetime(2026, 11, 27, 6, tzinfo=UTC)

pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason=f"the cases are not at {CASES}")


def from_file(name: str) -> Collected:
    path = CASES / name
    return read(path.read_bytes(), source=Source(name, str(path), "file"), at=AT, name=path.name)


def told(found: Collected) -> str:
    return "; ".join(problem.reason for problem in found.problems)


# ---------------------------------------------------------------- 01: dates


@pytest.mark.parametrize("kind", ["dates.rss.xml", "dates.atom.xml", "dates.feed.json"])
def test_every_date_is_its_instant_in_every_kind_of_feed(kind: str) -> None:
    wanted = json.loads((CASES / "01-dates" / "expected.json").read_text("utf-8"))

    found = from_file(f"01-dates/{kind}")

    published = {a.url: a.published for a in found.articles}
    got = [published[f"https://quay.example/{n}"] for n in range(len(wanted))]
    assert [
        (name, written, when and f"{when:%Y-%m-%dT%H:%M:%SZ}")
        for (name, written, _), when in zip(wanted, got, strict=True)
    ] == [tuple(row) for row in wanted]
    assert found.problems == ()


def test_a_year_first_date_of_today_is_of_today() -> None:
    days = [
        a.published and a.published.date() for a in from_file("01-dates/today.rss.xml").articles
    ]

    assert days == [datetime(2026, 11, 26, tzinfo=UTC).date()] * 2


# ---------------------------------------------------------------- 02: answers

PILOT = "Паром сел на мель у Олдпорта"
PILOT_TEXT = "Паром «Чайка» сел на мель у Олдпорта в четверг, сообщил портовый надзор."
MAYOR = "Oldport mayor visits the damaged pier"


def russian(encoding: str, declared: str | None) -> bytes:
    text = (CASES / "02-http" / "f.utf8-textxml.xml").read_text("utf-8")
    head = f" encoding='{declared}'" if declared is not None else ""
    return text.replace(" encoding='utf-8'", head).encode(encoding)


def answers() -> dict[str, Answer]:
    """The bodies of the folder, and others of the same kinds, under the headers of their names."""
    kept = {path.stem[2:]: path.read_bytes() for path in (CASES / "02-http").glob("f.*.xml")}
    utf8 = kept["utf8-textxml"]

    def xml(body: bytes, charset: str = "", **headers: str) -> Answer:
        kind = "application/rss+xml" + (f"; charset={charset}" if charset else "")
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return Answer(200, body, {"Content-Type": kind, **named})

    return {
        "cp1251-decl": xml(kept["cp1251-decl"]),
        "cp1251-header": xml(kept["cp1251-header"], "windows-1251"),
        "cp1251-hyphen": xml(kept["cp1251-hyphen"]),
        "cp1251-blank": xml(russian("cp1251", "windows 1251")),
        "cp1251-lie": xml(kept["cp1251-lie"]),
        "cp1251-hdr-utf8": xml(kept["cp1251-hdr-utf8"], "utf-8"),
        "utf8-hdr-latin": xml(utf8, "iso-8859-1"),
        "utf8-textxml": Answer(200, utf8, {"Content-Type": "text/xml"}),
        "utf16": xml(kept["utf16"]),
        "utf8-enc": xml(utf8, Content_Encoding="utf-8"),
        "none-enc": xml(utf8, Content_Encoding="none"),
        "identity": xml(utf8, Content_Encoding="identity"),
        "gzip-nohdr": xml(gzip.compress(utf8)),
        "gzip-x": xml(gzip.compress(utf8), Content_Encoding="x-gzip"),
        "no-ct": Answer(200, utf8),
        "octet": Answer(200, utf8, {"Content-Type": "application/octet-stream"}),
        "texthtml": Answer(200, utf8, {"Content-Type": "text/html"}),
        "double-utf8": xml(russian("utf-8", "utf-8").decode("latin-1").encode("utf-8")),
    }


NAMES = [
    *("cp1251-decl", "cp1251-header", "cp1251-hyphen", "cp1251-blank", "cp1251-lie"),
    *("cp1251-hdr-utf8", "utf8-hdr-latin", "utf8-textxml", "utf16", "utf8-enc", "none-enc"),
    *("identity", "gzip-nohdr", "gzip-x", "no-ct", "octet", "texthtml", "double-utf8"),
]


@pytest.mark.parametrize("name", NAMES)
def test_the_feed_is_readable_under_every_header(name: str) -> None:
    with web_server({"/feed": answers()[name]}) as server:
        source = Source("quay", server.url("/feed"))
        found = gather(
            [source], fetch=http_fetch(allow_private=("127.0.0.1",)), at=AT, read_with=read
        )

    assert [(a.title, a.text) for a in found.articles] == [(PILOT, PILOT_TEXT)]
    assert found.problems == ()


def test_what_stands_behind_the_feed_is_passed_over() -> None:
    assert [a.title for a in from_file("02-http/f.trailing-comment.xml").articles] == [
        "Oldport pier closes after a barge strikes it", MAYOR,
    ]  # fmt: skip


@pytest.mark.parametrize("folder", ["02-http", "04-identity", "10-deliver"])
def test_every_configuration_of_the_cases_is_read(folder: str) -> None:
    for path in (CASES / folder).glob("*.toml"):
        assert parsed(path.read_text("utf-8"), channels=CHANNELS, path=path)


# ---------------------------------------------------------------- 03: bad bytes


@pytest.mark.parametrize(
    ("name", "end"),
    [("cp1252-quote", " “now”"), ("cut-2-of-3", " \ufffd"), ("nul", "")],
)
def test_one_bad_byte_spoils_nothing_else(name: str, end: str) -> None:
    found = from_file(f"03-badbyte/{name}.rss.xml")

    assert [a.text for a in found.articles] == [
        "“The pier won’t open before May,” harbour master Zoë Lindström said – a month later than"
        " planned.",
        "Mayor Léna Ostrów visited Oldport’s pier on Thursday and promised repairs worth €2 million.",
        f"The winter timetable starts on Monday, the Oldport ferry office said{end}",
    ]
    assert "no UTF-8" in told(found) or "control characters" in told(found)


# ---------------------------------------------------------------- 04: identity

LINKS = {
    "anchor-links": [f"https://quay.example/live#post-{n}" for n in range(3)],
    "empty-guid-all": [f"https://quay.example/{n}" for n in range(3)],
    "hashbang": [f"https://quay.example/#!/news/{n}" for n in range(3)],
    "no-link-no-guid": [None, None, None],
    "protocol-relative": [f"https://quay.example/news/{n}" for n in range(3)],
    "query-id": [f"https://quay.example/story.php?id={n}" for n in range(3)],
    "ref-param": [f"https://quay.example/story.php?ref={n}" for n in range(3)],
    "same-guid-all": [f"https://quay.example/{n}" for n in range(3)],
}


@pytest.mark.parametrize("name", LINKS)
def test_there_are_as_many_articles_as_items_and_each_leads_where_it_led(name: str) -> None:
    articles = from_file(f"04-identity/{name}.rss.xml").articles

    assert [a.url for a in articles] == LINKS[name]
    assert len({a.id for a in articles}) == 3


# ---------------------------------------------------------------- 10 and 12: lists, titles, links


@pytest.mark.parametrize("name", ["ok.opml", "old.opml"])
def test_a_list_of_feeds_is_read_whole_and_nothing_is_passed_over_in_silence(name: str) -> None:
    found = opml_read((CASES / "10-deliver" / name).read_bytes())

    assert [source.url for source in found.sources] == [
        *("https://one.example/rss", "https://two.example/rss", "https://three.example/rss"),
        *("https://four.example/rss", "https://five.example/rss", "http://six.example/rss"),
        *("https://seven.example/rss", "https://eight.example/a", "https://eight.example/b"),
        *("https://nine.example/?a=1&b=2", "https://ten.example/?a=1&b=2"),
    ]
    assert [line.partition(":")[0] for line in found.passed_over] == [
        *("dup", "dup http", "html only", "exec"),
    ]


def test_odd_titles_of_json_lines_are_one_clean_line() -> None:
    titles = [a.title for a in from_file("10-deliver/odd.jsonl").articles]

    assert titles[1] == "Oldport mayor Bcc: x@y.example quits =?utf-8?q?Bcc=3A?="
    assert all(title.isprintable() for title in titles)


def test_bare_signs_stay_what_they_are() -> None:
    articles = from_file("12-feeds/amp.rss.xml").articles

    assert [a.title for a in articles] == [f"Oldport R&D unit {n}" for n in range(5)]
    assert [a.url for a in articles] == [
        f"https://quay.example/{n}?a=1&b=2&copy=3&lt=4" for n in range(5)
    ]
    assert [a.text for a in articles] == [
        "The Smith & Sons ferry ran aground at Oldport, R&D chief Ana Bell said.",
        "Oldport AT&T shop closed; M&S and H&M follow, Q&A here.",
        "Oldport D&D players & friends met.",
        "Oldport pier A&B;C closed.",
        "Oldport fund lost 5 < 6 and P&L fell.",
    ]


def test_an_episode_leads_to_its_sound_and_a_bare_item_to_its_page() -> None:
    (episode,) = from_file("12-feeds/podcast.rss.xml").articles
    (bare,) = from_file("12-feeds/nopub.rss.xml").articles
    (soft,) = from_file("12-feeds/softhyphen.rss.xml").articles

    assert episode.url == "https://cdn.quay.example/ep12.mp3?x=1"
    assert (bare.published, bare.first_seen, bare.url) == (None, AT, "https://quay.example/n")
    assert (soft.title, soft.text) == (
        "Oldport pier reopens",
        "The Oldport pier reopened on Wednesday, the harbour office confirmed.",
    )


# ---------------------------------------------------------------- what newcomers met


def test_a_caption_is_not_the_article() -> None:
    (article,) = from_file("newcomer/media-caption.xml").articles

    assert article.text == "Pilots of Oldport voted on Tuesday to end their strike."


def test_an_escape_in_a_title_is_gone() -> None:
    titles = [a.title for a in from_file("attack/jsonl-title-escape.jsonl").articles]

    assert titles
    assert all(title.isprintable() for title in titles)
