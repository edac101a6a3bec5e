"""Counts and times in, the fixed phrases of a brief out. Pure (zone data comes from the system)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from briefer.errors import InputError
from briefer.model import Account, Brief, Bullet, Citation, Correction, Section, Side, Usage
from briefer.model.construction import distinct
from briefer.render.locale import ENGLISH, Tongue
from briefer.render.numbered import is_verbatim
from briefer.text.hygiene import clean_line
from briefer.text.spoken import foreign

EXTRACTIVE = "extractive"  # the engine that writes nothing of its own
_NAMED_PUBLISHERS = 6
# Notes are written for several; other languages have their own words for each count.
_OF_ONE = {
    "bullets that only say what another says are left out": (
        "bullet that only says what another says is left out"
    ),
    "articles are muted and count as off topic": "article is muted and counts as off topic",
    "articles are older than catch_up allows and are passed over": (
        "article is older than catch_up allows and is passed over"
    ),
}
_FATES = (
    ("cited", "cited"),
    ("copy", "copy"),
    ("not_cited", "not cited"),
    ("off_topic", "off topic"),
    ("out_of_window", "out of window"),
    ("failed", "failed"),
)


def zone_of(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise InputError(
            f'the brief is in the time zone "{name}", which this system does not know:'
            ' its `timezone` must be a name such as "Europe/Kyiv"'
        ) from error


def day_text(moment: datetime, zone: tzinfo, tongue: Tongue = ENGLISH) -> str:
    local = moment.astimezone(zone)
    return tongue.day(local.date())


def headed(text: str) -> str:
    """The text with a capital at its head: a Ukrainian day has none of its own."""
    return text[:1].upper() + text[1:]


def moment_text(moment: datetime, zone: tzinfo, tongue: Tongue = ENGLISH) -> str:
    local = moment.astimezone(zone)
    return f"{tongue.dated(local.date())}, {local:%H:%M}"


def _end_text(moment: datetime, zone: tzinfo, tongue: Tongue) -> str:
    """The end of a window: a whole day that it closes, else the moment."""
    local = moment.astimezone(zone)
    if local.time() != time():
        return moment_text(moment, zone, tongue)
    return tongue.dated((local - timedelta(microseconds=1)).date())


def foreign_mark(
    text: str, citations: Iterable[Citation], language: str, tongue: Tongue = ENGLISH
) -> str:
    """In which language a line is, where that is not the brief's; else nothing."""
    told = [citation.article.language for citation in citations]
    return tongue.mark_of(foreign(text, asked=language, told=told))


def speaker(side: Side, language: str, tongue: Tongue = ENGLISH) -> str:
    """Who says it, with the language of the name where the words behind it do not tell it."""
    if foreign_mark(side.text, (side.citation,), language, tongue):
        return side.speaker
    return f"{side.speaker} {foreign_mark(side.speaker, (), language, tongue)}".rstrip()


def notes(brief: Brief, tongue: Tongue = ENGLISH) -> list[str]:
    """The notes of the brief: each that begins with a count in the words of the language."""
    return [_note(note, tongue) for note in brief.notes]


def _note(note: str, tongue: Tongue) -> str:
    count, _, said = note.partition(" ")
    phrase = f"{{count}} {said}"
    if count == "1" and tongue.code == "en" and said in _OF_ONE:
        return f"1 {_OF_ONE[said]}"
    known = count.isdecimal() and phrase in tongue.printed.phrases
    return tongue.say(phrase, count=tongue.number(int(count))) if known else note


def change_text(bullet: Bullet, zone: tzinfo, tongue: Tongue = ENGLISH) -> str:
    """What the line replaces, or that it was announced, in brackets; else nothing."""
    if bullet.was:
        return f"({tongue.say('was: {what}', what=bullet.was)})"
    if bullet.announced:
        told = bullet.announced - timedelta(microseconds=1)  # midnight ends the day before
        day = tongue.dated(told.astimezone(zone).date())
        return f"({tongue.say('as announced on {day}', day=day)})"
    return ""


def brackets_text(bullets: Iterable[Bullet], tongue: Tongue = ENGLISH) -> str:
    """Where what a line replaces comes from, that was proved with another; else nothing."""
    changed = any(bullet.was or bullet.announced for bullet in bullets)
    return tongue.say("In brackets: what an earlier report or brief said.") if changed else ""


def published_text(moment: datetime | None, zone: tzinfo, tongue: Tongue = ENGLISH) -> str:
    """When an article appeared. One with only a day stands at 00:00 UTC and shows no hour."""
    if moment is None:
        return tongue.say("undated")
    bare_day = (moment.hour, moment.minute, moment.second, moment.microsecond) == (0, 0, 0, 0)
    if bare_day:
        return tongue.dated(moment.date())
    return moment_text(moment, zone, tongue)


def brief_day(brief: Brief, zone: tzinfo, tongue: Tongue = ENGLISH) -> str:
    """The local day the brief is of: a window that ends at midnight belongs to the day before."""
    return day_text(brief.window.until - timedelta(microseconds=1), zone, tongue)


def collected_text(brief: Brief, tongue: Tongue = ENGLISH) -> str:
    account = brief.account
    kept = len(account.cited) + len(account.copy) + len(account.not_cited)
    return tongue.say(
        "{articles} from {publishers}, of {total} collected",
        articles=tongue.counted(kept, "article"),
        publishers=tongue.counted(brief.publishers, "publisher"),
        total=tongue.number(account.total),
    )


