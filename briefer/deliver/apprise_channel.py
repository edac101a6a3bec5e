"""The channel `apprise`: the short form to a chat or push service, by Apprise. An edge."""

from __future__ import annotations

import ssl
import sys
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

from briefer.config import Channel, Means
from briefer.deliver.apprise_watch import MISSING, Watch, watching
from briefer.deliver.short_text import Room, fitted
from briefer.deliver.trust import verifying
from briefer.deliver.webhook import TIMEOUT
from briefer.errors import ConfigError
from briefer.model import Delivery, DeliveryKey, Format, Message
from briefer.ports import Deliver

if TYPE_CHECKING:
    from apprise import NotifyBase

_HEADED = ("NotifyMatrix",)  # puts a mark of Markdown before a title, and shows it as it is
_ENVELOPE = 500  # bytes of JSON around the text


@dataclass(frozen=True, slots=True, kw_only=True)
class AppriseChannel(Channel):
    """Services by their Apprise address, one a variable; each is a recipient of its own.

    `markup` is the key `format`: how lines are set where the service does not tell.
    """

    url_env: str | tuple[str, ...]
    markup: Literal["text", "markdown"] | None = None
    ca_file: str | None = None

    def __post_init__(self) -> None:
        if not self.secrets or not all(self.secrets):
            raise ValueError("url_env needs at least one name of a variable")

    @property
    def format(self) -> Format:
        return "short"

    @property
    def recipients(self) -> tuple[str, ...]:
        return (self.name,) if isinstance(self.url_env, str) else self.url_env

    @property
    def secrets(self) -> tuple[str, ...]:
        return (self.url_env,) if isinstance(self.url_env, str) else self.url_env

    def examine(self, means: Means, *, online: bool) -> str:
        found = []
        for variable in self.secrets:
            watch = Watch(f"channel {self.name}", variable, means.now, rehearsal=True)
            with watching(watch):
                service = service_of(self, variable, means.secret(variable))
                _notified(service, "briefer", "briefer", said=watch.said)
                found.append(f"{service.service_name} ({', '.join(watch.hosts[:1])})")
                del service
        return f"{', '.join(found)}; nothing was posted"

    def deliver_with(self, means: Means) -> Deliver:
        urls = {
            person: (variable, means.secret(variable))
            for person, variable in zip(self.recipients, self.secrets, strict=True)
        }
        file = str(means.path(self.ca_file)) if self.ca_file else None
        for variable, url in urls.values():
            service_of(self, variable, url)
        return apprise_deliver(
            self, urls=urls, now=means.now, context=verifying(file, name=self.name)
        )


def apprise_deliver(
    channel: AppriseChannel,
    *,
    urls: dict[str, tuple[str, str]],
    now: Callable[[], datetime],
    context: ssl.SSLContext | None = None,
    pause: Callable[[float], None] = time.sleep,
    timeout: float = TIMEOUT,
) -> Deliver:
    """Sends each message as one; raises DeliveryError, or DeliveryUnknown when in doubt.

    `urls` are the recipients with the variable and the address of each.
    """

    def deliver(message: Message, key: DeliveryKey) -> Delivery:
        variable, url = urls[key.recipient]
        watch = Watch(f"channel {channel.name}", variable, now, context, pause, timeout)
        with watching(watch):
            service = service_of(channel, variable, url)
            title, body = fitted(message, room_of(service, channel.markup))
            name, taken = (
                str(service.service_name),
                _notified(service, title, body, said=watch.said),
            )
            del service  # some say goodbye to their service when they go: over our line too
        if not taken:
            raise watch.verdict(body)
        return Delivery(key, "sent", now(), f"{name}: {len(body)} characters")

    return deliver


def service_of(channel: AppriseChannel, variable: str, url: str) -> NotifyBase:
    """The service behind the address. ConfigError names the variable, never the address."""
    name = f"channel {channel.name}"
    try:
        from apprise import Apprise, AppriseAsset
    except ImportError as error:
        raise ConfigError(f"{name} {MISSING}") from error
    if len(url.split()) != 1:
        raise ConfigError(
            f"{name}: {variable} holds more than one address; give each a variable of its own:"
            ' url_env = ["ONE", "OTHER"]'
        )
    asset = AppriseAsset(
        app_id="briefer", app_desc="briefer", app_url="", image_url_mask="", image_url_logo="",
        storage_mode="memory", http_redirects=False, pgp_autogen=False, pem_autogen=False,
        allow_templates=False,
    )  # fmt: skip
    try:
        with warnings.catch_warnings():  # its plug-ins, all of which it reads, use old modules
            warnings.simplefilter("ignore", DeprecationWarning)
            service = Apprise.instantiate(url, asset=asset, suppress_exceptions=True)
    except Exception:  # whatever a plug-in of it stumbles over; its words may hold the address
        service = None
    if service is None or not service.enabled:
        raise ConfigError(
            f"{name}: {variable} holds no address that Apprise can use; docs/channels.md shows some"
        )
    _refuse_unsafe(service, name, variable)
    service.redirects = False
    return service


def room_of(service: NotifyBase, chosen: str | None) -> Room:
    """How much the service takes, by its own limits."""
    has_title = service.title_maxlen > 0 and type(service).__name__ not in _HEADED
    packed = getattr(service, "ntfy_json_upstream_size_limit", None)
    markdown = str(getattr(service.resolve_format(None), "value", "")) == "markdown"
    return Room(
        body=service.body_maxlen,
        title=service.title_maxlen if has_title else 0,
        lines=service.body_max_line_count or None,
        packed=packed - _ENVELOPE if packed else None,
        listed=markdown if chosen is None else chosen == "markdown",
    )


def _refuse_unsafe(service: NotifyBase, name: str, variable: str) -> None:
    if not service.verify_certificate:
        raise ConfigError(
            f"{name}: {variable} says verify=no, and the message would go to whoever answers; take"
            " it out, and name your own authority with ca_file"
        )
    if not any("requests" in vars(sys.modules[kind.__module__]) for kind in _kinds(service)):
        raise ConfigError(
            f"{name}: {variable} is of a service that is not reached over HTTP, and what became of"
            ' a message could not be told; for mail use kind = "email"'
        )


def _kinds(service: NotifyBase) -> list[type[Any]]:
    """The classes of the service's own plug-in."""
    return [
        kind
        for kind in type(service).__mro__
        if kind.__module__.startswith("apprise.plugins.")
        and kind.__module__ != "apprise.plugins.base"
    ]


def _notified(service: NotifyBase, title: str, body: str, *, said: list[str]) -> bool:
    """Whether the service says yes. What is meant to be read as text is, whatever it reads."""
    resolved = str(getattr(service.resolve_format(None), "value", ""))
    declared = "text" if resolved == "html" else None
    try:
        return bool(
            service.notify(body=body, title=title, body_format=declared, overflow="upstream")
        )
    except ConfigError:
        raise
    except Exception as error:  # of a plug-in; what became of its requests is known all the same
        said.append(f"it stopped with {type(error).__name__}")
        return False
