"""A country's or city's name in any language in, codes of countries out. Pure.

The names are those of CLDR, by babel: countries and areas, and the city that each zone of the
clock is called after. English also has words for the people of a country.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from briefer.collect.public_feeds import key_of_words
from briefer.languages.en.places import LAND_OF

if TYPE_CHECKING:
    from babel import Locale

_COUNTRY = 2  # letters of the code of a country
_SHORT = 6  # a shorter name in Latin letters is a word of some other language too


@lru_cache(maxsize=1)
def place_names(languages: frozenset[str]) -> dict[str, frozenset[str]]:
    """Folded names of countries, areas and cities, each with the codes it stands for.

    Short names are taken from those languages alone: in all 300 of CLDR, `gene` is Guinea.
    """
    found: dict[str, set[str]] = {}
    for language, name, code in (*_territories(), *_cities()):
        key = key_of_words(name)
        if language in languages or len(key) >= _SHORT or not key.isascii():
            found.setdefault(key, set()).add(code)
    for word, land in LAND_OF.items():
        if land in found:
            found.setdefault(word, set(found[land]))
    return {name: frozenset(codes) for name, codes in found.items()}


@lru_cache(maxsize=1)
def english_places() -> dict[str, str]:
    """The code of each country and area with its English name."""
    from babel import Locale

    return dict(Locale("en").territories.items())


def languages_of(country: str) -> frozenset[str]:
    """What is official there, or in use for it where a country says nothing.

    >>> sorted(languages_of("UA")), sorted(languages_of("US")), sorted(languages_of("EU"))
    (['uk'], ['en'], [])
    """
    from babel.core import get_global

    spoken = get_global("territory_languages").get(country, {})
    for status in ("official", "de_facto_official"):
        if told := {code for code, its in spoken.items() if its["official_status"] == status}:
            return frozenset(code.partition("_")[0] for code in told)
    return frozenset()


def _locales() -> Iterator[tuple[str, Locale]]:
    from babel import Locale, localedata

    for code in localedata.locale_identifiers():
        if "_" not in code:
            yield code, Locale.parse(code)


def _territories() -> Iterator[tuple[str, str, str]]:
    for language, locale in _locales():
        yield from ((language, name, code) for code, name in locale.territories.items())


def _cities() -> Iterator[tuple[str, str, str]]:
    """The cities of zones; a zone's own name is its city in English."""
    countries = _countries_of_zones()
    for zone, country in countries.items():
        yield "en", zone.rpartition("/")[2].replace("_", " "), country
    for language, locale in _locales():
        for zone, told in locale.time_zones.items():
            if "city" in told and zone in countries:
                yield language, told["city"], countries[zone]


def _countries_of_zones() -> dict[str, str]:
    """Also of the names that zones had before: Europe/Kiev."""
    from babel.core import get_global

    now = get_global("zone_territories")
    was = {old: now[new] for old, new in get_global("zone_aliases").items() if new in now}
    return {
        zone: country
        for zone, country in {**was, **now}.items()
        if "/" in zone and len(country) == _COUNTRY and country.isalpha()
    }
