"""A model's reply in, its headline and bullets out, or AskError. Pure; the reply is untrusted.

Nothing is guessed: a label that was never shown stays in the draft, so that the check finds
it. What has the wrong shape is refused whole; bullets over the limits are left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

from briefer.ports import Prompt, Reply
from briefer.summarize.bare_word import yes_of
from briefer.summarize.objects import answer_object, whole_object
from briefer.summarize.outcomes import NoReply
from briefer.summarize.thinking import THOUGHT_ALONE, answer_part
from briefer.text.hygiene import clean_line, raw_line

MOST_CHARACTERS: Final = 200_000  # of a reply; a whole brief is a twentieth of that
MOST_BULLETS: Final = 12
MOST_LABELS: Final = 12
LONGEST_BULLET: Final = 600  # characters; the house rule asks for 30 words
LONGEST_HEADLINE: Final = 160
_LABEL: Final = re.compile(r"^[\[(]?\s*(\w{1,4}\.?\d{0,5})\s*[\])]?$")
_SMALL_LABEL: Final = re.compile(r"^[a-z]\d{1,4}\.\d{1,5}$")
_BOLD: Final = re.compile(r"\*\*|(?<!\w)__|__(?!\w)")  # marks of a page, none of a sentence
_CODE: Final = re.compile(r"(?<!\w)`([^`]{1,200})`(?!\w)")
_LEADING_LABEL: Final = re.compile(r"^[-*• ]*[AB]\d+\.\d+\s*[|:)–-]\s*")  # SmolLM2 copies the line
_SHOWN_LABEL: Final = re.compile(
    r"\s*[\[(]\s*[AB]\d+(?:\.\d+)?(?:\s*[,;]\s*[AB]\d+(?:\.\d+)?)*\s*[\])]"
)


@dataclass(frozen=True, slots=True)
class DraftBullet:
    """A sentence as the engine wrote it, with the labels it claims to rest on, unchecked."""

    text: str
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """What an engine wrote about a story; `left_out` counts bullets over the limits."""

    headline: str | None
    bullets: tuple[DraftBullet, ...]
    left_out: int = 0


def drafted(reply: Reply, prompt: Prompt) -> Draft:
    """The headline and bullets of the reply. Raises AskError when it is unusable."""
    answer = answer_of(reply, prompt)
    raw = answer.get("bullets")
    if not isinstance(raw, list):
        raise _unusable(reply, "has no list of bullets", "wrong shape")
    found = [bullet_of(item, reply) for item in raw[: MOST_BULLETS * 4]]
    kept = [b for b in found if clean_line(b.text) and len(b.text) <= LONGEST_BULLET]
    bullets = tuple(dict.fromkeys(kept))[:MOST_BULLETS]
    if not bullets:
        raise _unusable(reply, "has no bullet", "empty")
    headline = text_of(answer.get("headline"))
    fits = bool(clean_line(headline)) and len(headline) <= LONGEST_HEADLINE
    return Draft(headline if fits else None, bullets, len(raw) - len(bullets))


def well_formed(reply: Reply, prompt: Prompt) -> bool:
    """Whether the reply has the shape the prompt asks for; having nothing to say is a shape."""
    if prompt.purpose == "yes-no":
        return reply.finish not in ("content_filter", "refusal") and yes_of(reply) is not None
    try:
        answer = answer_of(reply, prompt)
        if prompt.purpose == "judge":
            return _answers_every_id(answer.get("verdicts"), prompt)
        bullets = answer.get("bullets")
        return isinstance(bullets, list) and all(bullet_of(item, reply) for item in bullets)
    except NoReply:
        return False


def _answers_every_id(verdicts: Any, prompt: Prompt) -> bool:
    """Whether each id that was asked has a verdict: only such a reply is worth keeping."""
    given = [v for v in verdicts if isinstance(v, dict)] if isinstance(verdicts, list) else []
    clear = {line_of(v.get("id")) for v in given if isinstance(v.get("supported"), bool)}
    return len(given) == len(clear) and clear == set(prompt.ids)


def answer_of(reply: Reply, prompt: Prompt) -> dict[str, Any]:
    """The one JSON object of the reply, whatever stands around it."""
    _require_usable(reply)
    if reply.finish == "length":
        if (whole := whole_object(reply.text)) is not None:
            return whole
        allowance = f"the allowance of {prompt.reply_tokens} tokens; raise [model] reply_tokens"
        raise _unusable(reply, f"was cut off at {allowance}", "cut off")
    if not answer_part(reply.text).strip():
        raise _unusable(reply, f"is nothing but reasoning; {THOUGHT_ALONE}", "reasoning")
    found = answer_object(reply.text)
    if found is None:
        raise _unusable(reply, "holds no JSON object", "prose")
    return found


def _require_usable(reply: Reply) -> None:
    if len(reply.text) > MOST_CHARACTERS:
        raise _unusable(reply, f"has over {MOST_CHARACTERS:,} characters", "too long")
    if reply.finish == "content_filter":
        raise _unusable(reply, "was withheld by the endpoint's content filter", "filtered")
    if reply.finish == "refusal":
        raise _unusable(reply, "is a refusal", "refusal")
    if not reply.text.strip():
        raise _unusable(reply, "is empty", "empty")


def _unusable(reply: Reply, why: str, outcome: str) -> NoReply:
    name = reply.engine or "the model"
    return NoReply(f"{name}: the reply {why}", outcome=outcome)


def bullet_of(item: Any, reply: Reply) -> DraftBullet:
    """One bullet of an answer, its text on one line without the labels some models put in."""
    if not isinstance(item, dict) or not isinstance(item.get("text"), str):
        raise _unusable(reply, "has a bullet without a text", "wrong shape")
    labels = item.get("labels")
    if not isinstance(labels, list) or not all(isinstance(label, str) for label in labels):
        raise _unusable(reply, "has a bullet without a list of labels", "wrong shape")
    text = _LEADING_LABEL.sub("", _SHOWN_LABEL.sub("", text_of(item["text"]))).lstrip("-*• #")
    return DraftBullet(text, tuple(dict.fromkeys(_label(label) for label in labels[:MOST_LABELS])))


def _label(written: str) -> str:
    """The label without brackets around it and with its capital; else as written."""
    short = line_of(written)[:40]
    found = _LABEL.match(short)
    label = found[1] if found else short
    return label.upper() if _SMALL_LABEL.match(label) else label


def text_of(value: Any) -> str:
    """A sentence on one line without the marks for bold and code that models like to add.

    What hides in it stays, for the check to see; empty for what is no text.
    """
    return _CODE.sub(r"\1", _BOLD.sub("", raw_line(_bounded(value))))


def line_of(value: Any) -> str:
    """One clean line; empty for what is no text."""
    return clean_line(_bounded(value))


def _bounded(value: Any) -> str:
    return value[: LONGEST_BULLET * 4] if isinstance(value, str) else ""
