"""The window is the reader's: what was not delivered is offered again, and nothing twice."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import repeat
from pathlib import Path

import pytest

from benchmarks.years import ZONES, Unsteady, life
from briefer.app.context import Context
from briefer.app.run import Request, Run, run_topic, slot_of
from briefer.app.sending import count_printed, send_briefs
from briefer.config import Config, DigestConfig, TopicConfig
from briefer.errors import DeliveryError, NothingCollected
from briefer.jsonform import brief_from, brief_json
from briefer.model import Source
from briefer.store import Store, open_store

MORNING = datetime(2026, 5, 4, 7, 0, 10, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TEXTS = {
    "ferry": "The ferry of Varn sailed with ninety passengers to the northern islands at dawn.",
    "court": "A court in Varn fined the owner of the tannery for what it let into the river.",
    "tram": "Varn will build a tram line from the railway yard to the hospital, engineers said.",
    "choir": "The choir of Varn won a prize of the province with a song about the salt mines.",
}


class Desk:
    """A topic with one source and one channel, run at moments that the test names."""

    def __init__(self, folder: Path, store: Store) -> None:
        self.send: tuple[str, ...] = ("desk",)
        self.feed, self.store, self.folder = folder / "feed.jsonl", store, folder
        self.topic, self.items = "varn", dict[str, str]()
        self.fails = False
        self.zone, self.catch_up = "UTC", "7d"

    def publish(self, name: str, published: datetime) -> None:
        self.items[name] = json.dumps({
            "id": name, "title": f"Varn and its {name}", "text": TEXTS[name],
            "url": f"https://varn.example/{name}", "publisher": "Varn Post",
            "published": published.isoformat(),
        })  # fmt: skip
        self.feed.write_text("\n".join(self.items.values()) + "\n", encoding="utf-8")

    @property
    def context(self) -> Context:
        channels = tuple(
            Unsteady(name=name, fails=repeat(self.fails and name == "desk"))
            for name in ("desk", "board")
        )
        topic = TopicConfig(name=self.topic, send=self.send, catch_up=self.catch_up)
        return Context(Config(
            timezone=self.zone, sources=(Source("post", str(self.feed)),), topics=(topic,),
            digests=(DigestConfig(name="evening", topics=(self.topic,), send=("desk",)),),
            channels=channels, parse="off",
        ))  # fmt: skip

    def look(self, now: datetime, request: Request | None = None) -> Run:
        request = request or Request()
        return run_topic(
            self.context, self.topic, request, now=now, store=self.store, say=lambda _: None
        )

    def deliver(
        self, now: datetime, request: Request | None = None, *, to: tuple[str, ...] = ()
    ) -> Run:
        made = self.look(now, replace(request or Request(), counts=True))
        name = (request.digest if request else None) or self.topic
        channels = [self.context.config.channel(channel) for channel in to or ("desk",)]
        send_briefs(
            self.context, [made.brief], name=name, slot=made.slot, channels=channels,
            store=self.store, resend=False, dry_run=False, say=lambda _: None,
        )  # fmt: skip
        return made


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_store(tmp_path / "briefer.db") as store:
        yield Desk(tmp_path, store)


def final(run: Run) -> set[str]:
    return set(run.brief.account.final)


def test_an_article_between_two_runs_that_came_late_is_in_the_second(desk: Desk) -> None:
    desk.publish("ferry", MORNING - HOUR)
    desk.deliver(MORNING)
    desk.publish("court", MORNING + timedelta(minutes=2))

    second = desk.deliver(MORNING + DAY + timedelta(minutes=5))

    assert final(second) == {"court"}
    assert second.brief.window.since == MORNING


def test_after_a_missed_day_both_days_are_told(desk: Desk) -> None:
    desk.publish("ferry", MORNING - HOUR)
    desk.deliver(MORNING)
    desk.publish("court", MORNING + HOUR)
    desk.publish("tram", MORNING + DAY + HOUR)

    assert final(desk.deliver(MORNING + 2 * DAY)) == {"court", "tram"}


def test_what_a_failed_delivery_carried_goes_out_with_the_next(desk: Desk) -> None:
    desk.publish("ferry", MORNING - HOUR)
    desk.fails = True
    with pytest.raises(DeliveryError):
        desk.deliver(MORNING)
    desk.publish("court", MORNING + HOUR)
    desk.fails = False

    assert final(desk.deliver(MORNING + DAY)) == {"ferry", "court"}


def test_an_article_dated_back_is_told_by_its_first_sight(desk: Desk) -> None:
    desk.publish("ferry", MORNING - HOUR)
    desk.deliver(MORNING)
    desk.publish("tram", MORNING - 4 * DAY)
    desk.publish("court", MORNING + HOUR)

    assert final(desk.deliver(MORNING + DAY)) == {"tram", "court"}
    assert desk.look(MORNING + 2 * DAY).brief.account.final == ()


def test_beyond_catch_up_the_brief_says_how_many_are_passed_over(desk: Desk) -> None:
    desk.catch_up = "3d"
    desk.publish("ferry", MORNING - HOUR)
    desk.deliver(MORNING)
    desk.publish("court", MORNING + HOUR)
    desk.publish("tram", MORNING + 4 * DAY)
    desk.publish("choir", MORNING - 9 * DAY)

    later = desk.deliver(MORNING + 5 * DAY)

    assert final(later) == {"tram"}
    assert [note for note in later.brief.notes if "passed over" in note] == [
        "2 articles are older than catch_up allows and are passed over"
    ]
    again = desk.look(MORNING + 6 * DAY).brief.notes
    assert not any("passed over" in note for note in again)


def test_the_first_window_is_a_day_and_old_articles_of_a_new_source_stay_out(desk: Desk) -> None:
    desk.publish("ferry", MORNING - HOUR)
    desk.publish("court", MORNING - 3 * DAY)

    first = desk.deliver(MORNING)

    assert final(first) == {"ferry"}
    desk.publish("tram", MORNING + HOUR)
    assert final(desk.deliver(MORNING + DAY)) == {"tram"}


def test_a_day_or_a_span_that_is_asked_for_means_exactly_that(desk: Desk) -> None:
    desk.publish("ferry", MORNING - HOUR)
    desk.deliver(MORNING)
    desk.publish("court", MORNING + HOUR)
    later = MORNING + 2 * DAY

    day = desk.look(later, Request(day=date(2026, 5, 4)))
    span = desk.look(later, Request(since="72h"))

    assert final(day) == final(span) == {"ferry", "court"}
    assert day.brief.window.since == datetime(2026, 5, 4, tzinfo=UTC)
    assert span.brief.window.since == later - 72 * HOUR


def test_what_an_article_says_anew_after_it_was_delivered_is_offered_once_more(desk: Desk) -> None:
    desk.publish("ferry", MORNING - HOUR)
    desk.publish("court", MORNING - HOUR)
    desk.deliver(MORNING)
    edited = json.loads(desk.items["ferry"])
    edited["text"] = (
        "The ferry of Varn sailed with nine passengers to the southern islands at noon."
    )
    desk.items["ferry"] = json.dumps(edited)
    desk.publish("tram", MORNING + HOUR)

    second = desk.deliver(MORNING + DAY)

    assert final(second) == {"ferry", "tram"}
    assert "nine passengers" in " ".join(bullet.text for bullet in second.brief.bullets)
    assert final(desk.look(MORNING + 2 * DAY)) == set()


@pytest.mark.parametrize("kind", ["nothing new", "nothing collected"])
def test_a_first_run_that_came_to_nothing_is_a_try(desk: Desk, kind: str) -> None:
    if kind == "nothing new":
        desk.publish("ferry", MORNING - 3 * DAY)
        desk.deliver(MORNING)
    else:
        with pytest.raises(NothingCollected):
            desk.deliver(MORNING)
    desk.publish("court", MORNING - HOUR)  # dated back: it stands in the feed since noon

    assert final(desk.deliver(MORNING + DAY)) == {"court"}


def test_a_look_is_no_try(desk: Desk) -> None:
    desk.publish("ferry", MORNING - 3 * DAY)
    desk.look(MORNING)
    desk.publish("court", MORNING - HOUR)

    assert final(desk.deliver(MORNING + DAY)) == set()


def test_a_second_look_at_a_delivered_slot_shows_the_same_again(desk: Desk) -> None:
    desk.publish("ferry", MORNING - HOUR)
    desk.deliver(MORNING)

    assert final(desk.look(MORNING + HOUR)) == {"ferry"}


def test_the_readers_of_a_digest_and_of_the_week_have_windows_of_their_own(desk: Desk) -> None:
    desk.publish("ferry", MORNING - HOUR)
    desk.deliver(MORNING)
    desk.publish("court", MORNING + HOUR)

    week = desk.deliver(MORNING + DAY, Request(kind="weekly"))
    digest = desk.deliver(MORNING + DAY, Request(digest="evening"))

    assert week.brief.window.since == MORNING - 6 * DAY
    assert final(week) == {"ferry", "court"}
    assert digest.brief.window.since == MORNING


def test_what_only_a_second_channel_was_told_is_still_owed_to_the_first(desk: Desk) -> None:
    desk.publish("ferry", MORNING - HOUR)
    desk.deliver(MORNING, to=("desk",))
    desk.publish("court", MORNING + HOUR)
    assert final(desk.deliver(MORNING + 2 * HOUR, to=("board",))) == {"ferry", "court"}

    assert final(desk.deliver(MORNING + DAY)) == {"court"}


def test_a_printed_brief_counts_where_a_topic_has_no_channel(desk: Desk) -> None:
    count: Callable[[Run], None] = lambda made: count_printed(  # noqa: E731
        desk.context, [made.brief], name="varn", is_digest=False, store=desk.store
    )
    desk.publish("ferry", MORNING - HOUR)
    count(desk.look(MORNING))
    assert final(desk.look(MORNING + DAY)) == set()  # a day, by the calendar

    desk.send = ()
    count(desk.look(MORNING))
    desk.publish("court", MORNING + timedelta(minutes=1))

    assert desk.look(MORNING + 2 * DAY).brief.window.since == MORNING
    assert final(desk.look(MORNING + 2 * DAY)) == {"court"}


def test_the_slot_of_a_saved_brief_is_the_one_it_was_made_for(desk: Desk) -> None:
    desk.publish("ferry", MORNING - HOUR)
    desk.deliver(MORNING)
    made = desk.look(MORNING + 7 * DAY)

    saved = brief_from(brief_json(made.brief))

    assert saved == made.brief
    assert slot_of(saved) == made.slot == "2026-05-11 UTC daily"


@pytest.mark.parametrize("hour", ["2024-10-26T21:30:00+00:00", "2024-10-27T21:59:00+00:00"])
def test_the_autumn_day_has_25_hours(desk: Desk, hour: str) -> None:
    desk.zone = "Europe/Kyiv"
    desk.publish("ferry", datetime.fromisoformat(hour))

    assert final(desk.look(MORNING, Request(day=date(2024, 10, 27)))) == {"ferry"}


@pytest.mark.parametrize("zone", ZONES)
def test_every_article_has_its_last_fate_in_exactly_one_delivered_brief(
    zone: str, tmp_path: Path
) -> None:
    found = life(zone, days=16, seed=3, folder=tmp_path, catch_up="60d")

    assert found.delivered >= 3
    assert found.items >= 20
    assert (found.lost, found.doubled, found.passed_over) == ((), (), 0)


def test_what_is_lost_to_catch_up_is_told_to_the_article(tmp_path: Path) -> None:
    found = life("Europe/Kyiv", days=20, seed=5, folder=tmp_path, catch_up="4d")

    assert not found.doubled
    assert len(found.lost) == found.passed_over > 0
    assert found.untold == 0
