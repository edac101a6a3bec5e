"""The lines on top of a brief: written from its bullets, as true as they are, asked for once."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Literal

import pytest

from briefer.app.context import Context
from briefer.app.engines import engine_for
from briefer.brief.pipeline import Plan, brief
from briefer.collect.collected import Collected
from briefer.compare.news import Fact
from briefer.config import Config, ModelConfig
from briefer.edit.room import ROOMS
from briefer.group.topic import topic
from briefer.model import Article, Brief, Bullet, Citation, Format, Lead, Window
from briefer.render.message import rendered
from briefer.resources import resource_text
from briefer.testing.ask import answer_json
from briefer.testing.openai_server import Asked, OpenAIServer, Script, Served, completion, failure
from tests.summarize.bridge_story import BRIDGE, DOUBT, FERRY, article

NOW = datetime(2023, 3, 22, tzinfo=UTC)
CHOIR = article(
    "choir",
    "The choir of the Lorn schools won the regional singing prize on Sunday. Its conductor Tom"
    " Berg had taught the 40 children since January.",
    title="Lorn choir wins prize",
)
MORE = tuple(
    article(name, text, title=title)
    for name, title, text in (
        ("mill", "Mill in Lorn sold", "The paper mill of Lorn was sold to a Danish firm in March."),
        ("rain", "Rain spoils harvest", "Rain has spoiled a third of the harvest around Lorn."),
        ("park", "Park reopens", "The botanic park of Lorn reopens in April after four years."),
    )
)
TOP = "The choir of the Lorn schools won the regional prize on Sunday."
INVENTED = "The choir of the Lorn schools won 17 prizes on Sunday."


def is_lead(asked: Asked) -> bool:
    return "top of a daily news brief" in asked.shown


def playing(*sentences: str) -> Script:
    """A model that quotes the first sentence of each story, and writes this lead."""

    def script(asked: Asked) -> Served:
        shown = re.findall(r"^(A\d+\.[1-9]\d*) \| (.+)$", asked.shown, re.MULTILINE)
        if is_lead(asked):
            lines = re.findall(r"^(B\d+\.\d+) \| (.+)$", asked.shown, re.MULTILINE)
            labels = [label for label, text in lines if "choir" in text]
            return completion(answer_json([(sentence, labels) for sentence in sentences]))
        if not shown or "Refused bullet" in asked.shown:
            return completion(answer_json([]))
        return completion(answer_json([(shown[0][1], [shown[0][0]])]))

    return script


def written(
    script: Script,
    *,
    articles: tuple[Article, ...] = (BRIDGE, FERRY, DOUBT, CHOIR),
    delivered: tuple[Fact, ...] = (),
    engine: Literal["openai", "extractive"] = "openai",
) -> tuple[Brief, list[Asked]]:
    with OpenAIServer(script) as server:
        model = ModelConfig(name="scripted", base_url=server.base_url, deadline=30.0, judge="off")
        plan = Plan(topic("lorn"), Window(NOW - timedelta(days=3), NOW), NOW)
        chosen = engine_for(Context(Config(model=model)), plan, engine=engine)
        made = brief(plan, Collected(articles), engine=chosen, delivered=delivered).brief
    return made, [asked for asked in server.asked if is_lead(asked)]


def test_the_lead_rests_on_what_bullets_below_it_cite_and_is_paid_for() -> None:
    made, asked = written(playing(TOP))

    below = {c.place for section in made.sections for c in section.citations}
    assert TOP in [sentence.text for sentence in made.lead.sentences]
    assert {c.place for c in made.lead.citations} <= below
    assert len(asked) == 1
    assert made.usage.calls == len(made.sections) + 1


@pytest.mark.parametrize("kind", ["markdown", "text", "html", "email", "slack", "json"])
def test_every_format_begins_with_the_lead(kind: Format) -> None:
    made, _ = written(playing(TOP))

    message = rendered([made], kind, template=lambda name: resource_text("templates", name))

    for part in message.parts:
        said = " ".join(part.body.split())
        assert said.index(TOP) < said.index(
            "The choir of the Lorn schools won the regional singing"
        )


def test_an_invented_lead_is_refused_counted_and_not_printed() -> None:
    made, _ = written(playing(INVENTED, TOP))

    assert INVENTED not in [sentence.text for sentence in made.lead.sentences]
    assert [refused.text for refused in made.rejections] == [INVENTED]
    assert (
        "1 dropped"
        in rendered([made], "text", template=lambda name: resource_text("templates", name)).body
    )


def test_in_the_place_of_a_refused_line_stands_the_weightiest_bullet() -> None:
    made, _ = written(playing(INVENTED, TOP))

    first = made.sections[0].bullets[0].text
    assert sorted(s.text for s in made.lead.sentences) == sorted({first, TOP})


def test_the_lead_tells_the_first_story_whatever_the_model_chose() -> None:
    made, _ = written(playing(TOP))

    places = {c.place for c in made.sections[0].citations}
    assert any(c.place in places for s in made.lead.sentences for c in s.citations)


def test_a_line_that_repeats_a_bullet_is_that_bullet() -> None:
    repeated = CHOIR.text.partition(". ")[0] + "."

    made, _ = written(playing(repeated))

    (line,) = (sentence for sentence in made.lead.sentences if sentence.text == repeated)
    assert line.citations[0].article.id == CHOIR.id


def test_a_failed_lead_is_the_first_lines_of_the_stories_and_costs_nothing_else() -> None:
    honest = playing(TOP)
    stories = (BRIDGE, FERRY, DOUBT, CHOIR, *MORE)

    made, _ = written(
        lambda asked: failure(400) if is_lead(asked) else honest(asked), articles=stories
    )

    firsts = [section.bullets[0].text for section in made.sections]
    assert [line.text for line in made.lead.sentences] == firsts[:4]
    assert any("begins with its weightiest lines" in p.reason for p in made.problems)


def test_where_the_endpoint_is_down_no_lead_is_asked_for() -> None:
    made, asked = written(lambda _: failure(401))

    assert made.sections
    assert not asked
    assert not any("begins with its stories" in problem.reason for problem in made.problems)


def test_a_short_brief_asks_for_no_lead() -> None:
    with OpenAIServer(playing(TOP)) as server:
        model = ModelConfig(name="scripted", base_url=server.base_url, judge="off")
        plan = Plan(topic("lorn"), Window(NOW - timedelta(days=3), NOW), NOW, room=ROOMS["short"])
        chosen = engine_for(Context(Config(model=model)), plan, engine="openai")
        made = brief(plan, Collected((BRIDGE, CHOIR)), engine=chosen).brief

    assert made.lead == Lead()
    assert not any(map(is_lead, server.asked))


def test_the_model_is_shown_bullets_and_both_sides_and_no_passages() -> None:
    _, asked = written(playing(TOP))

    shown = asked[0].shown.rpartition("<<<")[2]
    assert re.findall(r"^B\d+\.\d+ \| ", shown, re.MULTILINE)
    assert not re.findall(r"^A\d+\.\d+ \| ", shown, re.MULTILINE)


def test_a_line_that_its_bullet_does_not_say_is_refused_though_a_passage_says_it() -> None:
    made, _ = written(playing("Tom Berg taught the choir of the Lorn schools since January.", TOP))

    assert not any("Tom Berg" in line.text for line in made.lead.sentences)


def test_one_story_needs_no_lead() -> None:
    _, asked = written(playing(TOP), articles=(CHOIR,))

    assert not asked


def test_without_a_model_there_is_no_lead() -> None:
    made, asked = written(playing(TOP), engine="extractive")

    assert made.sections
    assert made.lead == Lead()
    assert not asked


def test_nothing_new_asks_for_no_lead() -> None:
    first, _ = written(playing(TOP))
    told = [(s.story, sentence) for s in first.sections for sentence in _sentences(first)]
    delivered = tuple(Fact("lorn", story, text, NOW) for story, text in told)

    made, asked = written(playing(TOP), delivered=delivered)

    assert not made.sections
    assert not asked


def test_a_lead_that_cites_what_no_bullet_cites_is_no_lead() -> None:
    made, _ = written(playing(TOP))
    start = CHOIR.text.index("Its conductor")
    elsewhere = Citation(CHOIR, "text", start, len(CHOIR.text), CHOIR.text[start:])

    with pytest.raises(ValueError, match="which no bullet below it cites"):
        replace(made, lead=Lead((Bullet("Tom Berg taught them.", (elsewhere,)),)))


def test_the_models_labels_of_the_lead_are_those_it_was_shown() -> None:
    made, asked = written(playing(TOP))

    schema = json.dumps(asked[0].body["response_format"])
    assert "labels" in schema
    (top,) = (sentence for sentence in made.lead.sentences if sentence.text == TOP)
    assert top.citations[0].article.id == CHOIR.id


def _sentences(made: Brief) -> list[str]:
    titles = [found.title for found in (BRIDGE, FERRY, DOUBT, CHOIR)]
    texts = [found.text for found in (BRIDGE, FERRY, DOUBT, CHOIR)]
    parts = [f"{part.rstrip('.')}." for text in texts for part in text.split(". ")]
    return [*titles, *parts, *(bullet.text for bullet in made.bullets)]
