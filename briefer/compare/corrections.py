"""Lines that were delivered and the articles as they are now in, what has to be taken back out.

A delivered line is taken back when its article has changed since, no longer has the sentence that
the line cited, and what it says now contradicts the line or lacks it. A line that was a title is
taken back where the new title and the text below it say something else: not where the title was
only dressed anew (case, marks, the outlet's name, "UPDATED:"), or its words in another order. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from briefer.check import check_articles
from briefer.compare.revisions import state_of
from briefer.languages.editing import WITHDRAWN
from briefer.model import Article, Correction, Ground, Passage
from briefer.text.folding import words
from briefer.text.sentences import passages

_BECAME: Final = " → "
_ALIKE: Final = 0.34  # of the old sentence's words in the new one that stands in its place
_SAYS_ELSE: Final = 0.6  # a title that the article bears out less than this is another one …
_OTHER_WORDS: Final = frozenset({"exchange", "unsaid", "coverage"})  # … if its words are gone
_WITHDRAWN: Final = re.compile(WITHDRAWN, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Grounded:
    """A line that readers were given, when, and a sentence that it stood on."""

    line: str
    at: datetime
    ground: Ground


def corrections(
    delivered: Iterable[Grounded], current: Mapping[str, Article], *, known: Collection[str]
) -> tuple[Correction, ...]:
    """What was delivered and its sources no longer say, each line once; the newest come first.

    `current` are the articles as they stand, by id; `known` holds the corrections delivered.
    """
    found: dict[str, Correction] = {}
    for item in sorted(delivered, key=_is_heading):
        article = current.get(item.ground.article)
        if article is None or item.line in found or _still_says(article, item.ground):
            continue
        if _is_heading(item) and any(made.article == article.id for made in found.values()):
            continue  # the lines below it say it
        if _is_heading(item) and _stands_corrected(article, known):
            continue
        if _was_taken_back(item.line, known) or _bears_out(article, item):
            continue
        found[item.line] = _made(item, article)
    return tuple(found.values())


def told(correction: Correction) -> str:
    """The text under which a delivered correction is remembered."""
    return f"{correction.was}{_BECAME}{correction.now}"


def _was_taken_back(line: str, known: Iterable[str]) -> bool:
    """Whether readers had the correction; what it said instead is a line of its own by then."""
    return any(text.startswith(f"{line}{_BECAME}") for text in known)


def _stands_corrected(article: Article, known: Iterable[str]) -> bool:
    """Whether readers had a correction of a line below that title, and it holds to this day."""
    now = (text.partition(_BECAME)[2] for text in known)
    said = " ".join(words(f"{article.title} {article.text}"))
    return any(text and " ".join(words(text)) in said for text in now)


def _made(item: Grounded, article: Article) -> Correction:
    return Correction(
        item.line,
        _instead(article, item.ground.sentence) or (article.title if _is_heading(item) else ""),
        article=article.id,
        publisher=article.publisher,
        url=article.url,
        since=item.at,
        seen=article.updated or article.first_seen,
    )


def _still_says(article: Article, ground: Ground) -> bool:
    if state_of(article) == ground.state:
        return True
    said = " ".join(words(ground.sentence))
    return any(said in " ".join(words(text)) for text in (article.title, article.text))


def _is_heading(item: Grounded) -> bool:
    return item.ground.field == "title"


def _bears_out(article: Article, item: Grounded) -> bool:
    """Whether the line holds against the article as it is now, in other words maybe.

    Titles are changed for their looks all day long: the order of the words and who is said to say
    them do not count there.
    """
    if _WITHDRAWN.search(f"{article.title} {article.text[:400]}"):
        return False
    found = check_articles(item.line, [article])
    if _is_heading(item):
        gone = any(f.check in _OTHER_WORDS for f in found.findings) and found.score < _SAYS_ELSE
        return not (gone or any(finding.blocking for finding in found.findings))
    return found.supported


def _instead(article: Article, quote: str) -> str:
    """The sentence that takes back the article or stands in the old one's place; else nothing."""
    lines = sorted(passages(article), key=lambda line: line.field == "title")
    gone = next((line.text for line in lines if _WITHDRAWN.search(line.text)), "")
    if gone:
        return gone
    old = set(words(quote))
    best = max(lines, key=lambda line: _common(line, old), default=None)
    return best.text if best is not None and _common(best, old) >= _ALIKE else ""


def _common(line: Passage, old: set[str]) -> float:
    return len(old & set(words(line.text))) / len(old) if old else 0.0
