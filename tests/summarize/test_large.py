"""A story too large for one call: asked about in parts, merged, labels kept end to end."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from briefer.errors import AskError
from briefer.model import Story, Usage
from briefer.ports import Ask, LabelledPassage, Prompt, Reply
from briefer.summarize.large import mapped_and_reduced, parcelled
from briefer.summarize.limits import in_order
from briefer.summarize.outcomes import NoReply
from briefer.summarize.passages import ARTICLE_TOKENS, PASSAGE_TOKENS, labelled
from briefer.summarize.prompt import draft_schema
from briefer.summarize.reply import DraftBullet, drafted
from briefer.testing.ask import ScriptedAsk, answer_json, first_sentences
from briefer.text.sentences import passages
from tests.summarize.bridge_story import article, packed

TOWNS = ("Arden", "Belm", "Corvey", "Dorla", "Elmen", "Fahr")
STORY = Story(
    "flood",
    tuple(
        article(
            town, f"The flood closed {n + 2} roads in {town}. The mill of {town} lost its roof."
        )
        for n, town in enumerate(TOWNS)
    ),
)
PASSAGES = packed(STORY, budget=9000)
WHOLE = Prompt("story", "You edit.", "", draft_schema(), PASSAGES)
ROOM = 168


def words(text: str) -> int:
    return len(text.split())


def part(passages: Sequence[LabelledPassage]) -> Prompt:
    return Prompt("story", "You edit.", "part", draft_schema(), tuple(passages))


def merge(drafts: Sequence[DraftBullet], passages: Sequence[LabelledPassage]) -> Prompt:
    shown = " / ".join(draft.text for draft in drafts)
    return Prompt("merge", "You merge.", shown, draft_schema(), tuple(passages))


def large(model: Ask, *, side_by_side: bool = False) -> Ask:
    return mapped_and_reduced(
        model,
        room=ROOM,
        count=words,
        part_prompt=part,
        merge_prompt=merge,
        each=in_order if side_by_side else None,
    )


def test_parcels_keep_the_room_and_lose_nothing() -> None:
    parcels = parcelled(PASSAGES, room=ROOM, count=words)

    assert [item for parcel in parcels for item in parcel] == list(PASSAGES)
    assert len(parcels) > 1
    for parcel in parcels:
        articles = {item.passage.article.id for item in parcel}
        tokens = sum(words(item.passage.text) + PASSAGE_TOKENS for item in parcel)
        assert tokens + len(articles) * ARTICLE_TOKENS <= ROOM


def test_an_article_longer_than_the_room_is_cut_between_sentences() -> None:
    long = article("long", " ".join(f"Road {n} in the valley was closed." for n in range(40)))
    shown = labelled(passages(long), [long])

    parcels = parcelled(shown, room=ROOM, count=words)
    assert [item for parcel in parcels for item in parcel] == list(shown)
    assert len(parcels) > 2


@pytest.mark.parametrize("side_by_side", [False, True], ids=["in-turn", "side-by-side"])
def test_parts_are_asked_and_merged_under_the_same_labels(side_by_side: bool) -> None:
    model = ScriptedAsk([first_sentences])
    reply = large(model, side_by_side=side_by_side)(WHOLE)

    parts = [prompt for prompt in model.prompts if prompt.purpose == "story"]
    merges = [prompt for prompt in model.prompts if prompt.purpose == "merge"]
    at = {item.label: item.passage.text for item in PASSAGES}
    assert len(parts) == len(parcelled(PASSAGES, room=ROOM, count=words))
    assert len(merges) == 1
    assert all(at[b.labels[0]] == b.text for b in drafted(reply, WHOLE).bullets)
    assert reply.usage.calls == len(model.prompts)


def test_the_merge_sees_only_what_the_drafts_cite_and_fits_the_room() -> None:
    model = ScriptedAsk([first_sentences])
    large(model)(WHOLE)

    shown = model.prompts[-1].passages
    assert 0 < sum(words(item.passage.text) for item in shown) <= ROOM


def test_a_story_that_fits_is_one_call() -> None:
    model = ScriptedAsk([first_sentences])
    large(model)(Prompt("story", "", "", draft_schema(), PASSAGES[:2]))

    assert len(model.prompts) == 1


def test_other_prompts_are_never_split() -> None:
    model = ScriptedAsk([first_sentences])
    large(model)(Prompt("repair", "", "", draft_schema(), PASSAGES))

    assert len(model.prompts) == 1


def test_a_part_that_fails_is_left_out() -> None:
    failed = NoReply("m at h: HTTP 500", outcome="failed", usage=Usage(1, 10, 0))
    model = ScriptedAsk([failed, first_sentences])

    reply = large(model)(WHOLE)
    assert drafted(reply, WHOLE).bullets
    assert reply.usage.calls == len(model.prompts)


@pytest.mark.parametrize("answer", ["no JSON", NoReply("down", outcome="failed")], ids=str)
def test_when_merging_fails_every_part_is_heard_in_turn(answer: str | AskError) -> None:
    def obey(prompt: Prompt) -> Reply | str:
        if prompt.purpose == "merge":
            if isinstance(answer, AskError):
                raise answer
            return answer
        return first_sentences(prompt)

    bullets = drafted(large(ScriptedAsk([obey]))(WHOLE), WHOLE).bullets
    parcels = parcelled(PASSAGES, room=ROOM, count=words)
    assert bullets[0].labels[0] == parcels[0][0].label
    assert bullets[1].labels[0] == parcels[1][0].label


def test_when_no_part_succeeds_the_reason_is_told_once() -> None:
    failed = NoReply("m at h: HTTP 500, it failed", outcome="failed", usage=Usage(1, 10, 0))

    with pytest.raises(
        NoReply, match=r"HTTP 500, it failed \(and so for all \d+ parts\)"
    ) as caught:
        large(ScriptedAsk([failed]))(WHOLE)

    assert caught.value.usage.calls > 1


def test_when_every_part_answers_prose_the_reason_is_told() -> None:
    with pytest.raises(AskError, match="holds no JSON object"):
        large(ScriptedAsk(["Here is my summary."]))(WHOLE)


def test_labels_of_no_passage_stay_for_the_check_to_find() -> None:
    model = ScriptedAsk([answer_json([("The flood closed a road.", ["A77.1"])])])

    assert drafted(large(model)(WHOLE), WHOLE).bullets[0].labels == ("A77.1",)
