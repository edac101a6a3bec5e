"""The benchmark of grouping: `python -m benchmarks.grouping [--sizes 1000,10000,…]`.

Prints a Markdown report and writes it to `benchmarks/results/grouping.md` and `.json`:
BCubed and pairwise F1 per labelled set with the one shipped setting and with the baselines,
copies on seven kinds of edit, CPU seconds and memory by size.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks import grouping_baselines as baselines
from benchmarks import grouping_copies
from benchmarks.provenance import data_digest, data_folder, machine
from briefer.group.embed import static_embed
from briefer.group.stories import stories
from briefer.model import Article
from briefer.ports import Embed

SETS = {
    "ecbplus": "ECB+",
    "wikinews_frnsys": "Wikinews",
    "allsides_neus": "AllSides",
    "basil": "BASIL",
    "multi_news_longbench": "Multi-News",
    "gva_semeval2018t5": "gun violence",
    "uci_news_aggregator": "headlines only",
}
_ROOT = Path(__file__).parents[1]
Groups = NDArray[np.int64]


def labelled(folder: Path, name: str) -> tuple[list[Article], Groups]:
    """The articles of a set and the number of each one's story."""
    with gzip.open(folder / f"{name}.labels.jsonl.gz", "rt", encoding="utf-8") as lines:
        label = {row["id"]: row["story"] for row in map(json.loads, lines)}
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        articles = [_article(json.loads(line)) for line in lines]
    numbers = np.unique([label[a.id] for a in articles], return_inverse=True)[1]
    return articles, np.asarray(numbers, np.int64)


def bcubed(found: Sequence[Any], truth: Sequence[Any]) -> tuple[float, float, float]:
    """BCubed precision, recall and F1."""
    both, groups, stories_ = Counter(zip(found, truth, strict=True)), Counter(found), Counter(truth)
    precision = sum(n * n / groups[g] for (g, _), n in both.items()) / len(truth)
    recall = sum(n * n / stories_[s] for (_, s), n in both.items()) / len(truth)
    return precision, recall, 2 * precision * recall / (precision + recall)


def pairwise(found: Sequence[Any], truth: Sequence[Any]) -> float:
    """F1 over pairs of articles."""
    pairs = [
        sum(n * (n - 1) / 2 for n in Counter(groups).values())
        for groups in (list(zip(found, truth, strict=True)), list(found), list(truth))
    ]
    right, made, wanted = pairs
    return 2 * right / (made + wanted) if made + wanted else 1.0


def shipped(articles: Sequence[Article], embed: Embed | None = None) -> list[str]:
    home = {a.id: story.id for story in stories(articles, embed=embed) for a in story.articles}
    return [home[article.id] for article in articles]


def throughput(size: int, days: float) -> dict[str, float]:
    """One size in a process of its own, so that its memory is its own."""
    command = [sys.executable, "-m", "benchmarks.grouping_throughput", str(size), str(days)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=_ROOT)
    return dict(json.loads(done.stdout))


def exponents(rows: Sequence[dict[str, float]]) -> list[float]:
    """The exponent of growth between neighbouring sizes."""
    return [
        math.log(rows[n]["cpu"] / rows[n - 1]["cpu"])
        / math.log(rows[n]["size"] / rows[n - 1]["size"])
        for n in range(1, len(rows))
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=_ROOT.parent / "shared" / "data")
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--out", type=Path, default=_ROOT / "benchmarks" / "results")
    options = parser.parse_args()
    options.data = data_folder(options.data, "stories")
    started = time.process_time()
    sets = {title: labelled(options.data, name) for name, title in SETS.items()}
    report: dict[str, Any] = {"quality": {}, "copies": {}, "throughput": []}
    for title, (articles, truth) in sets.items():
        report["quality"][title] = _quality(articles, truth)
    report["baselines"] = baselines.rows(sets, _f1)
    report["copies"] = grouping_copies.measured([a for s in sets.values() for a in s[0]])
    sizes = [int(size) for size in options.sizes.split(",") if size]
    report["throughput"] = [throughput(size, size * 30 / 100_000) for size in sizes]
    report["exponents"] = exponents(report["throughput"])
    report["command"] = f"python -m benchmarks.grouping --sizes {options.sizes}"
    report |= {"data": data_digest(options.data), "machine": machine()}
    report["cpu"] = time.process_time() - started
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "grouping.json").write_text(json.dumps(report, indent=1) + "\n", "utf-8")
    (options.out / "grouping.md").write_text(_markdown(report), "utf-8")
    print(_markdown(report))


