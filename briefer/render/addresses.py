"""Where things stand on the site: the page of a brief, of a topic, of a story, of a line. Pure.

The one place that names the site's folders; mail and chat link to them, the site writes them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from briefer.model import Brief, digest
from briefer.schedule import slot_day
from briefer.text.hygiene import clean_line
from briefer.text.slug import slug


def topic_address(topic: str) -> str:
    """The folder of a topic below the site's root.

    >>> topic_address("bakhmut")
    'bakhmut/'
    """
    return f"{slug(topic)}/"


def brief_address(topic: str, slot: str) -> str:
    """The permanent page of the brief of that slot.

    >>> brief_address("bakhmut", "2026-11-22 Europe/Kyiv daily")
    'bakhmut/2026-11-22/'
    """
    return f"{topic_address(topic)}{slot_day(slot).lower()}/"


def story_address(topic: str, story: str) -> str:
    """The page of a story over days.

    >>> story_address("bakhmut", "s-1")
    'bakhmut/stories/s-1/'
    """
    return f"{topic_address(topic)}stories/{slug(story)}/"


def anchors(texts: Iterable[str], prefix: str = "l") -> tuple[str, ...]:
    """The name of each line on its page, made of its words: it stays when lines are moved.

    >>> anchors(["The bridge fell.", "The bridge fell."])
    ('l-44f03a62', 'l-44f03a62-2')
    """
    seen: Counter[str] = Counter()
    names = []
    for text in texts:
        name = f"{prefix}-{digest(text, length=8)}"
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return tuple(names)


def correction_anchors(lines: Iterable[str]) -> tuple[str, ...]:
    """The names of the corrections of a page, by the lines that they take back."""
    return anchors(map(clean_line, lines), "c")


def line_anchors(brief: Brief) -> Mapping[int, str]:
    """The name of each bullet on its page, by the number that it bears in the brief."""
    return dict(enumerate(anchors(bullet.text for bullet in brief.bullets), start=1))


def dispute_anchors(brief: Brief) -> Mapping[int, str]:
    """The name of each dispute on its page, by its number in the brief."""
    about = (item.about for section in brief.sections for item in section.disagreements)
    return dict(enumerate(anchors(about, "d"), start=1))
