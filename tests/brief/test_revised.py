"""What an article that was told of said before it was revised is no news, whoever writes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from briefer.brief.section import SectionTask
from briefer.compare.news import Memory
from briefer.edit.plan import Development, planned
from briefer.model import Article, Bullet, Citation, Passage, Story

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
HURT = "Nine people were hurt when the ferry struck the pier of Varn, a clinic said on Monday."
CRUSHED = "Divers of the harbour office in Varn found a crushed propeller below the ferry."
BEFORE = Article("", f"{HURT.replace('Nine', 'Twelve')} {CRUSHED}", id="a", published=NOON)
NOW = replace(BEFORE, text=f"{HURT} {CRUSHED}")
MEMORY = Memory(stood={"a": f"{BEFORE.title}\n{BEFORE.text}"})


def cited(*sentences: str) -> tuple[Citation, ...]:
    places = ((NOW.text.index(text), text) for text in sentences)
    return tuple(Citation.of(Passage(NOW, "text", 0, n, n + len(text))) for n, text in places)


@pytest.mark.parametrize(
    ("sentences", "novelty"), [((CRUSHED,), "known"), ((HURT,), "new"), ((HURT, CRUSHED), "new")]
)
def test_a_line_is_known_when_all_that_it_cites_stood_before(
    sentences: tuple[str, ...], novelty: str
) -> None:
    task = SectionTask(Development(Story("s", (NOW,)), (), 0.0), None, MEMORY, NOON)

    bullet = task.compared(Bullet("A propeller was damaged in Varn.", cited(*sentences)))

    assert bullet.novelty == novelty


def test_a_sentence_that_stood_before_takes_no_room() -> None:
    def told(memory: Memory) -> str:
        made = planned([Story("s", (NOW,))], about=lambda text: 1.0, stood=memory.stood)
        return " ".join(line.text for one in made.developments for line in one.lines)

    assert CRUSHED in told(Memory())
    assert CRUSHED not in told(MEMORY)
    assert HURT in told(MEMORY)
