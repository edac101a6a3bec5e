"""Claims or refused bullets in, the call that judges or repairs them out; their replies read. Pure.

A claim stands in the prompt whole, on a line of its own that begins with its id: `b1 | claim`.
Nothing else in it has that form: passages are indented under their claim and one line each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from briefer.model import Passage
from briefer.ports import Claim, LabelledPassage, Opinion, Prompt, Reply
from briefer.summarize.heading import heading
from briefer.summarize.prompt import Setting, filled, moment_text, object_schema, safe_line
from briefer.summarize.reply import DraftBullet, answer_of, bullet_of, line_of
from briefer.text.hygiene import clean_line
from briefer.text.sentences import passages as sentences

SECOND: Final = ".2"  # behind the id of a claim that is asked a second time
_MOST_VERDICTS: Final = 400  # of a reply; a prompt has a tenth of that
_LONGEST_REASON: Final = 300  # characters
_TEXT: Final = {"type": "string"}


@dataclass(frozen=True, slots=True)
class Refused:
    """A bullet that is to be written again: its id, what it says and cites, and what is wrong."""

    id: str
    bullet: DraftBullet
    reasons: tuple[str, ...]


# ---------------------------------------------------------------- judging


def judge_schema() -> Mapping[str, Any]:
    """The JSON schema of a reply with a verdict for each claim."""
    verdict = object_schema(id=_TEXT, supported={"type": "boolean"}, reason=_TEXT)
    return object_schema(verdicts={"type": "array", "items": verdict})


def judge_prompt(
    claims: Sequence[Claim],
    *,
    template: str,
    token: str,
    setting: Setting | None = None,
    name: str = "judge.j2",
) -> Prompt:
    """Asks of each claim whether its passages say it; of a doubted one twice, in another order."""
    told = setting or Setting()
    asked = [(claim.id, claim) for claim in claims]
    asked += [(f"{c.id}{SECOND}", c) for c in reversed(claims) if c.doubted]
    shown = _Shown(told, token)
    values = {"claims": [shown.entry(key, claim) for key, claim in asked]}
    return filled(
        "judge", (), template, token=token, setting=told, name=name, values=values,
        schema=judge_schema(), ids=tuple(key for key, _ in asked),
    )  # fmt: skip


class _Shown:
    """What the prompt has shown so far: a passage stands in it once, then only its label."""

    def __init__(self, setting: Setting, token: str) -> None:
        self._setting = setting
        self._token = token
        self._articles: dict[str, str] = {}
        self._labels: dict[tuple[str, str, int, int], str] = {}

    def entry(self, key: str, claim: Claim) -> dict[str, Any]:
        """The claim as plain values for the template."""
        new = [passage for passage in claim.passages if _place(passage) not in self._labels]
        again = [self._labels[_place(p)] for p in claim.passages if _place(p) in self._labels]
        return {
            "id": key,
            "text": clean_line(claim.text),
            "articles": [self._article(found) for found in _by_article(new)],
            "again": list(dict.fromkeys(again)),
        }

    def _article(self, cited: Sequence[Passage]) -> dict[str, Any]:
        article = cited[0].article
        number = self._articles.setdefault(article.id, f"A{len(self._articles) + 1}")
        places = {_place(passage) for passage in cited}
        lines = []
        for passage in with_neighbours(cited):
            known = _place(passage) in self._labels
            if _place(passage) in places:
                lines.append((self._label(number, passage), passage.text))
            elif not known:
                lines.append(("context", passage.text))
        shown = [{"mark": m, "text": safe_line(t).replace(self._token, "")} for m, t in lines]
        told = {"number": number, "date": moment_text(article, self._setting), "lines": shown}
        publisher = safe_line(heading(article, ())["publisher"]).replace(self._token, "")
        return told | {"publisher": publisher}

    def _label(self, number: str, passage: Passage) -> str:
        """The label of the passage from now on; two pieces of one sentence get two."""
        first = f"{number}.{0 if passage.field == 'title' else passage.index + 1}"
        taken = set(self._labels.values())
        label = next(name for name in _numbered(first) if name not in taken)
        return self._labels.setdefault(_place(passage), label)


def _numbered(first: str) -> Iterator[str]:
    yield first
    for number in range(2, 10_000):
        yield f"{first}-{number}"


def with_neighbours(cited: Sequence[Passage]) -> list[Passage]:
    """Passages of one article with the sentence before and after each, in reading order."""
    own = sorted(cited, key=lambda p: (p.field == "text", p.start))
    body = [p for p in sentences(own[0].article) if p.field == "text"]
    beside: list[Passage] = []
    for passage in (p for p in own if p.field == "text"):
        beside += [p for p in body if p.end <= passage.start][-1:]
        beside += [p for p in body if p.start >= passage.end][:1]
    apart = [n for n in beside if not any(_overlap(n, passage) for passage in own)]
    found = {_place(p): p for p in (*own, *apart)}
    return sorted(found.values(), key=lambda p: (p.field == "text", p.start))


def opinions_of(reply: Reply, prompt: Prompt, claims: Iterable[Claim]) -> dict[str, Opinion]:
    """The opinion of each claim the reply is clear about. Raises AskError for what is no answer.

    Ids that were not asked count for nothing; one that is answered yes and no has no answer. A
    claim asked twice is supported only if both answers are yes.
    """
    verdicts = _verdicts(reply, prompt)
    found = {}
    for claim in claims:
        rounds = [claim.id, f"{claim.id}{SECOND}"] if claim.doubted else [claim.id]
        given = [verdicts[key] for key in rounds if key in verdicts]
        no = next((opinion for opinion in given if not opinion.supported), None)
        if no is not None:
            found[claim.id] = no
        elif len(given) == len(rounds):
            found[claim.id] = given[0]
    return found


def _verdicts(reply: Reply, prompt: Prompt) -> dict[str, Opinion]:
    given = answer_of(reply, prompt).get("verdicts")
    found: dict[str, Opinion] = {}
    unclear = set()
    for item in given[:_MOST_VERDICTS] if isinstance(given, list) else ():
        if not isinstance(item, dict) or not isinstance(item.get("supported"), bool):
            continue
        key = line_of(item.get("id"))
        opinion = Opinion(item["supported"], line_of(item.get("reason"))[:_LONGEST_REASON])
        if key in found and found[key].supported != opinion.supported:
            unclear.add(key)
        if key in prompt.ids:
            found.setdefault(key, opinion)
    return {key: opinion for key, opinion in found.items() if key not in unclear}


# ---------------------------------------------------------------- repairing


def repair_schema(ids: Sequence[str] = (), labels: Sequence[str] = ()) -> Mapping[str, Any]:
    """The JSON schema of bullets written again under their ids; bounded where ids are given."""
    key = {"type": "string", "enum": list(ids)} if ids else _TEXT
    label = {"type": "string", "enum": list(labels)} if labels else _TEXT
    listed: dict[str, Any] = {"type": "array", "items": label}
    bullets: dict[str, Any] = {"type": "array"}
    if ids:
        listed |= {"minItems": 1, "maxItems": 4}
        bullets |= {"maxItems": len(ids)}
    bullets["items"] = object_schema(id=key, text=_TEXT, labels=listed)
    return object_schema(bullets=bullets)


def repair_prompt(
    refused: Sequence[Refused],
    passages: Sequence[LabelledPassage],
    *,
    template: str,
    token: str,
    setting: Setting | None = None,
    name: str = "repair.j2",
) -> Prompt:
    """Asks to write all refused bullets of a story again, with what an editor has against each."""
    bullets = [
        {
            "id": item.id,
            "text": safe_line(item.bullet.text),
            "labels": list(item.bullet.labels),
            "reasons": [safe_line(reason) for reason in item.reasons],
        }
        for item in refused
    ]
    return filled(
        "repair", passages, template, token=token, setting=setting, name=name,
        values={"refused": bullets}, schema=repair_schema(), ids=tuple(r.id for r in refused),
    )  # fmt: skip


def repaired(reply: Reply, prompt: Prompt) -> dict[str, DraftBullet]:
    """The bullets of the reply by the id they repair. Raises AskError for what is no answer.

    A model that leaves out every id is taken to answer in the order it was asked.
    """
    given = answer_of(reply, prompt).get("bullets")
    items = [i for i in given if isinstance(i, dict)] if isinstance(given, list) else []
    named = [line_of(item.get("id")) for item in items]
    if not any(named):
        named = list(prompt.ids)
    found: dict[str, DraftBullet] = {}
    for key, item in zip(named, items[: len(prompt.ids)], strict=False):
        bullet = bullet_of(item, reply)
        if key in prompt.ids and bullet.text:
            found.setdefault(key, bullet)
    return found


# ---------------------------------------------------------------- small steps


def _place(passage: Passage) -> tuple[str, str, int, int]:
    return (passage.article.id, passage.field, passage.start, passage.end)


def _overlap(one: Passage, other: Passage) -> bool:
    same = one.field == other.field
    return same and one.start < other.end and other.start < one.end


def _by_article(passages: Iterable[Passage]) -> list[list[Passage]]:
    found: dict[str, list[Passage]] = {}
    for passage in passages:
        found.setdefault(passage.article.id, []).append(passage)
    return list(found.values())
