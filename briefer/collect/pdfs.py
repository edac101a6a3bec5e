"""A PDF in, its article out. Pure; pypdf of the extra `pdf` reads it."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from io import BytesIO
from itertools import pairwise
from typing import Any

from briefer.collect.boilerplate import own_words
from briefer.collect.origin import host_of
from briefer.collect.spelling import canonical_url
from briefer.distribution import installing
from briefer.model import Article, Source
from briefer.text.counting import agreeing, counted
from briefer.text.hygiene import clean_line

PAGES = 100  # a longer one is a book, and its news stands in front
TEXT_LENGTH = 200_000
_SHORTEST_TEXT = 40
_STARTS_WITH = b"%PDF-"
_REPEATED = 0.5  # of the pages; a line at the edge of so many is a header or a footer
_FULL_LINE = 0.7  # of the longest; a shorter line ends its paragraph
_NUMBER = re.compile(r"\d+")
_SENTENCE_END = re.compile(r"[.!?…:;]['\"”’»)\]]*$")
_FILE_NAME = re.compile(
    r"\.(?:docx?|pdf|odt|indd|pptx?|rtf)$|^(?:microsoft|untitled)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class PdfRead:
    """The article if there is one, and what is wrong with it or was left out."""

    article: Article | None = None
    problem: str = ""


def is_pdf(body: bytes) -> bool:
    """Whether these bytes begin as a PDF."""
    return _STARTS_WITH in body[:1024]


def read_pdf(body: bytes, *, source: Source, at: datetime, url: str | None) -> PdfRead:
    """The words of its pages, columns as they were written, without headers, footers and page
    numbers. Its title and date are those its metadata give, the title else its first line.
    """
    try:
        library: Any = import_module("pypdf")
    except ImportError:
        return PdfRead(problem=f"it is a PDF, and what reads those is missing: {installing('pdf')}")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # we say ourselves what is wrong
    try:
        document = library.PdfReader(BytesIO(body))
        if document.is_encrypted and not document.decrypt(""):
            return PdfRead(problem="this PDF is locked with a password")
        pages = [page.extract_text().split("\n") for page in document.pages[:PAGES]]
        facts = dict(document.metadata or {})
        written = document.metadata.creation_date if document.metadata else None
        more = len(document.pages) - len(pages)
    except RecursionError:
        return PdfRead(problem="this PDF is nested too deep")
    except Exception as error:  # what a broken PDF makes it raise has no one class
        return PdfRead(problem=f"this PDF cannot be read ({type(error).__name__})")
    article = _article(pages, facts, written, source=source, at=at, url=url)
    if article is None:
        return PdfRead(problem="there is no text in this PDF; its pages are pictures")
    left = f"{counted(more, 'page')} beyond the first {PAGES} {agreeing(more, 'were')} left out"
    return PdfRead(article, left if more else "")


def _article(
    pages: Sequence[list[str]],
    facts: dict[str, Any],
    written: datetime | None,
    *,
    source: Source,
    at: datetime,
    url: str | None,
) -> Article | None:
    lines = _without_edges([[clean_line(line) for line in page] for page in pages])
    named = clean_line(str(facts.get("/Title") or ""))
    first = next((line for line in lines if line), "")
    title = first[:300] if not named or _FILE_NAME.search(named) else named[:300]
    words = own_words(_paragraphs(lines)[:TEXT_LENGTH], title=title)
    if len(words.text) < _SHORTEST_TEXT:
        return None
    return Article(
        title=title,
        text=words.text,
        url=canonical_url(url) if url else None,
        publisher=host_of(url) or source.shown,
        published=written if written and written.tzinfo else None,
        author=clean_line(str(facts.get("/Author") or ""))[:200] or None,
        language=source.language,
        source=source.name,
        first_seen=at,
    )


def _without_edges(pages: Sequence[list[str]]) -> list[str]:
    """All lines in order, without those that stand at the edge of page after page."""
    filled = [[line for line in page if line] for page in pages]
    edges = Counter(_NUMBER.sub("#", line) for page in filled for line in {*page[:2], *page[-2:]})
    often = max(2, int(len(filled) * _REPEATED))
    repeated = {line for line, times in edges.items() if times >= often and len(filled) > 2}
    kept: list[str] = []
    for page in filled:
        for n, line in enumerate(page):
            at_edge = n < 2 or n >= len(page) - 2
            if not (at_edge and (_NUMBER.sub("#", line) in repeated or line.isdigit())):
                kept.append(line)
    return kept


def _paragraphs(lines: Sequence[str]) -> str:
    """Lines that were broken to fit the page are one again.

    A word that was parted at a line's end is whole again where it stands whole elsewhere: else it
    may be one that has a hyphen of its own, and thirty-five is no thirtyfive.
    """
    longest = sorted(len(line) for line in lines)[int(len(lines) * 0.9)] if lines else 0
    text = "".join(
        line + _between(line, after, longest=longest) for line, after in pairwise([*lines, ""])
    )
    words = set(re.findall(r"\w+", text.casefold()))

    def joined(found: re.Match[str]) -> str:
        whole = found[1] + found[2]
        return whole if whole.casefold() in words else f"{found[1]}-{found[2]}"

    return re.sub(r"(\w+)-\x00(\w+)", joined, text).replace("\x00", " ")


def _between(line: str, after: str, *, longest: int) -> str:
    if not after:
        return ""
    hyphened = line.endswith("-") and after[0].islower()
    ends = _SENTENCE_END.search(line) or len(line) < longest * _FULL_LINE
    # a line that ends in the middle of a sentence goes on where the next begins small
    return "\x00" if hyphened or after[0].islower() or not ends else "\n"
