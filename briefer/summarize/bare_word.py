"""The reply to a question of yes or no in, how likely yes is out. Pure; the reply is untrusted."""

from __future__ import annotations

from math import exp
from typing import Final

from briefer.ports import Reply
from briefer.summarize.thinking import answer_part

_YES: Final = frozenset({"yes", "true", "supported"})
_NO: Final = frozenset({"no", "false", "unsupported"})
_LONGEST: Final = 400  # characters looked at: a word was asked for


def yes_of(reply: Reply) -> float | None:
    """How likely yes is beside no: by the odds of the first word, else by the word itself.

    None for what is neither. What was thought before the word is not looked at.

    >>> yes_of(Reply("<think>No?</think> Yes.")), yes_of(Reply("perhaps"))
    (1.0, None)
    """
    odds = [(_word(token), exp(min(0.0, logarithm))) for token, logarithm in reply.odds]
    yes = sum(share for word, share in odds if word in _YES)
    no = sum(share for word, share in odds if word in _NO)
    if yes + no:
        return yes / (yes + no)
    answer = answer_part(reply.text).strip()[:_LONGEST]
    said = _word(answer.partition("\n")[0])
    return 1.0 if said in _YES else 0.0 if said in _NO else None


def _word(token: str) -> str:
    return token.strip(" \t\n▁Ġ.,!\"'*:").casefold()
