"""The parse of a sentence in, which word depends on which and who does what, out. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from briefer.languages.stems import stem
from briefer.languages.together import LAND_OF
from briefer.ports import Word

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_AUXILIARY = frozenset({"aux", "auxpass"})
_ROW = ("compound", "conj", "appos", "poss", "nmod")
_SHARES_SUBJECT = frozenset({"xcomp", "conj", "aux"})


@dataclass(frozen=True)
class Tree:
    """A parsed sentence; its words are named by their place in it."""

    text: str
    words: tuple[Word, ...]

    @cached_property
    def _children(self) -> tuple[tuple[int, ...], ...]:
        found: list[list[int]] = [[] for _ in self.words]
        for at, word in enumerate(self.words):
            if word.head != at:
                found[word.head].append(at)
        return tuple(map(tuple, found))

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """Of each word the stem of its dictionary form."""
        return tuple(stem(word.lemma.lower()) for word in self.words)

    @cached_property
    def verbs(self) -> tuple[int, ...]:
        """The verbs that say something by themselves: no auxiliaries."""
        return tuple(
            at
            for at, word in enumerate(self.words)
            if word.tag.startswith("VB") and word.role not in _AUXILIARY
        )

    def lemma(self, at: int) -> str:
        return self.words[at].lemma.lower()

    def lower(self, at: int) -> str:
        return self.words[at].text.lower()

    def is_noun(self, at: int) -> bool:
        """A noun, or an adjective with a capital: Baltic."""
        word = self.words[at]
        return word.tag.startswith("NN") or (word.tag == "JJ" and word.text[:1].isupper())

    def is_name(self, at: int) -> bool:
        return self.words[at].tag.startswith("NNP")

    def head(self, at: int) -> int | None:
        above = self.words[at].head
        return None if above == at else above

    def children(self, at: int, *roles: str) -> tuple[int, ...]:
        """What depends on it directly, in these roles if any are named."""
        found = self._children[at]
        return tuple(n for n in found if self.words[n].role in roles) if roles else found

    def below(self, at: int, *, without: frozenset[str] = frozenset()) -> Iterator[int]:
        """It and all that depends on it, but for what hangs on by one of these roles."""
        open_ = [at]
        while open_:
            current = open_.pop()
            yield current
            open_ += [n for n in self._children[current] if self.words[n].role not in without]

    def row(self, at: int) -> Iterator[int]:
        """The nouns of the phrase: a name's parts, what stands beside it, what `and` adds."""
        open_ = [at]
        while open_:
            current = open_.pop()
            if self.is_noun(current):
                yield current
            open_ += self.children(current, *_ROW)

    def passive(self, verb: int) -> bool:
        return bool(self.children(verb, "auxpass", "nsubjpass"))

    def subject(self, verb: int) -> int | None:
        """Who does it, or what it is done to if the verb is passive; be it told further up."""
        at: int | None = verb
        for _ in self.words:
            if at is None:
                return None
            own = self.children(at, *_SUBJECTS)
            if own:
                return own[0]
            at = self.head(at) if self.words[at].role in _SHARES_SUBJECT else None
        return None

    def named(self, at: int) -> str:
        """The stem by which it is compared: the country of its capital and of its people."""
        land = LAND_OF.get(self.lemma(at)) if self.words[at].text[:1].isupper() else None
        return land or self.stems[at]

    def between(self, one: int, other: int) -> str:
        """The text from one word to the other, both with it."""
        first, last = self.words[min(one, other)], self.words[max(one, other)]
        return self.text[first.start : last.start + len(last.text)]
