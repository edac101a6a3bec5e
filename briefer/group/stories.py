"""Articles in, stories out: each article in exactly one, whatever order they came in. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from briefer.group.copies import copies, first_published
from briefer.model import Article, Story, digest
from briefer.ports import Embed
from briefer.text.folding import words

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

_CUT = 0.2
_OPENING_WORDS = 250


def stories(
    articles: Iterable[Article], *, embed: Embed | None = None, known: Sequence[Story] = ()
) -> tuple[Story, ...]:
    """Every article in exactly one story; articles that repeat another stand by their original.

    Stories `known` from before keep their id when new articles join them.
    """
    everything = _once(articles, known)
    repeats = copies(everything)
    originals = [article for article in everything if article.id not in repeats]
    members: dict[int, list[Article]] = defaultdict(list)
    group_of = dict(zip((a.id for a in originals), _groups(originals), strict=True))
    for article in everything:
        members[group_of[repeats.get(article.id, article.id)]].append(article)
    taken = {a.id: story.id for story in known for a in story.articles}
    return tuple(_story(group, repeats, taken) for group in members.values())


def story_id(first: Article) -> str:
    """The id of a story that begins with this article."""
    return digest(f"story\n{first.id}")


def _once(articles: Iterable[Article], known: Sequence[Story]) -> list[Article]:
    found: dict[str, Article] = {}
    for article in (*(a for story in known for a in story.articles), *articles):
        if article.id not in found or len(article.text) > len(found[article.id].text):
            found[article.id] = article
    return sorted(found.values(), key=first_published)


def _groups(originals: Sequence[Article]) -> Sequence[int]:
    from briefer.group.linkage import average_link

    if not originals:
        return ()
    return [int(group) for group in average_link(_similar(originals), cut=_CUT)]


def _similar(originals: Sequence[Article]) -> csr_matrix:
    import numpy as np
    from scipy.sparse import csr_matrix

    bags = [
        Counter([*words(a.title) * 2, *words(a.text[:4000])[:_OPENING_WORDS]]) for a in originals
    ]
    held = Counter(word for bag in bags for word in bag)
    number = {word: n for n, word in enumerate(sorted(held))}
    rows, columns, weights = [], [], []
    for row, bag in enumerate(bags):
        for word, times in bag.items():
            rows.append(row)
            columns.append(number[word])
            weights.append((1 + np.log(times)) * np.log((1 + len(bags)) / held[word]))
    vectors = csr_matrix((weights, (rows, columns)), shape=(len(bags), max(1, len(number))))
    length = np.sqrt(vectors.multiply(vectors).sum(axis=1)).A1
    vectors = vectors.multiply(1 / np.where(length, length, 1)[:, None]).tocsr()
    pairs = (vectors @ vectors.T).tocsr()
    pairs.setdiag(0)
    pairs.data[pairs.data < _CUT / 4] = 0
    pairs.eliminate_zeros()
    return pairs


def _story(group: Sequence[Article], repeats: dict[str, str], taken: dict[str, str]) -> Story:
    firsts = [article for article in group if article.id not in repeats]
    ids = [taken[a.id] for a in group if a.id in taken]
    lead = max(firsts, key=lambda a: (min(len(a.text), 2000), bool(a.title)))
    ordered = (lead, *(article for article in group if article is not lead))
    own = tuple((a.id, repeats[a.id]) for a in group if a.id in repeats)
    return Story(ids[0] if ids else story_id(firsts[0]), ordered, own)
