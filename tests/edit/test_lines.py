"""What is a sentence of news, and what stands in news texts and is none."""

from __future__ import annotations

import pytest

from briefer.edit.kinds import kind_of
from briefer.edit.lines import is_news, lines, title_says_something
from briefer.model import Article
from briefer.reading.quotations import half_quoted, words_of_nobody

NO_NEWS = {
    "caption with a date": "A fisherman stands on the quay in Lorn, Norhaven, on March 20, 2026.",
    "caption with a credit": "The ferry leaves the harbour of Lorn (Ada Brandt/Harbour Wire Photo)",
    "glued credit": "A boat lies in the harbour of Lorn. Photo: Ada Brandt / Harbour Wire",
    "pitch": "Sign up for our newsletter to get the news of Lorn every morning.",
    "pointer": "Follow our live coverage of the strike in the harbour of Lorn.",
    "reporter": "Harbour News' Ada Brandt reports from Lorn.",
    "broken off": "The council of Lorn voted to raise the mooring fees and...",
    "question": "Will the council of Lorn raise the mooring fees again this year?",
    "half a quotation": "And we will hold the harbour to the last man,” the captain said on Monday.",
    "leans": "He added that the ferry would return to service in June.",
}
NEWS = {
    "whole": "The council of Lorn voted on Monday to raise the mooring fees.",
    "without a full stop": "Ferry crew of Lorn to vote on a new offer after talks with the owners",
    "quotation": "“We will hold the harbour,” the captain of Lorn said on Monday.",
    "plural possessive": "The fishermen's union backed the workers' demands in Lorn on Monday.",
}


@pytest.mark.parametrize("text", NO_NEWS.values(), ids=NO_NEWS)
def test_what_is_no_news_is_no_line(text: str) -> None:
    assert not is_news(text)


@pytest.mark.parametrize("text", NEWS.values(), ids=NEWS)
def test_news_is_a_line(text: str) -> None:
    assert is_news(text)


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("Lorn live: Ferry sinks off the harbour", "Ferry sinks off the harbour"),
        ("WATCH: Ferry sinks off the harbour", "Ferry sinks off the harbour"),
        ("Ferry sinks off the harbour | Quay Times", "Ferry sinks off the harbour"),
        ("Ferry sinks off the harbour – live updates", "Ferry sinks off the harbour"),
    ],
)
def test_a_title_stands_without_the_labels_of_its_page(title: str, line: str) -> None:
    found = lines(Article(title, "", publisher="Quay Times"))

    assert [item.text for item in found] == [line]


@pytest.mark.parametrize(
    "title",
    ["Why the ferry of Lorn sank", "Ferry of Lorn: What we know so far", "Is the ferry safe?",
     "Five key takeaways from the talks in Lorn", "Meet the captain of the Lorn ferry"],
)  # fmt: skip
def test_a_title_that_only_promises_is_no_line(title: str) -> None:
    assert not title_says_something(title)


@pytest.mark.parametrize(
    ("title", "url", "kind"),
    [
        ("The fees are too high", "https://quay.example/opinion/2026/fees", "opinion"),
        ("The fees are too high | Ada Brandt", None, "opinion"),
        ("Ferry sinks", "https://quay.example/video/ferry", "video"),
        ("The strike in pictures", None, "gallery"),
        ("Your Monday Briefing", None, "newsletter"),
        ("What to know about the strike", None, "explainer"),
        ("Ten years ago the ferry sank", None, "anniversary"),
        ("Ferry sinks off Lorn", "https://quay.example/world/ferry-sinks", "news"),
        ("Opinion polls open in Lorn", "https://quay.example/world/opinion-polls-open", "news"),
    ],
)
def test_the_kind_is_read_from_address_and_title(title: str, url: str | None, kind: str) -> None:
    assert kind_of(Article(title, "Some text of it.", url=url)) == kind


def test_a_quotation_opened_and_not_closed_is_half() -> None:
    assert half_quoted("“We hold the harbour of Lorn")
    assert not half_quoted("“We hold the harbour of Lorn,” he said")


@pytest.mark.parametrize("title", [
    "The relentless battle for Lorn",
    "A long road to the harbour of Lorn",
    "‘Hell on earth’: Lorn’s last battle to hold the city of Norhaven",
])  # fmt: skip
def test_a_title_that_only_names_a_thing_is_no_line(title: str) -> None:
    assert not title_says_something(title)


@pytest.mark.parametrize("title", [
    "The battle for Lorn ends",
    "The harbour council closed the pier of Lorn",
    "A ferry sank off the coast of Lorn",
    "‘A monster is born’: Oldport bank buys its rival",
    "The mayor will leave office in Lorn",
    "Women flee the city of Lorn",
])  # fmt: skip
def test_a_title_with_a_verb_stays_a_line(title: str) -> None:
    assert title_says_something(title)


def test_the_latest_on_a_subject_is_a_live_page() -> None:
    assert kind_of(Article("Latest in Lorn: all eyes on the harbour (March 6)", "")) == "live"


@pytest.mark.parametrize("title", ["‘The ferry’s hull was sound when she left Lorn’",
                                   '"We were never told of the leak in Lorn"'])  # fmt: skip
def test_a_title_that_is_all_a_quotation_of_nobody_is_no_line(title: str) -> None:
    assert words_of_nobody(title)
    assert not title_says_something(title)


def test_a_title_that_names_who_is_quoted_is_a_line() -> None:
    assert title_says_something("‘The hull was sound’: yard of Lorn denies fault")


def test_the_latest_from_a_place_is_a_label() -> None:
    found = lines(Article("Latest from Lorn: Ferry sinks off the harbour", ""))

    assert [item.text for item in found] == ["Ferry sinks off the harbour"]


def test_a_clause_in_small_letters_with_a_pronoun_is_no_line_of_its_own() -> None:
    text = (
        "The baker of Lorn was freed on Monday after a night; police said she was not at the mill."
    )
    found = lines(Article("", text))

    assert [item.text for item in found] == ["The baker of Lorn was freed on Monday after a night"]


def test_that_a_text_is_analysis_is_printed_with_its_title() -> None:
    told = [line.text for line in lines(Article("Analysis: Lorn may lose its ferry line", ""))]

    assert told == ["Analysis: Lorn may lose its ferry line"]


CAPTIONED = {
    "a credit on its own line below": (
        "Workers stand beside the bridge of Lorn. Picture: Ada Brandt\n"
        "The bridge of Lorn collapsed on Monday, killing four people, police said."
    ),
    "a credit of an agency before": (
        "WIRE/Tom Hale The bridge of Lorn collapsed on Monday, killing four people, police said."
    ),
    "a credit in brackets behind": (
        "The bridge of Lorn collapsed on Monday, killing four people, police said (WIRE Photo/Tom Hale)."
    ),
}


@pytest.mark.parametrize("text", CAPTIONED.values(), ids=CAPTIONED)
def test_news_is_told_without_the_credit_and_the_caption_beside_it(text: str) -> None:
    told = [line.text.rstrip(".") for line in lines(Article("", text))]

    assert told == ["The bridge of Lorn collapsed on Monday, killing four people, police said"]


def test_a_caption_with_its_credit_is_no_news() -> None:
    assert not lines(
        Article("", "Workers stand beside the fallen bridge of Lorn (WIRE Photo/Tom Hale).")
    )
