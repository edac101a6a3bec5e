"""Printed sections in, the lines that a lead is written from out. Pure.

A lead is made of finished bullets: each is a labelled line (`B2.1`: story 2, line 1) and stands for
the passages it cites. Behind the bullets of a story stand the sides of what is disputed in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest
from typing import Final

from briefer.model import Article, Bullet, Citation, Passage, Section, Side
from briefer.ports import LabelledPassage
from briefer.summarize.passages import labelled, passages_at
from briefer.summarize.reply import DraftBullet

BULLETS: Final = 12  # that are shown: the first of each story, then the second, …
_DISPUTED: Final = 3  # of so many first stories the sides are shown too
_SIDE: Final = "Disputed:"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the prompt, and what it rests on."""

    text: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True)
class Material:
    """What a lead is written from: the lines as they are shown, and what each stands for."""

    shown: tuple[LabelledPassage, ...]
    evidence: tuple[LabelledPassage, ...]
    lines: dict[str, Line]

    def resting(self, draft: DraftBullet) -> DraftBullet:
        """The drafted line with the labels of the passages that its bullets cite.

        A label that was not shown stays, for the check to find.
        """
        at = {Citation.of(item.passage).place: item.label for item in self.evidence}
        found: list[str] = []
        for label in draft.labels:
            line = self.lines.get(label)
            found += [at[c.place] for c in line.citations] if line else [label]
        return DraftBullet(draft.text, tuple(dict.fromkeys(found)))

    def over(self, cited: Sequence[Passage]) -> tuple[tuple[str, tuple[Passage, ...]], ...]:
        """The lines that rest on nothing but these passages, each with its own."""
        found = ((line.text, tuple(map(_cited, line.citations))) for line in self.lines.values())
        return tuple((text, own) for text, own in found if set(own) <= set(cited))


def material(news: Sequence[Section]) -> Material:
    """The lines of those sections, weightiest stories first."""
    turns = chain.from_iterable(zip_longest(*(newest(section) for section in news)))
    chosen = [bullet for bullet in turns if bullet is not None][:BULLETS]
    shown: list[LabelledPassage] = []
    lines: dict[str, Line] = {}
    for number, section in enumerate(news, start=1):
        told = [Line(b.text, b.citations) for b in newest(section) if b in chosen]
        told += _sides(section) if number <= _DISPUTED else []
        for label, item in _labelled(section, number, told):
            shown.append(LabelledPassage(label, item[0]))
            lines[label] = item[1]
    ours = {c.place: _cited(c) for line in lines.values() for c in line.citations}
    articles = {passage.article.id: passage.article for passage in ours.values()}
    return Material(tuple(shown), labelled(ours.values(), tuple(articles.values())), lines)


def newest(section: Section) -> tuple[Bullet, ...]:
    """The bullets of the section that the reader has not had."""
    return tuple(bullet for bullet in section.bullets if bullet.novelty != "known")


def _sides(section: Section) -> list[Line]:
    sides = [side for dispute in section.disagreements for side in dispute.sides]
    return [Line(f"{_SIDE} {_said(side)}", (side.citation,)) for side in sides]


def _said(side: Side) -> str:
    return side.text if side.speaker in side.text else f"{side.speaker}: {side.text}"


def _labelled(
    section: Section, number: int, told: Sequence[Line]
) -> Iterable[tuple[str, tuple[Passage, Line]]]:
    """The lines as sentences of one text that is headed as the section is."""
    if not told:
        return
    days = [c.article.dated for line in told for c in line.citations if c.article.dated]
    text = "\n".join(line.text for line in told)
    story = Article(
        section.headline or "", text, id=f"{section.story} ", published=max(days, default=None)
    )
    at = 0
    for n, line in enumerate(told):
        passage = Passage(story, "text", n, at, at + len(line.text))
        at = passage.end + 1
        yield f"B{number}.{n + 1}", (passage, line)


def _cited(citation: Citation) -> Passage:
    """What is cited, be it a part of a sentence, with the number of that sentence."""
    index = next((passage.index for passage in passages_at([citation])), 0)
    return Passage(citation.article, citation.field, index, citation.start, citation.end)
