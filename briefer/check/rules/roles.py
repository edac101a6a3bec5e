"""Findings about who did what to whom, and cause and effect, turned round. Pure."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from briefer.check.evidence import Evidence
from briefer.check.kinds import yields
from briefer.check.rules.agents import passive_with_doer
from briefer.languages.stems import stem
from briefer.languages.together import CALENDAR, rule_words
from briefer.model import Finding
from briefer.reading.sentence import Name, Reading
from briefer.reading.tokens import Token

ROLES, CAUSE, REASON = yields("roles", "cause", "reason")

_ABOUT_IT = 0.6  # of the claim's words must stand in a sentence for the two to tell of one thing
_SAME_WORDS = 0.75  # of them, before the order of two halves tells
_BECAUSE = rule_words("roles.because")
_WITH_TO = rule_words("roles.with_to")
_BEFORE_NOUNS = rule_words("roles.before_nouns")
_LINKS = {
    stem(word): kind
    for kind, words in {
        "after": "after following because due since",
        "cause": "cause caused causes causing trigger triggered spark sparked prompt prompted led",
        "before": "before until",
    }.items()
    for word in words.split()
}


def role_findings(evidence: Evidence) -> Iterator[Finding]:
    """Doubtful for two names round a verb, or two halves round a link, the other way about."""
    for sentence in evidence.cited:
        if _shared(evidence.claim, sentence.reading) < _ABOUT_IT:
            continue
        turned = _turned_names(evidence.claim, sentence.reading)
        if turned:
            one, other, verb = turned
            detail = (
                f"the claim has “{one}” before “{verb}” and “{other}” after it, "
                "the source the other way round"
            )
            yield ROLES.finding(detail, one, other)
            return
    if evidence.best is not None and _shared(evidence.claim, evidence.best.reading) >= _SAME_WORDS:
        yield from _turned_halves(evidence)
    yield from _invented_cause(evidence)


def _shared(claim: Reading, source: Reading) -> float:
    content = claim.content
    return sum(t.stem in source.stems for t in content) / len(content) if content else 0.0


def _turned_names(claim: Reading, source: Reading) -> tuple[str, str, str] | None:
    if passive_with_doer(claim) != passive_with_doer(source):
        return None
    names = [n for n in claim.names if not any(word in CALENDAR for word in n.words)]
    for one, other in itertools.pairwise(names):
        for verb in _between(claim, one, other):
            places = [n for n, t in enumerate(source.tokens) if t.stem == verb.stem]
            first, second = _places(one, source), _places(other, source)
            if _crossed(places, first, second):
                spoken = (claim.text[name.start : name.end] for name in (one, other))
                return (*spoken, verb.norm)  # type: ignore[return-value]
    return None


def _crossed(verbs: list[int], first: list[int], second: list[int]) -> bool:
    """Wherever the verb stands in the source, the claim's object is before, its subject after."""
    if not (verbs and first and second):
        return False
    crossed = any(min(second) < verb < max(first) for verb in verbs)
    straight = any(min(first) < verb < max(second) for verb in verbs)
    return crossed and not straight


def _between(claim: Reading, one: Name, other: Name) -> list[Token]:
    words = claim.tokens
    return [
        token
        for before, token in itertools.pairwise(words)
        if one.end <= token.start < other.start
        and token.content
        and not token.capital
        and before.norm not in _BEFORE_NOUNS  # `the third time`: no verb
    ]


def _places(name: Name, source: Reading) -> list[int]:
    stems = {token.stem for token in name.tokens if token.capital}
    return [n for n, t in enumerate(source.tokens) if t.stem in stems and t.capital]


def _turned_halves(evidence: Evidence) -> Iterator[Finding]:
    """`A after B` against `B after A`: each half shares more with the other half of the source."""
    assert evidence.best is not None
    source = evidence.best.reading
    for at, token in enumerate(evidence.claim.tokens):
        kind = _LINKS.get(token.stem)
        if not kind or at in (0, len(evidence.claim.tokens) - 1):
            continue
        left, right = _halves(evidence.claim, at)
        for there, other in enumerate(source.tokens):
            if _LINKS.get(other.stem) != kind or there == 0:
                continue
            before, after = _halves(source, there)
            straight = len(left & before) + len(right & after)
            crossed = len(left & after) + len(right & before)
            if crossed >= 3 and crossed > 2 * straight:
                detail = (
                    f"what stands before and after “{token.norm}” is turned round in the source"
                )
                yield CAUSE.finding(detail, token.norm)
                return


def _invented_cause(evidence: Evidence) -> Iterator[Finding]:
    """A `because` that no passage has, before words that the closest sentence does not say."""
    if evidence.best is None or any(_causal(s.reading) for s in evidence.cited):
        return
    for at, token in enumerate(evidence.claim.tokens):
        if not _is_causal(evidence.claim, at):
            continue
        reason = [t for t in evidence.claim.tokens[at + 1 :][:8] if t.content]
        stems = evidence.best.reading.stems
        if reason and sum(t.stem in stems for t in reason) < len(reason) / 2:
            said = evidence.claim.text[token.start : reason[-1].end]
            detail = f"the source does not give this reason: “{said}”"
            yield REASON.finding(detail, said)
        return


def _causal(reading: Reading) -> bool:
    return any(_is_causal(reading, at) for at in range(len(reading.tokens)))


def _is_causal(reading: Reading, at: int) -> bool:
    norm = reading.tokens[at].norm
    following = reading.norms[at + 1 : at + 2]
    return norm in _BECAUSE or (norm in _WITH_TO and following in {("to",), ("of",), ("for",)})


def _halves(reading: Reading, at: int) -> tuple[set[str], set[str]]:
    words = reading.tokens
    return (
        {t.stem for t in words[:at] if t.content},
        {t.stem for t in words[at + 1 :] if t.content},
    )
