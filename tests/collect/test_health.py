"""When a source is asked again, and what is remembered of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from briefer.collect.health import (
    LONGEST_FRESH,
    LONGEST_WAIT,
    SourceHealth,
    after_answer,
    after_failure,
    after_unchanged,
    due_at,
    is_due,
    known_of,
    wait_asked_for,
)
from briefer.model import Source
from briefer.ports import Fetched, Validators

AT = datetime(2026, 5, 4, 12, tzinfo=UTC)
NEW = SourceHealth("harbour")
TAGGED = Fetched("https://news.example/", b"x", validators=Validators('"v1"'))


def test_validators_are_kept_from_a_good_answer_only() -> None:
    good = after_answer(NEW, TAGGED, at=AT, items=3)
    spoiled = after_answer(good, TAGGED, at=AT, items=0, error="it is empty")

    assert good.validators == Validators('"v1"')
    assert (spoiled.validators, spoiled.failures, spoiled.succeeded) == (Validators(), 1, AT)


def test_a_permanent_move_is_remembered() -> None:
    moved = Fetched("https://new.example/", b"x", moved_to="https://new.example/")

    health = after_answer(NEW, moved, at=AT, items=1)

    assert after_answer(health, TAGGED, at=AT, items=1).moved_to == "https://new.example/"


def test_a_source_that_calls_itself_fresh_is_left_alone_for_an_hour_at_most() -> None:
    fresh = Fetched("https://news.example/", b"x", max_age=10**9)

    health = after_answer(NEW, fresh, at=AT, items=1)

    assert not is_due(health, AT)
    assert is_due(health, AT + LONGEST_FRESH)


def test_failures_make_the_pauses_longer_but_never_skip_a_day() -> None:
    first = after_failure(NEW, "503", at=AT)
    second = after_failure(first, "503", at=AT)
    many = NEW
    for _ in range(40):
        many = after_failure(many, "503", at=AT)

    assert first.not_before == AT + timedelta(minutes=5)
    assert second.not_before == AT + timedelta(minutes=10)
    assert many.not_before == AT + LONGEST_WAIT
    assert is_due(many, AT + timedelta(days=1))


def test_a_410_ends_a_source_and_an_unchanged_one_is_well() -> None:
    gone = after_failure(NEW, "410", at=AT, status=410)
    well = after_unchanged(after_failure(NEW, "503", at=AT), at=AT)

    assert not is_due(gone, AT + timedelta(days=900))
    assert (well.failures, well.error, is_due(well, AT)) == (0, "", True)


@pytest.mark.parametrize(
    ("header", "wait"),
    [
        pytest.param("120", timedelta(seconds=120), id="seconds"),
        pytest.param("99999999", LONGEST_WAIT, id="absurd-seconds"),
        pytest.param("Mon, 04 May 2026 12:10:00 GMT", timedelta(minutes=10), id="date"),
        pytest.param("Mon, 04 May 2026 11:00:00 GMT", timedelta(), id="past-date"),
        pytest.param("Fri, 31 Dec 2099 23:59:59 GMT", LONGEST_WAIT, id="absurd-date"),
        pytest.param("Mon, 04 May 2026 12:10:00 -0000", timedelta(minutes=10), id="no-zone"),
        pytest.param("soon", None, id="words"),
        pytest.param("٣", None, id="other-digits"),
        pytest.param(None, None, id="none"),
    ],
)
def test_retry_after_is_read_in_both_forms_and_capped(
    header: str | None, wait: timedelta | None
) -> None:
    assert wait_asked_for(header, at=AT) == wait


@pytest.mark.parametrize(
    ("interval", "later", "due"),
    [
        (timedelta(hours=6), timedelta(hours=5), False),
        (timedelta(hours=6), timedelta(hours=6), True),
        (timedelta(hours=24), timedelta(hours=23, minutes=57), True),
        (timedelta(hours=24), timedelta(hours=23), False),
        (timedelta(minutes=10), timedelta(minutes=9), False),
        (None, timedelta(), True),
    ],
    ids=["before", "over", "a daily run a little early", "an hour early", "short", "none"],
)
def test_an_interval_counts_from_when_the_source_was_asked(
    interval: timedelta | None, later: timedelta, due: bool
) -> None:
    well, ill = after_answer(NEW, TAGGED, at=AT, items=1), after_failure(NEW, "503", at=AT)
    waited = after_failure(NEW, "429", at=AT, retry_after="72000")

    assert is_due(well, AT + later, interval=interval) is due
    assert is_due(after_unchanged(well, at=AT), AT + later, interval=interval) is due
    assert not is_due(waited, AT + timedelta(hours=7), interval=timedelta(hours=6))
    assert due_at(ill, timedelta(hours=6)) == AT + timedelta(hours=5, minutes=55)


def test_what_is_known_holds_for_the_address_it_was_known_of() -> None:
    source = Source("harbour", "https://harbour.example/rss")
    health = SourceHealth("harbour", items=7, gone=True, url=source.url)
    older = SourceHealth("harbour", items=7)

    assert known_of(source, health) == health
    assert known_of(source, older).items == 7
    assert known_of(Source("harbour", "https://new.example/rss"), health) == SourceHealth(
        "harbour", url="https://new.example/rss"
    )
    assert known_of(source, None).url == source.url
