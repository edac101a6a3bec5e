"""Any brief survives its JSON, and the published schemas describe what is written."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from briefer.jsonform import (
    article_from,
    article_json,
    brief_from,
    brief_json,
    story_from,
    story_json,
)
from briefer.model import (
    Account,
    Article,
    Brief,
    Bullet,
    Citation,
    Lead,
    Section,
    Story,
    Window,
)
from tests.jsonform.drawn_briefs import articles, briefs

SCHEMAS = Path(__file__).parents[2] / "briefer" / "schemas"
CONTRACT_KEYS = {
    "version",
    "topic",
    "window",
    "engine",
    "generated",
    "sections",
    "references",
    "account",
    "problems",
    "usage",
}


def over_the_wire(value: dict[str, Any]) -> Any:
    return json.loads(json.dumps(value))


def schema(name: str) -> Draft202012Validator:
    loaded = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(loaded)
    return Draft202012Validator(loaded)


ARTICLE, STORY, BRIEF = schema("article"), schema("story"), schema("brief")


@settings(max_examples=60, deadline=None)
@given(briefs())
def test_a_brief_survives_its_json_and_meets_its_schema(brief: Brief) -> None:
    sent = over_the_wire(brief_json(brief))

    BRIEF.validate(sent)
    assert brief_from(sent) == brief


@settings(max_examples=40, deadline=None)
@given(briefs())
def test_a_brief_with_only_the_contract_keys_keeps_every_quote_at_its_place(drawn: Brief) -> None:
    brief = replace(drawn, lead=Lead(), announced=())  # numbers follow what is left out here
    sent = over_the_wire(brief_json(brief))
    BRIEF.validate(bare := {key: sent[key] for key in CONTRACT_KEYS})

    back = brief_from(bare)

    places = [(c.article.id, c.field, c.start, c.end, c.quote) for c in back.citations]
    assert places == [(c.article.id, c.field, c.start, c.end, c.quote) for c in brief.citations]
    assert [(r.number, r.article.id, r.article.title) for r in back.references] == [
        (r.number, r.article.id, r.article.title) for r in brief.references
    ]
    assert back.account == brief.account


@settings(max_examples=40, deadline=None)
@given(articles())
def test_an_article_survives_its_json_and_meets_its_schema(article: Article) -> None:
    sent = over_the_wire(article_json(article))

    ARTICLE.validate(sent)
    assert article_from(sent) == article


@settings(max_examples=40, deadline=None)
@given(st.lists(articles(), min_size=2, max_size=4, unique_by=lambda article: article.id))
def test_a_story_survives_its_json_and_meets_its_schema(found: list[Article]) -> None:
    story = Story("s", tuple(found), copies=((found[-1].id, found[0].id),))
    sent = over_the_wire(story_json(story))

    STORY.validate(sent)
    assert story_from(sent, found) == story


def test_the_article_inside_a_brief_is_the_article_of_its_own_schema() -> None:
    alone = json.loads((SCHEMAS / "article.schema.json").read_text(encoding="utf-8"))
    within = json.loads((SCHEMAS / "brief.schema.json").read_text(encoding="utf-8"))

    assert within["$defs"]["article"].items() <= alone.items()


@pytest.mark.parametrize("name", ["article", "story", "brief"])
def test_every_key_that_is_written_stands_in_the_schema(name: str) -> None:
    article = Article("Title", "Text.", publisher="P")
    cited = Citation(article, "text", 0, 5, "Text.")
    section = Section("s", "H", (Bullet("Text.", (cited,)),))
    window = Window(datetime(2023, 3, 21, tzinfo=UTC), datetime(2023, 3, 22, tzinfo=UTC))
    brief = Brief("t", window, "e", window.until, (section,), Account(cited=(article.id,)))
    written = {
        "article": article_json(article),
        "story": story_json(Story("s", (article,))),
        "brief": brief_json(brief),
    }[name]
    loaded = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))

    assert set(written) == set(loaded["properties"])
