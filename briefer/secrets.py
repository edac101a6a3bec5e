"""Names of environment variables in, the secrets they hold out. An edge; nothing is logged."""

from __future__ import annotations

import os
from pathlib import Path

from briefer.errors import ConfigError


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


def optional_secret(name: str) -> str | None:
    """The same, or None when neither variable is set."""
    if os.environ.get(name):
        return os.environ[name].strip()
    path = os.environ.get(f"{name}_FILE")
    if not path:
        return None
    try:
        return Path(path).read_text(encoding="utf-8").strip() or None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"the file that {name}_FILE names cannot be read ({error})") from error
