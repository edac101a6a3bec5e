"""Names of shipped files in, their texts and places out. An edge: reads the disk, nothing else."""

from __future__ import annotations

from pathlib import Path

from briefer.errors import ConfigError

_PACKAGE = Path(__file__).parent


def resource_folder(kind: str) -> Path:
    """Where `prompts`, `templates` or `examples` lie.

    In a wheel they are beside the code; in a checkout at its top. An editable install leaves
    copies in the wheel's place that go stale, so a checkout's own folder wins.
    """
    checkout = _PACKAGE.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / kind).is_dir():
        return checkout / kind
    return _PACKAGE / kind


def resource_text(kind: str, name: str, *, overrides: Path | None = None) -> str:
    """The text of one shipped file, or of the user's own file of that name in `overrides`.

    `default/NAME` is the shipped one always, so that a user's file can extend it.
    """
    shipped = name.startswith("default/")
    name = name.removeprefix("default/")
    own = overrides / name if overrides and not shipped else None
    path = own if own is not None and own.is_file() else resource_folder(kind) / name
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise ConfigError(f"there is no file {name!r} among the {kind} of briefer") from error
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read ({error})") from error


def sample_folder() -> Path:
    """The embedded sample: a briefer.toml and the feeds it names."""
    return resource_folder("examples") / "bakhmut"
