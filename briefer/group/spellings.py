"""A topic and the articles there are in, how else they write its name and a query out. Pure.

Found in the texts themselves: other spellings and scripts of a name, with and without a hyphen,
a short form and what it stands for, a phrase that changes one word for another of its meaning.
Names that often stand beside the topic are told too; they are not in the query.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from briefer.group.query import Everything, Node, Term, Without
from briefer.group.topic import Topic, topic
from briefer.languages.known import gathered
from briefer.languages.letters import CAPITALS
from briefer.languages.lexicon import LATIN, english_for
from briefer.languages.naming import NUMBERED, PLAIN_WORDS, SMALL_WORDS
from briefer.languages.stems import stem
from briefer.model import Article
from briefer.text.folding import folded, words
from briefer.text.shortnames import asked_short
from briefer.text.sounds import name_key

_READ: Final = 1500  # characters of a text that are looked through
_LONGEST: Final = 6  # words that a short form may stand for
_FEWEST: Final = 2  # articles that have to hold a phrase of other words
_BESIDE: Final = 8  # names told that stand beside the topic
_TOGETHER: Final = 0.15  # share of the topic's articles in which such a name stands
_WORD: Final = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_SHORT: Final = re.compile(rf"(?:[{CAPITALS}][\w]?[.-]?){{1,6}}\d*")
_DATES: Final = gathered(lambda language: language.calendar.names)
_APART: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way of writing it, why it is taken for one, and how many articles hold it."""

    text: str
    why: str
    articles: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The spellings, most used first, the names beside the topic, and the query of the first."""

    spellings: tuple[Spelling, ...]
    beside: tuple[Spelling, ...]
    query: str
    articles: int


def suggested(asked: Topic, articles: Sequence[Article]) -> Suggestion:
    """How else the articles write what the topic asks for."""
    given = [" ".join(term.words) for term in _terms(asked.tree)]
    if asked.query is None:
        given = [asked.name]
    phrases = _Phrases(articles, given)
    found: dict[str, str] = {_key_of(name): "as asked" for name in given}
    shown: dict[str, str] = {_key_of(name): phrases.written(name) for name in given}
    for name in given:
        for text, why in [*phrases.others(name), *phrases.longer_way(name)]:
            if not any(_finds(other, text) for other in shown.values()):
                found.setdefault(_key_of(text), why)
                shown.setdefault(_key_of(text), text)
    spellings = [
        Spelling(shown[key], why, _count(shown[key], articles)) for key, why in found.items()
    ]
    spellings.sort(key=lambda one: (one.why != "as asked", -one.articles, one.text))
    kept = tuple(one for one in spellings if one.articles or one.why == "as asked")
    query = " OR ".join(dict.fromkeys(_quoted(one.text) for one in kept))
    matching = [article for article in articles if topic("q", query).matches(article)]
    return Suggestion(kept, _beside(matching, kept), query, len(matching))


class _Phrases:
    """The words and phrases of the articles as they are written."""

    def __init__(self, articles: Sequence[Article], given: Sequence[str]) -> None:
        self.single: Counter[str] = Counter()
        self.pairs: Counter[tuple[str, str]] = Counter()
        self.short: defaultdict[str, Counter[str]] = defaultdict(Counter)
        asked = [_bare(name) for name in given]
        for article in articles:
            text = f"{article.title}\n{article.text[:_READ]}"
            said = [_without_owner(word) for word in _WORD.findall(text)]
            self.single.update(set(said))
            self.pairs.update(set(pairwise(said)))
            held = _bare(text)
            for short, long in _abbreviations(said) if any(n in held for n in asked) else ():
                self.short[_bare(short)][long] += 1
                self.short[_bare(long)][short] += 1

    def written(self, name: str) -> str:
        """The name as it was asked for, else as most texts write it."""
        if name in self.single:
            return name
        same = [
            (n, text[:1].isupper(), text) for text, n in self.single.items() if _same(text, name)
        ]
        return max(same, default=(0, False, name))[2]

    def others(self, name: str) -> Iterator[tuple[str, str]]:
        """Other ways of writing that name, each with its reason."""
        alone = len(words(name)) == 1
        for text in sorted(self.single):
            if why := self._why(text, name, alone=alone):
                yield text, why
        for first, second in sorted(self.pairs):
            text = f"{first} {second}"
            if _bare(text) == _bare(name) and not _same(text, name):
                yield text, "with or without a space or hyphen"
            elif why := self._turned(first, second, name):
                yield text, why
        for text, _ in self.short.get(_bare(name), Counter()).most_common():
            yield text, "short form" if len(text) < len(name) else "what it stands for"

    def longer_way(self, name: str) -> Iterator[tuple[str, str]]:
        """What is written like a short or long form of the name: G7 beside G-7."""
        for form in sorted(self.short.get(_bare(name), ())):
            yield from ((t, "short form") for t in sorted(self.single) if _bare(t) == _bare(form))

    def _why(self, text: str, name: str, *, alone: bool) -> str:
        if _same(text, name):
            return ""
        if _bare(text) == _bare(name):
            return "with or without a space or hyphen"
        if not alone or text == name:
            return ""
        if text[:1].isupper() and _sounds(text) and _sounds(text) == _sounds(name):
            return "another spelling"
        if not text.isascii() and english_for(folded(text)) and name.isascii():
            return "the word in another language" if _english(text) == stem(name.lower()) else ""
        return ""

    def _turned(self, first: str, second: str, name: str) -> str:
        """`debt ceiling` for `debt limit`: one word as asked, the other of the same meaning."""
        asked = words(name)
        if len(asked) != 2 or self.pairs[first, second] < _FEWEST:
            return ""
        said = [folded(first), folded(second)]
        kept = [stem(one) == stem(other) for one, other in zip(said, asked, strict=True)]
        if sum(kept) != 1:
            return ""
        other, mine = (said[1], asked[1]) if kept[0] else (said[0], asked[0])
        near = any({stem(other), stem(mine)} <= group for group in _groups())
        return "a word of the same meaning" if near else ""


def _groups() -> Iterator[frozenset[str]]:
    for line in PLAIN_WORDS:
        yield frozenset(map(stem, line.split()))


def _abbreviations(said: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Short forms with what they stand for: `Group of Seven` and `G7` by their first letters."""
    shorts = {
        _bare(word): word
        for word in said
        if 1 < len(_bare(word)) <= _LONGEST and _SHORT.fullmatch(word)
    }
    for start in range(len(said)):
        if not said[start][:1].isupper():
            continue
        initials = ""
        for end in range(start, min(start + _LONGEST, len(said))):
            word = folded(said[end])
            if word in SMALL_WORDS:
                continue
            if not said[end][:1].isupper():
                break
            initials += NUMBERED.get(word, word[0])
            if end > start and initials in shorts and len(initials) > 1:
                yield shorts[initials], " ".join(said[start : end + 1])


