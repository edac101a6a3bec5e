"""The kinds of channel by their name in briefer.toml. A kind is loaded when it is asked for.

Those that are not ours are plug-ins of the group `briefer.channels`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pkgutil import resolve_name
from typing import Any, Final

from briefer.config import Channel
from briefer.errors import ConfigError
from briefer.plugins import Place

_KINDS = {
    "email": "briefer.deliver.smtp:EmailChannel",
    "slack": "briefer.deliver.slack:SlackChannel",
    "file": "briefer.deliver.file:FileChannel",
    "apprise": "briefer.deliver.apprise_channel:AppriseChannel",
    "site": "briefer.deliver.site:SiteChannel",
    "webhook": "briefer.deliver.signed:WebhookChannel",
}


def _amiss(_name: str, thing: Any) -> str:
    if isinstance(thing, type) and issubclass(thing, Channel):
        return "" if not thing.__abstractmethods__ else "lacks methods of a Channel"
    return "is no Channel"


PLACE: Final = Place("briefer.channels", "kind of channel", frozenset(_KINDS), _amiss)


class _Registry(Mapping[str, type[Channel]]):
    """Reads like a dict of classes; a file is imported when its class is looked up.

    Of the plug-ins it lists those that work; one that is broken raises ConfigError when it is
    looked up.
    """

    def __getitem__(self, kind: str) -> type[Channel]:
        plugged: type[Channel] | None = None if kind in _KINDS else PLACE.get(kind)
        found: type[Channel] = plugged or resolve_name(_KINDS[kind])
        return found

    def __contains__(self, kind: object) -> bool:
        return kind in _KINDS or kind in PLACE.names()

    def __iter__(self) -> Iterator[str]:
        yield from _KINDS
        for kind in PLACE.names():
            with suppress(ConfigError):
                self[kind]
                yield kind

    def __len__(self) -> int:
        return sum(1 for _ in self)


CHANNELS: Mapping[str, type[Channel]] = _Registry()
