"""Search: an index where pagefind is installed, made anew only when a page changed; else a list."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from briefer.app.site import NO_SEARCH
from briefer.deliver.site_search import is_installed
from briefer.store import Store
from tests.site.kept_briefs import TOPIC, brief_of_day, keep, site, texts, week_of

needs_pagefind = pytest.mark.skipif(not is_installed(), reason="the extra `site` is not installed")


def index_of(folder: Path) -> dict[str, bytes]:
    return {
        name: body for name, body in texts(folder).items() if name.startswith("pagefind_index/")
    }


def times(folder: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in (folder / "pagefind_index").rglob("*")}


@needs_pagefind
def test_the_index_stands_beside_the_pages_without_surfaces_that_are_not_used(
    store: Store, tmp_path: Path
) -> None:
    week_of(store)

    site(store, tmp_path / "out", search=True)

    names = set(index_of(tmp_path / "out"))
    assert {"pagefind_index/pagefind.js", "pagefind_index/pagefind-entry.json"} <= names
    assert not [name for name in names if "ui" in name]
    assert not list((tmp_path / "out").glob(".briefer-index-*"))


@needs_pagefind
def test_the_index_is_the_same_for_the_same_pages_and_left_alone(
    store: Store, tmp_path: Path
) -> None:
    week_of(store)
    site(store, tmp_path / "one", search=True)
    site(store, tmp_path / "two", search=True)
    before = times(tmp_path / "one")

    site(store, tmp_path / "one", search=True)

    assert index_of(tmp_path / "one") == index_of(tmp_path / "two")
    assert times(tmp_path / "one") == before


@needs_pagefind
def test_a_new_page_is_found_and_pieces_of_before_are_gone(store: Store, tmp_path: Path) -> None:
    week_of(store)
    site(store, tmp_path / "grown", search=True)
    keep(store, brief_of_day(date(2026, 3, 30)))

    site(store, tmp_path / "grown", search=True)

    site(store, tmp_path / "fresh", search=True)
    assert texts(tmp_path / "grown") == texts(tmp_path / "fresh")


@needs_pagefind
def test_a_new_day_leaves_the_index_of_older_months_alone(store: Store, tmp_path: Path) -> None:
    for day in (date(2026, 2, 26), date(2026, 2, 27), date(2026, 3, 2), date(2026, 3, 3)):
        keep(store, brief_of_day(day), delivered=True)
    site(store, tmp_path / "out", search=True)
    older = tmp_path / "out" / "pagefind_index" / "older"
    before = {path: path.stat().st_mtime_ns for path in older.rglob("*")}
    keep(store, brief_of_day(date(2026, 3, 4)), delivered=True)

    again = site(store, tmp_path / "out", search=True)

    site(store, tmp_path / "fresh", search=True)
    assert f"{TOPIC}/2026-03-04/index.html" in again.written
    assert {path: path.stat().st_mtime_ns for path in older.rglob("*")} == before
    assert not [path for path in before if path.suffix in (".js", ".pagefind")]
    assert index_of(tmp_path / "out") == index_of(tmp_path / "fresh")


def policy(folder: Path, name: str) -> str:
    found = re.search(r'Content-Security-Policy" content="([^"]*)"', (folder / name).read_text())
    assert found
    return found[1].replace("&#39;", "'")


@needs_pagefind
def test_only_the_search_page_may_run_web_assembly(store: Store, tmp_path: Path) -> None:
    week_of(store)
    site(store, tmp_path / "out", search=True)

    for name in texts(tmp_path / "out"):
        if name.endswith(".html"):
            assert ("wasm-unsafe-eval" in policy(tmp_path / "out", name)) == (name == "search.html")
            assert "default-src 'none'" in policy(tmp_path / "out", name)
            assert "unsafe-inline" not in policy(tmp_path / "out", name)
            assert "http" not in policy(tmp_path / "out", name)


def test_without_the_extra_there_is_a_list_and_a_line_that_names_it(
    store: Store, tmp_path: Path
) -> None:
    week_of(store)
    said: list[str] = []

    site(store, tmp_path / "out", search=False, said=said)

    text = (tmp_path / "out" / "search.html").read_text("utf-8")
    assert said == [NO_SEARCH]
    assert "[site]" in NO_SEARCH
    assert "<script" not in text
    assert all(f"{TOPIC}/2026-03-{n}/index.html" in text for n in range(23, 30))
    assert f"{TOPIC}/stories/bridge/index.html" in text
