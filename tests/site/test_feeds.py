"""The feeds keep the rules that a validator of feeds asks for, and our own collector reads them."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, fromstring

import pytest

from briefer.config import TopicConfig
from briefer.store import Store
from briefer.testing.web import Answer, web_server
from tests.cli.conftest import Run
from tests.site.kept_briefs import TOPIC, brief_of_day, days, keep, made, site, told, week_of

ROOT_URL = "https://briefs.example/desk/"
_ATOM = "{http://www.w3.org/2005/Atom}"
_RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


def published(store: Store, folder: Path, site_url: str | None = None) -> Path:
    site(
        store,
        folder,
        settings={"topics": (TopicConfig(name=TOPIC),), "site_url": site_url},
    )
    return folder


def only(parent: Element, tag: str) -> Element:
    found = parent.findall(f"{_ATOM}{tag}")
    assert len(found) == 1, f"{len(found)} elements {tag}"
    return found[0]


def said(parent: Element, tag: str) -> str:
    text = only(parent, tag).text or ""
    assert text.strip() == text
    assert text
    return text


def assert_valid_atom(text: str, *, whole: bool) -> Element:
    """The rules of RFC 4287 that the W3C's validator checks."""
    feed = fromstring(text)
    assert feed.tag == f"{_ATOM}feed"
    assert text.startswith('<?xml version="1.0" encoding="utf-8"?>')
    assert only(feed, "author").findtext(f"{_ATOM}name")
    entries = feed.findall(f"{_ATOM}entry")
    for part in (feed, *entries):
        assert said(part, "title")
        assert urlsplit(said(part, "id")).scheme in ("urn", "https")
        assert _RFC_3339.fullmatch(said(part, "updated"))
        links = [link for link in part.findall(f"{_ATOM}link") if link.get("rel") == "alternate"]
        assert len(links) == 1
        assert not whole or (links[0].get("href") or "").startswith(ROOT_URL)
    for entry in entries:
        assert only(entry, "content").get("type") == "html"
        assert _RFC_3339.fullmatch(said(entry, "published"))
        assert said(entry, "published") <= said(entry, "updated")
    ids = [said(entry, "id") for entry in entries]
    assert len(set(ids)) == len(ids)
    assert said(feed, "id") not in ids
    newest = max(said(entry, "updated") for entry in entries)
    assert said(feed, "updated") == newest
    own = [link for link in feed.findall(f"{_ATOM}link") if link.get("rel") == "self"]
    assert len(own) == (1 if whole else 0)
    return feed


def assert_valid_json_feed(text: str, *, whole: bool) -> dict[str, Any]:
    """The rules of JSON Feed 1.1."""
    feed: dict[str, Any] = json.loads(text)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"]
    assert all(set(author) & {"name", "url", "avatar"} for author in feed["authors"])
    ids = [item["id"] for item in feed["items"]]
    assert all(isinstance(key, str) and key for key in ids)
    assert len(set(ids)) == len(ids)
    for item in feed["items"]:
        assert item["content_html"] or item["content_text"]
        assert _RFC_3339.fullmatch(item["date_published"])
        assert _RFC_3339.fullmatch(item["date_modified"])
        assert all(isinstance(tag, str) for tag in item["tags"])
        assert ("url" in item) == whole
    addresses = [
        feed.get("home_page_url"),
        feed.get("feed_url"),
        *(i.get("url") for i in feed["items"]),
    ]
    assert all(found is None or found.startswith(ROOT_URL) for found in addresses)
    assert all(addresses) == whole
    return feed


@pytest.mark.parametrize("site_url", [None, ROOT_URL])
@pytest.mark.parametrize("place", ["", f"{TOPIC}/"])
def test_both_feeds_keep_the_rules(
    place: str, site_url: str | None, store: Store, tmp_path: Path
) -> None:
    week_of(store)
    folder = published(store, tmp_path / "out", site_url)

    atom = assert_valid_atom((folder / place / "feed.xml").read_text("utf-8"), whole=bool(site_url))
    feed = assert_valid_json_feed(
        (folder / place / "feed.json").read_text("utf-8"), whole=bool(site_url)
    )

    assert [said(entry, "id") for entry in atom.findall(f"{_ATOM}entry")] == [
        item["id"] for item in feed["items"]
    ]


