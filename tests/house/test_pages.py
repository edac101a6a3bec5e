"""Every page of the docs can be found from the others, and the generated lists are whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml
from markdown_it import MarkdownIt

from tests.docs.written import DOCS, ROOT, is_fresh

DECISIONS = """# Decisions

Choices that were hard to make, each with what was weighed. They are not taken back silently: a
later one says which it replaces.

"""


def shown(nav: Any) -> Iterator[str]:
    """The pages of a menu, however deep."""
    if isinstance(nav, str):
        yield nav
    for entry in nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ():
        yield from shown(entry)


def test_every_page_stands_in_the_menu_of_the_site_or_in_the_list_of_decisions() -> None:
    menu = set(shown(yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))["nav"]))
    pages = {page.relative_to(DOCS).as_posix() for page in DOCS.rglob("*.md")}

    listed = {page for page in pages if page.startswith("decisions/")} - {"decisions/index.md"}
    assert pages - listed == menu


def test_every_decision_is_listed() -> None:
    titles = {
        page.name: page.read_text("utf-8").splitlines()[0].removeprefix("# ")
        for page in sorted((DOCS / "decisions").glob("[0-9]*.md"))
    }
    lines = [f"- [{title}]({name})" for name, title in titles.items()]

    assert len(lines) > 20
    assert is_fresh("decisions/index.md", DECISIONS + "\n".join(lines) + "\n")


def test_every_page_has_one_title_and_every_picture_words_for_who_does_not_see_it() -> None:
    for page in [ROOT / "README.md", *DOCS.rglob("*.md")]:
        tokens = MarkdownIt().parse(page.read_text("utf-8"))
        pictures = [c for t in tokens for c in t.children or () if c.type == "image"]

        assert [t.tag for t in tokens if t.type == "heading_open"].count("h1") == 1, page
        assert all(picture.content.strip() for picture in pictures), page
