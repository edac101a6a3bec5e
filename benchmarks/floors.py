"""Measured figures against their floors: what one change has won, the next may not lose.

    python -m benchmarks.floors --data PATH

Fails below a floor, and says which floor to raise when it is beaten by more than its noise. No
time is among the figures.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from benchmarks import briefs, checks, gate, grouping, languages, writer
from benchmarks.provenance import data_folder

FLOORS = Path(__file__).parent / "floors.toml"
LENGTHS = {"topic-days": "standard", "topic-days-short": "short"}
Floor = Mapping[str, float]
Figures = Mapping[str, float]


def measured(data: Path) -> dict[str, Callable[[str], Figures]]:
    """Who measures each chapter of the floors, by the name of the set."""
    sets = gate.sets(data)
    return {
        "gate": lambda name: gate.figures(sets[name], turned=name == "dev"),
        "checks": lambda _: checks.summary_figures(
            checks.read(data_folder(data, "checks"), "tune")
        ),
        "grouping": lambda _: {"mean F1": grouping.mean_f1(data_folder(data, "stories"))},
        "briefs": lambda name: briefs.means(data_folder(data, "briefs"), LENGTHS[name]),
        "writer": lambda _: writer.shown_figures(data_folder(data, "briefs")),
        "languages": lambda _: languages.all_figures(),
    }


def compared(floors: Mapping[str, Mapping[str, Mapping[str, Floor]]], data: Path) -> Iterator[str]:
    """A line for each figure; one that begins with FELL is below its floor."""
    by_chapter = measured(data)
    for chapter, sets in floors.items():
        for name, wanted in sets.items():
            figures = by_chapter[chapter](name)
            for figure, floor in wanted.items():
                yield f"{verdict(figures[figure], floor)}  {chapter}.{name}: {figure} {figures[figure]:.3f}"


def verdict(value: float, floor: Floor) -> str:
    better = value - floor["least"] if "least" in floor else floor["most"] - value
    if better < -1e-9:
        return f"FELL below {floor.get('least', floor.get('most'))}"
    return "raise the floor" if better > floor["noise"] else "holds"


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--data", type=Path, required=True)
    given = options.parse_args()
    lines = list(compared(tomllib.loads(FLOORS.read_text(encoding="utf-8")), given.data))
    print(*lines, sep="\n")
    sys.exit(any(line.startswith("FELL") for line in lines))


if __name__ == "__main__":
    main()
