"""A few short articles for the tests of this folder, in our own words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from briefer.edit.facts import with_facts
from briefer.edit.plan import Development
from briefer.model import Article, Passage, Story
from briefer.ports import LabelledPassage
from briefer.summarize import passages
from briefer.summarize.tokens import estimated_tokens


def article(key: str, text: str, **given: object) -> Article:
    values: dict[str, object] = {
        "title": f"Report {key}",
        "publisher": f"Publisher {key}",
        "published": datetime(2023, 3, 21, 8, 30, tzinfo=UTC),
        **given,
    }
    return Article(id=key, text=text, **values)  # type: ignore[arg-type]


BRIDGE = article(
    "one",
    "The old bridge over the Lorn was closed on Monday after a flood damaged two piers. "
    "Mayor Ada Brandt said repairs may take three weeks. "
    "She added that buses would run every ten minutes.",
)
FERRY = article(
    "two",
    "Engineers found cracks in two piers of the old bridge over the Lorn. "
    "A ferry will carry 400 passengers an hour from Wednesday, the harbour office said.",
)
DOUBT = article(
    "three",
    "The builders' union said the old bridge had not been inspected since 2019. "
    "The city denied that and said an inspection took place in May 2022.",
)
STORY = Story("bridge", (BRIDGE, FERRY, DOUBT))


def anything(_: str) -> float:
    return 1.0


def packed(
    story: Story = STORY,
    *,
    budget: int = 2000,
    about: Callable[[str], float] = anything,
    needed: Sequence[Passage] = (),
    told: Sequence[str] = (),
) -> tuple[LabelledPassage, ...]:
    """What a model is shown of the story, where it is all there is in the day."""
    day = with_facts([Development(story, (), 1.0)], about=about, told={story.id: told})
    return passages.packed(
        story, day[0].facts, budget=budget, count=estimated_tokens, needed=needed
    )
