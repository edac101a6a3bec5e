"""Kept briefs in, which one is the page of its slot out. Assembly.

Several may be kept of a slot. The one that readers had is its page, for good; while nobody had
one, the newest is.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from briefer.jsonform import brief_json
from briefer.model import Brief, digest
from briefer.render.addresses import brief_address
from briefer.store import Given, Publishable

if TYPE_CHECKING:
    from briefer.app.context import Context
    from briefer.store import Store


@dataclass(frozen=True, slots=True)
class Choice:
    """The brief of a page. `given` is one that stands in no store; `delivered`: it stays."""

    made: Publishable
    delivered: bool
    given: Brief | None = None

    def brief(self, store: Store) -> Brief | None:
        return self.given or store.brief(self.made)


@dataclass(frozen=True, slots=True)
class Standing:
    """The brief of a page that was written before."""

    generated: datetime
    delivered: bool


def topics_here(context: Context) -> frozenset[str] | None:
    """The topics that are configured; None where no file of the user's names any.

    A store may hold those of other configurations, which are none of this one's site.
    """
    topics = context.config.topics
    return frozenset(topic.name for topic in topics) if context.path and topics else None


def topics_of_site(
    context: Context, on_it: Collection[str], say: Callable[[str], None]
) -> Collection[str] | None:
    """Those that are configured and those `on_it` already, which are told; None for all."""
    here = topics_here(context)
    if here is not None and (strange := sorted({*on_it} - here)):
        say(
            f"on the site and not configured here: {', '.join(strange)}; what was published stays."
            " To have a site without it, publish into a new folder"
        )
    return None if here is None else here | {*on_it}


def choices(
    store: Store,
    standing: Mapping[str, Standing],
    *,
    topics: Collection[str] | None = None,
    sending: Sequence[Brief] = (),
) -> dict[str, Choice]:
    """The brief of every address that a kept brief has; of those `topics` only, if some are named.

    `sending` are briefs on their way to the site: each is its slot's, unless readers had another.
    """
    groups: dict[str, list[Publishable]] = {}
    for made in store.publishable():
        if topics is None or made.topic in topics:
            groups.setdefault(brief_address(made.topic, made.slot), []).append(made)
    going = {brief_address(brief.topic, brief.slot): brief for brief in sending}
    for address, brief in going.items():
        groups.setdefault(address, []).append(_made(brief))
    given = {(item.topic, item.slot): item for item in store.given()}
    found = {
        address: _choice(store, group, standing.get(address), given, going.get(address))
        for address, group in sorted(groups.items())
    }
    return {address: choice for address, choice in found.items() if choice}


def _choice(
    store: Store,
    group: Sequence[Publishable],
    before: Standing | None,
    given: Mapping[tuple[str, str], Given],
    going: Brief | None,
) -> Choice | None:
    if before and before.delivered:
        same = [made for made in group if made.generated == before.generated]
        return _chosen(same, going, delivered=True) if same else None
    had = [(made, given[made.topic, made.slot]) for made in group
           if (made.topic, made.slot) in given]  # fmt: skip
    if had:
        return _chosen(_as_delivered(store, had), going, delivered=True)
    if going:
        same = [made for made in group if made.generated == going.generated]
        return _chosen(same, going, delivered=True)
    return _chosen(group, going, delivered=False)


def _as_delivered(store: Store, had: Iterable[tuple[Publishable, Given]]) -> list[Publishable]:
    """Those of the window that was delivered, and of them those made before it was."""
    found = list(had)
    if len(found) > 1:
        same = [(made, item) for made, item in found if item.until == _until(store, made)]
        found = same or found
        before = [(made, item) for made, item in found if item.sent and made.generated <= item.sent]
        found = before or found
    return [made for made, _ in found]


def _until(store: Store, made: Publishable) -> datetime | None:
    brief = store.brief(made)
    return brief.window.until if brief else None


def _chosen(group: Sequence[Publishable], going: Brief | None, *, delivered: bool) -> Choice:
    newest = max(group, key=lambda made: (made.generated, made.slot))
    is_going = going is not None and going.generated == newest.generated
    return Choice(newest, delivered, going if is_going else None)


def _made(brief: Brief) -> Publishable:
    """The row that the brief would have in a store."""
    body = json.dumps(brief_json(brief), ensure_ascii=False)
    return Publishable(brief.topic, brief.slot, brief.generated, digest(body, length=32))
