"""A strong model's recorded replies through the whole path of a brief, offline, with and without
a judge: facts told, what is printed as it was written, calls and tokens.

    python -m benchmarks.replies --data PATH [--prompts] [--set NAME] [--briefs FOLDER]

PATH holds `briefs/` (days of a topic with their facts) and `summaries/`; the sample is our own. What
was recorded and how stands in `benchmarks/data/writer/README.md`. `--prompts` prints each story's
prompt as it is sent, `--briefs` keeps the briefs as Markdown to be read by hand.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from benchmarks.scripted import Recorded, Strong, recorded
from briefer.api import render
from briefer.app.collecting import collect
from briefer.app.context import SAMPLE_DAY, Context, with_sample
from briefer.app.engines import engine_for
from briefer.brief.pipeline import Plan, brief
from briefer.collect.collected import Collected
from briefer.collect.jsonlines import json_line_articles
from briefer.config import Config, ModelConfig
from briefer.group.topic import Topic, topic
from briefer.model import Article, Brief, Source, Window
from briefer.testing.openai_server import OpenAIServer

REPLIES: Final = Path(__file__).parent / "data" / "writer" / "replies.jsonl"


@dataclass(frozen=True)
class Day:
    """Articles of one day of a topic, in which language they are briefed, and their facts."""

    name: str
    language: str
    articles: tuple[Article, ...]
    topic: Topic
    window: Window
    gold: Any = None
    facts: Any = None


def days(data: Path) -> Iterator[Day]:
    """The days that were written."""
    yield _sample("en")
    yield _sample("uk")
    for name, date, language in (
        ("dev-banks", "2023-03-22", "en"),
        ("dev-xi", "2023-03-22", "en"),
        ("dev-bakhmut-week", "2023-03-09", "uk"),
    ):
        yield _topic_day(data / "briefs", name, date, language)
    yield _full_text(data / "summaries" / "multi_news.jsonl", "mn-517d590c")


def _sample(language: str) -> Day:
    end = datetime.fromisoformat(SAMPLE_DAY).replace(tzinfo=UTC) + timedelta(days=1)
    context = with_sample(Context(Config()))
    one = context.config.topics[0]
    found = collect(context, context.config.sources_of(one), at=end, say=lambda _: None)
    window = Window(end - timedelta(hours=96), end)
    return Day("sample", language, found.articles, topic(one.name, one.query), window)


def _topic_day(folder: Path, name: str, date: str, language: str) -> Day:
    gold = json.loads((folder / f"{name}.gold.json").read_text("utf-8"))
    lines = (folder / f"{name}.articles.jsonl").read_text("utf-8")
    end = datetime.fromisoformat(date).replace(tzinfo=UTC) + timedelta(days=1)
    read = json_line_articles(lines, source=Source(name, "file"), at=end, name=name)
    facts = next(day for day in gold["days"] if day["date"] == date)
    window = Window(end - timedelta(hours=24), end)
    about = topic(gold["topic"], gold["query"])
    return Day(name, language, tuple(read.articles), about, window, gold, facts)


def _full_text(path: Path, start: str) -> Day:
    rows = map(json.loads, path.read_text("utf-8").splitlines())
    row = next(row for row in rows if row["id"].startswith(start))
    at = datetime(2018, 8, 8, tzinfo=UTC)
    articles = tuple(
        Article(
            title=document["title"] or "",
            text=document["text"],
            id=f"{row['id']}-{n}",
            publisher=f"publisher {n}",
            published=at - timedelta(hours=n + 1),
        )
        for n, document in enumerate(row["documents"])
    )
    window = Window(at - timedelta(days=1), at)
    return Day("full-text", "en", articles, topic("news", '"the" OR "a"'), window)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--prompts", action="store_true")
    options.add_argument("--set")
    options.add_argument("--briefs", type=Path)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as cache:
        os.environ["XDG_CACHE_HOME"] = cache  # the replies of this run, and no others
        for day in days(given.data):
            if given.set in (None, day.name):
                _tell(day, given)


def _tell(day: Day, given: argparse.Namespace) -> None:
    replies = recorded(REPLIES, of=day.name, language=day.language) if REPLIES.exists() else []
    for judge in ("auto", "off"):
        script = Strong(day.articles, replies)
        made = briefed(day, script, judge=judge, at_once=1 if given.prompts else 8)
        if given.prompts:
            for shown in script.unwritten:
                print(f"##### {day.name} {day.language}\n{_with_places(shown, script)}\n")
            return
        print(f"{day.name:18}{day.language} judge {judge:5}{_figures(made, day, script, replies)}")
        if given.briefs:
            given.briefs.mkdir(parents=True, exist_ok=True)
            name = f"{day.name}-{day.language}-{judge}.md"
            (given.briefs / name).write_text(render(made), encoding="utf-8")


def briefed(day: Day, script: Strong, *, judge: str = "auto", at_once: int = 8) -> Brief:
    """The brief of the day, by the script behind a server on loopback."""
    plan = Plan(day.topic, day.window, day.window.until, language=day.language)
    with OpenAIServer(script) as server:
        model = ModelConfig(
            name="strong",
            base_url=server.base_url,
            at_once=at_once,
            judge=judge,  # type: ignore[arg-type]
        )
        context = Context(Config(model=model, language=day.language))
        engine = engine_for(context, plan, engine="openai")
        return brief(plan, Collected(day.articles), engine=engine).brief


def _with_places(shown: str, script: Strong) -> str:
    """The prompt's passages, the place of each in front, for whoever records a reply."""
    places = {label: place for place, label in script.labels(shown).items()}
    lines = shown[shown.rfind("Topic the reader") :].splitlines()
    return "\n".join(
        f"{places.get(line.partition(' | ')[0], '')} {line}" for line in lines if line.strip()
    )


