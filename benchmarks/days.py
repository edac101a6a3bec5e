"""What a day's run of one topic costs, as the store grows older and holds the topics of others.

    python -m benchmarks.days --folder DIR [--alone 365] [--shared 60] [--topics 20] [--out FILE]

Three stores are fed the same 500 articles a day: in `alone` one topic is briefed, in `shared` that
topic, others, and one that none of the articles is about, which is also briefed in `idle`, alone.
A new process begins every ten days, and what stands in DIR is gone on with. Measured is the CPU of
each run in its process, imports left out; ratios are of medians over a week.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.growth import FIRST, STREAM, TOPICS, configuration, cpu, delivered, standing
from benchmarks.provenance import data_digest, machine

ROOT = Path(__file__).parents[1]
WORDS = (
    "police", "school", "hospital", "football", "climate", "court", "election", "minister",
    "weather", "music", "film", "science", "energy", "train", "health", "fire", "hotel", "army",
)  # fmt: skip
TOPIC, IDLE = "war", "idle"
_NOTHING = "xylophonists"  # no article names it
_IN_ONE = 10


def main() -> None:
    """Goes on with the three stores, then prints the ratios and writes them to `--out`."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--folder", type=Path, required=True)
    arguments.add_argument("--alone", type=int, default=365, help="days of one topic")
    arguments.add_argument("--shared", type=int, default=60, help="days of many topics")
    arguments.add_argument("--topics", type=int, default=20)
    arguments.add_argument("--articles", type=int, default=500)
    arguments.add_argument("--out", type=Path)
    arguments.add_argument("--child", nargs=2, help=argparse.SUPPRESS)
    given = arguments.parse_args()
    if given.child:
        store, days = given.child[0], int(given.child[1])
        goes_on(given.folder / store, queries_of(store, given.topics), days, given.articles)
        return
    for store, days in {"alone": given.alone, "idle": given.shared, "shared": given.shared}.items():
        while len(rows_of(given.folder / store)) < days:
            in_child(given, store, days)
    figures = summary(given.folder, given.shared) | {
        "articles_a_day": given.articles,
        "topics": given.topics,
        "command": f"python -m benchmarks.days --folder DIR --alone {given.alone} --shared"
        f" {given.shared} --topics {given.topics} --articles {given.articles}",
        "data": data_digest(STREAM.parent, STREAM.name),
        "machine": machine(),
    }
    text = json.dumps(figures, indent=1) + "\n"
    print(text)
    if given.out:
        given.out.write_text(text, encoding="utf-8")


def queries_of(store: str, topics: int) -> dict[str, str]:
    """The topics that are briefed in that store, with their queries."""
    if store != "shared":
        return {TOPIC: TOPICS[TOPIC]} if store == "alone" else {IDLE: _NOTHING}
    others = [word for word in dict.fromkeys(WORDS) if word not in TOPICS]
    found = {**TOPICS, IDLE: _NOTHING, **{word: word for word in others}}
    return dict(list(found.items())[:topics])


def goes_on(folder: Path, queries: Mapping[str, str], days: int, articles: int) -> None:
    """The next days of that store, a line for each in `days.jsonl`."""
    from briefer.app.context import context_for_run
    from briefer.store import open_store

    folder.mkdir(parents=True, exist_ok=True)
    place = folder / "briefer.toml"
    place.write_text(configuration(folder, "", queries), encoding="utf-8")
    context, done = context_for_run(str(place)), len(rows_of(folder))
    for day in range(done, min(done + _IN_ONE, days)):
        for feed, lines in standing(day, articles).items():
            (folder / f"feed-{feed}.jsonl").write_text("".join(lines), encoding="utf-8")
        spent: dict[str, float] = {}
        with open_store(folder / "briefer.db") as store:
            for name in queries:
                before = cpu()
                delivered(context, name, now=FIRST + timedelta(days=day), store=store)
                spent[name] = round(cpu() - before, 3)
        with (folder / "days.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(spent) + "\n")


def rows_of(folder: Path) -> list[dict[str, float]]:
    """What each topic cost, day by day, as far as it went."""
    path = folder / "days.jsonl"
    return list(map(json.loads, path.read_text("utf-8").splitlines())) if path.exists() else []


def summary(folder: Path, shared_days: int) -> dict[str, Any]:
    """Seconds of a run and their ratios; a topic's own cost in a store it shares."""
    alone, idle, shared = (rows_of(folder / store) for store in ("alone", "idle", "shared"))
    idle, shared = idle[:shared_days], shared[:shared_days]
    day_7, last = week(alone[4:11], TOPIC), week(alone, TOPIC)
    idle_alone, idle_shared = week(idle, IDLE), week(shared, IDLE)
    topic_alone, topic_shared = week(alone[:shared_days], TOPIC), week(shared, TOPIC)
    return {
        "days": {"alone": len(alone), "idle": len(idle), "shared": len(shared)},
        "a_run": {"day 7": day_7, "last": last, "ratio": round(last / day_7, 2)},
        "nothing_to_tell": {
            "alone": idle_alone, "shared": idle_shared, "ratio": round(idle_shared / idle_alone, 2),
        },
        "the_same_topic": {
            "alone": topic_alone,
            "shared": topic_shared,
            "ratio": round(topic_shared / topic_alone, 2),
        },
        "all_topics_of_a_day": round(median(sum(row.values()) for row in shared[-7:]), 2),
    }  # fmt: skip


def week(rows: Sequence[Mapping[str, float]], topic: str) -> float:
    """The median of the last seven."""
    return round(median(row[topic] for row in rows[-7:]), 3)


def in_child(given: argparse.Namespace, store: str, days: int) -> None:
    subprocess.run(
        [sys.executable, "-m", "benchmarks.days", "--child", store, str(days),
         "--folder", str(given.folder.absolute()), "--topics", str(given.topics),
         "--articles", str(given.articles)],
        cwd=ROOT, check=True,
    )  # fmt: skip


if __name__ == "__main__":
    main()
