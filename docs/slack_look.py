"""Payloads of Slack in, a page that looks like a message in Slack out. Pure.

A drawing: it knows the blocks that we post (header and rich text), not all that Slack can show.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any, Final

_LOOK: Final = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Slack</title><style>
body { margin: 0; padding: 20px 24px; background: #fff; color: #1d1c1d;
  font: 15px/1.46 'Liberation Sans', 'DejaVu Sans', sans-serif; }
.message { display: grid; grid-template-columns: 36px 1fr; gap: 0 10px; max-width: 700px; }
.face { width: 36px; height: 36px; border-radius: 6px; background: #1d5c87; color: #fff;
  font-weight: bold; text-align: center; line-height: 36px; }
.who b { margin-right: 6px; } .who i { font-style: normal; font-size: 11px; color: #616061;
  background: #eee; border-radius: 3px; padding: 0 4px; margin-right: 6px; }
.who span { font-size: 12px; color: #616061; }
h2 { font-size: 18px; line-height: 1.33; margin: 4px 0 8px; }
p { margin: 0 0 8px; white-space: pre-wrap; } ul { margin: 0 0 8px; padding-left: 26px; }
a { color: #1264a3; text-decoration: none; } code { color: #c01343; }
</style><div class="message"><div class="face">b</div><div>
<div class="who"><b>briefer</b><i>APP</i><span>07:00</span></div>"""


def slack_page(payloads: Iterable[Mapping[str, Any]]) -> str:
    """All messages below each other."""
    blocks = "".join(_block(block) for payload in payloads for block in payload["blocks"])
    return f"{_LOOK}{blocks}</div></div></html>"


def _block(block: Mapping[str, Any]) -> str:
    if block["type"] == "header":
        return f"<h2>{escape(block['text']['text'])}</h2>"
    return "".join(_element(element) for element in block["elements"])


def _element(element: Mapping[str, Any]) -> str:
    inner = "".join(
        f"<li>{_inline(one['elements'])}</li>"
        if element["type"] == "rich_text_list"
        else _inline([one])
        for one in element["elements"]
    )
    return f"<ul>{inner}</ul>" if element["type"] == "rich_text_list" else f"<p>{inner}</p>"


def _inline(elements: Iterable[Mapping[str, Any]]) -> str:
    return "".join(map(_words, elements))


def _words(element: Mapping[str, Any]) -> str:
    shown = escape(element["text"])
    for name, tag in (("bold", "b"), ("italic", "em"), ("strike", "s"), ("code", "code")):
        shown = f"<{tag}>{shown}</{tag}>" if element.get("style", {}).get(name) else shown
    link = element.get("url")
    return f'<a href="{escape(link)}">{shown}</a>' if link else shown
