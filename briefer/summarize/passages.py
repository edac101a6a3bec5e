"""A story in, the passages worth a model's attention within a token budget out. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from briefer.model import Article, Citation, Passage, Story
from briefer.ports import LabelledPassage
from briefer.summarize.scoring import Taken, Weighed, by_gain, weighed
from briefer.summarize.sentence_filter import unfit, unfit_title
from briefer.summarize.units import Unit, units
from briefer.text.sentences import passages

ARTICLE_TOKENS = 40  # what the line above an article's passages costs: title, publisher, date
PASSAGE_TOKENS = 8  # what a label and the line end cost
_SEEN_PUBLISHER = 0.8  # a second voice of a publisher counts this much of a new one's
_FAINT = 0.0615  # share of the best worth below which a sentence is not worth its place

Count = Callable[[str], int]


def chosen(
    story: Story,
    *,
    about: Callable[[str], float],
    budget: int,
    count: Count,
    needed: Sequence[Passage] = (),
) -> tuple[LabelledPassage, ...]:
    """The passages that an engine without a model prints from, labelled in reading order.

    The main one of each independent publisher, then what adds most to those, until nothing adds
    much. A sentence comes with the ones it leans on. Copies add nothing and are left out.
    """
    sentences = _sentences(story)
    candidates = weighed(units(sentences, alone=False), sentences, about=about)
    taken = Taken(seen_publisher=_SEEN_PUBLISHER)

    def wanted() -> Iterator[Unit]:
        mains = main_of_each_publisher(candidates, taken.gain)
        for candidate in chain(mains, by_gain(candidates, taken, faint=_FAINT)):
            yield candidate.unit
            taken.add(candidate)

    return packed(story, (u.passages for u in wanted()), budget=budget, count=count, needed=needed)


def packed(
    story: Story,
    wanted: Iterable[Sequence[Passage]],
    *,
    budget: int,
    count: Count,
    needed: Sequence[Passage] = (),
) -> tuple[LabelledPassage, ...]:
    """What of the wanted has room in `budget` tokens, the first first, labelled in reading order.

    Before all of it what is `needed`: the sides of a disagreement, of which one may stand in
    another story.
    """
    room = _Room(budget, count)
    for passage in needed:
        room.take((passage,))
    for unit in wanted:
        room.take(unit)
    if not room.passages:
        _anything(room, _sentences(story))
    own = {article.id: article for article in story.articles}
    others = {p.article.id: p.article for p in room.passages if p.article.id not in own}
    return labelled(room.passages, (*story.articles, *others.values()))


def _sentences(story: Story) -> list[Passage]:
    return [p for article in story.originals for p in passages(article)]


def main_of_each_publisher(
    candidates: Iterable[Weighed], gain: Callable[[Weighed], float]
) -> tuple[Weighed, ...]:
    """The unit of each publisher that adds most, publishers in the order they come."""
    best: dict[str, tuple[float, Weighed]] = {}
    for candidate in candidates:
        adds = gain(candidate)
        if candidate.publisher not in best or adds > best[candidate.publisher][0]:
            best[candidate.publisher] = (adds, candidate)
    return tuple(candidate for _, candidate in best.values())


def labelled(chosen: Iterable[Passage], articles: Sequence[Article]) -> tuple[LabelledPassage, ...]:
    """The passages in reading order under their labels: `A2.3`; `A2.0` is a title."""
    order = {article.id: n for n, article in enumerate(articles)}
    reading = sorted(chosen, key=lambda p: (order[p.article.id], *_place(p)))
    numbers = {key: n for n, key in enumerate(dict.fromkeys(p.article.id for p in reading), 1)}
    return tuple(LabelledPassage(f"A{numbers[p.article.id]}.{_place(p)[1]}", p) for p in reading)


def _anything(room: _Room, sentences: Sequence[Passage]) -> None:
    """A story none of whose sentences can stand alone still shows what can be shown."""
    for sentence in sentences:
        reason = unfit_title(sentence.text) if sentence.field == "title" else unfit(sentence.text)
        if reason not in ("instruction", "markup"):
            room.take((sentence,))


def passages_at(citations: Iterable[Citation]) -> tuple[Passage, ...]:
    """The sentences that the citations stand in: for `needed`, both sides of a disagreement."""
    return tuple(
        passage
        for citation in citations
        for passage in passages(citation.article)
        if passage.field == citation.field
        and passage.start < citation.end
        and citation.start < passage.end
    )


class _Room:
    """The passages packed so far and the tokens they leave; takes whole units or nothing."""

    def __init__(self, budget: int, count: Count) -> None:
        self.passages: list[Passage] = []
        self._left = budget
        self._count = count
        self._places: set[tuple[str, tuple[int, int]]] = set()
        self._articles: set[str] = set()

    def take(self, unit: Sequence[Passage]) -> bool:
        new = [p for p in unit if (p.article.id, _place(p)) not in self._places]
        articles = {passage.article.id for passage in new} - self._articles
        cost = len(articles) * ARTICLE_TOKENS
        cost += sum(self._count(passage.text) + PASSAGE_TOKENS for passage in new)
        if cost > self._left:
            return False
        self._left -= cost
        self._articles |= articles
        self._places |= {(passage.article.id, _place(passage)) for passage in new}
        self.passages += new
        return True


def _place(passage: Passage) -> tuple[int, int]:
    return (0, 0) if passage.field == "title" else (1, passage.index + 1)
