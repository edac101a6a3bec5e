"""What was kept, grouped and printed in, the one fate of every article and the notes out. Assembly.

The account names each collected article exactly once; the notes say what was left out and why.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from briefer.brief.section import SectionResult
from briefer.brief.selection import Selection
from briefer.collect.collected import Collected
from briefer.edit.plan import DayPlan
from briefer.model import Account, Announced, Article, Fate, Section, Story

_LISTED: Final = 200  # articles of one fate that are named; their ids are all in the account
_FATES: Final = ("cited", "copy", "not_cited", "off_topic", "out_of_window")


def account_of(
    collected: Collected,
    selection: Selection,
    grouped: Sequence[Story],
    printed: Sequence[Section],
    coming: Sequence[Announced] = (),
) -> Account:
    """The fate of each article: cited is what any line of the brief rests on."""
    cited = {citation.article.id for section in printed for citation in section.citations}
    cited |= {citation.article.id for item in coming for citation in item.citations}
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


def fates_of(
    account: Account,
    collected: Collected,
    selection: Selection,
    grouped: Sequence[Story],
    day: DayPlan,
) -> tuple[Fate, ...]:
    """The titles of the articles by fate, and why where that is more than the fate says.

    An article's story is the development that it was told in, else the one it was grouped in.
    """
    by_id = {article.id: article for article in collected.articles}
    why = {key: f"muted: {entry}" for key, entry in selection.muted}
    for story in grouped:
        titles = {article.id: article.title for article in story.articles}
        why |= {copy: f"copy of: {titles[original]}" for copy, original in story.copies}
    told = (item.story for item in day.developments)
    in_story = {a.id: story.id for story in (*grouped, *told) for a in story.articles}
    return tuple(
        _fate(by_id[key], fate, why.get(key, ""), in_story.get(key, ""))
        for fate in _FATES
        for key in getattr(account, fate)[:_LISTED]
        if key in by_id
    )


def _fate(article: Article, fate: str, why: str, story: str) -> Fate:
    return Fate(article.id, fate, article.title, article.publisher, article.url, why, story)


def day_notes(day: DayPlan, results: Sequence[SectionResult]) -> tuple[str, ...]:
    """How many stories had no room, and how many facts the reader had before."""
    left_out = len(day.untold)
    known = sum(r.known for r in results) + day.known
    notes = []
    if left_out:
        notes.append(f"{left_out} smaller stories are not shown; their articles are not cited")
    if known:
        notes.append(f"{known} facts that were delivered before are left out")
    return tuple(notes)


def muted_note(selection: Selection) -> tuple[str, ...]:
    """How many articles were muted, by which entries."""
    by = Counter(entry for _, entry in selection.muted)
    if not by:
        return ()
    said = ", ".join(f"“{entry}”: {count}" for entry, count in by.items())
    return (f"{len(selection.muted)} articles are muted and count as off topic", said)
