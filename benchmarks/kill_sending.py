"""Sendings killed with SIGKILL after the claim, and what the next run makes of them, on loopback.

    python -m benchmarks.kill_sending --kills 240 --folder DIR --out benchmarks/results/kill_sending.json

A brief goes to eight people by mail. The relay kills the sender at a moment of its own choice:
when a recipient is named, when the text begins, when it has the whole mail and has not said so, or
a few milliseconds after it said so, when the sender may have written it down or not. Then the
brief is sent again, and every inbox is held against the ledger. Every other round has its store in
PostgreSQL. Lost is a mail that is in no inbox and counts as sent, or that nobody was told of; twice
is a mail that is in an inbox two times; unknown what the ledger owns up to not knowing. What
stands in DIR is gone on with.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import platform
import random
import signal
import socketserver
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from briefer.model import DeliveryKey
from briefer.store import open_store
from briefer.testing.postgres_server import NoServer, postgres_server

ROOT = Path(__file__).parents[1]
BRIEF = ROOT / "tests/data/kept/form3.brief.json"
PEOPLE = tuple(f"reader-{n}@lamp.example" for n in range(1, 9))
MOMENTS = ("recipient named", "text begins", "whole mail taken", "yes was said")
_AFTER = 0.03  # seconds after the yes in which the kill comes


@dataclass(frozen=True, slots=True)
class Round:
    """One kill and what came of it; `met` tells whether it met a living sender."""

    number: int
    store: str
    moment: str
    person: int
    met: bool
    lost: tuple[str, ...]
    twice: tuple[str, ...]
    unknown: int
    arrived_of_unknown: int
    status: int | None


@dataclass
class Relay:
    """What the relay took, by slot and person, and whom it kills when."""

    port: int = 0
    inbox: Counter[tuple[str, str]] = field(default_factory=Counter)
    slot: str = ""
    victim: int | None = None
    moment: str = ""
    person: str = ""
    after: float = 0.0

    def comes(self, moment: str, person: str) -> None:
        """Kills where this is the moment and the person that were chosen."""
        if self.victim is None or (moment, person) != (self.moment, self.person):
            return
        if moment == "yes was said":
            time.sleep(self.after)
        victim, self.victim = self.victim, None
        try:
            os.kill(victim, signal.SIGKILL)
        except ProcessLookupError:  # it had ended
            return


def main() -> None:
    """Goes on with the rounds in `--folder`; the figures go to `--out` and to stdout."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--kills", type=int, default=240)
    arguments.add_argument("--seed", type=int, default=11)
    arguments.add_argument("--folder", type=Path, required=True)
    arguments.add_argument("--out", type=Path)
    given = arguments.parse_args()
    rounds = measured(given.kills, given.folder, seed=given.seed)
    figures = summary(rounds) | {
        "command": f"python -m benchmarks.kill_sending --kills {given.kills} --seed {given.seed}"
        " --folder DIR",
        "machine": f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}",
    }
    text = json.dumps(figures, indent=1) + "\n"
    print(text)
    if given.out:
        given.out.write_text(text, encoding="utf-8")


def measured(kills: int, folder: Path, *, seed: int) -> list[Round]:
    """Rounds until so many kills met a living sender; those in the folder count."""
    folder.mkdir(parents=True, exist_ok=True)
    log = folder / "rounds.jsonl"
    done = [_round(line) for line in log.read_text("utf-8").splitlines()] if log.exists() else []
    with ExitStack() as stack:
        relay = stack.enter_context(relay_on_loopback())
        places = {"SQLite": str(folder.absolute() / "briefer.db")}
        try:
            places["PostgreSQL"] = stack.enter_context(postgres_server())
        except NoServer as error:
            print(f"{error}: SQLite only", file=sys.stderr)
        _configure(folder, relay)
        while sum(one.met for one in done) < kills:
            done.append(_one(len(done), folder, relay, places, seed=seed))
            with log.open("a", encoding="utf-8") as file:
                file.write(json.dumps(asdict(done[-1])) + "\n")
    return done


def summary(rounds: list[Round]) -> dict[str, Any]:
    """What all rounds showed together."""
    met = [one for one in rounds if one.met]
    return {
        "kills_after_the_claim": len(met),
        "mails": len(rounds) * len(PEOPLE),
        "lost": sum(len(one.lost) for one in rounds),
        "twice": sum(len(one.twice) for one in rounds),
        "unknown": sum(one.unknown for one in rounds),
        "unknown_that_had_arrived": sum(one.arrived_of_unknown for one in rounds),
        "by_moment": dict(Counter(one.moment for one in met)),
        "by_store": dict(Counter(one.store for one in met)),
        "unknown_by_moment": {
            moment: sum(one.unknown for one in met if one.moment == moment) for moment in MOMENTS
        },
        "exit_codes_of_the_next_run": dict(Counter(str(one.status) for one in rounds)),
    }


