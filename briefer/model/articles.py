"""Where we look, what we found, and the sentences of it. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Literal, get_args

from briefer.model.construction import digest, require, utc

Field = Literal["title", "text"]
SourceKind = Literal["feed", "page", "search", "file", "mail", "gdelt"]
_SHOWN = 80  # signs of an article without a title, which stand for it
MAIL_SCHEMES = ("imap+ssl://", "imap://")


@dataclass(frozen=True, slots=True)
class Source:
    """Where we look, with all that is set for it: a `[sources.NAME]` table.

    `url` is an http(s) address, a path, an address with `{query}` in it, or `-` for standard
    input. `language` is that of its articles, when they do not say. It is not asked again before
    `interval` is over; what it says of its own counts as one publisher's with its `family`;
    `full_text` fetches the page behind a teaser; `auth_env` names the environment variable with
    the Authorization header that the source's own origin is sent. `title` is what readers call
    it where they would see the name. `user` and `password_env` are the login of a mail server,
    whose address is `imap+ssl://host/FOLDER`, `ca_file` the authority that trusts it where that is
    one's own; `query` is what a search of kind `gdelt` is asked.
    """

    name: str
    url: str
    kind: str = "feed"  # a SourceKind, or that of a plug-in
    language: str | None = None
    interval: timedelta | None = None
    family: str | None = None
    full_text: bool = False
    auth_env: str | None = None
    title: str | None = None
    user: str | None = None
    password_env: str | None = None
    query: str | None = None
    ca_file: str | None = None

    @property
    def shown(self) -> str:
        """Its title, else its name."""
        return (self.title or "").strip() or self.name

    def __post_init__(self) -> None:
        require(bool(self.name.strip()), "a source needs a name")
        require(bool(self.url.strip()), f"the source {self.name!r} needs a url")
        named = self.family is None or bool(self.family.strip())
        require(named, 'family names a house, like "Oldport Media"')
        if self.kind == "mail" and self.url.startswith(MAIL_SCHEMES):
            _require_mail(self)
        elif self.kind in get_args(SourceKind):  # a plug-in reads its url itself
            mail = self.kind == "mail" or self.url.startswith(MAIL_SCHEMES)
            require(not mail, 'kind = "mail" and an imap+ssl:// address belong together')
            lone = self.user is None and self.password_env is None
            require(lone, "user and password_env are for an imap+ssl:// address")
            require(self.ca_file is None, "ca_file is for an imap+ssl:// address")
            asks = self.kind == "gdelt"
            require(asks == bool(self.query), 'query goes with kind = "gdelt", and it needs one')


def _require_mail(source: Source) -> None:
    """An address of a mail server is one that its login is safe with."""
    host = re.sub(r"[/?#].*", "", source.url.partition("://")[2])
    require("@" not in host, "the login stands in user and password_env, not in the url")
    whole = bool(source.user and source.password_env)
    require(whole, "imap needs user, and password_env with the variable that holds the password")


@dataclass(frozen=True, slots=True)
class Article:
    """One article as plain text, its publisher and the reposts it came through.

    `url` is canonical or None; `via` names the repost chain, nearest to the reader last;
    `source` is the name of the source it was found in. A given `id` is kept; without one
    it is a digest of the url, else of title and text.
    """

    title: str
    text: str
    id: str = ""
    url: str | None = None
    publisher: str = ""
    published: datetime | None = None
    author: str | None = None
    language: str | None = None
    via: tuple[str, ...] = ()
    source: str = ""
    updated: datetime | None = None
    first_seen: datetime | None = None

    def __post_init__(self) -> None:
        require(bool(self.title.strip() or self.text.strip()), "an article needs a title or a text")
        for name in ("published", "updated", "first_seen"):
            object.__setattr__(self, name, utc(getattr(self, name), name))
        if not self.id:
            identity = self.url or f"{self.title}\n{self.text}"
            object.__setattr__(self, "id", digest(identity))

    @property
    def dated(self) -> datetime | None:
        """The time the window looks at: published, else first seen, else None."""
        return self.published or self.first_seen

    @property
    def length(self) -> int:
        """Characters of its text."""
        return len(self.text)

    def content(self, name: Field) -> str:
        return self.title if name == "title" else self.text


@dataclass(frozen=True, slots=True)
class Glanced(Article):
    """An article whose text was read and let go of: it is not about the topic that asked.

    It has its fate all the same, and `was` tells how long its text was.
    """

    was: int = 0

    @classmethod
    def at(cls, article: Article) -> Glanced:
        """The article without its text; one without a title keeps the beginning of it."""
        values = {f.name: getattr(article, f.name) for f in fields(Article)}
        shown = "" if article.title.strip() else article.text.strip()[:_SHOWN]
        return cls(**{**values, "text": shown}, was=article.length)

    @property
    def length(self) -> int:
        return self.was


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of an article, or its title; `index` counts sentences from 0 in its field."""

    article: Article
    field: Field
    index: int
    start: int
    end: int

    def __post_init__(self) -> None:
        require_span(self.article, self.field, self.start, self.end)

    @property
    def text(self) -> str:
        return self.article.content(self.field)[self.start : self.end]


def require_span(article: Article, name: Field, start: int, end: int) -> None:
    length = len(article.content(name))
    require(
        0 <= start < end <= length,
        f"{name}[{start}:{end}] is not a place in article {article.id} ({length} characters)",
    )
