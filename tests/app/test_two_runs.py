"""Two runs at once over one store: each source is read once, each topic briefed by one of them."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from briefer.app.collecting import collect
from briefer.app.context import Context, context_for_run
from briefer.app.source_turns import SourceTurns
from briefer.collect.health import SourceHealth
from briefer.model import Source
from briefer.store import open_store, shared_store
from briefer.testing.web import Answer, Asked, web_server

NOW = datetime.now(UTC)
PATIENCE = 60  # seconds after which a test is stuck
RSS = """<rss version="2.0"><channel><title>Harbour Post</title><item>
<title>Oldport ferry and harbour bridge closed</title><link>https://news.example/{0}</link>
<description>The ferry of Oldport stays in harbour. The bridge is closed.</description>
<pubDate>{1}</pubDate></item></channel></rss>"""


def feed(name: str) -> Answer:
    now = datetime.now(UTC) - timedelta(hours=1)
    return Answer(body=RSS.format(name, f"{now:%a, %d %b %Y %H:%M:%S} +0000").encode())


def configured(folder: Path, url: Callable[[str], str], *topics: str, one: bool = False) -> Path:
    """Each topic with a source of its own, or all with `one`."""
    sources = ("all",) if one else topics
    tables = [f'[sources.{name}]\nurl = "{url(f"/{name}")}"' for name in sources]
    tables += [
        f'[topics.{t}]\nsources = ["{"all" if one else t}"]\nquery = "ferry"' for t in topics
    ]
    path = folder / "briefer.toml"
    head = 'allow_private = ["127.0.0.1"]\nstate = "briefer.db"\n'
    path.write_text(head + "\n".join(tables), encoding="utf-8")
    return path


def daily(config: Path, topic: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "briefer", "--config", str(config), "daily", "--topic", topic]
    return subprocess.Popen(
        [*command, "--format", "markdown"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )  # fmt: skip


@contextmanager
def at_its_source(
    folder: Path,
) -> Iterator[tuple[Path, subprocess.Popen[str], threading.Event]]:
    """A configuration and a run of its topic, which is answered when the event is set."""
    asked, may_answer = threading.Event(), threading.Event()

    def answer(request: Asked) -> Answer:
        asked.set()
        may_answer.wait(PATIENCE)
        return feed(request.path)

    with web_server({"/oldport": answer}) as server:
        config = configured(folder, server.url, "oldport")
        first = daily(config, "oldport")
        assert asked.wait(PATIENCE)
        yield config, first, may_answer


def test_two_topics_are_briefed_at_the_same_time(tmp_path: Path) -> None:
    both_ask = threading.Barrier(2)

    def answer(request: Asked) -> Answer:
        both_ask.wait(PATIENCE)  # neither is answered before the other asks too
        return feed(request.path)

    with web_server({"/oldport": answer, "/harbour": answer}) as server:
        config = configured(tmp_path, server.url, "oldport", "harbour")
        runs = [daily(config, topic) for topic in ("oldport", "harbour")]
        said = [run.communicate(timeout=PATIENCE) for run in runs]

    assert [run.returncode for run in runs] == [0, 0], said
    assert all("ferry" in out for out, _ in said)
    with open_store(tmp_path / "briefer.db") as store:
        assert {made.topic for made in store.made()} == {"oldport", "harbour"}


def test_the_same_topic_twice_is_told_to_come_later(tmp_path: Path) -> None:
    with at_its_source(tmp_path) as (config, first, may_answer):
        second = daily(config, "oldport")
        _, reason = second.communicate(timeout=PATIENCE)
        may_answer.set()
        first.communicate(timeout=PATIENCE)

    assert (first.returncode, second.returncode) == (0, 75)
    assert f"another run (process {first.pid}) holds the run of oldport in" in reason
    assert "this one did nothing, run it again later" in reason


def _context(config: Path) -> Context:
    return context_for_run(str(config))


def test_a_source_that_another_run_is_reading_is_waited_for_and_read_once(tmp_path: Path) -> None:
    may_answer, asked, waits = threading.Event(), threading.Event(), threading.Event()

    def answer(request: Asked) -> Answer:
        asked.set()
        may_answer.wait(PATIENCE)
        return feed(request.path)

    with web_server({"/all": answer}) as server:
        context = _context(configured(tmp_path, server.url, "a", "b", one=True))

        def run(topic: str, at: datetime, asking: threading.Event) -> str:
            with shared_store(tmp_path / "briefer.db", [topic]) as store:
                found = collect(
                    context, context.config.sources, at=at, say=lambda _: None, store=store,
                    asking=lambda _: asking.set(),
                )  # fmt: skip
                assert not found.problems
                assert len(store.held(["all"])["all"]) == 1
                return found.visits[0].outcome

        with ThreadPoolExecutor(2) as pool:
            first = pool.submit(run, "a", NOW, threading.Event())
            assert asked.wait(PATIENCE)
            second = pool.submit(run, "b", NOW + timedelta(seconds=1), waits)
            assert waits.wait(PATIENCE)
            may_answer.set()

            assert (first.result(), second.result()) == ("read", "waiting")
        assert len(server.asked) == 1


SOURCE = Source("all", "http://news.example/all")


def test_a_source_that_is_not_got_is_a_problem(tmp_path: Path) -> None:
    place = tmp_path / "briefer.db"
    with shared_store(place) as one, shared_store(place) as two:
        mine, theirs = SourceTurns(one, {}), SourceTurns(two, {}, wait=0)

        assert mine.instead(SOURCE) is None
        refused = theirs.instead(SOURCE)

    assert refused is not None
    assert [(p.source, p.reason) for p in refused.problems] == [
        ("all", "another run is still reading it; only what it gave before is used")
    ]
    assert refused.health == ()


@pytest.mark.parametrize(
    ("error", "problems"), [("", []), ("503 after 3 tries", ["503 after 3 tries"])]
)
def test_what_another_run_could_not_read_is_a_problem_here_too(
    tmp_path: Path, error: str, problems: list[str]
) -> None:
    place = tmp_path / "briefer.db"
    with shared_store(place) as one, shared_store(place) as two:
        mine, theirs = SourceTurns(one, {}), SourceTurns(two, {}, wait=0)
        assert mine.instead(SOURCE) is None
        one.save_collected([], [SourceHealth("all", asked=NOW, error=error)], at=NOW)
        mine.over("all")

        found = theirs.instead(SOURCE)

        assert found is not None
        assert [problem.reason for problem in found.problems] == problems
        assert mine.instead(SOURCE) is not None  # it was let go by both


def test_a_digest_waits_for_the_run_of_its_topic_and_comes_after_it(tmp_path: Path) -> None:
    with at_its_source(tmp_path) as (config, first, may_answer):
        with config.open("a", encoding="utf-8") as file:
            file.write('\n[digests.morning]\ntopics = ["oldport"]\n')
        command = [sys.executable, "-m", "briefer", "--config", str(config)]
        second = subprocess.Popen(
            [*command, "daily", "--digest", "morning", "--format", "markdown"],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        with pytest.raises(subprocess.TimeoutExpired):
            second.wait(3)  # it neither ends with 75 nor briefs the topic meanwhile
        may_answer.set()
        said = [run.communicate(timeout=PATIENCE) for run in (first, second)]

    assert [run.returncode for run in (first, second)] == [0, 0], said
    assert all("ferry" in out for out, _ in said)
