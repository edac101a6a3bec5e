"""The pages of a site in, an index for searching them in the browser out, by pagefind. An edge."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from shutil import copyfile, rmtree
from tempfile import mkdtemp
from typing import Final

from briefer.errors import StoreError

INDEX: Final = "pagefind_index"
OLDER: Final = f"{INDEX}/older"
ENTRY: Final = "pagefind-entry.json"
_SECONDS: Final = 600
# Of what pagefind brings, what our own search page uses; the older index uses those of the newer.
_SCRIPTS: Final = ("pagefind.js", "pagefind-worker.js")
_PROGRAMS: Final = (".js", ".css", ".pagefind")


def is_installed() -> bool:
    """Whether the extra `site` is installed."""
    return find_spec("pagefind") is not None and find_spec("pagefind_bin") is not None


def write_index(folder: Path, place: str, pages: Sequence[str], *, language: str) -> None:
    """Makes the index `INDEX` or `OLDER` of those pages anew, its entry last.

    All pages are read as of one language, or a search would find but those in its own. Raises
    StoreError when pagefind fails; the index of before stays then.
    """
    folder = folder.resolve()
    half = Path(mkdtemp(prefix=".briefer-index-", dir=folder))
    try:
        _gathered(folder, half / "pages", pages)
        _run(half, language)
        _moved(half / "index", folder / place)
    except OSError as error:
        raise StoreError(f"{folder}: the index cannot be written ({error})") from error
    finally:
        rmtree(half, ignore_errors=True)


def _gathered(folder: Path, place: Path, pages: Sequence[str]) -> None:
    """The pages that are searched in a folder of their own; linked, where the disk can."""
    for name in pages:
        target = place / name
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            target.hardlink_to(folder / name)
        except OSError:
            copyfile(folder / name, target)


def _run(half: Path, language: str) -> None:
    command = [sys.executable, "-m", "pagefind", "--site", "pages", "--output-path", "index"]
    command += ["--force-language", language, "--quiet"]
    try:
        ran = subprocess.run(  # noqa: S603 - our own interpreter, no shell
            command, capture_output=True, text=True, timeout=_SECONDS, check=False, cwd=half
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise StoreError(f"pagefind cannot be run ({error})") from error
    if ran.returncode or not (half / "index" / ENTRY).is_file():
        said = (ran.stderr or ran.stdout).strip().splitlines()
        raise StoreError(f"pagefind failed: {said[-1] if said else ran.returncode}")


def _moved(half: Path, place: Path) -> None:
    """Every file by renaming; a reader of before finds its files until the entry is another."""
    is_older = place.name == Path(OLDER).name
    fresh = sorted(path.relative_to(half) for path in half.rglob("*") if path.is_file())
    fresh = [name for name in fresh if _is_used(name, is_older=is_older)]
    before = [path.relative_to(place) for path in place.rglob("*") if path.is_file()]
    for name in sorted(fresh, key=lambda name: name.name == ENTRY):
        target = place / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if not (target.is_file() and target.read_bytes() == (half / name).read_bytes()):
            (half / name).replace(target)
    for name in set(before) - set(fresh):
        if is_older or name.parts[0] != Path(OLDER).name:
            with suppress(OSError):
                (place / name).unlink()


def _is_used(name: Path, *, is_older: bool) -> bool:
    """Whether the search page uses it: pagefind's own user interfaces are left out."""
    if name.suffix not in _PROGRAMS:
        return True
    return not is_older and (name.suffix == ".pagefind" or name.name in _SCRIPTS)
