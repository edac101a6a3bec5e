"""Whatever a brief holds, every format prints it whole."""

from __future__ import annotations

import json
from html.parser import HTMLParser

from hypothesis import given, settings
from markdown_it import MarkdownIt

from briefer.jsonform import brief_from
from briefer.model import Brief
from briefer.render.addresses import line_anchors
from briefer.render.explain import explained
from briefer.render.message import rendered
from briefer.render.numbered import numbered
from briefer.render.slack import BLOCKS, MESSAGE
from tests.jsonform.drawn_briefs import briefs
from tests.render.printed_briefs import shipped


def body(brief: Brief, kind: str) -> str:
    return rendered([brief], kind, template=shipped).parts[-1].body  # type: ignore[arg-type]


@settings(max_examples=30, deadline=None)
@given(briefs())
def test_markdown_has_a_list_item_for_each_bullet_and_reference(brief: Brief) -> None:
    tokens = MarkdownIt("commonmark").parse(body(brief, "markdown"))

    items = sum(token.type == "list_item_open" for token in tokens)
    in_headings = sum(found.leads for found in numbered(brief))
    lead = len(brief.lead.sentences)
    assert items == lead + len(brief.bullets) - in_headings + len(brief.references)
    assert not [token for token in tokens if token.type in ("html_block", "fence", "code_block")]


@settings(max_examples=20, deadline=None)
@given(briefs())
def test_pages_and_texts_print_every_bullet(brief: Brief) -> None:
    anchors: list[str] = []

    class Anchors(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            anchors.extend(value or "" for name, value in attrs if name == "id")

    Anchors().feed(body(brief, "html"))
    assert len(anchors) == len(set(anchors))
    for number, name in line_anchors(brief).items():
        assert name in anchors
        assert f"\n{number:3}. " in body(brief, "text")
        assert explained(brief, number).startswith(f"Bullet {number} of")


@settings(max_examples=30, deadline=None)
@given(briefs())
def test_slack_posts_stay_small_and_the_json_is_the_brief(brief: Brief) -> None:
    for part in rendered([brief], "slack", template=shipped).parts:
        blocks = json.loads(part.body)["blocks"]
        assert len(blocks) <= BLOCKS
        assert len(part.body) < MESSAGE * 20
    assert brief_from(json.loads(body(brief, "json"))) == brief
