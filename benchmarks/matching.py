"""Articles matched against two hundred topics as they are kept: CPU, exponent, and other ways.

    python -m benchmarks.matching --data PATH [--out FILE] [--most 200000]

Texts of news length are made of the real stream (see `full_texts`), the topics of its commonest
names. Each size runs in a process of its own, after one that only makes the articles, whose time is
taken off. `alone` asks every topic by itself; `automaton` finds the words of all queries in the
folded text by Aho and Corasick first (ahocorasick-rs, where it is installed) and parts only texts
that hold one. All must say the same; so must the articles in PATH, each topic asked alone.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.full_texts import full_texts
from benchmarks.growth import _stream
from benchmarks.provenance import data_digest, data_folder, machine
from briefer.group.matching import Matching
from briefer.group.topic import Topic, topic
from briefer.jsonform import article_from
from briefer.model import Article
from briefer.text.folding import apart, folded
from briefer.text.shortnames import shortened

TOPICS = 200
SIZES = (10_000, 50_000, 200_000)
_COMPARED = 20_000  # articles of the other ways; each topic alone is asked a tenth of them
_A_DAY = 1_000_000
_NAME = re.compile(r"\b[A-Z][a-z]{3,}(?: [A-Z][a-z]{3,})?\b")


def topics() -> dict[str, Topic]:
    """Queries as users write them, over the commonest names: OR, AND, NOT, phrases and prefixes."""
    said = (item["title"] + ". " + item["text"] for day in _stream() for item in day)
    names = [name for name, _ in Counter(_NAME.findall(" ".join(said))).most_common(TOPICS * 3)]
    shapes = (
        '"{0}" OR "{1}"', '"{0}"', '"{0}" AND NOT "{2}"', 'title:"{0}" OR {3}*',
        '("{0}" OR "{1}") AND "{2}"', '"{0}" OR "{1}" OR "{2}"',
    )  # fmt: skip
    found = {}
    for number in range(TOPICS):
        words = (names[number], names[TOPICS + number], names[2 * TOPICS + number])
        query = shapes[number % len(shapes)].format(*words, words[1].split()[0].lower()[:6])
        found[f"t{number}"] = topic(f"t{number}", query)
    return found


def articles(count: int) -> Iterator[Article]:
    return map(article_from, full_texts(count))


def by_automaton(asked: dict[str, Topic]) -> Callable[[Article], dict[str, float]] | None:
    """The same relevances with an automaton as the first filter; None where it is not installed."""
    try:
        from ahocorasick_rs import AhoCorasick
    except ImportError:
        return None
    matching = Matching(asked)
    words = {word for one in asked.values() for word in one.begins.words}
    prefixes = {prefix for one in asked.values() for prefix in one.begins.prefixes}
    automaton = AhoCorasick([*words, *prefixes])
    always = any(one.holds_for_nothing for one in asked.values())

    def relevances(article: Article) -> dict[str, float]:
        said = f"{article.title}\n{article.text}"
        for text in {said, shortened(said)}:
            if always or automaton.find_matches_as_indexes(apart(folded(text), size=1)):
                return matching.relevances(article)
        return {}

    return relevances


def measured(way: str, count: int) -> dict[str, Any]:
    """CPU seconds of one way over so many articles, and how much it found."""
    asked = topics()
    ways: dict[str, Callable[[Article], dict[str, float]] | None] = {
        "nothing": lambda article: {},
        "table": Matching(asked).relevances,
        "automaton": by_automaton(asked),
        "alone": lambda a: {k: r for k, one in asked.items() if (r := one.relevance(a)) > 0},
    }
    chosen = ways[way]
    if chosen is None:
        return {}
    found: Counter[str] = Counter()
    began = time.process_time()
    for article in articles(count):
        relevances = chosen(article)
        found["rows"] += len(relevances)
        found["sum"] += sum(round(value * 1_000_000) for value in relevances.values())
    return {"cpu": time.process_time() - began, "rows": found["rows"], "sum": found["sum"]}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--most", type=int, default=SIZES[-1])
    arguments.add_argument("--out", type=Path)
    arguments.add_argument("--way", help=argparse.SUPPRESS)
    given = arguments.parse_args()
    if given.way:
        print(json.dumps(measured(given.way, given.most)))
        return
    sizes = [size for size in SIZES if size <= given.most]
    table = {size: _taken(given.data, "table", size) for size in sizes}
    compared = {"table": _taken(given.data, "table", _COMPARED)}
    compared["automaton"] = _taken(given.data, "automaton", _COMPARED)
    compared["alone, a tenth"] = _taken(given.data, "alone", _COMPARED // 10)
    tenth = _taken(given.data, "table", _COMPARED // 10)
    if compared["automaton"] and compared["automaton"]["sum"] != compared["table"]["sum"]:
        raise SystemExit("the automaton says something else")
    if compared["alone, a tenth"]["sum"] != tenth["sum"]:
        raise SystemExit("each topic alone says something else")
    exponent = _exponent(table[sizes[0]]["cpu"], table[sizes[-1]]["cpu"], sizes[-1] / sizes[0])
    last = table[sizes[-1]]["cpu"]
    result = {
        "topics": TOPICS,
        "cpu_seconds": {str(size): round(row["cpu"], 1) for size, row in table.items()},
        "rows": {str(size): row["rows"] for size, row in table.items()},
        "ms_an_article": round(1000 * last / sizes[-1], 3),
        "exponent": round(exponent, 3),
        "cpu_hours_a_million": round(last * (_A_DAY / sizes[-1]) ** max(exponent, 1) / 3600, 3),
        "other_ways_cpu_seconds": {k: round(v["cpu"], 1) for k, v in compared.items() if v},
        "same_as_alone": {"made": True, "articles of the data": _alike(given.data)},
        "command": "python -m benchmarks.matching --data PATH --out FILE",
        "data": data_digest(data_folder(given.data, "news2023")),
        "machine": machine(),
    }
    text = json.dumps(result, indent=1) + "\n"
    print(text)
    if given.out:
        given.out.write_text(text, encoding="utf-8")


def _taken(data: Path, way: str, count: int) -> dict[str, Any]:
    """What that way takes beside the making of the articles."""
    made, base = (_in_child(data, one, count) for one in (way, "nothing"))
    return {**made, "cpu": made["cpu"] - base["cpu"]} if made else {}


def _in_child(data: Path, way: str, count: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.matching", "--data", str(data), "--way", way,
               "--most", str(count)]  # fmt: skip
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return found


def _alike(data: Path) -> int:
    """How many articles of the data every topic weighs alone as the table does: all, or it ends."""
    asked, count = topics(), 0
    matching = Matching(asked)
    for path in sorted(data_folder(data, "briefs").glob("*.articles.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            article = article_from(json.loads(line))
            alone = {k: r for k, one in asked.items() if (r := one.relevance(article)) > 0}
            if matching.relevances(article) != alone:
                raise SystemExit(f"{path.name}: {article.id} is weighed otherwise alone")
            count += 1
    return count


def _exponent(first: float, last: float, times: float) -> float:
    return math.log(last / first) / math.log(times)


if __name__ == "__main__":
    main()
