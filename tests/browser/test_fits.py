"""Every kind of page fits its window and can be read: narrow, wide, enlarged, dark, on paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.room import PAGES
from tests.browser.visiting import Visits

if TYPE_CHECKING:
    from playwright.sync_api import Page

# How far the page reaches over the edge of the window, and what does: in its words.
OVER = """() => {
  const seen = [...document.querySelectorAll("body *")].filter(e => e.checkVisibility() && !e.matches(".skip"));
  const out = seen.filter(e => { const box = e.getBoundingClientRect();
    return box.width > 1 && (box.left < -1 || box.right > innerWidth + 1); });
  return [document.documentElement.scrollWidth - innerWidth, out.map(e => e.outerHTML.slice(0, 90))];
}"""
PAPER = """() => getComputedStyle(document.body).backgroundColor.match(/[0-9]+/g).map(Number)"""
OPEN = "() => document.querySelectorAll('details').forEach(part => { part.open = true; })"
LARGE = "() => { document.documentElement.style.fontSize = '200%'; }"


def fits(page: Page, kind: str) -> None:
    for part in ("closed", "open"):
        over, outside = page.evaluate(OVER)
        assert over <= 0, f"{kind}, {part}: {over} pixels over the edge"
        assert outside == [], f"{kind}, {part}"
        page.evaluate(OPEN)


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_page_scrolls_sideways(width: int, visit: Visits) -> None:
    page = visit.window(width=width)
    for kind, address in PAGES.items():
        page.goto(visit.origin + address)

        fits(page, kind)


def test_no_page_scrolls_sideways_at_200_percent(visit: Visits) -> None:
    # A browser enlarges to 200 % by laying out half the width with twice the pixels.
    page = visit.window(width=640, device_scale_factor=2)
    for kind, address in PAGES.items():
        page.goto(visit.origin + address)

        fits(page, kind)


@pytest.mark.parametrize("width", [390, 1280])
def test_letters_of_twice_the_size_fit_too(width: int, visit: Visits) -> None:
    page = visit.window(width=width)
    for kind, address in PAGES.items():
        page.goto(visit.origin + address)
        page.evaluate(LARGE)

        fits(page, kind)


@pytest.mark.parametrize("dark", [True, False], ids=["dark", "light"])
def test_paper_is_dark_for_who_asks_for_it(dark: bool, visit: Visits) -> None:
    page = visit.window(dark=dark)
    for address in (PAGES["sample"], PAGES["alone"], PAGES["index"]):
        page.goto(visit.origin + address)

        assert (max(page.evaluate(PAPER)[:3]) < 64) is dark


def test_forced_colours_keep_lines_and_marks(visit: Visits) -> None:
    page = visit(PAGES["everything"], forced_colors="active")

    page.keyboard.press("o")

    assert page.locator("mark").first.is_visible()
    assert (
        page.locator(".dispute").first.evaluate("e => getComputedStyle(e).borderInlineStartWidth")
        != "0px"
    )


def test_arabic_runs_from_the_right(visit: Visits) -> None:
    page = visit(PAGES["arabic"])

    assert page.locator(".line .text").first.evaluate("e => getComputedStyle(e).direction") == "rtl"
    edges = page.locator(".line .text").first.evaluate(
        """e => { const words = document.createRange(); words.selectNodeContents(e);
        const text = words.getBoundingClientRect(), box = e.getBoundingClientRect();
        return [text.left - box.left, box.right - text.right]; }"""
    )
    assert edges[1] <= edges[0] + 1  # the text stands at the right edge of its box


def test_english_words_in_an_arabic_line_keep_their_order(visit: Visits) -> None:
    page = visit(PAGES["arabic"])

    for part in (".meta time", ".proof footer a"):
        found = page.locator(part).first
        assert found.evaluate("e => getComputedStyle(e).direction") == "ltr", part


def test_the_ways_stand_above_what_they_belong_to(visit: Visits) -> None:
    page = visit(PAGES["sample"])
    edge = "e => e.getBoundingClientRect().left"

    assert page.locator(".ways").evaluate(edge) == page.locator("main").evaluate(edge)


# ---------------------------------------------------------------- print


def pages(printed: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", printed))


@pytest.mark.parametrize("scripts", [True, False], ids=["script", "no-script"])
def test_it_prints_with_the_proofs_closed_or_open_as_one_chooses(
    scripts: bool, visit: Visits
) -> None:
    page = visit(PAGES["sample"], scripts=scripts)
    closed = pages(page.pdf(format="A4"))
    page.locator(".how > summary").click()
    page.locator("#print-proofs").check()

    opened = pages(page.pdf(format="A4"))

    assert 1 <= closed < opened
    assert page.locator(".line mark:visible").count() == 0  # on the screen all is as it was


def test_a_proof_that_is_open_is_printed_open(visit: Visits) -> None:
    page = visit(PAGES["sample"])
    page.locator(".line summary").first.click()

    page.emulate_media(media="print")

    assert page.locator(".line").first.locator("mark").first.is_visible()
    assert not page.locator(".line").nth(1).locator("mark").first.is_visible()


def test_every_kind_of_page_can_be_printed(visit: Visits) -> None:
    page = visit.window()
    for kind, address in PAGES.items():
        page.goto(visit.origin + address)

        assert pages(page.pdf(format="A4")) >= 1, kind
