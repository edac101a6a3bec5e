"""A job in, a launchd property list out. Pure."""

from __future__ import annotations

import plistlib
import re

from briefer.schedule.at import At
from briefer.schedule.jobs import Job

_NOTE = """\
<!-- {label}.plist: {at}; launchd knows no zones and takes the Mac's own: it should be
     {zone}. A time slept through is made up for on waking, once. Save it in
     ~/Library/LaunchAgents/ and run: launchctl bootstrap gui/$UID <the file>
     Secrets: give NAME_FILE the path of a file only you can read, below{names}. -->
"""


def files(job: Job) -> dict[str, str]:
    """`io.briefer.NAME.plist`."""
    label = f"io.{job.unit.replace('-', '.', 1)}"
    agent = {
        "Label": label,
        "ProgramArguments": list(job.command()),
        "StartCalendarInterval": _interval(job.at),
        "EnvironmentVariables": {f"{n}_FILE": f"/Users/you/.briefer/{n}" for n in job.secrets},
        "StandardOutPath": "/dev/null",
        "StandardErrorPath": f"/tmp/{label}.log",  # noqa: S108 (the reader may choose another)
        "ProcessType": "Background",
    }
    if not job.secrets:
        del agent["EnvironmentVariables"]
    note = _NOTE.format(
        label=label,
        at=job.at,
        zone=job.zone,
        names=f": {', '.join(job.secrets)}" * bool(job.secrets),
    )
    return {f"{label}.plist": _with_note(plistlib.dumps(agent, sort_keys=False).decode(), note)}


def _interval(at: At) -> dict[str, int]:
    day = {} if at.weekday is None else {"Weekday": (at.weekday + 1) % 7}
    return {**day, "Hour": at.hour, "Minute": at.minute}


def _with_note(plist: str, note: str) -> str:
    """The comment between the document type and the list; `--` may not stand inside one."""
    inside = re.sub(r"-(?=-)", "- ", note[4:-5])
    return plist.replace("<plist ", f"<!--{inside}-->\n<plist ", 1)
