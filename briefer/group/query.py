"""A query as the user wrote it in, its tree of terms out; ConfigError names the place. Pure.

bakhmut OR artemivsk OR "Бахмут"          one of them
bakhmut (wagner OR "private army")        both: words side by side mean AND
title:bakhmut AND NOT football            in the title, and without the word
artiller*                                 every word that begins so
*                                         everything; with AND NOT, everything but
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefer.errors import ConfigError
from briefer.text.folding import apart, folded
from briefer.text.shortnames import shortened

_TOKEN = re.compile(
    r"""\s*(?:
        (?P<open>\() | (?P<close>\))
      | (?P<field>[^\W\d_]+):
      | "(?P<phrase>[^"]*)"
      | (?P<loose>")
      | (?P<word>[^\s()"]+)
    )""",
    re.VERBOSE,
)
_WORD = re.compile(r"[^\W_]+\*?")
_OPERATORS = ("AND", "OR", "NOT")
_MAX_DEPTH = 50


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must follow each other; a word ending in `*` matches every word that begins so."""

    words: tuple[str, ...]
    title_only: bool = False


@dataclass(frozen=True, slots=True)
class Both:
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Either:
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Without:
    part: Node


@dataclass(frozen=True, slots=True)
class Everything:
    """Whatever there is: `*` alone."""


Node = Term | Both | Either | Without | Everything


def parsed(query: str, *, topic: str) -> Node:
    """The tree of a query; raises ConfigError with the place of the first mistake."""
    reader = _Reader(_straight(query), topic)
    tree = reader.either(title_only=False)
    if reader.kind == "close":
        reader.refuse('")" closes nothing')
    if not _looks_for_something(tree):
        reader.refuse("NOT alone looks for nothing; name what the topic is about beside it", at=0)
    return tree


def plain_words(name: str) -> Node:
    """The tree that asks for every word of a name; ConfigError when it has none."""
    found = [
        tuple(words_of(word)) for word in _WORD.findall(folded(shortened(name).replace("*", " ")))
    ]
    if not found:
        raise ConfigError(f"topic {name!r}: no word to look for; give the topic a query")
    terms = tuple(map(Term, dict.fromkeys(found)))
    return terms[0] if len(terms) == 1 else Both(terms)


def words_of(text: str) -> list[str]:
    """The folded words as terms hold them; hyphens and apostrophes part them.

    A script without spaces is read letter by letter, so a term is found inside its texts.

    >>> words_of("Слов'янськ-based M119*"), words_of("渡轮")
    (['слов', 'янськ', 'based', 'm119*'], ['渡', '轮'])
    """
    return _WORD.findall(apart(folded(text), size=1))


class _Reader:
    """Reads a query from left to right; `kind`, `value` and `start` are the token in hand."""

    def __init__(self, query: str, topic: str) -> None:
        self.query, self.topic, self.depth = query, topic, 0
        self._tokens = self._scan()
        self.advance()

    def advance(self) -> None:
        self.kind, self.value, self.start = next(self._tokens)

    def either(self, *, title_only: bool) -> Node:
        parts = [self._both(title_only)]
        while (self.kind, self.value) == ("operator", "OR"):
            self.advance()
            parts.append(self._both(title_only))
        if len(parts) > 1 and not all(_looks_for_something(part) for part in parts):
            self.refuse("OR NOT would match nearly everything; use AND NOT", at=0)
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def _both(self, title_only: bool) -> Node:
        parts = [self._one(title_only)]
        while self.kind not in ("close", "end") and self.value != "OR":
            if (self.kind, self.value) == ("operator", "AND"):
                self.advance()
            parts.append(self._one(title_only))
        return parts[0] if len(parts) == 1 else Both(tuple(parts))

    def _one(self, title_only: bool) -> Node:
        kind, value, start = self.kind, self.value, self.start
        if (kind, value) == ("operator", "NOT"):
            self.advance()
            return Without(self._one(title_only))
        if kind == "field":
            return self._field(value, start)
        if kind == "open":
            return self._group(title_only, start)
        if kind not in ("word", "phrase"):
            what = f'"{value}"' if value else "the end"
            self.refuse(f"a word or phrase is missing before {what}")
        if (kind, value) == ("word", "*") and not title_only:
            self.advance()
            return Everything()
        found = tuple(words_of(value))
        if not found:
            self.refuse(f'"{value}" holds no word')
        self.advance()
        return Term(found, title_only)

    def _field(self, name: str, start: int) -> Node:
        if name.casefold() != "title":
            self.refuse(f'no field is named "{name}"; there is only title:', at=start)
        self.advance()
        return self._one(True)

    def _group(self, title_only: bool, start: int) -> Node:
        self.depth += 1
        if self.depth > _MAX_DEPTH:
            self.refuse(f"more than {_MAX_DEPTH} parentheses inside each other", at=start)
        self.advance()
        inner = self.either(title_only=title_only)
        if self.kind != "close":
            self.refuse('"(" is never closed', at=start)
        self.advance()
        self.depth -= 1
        return inner

    def refuse(self, reason: str, *, at: int | None = None) -> None:
        place = self.start if at is None else at
        raise ConfigError(
            f"topic {self.topic!r}: query, character {place + 1}: {reason}: {self.query!r}"
        )

    def _scan(self) -> Iterator[tuple[str, str, int]]:
        place = 0
        while match := _TOKEN.match(self.query, place):
            kind = str(match.lastgroup)
            value, start, place = match[kind], match.start(kind), match.end()
            if kind == "loose":
                self.start = start
                self.refuse('the quote mark " is never closed')
            yield ("operator" if kind == "word" and value in _OPERATORS else kind), value, start
        while True:
            yield "end", "", len(self.query)


def _straight(query: str) -> str:
    return re.sub("[“”„«»]", '"', query)


def _looks_for_something(node: Node) -> bool:
    if isinstance(node, Without):
        return False
    if isinstance(node, Both):
        return any(_looks_for_something(part) for part in node.parts)
    return not isinstance(node, Either) or all(_looks_for_something(p) for p in node.parts)
