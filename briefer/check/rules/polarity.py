"""Findings about polarity: a negation added or dropped, a word turned into its opposite. Pure.

In a near copy each negation is compared in its place; elsewhere by the words it governs, the next
few content words of its clause.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefer.check.alignment import Item
from briefer.check.evidence import Evidence
from briefer.check.kinds import yields
from briefer.languages.stems import stem
from briefer.languages.together import NEGATIVE, NEGATIVE_PREFIXES, rule_words
from briefer.model import Finding
from briefer.reading.sentence import Reading
from briefer.reading.tokens import Token

NEGATION, NEGATION_UNSAID = yields("negation", "negation unsaid")
(DENIAL_LOST,) = yields("denial lost")

_REACH = 3  # content words a negation governs
_BEFORE, _AFTER = 8, 4  # words around a governed word in which the source may deny it
_NEGATIVE_STEMS = frozenset(stem(word) for word in NEGATIVE)
_VERY_CLOSE = 0.85
_NEAR = 3  # words before a word in which a denial of it stands
_FAR = 14  # words after `held back` that it may reach
_NO_DENIAL = rule_words("polarity.no_denial")
_WITHHELD = rule_words("polarity.withheld")


def negation_findings(evidence: Evidence) -> Iterator[Finding]:
    """Blocking for a negation the source lacks, and for one lost in a near copy."""
    if evidence.near_copy and evidence.best is not None:
        yield from _in_place(evidence, evidence.best.reading)
        return
    claim = evidence.claim
    for at, token in _negations(claim):
        governed = _governed(claim, at)
        if governed and not _denied_somewhere(governed, evidence):
            said = claim.text[token.start : governed[0].end]
            detail = f"the claim says “{said}”, a denial that the source does not make"
            affirmed = any(word.stem in evidence.near_stems for word in governed[:2])
            if affirmed:
                yield NEGATION.finding(detail, said, blocking=False)
            else:
                yield NEGATION_UNSAID.finding(detail, said)
    yield from _dropped(evidence)


def _in_place(evidence: Evidence, source: Reading) -> Iterator[Finding]:
    """Denials of kept words, against all denials of the other side."""
    alignment = evidence.alignment
    ours = _kept_denials(evidence.claim, alignment.claim, {i for i, _ in alignment.pairs})
    theirs = _kept_denials(source, alignment.source, {j for _, j in alignment.pairs})
    if len(ours) > _denials(source):
        yield _added(ours[-1][0])
    elif len(theirs) > _denials(evidence.claim):
        yield _left_out(theirs[0][0])
    else:
        yield from _moved_denial(evidence, source)


def _added(said: str) -> Finding:
    detail = f"the claim says “{said}”, a denial that the source does not make"
    return NEGATION.finding(detail, said, blocking=True)


def _left_out(said: str) -> Finding:
    return NEGATION.finding(
        f"the source says “{said}”, the claim leaves the denial out", said, blocking=True
    )


def _moved_denial(evidence: Evidence, source: Reading) -> Iterator[Finding]:
    """A denial that has no counterpart in its place, of a word that is kept undenied."""
    alignment = evidence.alignment
    there, back = dict(alignment.pairs), {j: i for i, j in alignment.pairs}
    ours = _kept_denials(evidence.claim, alignment.claim, set(there), loose=True)
    theirs = _kept_denials(source, alignment.source, set(back), loose=True)
    if ours and theirs:  # `found no evidence` for `not found any evidence`
        return
    ours = [d for d in ours if not _denied_at(alignment.source[there[d[1]]], source)]
    theirs = [d for d in theirs if not _denied_at(alignment.claim[back[d[1]]], evidence.claim)]
    if bool(ours) != bool(theirs) and evidence.alignment.kept >= _VERY_CLOSE:
        yield _added(ours[0][0]) if ours else _left_out(theirs[0][0])


def _denied_at(item: Item, reading: Reading) -> bool:
    """Whether a denial stands right before the item: `no scoring` denies what `not scored` does."""
    return any(t.negation for t in reading.tokens[max(0, item.first - _NEAR) : item.first])


def _kept_denials(
    reading: Reading, items: tuple[Item, ...], matched: set[int], *, loose: bool = False
) -> list[tuple[str, int]]:
    """Denials of a kept content word: the text up to it, its place. `loose`: unmatched ones."""
    found = []
    for at, item in enumerate(items):
        token = item.tokens(reading)[0]
        if not token.negation or (loose and at in matched):
            continue
        after = next((n for n in range(at + 1, len(items)) if items[n].content), None)
        before = next((n for n in range(at - 1, -1, -1) if items[n].content), None)
        governed = before if after is None else after
        if governed is not None and governed in matched:
            end = token.end if after is None else items[after].tokens(reading)[-1].end
            found.append((reading.text[token.start : end], governed))
    return found


def _denials(reading: Reading) -> int:
    words = reading.tokens
    return sum(t.negation or t.stem in _NEGATIVE_STEMS for t in words) + _withheld(words)


def _dropped(evidence: Evidence) -> Iterator[Finding]:
    if evidence.best is None or _denies(evidence.claim.tokens):
        return
    source = evidence.best.reading
    claim_stems = evidence.claim.stems
    for at, token in _negations(source):
        governed = _governed(source, at)
        kept = [word for word in governed[:2] if word.stem in claim_stems]
        if kept and kept[0] is governed[0]:
            said = source.text[token.start : kept[-1].end]
            detail = f"the source says “{said}”, the claim leaves the denial out"
            yield DENIAL_LOST.finding(detail, said)
            return


def _negations(reading: Reading) -> Iterator[tuple[int, Token]]:
    words = reading.tokens
    for at, token in enumerate(words):
        following = words[at + 1].norm if at + 1 < len(words) else ""
        if token.negation and following not in _NO_DENIAL and following not in {"only", "just"}:
            yield at, token


def _governed(reading: Reading, at: int) -> list[Token]:
    words = reading.tokens[at + 1 : at + 9]
    return [token for token in words if token.content][:_REACH]


def _denied_somewhere(governed: list[Token], evidence: Evidence) -> bool:
    """Whether a sentence denies one of the governed words: a denial stands close to it."""
    wanted = {word.stem for word in governed}
    prefixed = {f"{prefix}{word.stem}" for word in governed for prefix in NEGATIVE_PREFIXES}
    for sentence in evidence.window:
        words = sentence.reading.tokens
        for at, token in enumerate(words):
            if token.stem in prefixed:
                return True
            close = words[max(0, at - _BEFORE) : at + _AFTER]
            if token.stem in wanted and (
                _denies(close) or _withheld(words[max(0, at - _FAR) : at])
            ):
                return True
    return False


def _denies(words: tuple[Token, ...]) -> bool:
    return any(token.negation or token.stem in _NEGATIVE_STEMS for token in words)


def _withheld(words: tuple[Token, ...]) -> bool:
    """`Held back from offering …`, `stopped short of …`: no denial by its words, but one."""
    return any(f"{one.norm}-{two.norm}" in _WITHHELD for one, two in pairwise(words))
