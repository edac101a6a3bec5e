"""A story in, what its sides disagree about out, each side with its citation. Pure.

Two kinds: different figures for the same thing on the same day by different speakers, and a
claim that somebody else denies. Copies of one article never disagree. Precision goes before
recall: a disagreement that is none misleads more than one that is not shown.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property
from itertools import islice

from briefer.compare.denials import FEWEST_NEAR, Denial, covered, denial, said_keys
from briefer.compare.figures import Figure, differ, figures, same_thing
from briefer.model import Article, Citation, Disagreement, Passage, Side, Story
from briefer.reading.saying import Saying, vouching
from briefer.reading.sentence import Reading
from briefer.text.datelines import without_dateline
from briefer.text.folding import words
from briefer.text.sentences import passages

MOST_SIDES = 4
# Two sentences of one article are about one thing when they stand together.
STANDS_TOGETHER = 3
# More figures for one thing, or denials in a story, are a table or a text made to cost time.
MOST_FIGURES = MOST_DENIALS = 200
# A longer "sentence" is a list, a caption or a cutting mistake; patterns read no more than this.
LONGEST = 600
# A sentence with a link, an address or markup in it is nobody's statement.
_MARKED = re.compile(r"://|www\.|[<>@`]|\]\(")
# A denial answers a claim of the same days, not one of last month.
ANSWERED_WITHIN = timedelta(days=5)
_DIGIT = re.compile(r"\d")
_DOUBTFUL = re.compile(
    r"\b(?:alleged(?:ly)?|reportedly|(?:would|could) have|disbelief|doubts?|нібито|якобы)\b",
    re.IGNORECASE,
)


def disagreements(story: Story) -> tuple[Disagreement, ...]:
    """What the sides of the story disagree about: figures first, then claims and denials."""
    sentences = [line for article in story.originals for line in _lines(article)]
    return (*_about_figures(sentences), *_about_claims(sentences))


# A class with a cache, so no slots: what a sentence says is worked out when first asked for.
@dataclass(frozen=True, eq=False)
class _Line:
    """A sentence with what is needed to tell who says it: the one speaker before it."""

    passage: Passage
    order: int
    previous: _Line | None

    @property
    def article(self) -> Article:
        return self.passage.article

    @cached_property
    def said(self) -> tuple[Saying, ...]:
        return self.reading.sayings

    @property
    def before(self) -> str:
        """The one speaker of the sentence before; nobody where there are several."""
        said = self.previous.said if self.previous else ()
        return said[0].who if len(said) == 1 else ""

    @cached_property
    def reading(self) -> Reading:
        day = self.article.published.date() if self.article.published else None
        return Reading(self.passage.text, day)

    @cached_property
    def keys(self) -> frozenset[str]:
        return said_keys(self.reading)

    @cached_property
    def denial(self) -> Denial | None:
        return denial(self.reading)

    def speaker(self, place: int, *, publisher: str = "") -> str:
        return vouching(place, self.said, before=self.before, publisher=publisher)


@dataclass(frozen=True, slots=True)
class _Claim:
    """A figure, who gives it and where."""

    figure: Figure
    speaker: str
    line: _Line
    named: bool = True

    @property
    def side(self) -> Side:
        return _side(self.speaker, self.line)


def _lines(article: Article) -> Iterator[_Line]:
    """The sentences of an article; a title only stands for a text that is missing."""
    previous: _Line | None = None
    found = passages(article)
    body = [passage for passage in found if passage.field == "text"] or list(found)
    for order, passage in enumerate(body):
        if len(passage.text) > LONGEST or _MARKED.search(passage.text):
            previous = None
            continue
        previous = _Line(passage, order, previous)
        yield previous


# ---------------------------------------------------------------- different figures


def _about_figures(lines: Sequence[_Line]) -> Iterator[Disagreement]:
    things: dict[tuple[object, ...], list[_Claim]] = defaultdict(list)
    for claim in _claims(lines):
        figure = claim.figure
        things[figure.noun, figure.action, figure.qualities, figure.span].append(claim)
    for claims in things.values():
        sides = _sides_that_differ(claims[:MOST_FIGURES])
        if len(sides) >= 2:
            yield Disagreement(_thing(sides[0].figure), tuple(c.side for c in sides[:MOST_SIDES]))


def _claims(lines: Sequence[_Line]) -> Iterator[_Claim]:
    for line in lines:
        if not _DIGIT.search(line.passage.text) and not line.reading.amounts:
            continue
        for figure in figures(line.passage.text, line.reading):
            speaker = line.speaker(figure.amount.start)
            if _is_a_name(speaker):
                yield _Claim(figure, speaker, line)
            elif not line.said and _is_over(figure, line.article):
                yield _Claim(figure, line.article.publisher, line, named=False)


def _is_a_name(speaker: str) -> bool:
    """`police` and `officials` are not: two of them may be one, an hour apart."""
    return any(word[0].isupper() for word in speaker.split()[1:]) or (
        speaker[:1].isupper() and not speaker.lower().startswith(("the ", "a ", "an "))
    )


def _is_over(figure: Figure, article: Article) -> bool:
    """A publisher's own count of a day is settled when the day is: before that it only grows."""
    if not (article.publisher and article.published and figure.days):
        return False
    published = article.published.date().isoformat()
    return all(day < published for day in figure.days)


