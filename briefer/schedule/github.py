"""A job in, a GitHub Actions workflow out. Pure."""

from __future__ import annotations

import json
import shlex
from pathlib import PurePath, PurePosixPath

from briefer.schedule.cron import fields
from briefer.schedule.jobs import Job

_WORKFLOW = """\
# .github/workflows/{unit}.yml: {at} in {zone}, often minutes late, at busy times hours;
# a minute other than :00 helps. It runs on the default branch only, and a public repository
# without a commit for 60 days is switched off. What was delivered is kept in the cache.
name: {name}
on:
  schedule:
    - cron: "{fields}"
      timezone: {zone_text}
  workflow_dispatch:
permissions:
  contents: read
concurrency:
  group: {unit}
  cancel-in-progress: false
jobs:
  brief:
    runs-on: ubuntu-latest
    timeout-minutes: 30
{container}    steps:
      - uses: actions/checkout@v4
{installation}      - uses: actions/cache/restore@v4
        with:
          path: {kept}
          key: {unit}-${{{{ github.run_id }}}}-${{{{ github.run_attempt }}}}
          restore-keys: {unit}-
      - run: {command}
{environment}      # Kept also after a failure: it records what was sent and what was not.
      - if: always()
        uses: actions/cache/save@v4
        with:
          path: {kept}
          key: {unit}-${{{{ github.run_id }}}}-${{{{ github.run_attempt }}}}
{written}"""
# The machine is gone after the run: what a channel wrote is kept beside the state, and can be had.
_WRITTEN = """\
      # What the channels wrote, to be looked at. To serve a site, copy it to where it is served, or
      # hand it to actions/upload-pages-artifact and actions/deploy-pages.
      - if: always()
        uses: actions/upload-artifact@v4
        with:
          name: {unit}
          path: {written}
          if-no-files-found: ignore
"""
_STATE = ".briefer-state"
# The steps of others write as root into the folders they share with the container.
_CONTAINER = """\
    container:
      image: {image}
      options: --user 0
"""
_INSTALLATION = """\
      - uses: actions/setup-python@v5
        with:
          python-version: "3.13"
      - run: {command}
"""


def files(job: Job) -> dict[str, str]:
    """`.github/workflows/NAME.yml`; the config is taken from the repository's root."""
    written = tuple(filter(None, map(kept_path, job.writes)))
    config = PurePath(job.config).name if job.config else None
    argv = (*job.command(program="briefer", config=config), "--state", ".briefer-state/briefer.db")
    text = _WORKFLOW.format(
        unit=job.unit,
        name=_text(f"briefer: {job.name}"),
        at=job.at,
        zone=job.zone,
        zone_text=_text(job.zone),
        fields=fields(job.at),
        command=_text(shlex.join(argv)),
        **_program(job),
        environment=_environment(job.secrets),
        kept=_paths((_STATE, *written)),
        written=_WRITTEN.format(unit=job.unit, written=_paths(written)) if written else "",
    )
    return {f".github/workflows/{job.unit}.yml": text}


def kept_path(path: str) -> str:
    """What of the repository's folder is to be kept for a channel; nothing where it lies elsewhere.

    >>> kept_path("public"), kept_path("briefs/{topic}-{date}.md"), kept_path("/srv/www")
    ('public', 'briefs', '')
    """
    fixed, brace, _ = path.partition("{")
    found = PurePosixPath(fixed.rpartition("/")[0] if brace else fixed)
    is_inside = not found.is_absolute() and found.parts and not {"..", "~"} & {*found.parts}
    is_plain = path.isprintable() and "${{" not in path and "*" not in path
    return str(found) if is_inside and is_plain else ""


def _paths(paths: tuple[str, ...]) -> str:
    """One path as it is, several as a block of YAML: a line each."""
    return (
        _text(paths[0])
        if len(paths) == 1
        else "\n".join(["|", *(f"            {p}" for p in paths)])
    )


def _program(job: Job) -> dict[str, str]:
    """Where the program comes from: an image that has it, or what pip installs."""
    if job.image:
        return {"container": _CONTAINER.format(image=_text(job.image)), "installation": ""}
    command = shlex.join(("pip", "install", job.install))
    return {"container": "", "installation": _INSTALLATION.format(command=_text(command))}


def _environment(secrets: tuple[str, ...]) -> str:
    lines = [f"          {name}: ${{{{ secrets.{name} }}}}" for name in secrets]
    return "\n".join(["        env:", *lines, ""]) if lines else ""


def _text(value: str) -> str:
    """Any text as YAML; `${{` in it is no expression."""
    return json.dumps(value, ensure_ascii=False).replace("${{", "$\\u007b{")
