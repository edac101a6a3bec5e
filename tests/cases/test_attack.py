"""The kept attacks on time, on the terminal and on the reader of replies, run whole.

They lie outside of the project; where they are not there the tests say so and are skipped.
`gate-strings.jsonl` is pinned beside the other claims, the escape in a title at the border.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from briefer.app.context import Context
from briefer.app.run import Request, run_topic
from briefer.config import Config, ModelConfig, TopicConfig
from briefer.model import Brief
from briefer.store import open_store
from briefer.testing.openai_server import OpenAIServer, Served
from tests.app.test_readers_window import Desk
from tests.cases.whole import CASES, brief_of, needs_cases

FOLDER = CASES / "attack"
PINNED = {
    *("dst-lost-hour.jsonl", "dst-lost-hour.toml", "late-run.jsonl", "late-run.toml"),
    *("model-reply-redos.json", "gate-strings.jsonl", "jsonl-title-escape.jsonl"),
}

pytestmark = needs_cases


def test_every_attack_is_pinned() -> None:
    assert {path.name for path in FOLDER.iterdir()} == PINNED


def titles(brief: Brief) -> set[str]:
    """The titles of what the brief cites."""
    return {reference.article.title for reference in brief.references}


def test_an_article_between_two_late_runs_is_in_the_second(tmp_path: Path) -> None:
    lines = (FOLDER / "late-run.jsonl").read_text("utf-8").splitlines()
    early, between, late = lines
    with open_store(tmp_path / "briefer.db") as store:
        desk = Desk(tmp_path, store)
        desk.topic = "lorn"
        desk.feed.write_text(early + "\n", encoding="utf-8")
        first = desk.deliver(datetime(2026, 3, 2, 7, 0, 10, tzinfo=UTC)).brief
        desk.feed.write_text("\n".join((early, between, late)) + "\n", encoding="utf-8")
        second = desk.deliver(datetime(2026, 3, 3, 7, 5, tzinfo=UTC)).brief

    assert titles(first) == {"Lorn school painted"}
    assert titles(second) == {"Lorn council sits late", "Lorn fair opens"}


@pytest.mark.parametrize(
    ("day", "wanted"),
    [
        (date(2024, 10, 26), {"Lorn school painted"}),
        (date(2024, 10, 27), {"Lorn council sits late", "Lorn fair opens"}),
    ],
)
def test_the_day_of_the_clock_change_is_a_calendar_day(day: date, wanted: set[str]) -> None:
    topic = TopicConfig(name="lorn", query="lorn")
    context = Context(Config(timezone="Europe/Kyiv", topics=(topic,), parse="off"))
    request = Request(articles=str(FOLDER / "dst-lost-hour.jsonl"), day=day)
    now = datetime(2026, 11, 27, tzinfo=UTC)

    made = run_topic(context, "lorn", request, now=now, store=None, say=lambda _: None).brief

    assert titles(made) == wanted


def test_an_escape_in_a_title_reaches_no_line_of_the_brief() -> None:
    made = brief_of(FOLDER / "jsonl-title-escape.jsonl", "lorn", date(2023, 3, 1))

    assert [bullet.text for bullet in made.bullets] == [
        "The council of Lorn voted on Monday to close the old bridge for good this spring."
    ]
    assert all(title.isprintable() for title in titles(made))


@pytest.mark.timeout(60)
def test_a_reply_of_nothing_but_blanks_costs_a_moment_and_no_line() -> None:
    reply = Served((FOLDER / "model-reply-redos.json").read_bytes())
    topic = TopicConfig(name="lorn", query="lorn")
    request = Request(articles=str(FOLDER / "late-run.jsonl"), day=date(2026, 3, 2))
    now = datetime(2026, 11, 27, tzinfo=UTC)
    with OpenAIServer([reply]) as server:
        model = ModelConfig(name="scripted", base_url=server.base_url, deadline=20)
        context = Context(Config(topics=(topic,), parse="off", model=model))
        begun = datetime.now(UTC)
        made = run_topic(
            context, "lorn", replace(request, engine="openai"), now=now, store=None,
            say=lambda _: None,
        ).brief  # fmt: skip

    assert titles(made) == {"Lorn school painted", "Lorn council sits late"}
    assert made.engine.endswith("extractive")
    assert any("JSON" in problem.reason for problem in made.problems)
    assert datetime.now(UTC) - begun < timedelta(seconds=30)
