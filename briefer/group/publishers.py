"""A publisher's name in, the family it belongs to out: one house speaks once. Pure.

The table is text, a line a family, names after the first are other names of the same house.
Users add lines of their own; a name in no line is its own family.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from briefer.errors import ConfigError
from briefer.languages.known import LANGUAGES
from briefer.model import Article
from briefer.text.folding import words

_TABLE = "\n".join(language.houses.strip() for language in LANGUAGES.values())
_HOST = re.compile(r"^(?:https?://)?(?:www\.)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Families:
    """Which names are one house. Build it with `families()`."""

    _houses: Mapping[str, str] = field(default_factory=dict)

    def of(self, publisher: str) -> str:
        """The family of a publisher; its own folded name when no line has it, "" for none."""
        name = _key(publisher)
        return self._houses.get(name, name)

    def independent(self, originals: Iterable[Article]) -> tuple[str, ...]:
        """One name a family, in the order of the articles; an unknown publisher is nobody."""
        first: dict[str, str] = {}
        for article in originals:
            if family := self.of(article.publisher):
                first.setdefault(family, article.publisher)
        return tuple(first.values())


def families(table: str = "") -> Families:
    """The built-in families and those of the table: `House = other name, another.example`.

    >>> families("Vale Herald = vale.example, The Herald").of("Vale.example")
    'vale herald'
    """
    houses: dict[str, str] = {}
    for number, line in enumerate([*_TABLE.splitlines(), *table.splitlines()]):
        text = line.split("#")[0].strip()
        if not text:
            continue
        house, mark, others = text.partition("=")
        if not mark or not _key(house):
            place = number - len(_TABLE.splitlines()) + 1
            raise ConfigError(f"publishers, line {place}: no `House = name, name` in {line!r}")
        names = [name for name in (_key(part) for part in [house, *others.split(",")]) if name]
        houses |= dict.fromkeys(names, _key(house))
    return Families(houses)


@lru_cache(maxsize=10_000)  # a batch has far fewer publishers than articles
def _key(name: str) -> str:
    host = _HOST.sub("", name.strip())
    said = words(host)
    return " ".join(said[1:] if len(said) > 1 and said[0] == "the" else said)


NAMED_FAMILIES = families()
"""The built-in families alone."""
