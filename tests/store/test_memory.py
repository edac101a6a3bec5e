"""What goes into the store comes out as it was, from SQLite and from PostgreSQL."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefer.collect.health import SourceHealth
from briefer.compare.news import Fact
from briefer.model import (
    Account,
    Article,
    Brief,
    Bullet,
    Citation,
    Delivery,
    DeliveryKey,
    Message,
    Part,
    Passage,
    Section,
    State,
    Story,
    Window,
)
from briefer.ports import Validators
from briefer.store import Store

NOW = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)
DAY = timedelta(days=1)
WINDOW = Window(NOW - DAY, NOW)
SLOT = "2026-11-22 Europe/Kyiv daily"


def article(name: str, *, at: datetime | None = NOW, text: str = "The bridge fell.") -> Article:
    return Article(
        f"Title {name}", text, id=name, url=f"https://a.example/{name}", publisher=f"P{name}",
        published=at, author="A", language="en", via=("v.example",), source="feed",
    )  # fmt: skip


# ---------------------------------------------------------------- articles


def test_an_article_comes_back_as_it_was(store: Store) -> None:
    given_article = article("a", text="Рядок\nдва 🙂 \u202e")

    assert store.save_articles([given_article], at=NOW) == 1

    (found,) = store.articles(WINDOW)
    assert found == replace(given_article, first_seen=NOW)


def test_an_article_is_new_once_and_keeps_its_first_sight(store: Store) -> None:
    store.save_articles([article("a")], at=NOW)

    assert store.save_articles([article("a"), article("b"), article("b")], at=NOW + DAY) == 1
    assert store.first_seen(["a", "b", "c"]) == {"a": NOW, "b": NOW + DAY}


def test_the_fuller_text_is_kept_and_a_known_date_is_not_lost(store: Store) -> None:
    store.save_articles([article("a", text="Teaser.")], at=NOW)

    store.save_articles([article("a", at=None, text="The whole report.")], at=NOW + DAY)
    store.save_articles([article("a", text="The whole …")], at=NOW + DAY)

    (found,) = store.articles(WINDOW)
    assert (found.text, found.published) == ("The whole report.", NOW)


def test_an_undated_article_counts_as_first_seen(store: Store) -> None:
    store.save_articles([article("a", at=None)], at=NOW)

    assert [found.first_seen for found in store.articles(WINDOW)] == [NOW]


def test_a_window_holds_both_of_its_ends(store: Store) -> None:
    moments = {"before": NOW - DAY, "in": NOW - DAY + timedelta(microseconds=1), "end": NOW}
    moments |= {"after": NOW + timedelta(microseconds=1)}
    store.save_articles([article(name, at=at) for name, at in moments.items()], at=NOW)

    assert [found.id for found in store.articles(WINDOW)] == ["before", "in", "end"]


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    text=st.text(st.characters(codec=None), min_size=1).filter(str.strip), key=st.text(min_size=1)
)
def test_any_text_can_be_stored_place_for_place(store: Store, text: str, key: str) -> None:
    """Lone surrogates and NULs are replaced one for one; nothing ever raises."""
    store.save_articles([Article(text, text, id=key, publisher=text, via=(text,))], at=NOW)

    found = next(a for a in store.articles(WINDOW) if a.id == key.replace("\x00", "\ufffd"))
    assert len(found.text) >= len(text)
    found.text.encode("utf-8")


def test_more_articles_than_fit_one_statement(store: Store) -> None:
    many = [article(str(number)) for number in range(1203)]

    assert store.save_articles(many, at=NOW) == 1203
    assert len(store.first_seen([a.id for a in many])) == 1203


# ---------------------------------------------------------------- stories


def test_a_story_comes_back_whole(store: Store) -> None:
    a, b, c = article("a"), article("b"), article("c", at=NOW - 3 * DAY)
    store.save_stories("t", [Story("s", (a, b, c), (("b", "a"),))], at=NOW)

    (found,) = store.stories(WINDOW)

    assert (found.id, [m.id for m in found.articles]) == ("s", ["a", "b", "c"])
    assert found.copies == (("b", "a"),)
    assert found.publishers == ("Pa", "Pc")


def test_a_story_grows_over_days_under_one_id(store: Store) -> None:
    store.save_stories("t", [Story("s", (article("a", at=NOW - 2 * DAY),))], at=NOW - 2 * DAY)

    store.save_stories("t", [Story("s", (article("b"),))], at=NOW)

    (found,) = store.stories(WINDOW)
    assert [m.id for m in found.articles] == ["b", "a"]


def test_stories_that_grow_together_answer_to_both_ids(store: Store) -> None:
    a, b, c = article("a"), article("b"), article("c")
    store.save_stories("t", [Story("one", (a,)), Story("two", (b,))], at=NOW)
    store.save_stories("t", [Story("two", (a, b))], at=NOW)
    store.save_stories("t", [Story("three", (a, b, c))], at=NOW)

    assert {store.current_id("t", name) for name in ("one", "two", "three")} == {"three"}
    assert [story.id for story in store.stories(WINDOW)] == ["three"]
    store.save_stories("t", [Story("one", (a,))], at=NOW)
    assert [story.id for story in store.stories(WINDOW)] == ["three"]


def test_a_story_that_loses_an_article_stays_whole(store: Store) -> None:
    a, b, c = article("a"), article("b"), article("c")
    store.save_stories("t", [Story("s", (a, b, c), (("b", "a"), ("c", "a")))], at=NOW)

    store.save_stories("t", [Story("t", (a,))], at=NOW)

    found = {story.id: story for story in store.stories(WINDOW)}
    assert found["s"].copies == ()
    assert [m.id for m in found["s"].articles] == ["b", "c"]


def test_a_copy_never_leads_after_its_original_moved_behind(store: Store) -> None:
    a, b = article("a"), article("b")
    store.save_stories("t", [Story("s", (a, b), (("b", "a"),))], at=NOW)
    store.save_stories("t", [Story("s", (article("c"),))], at=NOW)
    store.save_stories("t", [Story("s", (b,))], at=NOW)

    (found,) = store.stories(WINDOW)

    assert found.lead.id not in found.original_of


# ---------------------------------------------------------------- briefs and facts


def brief(name: str = "bakhmut", at: datetime = NOW) -> Brief:
    source = article("a")
    citation = Citation.of(Passage(source, "text", 0, 0, len(source.text)))
    section = Section("s", "It fell", (Bullet("It fell.", (citation,)),), publishers=("Pa",))
    return Brief(name, WINDOW, "extractive", at, (section,), Account(cited=("a",)), publishers=1)


def test_a_brief_comes_back_newest_first(store: Store) -> None:
    for at in (NOW, NOW + DAY):
        store.save_brief(brief(at=at), slot=SLOT)
    store.save_brief(brief("kharkiv"), slot=SLOT)

    kept = store.briefs("bakhmut")

    assert [entry.generated for entry in kept] == [NOW + DAY, NOW]
    assert kept[0].brief.bullets[0].text == "It fell."
    assert len(store.briefs()) == 3
    assert store.briefs(slot="other") == ()
    assert len(store.briefs(limit=1)) == 1


def test_what_was_made_is_listed_as_the_briefs_are(store: Store) -> None:
    for at in (NOW, NOW + DAY):
        store.save_brief(brief(at=at), slot=SLOT)
    store.save_brief(brief("kharkiv"), slot=SLOT)

    for topic in ("bakhmut", None):
        made = [(one.topic, one.slot, one.generated, one.bullets) for one in store.made(topic)]
        kept = [(one.topic, one.slot, one.generated, one.bullets) for one in store.briefs(topic)]
        assert made == kept
        assert {bullets for *_, bullets in made} == {1}
    assert len(store.made(limit=1)) == 1


def deliver(store: Store, fact: Fact, slot: str = SLOT) -> None:
    key = DeliveryKey(fact.topic, slot, "c", fact.text)
    store.claim(key, content="x", at=fact.at)
    store.settle(Delivery(key, "sent", fact.at), content="x", facts=[fact])


def test_a_delivered_fact_is_known_from_the_first_time_on(store: Store) -> None:
    fact = Fact("bakhmut", "s", "It fell.", NOW)
    deliver(store, fact)
    deliver(store, Fact("bakhmut", "s", "It fell.", NOW + DAY), "2026-11-23 Europe/Kyiv daily")

    assert store.delivered_facts("bakhmut") == (fact,)
    assert store.delivered_facts("kharkiv") == ()


def test_a_slot_does_not_know_its_own_facts_nor_later_ones(store: Store) -> None:
    for day in ("2026-11-21", "2026-11-22", "2026-11-23"):
        deliver(store, Fact("t", "s", day, NOW), f"{day} Europe/Kyiv daily")

    known = store.delivered_facts("t", before_slot=SLOT)

    assert [fact.text for fact in known] == ["2026-11-21"]


def test_the_weeks_reader_has_not_read_the_dailies(store: Store) -> None:
    deliver(store, Fact("t", "s", "daily", NOW), "2026-11-20 UTC daily")
    deliver(store, Fact("t", "s", "weekly", NOW), "2026-W46 UTC weekly")

    weekly = store.delivered_facts("t", before_slot="2026-W47 UTC weekly")
    daily = store.delivered_facts("t", before_slot="2026-11-22 UTC daily")

    assert ([f.text for f in weekly], [f.text for f in daily]) == (["weekly"], ["daily"])


def test_facts_follow_their_story_to_its_new_id(store: Store) -> None:
    a, b = article("a"), article("b")
    store.save_stories("t", [Story("old", (a,))], at=NOW)
    deliver(store, Fact("t", "old", "It fell.", NOW))

    store.save_stories("t", [Story("new", (a, b))], at=NOW)
    deliver(store, Fact("t", "old", "It stands.", NOW))

    assert {fact.story for fact in store.delivered_facts("t")} == {"new"}


def test_forgetting_keeps_what_was_delivered(store: Store) -> None:
    old, new = article("a", at=NOW - 99 * DAY), article("b")
    store.save_stories("t", [Story("s", (old,)), Story("t", (new,))], at=NOW - 99 * DAY)
    store.save_articles([article("c", at=NOW - 99 * DAY)], at=NOW)
    store.save_brief(brief(at=NOW - 99 * DAY), slot=SLOT)
    deliver(store, Fact("bakhmut", "s", "It fell.", NOW - 99 * DAY))

    assert store.forget(NOW - 90 * DAY) == 1

    assert [found.id for found in store.articles(WINDOW)] == ["b"]
    assert set(store.first_seen(["a", "b", "c"])) == {"b", "c"}
    assert store.briefs() == ()
    assert len(store.delivered_facts("bakhmut")) == len(store.deliveries()) == 1


# ---------------------------------------------------------------- the ledger

KEY = DeliveryKey("bakhmut", SLOT, "desk", "desk@news.example")


def test_a_delivery_is_claimed_once(store: Store) -> None:
    assert store.delivery(KEY) is None
    assert store.claim(KEY, content="x", at=NOW).granted

    second = store.claim(KEY, content="x", at=NOW + DAY)

    assert not second.granted
    assert (second.delivery.state, second.delivery.at) == ("unknown", NOW)
    assert not store.claim(KEY, content="x", at=NOW).granted
    assert store.claim(KEY, content="x", at=NOW, resend=True).granted


def test_a_sent_one_is_never_granted_again(store: Store) -> None:
    store.claim(KEY, content="x", at=NOW)
    store.settle(Delivery(KEY, "sent", NOW, "250 ok"), content="x")

    refused = store.claim(KEY, content="other", at=NOW + DAY)

    assert not refused.granted
    assert refused.delivery == Delivery(KEY, "sent", NOW, "250 ok") == store.delivery(KEY)


def test_what_was_left_unsent_comes_back_until_it_was_sent(store: Store) -> None:
    rest = Message("m", (Part("application/json", '{"text": "два"}'),))
    store.claim(KEY, content="x", at=NOW)
    store.settle(Delivery(KEY, "failed", NOW, "500"), content="x", rest=rest)

    assert store.claim(KEY, content="y", at=NOW).rest == rest
    store.settle(Delivery(KEY, "failed", NOW, "500"), content="y")
    assert store.claim(KEY, content="z", at=NOW).rest == rest
    store.settle(Delivery(KEY, "sent", NOW, "ok"), content="z")
    assert store.claim(KEY, content="z", at=NOW, resend=True).rest is None


def test_deliveries_are_listed_newest_first_and_by_what_is_asked(store: Store) -> None:
    states: tuple[State, ...] = ("sent", "failed", "unknown")
    for number, state in enumerate(states):
        key = DeliveryKey("bakhmut", f"slot {number}", "desk", "r")
        store.claim(key, content="x", at=NOW)
        store.settle(Delivery(key, state, NOW + number * DAY), content="x")

    assert [d.state for d in store.deliveries()] == ["unknown", "failed", "sent"]
    assert [d.state for d in store.deliveries(state="failed")] == ["failed"]
    assert [d.state for d in store.deliveries("bakhmut", slot="slot 0")] == ["sent"]
    assert store.deliveries("kharkiv") == ()
    assert len(store.deliveries(limit=2)) == 2


# ---------------------------------------------------------------- sources


def frontline(**known: Any) -> SourceHealth:
    return SourceHealth("frontline", asked=NOW, **known)


def test_articles_and_health_are_kept_together(store: Store) -> None:
    well = frontline(succeeded=NOW, items=2, validators=Validators('"abc"', "Sun"))

    assert store.save_collected([article("a"), article("b")], [well], at=NOW) == 2

    (kept,) = store.health()
    assert kept.health == well
    assert (kept.since, kept.given) == (NOW, 2)


def test_everything_the_collector_knows_comes_back(store: Store) -> None:
    ill = frontline(
        error="503",
        failures=3,
        not_before=NOW + DAY,
        gone=True,
        moved_to="https://moved.example/feed",
    )
    store.save_collected([], [ill], at=NOW)

    assert store.health()[0].health == ill


def test_the_articles_of_a_source_are_counted_over_the_days(store: Store) -> None:
    store.save_collected([article("a")], [frontline()], at=NOW)
    later = replace(frontline(), asked=NOW + 4 * DAY)

    store.save_collected([article("a"), article("b")], [later], at=NOW + 4 * DAY)

    (kept,) = store.health()
    assert (kept.given, kept.since) == (2, NOW)
    assert kept.a_day == pytest.approx(0.5)
