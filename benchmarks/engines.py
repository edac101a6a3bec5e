"""Two engines for jobs on a real PostgreSQL of our own: what a job costs, and what a dead worker costs.

    python -m benchmarks.engines --out benchmarks/results/engines.json

DBOS and Procrastinate run the same job: it notes its start, sleeps, notes its end. A worker is killed
inside a job, frozen past its lease and woken, and the database is restarted; a second worker lives on.
Needs the packages dbos and procrastinate.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import logging
import os
import platform
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import psycopg

from briefer.testing.postgres_server import Cluster, postgres_cluster

JOBS = 500
BEAT, LEASE = 2.0, 8.0  # seconds
HELD = 4.0  # seconds that a job sleeps in which its worker dies
PATIENCE = 45.0  # how long a job is waited for
BASE = ("click", "sqlalchemy", "psycopg", "typing-extensions", "python-dateutil", "six", "greenlet")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--out", type=Path)
    arguments.add_argument("--worker", nargs=3, metavar=("ENGINE", "URL", "NAME"))
    given = arguments.parse_args()
    if given.worker:
        engine, url, name = given.worker
        ENGINES[engine](url, name)
        return
    result: dict[str, Any] = {
        "command": "python -m benchmarks.engines --out FILE",
        "machine": f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}",
        "lease_seconds": LEASE,
    }
    for engine in ("procrastinate", "dbos", "dbos+leases"):
        result[engine] = measured(engine)
        print(json.dumps(result[engine]), file=sys.stderr, flush=True)
    with tempfile.TemporaryDirectory() as folder:
        result["dbos on SQLite"] = on_sqlite(f"sqlite:///{folder}/jobs.db", Path(folder))
    text = json.dumps(result, indent=1)
    print(text)
    if given.out:
        given.out.write_text(text + "\n", encoding="utf-8")


def measured(engine: str) -> dict[str, Any]:
    """Each part on a server of its own, where the engine has made its tables already."""
    found: dict[str, Any] = {"packages": packages(engine.partition("+")[0])}
    for part in (costs, same_key, killed, frozen, restarted):
        print(f"{engine}: {part.__name__}", file=sys.stderr, flush=True)
        with postgres_cluster() as cluster:
            _tables(cluster.url)
            with worker(engine, cluster.url, "first"):
                until(cluster.url, lambda rows: "ready" in ends(rows))
            with psycopg.connect(cluster.url, autocommit=True) as line:
                line.execute("TRUNCATE seen")
            found[part.__name__] = part(engine, cluster)
    return found


# ---------------------------------------------------------------- what is measured


def packages(engine: str) -> dict[str, Any]:
    """What an installation gets beside briefer with its extra for PostgreSQL."""
    wanted, done = [engine, *(["psycopg-pool"] if engine == "procrastinate" else [])], {}
    while wanted:
        name = wanted.pop().lower()
        if name in done or name in BASE:
            continue
        found = distribution(name)
        sizes = (Path(found.locate_file(f)) for f in found.files or ())
        done[name] = sum(p.stat().st_size for p in sizes if p.exists() and p.suffix != ".pyc")
        for line in found.requires or ():
            if "extra" not in line and "python_version" not in line.partition(";")[2]:
                wanted.append(
                    line.replace("(", " ")
                    .replace("[", " ")
                    .split()[0]
                    .split(">")[0]
                    .split("<")[0]
                    .split("=")[0]
                    .split("!")[0]
                    .strip(";~")
                )
    return {"added": sorted(done), "megabytes": round(sum(done.values()) / 1e6, 1)}


def costs(engine: str, cluster: Cluster) -> dict[str, Any]:
    """One worker: to its first job, then many jobs that do nothing."""
    with worker(engine, cluster.url, "a") as one:
        began = time.monotonic()
        enqueue(engine, cluster.url, [("first", 0.0)])
        until(cluster.url, lambda rows: "first" in ends(rows))
        start = time.monotonic() - began
        first_cpu, rss = cpu(one.pid), resident(one.pid)
        server = servers_cpu(cluster)
        before = cpu(one.pid)
        began = time.monotonic()
        placing = enqueue(engine, cluster.url, [(f"job-{n}", -1.0) for n in range(JOBS)])
        until_idle(engine, cluster.url)
        wall = time.monotonic() - began
        spent = cpu(one.pid) - before
    return {
        "first_job_done_after_s": round(start, 2),
        "cpu_until_then_s": round(first_cpu, 2),
        "megabytes_idle": rss,
        "jobs": JOBS,
        "worker_cpu_ms_a_job": round(1000 * spent / JOBS, 2),
        "enqueuing_cpu_ms_a_job": round(1000 * placing / JOBS, 2),
        "server_cpu_ms_a_job": round(1000 * (servers_cpu(cluster) - server) / JOBS, 2),
        "wall_ms_a_job": round(1000 * wall / JOBS, 2),
    }


def same_key(engine: str, cluster: Cluster) -> dict[str, Any]:
    """One key placed three times while it waits, and once more when it is done."""
    for _ in range(3):
        enqueue(engine, cluster.url, [("once", 0.0)])
    with worker(engine, cluster.url, "a"):
        until(cluster.url, lambda rows: "once" in ends(rows))
        enqueue(engine, cluster.url, [("once", 0.0)])
        time.sleep(3)
    return {"runs": len([r for r in seen(cluster.url) if r[0] == "once" and r[2] == "start"])}


def killed(engine: str, cluster: Cluster) -> dict[str, Any]:
    """kill -9 inside a job while another worker lives; at last the dead one is started again."""
    with worker(engine, cluster.url, "a") as one:
        enqueue(engine, cluster.url, [("held", HELD)])
        until(cluster.url, lambda rows: rows and rows[-1][0] == "held")
        with worker(engine, cluster.url, "b"):
            time.sleep(2)
            one.send_signal(signal.SIGKILL)
            one.wait()
            at = time.time()
            took = until(cluster.url, lambda rows: "held" in ends(rows))
            found: dict[str, Any] = {"alone": _story(cluster.url, took, at)}
            if not took:
                at = time.time()
                with worker(engine, cluster.url, "a"):
                    took = until(cluster.url, lambda rows: "held" in ends(rows))
                    found["started again under its name"] = _story(cluster.url, took, at)
    return found


def frozen(engine: str, cluster: Cluster) -> dict[str, Any]:
    """SIGSTOP inside a job, past the lease; woken when another worker runs the job."""
    with worker(engine, cluster.url, "a") as one:
        enqueue(engine, cluster.url, [("held", HELD)])
        until(cluster.url, lambda rows: rows and rows[-1][0] == "held")
        with worker(engine, cluster.url, "b"):
            time.sleep(1)
            one.send_signal(signal.SIGSTOP)
            at = time.time()
            took = until(cluster.url, lambda rows: "held" in ends(rows))
            found = {"while it was frozen": _story(cluster.url, took, at)}
            one.send_signal(signal.SIGCONT)
            time.sleep(HELD + 2)
            enqueue(engine, cluster.url, [(f"after-{n}", 0.2) for n in range(20)])
            done = until(cluster.url, lambda rows: len(ends(rows) - {"ready"}) >= 21)
            by = sorted({r[1] for r in seen(cluster.url) if r[0].startswith("after")})
            found["woken"] = {
                "runs of the job": [list(r[:3]) for r in seen(cluster.url) if r[0] == "held"],
                "20 jobs after it done": bool(done), "by": by, "it lives": one.poll() is None,
            }  # fmt: skip
    return found


def restarted(engine: str, cluster: Cluster) -> dict[str, Any]:
    """The server stopped at once and started again while two workers run jobs."""
    with worker(engine, cluster.url, "a") as one, worker(engine, cluster.url, "b") as two:
        enqueue(engine, cluster.url, [(f"job-{n}", 0.3) for n in range(40)])
        until(cluster.url, lambda rows: len(ends(rows) - {"ready"}) > 5)
        cluster.restart()
        at = time.time()
        took = until(cluster.url, lambda rows: len(ends(rows) - {"ready"}) == 40)
        runs = [r for r in seen(cluster.url) if r[2] == "start"]
        return {
            "all 40 done after_s": round(time.time() - at, 1) if took else None,
            "runs": len(runs),
            "workers alive": [one.poll() is None, two.poll() is None],
        }


def on_sqlite(url: str, folder: Path) -> dict[str, Any]:
    """DBOS on a file: many jobs that do nothing."""
    with worker("dbos", url, "a", folder) as one:
        time.sleep(4)
        before, began = cpu(one.pid), time.monotonic()
        enqueue("dbos", url, [(f"job-{n}", -1.0) for n in range(JOBS)])
        until_idle("dbos", url)
        wall = time.monotonic() - began
        return {
            "worker_cpu_ms_a_job": round(1000 * (cpu(one.pid) - before) / JOBS, 2),
            "wall_ms_a_job": round(1000 * wall / JOBS, 2),
        }


def _story(url: str, took: bool, at: float) -> dict[str, Any]:
    rows = [r for r in seen(url) if r[0] == "held"]
    again = [r[3].timestamp() - at for r in rows[1:] if r[2] == "start" and r[3].timestamp() > at]
    return {
        "done": took,
        "taken up again after_s": round(again[0], 1) if again else None,
        "by": [r[1] for r in rows if r[2] == "start"],
    }


# ---------------------------------------------------------------- the table of what was seen


def _tables(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as line:
        line.execute(
            "CREATE TABLE IF NOT EXISTS seen (key text, worker text, what text, at timestamptz)"
        )


def note(url: str, key: str, name: str, what: str) -> None:
    """Written as a channel is told: once, and nobody takes it back."""
    if url.startswith("sqlite"):
        return
    for _ in range(60):
        try:
            with psycopg.connect(url, autocommit=True) as line:
                line.execute(
                    "INSERT INTO seen VALUES (%s, %s, %s, %s)", (key, name, what, datetime.now(UTC))
                )
            return
        except psycopg.Error:
            time.sleep(0.5)


def seen(url: str) -> list[Any]:
    for _ in range(60):
        try:
            with psycopg.connect(url) as line:
                return line.execute("SELECT * FROM seen ORDER BY at").fetchall()
        except psycopg.Error:
            time.sleep(0.2)
    return []


def ends(rows: list[Any]) -> set[str]:
    return {row[0] for row in rows if row[2] == "end"}


def until(url: str, holds: Callable[[list[Any]], Any], patience: float = PATIENCE) -> bool:
    last = time.monotonic() + patience
    while time.monotonic() < last:
        if holds(seen(url)):
            return True
        time.sleep(0.1)
    return False


def work(url: str, key: str, name: str, seconds: float) -> None:
    """The job; below zero it does nothing at all."""
    if seconds < 0:
        return
    note(url, key, name, "start")
    time.sleep(seconds)
    note(url, key, name, "end")


# ---------------------------------------------------------------- the processes


@contextlib.contextmanager
def worker(
    engine: str, url: str, name: str, folder: Path | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    log = (Path(tempfile.gettempdir()) / f"engines-{engine}-{name}.log").open("ab")
    line = [sys.executable, "-m", "benchmarks.engines", "--worker", engine, url, name]
    with subprocess.Popen(line, stdout=log, stderr=log) as process:
        try:
            yield process
        finally:
            with contextlib.suppress(ProcessLookupError):
                process.send_signal(signal.SIGKILL)


def cpu(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident(pid: int) -> int:
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return round(pages * os.sysconf("SC_PAGE_SIZE") / 1e6)


def servers_cpu(cluster: Cluster) -> float:
    """Of the server and all its children, the dead ones too."""
    keeper = int((cluster.folder / "db/postmaster.pid").read_text().split()[0])
    total, ticks = 0, os.sysconf("SC_CLK_TCK")
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            fields = stat.read_text().rpartition(")")[2].split()
            if int(stat.parent.name) == keeper:
                total += sum(map(int, fields[11:15]))
            elif int(fields[1]) == keeper:
                total += int(fields[11]) + int(fields[12])
    return total / ticks


# ---------------------------------------------------------------- the engines


def enqueue(engine: str, url: str, jobs: list[tuple[str, float]]) -> float:
    """Places the jobs; the CPU seconds it took here."""
    began = time.process_time()
    {"procrastinate": _enqueue_procrastinate}.get(engine, _enqueue_dbos)(url, jobs)
    return time.process_time() - began


def until_idle(engine: str, url: str) -> None:
    """Until nothing waits or runs."""
    query = (
        "SELECT count(*) FROM procrastinate_jobs WHERE status IN ('todo', 'doing')"
        if engine == "procrastinate"
        else "SELECT count(*) FROM dbos.workflow_status WHERE status IN ('ENQUEUED', 'PENDING')"
    )
    if url.startswith("sqlite"):
        import sqlite3

        while True:
            with contextlib.closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as file:
                if not file.execute(query.replace("dbos.", "")).fetchone()[0]:
                    return
            time.sleep(0.05)
    with psycopg.connect(url, autocommit=True) as line:
        while line.execute(query).fetchone()[0]:  # type: ignore[index]
            time.sleep(0.05)


def _app(url: str, name: str, *, is_open: bool = False) -> Any:
    import procrastinate

    made = procrastinate.SyncPsycopgConnector if is_open else procrastinate.PsycopgConnector
    app = procrastinate.App(connector=made(conninfo=url))
    retry = procrastinate.RetryStrategy(max_attempts=5, wait=1)

    @app.task(name="work", retry=retry)
    def job(key: str, seconds: float) -> None:
        work(url, key, name, seconds)

    return app


def _enqueue_procrastinate(url: str, jobs: list[tuple[str, float]]) -> None:
    app = _app(url, "", is_open=True)
    with app.open():
        _schema(app, url)
        for key, seconds in jobs:
            with contextlib.suppress(Exception):  # the same key waits already
                app.tasks["work"].configure(queueing_lock=key, lock=key).defer(
                    key=key, seconds=seconds
                )


def _schema(app: Any, url: str) -> None:
    with psycopg.connect(url, autocommit=True) as line:
        line.execute("SELECT pg_advisory_lock(7)")
        if line.execute("SELECT to_regclass('procrastinate_jobs')").fetchone()[0] is None:  # type: ignore[index]
            app.schema_manager.apply_schema()


def _run_procrastinate(url: str, name: str) -> None:
    """The worker, begun anew when it loses the database, and a look for jobs of dead workers."""
    logging.basicConfig(level=logging.WARNING)
    while True:
        with contextlib.suppress(Exception):
            with _app(url, name, is_open=True).open() as app:
                _schema(app, url)
            note(url, "ready", name, "end")
            break
    while True:
        app = _app(url, name)
        try:
            asyncio.run(_procrastinate(app))
        except Exception as error:
            print("begun anew:", repr(error), file=sys.stderr, flush=True)
            time.sleep(1)


async def _procrastinate(app: Any) -> None:
    async def rescue() -> None:
        while True:
            for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=LEASE):
                await app.job_manager.retry_job(job)
            await asyncio.sleep(BEAT)

    async with app.open_async():
        looking = asyncio.create_task(rescue())
        try:
            await app.run_worker_async(
                concurrency=2, update_heartbeat_interval=BEAT, stalled_worker_timeout=LEASE,
                fetch_job_polling_interval=1.0,
            )  # fmt: skip
        finally:
            looking.cancel()


def _enqueue_dbos(url: str, jobs: list[tuple[str, float]]) -> None:
    from dbos import DBOSClient

    client = DBOSClient(system_database_url=url)
    for key, seconds in jobs:
        client.enqueue(
            {"queue_name": "jobs", "workflow_name": "work", "workflow_id": key, "app_version": "1"},
            key,
            seconds,
        )
    client.destroy()


def _run_dbos(url: str, name: str, *, leases: bool = False) -> None:
    from dbos import DBOS

    DBOS(config={"name": "bench", "system_database_url": url, "executor_id": name,
                 "application_version": "1", "log_level": "WARNING"})  # fmt: skip

    @DBOS.workflow(name="work")
    def job(key: str, seconds: float) -> None:
        work(url, key, name, seconds)

    DBOS.launch()
    DBOS.register_queue("jobs", worker_concurrency=2, polling_interval_sec=0.1)
    if leases:
        threading.Thread(target=_leases, args=(url, name), daemon=True).start()
    note(url, "ready", name, "end")
    threading.Event().wait()


def _leases(url: str, name: str) -> None:
    """What DBOS leaves to its conductor: a table of who lives, and the jobs of who does not."""
    from dbos import DBOS

    while True:
        with contextlib.suppress(psycopg.Error), psycopg.connect(url, autocommit=True) as line:
            line.execute("CREATE TABLE IF NOT EXISTS alive (name text PRIMARY KEY, at timestamptz)")
            while True:
                line.execute(
                    "INSERT INTO alive VALUES (%s, now()) ON CONFLICT (name) DO UPDATE SET at = now()",
                    (name,),
                )
                gone = line.execute(
                    "DELETE FROM alive WHERE at < now() - make_interval(secs => %s) RETURNING name",
                    (LEASE,),
                ).fetchall()
                if gone:
                    DBOS._recover_pending_workflows([row[0] for row in gone])
                time.sleep(BEAT)
        time.sleep(1)


def _run_dbos_leases(url: str, name: str) -> None:
    _run_dbos(url, name, leases=True)


ENGINES: dict[str, Callable[[str, str], None]] = {
    "procrastinate": _run_procrastinate,
    "dbos": _run_dbos,
    "dbos+leases": _run_dbos_leases,
}

if __name__ == "__main__":
    main()
