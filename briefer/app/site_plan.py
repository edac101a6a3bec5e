"""The site in, its files out: each with what it is made of, and how. Assembly."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefer.model import Brief, Story, digest
from briefer.render.addresses import topic_address
from briefer.render.cards import Card
from briefer.render.feeds import ATOM_FILE, JSON_FILE, NEWEST, FeedOf, atom, json_feed
from briefer.render.frame import SCRIPT, STYLE_SHEET, Frame
from briefer.render.html import page, script, style_sheet
from briefer.render.phrases import zone_of
from briefer.render.site import Told
from briefer.render.site_pages import PICTURE, SEARCH, Pages, Values, month_address
from briefer.render.templates import Template, filled, sandbox

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

INDEX = "index.html"


@dataclass(frozen=True, slots=True)
class Planned:
    """A file of the site: the digest of what it is made of, and its text when it is asked for.

    No text: it cannot be made any more, and stays as it is.
    """

    name: str
    made_of: str
    text: Callable[[], str | None]


@dataclass(frozen=True)
class SitePlan:
    """What is at hand to make files of. `brief_of` reads a brief whose digest is in `digests`;
    `cards` has the digest behind every card, also of those that were forgotten.
    """

    pages: Pages
    template: Template
    templates: str
    program: str
    timezone: str
    digests: Mapping[str, str]
    cards: Mapping[str, str]
    brief_of: Callable[[str], Brief | None]
    marks: Mapping[str, str]
    story_of: Callable[[str, str], Story | None]

    def files(self) -> Iterator[Planned]:
        """Every file that can be made, in the order of writing: briefs first, ways to them last."""
        yield from self._shared()
        yield from self._briefs()
        yield from self._stories()
        site = self.pages.site
        for topic, cards in site.topics.items():
            for month, part in site.months(topic):
                values = self.pages.month(topic, month, part)
                yield self._page(f"{month_address(topic, month)}{INDEX}", "month", values)
            yield self._page(f"{topic_address(topic)}{INDEX}", "topic", self.pages.topic(topic))
            yield from self._feeds(topic_address(topic), cards[0].title, cards)
        yield self._page(SEARCH, "search", self.pages.everything())
        if site.cards:
            yield from self._feeds("", self.pages.tongue.say("Briefs"), site.cards)
        yield self._page(INDEX, "index", self.pages.index())

    def _shared(self) -> Iterator[Planned]:
        """Styles and scripts. A dot file tells Pages that there is nothing to build."""
        texts: dict[str, Callable[[], str | None]] = {
            STYLE_SHEET: lambda: style_sheet(self.template),
            SCRIPT: lambda: script(self.template),
            "site.css": lambda: self.template("site.css"),
            ".nojekyll": lambda: "",
        }
        if self.pages.site.searched:
            texts["search.js"] = lambda: self.template("search.js")
        for name, text in texts.items():
            yield Planned(name, self._digest("shared", {}), text)

    def _briefs(self) -> Iterator[Planned]:
        for card in self.pages.site.cards:
            if known := self.digests.get(card.address):
                yield self._brief(card, known)

    def _brief(self, card: Card, known: str) -> Planned:
        frame = self.pages.frame(card)

        def text() -> str | None:
            brief = self.brief_of(card.address)
            return page([brief], template=self.template, frame=frame) if brief else None

        made_of = self._digest("brief", {"brief": known, "frame": _parts(frame)})
        return Planned(f"{card.address}{INDEX}", made_of, text)

    def _stories(self) -> Iterator[Planned]:
        site = self.pages.site
        for address, told in site.stories.items():
            mark = self.marks.get(address, "")
            yield self._story(address, told, mark)
            if mark:
                yield self._picture(address, told, mark)
        for address, told in site.pointers().items():
            if address not in site.stories:
                yield self._page(f"{address}{INDEX}", "pointer", self.pages.pointer(address, told))

    def _story(self, address: str, told: Told, mark: str) -> Planned:
        """Known by the cards that it is told by: most stories of a year are as they were."""

        def text() -> str:
            values = self.pages.story(told, picture=told.title if mark else "")
            return filled("site-story.html.j2", values, self._sandbox)

        days = [
            (self.cards[day.card.address], [line.anchor for line in day.lines],
             [item.was for item in day.taken_back])
            for day in told.days
        ]  # fmt: skip
        topic = self.pages.site.topics[told.topic][0].title
        parts = {"title": told.title, "topic": topic, "days": days, "picture": bool(mark)}
        made_of = self._digest(f"story {self.pages.site.language}", parts)
        return Planned(f"{address}{INDEX}", made_of, text)

    def _picture(self, address: str, told: Told, mark: str) -> Planned:
        def text() -> str | None:
            from briefer.group.picture import as_svg
            from briefer.group.timeline import timeline

            story = self.story_of(told.topic, told.story)
            if story is None:
                return None
            return as_svg(timeline(story), title=told.title, zone=zone_of(self.timezone))

        parts = {"mark": mark, "title": told.title, "zone": self.timezone}
        return Planned(f"{address}{PICTURE}", self._digest("picture", parts), text)

    def _feeds(self, address: str, title: str, cards: tuple[Card, ...]) -> Iterator[Planned]:
        site = self.pages.site
        feed = FeedOf(
            title=self.pages.style.line(title, 300),
            address=address,
            language=self.pages.tongue.code,
            cards=cards,
            site_url=site.site_url,
        )
        shown = [(self.digests.get(c.address), c.address, c.subject, asdict(c)["top"],
                  c.corrections) for c in cards[:NEWEST]]  # fmt: skip
        made_of = self._digest("feed", {"title": feed.title, "cards": shown})
        yield Planned(f"{address}{ATOM_FILE}", made_of, lambda: atom(feed))
        yield Planned(f"{address}{JSON_FILE}", made_of, lambda: json_feed(feed))

    def _page(self, name: str, kind: str, values: Values) -> Planned:
        def text() -> str:
            return filled(f"site-{kind}.html.j2", values, self._sandbox)

        return Planned(name, self._digest(kind, values), text)

    @cached_property
    def _sandbox(self) -> SandboxedEnvironment:
        return sandbox(self.template, autoescape=True)

    def _digest(self, kind: str, parts: Mapping[str, Any]) -> str:
        """The digest of what a file is made of, the program and the templates among it."""
        known = [self.program, self.templates, self.pages.site.site_url, kind, parts]
        return digest(json.dumps(known, sort_keys=True, ensure_ascii=False), length=32)


def templates_digest(*folders: Path | None) -> str:
    """The digest of every file in the folders of templates."""
    found = sha256()
    for folder in filter(None, folders):
        for path in sorted(folder.glob("*")):
            if path.is_file():
                found.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()[:32]


def _parts(frame: Frame) -> list[Any]:
    """What a frame says, as JSON may hold it."""
    notes = [(note.anchor, note.text, note.address) for note in frame.notes]
    feeds = [(feed.media_type, feed.title, feed.address) for feed in frame.feeds]
    return [frame.root, frame.links, dict(frame.story_addresses), notes, feeds]
