"""A simulated year of daily runs: time and size of each, and what it costs to look back.

    python -m benchmarks.growth --days 365 --folder DIR --out benchmarks/results/growth.json

Every day some hundred real feed items under other names and numbers stand in the feeds, two topics
are briefed from them and delivered to a file; a new process begins every twenty days. What stands
in DIR is gone on with, so it can be stopped at any time. Nothing is fetched.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import platform
import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from pathlib import Path
from statistics import median
from typing import Any

STREAM = Path(__file__).parents[2] / "shared/data/news2023/stream-2023-03-20..23.jsonl.gz"
FIRST = datetime(2026, 1, 1, 7, tzinfo=UTC)
FEEDS, STANDS = 20, 2  # days an item stands in its feed
TOPICS = {
    "war": "Ukraine OR Russia OR Kyiv OR Moscow OR Putin",
    "money": "bank OR banks OR inflation OR interest OR economy",
}
_AS_IT_IS = frozenset(["Ukraine", "Russia", "Kyiv", "Moscow", "Putin"])
_NAME, _NUMBER = re.compile(r"\b[A-Z][a-z]{3,}\b"), re.compile(r"\d+")
_IN_ONE = 20  # days to a process
_AT_END = 15  # runs that stand for a time of the year: their median


@dataclass(frozen=True, slots=True)
class Day:
    """What one run cost: CPU seconds, most memory in MB, and the store after it in KB."""

    day: int
    cpu: float
    peak_mb: int
    store_kb: int
    kept: int
    bullets: int


def main() -> None:
    """Goes on with the year in `--folder`, then measures looking back and writes `--out`."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--days", type=int, default=365)
    arguments.add_argument("--articles", type=int, default=500)
    arguments.add_argument("--keep", default="", help="as in briefer.toml; for ever if absent")
    arguments.add_argument("--folder", type=Path, required=True)
    arguments.add_argument("--out", type=Path)
    arguments.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    given = arguments.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    done = list(_done(given.folder))
    if given.child:
        for day in range(len(done), min(len(done) + _IN_ONE, given.days)):
            made = one_day(given.folder, day, given.articles, given.keep)
            with (given.folder / "days.jsonl").open("a", encoding="utf-8") as file:
                file.write(json.dumps(asdict(made)) + "\n")
        return
    while len(done) < given.days:
        _in_child(given)
        done = list(_done(given.folder))
    figures = summary(done) | {
        "articles_a_day": given.articles,
        "keep": given.keep or "for ever",
        "looking_back_cpu": looking_back(given.folder, len(done)),
        "command": f"python -m benchmarks.growth --days {given.days} --articles {given.articles}"
        f" --keep '{given.keep}' --folder DIR",
        "machine": f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}",
    }
    text = json.dumps(figures, indent=1) + "\n"
    print(text)
    if given.out:
        given.out.write_text(text, encoding="utf-8")


def one_day(folder: Path, day: int, articles: int, keep: str) -> Day:
    """The runs of that day over what stands in the feeds then, in this process."""
    for feed, lines in standing(day, articles).items():
        (folder / f"feed-{feed}.jsonl").write_text("".join(lines), encoding="utf-8")
    (folder / "briefer.toml").write_text(configuration(folder, keep, TOPICS), encoding="utf-8")
    from briefer.app.context import context_for_run
    from briefer.store import open_store

    before = cpu()
    context, now = context_for_run(str(folder / "briefer.toml")), FIRST + timedelta(days=day)
    kept = bullets = 0
    with open_store(folder / "briefer.db") as store:
        for name in TOPICS:
            made = delivered(context, name, now=now, store=store)
            kept += len(made.brief.account.final)
            bullets += len(made.brief.bullets)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return Day(day, round(cpu() - before, 2), peak, _size(folder), kept, bullets)


def delivered(context: Any, name: str, *, now: datetime, store: Any) -> Any:
    """The run of that topic, briefed from what stands in its feeds and delivered to a file."""
    from briefer.app.run import Request, run_topic
    from briefer.app.sending import channels_for, send_briefs

    made = run_topic(context, name, Request(counts=True), now=now, store=store, say=_silent)
    send_briefs(
        context, [made.brief], name=name, slot=made.slot,
        channels=channels_for(context, name), store=store, resend=False, dry_run=False,
        say=_silent,
    )  # fmt: skip
    return made


def configuration(folder: Path, keep: str, queries: Mapping[str, str]) -> str:
    """The topics, the feeds, and a file to deliver to."""
    kept = f'keep = "{keep}"\n' if keep else ""
    sources = "".join(
        f"[sources.feed-{n}]\nurl = {json.dumps(str(folder / f'feed-{n}.jsonl'))}\n"
        for n in range(FEEDS)
    )
    topics = "".join(
        f'[topics.{name}]\nquery = "{query}"\nsend = ["shelf"]\n' for name, query in queries.items()
    )
    shelf = '[channels.shelf]\nkind = "file"\npath = "sent/"\n'
    return f'state = "briefer.db"\nparse = "off"\n{kept}{sources}{topics}{shelf}'


def standing(day: int, articles: int) -> dict[int, list[str]]:
    """The lines of each feed on that day: what came since yesterday's run, and the day before."""
    feeds: dict[int, list[str]] = {feed: [] for feed in range(FEEDS)}
    for came in range(max(0, day - STANDS + 1), day + 1):
        for number, line in enumerate(published(came, articles)):
            feeds[number % FEEDS].append(line)
    return feeds