def _sides_that_differ(claims: Sequence[_Claim]) -> list[_Claim]:
    """One claim a speaker, of those that contradict another speaker's."""
    against = [c for c in claims if any(_contradict(c, other) for other in claims)]
    sides: list[_Claim] = []
    for claim in sorted(against, key=lambda claim: _line_age(claim.line)):
        if not any(_same_speaker(claim.speaker, side.speaker) for side in sides):
            sides.append(claim)
    return [c for c in sides if any(_contradict(c, other) for other in sides)]


def _contradict(one: _Claim, other: _Claim) -> bool:
    return (
        same_thing(one.figure, other.figure)
        and _same_time_and_place(one, other)
        and not _same_speaker(one.speaker, other.speaker)
        and differ(one.figure, other.figure)
    )


def _same_time_and_place(one: _Claim, other: _Claim) -> bool:
    """Days and places must be named and shared; within one article they may go unsaid."""
    same_article = one.line.article.id == other.line.article.id
    if same_article and not (one.named and other.named and _near(one.line, other.line)):
        return False
    days, places = (one.figure.days, other.figure.days), (one.figure.places, other.figure.places)
    return _shared(*days, unsaid=same_article) and _shared(*places, unsaid=same_article)


def _near(one: _Line, other: _Line) -> bool:
    return one.article.id == other.article.id and abs(one.order - other.order) <= STANDS_TOGETHER


def _shared(one: frozenset[str], other: frozenset[str], *, unsaid: bool) -> bool:
    if one and other:
        return bool(one & other)
    return unsaid


def _thing(figure: Figure) -> str:
    return f"{figure.about} {' or '.join(sorted(figure.action))}".strip()


# ---------------------------------------------------------------- claims and denials


def _about_claims(lines: Sequence[_Line]) -> Iterator[Disagreement]:
    denying = list(islice((line for line in lines if line.denial), MOST_DENIALS))
    saying = _by_key(lines) if denying else {}
    answered: dict[int, tuple[str, list[Side]]] = {}
    for line in denying:
        denied = line.denial
        found = _claim_denied(denied, line, saying) if denied else None
        if denied is None or found is None:
            continue
        claimant, claim = found
        about = denied.content or claim.passage.text
        _, sides = answered.setdefault(id(claim), (about, [_side(claimant, claim)]))
        if not any(_same_speaker(denied.speaker, side.speaker) for side in sides):
            sides.append(_side(denied.speaker, line))
    for about, sides in answered.values():
        if len(sides) >= 2:
            yield Disagreement(about, tuple(sides[:MOST_SIDES]))


def _by_key(lines: Iterable[_Line]) -> dict[str, list[_Line]]:
    """The sentences that say a thing, by that thing: a denial is held only against those."""
    found: dict[str, list[_Line]] = defaultdict(list)
    for line in lines:
        for key in line.keys:
            found[key].append(line)
    return found


def _claim_denied(
    denied: Denial, line: _Line, saying: Mapping[str, Sequence[_Line]]
) -> tuple[str, _Line] | None:
    """Who made the claim and where: for `denied it` the words just before, else the best match."""
    if not denied.keys:
        return _claim_just_before(denied, line)
    shared = Counter(other for key in denied.keys for other in saying.get(key, ()))
    parts = (
        (covered(denied, other.keys, near=_near(line, other)), other)
        for other, common in shared.items()
        if common >= FEWEST_NEAR
    )
    candidates = [
        (-part, _line_age(other), claimant, other)
        for part, other in parts
        if part and _answers(line.article, other.article)
        for claimant in (_claimant(other, denied, line),)
        if claimant
    ]
    best = min(candidates, default=None, key=lambda candidate: candidate[:2])
    return best[2:] if best else None


def _claim_just_before(denied: Denial, line: _Line) -> tuple[str, _Line] | None:
    earlier = [item.who for item in line.said if item.start < denied.start and item.who]
    others = [name for name in earlier if not _same_speaker(name, denied.speaker)]
    if others:
        return others[-1], line
    claimant = _claimant(line.previous, denied, line) if line.previous else ""
    return (claimant, line.previous) if claimant and line.previous else None


def _claimant(other: _Line, denied: Denial, line: _Line) -> str:
    """The one who says that sentence, if it is another speaker who denies nothing in it."""
    if other is line or not other.said or other.denial:
        return ""
    unsure = other.reading.stance(other.said[0]) in {"asks", "doubts"}
    if unsure or _DOUBTFUL.search(other.passage.text):
        return ""
    claimant = other.speaker(other.said[0].start)
    return "" if not claimant or _same_speaker(claimant, denied.speaker) else claimant


def _answers(denying: Article, claiming: Article) -> bool:
    if denying.published is None or claiming.published is None:
        return True
    gap = denying.published - claiming.published
    return -timedelta(days=1) <= gap <= ANSWERED_WITHIN


# ---------------------------------------------------------------- sides


def _side(speaker: str, line: _Line) -> Side:
    """The sentence without its dateline, as it stands in the article."""
    passage = line.passage
    cut = replace(passage, start=passage.start + without_dateline(passage.text))
    return Side(speaker, cut.text, Citation.of(cut))


def _same_speaker(one: str, other: str) -> bool:
    """True where one name is part of the other: `Hnatiuk` and `Colonel Taras Hnatiuk`."""
    first, second = (set(words(name)) - {"the", "a", "an"} for name in (one, other))
    return first <= second or second <= first


def _line_age(line: _Line) -> tuple[float, str, int]:
    when = line.article.dated
    return (when.timestamp() if when else float("inf"), line.article.id, line.order)
