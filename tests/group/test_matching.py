"""Many topics matched at once say what each says alone."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.group.matching import VERSION, Matching
from briefer.group.topic import Topic, topic
from briefer.jsonform import article_from
from briefer.model import Article

QUERIES = {
    "words": None,
    "one": "bakhmut OR artemivsk OR \"Бахмут\"",
    "both": "bakhmut (wagner OR \"private army\")",
    "title": "title:bakhmut AND NOT football",
    "prefix": "artiller* OR b*",
    "all": "*",
    "all but": "* AND NOT bakhmut",
    "short": "G7 OR \"group of seven\" OR f-16",
    "letters": "渡轮 OR ferry",
    "nested": "(russia OR ukraine) AND NOT (title:wagner OR title:putin)",
    "bank": "\"credit suisse\" OR \"silicon valley bank\" OR SVB",
    "xi": "xi jinping",
    "plural": "soldiers losses",
}  # fmt: skip
SAMPLE = [
    article_from(json.loads(line))
    for path in sorted((Path(__file__).parents[2] / "examples" / "bakhmut").glob("*.jsonl"))
    for line in path.read_text("utf-8").splitlines()
]
TOPICS = {name: topic(name, query) for name, query in QUERIES.items()}
WORDS = [
    "Bakhmut", "bakhmut's", "Artemivsk", "Бахмуту", "Wagner", "private", "army", "football", "G-7",
    "Group of Seven", "the Group of 7", "F-16s", "artillery", "b", "渡轮沉没", "ferries", "soldier",
    "loss", "Xi", "Jinping", "Credit", "Suisse", "Russia", "putin", "İstanbul", "ﬁre", "—", "words",
]  # fmt: skip


def alone(article: Article, topics: dict[str, Topic]) -> dict[str, float]:
    found = {name: topic(name, one.query).relevance(article) for name, one in topics.items()}
    return {name: relevance for name, relevance in found.items() if relevance > 0}


@given(
    st.lists(st.sampled_from(WORDS), max_size=6),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=80),
    st.sampled_from([" ", "-", ", ", ". "]),
)
@settings(max_examples=300, deadline=None)
def test_topics_matched_together_weigh_what_each_weighs_alone(
    title: list[str], text: list[str], between: str
) -> None:
    article = Article(between.join(title), between.join(text), id="a")

    assert Matching(TOPICS).relevances(article) == alone(article, TOPICS)


def test_the_sample_matched_together_weighs_what_each_topic_weighs_alone() -> None:
    matching = Matching(TOPICS)

    for article in SAMPLE:
        assert matching.relevances(article) == alone(article, TOPICS)


def test_no_topics_match_nothing() -> None:
    assert Matching({}).relevances(Article("T", "x")) == {}


def test_relevance_that_changes_has_a_new_version() -> None:
    """Kept relevances are those of a version: raise VERSION, then write the new digest here."""
    found = [Matching(TOPICS).relevances(article) for article in SAMPLE]
    plain = json.dumps([{k: round(v, 9) for k, v in one.items()} for one in found])

    assert (VERSION, sha256(plain.encode()).hexdigest()[:16]) == (1, "062d58316adbcffd")
