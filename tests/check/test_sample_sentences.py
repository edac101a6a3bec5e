"""Seventeen sentences about the sample that comes with briefer: three are faithful, the rest not."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

import pytest

from briefer.check import check, check_articles, unsaid
from briefer.collect.reader import read
from briefer.model import Article, Passage, Source
from briefer.resources import sample_folder
from briefer.text.sentences import passages

NOW = datetime(2023, 3, 23, 23, tzinfo=UTC)

FAITHFUL = {
    "number in words": (
        "counts",
        "Hnatiuk told reporters that Russian units attacked the city sixteen times during the day.",
    ),
    "day to the front": (
        "medals",
        "On Wednesday Ukraine's president, Volodymyr Zelenskyy, visited troops near Bakhmut and "
        "handed out medals.",
    ),
    "speaker to the front": (
        "momentum",
        "Britain's Ministry of Defence said on Wednesday that the Russian assault on Bakhmut "
        "appears to be losing momentum.",
    ),
}
WRONG = {
    "invented name": (
        "counts",
        "General Viktor Anders said Russian units attacked the city 16 times during the day.",
    ),
    "wrong number": (
        "counts",
        "Hnatiuk told reporters that Russian units attacked the city 61 times during the day.",
    ),
    "invented year": (
        "medals",
        "Volodymyr Zelenskyy visited troops near Bakhmut in 2019 and handed out medals.",
    ),
    "actor swap": (
        "counts",
        "Russia's eastern military command said on Wednesday that its troops killed 214 Ukrainian "
        "soldiers around Bakhmut on Tuesday.",
    ),
    "negation flip": (
        "medals",
        "Ukraine's president did not visit troops near Bakhmut on Wednesday.",
    ),
    "disputed claim as fact": (
        "works",
        "The Wagner group has taken full control of the metal works in the north of Bakhmut.",
    ),
    "dropped hedge": (
        "momentum",
        "The Russian assault on the town is losing the limited momentum it had obtained.",
    ),
    "east for west": (
        "works denied",
        "Hnatiuk said Ukrainian troops held the eastern halls and the power house.",
    ),
    "attribution swap": (
        "works denied",
        "Wagner said Ukrainian troops held the western halls and the power house.",
    ),
    "invented cause": (
        "counts",
        "Artillery fire on the city fell to 261 strikes because of a shortage of shells, Hnatiuk "
        "said.",
    ),
    "invented quote": ("losses", "“We will be in Kyiv by May,” Surov told reporters."),
    "wounded for killed": (
        "counts",
        "Ukraine's eastern military command said on Wednesday that its troops wounded 214 Russian "
        "soldiers around Bakhmut on Tuesday.",
    ),
    "last week for overnight": (
        "evacuation",
        "Volunteers have brought 67 of 71 people out of a school cellar in western Bakhmut and "
        "ended the evacuation last week.",
    ),
}
ABOUT = {
    "counts": "Ukraine says 214 Russian soldiers",
    "medals": "President hands out medals",
    "momentum": "Russian assault on Bakhmut is losing momentum",
    "works": "Wagner says it has taken all",
    "works denied": "Kyiv denies that Bakhmut's metal works",
    "losses": "Moscow-backed officials say 38",
    "evacuation": "School cellar in Bakhmut is empty",
}


@cache
def sample() -> tuple[Article, ...]:
    """Every article that comes with the package."""
    files = [
        f for f in sorted(sample_folder().iterdir()) if f.suffix in {".xml", ".json", ".jsonl"}
    ]
    return tuple(
        article
        for file in files
        for article in read(
            file.read_bytes(), source=Source(name=file.stem, url=str(file)), at=NOW, name=file.name
        ).articles
    )


def article(about: str) -> Article:
    return next(a for a in sample() if a.title.startswith(ABOUT[about]))


def closest(claim: str, whole: Article) -> Passage:
    """The sentence a writer would cite for the claim: it shares the most words."""
    words = set(claim.lower().split())
    return max(passages(whole), key=lambda p: len(words & set(p.text.lower().split())))


@pytest.mark.parametrize(("about", "claim"), FAITHFUL.values(), ids=FAITHFUL)
def test_a_faithful_sentence_passes_and_says_where_it_stands(about: str, claim: str) -> None:
    verdict = check_articles(claim, [article(about)])

    assert verdict.supported, verdict.findings
    assert any(citation.field == "text" for citation in verdict.evidence)


@pytest.mark.parametrize(("about", "claim"), FAITHFUL.values(), ids=FAITHFUL)
def test_a_faithful_sentence_may_be_printed(about: str, claim: str) -> None:
    cited = [closest(claim, article(about))]

    assert (check(claim, cited).findings, unsaid(claim, cited)) == ((), ())


@pytest.mark.parametrize(("about", "claim"), WRONG.values(), ids=WRONG)
def test_a_sentence_that_goes_too_far_is_refused(about: str, claim: str) -> None:
    verdict = check_articles(claim, [article(about)])

    assert not verdict.supported
    assert all(finding.detail for finding in verdict.findings)


@pytest.mark.parametrize(("about", "claim"), WRONG.values(), ids=WRONG)
def test_it_is_refused_among_all_the_articles_of_the_sample_too(about: str, claim: str) -> None:
    del about

    assert not check_articles(claim, sample()).supported


@pytest.mark.parametrize(("about", "claim"), WRONG.values(), ids=WRONG)
def test_it_is_not_printed_with_the_sentence_it_is_made_from(about: str, claim: str) -> None:
    assert not check(claim, [closest(claim, article(about))]).supported


def test_a_label_out_of_range_gives_no_passage_and_nothing_stands_on_none() -> None:
    claim = FAITHFUL["day to the front"][1]

    verdict = check(claim, [])

    assert not verdict.supported
    assert [finding.check for finding in verdict.findings] == ["evidence"]
