"""Briefs in, plain text for a terminal or the text part of a mail out. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from briefer.model import Brief
from briefer.render.style import Style
from briefer.render.templates import Template, filled, sandbox
from briefer.render.view import digest_view


def plain(briefs: Sequence[Brief], *, template: Template) -> str:
    """The briefs as lines of at most 78 characters, no control character in them."""
    view = digest_view(briefs, Style())
    return filled("brief.txt.j2", view, sandbox(template, autoescape=False))
