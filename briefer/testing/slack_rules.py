"""A webhook post in, what Slack would answer out, strict where Slack is vague. Pure.

Limits are the documented ones; where only measurements of others exist (the length of a whole
message), the lower figure is taken.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs

BLOCKS = 50
TEXT = 40_000
WHOLE = 12_000  # texts and addresses of all blocks; refused at about 13,200 by the real one
ATTACHMENTS = 100
MARKDOWN = 12_000
_BLOCK_ID = 255
_URL = 3_000
_ALT = 2_000
_PINGS = re.compile(r"<(!(channel|here|everyone|subteam\^)|@[UW])")
_STYLES = {"bold", "italic", "strike", "code", "underline", "highlight", "client_highlight"}
_RICH = ("rich_text_section", "rich_text_list", "rich_text_quote", "rich_text_preformatted")
_RICH_ELEMENTS = (
    "text", "link", "emoji", "user", "usergroup", "channel", "broadcast", "date", "color", "team",
)  # fmt: skip


class Refused(Exception):
    """Status and body of the refusal, and the reason Slack keeps to itself."""

    def __init__(self, body: str, reason: str, status: int = 400) -> None:
        super().__init__(reason)
        self.status, self.body, self.reason = status, body, reason


def payload_from(raw: bytes, content_type: str) -> dict[str, Any]:
    """The JSON object of a post, sent as JSON or as the form field `payload`."""
    if content_type.startswith("application/x-www-form-urlencoded"):
        raw = parse_qs(raw.decode("utf-8", "replace")).get("payload", [""])[0].encode()
    elif not content_type.startswith("application/json"):
        raise Refused("invalid_payload", f"the content type is {content_type}")
    try:
        data = json.loads(raw)
    except ValueError as error:
        raise Refused("invalid_payload", str(error)) from error
    if not isinstance(data, dict):
        raise Refused("invalid_payload", "no JSON object")
    return data


def require_acceptable(payload: Mapping[str, Any]) -> None:
    """Raises Refused as Slack would, or more strictly."""
    text, blocks = payload.get("text"), payload.get("blocks")
    if not text and not blocks and not payload.get("attachments"):
        raise Refused("no_text", "neither text nor blocks")
    if len(payload.get("attachments") or []) > ATTACHMENTS:
        raise Refused("too_many_attachments", f"more than {ATTACHMENTS}")
    if text is not None and not isinstance(text, str):
        raise Refused("invalid_payload", "text is no text")
    if len(text or "") > TEXT:
        raise Refused("msg_too_long", f"text has more than {TEXT} characters")
    if blocks is not None:
        _require_blocks(blocks)


def pings(value: Any, *, top: bool = True) -> bool:
    """Whether the post would wake people: a mention in mrkdwn, or an element that is one."""
    if isinstance(value, list):
        return any(pings(item, top=False) for item in value)
    if not isinstance(value, dict):
        return False
    if value.get("type") in ("broadcast", "user", "usergroup"):
        return True
    is_mrkdwn = top or value.get("type") in ("mrkdwn", "markdown")
    if is_mrkdwn and _PINGS.search(str(value.get("text") or "")):
        return True
    return any(pings(item, top=False) for item in value.values())


def _require_blocks(blocks: Any) -> None:
    if not isinstance(blocks, list):
        raise Refused("invalid_blocks_format", "blocks is no list")
    _require(len(blocks) <= BLOCKS, f"more than {BLOCKS} blocks")
    for number, block in enumerate(blocks):
        _block(block, f"/blocks/{number}")
    markdown = sum(len(b["text"]) for b in blocks if b["type"] == "markdown")
    _require(markdown <= MARKDOWN, f"more than {MARKDOWN} characters of markdown")
    ids = [block["block_id"] for block in blocks if block.get("block_id")]
    _require(len(ids) == len(set(ids)), "two blocks have one block_id")
    if _length(blocks) > WHOLE:
        raise Refused("msg_blocks_too_long", f"more than {WHOLE} characters")


def _length(value: Any) -> int:
    if isinstance(value, list):
        return sum(_length(item) for item in value)
    if not isinstance(value, dict):
        return 0
    return sum(
        len(item) if key in ("text", "url") and isinstance(item, str) else _length(item)
        for key, item in value.items()
    )


def _block(block: Any, place: str) -> None:
    _require(isinstance(block, dict), f"{place} is no object")
    kind = block.get("type")
    _require(kind in _KINDS, f"{place} has the unknown type {kind!r}")
    if "block_id" in block:
        _texts(block["block_id"], _BLOCK_ID, f"{place}/block_id")
    _KINDS[kind](block, place)


def _section(block: Mapping[str, Any], place: str) -> None:
    _require(bool(block.get("text") or block.get("fields")), f"{place} has no text and no fields")
    if block.get("text"):
        _text_object(block["text"], 3000, f"{place}/text")
    fields = block.get("fields") or []
    _require(len(fields) <= 10, f"{place} has more than 10 fields")
    for number, item in enumerate(fields):
        _text_object(item, 2000, f"{place}/fields/{number}")


def _header(block: Mapping[str, Any], place: str) -> None:
    _text_object(block.get("text"), 150, f"{place}/text", kinds=("plain_text",))


def _context(block: Mapping[str, Any], place: str) -> None:
    for number, item in enumerate(_elements(block, place, most=10)):
        if isinstance(item, dict) and item.get("type") == "image":
            _image(item, f"{place}/elements/{number}")
        else:
            _text_object(item, 3000, f"{place}/elements/{number}")


def _image(block: Mapping[str, Any], place: str) -> None:
    _url(block.get("image_url"), f"{place}/image_url")
    _texts(block.get("alt_text"), _ALT, f"{place}/alt_text")


def _markdown(block: Mapping[str, Any], place: str) -> None:
    _texts(block.get("text"), MARKDOWN, f"{place}/text")


def _rich_text(block: Mapping[str, Any], place: str) -> None:
    for number, item in enumerate(_elements(block, place)):
        inner = f"{place}/elements/{number}"
        _require(isinstance(item, dict) and item.get("type") in _RICH, f"{inner} is not rich text")
        _rich(item, inner)


def _rich(block: Mapping[str, Any], place: str) -> None:
    for number, item in enumerate(_elements(block, place, least=0)):
        inner = f"{place}/elements/{number}"
        _require(isinstance(item, dict), f"{inner} is no object")
        if block["type"] == "rich_text_list":
            _require(block.get("style") in ("bullet", "ordered"), f"{place} has no style")
            _require(item.get("type") == "rich_text_section", f"{inner} is no section")
            _rich(item, inner)
        else:
            _rich_element(item, inner)


def _rich_element(item: Mapping[str, Any], place: str) -> None:
    _require(item.get("type") in _RICH_ELEMENTS, f"{place} has the type {item.get('type')!r}")
    if item["type"] == "text":
        _texts(item.get("text"), TEXT, f"{place}/text")
    if item["type"] == "link":
        _url(item.get("url"), f"{place}/url")
        _require(item.get("text", "x") != "", f"{place} has an empty text")
    style = item.get("style", {})
    _require(isinstance(style, dict) and not set(style) - _STYLES, f"{place} has a wrong style")


def _actions(block: Mapping[str, Any], place: str) -> None:
    _elements(block, place, most=25)


def _divider(block: Mapping[str, Any], place: str) -> None:
    _require(not set(block) - {"type", "block_id"}, f"{place} is more than a divider")


def _text_object(
    item: Any, most: int, place: str, kinds: tuple[str, ...] = ("plain_text", "mrkdwn")
) -> None:
    _require(isinstance(item, dict) and item.get("type") in kinds, f"{place} is not of {kinds}")
    _texts(item.get("text"), most, f"{place}/text")
    unknown = set(item) - {"type", "text", "emoji", "verbatim"}
    _require(not unknown, f"{place} has the unknown keys {sorted(unknown)}")
    _require(item["type"] == "plain_text" or "emoji" not in item, f"{place} is mrkdwn with emoji")


def _elements(
    block: Mapping[str, Any], place: str, *, least: int = 1, most: int = 10_000
) -> list[Any]:
    found = block.get("elements")
    if not isinstance(found, list) or not least <= len(found) <= most:
        raise Refused("invalid_blocks", f"{place} has no {least} to {most} elements")
    return found


def _texts(value: Any, most: int, place: str) -> None:
    _require(isinstance(value, str) and 0 < len(value) <= most, f"{place} has not 1 to {most}")


def _url(value: Any, place: str) -> None:
    fine = isinstance(value, str) and re.fullmatch(r"(https?|mailto):\S+", value)
    _require(bool(fine) and len(value) <= _URL, f"{place} is no address")


def _require(holds: bool, reason: str) -> None:
    if not holds:
        raise Refused("invalid_blocks", reason)


_KINDS = {
    "actions": _actions,
    "context": _context,
    "divider": _divider,
    "header": _header,
    "image": _image,
    "markdown": _markdown,
    "rich_text": _rich_text,
    "section": _section,
}