def _one(number: int, folder: Path, relay: Relay, places: Mapping[str, str], *, seed: int) -> Round:
    chance = random.Random(f"{seed} {number}")
    kind = list(places)[number % len(places)]
    moment, person = chance.choice(MOMENTS), chance.randrange(len(PEOPLE))
    relay.slot = f"2027-{number // 28 % 12 + 1:02}-{number % 28 + 1:02} UTC+{number} daily"
    path = folder / "brief.json"
    brief = json.loads(BRIEF.read_text("utf-8")) | {"slot": relay.slot}
    path.write_text(json.dumps(brief), encoding="utf-8")
    relay.moment, relay.person = moment, PEOPLE[person]
    relay.after = chance.uniform(0.0, _AFTER)
    met = _sender(folder, places[kind], relay) == -signal.SIGKILL
    status = _sender(folder, places[kind])
    one = Round(number, kind, moment, person, met, (), (), 0, 0, status)
    return _held(one, relay, topic=brief["topic"], place=places[kind])


def _held(one: Round, relay: Relay, *, topic: str, place: str) -> Round:
    """The round with what its inboxes and its ledger say."""
    lost, twice, unknown, arrived = [], [], 0, 0
    with open_store(place) as store:
        for person in PEOPLE:
            there = relay.inbox[relay.slot, person]
            found = store.delivery(DeliveryKey(topic, relay.slot, "mail", person))
            state = found.state if found else "none"
            if there > 1:
                twice.append(person)
            if state == "unknown" and one.status == 4:
                unknown, arrived = unknown + 1, arrived + there
            elif there == 0:
                lost.append(f"{person}: {state}, exit code {one.status}")
    return Round(
        one.number, one.store, one.moment, one.person, one.met, tuple(lost), tuple(twice),
        unknown, arrived, one.status,
    )  # fmt: skip


# ---------------------------------------------------------------- the command line and the relay

_PROCESSES = multiprocessing.get_context("forkserver")
# What a sender imports is there before it is forked, or a round would be imports for the most part.
_PROCESSES.set_forkserver_preload(
    ["briefer.app.sending", "briefer.cli", "briefer.commands.inputs", "briefer.commands.send",
     "briefer.deliver.smtp", "briefer.store.postgres", "briefer.store.sqlite", "psycopg",
     "sqlalchemy.dialects.postgresql.psycopg", "sqlalchemy.dialects.sqlite"]
)  # fmt: skip


def _round(line: str) -> Round:
    data = json.loads(line)
    return Round(**data | {"lost": tuple(data["lost"]), "twice": tuple(data["twice"])})


def _sender(folder: Path, place: str, relay: Relay | None = None) -> int | None:
    """The exit code of a process that sends the brief; the relay may end it."""
    sender = _PROCESSES.Process(target=_send, args=(str(folder), place))
    sender.start()
    if relay is not None:
        relay.victim = sender.pid
    sender.join()
    if relay is not None:
        relay.victim = None
    return sender.exitcode


def _send(folder: str, place: str) -> None:
    from briefer.cli import main

    os.chdir(folder)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    sys.argv = ["briefer", "send", "brief.json", "--to", "mail", "--state", place]
    main()


def _configure(folder: Path, relay: Relay) -> None:
    (folder / "briefer.toml").write_text(
        f'[channels.mail]\nkind = "email"\nhost = "127.0.0.1"\nport = {relay.port}\n'
        f'security = "none"\nsender = "desk@lamp.example"\nto = {json.dumps(PEOPLE)}\n',
        encoding="utf-8",
    )


@contextmanager
def relay_on_loopback() -> Iterator[Relay]:
    """A relay that speaks as much SMTP as a sender of ours needs."""
    relay = Relay()

    class Line(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self._say(b"220 loopback")
            person = ""
            while line := self.rfile.readline():
                verb = line[:4].upper()
                if verb == b"RCPT":
                    person = line.decode().partition("<")[2].partition(">")[0]
                    relay.comes("recipient named", person)
                if verb == b"DATA":
                    self._take(person)
                    continue
                self._say(b"221 bye" if verb == b"QUIT" else b"250 yes")
                if verb == b"QUIT":
                    return

        def _take(self, person: str) -> None:
            self._say(b"354 go on")
            relay.comes("text begins", person)
            while (line := self.rfile.readline()) != b".\r\n":
                if not line:
                    return  # the sender died: there is no whole mail
            relay.inbox[relay.slot, person] += 1
            relay.comes("whole mail taken", person)
            self._say(b"250 queued")
            relay.comes("yes was said", person)

        def _say(self, words: bytes) -> None:
            self.wfile.write(words + b"\r\n")

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """A killed sender breaks its line."""

    with Server(("127.0.0.1", 0), Line) as server:
        relay.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        try:
            yield relay
        finally:
            server.shutdown()


if __name__ == "__main__":
    main()
