"""Bytes in, articles out, read in a child that is killed when it takes too long. Edge: processes.

The child is `python -m briefer.collect.worker`: it answers each body with one line of JSON, under a
limit of memory. A hostile body costs its deadline and one child, never the run.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from briefer.collect.collected import Collected
from briefer.model import Article, Problem, Source

DEADLINE = 10.0  # seconds of work; on a machine busy with other things it may wait longer for them
_PATIENCE = 4  # deadlines by the clock, after which it is over in any case
MEMORY = 1_000_000_000  # address space; libraries alone map some 300 MB of it
_TIMES = ("published", "updated", "first_seen")

Read = Callable[..., Collected]


@contextmanager
def workers(
    count: int | None = None, *, deadline: float = DEADLINE, memory: int = MEMORY
) -> Iterator[Read]:
    """A `read` for any thread, done by up to `count` child processes while the block runs.

    Without a count they are as many as the machine has cores, from two to four.
    """
    count = count or max(2, min(4, os.cpu_count() or 2))
    idle: queue.Queue[_Child | None] = queue.LifoQueue()
    started: list[_Child] = []
    for _ in range(count):
        idle.put(None)

    def read_elsewhere(body: bytes, *, source: Source, at: datetime, **details: Any) -> Collected:
        child = idle.get() or _Child(memory)
        try:
            if child not in started:
                started.append(child)
            return child.read(body, source=source, at=at, details=details, deadline=deadline)
        finally:
            idle.put(child if child.alive else None)

    try:
        yield read_elsewhere
    finally:
        for child in started:
            child.end()


class _Child:
    """One child process and the pipe to it."""

    def __init__(self, memory: int) -> None:
        command = [sys.executable, "-P", "-m", "briefer.collect.worker", str(memory)]
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_bare_environment(),
        )
        self._answers: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        threading.Thread(target=_pump, args=(self._process, self._answers), daemon=True).start()

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def read(
        self,
        body: bytes,
        *,
        source: Source,
        at: datetime,
        details: Mapping[str, Any],
        deadline: float,
    ) -> Collected:
        head = {"source": _read_as(source), "at": at.isoformat(), "length": len(body), **details}
        name = str(details.get("name") or source.name)
        try:
            worked = self._worked()
            _write_job(self._in(), head, body)
            answer = self._answer(deadline, worked_before=worked)
        except queue.Empty:
            self.end()
            return _failed(name, f"reading it took more than {deadline:g} seconds")
        except OSError:
            answer = b""
        if not answer:
            self.end()
            return _failed(name, "reading it took more memory than it may")
        return _from_json(json.loads(answer))

    def _answer(self, deadline: float, *, worked_before: float | None) -> bytes:
        """Its next line. Raises queue.Empty when work took the deadline, or the clock several."""
        for _ in range(_PATIENCE - 1):
            try:
                return self._answers.get(timeout=deadline)
            except queue.Empty:
                worked = self._worked()
                if worked is None or worked_before is None or worked - worked_before > deadline / 2:
                    raise
        return self._answers.get(timeout=deadline)

    def _worked(self) -> float | None:
        """Seconds of work of this child so far; None where the system does not tell."""
        try:
            fields = Path(f"/proc/{self._process.pid}/stat").read_bytes().rpartition(b")")[2]
            ticks = sum(map(int, fields.split()[11:13]))
            return float(ticks / os.sysconf("SC_CLK_TCK"))
        except (OSError, ValueError, AttributeError):
            return None

    def _in(self) -> IO[bytes]:
        if self._process.stdin is None:
            raise OSError
        return self._process.stdin

    def end(self) -> None:
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:  # what was still buffered for a child that is gone
                    continue
        self._process.wait()


def _read_as(source: Source) -> dict[str, Any]:
    """Of a source, what reading its body needs; how it is asked stays outside."""
    names = ("name", "url", "kind", "language", "title", "user", "password_env", "query")
    return {name: getattr(source, name) for name in names}


def _pump(process: subprocess.Popen[bytes], answers: queue.SimpleQueue[bytes]) -> None:
    """Each line the child writes, and an empty one at its end: a pipe itself knows no timeout."""
    with suppress(OSError, ValueError):  # closed by us
        for line in process.stdout or ():
            answers.put(line)
    answers.put(b"")


def _bare_environment() -> dict[str, str]:
    """Where Python finds itself, and nothing else: no key is within reach of a hostile body."""
    kept = ("PATH", "LANG", "LC_ALL", "TMPDIR", "SYSTEMROOT", "TEMP")
    found = {name: os.environ[name] for name in kept if name in os.environ}
    return {**found, "PYTHONPATH": os.pathsep.join(path or os.getcwd() for path in sys.path)}  # noqa: PTH109


def _write_job(pipe: IO[bytes], head: Mapping[str, Any], body: bytes) -> None:
    pipe.write(json.dumps(head).encode() + b"\n")
    pipe.write(body)
    pipe.flush()


def _failed(name: str, reason: str) -> Collected:
    return Collected(problems=(Problem(name, reason),))


def _to_json(found: Collected) -> str:
    form = {
        "articles": [_fields_of(article) for article in found.articles],
        "problems": [_fields_of(problem) for problem in found.problems],
        "failed": found.failed,
    }
    return json.dumps(form, default=datetime.isoformat)


def _fields_of(value: Article | Problem) -> dict[str, Any]:
    """Its fields as they are: `asdict` would copy every one of them."""
    return {field.name: getattr(value, field.name) for field in fields(value)}


def _from_json(form: Mapping[str, Any]) -> Collected:
    return Collected(
        articles=tuple(_article(article) for article in form["articles"]),
        problems=tuple(Problem(**problem) for problem in form["problems"]),
        failed=tuple(form["failed"]),
    )


def _article(form: Mapping[str, Any]) -> Article:
    times = {name: form[name] and datetime.fromisoformat(form[name]) for name in _TIMES}
    return Article(**{**form, **times, "via": tuple(form["via"])})


def _serve(jobs: IO[bytes], answers: IO[bytes]) -> None:
    """The child's life: a job, an answer, until there are no more jobs."""
    from briefer.collect.reader import read

    while line := jobs.readline():
        head = json.loads(line)
        body = jobs.read(head.pop("length"))
        source = Source(**head.pop("source"))
        at = datetime.fromisoformat(head.pop("at"))
        try:
            found = read(body, source=source, at=at, **head)
        except Exception as error:
            reason = f"it could not be read ({type(error).__name__})"
            found = _failed(head.get("name") or source.name, reason)
        answers.write(_to_json(found).encode("utf-8") + b"\n")
        answers.flush()


def _limit_memory(size: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit; the deadline still holds
        return
    resource.setrlimit(resource.RLIMIT_AS, (size, size))


if __name__ == "__main__":
    _limit_memory(int(sys.argv[1]))
    _serve(sys.stdin.buffer, sys.stdout.buffer)
