"""A job in, a GitHub Actions workflow out. Pure."""

from __future__ import annotations

import json
import shlex
from pathlib import PurePath

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
          path: .briefer-state
          key: {unit}-${{{{ github.run_id }}}}-${{{{ github.run_attempt }}}}
          restore-keys: {unit}-
      - run: {command}
{environment}      # Kept also after a failure: it records what was sent and what was not.
      - if: always()
        uses: actions/cache/save@v4
        with:
          path: .briefer-state
          key: {unit}-${{{{ github.run_id }}}}-${{{{ github.run_attempt }}}}
"""
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
    )
    return {f".github/workflows/{job.unit}.yml": text}


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
