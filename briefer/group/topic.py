"""A topic's name and query in; whether and how much an article is about it out. Pure.

The query is compiled once into a table of word forms; one pass over the words of a text
finds every term. What the relevance weighs: a mention in the title, in the opening, and
how often the text comes back to it. One mention far down a long text is a passing one.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from typing import Final

from briefer.group.query import Both, Either, Everything, Node, Term, Without, parsed, plain_words
from briefer.languages.inflection import forms
from briefer.model import Article, Glanced
from briefer.text.folding import apart, folded
from briefer.text.shortnames import asked_short, shortened

_WORD = re.compile(r"[^\W_]+")
_QUERY_SIGNS = re.compile(r'["“„«()]|\b(?:OR|AND|NOT)\b|title:|\*')

ABOUT = 0.3
"""From here on an article is about the topic; below it the topic is a passing mention."""

_TITLE = 0.6  # a title names what the article is about, or the place where it happens
_OPENING = 0.5  # so does the opening, a little less
_OPENING_WORDS = 60
_REMEMBERED = 50_000  # articles whose relevance is kept
_WORDS_A_MENTION = 120  # a text about a thing names it about once a paragraph


@dataclass(frozen=True, slots=True)
class Topic:
    """What a reader follows. Build it with `topic()`."""

    name: str
    tree: Node
    query: str | None = None
    _matcher: _Matcher = field(init=False, repr=False, compare=False)
    _known: dict[tuple[str, str], float] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        object.__setattr__(self, "_matcher", _Matcher(self.tree))

    def relevance(self, article: Article) -> float:
        """0 when the query does not match, near 0 for a passing mention, near 1 for the subject.

        Worked out once a text: what is selected by it is ranked by it too.
        """
        if isinstance(article, Glanced):
            return 0.0
        said, known = (article.title, article.text), self._known
        if (found := known.get(said)) is None:
            if len(known) >= _REMEMBERED:
                known.clear()
            found = known[said] = self.relevance_in(*map(said_in, said))
        return found

    def glanced(self, article: Article) -> Article:
        """The article; if it is not about the topic, without its text, which need not be held."""
        if isinstance(article, Glanced) or self.about(article):
            return article
        self._known.pop((article.title, article.text), None)
        return Glanced.at(article)

    def relevance_in(self, title: Said, text: Said) -> float:
        """The same of a title and a text whose words were parted before."""
        return _weighed(self.tree, self._matcher.places(title), self._matcher.places(text))

    @property
    def begins(self) -> Begins:
        """What at least one word has to be, or to begin with, where the query holds."""
        return self._matcher.begins

    @property
    def holds_for_nothing(self) -> bool:
        """Whether the query holds for an article that names nothing of it."""
        return _weighed(self.tree, _NOWHERE, _NOWHERE) > 0

    def about(self, article: Article) -> bool:
        """Whether the article is about the topic and does not only mention it."""
        return self.relevance(article) >= ABOUT

    def matches(self, article: Article) -> bool:
        """Whether the query holds for the article, passing mentions included."""
        return self.relevance(article) > 0

    def relevance_of(self, text: str) -> float:
        """The share of the query one sentence meets: 1 all, 0 nothing or something excluded."""
        return _share(self.tree, self._matcher.places(said_in(text)))


def topic(name: str, query: str | None = None) -> Topic:
    """The topic of that name; without a query every word of the name must be in the article.

    Raises ConfigError with the place when the query cannot be read.
    """
    if query is None and _QUERY_SIGNS.search(name):
        return Topic(name, parsed(name, topic=name))
    return Topic(name, plain_words(name) if query is None else parsed(query, topic=name), query)


class Said:
    """The folded words of a text; `short` has its names by their short form, where it has any."""

    __slots__ = ("_at", "distinct", "short", "words")

    def __init__(self, words: Sequence[str], short: Said | None = None) -> None:
        self.words, self.short = words, short
        self.distinct: Set[str] = set(words)
        self._at: dict[str, list[int]] = {}

    def at(self, word: str) -> Sequence[int]:
        """Where that word stands; all are looked up once, for most texts are asked for none."""
        if not self._at:
            for place, said in enumerate(self.words):
                self._at.setdefault(said, []).append(place)
        return self._at[word]


def said_in(text: str) -> Said:
    """The words of the text, parted once however many topics are looked for in them."""
    short = shortened(text)
    return _said(text, None if short == text else _said(short))


def _said(text: str, short: Said | None = None) -> Said:
    return Said(_WORD.findall(apart(folded(text), size=1)), short)


@dataclass(frozen=True, slots=True)
class Begins:
    """The words that terms begin with, and what such a word may begin with."""

    words: Set[str]
    prefixes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Places:
    """Where each term stands in one text, as indices of words; and how many words there are."""

    of: dict[Term, list[int]]
    length: int


_NOWHERE: Final = _Places({}, 0)


class _Matcher:
    """The terms of a tree, by the word forms they can begin with."""

    def __init__(self, tree: Node) -> None:
        self._starts: dict[str, list[_Compiled]] = defaultdict(list)
        self._prefixes: list[_Compiled] = []
        terms = dict.fromkeys(_terms(tree))
        asked = [(term, words) for term in terms for words in _spellings(term)]
        for term, words in asked:
            first, *rest = (_Forms.of(word) for word in words)
            compiled = _Compiled(term, first, tuple(rest))
            if first.prefix:
                self._prefixes.append(compiled)
            for form in first.words:
                self._starts[form].append(compiled)
        self._prefix = tuple(item.first.prefix for item in self._prefixes)

    @property
    def begins(self) -> Begins:
        return Begins(self._starts.keys(), self._prefix)

    def places(self, said: Said) -> _Places:
        """Where the terms stand, or a name by its short form that is written in another one."""
        found = self._places(said)
        if said.short is not None:
            found = _Places({**self._places(said.short).of, **found.of}, found.length)
        return found

    def _places(self, said: Said) -> _Places:
        """Most texts hold no word that a term begins with: those are told from their words."""
        found: dict[Term, list[int]] = defaultdict(list)
        for word, begun in self._beginning(said.distinct).items():
            for place in said.at(word):
                for compiled in begun:
                    if not compiled.rest or compiled.goes_on(said.words, place + 1):
                        found[compiled.term].append(place)
        return _Places(dict(found), len(said.words))

    def _beginning(self, words: Set[str]) -> dict[str, Sequence[_Compiled]]:
        """Those of the words that a term can begin with, each with the terms."""
        if self._prefix:
            words = {
                word for word in words if word in self._starts or word.startswith(self._prefix)
            }
        else:
            words = words & self._starts.keys()
        return {word: self._starting(word) for word in words}

    def _starting(self, word: str) -> Sequence[_Compiled]:
        exact = self._starts.get(word, ())
        return [*exact, *(item for item in self._prefixes if item.first.allow(word))]


@dataclass(frozen=True, slots=True)
class _Forms:
    """What one word of a term may look like in the text."""

    words: frozenset[str] = frozenset()
    prefix: str = ""

    @classmethod
    def of(cls, word: str) -> _Forms:
        return cls(prefix=word[:-1]) if word.endswith("*") else cls(forms(word))

    def allow(self, word: str) -> bool:
        return word.startswith(self.prefix) if self.prefix else word in self.words


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A term ready to be found: the forms of its first word and of those that must follow."""

    term: Term
    first: _Forms
    rest: tuple[_Forms, ...]

    def goes_on(self, words: Sequence[str], start: int) -> bool:
        following = words[start : start + len(self.rest)]
        return len(following) == len(self.rest) and all(
            allowed.allow(word) for allowed, word in zip(self.rest, following, strict=True)
        )


