"""Every line of a brief is in the language asked for, or says in which other it is.

The sample's sources are in English and in Ukrainian. The writer translates what it knows and says
the rest in its source's words, as where a sentence could not be proved across languages.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

import pytest

from briefer.app.collecting import collect
from briefer.app.context import SAMPLE_DAY, Context, with_sample
from briefer.app.engines import engine_for
from briefer.brief.pipeline import Plan, brief
from briefer.check.exam import FILE, questions
from briefer.config import Config, ModelConfig
from briefer.group.topic import topic
from briefer.model import Brief, Citation, Format, Window
from briefer.render.locale import tongue_of
from briefer.render.message import rendered
from briefer.render.style import Style
from briefer.render.view import digest_view
from briefer.resources import resource_text
from briefer.testing.ask import answer_json
from briefer.testing.openai_server import Asked, OpenAIServer, Served, completion
from briefer.text.hygiene import clean_line

TRANSLATED = {
    "Russia's Ministry of Defence said 480 Ukrainian soldiers": (
        "Міноборони Росії заявило, що 22 березня під Бахмутом загинули 480 українських військових."
    ),
    "Volunteers have brought 67 of 71 people out": (
        "Волонтери вивезли 67 із 71 людини зі шкільного підвалу на заході Бахмута."
    ),
    "A field kitchen in a village west of Bakhmut": (
        "Польова кухня в селі на захід від Бахмута готує 900 порцій на день, сказала Лариса Бондар."
    ),
    "Ukrainian engineers have blown up all four": (
        "Українські інженери підірвали всі чотири автомобільні мости в Бахмуті."
    ),
}
WRONG = {  # what the exam of a judge puts to it
    clean_line(asked.claim.text)
    for asked in questions(resource_text("prompts", FILE))
    if not asked.supported
}
KINDS: tuple[Format, ...] = ("markdown", "text", "html", "email", "slack")


def writer(language: str) -> Any:
    """Writes a story from the first sentence it can translate, else in its source's words."""

    def script(asked: Asked) -> Served:
        shown = re.findall(r"^([AB]\d+\.\d+) \| (.+)$", asked.shown, re.MULTILINE)
        if asked.shown.startswith("You compare claims"):
            claims = re.findall(r"^(\S+) \| (.+)$", asked.shown.rpartition("<<<")[2], re.MULTILINE)
            said = [{"id": k, "supported": t not in WRONG, "reason": "read"} for k, t in claims]
            return completion(json.dumps({"verdicts": said}))
        if "Refused bullet" in asked.shown or not shown:
            return completion(answer_json([]))
        shown.sort(key=lambda pair: not pair[1].startswith(tuple(TRANSLATED)))
        return completion(answer_json([_told(label, text) for label, text in shown[:3]]))

    def _told(label: str, text: str) -> tuple[str, list[str]]:
        known = (said for start, said in TRANSLATED.items() if text.startswith(start))
        return (next(known, text) if language == "uk" else text, [label])

    return script


@lru_cache(maxsize=4)
def made(language: str) -> Brief:
    end = datetime.fromisoformat(SAMPLE_DAY).replace(tzinfo=UTC) + timedelta(days=1)
    sample = with_sample(Context(Config()))
    one = sample.config.topics[0]
    found = collect(sample, sample.config.sources_of(one), at=end, say=lambda _: None)
    window = Window(end - timedelta(hours=96), end)
    plan = Plan(topic(one.name, one.query), window, end, language=language)
    with OpenAIServer(writer(language)) as server:
        model = ModelConfig(name="writer", base_url=server.base_url)
        chosen = engine_for(Context(Config(model=model, language=language)), plan, engine="openai")
        return brief(plan, found, engine=chosen).brief


def is_of(language: str, text: str) -> bool:
    """Whether most letters are of the script of that language."""
    letters = [letter for letter in text if letter.isalpha()]
    cyrillic = sum("\u0400" <= letter <= "\u04ff" for letter in letters)
    return not letters or (2 * cyrillic > len(letters)) == (language == "uk")


def marked(language: str) -> str:
    return tongue_of(language).mark_of("en" if language == "uk" else "uk")


def lines_of(view: dict[str, Any]) -> Iterator[str]:
    """Whatever of the news is printed above the sources, line by line."""
    yield from (line["text"] for line in view["lead"])
    for section in view["sections"]:
        yield from (section["headline"], section["title"])
        yield from (bullet["text"] for bullet in section["bullets"])
        for item in section["disagreements"]:
            yield item["about"]
            yield from (f"{side['speaker']}: {side['text']}" for side in item["sides"])
    yield from view["notes"]


def said_in(one: Brief) -> Iterator[tuple[str, tuple[Citation, ...]]]:
    for bullet in one.lead.sentences + one.bullets:
        yield bullet.text, bullet.citations
    for section in one.sections:
        yield section.headline or "", ()
        for item in section.disagreements:
            yield item.about, ()
            yield from ((side.text, ()) for side in item.sides)


@pytest.mark.parametrize("language", ["uk", "en"])
def test_each_line_is_in_the_language_asked_for_or_marked(language: str) -> None:
    (view,) = digest_view([made(language)], Style())["briefs"]

    mark = marked(language)
    assert [
        t for t in lines_of(view) if not is_of(language, t.replace(mark, "")) and mark not in t
    ] == []
    assert any(mark in text for text in lines_of(view))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["uk", "en"])
def test_the_mark_is_printed_in_every_format(language: str, kind: Format) -> None:
    message = rendered(
        [made(language)], kind, template=lambda name: resource_text("templates", name)
    )

    bodies = [_words(part.body) for part in message.parts]
    foreign = {text for text, _ in said_in(made(language)) if text and not is_of(language, text)}
    whole = " ".join(bodies)
    lost = [text for text in foreign if f"{_words(text)} {_words(marked(language))}" not in whole]
    assert foreign
    assert lost == []


def test_json_names_the_language_of_what_is_in_another() -> None:
    body = rendered([made("uk")], "json", template=lambda _: "").parts[0].body
    found = json.loads(body)

    for section in found["sections"]:
        for bullet in section["bullets"]:
            assert bullet.get("language") == (None if is_of("uk", bullet["text"]) else "en")
        headline = section["headline"] or ""
        assert section.get("headline_language") == (None if is_of("uk", headline) else "en")
        for item in section["disagreements"]:
            assert item.get("language") == (None if is_of("uk", item["about"]) else "en")


def test_what_a_writer_translates_is_printed_in_the_language_asked_for() -> None:
    printed = {bullet.text for bullet in made("uk").bullets}

    assert set(TRANSLATED.values()) <= printed


def _words(text: str) -> str:
    """The words alone: formats differ in how they escape, wrap and quote."""
    plain = re.sub(r"<style>.*?</style>|<[^>]*>", " ", text, flags=re.DOTALL)
    return " ".join(re.findall(r"\w+", html.unescape(plain)))
