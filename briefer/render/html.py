"""Briefs in, a page for the browser or the HTML of a mail out. Pure."""

from __future__ import annotations

from base64 import b64encode
from bisect import bisect_left
from collections.abc import Callable, Sequence
from hashlib import sha256

from briefer.model import Brief
from briefer.render.frame import SCRIPT, STYLE_SHEET, Frame
from briefer.render.links import with_links
from briefer.render.numbered import is_shown
from briefer.render.page import page_view
from briefer.render.style import Limits, Style
from briefer.render.templates import Template, filled, sandbox
from briefer.render.view import digest_view

# Gmail cuts a mail near 102 KB and hides the rest behind a link; the head room is for the
# transfer encoding and what list software adds.
MAIL_BYTES = 95_000


def page(briefs: Sequence[Brief], *, template: Template, frame: Frame | None = None) -> str:
    """The whole briefs as one page: each claim opens the sentence that it rests on.

    Without a frame the page stands alone; with one it is a page of a site, whose style sheet and
    script are the files `frame.STYLE_SHEET` and `frame.SCRIPT` at its root.
    """
    style, keys = (found(template) for found in (style_sheet, script))
    view = page_view(briefs, frame) | {
        "framed": frame is not None,
        "policy": _policy("'self'", "'self'") if frame else _policy(_hash(style), _hash(keys)),
        "files": {"style": STYLE_SHEET, "script": SCRIPT}
        if frame
        else {"style": style, "script": keys},
    }
    return filled("brief.html.j2", view, sandbox(template, autoescape=True))


def _policy(style: str, script: str) -> str:
    """What the page may load and run: its own style sheet and script, and nothing else."""
    sources = f"style-src {style}; script-src {script}; img-src data:"
    return f"default-src 'none'; {sources}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def style_sheet(template: Template) -> str:
    """The style sheet of the page, and of the site."""
    return filled("page.css", {}, sandbox(template, autoescape=False))


def script(template: Template) -> str:
    """The script of the page, and of the site: j and k lead from line to line."""
    return filled("page.js", {}, sandbox(template, autoescape=False))


def mail(briefs: Sequence[Brief], *, template: Template, site_url: str | None = None) -> str:
    """The briefs as HTML for mail programs, at most 95,000 bytes, the footer always whole."""
    compiled = sandbox(template, autoescape=True)

    def drawn(limits: Limits) -> str:
        view = with_links(digest_view(briefs, Style(limits=limits)), briefs, site_url)
        return filled("mail.html.j2", view, compiled)

    most = max(sum(map(is_shown, brief.sections)) for brief in briefs)
    return _first_that_fits(drawn, _tighter(most, len(briefs)))


def _first_that_fits(drawn: Callable[[Limits], str], tighter: Sequence[Limits]) -> str:
    """The fullest form within the limit; where even the tightest is too large, that one."""
    if _fits(whole := drawn(tighter[0])):
        return whole
    found = bisect_left(tighter, True, key=lambda limits: _fits(drawn(limits)))
    return drawn(tighter[min(found, len(tighter) - 1)])


def _fits(html: str) -> bool:
    return len(html.encode("utf-8", "surrogatepass")) <= MAIL_BYTES


def _tighter(stories: int, topics: int) -> list[Limits]:
    """From everything to almost nothing: shorter quotes, then fewer stories, then fewer topics."""
    return [
        Limits(),
        Limits(text=1000, quote=300, problems=40),
        *(Limits(count, 12, 600, 200, 20) for count in range(stories, 0, -1)),
        *(Limits(1, count, 300, 100, 10) for count in (6, 3, 1)),
        *(Limits(0, 0, 300, 100, 5, topics=count) for count in range(topics, 0, -1)),
    ]