def test_a_feed_has_the_newest_thirty(store: Store, tmp_path: Path) -> None:
    for day in days(date(2026, 1, 1), 33):
        keep(store, brief_of_day(day))

    folder = published(store, tmp_path / "out")

    items = json.loads((folder / "feed.json").read_text("utf-8"))["items"]
    assert len(items) == 30
    assert items[0]["date_published"].startswith("2026-02-02")


def test_an_entry_keeps_its_name_when_the_brief_is_made_again(store: Store, tmp_path: Path) -> None:
    day = date(2026, 3, 23)
    keep(store, made(day, {"s": [told("One.", day=day)]}, hour=6))
    folder = published(store, tmp_path / "out")
    first = json.loads((folder / "feed.json").read_text("utf-8"))["items"]
    keep(store, made(day, {"s": [told("Two.", day=day)]}, hour=8))

    published(store, tmp_path / "out")

    again = json.loads((folder / "feed.json").read_text("utf-8"))["items"]
    assert [item["id"] for item in again] == [item["id"] for item in first]
    assert "Two." in again[0]["content_html"]


def test_markup_in_a_line_is_text_in_the_content(store: Store, tmp_path: Path) -> None:
    day = date(2026, 3, 23)
    line = 'Mayor says <img src=x onerror=alert(1)> & "quits"'
    keep(store, made(day, {"s": [told(line, day=day)]}))

    folder = published(store, tmp_path / "out")

    item = json.loads((folder / "feed.json").read_text("utf-8"))["items"][0]
    assert "<img" not in item["content_html"]
    assert "&lt;img src=x onerror=alert(1)&gt;" in item["content_html"]
    entry = only(fromstring((folder / "feed.xml").read_text("utf-8")), "entry")
    assert (only(entry, "content").text or "") == item["content_html"]


def test_a_correction_stands_before_the_lines_of_its_entry(store: Store, tmp_path: Path) -> None:
    from briefer.model import Correction

    day = date(2026, 3, 23)
    back = Correction("Three died.", "Two died.", "a", "Herald", datetime(2026, 3, 22, tzinfo=UTC))
    keep(store, made(day, {"s": [told("The port opens.", day=day)]}, corrections=[back]))

    folder = published(store, tmp_path / "out")

    html = json.loads((folder / "feed.json").read_text("utf-8"))["items"][0]["content_html"]
    assert html.index("Three died.") < html.index("The port opens.")


# ---------------------------------------------------------------- read back


@pytest.mark.parametrize("name", ["feed.xml", "feed.json"])
def test_our_own_collector_reads_a_feed_of_the_site_over_http(
    name: str, store: Store, tmp_path: Path, run: Run
) -> None:
    briefs = week_of(store)
    folder = published(store, tmp_path / "out", ROOT_URL)
    Path("briefer.toml").write_text('allow_private = ["127.0.0.1"]\n', encoding="utf-8")
    body = (folder / TOPIC / name).read_bytes()

    with web_server({f"/{TOPIC}/{name}": Answer(body=body)}) as web:
        found = run("collect", web.url(f"/{TOPIC}/{name}")).lines

    assert [
        (a["url"], a["published"][:19]) for a in sorted(found, key=lambda a: a["published"])
    ] == [(f"{ROOT_URL}{TOPIC}/{b.slot[:10]}/", b.generated.isoformat()[:19]) for b in briefs]
    first = next(a for a in found if "2026-03-23" in a["url"])
    assert all(bullet.text in first["text"] for bullet in briefs[0].bullets)


@pytest.mark.parametrize("name", ["feed.xml", "feed.json"])
def test_a_feed_of_a_site_without_an_address_is_read_from_its_file(
    name: str, store: Store, tmp_path: Path, run: Run
) -> None:
    briefs = week_of(store)
    folder = published(store, tmp_path / "out")

    found = run("collect", str(folder / name)).lines

    assert len(found) == len(briefs)
    assert {a["title"] for a in found} == {
        i["title"] for i in json.loads((folder / "feed.json").read_text("utf-8"))["items"]
    }
