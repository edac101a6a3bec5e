"""Articles in, a brief out: the whole way on one page. Assembly: it knows every stage.

    collected → selected → stories → ranked → plan of the day → sections → lead → brief

Each step takes and returns values that can be stored, so that the steps can become jobs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from briefer.brief.account import account_of, day_notes, fates_of, muted_note
from briefer.brief.beside import coming, with_publishers
from briefer.brief.day import edited
from briefer.brief.lead import LeadResult, in_brief
from briefer.brief.offered import passed_over_note
from briefer.brief.once import each_once, repeated_note, staleness, unjudged_note
from briefer.brief.section import Engine, SectionResult, SectionTask
from briefer.brief.selection import Plan, Selection, selected, widened
from briefer.brief.sides import disputes
from briefer.collect.collected import Collected
from briefer.compare.news import NOTHING_OLDER, Fact, Memory
from briefer.edit.plan import DayPlan, Development
from briefer.edit.preferring import preferring
from briefer.edit.room import ROOMS
from briefer.edit.wishes import Wished
from briefer.group.copies import first_published
from briefer.group.publishers import NAMED_FAMILIES, Families
from briefer.group.rank import Ranked, ranked
from briefer.group.stories import Grouping
from briefer.group.stories import grouped as grouped_stories
from briefer.model import Announced, Article, Brief, Problem, Section, Story
from briefer.model.steps import Step
from briefer.ports import Embed
from briefer.render.escaping import clipped
from briefer.summarize.limits import in_order
from briefer.text.hygiene import clean_line

__all__ = ["BriefResult", "Plan", "Selection", "brief", "selected", "widened"]

Say = Callable[[str], None]
Group = Callable[..., Grouping]
_NO_PLAN = DayPlan(())
_SHOWN = 70  # characters of a title in a line of progress


@dataclass(frozen=True, slots=True)
class BriefResult:
    """The brief, and the stories it was made of as they are to be remembered."""

    brief: Brief
    stories: tuple[Story, ...]


def brief(
    plan: Plan,
    collected: Collected,
    *,
    engine: Engine,
    delivered: Sequence[Fact] = (),
    older: Mapping[str, datetime] = NOTHING_OLDER,
    known: Sequence[Story] = (),
    embed: Embed | None = None,
    families: Families = NAMED_FAMILIES,
    group: Group = grouped_stories,
    say: Say = lambda _: None,
) -> BriefResult:
    """The brief of one topic, each article with its fate; `group` makes stories of them."""
    chosen = selected(collected.articles, plan, families)
    selection, remarks = widened(chosen, collected, plan, embed)
    say(_about(selection, collected, plan))
    grouping = group(selection.kept, embed=embed, known=known, families=families)
    grouped = of_today(grouping.stories, selection.kept, families=families)
    order = ranked(grouped, topic=plan.topic, until=plan.window.until)
    had, until = Memory(delivered, older, plan.owed.stood if plan.owed else {}), plan.window.until
    day = _day_of(order, collected, plan, delivered, known, families, had)
    shown, untold = day.developments, day.untold
    results = sections(shown, engine=engine, memory=had, until=until, say=say, untold=untold)
    results, repeated = each_once(with_publishers(results, shown, families=families))
    plan = replace(plan, notes=(*plan.notes, *repeated_note(repeated)))
    top = lead(in_print_order(results), engine=engine, say=say, most=plan.room.top)
    made = assembled(
        plan,
        collected,
        selection,
        grouped,
        results,
        day=day,
        top=top,
        announced=coming(order, plan, delivered),
        problems=(*engine.remarks, *remarks, *grouping.problems),
    )
    made = made if made.engine else replace(made, engine=engine.name)  # a day without news
    return BriefResult(made, grouping.stories)


def of_today(
    grouped: Iterable[Story], kept: Sequence[Article], *, families: Families = NAMED_FAMILIES
) -> tuple[Story, ...]:
    """The stories without the articles of earlier days that they were recognised by."""
    ids = {article.id for article in kept}
    return tuple(
        story
        if all(a.id in ids for a in story.articles)
        else _without_earlier(story, ids, families)
        for story in grouped
        if any(article.id in ids for article in story.articles)
    )


def sections(
    order: Sequence[Development],
    *,
    engine: Engine,
    memory: Memory,
    until: datetime,
    say: Say,
    untold: Sequence[Story] = (),
) -> tuple[SectionResult, ...]:
    """Each story written, checked and compared with what was delivered, in the order of rank.

    The first is being written while the next are still prepared. The `untold` may be a side.
    """
    disputed = disputes(order, untold)

    def tasks() -> Iterator[SectionTask]:
        for number, item in enumerate(engine.prepared(order, memory=memory), start=1):
            line = f"story {number}/{len(order)}: {_known_as(item.story)}"
            say(Step(line, doing="writing", number=number, of=len(order)))
            yield engine.task(item, memory=memory, until=until, sides=disputed[item.id])

    return in_order(engine.section, tasks(), at_once=engine.at_once)


def in_print_order(results: Sequence[SectionResult]) -> tuple[Section, ...]:
    """The sections with something to say; what is new stands first."""
    return tuple(sorted((r.section for r in results if r.section.bullets), key=staleness))


def lead(
    printed: Sequence[Section], *, engine: Engine, say: Say, most: int = ROOMS["standard"].top
) -> LeadResult:
    """The top of the brief: written by the engine, or the first line of each weighty story."""
    if engine.lead_engine is None:
        return in_brief(printed, most=most)
    say(Step("the top of the brief", doing="writing"))
    return engine.lead_engine.lead(printed, most=most)


def assembled(
    plan: Plan,
    collected: Collected,
    selection: Selection,
    grouped: Sequence[Story],
    results: Sequence[SectionResult],
    *,
    day: DayPlan = _NO_PLAN,
    top: LeadResult | None = None,
    announced: tuple[Announced, ...] = (),
    problems: Sequence[Problem] = (),
) -> Brief:
    """Lead and sections with their account, problems and usage; what is new stands first."""
    printed, above = in_print_order(results), top or LeadResult()
    account = account_of(collected, selection, grouped, printed, announced)
    return Brief(
        topic=plan.topic.name,
        window=plan.window,
        engine=_engine(results),
        generated=plan.generated,
        sections=printed,
        account=account,
        problems=_problems(collected, problems, results, above),
        usage=sum((r.usage for r in results), above.usage),
        publishers=len({name for story in grouped for name in story.publishers}),
        timezone=plan.timezone,
        language=plan.language,
        notes=(*plan.notes, *_notes(selection, day, results, above)),
        lead=above.lead,
        slot=plan.slot,
        announced=announced,
        fates=fates_of(account, collected, selection, grouped, day),
        title=plan.title,
    )


# ---------------------------------------------------------------- small steps


def _day_of(
    order: Sequence[Ranked],
    collected: Collected,
    plan: Plan,
    delivered: Sequence[Fact],
    known: Sequence[Story],
    families: Families,
    had: Memory,
) -> DayPlan:
    """The plan of the day, with what the reader prefers first among its like."""
    day = edited(
        order,
        collected,
        topic=plan.topic,
        since=plan.window.since,
        room=plan.room,
        most=plan.stories,
        delivered=delivered,
        known=known,
        stood=had.stood,
    )
    return preferring(day, Wished(plan.wishes, collected.articles, families))


def _about(selection: Selection, collected: Collected, plan: Plan) -> Step:
    """How many articles are about the topic, as the grouping of them begins."""
    kept, total = len(selection.kept), len(collected.articles)
    are = "article is" if total == 1 else "articles are"
    new = "new and " if plan.owed else ""  # what was told before may be about it too
    line = f"{kept} of {total} {are} {new}about {plan.topic.name}"
    return Step(line, doing="grouping", of=kept)


def _known_as(story: Story) -> str:
    """The story in a line of progress: its title, or the first words of an untitled report."""
    return clipped(clean_line(story.lead.title) or clean_line(story.lead.text), _SHOWN)


def _without_earlier(story: Story, ids: set[str], families: Families) -> Story:
    """What several of today repeat from an earlier day counts once: the first stands for it."""
    repeats = story.original_of
    today = [article for article in story.articles if article.id in ids]
    told = {key: repeats.get(key, key) for key in (article.id for article in today)}
    first = {told[a.id]: a.id for a in sorted(today, key=first_published, reverse=True)}
    stands = {text: text if text in ids else key for text, key in first.items()}
    copies = tuple((key, stands[text]) for key, text in told.items() if key != stands[text])
    known = dict(copies)
    today.sort(key=lambda article: article.id in known)
    originals = families.independent(article for article in today if article.id not in known)
    return Story(story.id, tuple(today), copies, originals)


def _engine(results: Sequence[SectionResult]) -> str:
    return " + ".join(dict.fromkeys(r.section.engine for r in results if r.section.engine))


def _notes(
    selection: Selection, day: DayPlan, results: Sequence[SectionResult], above: LeadResult
) -> tuple[str, ...]:
    passed_over, muted = passed_over_note(selection.passed_over), muted_note(selection)
    return (*passed_over, *muted, *day_notes(day, results), *unjudged_note(results, above))


def _problems(
    collected: Collected,
    others: Sequence[Problem],
    results: Sequence[SectionResult],
    above: LeadResult,
) -> tuple[Problem, ...]:
    of_sections = (problem for result in results for problem in result.problems)
    return (*collected.problems, *others, *of_sections, *above.problems)
