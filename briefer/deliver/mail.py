"""A message and a channel in, the bytes of one mail for one person out. Pure.

Nothing an article says can become a header: what could end, hide or decode into one is
taken out first, and the finished bytes are read back and compared before they are used.
"""

from __future__ import annotations

import unicodedata
from datetime import datetime
from email import message_from_bytes
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy, default
from email.utils import format_datetime
from typing import Any, Protocol

from briefer.model import DeliveryKey, Message, digest
from briefer.text.slug import slug

_HIDDEN = ("Cc", "Cf", "Cs", "Zl", "Zp")
_LONGEST_SUBJECT = 200
_FOLD_AT = 78
_VERBATIM = ("list-id", "list-unsubscribe", "list-unsubscribe-post", "message-id", "reply-to")


class Sender(Protocol):
    """Of an email channel, what the headers of a mail are made of."""

    @property
    def sender(self) -> str: ...
    @property
    def reply_to(self) -> str | None: ...
    @property
    def list_id(self) -> str | None: ...
    @property
    def unsubscribe_mailto(self) -> str | None: ...
    @property
    def unsubscribe_url(self) -> str | None: ...


class _Verbatim(EmailPolicy):
    """Folds our own ASCII headers at spaces only: encoded words would break their URLs.

    A subject with other letters is encoded as a whole: where the library goes over to encoded words
    in the middle of it, it puts in a space or loses one.
    """

    def _fold(self, name: str, value: Any, refold_binary: bool = False) -> str:
        if name.lower() == "subject" and not str(value).isascii():
            whole = Header(str(value), "utf-8", header_name=name).encode(linesep=self.linesep)
            return f"{name}: {whole}{self.linesep}"
        if name.lower() not in _VERBATIM:
            parent: Any = super()
            folded: str = parent._fold(name, value, refold_binary)
            return folded
        lines = [f"{name}:"]
        for word in str(value).split(" "):
            if len(lines[-1]) + 1 + len(word) > _FOLD_AT and not lines[-1].endswith(":"):
                lines.append("")
            lines[-1] += f" {word}"
        return self.linesep.join(lines) + self.linesep


# 7bit: the standard library then chooses quoted-printable or base64, which every relay takes.
_POLICY = _Verbatim(linesep="\r\n", cte_type="7bit")


def mail(message: Message, key: DeliveryKey, channel: Sender, *, at: datetime) -> bytes:
    """One mail to `key.recipient`; the same content to the same person has the same Message-ID.

    Raises ValueError when a header would not survive, which only a wrong channel can cause.
    """
    headers = _headers(message, key, channel, at=at)
    letter = EmailMessage(policy=_POLICY)
    for name, value in headers.items():
        letter[name] = value
    first, *others = message.parts
    letter.set_content(_text(first.body), subtype=_subtype(first.media_type))
    for part in others:
        letter.add_alternative(_text(part.body), subtype=_subtype(part.media_type))
    written = letter.as_bytes()
    _require_unchanged(written, headers)
    return written


def one_line(text: str) -> str:
    """The text as a header may carry it: one line, nothing hidden, no encoded word."""
    spaced = "".join(" " if c in "\r\n\t\u0085\u2028\u2029\v\f" else c for c in text)
    shown = "".join(c for c in spaced if unicodedata.category(c) not in _HIDDEN)
    # Python before 3.11.10 decodes `=?…?=` when it writes a header, line ends and all.
    return " ".join(shown.replace("=?", "= ?").split())


def content_digest(message: Message) -> str:
    """What two messages share exactly when they say the same."""
    parts = "\x00".join(f"{part.media_type}\x01{part.body}" for part in message.parts)
    return digest(f"{message.subject}\x00{parts}", length=32)


def wire_address(address: str) -> str:
    """The address with its domain in ASCII."""
    local, _, domain = address.rpartition("@")
    return f"{local}@{domain.encode('idna').decode('ascii')}"


def sender_domain(channel: Sender) -> str:
    return wire_address(channel.sender).rpartition("@")[2]


def _headers(
    message: Message, key: DeliveryKey, channel: Sender, *, at: datetime
) -> dict[str, str]:
    domain = sender_domain(channel)
    label = f"{slug(key.topic)}.briefer.{domain}"
    headers = {
        "From": str(Address("briefer", addr_spec=wire_address(channel.sender))),
        "To": wire_address(key.recipient),
        "Subject": one_line(message.subject)[:_LONGEST_SUBJECT] or "briefer",
        "Date": format_datetime(at),
        "Message-ID": f"<{_identity(message, key)}.briefer@{domain}>",
        "List-Id": f"<{one_line(channel.list_id or label).strip('<>')}>",
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
    }
    if channel.reply_to:
        headers["Reply-To"] = wire_address(channel.reply_to)
    return headers | _unsubscribe(channel)


def _unsubscribe(channel: Sender) -> dict[str, str]:
    """One-click only with an https address: a mailto cannot be posted to (RFC 8058)."""
    ways = []
    if channel.unsubscribe_url:
        ways.append(f"<{one_line(channel.unsubscribe_url)}>")
    if channel.unsubscribe_mailto:
        ways.append(f"<mailto:{one_line(channel.unsubscribe_mailto).removeprefix('mailto:')}>")
    if not ways:
        return {}
    headers = {"List-Unsubscribe": ", ".join(ways)}
    if (channel.unsubscribe_url or "").startswith("https://"):
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return headers


def _identity(message: Message, key: DeliveryKey) -> str:
    named = (key.topic, key.slot, key.channel, key.recipient, content_digest(message))
    return digest("\x00".join(named), length=32)


def _text(body: str) -> str:
    """The body as UTF-8 can carry it."""
    return body.encode("utf-8", "replace").decode("utf-8").replace("\x00", "\ufffd")


def _subtype(media_type: str) -> str:
    return "html" if media_type == "text/html" else "plain"


def _require_unchanged(written: bytes, headers: dict[str, str]) -> None:
    read = message_from_bytes(written, policy=default)
    added = {"mime-version", "content-type", "content-transfer-encoding"}
    names = [name.lower() for name in read.keys()]  # noqa: SIM118 (a mail has a name twice)
    wanted = [name.lower() for name in headers]
    if sorted(name for name in names if name not in added) != sorted(wanted):
        raise ValueError("the headers of the mail are not the ones that were written")
    for name, value in headers.items():
        if str(read[name]) != value:
            raise ValueError(f"the mail's {name} does not survive being written")
