"""An article in, what stands above its passages in a prompt out. Pure.

A writer needs the day to know which Wednesday is meant, and the publisher to know whose words
they are. Both are data like the passages; a title that gives orders is not shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, tzinfo
from textwrap import shorten
from typing import Final

from briefer.model import Article
from briefer.ports import LabelledPassage
from briefer.summarize.sentence_filter import unfit_title

LONGEST_TITLE: Final = 120  # characters of a heading's title
_LONGEST_PUBLISHER: Final = 60
_NEVER: Final = ("instruction", "markup")


def heading(article: Article, shown: Iterable[LabelledPassage]) -> dict[str, str]:
    """Title and publisher, each empty where there is none to show.

    A title that stands among the passages is not shown twice.
    """
    titled = any(p.passage.field == "title" and p.passage.article.id == article.id for p in shown)
    title = "" if titled or unfit_title(article.title) in _NEVER else article.title
    publisher = article.publisher or ""
    named = "" if unfit_title(publisher) in _NEVER else publisher
    return {
        "title": shorten(title, LONGEST_TITLE, placeholder="…"),
        "publisher": shorten(named, _LONGEST_PUBLISHER, placeholder="…"),
    }


def weekday(moment: datetime | None, zone: tzinfo) -> str:
    """The English name of the moment's day in that zone: prompts are in English.

    >>> from datetime import UTC
    >>> weekday(datetime(2023, 3, 22, 23, tzinfo=UTC), UTC)
    'Wednesday'
    """
    from babel.dates import format_date

    return "" if moment is None else format_date(moment.astimezone(zone), "EEEE", locale="en")