@lru_cache(maxsize=STANDS)
def published(day: int, articles: int) -> tuple[str, ...]:
    """What comes that day: items of one of the real days, under the names of these four days."""
    chance, real = random.Random(day), _stream()[day % 4]
    begin = FIRST + timedelta(days=day - 1)
    lines = []
    for number, item in enumerate(chance.sample(real, min(articles, len(real)))):
        came = begin + timedelta(seconds=86_000 * number // articles)
        url = f"https://paper-{number % FEEDS}.example/{day}/{number}"
        lines.append(json.dumps({
            "id": url, "url": url, "title": renamed(item["title"], day // 4),
            "text": renamed(item["text"], day // 4), "publisher": item["publisher"],
            "published": came.isoformat(),
        }) + "\n")  # fmt: skip
    return tuple(lines)


def summary(days: Sequence[Day]) -> dict[str, Any]:
    """The runs after day 30 and the last ones, each by their median."""
    early, late = days[30:45] or days, days[-_AT_END:]
    cpu = [median(day.cpu for day in part) for part in (early, late)]
    grown = [_grown(part) for part in (early, late)]
    return {
        "days": len(days),
        "cpu_seconds_of_a_run": {"day 30": cpu[0], "last": cpu[1], "ratio": _ratio(cpu)},
        "store_kb_added_by_a_run": {"day 30": grown[0], "last": grown[1], "ratio": _ratio(grown)},
        "peak_mb": {"day 30": median(d.peak_mb for d in early), "last": max(d.peak_mb for d in late)},
        "store_mb": round(days[-1].store_kb / 1024, 1),
        "articles_of_the_topics": median(day.kept for day in days),
        "bullets": median(day.bullets for day in days),
    }  # fmt: skip


def looking_back(folder: Path, days: int) -> dict[str, float]:
    """CPU seconds of the commands that look back, over the whole store."""
    last = (FIRST + timedelta(days=days - 1)).date().isoformat()
    commands = (("history",), ("sources",), ("stories", "--topic", "war", "--date", last))
    return {" ".join(command[:1]): _command(folder, command) for command in commands}


# ---------------------------------------------------------------- small steps


def _done(folder: Path) -> Iterator[Day]:
    path = folder / "days.jsonl"
    if path.exists():
        yield from (Day(**json.loads(line)) for line in path.read_text("utf-8").splitlines())


def _in_child(given: argparse.Namespace) -> None:
    subprocess.run(
        [sys.executable, "-m", "benchmarks.growth", "--child", "--days", str(given.days),
         "--keep", given.keep, "--articles", str(given.articles),
         "--folder", str(given.folder.absolute())],
        cwd=Path(__file__).parents[1], check=True,
    )  # fmt: skip


def _command(folder: Path, command: Sequence[str]) -> float:
    """The second of two runs: a program that is installed is compiled once."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    root, compiled = str(Path(__file__).parents[1]), str(folder.absolute() / "compiled")
    environment = kept | {"PYTHONPATH": root, "PYTHONPYCACHEPREFIX": compiled}
    spent = 0.0
    for _ in range(2):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            [sys.executable, "-m", "briefer", *command], cwd=folder, check=True,
            stdout=subprocess.DEVNULL, env=environment,
        )  # fmt: skip
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return round(spent, 2)


def cpu() -> float:
    """CPU seconds of this process and of those it waited for."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.glob("briefer.db*")) // 1024


def _grown(days: Sequence[Day]) -> float:
    return round((days[-1].store_kb - days[0].store_kb) / max(1, len(days) - 1), 1)


def _ratio(pair: Sequence[float]) -> float:
    return round(pair[1] / pair[0], 2) if pair[0] else 0.0


@cache
def _stream() -> tuple[list[dict[str, str]], ...]:
    """The real items by day."""
    with gzip.open(STREAM, "rt", encoding="utf-8") as file:
        items = [json.loads(line) for line in file]
    days = sorted({item["published"][:10] for item in items})
    return tuple([i for i in items if i["published"].startswith(day)] for day in days)


@cache
def _names() -> tuple[str, ...]:
    """Capitalised words that never stand in small letters."""
    texts = [f"{item['title']} {item['text']}" for day in _stream() for item in day]
    small = {word for text in texts for word in re.findall(r"\b[a-z]{4,}\b", text)}
    found = {name for text in texts for name in _NAME.findall(text)}
    return tuple(sorted(name for name in found if name.lower() not in small))


def renamed(text: str, block: int) -> str:
    """The text under other names and numbers, the same for one block."""
    known, names = known_names(), _names()

    def other(found: re.Match[str]) -> str:
        word = found[0]
        if word not in known or word in _AS_IT_IS:
            return word
        return random.Random(f"{word} {block}").choice(names)

    def another(found: re.Match[str]) -> str:
        value = int(found[0])
        return found[0] if value < 2 or len(found[0]) > 6 else str(value + block % (value // 2 + 1))

    return _NUMBER.sub(another, _NAME.sub(other, text))


@cache
def known_names() -> frozenset[str]:
    """Capitalised words that never stand in small letters."""
    return frozenset(_names())


def _silent(_: str) -> None:
    """A simulation tells nobody."""


if __name__ == "__main__":
    main()
