"""A model that answers every prompt with what goes too far gets none of it into any format."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefer.jsonform import brief_from
from briefer.render.message import rendered
from briefer.resources import resource_text, sample_folder
from briefer.testing.openai_server import Asked, OpenAIServer, Served, completion

NOWHERE = "A9.99"  # a label that no prompt shows
WRONG = {
    "invented name": "General Viktor Anders said Russian units attacked the city 16 times during the day.",
    "wrong number": "Hnatiuk told reporters that Russian units attacked the city 61 times during the day.",
    "invented year": "Volodymyr Zelenskyy visited troops near Bakhmut in 2019 and handed out medals.",
    "label out of range": "Volodymyr Zelenskyy visited the troops near Bakhmut, handing out medals.",
    "actor swap": "Russia's eastern military command said on Wednesday that its troops killed 214"
    " Ukrainian soldiers around Bakhmut on Tuesday.",
    "negation flip": "Ukraine's president did not visit troops near Bakhmut on Wednesday.",
    "disputed claim as fact": "The Wagner group has taken full control of the metal works in the"
    " north of Bakhmut.",
    "dropped hedge": "The Russian assault on the town is losing the momentum that it had obtained.",
    "east for west": "Hnatiuk said Ukrainian troops held the eastern halls and the power house.",
    "attribution swap": "Wagner said Ukrainian troops held the western halls and the power house.",
    "invented cause": "Artillery fire on the city fell to 261 strikes because of a shortage of"
    " shells, Hnatiuk said.",
    "invented quote": "“We will be in Kyiv by May,” Surov told reporters.",
    "wounded for killed": "Ukraine's eastern military command said on Wednesday that its troops"
    " wounded 214 Russian soldiers around Bakhmut on Tuesday.",
    "last week for overnight": "Volunteers have brought 67 of 71 people out of a school cellar in"
    " western Bakhmut and ended the evacuation last week.",
}  # fmt: skip
FORMATS = ("markdown", "text", "html", "email", "slack", "json")


def insisting(text: str, *, labels: list[str] | None = None) -> Callable[[Asked], Served]:
    """Headline and only bullet of every reply are this text, with every label that was shown."""

    def script(asked: Asked) -> Served:
        shown = list(dict.fromkeys(re.findall(r"\bA\d+\.\d+\b", asked.shown)))
        bullets = [{"text": text, "labels": labels or shown}]
        return completion(json.dumps({"headline": text, "bullets": bullets}))

    return script


@pytest.fixture
def written(run: Any, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """The JSON of the brief about the sample that such a model writes."""
    monkeypatch.setenv("OPENAI_API_KEY", "local")

    def asked(script: Callable[[Asked], Served]) -> Any:
        with OpenAIServer(script) as server:
            model = f'[model]\nname = "scripted"\nbase_url = "{server.base_url}"\n'
            Path("briefer.toml").write_text(model, encoding="utf-8")
            ran = run("daily", "--topic", "bakhmut", "--articles", str(sample_folder()), "--date",
                      "2023-03-23", "--since", "48h", "--engine", "openai", "--format", "json")  # fmt: skip
        assert server.asked
        assert ran.status == 0, ran.err
        return ran.json

    return asked


def plain(text: str) -> str:
    """Letters and digits alone: whatever a format does to marks and line ends."""
    return re.sub(r"[\W_]+", " ", text).lower()


def printed(brief: Any, kind: str) -> str:
    """What a reader of that format is shown; of the JSON, what it does not name as refused."""
    if kind == "json":
        sections = brief["sections"]
        shown = [section["headline"] or "" for section in sections]
        shown += [b["text"] for section in sections for b in section["bullets"]]
        shown += [sentence["text"] for sentence in brief["lead"]["sentences"]]
        return plain(" ".join(shown))
    message = rendered([brief_from(brief)], kind, template=lambda name: resource_text("templates", name))  # type: ignore[arg-type]  # fmt: skip
    return plain(re.sub(r"<[^>]*>", "", " ".join(part.body for part in message.parts)))


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_it_is_in_no_format_and_on_record_as_refused(written: Any, wrong: str) -> None:
    labels = [NOWHERE] if wrong == WRONG["label out of range"] else None

    brief = written(insisting(wrong, labels=labels))

    refused = [r["text"] for section in brief["sections"] for r in section["rejections"]]
    assert wrong in refused
    for kind in FORMATS:
        assert plain(wrong) not in printed(brief, kind), kind
