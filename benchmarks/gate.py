"""What the gate of a brief prints: faithful claims, wrong ones, tricks.

    python -m benchmarks.gate --data PATH [--out FILE] [--missed] [--parse]

PATH holds `gate/dev.jsonl` with `dev.verdicts.jsonl`, what a careful blind reader said. Beside it
stand our own sets in `benchmarks/data/gate`, invented and written blind to the code; `pairs-aside`
was never looked at while the rules were made. A judge is simulated from the recorded verdicts
(for our sets from the labels), and made worse: so many of its answers are turned at random, each
answer by itself, or each claim by itself (then asking twice does not help).

With `--parse` the same with the parser of the extra `parse` stands beside the figures without, and
how many wrong claims of each kind nobody may clear. All else here, floors among it, is without.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from statistics import fmean
from typing import Any

from benchmarks.provenance import data_digest, data_folder, machine
from briefer.app.gate import Given, candidate_of
from briefer.brief.review import Candidate, judged
from briefer.check.parser import english_parser
from briefer.model import Article
from briefer.ports import Claim, Judge, Judgement, Opinion, Parse
from briefer.summarize.reply import LONGEST_BULLET, text_of

OWN = Path(__file__).parent / "data" / "gate"
TURNED = (0.05, 0.10, 0.20)
SEEDS = 20


@dataclass(frozen=True)
class Row:
    given: Given
    supported: bool
    recorded: bool
    near: bool
    kind: str
    languages: str
    name: str


class Simulated:
    """A judge that answers from a table of texts, a share of its answers turned round."""

    def __init__(
        self,
        table: Mapping[str, bool],
        share: float = 0.0,
        seed: int = 0,
        *,
        per_claim: bool = False,
    ) -> None:
        self._table, self._share, self._per_claim = table, share, per_claim
        self._random = random.Random(seed)

    def __call__(self, claims: Sequence[Claim]) -> Judgement:
        return Judgement({claim.id: Opinion(self._opinion(claim)) for claim in claims})

    def _opinion(self, claim: Claim) -> bool:
        answers = 1 if self._per_claim or not claim.doubted else 2
        truth = self._table[claim.text]
        return all(truth != (self._random.random() < self._share) for _ in range(answers))


def rows_of(path: Path, verdicts: Path | None = None) -> list[Row]:
    heard = {v["id"]: v["supported"] for v in _lines(verdicts)} if verdicts else {}
    return [_row(raw, heard) for raw in _lines(path)]


def _lines(path: Path | None) -> Iterable[dict[str, Any]]:
    if path is None:
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def _row(raw: dict[str, Any], heard: Mapping[str, bool]) -> Row:
    articles = tuple(
        Article(
            title=source.get("title") or "",
            text=source["text"],
            id=source.get("id") or f"s{number}",
            publisher=source.get("publisher") or "",
            published=datetime.fromisoformat(source["published"])
            if source.get("published")
            else None,
        )
        for number, source in enumerate(raw["sources"])
    )
    return Row(
        Given(raw["claim"], articles),
        raw["supported"],
        heard.get(raw["id"], raw["supported"]),
        bool(raw.get("near")) and raw["supported"],
        raw.get("kind", ""),
        raw.get("language") or "en-en",
        raw["id"],
    )


def held(rows: Sequence[Row], parse: Parse | None = None) -> list[Candidate]:
    """The claims under the rules, once; what a judge says of them is another matter."""
    return [candidate_of(f"c{number}", row.given, parse=parse) for number, row in enumerate(rows)]


def printed(found: Sequence[Candidate], judge: Judge | None) -> list[bool]:
    asked, _ = judged(found, judge)
    return [one.stands and 0 < len(one.bullet.text) <= LONGEST_BULLET for one in asked]


def share(rows: Sequence[Row], shown: Sequence[bool], *, of: bool, near: bool = False) -> float:
    picked = [
        s
        for row, s in zip(rows, shown, strict=True)
        if row.supported is of and (row.near or not near)
    ]
    return round(fmean(picked), 4) if picked else float("nan")


def _table(rows: Sequence[Row], truth: str) -> dict[str, bool]:
    said = {"recorded": lambda row: row.recorded, "yes": lambda row: True}[truth]
    return {text_of(row.given.claim): said(row) for row in rows}


def figures(
    rows: Sequence[Row], *, turned: bool = True, parse: Parse | None = None
) -> dict[str, float]:
    table = _table(rows, "recorded")
    under = held(rows, parse)
    good, alone = printed(under, Simulated(table)), printed(under, None)
    found = {
        "faithful, good judge": share(rows, good, of=True),
        "wrong, good judge": share(rows, good, of=False),
        "faithful, no judge": share(rows, alone, of=True),
        "near-verbatim, no judge": share(rows, alone, of=True, near=True),
        "wrong, no judge": share(rows, alone, of=False),
        "wrong, fooled judge": share(
            rows, printed(under, Simulated(_table(rows, "yes"))), of=False
        ),
    }
    for part in TURNED if turned else ():
        for name, per_claim in (("answers", False), ("claims", True)):
            runs = [
                share(
                    rows,
                    printed(under, Simulated(table, part, seed, per_claim=per_claim)),
                    of=False,
                )
                for seed in range(SEEDS)
            ]
            found[f"wrong, {part:.0%} of {name} turned"] = round(fmean(runs), 4)
    return found


def by_language(rows: Sequence[Row]) -> dict[str, tuple[float, float, int]]:
    under = held(rows)
    good = printed(under, Simulated(_table(rows, "recorded")))
    alone = printed(under, None)
    found = {}
    for pair in sorted({row.languages for row in rows}):
        inside = [n for n, row in enumerate(rows) if row.languages == pair]
        own = [rows[n] for n in inside]
        found[pair] = (
            share(own, [good[n] for n in inside], of=True),
            share(own, [alone[n] for n in inside], of=True),
            len(inside),
        )
    return found


def sets(data: Path | None) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    if data is not None:
        folder = data_folder(data, "gate")
        found["dev"] = rows_of(folder / "dev.jsonl", folder / "dev.verdicts.jsonl")
    for name in ("pairs-tune", "pairs-aside", "second-tune", "second-aside", "tricks"):
        found[name] = rows_of(OWN / f"{name}.jsonl")
    return found


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--data", type=Path)
    options.add_argument("--out", type=Path)
    options.add_argument(
        "--missed", action="store_true", help="name the claims a good judge leaves wrong"
    )
    options.add_argument("--parse", action="store_true", help="the same with the extra `parse`")
    given = options.parse_args()
    measured = {
        name: figures(rows, turned=name != "tricks") for name, rows in sets(given.data).items()
    }
    for name, found in measured.items():
        print(name, *(f"  {key:38}{value:.3f}" for key, value in found.items()), sep="\n")
    everything = [
        row
        for name, rows in sets(given.data).items()
        if name.startswith(("pairs", "second"))
        for row in rows
    ]
    languages = by_language(everything)
    print(
        "faithful printed by languages of passage and claim (good judge, none, claims):", languages
    )
    parsed = _parsed(sets(given.data)) if given.parse else {}
    for name, found in parsed.items():
        print(
            f"{name}, with the parser",
            *(f"  {key:38}{value}" for key, value in found.items()),
            sep="\n",
        )
    if given.missed:
        _tell_missed(sets(given.data))
    if given.out:
        digest = data_digest(data_folder(given.data, "gate"), "*.jsonl") if given.data else ""
        result = {
            "command": "python -m benchmarks.gate --data PATH --out FILE",
            "data": {"gate": digest, "own": data_digest(OWN, "*.jsonl")},
            "machine": machine(),
            "figures": measured,
            "languages": languages,
        }
        if parsed:
            result |= {"command": f"{result['command']} --parse", "with the parser": parsed}
        given.out.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


def _parsed(found: Mapping[str, Sequence[Row]]) -> dict[str, dict[str, Any]]:
    """The figures with the parser; wrong claims blocked without and with it, by kind, of the
    sets that may be looked at."""
    parse = english_parser()
    if parse is None:
        raise SystemExit("--parse needs the extra `parse`: pip install 'briefer-news[parse]'")
    told: dict[str, dict[str, Any]] = {}
    for name, rows in found.items():
        told[name] = dict(figures(rows, turned=name != "tricks", parse=parse))
        told[name]["faithful blocked, without and with"] = _blocked(rows, parse, of=True)
        told[name]["wrong blocked, without and with"] = _blocked(rows, parse, of=False)
        if name in {"dev", "pairs-tune"}:
            for kind in sorted({row.kind for row in rows if not row.supported}):
                own = [row for row in rows if row.kind == kind]
                told[name][f"blocked of {kind}"] = _blocked(own, parse, of=False)
    return told


def _blocked(rows: Sequence[Row], parse: Parse, *, of: bool) -> list[int]:
    own = [row for row in rows if row.supported is of]
    plain, parsed = (sum(c.blocked for c in held(own, p)) for p in (None, parse))
    return [plain, parsed, len(own)]


def _tell_missed(found: Mapping[str, Sequence[Row]]) -> None:
    for rows in found.values():
        good = printed(held(rows), Simulated(_table(rows, "recorded")))
        for row, shown in zip(rows, good, strict=True):
            if shown is not row.supported:
                print(row.name, row.kind, row.given.claim)


if __name__ == "__main__":
    main()
