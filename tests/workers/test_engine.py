"""Jobs on a real PostgreSQL: placed once a turn, taken from the dead, listed with what they failed of."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

pytest.importorskip("procrastinate", reason="the extra workers is not installed")

import psycopg
from procrastinate.schema import SchemaManager

from briefer.app.workers.engine import Engine
from briefer.app.workers.engine_asked import OURS
from briefer.app.workers.jobs import Again, GivenUp, Job, Taken, Unfinished
from briefer.errors import StoreError

BRIEF = Job(
    kind="brief", name="harbour", turn=7, slot="2026-11-25 UTC daily", alone="brief harbour"
)
READ = Job(kind="collect", name="quay", turn=3, alone="host quay.example")


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    with Engine(url) as opened:
        yield opened


def worked(engine: Engine, do: Callable[[Taken], None]) -> None:
    """Everything that can be done now, done by one worker."""
    asyncio.run(engine.work(do, at_once=2, once=True, stopping=asyncio.Event(), grace=5))


def test_a_job_of_one_turn_is_done_once_however_often_it_is_placed(engine: Engine) -> None:
    done: list[Job] = []
    for _ in range(3):
        engine.place([BRIEF])
    worked(engine, lambda taken: done.append(taken.job))
    engine.place([BRIEF])
    engine.add([BRIEF])
    worked(engine, lambda taken: done.append(taken.job))

    assert done == [BRIEF]
    assert engine.listed() == ()


def test_its_next_turn_is_another_job(engine: Engine) -> None:
    done: list[int] = []
    for turn in (7, 8):
        engine.place([Job(kind="brief", name="harbour", turn=turn)])
        worked(engine, lambda taken: done.append(taken.job.turn))

    assert done == [7, 8]


def test_a_source_that_waits_is_not_placed_again_by_its_next_turn(engine: Engine) -> None:
    engine.place([READ])
    engine.place([Job(kind="collect", name="quay", turn=4)])

    assert [one.job for one in engine.listed()] == [READ]


def test_a_key_of_any_length_is_placed_once(engine: Engine) -> None:
    long = Job(kind="brief", name="harbour " * 40, turn=1)
    engine.place([long])
    engine.place([long])

    assert [one.job for one in engine.listed()] == [long]


def test_a_job_that_is_to_be_tried_again_waits_with_its_reason(engine: Engine) -> None:
    def fails(taken: Taken) -> None:
        engine.note(taken.number, "the relay said no")
        raise Again(60)

    engine.place([BRIEF])
    worked(engine, fails)
    (found,) = engine.listed()

    assert (found.state, found.tries, found.why) == ("waiting", 1, "the relay said no")
    assert found.due is not None
    assert 50 < (found.due - datetime.now(UTC)).total_seconds() < 70
    assert not engine.waits()


def test_one_that_is_given_up_is_listed_as_failed_and_holds_up_nothing(engine: Engine) -> None:
    def fails(taken: Taken) -> None:
        engine.note(taken.number, "no channel desk")
        raise GivenUp

    engine.place([BRIEF])
    worked(engine, fails)
    done: list[Job] = []
    engine.place([Job(kind="brief", name="harbour", turn=8, alone=BRIEF.alone)])
    worked(engine, lambda taken: done.append(taken.job))

    assert [(one.state, one.why) for one in engine.listed()] == [("failed", "no channel desk")]
    assert engine.counts() == {("brief", "failed"): 1}
    assert len(done) == 1


def test_the_job_of_a_worker_that_beats_no_more_is_given_back_and_its_sessions_are_ended(
    engine: Engine, url: str
) -> None:
    engine.place([BRIEF])
    taken = _taken_by_a_dead_worker(url)
    with psycopg.connect(url, application_name=f"briefer worker {taken}") as session:
        given_back = engine.rescue()
        with pytest.raises(psycopg.OperationalError):
            session.execute("SELECT 1")

    assert given_back == 1
    assert [(one.state, one.tries) for one in engine.listed()] == [("waiting", 1)]


def test_nothing_is_taken_from_a_worker_that_beats(engine: Engine, url: str) -> None:
    seen: list[int] = []
    engine.place([BRIEF])

    def rescued(taken: Taken) -> None:
        with psycopg.connect(url, application_name=taken.session) as session:
            seen.append(engine.rescue())
            session.execute("SELECT 1")

    worked(engine, rescued)

    assert seen == [0]


def test_a_job_in_which_every_worker_dies_fails_at_last(engine: Engine, url: str) -> None:
    engine.place([BRIEF])
    for _ in range(12):
        _taken_by_a_dead_worker(url)
        engine.rescue()

    (found,) = engine.listed()
    assert (found.state, found.why) == ("failed", "its worker died in it 12 times")


def test_what_is_not_finished_in_time_is_given_back(engine: Engine) -> None:
    began, end = threading.Event(), threading.Event()

    def hangs(_: Taken) -> None:
        began.set()
        end.wait(60)

    async def stopped() -> list[tuple[str, int]]:
        stopping = asyncio.Event()
        working = asyncio.create_task(
            engine.work(hangs, at_once=1, once=False, stopping=stopping, grace=0.2)
        )
        await asyncio.to_thread(began.wait, 60)
        stopping.set()
        with pytest.raises(Unfinished):
            await working
        found: list[tuple[str, int]] = [(one.state, one.tries) for one in engine.listed()]
        end.set()
        return found

    engine.place([BRIEF])

    assert asyncio.run(stopped()) == [("waiting", 1)]


def test_two_jobs_that_must_be_alone_are_not_done_at_once(engine: Engine) -> None:
    running: list[str] = []
    together: list[int] = []

    def do(taken: Taken) -> None:
        running.append(taken.job.name)
        together.append(len(running))
        running.remove(taken.job.name)

    engine.place([Job(kind="collect", name=f"s{n}", turn=1, alone="host h") for n in range(6)])
    while engine.waits():
        worked(engine, do)

    assert together == [1] * 6


def test_tables_that_an_older_engine_made_are_brought_up_to_date(url: str) -> None:
    steps = sorted(Path(SchemaManager.get_migrations_path()).glob("*.sql"))
    older = [step for step in steps if step.name < "03.02"]
    with psycopg.connect(url, options="-csearch_path=briefer_jobs", autocommit=True) as line:
        line.execute("CREATE SCHEMA briefer_jobs")
        for step in older:
            line.execute(step.read_bytes())
        line.execute(OURS)
        line.execute("INSERT INTO form VALUES (%s)", (older[-1].name,))
    done: list[Job] = []
    for _ in range(2):
        with Engine(url) as engine:
            engine.place([BRIEF])
            worked(engine, lambda taken: done.append(taken.job))

    assert done == [BRIEF]


def test_a_database_that_is_away_is_a_store_error_without_its_password() -> None:
    with (
        pytest.raises(StoreError, match="cannot be reached") as caught,
        Engine("postgresql://briefer:canary-pw@127.0.0.1:9/postgres"),
    ):
        pass

    assert "canary" not in str(caught.value)


def _taken_by_a_dead_worker(url: str) -> int:
    """The number of a worker that took the job, and was silent ever since."""
    with psycopg.connect(url, options="-csearch_path=briefer_jobs") as line:
        row = line.execute("SELECT procrastinate_register_worker_v1()").fetchone()
        number = int(str(row[0]).strip("()")) if row else 0
        line.execute("SELECT procrastinate_fetch_job_v2(NULL, %s)", (number,))
        line.execute(
            "UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 hour'"
            " WHERE id = %s", (number,),
        )  # fmt: skip
    return number
