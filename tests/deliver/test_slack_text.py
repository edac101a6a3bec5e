"""The words of blocks as plain text: all of them, in order, and none that pings."""

from __future__ import annotations

import json
from typing import Any

import pytest

from briefer.deliver.slack_text import plain_payload, text_payload

LINK = {"type": "link", "url": "https://a.example/1"}


@pytest.mark.parametrize(
    ("blocks", "text"),
    [
        ([{"type": "header", "text": {"type": "plain_text", "text": "Brief"}}], "Brief"),
        ([{"type": "section", "text": {"type": "mrkdwn", "text": "a & b"}}], "a &amp; b"),
        (
            [{"type": "context", "elements": [{"type": "plain_text", "text": "x"}]}],
            "x",
        ),
        ([{"type": "divider"}, "nonsense", {"type": "markdown", "text": "m"}], "m"),
        (
            [
                {
                    "type": "rich_text",
                    "elements": [{"type": "rich_text_section", "elements": [LINK]}],
                }
            ],
            "https://a.example/1",
        ),
        (
            [{"type": "section", "fields": [{"text": "one "}, {"text": "two"}]}],
            "one two",
        ),
        ([{"type": "section", "text": {"text": 7}}, {"type": "divider"}], "the fallback"),
    ],
    ids=["header", "section", "context", "divider", "bare-link", "fields", "no-words"],
)
def test_every_word_is_kept(blocks: list[Any], text: str) -> None:
    payload = plain_payload(json.dumps({"text": "the fallback", "blocks": blocks}))

    assert payload is not None
    assert json.loads(payload)["text"] == text


@pytest.mark.parametrize("payload", ["no json", "[]", '{"text": "x"}', '{"blocks": []}'])
def test_what_has_no_blocks_has_no_plainer_form(payload: str) -> None:
    assert plain_payload(payload) is None


def test_a_text_is_cut_before_slack_cuts_it() -> None:
    assert len(json.loads(text_payload("x" * 50_000))["text"]) == 39_000
