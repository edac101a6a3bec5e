"""Topic-days with the facts a good brief tells: how many of them the offline brief tells.

    python -m benchmarks.briefs --data PATH [--out FILE] [--length standard]

PATH holds `NAME.gold.json` beside `NAME.articles.jsonl`. A bullet tells a fact when the words it
cites hold, or are held by, a passage that says it. One memory a topic: what a day's brief told is
known on the next. Prints a row a day and the means; with `--out` both are written with the
command, the digest of the data and the machine.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import os
import platform
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from briefer.app.engines import extractive_engine
from briefer.brief.pipeline import Plan, brief
from briefer.collect.collected import Collected
from briefer.compare.news import Fact
from briefer.edit.room import LENGTHS, ROOMS
from briefer.group.topic import topic
from briefer.jsonform.articles import article_from
from briefer.model import Article, Brief, Citation, Disagreement, Window

MEASURES = ("vital", "all", "top", "in_brief", "junk", "echo", "repeat", "known", "sections", "order",
            "words", "bullets")  # fmt: skip
_LEAST = 12  # letters: a shorter quote says too little to tell a fact


@dataclass(frozen=True)
class Gold:
    """The facts of a topic: which passages say each, and what each day wants of them."""

    name: str
    data: dict[str, Any]
    articles: tuple[Article, ...]

    def told(self, citations: Iterable[Citation]) -> set[str]:
        quoted = [(c.article.id, _plain(c.quote)) for c in citations]
        return {
            key
            for key, fact in self.data["nuggets"].items()
            for article, passage in fact["passages"]
            if any(article == cited and _holds(words, _plain(passage)) for cited, words in quoted)
        }

    def story(self, fact: str) -> str:
        return str(self.data["nuggets"][fact]["story"])

    def weight(self, story: str | None) -> int:
        return int(self.data["stories"][story]["weight"]) if story else 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--length", choices=LENGTHS, default="standard")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    files = sorted(options.data.glob("*.gold.json"))
    rows = [row for path in files for row in days(_gold(path), options.length)]
    means = _means(rows)
    for row in rows:
        print(json.dumps(row))
    print(json.dumps({"days": len(rows), "length": options.length, **means}))
    if options.out:
        digest = hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
        result = {
            "command": f"python -m benchmarks.briefs --data PATH --length {options.length}",
            "data_sha256": digest,
            "machine": f"{os.cpu_count()} cores, {platform.machine()}, "
            f"Python {platform.python_version()}",
            "means": means,
            "days": rows,
        }
        options.out.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


def means(folder: Path, length: Any = "standard") -> dict[str, float]:
    """Each measure over all topic-days of the folder."""
    rows = [row for path in sorted(folder.glob("*.gold.json")) for row in days(_gold(path), length)]
    return _means(rows)


def _means(rows: Sequence[dict[str, Any]]) -> dict[str, float]:
    """The mean of each measure; of the disputes the share found, and of those shown the right."""
    found, wanted, shown = (sum(row["disputes"][n] for row in rows) for n in range(3))
    disputes = {
        "disputes found": round(found / max(1, wanted), 3),
        "disputes right": round(found / max(1, shown), 3),
    }
    return {name: _mean([row[name] for row in rows]) for name in MEASURES} | disputes


def days(gold: Gold, length: Any) -> list[dict[str, Any]]:
    """A row for each day of the topic, in order, each brief known to the next."""
    delivered: list[Fact] = []
    before: set[str] = set()
    rows = []
    for day in gold.data["days"]:
        since = datetime.fromisoformat(day["date"]).replace(tzinfo=UTC)
        window = Window(since, since + timedelta(days=1))
        plan = Plan(topic("t", gold.data["query"]), window, window.until, room=ROOMS[length])
        engine = extractive_engine(plan)
        made = brief(plan, Collected(gold.articles), engine=engine, delivered=delivered).brief
        rows.append({"topic": gold.name, "day": day["date"], **scored(gold, day, made, before)})
        told = [(s.story, b) for s in made.sections for b in s.bullets]
        delivered += [Fact("t", story, b.text, window.until) for story, b in told]
        before |= gold.told(made.citations)
    return rows


def scored(gold: Gold, day: dict[str, Any], made: Brief, before: set[str]) -> dict[str, Any]:
    """What the brief covers of the day, and what of it an editor would strike."""
    vital, wanted = set(day["vital"]), {*day["vital"], *day["okay"]}
    lead = gold.told(made.lead.citations)
    told = [gold.told(bullet.citations) for bullet in made.bullets]
    every = lead.union(*told) if told else lead
    stories = [_story_of(gold, [c for b in s.bullets for c in b.citations]) for s in made.sections]
    first = lead.union(*(gold.told(s.citations) for s in made.sections[:3]))
    top = {fact for fact in vital if gold.story(fact) in day["order"][:3]}
    heads = [(s.headline, b.text) for s in made.sections for b in s.bullets]
    old = before | set(day["known"])
    count = max(1, len(told))
    return {
        "vital": _part(every & vital, vital),
        "all": _part(every & wanted, wanted),
        "top": _part(first & top, top),
        "in_brief": _part(lead & vital, vital),
        "junk": sum(not facts for facts in told) / count,
        "echo": sum(_plain(text) == _plain(head or "") for head, text in heads) / count,
        "repeat": sum(_repeats(told, n) for n in range(len(told))) / count,
        "known": sum(bool(facts) and not (facts & wanted) - old for facts in told) / count,
        "sections": len(made.sections) / max(1, len({s for s in stories if s})),
        "order": _order(gold, stories, day["order"]),
        "words": sum(len(b.text.split()) for b in (*made.lead.sentences, *made.bullets)),
        "bullets": len(made.bullets),
        "disputes": _disputes(gold, day, made),
    }


def _disputes(gold: Gold, day: dict[str, Any], made: Brief) -> tuple[int, int, int]:
    """How many of the day's disputes are shown with both sides, how many there are and shown."""
    shown = [item for section in made.sections for item in section.disagreements]
    wanted = [gold.data["disputes"][number]["sides"] for number in day["disputes"]]
    found = sum(any(_both(sides, item) for item in shown) for sides in wanted)
    return found, len(wanted), len(shown)


