"""A configuration and an engine in, jobs done until the worker is told to stop. Assembly.

One thread looks, from beat to beat, for what is due and for workers that died; the engine hands
jobs to as many threads as jobs are done at once. Who loses the database begins anew.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, Protocol

from briefer.app.context import Context
from briefer.app.workers.engine import BEAT, LEASE, Engine
from briefer.app.workers.jobs import Again, GivenUp, Job, Taken, due_jobs
from briefer.app.workers.retrying import again_after
from briefer.app.workers.steps import Steps
from briefer.app.workers.stores import Stores
from briefer.errors import BrieferError, StoreError
from briefer.secrets import safe

GRACE: Final = 25.0  # seconds to finish in: systemd gives 90, Kubernetes 30
_ANEW: Final = 2.0  # seconds until a lost database is tried again


class Meter(Protocol):
    """What is told how each job went: `outcome` is done, again or failed."""

    def ended(self, kind: str, outcome: str, seconds: float) -> None: ...


class Unmetered:
    """A meter of a worker that nobody asks."""

    def ended(self, kind: str, outcome: str, seconds: float) -> None:
        """Nothing is counted."""


@dataclass(slots=True)
class Pulse:
    """When the loop last turned, and when the database last answered; by the steady clock."""

    loop: float = 0.0
    database: float = 0.0
    fault: str = ""

    def ill(self, now: float) -> str:
        """Why the worker is not well, in a sentence; nothing where it is."""
        if now - self.loop > LEASE:
            return f"the loop of the worker has not turned for {now - self.loop:.0f} s"
        if now - self.database > LEASE:
            return f"the database has not answered for {now - self.database:.0f} s: {self.fault}"
        return ""


@dataclass(slots=True)
class Worker:
    """One worker; `at_once` jobs at a time."""

    context: Context
    engine: Engine
    steps: Steps
    stores: Stores  # to look around with; jobs have their own
    at_once: int
    now: Callable[[], datetime]
    say: Callable[[str], None]
    meter: Meter
    pulse: Pulse = field(default_factory=Pulse)
    _placed: dict[str, int] = field(default_factory=dict)
    _over: threading.Event = field(default_factory=threading.Event)

    async def run(self, stopping: asyncio.Event) -> None:
        """Until told to stop; raises Unfinished when jobs did not end in time."""
        self._prepare()
        looking = threading.Thread(target=self._look, daemon=True)
        turning = asyncio.create_task(self._turn())
        looking.start()
        try:
            while not stopping.is_set():
                await self._shift(stopping, once=False)
        finally:
            turning.cancel()
            self._over.set()

    async def run_once(self, stopping: asyncio.Event) -> None:
        """What is due now, and what follows from it; then it ends."""
        self._prepare()
        while not stopping.is_set():
            await asyncio.to_thread(self._look_once)
            if not await asyncio.to_thread(self.engine.waits):
                return
            await self._shift(stopping, once=True)

    # ------------------------------------------------------------ the loop

    def _prepare(self) -> None:
        loop = asyncio.get_running_loop()
        loop.set_default_executor(ThreadPoolExecutor(self.at_once + 4, "briefer"))
        loop.set_exception_handler(self._lost)

    def _lost(self, _: asyncio.AbstractEventLoop, told: dict[str, Any]) -> None:
        """A job that was taken away and ends all the same: it is another worker's now."""
        error = told.get("exception") or told.get("message")
        why = getattr(error, "__cause__", None) or error
        self.say(f"what a job came to is not kept, another worker has it: {safe(str(why))}")

    async def _shift(self, stopping: asyncio.Event, *, once: bool) -> None:
        try:
            await self.engine.work(
                self._do, at_once=self.at_once, once=once, stopping=stopping, grace=GRACE
            )
        except StoreError as error:
            self.say(f"{error}; tried again in {_ANEW:g} s")
        self.steps.stores.renamed("")  # the next shift has another name
        if not (once or stopping.is_set()):
            await asyncio.sleep(_ANEW)

    async def _turn(self) -> None:
        while True:
            self.pulse.loop = time.monotonic()
            await asyncio.sleep(1)

    def _look(self) -> None:
        while not self._over.is_set():
            try:
                self._look_once()
            except StoreError as error:
                self.pulse.fault = str(error)
            except Exception as error:  # the thread has to live as long as the worker
                self.pulse.fault = f"{type(error).__name__}: {error}"
                self.say(f"what is due cannot be seen: {safe(self.pulse.fault)}")
            self._over.wait(BEAT)

    def _look_once(self) -> None:
        """Places what is due, and gives back what dead workers were doing."""
        due = [job for job in due_jobs(self.context.config, self.now()) if self._is_new(job)]
        self._place([job for job in due if job.kind == "collect"])
        if briefs := [job for job in due if job.kind != "collect"]:
            awaited = self._awaited()
            self._place([job for job in briefs if self._is_ready(job, awaited)])
        if lost := self.engine.rescue():
            self.say(f"{lost} given back that a dead worker was doing")
        self.pulse.database = time.monotonic()

    def _place(self, jobs: Sequence[Job]) -> None:
        if jobs and self.engine.place(jobs) is not None:
            self._placed |= {job.key: job.turn for job in jobs}

    def _is_new(self, job: Job) -> bool:
        return self._placed.get(job.key, -1) < job.turn

    def _awaited(self) -> frozenset[str]:
        """The sources that a worker is about to read, and that nobody has read lately."""
        busy = self.engine.busy()
        with self.stores.holding() as store:
            since = self.now() - self.steps.lately
            read = {k.health.source for k in store.health() if (k.health.asked or since) > since}
        names = (source.name for source in self.context.config.sources)
        return frozenset(n for n in names if f"collect {n}" in busy and n not in read)

    def _is_ready(self, job: Job, awaited: frozenset[str]) -> bool:
        """Whether its sources were read, or it has waited a round for them: then it asks itself."""
        if not awaited or self.now().timestamp() > job.turn + self.steps.lately.total_seconds():
            return True
        config = self.context.config
        topics = map(config.topic, self.steps.topics_of(job))
        return not any(s.name in awaited for topic in topics for s in config.sources_of(topic))

    # ------------------------------------------------------------ one job

    def _do(self, taken: Taken) -> None:
        """Does the job; says, notes and tells what it failed of."""
        began = time.monotonic()
        try:
            self.steps.stores.renamed(taken.session)
            self.steps.do(taken.job)
        except Exception as error:
            after = again_after(error, taken.tries)
            self.meter.ended(taken.job.kind, "again" if after else "failed", _since(began))
            self._failed(taken, error, after)
            raise (Again(after) if after else GivenUp()) from None
        self.meter.ended(taken.job.kind, "done", _since(began))

    def _failed(self, taken: Taken, error: Exception, after: float | None) -> None:
        known = isinstance(error, BrieferError)
        why = safe(
            str(error) if known else f"an error of its own ({type(error).__name__}: {error})"
        )
        then = f"tried again in {after:g} s" if after else "given up"
        self.say(f"{taken.job.key}: {why}; {then}")
        if after is None:
            self.steps.tell(taken.job, error)
        try:
            self.engine.note(taken.number, why)
        except StoreError as lost:
            self.say(f"{taken.job.key}: why could not be kept: {lost}")


def _since(began: float) -> float:
    return time.monotonic() - began
