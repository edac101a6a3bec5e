"""What is wrapped around an engine: cache, costs, limits, circuit, retries of stand-ins."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from threading import Barrier, Event, Lock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.errors import AskError
from briefer.model import Usage
from briefer.ports import Ask, Prompt, Reply
from briefer.summarize.cache import cached, call_key, reply_from, reply_json
from briefer.summarize.cache_folder import FolderCache
from briefer.summarize.circuit import broken_off
from briefer.summarize.cost import Caps, CostBook, Price, capped, cost
from briefer.summarize.limits import in_order, limited
from briefer.summarize.outcomes import NoReply
from briefer.summarize.prompt import draft_schema
from briefer.testing.ask import ScriptedAsk, answer_json

GOOD = answer_json([("The bridge is closed.", ["A1.1"])])
PROMPT = Prompt("story", "You edit.", "A1.1 | The bridge is closed.", draft_schema())
INPUTS = {"endpoint": "http://localhost/v1", "model": "m"}


# ---------------------------------------------------------------- cache


def test_the_same_call_is_made_once_and_costs_once(tmp_path: Path) -> None:
    model = ScriptedAsk([GOOD])
    ask = cached(model, FolderCache(tmp_path / "replies"), inputs=INPUTS)

    first, second = ask(PROMPT), ask(PROMPT)

    assert len(model.prompts) == 1
    assert second.text == first.text
    assert first.usage.calls == 1
    assert second.usage == Usage()


@pytest.mark.parametrize(
    "other",
    [
        replace(PROMPT, purpose="lead"),
        replace(PROMPT, system="You judge."),
        replace(PROMPT, user="A1.1 | The bridge is open."),
        replace(PROMPT, schema=draft_schema(["A1.1"])),
        replace(PROMPT, reply_tokens=99),
    ],
    ids=["purpose", "system", "user", "schema", "allowance"],
)
def test_every_input_of_a_call_is_part_of_its_key(other: Prompt) -> None:
    assert call_key(other, INPUTS) != call_key(PROMPT, INPUTS)


@pytest.mark.parametrize(
    "inputs", [{**INPUTS, "model": "n"}, {**INPUTS, "temperature": 1}, {"model": "m"}], ids=str
)
def test_endpoint_model_and_parameters_are_part_of_the_key(inputs: dict[str, object]) -> None:
    assert call_key(PROMPT, inputs) != call_key(PROMPT, INPUTS)


def test_fresh_asks_again_and_keeps_the_newer_reply(tmp_path: Path) -> None:
    newer = answer_json([("The bridge is open.", ["A1.1"])])
    store = FolderCache(tmp_path)
    cached(ScriptedAsk([GOOD]), store, inputs=INPUTS)(PROMPT)

    assert cached(ScriptedAsk([newer]), store, inputs=INPUTS, fresh=True)(PROMPT).text == newer
    assert cached(ScriptedAsk([GOOD]), store, inputs=INPUTS)(PROMPT).text == newer


@pytest.mark.parametrize(
    "bad", ["I cannot.", "", Reply(GOOD, "length")], ids=["prose", "empty", "cut-off"]
)
def test_an_unusable_reply_is_not_kept(bad: str | Reply, tmp_path: Path) -> None:
    model = ScriptedAsk([bad, GOOD])
    ask = cached(model, FolderCache(tmp_path), inputs=INPUTS)

    ask(PROMPT)
    assert ask(PROMPT).text == GOOD


def test_having_nothing_to_say_is_kept(tmp_path: Path) -> None:
    model = ScriptedAsk([answer_json([])])
    ask = cached(model, FolderCache(tmp_path), inputs=INPUTS)

    ask(PROMPT)
    ask(PROMPT)
    assert len(model.prompts) == 1


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff\xfe", b'{"text": 1}', b"[" * 99999])
def test_a_damaged_cache_is_an_empty_one(content: bytes, tmp_path: Path) -> None:
    store = FolderCache(tmp_path)
    store.put("k", Reply(GOOD))
    (tmp_path / "k.json").write_bytes(content)

    assert store.get("k") is None


def test_a_cache_that_cannot_be_written_fails_no_brief(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    ask = cached(ScriptedAsk([GOOD]), FolderCache(tmp_path / "taken"), inputs=INPUTS)

    assert ask(PROMPT).text == GOOD


def test_the_cache_forgets_what_was_used_longest_ago(tmp_path: Path) -> None:
    store = FolderCache(tmp_path, most_bytes=1000)
    for n, key in enumerate(["old", "used", "young"]):
        store.put(key, Reply("x" * 200))
        os.utime(tmp_path / f"{key}.json", (n, n))
    assert store.get("old")

    store.put("newest", Reply("x" * 400))

    assert store.get("old")
    assert store.get("newest")
    assert store.get("used") is None


@given(text=st.text(), finish=st.text(), engine=st.text())
def test_a_reply_comes_back_from_the_cache_as_it_went_in(
    text: str, finish: str, engine: str
) -> None:
    reply = Reply(text, finish, engine=engine)

    assert reply_from(reply_json(reply)) == reply


# ---------------------------------------------------------------- cost

PRICE = Price(Decimal(1), Decimal(4), cached=Decimal("0.25"))


def test_cached_tokens_cost_what_they_cost() -> None:
    usage = Usage(1, 1_000_000, 250_000, cached_tokens=400_000)

    assert cost(usage, PRICE) == Decimal("1.7")


def spending(book: CostBook, *answers: str | Reply | AskError) -> Ask:
    return capped(ScriptedAsk(answers or [GOOD]), book, count=len)


def test_what_a_call_cost_is_booked() -> None:
    book = CostBook(PRICE)
    reply = spending(book)(PROMPT)

    assert book.usage == reply.usage
    assert book.spent == cost(reply.usage, PRICE)


def test_without_a_price_only_tokens_are_booked() -> None:
    book = CostBook()
    spending(book)(PROMPT)

    assert book.spent is None
    assert book.usage.calls == 1


def test_an_endpoint_that_tells_no_usage_is_counted_by_us() -> None:
    book = CostBook(PRICE)
    spending(book, Reply(GOOD, usage=Usage(1)))(PROMPT)

    assert book.usage.prompt_tokens > len(PROMPT.user)
    assert book.usage.completion_tokens == len(GOOD)


def test_a_failed_call_is_booked_too() -> None:
    book = CostBook(PRICE)
    failed = NoReply("no", outcome="refusal", usage=Usage(1, 70, 5))

    with pytest.raises(AskError):
        spending(book, failed)(PROMPT)

    assert book.usage.counts == Usage(1, 70, 5).counts
    assert book.spent == cost(Usage(1, 70, 5), PRICE)


CAPS = {
    "run": (Caps(run=Decimal("0.004")), "a run could cost more than 0.004 USD; raise [model] max"),
    "month": (
        Caps(of_month=Decimal(2), month=Decimal("1.999")),
        "a month could cost more than 2 USD; raise [model] max_cost_month",
    ),
}


@pytest.mark.parametrize(("caps", "sentence"), CAPS.values(), ids=CAPS)
def test_a_call_over_the_cap_is_never_made(caps: Caps, sentence: str) -> None:
    model = ScriptedAsk([GOOD])

    with pytest.raises(AskError) as caught:
        capped(model, CostBook(PRICE, caps), count=len)(PROMPT)

    assert sentence in str(caught.value)
    assert not model.prompts


def test_calls_side_by_side_cannot_break_the_cap_together() -> None:
    book = CostBook(PRICE, Caps(run=Decimal("0.009")))
    under_way, done = Barrier(3, timeout=60), Event()

    def slow(prompt: Prompt) -> Reply:
        under_way.wait()
        done.wait(60)
        return Reply(GOOD, usage=Usage(1, 100, 100))

    ask = capped(slow, book, count=len)
    with ThreadPoolExecutor(2) as pool:
        futures = [pool.submit(ask, PROMPT) for _ in range(2)]
        under_way.wait()
        with pytest.raises(AskError, match="was not asked"):
            ask(PROMPT)
        done.set()

    assert all(future.result().text == GOOD for future in futures)
    assert book.usage.calls == 2


# ---------------------------------------------------------------- circuit


def failing(outcome: str) -> NoReply:
    return NoReply("m at h: it failed", outcome=outcome)


def test_after_three_failures_in_a_row_nothing_is_asked() -> None:
    model = ScriptedAsk([failing("failed")])
    ask = broken_off(model)

    sentences = []
    for _ in range(6):
        with pytest.raises(AskError) as caught:
            ask(PROMPT)
        sentences.append(str(caught.value))

    assert len(model.prompts) == 3
    assert sentences[-1] == "not asked any more, because m at h: it failed"


@pytest.mark.parametrize("outcome", ["quota", "key", "not found", "html", "cost", "deadline"])
def test_what_time_cannot_mend_opens_the_circuit_at_once(outcome: str) -> None:
    model = ScriptedAsk([failing(outcome)])
    ask = broken_off(model)

    for _ in range(3):
        with pytest.raises(AskError):
            ask(PROMPT)

    assert len(model.prompts) == 1


@pytest.mark.parametrize("outcome", ["context", "filtered", "refusal", "too long"])
def test_what_is_the_storys_fault_leaves_the_circuit_closed(outcome: str) -> None:
    model = ScriptedAsk([failing(outcome)])
    ask = broken_off(model)

    for _ in range(5):
        with pytest.raises(AskError):
            ask(PROMPT)

    assert len(model.prompts) == 5


def test_a_success_between_failures_starts_the_count_again() -> None:
    model = ScriptedAsk([failing("failed"), failing("failed"), GOOD, failing("failed"), GOOD])
    ask = broken_off(model)

    outcomes = []
    for _ in range(5):
        try:
            outcomes.append(ask(PROMPT).text == GOOD)
        except AskError:
            outcomes.append(False)

    assert outcomes == [False, False, True, False, True]


# ---------------------------------------------------------------- limits


class Clock:
    def __init__(self) -> None:
        self.time = 0.0
        self.starts: list[float] = []
        self._lock = Lock()

    def __call__(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.time += seconds

    def model(self, prompt: Prompt) -> Reply:
        with self._lock:
            self.starts.append(self.time)
        return Reply(GOOD)


def test_requests_of_a_minute_are_kept() -> None:
    clock = Clock()
    ask = limited(clock.model, requests_per_minute=2, clock=clock, sleep=clock.sleep)

    for _ in range(5):
        ask(PROMPT)

    assert clock.starts == [0, 0, 60, 60, 120]


def test_a_call_larger_than_a_minutes_tokens_is_made_alone() -> None:
    clock = Clock()
    ask = limited(clock.model, tokens_per_minute=10, count=len, clock=clock, sleep=clock.sleep)

    ask(PROMPT)
    ask(PROMPT)
    assert clock.starts == [0, 60]


@settings(max_examples=50, deadline=None)
@given(
    sizes=st.lists(st.integers(min_value=1, max_value=40), min_size=1, max_size=12),
    pauses=st.lists(st.integers(min_value=0, max_value=50), min_size=12, max_size=12),
)
def test_no_minute_has_more_tokens_than_allowed(sizes: list[int], pauses: list[int]) -> None:
    clock = Clock()
    ask = limited(clock.model, tokens_per_minute=40, count=len, clock=clock, sleep=clock.sleep)

    for size, pause in zip(sizes, pauses, strict=False):
        clock.time += pause
        ask(Prompt("story", "", "x" * size, {}, reply_tokens=0))

    calls = list(zip(clock.starts, sizes, strict=True))
    for start, _ in calls:
        assert sum(size for moment, size in calls if start <= moment < start + 60) <= 40


def test_no_more_calls_are_under_way_than_allowed() -> None:
    lock, under_way, most = Lock(), 0, 0
    pair = Barrier(2, timeout=60)

    def model(prompt: Prompt) -> Reply:
        nonlocal under_way, most
        with lock:
            under_way += 1
            most = max(most, under_way)
        pair.wait()
        with lock:
            under_way -= 1
        return Reply(GOOD)

    ask = limited(model, at_once=2)
    assert len(in_order(ask, [PROMPT] * 6, at_once=6)) == 6
    assert most == 2


def test_results_keep_the_order_of_the_items() -> None:
    turn = Barrier(4, timeout=60)

    def work(n: int) -> int:
        turn.wait()
        return n * n

    assert in_order(work, range(4)) == (0, 1, 4, 9)


def test_one_item_needs_no_thread() -> None:
    assert in_order(lambda n: n, [7]) == (7,)
    assert in_order(lambda n: n, [1, 2], at_once=1) == (1, 2)


def test_after_an_interruption_nothing_more_is_begun() -> None:
    begun: list[int] = []

    def work(n: int) -> int:
        begun.append(n)
        if n == 0:
            raise KeyboardInterrupt
        return n

    with pytest.raises(KeyboardInterrupt):
        in_order(work, range(100), at_once=2)

    assert len(begun) < 100
