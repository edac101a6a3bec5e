"""The stand-in webhook is as strict as Slack's limits, so that what passes it passes there."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

import pytest

from briefer.testing.slack_rules import Refused, payload_from, pings, require_acceptable


def _section(text: Any = "x", **more: Any) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}


def _rich(*elements: Any, kind: str = "rich_text_section", **more: Any) -> dict[str, Any]:
    inner = {"type": kind, "elements": list(elements), **more}
    return {"type": "rich_text", "elements": [inner]}


def _text(text: str, kind: str = "plain_text", **more: Any) -> dict[str, Any]:
    return {"type": kind, "text": text, **more}


def _context(*elements: Any) -> dict[str, Any]:
    return {"type": "context", "elements": list(elements)}


def _image(**more: Any) -> dict[str, Any]:
    return {"type": "image", "image_url": "https://a.example/i.png", "alt_text": "i", **more}


GOOD = {
    "text": {"text": "x"},
    "section": {"blocks": [_section("x" * 3000, block_id="b" * 255)]},
    "fields": {"blocks": [{"type": "section", "fields": [_text("x" * 500)] * 10}]},
    "header": {"blocks": [{"type": "header", "text": _text("x" * 150)}]},
    "context": {"blocks": [_context(*[_text("x")] * 9, _image())]},
    "divider": {"blocks": [{"type": "divider"}]},
    "image": {"blocks": [_image()]},
    "markdown": {"blocks": [{"type": "markdown", "text": "x" * 12_000}]},
    "rich": {"blocks": [_rich(_text("x", "text", style={"bold": True}))]},
    "link": {"blocks": [_rich({"type": "link", "url": "https://a.example", "text": "[1]"})]},
    "list": {
        "blocks": [
            _rich(
                {"type": "rich_text_section", "elements": [_text("x", "text")]},
                kind="rich_text_list",
                style="bullet",
            )
        ]
    },
    "actions": {"blocks": [{"type": "actions", "elements": [{}] * 25}]},
    "fifty": {"blocks": [_section()] * 50},
}
BAD = {
    "nothing": ({}, "no_text"),
    "text-type": ({"text": 1}, "invalid_payload"),
    "text-length": ({"text": "x" * 40_001}, "msg_too_long"),
    "attachments": ({"attachments": [{}] * 101}, "too_many_attachments"),
    "blocks-type": ({"blocks": {"a": 1}}, "invalid_blocks_format"),
    "fifty-one": ({"blocks": [_section()] * 51}, "invalid_blocks"),
    "no-object": ({"blocks": ["x"]}, "invalid_blocks"),
    "unknown-type": ({"blocks": [{"type": "poem"}]}, "invalid_blocks"),
    "section-length": ({"blocks": [_section("x" * 3001)]}, "invalid_blocks"),
    "section-empty": ({"blocks": [_section("")]}, "invalid_blocks"),
    "section-nothing": ({"blocks": [{"type": "section"}]}, "invalid_blocks"),
    "fields": ({"blocks": [{"type": "section", "fields": [_text("x")] * 11}]}, "invalid_blocks"),
    "header-length": ({"blocks": [{"type": "header", "text": _text("x" * 151)}]}, "invalid_blocks"),
    "header-mrkdwn": (
        {"blocks": [{"type": "header", "text": _text("x", "mrkdwn")}]},
        "invalid_blocks",
    ),
    "context-eleven": ({"blocks": [_context(*[_text("x")] * 11)]}, "invalid_blocks"),
    "context-none": ({"blocks": [_context()]}, "invalid_blocks"),
    "unknown-key": (
        {"blocks": [_section(), {**_section(), "text": _text("x", a=1)}]},
        "invalid_blocks",
    ),
    "emoji-mrkdwn": (
        {"blocks": [{"type": "section", "text": _text("x", "mrkdwn", emoji=True)}]},
        "invalid_blocks",
    ),
    "divider": ({"blocks": [{"type": "divider", "text": "x"}]}, "invalid_blocks"),
    "image-address": ({"blocks": [_image(image_url="javascript:x")]}, "invalid_blocks"),
    "image-alt": ({"blocks": [_image(alt_text="")]}, "invalid_blocks"),
    "block-id": ({"blocks": [_section(block_id="b" * 256)]}, "invalid_blocks"),
    "block-id-twice": ({"blocks": [_section(block_id="b")] * 2}, "invalid_blocks"),
    "markdown-sum": (
        {"blocks": [{"type": "markdown", "text": "x" * 6001}] * 2},
        "invalid_blocks",
    ),
    "rich-type": ({"blocks": [_rich(kind="rich_text_poem")]}, "invalid_blocks"),
    "rich-empty": ({"blocks": [_rich(_text("", "text"))]}, "invalid_blocks"),
    "rich-element": ({"blocks": [_rich({"type": "poem"})]}, "invalid_blocks"),
    "rich-string": ({"blocks": [_rich("x")]}, "invalid_blocks"),
    "rich-style": ({"blocks": [_rich(_text("x", "text", style={"big": True}))]}, "invalid_blocks"),
    "link-address": ({"blocks": [_rich({"type": "link", "url": "a b"})]}, "invalid_blocks"),
    "link-text": (
        {"blocks": [_rich({"type": "link", "url": "https://a.example", "text": ""})]},
        "invalid_blocks",
    ),
    "list-style": ({"blocks": [_rich({}, kind="rich_text_list")]}, "invalid_blocks"),
    "list-item": (
        {"blocks": [_rich(_text("x", "text"), kind="rich_text_list", style="bullet")]},
        "invalid_blocks",
    ),
    "whole-message": ({"blocks": [_section("x" * 2900)] * 5}, "msg_blocks_too_long"),
}


@pytest.mark.parametrize("payload", GOOD.values(), ids=GOOD.keys())
def test_what_slack_takes_is_taken(payload: dict[str, Any]) -> None:
    require_acceptable(payload)


@pytest.mark.parametrize(("payload", "body"), BAD.values(), ids=BAD.keys())
def test_what_slack_refuses_is_refused(payload: dict[str, Any], body: str) -> None:
    with pytest.raises(Refused) as caught:
        require_acceptable(payload)

    assert (caught.value.status, caught.value.body) == (400, body)


def test_a_post_is_json_or_a_form() -> None:
    raw = json.dumps({"text": "x"})

    assert payload_from(raw.encode(), "application/json; charset=utf-8") == {"text": "x"}
    form = f"payload={quote(raw)}".encode()
    assert payload_from(form, "application/x-www-form-urlencoded") == {"text": "x"}
    for body, kind in (
        (b"{", "application/json"),
        (b"[]", "application/json"),
        (b"x", "text/plain"),
    ):
        with pytest.raises(Refused):
            payload_from(body, kind)


@pytest.mark.parametrize(
    ("payload", "woken"),
    [
        ({"text": "<!channel>"}, True),
        ({"text": "&lt;!channel&gt;"}, False),
        ({"blocks": [_section("<@U123>")]}, True),
        ({"blocks": [_rich(_text("<!channel>", "text"))]}, False),
        ({"blocks": [_rich({"type": "broadcast", "range": "here"})]}, True),
        ({"blocks": [{"type": "header", "text": _text("<!here>")}]}, False),
    ],
)
def test_pings_are_seen(payload: dict[str, Any], woken: bool) -> None:
    assert pings(payload) is woken


def test_the_limits_agree_with_slacks_own_library() -> None:
    from slack_sdk.models.blocks import HeaderBlock, SectionBlock

    assert SectionBlock.text_max_length == 3000
    assert HeaderBlock.text_max_length == 150
