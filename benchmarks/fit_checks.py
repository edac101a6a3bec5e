"""Fits the weights that rank claims (never those that decide) and writes them into the package.

    python -m benchmarks.fit_checks --data PATH

A logistic sum over the kinds of findings and a few shares, on the half `tune` of the development
splits; human sets and planted errors weigh the same whatever their size. Findings can only lower
a score. The digest of the data stands beside the weights.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.checks import Data, Row, article, read
from benchmarks.checks import balanced as accuracy
from benchmarks.provenance import data_folder
from briefer.check.engine import sentence_signs
from briefer.check.ranking import SHARES

Signs = tuple[dict[str, float] | None, ...]
PLANTED = 2.0  # weight of all planted rows, against 1 for each human set
STRENGTH = 3e-4  # of the pull towards zero
ROUNDS = 6  # of choosing each claim's worst sentence anew
WEIGHTS = Path(__file__).parents[1] / "briefer" / "check" / "weights.py"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="holds checks/")
    data = read(data_folder(parser.parse_args().data, "checks"), "tune")
    sets = {"planted": data.planted, **data.human}
    rows = [(name, row) for name, members in sets.items() for row in members]
    signs = [_signs(data, row) for _, row in rows]
    names = sorted({sign for row in signs for part in row if part for sign in part})
    fitted = fit(rows, signs, names)
    cut = threshold(rows, signs, names, fitted)
    write(dict(zip([*names, "start"], fitted, strict=True)), cut, data.digest)


def _signs(data: Data, row: Row) -> Signs:
    return sentence_signs(row.claim, [article(data, row.doc)])


def fit(rows: list[tuple[str, Row]], signs: list[Signs], names: list[str]) -> NDArray[np.float64]:
    """The weights; a claim counts with the sentence that the weights so far doubt most."""
    vectors = [[vector(part, names) for part in claim if part] for claim in signs]
    usable = [n for n, parts in enumerate(vectors) if parts]
    wrong = np.array([not rows[n][1].supported for n in usable], float)
    weight = balanced([rows[n] for n in usable])
    current = np.array([0.5] * len(names) + [-1.5])
    bounds = [(None, None) if name in SHARES else (0.0, None) for name in names]
    for _ in range(ROUNDS):
        worst = np.array([max(vectors[n], key=lambda v: float(v @ current)) for n in usable])
        answer = minimize(
            loss, current, (worst, wrong, weight), jac=True, method="L-BFGS-B",
            bounds=[*bounds, (None, None)],
        )  # fmt: skip
        current = answer.x
    return np.asarray(current)


def threshold(
    rows: list[tuple[str, Row]], signs: list[Signs], names: list[str], fitted: NDArray[np.float64]
) -> float:
    """The score that parts right from wrong best in the mean of the human sets."""
    scores = np.array(
        [
            min((float(1 / (1 + np.exp(vector(p, names) @ fitted))) for p in claim if p), default=1)
            for claim in signs
        ]
    )
    sets = [
        [
            (not row.supported, score)
            for (of, row), score in zip(rows, scores, strict=True)
            if of == name
        ]
        for name in dict.fromkeys(name for name, _ in rows)
        if name != "planted"
    ]
    cuts = np.round(np.arange(0.2, 0.9, 0.01), 2)
    means = [
        np.mean([accuracy([(bad, s < cut) for bad, s in one]) for one in sets]) for cut in cuts
    ]
    return float(cuts[int(np.argmax(means))])


def vector(part: dict[str, float], names: list[str]) -> NDArray[np.float64]:
    return np.array([part.get(name, 0.0) for name in names] + [1.0])


def balanced(rows: list[tuple[str, Row]]) -> NDArray[np.float64]:
    """Every set, and within it right and wrong, weighs the same."""
    groups = [(name, row.supported) for name, row in rows]
    sizes = Counter(groups)
    weight = np.array([(PLANTED if g[0] == "planted" else 1.0) / sizes[g] for g in groups])
    return weight / weight.sum()


def loss(
    current: NDArray[np.float64],
    rows: NDArray[np.float64],
    wrong: NDArray[np.float64],
    weight: NDArray[np.float64],
) -> tuple[float, NDArray[np.float64]]:
    chance = 1.0 / (1.0 + np.exp(-np.clip(rows @ current, -30, 30)))
    surprise = -(wrong * np.log(chance + 1e-12) + (1 - wrong) * np.log(1 - chance + 1e-12))
    pull = np.append(current[:-1], 0.0)
    slope = rows.T @ (weight * (chance - wrong)) + 2 * STRENGTH * pull
    return float(weight @ surprise + STRENGTH * pull @ pull), slope


def write(weights: dict[str, float], cut: float, digest: str) -> None:
    kept = {name: round(float(value), 2) for name, value in weights.items()}
    table = "\n".join(f'    "{name}": {value},' for name, value in kept.items())
    text = WEIGHTS.read_text(encoding="utf-8")
    text = re.sub(
        r"RANK: dict.*?\n}\n", f"RANK: dict[str, float] = {{\n{table}\n}}\n", text, flags=re.S
    )
    text = re.sub(r"\nCUT = [\d.]+", f"\nCUT = {cut}", text)
    text = re.sub(r'FITTED_ON = ".*?"', f'FITTED_ON = "{digest}"', text)
    WEIGHTS.write_text(text, encoding="utf-8")
    print(table)


if __name__ == "__main__":
    main()
