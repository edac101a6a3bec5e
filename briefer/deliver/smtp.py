"""The channel `email`: a message by SMTP to one person, over verified TLS. An edge.

The relay's answer after the final dot is the moment of truth: before it nothing was taken,
and if the line breaks while we wait for it, the mail may be on its way.
"""

from __future__ import annotations

import re
import smtplib
import ssl
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from briefer.config import Channel, Means
from briefer.deliver.leaving import leave_link, leave_mail
from briefer.deliver.mail import mail, sender_domain, wire_address
from briefer.deliver.smtp_faults import cause, is_temporary, readable, reason
from briefer.deliver.smtp_line import connected
from briefer.deliver.trust import is_loopback, verifying
from briefer.errors import ConfigError, DeliveryError, DeliveryUnknown
from briefer.model import Delivery, DeliveryKey, Format, Message
from briefer.ports import Deliver

TIMEOUT = 60.0  # seconds for each answer; relays that scan mail take their time
_ANSWERS = 4  # a conversation may take as long as so many of the slowest answers
AGAIN = (2.0, 10.0)  # seconds between tries while the relay says "not now"


class NotNow(DeliveryError):
    """A refusal for now: nothing was taken, and it may be asked again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmailChannel(Channel):
    """A mail relay and the people behind it; `security` none is for loopback only."""

    host: str
    sender: str
    to: tuple[str, ...]
    port: int = 587
    security: Literal["starttls", "tls", "none"] = "starttls"
    user: str | None = None
    password_env: str | None = None
    ca_file: str | None = None
    reply_to: str | None = None
    list_id: str | None = None
    unsubscribe_mailto: str | None = None
    unsubscribe_url: str | None = None
    unsubscribe_secret_env: str | None = None

    def __post_init__(self) -> None:
        if self.security == "none" and not is_loopback(self.host):
            raise ValueError(
                f'security = "none" would send mail in the clear to {self.host}; use "starttls"'
            )
        if not self.to:
            raise ValueError("to needs at least one address")
        for address in (self.sender, *self.to):
            _check_address(address)
        if self.unsubscribe_url and not self.unsubscribe_url.startswith("https://"):
            raise ValueError("unsubscribe_url must begin with https://")

    @property
    def format(self) -> Format:
        return "email"

    @property
    def recipients(self) -> tuple[str, ...]:
        return self.to

    @property
    def secrets(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.password_env, self.unsubscribe_secret_env)))

    @property
    def leave_secret(self) -> str | None:
        return self.unsubscribe_secret_env

    @property
    def leave(self) -> str:
        by_mail = f"mailto:{self.unsubscribe_mailto}" if self.unsubscribe_mailto else ""
        return self.unsubscribe_url or by_mail

    def addressed(self, to: str, *, token: str = "") -> EmailChannel:
        if self.unsubscribe_url and not self.unsubscribe_secret_env:
            raise ValueError(
                f"channel {self.name} has an unsubscribe_url, by which a reader can only be known"
                " if their link is signed; name the variable with a secret for that in"
                " unsubscribe_secret_env"
            )
        return replace(
            self,
            to=(to,),
            unsubscribe_url=leave_link(self.unsubscribe_url, token),
            unsubscribe_mailto=leave_mail(self.unsubscribe_mailto, token),
        )

    def examine(self, means: Means, *, online: bool) -> str:
        password = self._password(means)
        if not online:
            people = "1 person" if len(self.to) == 1 else f"{len(self.to)} people"
            return f"mail to {people} by {self.host}; --online logs in"
        greeted(self._at_home(means), password=password)
        return f"{self.host} let us in; nothing was sent"

    def deliver_with(self, means: Means) -> Deliver:
        return smtp_deliver(self._at_home(means), password=self._password(means), now=means.now)

    def _password(self, means: Means) -> str | None:
        try:
            return means.secret(self.password_env) if self.password_env else None
        except ConfigError as error:
            raise ConfigError(
                f"{error}; for a relay without a login delete user and password_env"
            ) from error

    def _at_home(self, means: Means) -> EmailChannel:
        """The same with the whole path of its certificate."""
        return replace(self, ca_file=str(means.path(self.ca_file))) if self.ca_file else self


def smtp_deliver(
    channel: EmailChannel,
    *,
    password: str | None,
    now: Callable[[], datetime],
    context: ssl.SSLContext | None = None,
    timeout: float = TIMEOUT,
    again: Sequence[float] = AGAIN,
    pause: Callable[[float], None] = time.sleep,
) -> Deliver:
    """Sends each message as one mail; the receipt is what the relay answered.

    A relay that refuses for now is asked again after each of the pauses `again`. Raises
    DeliveryError that says whether a later run may succeed, or DeliveryUnknown; ConfigError at
    once when `ca_file` is no certificate.
    """
    trust = context or verifying(channel.ca_file, name=channel.name)

    def deliver(message: Message, key: DeliveryKey) -> Delivery:
        try:
            letter = mail(message, key, channel, at=now())
        except ValueError as error:
            raise DeliveryError(f"channel {channel.name}: {error}; mend its addresses") from error
        recipient = wire_address(key.recipient)

        def once() -> str:
            with _line(channel, password, trust, timeout) as smtp:
                return _handed_over(smtp, channel, recipient, letter, password)

        for seconds in again:
            try:
                return Delivery(key, "sent", now(), once())
            except NotNow:
                pause(seconds)
        return Delivery(key, "sent", now(), once())

    return deliver


def greeted(
    channel: EmailChannel,
    *,
    password: str | None,
    context: ssl.SSLContext | None = None,
    timeout: float = TIMEOUT,
) -> None:
    """Connects and logs in, sends nothing. Raises DeliveryError as sending would."""
    with _line(
        channel, password, context or verifying(channel.ca_file, name=channel.name), timeout
    ):
        return


# ---------------------------------------------------------------- up to the final dot


@contextmanager
def _line(
    channel: EmailChannel, password: str | None, context: ssl.SSLContext, timeout: float
) -> Iterator[smtplib.SMTP]:
    """A line to the relay, encrypted and logged in; all that fails on it is told as ours."""
    smtp = None
    try:
        smtp = _connected(channel, context, timeout)
        if channel.user is not None:
            smtp.login(channel.user, password or "")
        yield smtp
        with suppress(smtplib.SMTPException, OSError):  # the mail is taken, whatever comes now
            smtp.quit()
    except (smtplib.SMTPException, OSError) as error:
        kind = NotNow if is_temporary(error) else DeliveryError
        raise kind(f"{_place(channel)}: {cause(error, password)}") from None
    except UnicodeError:
        raise DeliveryError(
            f"{_place(channel)}: user and password may hold only ASCII characters"
        ) from None
    finally:
        if smtp is not None:
            smtp.close()


def _connected(channel: EmailChannel, context: ssl.SSLContext, timeout: float) -> smtplib.SMTP:
    return connected(
        (channel.host, channel.port),
        ours=sender_domain(channel),
        security=channel.security,
        timeout=timeout,
        deadline=_ANSWERS * timeout,
        context=context,
    )


def _handed_over(
    smtp: smtplib.SMTP, channel: EmailChannel, recipient: str, letter: bytes, password: str | None
) -> str:
    _envelope(smtp, channel, recipient, len(letter))
    code, said = smtp.docmd("DATA")
    if code != 354:
        raise smtplib.SMTPDataError(code, said)
    smtp.send(_stuffed(letter))
    try:
        code, said = smtp.getreply()
    except (smtplib.SMTPException, OSError) as error:
        raise DeliveryUnknown(
            f"{_place(channel)}: the line broke after the whole mail was handed over"
            f" ({reason(error)}); it may have arrived"
        ) from error
    if 200 <= code < 300:
        return readable(said, password)
    if 400 <= code < 600:
        raise smtplib.SMTPDataError(code, said)
    answered = readable(said, password) or "nothing that can be read"
    raise DeliveryUnknown(
        f"{_place(channel)}: after the whole mail was handed over it answered {answered!r}; it may"
        " have arrived"
    )


def _envelope(smtp: smtplib.SMTP, channel: EmailChannel, recipient: str, size: int) -> None:
    sender = wire_address(channel.sender)
    smtp.ehlo_or_helo_if_needed()
    options = (f"size={size}",) if smtp.has_extn("size") else ()
    code, said = smtp.mail(sender, options)
    if code != 250:
        raise smtplib.SMTPSenderRefused(code, said, sender)
    code, said = smtp.rcpt(recipient)
    if code not in (250, 251):
        raise smtplib.SMTPRecipientsRefused({recipient: (code, said)})


def _stuffed(letter: bytes) -> bytes:
    """Lines that begin with a dot get a second one; the lone dot at the end is ours."""
    body = re.sub(rb"(?m)^\.", b"..", letter)
    return body + (b"" if body.endswith(b"\r\n") else b"\r\n") + b".\r\n"


def _place(channel: EmailChannel) -> str:
    return f"channel {channel.name} ({channel.host}:{channel.port})"


def _check_address(address: str) -> None:
    local, at, domain = address.rpartition("@")
    if not (local and at and domain) or any(c.isspace() or c in '<>,;"' for c in address):
        raise ValueError(f"{address!r} is not a mail address; write it like desk@news.example")
    if not local.isascii():
        raise ValueError(f"{address!r} has letters before the @ that mail relays refuse")
