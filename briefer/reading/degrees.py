"""An amount among the pieces of its text in, the same as degrees above or below zero out. Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from briefer.languages.together import rule_words
from briefer.reading.amount import Amount
from briefer.text.folding import folded

_MINUS = rule_words("amounts.minus")


def by_degrees(
    amount: Amount, pieces: list[re.Match[str]], at: int, after: int
) -> tuple[Amount, int]:
    """`12°C` is 12 degrees; `-12°C` and `minus 12 degrees` are as many below zero."""
    if after < len(pieces) and pieces[after]["other"] == "°" and not amount.unit:
        amount = replace(amount, unit="degree", end=pieces[after].end())
        after += 1
    if amount.unit != "degree" or not at:
        return amount, after
    sign, number = pieces[at - 1], pieces[at]
    if folded(sign["word"] or "") in _MINUS:
        return replace(amount, value=-amount.value, start=sign.start()), after
    touches = sign["join"] and sign.end() == number.start()
    alone = at == 1 or pieces[at - 2].end() < sign.start()
    return (replace(amount, value=-amount.value) if touches and alone else amount), after
