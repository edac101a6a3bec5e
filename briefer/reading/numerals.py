"""Number words and units of the languages that have rules, together. Pure data."""

from __future__ import annotations

from typing import Final

from briefer.languages.known import gathered, merged

SMALL: Final = merged(lambda language: language.numbers.small)
SCALES: Final = merged(lambda language: language.numbers.scales)
LETTER_SCALES: Final = frozenset(word for word in SCALES if word.isascii() and len(word) < 4)
"""`k`, `m`, `bn`: they stand at a figure, never alone."""

ORDINALS: Final = merged(lambda language: language.numbers.ordinals)
FRACTIONS: Final = merged(lambda language: language.numbers.fractions)
MULTIPLES: Final = merged(lambda language: language.numbers.multiples)
VAGUE: Final = merged(lambda language: language.numbers.vague)
CURRENCIES: Final = merged(lambda language: language.numbers.currencies)
UNITS: Final = merged(lambda language: language.numbers.units)
LONE: Final = gathered(lambda language: language.numbers.lone)
PERCENT: Final = gathered(lambda language: language.numbers.percent)
