"""A drafted sentence and its passages in, what shows that somebody steered it out. Pure.

A model that was hijacked can only write words. These are the words it must not get through:
links, markup, addresses that its passages do not have, and orders to a reader or a machine.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from briefer.check.kinds import yields
from briefer.model import Finding
from briefer.summarize.sentence_filter import holds_markup, speaks_to_somebody
from briefer.summarize.terms import terms
from briefer.text.folding import folded

MARKUP, INSTRUCTION = yields("markup", "instruction")
ADDRESS, SUBSTANCE, FRAGMENT = yields("address", "substance", "fragment")

_FEWEST: Final = 3  # words of a sentence, in a script that parts its words

_MOST_FOREIGN: Final = 0.5  # share of content words that no cited passage has
# A bare domain or an account: mail programs make links of them. "U.S." has no two-letter end.
_ADDRESS: Final = re.compile(r"(?<![\w.@-])@?[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.[a-z]{2,}\b")


def steered(text: str, passages: Iterable[str]) -> tuple[Finding, ...]:
    """Blocking findings against the sentence; () when nothing of the kind is in it.

    >>> [finding.detail for finding in steered("The mayor praised evil.example.", ["The mayor."])]
    ['No cited passage has the address “evil.example”.']
    """
    if holds_markup(text):
        return (MARKUP.finding("The sentence holds a link or markup."),)
    if speaks_to_somebody(text):
        detail = "The sentence speaks to a reader or a machine instead of telling news."
        return (INSTRUCTION.finding(detail),)
    if _is_fragment(text):
        return (FRAGMENT.finding("The sentence is a fragment of one."),)
    shown = " ".join(passages)
    return _addresses(text, shown) or _substance(text, shown)


def _is_fragment(text: str) -> bool:
    """One word, or two without a full stop; a script that does not part words is not counted."""
    parted = any(letter.isalpha() and letter < "\u0600" for letter in text)
    count = len(text.split())
    return parted and (count < _FEWEST - 1 or (count < _FEWEST and text[-1] not in ".!"))


def printable_title(titles: Iterable[str]) -> str | None:
    """The first title that neither holds markup nor speaks to somebody."""
    return next((t for t in titles if not (holds_markup(t) or speaks_to_somebody(t))), None)


def _addresses(text: str, shown: str) -> tuple[Finding, ...]:
    evidence = folded(shown)
    foreign = [found for found in _ADDRESS.findall(folded(text)) if found not in evidence]
    return tuple(
        ADDRESS.finding(f"No cited passage has the address “{name}”.", name)
        for name in dict.fromkeys(foreign)
    )


def _substance(text: str, shown: str) -> tuple[Finding, ...]:
    """A few true words do not carry a false one: "the mayor said: we surrender"."""
    evidence = terms(shown)
    own = terms(text)
    missing = [term for term in own if term not in evidence]
    if not own or len(missing) / len(own) < _MOST_FOREIGN:
        return ()
    return (SUBSTANCE.finding("Half of what the sentence says stands in no cited passage."),)
