"""A citation in, its sentence among its neighbours out; how a line was proved, how old it is. Pure.

Where the sentence stands is what a reader looks for first: whether it says the same there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final

from briefer.model import Article, Bullet
from briefer.render.locale import Tongue
from briefer.render.numbered import Place, is_verbatim
from briefer.render.phrases import brackets_text
from briefer.text.sentences import sentence_spans

_AROUND: Final = 1200  # characters around a citation in which its neighbours are looked for
_NEIGHBOUR: Final = 280  # of a neighbour are printed
_OWN_WORDS: Final = "These are the words of the source, unchanged."
_RULES: Final = (
    "Rules checked each name, number, date and claim of this line against what is cited."
)
_JUDGE: Final = "A judge model found this line supported by what is cited."
_JUDGE_SAID: Final = "A judge model found this line supported by what is cited: “{opinion}”"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of an article as they stand in it; `spaced`: a blank stands before them."""

    text: str
    cited: bool
    spaced: bool = False


Run = tuple[Piece, ...]


def runs(article: Article, places: Iterable[Place]) -> tuple[Run, ...]:
    """What is cited of an article, each sentence with the one before and after; in reading order.

    Citations that stand so near to each other that their neighbours meet are one run. Behind a
    title alone stands the sentence that the text opens with.
    """
    found: list[Run] = []
    wanted = sorted({(field != "title", start, end) for _, field, start, end in places})
    for body in (False, True):
        text = article.text if body else article.title
        spans = [(start, end) for of_body, start, end in wanted if of_body is body]
        around = [_around(text, span, article.language, whole=not body) for span in spans]
        if body and not spans:
            found += _opening(article)
        found += [_run(text, edges, cited) for edges, cited in _joined(around, spans)]
    return tuple(found)


def _opening(article: Article) -> list[Run]:
    """The first sentence of the text, where there is one."""
    spans = sentence_spans(article.text[:_AROUND], language=article.language)[:1]
    pieces = [Piece(article.text[begin:end], cited=False) for begin, end in spans]
    return [(_shortened(piece, first=False, last=True),) for piece in pieces]


Span = tuple[int, int]


def _around(text: str, cited: Span, language: str | None, *, whole: bool) -> Span:
    """From where to where the cited words and their neighbours stand."""
    if whole:
        return 0, len(text)
    start, end = cited
    first = max(0, start - _AROUND)
    part = text[first : end + _AROUND]
    spans = [(a + first, b + first) for a, b in sentence_spans(part, language=language)]
    before = [a for a, b in spans if b <= start]
    after = [b for a, b in spans if a >= end]
    inside = [span for span in spans if span[0] < end and span[1] > start]
    return (
        max(before, default=min((a for a, _ in inside), default=start)),
        min(after, default=max((b for _, b in inside), default=end)),
    )


def _joined(around: Sequence[Span], spans: Sequence[Span]) -> list[tuple[Span, list[Span]]]:
    groups: list[tuple[Span, list[Span]]] = []
    for (begin, stop), cited in zip(around, spans, strict=True):
        if groups and begin <= groups[-1][0][1]:
            (first, last), those = groups.pop()
            groups.append(((min(first, begin), max(last, stop)), [*those, cited]))
        else:
            groups.append(((begin, stop), [cited]))
    return groups


def _run(text: str, edges: Span, cited: Sequence[Span]) -> Run:
    """The words between the edges, cut where a citation begins and ends."""
    cuts = sorted({*edges, *(point for span in cited for point in span)})
    pieces: list[Piece] = []
    for begin, stop in pairwise(cuts):
        words = text[begin:stop]
        if words.strip():
            is_cited = any(a <= begin and stop <= b for a, b in cited)
            blank = words[:1].isspace() or text[max(0, begin - 1) : begin].isspace()
            pieces.append(Piece(words.strip(), is_cited, bool(pieces) and blank))
    return tuple(
        piece if piece.cited else _shortened(piece, first=n == 0, last=n == len(pieces) - 1)
        for n, piece in enumerate(pieces)
    )


def _shortened(piece: Piece, *, first: bool, last: bool) -> Piece:
    """A long neighbour keeps the end that touches what is cited."""
    text = piece.text
    if len(text) <= _NEIGHBOUR:
        return piece
    if first:
        tail = text[-_NEIGHBOUR:]
        kept = f"…{tail.partition(' ')[2] or tail}"
    elif last:
        head = text[:_NEIGHBOUR]
        kept = f"{head.rpartition(' ')[0] or head}…"
    else:
        kept = text
    return Piece(kept, piece.cited, piece.spaced)


def own_words_text(tongue: Tongue) -> str:
    """That a line is what its source says, to the letter."""
    return tongue.say(_OWN_WORDS)


def proved_text(bullet: Bullet, tongue: Tongue) -> str:
    """How the line was proved, and that what stands in brackets behind it is of before."""
    return f"{_proved(bullet, tongue)} {brackets_text([bullet], tongue)}".rstrip()


def _proved(bullet: Bullet, tongue: Tongue) -> str:
    if is_verbatim(bullet):
        return own_words_text(tongue)
    if bullet.proved != "judge":
        return tongue.say(_RULES)
    return tongue.say(_JUDGE_SAID, opinion=bullet.opinion) if bullet.opinion else tongue.say(_JUDGE)


def age_text(moment: datetime | None, *, until: datetime, tongue: Tongue) -> str:
    """How long before the cut-off it appeared: `12 min ago`, `3 h ago`, `4 days ago`.

    Nothing for an article that only has a day, or that appeared later.
    """
    if moment is None or (moment.hour, moment.minute, moment.second) == (0, 0, 0):
        return ""
    age = until - moment
    if age < timedelta():
        return ""
    minutes = int(age / timedelta(minutes=1))
    if minutes < 60:
        return tongue.say("{count} min ago", count=f"{max(1, minutes)}")
    if minutes < 48 * 60:
        return tongue.say("{count} h ago", count=f"{minutes // 60}")
    return tongue.say("{days} ago", days=tongue.counted(minutes // (24 * 60), "day"))
