"""Sentences in; pieces that can be read alone out: a sentence with the ones it leans on. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from briefer.model import Field, Passage
from briefer.summarize.sentence_filter import LONGEST, leans, unfit, unfit_title, unshown
from briefer.text.folding import words

WINDOW = 2  # sentences a piece may reach back: further, the reader asks who "he" is anyway


@dataclass(frozen=True, slots=True)
class Unit:
    """One or a few neighbouring sentences of an article that stand alone, in reading order."""

    passages: tuple[Passage, ...]
    text: str = field(init=False, repr=False, compare=False)  # asked for thousands of times

    def __post_init__(self) -> None:
        text = " ".join(" ".join(passage.text.split()) for passage in self.passages)
        object.__setattr__(self, "text", text)

    @property
    def main(self) -> Passage:
        """The sentence the piece is about; those before it only say who and what."""
        return self.passages[-1]


def units(
    passages: Sequence[Passage], *, alone: bool = True, cut_off: bool = False
) -> tuple[Unit, ...]:
    """A unit for each given sentence that can stand alone, or can with those before it.

    The neighbours must be among the given. Captions, questions and sentences that address
    a reader or a machine are in no unit. With `alone` off a sentence that leans further back
    than the window is a unit all the same: a model reads it, nobody prints it. With `cut_off` so
    is one that is short or ends in the air.
    """
    at = {(p.article.id, p.field, p.index): p for p in passages}
    found = (_unit(passage, at, alone, unshown if cut_off else unfit) for passage in passages)
    return tuple(unit for unit in found if unit is not None)


def _unit(
    passage: Passage,
    at: Mapping[tuple[str, Field, int], Passage],
    alone: bool,
    bad: Callable[[str], str | None],
) -> Unit | None:
    if passage.field == "title":
        return None if unfit_title(passage.text) else Unit((passage,))
    if bad(passage.text):
        return None
    chain = _chain(passage, at)
    unit = Unit(chain)
    if not alone:
        return unit
    fits = not leans(chain[0].text) and len(words(unit.text)) <= LONGEST
    return unit if fits else None


def _chain(passage: Passage, at: Mapping[tuple[str, Field, int], Passage]) -> tuple[Passage, ...]:
    """The sentence and those before it that it leans on, as far back as the window."""
    chain = [passage]
    while len(chain) <= WINDOW and leans(chain[0].text):
        before = at.get((passage.article.id, "text", chain[0].index - 1))
        if before is None or unfit(before.text):
            break
        chain.insert(0, before)
    return tuple(chain)
