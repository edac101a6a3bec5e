"""Findings about amounts: value, unit, size, qualifier and what is counted. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from briefer.check.evidence import Evidence
from briefer.check.kinds import yields
from briefer.model import Finding
from briefer.reading.amounts import Amount
from briefer.reading.sentence import Reading

NUMBER, UNIT, LIMIT = yields("number", "unit", "limit")
NUMBER_FEW, NUMBER_CONTEXT = yields("number few", "number context")

_SHARES = frozenset({"share", "%"})  # one in four and 25 % may stand for each other
_COUNTED = 12  # as words, so many may be a writer’s own count: three sides, nine of twelve
_FEW = 4  # a writer counts so many persons or things for himself: two named men are two men
_BEHIND = 4  # words behind a number in which stands what it counts
_NAMED = 2  # numbers of the source that a finding names
_LIMITS = frozenset({"at least", "more than", "less than", "at most"})


def number_findings(evidence: Evidence) -> Iterator[Finding]:
    """Blocking for a number or unit the source lacks, doubtful for one from another place."""
    window = [(a, s.reading) for s in evidence.window for a in s.reading.amounts]
    whole: list[tuple[Amount, Reading]] | None = None
    for amount in evidence.claim.amounts:
        said = evidence.claim.text[amount.start : amount.end]
        if (
            _trivial(amount)
            or _named(amount, evidence)
            or any(_same(amount, other) for other, _ in window)
        ):
            yield from _qualifier_findings(said, amount, [other for other, _ in window])
            continue
        value_only = [other for other, _ in window if amount.same_value(other)]
        if value_only:
            yield _unit_finding(said, amount, window)
            continue
        if whole is None:
            whole = [(a, s.reading) for s in evidence.everything for a in s.reading.amounts]
        if adds_up(amount, evidence):
            continue
        if any(_same(amount, other) for other, _ in whole):
            detail = f"the number {said} stands elsewhere in the source, about something else"
            detail += _instead(amount, evidence).replace("; it has", "; here it has")
            yield NUMBER_CONTEXT.finding(detail, said)
        else:
            yield _absent(said, amount, evidence, whole)


def _absent(
    said: str, amount: Amount, evidence: Evidence, whole: list[tuple[Amount, Reading]]
) -> Finding:
    """Blocking, but for a few things that a free rendering may have counted itself."""
    few = amount.value <= _FEW and amount.kind in {"count", "ordinal"} and not amount.unit
    if few and not evidence.near_copy and not evidence.given:
        noun = _counted(amount, evidence.claim)[:2]
        other = next((o for o, r in whole if not o.unit and {*noun} & {*_counted(o, r)}), None)
        if noun and other is None:
            detail = f"the claim counts “{_spoken(amount, evidence.claim)}”, the source does not"
            return NUMBER_FEW.finding(detail, said)
    detail = f"the source does not have the number {said}{_instead(amount, evidence)}"
    counted = amount.value <= _COUNTED and not amount.unit and not amount.digits
    return NUMBER.finding(detail, said, blocking=not (counted and evidence.given))


def _counted(amount: Amount, reading: Reading) -> list[str]:
    """The stems of the words right after the amount: what is counted."""
    after = [t for t in reading.tokens if t.start >= amount.end]
    return [t.stem for t in after[:_BEHIND] if t.content and not t.number]


def _qualifier_findings(said: str, amount: Amount, window: list[Amount]) -> Iterator[Finding]:
    """Doubtful where every such number of the source is a limit and the claim's is none."""
    same = [other for other in window if _same(amount, other)]
    limits = {other.qualifier for other in same}
    lost = bool(same) and limits <= _LIMITS and amount.qualifier not in limits
    if lost and (not amount.qualifier or amount.qualifier in _LIMITS):
        has = f"{min(limits)} {said}"
        detail = f"the source says {has}, the claim {amount.qualifier} {said}".replace("  ", " ")
        yield LIMIT.finding(detail, said)


def _unit_finding(said: str, amount: Amount, window: list[tuple[Amount, Reading]]) -> Finding:
    has = next(_spoken(other, reading) for other, reading in window if amount.same_value(other))
    return UNIT.finding(f"the claim says “{said}” where the source says “{has}”", said)


def _spoken(amount: Amount, reading: Reading) -> str:
    """The amount as it stands in the sentence, with the word it counts."""
    counted = next((t for t in reading.tokens if t.start >= amount.end), None)
    beside = counted and reading.text[amount.end : counted.start].isspace()
    shown = counted and beside and not (amount.unit or counted.stop or counted.number)
    return reading.text[amount.start : counted.end if counted and shown else amount.end]


def _instead(amount: Amount, evidence: Evidence) -> str:
    """What the source has in the number's place: the same thing counted, else what is close."""
    nouns = {*_counted(amount, evidence.claim)}
    near = [(a, s.reading) for s in evidence.cited for a in s.reading.amounts if not _trivial(a)]
    alike = [pair for pair in near if nouns & {*_counted(*pair)}] or near
    shown = list(dict.fromkeys(f"“{_spoken(*pair)}”" for pair in alike))[:_NAMED]
    return f"; it has {' and '.join(shown)}" if shown else ""


def _named(amount: Amount, evidence: Evidence) -> bool:
    """`World War Two`, `Formula 1`: a number that is part of a name is checked with the name."""
    inside = (n for n in evidence.claim.names if n.start < amount.start and n.end >= amount.end)
    return any(len(name.tokens) > 1 for name in inside)


def adds_up(amount: Amount, evidence: Evidence) -> bool:
    """Whether the amounts of one sentence add up to it: two men and two others are four."""
    noun = {*_counted(amount, evidence.claim)}
    for sentence in evidence.window:
        alike = [a for a in sentence.reading.amounts if a.unit == amount.unit]
        same = [a for a in alike if noun & {*_counted(a, sentence.reading)} and not a.digits]
        if _sums(alike, amount) or _sums(same, amount) or _spans(sentence.reading, amount):
            return True
    return False


def _spans(reading: Reading, amount: Amount) -> bool:
    """Whether two years of the sentence lie so many years apart."""
    years = [m.year for m in reading.moments if m.year and not m.decade]
    return amount.unit == "year" and any(b - a == amount.value for a in years for b in years)


def _sums(parts: list[Amount], whole: Amount) -> bool:
    total = sum(part.value for part in parts)
    return 2 <= len(parts) <= 4 and abs(total - whole.value) <= 1e-6 * whole.value


def _trivial(amount: Amount) -> bool:
    """`one of them`, `half of it`, `the first` count nothing that could be checked."""
    return amount.value == 1 or amount.kind in {"vague", "multiple"} or amount.unit == "share"


def _same(amount: Amount, other: Amount) -> bool:
    """The same number of the same: a unit that only one of them names does not part them."""
    if not amount.says_same(other):
        return False
    units = {amount.unit, other.unit}
    return not amount.same_value(other) or len(units) == 1 or "" in units or units <= _SHARES
