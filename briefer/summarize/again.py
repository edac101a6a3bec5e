"""An engine in; one that asks once more where that is likely to help, out. Pure.

A reply that cannot be read is asked for again with a word about its form; a prompt that the
endpoint finds too long is asked again with half of its passages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from briefer.errors import AskError
from briefer.model import Usage
from briefer.ports import Ask, LabelledPassage, Prompt, Reply
from briefer.summarize.large import PartPrompt
from briefer.summarize.objects import answer_object
from briefer.summarize.outcomes import NoReply
from briefer.summarize.reply import MOST_CHARACTERS, well_formed
from briefer.summarize.thinking import answer_part

FORM: Final = (
    "\nYour last answer could not be read. Answer with the one JSON object that was asked for:"
    " nothing before it, nothing after it, no other keys.\n"
)
_FINAL: Final = ("length", "content_filter", "refusal")  # asking again would not change it


def asked_again(ask: Ask) -> Ask:
    """A reply of no readable form is asked for once more; what both cost is added up."""

    def patient(prompt: Prompt) -> Reply:
        first = ask(prompt)
        if not _unreadable(first, prompt):
            return first
        try:
            second = ask(replace(prompt, user=prompt.user + FORM))
        except AskError as error:
            return replace(first, usage=first.usage + getattr(error, "usage", Usage()))
        return replace(second, usage=first.usage + second.usage)

    return patient


def halved(ask: Ask, part_prompt: PartPrompt) -> Ask:
    """A story too long for the endpoint's context is asked about once more by half of it."""

    def patient(prompt: Prompt) -> Reply:
        try:
            return ask(prompt)
        except NoReply as error:
            half = first_halves(prompt.passages)
            if error.outcome != "context" or prompt.purpose != "story" or not half:
                raise
            reply = ask(part_prompt(half))
            return replace(reply, usage=error.usage + reply.usage)

    return patient


def first_halves(passages: Sequence[LabelledPassage]) -> tuple[LabelledPassage, ...]:
    """The first half of each article's passages, where news puts its point; () if that is all."""
    of_article: dict[str, list[LabelledPassage]] = {}
    for item in passages:
        of_article.setdefault(item.passage.article.id, []).append(item)
    kept = tuple(item for own in of_article.values() for item in own[: (len(own) + 1) // 2])
    if len(kept) == len(passages):
        kept = tuple(passages[: len(passages) // 2])
    return kept


def _unreadable(reply: Reply, prompt: Prompt) -> bool:
    if not prompt.schema or reply.finish in _FINAL or len(reply.text) > MOST_CHARACTERS:
        return False
    if not answer_part(reply.text).strip() or well_formed(reply, prompt):
        return False
    return prompt.purpose != "judge" or answer_object(reply.text) is None
