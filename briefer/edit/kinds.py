"""An article in, what kind of text it is out: news, opinion, live page, gallery. Pure.

Read from its address, its title and its layout; where nothing tells, it is news.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal
from urllib.parse import urlsplit

from briefer.languages import editing as said
from briefer.model import Article, Story
from briefer.text.folding import folded

Kind = Literal[
    "news", "analysis", "opinion", "interview", "newsletter", "live", "gallery", "video",
    "explainer", "feature", "anniversary", "withdrawn",
]  # fmt: skip

WEIGHT: Final[dict[Kind, float]] = {
    "news": 1.0,
    "live": 0.9,
    "video": 0.9,
    "interview": 0.8,
    "analysis": 0.7,
    "feature": 0.5,
    "newsletter": 0.5,
    "explainer": 0.4,
    "anniversary": 0.1,
    "gallery": 0.1,
    "opinion": 0.0,
    "withdrawn": 0.0,
}
"""How much what such a text says weighs as news; opinion is nobody's fact."""

# Kinds whose sentences are nobody's news.
UNTOLD: Final = ("opinion", "gallery", "anniversary", "withdrawn")


def _segment(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})$", re.IGNORECASE)


_ADDRESSES: Final[tuple[tuple[Kind, re.Pattern[str]], ...]] = (
    ("gallery", _segment(said.GALLERY_ADDRESS)),
    ("opinion", _segment(said.OPINION_ADDRESS)),
    ("live", _segment(said.LIVE_ADDRESS)),
    ("newsletter", _segment(said.NEWSLETTER_ADDRESS)),
    ("video", _segment(said.VIDEO_ADDRESS)),
    ("feature", _segment(said.COLOUR_ADDRESS)),
)
_LETTER: Final = re.compile(said.NEWSLETTER_TITLE)
_SEVERAL: Final = re.compile(said.SEVERAL_TITLES)
_TITLES: Final[tuple[tuple[Kind, re.Pattern[str]], ...]] = (
    ("opinion", re.compile(said.OPINION_TITLE)),
    ("gallery", re.compile(said.GALLERY_TITLE)),
    ("newsletter", _LETTER),
    ("newsletter", _SEVERAL),
    ("live", re.compile(said.LIVE_TITLE)),
    ("video", re.compile(said.VIDEO_TITLE)),
    ("interview", re.compile(said.INTERVIEW_TITLE)),
    ("analysis", re.compile(said.ANALYSIS_TITLE)),
    ("feature", re.compile(said.REVIEW_TITLE)),
    ("explainer", re.compile(said.EXPLAINER_TITLE)),
    ("anniversary", re.compile(said.LOOK_BACK)),
)
_WITHDRAWN: Final = re.compile(said.WITHDRAWN, re.IGNORECASE)
_AT_HEAD: Final = 400  # letters in which a text says that it was taken back
# "There's a realignment of power | Rafael Behr": a columnist's name behind a bar.
_BYLINE: Final = re.compile(said.BYLINE)
_OUTLET: Final = re.compile(
    r"\b(?:news|times|post|herald|gazette|journal|daily|press|radio|tv|online|wire|mail|today|"
    r"observer|tribune|reuters|cnn|bbc|guardian)\b", re.IGNORECASE,
)  # fmt: skip


@lru_cache(maxsize=4096)
def kind_of(article: Article) -> Kind:
    """The kind of the article.

    >>> kind_of(Article("The ferry should go | Ada Brandt", "We need it."))
    'opinion'
    >>> kind_of(Article("Harbour live: ferry leaves", "It left at noon."))
    'live'
    """
    if _WITHDRAWN.search(article.title) or _WITHDRAWN.search(article.text[:_AT_HEAD]):
        return "withdrawn"
    parts = _parts(article.url)
    for kind, pattern in _ADDRESSES:
        if any(pattern.match(part) for part in parts):
            return kind
    if _signed(article):
        return "opinion"
    title = folded(article.title).strip()
    return next((kind for kind, pattern in _TITLES if pattern.search(title)), "news")


def reports(article: Article) -> bool:
    """Whether the article is a report: no opinion, gallery or look back, and not taken back."""
    return kind_of(article) not in UNTOLD


def makes_news(story: Story) -> bool:
    """Whether a report stands behind it: what a newsletter alone tells has none that we know.

    A title of three parts may be a newsletter's or a report's: it is taken for news here.
    """
    return any(reports(a) and not _is_letter(a) for a in story.originals)


def _is_letter(article: Article) -> bool:
    """Whether it is surely a newsletter, by its address or by what its title calls it."""
    title = folded(article.title).strip()
    unsure = _SEVERAL.search(title) and not _LETTER.search(title)
    return kind_of(article) == "newsletter" and not unsure


def weight_of(story: Story) -> float:
    """How much a development weighs: its independent publishers, each by its best kind of text."""
    best: dict[str, float] = {}
    for article in story.originals:
        name = article.publisher or article.id
        best[name] = max(best.get(name, 0.0), WEIGHT[kind_of(article)])
    return sum(best.values())


def _parts(url: str | None) -> tuple[str, ...]:
    """The folders of the address, without the name of the article itself."""
    if not url:
        return ()
    found = urlsplit(url)
    return tuple(part for part in found.path.strip("/").split("/")[:-1] if part)


def _signed(article: Article) -> bool:
    byline = _BYLINE.search(article.title)
    if byline is None or _OUTLET.search(byline[0]):
        return False
    return folded(byline[0].strip("| ")) != folded(article.publisher)
