"""Cards in, how they belong together out: neighbours, months, stories over days, notes. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from briefer.render.addresses import story_address
from briefer.render.cards import Card, Line, TakenBack


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A source of a topic, and in words how it fares."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """What is configured of a topic: its query, empty for the words of its name, and sources."""

    query: str = ""
    sources: tuple[Asked, ...] = ()


@dataclass(frozen=True, slots=True)
class Day:
    """What one brief adds to a story: lines that were not told before, and what it takes back."""

    card: Card
    lines: tuple[Line, ...]
    taken_back: tuple[TakenBack, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A story of a topic as its briefs told it, the oldest first."""

    topic: str
    story: str
    title: str
    days: tuple[Day, ...]

    @property
    def address(self) -> str:
        return story_address(self.topic, self.story)

    @property
    def is_over_days(self) -> bool:
        """Whether there is more to read than on the page of one brief."""
        days = {day.card.day for day in self.days if day.lines}
        return len(days) > 1 or any(day.taken_back for day in self.days)


@dataclass(frozen=True)
class Site:
    """All cards of a site. `went_over` names stories that are told under another id now."""

    all: tuple[Card, ...]
    went_over: Mapping[tuple[str, str], str] = field(default_factory=dict)
    followed: Mapping[str, Followed] = field(default_factory=dict)
    language: str = "en"
    site_url: str | None = None
    searched: bool = False

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        """The cards, the newest first."""
        return tuple(sorted(self.all, key=_order, reverse=True))

    @cached_property
    def topics(self) -> Mapping[str, tuple[Card, ...]]:
        """The cards of each topic, the newest first; that with the newest brief is the first."""
        found: dict[str, list[Card]] = {}
        for card in self.cards:
            found.setdefault(card.topic, []).append(card)
        return {topic: tuple(cards) for topic, cards in found.items()}

    def months(self, topic: str) -> list[tuple[str, list[Card]]]:
        """The months of a topic with their cards, the newest first."""
        cards = sorted(self.topics[topic], key=lambda card: (card.day, *_order(card)), reverse=True)
        return [(month, list(part)) for month, part in groupby(cards, key=lambda c: c.month)]

    def beside(self, card: Card) -> tuple[Card | None, Card | None]:
        """The brief before and the one after it, daily among daily ones, weekly among weekly."""
        return self._beside[card.address]

    @cached_property
    def _beside(self) -> dict[str, tuple[Card | None, Card | None]]:
        found: dict[str, tuple[Card | None, Card | None]] = {}
        for cards in self.topics.values():
            for weekly in (False, True):
                row: list[Card] = [card for card in cards if card.is_weekly is weekly]
                for card, later, earlier in zip(row, [None, *row], [*row[1:], None], strict=False):
                    found[card.address] = (earlier, later)
        return found

    @cached_property
    def stories(self) -> Mapping[str, Told]:
        """The stories that are told over days, by address."""
        told = (_told(topic, cards, self.went_over) for topic, cards in self.topics.items())
        found = {story.address: story for part in told for story in part if story.is_over_days}
        return dict(sorted(found.items()))

    def story_of(self, topic: str, story: str) -> Told | None:
        """The story over days behind an id of a brief; None where one brief told all of it."""
        return self.stories.get(story_address(topic, self.went_over.get((topic, story), story)))

    def pointers(self) -> dict[str, Told]:
        """The addresses of stories that went over to another, and that one."""
        named = {
            (c.topic, t.story)
            for c in self.cards
            for t in c.told
            if (c.topic, t.story) in self.went_over
        }
        found = {story_address(*key): self.story_of(*key) for key in sorted(named)}
        return {address: told for address, told in found.items() if told}

    def later_notes(self, card: Card) -> list[tuple[str, TakenBack, Card]]:
        """What later briefs took back of this one: the line's anchor, what of it, and where."""
        said = {line.text: line.anchor for part in card.told for line in part.lines}
        said |= {part.title: said.get(part.title, "") for part in card.told}
        return [
            (said[item.was], item, later)
            for item, later in self._taken_back.get(card.topic, ())
            if item.was in said and _order(later) > _order(card)
        ]

    @cached_property
    def _taken_back(self) -> dict[str, list[tuple[TakenBack, Card]]]:
        found: dict[str, list[tuple[TakenBack, Card]]] = {}
        for card in reversed(self.cards):
            found.setdefault(card.topic, []).extend((item, card) for item in card.corrected)
        return found


def _order(card: Card) -> tuple[str, str, str]:
    return card.until.isoformat(), card.slot, card.topic


def _told(
    topic: str, cards: Sequence[Card], went_over: Mapping[tuple[str, str], str]
) -> list[Told]:
    """Every story of a topic, each line where it was told first."""
    days: dict[str, list[Day]] = {}
    titles: dict[str, str] = {}
    said: dict[str, set[str]] = {}
    for card in reversed(cards):
        fresh: dict[str, tuple[Line, ...]] = {}
        for part in card.told:
            key = went_over.get((topic, part.story), part.story)
            known = said.setdefault(key, set())
            lines = tuple(line for line in part.lines if line.text not in known)
            titles[key] = titles.get(key, part.title) if key in fresh else part.title
            fresh[key] = (*fresh.get(key, ()), *lines)  # two stories of then may be one now
            known |= {line.text for line in part.lines}
        back = _taken_back(card, said) if card.corrected else {}
        for key in dict.fromkeys((*fresh, *back)):
            if fresh.get(key) or key in back:
                day = Day(card, fresh.get(key, ()), back.get(key, ()))
                days.setdefault(key, []).append(day)
    return [Told(topic, key, titles[key], tuple(found)) for key, found in days.items()]


def _taken_back(card: Card, said: Mapping[str, set[str]]) -> dict[str, tuple[TakenBack, ...]]:
    """What the brief took back of each story that had said it."""
    found = {
        key: tuple(item for item in card.corrected if item.was in lines)
        for key, lines in said.items()
    }
    return {key: items for key, items in found.items() if items}