def standing_text(section: Section, tongue: Tongue = ENGLISH) -> str:
    """On how many independent publishers a story stands."""
    names = distinct(map(clean_line, section.publishers))
    if len(names) <= 1:
        return tongue.say("Single source: {name}", name=names[0]) if names else ""
    more = len(names) - _NAMED_PUBLISHERS
    listed = ", ".join(names[:_NAMED_PUBLISHERS])
    if more > 0:
        listed = tongue.say("{names} and {more} more", names=listed, more=f"{more}")
    return f"{tongue.counted(len(names), 'publisher')}: {listed}"


def tally_text(brief: Brief, tongue: Tongue = ENGLISH) -> str:
    """How many stories and bullets, and how many of them are new, updates, or known before."""
    stories = sum(bool(section.bullets or section.disagreements) for section in brief.sections)
    found = [bullet.novelty for bullet in brief.bullets]
    parts = [
        (found.count("new"), "new"),
        (found.count("update"), "update"),
        (found.count("known"), "known before"),
    ]
    kinds = [tongue.counted(count, name) for count, name in parts if count]
    marks = tongue.say("all new") if set(found) == {"new"} else ", ".join(kinds)
    bullets = tongue.counted(len(found), "bullet")
    return f"{tongue.counted(stories, 'story')}, {bullets}: {marks}"


def account_parts(account: Account, tongue: Tongue = ENGLISH) -> list[dict[str, int | str]]:
    counts = [(len(getattr(account, fate)), fate, name) for fate, name in _FATES]
    return [
        {"label": tongue.noun(count, name), "count": count, "fate": fate}
        for count, fate, name in counts
    ]


def account_text(account: Account, tongue: Tongue = ENGLISH) -> str:
    parts = [
        f"{tongue.number(int(part['count']))} {part['label']}"
        for part in account_parts(account, tongue)
    ]
    return f"{' + '.join(parts)} = {tongue.counted(account.total, 'article')}"


def checks_text(brief: Brief, tongue: Tongue = ENGLISH) -> str:
    """What the checks refused: nothing refused is silently left out."""
    outcomes = [rejection.outcome for rejection in brief.rejections]
    if not outcomes:
        return tongue.say("The checks refused no bullet.")
    parts = [
        (outcomes.count("repaired"), "repaired"),
        (outcomes.count("replaced"), "replaced by the source’s own words"),
        (outcomes.count("dropped"), "dropped"),
    ]
    said = ", ".join(f"{tongue.number(count)} {tongue.say(name)}" for count, name in parts)
    bullets = tongue.counted(len(outcomes), "bullet")
    return tongue.say("The checks refused {bullets}: {said}.", bullets=bullets, said=said)


def proofs_text(brief: Brief, tongue: Tongue = ENGLISH) -> str:
    """How many bullets a model wrote and were proved, how many are a source's, how many none.

    Nothing where no model wrote: there every bullet is in the words of its source.
    """
    if not brief.engine or brief.engine == EXTRACTIVE:
        return ""
    quoted = sum(map(is_verbatim, brief.bullets))
    dropped = [r for s in brief.sections for r in s.rejections if r.outcome == "dropped"]
    parts = [
        (len(brief.bullets) - quoted, "written by the model and proved"),
        (quoted, "in the source’s own words"),
        (len(dropped), "left out"),
    ]
    said = ", ".join(f"{tongue.number(count)} {tongue.say(name)}" for count, name in parts)
    bullets = tongue.counted(len(brief.bullets) + len(dropped), "bullet")
    return f"{bullets}: {said}."


def usage_text(usage: Usage, tongue: Tongue = ENGLISH) -> str:
    if usage == Usage():
        return ""

    cached, thought = usage.cached_tokens, usage.reasoning_tokens
    parts = [
        tongue.counted(usage.calls, "call"),
        tongue.counted(usage.prompt_tokens, "prompt token")
        + (f" ({tongue.counted(cached, 'cached')})" if cached else ""),
        tongue.counted(usage.completion_tokens, "reply token")
        + (f" ({tongue.counted(thought, 'reasoning')})" if thought else ""),
        *([tongue.money(usage.money, usage.currency)] if usage.money else []),
    ]
    return tongue.say("Model use: {parts}.", parts=", ".join(parts))


def corrections(brief: Brief, zone: tzinfo, tongue: Tongue) -> list[str]:
    """A line for each delivered line that its source took back: both texts, both times."""
    return [_correction(item, zone, tongue) for item in brief.corrections]


def _correction(item: Correction, zone: tzinfo, tongue: Tongue) -> str:
    since = _end_text(item.since, zone, tongue)
    name = item.publisher or tongue.say("unnamed publisher")
    if not item.now:
        gone = "We wrote on {since}: “{was}” ({name}). Its source no longer says so."
        return tongue.say(gone, since=since, was=clean_line(item.was), name=name)
    seen = moment_text(item.seen, zone, tongue) if item.seen else ""
    return tongue.say(
        "We wrote on {since}: “{was}” ({name}). It now says: “{now}” {seen}",
        since=since,
        was=clean_line(item.was),
        name=name,
        now=clean_line(item.now),
        seen=f"({seen})" if seen else "",
    ).rstrip()
