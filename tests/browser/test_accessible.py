"""Every kind of page holds WCAG 2.2 AA by axe-core: no violation, light and dark, all open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.room import PAGES
from tests.browser.visiting import Visits

if TYPE_CHECKING:
    from playwright.sync_api import Page

# The rule of WCAG 2.2 about the size of targets sleeps in axe unless it is called by name.
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations", "incomplete"],
}
OPEN = "() => document.querySelectorAll('details').forEach(part => { part.open = true; })"
FOUND = """options => axe.run(options).then(found => ({
  rules: found.passes.length,
  wrong: [...found.violations, ...found.incomplete].map(rule =>
    [rule.id, rule.nodes.length, rule.nodes[0].html.slice(0, 160), rule.nodes[0].failureSummary]),
}))"""


def examined(page: Page) -> Any:
    """What axe finds on the page as it stands: violations, and what it could not decide."""
    return page.evaluate(FOUND, RULES)


@pytest.mark.parametrize("kind", PAGES)
def test_axe_finds_nothing_against_a_page(kind: str, visit: Visits) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = visit(PAGES[kind])
    page.evaluate(Axe().axe_script)
    page.evaluate(OPEN)

    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        found = examined(page)

        assert found["wrong"] == [], scheme
        assert found["rules"] >= 10


def test_axe_finds_what_is_wrong(visit: Visits) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = visit(PAGES["sample"])
    page.evaluate(Axe().axe_script)
    page.evaluate(
        "() => { document.documentElement.lang = ''; document.body.style.color = '#ddd'; }"
    )

    wrong = {rule[0] for rule in examined(page)["wrong"]}

    assert {"html-has-lang", "color-contrast"} <= wrong
