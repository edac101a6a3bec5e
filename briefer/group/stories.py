"""Articles in, stories out: each article in exactly one, whatever order they came in. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from briefer.errors import EmbedError
from briefer.group.copies import copies, first_published, numbered
from briefer.group.publishers import NAMED_FAMILIES, Families
from briefer.model import Article, Problem, Story, digest
from briefer.ports import Embed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from briefer.group.likeness import Likeness

CUT = 0.3
"""The mean likeness from which two groups are one story: one setting for every corpus."""

CUT_WITH_VECTORS = 0.33
"""The same when vectors take part: they find everything a little more alike."""

QUIET = timedelta(days=10)
"""A known story without news for so long is closed: nothing joins it any more."""

_FIRST_DAY = datetime.min.replace(tzinfo=UTC) + QUIET  # no date can be earlier by so much
_MEANING_WORDS = 80  # of the opening go into a vector
_WHOLE_TEXT = 600  # characters; with so many an article can lead


@dataclass(frozen=True, slots=True)
class Grouping:
    """The stories of a batch; `aliases` pairs the id a known story had with the one it has now.

    `closed` are the ids of known stories that had been quiet too long to be joined; `problems`
    says when the vectors asked for could not be had and words alone decided; `batch` is what
    `explained` reads.
    """

    stories: tuple[Story, ...]
    aliases: tuple[tuple[str, str], ...] = ()
    closed: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    batch: Batch | None = field(default=None, repr=False, compare=False)


def stories(
    articles: Iterable[Article],
    *,
    embed: Embed | None = None,
    known: Sequence[Story] = (),
    families: Families = NAMED_FAMILIES,
) -> tuple[Story, ...]:
    """Every article in exactly one story; articles that repeat another stand by their original.

    A story of `known` that gets new articles keeps its id and its members.
    """
    return grouped(articles, embed=embed, known=known, families=families).stories


def grouped(
    articles: Iterable[Article],
    *,
    embed: Embed | None = None,
    known: Sequence[Story] = (),
    families: Families = NAMED_FAMILIES,
) -> Grouping:
    """The stories of the articles, what became of known ids, and which known stories closed.

    Known stories without a new article are not repeated in the result.
    """
    given = list(articles)
    live, closed = _still_open(known, given)
    everything = _once(given, live)
    batch = Batch.of(everything, live, embed=embed, families=families)
    new = {article.id for article in given}
    found = [
        _story(members, batch, families)
        for members in batch.members()
        if any(article.id in new for article in members)
    ]
    named, aliases = _named(found, live)
    return Grouping(named, aliases, closed, batch.problems, batch)


@dataclass(frozen=True, slots=True)
class Batch:
    """One grouping in its parts: what was compared, how alike it is, what came together."""

    articles: tuple[Article, ...]
    repeats: Mapping[str, str]
    originals: tuple[Article, ...]
    likeness: Likeness
    group: Mapping[str, int]
    cut: float
    problems: tuple[Problem, ...] = ()

    @classmethod
    def of(
        cls,
        articles: Sequence[Article],
        known: Sequence[Story] = (),
        *,
        embed: Embed | None = None,
        families: Families = NAMED_FAMILIES,
    ) -> Batch:
        """Compares articles that stand in the order of `first_published`, each once."""
        from briefer.group.linkage import average_link

        repeats = copies(articles, families=families)
        originals = tuple(article for article in articles if article.id not in repeats)
        vectors, problems = _vectors(originals, embed)
        alike = _likeness(originals, vectors, families)
        start = _together(originals, repeats, known)
        cut = CUT if vectors is None else CUT_WITH_VECTORS
        groups = average_link(alike.pairs, cut=cut, start=start)
        numbers = (int(group) for group in groups)
        group = dict(zip((article.id for article in originals), numbers, strict=True))
        return cls(tuple(articles), repeats, originals, alike, group, cut, problems)

    def members(self) -> list[list[Article]]:
        """The articles of each group, copies beside their originals, earliest first."""
        found: dict[int, list[Article]] = defaultdict(list)
        for article in self.articles:
            found[self.group[self.repeats.get(article.id, article.id)]].append(article)
        return list(found.values())


def story_id(first: Article) -> str:
    """The id of a story that begins with this article."""
    return digest(f"story\n{first.id}")


def _still_open(
    known: Sequence[Story], articles: Sequence[Article]
) -> tuple[list[Story], tuple[str, ...]]:
    """The known stories new articles may join, and the ids of those that went quiet."""
    times = [article.dated for article in articles if article.dated is not None]
    if not times:
        return list(known), ()
    earliest = max(min(times), _FIRST_DAY) - QUIET
    quiet = {story.id for story in known if (last := _last_news(story)) and last < earliest}
    return [story for story in known if story.id not in quiet], tuple(sorted(quiet))


def _last_news(story: Story) -> datetime | None:
    return max((a.dated for a in story.articles if a.dated is not None), default=None)


def _once(articles: Sequence[Article], known: Sequence[Story]) -> list[Article]:
    """Each id once, with its fuller text, in an order that the input does not decide."""
    found: dict[str, Article] = {}
    for article in (*(a for story in known for a in story.articles), *articles):
        held = found.get(article.id)
        if held is None or _fullness(article) > _fullness(held):
            found[article.id] = article
    return sorted(found.values(), key=first_published)


def _fullness(article: Article) -> tuple[int, str, str]:
    return len(article.text), article.text, article.title


def _vectors(
    originals: Sequence[Article], embed: Embed | None
) -> tuple[NDArray[np.float32] | None, tuple[Problem, ...]]:
    """A vector for every article, or none for any: a half-embedded batch is compared unfairly."""
    if embed is None or not originals:
        return None, ()
    try:
        vectors = embed([_meaning(article) for article in originals])
    except EmbedError as failure:
        return None, (Problem("embeddings", f"{failure}; stories were found by words alone"),)
    return vectors, ()


def _meaning(article: Article) -> str:
    opening = " ".join(article.text[: _MEANING_WORDS * 8].split()[:_MEANING_WORDS])
    return f"{article.title}. {opening}" if article.title.strip() else opening


def _likeness(
    originals: Sequence[Article], vectors: NDArray[np.float32] | None, families: Families
) -> Likeness:
    import numpy as np

    from briefer.group.actors import weighed_by_house
    from briefer.group.likeness import Likeness, likeness
    from briefer.group.numbered import without_numbered_apart
    from briefer.group.vocabulary import worded
    from briefer.group.weighing import weighed

    weights = weighed(worded(originals), [a.publisher for a in originals])
    seconds = [a.dated.timestamp() if a.dated else np.nan for a in originals]
    alike = likeness(weights, np.array(seconds) / 86_400, vectors=vectors)
    houses = np.array(numbered([families.of(a.publisher) for a in originals]), np.int64)
    pairs = without_numbered_apart(weighed_by_house(alike.pairs, houses), originals)
    return Likeness(pairs, alike.plain)


def _together(
    originals: Sequence[Article], repeats: Mapping[str, str], known: Sequence[Story]
) -> NDArray[np.int64]:
    """The group each original begins in: alone, or with its known story."""
    import numpy as np

    from briefer.group.parts import parts

    row = {article.id: number for number, article in enumerate(originals)}
    rows = [[row[repeats.get(a.id, a.id)] for a in story.articles] for story in known]
    links = np.array([(own[0], other) for own in rows for other in own], np.int64).reshape(-1, 2)
    return parts(len(originals), links[:, 0], links[:, 1])


def _story(members: Sequence[Article], batch: Batch, families: Families) -> Story:
    """A story with its lead first and the rest by time; it still needs its lasting id."""
    originals = [article for article in members if article.id not in batch.repeats]
    lead = min(originals, key=lambda a: (-min(len(a.text), _WHOLE_TEXT), first_published(a)))
    ordered = (lead, *(article for article in members if article is not lead))
    pairs = tuple((a.id, batch.repeats[a.id]) for a in members if a.id in batch.repeats)
    first = min(originals, key=first_published)
    return Story(story_id(first), ordered, pairs, families.independent([lead, *originals]))


def _named(
    found: Sequence[Story], known: Sequence[Story]
) -> tuple[tuple[Story, ...], tuple[tuple[str, str], ...]]:
    """Stories under the id they had before, ids unique; and which old id lives on as which."""
    held = {article.id: story.id for story in known for article in story.articles}
    age = {story.id: min(map(first_published, story.articles)) for story in known}
    taken: set[str] = set(age)
    named, aliases = [], []
    for story in found:
        before = {held[article.id] for article in story.articles if article.id in held}
        oldest = min(before, key=lambda key: (age[key], key), default=None)
        name = oldest or _free(story.id, taken)
        taken.add(name)
        aliases += [(other, name) for other in sorted(before - {name})]
        named.append(Story(name, story.articles, story.copies, story.publishers))
    return tuple(named), tuple(aliases)


def _free(name: str, taken: set[str]) -> str:
    while name in taken:
        name = digest(f"again\n{name}")
    return name
