"""What is due when, as jobs; and when one that failed is tried again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from briefer.app.workers.jobs import Job, crowded, due_jobs
from briefer.app.workers.retrying import again_after
from briefer.config import Config, DigestConfig, ReaderConfig, TopicConfig
from briefer.errors import (
    ConfigError,
    DeliveryError,
    DeliveryUnknown,
    LockedError,
    NothingCollected,
    StoreError,
)
from briefer.model import Source

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)  # a Wednesday


def keys(config: Config, now: datetime = NOON) -> list[str]:
    return [job.key for job in due_jobs(config, now)]


def sources(count: int) -> tuple[Source, ...]:
    return tuple(Source(f"s{n}", f"https://h{n % 3}.example/{n}", "feed") for n in range(count))


def test_a_topic_is_due_from_its_time_on_and_not_before() -> None:
    config = Config(topics=(TopicConfig(name="harbour", at="11:00"),))

    assert keys(config, NOON.replace(hour=10, minute=59)) == []
    assert keys(config, NOON.replace(hour=11)) == ["brief harbour"]


def test_one_missed_for_hours_waits_for_its_next_turn() -> None:
    config = Config(topics=(TopicConfig(name="harbour", at="05:00"),))

    assert keys(config, NOON.replace(hour=10)) == ["brief harbour"]
    assert keys(config, NOON) == []


def test_the_turn_of_a_slot_is_one_and_the_next_one_is_later() -> None:
    config = Config(topics=(TopicConfig(name="harbour", at="11:00"),))

    first, later, next_day = (
        next(iter(due_jobs(config, at)))
        for at in (NOON, NOON + timedelta(hours=2), NOON + timedelta(days=1))
    )

    assert (first.turn, first.slot) == (later.turn, later.slot)
    assert first.slot == "2026-11-25 UTC daily"
    assert next_day.turn > first.turn


def test_weekly_topics_digests_and_hours_of_readers_are_due_too() -> None:
    config = Config(
        topics=(TopicConfig(name="harbour", at="Wed 11:00"),),
        digests=(DigestConfig(name="morning", topics=("harbour",), at="11:30"),),
        readers=tuple(
            ReaderConfig(name=n, topics=("harbour",), channel="desk", at="11:00") for n in "ab"
        ),
    )

    found = {job.key: job for job in due_jobs(config, NOON)}

    assert list(found) == ["brief harbour", "digest morning", "readers 11:00"]
    assert found["brief harbour"].slot == "2026-W48 UTC weekly"
    assert found["digest morning"].is_digest


def test_every_source_has_a_turn_a_round_and_they_do_not_begin_together() -> None:
    config = Config(sources=sources(60))

    rounds = [
        {job.name: job.turn for job in due_jobs(config, NOON + timedelta(minutes=m))}
        for m in range(16)
    ]
    moved = [sum(a[n] != b[n] for n in a) for a, b in pairwise(rounds)]

    assert sum(moved) == 60
    assert max(moved) < 20


def test_sources_of_one_host_are_read_one_at_a_time() -> None:
    hosts = {job.name: job.alone for job in due_jobs(Config(sources=sources(6)), NOON)}

    assert hosts["s0"] == hosts["s3"] != hosts["s1"]


def test_a_host_of_several_sources_is_let_alone_for_a_moment_after_each() -> None:
    local = tuple(Source(f"l{n}", f"http://127.0.0.1/{n}", "feed") for n in range(2))
    alone = Source("alone", "https://alone.example/", "feed")

    assert crowded((*sources(6), *local, alone)) == {"h0.example", "h1.example", "h2.example"}


def test_a_template_is_filled_by_its_topic_and_no_job_of_its_own() -> None:
    search = Source("find", "https://find.example/?q={query}", "search")

    assert keys(Config(sources=(search,))) == []


def test_what_is_made_goes_before_what_is_read() -> None:
    kinds = ("collect", "brief", "deliver")
    order = [Job(kind=kind, name="x", turn=1).urgency for kind in kinds]  # type: ignore[arg-type]

    assert order == sorted(set(order))


@pytest.mark.parametrize(
    "error", [LockedError("x"), StoreError("x"), NothingCollected("x"), DeliveryError("x")]
)
def test_what_can_pass_is_tried_again_later_and_later_and_not_for_ever(error: Exception) -> None:
    waits = [again_after(error, tries) for tries in range(100)]
    tried = [wait for wait in waits if wait is not None]

    assert tried == sorted(tried)
    assert 5 < len(tried) < 100
    assert waits[len(tried) :] == [None] * (100 - len(tried))


@pytest.mark.parametrize("error", [DeliveryUnknown("x"), ConfigError("x"), ValueError("x")])
def test_what_does_not_pass_or_may_have_arrived_is_not_tried_again(error: Exception) -> None:
    assert again_after(error, 0) is None
