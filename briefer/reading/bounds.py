"""Amounts and their text in, the same with their limits (at least, 5 to 10) out. Pure."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from briefer.languages.known import alternatives
from briefer.languages.together import rule_words
from briefer.reading.amount import Amount
from briefer.text.folding import folded

_BEFORE = 24  # characters in which a bound stands
_NAMES = ("at least", "at most", "more than", "less than", "about", "only")


def _before(name: str) -> re.Pattern[str]:
    """What stands before a number with that bound, in folded text of any language."""
    words = alternatives(lambda language: language.numbers.bounds.get(name, ""), all_known=True)
    return re.compile(rf"\b(?:{folded(words)})(?:\W+(?:{_THEN}))?\W*$")


_THEN = "|".join(sorted(rule_words("bounds.then")))  # `approximately at a distance of 800 metres`
_QUALIFIERS = tuple((_before(name), name) for name in _NAMES)


def _behind(name: str) -> re.Pattern[str]:
    words = alternatives(lambda language: language.numbers.bounds_behind.get(name, ""))
    return re.compile(rf"\W{{0,2}}(?:{folded(words)})\b")


_BEHIND = (
    (re.compile(r"\+"), "at least"),
    *((_behind(name), name) for name in ("at least", "at most")),
)
_REACHING = alternatives(lambda language: language.numbers.reaching, all_known=True)
_RANGE = re.compile(rf"\s*(?:[-–—]|{_REACHING})\s*", re.IGNORECASE)
_FAR = 5  # times: no range reaches so far
_CHANGED_BY, _AND = rule_words("bounds.changed_by"), rule_words("bounds.and")
_BETWEEN = re.compile(
    rf"\b(?:{alternatives(lambda language: language.numbers.between, all_known=True)})\W*$"
)


def with_ranges(found: list[Amount], text: str) -> list[Amount]:
    """Gives the lower end of `5-10%` and of `between 5 and 10 men` the unit and the upper end."""
    joined = list(found)
    for n, (low, high) in enumerate(itertools.pairwise(found)):
        gap = text[low.end : high.start]
        if (
            len(gap) <= 5
            and low.kind == high.kind
            and _is_range(gap, text[: low.start], changed=high.value > _FAR * low.value)
        ):
            unit = low.unit or (high.unit if high.unit != "share" else "")
            joined[n] = replace(low, until=high.value, unit=unit)
    return joined


def _is_range(gap: str, before: str, *, changed: bool) -> bool:
    """`changed`: the numbers are too far apart for a range, `fell by 12 to 486`."""
    if _RANGE.fullmatch(gap):
        return not (changed and _CHANGED_BY & set(before.lower().split()[-1:]))
    return gap.strip().lower() in _AND and bool(_BETWEEN.search(before[-12:].lower()))


def with_limit(amount: Amount, text: str) -> Amount:
    """The amount with what stands before or after it: at least, more than, up to, about."""
    before = folded(text[max(0, amount.start - _BEFORE) : amount.start])
    for pattern, name in _QUALIFIERS:
        if pattern.search(before):
            return replace(amount, qualifier=name)
    behind = folded(text[amount.end : amount.end + _BEFORE])
    for pattern, name in _BEHIND:
        if pattern.match(behind):
            return replace(amount, qualifier=name)
    return amount
