"""Findings about what is no fact in the source: a question, an opinion, a drill, fiction. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefer.check.evidence import Evidence
from briefer.check.kinds import yields
from briefer.languages.speaking import VERBS
from briefer.languages.together import TOLD_ABOUT, rule_words
from briefer.model import Finding
from briefer.reading.sentence import Reading

(GENRE,) = yields("genre")

_TOLD = 0.6  # of a claim's words in a sentence that tells it
_OPENING = 6  # words of an opening: `In last year's exercise`
_SUBJECT = 4  # words in which the subject stands: `The new film shows`
_TAIL = 8  # words from a verb of speech to where it is said: `argues in a weekly column`
_LABEL = re.compile(r"^[^\w]*[^\W\d_][\w -]{0,20}?\s*[:|–—]\s")
_QUESTION = re.compile(r"\?[\"'”’»)\s]*$")
_OPENERS = rule_words("genres.openers")
_SHOWING = rule_words("genres.showing")
_OURS = rule_words("genres.ours")


def genre_findings(evidence: Evidence) -> Iterator[Finding]:
    """Blocking where every sentence that tells it tells it as no fact, and the claim as one."""
    claim = evidence.claim
    telling = [s.reading for s in evidence.cited if _tells(s.reading, claim)]
    found = [_genre(reading) for reading in telling]
    if not found or not all(found):
        return
    kind, said = found[0] or ("", "")
    if not _carries(claim, kind):
        yield GENRE.finding(f"in the source it is no fact but “{said}”", said)


def _tells(reading: Reading, claim: Reading) -> bool:
    return bool(claim.stems) and len(claim.stems & reading.stems) >= _TOLD * len(claim.stems)


def _carries(claim: Reading, kind: str) -> bool:
    """Whether the claim says of what kind it is, or who says it."""
    if kind == "question":
        return bool(_QUESTION.search(claim.text)) or bool(
            set(claim.norms) & rule_words("genres.asked")
        )
    if kind in {"opinion", "placard"} and (claim.sayings or claim.quotes):
        return True
    return bool(set(claim.norms) & TOLD_ABOUT[kind])


def _genre(reading: Reading) -> tuple[str, str] | None:
    """The kind of telling and the words that show it; None for what is told as a fact."""
    if _QUESTION.search(reading.text):
        return "question", reading.text
    ways = (_labelled, _opened, _shown, _argued)
    return next((found for way in ways if (found := way(reading))), None)


def _labelled(reading: Reading) -> tuple[str, str] | None:
    """`OPINION | The council must resign.`"""
    label = _LABEL.match(reading.text)
    return _listed(reading, 0, label.end()) if label else None


def _opened(reading: Reading) -> tuple[str, str] | None:
    """`In the novel, …`, `In last year's exercise the fleet …`, `In our view …`."""
    words = reading.tokens
    if not words or words[0].norm not in _OPENERS:
        return None
    if len(words) > 2 and words[1].norm in _OURS and words[2].norm in TOLD_ABOUT["opinion"]:
        return "opinion", reading.text[: words[2].end]
    for n, token in enumerate(words[1:_OPENING], start=1):
        behind = words[n + 1 : n + 2]
        ends = not behind or "," in reading.text[token.end : behind[0].start]
        if (ends or behind[0].stop or behind[0].capital) and (found := _kind(token.norm)):
            return found, reading.text[: token.end]
    return None


def _shown(reading: Reading) -> tuple[str, str] | None:
    """`The film shows how the dam burst`."""
    words = reading.tokens
    for n, token in enumerate(words[:_SUBJECT]):
        behind = {t.norm for t in words[n + 1 : n + 3]}
        if behind & _SHOWING and (kind := _kind(token.norm)):
            return kind, reading.text[words[0].start : token.end]
    return None


def _argued(reading: Reading) -> tuple[str, str] | None:
    """`…, Eva Ruiz argues in a column`, `according to an editorial`, `reads one placard`."""
    words = reading.tokens
    for n, token in enumerate(words):
        if token.norm not in VERBS and token.norm not in _SHOWING and token.norm != "according":
            continue
        for later in words[n + 1 : n + 1 + _TAIL]:
            kind = _kind(later.norm)
            if kind in {"opinion", "placard"}:
                return kind, reading.text[token.start : later.end]
    return None


def _listed(reading: Reading, start: int, end: int) -> tuple[str, str] | None:
    for token in reading.tokens:
        kind = _kind(token.norm) if start <= token.start < end else None
        if kind:
            return kind, reading.text[token.start : token.end]
    return None


def _kind(norm: str) -> str | None:
    return next((kind for kind, words in TOLD_ABOUT.items() if norm in words), None)
