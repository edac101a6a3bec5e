"""A language's code in, the fixed words of a brief in that language out. Pure.

English is what the code is written in; a language without a table is printed in English.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

# What the templates print between the brief's own texts; they find them under these names.
LABELS: Final = (
    "Cut-off",
    "Window",
    "Engine",
    "They disagree",
    "in the source’s words",
    "doubt",
    "Sources",
    "headline",
    "via",
    "What became of the articles",
    "Problem",
    "Problems",
    "Back to",
    "and",
    "And",
    "in the full brief",
    "which is the plain-text part of this mail.",
    "Left out here, and in the plain-text part of this mail:",
    "nothing new",
    "more of its sentences",
)
_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def _english_form(count: int) -> int:
    return 0 if count == 1 else 1


def _slavic_form(count: int) -> int:
    """1, 21, 31; 2 to 4, 22 to 24; the others, 11 to 14 among them."""
    if count % 10 == 1 and count % 100 != 11:
        return 0
    return 1 if count % 10 in (2, 3, 4) and count % 100 not in (12, 13, 14) else 2


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language: its phrases by the English ones, its nouns in every form, its calendar."""

    code: str = "en"
    phrases: Mapping[str, str] = field(default_factory=dict)
    nouns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    days: tuple[str, ...] = _DAYS
    months: tuple[str, ...] = _MONTHS
    form: Callable[[int], int] = _english_form
    thousands: str = ","

    def say(self, english: str, **values: str) -> str:
        """The phrase in this language, its gaps filled."""
        phrase = self.phrases.get(english, english)
        return phrase.format(**values) if values else phrase

    def number(self, count: int) -> str:
        return f"{count:,}".replace(",", self.thousands)

    def counted(self, count: int, noun: str, many: str | None = None) -> str:
        """The count with its noun.

        >>> ENGLISH.counted(2000, "article"), UKRAINIAN.counted(22, "article")
        ('2,000 articles', '22 статті')
        """
        forms = self.nouns.get(noun)
        word = forms[self.form(count)] if forms else _english(count, noun, many)
        return f"{self.number(count)} {word}"

    def more(self, count: int, noun: str, many: str | None = None) -> str:
        """`3 more stories`."""
        if noun in self.nouns:
            return self.say("more {counted}", counted=self.counted(count, noun))
        return f"{self.number(count)} more {_english(count, noun, many)}"

    @property
    def labels(self) -> dict[str, str]:
        return {label: self.say(label) for label in LABELS}


def _english(count: int, noun: str, many: str | None) -> str:
    return noun if count == 1 else many or f"{noun}s"


def tongue_of(code: str) -> Tongue:
    """The tongue of that code; English where there is no table.

    >>> tongue_of("uk-UA").say("Sources"), tongue_of("eo").say("Sources")
    ('Джерела', 'Sources')
    """
    return _TONGUES.get(code.casefold().partition("-")[0], ENGLISH)


ENGLISH: Final = Tongue()
UKRAINIAN: Final = Tongue(
    "uk",
    {
        "Cut-off": "Станом на",
        "Window": "Проміжок",
        "Engine": "Рушій",
        "They disagree": "Версії розходяться",
        "in the source’s words": "словами джерела",
        "doubt": "сумнів",
        "Sources": "Джерела",
        "headline": "заголовок",
        "via": "через",
        "What became of the articles": "Що сталося зі статтями",
        "Problem": "Проблема",
        "Problems": "Проблеми",
        "Back to": "Назад:",
        "and": "і",
        "And": "І",
        "in the full brief": "у повному огляді",
        "which is the plain-text part of this mail.": "тобто в текстовій частині цього листа.",
        "Left out here, and in the plain-text part of this mail:": (
            "Не вмістилося тут, але є в текстовій частині цього листа:"
        ),
        "nothing new": "нічого нового",
        "more of its sentences": "інших його речень",
        "New": "Нове",
        "Update": "Оновлення",
        "Known": "Відоме",
        "Every bullet is in the words of its source, unchanged.": (
            "Кожен пункт наведено словами його джерела, без змін."
        ),
        "Nothing new about {topic} since {moment}.": "Нічого нового про {topic} від {moment}.",
        "{since} to {until}": "від {since} до {until}",
        "{articles} from {publishers}, of {total} collected": (
            "{articles}, {publishers}; усього зібрано {total}"
        ),
        "all new": "усе нове",
        "{count} new": "{count} нових",
        "{count} updates": "{count} оновлень",
        "{count} update": "{count} оновлення",
        "{count} known before": "{count} уже відомих",
        "more {counted}": "ще {counted}",
        "{names} and {more} more": "{names} і ще {more}",
        "Single source: {name}": "Єдине джерело: {name}",
        "Source {number}: ": "Джерело {number}: ",
        "bullet {number}": "пункт {number}",
        "the lead": "вступ",
        "lead": "вступ",
        "disagreement": "розбіжність",
        "unnamed publisher": "видання без назви",
        "untitled": "без заголовка",
        "undated": "без дати",
        "cited": "процитовано",
        "copy": "копія",
        "copies": "копій",
        "not cited": "не процитовано",
        "off topic": "не за темою",
        "out of window": "поза проміжком",
        "failed": "не прочитано",
        "The checks refused no bullet.": "Перевірки не відхилили жодного пункту.",
        "The checks refused {bullets}: {said}.": "Перевірки відхилили {bullets}: {said}.",
        "repaired": "виправлено",
        "replaced by the source’s own words": "замінено словами джерела",
        "dropped": "вилучено",
        "Model use: {parts}.": "Робота моделі: {parts}.",
        "{count} prompt tokens": "{count} токенів запиту",
        "{count} cached": "{count} з кешу",
        "{count} reply tokens": "{count} токенів відповіді",
        "{count} reasoning": "{count} на міркування",
    },
    {
        "story": ("історія", "історії", "історій"),
        "bullet": ("пункт", "пункти", "пунктів"),
        "article": ("стаття", "статті", "статей"),
        "publisher": ("видання", "видання", "видань"),
        "topic": ("тема", "теми", "тем"),
        "problem": ("проблема", "проблеми", "проблем"),
        "call": ("виклик", "виклики", "викликів"),
        "copy": ("копія", "копії", "копій"),
    },
    ("понеділок", "вівторок", "середа", "четвер", "п’ятниця", "субота", "неділя"),
    (
        *("січня", "лютого", "березня", "квітня", "травня", "червня", "липня"),
        *("серпня", "вересня", "жовтня", "листопада", "грудня"),
    ),
    _slavic_form,
    " ",
)
_TONGUES: Final = {"en": ENGLISH, "uk": UKRAINIAN}
