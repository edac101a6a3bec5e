"""The exam a judge sits: its questions read from a file, its answers marked. Pure.

A judge is believed only if it refuses nine in ten of the wrong claims and accepts eight in ten
of the true ones; what it gives no verdict on counts against it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Final

from briefer.errors import ConfigError
from briefer.model import Article, Usage
from briefer.ports import Claim, Opinion
from briefer.text.sentences import passages

FILE: Final = "exam.jsonl"
FEWEST: Final = 10  # claims of each sort: with fewer, luck decides
MOST: Final = 400  # of all: an exam is paid for
REFUSED: Final = 0.9
ACCEPTED: Final = 0.8


@dataclass(frozen=True, slots=True)
class Question:
    """A claim with its passages, and whether they support it."""

    claim: Claim
    supported: bool


@dataclass(frozen=True, slots=True)
class Score:
    """How many of the wrong claims a judge refused and of the true ones accepted; its cost."""

    refused: int
    wrong: int
    accepted: int
    true: int
    usage: Usage = field(default_factory=Usage)

    @property
    def passed(self) -> bool:
        return self.refused >= REFUSED * self.wrong and self.accepted >= ACCEPTED * self.true

    def __str__(self) -> str:
        refused = f"{self.refused} of {self.wrong} wrong refused"
        return f"{refused}, {self.accepted} of {self.true} true accepted"


def questions(text: str) -> tuple[Question, ...]:
    """The questions of an exam file. Raises ConfigError that names the line and what it lacks."""
    lines = [(n, line) for n, line in enumerate(text.splitlines(), start=1) if line.strip()]
    found = tuple(_question(line, n) for n, line in lines[: MOST + 1])
    wrong = sum(not question.supported for question in found)
    if min(wrong, len(found) - wrong) < FEWEST or len(found) > MOST:
        raise ConfigError(
            f"prompts/{FILE}: has {wrong} wrong and {len(found) - wrong} true claims; an exam needs"
            f" at least {FEWEST} of each and at most {MOST} in all"
        )
    return found


def marked(exam: Sequence[Question], opinions: Mapping[str, Opinion], *, usage: Usage) -> Score:
    """The score of these answers."""
    given = [(question, opinions.get(question.claim.id)) for question in exam]
    return Score(
        refused=sum(o is not None and not o.supported for q, o in given if not q.supported),
        wrong=sum(not question.supported for question in exam),
        accepted=sum(o is not None and o.supported for q, o in given if q.supported),
        true=sum(question.supported for question in exam),
        usage=usage,
    )


def exam_key(*parts: object) -> str:
    """The digest of all that an exam's result hangs on: questions, prompt, model, version."""
    text = json.dumps(parts, sort_keys=True, ensure_ascii=True, default=str)
    return sha256(text.encode("ascii")).hexdigest()


def _question(line: str, number: int) -> Question:
    where = f"prompts/{FILE}, line {number}"
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{where}: is not JSON ({error})") from error
    claim, given = _field(value, "claim", where), _field(value, "passages", where)
    supported = _field(value, "supported", where)
    texts = given if isinstance(given, list) else [given]
    if not isinstance(supported, bool):
        raise ConfigError(f'{where}: "supported" is to be true or false')
    if not isinstance(claim, str) or not claim.strip():
        raise ConfigError(f'{where}: "claim" is to be a text')
    if not texts or not all(isinstance(text, str) and text.strip() for text in texts):
        raise ConfigError(f'{where}: "passages" is to be a list of texts')
    shown = [
        passage
        for n, text in enumerate(texts)
        for passage in passages(Article("", text, id=f"exam-{number}-{n}"))
    ]
    return Question(Claim(f"x{number}", claim, tuple(shown)), supported)


def _field(value: Any, name: str, where: str) -> Any:
    if not isinstance(value, dict) or name not in value:
        raise ConfigError(f'{where}: needs an object with "claim", "passages" and "supported"')
    return value[name]
