"""An article in, its sentences read and indexed by word out: built once, kept. Pure.

Building is linear in the article; a claim then looks only at sentences that share a word with it.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from briefer.check.alignment import Item, Places, items, places
from briefer.languages.together import LAND_OF, LONG_NAMES
from briefer.model import Article, Passage
from briefer.reading.sentence import Reading
from briefer.reading.tokens import Token
from briefer.text.sentences import passages
from briefer.text.sounds import name_key

_MOST_HOLDERS = 1000  # sentences with one word that a claim is held against: more tell nothing
_CLOSING = re.compile(r"[.!?…;:\n][\"”’'»)\]]*\s*$")


@dataclass(frozen=True)
class Located:
    """A sentence with its place."""

    passage: Passage
    reading: Reading

    @cached_property
    def items(self) -> tuple[Item, ...]:
        return items(self.reading)

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Neighbouring words."""
        return frozenset(pairwise(token.stem for token in self.reading.tokens))

    @cached_property
    def places(self) -> Places:
        return places(self.items)


class IndexedArticle:
    """The sentences of one article, with an index from word to sentence."""

    def __init__(self, article: Article) -> None:
        written = article.published.date() if article.published else None
        self.article = article
        self.sentences = tuple(
            Located(passage, Reading(passage.text, written)) for passage in passages(article)
        )
        self._holders: dict[str, list[int]] = defaultdict(list)
        self._counts: Counter[str] = Counter()
        self._weights: dict[tuple[str, bool], float] = {}
        for number, sentence in enumerate(self.sentences):
            for stem in sentence.reading.stems:
                self._counts[stem] += 1
                if self._counts[stem] <= _MOST_HOLDERS:
                    self._holders[stem].append(number)

    def items(self, number: int) -> tuple[Item, ...]:
        """The sentence as items to align with, made once."""
        return self.sentences[number].items

    def places(self, number: int) -> Places:
        return self.sentences[number].places

    def holders(self, stem: str) -> Sequence[int]:
        return self._holders.get(stem, ())

    def weight(self, token: Token) -> float:
        """How much it says that a sentence holds this word: little if most of them do."""
        if token.stop:
            return 0.0
        key = token.stem, token.capital or token.number
        if key not in self._weights:
            self._weights[key] = self._weight(*key)
        return self._weights[key]

    def _weight(self, stem: str, telling: bool) -> float:
        share = self._counts[stem] / max(1, len(self.sentences))
        rarity = 1.0 + min(2.0, -math.log(max(share, 0.02)) / 2.0)
        return rarity * (1.3 if telling else 1.0)

    @cached_property
    def norms(self) -> frozenset[str]:
        return frozenset(norm for s in self.sentences for norm in s.reading.norms)

    @cached_property
    def lower_norms(self) -> frozenset[str]:
        """Words that stand without a capital somewhere: no names."""
        return frozenset(
            token.norm for s in self.sentences for token in s.reading.tokens if not token.capital
        )

    @cached_property
    def capital_norms(self) -> frozenset[str]:
        return frozenset(
            token.norm for s in self.sentences for token in s.reading.tokens if token.capital
        )

    @cached_property
    def name_keys(self) -> frozenset[str]:
        """What other spellings of its names share."""
        return frozenset(filter(None, map(name_key, self.capital_norms)))

    def names_as(self, token: Token) -> bool:
        """Whether it has the name otherwise: UN for the United Nations, a capital, a spelling."""
        land = LAND_OF.get(token.norm)
        short = token.norm in self.acronyms or land in self.lands
        return short or name_key(token.norm) in self.name_keys

    @cached_property
    def acronyms(self) -> frozenset[str]:
        """The initials of every name of two words or more: UN for United Nations."""
        names = (name for s in self.sentences for name in s.reading.names)
        return frozenset(
            "".join(word[0] for word in name.words) for name in names if len(name.words) > 1
        )

    @cached_property
    def lands(self) -> frozenset[str]:
        """The countries named by themselves, their people or their capital."""
        return frozenset(LAND_OF[norm] for norm in self.norms if norm in LAND_OF) | frozenset(
            land
            for s in self.sentences
            for pair, land in LONG_NAMES.items()
            if pair[0] in s.reading.norms and pair[1] in s.reading.norms
        )

    @cached_property
    def run(self) -> str:
        """All words one after another, a blank before and after each."""
        return " " + " ".join(norm for s in self.sentences for norm in s.reading.norms) + " "

    @cached_property
    def sentence_places(self) -> tuple[frozenset[int], frozenset[int]]:
        """Where in `run` a sentence begins and where one ends."""
        starts, ends, at = set(), set(), 0
        for sentence in self.sentences:
            words = sentence.reading.tokens
            text = sentence.reading.text
            for number, token in enumerate(words):
                previous = text[words[number - 1].end : token.start][-9:] if number else "\n"
                following = (
                    text[token.end : words[number + 1].start][:9]
                    if number + 1 < len(words)
                    else "."
                )
                if number == 0 or _CLOSING.search(previous):
                    starts.add(at)
                at += len(token.norm) + 1
                if number + 1 == len(words) or _CLOSING.search(following):
                    ends.add(at)
        return frozenset(starts), frozenset(ends)

    def holds_whole(self, claim: Reading) -> bool:
        """Whether the claim is, word for word, one or more whole sentences of the article."""
        if not claim.tokens:
            return False
        wanted = " " + " ".join(claim.norms) + " "
        starts, ends = self.sentence_places
        at = self.run.find(wanted)
        while at >= 0:
            if at in starts and at + len(wanted) - 1 in ends:
                return True
            at = self.run.find(wanted, at + 1)
        return False


@lru_cache(maxsize=64)
def indexed(article: Article) -> IndexedArticle:
    """The index of the article, built once."""
    return IndexedArticle(article)
