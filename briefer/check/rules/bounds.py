"""Findings about bounds: at least, about, up to, a range, lost or added. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefer.check.evidence import Evidence
from briefer.check.kinds import yields
from briefer.languages.together import rule_words
from briefer.model import Finding
from briefer.reading.amount import Amount
from briefer.text.folding import folded

BOUND, RANGE = yields("bound", "range")

_UP = frozenset({"at least", "more than"})
_DOZEN = 12
_SPANS = frozenset({"minute", "hour", "day", "week", "month", "year", "decade"})
_DURING = rule_words("bounds.during")  # may say how long
# `six and over` where the source has `not under six`: whether that is so, sense tells.
_ALIKE = (_UP, frozenset({"at least", "less than"}), frozenset({"at most", "more than"}))
_DOWN = frozenset({"at most", "less than"})
_AROUND = frozenset({"about", "nearly", "almost"})


def bound_findings(evidence: Evidence) -> Iterator[Finding]:
    """Blocking for a number whose bound differs from every cited sentence that has the number."""
    theirs = [a for s in evidence.cited for a in s.reading.amounts]
    ends = _ends(theirs)
    ours = _ends(evidence.claim.amounts)
    for amount in evidence.claim.amounts:
        if amount.kind != "count" or amount.until is not None or amount.value in ours:
            continue
        same = [b for b in theirs if b.same_value(amount)]
        if not same:
            continue
        said = evidence.claim.text[amount.start : amount.end]
        if all(_is_end(b, ends) for b in same):
            if not _tells_of_an_end(amount, upper=amount.value in ends):
                yield RANGE.finding(f"the source has a range, the claim “{said}” alone", said)
                return
        elif all(_differ(amount, b) for b in same) and not _lasting(amount, evidence.claim.text):
            has = same[0].qualifier or "exactly"
            mine = amount.qualifier or "exactly"
            yield BOUND.finding(f"the claim says “{mine} {said}”, the source “{has}”", said)
            return


def _ends(amounts: Iterable[Amount]) -> frozenset[float]:
    """The upper ends of the ranges among them."""
    return frozenset(a.until for a in amounts if a.until is not None and _is_range(a))


def _is_range(amount: Amount) -> bool:
    """`32-0` is a score, and three-quarters is no range."""
    return amount.until is not None and amount.until > amount.value and amount.unit != "share"


def _is_end(amount: Amount, ends: frozenset[float]) -> bool:
    return _is_range(amount) or amount.value in ends


def _lasting(amount: Amount, text: str) -> bool:
    """`over five years` may say how long: then it is no bound."""
    before = folded(text[: amount.start]).split()
    return amount.unit in _SPANS and bool(before) and before[-1] in _DURING


def _tells_of_an_end(amount: Amount, *, upper: bool) -> bool:
    """Whether the bound fits that end of a range: up to the upper one, at least the lower one."""
    return amount.qualifier not in (_UP if upper else _DOWN) | {""}


def _round(amount: Amount) -> bool:
    """Two dozen, three hundred: in words they are said of about as many."""
    dozens = amount.value >= 2 * _DOZEN and amount.value % _DOZEN == 0
    return not amount.digits and (dozens or (amount.value >= 100 and amount.value % 100 == 0))


def _differ(ours: Amount, theirs: Amount) -> bool:
    one, other = ours.qualifier, theirs.qualifier
    if "only" in {one, other}:
        return one == "only" and other != "only"
    if {one, other} == {"about", ""} and _round(theirs):
        return False
    if one == other or {one, other} in _ALIKE or {one, other} <= _AROUND:
        return False
    return not (
        "about" in {one, other} and not ours.digits and not theirs.digits and "" in {one, other}
    )
