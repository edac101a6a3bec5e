"""Which of the briefs of a slot is its page: the one that readers had, for good."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from briefer.model import Brief, Delivery, DeliveryKey
from briefer.store import Store
from tests.site.kept_briefs import TOPIC, keep, made, site, told

DAY = date(2026, 3, 26)
PAGE = f"{TOPIC}/2026-03-26/index.html"


def at(hour: int, line: str) -> Brief:
    return made(DAY, {"s": [told(line, day=DAY)]}, hour=hour)


def shown(folder: Path) -> str:
    return (folder / PAGE).read_text(encoding="utf-8")


def test_the_newest_is_the_page_while_nobody_had_one(store: Store, tmp_path: Path) -> None:
    keep(store, at(7, "Seven o'clock news."))
    keep(store, at(9, "Nine o'clock news."))

    site(store, tmp_path / "out")

    assert "Nine o&#39;clock news." in shown(tmp_path / "out")


def test_a_newer_one_replaces_a_page_that_nobody_had(store: Store, tmp_path: Path) -> None:
    keep(store, at(7, "First look."))
    site(store, tmp_path / "out")
    keep(store, at(9, "Second look."))

    site(store, tmp_path / "out")

    assert "Second look." in shown(tmp_path / "out")


def test_what_was_sent_is_the_page_though_another_was_made_later(
    store: Store, tmp_path: Path
) -> None:
    keep(store, at(6, "A look before."))
    keep(store, at(7, "This was sent."), sent=datetime(2026, 3, 26, 7, 1, tzinfo=UTC))
    keep(store, at(9, "A look after."))

    site(store, tmp_path / "out")

    assert "This was sent." in shown(tmp_path / "out")


def test_what_was_printed_to_its_readers_is_the_page(store: Store, tmp_path: Path) -> None:
    keep(store, at(7, "This was printed."), delivered=True)
    keep(store, at(9, "A look after."))

    site(store, tmp_path / "out")

    assert "This was printed." in shown(tmp_path / "out")


def test_a_brief_that_a_digest_brought_counts_as_delivered(store: Store, tmp_path: Path) -> None:
    brief, sent = at(7, "In the digest."), datetime(2026, 3, 26, 7, 2, tzinfo=UTC)
    keep(store, brief)
    key = DeliveryKey("morning", brief.slot, "desk", "desk")
    store.claim(key, content="", at=sent, given=[brief.turn])
    store.settle(Delivery(key, "sent", sent), content="", given=[brief.turn])
    keep(store, at(9, "A look after."))

    site(store, tmp_path / "out")

    assert "In the digest." in shown(tmp_path / "out")


def test_a_page_that_was_delivered_stays_when_its_slot_is_sent_again(
    store: Store, tmp_path: Path
) -> None:
    keep(store, at(7, "First sent."), sent=datetime(2026, 3, 26, 7, 1, tzinfo=UTC))
    site(store, tmp_path / "out")
    keep(store, at(9, "Sent again."))
    again = datetime(2026, 3, 26, 9, 1, tzinfo=UTC)
    key = DeliveryKey(TOPIC, "2026-03-26 UTC daily", "desk", "desk")
    store.claim(key, content="", at=again, resend=True)
    store.settle(Delivery(key, "sent", again), content="")

    site(store, tmp_path / "out")

    assert "First sent." in shown(tmp_path / "out")


def test_a_brief_on_its_way_to_the_site_is_its_page_though_no_store_has_it(
    store: Store, tmp_path: Path
) -> None:
    keep(store, at(9, "Made later."))

    site(store, tmp_path / "out", sending=[at(7, "Being sent.")])
    site(store, tmp_path / "out")

    assert "Being sent." in shown(tmp_path / "out")


def test_daily_and_weekly_briefs_have_pages_of_their_own(store: Store, tmp_path: Path) -> None:
    keep(store, at(7, "The day."))
    keep(store, made(DAY, {"s": [told("The week.", day=DAY)]}, kind="weekly"))

    site(store, tmp_path / "out")

    assert "The day." in shown(tmp_path / "out")
    assert "The week." in (tmp_path / "out" / TOPIC / "2026-w13" / "index.html").read_text("utf-8")
