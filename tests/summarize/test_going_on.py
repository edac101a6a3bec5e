"""A story that goes on: only what is new of it is shown to a model, and one that does not, nothing."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from briefer.app.context import Context
from briefer.app.engines import engine_for
from briefer.brief.pipeline import Plan, brief
from briefer.collect.collected import Collected
from briefer.compare.news import Fact
from briefer.config import Config, ModelConfig
from briefer.group.topic import topic
from briefer.model import Article, Brief, Story, Window
from briefer.testing.ask import answer_json
from briefer.testing.openai_server import Asked, OpenAIServer, Served, completion
from tests.summarize.bridge_story import BRIDGE, FERRY, article, packed

MONDAY = datetime(2023, 3, 21, 20, tzinfo=UTC)
TOLD = tuple(f"{part.rstrip('.')}." for part in BRIDGE.text.split(". "))
LATER = article(
    "later",
    "The old bridge over the Lorn was closed on Monday after a flood damaged two piers. "
    "Mayor Ada Brandt said repairs may take three weeks. "
    "Repairs will cost 900,000 euros, the council of Oldport said on Wednesday.",
    published=datetime(2023, 3, 22, 9, tzinfo=UTC),
)


def shown(story: Story, delivered: tuple[str, ...]) -> str:
    found = packed(story, budget=4000, told=delivered)
    return " ".join(item.passage.text for item in found)


def test_of_a_story_that_goes_on_only_what_names_something_new_is_shown() -> None:
    going_on = Story("bridge", (LATER,))

    assert "900,000" in shown(going_on, TOLD)
    assert "three weeks" not in shown(going_on, TOLD)
    assert "three weeks" in shown(going_on, ())


def test_a_denial_of_what_was_told_is_shown_though_it_names_nothing_new() -> None:
    denial = article(
        "denial",
        "The old bridge over the Lorn was not closed on Monday. "
        "Engineers of Oldport said so on Wednesday in a long report about 14 piers of the bridge.",
    )

    assert "not closed" in shown(Story("bridge", (denial,)), TOLD)


def test_a_story_of_which_all_was_told_is_still_shown_as_something() -> None:
    assert shown(Story("bridge", (BRIDGE,)), TOLD)


def honest(asked: Asked) -> Served:
    shown = re.findall(r"^([AB]\d+\.[1-9]\d*) \| (.+)$", asked.shown, re.MULTILINE)
    label, text = next((pair for pair in shown if "900,000" in pair[1]), shown[0])
    return completion(answer_json([(text, [label])]))


def written(
    server: OpenAIServer, articles: tuple[Article, ...], delivered: tuple[Fact, ...] = ()
) -> Brief:
    until = datetime(2023, 3, 23, tzinfo=UTC)
    plan = Plan(topic("lorn"), Window(until - timedelta(days=3), until), until)
    model = ModelConfig(name="scripted", base_url=server.base_url)
    engine = engine_for(Context(Config(model=model)), plan, engine="openai")
    return brief(plan, Collected(articles), engine=engine, delivered=delivered).brief


def test_a_story_without_a_new_article_costs_no_second_call() -> None:
    with OpenAIServer(honest) as server:
        first = written(server, (BRIDGE, FERRY))
        story = first.sections[0].story
        told = tuple(Fact("lorn", story, b.text, MONDAY) for b in first.bullets)
        calls = len(server.asked)
        written(server, (BRIDGE, FERRY), told)

    assert calls == 1
    assert len(server.asked) == calls


def test_a_story_that_goes_on_prints_the_new_fact_and_accounts_for_all_articles() -> None:
    with OpenAIServer(honest) as server:
        first = written(server, (BRIDGE, FERRY))
        story = first.sections[0].story
        delivered = tuple(Fact("lorn", story, text, MONDAY) for text in TOLD)
        made = written(server, (BRIDGE, FERRY, LATER), delivered)

    assert any("900,000" in bullet.text for bullet in made.bullets)
    assert made.account.total == 3
    about_it = next(asked.shown for asked in server.asked if "900,000" in asked.shown)
    assert "three weeks" not in about_it
