"""No input makes a check quadratic: cost is counted in steps of Python, not in seconds."""

from __future__ import annotations

import sys
import time
from types import FrameType
from typing import Any

import pytest

from briefer.check import check_articles
from briefer.check.article import indexed
from briefer.model import Article

HOSTILE = {
    "one word": "attack ",
    "one letter": "a ",
    "one number": "7 ",
    "one name": "Kyiv ",
    "sentences": "Kyiv said 7 men left. ",
    "quote marks": '" ',
    "single marks": "' ",
    "capital runs": "Alpha Beta ",
    "denials": "not no never ",
    "number words": "twenty thousand and ",
    "hedges": "may might could ",
    "blank lines": "a\n\n",
    "brackets": "[x] ",
}


def steps(claim: str, text: str) -> int:
    """Calls of Python functions that one judgement takes, index included."""
    count = 0

    def counted(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    indexed.cache_clear()
    article = Article(title="", text=text, id=f"{len(text)}")
    sys.setprofile(counted)
    try:
        check_articles(claim, [article])
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_four_times_the_article_costs_at_most_about_four_times(piece: str) -> None:
    claim = (piece * 12).strip() or piece

    small, large = (steps(claim, "Start. " + piece * times) for times in (500, 2000))
    assert large <= 6 * small + 5000


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_four_times_the_claim_costs_at_most_about_four_times(piece: str) -> None:
    text = "Start. " + piece * 60

    small, large = (steps((piece * times).strip() or piece, text) for times in (200, 800))
    assert large <= 6 * small + 5000


RUNS = {
    "full stops": ".",
    "spaces": " ",
    "line ends": "\n",
    "quote marks": '"',
    "single marks": "'",
    "exclamations": "?!",
    "open brackets": "(",
    "commas after figures": "1,",
    "one sentence": "The bomb fell. ",
    "no letters": "\u0301",
}


def seconds(text: str) -> float:
    """Processor time of one judgement with the text on either side, the least of three."""
    found = []
    for number in range(3):
        article = Article(title="", text=f"Start here. {text} The end.", id=f"{number}{len(text)}")
        started = time.process_time()
        check_articles("The bomb fell on Monday.", [article])
        check_articles(text or "A claim.", [article])
        found.append(time.process_time() - started)
    return min(found)


@pytest.mark.parametrize("piece", RUNS.values(), ids=RUNS)
def test_a_long_run_costs_what_its_length_costs(piece: str) -> None:
    """Sixteen times the length: sixteen times the time is fair, 256 times is not."""
    small, large = (seconds(piece * (size // len(piece))) for size in (2_000, 32_000))

    assert large <= 60 * small + 0.5  # half a second of noise: quadratic runs took eighteen


def test_sentences_said_again_are_judged_once() -> None:
    article = Article(title="", text="The bomb fell. The house burned.", id="repeated")
    claim = "The bomb fell. The house stood. "

    assert check_articles(claim * 50, [article]) == check_articles(claim, [article])