def _both(sides: Sequence[Any], shown: Disagreement) -> bool:
    quoted = [(s.citation.article.id, _plain(s.citation.quote)) for s in shown.sides]
    told = [
        any(a == cited and _holds(text, _plain(p)) for a, p in side for cited, text in quoted)
        for side in sides
    ]
    return sum(told) >= 2


def _story_of(gold: Gold, citations: Sequence[Citation]) -> str | None:
    """The development most of whose facts the section tells."""
    votes = [gold.story(fact) for fact in gold.told(citations)]
    return max(votes, key=lambda story: (votes.count(story), story), default=None)


def _order(gold: Gold, shown: Sequence[str | None], wanted: Sequence[str]) -> float:
    """Normalized discounted gain of the sections by the weight of what they tell, once each."""
    gains = [gold.weight(s) if s not in shown[:n] else 0 for n, s in enumerate(shown)]
    best = sorted((gold.weight(story) for story in wanted), reverse=True)
    ideal = sum(gain / math.log2(n + 2) for n, gain in enumerate(best))
    return sum(gain / math.log2(n + 2) for n, gain in enumerate(gains)) / (ideal or 1)


def _repeats(told: Sequence[set[str]], number: int) -> bool:
    return bool(told[number]) and told[number] <= set().union(*told[:number])


def _holds(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= _LEAST and (one in other or other in one)


def _plain(text: str) -> str:
    marks = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " "})
    return re.sub(r"[^\w%$€£.,]+", " ", text.translate(marks).lower()).strip(" .,")


def _part(found: set[str], of: set[str]) -> float:
    return len(found) / max(1, len(of))


def _mean(values: Sequence[float]) -> float:
    return round(sum(values) / max(1, len(values)), 3)


def _gold(path: Path) -> Gold:
    name = path.name.removesuffix(".gold.json")
    lines = (path.parent / f"{name}.articles.jsonl").read_text("utf-8").splitlines()
    articles = tuple(article_from(json.loads(line)) for line in lines)
    return Gold(name, json.loads(path.read_text("utf-8")), articles)


if __name__ == "__main__":
    main()
