"""A job in, a systemd service and its timer out. Pure."""

from __future__ import annotations

import re

from briefer.schedule.at import At
from briefer.schedule.jobs import Job

_SERVICE = """\
# {unit}.service: one run of briefer; a run that finds the brief sent does nothing.
# Secrets, one NAME=value a line, stand in ~/.config/briefer/environment (chmod 600){names}.
[Unit]
Description=briefer: {description}

[Service]
Type=oneshot
EnvironmentFile=-%h/.config/briefer/environment
ExecStart={command}
# 75: another run holds the lock, and it will send.
SuccessExitStatus=75
TimeoutStartSec=30min
NoNewPrivileges=true
"""

_TIMER = """\
# {unit}.timer: {at} in {zone}; a time missed while the machine was off is made up for.
# Put both files into ~/.config/systemd/user/, then:
#   systemctl --user daemon-reload && systemctl --user enable --now {unit}.timer
#   loginctl enable-linger    (so that it runs while you are logged out){note}
[Unit]
Description=briefer: {description} at {at} {zone}

[Timer]
OnCalendar={calendar}
Persistent=true
Unit={unit}.service

[Install]
WantedBy=timers.target
"""

_NIGHT = """
# systemd leaves out a time that daylight saving skips; a time after 04:00 is never skipped."""


def files(job: Job) -> dict[str, str]:
    """`NAME.service` and `NAME.timer`."""
    words = {
        "unit": job.unit,
        "description": _one_line(job.name),
        "at": str(job.at),
        "zone": job.zone,
        "command": " ".join(quoted(part) for part in job.command()),
        "calendar": on_calendar(job.at, job.zone),
        "names": f": {', '.join(job.secrets)}" if job.secrets else "",
        "note": _NIGHT if job.at.hour < 4 else "",
    }
    return {
        f"{job.unit}.service": _SERVICE.format(**words),
        f"{job.unit}.timer": _TIMER.format(**words),
    }


def on_calendar(at: At, zone: str) -> str:
    """The moment as systemd writes it.

    >>> on_calendar(At.parse("Mon 07:00"), "Europe/Kyiv")
    'Mon *-*-* 07:00:00 Europe/Kyiv'
    """
    day = f"{at.day_name} " if at.day_name else ""
    return f"{day}*-*-* {at.hour:02}:{at.minute:02}:00 {zone}"


def quoted(part: str) -> str:
    """An argument as systemd reads it: `%` and `$` doubled, quoted when it has to be."""
    plain = part.replace("%", "%%").replace("$", "$$")
    if re.fullmatch(r"[\w@%+=:,./-]+", plain.replace("$$", "")):
        return plain
    escaped = plain.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _one_line(text: str) -> str:
    return " ".join(text.replace("%", "%%").split())