def _beside(matching: Sequence[Article], kept: Sequence[Spelling]) -> tuple[Spelling, ...]:
    """The names that stand in many of the articles."""
    own = {word for one in kept for word in words(one.text)}
    held: Counter[str] = Counter()
    for article in matching:
        said = _WORD.findall(article.text[:_READ])
        names = {
            _without_owner(word)
            for before, word in pairwise(["", *said])
            if before and word[:1].isupper() and not word.isupper() and len(word) > 3
        }
        lower = {word.casefold() for word in said if word[:1].islower()}
        held.update(n for n in names if folded(n) not in own | _DATES and n.casefold() not in lower)
    least = max(_FEWEST, round(_TOGETHER * len(matching)))
    often = [(n, name) for name, n in held.items() if n >= least]
    often.sort(key=lambda one: (-one[0], one[1]))
    return tuple(Spelling(name, "stands beside it", n) for n, name in often[:_BESIDE])


# ---------------------------------------------------------------- small steps


def _terms(node: Node) -> list[Term]:
    if isinstance(node, Term):
        return [node]
    if isinstance(node, Without | Everything):
        return []
    return [term for part in node.parts for term in _terms(part)]


def _bare(text: str) -> str:
    return "".join(_APART.findall(folded(text)))


def _key_of(text: str) -> str:
    """What two suggestions must not share: the query finds the one by the other."""
    return " ".join(_APART.findall(folded(text)))


def _same(text: str, name: str) -> bool:
    return _key_of(text) == _key_of(name)


def _finds(one: str, text: str) -> bool:
    """Whether the query finds the text by the other already: also in another of its forms.

    A short name and what it stands for are told apart, though each finds the other.
    """
    if asked_short(one):
        return _same(one, text)
    return _same(one, text) or topic("q", _quoted(one)).relevance_of(text) == 1


def _without_owner(word: str) -> str:
    return re.sub(r"['’]s$|['’]$", "", word)


def _sounds(text: str) -> str:
    """A key that the spellings of a name share in any script; of a short name its letters."""
    latin = folded(text).translate(LATIN)
    return (name_key(text) or latin).replace("z", "s")


def _english(text: str) -> str:
    return stem(english_for(folded(text)))


def _count(text: str, articles: Iterable[Article]) -> int:
    asked = topic("q", _quoted(text))
    return sum(asked.matches(article) for article in articles)


def _quoted(text: str) -> str:
    plain = text.replace('"', " ")
    bare = plain.isalnum() and plain.isascii() and plain not in ("AND", "OR", "NOT")
    return plain if bare else f'"{plain}"'
