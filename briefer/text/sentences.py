"""Article in, its sentences with their places out. Pure; the cutting is sentencex's."""

from __future__ import annotations

import re
from functools import lru_cache

from briefer.languages.known import LANGUAGES, alternatives, by_letters
from briefer.languages.letters import CAPITALS, CYRILLIC
from briefer.model import Article, Passage
from briefer.text.datelines import without_dateline

_SURROGATE = re.compile("[\ud800-\udfff]")
_OPENING = 3  # sentences among which a dateline may stand: captions come before it
_CYRILLIC = re.compile(f"[{CYRILLIC}]")
_BULLET = re.compile(r"[\s•·▪◦‣*–—-]*\s")


def passages(article: Article) -> tuple[Passage, ...]:
    """The title (if there is one) and then every sentence of the text, in reading order."""
    title = _title_passage(article)
    spans = sentence_spans(article.text, language=article.language)
    body = [
        Passage(article, "text", n, start + _dateline(article.text, n, start, end), end)
        for n, (start, end) in enumerate(spans)
    ]
    return (*title, *body)


def _dateline(text: str, number: int, start: int, end: int) -> int:
    """How much of the opening is `KYIV, March 22 (Agency) - `: nobody's words, and no news."""
    cut = without_dateline(text[start:end]) if number < _OPENING else 0
    return cut if start + cut < end else 0


def sentence_spans(text: str, *, language: str | None = None) -> tuple[tuple[int, int], ...]:
    """Half-open spans of the sentences of `text`, without blanks and list marks at either end.

    >>> text = "Gen. Hall said 1,200 fell.  He left."
    >>> [text[start:end] for start, end in sentence_spans(text)]
    ['Gen. Hall said 1,200 fell.', 'He left.']
    """
    return _spans(text, language or guessed_language(text))


def guessed_language(text: str) -> str:
    """Its code by script and letters, `en` for Latin ones: enough to know the abbreviations.

    >>> guessed_language("Місто тримається"), guessed_language("The town holds")
    ('uk', 'en')
    """
    sample = text[:2000]
    cyrillic = len(_CYRILLIC.findall(sample))
    if not cyrillic or cyrillic * 2 < sum(c.isalpha() for c in sample):
        return "en"
    return by_letters(sample).code


@lru_cache(maxsize=256)
def _spans(text: str, language: str) -> tuple[tuple[int, int], ...]:
    from sentencex import get_sentence_boundaries  # a compiled module: only where it is used

    ends = [
        _quote_mended(text, cut["end_index"])
        for cut in get_sentence_boundaries(language, _encodable(text))
        if not _inside_a_date(text, cut["end_index"])
    ]
    found = (
        _trimmed(text, start, end)
        for whole in zip([0, *ends], ends, strict=False)
        for part in _outside_quotes(text, *whole)
        for start, end in _paragraphs(text, *part)
    )
    return tuple((start, end) for start, end in found if start < end)


def _inside_a_date(text: str, end: int) -> bool:
    """`Am 22. November`: the dot makes the number an ordinal."""
    day = _DAY_DOT.search(text, max(0, end - 6), end)
    return day is not None and _month_word().match(text[end : end + 24].lstrip()) is not None


_DAY_DOT = re.compile(r"(?<!\d)\d{1,2}\.\s*\Z")


@lru_cache(maxsize=1)
def _month_word() -> re.Pattern[str]:
    months = (m for k in LANGUAGES.values() for names in k.calendar.months for m in names)
    return re.compile(rf"(?:{'|'.join(sorted(months, key=len, reverse=True))})\b", re.IGNORECASE)


_WRAPPED = 100  # characters: text that is wrapped by hand has no longer line
_LINE_END = re.compile(rf"(?<![\s,;:–—-])[ \t]*\n(?=[\"“«‘'(\[]?[{CAPITALS}0-9])")


def _paragraphs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cuts at the end of a caption or heading: a line without a full stop, and no wrapped one."""
    cuts = [start]
    for stop in _LINE_END.finditer(text, start, end):
        following = text.find("\n", stop.end(), end)
        lines = stop.start() - cuts[-1], (end if following < 0 else following) - stop.end()
        if max(lines) > _WRAPPED:
            cuts.append(stop.end())
    return list(zip(cuts, [*cuts[1:], end], strict=True))


_OPENING_LEFT = re.compile(r"\s[\"“«„]\s*$")
_CLOSING_LEFT = re.compile(r"[\"”»](?=\s)")


def _quote_mended(text: str, end: int) -> int:
    """Moves a cut so that an opening mark goes with what follows, a closing one with what was."""
    opening = _OPENING_LEFT.search(text, max(0, end - 6), end)
    if opening and not text[end : end + 1].isspace():
        return opening.start()
    closing = _CLOSING_LEFT.match(text, end)
    return closing.end() if closing else end


_STOP = re.compile(rf"(?<![.!?…])[.!?…]+[\"”’'»)\]]*(?=\s+[\"“«‘'(\[]?[{CAPITALS}])|\n\s*\n")
_QUOTE = re.compile(r"[\"“”«»„]")
_SHORT_FORMS = alternatives(lambda language: language.signs.short_forms)
_SHORT = re.compile(rf"(?:^|[\s(\"“])(?:[{CAPITALS}]|{_SHORT_FORMS})$")


def _outside_quotes(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cuts again where sentencex took a closing straight quote mark for an opening one."""
    cuts, depth, at = [start], 0, start
    for stop in _STOP.finditer(text, start, end):
        depth = _depth(text, at, stop.end(), depth)
        at = stop.end()
        short = _SHORT.search(text[max(start, stop.start() - 8) : stop.start()])
        if depth == 0 and not short and not _inside_a_date(text, stop.end()):
            cuts.append(stop.end())
    return list(zip(cuts, [*cuts[1:], end], strict=True))


def _depth(text: str, start: int, end: int, depth: int) -> int:
    """1 inside a quotation, 0 outside: a mark before a letter opens, one after a letter closes."""
    for mark in _QUOTE.finditer(text, start, end):
        before = text[mark.start() - 1] if mark.start() else " "
        after = text[mark.end()] if mark.end() < len(text) else " "
        if mark[0] in "“«„" or (mark[0] == '"' and before in " \n([—–-" and not after.isspace()):
            depth = 1
        else:
            depth = 0
    return depth


def _encodable(text: str) -> str:
    """Lone surrogates have no UTF-8 form and would raise; one for one, so that places hold."""
    return _SURROGATE.sub("\ufffd", text)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    mark = _BULLET.match(piece)
    start += mark.end() if mark else 0
    end = start + len(text[start:end].rstrip())
    return start + len(text[start:end]) - len(text[start:end].lstrip()), end


def _title_passage(article: Article) -> tuple[Passage, ...]:
    start = len(article.title) - len(article.title.lstrip())
    end = len(article.title.rstrip())
    return (Passage(article, "title", 0, start, end),) if start < end else ()
