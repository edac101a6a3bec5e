"""A strong writer and a good judge behind an OpenAI-compatible server on loopback, for benchmarks.

What the writer says was recorded: for each story a headline and bullets that cite sentences by
article and number (`ID#0` is a title). The script finds them again under whatever labels a prompt
gives them, so that a recording survives a changed prompt. The judge says yes to every claim but
the wrong ones of its exam; who is refused by the rules is written again in the source's own words.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from briefer.check.exam import FILE, questions
from briefer.model import Article
from briefer.resources import resource_text
from briefer.summarize.prompt import safe_line
from briefer.summarize.tokens import estimated_tokens
from briefer.testing.openai_server import Asked, Served, completion
from briefer.text.hygiene import clean_line as one_line
from briefer.text.sentences import passages

_SHOWN: Final = re.compile(r"^(A\d+\.\d+) \| (.+)$", re.MULTILINE)
_LINE: Final = re.compile(r"^(B\d+\.\d+) \| (?:Disputed: )?(.+)$", re.MULTILINE)
_CLAIM: Final = re.compile(r"^(\S+) \| (.+)$", re.MULTILINE)
_REFUSED: Final = re.compile(r"^Refused bullet (\S+) \(([^)]*)\): ", re.MULTILINE)
_MOST_BULLETS: Final = 5
_PURPOSES: Final = {
    "You compare claims": "judge",
    "You write the top": "lead",
    "You are a copy editor": "repair",
    "You are the night editor": "merge",
}


@dataclass(frozen=True)
class Recorded:
    """What was written of one story, or as the lead of a day."""

    purpose: str
    headline: str
    bullets: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def cites(self) -> frozenset[str]:
        return frozenset(place for _, places in self.bullets for place in places)


def recorded(path: Path, *, of: str, language: str) -> list[Recorded]:
    """The recordings of that set of articles in that language."""
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return [
        Recorded(
            line["purpose"],
            line.get("headline", ""),
            tuple((b["text"], tuple(b["cites"])) for b in line["bullets"]),
        )
        for line in lines
        if line.get("set") == of and line.get("language") == language
    ]


class Strong:
    """The script of the server: writes what was recorded, judges, repairs, and counts."""

    def __init__(
        self,
        articles: Iterable[Article],
        replies: Sequence[Recorded],
        *,
        latency: float = 0.0,
    ) -> None:
        self._places: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
        for article in articles:
            for p in passages(article):
                number = 0 if p.field == "title" else p.index + 1
                self._places[safe_line(p.text)].append((article.id, number))
        self._replies = list(replies)
        self._latency = latency
        exam = questions(resource_text("prompts", FILE))
        self._wrong = {one_line(q.claim.text) for q in exam if not q.supported}
        self.purposes: Counter[str] = Counter()
        self.tokens: Counter[str] = Counter()
        self.sent: Counter[str] = Counter()
        self.unwritten: list[str] = []

    def __call__(self, asked: Asked) -> Served:
        shown = asked.shown
        kind = next((k for text, k in _PURPOSES.items() if shown.startswith(text)), "story")
        examined = kind == "judge" and bool(self._wrong & set(_texts(shown)))
        answer = self._judged(shown) if kind == "judge" else self._written(kind, shown)
        text = json.dumps(answer, ensure_ascii=False)
        tokens = (estimated_tokens(shown), estimated_tokens(text))
        name = "exam" if examined else kind
        self.purposes[name] += 1
        self.tokens[name] += tokens[0]
        return completion(text, tokens=tokens, latency=self._latency)

    def _judged(self, shown: str) -> dict[str, Any]:
        verdicts = [
            {"id": key, "supported": text not in self._wrong, "reason": "as the passages say"}
            for key, text in _claims(shown)
        ]
        return {"verdicts": verdicts}

    def _written(self, kind: str, shown: str) -> dict[str, Any]:
        if kind == "repair":
            return {"bullets": list(_in_own_words(shown))}
        labels = self.lines(shown) if kind == "lead" else self.labels(shown)
        known = [r for r in self._replies if (r.purpose == "lead") == (kind == "lead")]
        best = max(known, key=lambda r: len(r.cites & labels.keys()), default=None)
        if best is None or not best.cites & labels.keys():
            self.unwritten.append(shown)
            return {"headline": "", "bullets": []}
        said = [best, *(r for r in known if r is not best)]
        bullets = [
            {"text": text, "labels": list(dict.fromkeys(labels[place] for place in places))}
            for reply in said
            for text, places in reply.bullets
            if labels.keys() >= set(places)
        ][:_MOST_BULLETS]
        headline = best.headline if labels.keys() >= best.cites else ""  # else of another story
        self.sent[kind] += len(bullets)
        self.sent["headline"] += bool(headline)
        return {"headline": headline, "bullets": bullets}

    def lines(self, shown: str) -> dict[str, str]:
        """The first line of a lead's prompt that rests on each place, by what was written of it."""
        rests = {text: places for reply in self._replies for text, places in reply.bullets}
        found: dict[str, str] = {}
        for label, text in _LINE.findall(shown):
            verbatim = [f"{key}#{number}" for key, number in self._places.get(text, ())]
            for place in rests.get(text, verbatim):
                found.setdefault(place, label)
        return found

    def labels(self, shown: str) -> dict[str, str]:
        """The label of each place that the prompt shows."""
        found: dict[str, str] = {}
        by_article: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for label, text in _SHOWN.findall(shown):
            by_article[label.partition(".")[0]].append((label, text))
        for lines in by_article.values():
            votes = Counter(key for _, text in lines for key, _ in self._places.get(text, ()))
            if not votes:
                continue
            article = max(votes, key=lambda key: votes[key])
            for label, text in lines:
                for key, number in self._places.get(text, ()):
                    if key == article and label.endswith(f".{number}"):
                        found[f"{key}#{number}"] = label
        return found


def _claims(shown: str) -> list[tuple[str, str]]:
    fence = shown.rfind("<<<")
    return _CLAIM.findall(shown[fence:])


def _texts(shown: str) -> list[str]:
    return [text for _, text in _claims(shown)]


def _in_own_words(shown: str) -> Iterable[Mapping[str, Any]]:
    said = dict(_SHOWN.findall(shown))
    for key, labels in _REFUSED.findall(shown):
        first = labels.split(", ")[0]
        if first in said:
            yield {"id": key, "text": said[first], "labels": [first]}
