"""Each language that is printed counts, dates and names its days in its own forms."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from briefer.languages.known import LANGUAGES
from briefer.render.locale import LABELS, tongue_of
from briefer.render.message import rendered
from tests.render.printed_briefs import full_brief, shipped

PRINTED = sorted(code for code, language in LANGUAGES.items() if language.printed.phrases)


@pytest.mark.parametrize(
    ("code", "counts"),
    [
        ("en", ["1 story", "2 stories", "5 stories"]),
        ("uk", ["1 історія", "2 історії", "5 історій", "11 історій", "21 історія"]),
        ("de", ["1 Meldung", "2 Meldungen"]),
        ("fr", ["0 sujet", "1 sujet", "2 sujets"]),
    ],
)
def test_a_count_takes_the_form_of_its_language(code: str, counts: list[str]) -> None:
    assert [tongue_of(code).counted(int(said.split()[0]), "story") for said in counts] == counts


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("en", "Friday 7 April 2023"),
        ("uk", "п’ятниця, 7 квітня 2023"),
        ("de", "Freitag, 7. April 2023"),
        ("fr", "vendredi 7 avril 2023"),
    ],
)
def test_a_day_is_written_as_its_language_writes_it(code: str, said: str) -> None:
    assert tongue_of(code).day(date(2023, 4, 7)) == said


@pytest.mark.parametrize("code", PRINTED)
def test_a_language_that_is_printed_has_every_label_and_every_noun(code: str) -> None:
    printed = LANGUAGES[code].printed

    assert set(LABELS) <= set(printed.phrases)
    assert set(LANGUAGES["en"].printed.counted) <= set(printed.counted)


@pytest.mark.parametrize("code", PRINTED)
def test_a_brief_is_printed_in_each_language(code: str) -> None:
    body = rendered([replace(full_brief(), language=code)], "text", template=shipped).body

    assert tongue_of(code).say("Sources").upper() in body
    assert tongue_of(code).counted(2, "story") in body
