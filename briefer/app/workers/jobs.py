"""A configuration and a moment in, the jobs that are due out.

A job has a key and a turn that grows; of one key each turn is placed once. What a job does for a
topic is of a slot, as in every run: one that is done twice finds what the first has sent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal
from zlib import crc32

from briefer.collect.origin import host_of, is_local
from briefer.collect.search import is_template
from briefer.config import Config, DigestConfig, ReaderConfig, TopicConfig
from briefer.model import Source
from briefer.schedule import At, due_slot, last_time
from briefer.schedule.days import span

State = Literal["waiting", "running", "failed"]
Kind = Literal["collect", "brief", "digest", "readers", "deliver", "publish"]

LATE: Final = timedelta(hours=6)  # a brief that was due longer ago waits for its next turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One thing to do.

    `name` is a source, a topic, a digest or an hour of readers; `slot` and `channel` are those of
    the ledger, `made` the topics and moments of the briefs to deliver. Of the jobs with the same
    `alone` one is done at a time.
    """

    kind: Kind
    name: str
    turn: int
    slot: str = ""
    channel: str = ""
    made: tuple[tuple[str, str], ...] = ()
    is_digest: bool = False
    alone: str = ""

    @property
    def key(self) -> str:
        """What it is called, and told apart by."""
        to = f" by {self.channel}" if self.channel else ""
        return f"{self.kind} {self.name}{to}"

    @property
    def urgency(self) -> int:
        """What is made goes before what is to be made, and that before what may be needed."""
        return {"deliver": 3, "publish": 3, "collect": 1}.get(self.kind, 2)


@dataclass(frozen=True, slots=True)
class Listed:
    """A job as it stands: when it is done next where it waits for that, and why it failed last."""

    job: Job
    state: State
    tries: int
    due: datetime | None
    why: str


class Again(Exception):
    """The job did not succeed and is tried again after so many seconds."""

    def __init__(self, after: float) -> None:
        super().__init__(f"again in {after:g} s")
        self.after = after


class GivenUp(Exception):
    """The job failed for good."""


class Unfinished(Exception):
    """Jobs are still running though they were given back: only the end of the process ends them."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A job that a worker is doing: its number, how often it was tried before, and by whom."""

    job: Job
    number: int
    tries: int
    worker: int

    @property
    def session(self) -> str:
        """What its sessions with the database are called: those of a dead worker are ended."""
        return f"briefer worker {self.worker}"


Do = Callable[[Taken], None]


def due_jobs(config: Config, now: datetime) -> Iterator[Job]:
    """Every job whose time has come, whether it was placed before or not."""
    every = span(config.workers.every)
    for source in config.sources:
        if not is_template(source):
            yield _collecting(source, every, now)
    zone = config.zone
    entries: list[TopicConfig | DigestConfig] = [*config.topics, *config.digests]
    for entry in entries:
        if at := _lately(entry.at, config, now):
            yield Job(
                kind="brief" if entry in config.topics else "digest",
                name=entry.name,
                turn=int(last_time(at, zone, now).timestamp()),
                slot=due_slot(at, zone, now),
                is_digest=entry not in config.topics,
                alone=f"brief {entry.name}",
            )
    for hour in dict.fromkeys(str(At.parse(r.at)) for r in config.readers if r.at):
        if at := _lately(hour, config, now):
            turn = int(last_time(at, zone, now).timestamp())
            slot = due_slot(at, zone, now)
            yield Job(kind="readers", name=hour, turn=turn, slot=slot, alone=f"readers {hour}")


def readers_at(config: Config, hour: str) -> tuple[ReaderConfig, ...]:
    """The readers of that hour."""
    return tuple(r for r in config.readers if r.at and str(At.parse(r.at)) == hour)


def crowded(sources: Iterable[Source]) -> frozenset[str]:
    """The hosts of more than one source, which are to be let alone for a moment after each."""
    hosts = Counter(host_of(source.url) for source in sources)
    return frozenset(h for h, count in hosts.items() if h and count > 1 and not is_local(h))


def _collecting(source: Source, every: timedelta, now: datetime) -> Job:
    # Each source has a beginning of its own, so that not all of them are asked at once.
    seconds = int(every.total_seconds())
    turn = (int(now.timestamp()) + crc32(source.name.encode()) % seconds) // seconds
    host = host_of(source.url) or source.url
    return Job(kind="collect", name=source.name, turn=turn, alone=f"host {host}")


def _lately(at: str | None, config: Config, now: datetime) -> At | None:
    parsed = At.parse(at) if at else None
    return parsed if parsed and now - last_time(parsed, config.zone, now) <= LATE else None
