"""A mailbox of newsletters (mbox, or one message) in, the articles of its messages out. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr

from briefer.collect.boilerplate import own_words
from briefer.collect.collected import SCOPED, Collected
from briefer.collect.dates import moment
from briefer.collect.markup import plain_text
from briefer.collect.newsletters import newsletter_items, web_version
from briefer.collect.spelling import reader_url
from briefer.model import Article, Problem, Source, digest
from briefer.text.hygiene import clean_line

MESSAGES_READ = 2000
_FROM_LINE = re.compile(rb"(?:\A|(?<=\n))From [^\r\n]{3,200}\r?\n(?=[A-Za-z-]+:)")
_HEADER = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){3,}\r?\n")
_MUST_HAVE = re.compile(rb"^(?:From|Subject|Message-ID):", re.IGNORECASE | re.MULTILINE)


def is_mailbox(body: bytes) -> bool:
    """Whether these bytes begin as an mbox file or as a mail message."""
    start = body[:20_000]
    if _FROM_LINE.match(start):
        return True
    header = _HEADER.match(start)
    return bool(header) and len(_MUST_HAVE.findall(header[0] if header else b"")) >= 2


def mailbox_articles(body: bytes, *, source: Source, at: datetime, name: str) -> Collected:
    """The articles of each message, by its sender; one without any text is named as failed.

    A newsletter that heads its articles with links gives each of them, any other mail is one.
    """
    kept: dict[str, Article] = {}
    failed: list[str] = []
    for number, message in enumerate(_messages(body), start=1):
        article = _article(message, source=source, at=at)
        if article is None:
            failed.append(f"{name}:{number}")
            continue
        for one in _its_own(message, article) or (article,):
            kept.setdefault(one.id, one)
    problems = tuple(
        Problem(place, "this message has no text that can be read") for place in failed
    )
    return Collected(tuple(kept.values()), problems, tuple(failed))


def _messages(body: bytes) -> Iterator[EmailMessage]:
    lines = list(_FROM_LINE.finditer(body))
    starts = [line.end() for line in lines] or [0]
    ends = [*(line.start() for line in lines[1:]), len(body)]
    for start, end in list(zip(starts, ends, strict=True))[: MESSAGES_READ if body else 0]:
        raw = re.sub(rb"(?m)^>(>*From )", rb"\1", body[start:end])
        message = message_from_bytes(raw, policy=policy.default)
        if isinstance(message, EmailMessage):
            yield message


def _article(message: EmailMessage, *, source: Source, at: datetime) -> Article | None:
    title = clean_line(_header(message, "subject"))[:500]
    words = own_words(_text(message), title=title)
    if not words.text:
        return None
    sender, address = parseaddr(_header(message, "from"))
    identity = _header(message, "message-id") or f"{title}\n{words.text}"
    return Article(
        title=title,
        text=words.text,
        id=SCOPED + digest(identity),
        url=_on_the_web(message),
        publisher=clean_line(sender) or address.rpartition("@")[2] or source.shown,
        published=moment(_header(message, "date")),
        language=source.language,
        source=source.name,
        first_seen=at,
    )


def _its_own(message: EmailMessage, whole: Article) -> tuple[Article, ...]:
    """The articles that a newsletter tells apart, or none."""
    items = newsletter_items(_html(message))
    return tuple(
        replace(
            whole,
            title=item.title[:500],
            text=own_words(item.text, title=item.title).text or item.text,
            id=SCOPED + digest(f"{whole.id}\n{item.link or item.title}"),
            url=item.link or whole.url,
        )
        for item in items
    )


def _on_the_web(message: EmailMessage) -> str | None:
    """Where the message can be read on the web, or at least the archive of its list."""
    named = (_header(message, name) for name in ("archived-at", "list-archive"))
    return web_version(_html(message)) or next(
        (url for value in named if (url := reader_url(value.strip(" <>\r\n")))), None
    )


def _html(message: EmailMessage) -> str:
    return _content(message, ("html",))[1]


def _header(message: EmailMessage, name: str) -> str:
    """A header as text; the library raises on some that were made to break it."""
    try:
        return str(message.get(name, ""))
    except (ValueError, IndexError, AttributeError, TypeError, LookupError):
        return ""


def _text(message: EmailMessage) -> str:
    kind, content = _content(message, ("plain", "html"))
    return plain_text(content) if kind == "html" else content


def _content(message: EmailMessage, kinds: tuple[str, ...]) -> tuple[str, str]:
    """The kind and the words of its first part of these kinds; nothing where there is none."""
    try:
        part = message.get_body(kinds)
        content = part.get_content() if part is not None else ""
    except (LookupError, ValueError, AttributeError, TypeError, AssertionError):
        return "", ""
    if not isinstance(content, str) or part is None:
        return "", ""
    return part.get_content_subtype(), content
