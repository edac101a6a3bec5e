"""The model path against a scripted server of fixed latency: time, calls, tokens, coverage.

    python benchmarks/model_path.py --data PATH [--latency 5.0] [--out RESULTS.json]

Stories are the document sets of `summaries/`, each one story, through the engine of the
command line and the real SDK.

- *ratio*: wall time of writing 1, 8 and 32 stories over the critical path. The server writes
  three bullets a story in other words than its passages', judges them, refuses one of each
  story, writes it again and judges that: four calls one after the other. The path is the
  server's latency times those four, or times the lots of eight that all calls make; with the
  lead, its calls more at the end. All that is not the model (packing, HTTP, checks) is thus
  what exceeds 1: `cpu` seconds of it are ours (the server's among them), the rest is what
  others on the machine took (`load`: how many wanted a core). No story is read twice: what a first reading leaves in memory would flatter
  a second.
- *calls and tokens*: first run; the same again; the next day, when one article in five is new
  and the facts of the first day are delivered, in a brief of that day and in one of both days.
- *prompt tokens*: passages shown over all article text. Coverage: of the names and numbers
  that the human summary tells and at least two of the documents report (the independent
  facts), the share that stands in the passages shown.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import platform
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from briefer.app.context import Context
from briefer.app.engines import engine_for
from briefer.brief.pipeline import Plan, in_print_order, lead, sections
from briefer.brief.section import Engine, SectionResult
from briefer.check.exam import FILE, questions
from briefer.compare.news import Fact, Memory
from briefer.config import Config, ModelConfig
from briefer.edit.facts import with_facts
from briefer.edit.plan import Development
from briefer.group.topic import topic
from briefer.model import Article, Story, Usage, Window
from briefer.ports import LabelledPassage
from briefer.resources import resource_text
from briefer.summarize.passages import packed
from briefer.summarize.tokens import estimated_tokens
from briefer.testing.ask import answer_json
from briefer.testing.openai_server import Asked, OpenAIServer, Served, completion
from briefer.text.sentences import passages, sentence_spans

NOW = datetime(2023, 3, 22, 18, tzinfo=UTC)
SHOWN = re.compile(r"^([AB]\d+\.[1-9]\d*) \| (.+)$", re.MULTILINE)
CLAIM = re.compile(r"^(\S+) \| (.+)$", re.MULTILINE)
REFUSED = re.compile(r"^Refused bullet (\S+) \(([^)]*)\): ", re.MULTILINE)
ATOM = re.compile(r"\d[\d,.]*\d|\d|\b[A-Z][a-z]+\b")
AT_ONCE = 8


def main() -> None:
    options = _options()
    path = options.data / "summaries" / "multi_news.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    results: dict[str, Any] = {
        "command": f"python benchmarks/model_path.py --data PATH --latency {options.latency}",
        "data_sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "machine": f"{os.cpu_count()} cores, {platform.machine()}, "
        f"Python {platform.python_version()}",
        "ratio": {},
    }
    with tempfile.TemporaryDirectory() as cache:
        os.environ["XDG_CACHE_HOME"] = cache  # the replies of this run, and no others
        for start, n in ((1, 1), (3, 8), (12, 32)):
            measured = ratio(rows[start : start + n], rows[start - 1], options.latency)
            _told(f"{n} stories: {measured}")
            results["ratio"][str(n)] = measured
        results["days"] = days(rows)
        _told(f"days: {results['days']}")
        results["packing"] = packing(rows)
    print(json.dumps(results, indent=1))
    if options.out:
        options.out.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


def _told(line: str) -> None:
    """How far it is: a run takes minutes."""
    print(line, file=sys.stderr, flush=True)


def ratio(rows: Sequence[dict[str, Any]], other: dict[str, Any], latency: float) -> dict[str, Any]:
    """Wall time over the critical path; the first story, which imports the SDK and sits the
    judge's exam, is not timed."""
    script = Newsroom(latency)
    with OpenAIServer(script) as server:
        _written(_engine(server), [story_of(other)])
        script.purposes.clear()
        began, busy = time.perf_counter(), time.process_time()
        engine = _engine(server)
        made = _written(engine, [story_of(row) for row in rows])
        stories, asked = time.perf_counter() - began, dict(script.purposes)
        cpu = time.process_time() - busy
        script.purposes.clear()
        lead(in_print_order(made), engine=engine, say=lambda _: None)
        whole, led = time.perf_counter() - began, dict(script.purposes)
    critical = latency * waves(asked, len(rows))
    with_lead = critical + latency * sum(led.values())  # one after the other
    return {
        "calls": asked,
        "wall": round(stories, 2),
        "critical_path": critical,
        "ratio": round(stories / critical, 3),
        "cpu": round(cpu, 2),
        "load": round(os.getloadavg()[0], 1),
        "at_once": server.most_at_once,
        "lead_calls": led,
        "wall_with_lead": round(whole, 2),
        "ratio_with_lead": round(whole / with_lead, 3),
    }


