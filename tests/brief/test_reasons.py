"""What an editor says of a refused bullet: what was looked up, else the judge, else a doubt."""

from __future__ import annotations

import pytest

from briefer.brief.reasons import MOST, reasons
from briefer.check.kinds import KINDS
from briefer.model import Finding
from briefer.ports import Opinion

BLOCKING, DOUBTFUL = "unit", "hedge"


def finding(kind: str, detail: str, *words: str) -> Finding:
    return KINDS[kind].finding(detail, *words)


def test_what_was_looked_up_is_said_before_the_judge_and_any_doubt() -> None:
    found = [
        finding(DOUBTFUL, "Perhaps."),
        finding(BLOCKING, "It is 14."),
        finding(BLOCKING, "No."),
    ]

    assert reasons(found, Opinion(supported=False, reason="Too much.")) == ("It is 14.", "No.")


def test_the_judges_sentence_is_said_before_a_doubt_if_it_refused_and_gave_one() -> None:
    doubt = [finding(DOUBTFUL, "Perhaps.")]

    assert reasons(doubt, Opinion(supported=False, reason="Too much.")) == ("Too much.",)
    assert "Perhaps." in reasons(doubt, Opinion(supported=True, reason="Fine."))[0]
    assert "Perhaps." in reasons(doubt, Opinion(supported=False))[0]


@pytest.mark.parametrize("kind", ["exchange", "coverage"])
def test_of_a_comparison_of_words_the_words_are_not_told(kind: str) -> None:
    (said,) = reasons([finding(kind, "quay stands for mill", "quay")], None)

    assert "quay" not in said
    assert "closer" in said


def test_a_doubt_is_said_with_what_its_kind_means() -> None:
    (said,) = reasons([finding(DOUBTFUL, "Perhaps.")], None)

    assert said.endswith(": Perhaps.")
    assert said[:9].lower() == KINDS[DOUBTFUL].meaning[:9].lower()
    assert said[0].islower()


def test_words_nobody_said_are_named() -> None:
    (said,) = reasons([finding("unsaid", "no such words", "quay", "spring")], None)

    assert "nothing about quay, spring" in said


def test_a_reason_is_given_once_and_no_more_than_three_are() -> None:
    found = [finding(BLOCKING, text) for text in ("a", "a", "b", "c", "d")]

    assert reasons(found, None) == ("a", "b", "c")
    assert MOST == 3
    assert reasons([], None) == reasons([finding("exchange", "x")], None)
