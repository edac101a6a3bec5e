"""Findings about who did it: the doer of the claim against the doer of the source. Pure.

Told apart by the passive, which names its doer without a parser: `was damaged by a barge`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefer.check.alignment import same_meaning
from briefer.check.evidence import Evidence
from briefer.check.kinds import yields
from briefer.languages.together import LAND_OF, TITLES, rule_words
from briefer.model import Finding
from briefer.reading.sentence import Reading
from briefer.reading.tokens import Token

(ROLES,) = yields("roles")

_FORMS_OF_BE = rule_words("agents.forms_of_be")
_BE = _FORMS_OF_BE | rule_words("agents.get")
_CLAUSE = rule_words("agents.clause")
_AFTER = rule_words("agents.after")
_BEFORE_BY = 4  # words before `by` among which a form of be makes the sentence a passive
_ADVERBS = 2  # words between the form of be and the participle, or it and `by`
_LONGEST = 8  # words of a doer


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb with its doer and with what it was done to, as content words; the doer as spoken."""

    verb: Token
    doer: tuple[Token, ...]
    done_to: tuple[Token, ...]
    spoken: str


def agent_findings(evidence: Evidence) -> Iterator[Finding]:
    """Doubtful where a deed has another doer in the claim than in the source, one side passive."""
    for ours, theirs in _pairs(evidence):
        turned = _meet(ours.doer, theirs.done_to) and _meet(ours.done_to, theirs.doer)
        if _meet(ours.doer, theirs.doer) or not (turned or _meet(ours.done_to, theirs.done_to)):
            continue
        one, other = ours.spoken, theirs.spoken
        verb = ours.verb.norm
        detail = f"the doer of “{verb}” is “{one}” in the claim and “{other}” in the source"
        yield ROLES.finding(detail, one)
        return


def _pairs(evidence: Evidence) -> Iterator[tuple[Deed, Deed]]:
    told = [s.reading for s in evidence.cited]
    for ours in passives(evidence.claim):
        for reading in told:
            known = passives(reading)
            same = [deed for deed in known if deed.verb.stem == ours.verb.stem]
            yield from ((ours, deed) for deed in same or _active(reading, ours.verb.stem))
    for theirs in (deed for reading in told for deed in passives(reading)):
        if not any(deed.verb.stem == theirs.verb.stem for deed in passives(evidence.claim)):
            yield from ((deed, theirs) for deed in _active(evidence.claim, theirs.verb.stem))


def passive_with_doer(reading: Reading) -> bool:
    """Whether a form of be stands shortly before a `by`: `was … by`."""
    norms = reading.norms
    return any(
        norm == "by" and _FORMS_OF_BE & set(norms[max(0, n - _BEFORE_BY) : n])
        for n, norm in enumerate(norms)
    )


def passives(reading: Reading) -> tuple[Deed, ...]:
    """Every `X was damaged by Y` of the sentence."""
    return tuple(_passives(reading))


def _passives(reading: Reading) -> Iterator[Deed]:
    words = reading.tokens
    for at, token in enumerate(words):
        if token.norm != "by" or at < 2:
            continue
        verb = next(
            (n for n in range(at - 1, max(-1, at - 1 - _ADVERBS), -1) if _past(words[n])), -1
        )
        if verb < 1 or not any(t.norm in _BE for t in words[max(0, verb - 1 - _ADVERBS) : verb]):
            continue
        doer, done_to = _until(reading, at + 1), _back(reading, verb)
        if doer and done_to:
            yield Deed(words[verb], doer, done_to, reading.text[doer[0].start : doer[-1].end])


def _past(token: Token) -> bool:
    return token.content and not token.capital and token.norm != token.stem


def _active(reading: Reading, verb: str) -> Iterator[Deed]:
    """`X damaged Y`: the verb with no form of be before it and no `by` behind."""
    words = reading.tokens
    for at, token in enumerate(words):
        if token.stem != verb or token.capital or at == 0:
            continue
        before = words[max(0, at - 1 - _ADVERBS) : at]
        if any(t.norm in _BE for t in before) or any(
            t.norm == "by" for t in words[at + 1 : at + 3]
        ):
            continue
        doer, done_to = _back(reading, at), _until(reading, at + 1)
        if doer and done_to:
            yield Deed(token, doer, done_to, reading.text[doer[0].start : doer[-1].end])


def _until(reading: Reading, start: int) -> tuple[Token, ...]:
    """The content words from here to the end of the phrase."""
    words, end = reading.tokens, start
    while end < len(words) and end - start < _LONGEST:
        gap = reading.text[words[end - 1].end : words[end].start] if end else ""
        if end > start and (words[end].norm in _AFTER or set(gap) & set(",;:()—–")):
            break
        end += 1
    return _telling(words[start:end])


def _back(reading: Reading, verb: int) -> tuple[Token, ...]:
    """The content words of the clause before the verb."""
    words, start = reading.tokens, verb
    while start > 0 and verb - start < _LONGEST:
        gap = reading.text[words[start - 1].end : words[start].start]
        if words[start - 1].norm in _CLAUSE or set(gap) & set(',;:()—–"“”'):
            break
        start -= 1
    return _telling(words[start:verb])


def _telling(words: tuple[Token, ...]) -> tuple[Token, ...]:
    return tuple(t for t in words if t.content and not t.number and t.norm not in TITLES)


def _meet(one: tuple[Token, ...], other: tuple[Token, ...]) -> bool:
    """Whether two phrases share a word, a sense or a country."""
    lands = {LAND_OF.get(t.norm) for t in one} & {LAND_OF.get(t.norm) for t in other}
    return bool(lands - {None}) or any(
        a.stem == b.stem or same_meaning(a.stem, b.stem) for a in one for b in other
    )
