"""Batches that break grouping elsewhere: `python -m benchmarks.grouping_bad_input`.

Every case runs in a process of its own and must give each id back exactly once. Writes
`benchmarks/results/grouping-bad-input.md`: CPU seconds, peak memory above the input's, stories.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from briefer.group.stories import stories
from briefer.model import Article

_ROOT = Path(__file__).parents[1]
_DAY = datetime(2023, 3, 20, tzinfo=UTC)
_MEGABYTE = 1_000_000


def one_word_each(count: int) -> Iterator[Article]:
    """Articles of one word, every word in ten of them, over thirty days."""
    for number in range(count):
        yield _article(number, text=_word(number // 10), day=number * 7 % 30)


def one_word_for_all(count: int) -> Iterator[Article]:
    """The same word in every article: with nothing else to go by, all are alike."""
    return (_article(number, text="Update", day=number % 30) for number in range(count))


def one_headline(count: int) -> Iterator[Article]:
    """The same headline without text, without dates, from many outlets."""
    for number in range(count):
        yield Article("Council votes on the old harbour bridge", "", id=f"a{number}")


def megabytes(count: int) -> Iterator[Article]:
    """Texts of a megabyte: repeated words, words of their own, and no spaces at all."""
    for number in range(count):
        kind = number % 3
        if kind == 0:
            text = f"{_word(number)} and another " * (_MEGABYTE // 20)
        elif kind == 1:
            text = " ".join(map(_word, range(number * 1000, number * 1000 + _MEGABYTE // 9)))
        else:
            text = "x" * _MEGABYTE
        yield _article(number, text=text[:_MEGABYTE], day=number % 3)


def one_article_in_many_prints(count: int) -> Iterator[Article]:
    """One text of news length by many outlets, each time with a few words changed."""
    chance = random.Random(3)
    base = [_word(number) for number in range(300)]
    for number in range(count):
        words = list(base)
        for place in chance.sample(range(300), 4):
            words[place] = _word(chance.randrange(900_000))
        yield _article(number, text=" ".join(words), day=number % 30, publisher=f"P{number}")


CASES: dict[str, tuple[Callable[[int], Iterator[Article]], int]] = {
    "a million one-word articles": (one_word_each, 1_000_000),
    "one word for all of 100,000": (one_word_for_all, 100_000),
    "one headline, no dates, 20,000 times": (one_headline, 20_000),
    "100 articles of a megabyte": (megabytes, 100),
    "one text in 10,000 prints": (one_article_in_many_prints, 10_000),
}


def measured(case: str) -> dict[str, float]:
    """CPU seconds and megabytes of one case; fails when an id is lost or doubled."""
    make, count = CASES[case]
    articles = list(make(count))
    given = _peak()
    start = time.process_time()
    found = stories(articles)
    seconds = time.process_time() - start
    ids = [article.id for story in found for article in story.articles]
    if sorted(ids) != sorted(article.id for article in articles):
        raise SystemExit(f"{case}: an id was lost or came twice")
    return {"cpu": seconds, "input": given, "peak": _peak(), "stories": len(found)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--case", choices=sorted(CASES))
    parser.add_argument(
        "--out", type=Path, default=_ROOT / "benchmarks" / "results" / "grouping-bad-input.md"
    )
    options = parser.parse_args()
    if options.case:
        print(json.dumps(measured(options.case)))
        return
    lines = [
        "# Grouping of bad input",
        "",
        "Command: `python -m benchmarks.grouping_bad_input`. Every id came out exactly once.",
        "",
        "| batch | CPU s | peak MB | of which input MB | stories |",
        "|---|---|---|---|---|",
    ]
    for case in CASES:
        row = _process(case)
        lines.append(
            f"| {case} | {row['cpu']:.1f} | {row['peak']:.0f} | {row['input']:.0f} "
            f"| {row['stories']:,.0f} |"
        )
        print(lines[-1], flush=True)
    options.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _process(case: str) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.grouping_bad_input", "--case", case]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=_ROOT)
    return dict(json.loads(done.stdout))


def _article(number: int, *, text: str, day: int, publisher: str = "") -> Article:
    return Article(
        title="",
        text=text,
        id=f"a{number}",
        publisher=publisher or f"Outlet {number % 400}",
        published=_DAY + timedelta(days=day),
    )


def _word(number: int) -> str:
    letters = []
    number += 26
    while number:
        number, letter = divmod(number, 26)
        letters.append(chr(97 + letter))
    return "".join(letters) + "o"


def _peak() -> float:
    """Megabytes at most so far."""
    status = Path("/proc/self/status").read_text("utf-8")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


if __name__ == "__main__":
    main()