def waves(asked: Mapping[str, int], stories: int) -> int:
    """How many calls one after the other cannot be avoided: those of the longest story, where
    all run side by side, or all calls in lots of eight."""
    longest = sum(-(-count // stories) for count in asked.values())
    return max(longest, -(-sum(asked.values()) // AT_ONCE))


class Newsroom:
    """A server's script: writes what it is shown in slightly other words, judges, repairs.

    Of each story's bullets the judge refuses one; what is written again for it stands.
    """

    def __init__(self, latency: float) -> None:
        self.purposes: Counter[str] = Counter()
        self._latency = latency
        self._repaired: set[str] = set()
        exam = questions(resource_text("prompts", FILE))
        self._exam = {q.claim.text: q.supported for q in exam}

    def __call__(self, asked: Asked) -> Served:
        shown = asked.shown
        if "compare claims" in shown:
            return self._judged(shown)
        if refused := REFUSED.findall(shown):
            return self._answer("repair", {"bullets": [self._again(shown, *r) for r in refused]})
        said = [
            {"text": other_words(text), "labels": [label]}
            for label, text in SHOWN.findall(shown)[:3]
        ]
        purpose = "lead" if "You write the top" in shown else "story"
        return self._answer(purpose, {"headline": "", "bullets": said})

    def _judged(self, shown: str) -> Served:
        claims = CLAIM.findall(shown[shown.rfind("<<<") :])
        again = any(text in self._repaired for _, text in claims)
        fallen = () if again or len(claims) < 2 else (claims[-1][1],)
        verdicts = [
            {"id": key, "supported": self._exam.get(text, text not in fallen), "reason": "so read"}
            for key, text in claims
        ]
        sat = any(text in self._exam for _, text in claims)
        name = "exam" if sat else "judge of what was repaired" if again else "judge"
        return self._answer(name, {"verdicts": verdicts})

    def _again(self, shown: str, key: str, labels: str) -> dict[str, Any]:
        first = labels.split(", ", maxsplit=1)[0]
        text = other_words(dict(SHOWN.findall(shown)).get(first, "")).replace(" said", " has said")
        self._repaired.add(text)
        return {"id": key, "text": text, "labels": [first]}

    def _answer(self, purpose: str, answer: dict[str, Any]) -> Served:
        self.purposes[purpose] += 1
        text = json.dumps(answer, ensure_ascii=False)
        return completion(text, tokens=(0, 0), latency=self._latency)


def other_words(text: str) -> str:
    """The sentence in other words, as far as a script can: its first comma is gone."""
    return text.replace(" the ", " that ", 1).replace(",", "", 1)


def days(rows: Sequence[dict[str, Any]]) -> dict[str, dict[str, float]]:
    """Calls and tokens of a first run, an identical rerun and the next day."""
    today, yesterday = two_days([story_of(row) for row in rows])
    with OpenAIServer(lambda asked: obedient(asked, 0.0)) as server:
        first = _written(_engine(server), yesterday)
        again = _written(_engine(server), yesterday)
        known = [
            Fact("news", made.section.story, bullet.text, NOW - timedelta(days=1))
            for made in first
            for bullet in made.section.bullets
        ]
        overlapping = _written(_engine(server), today, known)
        own_window = _written(_engine(server), _only_new(today, yesterday), known)
    spent = {
        "first": first,
        "identical rerun": again,
        "next day, a window of that day": own_window,
        "next day, a window of both days": overlapping,
    }
    usage = {name: sum((w.usage for w in made), Usage()) for name, made in spent.items()}
    whole = usage["first"].prompt_tokens + usage["first"].completion_tokens
    tokens = {
        name: {
            "calls": used.calls,
            "prompt_tokens": used.prompt_tokens,
            "completion_tokens": used.completion_tokens,
            "share_of_first": round((used.prompt_tokens + used.completion_tokens) / whole, 3),
        }
        for name, used in usage.items()
    }
    summaries = {row["id"]: row["summary"] for row in rows}
    return {**tokens, "new facts shown": new_facts(today, yesterday, known, summaries)}


def new_facts(
    today: Sequence[Story],
    yesterday: Sequence[Story],
    known: Sequence[Fact],
    summaries: dict[str, str],
) -> dict[str, float]:
    """Of the independent facts in the new articles that were not delivered, those packed.

    Beside it the same with nothing taken as told: what the saving costs in facts.
    """
    whole = {story.id: story for story in today}
    found = {"facts": 0, "shown": 0, "shown if nothing were told": 0}
    for story in _only_new(today, yesterday):
        told = [fact.text for fact in known if fact.story == story.id]
        reported = set().union(*(_atoms(article.text) for article in story.articles))
        new = independent_facts(whole[story.id], summaries[story.id]) & reported
        new -= _atoms(" ".join(told))
        found["facts"] += len(new)
        found["shown"] += len(new & _shown(story, told))
        found["shown if nothing were told"] += len(new & _shown(story, ()))
    return dict(found)


def _shown(story: Story, told: Sequence[str]) -> set[str]:
    return _atoms(" ".join(item.passage.text for item in _picked(story, told)))


def _picked(story: Story, told: Sequence[str] = ()) -> tuple[LabelledPassage, ...]:
    """What a model is shown of the story, where it is all there is in the day."""
    day = [Development(story, (), 1.0)]
    facts = with_facts(day, about=lambda _: 1.0, told={story.id: told})[0].facts
    return packed(story, facts, budget=6000, count=estimated_tokens)


def packing(rows: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Tokens shown over tokens of all text, and how many of the independent facts are shown."""
    shown = whole = found = facts = 0
    for row in rows:
        story = story_of(row)
        picked = _picked(story)
        text = " ".join(item.passage.text for item in picked)
        shown += sum(estimated_tokens(item.passage.text) for item in picked)
        whole += sum(estimated_tokens(p.text) for a in story.articles for p in passages(a))
        wanted = independent_facts(story, row["summary"])
        facts += len(wanted)
        found += len(wanted & _atoms(text))
    share = {"share_of_text": round(shown / whole, 3), "coverage": round(found / facts, 3)}
    return {"shown_tokens": shown, "all_tokens": whole, "facts": facts, **share}


def independent_facts(story: Story, summary: str) -> set[str]:
    """Names and numbers of the summary that at least two of the documents report."""
    times = Counter(atom for article in story.articles for atom in _atoms(article.text))
    told: set[str] = set()
    for start, end in sentence_spans(summary):
        told |= _atoms(summary[start:end].partition(" ")[2])  # its first capital is grammar
    return {atom for atom in told if times[atom] >= 2}


def obedient(asked: Asked, latency: float) -> Served:
    """The first sentences of the prompt, word for word; tokens as we would count them."""
    lines = re.findall(r"^([AB]\d+\.[1-9]\d*) \| (.+)$", asked.shown, re.MULTILINE)[:3]
    text = answer_json([(sentence, [label]) for label, sentence in lines])
    tokens = (estimated_tokens(asked.shown), estimated_tokens(text))
    return completion(text, tokens=tokens, latency=latency)


def story_of(row: dict[str, Any]) -> Story:
    name = row["id"]
    articles = tuple(
        Article(
            title=d["title"] or "",
            text=d["text"],
            id=f"{name}-{n}",
            publisher=f"publisher {n}",
            published=NOW - timedelta(hours=n),
        )
        for n, d in enumerate(row["documents"])
    )
    return Story(name, articles)


def two_days(stories: Sequence[Story]) -> tuple[list[Story], list[Story]]:
    """The stories today and yesterday: every fifth article, by its id's digest, is of today."""
    articles = [article for story in stories for article in story.articles]
    shuffled = sorted(articles, key=lambda a: hashlib.sha256(a.id.encode()).digest())
    new = {article.id for article in shuffled[: len(articles) // 5]}
    today = [replace(s, articles=tuple(_on_its_day(a, new) for a in s.articles)) for s in stories]
    kept = [(s, tuple(a for a in s.articles if a.id not in new)) for s in today]
    return today, [replace(s, articles=articles, publishers=()) for s, articles in kept if articles]


def _on_its_day(article: Article, new: set[str]) -> Article:
    earlier = timedelta() if article.id in new else timedelta(days=1, hours=1)
    assert article.published
    return replace(article, published=article.published - earlier)


def _only_new(today: Sequence[Story], yesterday: Sequence[Story]) -> list[Story]:
    """What a daily brief is made of: the stories with the articles of that day alone."""
    old = {article.id for story in yesterday for article in story.articles}
    left = [(s, tuple(a for a in s.articles if a.id not in old)) for s in today]
    return [replace(s, articles=articles, publishers=()) for s, articles in left if articles]


def _engine(server: OpenAIServer) -> Engine:
    model = ModelConfig(name="scripted", base_url=server.base_url, at_once=AT_ONCE)
    plan = Plan(topic("news"), Window(NOW - timedelta(days=1), NOW), NOW)
    about_all = replace(plan, topic=topic("news", '"the" OR "a" OR "of"'))
    return engine_for(Context(Config(model=model)), about_all, engine="openai")


def _written(
    engine: Engine, stories: Sequence[Story], delivered: Sequence[Fact] = ()
) -> tuple[SectionResult, ...]:
    order = [Development(story, (), 1.0) for story in stories]
    return sections(order, engine=engine, memory=Memory(delivered), say=lambda _: None, until=NOW)


def _atoms(text: str) -> set[str]:
    return {atom.casefold() for atom in ATOM.findall(text)}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--latency", type=float, default=5.0, help="seconds of each call")
    parser.add_argument("--out", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()
