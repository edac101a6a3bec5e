"""Briefs and the name of a format in, the message that goes out. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from briefer.jsonform import briefs_json
from briefer.model import Brief, Format, Message, Part
from briefer.render.escaping import neutral_text
from briefer.render.html import mail, page
from briefer.render.markdown import markdown
from briefer.render.plain import plain, text_of_mail
from briefer.render.short import shorter_and_shorter
from briefer.render.slack import payloads
from briefer.render.subject import subject
from briefer.render.templates import Template

# Inside JSON strings these mean the same; pasted into a page or a chat they stay dead.
_NEVER_MARKUP = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&"}

# C1 controls, marks that reorder text, and lone surrogates; JSON itself escapes the rest.
_STEERING = re.compile("[\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def rendered(
    briefs: Sequence[Brief], kind: Format, *, template: Template, site_url: str | None = None
) -> Message:
    """One brief, or several as a digest, in one format.

    `template` gives the source of a Jinja template by its name; `site_url` is the site to whose
    pages the lines of a mail and of Slack and the short form lead. A mail has its text part first;
    a Slack message has one payload a part, to be posted in order; a short one is told in ever
    fewer words.
    """
    title = subject(briefs)
    if kind == "short":
        texts = shorter_and_shorter(briefs, site_url=site_url)
        return Message(neutral_text(title), tuple(Part("text/plain", text) for text in texts))
    return Message(title, tuple(_parts(briefs, kind, template, site_url)))


def _parts(
    briefs: Sequence[Brief], kind: Format, template: Template, site_url: str | None
) -> list[Part]:
    match kind:
        case "markdown":
            return [Part("text/markdown", markdown(briefs, template=template))]
        case "text":
            return [Part("text/plain", plain(briefs, template=template))]
        case "html":
            return [Part("text/html", page(briefs, template=template))]
        case "email":
            return [
                Part("text/plain", text_of_mail(briefs, template=template, site_url=site_url)),
                Part("text/html", mail(briefs, template=template, site_url=site_url)),
            ]
        case "slack":
            posts = payloads(briefs, site_url=site_url)
            return [Part("application/json", _json(found).rstrip()) for found in posts]
        case _:
            return [Part("application/json", _json(briefs_json(briefs), indent=2))]


def _json(value: dict[str, Any], *, indent: int | None = None) -> str:
    """JSON in readable letters, unless one of them steers a terminal or fits in no UTF-8 file."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    readable = json.dumps(value, indent=indent) if _STEERING.search(text) else text
    return f"{readable.translate(_NEVER_MARKUP)}\n"
