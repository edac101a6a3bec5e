"""A site of a year of briefs: CPU seconds of the whole, of one more day, of none; size; repetition.

    python -m benchmarks.site --data PATH --days 365 --out benchmarks/results/site.json

A real week of a topic (briefs/dev-bakhmut-week of the data) is briefed day by day with memory; its
seven briefs, their articles and stories then stand for every week of the simulated year, under
other dates and names. CPU is what the system charges to `briefer publish` and all it starts,
interpreter and search index included (`os.wait4`).
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from briefer.app.context import Context
from briefer.app.run import Request, run_topic
from briefer.app.sending import count_printed
from briefer.config import Config, TopicConfig
from briefer.jsonform import brief_from, brief_json
from briefer.model import Brief, Source, Story
from briefer.schedule import slot
from briefer.store import Store, open_store

ROOT = Path(__file__).parents[1]
TOPIC, FIRST = "bakhmut", datetime(2023, 3, 3, tzinfo=UTC)
WEEK = "briefs/dev-bakhmut-week.articles.jsonl"
_MOMENT = re.compile(r'"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|\+00:00))"')


def week(articles: Path, folder: Path) -> list[Brief]:
    """The seven days, each briefed with the memory of those before."""
    rows = [json.loads(line) for line in articles.read_text(encoding="utf-8").splitlines()]
    feed = folder / "feed.jsonl"
    context = Context(
        Config(
            sources=(Source("press", str(feed), kind="file"),),
            topics=(TopicConfig(name=TOPIC),),
            parse="off",
        )
    )
    made = []
    with open_store(folder / "week.db") as store:
        for now in (FIRST + timedelta(days=n, hours=19) for n in range(7)):
            seen = [row for row in rows if datetime.fromisoformat(row["published"]) <= now]
            feed.write_text("".join(f"{json.dumps(row)}\n" for row in seen), encoding="utf-8")
            request = Request(counts=True)
            run = run_topic(context, TOPIC, request, now=now, store=store, say=lambda _: None)
            count_printed(context, [run.brief], name=TOPIC, is_digest=False, store=store)
            made.append(run.brief)
    return made


def year(base: Sequence[Brief], days: Iterator[int] | range) -> Iterator[Brief]:
    """The brief of each day: that of its weekday, moved to the day, its articles and stories too."""
    for number in days:
        turn, weekday = divmod(number, 7)
        yield moved(base[weekday], weeks=turn, day=FIRST + timedelta(days=number))


def moved(brief: Brief, *, weeks: int, day: datetime) -> Brief:
    by = timedelta(days=7 * weeks)

    def later(found: re.Match[str]) -> str:
        return f'"{(datetime.fromisoformat(found[1]) + by).isoformat()}"'

    value: dict[str, Any] = json.loads(_MOMENT.sub(later, json.dumps(brief_json(brief))))
    names = {a["id"]: f"{a['id']}-{weeks}" for a in value["articles"]}
    names |= {section["story"]: f"{section['story']}-{weeks}" for section in value["sections"]}
    text = json.dumps(value)
    for name, other in names.items():
        text = text.replace(f'"{name}"', f'"{other}"')
    found = json.loads(text)
    found["slot"] = slot(day.date(), "UTC", "daily")
    return brief_from(found)


def keep(store: Store, brief: Brief) -> None:
    cited = {
        section.story: tuple({c.article.id: c.article for c in section.citations}.values())
        for section in brief.sections
    }
    at = brief.generated
    made = [Story(key, found) for key, found in cited.items() if found]
    store.save_stories(brief.topic, made, at=at)
    store.save_articles({c.article.id: c.article for c in brief.citations}.values(), at=at)
    store.save_brief(brief, slot=brief.slot)
    store.count_as_delivered(TOPIC, brief.slot, [brief.turn], ())


def publish(folder: Path, out: str, *more: str) -> tuple[float, dict[str, Any]]:
    """CPU seconds of one `briefer publish` with all that it starts, and what it says."""
    command = [sys.executable, "-m", "briefer", "publish", out, "--state", "year.db", "--json"]
    said = folder / "said"
    with said.open("wb") as file:
        ran = subprocess.Popen(
            [*command, *more], cwd=folder, stdout=file, env={**os.environ, "PYTHONPATH": str(ROOT)}
        )
        _, status, usage = os.wait4(ran.pid, 0)
    ran.returncode = os.waitstatus_to_exitcode(status)
    if ran.returncode:
        raise SystemExit(f"briefer publish ended with {ran.returncode}")
    text = said.read_text(encoding="utf-8")
    return usage.ru_utime + usage.ru_stime, json.loads(text) if text.startswith("{") else {}


def contents(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".lock"
    }


def measured(data: Path, days: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        base = week(data / WEEK, folder)
        (folder / "briefer.toml").write_text("", encoding="utf-8")
        with open_store(folder / "year.db") as store:
            for brief in year(base, range(days)):
                keep(store, brief)
        whole, said = publish(folder, "one")
        again, _ = publish(folder, "two")
        same = contents(folder / "one") == contents(folder / "two")
        none, nothing = publish(folder, "one")
        check, _ = publish(folder, "one", "--check")
        with open_store(folder / "year.db") as store:
            for brief in year(base, range(days, days + 1)):
                keep(store, brief)
        day, told = publish(folder, "one")
        size = [path.stat().st_size for path in (folder / "one").rglob("*") if path.is_file()]
        index = [
            p.stat().st_size for p in (folder / "one" / "pagefind_index").rglob("*") if p.is_file()
        ]
    return {
        "briefs": said["briefs"],
        "bullets": sum(len(brief.bullets) for brief in base) * days // 7,
        "stories_over_days": said["stories"],
        "files": said["files"],
        "whole_cpu_seconds": round(whole, 2),
        "whole_again_cpu_seconds": round(again, 2),
        "same_bytes": same,
        "day_cpu_seconds": round(day, 2),
        "day_files_written": len(told["written"]),
        "nothing_changed_cpu_seconds": round(none, 2),
        "nothing_changed_files_written": len(nothing["written"]),
        "check_cpu_seconds": round(check, 2),
        "megabytes": round(sum(size) / 1e6, 1),
        "of_which_search_megabytes": round(sum(index) / 1e6, 1),
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    digest = sha256((options.data / WEEK).read_bytes()).hexdigest()
    figures = {
        "command": f"python -m benchmarks.site --data PATH --days {options.days}",
        "data_sha256": digest,
        "machine": f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}",
        **measured(options.data, options.days),
    }
    text = json.dumps(figures, indent=1)
    print(text)
    if options.out:
        options.out.write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
