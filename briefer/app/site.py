"""Kept briefs in, a site of static files out: only what changed is written. Assembly."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from briefer.app.context import Context
from briefer.app.site_choice import Choice, choices, topics_of_site
from briefer.app.site_kept import KnownPage, kept_pages, known_pages, program, standing_of
from briefer.app.site_plan import INDEX, SitePlan, templates_digest
from briefer.app.site_topics import followed
from briefer.deliver.site import LOCK, SiteFolder, Written, refuse_foreign, text_digest
from briefer.deliver.site_search import ENTRY, OLDER, is_installed, write_index
from briefer.deliver.site_search import INDEX as NEWER
from briefer.distribution import installing
from briefer.errors import StoreError
from briefer.jsonform import briefs_from
from briefer.model import Brief
from briefer.render.addresses import brief_address
from briefer.render.cards import Card, card_of
from briefer.render.locale import tongue_of
from briefer.render.site import Site
from briefer.render.site_pages import Pages
from briefer.resources import resource_folder, resource_text
from briefer.store import locked

if TYPE_CHECKING:
    from briefer.app.site_plan import Planned
    from briefer.store import Store

Say = Callable[[str], None]
_WAIT = 300.0  # seconds that a brief waits for another topic's to be on the site
NO_SEARCH = (
    f"search is a plain list of all briefs: {installing('site')} gives the site a search of"
    " every word"
)


@dataclass(frozen=True, slots=True)
class Published:
    """What a site holds now, and how much of it was written anew."""

    briefs: int
    stories: int
    files: int
    written: tuple[str, ...]


def publish(
    context: Context,
    store: Store,
    folder: Path,
    *,
    topic: str | None = None,
    sending: Sequence[Brief] = (),
    anew: bool = False,
    force: bool = False,
    search: bool | None = None,
    wait: float = 0.0,
    say: Say,
) -> Published:
    """Writes the site of the kept briefs of all topics here, or brings one topic up to date.

    What was written stays: a page whose brief was forgotten, and the brief that was delivered.
    `anew` writes every file again; `force` also into a folder that is no site; with `search` there
    is an index of every word, by default where the extra `site` is installed. Raises LockedError
    while another run writes it, after so many seconds of `wait`; StoreError when the disk fails.
    """
    if not force:
        refuse_foreign(folder)
    searched = is_installed() if search is None else search
    with locked(folder / LOCK, wait=wait):
        publishing = _Publishing(
            context, store, SiteFolder(folder), anew=anew, searched=searched, say=say
        )
        return publishing.run(topic, sending)


def publish_sent(context: Context, store: Store, say: Say) -> Callable[[str, str, Path], str]:
    """What the channel `site` is handed: briefs as JSON, their slot and a folder in, where they
    stand on the site out.
    """

    def publishing(body: str, slot: str, folder: Path) -> str:
        briefs = [replace(brief, slot=slot) for brief in briefs_from(json.loads(body))]
        publish(context, store, folder, sending=briefs, wait=_WAIT, say=say)
        address = brief_address(briefs[0].topic, slot) if len(briefs) == 1 else ""
        return place_of(context, folder, address)

    return publishing


def place_of(context: Context, folder: Path, address: str) -> str:
    """Where an address of the site stands: on the web, if it is known where, else in the folder."""
    root = context.config.site_url
    return f"{root}{address}" if root else str(folder / address / INDEX)


def page_choices(
    store: Store, folder: SiteFolder, *, topic: str | None = None
) -> Iterator[tuple[str, Brief]]:
    """The address and the brief of each page that a kept brief has, as they are published."""
    standing = standing_of(known_pages(folder.cards()))
    for address, choice in choices(store, standing, topics=topic and [topic]).items():
        brief = choice.brief(store) if address in standing else None
        if brief and brief.generated == standing[address].generated:
            yield address, brief


def brief_of_page(store: Store, folder: Path, address: str) -> Brief | None:
    """The brief that stands at an address of the site, if it is kept."""
    standing = standing_of(known_pages(SiteFolder(folder).cards()))
    choice = choices(store, standing).get(address)
    return choice.brief(store) if choice else None


class _Publishing:
    """One run of publishing into one folder."""

    def __init__(
        self,
        context: Context,
        store: Store,
        folder: SiteFolder,
        *,
        anew: bool,
        searched: bool,
        say: Say,
    ) -> None:
        self.context, self.store, self.folder, self.say = context, store, folder, say
        self.before = {} if anew else folder.manifest()
        self.kept = folder.cards()
        self.searched = searched

    def run(self, topic: str | None, sending: Sequence[Brief]) -> Published:
        known = known_pages(self.kept)
        on_it = {item.card.topic for item in known.values()}
        say = (lambda _: None) if sending else self.say
        topics = [topic] if topic else topics_of_site(self.context, on_it, say)
        chosen = choices(self.store, standing_of(known), topics=topics, sending=sending)
        cards = known | {
            address: self._card(address, choice, known.get(address))
            for address, choice in chosen.items()
        }
        site = self._site([item.card for item in cards.values()])
        marks = self._marks(site)
        plan = self._plan(site, chosen, cards, marks)
        files = dict(self.folder.manifest())
        if not files:  # a folder that a run left half-way is known for a site all the same
            self.folder.save(files, {})
        written = self._write(plan.files(), files)
        kept = kept_pages(cards, marks)
        self.folder.save(files, kept)
        if self._index(site, files):
            self.folder.save(files, kept)
        return Published(len(site.cards), len(site.stories), len(files), tuple(written))

    def _card(self, address: str, choice: Choice, known: KnownPage | None) -> KnownPage:
        if known and known.digest == choice.made.digest:
            return replace(known, delivered=choice.delivered)
        brief = choice.brief(self.store)
        if brief is None:  # forgotten between two looks
            raise LookupError(address)
        return KnownPage(card_of(brief), choice.made.digest, choice.delivered)

    def _site(self, cards: Iterable[Card]) -> Site:
        config, found = self.context.config, tuple(cards)
        told = {(card.topic, part.story) for card in found for part in card.told}
        return Site(
            found,
            self.store.current_ids(sorted(told)),
            followed(self.context, self.store, {card.topic for card in found}),
            language=config.language,
            site_url=config.site_url,
            searched=self.searched,
        )

    def _marks(self, site: Site) -> dict[str, str]:
        """A mark for each story with a picture; articles that were forgotten take none away."""
        before: dict[str, str] = self.kept.get("marks", {})
        named = {told.address: (told.topic, told.story) for told in site.stories.values()}
        now = self.store.story_marks(sorted(named.values()))
        # Marks of before stories were kept by topic have the id for a name.
        marks = {
            address: [before.get(address), before.get(key[1]), now.get(key)]
            for address, key in named.items()
        }
        return {
            address: max(filter(None, found), key=_articles)
            for address, found in marks.items()
            if any(found)
        }

    def _plan(
        self,
        site: Site,
        chosen: Mapping[str, Choice],
        cards: Mapping[str, KnownPage],
        marks: Mapping[str, str],
    ) -> SitePlan:
        folder = self.context.folder_of("templates")

        def brief_of(address: str) -> Brief | None:
            return chosen[address].brief(self.store)

        @cache
        def template(name: str) -> str:
            return resource_text("templates", name, overrides=folder)

        return SitePlan(
            pages=Pages(site),
            template=template,
            templates=templates_digest(resource_folder("templates"), folder),
            program=program(),
            timezone=self.context.config.timezone,
            digests={address: cards[address].digest for address in chosen},
            cards={address: known.digest for address, known in cards.items()},
            brief_of=brief_of,
            marks=marks,
            story_of=lambda topic, key: self.store.stories_named(topic, [key]).get(key),
        )

    def _write(self, planned: Iterable[Planned], files: dict[str, Written]) -> list[str]:
        """The names of the files that are other ones now; `files` knows them afterwards."""
        written: list[str] = []
        for item in planned:
            before = self.before.get(item.name)
            if before and before.made_of == item.made_of and self.folder.has(item.name):
                continue
            text = item.text()
            if text is None:
                continue
            if self.folder.write(item.name, text):
                written.append(item.name)
            files[item.name] = Written(item.made_of, text_digest(text))
        return written

    def _index(self, site: Site, files: dict[str, Written]) -> bool:
        """Whether an index of search was made anew: where a page changed that is searched.

        The newest month has one of its own, so that a new day does not read all days again. A site
        without an index is one all the same: what went wrong is said, and tried the next time.
        """
        if not self.searched:
            self.say(NO_SEARCH)
            return False
        newest = site.cards[0].month if site.cards else ""
        pages = {f"{card.address}{INDEX}": card.month for card in site.all}
        parts = {
            NEWER: [name for name in sorted(pages) if pages[name] == newest and name in files],
            OLDER: [name for name in sorted(pages) if pages[name] != newest and name in files],
        }
        made = [self._part(place, names, files) for place, names in parts.items() if names]
        return any(made)

    def _part(self, place: str, names: list[str], files: dict[str, Written]) -> bool:
        language = tongue_of(self.context.config.language).code
        known = (program(), language, *(f"{name} {files[name].digest}" for name in names))
        made_of = sha256("\n".join(known).encode()).hexdigest()
        before = self.before.get(f"{place}/{ENTRY}")
        if before and before.made_of == made_of and self.folder.has(f"{place}/{ENTRY}"):
            return False
        try:
            write_index(self.folder.path, place, names, language=language)
        except StoreError as error:
            self.say(f"no new index for search: {error}")
            return False
        now = [name for name in self.folder.files(place) if _is_part(name, place)]
        for name in [name for name in files if _is_part(name, place)]:
            del files[name]
        files |= {name: Written(made_of, self.folder.digest(name) or "") for name in now}
        return True


def _is_part(name: str, place: str) -> bool:
    """Whether the file is of that index; the older one lies in the folder of the newer."""
    return name.startswith(f"{place}/") and (place == OLDER or not name.startswith(f"{OLDER}/"))


def _articles(mark: str) -> int:
    return int(mark.rsplit(" ", 1)[-1])
