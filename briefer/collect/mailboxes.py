"""A mailbox of newsletters (mbox, or one message) in, an article a message out. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr

from briefer.collect.boilerplate import own_words
from briefer.collect.collected import SCOPED, Collected
from briefer.collect.dates import moment
from briefer.collect.markup import plain_text
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
    """An article for each message, by its sender; one without any text is named as failed."""
    kept: dict[str, Article] = {}
    failed: list[str] = []
    for number, message in enumerate(_messages(body), start=1):
        article = _article(message, source=source, at=at)
        if article is None:
            failed.append(f"{name}:{number}")
        else:
            kept.setdefault(article.id, article)
    problems = tuple(
        Problem(place, "this message has no text that can be read") for place in failed
    )
    return Collected(tuple(kept.values()), problems, tuple(failed))


def _messages(body: bytes) -> Iterator[EmailMessage]:
    lines = list(_FROM_LINE.finditer(body))
    starts = [line.end() for line in lines] or [0]
    ends = [*(line.start() for line in lines[1:]), len(body)]
    for start, end in list(zip(starts, ends, strict=True))[:MESSAGES_READ]:
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
        publisher=clean_line(sender) or address.rpartition("@")[2] or source.shown,
        published=moment(_header(message, "date")),
        language=source.language,
        source=source.name,
        first_seen=at,
    )


def _header(message: EmailMessage, name: str) -> str:
    """A header as text; the library raises on some that were made to break it."""
    try:
        return str(message.get(name, ""))
    except (ValueError, IndexError, AttributeError, TypeError, LookupError):
        return ""


def _text(message: EmailMessage) -> str:
    try:
        part = message.get_body(("plain", "html"))
        content = part.get_content() if part is not None else ""
    except (LookupError, ValueError, AttributeError, TypeError, AssertionError):
        return ""
    if not isinstance(content, str) or part is None:
        return ""
    return plain_text(content) if part.get_content_subtype() == "html" else content
