"""Which language a line is in, and that a brief says so where it is another than its own."""

from __future__ import annotations

import pytest

from briefer.text.spoken import foreign

CASES = [
    ("Місто тримається, кажуть військові.", "en", ["uk"], "uk"),
    ("Город держится, заявили военные.", "uk", ["ru"], "ru"),
    ("The town holds, officers say.", "uk", ["en"], "en"),
    ("The town holds, officers say.", "uk", [None], "en"),
    ("The town holds, officers say.", "en", ["de"], ""),
    ("Die Stadt hält stand, sagen die Offiziere.", "en", ["de"], "de"),
    ("Штурм триває", "uk", [], ""),
    ("«Вагнер» заявив про Soledar і Bakhmut.", "uk", ["en"], ""),
    ("Officers of “Місто” say that the town holds.", "en", ["en"], ""),
    ("قال متحدث إن المدينة هادئة.", "en", ["ar"], "ar"),
    ("1,200 — 14!", "uk", ["en"], ""),
]


@pytest.mark.parametrize(("text", "asked", "told", "found"), CASES)
def test_a_line_in_another_language_is_known_by_script_source_and_small_words(
    text: str, asked: str, told: list[str | None], found: str
) -> None:
    assert foreign(text, asked=asked, told=told) == found
