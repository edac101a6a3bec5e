"""Which windows readers were given, and which articles had their last fate, in both databases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from briefer.model import Delivery, DeliveryKey, State, Turn, Window
from briefer.store import Store

NOW = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)
DAY = timedelta(days=1)
FIRST, SECOND, THIRD = (f"2026-11-2{n} Europe/Kyiv daily" for n in (2, 3, 4))


def window(day: int) -> Window:
    return Window(NOW + (day - 1) * DAY, NOW + day * DAY)


def settle(store: Store, slot: str, turn: Turn, state: State, channel: str = "desk") -> None:
    key = DeliveryKey("mill", slot, channel, channel)
    store.claim(key, content="x", at=NOW, given=[turn])
    store.settle(Delivery(key, state, NOW), content="x", given=[turn])


def test_nothing_is_known_of_a_reader_who_had_nothing(store: Store) -> None:
    assert store.last_turn("mill", "mill", before_slot=FIRST) is None


def test_the_last_delivered_window_counts_and_before_it_the_first_that_was_tried(
    store: Store,
) -> None:
    settle(store, FIRST, Turn("mill", window(0)), "failed")
    settle(store, SECOND, Turn("mill", window(1)), "unknown")
    assert store.last_turn("mill", "mill", before_slot=THIRD) == (window(0), False)

    settle(store, SECOND, Turn("mill", window(1)), "sent")

    assert store.last_turn("mill", "mill", before_slot=THIRD) == (window(1), True)
    assert store.last_turn("mill", "mill", before_slot=SECOND) == (window(0), False)
    assert store.last_turn("mill", "mill", before_slot="2026-W50 UTC weekly") is None
    assert store.last_turn("evening", "mill", before_slot=THIRD) is None


def test_fates_are_kept_only_with_a_delivery_and_count_for_later_slots(store: Store) -> None:
    settle(store, FIRST, Turn("mill", window(0), ("a", "b")), "failed")
    assert not store.told("mill", "mill", ["a", "b"], before_slot=SECOND)

    settle(store, FIRST, Turn("mill", window(0), ("a", "b")), "sent")

    assert store.told("mill", "mill", ["a", "b", "c"], before_slot=SECOND) == {"a", "b"}
    assert not store.told("mill", "mill", ["a"], before_slot=FIRST)
    assert not store.told("mill", "mill", ["a"], before_slot="2026-W50 UTC weekly")


def test_of_two_channels_the_first_brief_settles_the_slot(store: Store) -> None:
    settle(store, FIRST, Turn("mill", window(0), ("a",)), "sent")
    settle(store, FIRST, Turn("mill", window(1), ("a", "b")), "sent", "board")

    assert store.last_turn("mill", "mill", before_slot=SECOND) == (window(0), True)
    assert store.told("mill", "mill", ["a", "b"], before_slot=SECOND) == {"a"}


def test_a_name_that_cannot_be_stored_as_it_is_is_found_again(store: Store) -> None:
    settle(store, FIRST, Turn("mill", window(0), ("a\x00",)), "sent")

    assert store.told("mill", "mill", ["a\x00"], before_slot=SECOND) == {"a\x00"}
