"""A text in, how many dead, hurt and missing it counts out. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from briefer.languages import states as said
from briefer.reading.sentence import Reading
from briefer.reading.tokens import Token

_AROUND: Final = 7  # words around a number in which stands what it counts
_TOLL_REACH: Final = 16  # words behind a toll in which stands the number it rose or fell to
_NOUN: Final = 3  # words behind a number that say whose dead they are
_COUNTED: Final = {word: kind for kind, words in said.COUNTED.items() for word in words.split()}
_MORE: Final = frozenset(said.MORE.split())
_TOLLS: Final = frozenset(said.TOLLS.split())
_LEADS: Final = frozenset(said.LEADS.split())


@dataclass(frozen=True, slots=True)
class Count:
    """So many dead, hurt or missing: where the number stands and where the word for them ends.

    `whose` are the names beside the number, `days` the days the text names.
    """

    kind: str
    value: float
    start: int
    end: int
    told: int
    whose: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()

    def replaces(self, other: Count) -> bool:
        """Whether it counts the same anew: not those of another side, nor of another day."""
        same = self.kind == other.kind and self.value != other.value
        return same and _may_be(self.whose, other.whose) and _may_be(self.days, other.days)


def _may_be(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one or not other or bool(one & other)


@lru_cache(maxsize=8192)
def counts(text: str) -> tuple[Count, ...]:
    """What the text counts of dead, hurt and missing: the first number of each kind.

    >>> [(c.kind, c.value) for c in counts("Three dead and 12 hurt in Lorn fire")]
    [('dead', 3.0), ('hurt', 12.0)]
    """
    reading = Reading(text)
    tokens = reading.tokens
    days = frozenset(text[moment.start : moment.end].lower() for moment in reading.moments)
    found: dict[str, Count] = {}
    for amount in reading.amounts:
        at = next((n for n, token in enumerate(tokens) if token.start >= amount.start), len(tokens))
        around = sorted(
            range(max(0, at - _AROUND), min(len(tokens), at + _AROUND + 1)),
            key=lambda n: (abs(n - at), -n),
        )
        if any(tokens[n].norm in _MORE for n in around if abs(n - at) <= 1):
            continue
        told = next((tokens[n] for n in around if tokens[n].norm in _COUNTED), None)
        told = told or _toll_before(text, tokens, at)
        if told is not None and amount.unit == "":
            kind = _COUNTED[told.norm]
            beside = [t for t in tokens if t.start >= amount.end][:_NOUN]
            whose = frozenset(t.stem for t in beside if t.capital)
            count = Count(kind, amount.value, amount.start, amount.end, told.end, whose, days)
            found.setdefault(kind, count)
    return tuple(found[kind] for kind in sorted(found))


def _toll_before(text: str, tokens: Sequence[Token], at: int) -> Token | None:
    """The toll that rose, fell or was lowered to the number, in one sentence with it."""
    if not at or at >= len(tokens) or tokens[at - 1].norm not in _LEADS:
        return None
    before = [t for t in tokens[max(0, at - _TOLL_REACH) : at] if t.norm in _TOLLS]
    found = before[-1] if before else None
    return found if found and ". " not in text[found.end : tokens[at].start] else None
