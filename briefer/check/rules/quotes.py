"""Findings about quotations: what stands in quote marks stands so in the source. Pure.

Quote marks, dashes, spaces and case of the first letter are folded; an insertion in brackets and an
ellipsis part a quotation into pieces that must follow each other in one sentence or the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefer.check.evidence import Evidence
from briefer.check.kinds import yields
from briefer.check.rules.names import has_name
from briefer.model import Finding
from briefer.reading.sentence import Reading
from briefer.reading.tokens import tokens

(QUOTE,) = yields("quote")

_COPY = 0.9  # of the words around the quotation are the source's
_FEW = 3  # words left out of a quotation; more is a quotation in part, which is fair
_NAME = 3  # words of a name at most
_PARTED = re.compile(r"\[[^\]]*\]|\([^)]*\)|\.\.\.|…")


def quote_findings(evidence: Evidence) -> Iterator[Finding]:
    """One blocking finding for each quotation that is not in the source as it stands."""
    runs = [_run(sentence.reading) for sentence in evidence.window]
    elsewhere = [article.run for article in evidence.articles]
    for start, end in evidence.claim.quotes:
        words = evidence.claim.text[start:end]
        pieces = _pieces(words)
        if not pieces:
            continue
        if _stands(pieces, [" ".join(runs), *runs]):
            yield from _cut(pieces, words, evidence)
            continue
        if _is_known_name(words, evidence):
            continue
        if not _stands(pieces, elsewhere):
            detail = f"the words in quote marks, “{words}”, do not stand in the source"
            yield QUOTE.finding(detail, words, blocking=not evidence.translated)
        elif evidence.given:
            detail = f"the quotation “{words}” is not in the cited passage but elsewhere"
            yield QUOTE.finding(detail, words, blocking=True)


def _cut(pieces: list[str], words: str, evidence: Evidence) -> Iterator[Finding]:
    """A near copy that leaves words out of the source's quotation and does not show it."""
    if evidence.best is None or len(pieces) != 1 or evidence.alignment.kept < _COPY:
        return
    source = evidence.best.reading
    theirs = [" ".join(t.norm for t in tokens(source.text[a:b])) for a, b in source.quotes]
    longer = [f" {quoted} " for quoted in theirs if pieces[0] in f" {quoted} "]
    if not longer or pieces[0] in longer:
        return
    left_out = longer[0].replace(pieces[0], " ").split()
    if len(left_out) <= _FEW and not set(left_out) & set(evidence.claim.norms):
        detail = f"the quotation “{words}” leaves out “{' '.join(left_out)}” without showing it"
        yield QUOTE.finding(detail, words, blocking=True)


def _is_known_name(words: str, evidence: Evidence) -> bool:
    """Whether it is no quotation but a name that the source has, maybe in another case: «Вагнером».

    English puts no name between quote marks that it does not quote.
    """
    named = tokens(words)
    if not named or len(named) > _NAME or not all(token.capital for token in named):
        return False
    of_name = any(letter > "\u0370" for letter in words)
    return of_name and all(
        any(has_name(token, article) for article in evidence.articles) for token in named
    )


def _run(reading: Reading) -> str:
    return " " + " ".join(reading.norms) + " "


def _pieces(quotation: str) -> list[str]:
    parts = (" ".join(t.norm for t in tokens(part)) for part in _PARTED.split(quotation))
    return [f" {part} " for part in parts if part]


def _stands(pieces: list[str], runs: list[str]) -> bool:
    return any(_in_order(pieces, run) for run in runs)


def _in_order(pieces: list[str], run: str) -> bool:
    at = 0
    for piece in pieces:
        at = run.find(piece, at)
        if at < 0:
            return False
        at += len(piece) - 1
    return True
