"""When a brief is due, the name of its slot, and the files that make a machine run it. Pure."""

from briefer.schedule.at import At, Kind, due_slot, last_time, next_time, slot, slot_day
from briefer.schedule.jobs import Job, Runner, unit_files

__all__ = [
    "At",
    "Job",
    "Kind",
    "Runner",
    "due_slot",
    "last_time",
    "next_time",
    "slot",
    "slot_day",
    "unit_files",
]
