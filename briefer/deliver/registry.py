"""The kinds of channel by their name in briefer.toml. A kind is loaded when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pkgutil import resolve_name

from briefer.config import Channel

_KINDS = {
    "email": "briefer.deliver.smtp:EmailChannel",
    "slack": "briefer.deliver.slack:SlackChannel",
    "file": "briefer.deliver.file:FileChannel",
    "apprise": "briefer.deliver.apprise_channel:AppriseChannel",
    "site": "briefer.deliver.site:SiteChannel",
    "webhook": "briefer.deliver.signed:WebhookChannel",
}


class _Registry(Mapping[str, type[Channel]]):
    """Reads like a dict of classes; a file is imported when its class is looked up."""

    def __getitem__(self, kind: str) -> type[Channel]:
        found: type[Channel] = resolve_name(_KINDS[kind])
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(_KINDS)

    def __len__(self) -> int:
        return len(_KINDS)


CHANNELS: Mapping[str, type[Channel]] = _Registry()
