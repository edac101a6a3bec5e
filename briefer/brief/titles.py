"""Titles of a story and its printed bullets in, the one that heads them out. Pure.

A title of the morning over bullets of the evening turns the news around: "Volunteers start to
bring families out" above "the evacuation has ended". So the bullets decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Final

from briefer.edit.plan import Development
from briefer.group.headlines import clean_title, headline
from briefer.model import Article, Bullet, Story
from briefer.summarize.steering import printable_title
from briefer.summarize.terms import named, terms, turns
from briefer.text.folding import words

_SUPPORTED: Final = 0.8  # share of a title's words that must stand in the bullets
_MOSTLY: Final = 0.5  # the same where no title has as many
_LONG_AGO: Final = datetime.min.replace(tzinfo=UTC)


def supported_title(story: Story, bullets: Sequence[Bullet]) -> str | None:
    """The newest title whose words the bullets have, with no other day, stage or denial.

    Where none has, that with the most of its words in them, if those are more than half. None
    where the bullets support no title, as where they are in another language.
    """
    told = " ".join(bullet.text for bullet in bullets)
    known, turned = set(terms(told)), turns(told)
    titles = (_printable(article) for article in _newest_first(story.originals))
    shares = {t: _share(t, known) for t in titles if t and turns(t) <= turned}
    whole = next((t for t, share in shares.items() if share >= _SUPPORTED), None)
    best = max(shares, key=lambda title: shares[title], default=None)
    return whole or (best if best and shares[best] > _MOSTLY else None)


def title_over(story: Story, bullets: Sequence[Bullet]) -> str | None:
    """The supported title over several bullets, if it repeats none of them; else None.

    A bullet alone needs none unless it names nobody (`The two leaders agreed`); where no title
    is supported the first bullet heads the others.
    """
    alone = len(bullets) == 1 and bool(named(bullets[0].text))
    title = None if alone else supported_title(story, bullets)
    return None if title is None or _repeats(title, bullets) else title


def planned_title(development: Development, bullets: Sequence[Bullet]) -> str | None:
    """The title over the lines of the plan; None where they stand alone.

    Over a story without lines the supported title, else any title it has.
    """
    story, title = development.story, development.headline
    if development.lines:
        alone = title is None or len(bullets) < 2 or _repeats(title.text, bullets)
        return None if title is None or alone else title.text
    if (supported := supported_title(story, bullets)) is not None:
        return supported
    titles = (headline(story), *(clean_title(article.title) for article in story.originals))
    return printable_title(titles) or f"Untitled report of {story.lead.publisher or 'a source'}"


def _repeats(title: str, bullets: Sequence[Bullet]) -> bool:
    return any(words(title) == words(bullet.text) for bullet in bullets)


def _newest_first(articles: Iterable[Article]) -> list[Article]:
    return sorted(articles, key=lambda article: article.dated or _LONG_AGO, reverse=True)


def _printable(article: Article) -> str | None:
    return printable_title([clean_title(article.title, publisher=article.publisher)])


def _share(title: str, known: set[str]) -> float:
    """The share of the title's content words that are known; none where it has none."""
    own = set(terms(title))
    return len(own & known) / len(own) if own else 0.0
