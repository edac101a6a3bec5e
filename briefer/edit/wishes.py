"""What a reader prefers and mutes in, what that does to articles and to a plan out. Pure.

An entry that is the name of a publisher or a source means what they publish; any other means
words, read like a query. Preferred is what stands first among equals; muted is never told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from briefer.edit.lines import Line, lines
from briefer.edit.plan import DayPlan, Development
from briefer.edit.wording import keys
from briefer.errors import ConfigError
from briefer.group.publishers import NAMED_FAMILIES, Families
from briefer.group.topic import Topic, topic
from briefer.model import Article

_RAISED: Final = 1.5  # what a development weighs more that a preferred entry is in
_OPENS: Final = 1  # a title or a first sentence may stand for another's
_SAME: Final = 0.75  # share of the words of either that both have: they tell the same


@dataclass(frozen=True, slots=True)
class Wishes:
    """Entries as the reader wrote them; a query that cannot be read raises ConfigError."""

    prefer: tuple[str, ...] = ()
    mute: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for entry in (*self.prefer, *self.mute):
            try:
                topic(entry)
            except ConfigError as error:
                wanted = "name a publisher or words, like those of a query"
                raise ConfigError(f"prefer or mute {entry!r}: {error}; {wanted}") from error


NO_WISHES: Final = Wishes()


class Wished:
    """Wishes with the publishers there are: which article is preferred or muted, and by what."""

    def __init__(
        self, wishes: Wishes, articles: Iterable[Article], families: Families = NAMED_FAMILIES
    ) -> None:
        self._families = families
        names = {families.of(name) for a in articles for name in (a.publisher, a.source)}
        self._prefer = _read(wishes.prefer, names, families)
        self._mute = _read(wishes.mute, names, families)

    def muted_by(self, article: Article) -> str:
        """The entry that the article is muted by, or nothing."""
        return self._first(self._mute, article)

    def preferred(self, article: Article) -> bool:
        """Whether an entry asks for that article."""
        return bool(self._first(self._prefer, article))

    def _first(self, entries: Mapping[str, Topic | str], article: Article) -> str:
        of = {self._families.of(article.publisher), self._families.of(article.source)} - {""}
        for entry, meant in entries.items():
            if meant in of if isinstance(meant, str) else meant.about(article):
                return entry
        return ""

    @property
    def prefers(self) -> bool:
        return bool(self._prefer)


def _read(entries: Sequence[str], names: set[str], families: Families) -> dict[str, Topic | str]:
    """Each entry as the family it names, else as the words it asks for."""
    found: dict[str, Topic | str] = {}
    for entry in entries:
        family = families.of(entry)
        found[entry] = family if family in names else topic(entry)
    return found


def preferring(day: DayPlan, wished: Wished) -> DayPlan:
    """The plan with what is preferred first among its like, told by a preferred publisher."""
    if not wished.prefers:
        return day
    told = [_by_preferred(one, wished) for one in day.developments]
    told.sort(key=lambda one: -_weight(one, wished))
    return replace(day, developments=tuple(told))


def _weight(one: Development, wished: Wished) -> float:
    raised = any(wished.preferred(article) for article in one.story.articles)
    return one.weight * (_RAISED if raised else 1.0)


def _by_preferred(one: Development, wished: Wished) -> Development:
    """The development, each line by a preferred publisher where one says the same."""
    taken = {line.passage for line in one.lines}
    openings = [
        line
        for article in one.story.originals
        if wished.preferred(article)
        for line in lines(article)
        if line.rank <= _OPENS and line.passage not in taken
    ]
    told: list[Line] = []
    for line in one.lines:
        if line.rank > _OPENS or wished.preferred(line.article):
            told.append(line)
            continue
        same = next((other for other in openings if _same(line, other)), line)
        openings = [other for other in openings if other.article is not same.article]
        told.append(same)
    return replace(one, lines=tuple(told))


def _same(one: Line, other: Line) -> bool:
    first, second = keys(one.text), keys(other.text)
    both = len(first & second)
    return bool(both) and both >= _SAME * max(len(first), len(second))
