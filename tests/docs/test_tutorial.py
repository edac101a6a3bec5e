"""The tutorial is true: its commands in order, in an empty folder, print what it says they do."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest

from tests.docs.newsroom import town
from tests.docs.walking import Walk, blocks, edited, matches
from tests.docs.written import DOCS, ROOT

TUTORIAL: Final = DOCS / "tutorial.md"
# Not run here: the package is what the tests run. `.ci/run` installs it in an empty environment.
INSTALLING: Final = ("uv tool install .\n",)


def test_the_tutorial_does_what_it_says(tmp_path: Path) -> None:
    steps = [b for b in blocks(TUTORIAL) if b.text not in INSTALLING]
    said = ""

    with town(tmp_path / "town", now=datetime.now(UTC)) as place:
        walk = Walk(tmp_path / "desk", place)
        for step in steps:
            if step.language == "toml":
                walk.write(step.text)
            elif step.language == "sh":
                said = walk.done(step.text)
            else:
                assert matches(said, step.text), f"line {step.line} of the tutorial:\n{said}"

    assert len(steps) > 15
    assert [mail.recipients for mail in place.mail.inbox] == [("you@desk.example",)]
    assert [len(place.slack.posts), len(place.discord.requests)] == [1, 1]
    assert "harbour bridge" in str(place.slack.posts)
    assert (walk.folder / "public" / "index.html").exists()
    assert place.model.asked


def test_what_the_tutorial_installs_stands_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert all(line.strip() in readme for line in INSTALLING)


@pytest.mark.parametrize(
    ("told", "is_so"),
    [
        ("one\n…\nfour", True),
        ("…\nthree\n…", True),
        ("o… \n…", True),
        ("one\nthree\n…", False),
        ("one…four", False),  # inside a line it is of that line
        ("one\n…\nfive", False),
    ],
)
def test_what_is_left_out_of_an_output_is_marked(told: str, is_so: bool) -> None:
    assert matches("one\ntwo\nthree\nfour\n", told) == is_so


def test_what_a_page_tells_to_write_lands_where_a_reader_would_write_it() -> None:
    before = 'zone = 1\n\n[a]\nsend = ["x"]  # who\nat = 7\n\n[b]\nsend = 1\n'

    after = edited(before, "top = true\n\n[a]\nsend = 2\n\n[c]\nnew = 3\n")

    assert (
        after == "top = true\nzone = 1\n\n[a]\nsend = 2\nat = 7\n\n[b]\nsend = 1\n\n[c]\nnew = 3\n"
    )
