"""Links lead where they say: to a line, to a source and back, to another page, to what is searched."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urlsplit

import pytest

from tests.browser.room import BRIEFS_TOO, PAGES, Room
from tests.browser.visiting import Visits

if TYPE_CHECKING:
    from playwright.sync_api import Response

# In the window at all: its top stands between the top and the bottom of what is seen.
SEEN = """found => { const box = found.getBoundingClientRect();
  return box.top >= -1 && box.top < innerHeight && box.width > 0; }"""
IDS = "nodes => nodes.map(node => node.id)"


@pytest.mark.parametrize("kind", ["sample", "alone"])
def test_an_anchor_opens_its_line_in_view(kind: str, visit: Visits) -> None:
    page = visit(PAGES[kind])
    wanted = page.locator(".line").evaluate_all(IDS)[-3]

    page = visit(f"{PAGES[kind]}#{wanted}")

    found = page.locator(f"[id='{wanted}']")
    found.locator("mark").first.wait_for(state="visible")
    assert found.evaluate(SEEN)


def test_an_anchor_leads_to_its_line_without_scripts(visit: Visits) -> None:
    wanted = visit(PAGES["sample"]).locator(".line").evaluate_all(IDS)[-3]

    page = visit(f"{PAGES['sample']}#{wanted}", scripts=False)

    assert page.locator(f"[id='{wanted}']").evaluate(SEEN)


def test_the_link_to_a_line_is_its_address(visit: Visits) -> None:
    page = visit(PAGES["sample"])
    first = page.locator(".line").first
    first.locator("summary").first.click()

    first.locator(".proof footer a").last.click()

    assert unquote(urlsplit(page.url).fragment) == first.get_attribute("id")


def test_a_number_leads_to_its_source_and_the_source_back_to_its_open_line(visit: Visits) -> None:
    page = visit(PAGES["sample"])
    first = page.locator(".line").first
    first.locator("summary").first.click()
    first.locator("figcaption a.numbers").first.click()
    source = page.locator(":target")
    assert source.evaluate("found => found.matches('.sources li')")
    assert source.evaluate(SEEN)

    source.locator("a.back[href^='#l-']").first.click()

    named = page.locator(".line:target")
    assert named.evaluate(SEEN)
    assert named.locator("mark").first.is_visible()


def test_ids_are_unique_and_every_link_of_ours_leads_somewhere(visit: Visits, room: Room) -> None:
    page = visit()
    ids: dict[str, set[str]] = {}
    links: list[tuple[str, str]] = []
    for kind, address in PAGES.items():
        page.goto(visit.origin + address)
        found = page.locator("[id]").evaluate_all(IDS)
        assert len(found) == len(set(found)), kind
        ids[urlsplit(page.url).path] = set(found)
        links += [
            (kind, link)
            for link in page.locator("a[href]").evaluate_all("all => all.map(a => a.href)")
        ]

    own = [(kind, link) for kind, link in links if link.startswith(visit.origin)]
    assert len(own) > 300
    for kind, link in own:
        address, anchor = urldefrag(link)
        path = urlsplit(address).path
        assert exists(room, path), f"{kind}: {link}"
        if anchor and path in ids:
            assert unquote(anchor) in ids[path], f"{kind}: {link}"


def exists(room: Room, path: str) -> bool:
    place = room.folder / unquote(path).lstrip("/")
    return (place / "index.html" if place.is_dir() else place).is_file()


def test_a_line_of_the_front_page_leads_to_its_proof(visit: Visits) -> None:
    page = visit(PAGES["index"])

    page.locator("a.claim").first.click()

    page.locator(".line:target mark").first.wait_for(state="visible")
    assert page.locator(".line:target").evaluate(SEEN)


def test_a_corrected_line_leads_to_the_brief_that_took_it_back(visit: Visits) -> None:
    page = visit(PAGES["corrected"])
    assert page.locator("aside.later").is_visible()

    page.locator(".note a").first.click()

    assert urlsplit(page.url).path == f"/{PAGES['correcting']}index.html"
    assert "One person was hurt" in page.locator(".corrections").inner_text()


def test_a_word_is_found_by_searching_and_leads_to_its_brief(visit: Visits, room: Room) -> None:
    if not room.indexed:
        pytest.skip("the extra `site` is not installed: there is no index to search")
    page = visit(PAGES["search"])

    page.locator("#words").fill("ferry")

    page.locator("#found a").first.wait_for(state="visible")
    assert page.locator("#found mark").first.inner_text().lower() == "ferry"
    assert "one source" not in page.locator("#found").inner_text()  # what was said, no labels
    page.locator("#found a").first.click()
    assert "The ferry sails every hour." in page.locator("main").inner_text()


def test_a_word_that_no_brief_has_is_told(visit: Visits, room: Room) -> None:
    if not room.indexed:
        pytest.skip("the extra `site` is not installed: there is no index to search")
    page = visit(f"{PAGES['search']}?q=zzyzx")

    page.locator("#found p", has_text="No brief has these words.").wait_for(state="visible")


@pytest.mark.parametrize(("kind", "scripts"), [("list", True), ("search", False)])
def test_without_an_index_or_scripts_every_brief_stands_in_a_list(
    kind: str, scripts: bool, visit: Visits
) -> None:
    page = visit(PAGES[kind], scripts=scripts)

    assert page.locator("input:visible").count() == 0
    page.locator(".plain a").first.click()
    assert page.locator("main article h1").is_visible()


def test_opened_from_a_disk_a_page_works_and_search_says_what_it_needs(
    visit: Visits, room: Room
) -> None:
    page = visit(room.file("alone").as_uri())
    page.locator(".line summary").first.click()
    page.locator(".line mark").first.wait_for(state="visible")
    if room.indexed:
        page = visit(room.file("search").as_uri())
        page.locator("#unserved").wait_for(state="visible")
        assert page.locator("#words:visible").count() == 0


@pytest.mark.parametrize("kind", BRIEFS_TOO)
def test_every_kind_of_brief_opens_in_silence(kind: str, visit: Visits) -> None:
    page = visit(PAGES[kind])

    page.keyboard.press("o")

    assert page.locator("h1").first.is_visible()


def test_the_page_of_the_sample_weighs_less_than_100_kb(visit: Visits, room: Room) -> None:
    page = visit.window()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.insert(0, answer))

    page.goto(visit.origin + PAGES["sample"])

    weights = [len(answer.body()) for answer in answers if answer.url.startswith("http")]
    assert len(weights) == 3  # the page, its style and its script
    assert sum(weights) < 100_000
    assert room.file("alone").stat().st_size < 100_000
