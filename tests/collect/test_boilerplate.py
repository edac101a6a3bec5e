"""What a repost leaves around an article is no part of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.collect.boilerplate import own_words

CAPTION = "Two soldiers carry water along the river road near the harbour of Velm, 4 May 2023."
SHORTER = "Two soldiers carry water along the road near the harbour of Velm, 4 May 2023."


def test_a_caption_that_stands_twice_is_kept_once() -> None:
    assert own_words(f"{CAPTION}\n{SHORTER}\nThe town held.").text == f"{CAPTION}\nThe town held."
    assert own_words(f"{SHORTER}\n{CAPTION}").text == CAPTION


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(
            "The ministry said that 20 soldiers were killed in the northern town on Monday.",
            "The ministry said that 30 soldiers were killed in the northern town on Monday.",
            id="another-number",
        ),
        pytest.param(
            "The ministry said the northern town and its bridges will be attacked this week.",
            "The ministry said the northern town and its bridges will not be attacked this week.",
            id="a-denial",
        ),
        pytest.param(
            "The mayor of Velm said that the water plant is working again since the morning.",
            "The mayor of Dorn said that the water plant is working again since the morning.",
            id="another-place",
        ),
    ],
)
def test_sentences_that_only_look_alike_both_stay(first: str, second: str) -> None:
    assert own_words(f"{first}\n{second}").text == f"{first}\n{second}"


def test_the_tail_of_a_repost_becomes_its_credit() -> None:
    tail = (
        "Read the original article on The Harbour Post\n\n"
        "from The Harbour Post https://ift.tt/x1\nvia IFTTT\n\nComments"
    )

    found = own_words(f"The town held.\n{tail}")

    assert found.text == "The town held."
    assert found.credit.publisher == "The Harbour Post"
    assert found.credit.via == ("https://ift.tt/x1", "IFTTT")


def test_a_tail_run_into_the_last_line_is_found_too() -> None:
    found = own_words("The town held. Read the original article on The Harbour Post")

    assert (found.text, found.credit.publisher) == ("The town held.", "The Harbour Post")


@pytest.mark.parametrize(
    "tail",
    [
        "This article originally appeared on Harbour Post at https://post.example/a?src=rss",
        "This story was originally published by Harbour Post. Read its weekly letter here.",
        "The post Town holds appeared first on Harbour Post.",
    ],
)
def test_the_name_in_a_credit_is_the_name_only(tail: str) -> None:
    assert own_words(f"The town held.\n{tail}").credit.publisher == "Harbour Post"


@pytest.mark.parametrize(
    "line",
    [
        "Comments",
        "3 Comments",
        "Share this:",
        "Share on Facebook",
        "Facebook | Twitter | WhatsApp | Email",
        "Click to share on Telegram (Opens in new window)",
        "Continue reading…",
        "[link] [comments]",
        "The post Town holds appeared first on The Harbour Post.",
    ],
)
def test_a_line_that_is_no_article_text_goes(line: str) -> None:
    assert own_words(f"The town held.\n{line}").text == "The town held."


@pytest.mark.parametrize(
    "line",
    [
        "Comments by the minister were met with anger.",
        "He asked readers to share this message with their families.",
        "Twitter said on Monday that it would obey the order.",
        "The report was first published on Tuesday, and the ministry denied it at once.",
        "Read the original article on trade of the treaty, and you will see why.",
        "Read more of his letters and you will understand him.",
        "Share prices fell on Twitter rumours.",
    ],
)
def test_a_sentence_that_sounds_like_boilerplate_stays(line: str) -> None:
    assert own_words(f"The town held.\n{line}\nNobody left.").text.count("\n") == 2
    assert own_words(f"The town held.\nNobody left.\n{line}").text.count("\n") == 2


def test_list_marks_are_no_text() -> None:
    text = "  • One thing.\n – Another – still the same.\n-5 degrees."

    assert own_words(text).text == "One thing.\nAnother – still the same.\n-5 degrees."


def test_the_title_repeated_as_first_line_goes() -> None:
    assert own_words("Town holds\nThe town held.", title="Town holds").text == "The town held."


@given(
    st.lists(
        st.sampled_from(
            [CAPTION, SHORTER, "• One.", "via IFTTT", "Comments", "The town held.", "Share this:"]
        ),
        max_size=8,
    )
)
@settings(max_examples=100)
def test_cleaning_the_own_words_again_changes_nothing(lines: list[str]) -> None:
    once = own_words("\n".join(lines)).text

    assert own_words(once).text == once
