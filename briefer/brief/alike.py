"""Bullets in, those of them that say something of their own out. Pure.

Two bullets say the same where one says all that the other does, or where they rest on the same
sentence and share most of their words, with the same numbers and the same denials.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Final

from briefer.compare.news import Fact, Memory
from briefer.compare.statement import statement
from briefer.model import Bullet
from briefer.reading.sentence import Reading

_SHARED: Final = 0.7  # share of the shorter one's content words, where both rest on one sentence
_ANY_DAY: Final = datetime(2000, 1, 1, tzinfo=UTC)  # what was said is compared, not when


def distinct_bullets(bullets: Iterable[Bullet]) -> tuple[Bullet, ...]:
    """The bullets without those that another one makes needless, in their order.

    Of two the fuller one stays, in the place of the first.
    """
    kept: list[Bullet] = []
    for bullet in bullets:
        if repeats(bullet, kept):
            continue
        needless = [other for other in kept if repeats(other, [bullet])]
        if needless:
            kept[kept.index(needless[0])] = bullet
            kept = [other for other in kept if other not in needless]
        else:
            kept.append(bullet)
    return tuple(kept)


def repeats(bullet: Bullet, others: Sequence[Bullet]) -> bool:
    """Whether one of the others says all that this one does."""
    facts = [Fact("", "", other.text, _ANY_DAY) for other in others]
    known = bool(facts) and Memory(facts).novelty(bullet.text, "another") == "known"
    return known or any(_reworded(bullet, other) for other in others)


def overlap(text: str, other: str) -> float:
    """The share of the text's content words that the other has too."""
    own, theirs = _stems(text), _stems(other)
    return len(own & theirs) / len(own) if own else 0.0


def _reworded(bullet: Bullet, other: Bullet) -> bool:
    places = {citation.place for citation in bullet.citations}
    if not places & {citation.place for citation in other.citations}:
        return False
    if overlap(bullet.text, other.text) < _SHARED:
        return False
    own, theirs = statement(bullet.text), statement(other.text)
    return (
        own.negations == theirs.negations
        and own.stance == theirs.stance
        and _numbers(bullet.text) <= _numbers(other.text)
    )


def _stems(text: str) -> frozenset[str]:
    return frozenset(token.stem for token in Reading(text).content)


def _numbers(text: str) -> frozenset[str]:
    return frozenset(token.norm for token in Reading(text).tokens if token.number)
