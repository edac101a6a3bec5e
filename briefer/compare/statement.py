"""A sentence in, what it says out: words, numbers, dates, names in order, and stance. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from briefer.languages.stems import stem
from briefer.languages.together import rule_words
from briefer.reading.amounts import Amount
from briefer.reading.moments import Moment
from briefer.reading.sentence import Reading
from briefer.reading.tokens import Token
from briefer.text.folding import folded


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Stop words that turn a sentence into another one: `after the vote` is not `before the vote`.
_TELLING = rule_words("statement.telling")
# Who tells it is a name; that it is told adds nothing.
_NEUTRAL = frozenset(map(stem, rule_words("statement.neutral")))
# How sure somebody is, who vouches for it, whether it is done or only wanted: a change is news.
_STANCE = frozenset(map(stem, rule_words("statement.stance")))


@dataclass(frozen=True, slots=True)
class Item:
    """One thing a sentence says: a stem, `#214` for a number, `@2023-03-22` for a date."""

    key: str
    name: bool = False

    @property
    def number(self) -> bool:
        return self.key[0] == "#"


@dataclass(frozen=True, slots=True)
class Statement:
    """What is compared: `items` in order; `stance` holds hedges, modals and denials."""

    plain: str
    items: tuple[Item, ...]
    stance: frozenset[str]
    negations: int
    attributed: bool

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(item.key for item in self.items)


def statement(text: str, *, written: date | None = None) -> Statement:
    """What the text says; with `written`, weekdays and `yesterday` become calendar days."""
    return stated(Reading(text, written))


def stated(reading: Reading) -> Statement:
    """What a sentence that was read says."""
    tokens = reading.tokens
    return Statement(
        plain=" ".join(folded(reading.text).split()).rstrip(" .!"),
        items=_items(reading),
        stance=frozenset(token.stem for token in tokens if token.stem in _STANCE),
        negations=sum(token.negation for token in tokens),
        attributed=any(token.stem in _NEUTRAL for token in tokens),
    )


def keys_within(reading: Reading, start: int, end: int) -> frozenset[str]:
    """What the part of the sentence from `start` to `end` says."""
    return frozenset(item.key for place, item in _placed(reading) if start <= place < end)


def _items(reading: Reading) -> tuple[Item, ...]:
    found = sorted(_placed(reading), key=lambda pair: (pair[0], pair[1].key))
    return tuple(item for _, item in found)


def _placed(reading: Reading) -> list[tuple[int, Item]]:
    places = [(m.start, m.end, _date_key(m)) for m in reading.moments]
    places += [(a.start, a.end, _number_key(a)) for a in reading.amounts]
    items = [(start, Item(key)) for start, _, key in places]
    items += [
        (token.start, Item(token.stem, token.capital))
        for token in reading.tokens
        if _says_something(token) and not any(s <= token.start < e for s, e, _ in places)
    ]
    return items


def _says_something(token: Token) -> bool:
    return (token.content and token.stem not in _NEUTRAL) or token.norm in _TELLING


def _number_key(amount: Amount) -> str:
    until = f"..{amount.until:g}" if amount.until is not None else ""
    qualifier = "" if amount.qualifier == "about" else amount.qualifier
    return f"#{amount.value:.9g}{until}|{amount.unit}|{amount.kind}|{qualifier}"


def _date_key(moment: Moment) -> str:
    if moment.day is not None:
        return f"@{moment.day.isoformat()}"
    parts = (moment.year, moment.month, moment.day_of_month, moment.weekday)
    named = "-".join("" if part is None else str(part) for part in parts)
    return f"@{named}{moment.relative}{moment.period}"
