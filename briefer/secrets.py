"""Names of environment variables in, the secrets they hold out. An edge; nothing is logged.

What a run has read here, or was given in an address, is known until the next run begins, so that
`safe` can take it out of whatever leaves the program.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from briefer.errors import ConfigError
from briefer.text.masking import (
    masked,
    secrets_in_address,
    secrets_of_login,
    secrets_of_webhook,
)

_known: set[str] = set()


def forget_secrets() -> None:
    """A new run begins: what the last one knew is no secret of this one."""
    _known.clear()


def remember_address(address: str, *, given: bool = False) -> None:
    """The credentials in an address are secrets of this run; `given` by hand, its whole query."""
    if "://" in address:
        _known.update(secrets_in_address(address, given=given))


def safe(text: str) -> str:
    """The text as it may be shown, sent or kept: without any secret of this run."""
    return masked(text, _known)


def secret(name: str, *, needed_by: str) -> str:
    """The value of the variable, or of the file that `NAME_FILE` points to.

    Raises ConfigError that names the variable and never shows a value.
    """
    value = optional_secret(name)
    if value is None:
        raise ConfigError(
            f"{needed_by} needs the environment variable {name} (or {name}_FILE with the path"
            " of a file that holds it)"
        )
    return value


def kept_secret(path: Path) -> str:
    """A random secret that this user keeps in a file; a new one each time where none can be."""
    from secrets import token_hex

    try:
        return path.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        value = token_hex(16)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), "w") as file:
            file.write(value)
    return value


def optional_secret(name: str) -> str | None:
    """The same, or None when neither variable is set."""
    value = _value_of(name)
    if value:
        _known.add(value)
        _known.update(secrets_of_webhook(value) if "://" in value else secrets_of_login(value))
    return value


def _value_of(name: str) -> str | None:
    if os.environ.get(name):
        return os.environ[name].strip()
    path = os.environ.get(f"{name}_FILE")
    if not path:
        return None
    try:
        return Path(path).read_text(encoding="utf-8-sig").strip() or None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"the file that {name}_FILE names cannot be read ({error})") from error
