"""Who says something in a sentence, as a value; and who vouches for a place in it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefer.reading.tokens import Token


@dataclass(frozen=True, slots=True)
class Saying:
    """Somebody says something: `who` as written (empty if unclear), the verb, the frame's words.

    `speaker` are the content words of who says it, none for a pronoun; `first` and `last` are the
    places of the frame's first and last word; `passive` where the one before the verb is told.
    """

    verb: Token
    speaker: tuple[Token, ...]
    first: int
    last: int
    who: str = ""
    pronoun: bool = False
    passive: bool = False
    behind: bool = False

    @property
    def stems(self) -> frozenset[str]:
        return frozenset(token.stem for token in self.speaker)

    @property
    def start(self) -> int:
        return self.verb.start

    @property
    def end(self) -> int:
        return self.verb.end


def vouching(place: int, said: Sequence[Saying], *, before: str = "", publisher: str = "") -> str:
    """Who vouches for what stands there: the last speaker before it, else the first after it.

    `he` is the speaker of the sentence `before`; where nobody is named it is the publisher.
    """
    earlier = [item for item in said if item.start <= place]
    chosen = earlier[-1] if earlier else said[0] if said else None
    if chosen is None:
        return publisher
    return before if chosen.pronoun else chosen.who
