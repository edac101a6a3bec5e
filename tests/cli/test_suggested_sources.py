"""A new user finds sources without knowing an address; the file that is written loads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from briefer.app.context import config_from


def config() -> Any:
    return config_from(Path("briefer.toml").read_text(encoding="utf-8"))


def test_init_without_a_feed_names_public_ones_for_the_topic(run: Any) -> None:
    ran = run("init", "--topic", "Bakhmut")

    assert ran.status == 0
    assert "sources for Ukraine" in ran.err
    assert "The Kyiv Independent" in ran.err
    assert ran.err.endswith("to write them: briefer sources suggest --add Bakhmut\n")
    assert [source.name for source in config().sources] == ["frontline"]


def test_init_writes_the_public_feeds_that_fit_its_words(run: Any) -> None:
    ran = run("init", "--topic", "Bakhmut", "--suggest", "Ukraine")

    names = {source.name for source in config().sources}
    assert ran.status == 0
    assert {"kyiv-independent", "ukrainska-pravda"} < names
    assert "frontline" not in names
    assert {source.language for source in config().sources} == {"en", "uk"}
    assert ran.err.endswith("briefer sources check, then briefer daily --topic bakhmut\n")


def test_init_refuses_a_word_that_is_nearly_one_and_writes_nothing(run: Any) -> None:
    ran = run("init", "--suggest", "Ukrane")

    assert ran.status == 2
    assert "did you mean 'Ukraine'?" in ran.err
    assert not Path("briefer.toml").exists()


def test_suggested_sources_are_added_once(run: Any) -> None:
    run("init", "--topic", "Bakhmut", "--suggest", "Ukraine")

    ran = run("sources", "suggest", "--add", "ransomware", "in", "Ukraine")

    names = [source.name for source in config().sources]
    assert ran.status == 0
    assert len(set(names)) == len(names)
    assert "cisa" in names


def test_the_suggestions_are_data(run: Any) -> None:
    ran = run("sources", "suggest", "Khartoum", "--json")

    assert ran.status == 0
    assert ran.lines[0]["name"] == "sudan-tribune"
    assert set(ran.lines[0]) == {"name", "title", "language", "regions", "themes", "kind", "url"}


def test_without_words_the_whole_list_is_printed(run: Any) -> None:
    assert len(run("sources", "suggest", "--json").lines) > 200


def test_what_fits_nothing_is_said(run: Any) -> None:
    ran = run("sources", "suggest", "knitting")

    assert ran.status == 0
    assert "nothing in the list fits 'knitting' by place or theme" in ran.err


@pytest.mark.parametrize("given", [("--add",), ("--add", "--language", "de")])
def test_adding_all_of_the_list_is_refused(run: Any, given: tuple[str, ...]) -> None:
    ran = run("sources", "suggest", *given)

    assert ran.status == 2
    assert "--add needs the words of a topic" in ran.err
