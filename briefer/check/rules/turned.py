"""Findings of a parser about a verb in the place of its opposite, the rest alike. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from briefer.check.evidence import Evidence
from briefer.check.kinds import yields
from briefer.check.parsed import Told, meet, parsed
from briefer.languages.stems import stem
from briefer.languages.together import OPPOSITES
from briefer.model import Finding
from briefer.reading.frames import HARD

(TURNED,) = yields("parsed opposite")

_ALIKE: Final = 0.75  # of what the verb is told of, for the two to tell of one thing
_LEAST: Final = 3  # words that it is told of


def turned_findings(evidence: Evidence) -> Iterator[Finding]:
    """Blocking where the passages have only the opposite of the claim's verb of the same things."""
    given = parsed(evidence)
    if given is None:
        return
    for own in (Told(given.claim, verb) for verb in given.claim.verbs):
        if len(own.about) < _LEAST or own.ground & HARD:
            continue
        theirs = [Told(tree, verb) for tree in given.trees for verb in tree.verbs]
        if any(meet({other.stem}, {own.stem}) for other in theirs):
            continue
        for other in theirs:
            if other.stem in _opposites().get(own.stem, ()) and _tells_alike(own, other):
                detail = f"the claim has “{own.word}” where the source has “{other.word}”"
                yield TURNED.finding(detail, own.word)
                return


def _tells_alike(own: Told, other: Told) -> bool:
    alike = other.shared(own) >= _ALIKE * len(own.about)
    one, two = _doer(own), _doer(other)
    if one and two and not meet(one, two):
        return False  # one wins what the other loses
    return alike and not other.ground & HARD and not other.of_another_thing(own)


def _doer(told: Told) -> frozenset[str]:
    subject = told.tree.subject(told.at)
    places = told.tree.row(subject) if subject is not None else ()
    return frozenset(told.tree.named(n) for n in places)


@lru_cache(maxsize=1)
def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for word, others in OPPOSITES.items():
        known = found.get(stem(word), frozenset())
        found[stem(word)] = known | frozenset(map(stem, others))
    return found
