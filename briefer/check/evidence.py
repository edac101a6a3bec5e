"""A claim sentence and where to look in, the evidence window out. Pure.

The window is the sentences the claim stands on, and what they need of their neighbours: the
sentence before and after, and the title. `best` is the one that the claim follows most closely.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from briefer.check.alignment import Alignment, Item, aligned, date_key, items, meanings
from briefer.check.article import IndexedArticle, Located, indexed
from briefer.languages.together import PLAIN
from briefer.model import Article, Passage
from briefer.ports import Parse
from briefer.reading.moments import agrees
from briefer.reading.sentence import Reading
from briefer.reading.tokens import Token

_CANDIDATES = 3  # sentences that are compared word by word with the claim
_SHARED = 0.15  # of a claim’s plain words, under which it is of another language
_WINDOW = 4  # sentences a claim may stand on when nobody says which


@dataclass(frozen=True)
class Evidence:
    """What a claim is held against. `given` says that the passages were named by the caller."""

    claim: Reading
    articles: tuple[IndexedArticle, ...]
    cited: tuple[Located, ...]
    near: tuple[Located, ...]
    best: Located | None
    alignment: Alignment
    given: bool
    parse: Parse | None = None

    @cached_property
    def cited_stems(self) -> frozenset[str]:
        return frozenset(stem for sentence in self.cited for stem in sentence.reading.stems)

    @cached_property
    def near_stems(self) -> frozenset[str]:
        near = frozenset(stem for sentence in self.near for stem in sentence.reading.stems)
        return near | self.cited_stems

    @cached_property
    def homeless(self) -> tuple[Token, ...]:
        """Content words of the claim that no sentence of the window has, nor a synonym of it.

        Numbers and dates are compared by value.
        """
        stems, groups = self._home_stems, self._home_meanings
        figures, said = self._known_figures, PLAIN if self._somebody_speaks else ()
        return tuple(
            token
            for token in self.claim.content
            if token.stem not in stems
            and token.norm not in said
            and not any(start <= token.start < end for start, end in figures)
            and not meanings(token.stem) & groups
            and not (token.capital and token.stem in self.near_stems)
            and not (token.capital and any(article.names_as(token) for article in self.articles))
        )

    @cached_property
    def covered(self) -> float:
        """The weighted share, 0 to 1, of the claim's content words that have a home."""
        total = sum(self._weight(token) for token in self.claim.content)
        missing = sum(self._weight(token) for token in self.homeless)
        return 1.0 - missing / total if total else 1.0

    def _weight(self, token: Token) -> float:
        return max((article.weight(token) for article in self.articles), default=1.0)

    @property
    def _somebody_speaks(self) -> bool:
        return any(
            token.norm in PLAIN
            for sentence in (self.cited if self.given else self.window)
            for token in sentence.reading.tokens
        )

    @property
    def _known_figures(self) -> list[tuple[int, int]]:
        """Places of amounts and dates that the evidence has, maybe in other words."""
        home = [s.reading for s in (self.cited if self.given else self.window)]
        values = [amount for reading in home for amount in reading.amounts]
        named = [moment for reading in home for moment in reading.moments]
        days = {date_key(moment) for moment in named}
        moments = self.claim.moments
        dated = [m for m in moments if date_key(m) in days or any(agrees(m, o) for o in named)]
        counted = [a for a in self.claim.amounts if any(map(a.says_same, values))]
        return [*((a.start, a.end) for a in counted), *((m.start, m.end) for m in dated)]

    @property
    def _home_stems(self) -> frozenset[str]:
        """Where words may come from: of the neighbours of a given passage, names only."""
        return self.cited_stems if self.given else self.near_stems

    @cached_property
    def _home_meanings(self) -> frozenset[str]:
        return frozenset(group for stem in self._home_stems for group in meanings(stem))

    @cached_property
    def before(self) -> Located | None:
        """The sentence before the closest one: what its pronouns stand for."""
        if self.best is None:
            return None
        for article in self.articles:
            if article.article is self.best.passage.article:
                at = next(n for n, s in enumerate(article.sentences) if s is self.best)
                return article.sentences[at - 1] if at else None
        return None

    @property
    def window(self) -> tuple[Located, ...]:
        return self.cited + self.near

    @property
    def everything(self) -> Iterable[Located]:
        return (sentence for article in self.articles for sentence in article.sentences)

    @cached_property
    def translated(self) -> bool:
        """The claim shares hardly a plain word with what it cites: it is of another language."""
        plain = [t for t in self.claim.tokens if not t.number and not t.capital]
        known = {t.stem for sentence in self.cited for t in sentence.reading.tokens}
        return bool(plain) and sum(t.stem in known for t in plain) < _SHARED * len(plain)

    @property
    def near_copy(self) -> bool:
        """The claim follows one sentence so closely that each changed word is a change."""
        return self.alignment.kept_content >= 0.6 and self.alignment.kept >= 0.6


def evidence_in(claim: Reading, articles: Sequence[Article]) -> Evidence:
    """The window for a claim when any sentence of the articles may support it."""
    indexes = tuple(indexed(article) for article in articles)
    pool = _sharing(claim, indexes)
    return _dated_window(claim, indexes, pool, given=False)


