"""The cards of a site in, its pages around the briefs out: index, months, topics, stories. Pure.

A page is first its values, plain texts, numbers and addresses, and from them filled in: the values
alone say whether a page that is written already is still right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from briefer.render.addresses import correction_anchors, topic_address
from briefer.render.cards import Card, Line, TakenBack
from briefer.render.feeds import ATOM_FILE, JSON_FILE
from briefer.render.frame import STYLE_SHEET, Feed, Frame, LaterNote
from briefer.render.locale import Tongue, tongue_of
from briefer.render.site import Day, Site, Told
from briefer.render.site_words import LABELS
from briefer.render.style import Style
from briefer.render.ways import Ways

Values = dict[str, Any]

SEARCH: Final = "search.html"
PICTURE: Final = "picture.svg"
_NEWEST: Final = 12  # briefs on the index, and on the page of a topic; months have the others
_STORIES: Final = 20  # on the page of a topic; the list of everything has the others
_MARKS: Final = {"new": "", "update": "Update", "known": "Known"}


def month_address(topic: str, month: str) -> str:
    """The page of a month's briefs.

    >>> month_address("bakhmut", "2026-11")
    'bakhmut/2026-11/'
    """
    return f"{topic_address(topic)}{month}/"


@dataclass(frozen=True, slots=True)
class Pages:
    """The site, and how its texts are printed."""

    site: Site

    @property
    def style(self) -> Style:
        return Style()

    @property
    def tongue(self) -> Tongue:
        return tongue_of(self.site.language)

    # ------------------------------------------------------------ the pages

    def index(self) -> Values:
        """The newest briefs of all topics, and the topics with their months."""
        ways = self._ways("")
        newest = self.site.cards[:_NEWEST]
        return self._page("", self.tongue.say("Briefs")) | {
            "topics": [self._topic_entry(topic, ways) for topic in self.site.topics],
            "briefs": [self._brief(card, ways, named=True) for card in newest],
        }

    def topic(self, topic: str) -> Values:
        """A topic: its newest briefs, its months, its stories, its query and sources."""
        address = topic_address(topic)
        ways, cards = self._ways(address), self.site.topics[topic]
        followed = self.site.followed.get(topic)
        stories = [told for told in self.site.stories.values() if told.topic == topic]
        stories.sort(key=lambda told: (told.days[-1].card.day, told.story), reverse=True)
        line = self.style.line
        return self._page(address, cards[0].title, topic=topic) | {
            "briefs": [self._brief(card, ways) for card in cards[:_NEWEST]],
            "months": self._months(topic, ways),
            "stories": [self._story_entry(told, ways) for told in stories[:_STORIES]],
            "query": line(followed.query) if followed else "",
            "sources": [
                {"name": line(source.name, 200), "text": line(source.text, 400)}
                for source in (followed.sources if followed else ())
            ],
        }

    def month(self, topic: str, month: str, cards: Sequence[Card]) -> Values:
        """The briefs of a month, the newest first."""
        address = month_address(topic, month)
        ways, title = self._ways(address), f"{cards[0].title}, {self._month_name(month)}"
        return self._page(address, title, topic=topic) | {
            "briefs": [self._brief(card, ways) for card in cards],
            "months": self._months(topic, ways),
        }

    def story(self, told: Told, *, picture: str) -> Values:
        """A story over days in words. `picture` describes its picture, empty without one."""
        ways, line = self._ways(told.address), self.style.line
        title = self.site.topics[told.topic][0].title
        return self._page(told.address, told.title, topic=told.topic) | {
            "topic_title": line(title, 300),
            "span": self._span(told),
            "days": [self._day(day, ways) for day in told.days],
            "picture": {"src": PICTURE, "text": line(picture, 300)} if picture else None,
        }

    def pointer(self, address: str, told: Told) -> Values:
        """What stands where a story was that is told elsewhere now."""
        ways = self._ways(address)
        return self._page(address, told.title, topic=told.topic) | {
            "href": ways.to(told.address),
        }

    def everything(self) -> Values:
        """Search, and the plain list of every brief by month and every story over days."""
        ways, line = self._ways(SEARCH), self.style.line
        days = [
            {
                "day": line(card.day_text),
                "topic": line(card.title, 300),
                "href": ways.to(card.address),
                "tally": line(card.tally),
            }
            for card in self.site.cards
        ]
        stories = [self._story_entry(told, ways) for told in self.site.stories.values()]
        return self._page(SEARCH, self.tongue.say("Search")) | {
            "briefs": days,
            "stories": sorted(stories, key=lambda entry: (entry["title"], entry["href"])),
            "searched": self.site.searched,
            "older": len({card.month for card in self.site.all}) > 1,
        }

    def frame(self, card: Card) -> Frame:
        """What the page of a brief has to know of the site around it."""
        ways, say = self._ways(card.address), tongue_of(card.language).say
        earlier, later = self.site.beside(card)
        links = [(say("All briefs"), ways.to("")), (card.title, ways.to(topic_address(card.topic)))]
        links += [(f"← {earlier.day_text}", ways.to(earlier.address))] if earlier else []
        links += [(f"{later.day_text} →", ways.to(later.address))] if later else []
        links += [(say("Search"), ways.to(SEARCH))]
        told = {part.story: self.site.story_of(card.topic, part.story) for part in card.told}
        return Frame(
            root=ways.root,
            links=tuple((self.style.line(label, 200), address) for label, address in links),
            story_addresses={key: ways.to(found.address) for key, found in told.items() if found},
            notes=tuple(
                LaterNote(anchor, self._correction(item, later), ways.to(later.address) + place)
                for anchor, item, later in self.site.later_notes(card)
                for place in [_place(item, later)]
            ),
            feeds=tuple(self._feeds(card.topic, card.title, ways)),
        )

    # ------------------------------------------------------------ what they are made of

    def _ways(self, here: str) -> Ways:
        return Ways(here, self.site.site_url)

    def _page(self, address: str, title: str, *, topic: str | None = None) -> Values:
        """What every page has: title, style sheets, ways to elsewhere, feeds."""
        ways, say = self._ways(address), self.tongue.say
        cards = self.site.topics.get(topic or "")
        links = [(say("All briefs"), ways.to(""))]
        if topic and cards:
            links.append((cards[0].title, ways.to(topic_address(topic))))
        links.append((say("Search"), ways.to(SEARCH)))
        named = self.style.line(cards[0].title, 200) if cards else say("Briefs")
        return {
            "title": self.style.line(title, 300),
            "language": self.style.line(self.tongue.code),
            "root": ways.root,
            "style_sheet": STYLE_SHEET,
            "canonical": ways.whole(address),
            "links": [
                {
                    "label": self.style.line(label, 200),
                    "href": href,
                    "here": href == ways.to(address),
                }
                for label, href in links
            ],
            "feeds": [
                {"type": feed.media_type, "title": feed.title, "href": feed.address}
                for feed in self._feeds(topic if cards else None, named, ways)
            ],
            "t": {label: say(label) for label in LABELS},
        }

    def _feeds(self, topic: str | None, title: str, ways: Ways) -> Iterator[Feed]:
        folder = topic_address(topic) if topic else ""
        name = self.style.line(title, 200)
        yield Feed("application/atom+xml", name, ways.to(f"{folder}{ATOM_FILE}"))
        yield Feed("application/feed+json", name, ways.to(f"{folder}{JSON_FILE}"))

    def _topic_entry(self, topic: str, ways: Ways) -> Values:
        cards = self.site.topics[topic]
        return {
            "title": self.style.line(cards[0].title, 300),
            "href": ways.to(topic_address(topic)),
            "months": self._months(topic, ways),
        }

    def _months(self, topic: str, ways: Ways) -> list[Values]:
        return [
            {
                "label": self._month_name(month),
                "href": ways.to(month_address(topic, month)),
                "count": len(cards),
                "here": month_address(topic, month) == ways.here,
            }
            for month, cards in self.site.months(topic)
        ]

    def _month_name(self, month: str) -> str:
        return self.tongue.month(date.fromisoformat(f"{month}-01"))

    def _brief(self, card: Card, ways: Ways, *, named: bool = False) -> Values:
        line = self.style.line
        return {
            "topic": line(card.title, 300) if named else "",
            "day": line(card.day_text),
            "language": line(card.language, 20),
            "weekly": self.tongue.say("the week") if card.is_weekly else "",
            "href": ways.to(card.address),
            "tally": line(card.tally),
            "corrections": [line(text) for text in card.corrections],
            "lines": [self._line(text, card, ways) for text in card.top],
        }

    def _line(self, told: Line, card: Card, ways: Ways) -> Values:
        line, mark = self.style.line, _MARKS.get(told.novelty, "")
        return {
            "text": line(told.text),
            "changed": line(told.changed),
            "by": line(told.by, 300),
            "mark": self.tongue.say(mark) if mark else "",
            "href": ways.to(card.address, told.anchor),
        }

    def _day(self, day: Day, ways: Ways) -> Values:
        return {
            "day": self.style.line(day.card.day_text),
            "href": ways.to(day.card.address),
            "language": self.style.line(day.card.language, 20),
            "lines": [self._line(told, day.card, ways) for told in day.lines],
            "corrections": [
                {
                    "was": self.style.line(item.was),
                    "text": self._correction(item, day.card),
                    "href": ways.to(day.card.address),
                }
                for item in day.taken_back
            ],
        }

    def _correction(self, item: TakenBack, later: Card) -> str:
        """That a line was taken back, when, and what its source says now."""
        tongue = tongue_of(later.language)
        day = tongue.dated(date.fromisoformat(later.day))
        gone = "Corrected on {day}: its source no longer says so."
        became = "Corrected on {day}: the source now says “{now}”"
        said = tongue.say(became if item.now else gone, day=day, now=item.now)
        return self.style.line(said, 1000)

    def _story_entry(self, told: Told, ways: Ways) -> Values:
        return {
            "title": self.style.line(told.title, 300),
            "href": ways.to(told.address),
            "span": self._span(told),
        }

    def _span(self, told: Told) -> str:
        first, last = (date.fromisoformat(told.days[end].card.day) for end in (0, -1))
        days = [self.tongue.dated(day) for day in dict.fromkeys((first, last))]
        return self.style.line(" – ".join(days))


def _place(item: TakenBack, later: Card) -> str:
    """Where on the page of a later brief a line is taken back."""
    lines = [one.was for one in later.corrected]
    return f"#{correction_anchors(lines)[lines.index(item.was)]}"
