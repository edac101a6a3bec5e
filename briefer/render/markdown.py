"""Briefs in, Markdown out: only bullets and references are list items. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from briefer.model import Brief
from briefer.render.escaping import markdown_text, markdown_url
from briefer.render.style import Style
from briefer.render.templates import Template, filled, sandbox
from briefer.render.view import digest_view


def markdown(briefs: Sequence[Brief], *, template: Template) -> str:
    """The briefs as Markdown that CommonMark and GitHub read alike."""
    view = digest_view(briefs, Style(text=markdown_text, url=markdown_url))
    return filled("brief.md.j2", view, sandbox(template, autoescape=False))
