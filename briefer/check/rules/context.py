"""Findings about names and numbers that the source has, but in another place. Pure.

A name or number belongs to the words that stand next to it. Where the source never has it near
those words, and has another name or number there, it comes from another context.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefer.check.evidence import Evidence
from briefer.check.kinds import yields
from briefer.languages.together import CALENDAR, LAND_OF, TITLES
from briefer.model import Finding
from briefer.reading.amounts import Amount
from briefer.reading.sentence import Name, Reading
from briefer.reading.tokens import Token

NAME_CONTEXT, NAME_FAR, NAME_ASTRAY = yields("name context", "name far", "name astray")
(NUMBER_FAR,) = yields("number far")

_CLOSE = 3  # content words of the claim on either side that a number counts or is told with
_WIDE = 6  # words of the source on either side in which they must stand
_ASTRAY = (
    0.3  # of the best sentence's words, in that which has the name: it is told of something else
)
_BESIDE = 1  # words between a name and the word it goes with


def context_findings(evidence: Evidence) -> Iterator[Finding]:
    """Doubtful for a name or number that belongs to other sentences than the other words."""
    for name in evidence.claim.names:
        if any(w not in TITLES and w not in CALENDAR for w in name.words):
            yield from _far_name(name, evidence)
    for amount in evidence.claim.amounts:
        if amount.value != 1 and amount.kind in {"count", "ordinal"}:
            yield from _unbound(amount, evidence)


def _far_name(name: Name, evidence: Evidence) -> Iterator[Finding]:
    if any(LAND_OF.get(word) for word in name.words):
        return
    rest = [t for t in evidence.claim.content if not name.start <= t.start < name.end]
    own, best = _overlaps(rest, evidence, name)
    if own is None or best < 2.0 or own >= 0.5 * best:
        return
    said = evidence.claim.text[name.start : name.end]
    beside = _slot(name, evidence)
    if beside and own >= _ASTRAY * best:
        word, other = beside
        detail = f"beside “{word}” the source has “{other}”, never “{said}”"
        yield NAME_CONTEXT.finding(detail, said)
    else:
        detail = f"the source tells of “{said}” elsewhere, not where it tells the rest"
        kind = NAME_ASTRAY if own < _ASTRAY * best and _another(evidence) else NAME_FAR
        yield kind.finding(detail, said)


def _another(evidence: Evidence) -> bool:
    """Whether the closest sentence names somebody or something that the claim does not."""
    names = evidence.best.reading.names if evidence.best else ()
    return any(
        not {t.stem for t in name.tokens} & evidence.claim.stems
        and not any(word in CALENDAR for word in name.words)
        for name in names
    )


def _overlaps(rest: list[Token], evidence: Evidence, name: Name) -> tuple[float | None, float]:
    """How much of the rest the best sentence with the name has, and the best sentence at all."""
    own: float | None = None
    best = 0.0
    for index in evidence.articles:
        scores: dict[int, float] = {}
        for stem, token in {t.stem: t for t in rest}.items():
            weight = index.weight(token)
            for n in index.holders(stem):
                scores[n] = scores.get(n, 0.0) + weight
        best = max(best, *scores.values(), 0.0)
        for n in {n for t in _words(name) for n in index.holders(t.stem)}:
            near = max(
                scores.get(n, 0.0), 0.6 * scores.get(n + 1, 0.0), 0.4 * scores.get(n - 1, 0.0)
            )
            own = near if own is None else max(own, near)
    return own, best


def _words(name: Name) -> list[Token]:
    return [t for t in name.tokens if t.capital and t.norm not in TITLES]


def _slot(name: Name, evidence: Evidence) -> tuple[str, str] | None:
    """A word right beside the name that in the source stands beside another name only."""
    own = {t.stem for t in _words(name)}
    ours = {t.stem for t in evidence.claim.tokens}
    for word in _beside(name, evidence.claim):
        with_name, with_other = False, ""
        for index in evidence.articles:
            for n in index.holders(word.stem):
                found = _neighbours(word.stem, index.sentences[n].reading)
                with_name |= any(t.stem in own for t in found)
                names = [t for t in found if t.capital and t.content and t.stem not in ours]
                reading = index.sentences[n].reading
                spoken = reading.text[names[0].start : names[0].end] if names else ""
                with_other = with_other or spoken
        if with_other and not with_name:
            return word.norm, with_other
    return None


def _beside(name: Name, reading: Reading) -> list[Token]:
    at = [n for n, t in enumerate(reading.tokens) if name.start <= t.start < name.end]
    if not at:
        return []
    around = (
        reading.tokens[max(0, at[0] - _BESIDE) : at[0]] + reading.tokens[at[-1] + 1 :][:_BESIDE]
    )
    return [t for t in around if t.content and not t.capital and not t.number]


def _neighbours(stem: str, reading: Reading) -> list[Token]:
    words = reading.tokens
    places = [n for n, t in enumerate(words) if t.stem == stem][:4]
    return [t for n in places for t in words[max(0, n - 2) : n + 3]]


def _unbound(amount: Amount, evidence: Evidence) -> Iterator[Finding]:
    """A number whose neighbours in the claim are never its neighbours in the source."""
    wanted = {t.stem for t in _around(amount, evidence.claim, _CLOSE)}
    found = [
        (sentence.reading, other)
        for index in evidence.articles
        for sentence in index.sentences
        for other in sentence.reading.amounts
        if amount.same_value(other)
    ]
    if not wanted or not found:
        return
    if any(wanted & {t.stem for t in _around(other, reading, _WIDE)} for reading, other in found):
        return
    said = evidence.claim.text[amount.start : amount.end]
    words = [t.norm for t in _around(amount, evidence.claim, _CLOSE)][:3]
    detail = f"the source has {said}, but of something else than “{'”, “'.join(words)}”"
    yield NUMBER_FAR.finding(detail, said)


def _around(amount: Amount, reading: Reading, reach: int) -> list[Token]:
    before = [t for t in reading.content if t.end <= amount.start and not t.number]
    after = [t for t in reading.content if t.start >= amount.end and not t.number]
    return before[-reach:] + after[:reach]
