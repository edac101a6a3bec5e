"""A job in, a crontab out. Pure."""

from __future__ import annotations

import shlex

from briefer.schedule.at import At
from briefer.schedule.jobs import Job

_CRONTAB = """\
# {unit}.cron: {at} in {zone}. Add it with `crontab -e`; cron makes up for no missed run.
# CRON_TZ is read by cronie; Debian's cron ignores it and uses the machine's zone (see
# `timedatectl`): set that to {zone}, or write the time in the machine's zone below.{names}
# cron mails what a run prints: `--quiet` leaves only the errors.
CRON_TZ={zone}
{fields} {command}
"""

_NAMES = """
# Give cron the secrets as lines NAME=value above the last line, in a crontab only you can
# read, or as NAME_FILE=path: {names}."""


def files(job: Job) -> dict[str, str]:
    """`NAME.cron`, one entry."""
    program, *rest = job.command()
    command = shlex.join([program, "--quiet", *rest]) + " > /dev/null"
    text = _CRONTAB.format(
        unit=job.unit,
        at=job.at,
        zone=job.zone,
        names=_NAMES.format(names=", ".join(job.secrets)) if job.secrets else "",
        fields=fields(job.at),
        command=command.replace("%", r"\%").replace("\n", " "),
    )
    return {f"{job.unit}.cron": text}


def fields(at: At) -> str:
    """The five fields of cron, Sunday as 0.

    >>> fields(At.parse("Sun 07:05")), fields(At.parse("07:05"))
    ('5 7 * * 0', '5 7 * * *')
    """
    day = "*" if at.weekday is None else str((at.weekday + 1) % 7)
    return f"{at.minute} {at.hour} * * {day}"
