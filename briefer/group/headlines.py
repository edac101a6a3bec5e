"""A story in, the headline it gets when no model writes one out. Pure.

The most central title of its originals, without the outlet's name and without tags such as
"LIVE:" that say how the article was made and not what happened.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from briefer.languages.known import alternatives, gathered
from briefer.model import Article, Story
from briefer.text.folding import words

_TAG = re.compile(
    rf"^\s*[\[(]?(?:{alternatives(lambda language: language.signs.headline_tags)})"
    r"[\])]?\s*[:|\u2013\u2014-]+\s+",
    re.IGNORECASE,
)
_LIVE_TAIL = re.compile(
    r"\s*[\u2013\u2014|:-]+\s*"
    rf"(?:{alternatives(lambda language: language.signs.headline_tails)})\s*$",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s+[|\u2013\u2014\u2022\u00b7»-]{1,2}\s+|\s*\|\s*|\s+::\s+")
_DOMAIN = re.compile(r"^(?:[\w-]+\.)+[a-z]{2,12}(?:\.[a-z]{2})?$", re.IGNORECASE)
OUTLET_WORDS = gathered(lambda language: language.words.outlets)
_LONGEST_OUTLET = 5
_FEWEST_WORDS_LEFT = 3
_LONGEST_HEADLINE = 140


def headline(story: Story) -> str:
    """The cleaned title of the most central original; the first sentence if none has a title."""
    titles = [(a, clean_title(a.title, publisher=a.publisher)) for a in story.originals]
    titled = [(article, title) for article, title in titles if title]
    if not titled:
        return _opening(story.lead)
    return titled[_most_central([title for _, title in titled])][1]


def clean_title(title: str, *, publisher: str = "") -> str:
    """The title without tags in front and the outlet's name behind; never emptied.

    >>> clean_title("LIVE: Town holds out, mayor says | The Valley Herald")
    'Town holds out, mayor says'
    """
    plain = " ".join(title.split())
    text = plain
    while (shorter := _LIVE_TAIL.sub("", _TAG.sub("", text))) != text and len(words(shorter)) > 1:
        text = shorter
    text = _without_outlet(text, publisher)
    return text if words(text) else plain


def _without_outlet(title: str, publisher: str) -> str:
    while found := list(_SEPARATOR.finditer(title)):
        cut = found[-1]
        left, tail = title[: cut.start()], title[cut.end() :]
        if len(words(left)) < _FEWEST_WORDS_LEFT or not _names_outlet(tail, cut[0], publisher):
            return title
        title = left
    return title


def _names_outlet(tail: str, mark: str, publisher: str) -> bool:
    said = words(tail)
    if not said or len(said) > _LONGEST_OUTLET:
        return False
    if _DOMAIN.match(tail.strip()) or set(said) <= {*words(publisher), "the", "com", "news"}:
        return True
    return bool(OUTLET_WORDS & set(said)) or "|" in mark


def _most_central(titles: Sequence[str]) -> int:
    """The index of the title whose words most other titles share; the earlier one of equals."""
    bags = [frozenset(words(title)) for title in titles]
    held = Counter(word for bag in bags for word in bag)
    scores = [sum(held[w] - 1 for w in bag) / (len(bag) or 1) ** 0.5 for bag in bags]
    return max(range(len(titles)), key=lambda n: (scores[n], -n))


def _opening(article: Article) -> str:
    from briefer.text.sentences import sentence_spans

    spans = sentence_spans(article.text[:2000], language=article.language)
    first = article.text[slice(*spans[0])] if spans else article.text.strip()
    line = " ".join(first.split())
    if len(line) <= _LONGEST_HEADLINE:
        return line
    return line[:_LONGEST_HEADLINE].rsplit(" ", 1)[0].rstrip(",;:") + "…"
