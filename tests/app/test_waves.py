"""A dozen stories wait for a model as long as one does."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier, BrokenBarrierError

from briefer.app.context import Context
from briefer.app.run import Request, run_topic
from briefer.config import Config, ModelConfig, TopicConfig
from briefer.model import Source
from briefer.testing.openai_server import Asked, OpenAIServer, Served, completion

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
EVENTS = (
    "A crane fell into the basin", "Fishermen blocked the gate", "The mayor opened a museum of ropes",
    "Divers found a bell of bronze", "A ferry line to Oslo was closed", "Customs seized nine violins",
    "The lighthouse got a keeper again", "Ice broke the pilots' pier", "Students counted the seals",
    "A bank bought the old granary", "Smoke came out of a silo", "The tide gauge turned a hundred",
)  # fmt: skip


def test_a_dozen_stories_are_written_in_one_wave(tmp_path: Path) -> None:
    feed = tmp_path / "feed.jsonl"
    feed.write_text("".join(map(line, range(len(EVENTS)), EVENTS)), encoding="utf-8")
    together = Barrier(len(EVENTS))

    def script(asked: Asked) -> Served:
        if len(server.asked) <= len(EVENTS):
            # until every story is under way, or until it is plain that they are not
            with suppress(BrokenBarrierError):
                together.wait(15)
        return completion(json.dumps({"headline": None, "bullets": []}))

    with OpenAIServer(script) as server:
        context = Context(
            Config(
                sources=(Source("press", str(feed), kind="file"),),
                topics=(TopicConfig(name="harbour"),),
                model=ModelConfig(name="m", base_url=server.base_url, judge="off"),
                parse="off",
            )
        )
        run_topic(context, "harbour", Request(fresh=True), now=NOW, store=None, say=lambda _: None)

    assert server.most_at_once == len(EVENTS)
    assert not together.broken


def line(number: int, event: str) -> str:
    text = f"{event} at the harbour on Monday. The harbour office told {number + 3} reporters so."
    return json.dumps({
        "id": f"a{number}", "title": f"{event} at the harbour", "text": text,
        "publisher": f"Paper {number}", "published": (NOW - timedelta(hours=number + 1)).isoformat(),
    }) + "\n"  # fmt: skip
