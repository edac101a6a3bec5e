"""The HTML of a newsletter in, its own articles and where it stands on the web out. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from briefer.collect.markup import plain_text
from briefer.collect.spelling import reader_url
from briefer.languages.known import alternatives
from briefer.text.hygiene import clean_line

ITEMS = 60  # of one mail; more is a page of links
_LEAST_ITEMS = 2  # one headline with a link is the mail's own
_WORDS = 3  # of a headline; fewer is the name of a section, or a button
_SHORTEST_TEXT = 30
_OWN_TEXT = 200  # what stands under a headline without a link is an article from here on
_MARKUP_LENGTH = 2_000_000
_HEADINGS = frozenset(("h1", "h2", "h3", "h4"))
_BLOCKS = frozenset(("p", "td", "div", "li"))
_MARK = "\u2063{}\u2063"  # invisible separators: cleaned from any text, so none has them
_MARKED = re.compile("\u2063(\\d+)\u2063")


@dataclass(frozen=True, slots=True)
class Item:
    """One article of a newsletter; `link` is None where its headline leads nowhere."""

    title: str
    text: str
    link: str | None


def newsletter_items(markup: str) -> tuple[Item, ...]:
    """Its articles, if two of its headlines at least are links with words below them; else ().

    What stands under a headline without a link is an article too where it is long enough, and
    else belongs to none: the name of a section, a word about the sender.
    """
    tree = _tree(markup)
    if tree is None:
        return ()
    heads = [(head, clean_line(head.text_content()), _link(head)) for head in _headings(tree)]
    if sum(link is not None for _, _, link in heads) < _LEAST_ITEMS:
        return ()
    for number, (head, _, _) in enumerate(heads):
        _emptied(head, _MARK.format(number))
    pieces = _MARKED.split(_with_marks_read(tree))
    texts = {int(n): text.strip() for n, text in zip(pieces[1::2], pieces[2::2], strict=True)}
    items = [Item(title, texts.get(n, ""), link) for n, (_, title, link) in enumerate(heads)]
    kept = [
        item for item in items if len(item.text) >= (_SHORTEST_TEXT if item.link else _OWN_TEXT)
    ]
    linked = sum(item.link is not None for item in kept)
    return tuple(kept[:ITEMS]) if linked >= _LEAST_ITEMS else ()


def web_version(markup: str) -> str | None:
    """Where the mail says that it can be read in a browser."""
    tree = _tree(markup)
    for anchor in tree.iter("a") if tree is not None else ():
        words = clean_line(anchor.text_content())[:200]
        around = clean_line(anchor.getparent().text_content())[:200] if _is_short(words) else ""
        if _in_browser().search(words) or (around and _in_browser().search(around)):
            found = reader_url(anchor.get("href") or "")
            if found:
                return found
    return None


def _is_short(words: str) -> bool:
    """Whether a link may be only a part of its sentence: "Not readable? Click here"."""
    return 0 < len(words.split()) <= 2


@cache
def _in_browser() -> re.Pattern[str]:
    return re.compile(
        alternatives(lambda language: language.signs.web_version, all_known=True), re.IGNORECASE
    )


def _tree(markup: str) -> Any:
    html: Any = import_module("lxml.html")
    try:
        return html.document_fromstring(markup[:_MARKUP_LENGTH].replace("\u2063", ""))
    except Exception:  # what lxml raises on what is no markup has no one class
        return None


def _headings(tree: Any) -> Iterator[Any]:
    """Headlines in order: `<h2>`, and a bold link that is a paragraph of its own."""
    inside: Any = None
    for element in tree.iter():
        if inside is not None and inside in element.iterancestors():
            continue
        if _is_heading(element):
            inside = element
            yield element


def _is_heading(element: Any) -> bool:
    if element.tag in _HEADINGS:
        return bool(element.text_content().strip())
    if element.tag not in _BLOCKS or len(element) > 3 or any(c.tag in _BLOCKS for c in element):
        return False
    links = element.findall(".//a")
    words = clean_line(element.text_content()) if len(links) == 1 else ""
    bold = links and (element.find(".//b") is not None or element.find(".//strong") is not None)
    same = bool(bold) and words == clean_line(links[0].text_content())
    return same and len(words.split()) >= _WORDS


def _link(head: Any) -> str | None:
    """Where a headline leads: the link in it, or the one around it."""
    anchors = [*head.iter("a"), *(up for up in head.iterancestors() if up.tag == "a")]
    if len(clean_line(head.text_content()).split()) < _WORDS:
        return None
    return next((url for a in anchors if (url := reader_url(a.get("href") or ""))), None)


def _emptied(head: Any, mark: str) -> None:
    tail = head.tail
    head.clear()
    head.text, head.tail = mark, tail


def _with_marks_read(tree: Any) -> str:
    html: Any = import_module("lxml.html")
    # the marks are words while the text is cleaned, for cleaning takes what cannot be seen
    markup = str(html.tostring(tree, encoding="unicode"))
    plain = plain_text(_MARKED.sub(r"<p>briefer-mark-\1-here</p>", markup))
    return re.sub(r"briefer-mark-(\d+)-here", "\u2063\\1\u2063", plain)