def _terms(node: Node) -> list[Term]:
    if isinstance(node, Term):
        return [node]
    if isinstance(node, Everything):
        return []
    parts = (node.part,) if isinstance(node, Without) else node.parts
    return [term for part in parts for term in _terms(part)]


def _spellings(term: Term) -> tuple[tuple[str, ...], ...]:
    """The words of a term, and the short form of the name they may be: G-7, Group of Seven."""
    short = asked_short(" ".join(term.words)) or asked_short("-".join(term.words))
    return (term.words, (folded(short),)) if short else (term.words,)


def _weighed(node: Node, title: _Places, text: _Places) -> float:
    """The relevance of a whole tree: aliases add up, of what must all be there the least counts."""
    if isinstance(node, Everything):
        return 1.0
    if isinstance(node, Without):
        return 0.0 if _weighed(node.part, title, text) > 0 else 1.0
    if isinstance(node, Both):
        return min(_weighed(part, title, text) for part in node.parts)
    if isinstance(node, Either) and not all(isinstance(part, Term) for part in node.parts):
        return max(_weighed(part, title, text) for part in node.parts)
    terms = _terms(node)
    in_title = sum(len(title.of.get(term, ())) for term in terms)
    body = sorted({p for term in terms if not term.title_only for p in text.of.get(term, ())})
    return _relevance(in_title, body, text.length)


def _relevance(in_title: int, body: Sequence[int], length: int) -> float:
    if not in_title and not body:
        return 0.0
    opening = _OPENING if body and body[0] < _OPENING_WORDS else 0.0
    often = 1 - math.exp(-len(body) * _WORDS_A_MENTION / max(length, _WORDS_A_MENTION))
    return 1 - (1 - (_TITLE if in_title else 0)) * (1 - opening) * (1 - often * 0.7)


def _share(node: Node, places: _Places) -> float:
    if isinstance(node, Term):
        return 1.0 if node in places.of else 0.0
    if isinstance(node, Everything):
        return 1.0
    if isinstance(node, Without):
        return 0.0 if _share(node.part, places) == 1 else 1.0
    shares = [_share(part, places) for part in node.parts]
    if isinstance(node, Either):
        return max(shares)
    if any(isinstance(p, Without) and not s for p, s in zip(node.parts, shares, strict=True)):
        return 0.0
    wanted = [s for p, s in zip(node.parts, shares, strict=True) if not isinstance(p, Without)]
    return sum(wanted) / len(wanted)
