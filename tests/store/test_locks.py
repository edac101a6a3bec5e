"""What a run holds of a store: a share and names; the whole of it only where all others wait."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest

from briefer.errors import LockedError
from briefer.model import Article, DeliveryKey, Story
from briefer.store import Store, locked, open_store, shared_store
from briefer.store.file_locks import file_name
from briefer.store.lock import shared
from briefer.store.migrations import STEPS
from briefer.store.postgres import postgres_engine
from briefer.store.sqlite import sqlite_engine

NOW = datetime(2026, 11, 22, 5, tzinfo=UTC)
_HOLDER = """
import signal, sys
from briefer.store import shared_store
with shared_store(sys.argv[1], sys.argv[2:]) as store:
    print("held", flush=True)
    signal.pause()
"""


@contextmanager
def held_elsewhere(place: str, *names: str) -> Iterator[subprocess.Popen[str]]:
    """A process that has a share of the store and those names until it is killed."""
    command = [sys.executable, "-c", _HOLDER, place, *names]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        try:
            yield process
        finally:
            process.kill()


def test_two_topics_are_held_at_once_and_one_only_once(place: str) -> None:
    with held_elsewhere(place, "oldport"), shared_store(place, ["harbour"]) as store:
        assert store.save_articles([Article("T", "x", id="a", published=NOW)], at=NOW) == 1
        with (
            pytest.raises(LockedError, match=r"holds oldport in .*run it again later") as caught,
            shared_store(place, ["oldport"]),
        ):
            pass

    assert caught.value.exit_code == 75


def test_a_run_that_is_refused_one_name_lets_all_others_go(place: str) -> None:
    with shared(place, ["b"]), pytest.raises(LockedError), shared(place, ["a", "b", "c"]):
        pass

    with shared(place, ["a"]), shared(place, ["c"]):
        pass


def test_a_killed_run_leaves_no_lock(place: str) -> None:
    with held_elsewhere(place, "oldport") as process:
        process.kill()
        process.wait()

        with shared(place) as share:
            assert share.take("oldport", wait=20)  # a server notices a moment later
        with locked(place, wait=20):
            pass


def test_the_whole_store_is_held_by_nobody_beside_a_run(place: str) -> None:
    with shared(place, ["a"]), pytest.raises(LockedError, match="another run"), locked(place):
        pass
    with locked(place), pytest.raises(LockedError, match="run it again later"), shared(place):
        pass
    with locked(place):
        pass


def test_a_name_is_waited_for_and_can_be_let_go(place: str) -> None:
    with shared(place, ["a"]) as first, shared(place) as second:
        assert not second.take("a")
        assert not first.take("a")
        with ThreadPoolExecutor(1) as pool:
            waiting = pool.submit(second.take, "a", wait=20)
            first.free("a")

            assert waiting.result()
        assert not first.take("a")


@pytest.mark.parametrize(
    "name", ["Läden / Köln", "läden-köln", "../../x", "x" * 300, "渡轮", "\ud800"]
)
def test_every_name_has_a_file_of_its_own_beside_the_store(name: str, tmp_path: Path) -> None:
    with shared(tmp_path / "s.db", [name]):
        assert [path.name for path in (tmp_path / "s.db.locks").iterdir()] == [file_name(name)]

    assert len(file_name(name)) < 80
    assert file_name(name) != file_name(f"{name} ")


def test_a_store_is_brought_up_to_date_when_no_run_is_at_it(place: str) -> None:
    make: Callable[..., object] = postgres_engine if "://" in place else sqlite_engine
    where = place if "://" in place else Path(place)
    make(where, steps=STEPS[:-1]).dispose()  # type: ignore[attr-defined]

    with shared(place, ["a"]):
        opening = Thread(target=lambda: open_store(place).close())
        opening.start()
        opening.join(0.3)
        waits = opening.is_alive()
    opening.join()
    with shared_store(place, ["a"]), shared_store(place, ["b"]):  # it is of this form now
        pass

    assert waits


def test_an_old_store_is_brought_up_to_date_by_the_run_that_comes_first(place: str) -> None:
    make: Callable[..., object] = postgres_engine if "://" in place else sqlite_engine
    make(place if "://" in place else Path(place), steps=STEPS[:-1]).dispose()  # type: ignore[attr-defined]

    with shared_store(place, ["a"]) as store:
        assert store.left() == {}


def test_what_a_killed_run_claimed_is_unknown_to_the_next_of_its_topic(place: str) -> None:
    key = DeliveryKey("oldport", "2026-11-22 UTC daily", "desk", "ada")
    claim = _HOLDER.replace(
        '    print("held"',
        "    from datetime import datetime, UTC\n"
        "    from briefer.model import DeliveryKey\n"
        '    key = DeliveryKey("oldport", "2026-11-22 UTC daily", "desk", "ada")\n'
        '    store.claim(key, content="", at=datetime(2026, 11, 22, 5, tzinfo=UTC))\n'
        '    print("held"',
    )
    command = [sys.executable, "-c", claim, place, "oldport"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        with shared_store(place, ["harbour"]) as other:
            standing = other.delivery(key)
        process.kill()
        process.wait()

        with shared(place) as share:
            assert share.take("oldport", wait=20)
            with open_store(place) as store:
                claimed = store.claim(key, content="", at=NOW)

    assert standing is not None
    assert standing.state == "claimed"
    assert (claimed.granted, claimed.delivery.state) == (False, "unknown")


def test_runs_that_save_the_same_at_once_wait_for_each_other(place: str) -> None:
    articles = [Article("T", str(n), id=f"a{n}", published=NOW) for n in range(30)]

    def run(number: int) -> None:
        given = articles if number % 2 else articles[::-1]
        with shared_store(place, [f"topic {number}"]) as store:
            for day in range(6):
                _one_day(store, given, NOW + timedelta(days=day))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(run, range(4)))

    with open_store(place) as store:
        assert len(store.known(article.id for article in articles)) == len(articles)


def test_writers_of_two_runs_take_turns(tmp_path: Path) -> None:
    path = tmp_path / "briefer.db"
    article = Article("T", "x", id="a", published=NOW)
    with shared_store(path, ["a"]) as one, shared_store(path, ["b"]) as two:
        with ThreadPoolExecutor(1) as pool:

            def first(_: object) -> bool:
                other = pool.submit(two.save_articles, [article], at=NOW)
                return not wait([other], timeout=0.2).done

            waited = one._written(first)

        assert waited
        assert len(one.known(["a"])) == 1


def _one_day(store: Store, given: list[Article], now: datetime) -> None:
    said = [Article(a.title, f"{a.text} {now}", id=a.id, published=now) for a in given]
    store.save_articles(said, at=now)
    store.save_stories("t", [Story(a.id, (a,)) for a in said], at=now)
    store.forget(now - timedelta(days=2))
