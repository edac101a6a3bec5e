"""Sets of news documents in, ROUGE-2 of the extractive engine against human summaries out.

    python benchmarks/summaries.py --data PATH [--words 264] [--out RESULTS.json]

Each document counts as a publisher of its own, the set as one story. ROUGE-2 is over
lower-cased word pairs without stemming, both sides cut at the given length; recall is the
classic measure at a fixed length, F1 also sees shorter summaries. Baselines are the lead of
the first document and the leads of all in turn.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import platform
import re
import statistics
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from briefer.model import Article, Story
from briefer.ports import LabelledPassage
from briefer.summarize.extract import extracted
from briefer.summarize.passages import labelled
from briefer.text.sentences import passages

Summarizer = Callable[[Story, int], str]


def main() -> None:
    options = _options()
    path = options.data / "summaries" / "multi_news.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    summarizers: dict[str, Summarizer] = {
        "lead of the first document": lead,
        "leads in turn": leads,
        "briefer extractive": extractive,
    }
    results: dict[str, Any] = {
        "command": f"python benchmarks/summaries.py --data PATH --words {options.words}",
        "data_sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "machine": f"{os.cpu_count()} cores, {platform.machine()}, "
        f"Python {platform.python_version()}",
        "sets": len(rows),
    }
    for name, summarize in summarizers.items():
        scores = [
            rouge2(summarize(story_of(row), options.words), row["summary"], options.words)
            for row in rows
        ]
        results[name] = {
            "recall": _percent([recall for recall, _ in scores]),
            "f1": _percent([f1 for _, f1 in scores]),
            "standard_error": round(
                100 * statistics.stdev(f for _, f in scores) / len(scores) ** 0.5, 2
            ),
        }
        print(f"{name:<28}", results[name])
    if options.out:
        options.out.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


def story_of(row: dict[str, Any]) -> Story:
    articles = tuple(
        Article(title=d["title"] or "", text=d["text"], id=f"d{n}", publisher=f"publisher {n}")
        for n, d in enumerate(row["documents"])
    )
    return Story(row["id"], articles)


def extractive(story: Story, words: int) -> str:
    shown = every_passage(story)
    units = extracted(shown, about=lambda _: 1.0, bullets=99, most_words=words)
    return " ".join(unit.text for unit in units)


def every_passage(story: Story) -> tuple[LabelledPassage, ...]:
    sentences = [p for a in story.originals for p in passages(a) if p.field == "text"]
    return labelled(sentences, story.articles)


def lead(story: Story, words: int) -> str:
    return " ".join(story.lead.text.split()[:words])


def leads(story: Story, words: int) -> str:
    """The first sentences of all documents, then the second ones, up to the length."""
    columns = [[p.text for p in passages(a) if p.field == "text"] for a in story.articles]
    deepest = max(map(len, columns))
    turns = (column[n] for n in range(deepest) for column in columns if n < len(column))
    return " ".join(" ".join(turns).split()[:words])


def rouge2(summary: str, reference: str, words: int) -> tuple[float, float]:
    """Recall and F1 of the reference's word pairs."""
    cut = (" ".join(text.split()[:words]) for text in (summary, reference))
    ours, theirs = (Counter(_pairs(_words(text))) for text in cut)
    shared = sum((ours & theirs).values())
    return shared / sum(theirs.values()), 2 * shared / (sum(ours.values()) + sum(theirs.values()))


def _percent(scores: Sequence[float]) -> float:
    return round(100 * statistics.fmean(scores), 2)


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def _pairs(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    return pairwise(words)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=int, default=264)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()
