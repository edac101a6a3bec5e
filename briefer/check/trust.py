"""A judge and an exam in; the same judge, believed only if it passes, out. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import Protocol

from briefer.check.exam import Question, Score, marked
from briefer.errors import ConfigError
from briefer.model import Usage
from briefer.ports import Claim, Judge, Judgement


class Exams(Protocol):
    """The scores of exams that were sat, by key; a store may forget at any time."""

    def get(self, key: str) -> Score | None: ...

    def put(self, key: str, score: Score) -> None: ...


@dataclass(frozen=True, slots=True)
class Result:
    """How an exam ended: with a score, or with the fault that kept it from its end."""

    score: Score | None
    usage: Usage = field(default_factory=Usage)
    fault: str = ""

    @property
    def passed(self) -> bool:
        return self.score is not None and self.score.passed


def examined(
    judge: Judge, *, exam: Callable[[], Sequence[Question]], kept: Exams, key: str
) -> Result:
    """The judge's kept score, or that of an exam sat now. Never raises.

    What the endpoint did not answer is no fault of the model's: such an exam is not kept.
    """
    if (known := kept.get(key)) is not None:
        return Result(known)
    try:
        asked = exam()
    except ConfigError as error:
        return Result(None, fault=str(error))
    given = judge([question.claim for question in asked])
    score = marked(asked, given.opinions, usage=given.usage)
    if not given.reached and not score.passed:
        return Result(None, given.usage, f"the exam could not be finished: {given.fault}")
    kept.put(key, score)
    return Result(score, given.usage)


def believed(judge: Judge, *, exam: Callable[[], Result], name: str) -> Judge:
    """The judge, if it passes the exam, which is sat when first needed and booked to that call.

    Of one that is not believed nothing is asked: each judgement is empty and says why.
    """
    lock = Lock()
    results: list[Result] = []

    def judged(claims: Sequence[Claim]) -> Judgement:
        with lock:
            spent = Usage()
            if not results:
                results.append(exam())
                spent = results[0].usage
        if not results[0].passed:
            return Judgement({}, spent, f"{name} is not believed: {_why(results[0])}")
        given = judge(claims)
        return replace(given, usage=given.usage + spent)

    return judged


def _why(result: Result) -> str:
    return result.fault or f"it failed its exam, {result.score}"
