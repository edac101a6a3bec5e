"""Briefs in, plain text for a terminal or the text part of a mail out. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from briefer.model import Brief
from briefer.render.links import with_links
from briefer.render.style import Style
from briefer.render.templates import Template, filled, sandbox
from briefer.render.view import digest_view


def plain(briefs: Sequence[Brief], *, template: Template) -> str:
    """The briefs as lines of at most 78 characters, no control character in them."""
    return _filled(briefs, template, numbers=True, site_url=None)


def text_of_mail(briefs: Sequence[Brief], *, template: Template, site_url: str | None) -> str:
    """The same for a mail: citations alone have numbers, and a line has its place on the site."""
    return _filled(briefs, template, numbers=False, site_url=site_url)


def _filled(
    briefs: Sequence[Brief], template: Template, *, numbers: bool, site_url: str | None
) -> str:
    view = with_links(digest_view(briefs, Style()), briefs, site_url)
    return filled("brief.txt.j2", view | {"numbers": numbers}, sandbox(template, autoescape=False))
