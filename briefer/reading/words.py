"""A sentence in, what stands in it out: words, amounts, dates, names, quotation marks. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from briefer.languages.together import STOP, rule_words
from briefer.reading.amounts import Amount, amounts
from briefer.reading.moments import Moment, moments
from briefer.reading.tokens import Token, tokens

LONGEST = 4000  # characters of a sentence that are read; what is longer is no sentence

_QUOTE = re.compile(
    r"[\"“”„«»‟″]+(?P<double>[^\"“”„«»‟″\n]{1,1500}?)[\"“”„«»‟″]"
    r"|(?:(?<=[\s(—–:,-])|^)[‘'`](?P<single>(?:[^'’‘`\n]|(?<=[^\W_])['’](?=[^\W_]))"
    r"{2,1500}?)['’](?![^\W_])"
)
_CONNECTORS = rule_words("sentence.connectors")


@dataclass(frozen=True, slots=True)
class Name:
    """A capitalised phrase: its words (folded), its tokens, whether it opens the sentence."""

    tokens: tuple[Token, ...]
    initial: bool

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(token.norm for token in self.tokens if token.capital)

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end


@dataclass(frozen=True)
class Words:
    """One sentence and what it holds; parts are read when first asked for, then kept."""

    text: str
    written: date | None = None

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        return tokens(self.text[:LONGEST])

    @cached_property
    def content(self) -> tuple[Token, ...]:
        return tuple(token for token in self.tokens if token.content)

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(token.stem for token in self.tokens)

    @cached_property
    def norms(self) -> tuple[str, ...]:
        return tuple(token.norm for token in self.tokens)

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        return moments(self.text[:LONGEST], written=self.written)

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """The amounts that are no part of a date."""
        days = [(moment.start, moment.end) for moment in self.moments]
        return tuple(
            amount
            for amount in amounts(self.text[:LONGEST])
            if not any(start <= amount.start < end for start, end in days)
        )

    @cached_property
    def quotes(self) -> tuple[tuple[int, int], ...]:
        """Places of what stands between quote marks."""
        found = (
            match.span("double" if match["double"] else "single")
            for match in _QUOTE.finditer(self.text[:LONGEST])
        )
        return tuple((start, end) for start, end in found if start < end)

    @cached_property
    def names(self) -> tuple[Name, ...]:
        return _names(self.text, self.tokens)

    def gap(self, at: int) -> str:
        """What stands between that word and the one before it."""
        start = self.tokens[at - 1].end if at else 0
        end = self.tokens[at].start if at < len(self.tokens) else len(self.text)
        return self.text[start:end]

    def quoted(self, token: Token) -> bool:
        return any(start <= token.start < end for start, end in self.quotes)


def _names(text: str, words: tuple[Token, ...]) -> tuple[Name, ...]:
    """Runs of capitalised words; in a text all in capitals, or without any, there are none."""
    found: list[Name] = []
    at = 0
    while at < len(words):
        if not _starts_a_name(words[at]):
            at += 1
            continue
        end = _name_end(text, words, at)
        found.append(Name(words[at:end], _opens(text, words[at])))
        at = end
    return tuple(found)


def _starts_a_name(token: Token) -> bool:
    return token.capital and not token.number and (token.norm not in STOP or token.norm == "us")


def _name_end(text: str, words: tuple[Token, ...], at: int) -> int:
    end = at + 1
    while end < len(words):
        gap = text[words[end - 1].end : words[end].start]
        if len(gap) > 2 or gap.strip(" .-–&\u00a0'’/"):
            break
        if _starts_a_name(words[end]):
            end += 1
            continue
        following = words[end + 1] if end + 1 < len(words) else None
        joined = words[end].norm in _CONNECTORS and not words[end].capital
        if not (joined and following and _starts_a_name(following)):
            break
        end += 2
    return min(end, len(words))


def _opens(text: str, token: Token) -> bool:
    """True where a capital says nothing: after a full stop, a colon, an opening quote mark."""
    before = text[max(0, token.start - 3) : token.start].rstrip(" \n\t")
    return token.start == 0 or not before or before[-1] in ".!?:;\"“‘'„«—-–•*#>("
