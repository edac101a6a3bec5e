"""Any brief survives its JSON, and the published schemas describe what is written."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
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
    Disagreement,
    Finding,
    Problem,
    Rejection,
    Section,
    Side,
    Story,
    Usage,
    Window,
)

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

text = st.text(max_size=12)
words = st.text(min_size=1, max_size=20).filter(lambda found: bool(found.strip()))
moments = st.datetimes(
    min_value=datetime(1900, 1, 2),  # noqa: DTZ001 - the zone is drawn beside it
    max_value=datetime(2100, 1, 1),  # noqa: DTZ001
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=2)), timezone(-timedelta(hours=5))]),
)
findings = st.builds(Finding, text, text, st.lists(text, max_size=2).map(tuple), st.just(False))


@st.composite
def articles(draw: st.DrawFn, key: str = "") -> Article:
    return Article(
        title=draw(words),
        text=draw(text),
        id=key or draw(text),
        url=draw(st.none() | text),
        publisher=draw(text),
        published=draw(st.none() | moments),
        author=draw(st.none() | text),
        language=draw(st.none() | text),
        via=tuple(draw(st.lists(text, max_size=2))),
        source=draw(text),
        updated=draw(st.none() | moments),
        first_seen=draw(st.none() | moments),
    )


@st.composite
def citations(draw: st.DrawFn, found: tuple[Article, ...]) -> Citation:
    article = draw(st.sampled_from(found))
    field = draw(st.sampled_from(["title", "text"] if article.text else ["title"]))
    content = article.title if field == "title" else article.text
    start = draw(st.integers(0, len(content) - 1))
    end = draw(st.integers(start + 1, len(content)))
    return Citation(article, field, start, end, content[start:end])  # type: ignore[arg-type]


@st.composite
def sections(draw: st.DrawFn, found: tuple[Article, ...]) -> Section:
    cited = citations(found)
    bullets = st.builds(
        Bullet,
        words,
        st.lists(cited, min_size=1, max_size=3).map(tuple),
        st.sampled_from(["new", "update", "known"]),
        st.lists(findings, max_size=1).map(tuple),
        st.booleans(),
    )
    sides = st.lists(st.builds(Side, text, text, cited), min_size=2, max_size=3).map(tuple)
    dropped = st.builds(Rejection, text, st.lists(findings, max_size=2).map(tuple))
    refused = dropped | dropped.map(lambda it: replace(it, replaced_by="w", outcome="repaired"))
    return Section(
        story=draw(words),
        headline=draw(text),
        bullets=tuple(draw(st.lists(bullets, max_size=3))),
        disagreements=tuple(draw(st.lists(st.builds(Disagreement, text, sides), max_size=1))),
        rejections=tuple(draw(st.lists(refused, max_size=2))),
        publishers=tuple(draw(st.lists(text, max_size=2))),
        engine=draw(text),
    )


@st.composite
def briefs(draw: st.DrawFn) -> Brief:
    found = tuple(draw(articles(key=f"a{n}")) for n in range(draw(st.integers(1, 3))))
    until = draw(moments)
    return Brief(
        topic=draw(text),
        window=Window(until - timedelta(hours=draw(st.integers(1, 200))), until),
        engine=draw(text),
        generated=draw(moments),
        sections=tuple(draw(st.lists(sections(found), max_size=3))),
        account=Account(cited=tuple(article.id for article in found), copy=("b",), failed=("f:1",)),
        problems=tuple(draw(st.lists(st.builds(Problem, text, text), max_size=2))),
        usage=draw(st.just(Usage()) | st.builds(Usage, *[st.integers(0, 9)] * 5)),
        publishers=draw(st.integers(0, 99)),
        timezone=draw(st.sampled_from(["UTC", "Europe/Kyiv"])),
        language=draw(st.sampled_from(["en", "uk"])),
        notes=tuple(draw(st.lists(text, max_size=2))),
    )


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
def test_a_brief_with_only_the_contract_keys_keeps_every_quote_at_its_place(brief: Brief) -> None:
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
