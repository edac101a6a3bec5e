"""Laws of novelty: identical is known, order and repetition of memory do not matter."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.compare.news import Fact, Memory, novelty

AT = datetime(2023, 3, 21, 7, tzinfo=UTC)
VOCABULARY = """
    Kyiv Wagner said denied 214 305 killed soldiers works Bakhmut not may on Tuesday 21 March
    held the of більше солдатів вбито не Бахмут twenty thousand 20,000 at least after
"""
WORDS = st.sampled_from(VOCABULARY.split())
SENTENCES = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)
ANY_TEXT = st.one_of(SENTENCES, st.text(min_size=1, max_size=80))
STORIES = st.sampled_from(["one", "two"])
FACTS = st.builds(
    Fact, topic=st.just("t"), story=STORIES, text=SENTENCES,
    at=st.integers(0, 5).map(lambda days: AT - timedelta(days=days)),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(text=ANY_TEXT, others=st.lists(FACTS, max_size=4), story=STORIES)
def test_an_identical_delivered_text_is_known(text: str, others: list[Fact], story: str) -> None:
    memory = [*others, Fact("t", "elsewhere", text, AT)]

    assert novelty(text, story, memory) == "known"
    assert novelty(text, story, memory, at=AT) == "known"


@settings(max_examples=150, deadline=None)
@given(data=st.data(), text=ANY_TEXT, memory=st.lists(FACTS, max_size=6), story=STORIES)
def test_the_order_of_memory_does_not_matter(
    data: st.DataObject, text: str, memory: list[Fact], story: str
) -> None:
    shuffled = data.draw(st.permutations(memory))

    assert novelty(text, story, memory) == novelty(text, story, [*shuffled, *memory])


@settings(max_examples=100, deadline=None)
@given(text=SENTENCES, more=FACTS, memory=st.lists(FACTS, max_size=5))
def test_what_is_known_stays_known_when_more_is_delivered(
    text: str, more: Fact, memory: list[Fact]
) -> None:
    if novelty(text, "x", memory) == "known":
        assert novelty(text, "x", [*memory, more]) == "known"


@settings(max_examples=100, deadline=None)
@given(number=st.integers(2, 900), other=st.integers(2, 900))
def test_another_number_is_never_known(number: int, other: int) -> None:
    memory = [Fact("t", "s", f"Kyiv said {number} soldiers of Wagner were killed.", AT)]

    news = novelty(f"Kyiv said {other} soldiers of Wagner were killed.", "s", memory)
    assert news == ("known" if number == other else "update")


def asking(number: int, town: str) -> float:
    """Processor time of 300 questions about what is known, of a memory of that many facts."""
    facts = [
        Fact("t", str(n % 400), f"Unit {n} held street {n % 97} of {town} on day {n % 31}.", AT)
        for n in range(number)
    ]
    memory = Memory(facts)
    memory.novelty("The first question builds the index.", "x")
    begun = time.process_time()
    answers = {memory.novelty(f"“{fact.text}”", "x") for fact in facts[:300]}

    assert answers == {"known"}
    return time.process_time() - begun


def test_thousands_of_facts_are_asked_as_fast_as_a_few() -> None:
    few, many = asking(300, "Bakhmut"), asking(3000, "Kharkiv")

    assert many <= 8 * few + 0.5  # ten times the facts
