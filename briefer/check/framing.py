"""A claim in, the same claim with who says it at its other end out. Pure.

`Police said that a road was closed` and `A road was closed, police said` are one claim. What
follows its source word by word in one of the two forms is compared in that form.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from briefer.languages.together import SOURCE_NOUNS, rule_words
from briefer.reading.saying import Saying
from briefer.reading.sentence import Reading

_BEFORE_A_DAY = rule_words("framing.before_a_day") | {""}
_SMALL = rule_words("framing.small")
_QUOTES = frozenset('"“”«»')


def restated(claim: str, *, lower: Collection[str] = ()) -> Iterator[str]:
    """The claim in the other order, where one speaker frames all of it; else nothing.

    `lower` are words the source has in small letters: they are no names at a sentence's start.
    """
    reading = Reading(claim)
    found = reading.sayings
    if len(found) != 1 or not found[0].speaker or _QUOTES & set(claim):
        return
    saying = found[0]
    if saying.first == 0:
        yield from _moved_back(reading, saying, lower)
    else:
        yield from _moved_forward(reading, saying, lower)


def _moved_back(reading: Reading, saying: Saying, lower: Collection[str]) -> Iterator[str]:
    claim, words = reading.text, reading.tokens
    end = words[saying.last].end
    if saying.verb.norm == "according":
        frame, rest = f"{claim[words[2].start : end]} said", claim[end:]
        if not rest.startswith(","):
            return
        rest = rest[1:]
    elif words[saying.last] == saying.verb:
        end = _after_day(reading, end)
        frame, rest = claim[:end], claim[end:]
    else:
        return
    rest = rest.strip().removeprefix("that ").rstrip(". ")
    if rest and not rest.startswith(","):
        yield f"{rest[0].upper()}{rest[1:]}, {_small(frame, lower)}."


def _moved_forward(reading: Reading, saying: Saying, lower: Collection[str]) -> Iterator[str]:
    claim, words = reading.text, reading.tokens
    start, end = words[saying.first].start, _after_day(reading, words[saying.last].end)
    said = claim[:start].rstrip()
    if saying.verb.norm == "according" or not said.endswith(",") or claim[end:].strip(". "):
        return
    frame = claim[start:end]
    yield f"{frame[0].upper()}{frame[1:]} that {_small(said[:-1], lower)}."


def _after_day(reading: Reading, end: int) -> int:
    """The end of the day that belongs to the verb: `said on Tuesday`."""
    for moment in reading.moments:
        between = reading.text[end : moment.start].strip().lower()
        if moment.start >= end and between in _BEFORE_A_DAY:
            return moment.end
    return end


def _small(text: str, lower: Collection[str]) -> str:
    first = text.split(maxsplit=1)[0].lower()
    plain = first in _SMALL or first in SOURCE_NOUNS or first in lower
    return text[0].lower() + text[1:] if plain else text
