"""A sentence and the passages it cites in, what the rules have against printing it out. Pure.

Stricter than a verdict on somebody else's text: here any doubt counts, since a judge may be
asked, and the source's own sentence can always be printed instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from briefer.check import beyond_rules, check, follows, restated, unsaid
from briefer.check.kinds import KINDS, yields
from briefer.languages.stems import stem
from briefer.languages.together import (
    CALENDAR,
    DAYS_AWAY,
    NEGATIONS,
    PARTS,
    SUPERLATIVES,
    SURE,
    WHOLES,
)
from briefer.model import Finding, Passage
from briefer.ports import Parse
from briefer.reading.numerals import UNITS
from briefer.summarize.steering import steered
from briefer.text.folding import words

COVERAGE, LANGUAGE = yields("coverage", "language")

_NO_RULES: Final = (
    "hedges, denials and speakers are not checked in this language, so only a whole sentence of "
    "the source is printed"
)
# Marks that differ in form alone from one print to the next.
_FORMS: Final = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛`´ʼ", "'"),
        **dict.fromkeys("“”„‟«»", '"'),
        **dict.fromkeys("‐‑–—―−", "-"),
    }
)


@dataclass(frozen=True, slots=True)
class Held:
    """The findings against a sentence, and whether it is word for word what it cites."""

    findings: tuple[Finding, ...]
    verbatim: bool

    @property
    def blocked(self) -> bool:
        """Whether something was looked up and is not so: nobody clears that."""
        return any(finding.blocking for finding in self.findings)

    @property
    def doubted(self) -> bool:
        return bool(self.findings) and not self.blocked


def decides(findings: Sequence[Finding]) -> bool:
    """Whether what was found keeps a bullet out where no judge is asked.

    One plain word of its own, with nothing else against the sentence, does not: what is planned,
    denied, doubted, counted, dated or said by somebody has rules of its own. A word in the very
    place of another does: `stole` for `paid for` is another deed, whatever the rest says.
    """
    odd = {stem(word) for f in findings for word in f.words if f.check == "unsaid"}
    plain = all(_is_plain(word) for f in findings for word in f.words if f.check == "unsaid")
    slight = all(KINDS[f.check].slight for f in findings)
    return not (slight and plain and len(odd) <= _SLIGHT)


_SLIGHT: Final = 1  # plain words that a bullet may have of its own
_WEIGHTY: Final = (
    WHOLES | PARTS | SURE | NEGATIONS | SUPERLATIVES | CALENDAR | DAYS_AWAY | frozenset(UNITS)
)


def _is_plain(word: str) -> bool:
    """One small word: no name, number, denial or measure."""
    return word.isalpha() and word.islower() and word not in _WEIGHTY


def held(text: str, passages: Sequence[Passage], *, parse: Parse | None = None) -> Held:
    """What the rules say of the sentence, held against exactly what it cites."""
    findings = refused(text, passages, parse=parse)
    return Held(findings, not findings and _verbatim(text, passages))


def refused(
    text: str, passages: Sequence[Passage], *, parse: Parse | None = None
) -> tuple[Finding, ...]:
    """What stands against printing the text, be it only a doubt; () when nothing does.

    A doubt that is gone when who says it moves to the end where the source has it is none.
    """
    found = _doubts(text, passages, parse)
    if found and not any(finding.blocking for finding in found):
        lower = {word for p in passages for word in p.text.split() if word.islower()}
        nearer = follows(text, passages)
        for same in restated(text, lower=lower):
            if follows(same, passages) > nearer and not _doubts(same, passages, parse):
                found = ()
    return (*steered(text, (passage.text for passage in passages)), *found)


def _doubts(text: str, passages: Sequence[Passage], parse: Parse | None) -> tuple[Finding, ...]:
    verdict = check(text, passages, parse=parse)
    if verdict.findings:
        return verdict.findings
    if beyond_rules(verdict.notes) and not _whole_sentence(text, passages):
        return (LANGUAGE.finding(_NO_RULES),)
    homeless = unsaid(text, passages)
    detail = f"nothing in the cited sentences says {', '.join(homeless)}"
    return (COVERAGE.finding(detail, *homeless),) if homeless else ()


def _whole_sentence(text: str, passages: Sequence[Passage]) -> bool:
    said, parts = words(text), [words(passage.text) for passage in passages]
    return said in parts or said == [word for part in parts for word in part]


def _verbatim(text: str, passages: Sequence[Passage]) -> bool:
    """The same characters but for the form of quote marks and dashes, and for blanks."""
    parts = [_plain(passage.text) for passage in passages]
    return _plain(text) in (*parts, " ".join(parts))


def _plain(text: str) -> str:
    return " ".join(text.translate(_FORMS).split())
