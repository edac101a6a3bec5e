"""A sentence in, what it says out: words, numbers, dates, names in order, and stance. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from briefer.languages.stems import stem
from briefer.reading.amounts import Amount
from briefer.reading.moments import Moment
from briefer.reading.sentence import Reading
from briefer.reading.tokens import Token
from briefer.text.folding import folded


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


def _stems(listed: str) -> frozenset[str]:
    return frozenset(map(stem, listed.split()))


# Stop words that turn a sentence into another one: `after the vote` is not `before the vote`.
_TELLING = _words("""
before after without all only more less fewer most least under over up down out off against again
until since both few many several none до після без перед усі всі весь вся лише тільки більше менше
знову проти кілька после перед все весь только больше меньше снова против несколько
""")
# Who tells it is a name; that it is told adds nothing.
_NEUTRAL = _stems("""
say tell add note write report announce accord statement spokesman spokeswoman spokesperson
повідомити повідомила повідомив сказав сказала каже розповів розповіла додав додала словами
сообщил сообщила сказал говорит добавил добавила
""")
# How sure somebody is, who vouches for it, whether it is done or only wanted: a change is news.
_STANCE = _stems("""
will would may might can could shall should must ought possible possibly possibility likely unlikely
probable probably apparent apparently appear seem reportedly allegedly alleged perhaps maybe
suspected presumed potential potentially expect expected plan planned claim set due intend vow
threaten promise pledge seek attempt try fail refuse want demand urge call warn deny reject confirm
confirmed insist accuse refute dismiss dispute unconfirmed false true
може можуть міг могла могли можливо ймовірно імовірно нібито мабуть буде будуть планує заявив
заявила заявили заперечив заперечила заперечили заперечує спростував спростувала спростували
підтвердив підтвердила підтвердили хоче закликав обіцяє намагається
может могут возможно вероятно якобы будет будут опроверг опровергли отрицает подтвердил
подтвердили хочет призвал обещает
""")


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
