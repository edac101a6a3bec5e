"""Several readers: made once for like ones, one message each, each with a memory of their own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from briefer.app.context import Context
from briefer.app.readers import Served, due, serve, waiting
from briefer.app.run import Request, place_of
from briefer.app.variants import GroupedOnce
from briefer.config import Channel, Config, Means, ReaderConfig, TopicConfig
from briefer.errors import DeliveryError, DeliveryUnknown
from briefer.model import Delivery, DeliveryKey, Format, Message, Source
from briefer.ports import Deliver
from briefer.store import Store, open_store

MORNING = datetime(2026, 5, 4, 7, 0, 10, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TEXTS = {
    "ferry": "The ferry of Varn sailed with ninety passengers to the northern islands at dawn.",
    "court": "A court in Varn fined the owner of the tannery for what it let into the river.",
    "tram": "Varn will build a tram line from the railway yard to the hospital, engineers said.",
    "mill": "The mill of Korda burned down on Sunday night, and two firemen were hurt there.",
    "dam": "Korda will raise its dam by four metres before the winter, the council said.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Box(Channel):
    """Carries mail to an address; what arrived, and who refuses or says nothing, is kept here."""

    arrived: list[tuple[str, Message]] = field(default_factory=list)
    refuses: set[str] = field(default_factory=set)
    hangs_up: set[str] = field(default_factory=set)
    to: str = ""

    @property
    def format(self) -> Format:
        return "text"

    @property
    def recipients(self) -> tuple[str, ...]:
        return (self.to or self.name,)

    def addressed(self, to: str, *, token: str = "") -> Box:
        return replace(self, to=to)

    def examine(self, means: Means, *, online: bool) -> str:
        return ""

    def deliver_with(self, means: Means) -> Deliver:
        def deliver(message: Message, key: DeliveryKey) -> Delivery:
            if key.recipient in self.refuses:
                raise DeliveryError("550 no such user")
            self.arrived.append((key.recipient, message))
            if key.recipient in self.hangs_up:
                raise DeliveryUnknown("the line broke")
            return Delivery(key, "sent", means.now())

        return deliver


class Desk:
    """Two topics of one source, a box, and readers that the test names."""

    def __init__(self, folder: Path, store: Store) -> None:
        self.store, self.feed, self.box = store, folder / "feed.jsonl", Box(name="desk")
        self.items: dict[str, str] = {}
        self.said: list[str] = []
        self.readers: tuple[ReaderConfig, ...] = ()

    def publish(self, name: str, published: datetime, *, text: str = "") -> None:
        said = text or TEXTS[name]
        place = "Korda" if "Korda" in said else "Varn"
        self.items[name] = json.dumps({
            "id": name, "title": f"{place} and its {name}", "text": said,
            "url": f"https://{name}.example/{name}", "publisher": f"{name} Post",
            "published": published.isoformat(),
        })  # fmt: skip
        self.feed.write_text("\n".join(self.items.values()) + "\n", encoding="utf-8")

    def reader(self, name: str, *topics: str, **options: Any) -> ReaderConfig:
        made = ReaderConfig(
            name=name, topics=topics or ("varn",), address=f"{name}@news.example", via="desk",
            **options,
        )  # fmt: skip
        self.readers += (made,)
        return made

    @property
    def context(self) -> Context:
        return Context(Config(
            sources=(Source("post", str(self.feed)), Source("gone", str(self.feed) + ".x")),
            topics=(TopicConfig(name="varn", sources=("post",)),
                    TopicConfig(name="korda", sources=("post",)),
                    TopicConfig(name="lost", sources=("gone",))),
            readers=self.readers, channels=(self.box,), parse="off",
        ))  # fmt: skip

    def run(self, now: datetime, *names: str, **options: Any) -> Served:
        request = Request(counts=True)
        readers = [r for r in self.readers if not names or r.name in names]
        slot = place_of(self.context, request, now=now)
        still = waiting(
            self.context, readers, slot, store=self.store, resend=False, say=self.said.append
        )
        return serve(
            self.context, still, request, now=now, store=self.store, say=self.said.append, **options
        )

    def mail(self, name: str) -> list[str]:
        """What that reader has, in order."""
        mine = [m for to, m in self.box.arrived if to == f"{name}@news.example"]
        return [" ".join(message.body.split()) for message in mine]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_store(tmp_path / "s.db") as store:
        yield Desk(tmp_path, store)


def test_each_reader_gets_one_message_with_their_topics_in_their_order(desk: Desk) -> None:
    desk.publish("ferry", MORNING - HOUR)
    desk.publish("mill", MORNING - HOUR)
    desk.reader("anna", "varn")
    desk.reader("ben", "korda", "varn", title="Ben's morning")

    desk.run(MORNING)

    (anna,), (ben,) = desk.mail("anna"), desk.mail("ben")
    assert ("ferry" in anna, "mill" in anna) == (True, False)
    assert ben.index("mill of Korda") < ben.index("ferry of Varn")
    assert [m.subject.partition(":")[0] for _, m in desk.box.arrived] == ["varn", "Ben's morning"]


def test_a_second_run_of_the_slot_sends_nothing_and_makes_nothing(desk: Desk) -> None:
    desk.publish("ferry", MORNING - HOUR)
    desk.reader("anna")
    desk.run(MORNING)
    desk.publish("court", MORNING + HOUR)

    served = desk.run(MORNING + 2 * HOUR)

    assert (len(desk.mail("anna")), served.handled) == (1, ())
    assert desk.said[-1] == "anna: already sent in 2026-05-04 UTC daily"


def test_one_address_that_fails_stops_no_other_and_is_tried_again(desk: Desk) -> None:
    desk.publish("ferry", MORNING - HOUR)
    for name in ("anna", "ben", "cleo"):
        desk.reader(name)
    desk.box.refuses.add("ben@news.example")

    first = desk.run(MORNING)
    desk.box.refuses.clear()
    second = desk.run(MORNING + HOUR)

    assert [h.delivery.state for h in first.handled] == ["sent", "failed", "sent"]
    assert [h.delivery.key.topic for h in second.handled] == ["ben"]
    assert [len(desk.mail(name)) for name in ("anna", "ben", "cleo")] == [1, 1, 1]


def test_a_message_that_may_have_arrived_is_not_sent_again(desk: Desk) -> None:
    desk.publish("ferry", MORNING - HOUR)
    desk.reader("anna")
    desk.box.hangs_up.add("anna@news.example")

    states = [desk.run(MORNING + n * HOUR).handled[0].delivery.state for n in range(3)]

    assert (states, len(desk.mail("anna"))) == (["unknown"] * 3, 1)


def test_each_reader_is_owed_what_they_did_not_get(desk: Desk) -> None:
    desk.reader("anna")
    desk.reader("ben")
    desk.publish("ferry", MORNING - HOUR)
    desk.box.refuses.add("ben@news.example")
    desk.run(MORNING)
    desk.box.refuses.clear()
    desk.publish("court", MORNING + 3 * HOUR)

    desk.run(MORNING + DAY)

    anna, ben = desk.mail("anna")[-1], desk.mail("ben")[-1]
    assert ("ferry" in anna.partition("Sources")[0], "tannery" in anna) == (False, True)
    assert "ferry" in ben
    assert "tannery" in ben


def test_what_one_reader_knows_is_news_to_another(desk: Desk) -> None:
    desk.reader("anna")
    desk.publish("ferry", MORNING - HOUR)
    desk.run(MORNING)
    desk.reader("ben")
    desk.publish("ferry2", MORNING + 3 * HOUR, text=TEXTS["ferry"])
    desk.publish("court", MORNING + 3 * HOUR)

    desk.run(MORNING + DAY)

    assert "ferry of Varn sailed" in desk.mail("ben")[0]
    assert "Known" in desk.mail("anna")[1] or "ferry of Varn" not in desk.mail("anna")[1]


def test_a_correction_reaches_the_reader_who_had_the_line_and_nobody_else(desk: Desk) -> None:
    desk.reader("anna")
    desk.publish("ferry", MORNING - HOUR)
    desk.run(MORNING)
    desk.reader("ben")
    desk.publish("ferry", MORNING - HOUR, text="Nobody sailed from Varn; the ferry stayed in port.")
    desk.publish("court", MORNING + 3 * HOUR)

    desk.run(MORNING + DAY)

    assert "ninety passengers" in desk.mail("anna")[1]
    assert "ninety passengers" not in desk.mail("ben")[0]


def test_a_topic_without_articles_is_told_in_the_message_and_the_rest_goes_out(desk: Desk) -> None:
    desk.publish("ferry", MORNING - HOUR)
    desk.reader("anna", "lost", "varn")
    desk.reader("ben", "lost")
    desk.reader("cleo", "varn")

    served = desk.run(MORNING)

    assert "lost: nothing could be collected for lost" in desk.mail("anna")[0]
    assert (len(desk.mail("ben")), "lost" in desk.mail("cleo")[0]) == (0, False)
    assert "nothing could be collected" in str(served.faults[0])


def test_a_reader_without_news_gets_nothing_and_is_said(desk: Desk) -> None:
    desk.publish("mill", MORNING - HOUR)
    desk.reader("anna", "varn")
    desk.reader("ben", "korda")

    served = desk.run(MORNING)

    assert (served.empty, desk.mail("anna"), len(desk.mail("ben"))) == (("anna",), [], 1)


def test_a_reader_who_left_gets_nothing_until_they_come_back(desk: Desk) -> None:
    desk.publish("ferry", MORNING - HOUR)
    desk.reader("anna")
    desk.reader("ben")
    assert desk.store.leave("anna", at=MORNING)
    assert not desk.store.leave("anna", at=MORNING + HOUR)

    desk.run(MORNING)
    assert (len(desk.mail("anna")), len(desk.mail("ben"))) == (0, 1)
    assert desk.said[0] == "anna: left on 2026-05-04, nothing is sent"

    assert desk.store.come_back("anna")
    assert not desk.store.come_back("anna")
    desk.run(MORNING + HOUR)
    assert (len(desk.mail("anna")), len(desk.mail("ben"))) == (1, 1)


def test_like_readers_share_one_brief_and_unlike_ones_have_their_own(
    desk: Desk,
) -> None:
    for name in ("ferry", "court", "tram"):
        desk.publish(name, MORNING - HOUR)
    for name in ("anna", "ben", "cleo", "dora"):
        desk.reader(name, length="short" if name == "cleo" else None,
                    language="uk" if name == "dora" else None)  # fmt: skip

    desk.run(MORNING)

    made = [line for line in desk.said if "articles are about varn" in line]
    assert len(made) == 2  # the short one, and one for all others: no model writes, labels vary
    assert desk.mail("anna") == desk.mail("ben")
    assert "Понеділок, 4 травня 2026" in desk.mail("dora")[0]
    assert len(desk.store.briefs("varn")) == 1
    assert len(desk.mail("cleo")[0]) <= len(desk.mail("anna")[0])


def test_the_page_of_the_topic_is_the_brief_as_the_topic_is_told(desk: Desk) -> None:
    for name in ("ferry", "court", "tram"):
        desk.publish(name, MORNING - HOUR)
    desk.reader("anna", length="short", language="uk")
    desk.reader("ben")

    desk.run(MORNING)

    (kept,) = desk.store.briefs("varn")
    assert (kept.brief.language, kept.topic) == ("en", "varn")


def test_stories_are_grouped_once_for_the_same_articles() -> None:
    from briefer.group.publishers import NAMED_FAMILIES
    from briefer.model import Article

    given = [Article(f"Varn {n}", text, id=n) for n, text in TEXTS.items()]
    group = GroupedOnce()

    first = group(given, known=(), families=NAMED_FAMILIES)
    again, other = (
        group(some, known=(), families=NAMED_FAMILIES) for some in (list(given), given[:2])
    )

    assert first is again
    assert {a.id for story in other.stories for a in story.articles} == {"ferry", "court"}


@pytest.mark.parametrize(
    ("at", "kind", "now", "is_due"),
    [
        ("07:00", "daily", datetime(2026, 5, 4, 7, 0, tzinfo=UTC), True),
        ("07:00", "daily", datetime(2026, 5, 4, 6, 59, tzinfo=UTC), False),
        ("07:00", "daily", datetime(2026, 5, 4, 23, 0, tzinfo=UTC), True),
        ("07:00", "weekly", datetime(2026, 5, 4, 8, 0, tzinfo=UTC), False),
        (None, "daily", datetime(2026, 5, 4, 0, 1, tzinfo=UTC), True),
        ("Mon 07:00", "weekly", datetime(2026, 5, 4, 8, 0, tzinfo=UTC), True),
        ("Mon 07:00", "weekly", datetime(2026, 5, 6, 8, 0, tzinfo=UTC), True),
        ("Mon 07:00", "weekly", datetime(2026, 5, 4, 6, 0, tzinfo=UTC), False),
        ("Mon 07:00", "daily", datetime(2026, 5, 4, 8, 0, tzinfo=UTC), False),
    ],
)
def test_a_reader_is_due_from_their_own_hour_to_the_end_of_the_slot(
    desk: Desk, at: str | None, kind: Any, now: datetime, is_due: bool
) -> None:
    desk.reader("anna", at=at)

    assert bool(due(desk.context, Request(kind=kind), (), now=now)) is is_due
    assert due(desk.context, Request(kind=kind), ("anna",), now=now) == desk.readers
