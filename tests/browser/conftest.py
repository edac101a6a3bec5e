"""A browser, a reading room that is served to it, and visits that end in silence.

Playwright drives Debian's Chromium: docs/decisions/2026-11-27-a-real-browser.md.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.browser.room import Room, furnished
from tests.browser.visiting import Visits, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = ("chromium", "chromium-browser", "google-chrome")
# What the browser would ask of others by itself leads nowhere.
FLAGS = (
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; one for all tests of this folder that a worker runs.

    It ends with the folder: while Playwright runs, no other test of the process can have a loop.
    """
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip("no browser: none of chromium, chromium-browser, google-chrome is installed")
    sync_api = pytest.importorskip(
        "playwright.sync_api", reason="playwright, of the extra `test`, is not installed"
    )
    with sync_api.sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=found, args=list(FLAGS), timeout=180_000
        )
        yield launched
        launched.close()


@pytest.fixture(scope="package")
def room(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Room:
    """Every kind of page; made only where there is a browser to read it."""
    return furnished(tmp_path_factory.mktemp("room"))


@pytest.fixture(scope="package")
def server(room: Room) -> Iterator[tuple[str, list[str]]]:
    with served(room.folder) as found:
        yield found


@pytest.fixture
def visit(browser: Browser, server: tuple[str, list[str]]) -> Iterator[Visits]:
    """`visit("bakhmut/2023-03-23/")` gives the page.

    The test fails in the end if the console said anything, a script failed, a policy was
    violated, something was asked of another server, or the server did not have it.
    """
    origin, missed = server
    missed.clear()
    visits = Visits(browser, origin, missed)
    yield visits
    complaints = visits.complaints()
    visits.close()
    assert complaints == []
