"""The words of a topic in, the public feeds that fit them out, and what they fit by. Pure.

A word is a place (a country, a city, an area), tells of a theme, or says nothing to the list.
Feeds of the place come first, those of the theme beside them, then what reports on the world;
they are English or in a language of the place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from briefer.collect.place_names import english_places, languages_of, place_names
from briefer.collect.public_feeds import (
    GENERAL,
    WORLD,
    PublicFeed,
    PublicFeeds,
    key_of_words,
)

MOST = 12  # what a reader can look through
FEW = 3  # below it, sources of news from everywhere are added
FEWEST = 6  # so many there are then
_OF_THEME = 4  # places of the list kept for a theme, where a country has many feeds
_LONGEST = 4  # words of the longest name that is looked for
_NEARLY = 0.8  # of two words: a letter or two
_GUESSED = 5  # letters of a word that is worth guessing at
_READ_BY_ALL = "en"
_THEMED = 3  # more than the news of the area, less than those of the country


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Feeds, the best first, the English names of what they fit by, and a word that was meant.

    `world` are those that were added because few fit: they report on everything.
    """

    feeds: tuple[PublicFeed, ...]
    fits: tuple[str, ...]
    meant: tuple[str, str] | None = None
    world: tuple[PublicFeed, ...] = ()


@dataclass(frozen=True, slots=True)
class _Wanted:
    places: frozenset[str]
    around: frozenset[str]
    themes: frozenset[str]
    languages: frozenset[str]


def suggested(text: str, listed: PublicFeeds, *, languages: frozenset[str]) -> Suggestion:
    """What of the list fits the words; where nothing does, what reports on the world.

    Besides English and the languages of the place, feeds in `languages` are taken.
    """
    names = place_names(frozenset(feed.language for feed in listed.feeds))
    places = _found(text, listed.places) | _found(text, names)
    wanted = _wanted(places & _known(listed), _found(text, listed.themes), listed, languages)
    best, world = _ranked(listed.feeds, wanted)
    fits = (*_named(wanted.places), *sorted(wanted.themes - {GENERAL}))
    return Suggestion((*best, *world), fits, None if fits else _meant(text, listed), world)


def _found(text: str, names: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """All that the words, or some in a row, are names of."""
    said = key_of_words(text).split()
    rows = (said[n : n + many] for many in range(1, _LONGEST + 1) for n in range(len(said)))
    return frozenset(code for row in rows for code in names.get(" ".join(row), ()))


def _known(listed: PublicFeeds) -> frozenset[str]:
    """Countries, and the areas that the list has countries for."""
    countries = {code for code in english_places() if code.isalpha()}
    return frozenset(countries | listed.areas.keys())


def _wanted(
    places: frozenset[str], themes: frozenset[str], listed: PublicFeeds, more: frozenset[str]
) -> _Wanted:
    holding = {area for area, countries in listed.areas.items() if countries & places}
    inside = {country for area in places for country in listed.areas.get(area, ())}
    spoken = (languages_of(place) for place in places)
    return _Wanted(
        places,
        frozenset(holding | inside) - places,
        themes,
        frozenset({_READ_BY_ALL}).union(more, *spoken),
    )


def _ranked(
    feeds: tuple[PublicFeed, ...], wanted: _Wanted
) -> tuple[tuple[PublicFeed, ...], tuple[PublicFeed, ...]]:
    """What fits, the best first, and what is added where that is little.

    A theme keeps its share beside the news of the place.
    """
    worth = {feed: _worth(feed, wanted) for feed in feeds if feed.language in wanted.languages}
    best = sorted((feed for feed in worth if worth[feed]), key=lambda feed: -worth[feed])
    themed = [feed for feed in best if worth[feed] == _THEMED][:_OF_THEME]
    if wanted.places and themed:
        place = [feed for feed in best if worth[feed] > _THEMED][: MOST - len(themed)]
        best = [*place, *themed, *(feed for feed in best if feed not in (*place, *themed))]
    world = [feed for feed in worth if _is_of_the_world(feed) and feed not in best]
    return tuple(best[:MOST]), tuple(world[: FEWEST - len(best)] if len(best) < FEW else ())


def _worth(feed: PublicFeed, wanted: _Wanted) -> int:
    """How well it fits, 0 for not at all; place and theme together before either."""
    there, around = bool(feed.regions & wanted.places), bool(feed.regions & wanted.around)
    theme = bool(feed.themes & (wanted.themes - {GENERAL}))
    near = 4 if there else 2 if around else 0
    if not wanted.places:
        return (_THEMED + (WORLD in feed.regions)) * theme
    if theme:
        return near + _THEMED if near else _THEMED * (WORLD in feed.regions)
    return near * (GENERAL in feed.themes)


def _is_of_the_world(feed: PublicFeed) -> bool:
    return WORLD in feed.regions and GENERAL in feed.themes


def _named(places: frozenset[str]) -> Iterator[str]:
    """Their English names, countries before the areas they lie in."""
    english = english_places()
    yield from (english[code] for code in sorted(places, key=lambda code: (code.isdigit(), code)))


def _meant(text: str, listed: PublicFeeds) -> tuple[str, str] | None:
    """A word that is nearly one of the list or a country's, and that one."""
    english = {key_of_words(name): name for name in english_places().values()}
    known = {**{word: word for word in (*listed.places, *listed.themes)}, **english}
    for word in key_of_words(text).split():
        near = get_close_matches(word, known, n=1, cutoff=_NEARLY) if len(word) >= _GUESSED else []
        if near:
            return word, known[near[0]]
    return None
