"""Bytes of any kind we read in, articles and problems out. Pure: nothing is fetched or opened."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from briefer.collect.charsets import Decoded, json_decoded, plain_decoded
from briefer.collect.collected import Collected
from briefer.collect.credentials import without_credentials
from briefer.collect.documents import document_article
from briefer.collect.feed_articles import feed_articles, is_in_the_future, not_from_the_future
from briefer.collect.feeds import read_feed
from briefer.collect.gdelt import gdelt_feed
from briefer.collect.jsonfeed import json_feed
from briefer.collect.jsonlines import json_line_articles, records_read
from briefer.collect.mailboxes import is_mailbox, mailbox_articles
from briefer.collect.pages import page_tree, read_page
from briefer.collect.pdfs import is_pdf, read_pdf
from briefer.collect.sitemaps import sitemap_feed
from briefer.collect.spelling import printable_url
from briefer.collect.streamed import LINES_NAME
from briefer.collect.structured import page_facts
from briefer.collect.telegram import channel_feed, is_channel
from briefer.model import Problem, Source
from briefer.text.hygiene import clean_line

UNPACKED_LENGTH = 200_000_000  # a file of our own user
FETCHED_LENGTH = 10_000_000  # a packed file that was fetched: the fetch capped only its wrapping
_FEED_START = re.compile(rb"<(?:\w{1,20}:)?(rss|feed|rdf|channel)\b", re.I)
_SITEMAP_START = re.compile(rb"<(?:\w{1,20}:)?(?:urlset|sitemapindex)[\s>]", re.I)
_PAGE_START = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.I)
_PAGE_ROOT = re.compile(rb"<(?:html|head|body)\b", re.I)  # feeds exist with a doctype of HTML
_LINES_TYPE = re.compile("ndjson|jsonl|json-seq")
_PAGE_NAME = re.compile(r"\.x?html?$", re.I)
_MARKDOWN_NAME = re.compile(r"\.(?:md|markdown)$", re.I)
_SNIFFED = 4096


@dataclass(frozen=True, slots=True)
class _Given:
    """What is known about the bytes besides the bytes; `label` is what problems are named after."""

    source: Source
    at: datetime
    url: str | None
    media_type: str
    label: str
    charset: str | None

    @property
    def wants_feed(self) -> bool:
        return self.url is not None and self.source.kind == "feed"


ReadText = Callable[[str, "_Given"], Collected]


@dataclass(frozen=True, slots=True)
class _Unreadable(Exception):
    reason: str


def read(
    body: bytes,
    *,
    source: Source,
    at: datetime,
    url: str | None = None,
    media_type: str = "",
    name: str = "",
    charset: str | None = None,
) -> Collected:
    """The articles in these bytes, told by their content: RSS, Atom, JSON Feed, JSON Lines,
    HTML, Markdown or text. `at` is when they were first seen, `url` where they were fetched.

    What cannot be read is one problem, never an exception, and never silently "no news".
    """
    given = _Given(source, at, url, media_type, name or source.name, charset)
    try:
        unpacked = _unpacked(body, longest=FETCHED_LENGTH if url else UNPACKED_LENGTH)
        found = _of_today(_read(unpacked, given), given)
        return without_credentials(found, source) if url else found
    except _Unreadable as unreadable:
        reason = unreadable.reason
    except MemoryError:
        reason = "it is too large for the memory there is; write it as JSON Lines, or in parts"
    except Exception as error:  # a library met something it was not made for
        reason = f"it could not be read ({type(error).__name__})"
    return Collected(problems=(Problem(given.label, reason),))


def _of_today(found: Collected, given: _Given) -> Collected:
    """What was fetched is not from the future; a file of the user may be of any day."""
    ahead = sum(is_in_the_future(article.published, given.at) for article in found.articles)
    if given.url is None or not ahead:
        return found
    reason = f"dated in the future, and counted as first seen: {ahead} of its articles"
    return replace(
        found,
        articles=tuple(not_from_the_future(article, given.at) for article in found.articles),
        problems=(*found.problems, Problem(given.label, reason)),
    )


def _read(body: bytes, given: _Given) -> Collected:
    if given.media_type == "application/mbox" or is_mailbox(body):
        return mailbox_articles(body, source=given.source, at=given.at, name=given.label)
    if is_pdf(body):
        return _pdf(body, given)
    if given.source.kind == "gdelt" and _start(body)[:1] != b"{":
        said = clean_line(plain_decoded(body[:200], charset=given.charset).text)
        raise _Unreadable(f"it answers no query: {said}")
    return _read_by_look(body, given)


def _read_by_look(body: bytes, given: _Given) -> Collected:
    if not body.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise _Unreadable("it is empty")
    if LINES_NAME.search(given.label) or _LINES_TYPE.search(given.media_type):
        return _as_text(json_decoded(body, charset=given.charset), _lines, given)
    start = _start(body)
    if start[:1] in (b"{", b"["):
        return _as_text(json_decoded(body, charset=given.charset), _json, given)
    if _SITEMAP_START.search(start) or _is_feed(start):
        return _feed(body, given)
    named_page = _PAGE_NAME.search(given.label) or "html" in given.media_type
    if _PAGE_START.search(start) or named_page:
        return _page(body, given)
    return _plain(body, given)


def _as_text(decoded: Decoded, read_text: ReadText, given: _Given) -> Collected:
    """What stands in the text, with what was lost of its letters."""
    found = read_text(decoded.text, given)
    said = (Problem(given.label, decoded.problem),) if decoded.problem else ()
    return replace(found, problems=(*found.problems, *said))


def _plain(body: bytes, given: _Given) -> Collected:
    if _is_binary(body):
        raise _Unreadable("it is neither a feed, nor a page, nor text")
    if given.wants_feed:
        return _feed(body, given)
    return _as_text(plain_decoded(body, charset=given.charset), _document, given)


def _unpacked(body: bytes, *, longest: int) -> bytes:
    if not body.startswith(b"\x1f\x8b"):
        return body
    out: list[bytes] = []
    size = 0
    while body.startswith(b"\x1f\x8b"):
        unpacker = zlib.decompressobj(wbits=31)
        try:
            out.append(unpacker.decompress(body, longest - size + 1))
        except zlib.error:
            raise _Unreadable("its gzip data is damaged") from None
        size += len(out[-1])
        if size > longest:
            raise _Unreadable(f"it unpacks to more than {longest:,} bytes")
        if not unpacker.eof:
            raise _Unreadable("its gzip data ends in the middle")
        body = unpacker.unused_data
    return b"".join(out)


def _start(body: bytes) -> bytes:
    """The first bytes that say what it is; UTF-16 is made ASCII by leaving its zeros out."""
    return (
        body[: _SNIFFED * 2].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:_SNIFFED]
    )


def _is_feed(start: bytes) -> bool:
    feed, page = _FEED_START.search(start), _PAGE_ROOT.search(start)
    if feed and page:
        return feed.start() < page.start()
    return bool(feed) or (start.startswith(b"<?xml") and not _PAGE_START.search(start))


def _is_binary(body: bytes) -> bool:
    sample = body[:_SNIFFED]
    odd = sum(byte < 9 or 13 < byte < 27 for byte in sample)
    utf16 = body.startswith((b"\xff\xfe", b"\xfe\xff"))
    return odd * 50 > len(sample) and not utf16


def _feed(body: bytes, given: _Given) -> Collected:
    is_sitemap = _SITEMAP_START.search(_start(body))
    language, charset = given.source.language, given.charset
    feed = (
        sitemap_feed(body, charset=charset)
        if is_sitemap
        else read_feed(body, charset=charset, language=language)
    )
    if feed is None:
        raise _Unreadable("its sitemap is damaged" if is_sitemap else "it is no RSS or Atom feed")
    return feed_articles(feed, source=given.source, at=given.at, url=given.url)


def _lines(text: str, given: _Given) -> Collected:
    return json_line_articles(text, source=given.source, at=given.at, name=given.label)


def _json(text: str, given: _Given) -> Collected:
    try:
        document: Any = json.loads(text.removeprefix("\ufeff"))
    except RecursionError:
        raise _Unreadable("its JSON is nested too deep") from None
    except ValueError:
        return _perhaps_lines(text, given)
    if isinstance(document, list):
        return _records(document, given)
    feed = json_feed(document, language=given.source.language)
    if feed is not None:
        return feed_articles(feed, source=given.source, at=given.at, url=given.url)
    if document == {} and given.source.kind == "gdelt":
        return Collected()  # it found nothing
    if gdelt_answer := gdelt_feed(document):
        return feed_articles(gdelt_answer, source=given.source, at=given.at, url=given.url)
    if "id" in document and ("title" in document or "text" in document):
        return _records([document], given)
    raise _Unreadable("it is JSON, but neither a JSON Feed nor articles")


def _records(records: list[Any], given: _Given) -> Collected:
    return records_read(
        enumerate(records, start=1), source=given.source, at=given.at, name=given.label
    )


def _perhaps_lines(text: str, given: _Given) -> Collected:
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 2 or not all(line.lstrip().startswith("{") for line in lines[:2]):
        raise _Unreadable("its JSON is damaged or ends in the middle")
    return _lines(text, given)


def _page(body: bytes, given: _Given) -> Collected:
    if is_channel(body) and (feed := channel_feed(body, charset=given.charset)) is not None:
        return feed_articles(feed, source=given.source, at=given.at, url=given.url)
    if given.wants_feed:
        raise _Unreadable(_not_a_feed(body, given.charset))
    page = read_page(body, source=given.source, at=given.at, url=given.url, charset=given.charset)
    if page.article is None:
        raise _Unreadable(page.problem)
    said = (line for line in (page.problem, page.remark) if line)
    return Collected((page.article,), tuple(Problem(given.label, line) for line in said))


def _pdf(body: bytes, given: _Given) -> Collected:
    pdf = read_pdf(body, source=given.source, at=given.at, url=given.url)
    if pdf.article is None:
        raise _Unreadable(pdf.problem)
    return Collected((pdf.article,), (Problem(given.label, pdf.problem),) if pdf.problem else ())


def _not_a_feed(body: bytes, charset: str | None) -> str:
    tree = page_tree(body, charset=charset)
    feeds = page_facts(tree).feeds if tree is not None else ()
    named = f"; the page names the feed {printable_url(feeds[0][:200])}" if feeds else ""
    return f'it is a web page, not a feed{named} (kind = "page" reads the page itself)'


def _document(text: str, given: _Given) -> Collected:
    found = document_article(
        text,
        source=given.source,
        at=given.at,
        url=given.url,
        markdown=bool(_MARKDOWN_NAME.search(given.label)),
    )
    if found is None:
        raise _Unreadable("there is no text in it")
    article, remark = found
    return Collected((article,), (Problem(given.label, remark),) if remark else ())
