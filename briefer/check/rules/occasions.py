"""Findings about when: a day or a number given to something else, long ago told as of now. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefer.check.alignment import date_key
from briefer.check.evidence import Evidence
from briefer.check.fit import Surroundings, fit, surroundings
from briefer.check.kinds import yields
from briefer.languages.together import LONG_AGO, rule_words
from briefer.model import Finding
from briefer.reading.moments import Moment, agrees
from briefer.reading.numerals import UNITS
from briefer.reading.sentence import Reading

DAY, OTHER, AGO = yields("date moved", "number moved", "long ago")

_COMPARING = rule_words("long_ago.comparing")
_SINCE = rule_words("long_ago.since")
_TIMES = 2  # better than its own
_BETTER_DAY = 0.1  # by which another day has to suit the place
_BETTER_NUMBER = 0.3  # numbers stand in lists and suit each other's places
_YEARS = 1  # between an event and the article that make it long ago
_NEXT = 0.7  # nearness of a word right beside
_KEPT = 2  # words that only that clause has
_SAID = 0.5  # of a clause's content that a claim has to keep to tell it

Place = tuple[str, Surroundings]


def occasion_findings(evidence: Evidence) -> Iterator[Finding]:
    """Blocking where another day or number of the source suits the place better; for long ago."""
    cited = [sentence.reading for sentence in evidence.cited]
    yield from _moved_days(evidence, cited)
    yield from _moved_numbers(evidence, cited)
    yield from _long_ago(evidence, cited)


def _moved_days(evidence: Evidence, cited: Sequence[Reading]) -> Iterator[Finding]:
    days = [day for reading in cited for day in _days(reading)]
    for moment, around in _days(evidence.claim):
        start, end = moment.start, moment.end
        theirs = [(_named_as(moment, other), place) for other, place in days]
        place = _another(date_key(moment), around, theirs, _BETTER_DAY)
        if place is not None:
            said = evidence.claim.text[start:end]
            beside = bool(_beside(around) & _beside(place))
            detail = f"“{said}” is the day of something else in the source"
            yield DAY.finding(detail, said, blocking=beside)
            return


def _moved_numbers(evidence: Evidence, cited: Sequence[Reading]) -> Iterator[Finding]:
    theirs = [place for reading in cited for place in _numbers(reading)]
    for amount in evidence.claim.amounts:
        around = surroundings(evidence.claim, amount.start, amount.end)
        if amount.kind == "count" and _another(f"{amount.value:g}", around, theirs, _BETTER_NUMBER):
            said = evidence.claim.text[amount.start : amount.end]
            yield OTHER.finding(f"“{said}” is the number of something else in the source", said)
            return


def _another(
    key: str, around: Surroundings, theirs: Sequence[Place], better: float
) -> Surroundings | None:
    """What stands around the other day or number of the source that suits the place better."""
    own = [fit(around, place) for other, place in theirs if other == key]
    others = [(fit(around, place), place) for other, place in theirs if other != key]
    if not own or not others:
        return None
    best, place = max(others, key=lambda other: other[0])
    return place if best - _TIMES * max(own) > better else None


def _beside(around: Surroundings) -> frozenset[str]:
    """The words right beside the place: it is the day or the number of one of them."""
    return frozenset(stem for stem, nearness in around.items() if nearness >= _NEXT)


def _days(reading: Reading) -> Iterator[tuple[Moment, Surroundings]]:
    for moment in reading.moments:
        if not moment.period:
            yield moment, surroundings(reading, moment.start, moment.end)


def _named_as(ours: Moment, theirs: Moment) -> str:
    """The key of their day, ours where both may mean the same: `on Monday` of a plan."""
    return date_key(ours if agrees(ours, theirs) else theirs)


def _numbers(reading: Reading) -> Iterator[Place]:
    for amount in reading.amounts:
        if amount.kind == "count":
            yield f"{amount.value:g}", surroundings(reading, amount.start, amount.end)


def _long_ago(evidence: Evidence, cited: Sequence[Reading]) -> Iterator[Finding]:
    """A clause of long ago that the claim tells with no year and no word of it."""
    claim = evidence.claim
    if any(t.norm in LONG_AGO for t in claim.tokens) or any(m.year for m in claim.moments):
        return
    for reading in cited:
        for clause in _clauses(reading):
            if _tells_of_long_ago(reading, clause) and _told(clause, reading, cited, claim):
                said = reading.text[clause[0] : clause[1]].strip(" ,")
                yield AGO.finding(f"the source tells it as of long ago (“{said}”)", said)
                return


def _clauses(reading: Reading) -> Iterator[tuple[int, int]]:
    """Stretches of the text between commas, dashes, brackets and semicolons."""
    start = 0
    for n, sign in enumerate(reading.text):
        if sign in ",;()—" and not reading.text[n + 1 : n + 2].isdigit():
            yield start, n
            start = n + 1
    yield start, len(reading.text)


def _tells_of_long_ago(reading: Reading, clause: tuple[int, int]) -> bool:
    inside = [t for t in reading.tokens if clause[0] <= t.start < clause[1]]
    years = [m for m in reading.moments if clause[0] <= m.start < clause[1] and m.year]
    if reading.written and any((m.year or 0) < reading.written.year - _YEARS for m in years):
        return True
    if any(t.norm in _COMPARING for t in inside):
        return False  # closer than a month ago: of now
    since = any(t.norm in _SINCE and UNITS.get(b.norm) == "year" for b, t in pairwise(inside))
    return since or any(t.norm in LONG_AGO for t in inside)  # 30 years since


def _told(
    clause: tuple[int, int], reading: Reading, cited: Sequence[Reading], claim: Reading
) -> bool:
    inside = {t.stem for t in reading.content if clause[0] <= t.start < clause[1] and not t.number}
    outside = {t.stem for other in cited for t in other.content if other is not reading}
    outside |= {t.stem for t in reading.content if not clause[0] <= t.start < clause[1]}
    only = inside - outside
    kept = only & claim.stems
    return len(kept) >= _KEPT and len(kept) >= _SAID * len(only)
