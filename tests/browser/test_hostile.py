"""Texts from outside stay text in a real browser: on every kind of page, and in the feeds.

The policy of the pages is switched off here, so that what it would stop would run; whatever is
not of our own templates is a failure even if it does nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest

from briefer.render.message import rendered
from briefer.store import open_store
from briefer.text.hygiene import clean_line
from tests.browser.visiting import Visits, served
from tests.render.printed_briefs import VECTORS, hostile_brief, shipped, vectors
from tests.site.test_hostile_site import ATOM, ELEMENTS, SOME, hostile_site

# What stands on a page that a template of ours did not put there.
STRANGE = """ours => {
  const wrong = [];
  for (const e of document.querySelectorAll("*")) {
    const name = e.localName;
    if (!ours.includes(name) || e.namespaceURI !== "http://www.w3.org/1999/xhtml") wrong.push(`<${name}>`);
    for (const { name: key, value } of e.attributes) {
      if (/^on/i.test(key) || key === "srcdoc") wrong.push(`${name} ${key}=${value}`);
      if (key === "style") wrong.push(`${name} style`);
    }
    if (e.href !== undefined && !["http:", "https:", "mailto:", "file:", "data:", "blob:", ""]
      .includes(new URL(e.href, location.href).protocol)) wrong.push(`${name} ${e.href}`);
    if (e.localName === "script" && !/^(|keys|search)$/.test((e.src.match(/(\\w+)\\.js$/) || ["", ""])[1]))
      wrong.push(`script ${e.src}`);
  }
  return [wrong.slice(0, 20), window.__ran];
}"""
OPEN = "() => document.querySelectorAll('details').forEach(part => { part.open = true; })"
NO_ICON = '<link rel="icon" href="data:,">'
# As many vectors in a heading or a title: each of them whole, one behind the other.
TOGETHER = 40


def payloads() -> list[str]:
    """Every vector once, that is a text at all after control characters have gone."""
    rows = [row["payload"] for row in vectors("xss.jsonl")]
    return list(dict.fromkeys(row for row in rows if clean_line(row)))


def batches(rows: Sequence[str]) -> list[str]:
    return [" ".join(rows[at : at + TOGETHER]) for at in range(0, len(rows), TOGETHER)]


def made(folder: Path, rows: list[str]) -> Path:
    """A site, the same as one page that stands alone, and the feeds' contents as pages."""
    with open_store(folder / "briefer.db") as store:
        hostile_site(store, folder / "site", rows)
    alone = rendered([hostile_brief(rows[:60])], "html", template=shipped).parts[0].body
    (folder / "site" / "alone.html").write_text(alone, encoding="utf-8", errors="replace")
    for number, content in enumerate(contents(folder / "site")):
        page = f"<!doctype html><meta charset=utf-8><title>x</title>{NO_ICON}<body>{content}</body>"
        (folder / "site" / f"feed-{number}.html").write_text(page, encoding="utf-8")
    return folder / "site"


def contents(site: Path) -> Iterator[str]:
    """The HTML of every entry, as a reader of feeds shows it: without a policy."""
    for path in sorted(site.rglob("feed.xml")):
        for node in fromstring(path.read_text("utf-8")).iter(f"{ATOM}content"):
            yield node.text or ""
    for path in sorted(site.rglob("feed.json")):
        yield from (item["content_html"] for item in json.loads(path.read_text("utf-8"))["items"])


def harmless(browser: Any, site: Path, *, bypass: bool) -> int:
    """Opens every page of the folder and all that opens on it; how many pages there were."""
    count = 0
    with served(site) as (origin, missed):
        visits = Visits(browser, origin, missed)
        page = visits.window(bypass_csp=bypass)
        for path in sorted(site.rglob("*.html")):
            name = path.relative_to(site).as_posix()
            page.goto(origin + name)
            page.evaluate(OPEN)
            strange, ran = page.evaluate(STRANGE, sorted(ELEMENTS))
            assert strange == [], name
            assert ran == [], name
            count += 1
        assert visits.complaints() == []
        visits.close()
    return count


@pytest.mark.parametrize("bypass", [False, True], ids=["policy", "no-policy"])
def test_known_tricks_do_nothing_on_any_kind_of_page(
    bypass: bool, browser: Any, tmp_path: Path
) -> None:
    site = made(tmp_path, [" ".join(SOME), *SOME])

    assert harmless(browser, site, bypass=bypass) > 8


def test_the_vectors_of_others_do_nothing_on_any_kind_of_page(browser: Any, tmp_path: Path) -> None:
    if not VECTORS.is_dir():
        pytest.skip("the attack vectors lie in ../shared, which is not here")
    rows = payloads()
    assert len(rows) > 2000

    site = made(tmp_path, [*batches(rows)[:1], *rows])

    assert harmless(browser, site, bypass=True) > 8


def test_a_script_that_did_run_would_be_seen(browser: Any, tmp_path: Path) -> None:
    (tmp_path / "x.html").write_text(
        "<!doctype html><title>x</title><img src=x onerror=alert(1)><a href='javascript:alert(1)'>a</a>"
    )

    with served(tmp_path) as (origin, missed):
        visits = Visits(browser, origin, missed)
        page = visits.window()
        page.goto(f"{origin}x.html")
        page.wait_for_function("() => window.__ran.length")
        strange, ran = page.evaluate(STRANGE, sorted(ELEMENTS))
        visits.close()

    assert ran == ["alert"]
    assert len(strange) == 2
    assert any("a script ran" in said for said in visits.complaints())
