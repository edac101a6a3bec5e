"""What stands beside the bullets: who else says each, and what is announced. Assembly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from briefer.brief.section import SectionResult
from briefer.brief.selection import Plan
from briefer.compare.news import Fact
from briefer.edit.announced import announced
from briefer.edit.backing import backers
from briefer.edit.plan import Development
from briefer.edit.wording import Wording
from briefer.group.publishers import Families
from briefer.group.rank import Ranked
from briefer.model import Announced


def with_publishers(
    results: Sequence[SectionResult], told: Sequence[Development], *, families: Families
) -> tuple[SectionResult, ...]:
    """The sections, each bullet with the independent publishers of what it says."""
    originals = {one.id: one.story.originals for one in told}
    wording = Wording([article for found in originals.values() for article in found])
    made = []
    for result in results:
        section = result.section
        bullets = tuple(
            replace(
                bullet,
                publishers=backers(
                    bullet.text,
                    [citation.article for citation in bullet.citations],
                    originals.get(section.story, ()),
                    wording=wording,
                    families=families,
                ),
            )
            for bullet in section.bullets
        )
        made.append(replace(result, section=replace(section, bullets=bullets)))
    return tuple(made)


def coming(order: Sequence[Ranked], plan: Plan, delivered: Sequence[Fact]) -> tuple[Announced, ...]:
    """What the reports of the day announce for after it, as far as the brief has room."""
    return announced(
        [item.story for item in order],
        until=plan.window.until,
        zone=ZoneInfo(plan.timezone),
        delivered=[fact.text for fact in delivered],
        most=plan.room.top,
    )
