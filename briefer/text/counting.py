"""A count and a noun of plain English in, both as they are said out. Pure.

For what is told of a source or a run; what a brief prints is counted in its own language.
"""

from __future__ import annotations


def counted(count: int, noun: str, verb: str = "") -> str:
    """The count, the noun in its number, and the verb that goes with it.

    >>> counted(1, "item", "are"), counted(2, "item", "are"), counted(1, "date")
    ('1 item is', '2 items are', '1 date')
    """
    said = f"{count} {noun}" if count == 1 else f"{count} {noun}s"
    return f"{said} {agreeing(count, verb)}" if verb else said


def agreeing(count: int, verb: str) -> str:
    """The verb of a plural as it goes with that count.

    >>> agreeing(1, "were"), agreeing(3, "were"), agreeing(1, "count")
    ('was', 'were', 'counts')
    """
    return _OF_ONE[verb] if count == 1 else verb


_OF_ONE = {"are": "is", "were": "was", "count": "counts"}
