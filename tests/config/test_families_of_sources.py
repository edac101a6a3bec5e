"""A source's `family`: its own words count for the house, what it passes on does not."""

from __future__ import annotations

import pytest

from briefer.app.context import config_from, families_of
from briefer.model import Article

CONFIG = """
[sources.radio]
url = "https://radio.example/rss"
family = "BBC"
[sources.post]
url = "https://post.example/rss"
family = "Oldport Media"
[sources.other]
url = "https://other.example/rss"
"""


def said(source: str, publisher: str, *via: str) -> Article:
    return Article("T", "x", publisher=publisher, source=source, via=via)


def test_a_house_of_the_built_in_list_takes_a_source_in() -> None:
    houses = families_of(config_from(CONFIG), [said("radio", "Radio Vale")])

    assert houses.of("Radio Vale") == houses.of("BBC News") == houses.of("bbc.co.uk")


def test_what_a_source_passes_on_stays_its_publishers() -> None:
    articles = [said("post", "Oldport Post"), said("post", "Reuters", "Oldport Post")]

    houses = families_of(config_from(CONFIG), articles)

    assert houses.of("Oldport Post") == houses.of("Oldport Media")
    assert houses.of("Reuters") != houses.of("Oldport Media")


@pytest.mark.parametrize("name", ["Post = Co, Ltd # 1", "Пошта", "=,#", "The Post\u2028x"])
def test_any_name_of_a_publisher_may_stand_in_a_house(name: str) -> None:
    houses = families_of(config_from(CONFIG), [said("post", name), said("other", "Hill News")])

    assert houses.of("Hill News") == "hill news"
    assert houses.of(name) in (houses.of("Oldport Media"), "")
