"""What a reader prefers and mutes in, what that does to articles out. Pure.

An entry that is the name of a publisher or a source means what they publish; any other means
words, read like a query. Preferred is what stands first among equals; muted is never told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from briefer.errors import ConfigError
from briefer.group.publishers import NAMED_FAMILIES, Families
from briefer.group.topic import Topic, topic
from briefer.model import Article


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
