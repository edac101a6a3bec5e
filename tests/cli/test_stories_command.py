"""`briefer stories`: a table that fits a screen, whole records for machines, options that count."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

OPTIONS = ("stories", "--topic", "oldport", "--date", "2023-03-22", "--articles")


def test_a_story_for_machines_has_numbers_and_lists(run: Any, articles: Path) -> None:
    first = run(*OPTIONS, str(articles), "--json").lines[0]

    assert first["n"] == 1
    assert 0 < first["score"] <= 1
    assert first["publishers"] == ["Oldport Herald"]
    assert set(first["articles"]) <= {"a1", "a2", "a3"}
    assert "single source" in first["reasons"]


def test_a_long_headline_is_cut_on_the_screen_and_whole_for_machines(run: Any) -> None:
    title = "Oldport council votes on the repair of the harbour bridge after two years of delay"
    line = f'{{"id": "a", "title": "{title}", "published": "2023-03-22", "publisher": "P"}}'

    assert max(map(len, run(*OPTIONS, "-", stdin=line).out.splitlines())) <= 130
    assert title not in run(*OPTIONS, "-", stdin=line).out
    assert run(*OPTIONS, "-", "--json", stdin=line).lines[0]["headline"] == title


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--svg",), "add --over-time N"),
        (("--out", "picture.svg"), "add --over-time N"),
        (("--over-time", "1", "--json"), "leave out --over-time"),
    ],
    ids=["svg of a table", "file of a table", "json of a picture"],
)
def test_an_option_that_would_do_nothing_is_refused(
    run: Any, articles: Path, more: tuple[str, ...], said: str
) -> None:
    ran = run(*OPTIONS, str(articles), *more)

    assert ran.status == 2
    assert said in ran.err


def test_a_picture_goes_to_a_file(run: Any, articles: Path) -> None:
    run(*OPTIONS, str(articles), "--over-time", "1", "--svg", "--out", "p.svg")

    assert Path("p.svg").read_text(encoding="utf-8").startswith("<svg")
