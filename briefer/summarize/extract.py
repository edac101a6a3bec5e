"""The engine without a model: a prompt's passages in, whole source sentences out. Pure.

Every bullet is verbatim and cites itself. Chosen for relevance, centrality, place and what
it adds to those before it; each publisher is heard once before one is heard twice.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from briefer.model import Passage
from briefer.ports import Ask, LabelledPassage, Prompt, Reply
from briefer.summarize.outcomes import NoReply
from briefer.summarize.scoring import Taken, by_gain, repeats, weighed
from briefer.summarize.sentence_filter import leans, unfit, unfit_title
from briefer.summarize.units import Unit, units
from briefer.text.folding import words

ENGINE = "extractive"
_SEEN_PUBLISHER = 0.7
_FAINT = 0.08  # share of the best bullet's worth under which a sentence is padding


def extractive_ask(*, about: Callable[[str], float], bullets: int = 5) -> Ask:
    """An engine behind `Ask` that answers a story prompt with sentences of its passages.

    It gives no headline, repairs nothing and judges nothing: to those it has no reply.
    """

    def ask(prompt: Prompt) -> Reply:
        if prompt.purpose not in ("story", "merge", "lead"):
            raise NoReply(f"{ENGINE}: no reply to a {prompt.purpose} prompt", outcome="refusal")
        wanted = min(2, bullets) if prompt.purpose == "lead" else bullets
        chosen = extracted(prompt.passages, about=about, bullets=wanted)
        return Reply(_answer(chosen, prompt.passages), engine=ENGINE)

    return ask


def lines_ask() -> Ask:
    """An engine behind `Ask` that says every passage it is shown, in the order shown."""

    def ask(prompt: Prompt) -> Reply:
        if prompt.purpose not in ("story", "merge"):
            raise NoReply(f"{ENGINE}: no reply to a {prompt.purpose} prompt", outcome="refusal")
        bullets = [
            {"text": " ".join(item.passage.text.split()), "labels": [item.label]}
            for item in prompt.passages
        ]
        answer = json.dumps({"headline": None, "bullets": bullets}, ensure_ascii=False)
        return Reply(answer, engine=ENGINE)

    return ask


def extracted(
    passages: Sequence[LabelledPassage],
    *,
    about: Callable[[str], float],
    bullets: int = 5,
    most_words: int | None = None,
) -> tuple[Unit, ...]:
    """The units that tell most of the story, weightiest first, no fact twice."""
    sentences = [item.passage for item in passages]
    candidates = weighed(units(sentences), sentences, about=about)
    taken = Taken(seen_publisher=_SEEN_PUBLISHER)
    room = most_words
    for best in by_gain(candidates, taken, faint=_FAINT):
        size = len(words(best.unit.text))
        if repeats(best, taken.units) or (room is not None and size > room):
            continue
        taken.add(best)
        room = None if room is None else room - size
        if len(taken.units) >= bullets:
            break
    return tuple(item.unit for item in taken.units)


def stands_alone(passage: Passage) -> bool:
    """Whether the sentence can be printed as a bullet without any other."""
    if passage.field == "title":
        return unfit_title(passage.text) is None
    return unfit(passage.text) is None and not leans(passage.text)


def _answer(chosen: Sequence[Unit], passages: Sequence[LabelledPassage]) -> str:
    labels = {(p.passage.article.id, p.passage.field, p.passage.index): p.label for p in passages}
    bullets = [
        {
            "text": unit.text,
            "labels": [labels[p.article.id, p.field, p.index] for p in unit.passages],
        }
        for unit in chosen
    ]
    return json.dumps({"headline": None, "bullets": bullets}, ensure_ascii=False)
