"""The sections of a brief in, each fact once, and what the notes say of the rest, out. Assembly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefer.brief.alike import repeats
from briefer.brief.headings import Below, heads_them
from briefer.brief.lead import LeadResult
from briefer.brief.section import SectionResult
from briefer.brief.titles import title_over
from briefer.model import Bullet, Section


def staleness(section: Section) -> int:
    """0 for a section with news, 1 for one without: what is new stands first."""
    return 0 if any(bullet.novelty != "known" for bullet in section.bullets) else 1


def each_once(results: Sequence[SectionResult]) -> tuple[tuple[SectionResult, ...], int]:
    """The sections without bullets that repeat one of a section before, and how many those are."""
    told: list[Bullet] = []
    made: list[SectionResult] = []
    for result in sorted(results, key=lambda result: staleness(result.section)):
        new = tuple(b for b in result.section.bullets if not repeats(b, told))
        told += new
        made.append(replace(result, section=_with(new, result)))
    before = sum(len(result.section.bullets) for result in results)
    return tuple(made), before - len(told)


def _with(bullets: tuple[Bullet, ...], result: SectionResult) -> Section:
    """The section with those of its bullets, under its headline if they bear it out."""
    section = result.section
    if bullets == section.bullets:
        return section
    heading, was, now = section.headline, Below.of(section.bullets), Below.of(bullets)
    if heading and not heads_them(heading, was=was, now=now):
        heading = title_over(result.story, bullets) if result.story else None
    return replace(section, bullets=bullets, headline=heading)


def repeated_note(count: int) -> tuple[str, ...]:
    """That bullets were left out because another says the same."""
    said = f"{count} bullets that only say what another says are left out"
    return (said,) if count else ()


def unjudged_note(results: Sequence[SectionResult], above: LeadResult) -> tuple[str, ...]:
    """That a judge gave no verdict, on how many sentences, and what that means for the reader."""
    faults = [*(fault for r in results for fault in r.unjudged), *above.unjudged]
    count = sum((r.usage for r in results), above.usage).unjudged
    if not faults:
        return ()
    doubt = "any doubt of the rules gave way to the source's own words"
    were = "1 sentence was" if count == 1 else f"{count} sentences were"
    return (f"{were} not judged, because {faults[0]}; there {doubt}",)
