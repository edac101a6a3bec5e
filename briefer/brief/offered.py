"""Which articles a reader is owed, and which came too late for that. Pure.

Without memory that is what the window holds. With it, an article is offered until its fate stood
in a delivered brief: by its date or by when it was first seen, as far back as `catch_up` reaches.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from briefer.model import Article, Window


@dataclass(frozen=True, slots=True)
class Owed:
    """What memory says of a reader's turn.

    `begin` is the end of what was delivered (or the beginning of what was first tried); what was
    first seen after `seen` is owed too. `oldest` is as far back as `catch_up` reaches; `told` are
    the articles that had their fate, `revised` those that say something else since, and `stood`
    what those said then and before, title and text: what they still say is no news.
    """

    begin: datetime
    oldest: datetime
    seen: datetime
    told: frozenset[str] = frozenset()
    revised: frozenset[str] = frozenset()
    stood: Mapping[str, str] = field(default_factory=dict)

    def window(self, until: datetime) -> Window:
        """From the end of what was delivered, or from where `catch_up` ends."""
        return Window(max(self.begin, self.oldest), until)


def is_offered(article: Article, window: Window, owed: Owed | None) -> bool:
    """Whether its turn is now."""
    if owed is None:
        return _is_within(article, window)
    if article.id in owed.revised:
        return article.published is None or article.published < window.until
    if article.id in owed.told:
        return False
    return _is_within(article, window) or (
        _came_late(article, window, owed) and not _is_before(article, owed.oldest)
    )


def is_passed_over(article: Article, window: Window, owed: Owed | None) -> bool:
    """Whether it would be its turn, had it not happened before `catch_up`."""
    if owed is None or article.id in owed.told or is_offered(article, window, owed):
        return False
    dated = article.dated
    missed = dated is not None and owed.begin <= dated < window.since
    return missed or _came_late(article, window, owed)


def passed_over_note(count: int) -> tuple[str, ...]:
    """One line for the reader where articles of the topic came before `catch_up` began."""
    return (
        (f"{count} articles are older than catch_up allows and are passed over",) if count else ()
    )


def _is_within(article: Article, window: Window) -> bool:
    if article.published is None:  # first seen, at the latest at the very end of the window
        return article.first_seen is None or window.since <= article.first_seen <= window.until
    return window.since <= article.published < window.until


def _came_late(article: Article, window: Window, owed: Owed) -> bool:
    """Dated before the window, and first seen after what was delivered ended."""
    seen, published = article.first_seen, article.published
    if seen is None or published is None:
        return False
    return owed.seen < seen <= window.until and published < window.until


def _is_before(article: Article, moment: datetime) -> bool:
    return article.published is not None and article.published < moment
