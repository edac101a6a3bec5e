"""The channel `slack`: a message to an incoming webhook, its parts as posts in order. An edge."""

from __future__ import annotations

import re
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from briefer.config import Channel, Means
from briefer.deliver.mail import one_line
from briefer.deliver.slack_text import plain_payload, text_payload
from briefer.deliver.webhook import (
    TIMEOUT,
    Answer,
    Webhook,
    patiently,
    post,
    refusal,
    webhook_from,
)
from briefer.errors import ConfigError, DeliveryError, DeliveryStopped, DeliveryUnknown
from briefer.model import Delivery, DeliveryKey, Format, Message, Part
from briefer.ports import Deliver

_SLACKS = ("hooks.slack.com", "hooks.slack-gov.com")
_OF_SLACK = re.compile(r"/(?:services|workflows|triggers)(?:/[^/]+){3,}/?")
SPACING = 1.1  # Slack takes about one message a second into a channel
_REASONS = {
    400: "the post was refused as blocks and as plain text",
    403: "the workspace does not allow it; ask who runs it, or make a new webhook",
    404: "the webhook or its channel is gone; make a new webhook",
    410: "the channel is archived; make a webhook for another",
}

Exchange = Callable[[str], Answer]


@dataclass(frozen=True, slots=True, kw_only=True)
class SlackChannel(Channel):
    """A Slack incoming webhook; `webhook_env` names the variable that holds its address."""

    webhook_env: str

    @property
    def format(self) -> Format:
        return "slack"

    @property
    def secrets(self) -> tuple[str, ...]:
        return (self.webhook_env,)

    def examine(self, means: Means, *, online: bool) -> str:
        checked_webhook(self, means.secret(self.webhook_env))
        return f"the address in {self.webhook_env} is a webhook's; nothing was posted"

    def deliver_with(self, means: Means) -> Deliver:
        return slack_deliver(self, webhook=means.secret(self.webhook_env), now=means.now)


def slack_deliver(
    channel: SlackChannel,
    *,
    webhook: str,
    now: Callable[[], datetime],
    pause: Callable[[float], None] = time.sleep,
    context: ssl.SSLContext | None = None,
    timeout: float = TIMEOUT,
) -> Deliver:
    """Posts each part once. Raises DeliveryError, DeliveryUnknown, or DeliveryStopped half-way."""
    where = checked_webhook(channel, webhook)
    name = f"channel {channel.name}"

    def exchange(payload: str) -> Answer:
        body = payload.encode("utf-8", "replace")
        return post(where, body, name=name, context=context, timeout=timeout)

    def deliver(message: Message, key: DeliveryKey) -> Delivery:
        for number, part in enumerate(message.parts):
            if number:
                pause(SPACING)
            try:
                _posted(part, exchange, name=name, now=now, pause=pause)
            except DeliveryUnknown as error:
                raise DeliveryUnknown(_placed(error, number, message)) from error
            except DeliveryError as error:
                raise _stopped(error, number, message) from error
        return Delivery(key, "sent", now(), f"{len(message.parts)} × ok")

    return deliver


def checked_webhook(channel: SlackChannel, webhook: str) -> Webhook:
    """The address in its parts, or ConfigError; nothing is posted."""
    where = webhook_from(webhook, setting=channel.webhook_env)
    is_whole = _OF_SLACK.fullmatch(where.target) if where.host in _SLACKS else where.target != "/"
    if not is_whole:
        raise ConfigError(
            f"{channel.webhook_env} holds only a part of a webhook's address; paste the whole,"
            " https://hooks.slack.com/services/T…/B…/…"
        )
    return where


def _posted(
    part: Part,
    exchange: Exchange,
    *,
    name: str,
    now: Callable[[], datetime],
    pause: Callable[[float], None],
) -> None:
    payload = part.body if part.media_type == "application/json" else text_payload(part.body)

    def taken(payload: str) -> Answer:
        return patiently(lambda: exchange(payload), name=name, whom="Slack", now=now, pause=pause)

    answer = taken(payload)
    if answer.status == 400 and (plain := plain_payload(payload)) is not None:
        # Our blocks did not please it; the reader still gets the words.
        answer = taken(plain)
    _require_taken(answer, name)


def _require_taken(answer: Answer, name: str) -> None:
    said = one_line(answer.body)[:80]
    if answer.status == 200 and answer.body.strip() == "ok":
        return
    if 200 <= answer.status < 300:
        raise DeliveryUnknown(f'{name}: answered "{said}" instead of ok; it may have arrived')
    if refused := refusal(answer, name, whom="Slack", reasons=_REASONS):
        raise refused


def _stopped(error: DeliveryError, number: int, message: Message) -> DeliveryError:
    if number == 0:
        return DeliveryError(str(error))
    return DeliveryStopped(_placed(error, number, message), parts=number)


def _placed(error: DeliveryError, number: int, message: Message) -> str:
    of = len(message.parts)
    return str(error) if of == 1 else f"{error} (post {number + 1} of {of})"
