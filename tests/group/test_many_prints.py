"""One report by many outlets is one source, however many print it."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest

from briefer.group.copies import copies
from briefer.group.stories import stories
from briefer.model import Article

DAY = datetime(2023, 3, 20, tzinfo=UTC)


def prints(count: int) -> list[Article]:
    """One text with a few words changed in each print, among as many other reports."""
    chance = random.Random(3)
    words = [f"{chance.choice(('bra', 'kel', 'mor'))}{n}" for n in range(200)]
    made = []
    for number in range(count):
        said = list(words)
        for place in chance.sample(range(200), 3):
            said[place] = f"changed{number}"
        other = " ".join(f"own{number}x{n}" for n in range(120))
        when = DAY + timedelta(minutes=number)
        made += [
            Article(
                "Bridge shut in Oldport",
                " ".join(said),
                id=f"print{number}",
                publisher=f"Outlet {number}",
                published=when,
            ),
            Article(f"Report {number}", other, id=f"other{number}", published=when),
        ]
    return made


@pytest.mark.parametrize("count", [5, 60, 200, 2500])
def test_a_report_counts_once_however_many_print_it(count: int) -> None:
    batch = prints(count)

    assert copies(batch) == {f"print{n}": "print0" for n in range(1, count)}
    (story,) = [s for s in stories(batch) if "print0" in {a.id for a in s.articles}]
    assert story.publishers == ("Outlet 0",)
