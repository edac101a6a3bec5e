"""What a relay or the line to it did wrong in, the words for it out. Pure; no password in them."""

from __future__ import annotations

import smtplib
import ssl

from briefer.deliver.mail import one_line
from briefer.text.masking import masked

_LONGEST_REPLY = 200


def cause(error: Exception, password: str | None) -> str:
    """Why a mail was not taken, and which setting mends it or that the next run tries again."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return (
            f"its certificate cannot be trusted ({error.verify_message});"
            " mend host, or give ca_file the authority that signed it"
        )
    if isinstance(error, smtplib.SMTPAuthenticationError):
        said = readable(error.smtp_error, password)
        return f"it refused the login ({error.smtp_code} {said}); mend user and password_env"
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return (
            "it offers no login, or no STARTTLS, here; delete user and password_env if it wants no"
            " login, or mend security or port"
        )
    refusal = _refusal(error)
    if refusal is not None:
        code, answered = refusal
        return f"{code} {readable(answered, password)}; {_outlook(code)}"
    return f"it cannot be reached ({reason(error)}); the next run tries again"


def is_temporary(error: Exception) -> bool:
    """Whether the relay said "not now": nothing was taken."""
    code = error.smtp_code if isinstance(error, smtplib.SMTPAuthenticationError) else None
    refusal = _refusal(error)
    return 400 <= (code or (refusal[0] if refusal else 0)) < 500


def reason(error: Exception) -> str:
    """Why there was no answer, in a few words."""
    if isinstance(error, TimeoutError) or "timed out" in str(error):
        return "no answer in time"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return one_line(str(error))[:_LONGEST_REPLY] or type(error).__name__


def readable(said: bytes | str, password: str | None) -> str:
    """The relay's words on one line, without the password should it repeat it."""
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return one_line(masked(text, [password] if password else []))[:_LONGEST_REPLY]


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
