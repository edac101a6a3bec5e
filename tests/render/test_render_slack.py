"""Slack payloads keep every limit, need no escaping, and ping nobody."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from slack_sdk.models.blocks import Block, HeaderBlock, RichTextBlock

from briefer.model import Account, Article, Brief, Bullet, Citation, Section
from briefer.render.message import rendered
from briefer.testing.slack_rules import pings, require_acceptable
from tests.render.printed_briefs import (
    empty_brief,
    full_brief,
    hostile_brief,
    large_brief,
    shipped,
    vectors,
)

HOSTILE = [
    "<!channel>",
    "<!here|x>",
    "<@U12345>",
    "<#C12345|general>",
    "<!subteam^S123>",
    "<https://trap.example|a bank>",
    "@channel @here @everyone",
    "&lt;!channel&gt;",
    "*b* _i_ ~s~ `c`",
    "> quote",
    "\u200b<\u200b!channel>",
    "<\u202e!channel>",
    ":smile:" * 40,
    "x" * 20_000,
    "word " * 8_000,
    "&" * 4_000,
]
LONG_URL = "https://a.example/" + "x" * 1900


def payloads(*briefs: Brief) -> list[dict[str, Any]]:
    parts = rendered(briefs, "slack", template=shipped).parts
    assert {part.media_type for part in parts} == {"application/json"}
    return [json.loads(part.body) for part in parts]


def elements(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in the blocks, however deep."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from elements(inner)
    if isinstance(value, list):
        for inner in value:
            yield from elements(inner)


def assert_within_limits(payload: dict[str, Any]) -> None:
    blocks = payload["blocks"]
    found = list(elements(blocks))
    texts = [e["text"] for e in found if isinstance(e.get("text"), str)]
    urls = [e["url"] for e in found if "url" in e]

    assert len(blocks) <= 40
    assert sum(map(len, texts + urls)) <= 10_000
    assert all(texts)
    assert all(len(url) <= 3000 and url.startswith("https://") for url in urls)
    assert payload["text"]
    assert len(payload["text"]) <= 4000 + payload["text"].count("&") * 4
    assert payload["unfurl_links"] is payload["unfurl_media"] is False
    assert "link_names" not in payload
    for block in blocks:
        inside = [e for e in elements(block) if isinstance(e.get("text"), str) or "url" in e]
        limit = 150 if block["type"] == "header" else 3000
        assert sum(len(e.get("text", "")) + len(e.get("url", "")) for e in inside) <= limit


def assert_nobody_is_pinged(payload: dict[str, Any]) -> None:
    kinds = {e["type"] for e in elements(payload["blocks"]) if "type" in e}
    sent = json.dumps(payload, ensure_ascii=False)

    assert kinds <= {
        *("header", "plain_text", "rich_text", "rich_text_section", "rich_text_list"),
        *("text", "link"),
    }
    assert not re.search(r"<[!@#]", sent)
    assert not re.search(r"@(channel|here|everyone)", sent)
    assert "<" not in payload["text"]


def assert_the_webhook_agrees(payload: dict[str, Any]) -> None:
    """The rules of our own test server, written from Slack's documents beside this renderer."""
    require_acceptable(payload)
    assert not pings(payload)


def assert_slack_sdk_agrees(payload: dict[str, Any]) -> None:
    """The models of Slack's own library accept the blocks and read out what we put in."""
    found = Block.parse_all(payload["blocks"])

    assert {type(block) for block in found} <= {HeaderBlock, RichTextBlock}
    for block, written in zip(found, payload["blocks"], strict=True):
        block.validate_json()
        assert block.to_dict() == written


BRIEFS = {
    "full": (full_brief(),),
    "empty": (empty_brief(),),
    "digest": (full_brief(), empty_brief(), large_brief(3)),
    "28 stories": (large_brief(28),),
    "many feeds dead": (large_brief(2, problems=900),),
    "endless story": (large_brief(1, bullets=120, words=900),),
    "long addresses": (hostile_brief(["word"] * 20, LONG_URL),),
    "hostile": tuple(hostile_brief([text]) for text in HOSTILE),
    "no topic": (empty_brief(""),),
}


