"""A story prompt too large for one call in, the reply of several calls merged out. Pure.

Map: each part of the passages is asked about under its own labels. Reduce: the drafted
bullets and the passages they cite are asked about once more. Labels stay end to end.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest
from typing import Protocol

from briefer.errors import AskError
from briefer.model import Usage
from briefer.ports import Ask, LabelledPassage, Prompt, Reply
from briefer.summarize.outcomes import NoReply
from briefer.summarize.passages import ARTICLE_TOKENS, PASSAGE_TOKENS, Count
from briefer.summarize.reply import Draft, DraftBullet, drafted

PartPrompt = Callable[[Sequence[LabelledPassage]], Prompt]
MergePrompt = Callable[[Sequence[DraftBullet], Sequence[LabelledPassage]], Prompt]


class Each(Protocol):
    """Does the same work on many items, results in their order; side by side or in turn."""

    def __call__(
        self, work: Callable[[Sequence[LabelledPassage]], _Part], items: Iterable[Parcel], /
    ) -> tuple[_Part, ...]: ...


Parcel = Sequence[LabelledPassage]


@dataclass(frozen=True, slots=True)
class _Part:
    """What came of one part: its draft, or why there is none."""

    draft: Draft | None
    usage: Usage
    engine: str = ""
    error: AskError | None = None


def _in_turn(work: Callable[[Parcel], _Part], items: Iterable[Parcel]) -> tuple[_Part, ...]:
    return tuple(work(item) for item in items)


def mapped_and_reduced(
    ask: Ask,
    *,
    room: int,
    count: Count,
    part_prompt: PartPrompt,
    merge_prompt: MergePrompt,
    each: Each | None = None,
) -> Ask:
    """An engine that splits story prompts with more than `room` tokens of passages.

    A part that fails is left out; when merging fails, the parts' own bullets are taken in
    turn. Only if no part succeeds is there no reply.
    """

    def whole(prompt: Prompt) -> Reply:
        parcels = parcelled(prompt.passages, room=room, count=count)
        if prompt.purpose != "story" or len(parcels) < 2:
            return ask(prompt)
        parts = (each or _in_turn)(lambda parcel: _asked(ask, part_prompt(parcel)), parcels)
        spent = sum((part.usage for part in parts), Usage())
        drafts = [part.draft for part in parts if part.draft]
        if not drafts:
            raise _none_of(parts, spent)
        bullets = list(_in_turns(draft.bullets for draft in drafts))
        shown = _fitting(bullets, prompt.passages, room=room, count=count)
        merged = _asked(ask, merge_prompt(*shown))
        engine = merged.engine or next(part.engine for part in parts if part.draft)
        result = merged.draft or Draft(drafts[0].headline, tuple(shown[0]))
        return Reply(_text(result), usage=spent + merged.usage, engine=engine)

    return whole


def parcelled(
    passages: Sequence[LabelledPassage], *, room: int, count: Count
) -> tuple[tuple[LabelledPassage, ...], ...]:
    """The passages in parcels of at most `room` tokens, in order, articles kept together."""
    parcels: list[list[LabelledPassage]] = [[]]
    left = room
    for article in _by_article(passages):
        cost = ARTICLE_TOKENS + sum(_tokens(item, count) for item in article)
        if cost > left and parcels[-1]:
            parcels.append([])
            left = room
        for item in article:
            if _tokens(item, count) > left and parcels[-1]:
                parcels.append([])
                left = room - ARTICLE_TOKENS
            parcels[-1].append(item)
            left -= _tokens(item, count)
        left -= ARTICLE_TOKENS
    return tuple(tuple(parcel) for parcel in parcels if parcel)


def _by_article(passages: Sequence[LabelledPassage]) -> list[list[LabelledPassage]]:
    found: dict[str, list[LabelledPassage]] = {}
    for item in passages:
        found.setdefault(item.passage.article.id, []).append(item)
    return list(found.values())


def _tokens(item: LabelledPassage, count: Count) -> int:
    return count(item.passage.text) + PASSAGE_TOKENS


def _asked(ask: Ask, prompt: Prompt) -> _Part:
    try:
        reply = ask(prompt)
    except AskError as error:
        return _Part(None, getattr(error, "usage", Usage()), error=error)
    try:
        return _Part(drafted(reply, prompt), reply.usage, reply.engine)
    except AskError as error:
        return _Part(None, reply.usage, reply.engine, error)


def _none_of(parts: Sequence[_Part], spent: Usage) -> NoReply:
    first = parts[0].error
    outcome = first.outcome if isinstance(first, NoReply) else "failed"
    return NoReply(f"{first} (and so for all {len(parts)} parts)", outcome=outcome, usage=spent)


def _in_turns(lists: Iterable[Sequence[DraftBullet]]) -> Iterable[DraftBullet]:
    """The first bullet of each part, then the second of each, …"""
    return (bullet for bullet in chain.from_iterable(zip_longest(*lists)) if bullet is not None)


def _fitting(
    bullets: Sequence[DraftBullet],
    passages: Sequence[LabelledPassage],
    *,
    room: int,
    count: Count,
) -> tuple[list[DraftBullet], list[LabelledPassage]]:
    """As many of the bullets as fit the room together with the passages they cite."""
    kept: list[DraftBullet] = []
    cited: set[str] = set()
    left = room
    at = {item.label: item for item in passages}
    for bullet in bullets:
        new = [label for label in bullet.labels if label in at and label not in cited]
        left -= count(bullet.text) + PASSAGE_TOKENS
        left -= sum(_tokens(at[label], count) + ARTICLE_TOKENS for label in new)
        if left < 0 and kept:
            break
        kept.append(bullet)
        cited.update(new)
    return kept, [item for item in passages if item.label in cited]


def _text(draft: Draft) -> str:
    bullets = [{"text": b.text, "labels": list(b.labels)} for b in draft.bullets]
    return json.dumps({"headline": draft.headline or "", "bullets": bullets}, ensure_ascii=False)
