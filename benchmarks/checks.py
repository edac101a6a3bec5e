"""How the check stage fares on planted errors, harmless rewrites and human labels.

    python -m benchmarks.checks --data PATH --out benchmarks/results/checks.md

Claims are held against whole articles; the rows whose true sentence locates the passage are also
held against that passage. `--half tune|untouched` takes the documents by a digest of their key:
thresholds and words were chosen on the half `tune`. Nothing leaves the machine.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.provenance import data_folder, machine
from briefer.brief.held import refused as in_the_brief
from briefer.check import Verdict, check, check_articles
from briefer.check.weights import CUT
from briefer.model import Article, Passage
from briefer.text.sentences import passages

HUMAN = (
    "qags frank cliff defacto xsumfaith fib bump summedits wice faithbench attrbench".split()  # noqa: SIM905
)
RESAMPLED = 200


@dataclass(frozen=True, slots=True)
class Row:
    """One claim with its document, and what it should be judged."""

    claim: str
    doc: str
    supported: bool
    kind: str
    base: str
    original: str
    harmless: bool


@dataclass(frozen=True, slots=True)
class Data:
    """Documents by key, planted rows, human rows by set."""

    texts: dict[str, str]
    planted: tuple[Row, ...]
    human: dict[str, tuple[Row, ...]]
    digest: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="holds checks/")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--half", choices=("all", "tune", "untouched"), default="all")
    arguments = parser.parse_args()
    data = read(data_folder(arguments.data, "checks"), arguments.half)
    table = "\n".join(report(data, arguments.half))
    print(table)
    if arguments.out:
        arguments.out.write_text(table + "\n", encoding="utf-8")


def read(folder: Path, half: str = "all") -> Data:
    """The development splits; a half is chosen by document, so that no text is in both."""
    with gzip.open(folder / "docs.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = {row["doc"]: row["text"] for row in map(json.loads, lines)}
    digest = hashlib.sha256()
    sets = {}
    for name in ("mutations", *HUMAN):
        body = (folder / f"{name}.jsonl").read_bytes()
        digest.update(body)
        rows = (_row(json.loads(line)) for line in body.decode().splitlines())
        kept = (row for row in rows if half in ("all", half_of(row.doc)))
        sets[name] = tuple(sorted(kept, key=lambda row: row.doc))
    human = {name: sets[name] for name in HUMAN}
    return Data(texts, sets["mutations"], human, digest.hexdigest()[:16])


def half_of(doc: str) -> str:
    return "untouched" if int(hashlib.sha256(doc.encode()).hexdigest(), 16) % 2 else "tune"


def _row(value: dict[str, Any]) -> Row:
    return Row(
        value["claim"],
        value["doc"],
        bool(value["supported"]),
        value["kind"] or "",
        value["base"] or "",
        value["original"] or "",
        bool(value["harmless"]),
    )


def report(data: Data, half: str) -> Iterator[str]:
    """The whole table as Markdown lines."""
    started = time.process_time()
    judged = [(row, check_articles(row.claim, [article(data, row.doc)])) for row in data.planted]
    yield f"# Checks, development splits, half: {half} (data {data.digest})"
    yield ""
    yield f"Command: `python -m benchmarks.checks --data PATH --half {half} --out FILE`."
    yield f"Machine: {machine()}."
    yield ""
    yield from planted_table(judged)
    yield from of_accepted(data, judged)
    yield from passage_table(data)
    yield from human_table(data)
    yield from speed(data, len(judged) / (time.process_time() - started))


def summary_figures(data: Data) -> dict[str, float]:
    """Macro recall of planted errors, and the shares of true sentences that are refused."""
    refused: dict[str, list[bool]] = defaultdict(list)
    for row in data.planted:
        verdict = check_articles(row.claim, [article(data, row.doc)])
        refused["true originals" if row.kind == "original" else row.kind].append(
            not verdict.supported
        )
    harmless = {row.kind for row in data.planted if row.harmless} - {"original"}
    recalls = [mean(v) for k, v in refused.items() if k not in harmless and k != "true originals"]
    return {
        "macro recall": mean(recalls),
        "true originals refused": mean(refused["true originals"]),
        "harmless rewrites refused": mean([r for k in harmless for r in refused[k]]),
    }


def article(data: Data, doc: str) -> Article:
    return Article(title="", text=data.texts[doc], id=doc)


def planted_table(judged: Sequence[tuple[Row, Verdict]]) -> Iterator[str]:
    refused: dict[tuple[str, bool, str], list[bool]] = defaultdict(list)
    for row, verdict in judged:
        refused[row.kind, row.harmless, row.base].append(not verdict.supported)
    yield "## Claim against the whole article: refused, %"
    yield ""
    yield "| kind | rows | all | verbatim base | summary base |"
    yield "|---|---|---|---|---|"
    for kind, harmless in sorted({key[:2] for key in refused}, key=lambda key: (key[1], key[0])):
        ext, summary = refused[kind, harmless, "ext"], refused[kind, harmless, "abs"]
        mark = " (must pass)" if harmless else ""
        cells = " | ".join(percent(values) for values in (ext + summary, ext, summary))
        yield f"| {kind}{mark} | {len(ext + summary)} | {cells} |"
    yield ""
    yield from _planted_summary(refused)
    yield ""


def _planted_summary(refused: dict[tuple[str, bool, str], list[bool]]) -> Iterator[str]:
    by_kind: dict[str, list[bool]] = defaultdict(list)
    rewrites: list[bool] = []
    for (kind, harmless, _), values in refused.items():
        if not harmless:
            by_kind[kind] += values
        elif kind != "original":
            rewrites += values
    recalls = [mean(values) for values in by_kind.values()]
    originals = refused["original", True, "ext"] + refused["original", True, "abs"]
    yield f"Macro recall {mean(recalls):.3f}, lowest class {min(recalls):.3f}. Refused of true"
    yield (
        f"sentences: verbatim {percent(refused['original', True, 'ext'])} %, all originals "
        f"{percent(originals)} %, harmless rewrites {percent(rewrites)} %."
    )
    yield ""


def of_accepted(data: Data, judged: Sequence[tuple[Row, Verdict]]) -> Iterator[str]:
    """Rewrites alone: many of the sentences they were made from say more than their article."""
    kept = [
        not verdict.supported
        for row, verdict in judged
        if row.harmless
        and row.kind != "original"
        and check_articles(row.original, [article(data, row.doc)]).supported
    ]
    yield f"Of the rewrites whose own original passes, {percent(kept)} % are refused ({len(kept)} rows)."
    yield ""


def passage_table(data: Data) -> Iterator[str]:
    refused, replaced = defaultdict[str, list[bool]](list), defaultdict[str, list[bool]](list)
    for row in data.planted:
        given = located(row, article(data, row.doc)) if row.base == "ext" else ()
        if given:
            key = f"{row.kind} (must pass)" if row.harmless else row.kind
            refused[key].append(not check(row.claim, given).supported)
            replaced[key].append(bool(in_the_brief(row.claim, given)))
    yield "## Claim against the passage it cites (verbatim base): refused, %"
    yield ""
    yield "| kind | rows | `check` | the brief, where any doubt gives way |"
    yield "|---|---|---|---|"
    for kind in sorted(refused, key=lambda kind: (kind.endswith(")"), kind)):
        cells = f"{percent(refused[kind])} | {percent(replaced[kind])}"
        yield f"| {kind} | {len(refused[kind])} | {cells} |"
    yield ""
    for name, values in (("", refused), ("In the brief: m", replaced)):
        yield f"{name or 'M'}{_passage_summary(values)}"
    yield ""


def _passage_summary(refused: dict[str, list[bool]]) -> str:
    recalls = [mean(values) for kind, values in refused.items() if not kind.endswith(")")]
    rewrites = [
        value
        for kind, values in refused.items()
        if kind.endswith(")") and not kind.startswith("original")
        for value in values
    ]
    return (
        f"acro recall {mean(recalls):.3f}, lowest class {min(recalls):.3f}; harmless rewrites "
        f"refused {percent(rewrites)} %."
    )


def located(row: Row, whole: Article) -> tuple[Passage, ...]:
    """The sentences of the article that the true sentence stands in; empty if it is not found."""
    wanted = row.original.strip().rstrip(".").strip()
    start = whole.text.find(wanted)
    if start < 0:
        return ()
    end = start + len(wanted)
    return tuple(p for p in passages(whole) if p.start < end and start < p.end)


def human_table(data: Data) -> Iterator[str]:
    yield "## Human labels"
    yield ""
    yield (
        "Balanced accuracy: half of the share of unsupported claims refused, and half of the share "
        "of supported claims let pass. Of `supported`; of the score under one threshold for all "
        f"sets ({CUT}, shipped, chosen on the half `tune`); of the score at a threshold chosen on "
        "one half of each set's documents and measured on the other (both ways, averaged). ROC-AUC "
        f"of the score, 95 % intervals from {RESAMPLED} resamples."
    )
    yield ""
    yield "| set | rows | unsupported | supported flag | score, shipped | score, own | AUC |"
    yield "|---|---|---|---|---|---|---|"
    flags, shipped, scores, areas = [], [], [], []
    for name, rows in data.human.items():
        judged = [(row, check_articles(row.claim, [article(data, row.doc)])) for row in rows]
        marks = [(not r.supported, not v.supported, 1.0 - v.score, r.doc) for r, v in judged]
        flags.append(balanced([(bad, refused) for bad, refused, _, _ in marks]))
        shipped.append(balanced([(bad, value > 1.0 - CUT) for bad, _, value, _ in marks]))
        scores.append(crossed(marks))
        areas.append(area([(bad, value) for bad, _, value, _ in marks]))
        low, high = interval(marks)
        share = mean([bad for bad, *_ in marks])
        yield (
            f"| {name} | {len(rows)} | {share:.2f} | {flags[-1]:.3f} | {shipped[-1]:.3f} "
            f"| {scores[-1]:.3f} | {areas[-1]:.3f} ({low:.3f}–{high:.3f}) |"
        )
    means = " | ".join(f"**{mean(found):.3f}**" for found in (flags, shipped, scores, areas))
    yield f"| mean | | | {means} |"
    yield ""


Mark = tuple[bool, bool, float, str]


def crossed(marks: Sequence[Mark]) -> float:
    """Threshold from one half of the documents, accuracy on the other, averaged."""
    halves = [
        [
            mark
            for mark in marks
            if int(hashlib.sha256(f"x{mark[3]}".encode()).hexdigest(), 16) % 2 == n
        ]
        for n in (0, 1)
    ]
    found = []
    for tune, test in (halves, halves[::-1]):
        cuts = sorted({value for _, _, value, _ in tune})
        best = max(cuts, key=lambda cut: balanced([(bad, v >= cut) for bad, _, v, _ in tune]))
        found.append(balanced([(bad, value >= best) for bad, _, value, _ in test]))
    return mean(found)


def balanced(pairs: Sequence[tuple[bool, bool]]) -> float:
    hits = [said for bad, said in pairs if bad]
    false = [said for bad, said in pairs if not bad]
    return (mean(hits) + 1.0 - mean(false)) / 2 if hits and false else 0.5


def area(pairs: Sequence[tuple[bool, float]]) -> float:
    """The chance that a bad claim has the higher value; ties count half."""
    ordered = sorted(value for bad, value in pairs if not bad)
    from bisect import bisect_left, bisect_right

    bad = [value for is_bad, value in pairs if is_bad]
    if not bad or not ordered:
        return 0.5
    below = sum(bisect_left(ordered, v) + bisect_right(ordered, v) for v in bad)
    return below / 2 / len(bad) / len(ordered)


def interval(marks: Sequence[Mark]) -> tuple[float, float]:
    chance = random.Random(0)
    found = sorted(
        area([(bad, value) for bad, _, value, _ in chance.choices(marks, k=len(marks))])
        for _ in range(RESAMPLED)
    )
    return found[int(0.025 * RESAMPLED)], found[int(0.975 * RESAMPLED)]


def speed(data: Data, cold: float) -> Iterator[str]:
    """Claims a CPU second against one article of about 800 words, its index kept."""
    lengths = {doc: len(text.split()) for doc, text in data.texts.items()}
    near = [row for row in data.planted if 700 <= lengths[row.doc] <= 900]
    pairs = [(row.claim, article(data, row.doc)) for row in near[:150]]
    for claim, whole in pairs[:1]:
        check_articles(claim, [whole])
    warm = []
    for claim, whole in pairs:
        check_articles(claim, [whole])
        started = time.process_time()
        check_articles(claim, [whole])
        warm.append(time.process_time() - started)
    if warm:
        yield "## Speed, one core, CPU time"
        yield ""
        yield f"Articles of 700 to 900 words, index kept: {len(warm) / sum(warm):.0f} claims a second."
    yield f"The planted rows above, each article read once: {cold:.0f} rows a second."


def mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def percent(values: Sequence[bool]) -> str:
    return f"{100 * mean(values):.1f}" if values else "–"


if __name__ == "__main__":
    main()