@pytest.mark.parametrize("briefs", BRIEFS.values(), ids=BRIEFS)
def test_every_payload_is_one_slack_takes(briefs: tuple[Brief, ...]) -> None:
    for payload in payloads(*briefs):
        assert_within_limits(payload)
        assert_slack_sdk_agrees(payload)
        assert_the_webhook_agrees(payload)
        assert_nobody_is_pinged(payload)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:30]))
def test_hostile_text_pings_nobody_and_links_nowhere(text: str) -> None:
    for payload in payloads(hostile_brief([text])):
        assert_nobody_is_pinged(payload)
        urls = {e["url"] for e in elements(payload["blocks"]) if "url" in e}
        assert urls <= {"https://a.example/x"}


def test_no_slack_vector_pings_anybody() -> None:
    texts = [row["input"] for row in vectors("misc.jsonl") if row["cat"] == "slack"]
    assert len(texts) > 20

    for payload in payloads(hostile_brief(texts)):
        assert_within_limits(payload)
        assert_nobody_is_pinged(payload)


def test_what_does_not_fit_follows_in_further_messages() -> None:
    brief = large_brief(28)
    found = payloads(brief)
    said = "".join(str(e["text"]) for e in elements([p["blocks"] for p in found]) if "text" in e)

    assert len(found) > 2
    assert [f"({n} of {len(found)})" in payload["text"] for n, payload in enumerate(found, 1)] == [
        True
    ] * len(found)
    assert all(f"Headline of story {n}" in said for n in range(28))
    assert [payload["blocks"][0]["type"] for payload in found] == ["header"] + ["rich_text"] * (
        len(found) - 1
    )
    assert "What became of the articles" in json.dumps(found[-1])


def test_a_brief_that_fits_is_one_message() -> None:
    assert len(payloads(full_brief())) == 1
    assert " of 1)" not in payloads(full_brief())[0]["text"]


def test_the_sources_stand_with_their_quoted_sentences() -> None:
    sent = json.dumps(payloads(full_brief()), ensure_ascii=False)

    assert "“The bridge was destroyed on Tuesday.”" in sent
    assert "“Engineers said 1,200 metres of road were lost.”" not in sent, "the bullet says it"
    assert ", Harbour Times, 21 March 2023, 16:05, via Wire Mirror, Town Links" in sent


def test_a_source_of_many_sentences_shows_six_and_counts_the_rest() -> None:
    article = Article("T", "abcdefgh", id="a", url="https://a.example/x")
    cites = tuple(Citation(article, "text", n, n + 1, "abcdefgh"[n]) for n in range(8))
    section = Section("s", "H", (Bullet("Said at length", cites),))
    brief = replace(empty_brief(), sections=(section,), account=Account(cited=("a",)))
    sent = json.dumps(payloads(brief), ensure_ascii=False)

    assert "“f”" in sent
    assert "“g”" not in sent
    assert "and 2 more of its sentences" in sent


def test_a_source_too_long_for_one_block_is_continued_in_the_next() -> None:
    text = " ".join(f"{letter * 270}." for letter in "abcdef")
    article = Article("T" * 300, text, id="a", url=LONG_URL)
    cites = tuple(
        Citation(article, "text", n * 272, n * 272 + 271, text[n * 272 :][:271]) for n in range(6)
    )
    section = Section("s", "H", (Bullet("Said at length", cites),))
    brief = replace(empty_brief(), sections=(section,), account=Account(cited=("a",)))

    for payload in payloads(brief):
        assert_within_limits(payload)
        assert_the_webhook_agrees(payload)
    assert all(letter * 270 in json.dumps(payloads(brief)) for letter in "abcdef")


def test_the_fallback_text_is_the_lead() -> None:
    assert payloads(full_brief())[0]["text"] == (
        "Bakhmut: Bridge destroyed · 22 March\n"
        "• The bridge at Bakhmut was destroyed on Tuesday.\n• Місто тримається, кажуть військові. (in Ukrainian)"
    )
