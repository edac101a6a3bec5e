"""The view of briefs and the address of their site in, each line with its place there out. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from briefer.model import Brief, Citation
from briefer.render.addresses import brief_address, dispute_anchors, line_anchors
from briefer.render.escaping import safe_url

View = dict[str, Any]


def with_links(view: View, briefs: Sequence[Brief], site_url: str | None) -> View:
    """The same view; every line has `on_page`, its address on the page of its brief, or None.

    So has every dispute, and the corrections as a whole. A line on top has the address of the
    bullet or dispute which it is; a saved brief without a slot has no page.
    """
    for drawn, brief in zip(view["briefs"], briefs, strict=False):
        page = page_of(brief, site_url)
        drawn["page"] = page
        anchors = line_anchors(brief)
        lines = {bullet.text: anchors[n] for n, bullet in enumerate(brief.bullets, start=1)}
        disputes = _disputes(brief)
        for bullet in _bullets(drawn):
            bullet["on_page"] = page and f"{page}#{anchors[bullet['number']]}"
        for line, sentence in zip(drawn["lead"], brief.lead.sentences, strict=True):
            anchor = lines.get(sentence.text) or disputes.get(_articles(sentence.citations), "")
            line["on_page"] = f"{page}#{anchor}" if page and anchor else None
        prefix = drawn["id"].removesuffix("top")  # of one brief among several; it has its own page
        for item in (item for section in drawn["sections"] for item in section["disagreements"]):
            item["on_page"] = page and f"{page}#{item['id'].removeprefix(prefix)}"
        drawn["corrections_on_page"] = page and f"{page}#top-corrections"
    return view


def page_of(brief: Brief, site_url: str | None) -> str | None:
    """The address of the page of that brief, None where there is no site or no page."""
    if not site_url or not brief.slot:
        return None
    return safe_url(f"{site_url}{brief_address(brief.topic, brief.slot)}")


def _bullets(drawn: View) -> Iterator[View]:
    for section in drawn["sections"]:
        yield from section["bullets"]


def _disputes(brief: Brief) -> dict[frozenset[str], str]:
    """The name of each dispute on its page, by the articles that its sides stand in."""
    items = (item for section in brief.sections for item in section.disagreements)
    names = dispute_anchors(brief).values()
    return {
        _articles(side.citation for side in item.sides): name
        for item, name in zip(items, names, strict=True)
    }


def _articles(citations: Iterable[Citation]) -> frozenset[str]:
    return frozenset(citation.article.id for citation in citations)