def mean_f1(folder: Path) -> float:
    """BCubed F1 over the labelled sets, words only."""
    found = [_quality(*labelled(folder, name))["f1"] for name in SETS]
    return sum(found) / len(found)


def _quality(articles: list[Article], truth: Groups) -> dict[str, float]:
    own = shipped(articles)
    precision, recall, f1 = bcubed(own, truth.tolist())
    row = {
        "precision": precision,
        "recall": recall,
        "f1": f1,
        "pairwise": pairwise(own, truth.tolist()),
    }
    if _installed("wordllama"):
        row["with vectors"] = bcubed(shipped(articles, static_embed()), truth.tolist())[2]
    return row


def _markdown(report: dict[str, Any]) -> str:
    quality, names = report["quality"], list(report["quality"])
    mean = sum(row["f1"] for row in quality.values()) / len(quality)
    lines = [
        "# Grouping, measured",
        "",
        f"Command: `{report['command']}`. Data: sha256 {report['data']}. "
        f"Machine: {report['machine']}.",
        "",
        "BCubed, one shipped setting, words only.",
        "",
        "| set | precision | recall | F1 | pairwise F1 | F1 with static vectors |",
        "|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {name} | {row['precision']:.3f} | {row['recall']:.3f} | **{row['f1']:.3f}** "
        f"| {row['pairwise']:.3f} | {row.get('with vectors', float('nan')):.3f} |"
        for name, row in quality.items()
    ]
    vectors = sum(row.get("with vectors", math.nan) for row in quality.values()) / len(quality)
    lines += [
        f"| mean | | | **{mean:.3f}** | | {vectors:.3f} |",
        "",
        "## Baselines, BCubed F1",
        "",
        "| rule | " + " | ".join(names) + " | mean |",
        "|---" * (len(names) + 2) + "|",
    ]
    for rule, row in report["baselines"].items():
        found = [row[name] for name in names if name in row] or [math.nan]
        cells = " | ".join(f"{row[name]:.3f}" if name in row else "not installed" for name in names)
        lines.append(f"| {rule} | {cells} | {sum(found) / len(found):.3f} |")
    lines += ["", "## Copies", "", "| edit | copies | precision | recall |", "|---|---|---|---|"]
    lines += [
        f"| {kind} | {row['copies']:.0f} | {row['precision']:.3f} | {row['recall']:.3f} |"
        for kind, row in report["copies"].items()
    ]
    lines += [
        "",
        "## Throughput, 3,333 articles of news length a day",
        "",
        "| articles | CPU s | peak MB | of which input MB | to the exact cosine within the window "
        "| to the similarities really computed | BCubed F1 |",
        "|---|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {row['size']:.0f} | {row['cpu']:.1f} | {row['peak']:.0f} | {row['input']:.0f} "
        f"| {row['to_exact']:.2f} | {row['to_made']:.1f} | {row['f1']:.3f} |"
        for row in report["throughput"]
    ]
    grown = ", ".join(f"{value:.2f}" for value in report["exponents"])
    lines += ["", f"Exponent of growth between sizes: {grown}.", ""]
    return "\n".join(lines)


def _article(row: dict[str, Any]) -> Article:
    when = datetime.fromisoformat(row["published"]) if row.get("published") else None
    if when is not None and when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return Article(
        title=row["title"] or "",
        text=row["text"] or "",
        id=row["id"],
        publisher=row.get("publisher") or "",
        published=when,
    )


def _f1(found: Groups, truth: Groups) -> float:
    return bcubed(found.tolist(), truth.tolist())[2]


def _installed(package: str) -> bool:
    from importlib.util import find_spec

    return find_spec(package) is not None


if __name__ == "__main__":
    main()
