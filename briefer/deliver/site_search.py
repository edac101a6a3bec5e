"""The pages of a site in, an index for searching them in the browser out, by pagefind. An edge."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Final

from briefer.errors import StoreError

INDEX: Final = "pagefind_index"
_ENTRY: Final = "pagefind-entry.json"
# The pages of briefs and stories; those around them only repeat what stands there.
_PAGES: Final = "*/{[0-9]*-[0-9]*-[0-9]*,[0-9]*-w[0-9]*,stories/*}/index.html"
_SECONDS: Final = 600
# Of what pagefind brings, what our own search page uses.
_WANTED: Final = ("pagefind.js", "pagefind-worker.js")


def is_installed() -> bool:
    """Whether the extra `site` is installed."""
    return find_spec("pagefind") is not None and find_spec("pagefind_bin") is not None


def write_index(folder: Path) -> None:
    """Makes the index anew and puts it in the place of the one before, its entry last.

    Raises StoreError when pagefind fails; the index of before stays then.
    """
    folder = folder.resolve()
    half = Path(mkdtemp(prefix=".briefer-index-", dir=folder))
    try:
        _run(folder, half)
        _moved(half, folder / INDEX)
    except OSError as error:
        raise StoreError(f"{folder}: the index cannot be written ({error})") from error
    finally:
        rmtree(half, ignore_errors=True)


def _run(folder: Path, half: Path) -> None:
    command = [sys.executable, "-m", "pagefind", "--site", str(folder), "--output-path", str(half)]
    command += ["--glob", _PAGES, "--quiet"]
    try:
        ran = subprocess.run(  # noqa: S603 - our own interpreter, no shell
            command, capture_output=True, text=True, timeout=_SECONDS, check=False, cwd=folder
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise StoreError(f"{folder}: pagefind cannot index it ({error})") from error
    if ran.returncode or not (half / _ENTRY).is_file():
        said = (ran.stderr or ran.stdout).strip().splitlines()
        why = said[-1] if said else f"it ended with {ran.returncode}"
        raise StoreError(f"{folder}: pagefind could not index it: {why}")


def _moved(half: Path, place: Path) -> None:
    """Every file by renaming; a reader of before finds its files until the entry is another."""
    fresh = sorted(path.relative_to(half) for path in half.rglob("*") if path.is_file())
    fresh = [name for name in fresh if _is_wanted(name)]
    before = [path.relative_to(place) for path in place.rglob("*") if path.is_file()]
    for name in sorted(fresh, key=lambda name: name.name == _ENTRY):
        target = place / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if not (target.is_file() and target.read_bytes() == (half / name).read_bytes()):
            (half / name).replace(target)
    for name in set(before) - set(fresh):
        with suppress(OSError):
            (place / name).unlink()


def _is_wanted(name: Path) -> bool:
    """Whether the search page uses it: pagefind's own user interfaces are left out."""
    surface = name.suffix in (".js", ".css") and name.name not in _WANTED
    return not surface
