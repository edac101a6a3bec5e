"""A language's code in, the fixed words of a brief in that language out. Pure.

English is what the code is written in; a language without a table is printed in English.
Plural forms, names of days and months and the marks in numbers are CLDR's, by babel.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final

from briefer.languages.known import language_of
from briefer.languages.language import Printed

if TYPE_CHECKING:
    from babel import Locale

# What the templates print between the brief's own texts; they find them under these names.
LABELS: Final = (
    "Cut-off",
    "Window",
    "Engine",
    "Also",
    "Announced",
    "Corrections",
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
    "In brief",
    "How this brief was made",
    "What was not covered",
    "Contents",
    "Skip to the brief",
    "All briefs",
    "Link to this line",
    "Where it is told",
    "Open a line to see the sentence it rests on.",
    "Open the article",
    "one source",
    "How it was proved",
    "The same is said by",
    "Every article of this story",
    "This story over the days",
    "Corrected later",
    "Print with every proof open",
    "Keys: j and k to the next line and back, o opens all",
    "Ages are counted from it.",
    "Articles",
    "Checks",
    "Price",
    "proof",
)


@dataclass(frozen=True)
class Tongue:
    """One language as a brief is printed in it."""

    code: str
    printed: Printed

    @cached_property
    def _locale(self) -> Locale:
        from babel import Locale  # its tables are read where something is printed

        return Locale(self.code)

    def say(self, english: str, **values: str) -> str:
        """The phrase in this language, its gaps filled."""
        phrase = self.printed.phrases.get(english, english)
        return phrase.format(**values) if values else phrase

    def number(self, count: int) -> str:
        """The count as this language writes it, groups of thousands parted."""
        from babel.numbers import format_decimal

        return format_decimal(count, locale=self._locale).translate(_PLAIN_SPACES)

    def money(self, amount: Decimal, currency: str) -> str:
        """The sum as this language writes it; of less than a cent the first two digits.

        >>> ENGLISH.money(Decimal("0.0412"), "USD"), UKRAINIAN.money(Decimal("0.00123"), "EUR")
        ('$0.04', '0,0012 EUR')
        """
        from babel.numbers import format_currency

        places = 2 if not amount or amount >= Decimal("0.01") else 1 - amount.adjusted()
        shown = round(amount, places)
        text: str = format_currency(
            shown, currency, locale=self._locale, decimal_quantization=places == 2
        )
        return text.translate(_PLAIN_SPACES)

    def noun(self, count: int, noun: str) -> str:
        """The noun in the form the count asks for, without the count."""
        forms = self.printed.counted.get(noun)
        if forms is None:
            return noun if count == 1 else f"{noun}s"
        return forms.get(self._locale.plural_form(count)) or forms["other"]

    def counted(self, count: int, noun: str) -> str:
        """The count with its noun.

        >>> ENGLISH.counted(2000, "article"), UKRAINIAN.counted(22, "article")
        ('2,000 articles', '22 статті')
        """
        return f"{self.number(count)} {self.noun(count, noun)}"

    def more(self, count: int, noun: str) -> str:
        """`3 more stories`."""
        if (phrase := self.printed.phrases.get("more {counted}")) is not None:
            return phrase.format(counted=self.counted(count, noun))
        return f"{self.number(count)} more {self.noun(count, noun)}"

    def day(self, day: date) -> str:
        """The day with the name of its weekday.

        >>> ENGLISH.day(date(2023, 3, 22)), UKRAINIAN.day(date(2023, 3, 22))
        ('Wednesday 22 March 2023', 'середа, 22 березня 2023')
        """
        return self._formatted(day, self.printed.day)

    def dated(self, day: date) -> str:
        """The day of the month, the month and the year."""
        return self._formatted(day, self.printed.date)

    def short_date(self, day: date) -> str:
        """The day of the month and the month.

        >>> ENGLISH.short_date(date(2023, 3, 22)), UKRAINIAN.short_date(date(2023, 3, 22))
        ('22 March', '22 березня')
        """
        return self._formatted(day, _YEAR.sub("", self.printed.date))

    def month(self, day: date) -> str:
        """The month and the year.

        >>> ENGLISH.month(date(2023, 3, 1)), UKRAINIAN.month(date(2023, 3, 1))
        ('March 2023', 'березень 2023')
        """
        return self._formatted(day, "LLLL y")

    def weekday(self, day: date) -> str:
        """The short name of the weekday.

        >>> ENGLISH.weekday(date(2023, 3, 22)), UKRAINIAN.weekday(date(2023, 3, 22))
        ('Wed', 'ср')
        """
        return self._formatted(day, "EEE")

    def _formatted(self, day: date, pattern: str) -> str:
        return _written(day, pattern, self.code)

    def mark_of(self, code: str) -> str:
        """That a line is in another language; nothing without a code.

        >>> ENGLISH.mark_of("uk"), UKRAINIAN.mark_of("en"), ENGLISH.mark_of("")
        ('(in Ukrainian)', '(мова: англійська)', '')
        """
        if not code:
            return ""
        name = self._locale.languages.get(code, code)
        return f"({self.say('in {language}', language=name)})"

    @property
    def labels(self) -> dict[str, str]:
        return {label: self.say(label) for label in LABELS}


@lru_cache(maxsize=1024)  # a site prints the days of a year on many pages
def _written(day: date, pattern: str, code: str) -> str:
    from babel import Locale
    from babel.dates import format_date

    return format_date(day, pattern, locale=Locale(code)).translate(_APOSTROPHES)


_YEAR: Final = re.compile(r"[,.]?\s*y+\S*$")  # at the end of a pattern of CLDR
# No mail client breaks a line inside a short number, and readers search for what they type.
_PLAIN_SPACES: Final = str.maketrans("\u00a0\u202f", "  ")
_APOSTROPHES: Final = str.maketrans("\u02bc", "\u2019")  # the one that every font has


def tongue_of(code: str) -> Tongue:
    """The tongue of that code; English where there is no table.

    >>> tongue_of("uk-UA").say("Sources"), tongue_of("eo").say("Sources")
    ('Джерела', 'Sources')
    """
    language = language_of(code)
    return Tongue(language.code, language.printed) if language.printed.phrases else ENGLISH


ENGLISH: Final = Tongue("en", language_of("en").printed)
UKRAINIAN: Final = tongue_of("uk")


def is_language(code: str) -> bool:
    """Whether anybody speaks it, as far as CLDR knows.

    >>> is_language("uk"), is_language("pt-BR"), is_language("xx")
    (True, True, False)
    """
    from babel import Locale

    return code.casefold().replace("_", "-").partition("-")[0] in Locale("en").languages
