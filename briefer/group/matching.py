"""Many topics and one article in, the topics that hold for it with their relevance out. Pure.

The words that the terms of all topics begin with lie in one table. An article is folded and
parted once; each of its words is looked up once; only topics with a word in it are weighed, by
the same weighing as when each is asked alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from typing import Final

from briefer.group.topic import Said, Topic, said_in
from briefer.model import Article

VERSION: Final = 1
"""Of what relevance is: a change of words, forms or weights that changes it makes it another."""


class Matching:
    """Topics by any key, compiled together."""

    def __init__(self, topics: Mapping[str, Topic]) -> None:
        self._topics = dict(topics)
        self._always = frozenset(k for k, topic in topics.items() if topic.holds_for_nothing)
        words: dict[str, set[str]] = defaultdict(set)
        prefixes: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for key, topic in topics.items():
            for word in topic.begins.words:
                words[word].add(key)
            for prefix in topic.begins.prefixes:
                prefixes[len(prefix)][prefix].add(key)
        self._words, self._prefixes = dict(words), {n: dict(by) for n, by in prefixes.items()}

    def relevances(self, article: Article) -> dict[str, float]:
        """The relevance of the article to each topic that holds for it."""
        title, text = said_in(article.title), said_in(article.text)
        asked = self._always.union(*self._candidates(title), *self._candidates(text))
        found = ((key, self._topics[key].relevance_in(title, text)) for key in sorted(asked))
        return {key: relevance for key, relevance in found if relevance > 0}

    def _candidates(self, said: Said) -> Iterator[Set[str]]:
        for part in (said, said.short):
            if part is None:
                continue
            yield from map(self._words.__getitem__, part.distinct & self._words.keys())
            for length, by in self._prefixes.items():
                begun = {word[:length] for word in part.distinct}
                yield from map(by.__getitem__, begun & by.keys())
