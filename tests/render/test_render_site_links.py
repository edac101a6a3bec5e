"""Lines of mail and Slack lead to their place on the site, where there is a site."""

from __future__ import annotations

import json
import re
from dataclasses import replace

from briefer.model import Brief, Bullet, Correction, Lead
from briefer.render.addresses import brief_address, dispute_anchors, line_anchors
from briefer.render.html import MAIL_BYTES
from briefer.render.message import rendered
from briefer.testing.slack_rules import require_acceptable
from tests.render.printed_briefs import full_brief, hostile_brief, large_brief, shipped

SITE = "https://briefs.example/"
SLOT = "2023-03-22 Europe/Kyiv daily"
PAGE = f"{SITE}{brief_address('Bakhmut', SLOT)}"


def kept(brief: Brief) -> Brief:
    return replace(brief, slot=SLOT)


def bodies(brief: Brief, site_url: str | None = SITE) -> tuple[str, str, str]:
    """The text and the HTML of the mail, and the posts."""
    mail = rendered([brief], "email", template=shipped, site_url=site_url)
    posts = rendered([brief], "slack", template=shipped, site_url=site_url)
    return mail.parts[0].body, mail.parts[1].body, "\n".join(part.body for part in posts.parts)


def test_each_line_leads_to_its_place_on_the_page() -> None:
    brief = kept(full_brief())

    for body in bodies(brief):
        for anchor in line_anchors(brief).values():
            assert f"{PAGE}#{anchor}" in body


def test_disputes_and_corrections_lead_to_theirs() -> None:
    whole = full_brief()
    gone = Correction("Two died.", "One died.", "bridge", "Harbour Times", whole.window.since)
    brief = replace(kept(whole), corrections=(gone,))
    page = rendered([brief], "html", template=shipped).body
    there = set(re.findall(r'id="([^"]+)"', page))

    for body in bodies(brief):
        anchors = re.findall(rf"{re.escape(PAGE)}#([\w-]+)", body)
        assert set(anchors) <= there
        assert "top-corrections" in anchors
        assert [anchor for anchor in anchors if anchor.startswith("d-")]


def test_a_dispute_on_top_leads_to_the_dispute() -> None:
    brief = kept(full_brief())
    (dispute,) = (item for section in brief.sections for item in section.disagreements)
    sides = tuple(side.citation for side in dispute.sides)
    brief = replace(brief, lead=Lead((Bullet("One says so; the other denies it.", sides),)))

    for body in bodies(brief):
        assert body.count(f"{PAGE}#{dispute_anchors(brief)[1]}") == 2  # on top and where it stands


def test_without_a_site_or_a_slot_nothing_leads_there() -> None:
    for body in (*bodies(kept(full_brief()), None), *bodies(full_brief())):
        assert "briefs.example" not in body
        assert "proof" not in body


def test_the_text_of_a_mail_numbers_citations_alone() -> None:
    text, _, _ = bodies(kept(full_brief()))

    assert "  - " in text
    assert not re.search(r"^ *\d+\. ", text, re.MULTILINE)
    printed = rendered([full_brief()], "text", template=shipped).body
    assert re.search(r"^  1\. ", printed, re.MULTILINE)  # `explain` takes these numbers


def test_a_large_mail_with_links_stays_within_the_limit() -> None:
    _, html, posts = bodies(kept(large_brief(60)))

    assert len(html.encode()) <= MAIL_BYTES
    assert PAGE.rpartition("bakhmut")[0] in html
    for post in posts.splitlines():
        require_acceptable(json.loads(post))


def test_a_hostile_line_changes_no_address() -> None:
    text = "\"><a href='https://evil.example'>#x\r\nhttps://evil.example"
    _, html, _ = bodies(kept(hostile_brief([text])))

    links = set(re.findall('href="([^"]*)"', html))
    assert {link.split("/")[2] for link in links} == {"a.example", "briefs.example"}
