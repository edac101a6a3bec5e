"""A model's reply is read like a page from the web: strictly, and nothing is guessed."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.errors import AskError
from briefer.ports import Claim, Prompt, Reply
from briefer.summarize.prompt import draft_schema
from briefer.summarize.proofs import judge_schema, opinions_of, repair_schema, repaired
from briefer.summarize.reply import (
    LONGEST_BULLET,
    MOST_BULLETS,
    DraftBullet,
    drafted,
    well_formed,
)
from briefer.testing.ask import answer_json

PROMPT = Prompt("story", "", "", draft_schema())
JUDGE = Prompt("judge", "", "", judge_schema(), ids=("b1", "b2", "b2.2"))
REPAIR = Prompt("repair", "", "", repair_schema(), ids=("b1", "b2"))
CLAIMS = (Claim("b1", "One.", ()), Claim("b2", "Two.", (), doubted=True))
GOOD = answer_json([("The bridge is closed.", ["A1.1"])], headline="Bridge closed")
BULLET = DraftBullet("The bridge is closed.", ("A1.1",))


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        f"```json\n{GOOD}\n```",
        f"Sure! Here is the brief.\n{GOOD}\nHope that helps {{really}}.",
        f'{{"thought": "short"}} {GOOD}',
        GOOD.replace('"headline"', '"deliver_to": "x", "headline"'),
        f"\n\n  {GOOD}  ",
    ],
    ids=["plain", "fenced", "in-prose", "after-another-object", "extra-key", "blanks"],
)
def test_the_object_is_found_whatever_stands_around_it(text: str) -> None:
    assert drafted(Reply(text), PROMPT).bullets == (BULLET,)


@pytest.mark.parametrize(
    "text",
    [
        '{"bullets":[{"text":"x","labels":["A1.1"]}],"score":NaN}',
        '{"bullets":[{"text":"x","labels":["A1.1"]}],"bullets":[]}',
        "[" * 100_000,
        '{"bullets":[{"text":"x","labels":[99999999999999999999999]}]}',
        "null",
        "[]",
        '{"bullets":[1]}',
        '{"bullets":[{"text":"x","labels":"A1.1"}]}',
        '{"bullets":[{"text":"x","labels":[1.0]}]}',
        '{"bullets":[{"text":"x","labels":[true]}]}',
        '{"bullets":[{"text":"x","labels":[-1]}]}',
        '{"bullets":[{"text":"\\ud800","labels":["A1.1"]}]}',
        '{"bullets":[{"text":7,"labels":["A1.1"]}]}',
    ],
    ids=[
        "nan",
        "doubled-key",
        "deep",
        "big-number",
        "null",
        "list",
        "bullet-no-object",
        "labels-a-string",
        "label-a-float",
        "label-a-bool",
        "label-a-number",
        "half-a-character",
        "text-a-number",
    ],
)
def test_what_has_the_wrong_shape_is_refused_whole(text: str) -> None:
    with pytest.raises(AskError):
        drafted(Reply(text, engine="m at h"), PROMPT)

    assert not well_formed(Reply(text), PROMPT) or "ud800" in text


def test_a_label_that_was_never_shown_stays_for_the_check_to_find() -> None:
    reply = Reply(answer_json([("The bridge is closed.", ["A9.9", "[A1.2]", "nonsense"])]))

    assert drafted(reply, PROMPT).bullets[0].labels == ("A9.9", "A1.2", "nonsense")


@pytest.mark.parametrize(
    "text",
    [
        "- The bridge [A1.1, A1.2] is closed (A2.3).",
        "A1.1 | The bridge is closed.",
        "A1.1: The bridge is closed. [A1.1]",
    ],
)
def test_labels_inside_the_sentence_are_taken_out(text: str) -> None:
    reply = Reply(answer_json([(text, ["A1.1"])]))

    assert drafted(reply, PROMPT).bullets[0].text == "The bridge is closed."


def test_line_ends_and_soft_hyphens_are_form_and_what_hides_stays_for_the_check() -> None:
    form = Reply(answer_json([("The bri\u00addge is\n closed.", ["A1.1"])]))
    hiding = Reply(answer_json([("The bridge\u202e\u200b is closed.", ["A1.1"])]))

    assert drafted(form, PROMPT).bullets == (BULLET,)
    assert drafted(hiding, PROMPT).bullets[0].text == "The bridge\u202e\u200b is closed."


def test_too_many_and_too_long_bullets_are_left_out_and_counted() -> None:
    many = [(f"The bridge number {n} is closed.", ["A1.1"]) for n in range(30)]
    reply = Reply(answer_json([("x" * (LONGEST_BULLET + 1), ["A1.1"]), *many]))

    draft = drafted(reply, PROMPT)
    assert len(draft.bullets) == MOST_BULLETS
    assert draft.left_out == 31 - MOST_BULLETS


def test_the_same_bullet_twice_is_one() -> None:
    reply = Reply(answer_json([("The bridge is closed.", ["A1.1"])] * 2))

    assert drafted(reply, PROMPT).bullets == (BULLET,)


@pytest.mark.parametrize("headline", ["", None, 7, "x" * 200], ids=["empty", "null", "no", "long"])
def test_a_headline_that_is_none_is_none(headline: object) -> None:
    answer = {**json.loads(GOOD), "headline": headline}

    assert drafted(Reply(json.dumps(answer)), PROMPT).headline is None


def verdicts(*given: tuple[str, object], reason: str = "A1.1 says so.") -> Reply:
    listed = [{"id": key, "supported": yes, "reason": reason} for key, yes in given]
    return Reply(json.dumps({"verdicts": listed}))


def test_a_judgement_is_read() -> None:
    reply = verdicts(("b1", True), ("b2", True), ("b2.2", True))

    found = opinions_of(reply, JUDGE, CLAIMS)

    assert {key: opinion.supported for key, opinion in found.items()} == {"b1": True, "b2": True}
    assert found["b1"].reason == "A1.1 says so."
    assert well_formed(reply, JUDGE)


UNCLEAR: dict[str, tuple[Reply, dict[str, bool]]] = {
    "half the ids": (verdicts(("b1", True)), {"b1": True}),
    "one round of two": (verdicts(("b1", False), ("b2", True)), {"b1": False}),
    "other ids": (verdicts(("x", True), ("y", True), ("B1", True)), {}),
    "yes and no": (
        verdicts(("b1", True), ("b1", False), ("b2", True), ("b2.2", True)),
        {"b2": True},
    ),
    "the rounds differ": (verdicts(("b2", True), ("b2.2", False)), {"b2": False}),
    "words for truth": (verdicts(("b1", "true"), ("b2", 1)), {}),
    "no list": (Reply('{"verdicts": "yes"}'), {}),
    "items of other kinds": (Reply('{"verdicts": [1, null, [], {"id": "b1"}]}'), {}),
}


@pytest.mark.parametrize(("reply", "clear"), UNCLEAR.values(), ids=UNCLEAR)
def test_only_a_clear_verdict_counts(reply: Reply, clear: dict[str, bool]) -> None:
    found = opinions_of(reply, JUDGE, CLAIMS)

    assert {key: opinion.supported for key, opinion in found.items()} == clear
    assert not well_formed(reply, JUDGE)


@pytest.mark.parametrize("text", ["yes, all of them", "", "[]", "x" * 300_000])
def test_what_is_no_judgement_is_refused_whole(text: str) -> None:
    with pytest.raises(AskError):
        opinions_of(Reply(text), JUDGE, CLAIMS)


def test_a_repair_is_read_by_id_and_without_ids_in_order() -> None:
    one, two = {"text": "One.", "labels": ["A1.1"]}, {"text": "Two.", "labels": ["A1.2"]}
    named = Reply(json.dumps({"bullets": [{"id": "b2", **two}, {"id": "b9", **one}]}))
    unnamed = Reply(json.dumps({"headline": "", "bullets": [one, two]}))

    assert repaired(named, REPAIR) == {"b2": DraftBullet("Two.", ("A1.2",))}
    assert [b.text for b in repaired(unnamed, REPAIR).values()] == ["One.", "Two."]


def test_nothing_to_say_is_well_formed_and_still_no_draft() -> None:
    nothing = Reply(answer_json([]))

    assert well_formed(nothing, PROMPT)
    with pytest.raises(AskError, match="has no bullet"):
        drafted(nothing, PROMPT)


@settings(max_examples=150, deadline=None)
@given(text=st.text(max_size=200) | st.text(alphabet='{}[]":,bulets\\ud80 0x', max_size=80))
def test_no_text_does_more_than_fail_with_a_sentence(text: str) -> None:
    with suppress(AskError):
        assert drafted(Reply(text), PROMPT).bullets


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["bullets", "text", "labels", "headline"]), inner)
    ),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(value=JSON)
def test_no_json_does_more_than_fail_with_a_sentence(value: object) -> None:
    with suppress(AskError):
        assert all(bullet.text for bullet in drafted(Reply(json.dumps(value)), PROMPT).bullets)
