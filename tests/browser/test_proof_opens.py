"""A claim opens what it rests on where it stands: by mouse, by key, without JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.room import PAGES, Room
from tests.browser.visiting import Visits

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

CLAIMS = ("sample", "alone", "digest", "arabic")
FOCUSED = "document.activeElement"


def line(page: Page, at: int = 0) -> Locator:
    return page.locator(".line").nth(at)


def top(found: Locator) -> float:
    box = found.bounding_box()
    assert box is not None
    return float(box["y"])


@pytest.mark.parametrize("scripts", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("kind", CLAIMS)
def test_a_click_shows_the_cited_sentence_below_its_line(
    kind: str, scripts: bool, visit: Visits
) -> None:
    page = visit(PAGES[kind], scripts=scripts)
    address, stood = page.url, top(line(page))
    assert not line(page).locator("mark").first.is_visible()

    line(page).locator("summary").first.click()

    line(page).locator("mark").first.wait_for(state="visible")
    assert page.url == address
    assert top(line(page)) == stood
    assert top(line(page)) < top(line(page).locator("mark").first) < top(line(page, 1))


@pytest.mark.parametrize("scripts", [True, False], ids=["script", "no-script"])
def test_tab_and_enter_do_the_same_and_close_it_again(scripts: bool, visit: Visits) -> None:
    page = visit(PAGES["sample"], scripts=scripts)
    first = line(page).locator("summary").first

    for _ in range(30):
        page.keyboard.press("Tab")
        if first.evaluate(f"head => head === {FOCUSED}"):
            break
    page.keyboard.press("Enter")

    line(page).locator("mark").first.wait_for(state="visible")
    page.keyboard.press("Enter")
    line(page).locator("mark").first.wait_for(state="hidden")
    assert first.evaluate(f"head => head === {FOCUSED}")


def test_j_and_k_lead_from_line_to_line_and_back(visit: Visits) -> None:
    page = visit(PAGES["sample"])

    def here() -> str:
        return str(page.evaluate(f"{FOCUSED}.closest('.line')?.id || ''"))

    ids = page.locator(".line").evaluate_all("lines => lines.map(line => line.id)")
    walked = []
    for key in "jjjkk":
        page.keyboard.press(key)
        walked.append(here())

    assert walked == [ids[0], ids[1], ids[2], ids[1], ids[0]]


def test_o_opens_every_proof_and_closes_it(visit: Visits) -> None:
    page = visit(PAGES["sample"])

    page.keyboard.press("o")

    lines = page.locator(".line")
    assert lines.count() > 20
    for at in range(lines.count()):
        assert lines.nth(at).locator("mark").first.is_visible()
        assert lines.nth(at).locator("mark").first.inner_text().strip()
    page.keyboard.press("o")
    assert page.locator(".line mark:visible").count() == 0


def test_the_keys_can_be_switched_off(visit: Visits) -> None:
    page = visit(PAGES["alone"])
    page.locator(".how > summary").click()
    page.locator("#keys").uncheck()

    page.keyboard.press("o")

    assert page.locator(".line mark:visible").count() == 0


def test_a_letter_in_a_text_field_is_a_letter(visit: Visits, room: Room) -> None:
    if not room.indexed:
        pytest.skip("the extra `site` is not installed: there is no field to type in")
    page = visit(PAGES["search"])
    page.locator("#words").wait_for(state="visible")

    page.locator("#words").press_sequentially("joke")

    assert page.locator("#words").input_value() == "joke"


def test_an_open_line_tells_how_it_was_proved_and_who_says_it(visit: Visits) -> None:
    page = visit(PAGES["sample"])

    line(page).locator("summary").first.click()

    proof = line(page).locator(".proof")
    assert "How it was proved:" in proof.inner_text()
    assert proof.locator("figcaption cite").first.inner_text().strip()
    assert proof.locator("figcaption time").first.is_visible()
