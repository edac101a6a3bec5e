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
from briefer.model import Article
from briefer.text.folding import words

_TABLE = """
Associated Press = AP, AP News, apnews.com, The Associated Press
Reuters = Thomson Reuters, reuters.com
AFP = Agence France-Presse, afp.com
BBC = BBC News, BBC World, bbc.com, bbc.co.uk, BBC News World
Guardian = The Guardian, The Observer, theguardian.com, Guardian US, Guardian Australia
New York Times = The New York Times, NYT, nytimes.com, NYTimes
Washington Post = The Washington Post, washingtonpost.com
Wall Street Journal = The Wall Street Journal, WSJ, wsj.com
Dow Jones = Dow Jones Newswires
CNN = CNN International, cnn.com, CNN Politics
NBC = NBC News, MSNBC, nbcnews.com, CNBC
CBS = CBS News, cbsnews.com
ABC News = ABC News US, abcnews.go.com
ABC Australia = ABC News Australia, abc.net.au
Fox News = Fox, foxnews.com
Sky News = news.sky.com
Financial Times = FT, ft.com
Bloomberg = Bloomberg News, bloomberg.com
Deutsche Welle = DW, dw.com, DW News
France 24 = france24.com, France24
Le Monde = Le Monde (English), lemonde.fr
Al Jazeera = Al Jazeera English, aljazeera.com
Business Insider = Insider, businessinsider.com
USA Today = usatoday.com
Ukrinform = ukrinform.net, ukrinform.ua
Ukrainska Pravda = Ukrayinska Pravda, Українська правда, pravda.com.ua
TASS = ТАСС, tass.com, tass.ru
RIA Novosti = РИА Новости, ria.ru
"""
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
