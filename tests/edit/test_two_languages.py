"""One event reported in two languages is one development; another event of the town is not."""

from __future__ import annotations

from datetime import UTC, datetime

from briefer.edit.developments import gathered, nearness_of
from briefer.group.stories import stories
from briefer.languages.lexicon import english_for
from briefer.model import Article
from briefer.text.sounds import name_key

DAY = datetime(2025, 3, 14, 9, tzinfo=UTC)
FLOOD = Article(
    "Flood in Velmyn: 300 residents evacuated after dam breaks",
    "Rescuers evacuated 300 residents of Velmyn after the Sorna dam broke, mayor Petro Hulak said.",
    id="en",
    publisher="Quay Times",
    published=DAY,
    language="en",
)
FLOOD_AGAIN = Article(
    "Повінь у Велмині: після прориву дамби евакуювали 300 мешканців",
    "Рятувальники евакуювали 300 мешканців Велмина після прориву Сорнської дамби, сказав мер Петро"
    " Гулак.",
    id="uk",
    publisher="Степ",
    published=DAY,
    language="uk",
)
COURT = Article(
    "Суд у Велмині засудив банкіра за шахрайство",
    "Суд засудив банкіра Олега Драча до трьох років ув'язнення за шахрайство з кредитами.",
    id="court",
    publisher="Степ",
    published=DAY,
    language="uk",
)
REST = tuple(
    Article(title, f"{title}, officials said.", id=str(n), publisher="Other", published=DAY)
    for n, title in enumerate(
        [
            "Harbour workers in Lorn vote for a strike",
            "Museum of Tarn shows maps of the old coast",
            "Champions of Odara lose the final on penalties",
            "Vaccines for pupils arrive in Vik",
        ]
    )
)


def developments(*articles: Article) -> list[set[str]]:
    found = stories([*articles, *REST])
    order = [article for story in found for article in story.articles]
    return [{a.id for a in d.story.articles} for d in gathered(found, *nearness_of(order))]


def test_reports_of_one_event_in_two_languages_are_one_development() -> None:
    assert {"en", "uk"} in developments(FLOOD, FLOOD_AGAIN)


def test_another_event_of_the_same_town_stays_apart() -> None:
    assert {"court"} in developments(FLOOD, COURT)


def test_a_name_in_two_scripts_has_one_key() -> None:
    assert name_key("Зеленський") == name_key("Zelenskyi")
    assert english_for("землетрусу") == "earthquake"
    assert english_for("harbour") == ""