def evidence_of(claim: Reading, passages: Sequence[Passage]) -> Evidence:
    """The window for a claim that cites these passages."""
    indexes = tuple(indexed(a) for a in {p.article.id: p.article for p in passages}.values())
    places = {(p.article.id, p.field, p.start) for p in passages}
    given = (
        [
            (n, s, index)
            for index in indexes
            for n, s in enumerate(index.sentences)
            if any(_covers(s.passage, p) for p in passages if p.article.id == index.article.id)
        ]
        if places
        else []
    )
    return _dated_window(claim, indexes, [(index, n) for n, _, index in given], given=True)


def _dated_window(
    claim: Reading,
    indexes: tuple[IndexedArticle, ...],
    pool: list[tuple[IndexedArticle, int]],
    *,
    given: bool,
) -> Evidence:
    """The claim as written on the day of the article it follows: its weekdays are that week's."""
    if not pool:
        return _window(claim, indexes, pool, given=given)
    evidence = _window(_dated(claim, pool[0][0].article), indexes, pool, given=given)
    best = evidence.best
    if best is None or best.passage.article.published == pool[0][0].article.published:
        return evidence
    return _window(_dated(claim, best.passage.article), indexes, pool, given=given)


def _dated(claim: Reading, article: Article) -> Reading:
    return Reading(claim.text, article.published.date()) if article.published else claim


def _covers(sentence: Passage, cited: Passage) -> bool:
    return (
        sentence.field == cited.field and sentence.start < cited.end and cited.start < sentence.end
    )


def _sharing(
    claim: Reading, indexes: tuple[IndexedArticle, ...]
) -> list[tuple[IndexedArticle, int]]:
    """Sentences that share words with the claim, most telling first."""
    shared: Counter[tuple[int, int]] = Counter()
    distinct = {token.stem: token for token in claim.content}
    for which, index in enumerate(indexes):
        for stem, token in distinct.items():
            weight = index.weight(token)
            for number in index.holders(stem):
                shared[which, number] += weight  # type: ignore[assignment]
    ordered = sorted(shared, key=lambda place: (-shared[place], place))
    return [(indexes[which], number) for which, number in ordered[: _WINDOW * 4]]


def _window(
    claim: Reading,
    indexes: tuple[IndexedArticle, ...],
    pool: list[tuple[IndexedArticle, int]],
    *,
    given: bool,
) -> Evidence:
    wanted = items(claim)
    best, alignment = _closest(claim, wanted, pool, given=given)
    chosen = pool if given else _with_text(claim, _enough(claim, pool, best), pool)
    places = {(id(index), number) for index, number in chosen}
    near = [
        index.sentences[n]
        for index, number in chosen
        for n in (number - 1, number + 1)
        if 0 <= n < len(index.sentences) and (id(index), n) not in places
    ]
    used = {id(index) for index, _ in chosen}
    titles = [i.sentences[0] for i in indexes if id(i) in used and i.article.title]
    cited = tuple(index.sentences[number] for index, number in chosen)
    neighbours = tuple({id(s): s for s in (*near, *titles) if s not in cited}.values())
    located = best[0].sentences[best[1]] if best else None
    return Evidence(claim, indexes, cited, neighbours, located, alignment, given)


def _closest(
    claim: Reading,
    wanted: tuple[Item, ...],
    pool: list[tuple[IndexedArticle, int]],
    *,
    given: bool,
) -> tuple[tuple[IndexedArticle, int] | None, Alignment]:
    candidates = pool if given else pool[:_CANDIDATES]
    compared = [
        (place, aligned(wanted, place[0].items(place[1]), place[0].places(place[1])))
        for place in candidates[: _CANDIDATES * 2]
    ]
    if not compared:
        return None, Alignment(wanted, (), ())
    return max(compared, key=lambda pair: pair[1].kept_content + pair[1].kept)


def _enough(
    claim: Reading,
    pool: list[tuple[IndexedArticle, int]],
    best: tuple[IndexedArticle, int] | None,
) -> list[tuple[IndexedArticle, int]]:
    """The closest sentence, then those that bring words of the claim it lacks."""
    if best is None:
        return []
    chosen = [best]
    open_stems = {token.stem: token for token in claim.content}
    for stem in best[0].sentences[best[1]].reading.stems:
        open_stems.pop(stem, None)
    while open_stems and len(chosen) < _WINDOW:
        rest = [place for place in pool if place not in chosen]
        if not rest:
            break
        top = max(rest, key=lambda place: _brings(place, open_stems))
        if _brings(top, open_stems) < 1.0:
            break
        chosen.append(top)
        for stem in top[0].sentences[top[1]].reading.stems:
            open_stems.pop(stem, None)
    return chosen


def _with_text(
    claim: Reading, chosen: list[tuple[IndexedArticle, int]], pool: list[tuple[IndexedArticle, int]]
) -> list[tuple[IndexedArticle, int]]:
    """Adds the sentence of the text that says it too, where only titles were chosen."""
    if not chosen or any(_in_text(place) for place in chosen):
        return chosen
    wanted = {token.stem for token in claim.content}
    said = next((place for place in pool if _in_text(place)), None)
    if said is None:
        return chosen
    has = wanted & said[0].sentences[said[1]].reading.stems
    return [*chosen, said] if 2 * len(has) >= len(wanted) else chosen


def _in_text(place: tuple[IndexedArticle, int]) -> bool:
    return place[0].sentences[place[1]].passage.field == "text"


def _brings(place: tuple[IndexedArticle, int], open_stems: dict[str, Token]) -> float:
    index, number = place
    stems = index.sentences[number].reading.stems
    return sum(index.weight(token) for stem, token in open_stems.items() if stem in stems)
