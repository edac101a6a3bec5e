"""Jobs in, kept in a PostgreSQL database and handed to workers out. Edge: all of Procrastinate.

Nothing else of briefer knows the engine. Its tables lie in a schema of their own beside the store,
with one of ours that says why a job failed. A worker beats while it lives; when it has not for a
while, another ends its sessions, with which its locks go, and gives its jobs back.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final, LiteralString, cast

import procrastinate
import psycopg
from procrastinate import exceptions, jobs, retry
from procrastinate.schema import SchemaManager
from procrastinate.worker import Worker
from psycopg import sql
from sqlalchemy import make_url

from briefer.app.workers import engine_asked as asked
from briefer.app.workers.jobs import Again, Do, Job, Listed, State, Taken, Unfinished
from briefer.errors import StoreError
from briefer.model import digest
from briefer.secrets import safe

BEAT: Final = 5.0  # seconds
LEASE: Final = 30.0  # seconds without a beat after which a worker is taken for dead
_TRIES: Final = 12  # of a job whose worker died in it: it may be what they die of
_SCHEMA: Final = "briefer_jobs"
_TASK: Final = "briefer"
_MANY: Final = 300  # jobs at once, of which the database should know before it plans
_LONGEST: Final = 128  # of a key
_PLACING, _RESCUING = 0x62726A70, 0x62726A72  # of advisory locks: "brjp", "brjr"
_STATES: Final[dict[str, State]] = {"todo": "waiting", "doing": "running"}


class Engine:
    """The jobs of one database; use it with `with`. Every failure of it is a StoreError."""

    def __init__(self, url: str) -> None:
        plain = make_url(url).set(drivername="postgresql")
        self._settings: dict[str, Any] = {
            "conninfo": plain.render_as_string(hide_password=False),
            "kwargs": {
                "options": f"-csearch_path={_SCHEMA}",
                "connect_timeout": 10,
                "application_name": "briefer jobs",
            },
        }
        self._line = procrastinate.SyncPsycopgConnector(
            **self._settings, min_size=1, max_size=2, timeout=10
        )
        for talker in ("procrastinate", "psycopg.pool"):
            # Failures are said in our words; what these log may hold what a job was given.
            logging.getLogger(talker).addHandler(logging.NullHandler())
            logging.getLogger(talker).propagate = False

    def __enter__(self) -> Engine:
        with _failures():
            # A pool says only that it waited; one connection says why there is none.
            psycopg.connect(self._settings["conninfo"], **self._settings["kwargs"]).close()
            self._line.open()
        self._make_tables()
        return self

    def __exit__(self, *_: object) -> None:
        self._line.close()

    # ------------------------------------------------------------ what is placed and seen

    def place(self, due: Iterable[Job]) -> int | None:
        """Those of the jobs that were not placed before; None while another worker places.

        A source that still waits or is being read is left out until its next turn.
        """
        with self._transaction() as line:
            if not _value(line, f"SELECT pg_try_advisory_xact_lock({_PLACING})"):
                return None
            busy = {key for (key,) in line.execute(asked.BUSY)}
            placed = dict(line.execute(asked.PLACED).fetchall())
            new = [job for job in due if placed.get(_key(job), -1) < job.turn]
            new = [job for job in new if job.kind != "collect" or job.key not in busy]
            _place(line, map(_row, new))
            if len(new) > _MANY:
                line.execute("ANALYZE procrastinate_jobs")
            return len(new)

    def busy(self) -> frozenset[str]:
        """The keys of the jobs that wait or run."""
        with self._transaction() as line:
            return frozenset(key for (key,) in line.execute(asked.BUSY))

    def add(self, jobs: Iterable[Job]) -> None:
        """Those of the jobs that were not placed before, whoever else is placing."""
        with self._transaction() as line:
            _place(line, map(_row, jobs))

    def listed(self) -> tuple[Listed, ...]:
        """Every job that waits, runs or failed: what runs first, then in the order of its turn."""
        with self._transaction() as line:
            return tuple(
                Listed(_job(given), _STATES.get(state, "failed"), tries, due, why or "")
                for given, state, tries, due, why in line.execute(asked.LISTED)
            )

    def counts(self) -> dict[tuple[str, State], int]:
        """How many jobs of each kind are in each state."""
        with self._transaction() as line:
            found: dict[tuple[str, State], int] = {}
            for kind, state, count in line.execute(asked.COUNTS):
                place = (kind, _STATES.get(state, "failed"))
                found[place] = found.get(place, 0) + count
            return found

    def waits(self) -> bool:
        """Whether any job could be done at once."""
        with self._transaction() as line:
            return bool(_value(line, asked.WAITS))

    # ------------------------------------------------------------ what became of a job

    def note(self, number: int, why: str) -> None:
        """Writes down why that job failed this time."""
        with self._transaction() as line:
            line.execute(asked.NOTE, {"number": number, "why": safe(why)})

    def rescue(self) -> int:
        """Ends the sessions of workers that beat no more, and gives back what they were doing.

        A job that was given back too often has failed. Jobs that failed long ago are dropped.
        """
        with self._transaction() as line:
            if not _value(line, f"SELECT pg_try_advisory_xact_lock({_RESCUING})"):
                return 0
            line.execute(asked.END_SESSIONS, (LEASE,))
            lost = line.execute(asked.LOST, (LEASE,)).fetchall()
            for number, tries in lost:
                if tries + 1 < _TRIES:
                    line.execute(asked.GIVE_BACK, (number,))
                else:
                    why = f"its worker died in it {tries + 1} times"
                    line.execute(asked.NOTE, {"number": number, "why": why})
                    line.execute(asked.FAIL, (number,))
            line.execute("SELECT procrastinate_prune_stalled_workers_v1(%s)", (LEASE,))
            line.execute(asked.DROP)
            return len(lost)

    def give_back(self, worker: int) -> None:
        """What that worker is still doing is for others to do, at once."""
        with self._transaction() as line:
            for (number,) in line.execute(asked.OF_WORKER, (worker,)).fetchall():
                line.execute(asked.GIVE_BACK, (number,))
            line.execute("SELECT procrastinate_unregister_worker_v1(%s)", (worker,))

    # ------------------------------------------------------------ a worker

    async def work(
        self, do: Do, *, at_once: int, once: bool, stopping: asyncio.Event, grace: float
    ) -> None:
        """Hands jobs to `do`, each in a thread, until `stopping`; with `once` while there are any.

        Ends early when the database is lost. Raises Unfinished when jobs did not end within
        `grace` seconds: they were given back, and this process has to end.
        """
        app = _app(do, self._settings, at_once)
        with _failures():
            async with app.open_async():
                worker = Worker(
                    app,
                    concurrency=at_once,
                    wait=not once,
                    fetch_job_polling_interval=BEAT,
                    delete_jobs="successful",
                    install_signal_handlers=False,
                    update_heartbeat_interval=BEAT,
                    stalled_worker_timeout=LEASE,
                )
                working: asyncio.Task[None] = asyncio.create_task(cast("Any", worker).run())
                told = asyncio.create_task(stopping.wait())
                await asyncio.wait({working, told}, return_when=asyncio.FIRST_COMPLETED)
                told.cancel()
                if not working.done():
                    await self._ended(worker, working, grace)
                await working

    async def _ended(self, worker: Worker, working: asyncio.Task[None], grace: float) -> None:
        number = worker.worker_id
        cast("Any", worker).stop()
        done, _ = await asyncio.wait({working}, timeout=grace)
        if not done:
            if number is not None:
                await asyncio.to_thread(self.give_back, number)
            raise Unfinished

    # ------------------------------------------------------------ the database

    @contextmanager
    def _transaction(self) -> Iterator[psycopg.Connection]:
        with _failures(), self._line.pool.connection() as line:
            yield line

    def _make_tables(self) -> None:
        """The tables of the engine and ours, made or brought up to what is installed."""
        steps = sorted(Path(SchemaManager.get_migrations_path()).glob("*.sql"))
        with self.in_turn() as line:
            line.execute(sql.SQL("CREATE SCHEMA IF NOT EXISTS {}").format(sql.Identifier(_SCHEMA)))
            if _value(line, "SELECT to_regclass('procrastinate_jobs') IS NULL"):
                line.execute(SchemaManager.get_schema())
                line.execute(asked.OURS)
                line.execute("INSERT INTO form VALUES (%s)", (steps[-1].name,))
            last = _value(line, "SELECT last FROM form")
        for step in (step for step in steps if step.name > last):
            with self.in_turn() as line:  # each alone: some need what the one before has committed
                if _value(line, "SELECT last FROM form") < step.name:
                    line.execute(step.read_bytes())
                    line.execute("UPDATE form SET last = %s", (step.name,))

    @contextmanager
    def in_turn(self) -> Iterator[psycopg.Connection]:
        """What one worker does at a time: tables are made by the first, the next finds them."""
        with self._transaction() as line:
            line.execute("SELECT pg_advisory_xact_lock(%s)", (_PLACING,))
            yield line


# ---------------------------------------------------------------- between their types and ours


class _Retry(retry.BaseRetryStrategy):
    """What the job itself said about trying again."""

    def get_retry_decision(
        self, *, exception: BaseException, job: jobs.Job
    ) -> retry.RetryDecision | None:
        if not isinstance(exception, Again):
            return None
        return retry.RetryDecision(retry_in={"seconds": max(1, round(exception.after))})


def _app(do: Do, settings: dict[str, Any], at_once: int) -> procrastinate.App:
    line = procrastinate.PsycopgConnector(**settings, min_size=1, max_size=at_once + 2, timeout=10)
    app = procrastinate.App(connector=line)

    @app.task(name=_TASK, retry=_Retry(), pass_context=True)
    def done(context: procrastinate.JobContext, /, **given: Any) -> None:
        job = context.job
        do(Taken(_job(given), job.id or 0, job.attempts, job.worker_id or 0))

    return app


def _place(line: psycopg.Connection, rows: Iterable[tuple[Any, ...]]) -> None:
    with line.cursor() as cursor:
        cursor.executemany(asked.PLACE, rows)


def _row(job: Job) -> tuple[Any, ...]:
    given = {"timestamp": job.turn, "key": job.key, "kind": job.kind, "job": asdict(job)}
    return job.alone or job.key, _TASK, job.urgency, _key(job), job.turn, json.dumps(given)


def _key(job: Job) -> str:
    return job.key if len(job.key) <= _LONGEST else f"{job.key[:60]} {digest(job.key)}"


def _job(given: dict[str, Any]) -> Job:
    plain = dict(given["job"])
    made = tuple((topic, moment) for topic, moment in plain.pop("made"))
    return Job(**plain, made=made)


def _value(line: psycopg.Connection, query: LiteralString) -> Any:
    found = line.execute(query).fetchone()
    return found[0] if found else None


@contextmanager
def _failures() -> Iterator[None]:
    try:
        yield
    except (exceptions.ConnectorException, psycopg.Error, OSError) as error:
        said = str(error.__cause__ or error).strip().partition("\n")[0]
        raise StoreError(f"the jobs in the database cannot be reached ({safe(said)})") from error
