"""Where no rule sees a dropped hedge or denial, only whole sentences of a source are printed."""

from __future__ import annotations

import pytest

from briefer.brief.held import refused
from briefer.model import Article, Passage
from briefer.text.sentences import passages

SOURCES = {
    "german": "Die Brücke bei Halden ist vermutlich nicht eingestürzt, sagte der Bürgermeister am "
    "Montag. Für die Anwohner wurde eine Fähre eingerichtet.",
    "spanish": "El puente de Halden probablemente no se derrumbó, según dijo el alcalde el lunes. "
    "Para los vecinos habrá una barca, añadió la policía.",
    "arabic": "قال رئيس البلدية إن الجسر ربما لم ينهر يوم الاثنين. وستعمل عبّارة لنقل السكان.",
}
SHORTENED = {
    "german": "Die Brücke bei Halden ist eingestürzt, sagte der Bürgermeister am Montag.",
    "spanish": "El puente de Halden se derrumbó, según dijo el alcalde el lunes.",
    "arabic": "قال رئيس البلدية إن الجسر ينهر يوم الاثنين.",
}


def cited(language: str) -> tuple[Passage, ...]:
    return passages(Article("", SOURCES[language], id=language))


@pytest.mark.parametrize("language", SHORTENED)
def test_a_bullet_without_its_denial_is_not_printed(language: str) -> None:
    assert refused(SHORTENED[language], cited(language))


@pytest.mark.parametrize("language", SOURCES)
def test_a_whole_sentence_and_two_in_a_row_are_printed(language: str) -> None:
    told = cited(language)

    assert refused(told[0].text, told[:1]) == ()
    assert refused(SOURCES[language], told) == ()


def test_an_english_paraphrase_is_still_free_to_leave_words_out() -> None:
    told = passages(
        Article("", "Volunteers brought 18 people out of the town on Monday, police said.", id="e")
    )

    assert (
        refused("Police said volunteers brought 18 people out of the town on Monday.", told) == ()
    )