def _figures(made: Brief, day: Day, script: Strong, replies: Sequence[Recorded]) -> str:
    told = [b for section in made.sections for b in section.bullets]
    written = {text for r in replies if r.purpose == "story" for text, _ in r.bullets}
    lead = {text for r in replies if r.purpose == "lead" for text, _ in r.bullets}
    titles = {r.headline for r in replies if r.headline}
    as_written = sum(b.text in written for b in told)
    heads = sum(s.headline in titles for s in made.sections)
    top = sum(b.text in lead for b in made.lead.sentences)
    stories = len(made.sections)
    asked = sum(count for name, count in script.purposes.items() if name != "exam")
    spent = sum(count for name, count in script.tokens.items() if name != "exam")
    parts = [
        f"{stories:2} stories, {as_written}/{script.sent['story']} bullets as written",
        f"headlines {heads}/{script.sent['headline']}",
        f"lead {top}/{script.sent['lead']}, tells the first story: {_tells_first(made)}",
        f"calls {asked / max(stories, 1):.2f} a story {dict(script.purposes)}",
        f"prompt tokens {spent / max(stories, 1):.0f} a story",
    ]
    if day.gold:
        parts.append(_covered(made, day))
    return ", ".join(parts)


def _tells_first(made: Brief) -> bool:
    """Whether the lead rests on what the first story rests on; without a lead it needs not."""
    first = {c.place for section in made.sections[:1] for c in section.citations}
    places = {c.place for sentence in made.lead.sentences for c in sentence.citations}
    return not places or bool(first & places)


def _covered(made: Brief, day: Day) -> str:
    """The day's facts that a printed bullet cites the sentence of."""
    cited = [
        " ".join(c.quote.split())
        for section in made.sections
        for bullet in section.bullets
        for c in bullet.citations
    ]
    found: Counter[str] = Counter()
    for weight in ("vital", "okay"):
        for key in day.facts[weight]:
            said = [" ".join(text.split()) for _, text in day.gold["nuggets"][key]["passages"]]
            found[weight] += 1
            found[f"{weight} told"] += any(s in q or q in s for s in said for q in cited)
    whole = found["vital"] + found["okay"]
    told = found["vital told"] + found["okay told"]
    return f"vital facts {found['vital told']}/{found['vital']}, all {told}/{whole}"


if __name__ == "__main__":
    main()
