"""Laws of disagreements: any text is answered, every side is cited, hostile text costs no time."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.compare.disagreement import LONGEST, disagreements
from briefer.compare.figures import TOLERANCE
from briefer.model import Article, Story

WEDNESDAY = datetime(2023, 3, 22, 12, tzinfo=UTC)
PIECES = st.sampled_from(
    ["Kyiv", "Moscow", "said", "denied", "that", "214", "38", "Russian soldiers", "were killed",
     "around Bakhmut", "on Tuesday", "and wounded", "305", ",", ".", "it", "the claim", "not",
     "between 20 and 30", "while", "at least", "заперечив", "загинули", "солдатів", "“", "”"]
)  # fmt: skip
TEXTS = st.one_of(st.lists(PIECES, min_size=1, max_size=25).map(" ".join), st.text(min_size=1))


def told(*texts: str) -> Story:
    return Story(
        "s",
        tuple(
            Article(title="A title", text=text, id=f"a{n}", publisher=f"P{n}", published=WEDNESDAY)
            for n, text in enumerate(texts)
        ),
    )


@settings(max_examples=150, deadline=None)
@given(texts=st.lists(TEXTS, min_size=1, max_size=3))
def test_any_text_is_answered_and_every_side_is_cited_from_the_story(texts: list[str]) -> None:
    story = told(*texts)

    for found in disagreements(story):
        assert len({side.speaker for side in found.sides}) == len(found.sides) >= 2
        for side in found.sides:
            assert side.citation.article in story.articles
            assert side.text == side.citation.quote


@settings(max_examples=100, deadline=None)
@given(one=st.integers(2, 5000), other=st.integers(2, 5000))
def test_figures_disagree_exactly_when_they_are_further_apart_than_a_rounding(
    one: int, other: int
) -> None:
    text = "{} said {:,} Russian soldiers were killed around Bakhmut on Tuesday."
    found = disagreements(told(text.format("Kyiv", one), text.format("Moscow", other)))

    apart = min(one, other) < max(one, other) * (1 - TOLERANCE)
    assert bool(found) == apart


# By a number of pieces: how often, and what.
HOSTILE = {
    "one endless sentence": (40_000, lambda n: "Kyiv denied the " + "very " * n + "claim"),
    "commas": (20_000, lambda n: "Kyiv said" + ", and" * n + " said 40 people were killed."),
    "spaces": (50_000, lambda n: "Kyiv denied" + " " * n + "that 40 were killed."),
    "many short denials": (2000, lambda n: "Kyiv denied that the works had fallen. " * n),
    "many figures": (
        1500,
        lambda n: "Kyiv said 40 people were killed in Bakhmut on Tuesday. " * n,
    ),
    "quote marks": (20_000, lambda n: "“" * n + "Kyiv denied it"),
}


def cost(text: str) -> float:
    """Processor time, whatever else the machine does."""
    begun = time.process_time()
    found = disagreements(told(text, "Wagner said the works had fallen."))

    assert len(found) <= 1
    return time.process_time() - begun


@pytest.mark.parametrize(("size", "made"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_costs_about_what_its_length_costs(
    size: int, made: Callable[[int], str]
) -> None:
    quarter, whole = cost(made(size // 4)), cost(made(size))

    assert whole <= 8 * quarter + 0.5  # four times is fair, sixteen times is not


MARKED = {
    "a link": "Kyiv denied that Wagner took all of the metal works, https://evil.example says.",
    "markup": "Kyiv denied that Wagner took all of the metal works <!channel>.",
    "a Markdown image": "Kyiv denied that Wagner took all of the metal works ![x](y).",
    "too long": "Kyiv denied that Wagner took all of the metal works" + " today" * LONGEST + ".",
}


@pytest.mark.parametrize("text", MARKED.values(), ids=MARKED.keys())
def test_a_sentence_with_a_link_or_markup_is_nobodys_statement(text: str) -> None:
    assert disagreements(told("Wagner said it took all of the metal works.", text)) == ()
