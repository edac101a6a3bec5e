"""Findings about who says so: an attribution kept, dropped, moved to another, or made plural. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from briefer.check.alignment import same_meaning
from briefer.check.evidence import Evidence
from briefer.check.sayings import Saying, sayings
from briefer.check.words.places import LAND_OF
from briefer.model import Finding

_KEPT_FOR_LOST = 0.5


def attribution_findings(evidence: Evidence) -> Iterator[Finding]:
    """Doubtful for a claim printed as fact; blocking for a speaker the source does not have."""
    if evidence.best is None:
        return
    ours = sayings(evidence.claim)
    theirs = sayings(evidence.best.reading)
    if theirs and not ours:
        yield from _lost(evidence, theirs)
    for saying in ours:
        if saying.speaker:
            yield from _moved(evidence, saying, theirs)


def _lost(evidence: Evidence, theirs: tuple[Saying, ...]) -> Iterator[Finding]:
    """The first saying whose verb the claim leaves out while it keeps what was said."""
    best = evidence.best
    assert best is not None
    alignment = evidence.alignment
    matched = {item for _, j in alignment.pairs for item in _span(alignment.source[j])}
    for saying in theirs:
        frame = range(saying.first, saying.last + 1)
        inside = [n for n in matched if n not in frame and best.reading.tokens[n].content]
        if inside and _position(saying) not in matched and not _verb_kept(evidence, saying, matched, best):
            said = best.reading.text[
                best.reading.tokens[saying.first].start : best.reading.tokens[saying.last].end
            ]
            detail = f"the source has “{said}”, the claim prints it as fact"
            yield Finding("attribution", detail, (said,), blocking=False)
            return


def _span(item: object) -> range:
    return range(item.first, item.last + 1)  # type: ignore[attr-defined]


def _position(saying: Saying) -> int:
    return saying.last if saying.last != saying.first else saying.first


def _verb_kept(evidence: Evidence, saying: Saying, matched: set[int], best: object) -> bool:
    words = best.reading.tokens  # type: ignore[attr-defined]
    return any(words[n] is saying.verb for n in matched)


def _moved(
    evidence: Evidence, saying: Saying, theirs: tuple[Saying, ...]
) -> Iterator[Finding]:
    known = [other for other in theirs if other.speaker]
    said = " ".join(token.norm for token in saying.speaker)
    if any(_same_speaker(saying, other) for other in known):
        return
    around = [o for s in evidence.near for o in sayings(s.reading) if o.speaker]
    if known and evidence.near_copy:
        has = " ".join(token.norm for token in known[0].speaker)
        detail = f"the claim has {said} say it, the source {has}"
        yield Finding("speaker", detail, (said,), blocking=False)
    elif not any(_same_speaker(saying, other) for other in around):
        anywhere = any(
            _same_speaker(saying, other)
            for sentence in evidence.everything
            for other in sayings(sentence.reading)
        )
        if not anywhere:
            detail = f"no passage has {said} say anything"
            yield Finding("speaker unknown", detail, (said,), blocking=False)
        else:
            detail = f"{said} speaks elsewhere in the source, not here"
            yield Finding("speaker context", detail, (said,), blocking=False)


def _same_speaker(one: Saying, other: Saying) -> bool:
    if one.stems & other.stems:
        return True
    lands = {LAND_OF.get(t.norm) for t in one.speaker} & {LAND_OF.get(t.norm) for t in other.speaker}
    if lands - {None}:
        return True
    return any(same_meaning(a, b) for a in one.stems for b in other.stems)
