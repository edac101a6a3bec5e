"""A line and the reports of its event in, the independent publishers that say it out. Pure.

Copies say nothing of their own, nor does an outlet that only passes another's headline on; the
names of one house are one publisher. Who says another figure, or denies it, does not say it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from briefer.edit.wording import Wording, keys
from briefer.group.publishers import Families
from briefer.model import Article
from briefer.reading.sentence import Reading
from briefer.summarize.terms import denials
from briefer.text.sentences import passages

_SAYS: Final = 0.55  # share of a line that the title and opening of a report tell who says it too
_IN_ONE: Final = 0.4  # and the share that one sentence of it has to tell
_OPENING: Final = 3  # sentences in which a report says what it is about
_FIGURE: Final = re.compile(r"\d+(?:[.,]\d+)*")


def backers(
    text: str,
    cited: Sequence[Article],
    originals: Sequence[Article],
    *,
    wording: Wording,
    families: Families,
) -> tuple[str, ...]:
    """The publishers of the cited reports, then the others that say the same, the first first."""
    ids = {article.id for article in cited}
    others = [a for a in _own_reports(originals) if a.id not in ids and _says(a, text, wording)]
    return families.independent([*cited, *others])


def _own_reports(originals: Iterable[Article]) -> Iterator[Article]:
    """Without what has nothing but the title that another had before: a list of headlines."""
    order = sorted(
        originals, key=lambda a: (a.dated.timestamp() if a.dated else float("inf"), a.id)
    )
    seen: set[frozenset[str]] = set()
    for article in order:
        title = keys(article.title)
        has_more = bool(keys(article.text) - title)
        if has_more or title not in seen:
            yield article
        seen.add(title)


def _says(article: Article, text: str, wording: Wording) -> bool:
    found = passages(article)
    body = [passage.text for passage in found if passage.field == "text"]
    read = [article.title, *body[:_OPENING]]
    whole = " ".join(read)
    if not set(_FIGURE.findall(text)) <= set(_FIGURE.findall(whole)):
        return False
    wanted, told = keys(text), [keys(part) for part in read]
    if wording.told(wanted, frozenset().union(*told)) < _SAYS:
        return False
    if max(wording.told(wanted, part) for part in told) < _IN_ONE:
        return False
    if not _amounts(text) <= _amounts(whole):
        return False
    return bool(denials(text)) == any(denials(part) for part in read if keys(part) & wanted)


def _amounts(text: str) -> set[float]:
    """The numbers in the text, those in words too: fourteen."""
    return {float(amount.value) for amount in Reading(text).amounts}
