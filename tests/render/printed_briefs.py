"""Briefs to print: one with everything in it, an empty one, hostile ones, large ones."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from briefer.model import (
    Account,
    Announced,
    Article,
    Brief,
    Bullet,
    Citation,
    Disagreement,
    Field,
    Finding,
    Lead,
    Problem,
    Rejection,
    Section,
    Side,
    Usage,
    Window,
)

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data" / "render"
VECTORS = ROOT.parent / "shared" / "data" / "feeds" / "vectors"
WINDOW = Window(datetime(2023, 3, 19, 22, tzinfo=UTC), datetime(2023, 3, 22, 22, tzinfo=UTC))


def shipped(name: str) -> str:
    """The template of that name as it is shipped."""
    return (ROOT / "templates" / name).read_text(encoding="utf-8")


def cited(article: Article, quote: str, field: Field = "text") -> Citation:
    start = article.content(field).index(quote)
    return Citation(article, field, start, start + len(quote), quote)


BRIDGE = Article(
    "Bridge over the Bakhmutka destroyed",
    "Night fell. The bridge was destroyed on Tuesday. Engineers said 1,200 metres of road were"
    " lost. Work goes on.",
    id="bridge",
    url="https://harbour.example/news/bridge?a=1&b=2",
    publisher="Harbour Times",
    published=datetime(2023, 3, 21, 14, 5, tzinfo=UTC),
    language="en",
    via=("Wire Mirror", "Town Links"),
)
HOLDS = Article(
    "Місто тримається",
    "Військові кажуть, що місто тримається. Втрат не називають.",
    id="holds",
    url="https://visnyk.example/holds",
    publisher="Східний вісник",
    published=datetime(2023, 3, 22, tzinfo=UTC),
    language="uk",
)
CALM = Article(
    "هدوء في المدينة",
    "قال متحدث إن المدينة هادئة. ولا تفاصيل أخرى.",
    id="calm",
    publisher="صوت الشرق",
    language="ar",
)
LOSSES = Article(
    "Two counts of one day",
    "The ministry put the losses at 300. The general staff said 45. Talks will begin on 4 April.",
    id="losses",
    url="javascript:alert(1)",
    publisher="Gazette",
    published=datetime(2023, 3, 22, 6, 30, tzinfo=UTC),
)
TALKS = "Talks will begin on 4 April."


def full_brief() -> Brief:
    """Every kind of thing a brief can hold, in three scripts."""
    bridge = Section(
        "s1",
        "Bridge destroyed",
        (
            Bullet(
                "The bridge over the Bakhmutka fell on Tuesday.",
                (cited(BRIDGE, "The bridge was destroyed on Tuesday."),),
                novelty="update",
                publishers=("Harbour Times", "Quay Wire", "Dune Radio", "Salt Road"),
            ),
            Bullet(
                "Engineers said 1,200 metres of road were lost.",
                (
                    cited(BRIDGE, "Engineers said 1,200 metres of road were lost."),
                    cited(BRIDGE, BRIDGE.title, "title"),
                ),
                findings=(Finding("wording", "the title says it differently", (), False),),
                own_words=True,
            ),
        ),
        rejections=(
            Rejection(
                "It fell on Monday.",
                (Finding("dates", "no cited passage says Monday", ("Monday",)),),
                "The bridge was destroyed on Tuesday.",
                "repaired",
            ),
            Rejection("Rain fell.", (Finding("label", "there is no passage A9.1"),)),
        ),
        publishers=("Harbour Times",),
        engine="some-model",
    )
    city = Section(
        "s2",
        "Місто тримається",
        (
            Bullet(
                "Військові кажуть, що місто тримається.",
                (
                    cited(HOLDS, "Військові кажуть, що місто тримається."),
                    cited(CALM, "قال متحدث إن المدينة هادئة."),
                ),
                novelty="known",
            ),
            Bullet("قال متحدث إن المدينة هادئة.", (cited(CALM, "قال متحدث إن المدينة هادئة."),)),
        ),
        (
            Disagreement(
                "losses of one day",
                (
                    Side(
                        "The ministry",
                        "The ministry put the losses at 300.",
                        cited(LOSSES, "The ministry put the losses at 300."),
                    ),
                    Side(
                        "The general staff",
                        "The general staff said 45.",
                        cited(LOSSES, "The general staff said 45."),
                    ),
                ),
            ),
        ),
        publishers=("Східний вісник", "صوت الشرق", "Gazette"),
        engine="extractive",
    )
    return Brief(
        "Bakhmut",
        WINDOW,
        "some-model",
        datetime(2023, 3, 22, 22, 1, tzinfo=UTC),
        (bridge, city, Section("s3", "A story without a bullet", ())),
        Account(
            cited=("bridge", "holds", "calm", "losses"),
            copy=("copy-1",),
            not_cited=("other-1", "other-2"),
            off_topic=("off-1", "off-2"),
            out_of_window=("old-1",),
            failed=("articles.jsonl:17",),
        ),
        (
            Problem("East feed", "503 after 3 tries"),
            Problem("story s2", "the model's reply was no JSON; the story is extractive"),
        ),
        Usage(6, 5210, 811, 1024, 64),
        3,
        "Europe/Kyiv",
        "en",
        ("No configuration was found: this is the embedded sample.",),
        Lead(
            (
                Bullet(
                    "The bridge at Bakhmut was destroyed on Tuesday.",
                    (cited(BRIDGE, "The bridge was destroyed on Tuesday."),),
                ),
                Bullet(
                    "Місто тримається, кажуть військові.",
                    (cited(HOLDS, "Військові кажуть, що місто тримається."),),
                ),
            )
        ),
        announced=(
            Announced(date(2023, 4, 4), TALKS, (cited(LOSSES, TALKS),)),
            Announced(None, CALM.text[:24], (cited(CALM, CALM.text[:24]),)),
        ),
    )


def empty_brief(topic: str = "Grain") -> Brief:
    return Brief(
        topic,
        WINDOW,
        "extractive",
        WINDOW.until,
        (),
        Account(off_topic=("off-1",)),
        timezone="Europe/Kyiv",
    )


def hostile_brief(texts: Sequence[str], url: str | None = "https://a.example/x") -> Brief:
    """Each text in turn stands in every field an article or a model can fill."""
    sections = [_hostile_section(n, text, url) for n, text in enumerate(texts)]
    return Brief(
        texts[0] or "topic",
        WINDOW,
        "engine",
        WINDOW.until,
        tuple(sections),
        Account(cited=tuple(c.article.id for s in sections for c in s.citations[:1])),
        tuple(Problem(text, text) for text in texts),
        notes=tuple(texts),
        publishers=len(texts),
        lead=Lead(tuple(section.bullets[1] for section in sections[:2])),
    )


def _hostile_section(number: int, text: str, url: str | None) -> Section:
    said = text if text.strip() else "blank"
    article = Article(
        said, said, id=f"a{number}", url=url, publisher=text, via=(text, text), language="en"
    )
    quote = Citation(article, "text", 0, len(said), said)
    title = Citation(article, "title", 0, len(said), said)
    doubt = Finding("doubt", text, (text,), False)
    return Section(
        said,
        said,
        (Bullet(said, (quote, title), "update", (doubt,), True), Bullet(said, (quote,))),
        (Disagreement(said, (Side(said, said, quote), Side(said, said, title))),),
        (Rejection(said, (doubt,), said, "replaced"),),
        (said, f"{said}2"),
        said,
    )


def large_brief(stories: int, *, bullets: int = 3, words: int = 24, problems: int = 0) -> Brief:
    """Stories of three bullets with five citations of three sources whose addresses are long."""
    sections = [_large_section(story, bullets, words) for story in range(stories)]
    return Brief(
        "Large",
        WINDOW,
        "extractive",
        WINDOW.until,
        tuple(sections),
        Account(cited=tuple(dict.fromkeys(c.article.id for s in sections for c in s.citations))),
        tuple(Problem(f"feed {n}", "503 after 3 tries") for n in range(problems)),
        publishers=3 * stories,
    )


def _large_section(story: int, bullets: int, words: int) -> Section:
    sentences = [
        f"Sentence {n} of story {story} " + "says a word " * (words // 3) for n in range(9)
    ]
    articles = [
        Article(
            f"Headline {n} of story {story} in some words",
            ". ".join(sentences),
            id=f"s{story}-{n}",
            url=f"https://paper-{n}.example/{'long-path-' * 6}{story}-{n}".ljust(95, "x"),
            publisher=f"Paper {story}-{n}",
            published=WINDOW.since,
        )
        for n in range(3)
    ]
    cites = [cited(articles[n % 3], sentences[n % 9]) for n in range(5)]
    made = [
        Bullet(sentences[n % 9], (cites[2 * n % 5], cites[(2 * n + 1) % 5])) for n in range(bullets)
    ]
    return Section(
        f"s{story}", f"Headline of story {story}", tuple(made), publishers=("A", "B", "C")
    )


def vectors(name: str) -> list[dict[str, str]]:
    """The attack vectors of one file, or a visible skip where they are not here."""
    if not VECTORS.is_dir():
        pytest.skip("the attack vectors lie in ../shared, which is not here")
    text = (VECTORS / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.split("\n") if line]
