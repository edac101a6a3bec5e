"""Text in, the amounts in it out: value, unit, qualifier and place. Pure.

Digits and words, English, Ukrainian and Russian: 20,000 = 20k = twenty thousand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from briefer.languages.together import rule_words
from briefer.reading.amount import Amount
from briefer.reading.bounds import with_limit, with_ranges
from briefer.reading.degrees import by_degrees
from briefer.reading.numerals import (
    CURRENCIES,
    FRACTIONS,
    LETTER_SCALES,
    LONE,
    MULTIPLES,
    ORDINALS,
    PERCENT,
    SCALES,
    SMALL,
    UNITS,
    VAGUE,
)
from briefer.text.folding import folded
from briefer.text.shortnames import blanked

__all__ = ["Amount", "amounts"]

_PIECE = re.compile(
    r"(?P<money>(?:us|a|c)?[$£€¥₴₽₹]|(?<![^\W_])rs(?=\.?\s?\d))"
    r"|(?<![^\W_])(?P<number>\d{1,2}(?:,\d{2})+,\d{3}(?!\d)"
    r"|\d{1,3}(?:, \d{3})*, 000(?!\d)|\d{1,3}(?:\.\d{3}){2,}(?!\d)"
    r"|\d{1,3}(?:[,'’ \u00a0\u2009\u202f]\d{3})+(?:\.\d+)?(?![\d])|\d+(?:[.,]\d+)?)"
    r"(?P<suffix>(?:st|nd|rd|th|s|bn|tn|mn|k|m|b|p|km|kg|cm|mm|mph|lbs?|ft|mw|gw)(?![^\W_]))?"
    r"|(?P<percent>%)"
    r"|(?P<word>[^\W\d_]+(?:['’ʼ][^\W\d_]+)?)"
    r"|(?P<join>[-–—−])"
    r"|(?P<other>[^\s\w])",
    re.IGNORECASE,
)
# Hardly any word is one of these: looking once is what keeps reading a story fast.
_HALVES = 2  # a second of something is no part of it
_NUMBER_WORDS = frozenset({*LONE, *SMALL, *ORDINALS, *FRACTIONS, *MULTIPLES, *VAGUE, "a", "an"})


def amounts(text: str) -> tuple[Amount, ...]:
    """Every amount of the text in reading order, dates and years among them.

    >>> [(a.value, a.unit, a.qualifier) for a in amounts("at least 1.2 million men, or 20 percent")]
    [(1200000.0, '', 'at least'), (20.0, '%', '')]
    >>> [a.value for a in amounts("двадцять тисяч, 20k, twenty thousand")]
    [20000.0, 20000.0, 20000.0]
    """
    pieces = list(_PIECE.finditer(blanked(text)))
    found = list(_scan(pieces))
    return tuple(with_limit(amount, text) for amount in with_ranges(found, text))


def _scan(pieces: list[re.Match[str]]) -> Iterator[Amount]:
    at = 0
    while at < len(pieces):
        if pieces[at].lastgroup == "word" and not _counts(pieces[at][0]):
            at += 1
            continue
        amount, after = _amount_at(pieces, at)
        if amount is not None:
            amount, after = by_degrees(amount, pieces, at, after)
            yield amount
        at = max(after, at + 1)


def _amount_at(pieces: list[re.Match[str]], at: int) -> tuple[Amount | None, int]:
    piece = pieces[at]
    if piece["number"]:
        return _from_figures(pieces, at)
    if piece["word"]:
        return _from_words(pieces, at)
    return None, at + 1


def _from_figures(pieces: list[re.Match[str]], at: int) -> tuple[Amount, int]:
    piece = pieces[at]
    value = _figure_value(piece["number"])
    suffix = (piece["suffix"] or "").lower()
    before = pieces[at - 1] if at else None
    money = before["money"].lower() if before and before["money"] else ""
    start = before.start() if before and money else piece.start()
    amount = Amount(
        value,
        start,
        piece.end(),
        CURRENCIES.get(money, money),
        digits=True,
        dotted=bool(_DOTTED.fullmatch(piece["number"])),
    )
    if suffix in {"st", "nd", "rd", "th"}:
        return replace(amount, kind="ordinal"), at + 1
    if suffix == "s":
        return replace(amount, decade=True), at + 1
    if suffix in LETTER_SCALES and (suffix != "m" or money or not _metres(pieces, at)):
        amount = replace(amount, value=value * SCALES[suffix])
    elif suffix:
        unit = "metre" if suffix == "m" else UNITS.get(suffix, CURRENCIES.get(suffix, suffix))
        amount = replace(amount, unit=unit)
    return _with_scale_and_unit(amount, pieces, at + 1)


_DOTTED = re.compile(r"\d{1,3}\.\d{3}")  # 1.200 is 1,200 where a point groups digits
_AFTER_METRES = rule_words("amounts.after_metres")


def _metres(pieces: list[re.Match[str]], at: int) -> bool:
    """`400m hurdles` is metres; `£5m` and `5m people` are millions."""
    following = folded(pieces[at + 1]["word"] or "") if at + 1 < len(pieces) else ""
    return following in _AFTER_METRES


def _figure_value(figure: str) -> float:
    plain = re.sub(r"[\s'’]", "", figure)
    if re.fullmatch(r"\d{1,2}(?:,\d{2})+,\d{3}", plain):
        plain = plain.replace(",", "")  # lakh and crore: 1,00,000
    elif "," in plain:
        head, *groups = plain.split(",")
        grouped = all(len(re.sub(r"\..*", "", group)) == 3 for group in groups) and len(head) <= 3
        plain = plain.replace(",", "") if grouped else plain.replace(",", ".")
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}", plain):
        plain = plain.replace(".", "")
    return float(plain)


@lru_cache(maxsize=100_000)
def _counts(word: str) -> bool:
    return folded(word) in _NUMBER_WORDS


def _from_words(pieces: list[re.Match[str]], at: int) -> tuple[Amount | None, int]:
    word = _word(pieces[at])
    for table, kind in ((VAGUE, "vague"), (MULTIPLES, "multiple"), (ORDINALS, "ordinal")):
        if word in table:
            span = pieces[at].start(), pieces[at].end()
            return Amount(table[word], *span, kind=kind), at + 1  # type: ignore[arg-type]
    if word in FRACTIONS:
        return _fraction(pieces, at)
    if word in LONE:
        amount = Amount(SCALES[word], pieces[at].start(), pieces[at].end())
        return _with_scale_and_unit(amount, pieces, at + 1)
    if word in {"a", "an"}:
        return _part(pieces, at, 1.0) or _article_scale(pieces, at)
    return _part(pieces, at, SMALL.get(word, 0.0)) or _spelled(pieces, at)


def _part(pieces: list[re.Match[str]], at: int, count: float) -> tuple[Amount, int] | None:
    """`a third of`, `two thirds`, `three-quarters`: so many parts of one."""
    behind = at + 2 if at + 2 < len(pieces) and pieces[at + 1]["join"] else at + 1
    word = _word(pieces[behind]) if behind < len(pieces) else ""
    whole = ORDINALS.get(word, ORDINALS.get(word.removesuffix("s"), 0.0))
    many = word.endswith("s") and word not in ORDINALS
    share = FRACTIONS.get(word, 1 / whole if whole > _HALVES and count else 0.0)
    if not 0 < share * count < 1 or (not many and not _of(pieces, behind + 1)):
        return None
    span = pieces[at].start(), pieces[behind].end()
    return Amount(share * count, *span, unit="share"), behind + 1


def _of(pieces: list[re.Match[str]], at: int) -> bool:
    return at < len(pieces) and _word(pieces[at]) == "of"


def _spelled(pieces: list[re.Match[str]], at: int) -> tuple[Amount, int]:
    """`two hundred and five thousand`, `twenty-one`, `двадцять тисяч`."""
    total, group, after, last_small = 0.0, 0.0, at, float("inf")
    while after < len(pieces):
        word = _word(pieces[after])
        if word in SMALL and SMALL[word] < last_small and not (last_small < 20):
            group += SMALL[word]
            last_small = SMALL[word]
        elif word in SCALES and word not in LETTER_SCALES and after > at:
            scale = SCALES[word]
            group, total = (group * scale, total) if scale == 100 else (0.0, total + group * scale)
            last_small = min(scale, 100.0) if scale == 100 else float("inf")
        elif not _joins(pieces, after, at):
            break
        after += 1
    end = after
    while (
        end > at + 1
        and _word(pieces[end - 1]) not in SMALL
        and _word(pieces[end - 1]) not in SCALES
    ):
        end -= 1
    amount = Amount(total + group, pieces[at].start(), pieces[end - 1].end())
    ordinal = _word(pieces[end + 1]) if end + 1 < len(pieces) and pieces[end]["join"] else ""
    if ordinal in ORDINALS and amount.value >= 20 and ORDINALS[ordinal] < 10:
        whole = replace(amount, value=amount.value + ORDINALS[ordinal], kind="ordinal")
        return replace(whole, end=pieces[end + 1].end()), end + 2
    return _with_scale_and_unit(amount, pieces, end)


def _joins(pieces: list[re.Match[str]], at: int, start: int) -> bool:
    """A hyphen or `and` inside a spelled number, with another number word behind it."""
    following = _word(pieces[at + 1]) if at + 1 < len(pieces) else ""
    if pieces[at]["join"]:
        tens = SMALL.get(_word(pieces[at - 1]), 0) >= 20
        return following in SCALES or (tens and SMALL.get(following, 10) < 10)
    after_hundred = at > start and _word(pieces[at - 1]) in {"hundred", "thousand", "million"}
    return _word(pieces[at]) == "and" and after_hundred and following in SMALL


def _article_scale(pieces: list[re.Match[str]], at: int) -> tuple[Amount | None, int]:
    """`a hundred`, `a dozen`, `a million`, `a decade`; a bare `a` counts nothing."""
    following = _word(pieces[at + 1]) if at + 1 < len(pieces) else ""
    if UNITS.get(following) == "decade":  # a decade is ten years; a year is hardly ever counted
        span = pieces[at].start(), pieces[at + 1].end()
        return Amount(1.0, *span, unit="decade"), at + 2
    if following not in SCALES or following in LETTER_SCALES:
        return None, at + 1
    amount = Amount(SCALES[following], pieces[at].start(), pieces[at + 1].end())
    return _with_scale_and_unit(amount, pieces, at + 2)


def _fraction(pieces: list[re.Match[str]], at: int) -> tuple[Amount, int]:
    """`half a million` is 500,000; `half` alone is a share."""
    span = pieces[at].start(), pieces[at].end()
    share = Amount(FRACTIONS[_word(pieces[at])], *span, unit="share")
    if at + 2 < len(pieces) and _word(pieces[at + 1]) in {"a", "an", "of"}:
        scale = SCALES.get(_word(pieces[at + 2]), 0)
        if scale:
            whole = replace(share, value=share.value * scale, unit="", end=pieces[at + 2].end())
            return whole, at + 3
        unit = UNITS.get(_word(pieces[at + 2]))
        if unit and _word(pieces[at + 1]) != "of":
            return replace(share, unit=unit, end=pieces[at + 2].end()), at + 3
    return share, at + 1


def _with_scale_and_unit(
    amount: Amount, pieces: list[re.Match[str]], at: int
) -> tuple[Amount, int]:
    at, word = _past_hyphen(pieces, at)
    while word in SCALES and (word not in LETTER_SCALES or amount.unit):
        amount = replace(amount, value=amount.value * SCALES[word], end=pieces[at].end())
        at, word = _past_hyphen(pieces, at + 1)
        if word == "" and at < len(pieces) and pieces[at]["other"] == ".":
            at, word = _past_hyphen(pieces, at + 1)  # тис. осіб, млн. доларів
    return _with_unit(amount, pieces, at, word)


def _with_unit(
    amount: Amount, pieces: list[re.Match[str]], at: int, word: str
) -> tuple[Amount, int]:
    following = _word(pieces[at + 1]) if at + 1 < len(pieces) else ""
    is_percent = at < len(pieces) and (
        bool(pieces[at]["percent"]) or word in PERCENT or (word == "per" and following == "cent")
    )
    if is_percent:
        at += 2 if word == "per" else 1
        unit, after = _points(pieces, at)
        return replace(amount, unit=unit, end=pieces[after - 1].end()), after
    if word == "percentage" and following.startswith("point"):
        return replace(amount, unit="points", end=pieces[at + 1].end()), at + 2
    unit = amount.unit or CURRENCIES.get(word) or UNITS.get(word, "")
    if unit and not amount.unit:
        return replace(amount, unit=unit, end=pieces[at].end()), at + 1
    return amount, at


def _points(pieces: list[re.Match[str]], at: int) -> tuple[str, int]:
    for skip in (0, 1):  # `5% points`, `5 percent-points`
        if at + skip < len(pieces) and _word(pieces[at + skip]) in {"point", "points"}:
            return "points", at + skip + 1
    return "%", at


def _past_hyphen(pieces: list[re.Match[str]], at: int) -> tuple[int, str]:
    if at + 1 < len(pieces) and pieces[at]["join"] and pieces[at + 1]["word"]:
        at += 1
    return at, _word(pieces[at]) if at < len(pieces) else ""


def _word(piece: re.Match[str]) -> str:
    return folded(piece["word"]) if piece["word"] else ""
