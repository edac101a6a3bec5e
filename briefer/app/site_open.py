"""The store in, the newest brief out with the page that was just published of it. Assembly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefer.app.context import Context, means_of, user_cache_folder
from briefer.app.site import brief_of_page, place_of, publish
from briefer.app.site_choice import topics_here
from briefer.app.site_plan import INDEX
from briefer.deliver.site import SiteChannel
from briefer.errors import UsageError
from briefer.model import Brief, digest
from briefer.render.addresses import brief_address

if TYPE_CHECKING:
    from briefer.store import KeptBrief, Store


@dataclass(frozen=True, slots=True)
class Page:
    """A brief, the file of its page, and the address that it is known under."""

    brief: Brief
    file: Path
    address: str


def newest_page(
    context: Context,
    store: Store | None,
    *,
    topic: str | None,
    state: str,
    say: Callable[[str], None],
) -> Page:
    """The page of the newest brief, of one `topic` if it is named. Raises UsageError without one.

    It is published to the first channel of kind `site`, else to a folder of that store alone in
    the user's cache.
    """
    newest = _newest(store, topic, topics_here(context)) if store else ()
    if store is None or not newest:
        of = f"of {topic!r} " if topic else ""
        raise UsageError(
            f"{state}: no brief {of}is kept yet; `briefer daily` with a briefer.toml, or with"
            " --state, keeps what it makes"
        )
    folder = _folder(context, state)
    publish(context, store, folder, say=lambda _: None)
    if topic is not None:  # words that are no configured topic have a page when they are asked for
        publish(context, store, folder, topic=topic, say=lambda _: None)
    address = brief_address(newest[0].topic, newest[0].slot)
    brief = brief_of_page(store, folder, address) or newest[0].brief
    return Page(brief, folder / address / INDEX, place_of(context, folder, address))


def _newest(store: Store, topic: str | None, here: frozenset[str] | None) -> tuple[KeptBrief, ...]:
    """The newest brief: of the topic, else of those here, else of any words that were asked for."""
    if topic is not None or here is None:
        return store.briefs(topic, limit=1)
    found = [brief for name in here for brief in store.briefs(name, limit=1)]
    return tuple(sorted(found, key=lambda kept: kept.generated)[-1:])


def _folder(context: Context, state: str) -> Path:
    for channel in context.config.channels:
        if isinstance(channel, SiteChannel):
            return means_of(channel, context).path(channel.path)
    return user_cache_folder() / f"site-{digest(str(state), length=8)}"
