"""What clean text promises."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.text.hygiene import clean_line, clean_text

ANY_TEXT = st.text(st.characters(), max_size=60)


def test_no_control_format_surrogate_or_private_character_survives() -> None:
    everything = "".join(f"a{chr(code)}" for code in range(sys.maxunicode + 1))

    left = {unicodedata.category(letter) for letter in clean_line(everything)}

    assert not left & {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


@given(ANY_TEXT)
@settings(max_examples=200)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@given(ANY_TEXT)
@settings(max_examples=200)
def test_clean_text_can_be_written_as_utf8_and_is_composed(text: str) -> None:
    cleaned = clean_text(text)

    assert cleaned.encode("utf-8").decode("utf-8") == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        pytest.param("a\x1b]0;x\x07b", "a]0;xb", id="terminal-escape"),
        pytest.param("Bank \u202etxet\u202c", "Bank txet", id="right-to-left-override"),
        pytest.param("Hi\U000e0048\U000e0049", "Hi", id="tag-letters"),
        pytest.param("A\ufe0f\U000e0101B", "AB", id="variation-selectors"),
        pytest.param("Ig\u200bnore\u00ad", "Ignore", id="zero-width-and-soft-hyphen"),
        pytest.param("\ud800x", "x", id="lone-surrogate"),
        pytest.param("e\u0301", "é", id="composed"),
        pytest.param("1\u00a0200\u2009men", "1 200 men", id="odd-spaces"),
        pytest.param("one\u2028two\r\nthree", "one two three", id="line-ends"),
        pytest.param("a" + "\u0301" * 500, "á" + "\u0301" * 5, id="flood-of-accents"),
    ],
)
def test_a_line_is_made_plain(dirty: str, clean: str) -> None:
    assert clean_line(dirty) == clean


def test_paragraphs_are_kept_as_lines() -> None:
    assert clean_text("\n One \r\n\r\n\ttwo\u2029three\n") == "One\ntwo\nthree"


def test_a_plain_line_is_cleaned_as_one_with_something_to_clean() -> None:
    signs = [chr(n) for n in range(0x20, 0x3000) if chr(n) != "\u200b"]

    # what is hidden in the second takes it the long way
    assert [
        hex(ord(sign))
        for sign in signs
        if clean_line(f"a{sign}b") != clean_line(f"a{sign}\u200bb")
        and not unicodedata.combining(sign)
    ] == []
