"""The channel `webhook`: the brief as JSON to a program of yours, signed. An edge.

The receiver proves who sent it by the signature over timestamp and body, and knows a delivery that
comes twice by its id: it is the same for the same topic, slot, channel and recipient.
"""

from __future__ import annotations

import hashlib
import hmac
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from briefer.config import Channel, Means
from briefer.deliver.trust import verifying
from briefer.deliver.webhook import (
    TIMEOUT,
    Answer,
    Webhook,
    patiently,
    post,
    refusal,
    webhook_from,
)
from briefer.errors import ConfigError
from briefer.model import Delivery, DeliveryKey, Format, Message, digest
from briefer.ports import Deliver

_SHORTEST_SECRET = 16  # a shorter one can be guessed from a single message


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookChannel(Channel):
    """A program that takes briefs by POST.

    `url_env` and `secret_env` name the variables with its address and with what signs.
    """

    url_env: str
    secret_env: str
    ca_file: str | None = None

    @property
    def format(self) -> Format:
        return "json"

    @property
    def secrets(self) -> tuple[str, ...]:
        return (self.url_env, self.secret_env)

    def examine(self, means: Means, *, online: bool) -> str:
        where, _ = self._checked(means)
        return f"signed posts to {where.host}; nothing was posted"

    def deliver_with(self, means: Means) -> Deliver:
        where, secret = self._checked(means)
        file = str(means.path(self.ca_file)) if self.ca_file else None
        context = verifying(file, name=self.name) if where.secure else None
        return signed_deliver(self.name, where, secret=secret, now=means.now, context=context)

    def _checked(self, means: Means) -> tuple[Webhook, str]:
        where = webhook_from(means.secret(self.url_env), setting=self.url_env)
        secret = means.secret(self.secret_env)
        if len(secret) < _SHORTEST_SECRET:
            raise ConfigError(
                f"channel {self.name}: {self.secret_env} holds fewer than {_SHORTEST_SECRET}"
                " characters; make one with `openssl rand -hex 32`"
            )
        return where, secret


def signed_deliver(
    name: str,
    where: Webhook,
    *,
    secret: str,
    now: Callable[[], datetime],
    context: ssl.SSLContext | None = None,
    timeout: float = TIMEOUT,
    pause: Callable[[float], None] = time.sleep,
) -> Deliver:
    """Posts each message once; any 2xx is sent. Raises DeliveryError or DeliveryUnknown."""
    said = f"channel {name}"

    def deliver(message: Message, key: DeliveryKey) -> Delivery:
        body = message.body.encode("utf-8", "replace")

        def once() -> Answer:
            headers = signed_headers(body, key, secret=secret, at=now())
            return post(where, body, name=said, context=context, timeout=timeout, headers=headers)

        answer = patiently(once, name=said, whom=where.host, now=now, pause=pause)
        if refused := refusal(answer, said, whom=where.host):
            raise refused
        return Delivery(key, "sent", now(), f"{answer.status}")

    return deliver


def signed_headers(body: bytes, key: DeliveryKey, *, secret: str, at: datetime) -> dict[str, str]:
    """The headers that let a receiver check the body and know it again."""
    stamp = str(int(at.timestamp()))
    signed = hmac.new(secret.encode(), f"{stamp}.".encode() + body, hashlib.sha256).hexdigest()
    named = "\x00".join((key.topic, key.slot, key.channel, key.recipient))
    return {
        "X-Briefer-Delivery": digest(named, length=32),
        "X-Briefer-Timestamp": stamp,
        "X-Briefer-Signature": f"sha256={signed}",
    }
