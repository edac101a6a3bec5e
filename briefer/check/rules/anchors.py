"""Findings of a parser about when: a day given to another deed than in the source. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from briefer.check.alignment import date_key
from briefer.check.evidence import Evidence
from briefer.check.kinds import yields
from briefer.check.parsed import Told, meet, parsed
from briefer.model import Finding
from briefer.reading.sentence import Reading
from briefer.reading.tree import Tree

(WHEN,) = yields("parsed date")

_WEEK: Final = 7  # days: `on Monday` may be the next one


class Anchor(NamedTuple):
    """A day, how it is written, and the word it hangs on."""

    key: str
    said: str
    deed: Told


def anchor_findings(evidence: Evidence) -> Iterator[Finding]:
    """Blocking where the deed has another day in the source and the day another deed."""
    given = parsed(evidence)
    if given is None:
        return
    theirs = [found for tree, reading in given.cited for found in _anchors(tree, reading)]
    for own in _anchors(given.claim, given.reading):
        same = [a for a in theirs if meet({a.deed.stem}, {own.deed.stem})]
        same = [
            a for a in same if a.deed.shared(own.deed) and not a.deed.of_another_thing(own.deed)
        ]
        elsewhere = [a for a in theirs if _one_day(a.key, own.key) and a not in same]
        if same and elsewhere and not any(_one_day(a.key, own.key) for a in same):
            detail = (
                f"the source has “{elsewhere[0].deed.word}” on “{own.said}” and "
                f"“{own.deed.word}” on “{same[0].said}”"
            )
            yield WHEN.finding(detail, own.said)
            return


def _anchors(tree: Tree, reading: Reading) -> Iterator[Anchor]:
    for moment in reading.moments:
        at = None if moment.period else _hangs_on(tree, moment.start, moment.end)
        if at is not None:
            said = reading.text[moment.start : moment.end]
            yield Anchor(date_key(moment), said, Told(tree, at))


def _hangs_on(tree: Tree, start: int, end: int) -> int | None:
    """The first word above the stretch that is neither of it nor a preposition."""
    inside = [n for n, word in enumerate(tree.words) if start <= word.start < end]
    top = next((n for n in inside if tree.words[n].head not in inside), None)
    at = tree.head(top) if top is not None else None
    while at is not None and (tree.words[at].role == "prep" or tree.words[at].tag in {"IN", "CD"}):
        at = tree.head(at)
    return at


def _one_day(one: str, other: str) -> bool:
    """Whether the keys may stand for one day; a weekday may be that of the week before or after."""
    if one == other:
        return True
    try:
        apart = date.fromisoformat(one.removeprefix("@")) - date.fromisoformat(
            other.removeprefix("@")
        )
    except ValueError:
        return False
    return abs(apart.days) == _WEEK
