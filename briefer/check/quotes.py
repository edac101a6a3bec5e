"""Findings about quotations: what stands in quote marks must stand in the source, word for word. Pure.

Quote marks, dashes, spaces and case of the first letter are folded; an insertion in brackets and an
ellipsis part a quotation into pieces that must follow each other in one sentence or the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefer.check.evidence import Evidence
from briefer.check.reading import Reading
from briefer.check.tokens import tokens
from briefer.model import Finding

_PARTED = re.compile(r"\[[^\]]*\]|\([^)]*\)|\.\.\.|…")


def quote_findings(evidence: Evidence) -> Iterator[Finding]:
    """One blocking finding for each quotation that is not in the source as it stands."""
    runs = [_run(sentence.reading) for sentence in evidence.window]
    elsewhere = [article.run for article in evidence.articles]
    for start, end in evidence.claim.quotes:
        words = evidence.claim.text[start:end]
        pieces = _pieces(words)
        if not pieces or _stands(pieces, [" ".join(runs), *runs]):
            continue
        if not _stands(pieces, elsewhere):
            detail = f"the words in quote marks, “{words}”, do not stand in the source"
            yield Finding("quote", detail, (words,))
        elif evidence.given:
            detail = f"the quotation “{words}” is not in the cited passage but elsewhere"
            yield Finding("quote", detail, (words,))


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
