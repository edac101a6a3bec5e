"""Invented days for the laws of a brief: events, each told by several publishers in other words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from briefer.app.engines import extractive_engine
from briefer.brief.pipeline import BriefResult, Plan, brief
from briefer.collect.collected import Collected
from briefer.compare.news import Fact
from briefer.edit.room import ROOMS, Length
from briefer.group.topic import topic
from briefer.model import Article, Brief, Story, Window

MIDNIGHT = datetime(2026, 3, 3, tzinfo=UTC)
WINDOW = Window(MIDNIGHT - timedelta(days=1), MIDNIGHT)
PUBLISHERS = ("Quay Times", "Oldport Post", "Harbour Wire", "Salt Road")

# Each event four times, as four newsrooms would tell it: a title and a first sentence.
EVENTS: tuple[tuple[tuple[str, str], ...], ...] = (
    (("Norhaven ferry sinks off Lorn, 12 rescued", "The Norhaven ferry sank off Lorn on Monday and 12 people were rescued, the coast guard said."),
     ("Twelve saved as ferry goes down near Lorn", "A ferry went down near Lorn and a lifeboat took 12 people on board, its crew said."),
     ("Lifeboat crew of Lorn saves 12 from sinking ferry", "The lifeboat of Lorn saved 12 passengers from the sinking Norhaven ferry."),
     ("Coast guard: all 12 aboard Lorn ferry rescued", "All 12 people aboard the ferry that sank off Lorn were rescued, the coast guard said.")),
    (("Lorn council raises mooring fees by 8 percent", "The council of Lorn voted to raise mooring fees by 8 percent from June."),
     ("Mooring in Lorn to cost 8 percent more", "Boat owners in Lorn will pay 8 percent more for a mooring after a council vote."),
     ("Council vote lifts Lorn mooring fees 8 percent", "A council vote in Lorn lifted mooring fees by 8 percent."),
     ("Boat owners protest as Lorn lifts mooring fees", "Boat owners protested in Lorn when the council lifted mooring fees.")),
    (("Lorn fishermen strike over herring quotas", "Fishermen in Lorn began a strike over herring quotas, their union said."),
     ("Herring boats stay in port in Lorn strike", "Herring boats stayed in the port of Lorn as fishermen went on strike over quotas."),
     ("Union calls strike of Lorn herring fleet", "The fishermen's union called a strike of the herring fleet of Lorn over quotas."),
     ("Strike over quotas halts herring fishing in Lorn", "A strike over quotas halted herring fishing in Lorn, the union said.")),
    (("Roman anchor found in Lorn bay", "A Roman anchor was found in the bay of Lorn by archaeologists of the city museum."),
     ("Museum divers lift Roman anchor from Lorn bay", "Divers of the museum lifted a Roman anchor from the bay of Lorn."),
     ("Archaeologists in Lorn recover Roman anchor", "Archaeologists recovered a Roman anchor in Lorn, the museum said."),
     ("A Roman anchor surfaces in the bay of Lorn", "A Roman anchor surfaced in the bay of Lorn during a dive of the museum.")),
    (("Lorn mayor Ada Brandt announces resignation", "Mayor Ada Brandt said she will resign in April after a dispute over the budget of Lorn."),
     ("Ada Brandt steps down as mayor of Lorn", "Ada Brandt steps down as mayor of Lorn after the budget failed."),
     ("Budget dispute topples Lorn mayor Brandt", "A dispute over the budget made Lorn mayor Ada Brandt resign."),
     ("Lorn mayor resigns after budget dispute", "The mayor of Lorn, Ada Brandt, resigned after a dispute over the budget.")),
    (("Storm cuts power to 4,000 homes in Lorn", "A storm cut power to 4,000 homes in Lorn overnight, the grid operator said."),
     ("4,000 homes in Lorn dark after storm", "Some 4,000 homes in Lorn were dark after a storm tore down lines."),
     ("Grid operator works to restore power in Lorn", "The grid operator worked to restore power to 4,000 homes in Lorn."),
     ("Power lines down in Lorn as storm passes", "Power lines were down in Lorn when the storm had passed, the operator said.")),
)  # fmt: skip

# What else happens in a town, by one newsroom alone: on such a day there is no room for all.
FILLERS = (
    "Lorn bakery wins a prize for its rye bread at the autumn fair of the province",
    "A swan stops the traffic on the old bridge of Lorn for three hours",
    "Lorn library opens a reading room for children in its former cellar",
    "Court in Lorn fines a landlord over broken heating in nine flats",
    "Two schools in Lorn close for a week because of the flu",
    "The tram company of Lorn buys eleven trams from a maker in Vesten",
    "Police in Lorn look for the thief of forty bicycles",
    "A chess club from Lorn beats the champions of Marn in the final",
    "The hospital of Lorn hires nurses from abroad for its new ward",
    "Brewers in Lorn complain about the price of barley after a dry summer",
    "A bear walks through a garden in the hills above Lorn",
    "Theatre in Lorn shows a play about the siege of the harbour",
    "Lorn university counts more students of marine biology than ever",
    "Engineers say the dam above Lorn is safe after a small tremor",
    "A fish market in Lorn must move because of the new quay",
    "Lorn football club sells its striker to a team in Oldport",
)


def filler(number: int) -> Article:
    """A small event of one publisher."""
    text = FILLERS[number]
    when = MIDNIGHT - timedelta(hours=3, minutes=17 * number)
    return Article(text, f"{text}.", id=f"f{number + 10}", publisher="Salt Road", published=when)


def report(event: int, version: int, *, hours: float = 0) -> Article:
    """How one publisher tells one event."""
    title, text = EVENTS[event][version]
    when = MIDNIGHT - timedelta(hours=2 + event * 0.7 + version * 1.3 + hours)
    key = f"e{event}v{version}"
    return Article(title, text, id=key, publisher=PUBLISHERS[version], published=when)


@st.composite
def days(draw: st.DrawFn) -> tuple[Article, ...]:
    """A day of some of the events, each by one publisher or more, and of small things."""
    chosen = draw(st.lists(st.integers(0, len(EVENTS) - 1), min_size=2, max_size=6, unique=True))
    found = []
    for event in sorted(chosen):
        versions = draw(st.lists(st.integers(0, 3), min_size=1, max_size=4, unique=True))
        found += [report(event, version) for version in sorted(versions)]
    return (*found, *map(filler, range(draw(st.sampled_from((0, 0, 4, len(FILLERS)))))))


def made(
    articles: Sequence[Article],
    *,
    length: Length = "standard",
    known: Sequence[Story] = (),
    delivered: Sequence[Fact] = (),
    window: Window = WINDOW,
) -> BriefResult:
    """The offline brief of those articles about Lorn."""
    plan = Plan(topic("lorn"), window, window.until, room=ROOMS[length])
    engine = extractive_engine(plan)
    given = Collected(tuple(articles))
    return brief(plan, given, engine=engine, known=known, delivered=delivered)


def events(printed: Brief) -> list[int]:
    """The events that the bullets tell of, in print order, each once."""
    cited = [c.article.id for bullet in printed.bullets for c in bullet.citations]
    return list(
        dict.fromkeys(int(key[1 : key.find("v")]) if "v" in key else int(key[1:]) for key in cited)
    )
