"""Article in, its sentences with their places out. Pure; the cutting is sentencex's."""

from __future__ import annotations

import re
from functools import lru_cache

from briefer.model import Article, Passage

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_UKRAINIAN = re.compile(r"[іїєґІЇЄҐ]")
_BULLET = re.compile(r"[\s•·▪◦‣*–—-]*\s")


def passages(article: Article) -> tuple[Passage, ...]:
    """The title (if there is one) and then every sentence of the text, in reading order."""
    title = _title_passage(article)
    spans = sentence_spans(article.text, language=article.language)
    body = [Passage(article, "text", n, start, end) for n, (start, end) in enumerate(spans)]
    return (*title, *body)


def sentence_spans(text: str, *, language: str | None = None) -> tuple[tuple[int, int], ...]:
    """Half-open spans of the sentences of `text`, without blanks and list marks at either end.

    >>> text = "Gen. Hall said 1,200 fell.  He left."
    >>> [text[start:end] for start, end in sentence_spans(text)]
    ['Gen. Hall said 1,200 fell.', 'He left.']
    """
    return _spans(text, language or guessed_language(text))


def guessed_language(text: str) -> str:
    """`uk`, `ru` or `en` by script and letters: enough to know the abbreviations.

    >>> guessed_language("Місто тримається"), guessed_language("The town holds")
    ('uk', 'en')
    """
    sample = text[:2000]
    if len(_CYRILLIC.findall(sample)) * 2 < sum(c.isalpha() for c in sample) or not sample:
        return "en"
    return "uk" if _UKRAINIAN.search(sample) else "ru"


@lru_cache(maxsize=256)
def _spans(text: str, language: str) -> tuple[tuple[int, int], ...]:
    from sentencex import get_sentence_boundaries  # a compiled module: only where it is used

    found = (
        _trimmed(text, cut["start_index"], cut["end_index"])
        for cut in get_sentence_boundaries(language, text)
    )
    return tuple((start, end) for start, end in found if start < end)


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
