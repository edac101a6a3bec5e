"""One article as Markdown or plain text in, the article out. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

from briefer.collect.boilerplate import own_words
from briefer.collect.dates import Dates
from briefer.collect.markup import plain_line, unmarked
from briefer.collect.origin import credited, host_of
from briefer.collect.spelling import canonical_url, page_of, reader_url
from briefer.model import Article, Source, digest
from briefer.text.hygiene import clean_line

TITLE_LENGTH = 300  # a longer first line is a paragraph
_FRONT_MATTER = re.compile(r"\A---\s*\n(?P<head>(?:[^\n]*\n){1,40}?)---\s*\n")
_SETTING = re.compile(r"^(?P<key>[A-Za-z_]{2,20})\s*:\s*(?P<value>.*?)\s*$")
_MARKS = (
    (re.compile(r"^#{1,6}\s+(.*?)\s*#*$", re.M), r"\1"),
    (re.compile(r"^(?:=|-|\*|_){3,}\s*$", re.M), ""),
    (re.compile(r"^>\s?", re.M), ""),
    (re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)"), ""),
    (re.compile(r"\[([^\]\n]+)\]\((?:https?://|mailto:|/|#)[^)\n]*\)"), r"\1"),
    (re.compile(r"(\*\*|__)(?=\S)([^\n]{1,500}?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*\n]{1,500}?)(?<=\S)\*(?!\w)"), r"\1"),
    (re.compile(r"`([^`\n]+)`"), r"\1"),
)
_STARTS_NEW = re.compile(r"\s*(?:$|[-*+•>#|=]|\d{1,3}[.)]\s)")
_STANDS_ALONE = re.compile(r"\s*(?:#|[-=*_]{3,}\s*$|\|)")
_WRAPPED_WIDTH = (40, 120)


def document_article(
    text: str, *, source: Source, at: datetime, url: str | None, markdown: bool
) -> tuple[Article, str] | None:
    """The article whose first line is its title; a `---` head may name publisher, url and date.

    No date in the text is ever taken for the day of publication. Beside it, what could not be
    read of its head.
    """
    head, body = _front_matter(text)
    body = _without_marks(_joined(body)) if markdown else body
    title, rest = _title_and_rest(unmarked(body), head)
    words = own_words(_unwrapped(rest), title=title)
    if not title and not words.text:
        return None
    link = reader_url(head.get("url", "")) or (canonical_url(url) if url else None)
    dates = Dates(source.language)
    article = Article(
        title=title,
        text=words.text,
        id=digest(page_of(link) or "") if link else "",
        url=link,
        publisher=plain_line(head.get("publisher", "")),
        published=dates.read(head.get("published", "") or head.get("date", "")),
        author=plain_line(head.get("author", "")) or None,
        language=clean_line(head.get("language", "")) or source.language,
        source=source.name,
        first_seen=at,
    )
    return _with_publisher(credited(article, words.credit, host=link)), dates.told()


def _with_publisher(article: Article) -> Article:
    return article if article.publisher else replace(article, publisher=host_of(article.url))


def _front_matter(text: str) -> tuple[Mapping[str, str], str]:
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    found = _FRONT_MATTER.match(text)
    if not found:
        return {}, text
    settings = (_SETTING.match(line) for line in found["head"].split("\n"))
    head = {m["key"].lower(): m["value"].strip("\"'") for m in settings if m}
    return (head, text[found.end() :]) if head else ({}, text)


def _without_marks(text: str) -> str:
    for mark, plain_form in _MARKS:
        text = mark.sub(plain_form, text)
    return text


def _joined(text: str) -> str:
    """Markdown with each paragraph on one line, as it is read."""
    out: list[str] = []
    for line in text.split("\n"):
        if (
            out
            and out[-1].strip()
            and not _STARTS_NEW.match(line)
            and not _STANDS_ALONE.match(out[-1])
        ):
            out[-1] = f"{out[-1].rstrip()} {line.strip()}"
        else:
            out.append(line)
    return "\n".join(out)


def _title_and_rest(text: str, head: Mapping[str, str]) -> tuple[str, str]:
    if head.get("title"):
        return plain_line(head["title"]), text
    first, _, rest = text.lstrip().partition("\n")
    title = clean_line(first)
    return (title, rest) if len(title) <= TITLE_LENGTH else ("", text)


def _unwrapped(text: str) -> str:
    """Paragraphs that were wrapped at a fixed width are one line again."""
    blocks = re.split(r"\n[ \t]*\n", text.strip("\n"))
    return "\n\n".join(" ".join(b.split("\n")) if _is_wrapped(b.split("\n")) else b for b in blocks)


def _is_wrapped(lines: list[str]) -> bool:
    """Each next line's first word would not have fitted on the line before."""
    width = max(len(line) for line in lines)
    if len(lines) < 2 or not _WRAPPED_WIDTH[0] <= width <= _WRAPPED_WIDTH[1]:
        return False
    return all(
        after.split() and after[0].isalnum() and len(line) + 1 + len(after.split()[0]) > width
        for line, after in pairwise(lines)
    )
