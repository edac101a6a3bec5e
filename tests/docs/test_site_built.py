"""The docs as a site: built strictly, read without asking any other server for anything.

Skips where the extra `docs` is not installed; `.ci/run` installs it.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.browser.conftest import FLAGS, NAMES
from tests.browser.visiting import Visits, served
from tests.docs.written import ROOT

pytest.importorskip("zensical", reason="zensical, of the extra `docs`, is not installed")

OURS = re.compile(r"(?!//|[a-z+.-]+:)|data:|#")
FETCHED = {"script": "src", "img": "src", "source": "src", "iframe": "src", "link": "href"}
KEPT = ("canonical", "next", "prev", "alternate")  # links that no browser fetches


def built(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--strict", "--clean"],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("docs")
    shutil.copytree(ROOT / "docs", folder / "docs")
    shutil.copy(ROOT / "mkdocs.yml", folder)

    done = built(folder)

    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "build" / "docs"


class Fetched(HTMLParser):
    """What a browser fetches to show a page."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.styles = ""
        self.feed(page.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in FETCHED and (given.get("rel") or "") not in KEPT:
            self.addresses.append(given.get(FETCHED[tag]) or "")
        self.styles += given.get("style") or ""

    def handle_data(self, data: str) -> None:
        self.styles += data if self.lasttag == "style" else ""


def in_style(text: str) -> list[str]:
    """The addresses that a style sheet makes a browser fetch."""
    return re.findall(r"(?:url\(\s*|@import\s+)[\"']?([^\"')\s;]+)", text)


def test_no_page_and_no_style_sheet_fetches_from_another_server(site: Path) -> None:
    pages = [Fetched(page) for page in site.rglob("*.html")]
    styles = [*(p.styles for p in pages), *(s.read_text("utf-8") for s in site.rglob("*.css"))]
    addresses = [a for p in pages for a in p.addresses] + [a for s in styles for a in in_style(s)]

    assert len(pages) > 20
    assert len(addresses) > 100
    assert [address for address in addresses if not OURS.match(address)] == []


def test_a_dead_link_and_a_dead_anchor_end_the_build(site: Path) -> None:
    folder = site.parents[1]
    wrong = folder / "docs" / "wrong.md"
    wrong.write_text("# Wrong\n\n[a](nowhere.md) [b](index.md#nowhere)\n", encoding="utf-8")

    done = built(folder)
    wrong.unlink()

    assert done.returncode != 0
    assert "page does not exist" in done.stdout + done.stderr
    assert "anchor does not exist" in done.stdout + done.stderr


@pytest.fixture(scope="module")
def visits(site: Path) -> Iterator[Visits]:
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip("no browser is installed")
    with pytest.importorskip("playwright.sync_api").sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        with served(site) as (origin, missed):
            yield Visits(browser, origin, missed)
        browser.close()


def test_reading_and_searching_in_a_browser_asks_nobody_else(visits: Visits) -> None:
    for address in ("", "commands/", "channels/", "threats/"):
        visits(address).wait_for_load_state("networkidle")
    page = visits("")
    page.get_by_role("button", name="Search").first.click()
    page.get_by_role("combobox").or_(page.get_by_role("textbox")).first.fill("unsubscribe")
    page.get_by_text("Several readers").first.wait_for()

    assert len(visits.asked) > 5
    assert visits.complaints() == []
