"""A row of the table of finding kinds: its meaning, what it decides, an example each way. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefer.languages.known import LANGUAGES
from briefer.model import Finding

Reach = Literal["every", "part", "all"]

EVERY: Reach = "every"  # numbers, names, dates, quotations: compared in every script
PARTLY: Reach = "part"  # known by its words: where a language has rules, be it in part
FULLY: Reach = "all"  # only where a language has all rules

ALWAYS = "always"
NEVER = "never"


@dataclass(frozen=True, slots=True)
class Example:
    """A claim and its source; `cites` is the one sentence of it that the claim rests on, if any."""

    claim: str
    source: str
    cites: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of finding. `name` is what users see as `check` in JSON.

    `blocks`: ALWAYS; NEVER, then it is a doubt; or the condition under which it blocks, in words,
    and the rule says each time whether it holds. `refuses_from`: as a doubt it refuses a claim by
    itself if the claim follows its source at least this closely (share of its words kept in
    order, 0 to 1); None: never by itself. `firm_from`: where no passage was cited, so that the
    evidence is only what was picked from an article, it blocks from that closeness on. `slight`:
    alone, and for one plain word, such a doubt keeps no bullet out of a brief that nobody judges.
    `yielded`: the claim of this example gets a finding of this kind; `passed`: this one gets none.
    """

    name: str
    meaning: str
    reach: Reach
    yielded: Example
    passed: Example
    blocks: str = NEVER
    refuses_from: float | None = None
    firm_from: float = 0.0
    slight: bool = False

    def finding(self, detail: str, *words: str, blocking: bool | None = None) -> Finding:
        """A finding of this kind; `words` are those at fault.

        `blocking` is said exactly where the table leaves it to the rule.
        """
        if (blocking is None) != (self.blocks in {ALWAYS, NEVER}):
            raise ValueError(f"“{self.name}” blocks {self.blocks}: the table and its rule differ")
        blocks = self.blocks == ALWAYS if blocking is None else blocking
        return Finding(self.name, detail, words, blocks)

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of the languages it is known in; empty for every language."""
        grades = {EVERY: (), PARTLY: ("all", "part"), FULLY: ("all",)}[self.reach]
        return tuple(code for code, known in LANGUAGES.items() if known.rules in grades)

    def refuses(self, closeness: float) -> bool:
        """Whether a doubt of this kind refuses a claim that follows its source so closely."""
        return self.refuses_from is not None and closeness >= self.refuses_from
