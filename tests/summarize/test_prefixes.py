"""What does not change stands first in a prompt, so that an endpoint can keep it."""

from __future__ import annotations

import pytest

from briefer.app.context import Context
from briefer.app.prompts import NAMES, PromptSet
from briefer.config import Config
from briefer.model import Story
from briefer.ports import Prompt
from briefer.summarize.forms import first_form
from tests.summarize.bridge_story import article, packed

CHOIR = Story("choir", (article("choir", "The choir of the Lorn schools won a prize on Sunday."),))


def prompts() -> PromptSet:
    return PromptSet(Context(Config()), secret="s", topic="lorn", query="lorn AND bridge")


def shared(one: str, other: str) -> str:
    """What both begin with."""
    same = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    return one[:same]


def both(name: str) -> tuple[Prompt, Prompt]:
    """The prompt about two stories that have nothing in common, of two runs."""
    return prompts().example(name, packed()), prompts().example(name, packed(CHOIR))


@pytest.mark.parametrize("name", NAMES)
def test_two_stories_share_every_word_of_instruction(name: str) -> None:
    one, other = both(name)

    assert one.system == other.system
    assert one.user != other.user


@pytest.mark.parametrize("name", ["story.j2", "merge.j2", "lead.j2"])
def test_what_is_told_of_the_reader_is_shared_too(name: str) -> None:
    one, other = both(name)

    assert "lorn AND bridge" in shared(one.user, other.user)


@pytest.mark.parametrize("name", NAMES)
def test_a_hosted_endpoint_gets_the_same_form_for_both(name: str) -> None:
    form = first_form("https://api.openai.com/v1")
    one, other = (form.request(prompt, "m", {}) for prompt in both(name))

    assert one["messages"][0] == other["messages"][0]
    assert one["response_format"] == other["response_format"]


def test_the_greater_part_of_a_small_story_is_kept_by_the_endpoint() -> None:
    one, other = (f"{p.system}{p.user}" for p in both("story.j2"))

    assert len(shared(one, other)) > 0.7 * len(other)


def test_a_reader_has_a_fence_of_their_own() -> None:
    theirs = PromptSet(Context(Config()), secret="t")

    assert theirs.token != prompts().token
    assert prompts().token == prompts().token
