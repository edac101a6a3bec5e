"""A message by SMTP to one person, over verified TLS. An edge.

The relay's answer after the final dot is the moment of truth: before it nothing was taken,
and if the line breaks while we wait for it, the mail may be on its way.
"""

from __future__ import annotations

import base64
import re
import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime

from briefer.config import EmailChannel
from briefer.deliver.mail import mail, one_line, sender_domain, wire_address
from briefer.errors import ConfigError, DeliveryError, DeliveryUnknown
from briefer.model import Delivery, DeliveryKey, Message
from briefer.ports import Deliver

TIMEOUT = 60.0  # seconds for each answer; relays that scan mail take their time
_LONGEST_REPLY = 200


def smtp_deliver(
    channel: EmailChannel,
    *,
    password: str | None,
    now: Callable[[], datetime],
    context: ssl.SSLContext | None = None,
    timeout: float = TIMEOUT,
) -> Deliver:
    """Sends each message as one mail; the receipt is what the relay answered.

    Raises DeliveryError that says whether a later run may succeed, or DeliveryUnknown;
    ConfigError at once when `ca_file` is no certificate.
    """
    trust = context or _verifying(channel)

    def deliver(message: Message, key: DeliveryKey) -> Delivery:
        try:
            letter = mail(message, key, channel, at=now())
        except ValueError as error:
            raise DeliveryError(f"channel {channel.name}: {error}; mend its addresses") from error
        recipient = wire_address(key.recipient)
        with _line(channel, password, trust, timeout) as smtp:
            reply = _handed_over(smtp, channel, recipient, letter, password)
        return Delivery(key, "sent", now(), reply)

    return deliver


def greeted(
    channel: EmailChannel,
    *,
    password: str | None,
    context: ssl.SSLContext | None = None,
    timeout: float = TIMEOUT,
) -> None:
    """Connects and logs in, sends nothing. Raises DeliveryError as sending would."""
    with _line(channel, password, context or _verifying(channel), timeout):
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
        raise DeliveryError(_sentence(channel, error, password)) from None
    except UnicodeError:
        raise DeliveryError(
            f"{_place(channel)}: user and password may hold only ASCII characters"
        ) from None
    finally:
        if smtp is not None:
            smtp.close()


def _connected(channel: EmailChannel, context: ssl.SSLContext, timeout: float) -> smtplib.SMTP:
    # local_hostname: the default asks the name server for ours, which may hang or tell too much.
    ours = sender_domain(channel)
    where = (channel.host, channel.port)
    if channel.security == "tls":
        return smtplib.SMTP_SSL(*where, local_hostname=ours, timeout=timeout, context=context)
    smtp = smtplib.SMTP(*where, local_hostname=ours, timeout=timeout)
    if channel.security == "starttls":
        try:
            smtp.starttls(context=context)
        except BaseException:
            smtp.close()
            raise
    return smtp


def _verifying(channel: EmailChannel) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=channel.ca_file)
    except OSError as error:  # ssl.SSLError is one
        raise ConfigError(
            f"channel {channel.name}: ca_file {channel.ca_file} holds no certificate"
            f" ({error.strerror or error})"
        ) from error


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
            f" ({_reason(error)}); it may have arrived"
        ) from error
    if code != 250:
        raise smtplib.SMTPDataError(code, said)
    return _readable(said, password)


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


# ---------------------------------------------------------------- what went wrong


def _sentence(channel: EmailChannel, error: Exception, password: str | None) -> str:
    return f"{_place(channel)}: {_cause(channel, error, password)}"


def _cause(channel: EmailChannel, error: Exception, password: str | None) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return (
            f"its certificate cannot be trusted ({error.verify_message});"
            " mend host, or give ca_file the authority that signed it"
        )
    if isinstance(error, smtplib.SMTPAuthenticationError):
        said = _readable(error.smtp_error, password)
        return f"it refused the login ({error.smtp_code} {said}); mend user and password_env"
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return "it offers no login, or no STARTTLS, here; mend security, port or user"
    refusal = _refusal(error)
    if refusal is not None:
        code, answered = refusal
        return f"{code} {_readable(answered, password)}; {_outlook(code)}"
    return f"it cannot be reached ({_reason(error)}); the next run tries again"


def _refusal(error: Exception) -> tuple[int, bytes | str] | None:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return next(iter(error.recipients.values()))
    if isinstance(error, smtplib.SMTPResponseException) and error.smtp_code > 0:
        return error.smtp_code, error.smtp_error
    return None


def _outlook(code: int) -> str:
    if 400 <= code < 500:
        return "a temporary refusal, the next run tries again"
    return "a permanent refusal, mend the channel's addresses or ask who runs the relay"


def _reason(error: Exception) -> str:
    if isinstance(error, TimeoutError) or "timed out" in str(error):
        return "no answer in time"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return one_line(str(error))[:_LONGEST_REPLY] or type(error).__name__


def _readable(said: bytes | str, password: str | None) -> str:
    """The relay's words on one line, without the password should it repeat it."""
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    for form in _forms(password):
        text = text.replace(form, "…")
    return one_line(text)[:_LONGEST_REPLY]


def _forms(password: str | None) -> tuple[str, ...]:
    if not password:
        return ()
    return (password, base64.b64encode(password.encode("utf-8", "replace")).decode("ascii"))


def _place(channel: EmailChannel) -> str:
    return f"channel {channel.name} ({channel.host}:{channel.port})"
