"""A run that reads only what its query holds for makes the brief that it would make of everything."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from briefer.app.context import context_for_run
from briefer.app.finding import found_for
from briefer.app.run import Request, run_topic
from briefer.app.sending import count_printed
from briefer.jsonform import brief_json
from briefer.model import Article, Window
from briefer.store import Store, open_store

SAMPLE = Path(__file__).parents[2] / "examples" / "bakhmut"
FIRST = datetime(2023, 3, 21, tzinfo=UTC)
QUERIES = {"bakhmut": "bakhmut OR artemivsk", "people": "cellar OR school", "nothing": "zeppelin"}


class Everything(Store):
    """A store that reads every article whole, as before there were queries in it."""

    def articles_for(self, query: str, window: Window, **options: Any) -> Any:
        return self.articles(window, **options)

    def known_for(self, query: str, ids: Any) -> Any:
        return self.known(ids)


def days(folder: Path, topics: list[str], *, whole: bool) -> dict[str, Any]:
    """The briefs of three days over one store, by topic and day."""
    folder.mkdir()
    sources = "\n".join(
        f"[sources.{n}]\nurl = {json.dumps(str(path))}"
        for n, path in enumerate(sorted(SAMPLE.iterdir()))
        if path.suffix in (".xml", ".json", ".jsonl")
    )
    tables = "\n".join(f"[topics.{t}]\nquery = {json.dumps(QUERIES[t])}" for t in topics)
    config = folder / "briefer.toml"
    config.write_text(f'state = "s.db"\nparse = "off"\n{sources}\n{tables}\n', encoding="utf-8")
    context, made = context_for_run(str(config)), {}
    with open_store(folder / "s.db") as opened:
        store = opened if not whole else Everything(opened._engine, opened.where, opened.path)
        for day in range(3):
            now = FIRST + timedelta(days=day)
            for name in topics:
                run = run_topic(
                    context, name, Request(counts=True), now=now, store=store, say=lambda _: None
                )
                count_printed(context, [run.brief], name=name, is_digest=False, store=store)
                made[f"{name} {day}"] = brief_json(run.brief)
    return made


def test_briefs_are_those_of_reading_everything(tmp_path: Path) -> None:
    lightly = days(tmp_path / "light", ["bakhmut", "people", "nothing"], whole=False)

    assert any(made["account"]["cited"] for made in lightly.values())
    assert any(made["account"]["off_topic"] for made in lightly.values())
    assert lightly == days(tmp_path / "whole", ["bakhmut", "people", "nothing"], whole=True)


@pytest.mark.parametrize("name", ["bakhmut", "people"])
def test_a_topic_is_briefed_beside_others_as_it_is_alone(tmp_path: Path, name: str) -> None:
    beside = days(tmp_path / "beside", ["bakhmut", "people"], whole=False)
    alone = days(tmp_path / "alone", [name], whole=False)

    assert {key: made for key, made in beside.items() if key.startswith(name)} == alone


def test_texts_of_other_topics_stay_in_the_store(tmp_path: Path) -> None:
    made = found(tmp_path, 'query = "ferry"')

    assert {a.id: bool(a.text) for a in made.articles} == {"f": True, "b": False}


def test_a_topic_that_is_widened_reads_everything(tmp_path: Path) -> None:
    made = found(tmp_path, 'query = "ferry"\nwiden = 0.5')

    assert all(a.text for a in made.articles)


def test_of_two_articles_under_one_page_the_fuller_one_stands_as_before(tmp_path: Path) -> None:
    page = "https://news.example/one"
    made = found(
        tmp_path,
        'query = "ferry"',
        Article(
            "Bank",
            "A bank failed today, and was sold.",
            id="given",
            url=page,
            published=FIRST,
            source="a",
        ),
        Article("Bank", "A bank.", url=page, published=FIRST, source="a"),
    )

    (one,) = (a for a in made.articles if a.url == page)
    assert (one.id, one.length) == ("given", len("A bank failed today, and was sold."))


def found(folder: Path, topic: str, *more: Article) -> Any:
    """What a run of that topic finds, of a ferry, a bridge and `more` that was kept before."""
    given = (
        Article("Ferry", "It sank.", id="f", published=FIRST),
        Article("Bridge", "It stands.", id="b", published=FIRST),
    )
    lines = [{"id": a.id, "title": a.title, "text": a.text, "url": a.url,
              "published": FIRST.isoformat()} for a in given]  # fmt: skip
    (folder / "a.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    config = folder / "briefer.toml"
    config.write_text(f'[sources.a]\nurl = "a.jsonl"\n[topics.t]\n{topic}\n', encoding="utf-8")
    context, now = context_for_run(str(config)), FIRST + timedelta(hours=2)
    with open_store(folder / "s.db") as store:
        store.save_articles(more, at=FIRST)
        return found_for(
            context, context.config.topic("t"), None, Window(FIRST - timedelta(days=1), now),
            now=now, store=store, say=lambda _: None,
        )  # fmt: skip
