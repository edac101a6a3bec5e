"""The results of the benchmarks in, the tables of figures in the docs out. Reads files alone.

A figure of the docs is looked up here by its place in `benchmarks/results/`: none is typed.
"""

from __future__ import annotations

import json
import math
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from tests.docs.written import ROOT

Shown = Callable[[Any], str]
Row = tuple[
    str, str, Shown
]  # what it is, its place in the file as keys with slashes, how it is set
RESULTS: Final = ROOT / "benchmarks" / "results"


def share(value: float) -> str:
    """Of one: `0.885` is `88.5 %`; what was not measured is a dash."""
    return "–" if math.isnan(value) else f"{100 * value:.1f} %"


def number(value: float) -> str:
    return f"{value:,.10g}"


def whole(value: float) -> str:
    return f"{value:,.0f}"


def seconds(value: float) -> str:
    return f"{value:,.4g} s"


def megabytes(value: float) -> str:
    return f"{value:,.0f} MB"


def rate(value: float) -> str:
    return f"{value:,.0f} a second"


@dataclass(frozen=True, slots=True)
class Figures:
    """A chapter: one file of results, what was done, and the figures that are shown of it."""

    title: str
    file: str
    about: str
    rows: tuple[Row, ...]


CHAPTERS: Final = (
    Figures(
        "Real days told",
        "briefs.json",
        "Days of real feeds on which a careful reader had listed the facts; the brief is made without"
        " a model, of the usual length. *Vital* facts are those that a brief of the day must have.",
        (
            ("vital facts told", "means/vital", share),
            ("all facts told", "means/all", share),
            ("vital facts of the three first stories, told at the top", "means/top", share),
            ("bullets that are junk", "means/junk", share),
            ("bullets that repeat another", "means/repeat", share),
            ("bullets that tell what was known", "means/known", share),
            ("disagreements found", "means/disputes found", share),
            ("of what is called a disagreement, those that are", "means/disputes right", share),
            ("words", "means/words", whole),
        ),
    ),
    Figures(
        "Stories",
        "grouping.json",
        "Articles that people had sorted into events, of several public sets, each grouped by the"
        " one setting that ships. F1 is of BCubed.",
        (
            ("ECB+", "quality/ECB+/f1", share),
            ("Wikinews", "quality/Wikinews/f1", share),
            ("AllSides", "quality/AllSides/f1", share),
            ("BASIL", "quality/BASIL/f1", share),
            ("Multi-News", "quality/Multi-News/f1", share),
            ("gun violence", "quality/gun violence/f1", share),
            ("headlines only", "quality/headlines only/f1", share),
            ("copies: those found that are", "copies/all/precision", share),
            ("copies: those there are that are found", "copies/all/recall", share),
        ),
    ),
    Figures(
        "Attacks in articles, a model that obeys them",
        "injections.json",
        "Sentences planted in articles that tell a model what to do, and a model that does it.",
        (
            ("attacks", "attacks", number),
            (
                "lines of a model on top of a brief that were refused",
                "lead_sentences_refused",
                number,
            ),
            ("briefs in which one has an effect", "briefs_with_a_live_effect", number),
        ),
    ),
    Figures(
        "Pages read",
        "pages.json",
        "The main text of saved pages of the web, against what people had marked.",
        (
            ("pages", "with our cleaning/pages", number),
            ("words that belong to it", "with our cleaning/precision", share),
            ("words of it that are found", "with our cleaning/recall", share),
        ),
    ),
    Figures(
        "Feeds read",
        "feeds.json",
        "Real, odd and hostile files, each read as a feed.",
        (
            ("files", "files", number),
            ("that ended in an exception", "exceptions", number),
            ("that had to be killed", "killed", number),
            ("most memory of the reading process", "peak_child_megabytes", megabytes),
        ),
    ),
    Figures(
        "Feeds fetched",
        "fetch.json",
        "From servers on the same machine, the first time and when nothing had changed.",
        (
            ("feeds", "feeds", number),
            ("the first time", "feeds_per_second_best/briefer/cold", rate),
            ("unchanged", "feeds_per_second_best/briefer/304", rate),
            (
                "a bare HTTP client beside it, the first time",
                "feeds_per_second_best/bare urllib3/cold",
                rate,
            ),
        ),
    ),
    Figures(
        "The second run of a day",
        "collect_twice.json",
        "Real feeds, collected twice in a row.",
        (
            ("feeds", "feeds", number),
            ("articles", "first/articles", number),
            ("the first run", "first/seconds", seconds),
            ("the second", "second/seconds", seconds),
            ("bytes of the second, of those of the first", "second_share_of_bytes", share),
        ),
    ),
    Figures(
        "Killed while it runs",
        "kill.json",
        "Runs that were killed at a random moment and started again.",
        (
            ("moments", "moments", number),
            ("articles lost", "lost", number),
            ("sent twice", "doubled", number),
        ),
    ),
    Figures(
        "Killed while it sends",
        "kill_sending.json",
        "Sendings by mail that were killed after the first recipient was named.",
        (
            ("kills", "kills_after_the_claim", number),
            ("mails", "mails", number),
            ("lost without being said", "lost", number),
            ("sent twice", "twice", number),
            ("said to be unknown", "unknown", number),
        ),
    ),
    Figures(
        "A year of readers whose runs come late, fail or are missed",
        "years.json",
        "In six time zones, over changes of the clock, from feeds that publish late. What is older than"
        " `catch_up` when a run comes at last is told in a note and not in a brief: that is the loss.",
        (
            ("articles", "items", number),
            ("that no delivered brief told", "lost", number),
            ("of these, without a note", "untold", number),
            ("told twice", "doubled", number),
        ),
    ),
    Figures(
        "A year of daily runs",
        "growth.json",
        "Two topics, a run each day, nothing dropped.",
        (
            ("articles a day", "articles_a_day", number),
            ("CPU of a run on day 30", "cpu_seconds_of_a_run/day 30", seconds),
            ("CPU of the last run", "cpu_seconds_of_a_run/last", seconds),
            ("most memory of the last run", "peak_mb/last", megabytes),
            ("the store in the end", "store_mb", megabytes),
        ),
    ),
    Figures(
        "A site of a year",
        "site.json",
        "A brief each day.",
        (
            ("pages and other files", "files", number),
            ("all of it made, CPU", "whole_cpu_seconds", seconds),
            ("one more day, CPU", "day_cpu_seconds", seconds),
            ("every proof held against the store, CPU", "check_cpu_seconds", seconds),
            ("size", "megabytes", megabytes),
        ),
    ),
)


