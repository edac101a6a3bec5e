"""A job in, done with a store and its locks. Assembly: what the steps of a run are, job by job.

Each may be done twice: a source is asked for what is new, a brief is made again, and what was
sent stands in the ledger.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from briefer.app.collecting import Asking, collect
from briefer.app.context import Context
from briefer.app.notices import Telling
from briefer.app.outbox import Handled, refuse_unsettled
from briefer.app.readers import held_for, serve, waiting
from briefer.app.run import Request, run_topic
from briefer.app.sending import channels_for, send_briefs
from briefer.app.workers.jobs import Job, readers_at
from briefer.app.workers.stores import Stores
from briefer.collect.gather import PAUSE
from briefer.collect.origin import host_of
from briefer.deliver.site import SiteChannel
from briefer.errors import DeliveryError, DeliveryUnknown, InputError
from briefer.model import Brief, DeliveryKey
from briefer.schedule.at import end_of_slot
from briefer.schedule.days import span
from briefer.store import Publishable

if TYPE_CHECKING:
    from briefer.config import Channel
    from briefer.store import Store

_ROUNDS: Final = 2  # of reading all sources: one that waits its turn is not read twice


@dataclass(frozen=True, slots=True)
class Steps:
    """What a worker needs to do any job; `add` places those that follow from one.

    After a source of a `crowded` host it pauses: the next of that host waits for the job's end.
    """

    context: Context
    stores: Stores
    asking: Asking
    add: Callable[[Iterable[Job]], None]
    now: Callable[[], datetime]
    say: Callable[[str], None]
    crowded: frozenset[str] = frozenset()
    pause: Callable[[float], None] = time.sleep

    def do(self, job: Job) -> None:
        """Does the job, or raises what it failed of."""
        if job.kind == "collect":
            self._collect(job)
        elif job.kind in ("brief", "digest"):
            self._brief(job)
        elif job.kind == "readers":
            self._serve(job)
        else:
            self._deliver(job)

    def tell(self, job: Job, error: Exception) -> None:
        """That there is no brief is told to the channels of `on_failure`, once a slot."""
        if job.kind == "collect":
            return
        telling = self._telling(job)
        with suppress(Exception), self.stores.holding() as store, telling.failures(store):
            raise error

    @property
    def lately(self) -> timedelta:
        """How long ago a source may have been read so that a brief does not ask it again."""
        return _ROUNDS * span(self.context.config.workers.every)

    def topics_of(self, job: Job) -> tuple[str, ...]:
        """The topics that a job briefs."""
        config = self.context.config
        if job.kind == "readers":
            readers = readers_at(config, job.name)
            return tuple(dict.fromkeys(topic for reader in readers for topic in reader.topics))
        return config.digest(job.name).topics if job.is_digest else (job.name,)

    # ------------------------------------------------------------ a source

    def _collect(self, job: Job) -> None:
        source = next((s for s in self.context.config.sources if s.name == job.name), None)
        if source is None:
            return  # it was taken out of briefer.toml since
        with self.stores.holding() as store:
            collect(
                self.context, [source], at=self.now(), say=_nothing, store=store,
                asking_with=self.asking,
            )  # fmt: skip
        if host_of(source.url) in self.crowded:
            self.pause(PAUSE)

    # ------------------------------------------------------------ a brief, and its messages

    def _brief(self, job: Job) -> None:
        channels = channels_for(self.context, job.name, is_digest=job.is_digest)
        topics = self.topics_of(job)
        with self.stores.holding((job.name, *topics)) as store:
            if self._is_done(job, channels, store):
                return
            request, at = self._request(job), self._moment(job)
            runs = [
                run_topic(self.context, topic, request, now=at, store=store, say=_nothing)
                for topic in topics
            ]
            briefs = [run.brief for run in runs]
            if not any(brief.bullets or brief.corrections for brief in briefs):
                self.say(f"{job.name}: nothing new, nothing sent")
                self._telling(job).emptiness(store, was_sent=False)
                return
        self.add(_delivering(job, channel, briefs) for channel in channels)

    def _is_done(self, job: Job, channels: Iterable[Channel], store: Store) -> bool:
        """Whether everybody has it: another run, by hand or by cron, was first."""
        keys = [
            DeliveryKey(job.name, job.slot, channel.name, person)
            for channel in channels
            for person in channel.recipients
        ]
        return all((done := store.delivery(key)) and done.state != "failed" for key in keys)

    def _deliver(self, job: Job) -> None:
        channel = self.context.config.channel(job.channel)
        with self.stores.holding((job.name, *(topic for topic, _ in job.made))) as store:
            briefs = [_kept(store, topic, job.slot, moment) for topic, moment in job.made]
            try:
                send_briefs(
                    self.context, briefs, name=job.name, slot=job.slot, channels=[channel],
                    store=store, resend=False, dry_run=False, say=self.say,
                )  # fmt: skip
            except DeliveryError as error:
                if store.deliveries(job.name, slot=job.slot, state="failed", limit=1):
                    raise
                raise DeliveryUnknown(str(error)) from error

    # ------------------------------------------------------------ readers

    def _serve(self, job: Job) -> None:
        request, at = self._request(job), self._moment(job)
        readers = readers_at(self.context.config, job.name)
        with self.stores.holding(held_for(readers)) as store:
            left = waiting(self.context, readers, job.slot, store=store, resend=False, say=_nothing)
            served = serve(self.context, left, request, now=at, store=store, say=self.say)
            if served.empty:
                named = f"readers {', '.join(served.empty)}"
                replace(self._telling(job), name=named).emptiness(store, was_sent=False)
            _refuse(served.handled)
            for fault in served.faults:
                raise fault

    # ------------------------------------------------------------ of a job

    def _request(self, job: Job) -> Request:
        return Request(
            kind="weekly" if job.slot.endswith(" weekly") else "daily",
            digest=job.name if job.is_digest else None,
            counts=True,
            read_within=self.lately,
        )

    def _moment(self, job: Job) -> datetime:
        """Now; for a job that is done only after its slot, the last moment of that."""
        return min(self.now(), end_of_slot(job.slot) - timedelta(microseconds=1))

    def _telling(self, job: Job) -> Telling:
        readers = readers_at(self.context.config, job.name) if job.kind == "readers" else ()
        name = f"readers {', '.join(r.name for r in readers)}" if readers else job.name
        return Telling(self.context, name, job.slot, job.is_digest, self.say)


def _delivering(job: Job, channel: Channel, briefs: Iterable[Brief]) -> Job:
    """The job that sends these briefs by that channel; a site is written by one at a time."""
    is_site = isinstance(channel, SiteChannel)
    return replace(
        job,
        kind="publish" if is_site else "deliver",
        channel=channel.name,
        made=tuple((brief.topic, brief.generated.isoformat()) for brief in briefs),
        alone=f"site {channel.name}" if is_site else f"{job.name} by {channel.name}",
    )


def _kept(store: Store, topic: str, slot: str, moment: str) -> Brief:
    made = store.brief(Publishable(topic, slot, datetime.fromisoformat(moment), ""))
    if made is None:
        raise InputError(f"{topic}: the brief of {slot} is kept no more, so it cannot be sent")
    return made


def _refuse(handled: Iterable[Handled]) -> None:
    """Raises DeliveryError while somebody may still be reached, else DeliveryUnknown."""
    done = tuple(handled)
    try:
        refuse_unsettled(done)
    except DeliveryError as error:
        if any(item.delivery.state == "failed" for item in done):
            raise
        raise DeliveryUnknown(str(error)) from error


def _nothing(_: str) -> None:
    """What a run says at its terminal, a worker does not say."""
