"""How much of a day's facts a writer is shown, and for how many tokens.

    python -m benchmarks.writer --data PATH [--half tune|test|all] [--days] [--misses] [--arrivals]
    python -m benchmarks.writer --texts PATH

PATH holds `NAME.articles.jsonl` and `NAME.gold.json`: days of a topic, their facts, and the
sentences that say each. The day's articles are selected and put into stories as for a brief; a
set of passages covers a fact when it holds one of its sentences, either within the other. Every
second day is for tuning, the others are for judging what was tuned. *ours* is what the prompts of a
brief show: the facts of the day's plan and both sides of each dispute; *ours, the weightiest*
is the beginning of that, so many passages of each day. `--arrivals` tells of how many stories the
passages change when one of the day's last articles arrives in another: those are asked about anew.
`--texts` takes sets of full articles with a summary by a human hand (`multi_news.jsonl`): how many of
the names and numbers that the summary and at least two of the articles have are shown.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

from briefer.collect.jsonlines import json_line_articles
from briefer.compare.disagreement import disagreements
from briefer.edit.facts import with_facts
from briefer.edit.plan import Development, planned
from briefer.group.stories import grouped
from briefer.group.topic import Topic, topic
from briefer.model import Article, Passage, Source, Story
from briefer.summarize.passages import packed, passages_at
from briefer.summarize.terms import named
from briefer.summarize.tokens import estimated_tokens
from briefer.text.sentences import passages

BUDGET = 30_000  # tokens a story: what six calls to a small model hold
STORIES = 12  # of a brief
LAST = 5  # articles of a day that arrive one by one
_SHORTEST = 25  # characters: a shorter passage stands within anything
Choice = Callable[[Story], Sequence[Passage]]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--data", type=Path)
    options.add_argument("--texts", type=Path)
    options.add_argument("--half", choices=("tune", "test", "all"), default="all")
    options.add_argument("--days", action="store_true")
    options.add_argument("--misses", action="store_true")
    options.add_argument("--arrivals", action="store_true")
    given = options.parse_args()
    if given.texts:
        print(_of_texts(map(json.loads, given.texts.read_text("utf-8").splitlines())))
        return
    if given.arrivals:
        print(_arrivals(_days(given.data, given.half)))
        return
    totals: dict[str, Counter[str]] = {}
    for name, day, gold in _days(given.data, given.half):
        for rule, found in _measured(day, gold).items():
            totals.setdefault(rule, Counter()).update(found)
            if given.days and rule == "ours":
                print(f"{name} {day['date']}  {_line(found)}")
        if given.misses:
            _print_misses(day, gold)
    for rule, found in totals.items():
        print(f"{rule:36}{_line(found)}")


def shown_figures(folder: Path) -> dict[str, float]:
    """What the prompts of all days show: shares of vital and of all facts, and of the tokens."""
    total: Counter[str] = Counter()
    for _, day, gold in _days(folder, "all"):
        about, stories, kept = _stories(day, gold)
        whole = sum(estimated_tokens(a.title) + estimated_tokens(a.text) for a in kept)
        total.update(_scored(_ours(stories, about), day, gold, whole))
    return _shares(total)


def _days(folder: Path, half: str) -> Iterable[tuple[str, Any, Any]]:
    days = []
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        name = path.name.removesuffix(".gold.json")
        lines = path.with_name(f"{name}.articles.jsonl").read_text(encoding="utf-8")
        at = datetime(2024, 1, 1, tzinfo=UTC)
        read = json_line_articles(lines, source=Source(name, "file"), at=at, name=name)
        gold["read"] = {a.id: a for a in read.articles}
        days += [(name, day, gold) for day in gold["days"]]
    return [d for n, d in enumerate(days) if half == "all" or (n % 2 == 0) == (half == "tune")]


def _stories(day: Any, gold: Any) -> tuple[Topic, tuple[Story, ...], list[Article]]:
    about = topic(gold["topic"], gold["query"])
    end = datetime.fromisoformat(day["date"]).replace(tzinfo=UTC) + timedelta(days=1)
    window = (end - timedelta(hours=24), end)
    kept = [
        a
        for a in gold["read"].values()
        if a.published and window[0] <= a.published < window[1] and about.about(a)
    ]
    return about, grouped(kept).stories, kept


def _measured(day: Any, gold: Any) -> dict[str, Counter[str]]:
    about, stories, kept = _stories(day, gold)
    rules: dict[str, Choice] = {
        "title + 1 sentence": partial(_first, most=2),
        "title + 2 sentences": partial(_first, most=3),
        "title + 3 sentences": partial(_first, most=4),
        "all, copies left out": partial(_first, most=10_000),
    }
    whole = sum(estimated_tokens(a.title) + estimated_tokens(a.text) for a in kept)
    ours = _ours(stories, about)
    sets = {"ours": ours}
    for share in (0.4, 0.55, 0.7, 0.85):
        sets[f"ours, the first {share:.0%} of each story"] = _ours(stories, about, share=share)
    sets["ours, every story"] = _ours(stories, about, plan=False)
    sets |= {rule: [p for s in stories for p in choose(s)] for rule, choose in rules.items()}
    return {rule: _scored(shown, day, gold, whole) for rule, shown in sets.items()}


def _ours(
    stories: Sequence[Story], about: Topic, *, plan: bool = True, share: float = 1.0
) -> list[Passage]:
    """What a model is shown in a brief, of the stories that the plan of the day has a line of."""
    told = tuple(Development(story, (), 0.0) for story in stories)
    if plan:
        told = planned(stories, about=about.relevance_of).developments[:STORIES]
    return [
        item.passage
        for event in with_facts(told, about=about.relevance_of)
        for item in packed(
            event.story,
            event.facts[: math.ceil(len(event.facts) * share)],
            budget=BUDGET,
            count=estimated_tokens,
            needed=_disputed(event.story),
        )
    ]


def _arrivals(days: Iterable[tuple[str, Any, Any]]) -> str:
    found: Counter[str] = Counter()
    for _, day, gold in days:
        about, _, kept = _stories(day, gold)
        kept.sort(key=lambda a: a.published or datetime.min.replace(tzinfo=UTC))
        fewest = max(1, len(kept) - LAST)
        seen = [_facts(kept[:n], about) for n in range(fewest, len(kept) + 1)]
        for before, after in pairwise(seen):
            same = before.keys() & after.keys()
            found["untouched"] += len(same)
            found["changed"] += sum(before[key] != after[key] for key in same)
    return f"of {found['untouched']} untouched stories {found['changed']} are shown otherwise"


def _of_texts(rows: Iterable[Any]) -> str:
    found: Counter[str] = Counter()
    for row in rows:
        articles = tuple(
            Article(d["title"] or "", d["text"], id=f"{n}", publisher=f"publisher {n}")
            for n, d in enumerate(row["documents"])
            if d["text"].strip()
        )
        (event,) = with_facts([Development(Story("s", articles), (), 1.0)], about=lambda _: 1.0)
        shown = packed(event.story, event.facts, budget=BUDGET, count=estimated_tokens)
        texts = [a.text for a in articles]
        often = Counter(name for text in texts for name in named(text))
        wanted = {name for name in named(row["summary"]) if often[name] > 1}
        told = {name for item in shown for name in named(item.passage.text)}
        found["sets"] += 1
        found["wanted"] += len(wanted)
        found["shown"] += len(wanted & told)
        found["whole"] += sum(map(estimated_tokens, texts))
        found["tokens"] += sum(estimated_tokens(item.passage.text) for item in shown)
    names, tokens = found["shown"] / found["wanted"], found["tokens"] / found["whole"]
    return f"{found['sets']} stories: names and numbers {names:.3f}, tokens {tokens:.3f}"


def _facts(kept: Sequence[Article], about: Topic) -> dict[frozenset[str], set[tuple[Passage, ...]]]:
    told = planned(grouped(kept).stories, about=about.relevance_of).developments[:STORIES]
    found = with_facts(told, about=about.relevance_of)
    return {frozenset(a.id for a in one.story.articles): set(one.facts) for one in found}


def _disputed(story: Story) -> tuple[Passage, ...]:
    return passages_at(side.citation for found in disagreements(story) for side in found.sides)


def _first(story: Story, *, most: int) -> list[Passage]:
    return [p for article in story.originals for p in passages(article)[:most]]


def _scored(shown: Sequence[Passage], day: Any, gold: Any, whole: int) -> Counter[str]:
    texts = [_plain(p.text) for p in shown]
    found: Counter[str] = Counter(days=1, whole=whole)
    found["tokens"] = sum(estimated_tokens(p.text) for p in shown)
    for weight in ("vital", "okay"):
        for key in day[weight]:
            found[weight] += 1
            found[f"{weight} covered"] += _covered(gold["nuggets"][key], texts)
    return found


def _covered(nugget: Any, texts: Sequence[str]) -> bool:
    return any(_holds(_plain(said), text) for _, said in nugget["passages"] for text in texts)


def _holds(said: str, shown: str) -> bool:
    return said in shown or (len(shown) >= _SHORTEST and shown in said)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _line(found: Counter[str]) -> str:
    per_day = found["tokens"] // max(found["days"], 1)
    shares = "  ".join(f"{name} {share:.3f}" for name, share in _shares(found).items())
    return f"{shares} ({per_day} a day)"


def _shares(found: Counter[str]) -> dict[str, float]:
    covered = found["vital covered"] + found["okay covered"]
    return {
        "vital": found["vital covered"] / max(found["vital"], 1),
        "all": covered / max(found["vital"] + found["okay"], 1),
        "tokens": found["tokens"] / max(found["whole"], 1),
    }


def _print_misses(day: Any, gold: Any) -> None:
    about, stories, _ = _stories(day, gold)
    texts = [_plain(p.text) for p in _ours(stories, about)]
    for weight in ("vital", "okay"):
        for key in day[weight]:
            if not _covered(gold["nuggets"][key], texts):
                said = [s for _, s in gold["nuggets"][key]["passages"]]
                print(f"  {day['date']} {weight} {key}: {said[:2]}")


if __name__ == "__main__":
    main()
