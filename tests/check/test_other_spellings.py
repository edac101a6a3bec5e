"""What a source says in another spelling is said: names, numbers, hours, letters in pieces."""

from __future__ import annotations

import pytest

from briefer.check import check_articles
from briefer.model import Article

SAME = {
    "a city by its other name": (
        "Chernihiv lost its power on Friday.", "Chernigov lost its power on Friday, engineers said."
    ),
    "an umlaut in two letters": ("Jaeger left the club.", "Jäger left the club on Friday."),
    "Arabic in Latin letters": (
        "Hussein Nasser swam the strait.", "Hossein Nasir swam the strait on Friday."
    ),
    "who says it": (
        "Sergei Shoigu said the depot was empty.", "Sergej Schoigu said the depot was empty."
    ),
    "rupees before the number": (
        "The port will spend 30 million rupees on cranes.", "The port will spend Rs 3 crore on cranes."
    ),
    "points that group": ("The organ cost 48,500 euros.", "The organ cost 48.500 euros."),
    "a quarter": ("A quarter of the herd fell ill.", "25% of the herd fell ill."),
    "a share": ("20 percent of the herd fell ill.", "A fifth of the herd fell ill."),
    "a decade": (
        "The lighthouse has been dark for a decade.", "The lighthouse has been dark for ten years."
    ),
    "hundreds": ("Hundreds cheered the swimmer.", "Some 640 people cheered the swimmer in Tarn."),
    "below zero": ("The lake fell to minus 4 degrees.", "The lake fell to -4°C."),
    "an hour": ("The auction opens at 8:15 p.m.", "The auction opens at 20:15."),
    "midnight": ("The auction ends at midnight.", "The auction ends at 00:00."),
    "a group by its number": ("The G-20 taxed cargo ships.", "The G20 taxed cargo ships in May."),
    "a group in words": ("The G20 taxed cargo ships.", "The Group of Twenty taxed cargo ships in May."),
    "a group spelled out": ("The Group of Eight taxed whisky.", "The G-8 taxed whisky on Friday."),
    "a group in figures": ("The Group of 77 taxed whisky.", "The G77 taxed whisky on Friday."),
    "a letter and a number": ("The T72 sank in the lake.", "The T-72 sank in the lake on Friday."),
    "a year in its decade": ("The tram was sold in the 1970s.", "The tram was sold in 1974."),
    "soft hyphens": ("The orchestra toured Peru.", "The orches\u00adtra toured Peru in May."),
    "letters in pieces": ("Jürgen Böll bred the bull.", "Ju\u0308rgen Bo\u0308ll bred the bull in May."),
}  # fmt: skip
OTHER = {
    "another person": ("Ellen Marin left the club.", "Allan Moran left the club on Friday."),
    "above zero": ("The lake fell to 4 degrees.", "The lake fell to −4°C."),
    "below zero": ("The lake rose to minus 4 degrees.", "The lake rose to 4 degrees."),
    "other hours": ("The auction opens at 8:15 p.m.", "The auction opens at 08:15."),
    "too few for hundreds": ("Hundreds cheered the swimmer.", "Some 64 people cheered the swimmer in Tarn."),
    "too many for hundreds": (
        "Hundreds cheered the swimmer in Tarn.", "Some 64,000 people cheered the swimmer in Tarn."
    ),
    "another group": ("The G-20 taxed whisky.", "The Group of Eight taxed whisky on Friday."),
    "people counted": (
        "The Group of Eight taxed whisky.", "A group of eight taxed whisky on Friday."
    ),
    "a year of the next decade": ("The tram was sold in the 1970s.", "The tram was sold in 1980."),
    "a decade for a year": ("The tram was sold in 1974.", "The tram was sold in the 1970s."),
    "another share": ("A quarter of the herd fell ill.", "52% of the herd fell ill."),
    "another sum": ("The organ cost 48,500 euros.", "The organ cost 45.800 euros."),
    "two figures exchanged": (
        "The avalanche killed half of the 12 climbers and buried 50 sheep.",
        "The avalanche killed 50 of the 12 climbers and buried half of the sheep.",
    ),
    "a longer time": (
        "The lighthouse has been dark for a decade.", "The lighthouse has been dark for two years."
    ),
}  # fmt: skip


def supported(claim: str, source: str) -> bool:
    return check_articles(claim, [Article("Notes", source, id="a")]).supported


@pytest.mark.parametrize(("claim", "source"), SAME.values(), ids=SAME)
def test_another_spelling_says_the_same(claim: str, source: str) -> None:
    assert supported(claim, source)


@pytest.mark.parametrize(("claim", "source"), OTHER.values(), ids=OTHER)
def test_what_is_something_else_is_refused(claim: str, source: str) -> None:
    assert not supported(claim, source)