def found(data: Any, place: str) -> Any:
    """What stands there; a KeyError names what is not there any more."""
    for key in place.split("/"):
        data = data[key]
    return data


def chapter(figures: Figures) -> str:
    """One table, with the command that measured it."""
    data = json.loads((RESULTS / figures.file).read_text(encoding="utf-8"))
    rows = "\n".join(f"| {what} | {shown(found(data, at))} |" for what, at, shown in figures.rows)
    how = f"`{data['command'].replace('python benchmarks/', 'python -m benchmarks.')}`"
    how = how.replace(".py ", " ")
    return f"## {figures.title}\n\n{figures.about}\n\n| | |\n|---|---|\n{rows}\n\n{how} ({data['machine']})\n"


_GATE: Final = (
    ("faithful printed as written, with a good judge", "figures", "faithful, good judge"),
    ("wrong printed, with a good judge", "figures", "wrong, good judge"),
    ("wrong printed, with 10 % of the judge's answers turned round", "figures", "wrong, 10% of answers turned"),
    ("the same, where it errs on the same claim each time it is asked", "figures", "wrong, 10% of claims turned"),
    ("faithful printed, no judge", "figures", "faithful, no judge"),
    ("near-verbatim ones among them", "figures", "near-verbatim, no judge"),
    ("wrong printed, no judge", "figures", "wrong, no judge"),
    ("the same, with the extra `parse`", "with the parser", "wrong, no judge"),
)  # fmt: skip


def gate() -> str:
    """What the gate prints of true and of wrong bullets, on three sets."""
    data = json.loads((RESULTS / "gate.json").read_text(encoding="utf-8"))
    sets = ("dev", "pairs-aside", "second-aside")
    head = "| figure | development set | unseen set | second unseen set |\n|---|---|---|---|\n"
    return head + "\n".join(
        f"| {what} | {' | '.join(share(data[part][name][figure]) for name in sets)} |"
        for what, part, figure in _GATE
    )


def floors() -> str:
    """The figures that no change may lower."""
    data = tomllib.loads((ROOT / "benchmarks" / "floors.toml").read_text(encoding="utf-8"))
    return "| measured by | set | figure | bound |\n|---|---|---|---|\n" + "\n".join(_bounds(data))


def _bounds(data: Mapping[str, Mapping[str, Mapping[str, Mapping[str, float]]]]) -> Iterator[str]:
    for measure, sets in data.items():
        for name, figures in sets.items():
            for figure, bound in figures.items():
                kind = "least" if "least" in bound else "most"
                yield f"| {measure} | {name} | {figure} | at {kind} {bound[kind]:g} |"
