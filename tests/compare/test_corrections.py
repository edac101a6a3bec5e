"""A title and the lines below it are taken back together: once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from briefer.compare.corrections import Grounded, corrections, told
from briefer.model import Article, Ground

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
TITLE = "Fourteen hurt as ferry strikes pier of Varn"
LINE = "Fourteen people were hurt when the ferry struck the pier of Varn, a clinic said."
ARTICLE = Article(TITLE, LINE, id="a", publisher="Varn Post", published=NOON)
NOW = replace(
    ARTICLE, title=TITLE.replace("Fourteen", "Twelve"), text=LINE.replace("Fourteen", "Twelve")
)
HEADING = Grounded(TITLE, NOON, Ground("a", "title", 0, TITLE))
BELOW = Grounded(LINE, NOON, Ground("a", "text", 0, LINE))


def test_a_title_is_taken_back_where_no_line_below_it_is() -> None:
    (made,) = corrections([HEADING], {"a": NOW}, known=())

    assert (made.was, made.now) == (TITLE, NOW.title)


def test_one_correction_stands_for_a_title_and_its_line() -> None:
    (made,) = corrections([HEADING, BELOW], {"a": NOW}, known=())

    assert made.was == LINE


def test_a_title_is_not_taken_back_after_the_line_below_it_was() -> None:
    (made,) = corrections([BELOW], {"a": NOW}, known=())

    assert corrections([HEADING, BELOW], {"a": NOW}, known={told(made)}) == ()


def test_a_title_that_changed_again_since_is() -> None:
    (made,) = corrections([BELOW], {"a": NOW}, known=())
    again = replace(
        NOW, title=TITLE.replace("Fourteen", "Two"), text=LINE.replace("Fourteen", "Two")
    )

    found = corrections([HEADING], {"a": again}, known={told(made)})

    assert [item.was for item in found] == [TITLE]
