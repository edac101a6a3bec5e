"""The one table of finding kinds: a name in, its row out; a name that has none fails. Pure.

A rule names its kinds with `yields` when it is imported and builds findings through them, so that
none can reach a user that the table does not explain.
"""

from __future__ import annotations

from briefer.check.kinds import (
    assurance,
    brief,
    characters,
    direction,
    figures,
    names,
    parsed,
    speech,
    wording,
)
from briefer.check.kinds.kind import ALWAYS, NEVER, Example, Kind

__all__ = ["ALWAYS", "KINDS", "NEVER", "Example", "Kind", "yields"]

CHAPTERS: dict[str, tuple[Kind, ...]] = {
    "Numbers, dates and quotations": figures.ROWS,
    "Names": names.ROWS,
    "Who says it, and how surely": speech.ROWS,
    "Denials, opposites, time and roles": direction.ROWS,
    "Characters": characters.ROWS,
    "Told as so": assurance.ROWS,
    "Words": wording.ROWS,
    "By a parser": parsed.ROWS,
    "Only in a brief": brief.ROWS,
}
KINDS: dict[str, Kind] = {row.name: row for rows in CHAPTERS.values() for row in rows}


def yields(*names: str) -> tuple[Kind, ...]:
    """The rows of these kinds, for the rule that yields them; LookupError if one has none.

    >>> [kind.refuses_from for kind in yields("tense", "plan")]
    [0.6, 0.2]
    """
    missing = [name for name in names if name not in KINDS]
    if missing:
        raise LookupError(
            f"no kind of finding is named “{'”, “'.join(missing)}”: add a row in "
            "briefer/check/kinds, or take a name that has one"
        )
    return tuple(KINDS[name] for name in names)
