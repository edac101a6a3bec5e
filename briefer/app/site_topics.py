"""The configuration and the store in, what a site tells of its topics and sources out. Assembly."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefer.app.context import Context
from briefer.render.locale import Tongue, tongue_of
from briefer.render.site import Asked, Followed
from briefer.secrets import safe

if TYPE_CHECKING:
    from briefer.store import KeptHealth, Store


def followed(context: Context, store: Store, topics: Iterable[str]) -> dict[str, Followed]:
    """The query of each topic, and how its sources fare; of one that is not configured nothing.

    Sources are told by name: their addresses may hold what is nobody's business.
    """
    config = context.config
    configured = {topic.name: topic for topic in config.topics}
    health = {kept.health.source: kept for kept in store.health()}
    tongue = tongue_of(config.language)
    return {
        name: Followed(
            query=topic.query or name,
            sources=tuple(
                Asked(name=source.name, text=_fares(health[source.name], tongue))
                for source in config.sources_of(topic)
                if source.name in health
            ),
        )
        for name in topics
        if (topic := configured.get(name))
    }


def _fares(kept: KeptHealth, tongue: Tongue) -> str:
    """How a source fares, in words that hold until it is asked again."""
    health = kept.health
    if health.error:
        return safe(tongue.say("failing: {error}", error=health.error))
    if health.succeeded is None:
        return tongue.say("never read")
    return tongue.say(
        "last read {when}; {items} in it then, {new} new a day",
        when=f"{health.succeeded:%Y-%m-%d %H:%M} UTC",
        items=tongue.counted(health.items, "article"),
        new=f"{kept.a_day:.1f}",
    )
