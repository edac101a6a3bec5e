"""HTML of any quality in, plain text with a line a paragraph out. Pure; the parsing is lxml's."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from briefer.text.hygiene import clean_line, clean_text

_LOOKS_LIKE_MARKUP = re.compile(
    r"<(?:[a-zA-Z/!?][^<>]*>|!--|!\[CDATA\[)|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});"
)
_MARKED_UP = re.compile(
    r"</(?:p|a|b|i|em|strong|div|span|li|ul|ol|h[1-6]|script|blockquote)>|<br ?/?>|<img ", re.I
)
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd",
    "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "menu",
    "nav", "ol", "option", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot",
    "th", "thead", "tr", "ul",
))  # fmt: skip
_MAY_BE_CAPTIONS = _BLOCKS | {"cite", "em", "i", "small", "span"}
_UNREAD = frozenset((
    "applet", "audio", "base", "button", "canvas", "embed", "figcaption", "frame", "frameset",
    "head", "iframe",
    "input", "link", "map", "math", "meta", "noembed", "noframes", "noscript", "object", "script",
    "select", "style", "svg", "template", "textarea", "title", "video",
))  # fmt: skip
# Words below a picture, where the page marks them so: they tell of the picture, not of the news.
_CAPTION = re.compile(r"(?:^|[\s_-])(?:captions?|credits?|copyright)(?:$|[\s_-])", re.IGNORECASE)
_CAPTION_LENGTH = 400
_BLOCK = "\x00"  # no text of a tree can hold it
_LIGATURES = {
    0xFB00 + n: text for n, text in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))
}
_LIGATURE = re.compile("[\ufb00-\ufb06]")
# libxml2 slows with the square of unclosed `<`: so many of them are not read as markup.
_MARKUP_LENGTH = 2_000_000
_OPENINGS_READ = 20_000


def plain_text(markup: str) -> str:
    """The text a reader sees, one line a paragraph; text without any markup is only cleaned.

    >>> plain_text("<p>One &amp; two</p><script>x()</script><p>three<br>four</p>")
    'One & two\\nthree\\nfour'
    """
    if not _LOOKS_LIKE_MARKUP.search(markup):
        return clean_text(_without_ligatures(markup))
    tree = _tree(markup[:_MARKUP_LENGTH])
    text = "".join(_pieces(tree)) if tree is not None else ""
    # A line end inside a paragraph of HTML is only a space.
    paragraphs = (" ".join(part.split()) for part in _without_ligatures(text).split(_BLOCK))
    lines = (clean_line(paragraph) for paragraph in paragraphs if paragraph)
    return "\n".join(line for line in lines if line)


def plain_line(markup: str) -> str:
    """The same as one line, for titles and names."""
    return plain_text(markup).replace("\n", " ")


def unmarked(text: str) -> str:
    """Text that should be plain already: markup is read only where it is plainly there.

    Feeds that escape twice, and articles pasted from a page, still hold tags.
    """
    return plain_text(text) if _MARKED_UP.search(text) else text


def as_markup(plain: str) -> str:
    """Plain text as markup that reads the same; line ends stay line ends.

    >>> plain_text(as_markup("a < b &amp; c"))
    'a < b &amp; c'
    """
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")


def _tree(markup: str) -> Any:
    etree = _etree()

    parser = etree.HTMLParser(
        recover=True, no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8"
    )
    body = f"<html><body>{_closed(markup)}</body></html>".encode("utf-8", "replace")
    try:
        return etree.fromstring(body, parser)
    except (etree.LxmlError, ValueError):
        return None


def _etree() -> Any:
    return import_module("lxml.etree")  # untyped, and only loaded where markup is met


def _closed(markup: str) -> str:
    """Markup whose last comment ends, and that is no heap of opening marks without a tag."""
    markup = markup.replace("\x00", "")
    if markup.count("<") - markup.count(">") > _OPENINGS_READ:
        return html.escape(re.sub(r"<[^<>]*>|<!--", " ", markup).replace("<", " "))
    last = markup.rfind("<!--")
    return markup if last < 0 or markup.find("-->", last) > 0 else markup[:last]


def _without_ligatures(text: str) -> str:
    if text.isascii() or not _LIGATURE.search(text):
        return text
    return text.translate(_LIGATURES)


def _pieces(tree: Any) -> Iterator[str]:
    """The text that is read, with a mark at both ends of every block."""
    around, end = [iter((tree,))], [""]
    while around:
        element = next(around[-1], None)
        if element is None:
            around.pop()
            yield end.pop()
            continue
        name, tail = element.tag, element.tail or ""
        block = _BLOCK if name in _BLOCKS else ""
        if name in _UNREAD or (name in _MAY_BE_CAPTIONS and _is_caption(element)):
            yield (block or _blocks_in(element)) + tail
        elif len(element):
            yield block + (element.text or "")
            around.append(iter(element))
            end.append(block + tail)
        else:
            yield block + (element.text or "") + block + tail


def _blocks_in(element: Any) -> str:
    """The mark, if there is a block in it: what is unread still parts the lines around it."""
    return _BLOCK if len(element) and any(e.tag in _BLOCKS for e in element.iter()) else ""


def _is_caption(element: Any) -> bool:
    named = element.get("class")
    if not named or not _CAPTION.search(named):
        return False
    return sum(map(len, element.itertext())) <= _CAPTION_LENGTH
