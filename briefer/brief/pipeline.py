"""Articles in, a brief out: the whole way on one page. Assembly: it knows every stage.

    collected → selected → stories → ranked → plan of the day → sections → lead → brief

Each step takes and returns values that can be stored, so that the steps can become jobs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from briefer.brief.day import edited
from briefer.brief.lead import LeadResult, in_brief
from briefer.brief.offered import Owed, is_offered, is_passed_over, passed_over_note
from briefer.brief.once import each_once, repeated_note, staleness, unjudged_note
from briefer.brief.section import Engine, SectionResult, SectionTask
from briefer.brief.sides import disputes
from briefer.collect.collected import Collected
from briefer.compare.news import NOTHING_OLDER, Fact, Memory
from briefer.edit.plan import DayPlan, Development
from briefer.edit.room import ROOMS, Room
from briefer.errors import EmbedError
from briefer.group.copies import first_published
from briefer.group.publishers import NAMED_FAMILIES, Families
from briefer.group.rank import ranked
from briefer.group.stories import grouped as group
from briefer.group.topic import Topic
from briefer.group.widening import near_in_meaning
from briefer.model import Account, Article, Brief, Problem, Section, Story, Window
from briefer.ports import Embed
from briefer.render.escaping import clipped
from briefer.summarize.limits import in_order
from briefer.text.hygiene import clean_line

Say = Callable[[str], None]
_NO_PLAN = DayPlan(())
_SHOWN = 70  # characters of a title in a line of progress


@dataclass(frozen=True, slots=True)
class Plan:
    """What to brief: the topic, the span, and how the reader wants it printed."""

    topic: Topic
    window: Window
    generated: datetime
    timezone: str = "UTC"
    language: str = "en"
    stories: int = 12
    room: Room = ROOMS["standard"]
    widen: float | None = None
    notes: tuple[str, ...] = ()
    slot: str = ""
    owed: Owed | None = None


@dataclass(frozen=True, slots=True)
class BriefResult:
    """The brief, and the stories it was made of as they are to be remembered."""

    brief: Brief
    stories: tuple[Story, ...]


@dataclass(frozen=True, slots=True)
class Selection:
    """Which articles the brief is made of, and the ids of those it is not."""

    kept: tuple[Article, ...]
    off_topic: tuple[str, ...]
    out_of_window: tuple[str, ...]
    passed_over: int = 0


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
    say: Say = lambda _: None,
) -> BriefResult:
    """The brief of one topic; every collected article has its fate in the account."""
    selection, remarks = widened(selected(collected.articles, plan), collected, plan, embed)
    say(f"{len(selection.kept)} of {len(collected.articles)} articles are about {plan.topic.name}")
    grouping = group(selection.kept, embed=embed, known=known, families=families)
    remembered = grouping.stories
    grouped = of_today(remembered, selection.kept, families=families)
    order = ranked(grouped, topic=plan.topic, until=plan.window.until)
    day = edited(
        order,
        collected,
        topic=plan.topic,
        since=plan.window.since,
        room=plan.room,
        most=plan.stories,
        delivered=delivered,
        known=known,
    )
    had, until = Memory(delivered, older), plan.window.until
    shown, untold = day.developments, day.untold
    results = sections(shown, engine=engine, memory=had, until=until, say=say, untold=untold)
    results, repeated = each_once(results)
    plan = replace(plan, notes=(*plan.notes, *repeated_note(repeated)))
    top = lead(in_print_order(results), engine=engine, say=say, most=plan.room.top)
    problems = (*engine.remarks, *remarks, *grouping.problems)
    made = assembled(
        plan, collected, selection, grouped, results, day=day, top=top, problems=problems
    )
    return BriefResult(made, remembered)


def selected(articles: Iterable[Article], plan: Plan) -> Selection:
    """Out of window first, then off topic; what is left is what the brief is about."""
    kept: list[Article] = []
    off_topic: list[str] = []
    out_of_window: list[str] = []
    passed_over = 0
    for article in articles:
        if not is_offered(article, plan.window, plan.owed):
            out_of_window.append(article.id)
            late = is_passed_over(article, plan.window, plan.owed)
            passed_over += late and plan.topic.about(article)
        elif not plan.topic.about(article):
            off_topic.append(article.id)
        else:
            kept.append(article)
    return Selection(tuple(kept), tuple(off_topic), tuple(out_of_window), passed_over)


def widened(
    selection: Selection, collected: Collected, plan: Plan, embed: Embed | None
) -> tuple[Selection, tuple[Problem, ...]]:
    """With vectors and a `widen`: what means the same as an article that names the topic, too."""
    if plan.widen is None or embed is None:
        return selection, ()
    passed_over = set(selection.off_topic)
    others = [article for article in collected.articles if article.id in passed_over]
    try:
        near = near_in_meaning(others, selection.kept, embed=embed, cut=plan.widen)
    except EmbedError as error:
        return selection, (Problem("widen", f"{error}; only what names the topic is taken"),)
    ids = {article.id for article in near}
    off_topic = tuple(key for key in selection.off_topic if key not in ids)
    return replace(selection, kept=(*selection.kept, *near), off_topic=off_topic), ()


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
            say(f"story {number}/{len(order)}: {_known_as(item.story)}")
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
    say("the top of the brief")
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
    problems: Sequence[Problem] = (),
) -> Brief:
    """Lead and sections with their account, problems and usage; what is new stands first."""
    printed, above = in_print_order(results), top or LeadResult()
    return Brief(
        topic=plan.topic.name,
        window=plan.window,
        engine=_engine(results),
        generated=plan.generated,
        sections=printed,
        account=_account(collected, selection, grouped, printed),
        problems=(
            *collected.problems,
            *problems,
            *(p for r in results for p in r.problems),
            *above.problems,
        ),
        usage=sum((r.usage for r in results), above.usage),
        publishers=len({name for story in grouped for name in story.publishers}),
        timezone=plan.timezone,
        language=plan.language,
        notes=(
            *plan.notes,
            *passed_over_note(selection.passed_over),
            *_notes(day, results),
            *unjudged_note(results, above),
        ),
        lead=above.lead,
        slot=plan.slot,
    )


# ---------------------------------------------------------------- small steps


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


def _account(
    collected: Collected,
    selection: Selection,
    grouped: Sequence[Story],
    printed: Sequence[Section],
) -> Account:
    cited = {citation.article.id for section in printed for citation in section.citations}
    copies = {copy for story in grouped for copy in story.original_of}
    ids = [article.id for article in selection.kept]
    return Account(
        cited=tuple(key for key in ids if key in cited),
        copy=tuple(key for key in ids if key in copies and key not in cited),
        not_cited=tuple(key for key in ids if key not in cited and key not in copies),
        off_topic=selection.off_topic,
        out_of_window=selection.out_of_window,
        failed=collected.failed,
    )


def _notes(day: DayPlan, results: Sequence[SectionResult]) -> tuple[str, ...]:
    left_out = len(day.untold)
    known = sum(r.known for r in results) + day.known
    notes = []
    if left_out:
        notes.append(f"{left_out} smaller stories are not shown; their articles are not cited")
    if known:
        notes.append(f"{known} facts that were delivered before are left out")
    return tuple(notes)
