"""A Slack payload of blocks in, the same words as plain text out. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

_LONGEST = 39_000  # Slack cuts a text at 40,000


def plain_payload(payload: str) -> str | None:
    """The payload without blocks, its words kept; None when it has no blocks to do without."""
    try:
        data = json.loads(payload)
    except ValueError:
        return None
    if not isinstance(data, dict) or not data.get("blocks"):
        return None
    words = "\n".join(_lines(data["blocks"])) or str(data.get("text", ""))
    plain = {"text": escaped(words)[:_LONGEST], "mrkdwn": False}
    return json.dumps(plain | {"unfurl_links": False, "unfurl_media": False})


def text_payload(text: str) -> str:
    """Plain words as a payload that can ping nobody."""
    return json.dumps(
        {
            "text": escaped(text)[:_LONGEST],
            "mrkdwn": False,
            "unfurl_links": False,
            "unfurl_media": False,
        }
    )


def escaped(text: str) -> str:
    """The three characters Slack reads in a text, made harmless: no mention, no link survives."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _lines(blocks: list[Any]) -> Iterator[str]:
    """A line for each block, section or list item, in reading order."""
    for block in blocks:
        if not isinstance(block, dict):
            continue
        inner = block.get("elements")
        if block.get("type") in ("rich_text", "rich_text_list") and isinstance(inner, list):
            mark = "• " if block["type"] == "rich_text_list" else ""
            yield from (f"{mark}{line}" for line in _lines(inner))
        elif line := _words(block).strip():
            yield line


def _words(item: Any) -> str:
    if isinstance(item, list):
        return "".join(_words(part) for part in item)
    if not isinstance(item, dict):
        return ""
    if item.get("type") == "link":
        url, text = str(item.get("url", "")), str(item.get("text", ""))
        return f"{text} {url}" if text and text != url else url
    text = item.get("text", "")
    own = text if isinstance(text, str) else _words(text)
    return own + _words(item.get("elements")) + _words(item.get("fields"))
