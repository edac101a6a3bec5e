"""Simulated time of a reader: late, missed and failed runs, clock changes, feeds that publish late.

    python -m benchmarks.years --days 365 --seed 5 --out benchmarks/results/years.json

Each simulated day a feed publishes items, some dated back by days; a run comes at its local time,
hours late, or not at all; its delivery may fail; now and then somebody only looks. Lost is an item
that never had its last fate (cited, copy, not cited) in a delivered brief, doubled one that had it
in two; `passed_over` is how many the delivered briefs said came before `catch_up`, `untold` how
many are lost without a word. Nothing is fetched or sent.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from briefer.app.context import Context
from briefer.app.run import Request, run_topic
from briefer.app.sending import send_briefs
from briefer.config import Channel, Config, Means, TopicConfig
from briefer.errors import DeliveryError
from briefer.model import Brief, Delivery, DeliveryKey, Format, Message, Source
from briefer.ports import Deliver
from briefer.store import Store, open_store

# Each with clocks that change between these days; Lord Howe by half an hour, three at midnight.
ZONES = {
    "Europe/Kyiv": "2026-10-18",
    "America/New_York": "2026-03-01",
    "Australia/Lord_Howe": "2026-03-29",
    "America/Havana": "2026-10-25",
    "America/Santiago": "2026-08-30",
    "Asia/Beirut": "2026-03-22",
}
STANDS = timedelta(days=10)  # how long an item stays in the feed
PLACES = ("harbour", "school", "bridge", "market", "mill", "library", "station", "quarry")
DEEDS = ("was painted", "was closed", "burned", "was sold", "reopened", "was flooded", "was named")


@dataclass(frozen=True, slots=True)
class Item:
    """What a feed publishes: when it appears there, and the date it bears."""

    number: int
    appears: datetime
    published: datetime

    @property
    def line(self) -> str:
        place, deed = PLACES[self.number % len(PLACES)], DEEDS[self.number % len(DEEDS)]
        said = f"The {place} of Lorn {deed} by {self.number} workers from street {self.number * 7}"
        return json.dumps({
            "id": f"i{self.number}", "title": f"Lorn {place} number {self.number} {deed}",
            "text": f"{said}, the council said.", "publisher": f"Paper {self.number % 5}",
            "published": self.published.isoformat(),
        })  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsteady(Channel):
    """A channel whose deliveries fail when `fails` says so."""

    fails: Iterator[bool]

    @property
    def format(self) -> Format:
        return "text"

    def examine(self, means: Means, *, online: bool) -> str:
        return ""

    def deliver_with(self, means: Means) -> Deliver:
        def deliver(message: Message, key: DeliveryKey) -> Delivery:
            if next(self.fails):
                raise DeliveryError("the relay is away")
            return Delivery(key, "sent", means.now())

        return deliver


@dataclass(frozen=True, slots=True)
class Life:
    """What came of a simulated time; `slowest` are seconds of its slowest run but the first."""

    zone: str
    days: int
    items: int
    runs: int
    delivered: int
    passed_over: int
    lost: tuple[str, ...]
    doubled: tuple[str, ...]
    untold: int
    slowest: float


def life(zone: str, *, days: int, seed: int, folder: Path, catch_up: str = "7d") -> Life:
    """So many days of one reader in that zone."""
    chance = random.Random(f"{zone} {seed}")
    first = datetime.fromisoformat(f"{ZONES[zone]}T00:00:00+00:00")
    items = _items(first, days, chance)
    feed = folder / "feed.jsonl"
    channel = Unsteady(name="desk", fails=iter(lambda: chance.random() < 0.2, None))
    config = Config(
        timezone=zone,
        sources=(Source("feed", str(feed)),),
        topics=(TopicConfig(name="lorn", send=("desk",), catch_up=catch_up),),
        channels=(channel,),
        parse="off",
    )
    fates: Counter[str] = Counter()
    last = first
    moments = list(_moments(ZoneInfo(zone), first, days, chance))
    runs, delivered, passed_over, slowest = 0, 0, 0, 0.0
    with open_store(folder / "briefer.db") as store:
        for now in moments:
            _publish(feed, items, now)
            begun = time.monotonic()
            told = _run(Context(config), now, store, looks=bool(runs) and chance.random() < 0.2)
            slowest = max(slowest, time.monotonic() - begun) if runs else 0.0
            runs += 1
            if told is not None:
                fates.update(told.account.final)
                delivered, last = delivered + 1, now
                passed_over += _passed_over(told)
    owed = [f"i{i.number}" for i in items if i.appears <= last and _is_owed(i, moments[0])]
    lost = tuple(key for key in owed if not fates[key])
    doubled = tuple(key for key, times in sorted(fates.items()) if times > 1)
    return Life(
        zone, days, len(owed), runs, delivered, passed_over, lost, doubled,
        max(0, len(lost) - passed_over), round(slowest, 3),
    )  # fmt: skip


def _items(first: datetime, days: int, chance: random.Random) -> list[Item]:
    """Two or three a day at any hour; every third dated back, by three days at most."""
    made: list[Item] = []
    for day in range(-2, days):
        for _ in range(chance.randint(1, 4)):
            appears = first + timedelta(days=day, seconds=chance.randrange(86400))
            back = chance.random() * 3 if chance.random() < 0.33 and day > 0 else 0.0
            made.append(Item(len(made), appears, appears - timedelta(days=back)))
    return made


def _moments(
    zone: ZoneInfo, first: datetime, days: int, chance: random.Random
) -> Iterator[datetime]:
    """When runs really come: up to three hours late, sometimes not for a day or two."""
    hour = chance.choice((0, 1, 2, 7, 23))
    missed = 0
    for day in range(days):
        missed = missed - 1 if missed else chance.choice((0, 0, 0, 0, 0, 0, 1, 2))
        if missed and day not in (0, days - 1):
            continue
        local = datetime.combine(first.date() + timedelta(days=day + 1), datetime.min.time(), zone)
        due = local.replace(hour=hour, minute=30, fold=chance.randint(0, 1)).astimezone(UTC)
        yield due + timedelta(seconds=chance.randrange(3 * 3600))


def _publish(feed: Path, items: list[Item], now: datetime) -> None:
    standing = [item for item in items if now - STANDS <= item.appears <= now]
    feed.write_text("".join(f"{item.line}\n" for item in standing), encoding="utf-8")


def _run(context: Context, now: datetime, store: Store, *, looks: bool) -> Brief | None:
    """The brief that was delivered by this run, None where none was."""
    made = run_topic(context, "lorn", Request(counts=not looks), now=now, store=store, say=_silent)
    if looks:
        return None
    try:
        handled = send_briefs(
            context, [made.brief], name="lorn", slot=made.slot,
            channels=context.config.channels, store=store, resend=False, dry_run=False,
            say=_silent,
        )  # fmt: skip
    except DeliveryError:
        return None
    sent = any(item.fresh and item.delivery.state == "sent" for item in handled)
    return made.brief if sent else None


def _is_owed(item: Item, first_run: datetime) -> bool:
    """What was there at the first run is owed only as far as a first window surely reaches."""
    return item.appears > first_run or item.published >= first_run - timedelta(hours=23)


def _passed_over(made: Brief) -> int:
    return sum(int(note.split()[0]) for note in made.notes if "passed over" in note)


def _silent(_: str) -> None:
    """A simulation tells nobody."""


def _summed(found: Sequence[Life], options: argparse.Namespace) -> dict[str, object]:
    return {
        "items": sum(one.items for one in found),
        "doubled": sum(len(one.doubled) for one in found),
        "lost": sum(len(one.lost) for one in found),
        "untold": sum(one.untold for one in found),
        "command": f"python -m benchmarks.years --days {options.days} --seed {options.seed}"
        f" --catch-up {options.catch_up}",
        "machine": f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}",
        "zones": [asdict(one) for one in found],
    }


def main() -> None:
    """Every zone for so many days; the figures go to `--out` and to stdout."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--catch-up", default="7d")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    found = []
    for zone in ZONES:
        with tempfile.TemporaryDirectory() as folder:
            span, seed = options.catch_up, options.seed
            one = life(zone, days=options.days, seed=seed, folder=Path(folder), catch_up=span)
            found.append(one)
    figures = json.dumps(_summed(found, options), indent=1)
    if options.out:
        options.out.write_text(f"{figures}\n", encoding="utf-8")
    print(figures)


if __name__ == "__main__":
    main()
