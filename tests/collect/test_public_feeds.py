"""The shipped list of public feeds is well made, and what fits a topic is found in it."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from babel import Locale

from briefer.collect.public_feeds import PublicFeed, PublicFeeds, public_feeds
from briefer.collect.spelling import canonical_url
from briefer.collect.suggesting import FEW, FEWEST, MOST, Suggestion, suggested
from briefer.resources import resource_text

KINDS = {
    *("agency", "broadcaster", "news", "government", "international", "ngo", "think-tank"),
    *("data", "journal"),
}
LISTED = public_feeds(resource_text("public", "feeds.toml"))
TERRITORIES = Locale("en").territories


def fitting(words: str, *languages: str, listed: PublicFeeds = LISTED) -> Suggestion:
    return suggested(words, listed, languages=frozenset(languages))


@pytest.mark.parametrize("feed", LISTED.feeds, ids=lambda feed: feed.name)
def test_an_entry_of_the_list_is_valid(feed: PublicFeed) -> None:
    assert urlsplit(feed.url).scheme == urlsplit(feed.site).scheme == "https"
    assert feed.title.strip() == feed.title != ""
    assert feed.regions
    assert feed.regions <= TERRITORIES.keys()
    assert feed.themes
    assert feed.themes <= {theme for themes in LISTED.themes.values() for theme in themes}
    assert Locale.parse(feed.language).language == feed.language
    assert feed.kind in KINDS


def test_names_and_addresses_are_there_once() -> None:
    names = [feed.name for feed in LISTED.feeds]
    addresses = [canonical_url(feed.url) for feed in LISTED.feeds]

    assert len(set(names)) == len(names) > 200
    assert len(set(addresses)) == len(addresses)


def test_areas_and_words_of_places_have_codes_that_exist() -> None:
    assert TERRITORIES.keys() >= LISTED.areas.keys()
    assert TERRITORIES.keys() >= {code for codes in LISTED.areas.values() for code in codes}
    assert TERRITORIES.keys() >= {code for codes in LISTED.places.values() for code in codes}


def test_every_area_of_a_feed_has_its_countries() -> None:
    areas = {code for feed in LISTED.feeds for code in feed.regions if code.isdigit()}

    assert areas - {"001"} <= LISTED.areas.keys()


# Written down before the first of them was tried; the later half was looked at last.
@pytest.mark.parametrize(
    ("topic", "fits", "among"),
    [
        ("Bakhmut", "Ukraine", {"kyiv-independent", "suspilne"}),
        ("Earthquakes in Turkey", "Türkiye", {"usgs-earthquakes", "anadolu"}),
        ("interest rates of the ECB", "economy", {"ecb", "euractiv"}),
        ("Taiwan strait", "Taiwan", {"taipei-times"}),
        ("ransomware", "cybersecurity", {"cisa", "krebs-on-security"}),
        ("Bürgergeld Berlin", "Germany", {"tagesschau", "dw-de"}),
        ("Weltmeisterschaft 2026", "sport", {"bbc-sport"}),
        ("Khartoum", "Sudan", {"sudan-tribune", "dabanga"}),
        ("Kharkiv power grid", "energy", {"ukrinform"}),
        ("malaria vaccine", "health", {"who"}),
        ("élections à Dakar", "Senegal", {"aps-senegal", "jeune-afrique"}),
        ("hurricane Florida", "weather", {"nhc-atlantic", "npr"}),
        ("Gaza ceasefire", "Palestinian Territories", {"times-of-israel", "972-magazine"}),
        ("Харків", "Ukraine", {"ukrainska-pravda", "kyiv-independent"}),
        ("bitcoin", "crypto", {"coindesk"}),
        ("quantum computing", "quantum", {"arxiv-quant-ph"}),
        ("Canberra housing", "Australia", {"abc-australia"}),
    ],
)
def test_a_topic_gets_sources_of_its_place_and_theme(
    topic: str, fits: str, among: set[str]
) -> None:
    found = fitting(topic)

    assert fits in found.fits
    assert among <= {feed.name for feed in found.feeds}
    assert FEW <= len(found.feeds) <= MOST


def test_sources_are_in_english_or_a_language_of_the_place() -> None:
    assert {feed.language for feed in fitting("Bakhmut").feeds} == {"en", "uk"}
    assert {feed.language for feed in fitting("ransomware").feeds} == {"en"}
    assert "heise" in {feed.name for feed in fitting("ransomware", "de").feeds}


@pytest.mark.parametrize("name", ["Ukraina", "Украина", "乌克兰", "uKrAiNe", "Ucrania", "यूक्रेन"])
def test_a_country_is_known_by_its_name_in_any_language(name: str) -> None:
    assert fitting(name).fits == ("Ukraine",)


def test_a_themed_feed_of_a_place_is_not_offered_for_other_news_of_it() -> None:
    names = {feed.name for feed in fitting("Washington").feeds}

    assert "npr" in names
    assert names.isdisjoint({"federal-reserve", "cisa", "espn", "fda"})


def test_a_topic_that_fits_nothing_gets_the_news_of_the_world() -> None:
    found = fitting("knitting patterns")

    assert (found.fits, found.meant) == ((), None)
    assert len(found.feeds) == FEWEST
    assert all({"001"} <= feed.regions and "news" in feed.themes for feed in found.feeds)


@pytest.mark.parametrize("place", ["Norway", "Ukraine", "Bakhmut", "ransomware", "Oil Norway"])
def test_the_news_of_the_world_is_added_only_where_few_fit_and_told_apart(place: str) -> None:
    found = fitting(place)
    own = [feed for feed in found.feeds if feed not in found.world]

    assert bool(found.world) == (len(own) < FEW)
    assert len(found.feeds) == (FEWEST if found.world else len(own))
    assert not any("001" in feed.regions for feed in own if place == "Norway")


@pytest.mark.parametrize(
    ("written", "meant"),
    [("Ukrane", "Ukraine"), ("Bakmut", "bakhmut"), ("erthquake", "earthquake")],
)
def test_a_word_that_is_nearly_one_of_the_list_is_told(written: str, meant: str) -> None:
    assert fitting(written).meant == (written.lower(), meant)
