"""The five stories of each labelled set that the shipped setting gets most wrong, and why.

    python -m benchmarks.grouping_worst --data PATH

Reads the sets of `benchmarks.grouping`; writes `benchmarks/results/grouping-worst.md`. Stories are
named by the id of their first article, since their texts are not ours to print.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from benchmarks.grouping import SETS, labelled, shipped
from benchmarks.provenance import data_folder
from briefer.model import Article

_ROOT = Path(__file__).parents[1]
_WORST = 5
_SHORT = 60  # words: a headline and a sentence
_DAY = 86_400


def worst(articles: Sequence[Article], truth: Sequence[int]) -> list[tuple[float, str]]:
    """BCubed F1 of each labelled story over its own articles, the worst first, with the reason."""
    found = shipped(articles)
    sizes, together = Counter(found), Counter(zip(found, truth, strict=True))
    members: dict[int, list[int]] = defaultdict(list)
    for row, label in enumerate(truth):
        members[label].append(row)
    rows = []
    for label, own in members.items():
        shared = [together[found[row], label] for row in own]
        precision = sum(n / sizes[found[row]] for n, row in zip(shared, own, strict=True)) / len(
            own
        )
        recall = sum(n / len(own) for n in shared) / len(own)
        score = 2 * precision * recall / (precision + recall)
        rows.append(
            (score, _line([articles[row] for row in own], precision, recall, score, found, own))
        )
    return sorted(rows)[:_WORST]


def _line(
    own: Sequence[Article],
    precision: float,
    recall: float,
    score: float,
    found: Sequence[str],
    rows: Sequence[int],
) -> str:
    parts = len({found[row] for row in rows})
    words = int(median(len(f"{a.title} {a.text}".split()) for a in own))
    days = [a.published.timestamp() / _DAY for a in own if a.published]
    reasons = [
        *([f"in {parts} parts"] if parts > 1 else []),
        *(["mixed with other stories"] if precision < 1 else []),
        *([f"short texts, {words} words"] if words < _SHORT else []),
        *([f"{max(days) - min(days):.0f} days long"] if days and max(days) - min(days) > 3 else []),
    ]
    return (
        f"| {own[0].id} | {len(own)} | {precision:.2f} | {recall:.2f} | {score:.2f}"
        f" | {'; '.join(reasons)} |"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=_ROOT.parent / "shared" / "data")
    parser.add_argument("--out", type=Path, default=_ROOT / "benchmarks/results/grouping-worst.md")
    options = parser.parse_args()
    options.data = data_folder(options.data, "stories")
    lines = [
        "# The worst five stories of each set",
        "",
        "By BCubed F1 over the story's own articles.",
    ]
    for name, title in SETS.items():
        articles, truth = labelled(options.data, name)
        lines += [
            "",
            f"## {title}",
            "",
            "| first article | articles | precision | recall | F1 | why |",
        ]
        lines += [
            "|---|---|---|---|---|---|",
            *(line for _, line in worst(articles, truth.tolist())),
        ]
    options.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
