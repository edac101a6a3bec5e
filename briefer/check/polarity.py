"""Findings about polarity: a negation added or dropped, a word turned into its opposite. Pure.

In a near copy each negation is compared in its place; elsewhere by the words it governs, the next
few content words of its clause.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from briefer.check.alignment import Item, same_meaning
from briefer.check.evidence import Evidence
from briefer.check.reading import Reading
from briefer.check.tokens import Token, stem
from briefer.check.words.antonyms import NEGATIVE, NEGATIVE_PREFIXES, OPPOSITES
from briefer.model import Finding

_REACH = 3  # content words a negation governs
_BEFORE, _AFTER = 8, 4  # words around a governed word in which the source may deny it
_NEGATIVE_STEMS = frozenset(stem(word) for word in NEGATIVE)
_VERY_CLOSE = 0.85
_NO_DENIAL = frozenset({"least", "fewer", "less", "more", "later"})


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
            yield Finding(
                "negation", f"the claim denies ({said}) what the source does not", (said,)
            )
    yield from _dropped(evidence)


def _in_place(evidence: Evidence, source: Reading) -> Iterator[Finding]:
    """Denials of kept words, against all denials of the other side."""
    alignment = evidence.alignment
    ours = _kept_denials(evidence.claim, alignment.claim, {i for i, _ in alignment.pairs})
    theirs = _kept_denials(source, alignment.source, {j for _, j in alignment.pairs})
    if len(ours) > _denials(source):
        detail = f"the claim denies ({ours[-1]}) what the source does not"
        yield Finding("negation", detail, (ours[-1],))
    elif len(theirs) > _denials(evidence.claim):
        detail = f"the source says “{theirs[0]}”, the claim leaves the denial out"
        yield Finding("negation", detail, (theirs[0],))
    else:
        yield from _moved_denial(evidence, source)


def _moved_denial(evidence: Evidence, source: Reading) -> Iterator[Finding]:
    """A denial that has no counterpart in its place, of a word that is kept undenied."""
    alignment = evidence.alignment
    matched = {i for i, _ in alignment.pairs}, {j for _, j in alignment.pairs}
    ours = _kept_denials(evidence.claim, alignment.claim, matched[0], loose=True)
    theirs = _kept_denials(source, alignment.source, matched[1], loose=True)
    if bool(ours) != bool(theirs) and evidence.alignment.kept >= _VERY_CLOSE:
        said = (ours or theirs)[0]
        side = "the claim denies" if ours else "the source denies"
        yield Finding("negation", f"{side} ({said}) what the other does not", (said,))


def _kept_denials(
    reading: Reading, items: tuple[Item, ...], matched: set[int], *, loose: bool = False
) -> list[str]:
    """Denials whose next content word is kept, as text up to that word; `loose`: unmatched ones."""
    found = []
    for at, item in enumerate(items):
        token = item.tokens(reading)[0]
        if not token.negation or (loose and at in matched):
            continue
        after = next((n for n in range(at + 1, len(items)) if items[n].content), None)
        before = next((n for n in range(at - 1, -1, -1) if items[n].content), None)
        if (before if after is None else after) in matched:
            end = token.end if after is None else items[after].tokens(reading)[-1].end
            found.append(reading.text[token.start : end])
    return found


def _denials(reading: Reading) -> int:
    return sum(t.negation or t.stem in _NEGATIVE_STEMS for t in reading.tokens)


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
            yield Finding("denial lost", detail, (said,), blocking=False)
            return


def opposite_findings(evidence: Evidence) -> Iterator[Finding]:
    """Doubtful for a word whose opposite stands in the source where the word itself does not."""
    if evidence.best is None:
        return
    yield from _opposites_in_place(evidence, evidence.best.reading)
    claim_stems, best = evidence.claim.stems, evidence.best.reading.stems
    for token in evidence.claim.tokens:
        if token.stem in best or token.stop:
            continue
        opposites = _opposites(token.norm)
        turned = [word for word in opposites if word in best and word not in claim_stems]
        turned = [word for word in turned if not _denied(word, evidence.best.reading)]
        if turned and not any(same_meaning(token.stem, o) for o in best if o not in turned):
            known = token.stem in evidence.near_stems
            detail = f"the claim says {token.norm}, the source {turned[0]}"
            yield Finding(
                "opposite in window" if known else "opposite", detail, (token.norm,), blocking=False
            )


def _opposites_in_place(evidence: Evidence, source: Reading) -> Iterator[Finding]:
    """`before` where the source has `after`, in a claim that otherwise follows it."""
    if evidence.alignment.kept < _VERY_CLOSE:
        return
    for gap in evidence.alignment.gaps:
        theirs = {t.norm: t for item in gap.source for t in item.tokens(source)}
        for token in (t for item in gap.claim for t in item.tokens(evidence.claim)):
            turned = OPPOSITES.get(token.norm, frozenset()) & set(theirs)
            if turned:
                detail = f"the claim says {token.norm}, the source {min(turned)}"
                yield Finding("opposite", detail, (token.norm,), blocking=False)
                return


def _denied(stem: str, reading: Reading) -> bool:
    """`do not allow` is no opposite of `ban`."""
    words = reading.tokens
    places = [n for n, token in enumerate(words) if token.stem == stem]
    return all(any(t.negation for t in words[max(0, n - 3) : n]) for n in places)


@lru_cache(maxsize=10_000)
def _opposites(word: str) -> tuple[str, ...]:
    found = {
        stem(other)
        for other in OPPOSITES.get(word, frozenset()) | _BY_STEM.get(stem(word), frozenset())
    }
    base = stem(word)
    prefixed = {base[2:]} if base.startswith("un") and len(base) > 5 else {f"un{base}"}
    return tuple(sorted(found)) + tuple(sorted(prefixed))


_BY_STEM: dict[str, frozenset[str]] = {}
for _word, _others in OPPOSITES.items():
    _BY_STEM[stem(_word)] = _BY_STEM.get(stem(_word), frozenset()) | _others


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
            if token.stem in wanted and _denies(close):
                return True
    return False


def _denies(words: tuple[Token, ...]) -> bool:
    return any(token.negation or token.stem in _NEGATIVE_STEMS for token in words)
