"""Amounts and their text in, the same with their limits (at least, 5 to 10) out. Pure."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from briefer.reading.amount import Amount
from briefer.text.folding import folded

_QUALIFIERS = (
    (re.compile(r"\b(?:at least|no (?:fewer|less) than|a minimum of|щонайменше|принаймні"
                r"|не менше(?: ніж)?|как минимум|по меньшей мере|не менее)\W*$"), "at least"),
    (re.compile(r"\b(?:up to|within|as many as|as much as|at most|no more than|a maximum of|до"
                r"|не більше(?: ніж)?|не более)\W*$"), "at most"),
    (re.compile(r"\b(?:more than|over|above|exceed(?:s|ing|ed)?|upwards of|in excess of|понад"
                r"|більше(?: ніж)?|более(?: чем)?|больше|свыше)\W*$"), "more than"),
    (re.compile(r"\b(?:less than|fewer than|under|below|short of|just under"
                r"|менше(?: ніж)?|менее|меньше)\W*$"), "less than"),
    (re.compile(r"\b(?:about|around|roughly|approximately|some|circa|an estimated|close to"
                r"|nearly|almost|майже|почти|близько|приблизно|около|примерно"
                r"|порядка)\W*$"), "about"),
)  # fmt: skip
_RANGE = re.compile(r"\s*(?:[-–—]|to|до|по)\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|from|від|між|от|между)\W*$")


def with_ranges(found: list[Amount], text: str) -> list[Amount]:
    """Gives the lower end of `5-10%` and of `between 5 and 10 men` the unit and the upper end."""
    joined = list(found)
    for n, (low, high) in enumerate(itertools.pairwise(found)):
        gap = text[low.end : high.start]
        if len(gap) <= 5 and low.kind == high.kind and _is_range(gap, text[: low.start]):
            unit = low.unit or (high.unit if high.unit != "share" else "")
            joined[n] = replace(low, until=high.value, unit=unit)
    return joined


def _is_range(gap: str, before: str) -> bool:
    if _RANGE.fullmatch(gap):
        return True
    spoken = gap.strip().lower() in {"and", "і", "та", "и"}
    return spoken and bool(_BETWEEN.search(before[-12:].lower()))


def with_limit(amount: Amount, text: str) -> Amount:
    """The amount with what stands before or after it: at least, more than, up to, about."""
    before = folded(text[max(0, amount.start - 24) : amount.start])
    for pattern, name in _QUALIFIERS:
        if pattern.search(before):
            return replace(amount, qualifier=name)
    if text[amount.end : amount.end + 8].lower().startswith((" or more", "+")):
        return replace(amount, qualifier="at least")
    return amount
