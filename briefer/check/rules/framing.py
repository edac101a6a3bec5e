"""Findings about frames: planned, refused, doubted or denied in the source, told as so. Pure.

What a frame of the source governs may stand in the claim only under a frame of its kind, unless
another cited sentence says it outright. A denial that only the claim has is found the same way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefer.check.alignment import same_meaning
from briefer.check.evidence import Evidence
from briefer.check.kinds import Kind, yields
from briefer.languages.together import rule_words
from briefer.model import Finding
from briefer.reading.frames import BEFORE_THING, Frame, frames
from briefer.reading.sentence import Reading
from briefer.reading.tokens import Token

GOVERNOR, CERTAINTY, UNDONE, ADDED = yields(
    "governor", "certainty", "denial undone", "denial added"
)
_KIND = {
    **dict.fromkeys(("plan", "fixed", "request", "refusal", "failure", "force"), GOVERNOR),
    **dict.fromkeys(("accusation", "hedge", "condition"), CERTAINTY),
    "negation": UNDONE,
}
_BEHIND = 6  # words from what is framed to a frame behind it: `is unlikely`
_CLAUSE = 20  # words of a clause that a frame opens with `that`
_THAT = rule_words("framing.that")
_PARTICIPLES = ("ed", "en")
_NEAR = 12  # words from a frame of the claim to the word it is to stand for


def framing_findings(evidence: Evidence) -> Iterator[Finding]:
    """Blocking for the first frame of the source that the claim leaves out, or a denial it adds."""
    cited = [sentence.reading for sentence in evidence.cited]
    yield from _lost(evidence.claim, cited)
    yield from _denied(evidence.claim, cited)


def _lost(claim: Reading, cited: Sequence[Reading]) -> Iterator[Finding]:
    for source in cited:
        for frame in sorted(frames(source), key=lambda frame: not frame.of_deed):
            kept = _kept(frame, claim, source) if frame.kind != "future" else None
            if kept is None or _outright(frame, source, cited):
                continue
            if frame.kind == "fixed" and _to_come(kept, claim):
                continue
            said = source.text[source.tokens[frame.first].start : frame.governed[0].end]
            has = claim.text[kept.start : kept.end]
            detail = f"the source says “{said}”, the claim “{has}” without that"
            kind = _KIND[frame.kind]
            firm = _firm(kind, frame, kept, claim)
            yield kind.finding(detail, has, blocking=firm)
            return


def _firm(kind: Kind, frame: Frame, kept: Token, claim: Reading) -> bool | None:
    """Whether it blocks, where that depends; a word of somebody's that is quoted never does."""
    if kind is UNDONE:
        return None
    quoted = any(start <= kept.start < end for start, end in claim.quotes)
    if quoted or _says_which(kept, claim):
        return False
    return kind is CERTAINTY or frame.of_deed


def _kept(frame: Frame, claim: Reading, source: Reading) -> Token | None:
    """The word of the claim that is the first one the frame governs, under no frame like it."""
    if not frame.governed:
        return None
    wanted = frame.governed[0]
    alike = [t for t in claim.content if t.stem == wanted.stem]
    free = [t for t in alike if not _stands(frame, t, claim, source)]
    return free[0] if alike and len(free) == len(alike) else None


def _says_which(token: Token, claim: Reading) -> bool:
    """`on deployed warheads`: it tells which things are meant, and no deed."""
    at = claim.tokens.index(token)
    before, behind = claim.tokens[max(0, at - 1) : at], claim.tokens[at + 1 : at + 2]
    return (
        token.norm.endswith(_PARTICIPLES)
        and any(t.norm in BEFORE_THING for t in before)
        and any(t.content and not t.capital for t in behind)
        and claim.text[token.end : behind[0].start].isspace()
    )


def _stands(frame: Frame, kept: Token, claim: Reading, source: Reading) -> bool:
    """Whether the claim has a frame that says as much."""
    if frame.kind == "accusation" and _says_who_accuses(claim, source, frame):
        return True
    at = claim.tokens.index(kept)
    return any(
        _alike(own, frame) and (not own.governed or -_BEHIND <= at - own.last <= _reach(own, claim))
        for own in frames(claim)
    )


def _says_who_accuses(claim: Reading, source: Reading, frame: Frame) -> bool:
    """Whether the claim has somebody say it who is not the one that reports the accusation."""
    accusing = source.tokens[frame.first]
    reporting = {stem for s in source.sayings if s.verb is not accusing for stem in s.stems}
    return any(not s.stems or not s.stems <= reporting for s in claim.sayings)


def _reach(frame: Frame, claim: Reading) -> int:
    """Words behind a frame that stand under it: the whole clause of `a possibility that …`."""
    behind = claim.tokens[frame.last + 1 : frame.last + 2]
    return _CLAUSE if any(t.norm in _THAT for t in behind) else _NEAR


def _alike(own: Frame, frame: Frame) -> bool:
    """Whether one may stand for the other: a plan for an offer, a failure for a denial."""
    return own.kind == frame.kind or (own.softens and frame.softens) or (own.turns and frame.turns)


def _to_come(kept: Token, claim: Reading) -> bool:
    """Whether the claim tells it as still to come: surer than a plan, and no deed."""
    at = claim.tokens.index(kept)
    return any(own.kind == "future" and 0 <= at - own.last <= _NEAR for own in frames(claim))


def _outright(frame: Frame, source: Reading, cited: Sequence[Reading]) -> bool:
    """Whether a cited sentence has the governed word under no frame."""
    wanted = frame.governed[0]
    for reading in cited:
        under = {t.start for f in frames(reading) for t in f.governed}
        own = wanted.start if reading == source else None
        for token in reading.content:
            if token.stem == wanted.stem and token.start != own and token.start not in under:
                return True
    return False


def _denied(claim: Reading, cited: Sequence[Reading]) -> Iterator[Finding]:
    """A denial of the claim whose word stands in the source under none."""
    for frame in frames(claim):
        if frame.kind != "negation" or not frame.governed:
            continue
        word = frame.governed[0]
        homes = [r for r in cited if any(same_meaning(t.stem, word.stem) for t in r.content)]
        free = any(t.norm == "free" for r in homes for t in r.tokens)  # rent-free
        if (
            not homes
            or free
            or any(f.turns or f.kind in {"condition", "hedge"} for r in homes for f in frames(r))
        ):
            continue
        said = claim.text[claim.tokens[frame.first].start : word.end]
        yield ADDED.finding(f"the claim says “{said}”, the source does not deny it", said)
        return
