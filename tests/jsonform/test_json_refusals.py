"""What is wrong in a JSON file is refused in one sentence that names the place."""

from __future__ import annotations

import copy
from datetime import UTC, datetime
from typing import Any

import pytest

from briefer.errors import InputError
from briefer.jsonform import article_from, brief_from, briefs_from, briefs_json, story_from
from briefer.model import Article, Usage

QUOTE = {
    "reference": 1,
    "article": "a1",
    "field": "text",
    "start": 4,
    "end": 9,
    "quote": "rain.",
}


def contract_brief() -> dict[str, Any]:
    """A brief as another program may write it: DESIGN's keys and nothing else."""
    return {
        "version": 1,
        "topic": "weather",
        "window": {"since": "2023-03-21", "until": "2023-03-22T00:00:00+02:00"},
        "engine": "other",
        "generated": "2023-03-22T05:00:00Z",
        "sections": [
            {
                "story": "s1",
                "headline": "Rain",
                "bullets": [{"text": "Rain fell.", "novelty": "new", "citations": [QUOTE]}],
                "disagreements": [
                    {
                        "about": "rain",
                        "sides": [
                            {"speaker": "A", "text": "much", "citation": QUOTE},
                            {"speaker": "B", "text": "none", "citation": QUOTE},
                        ],
                    }
                ],
                "rejections": [
                    {
                        "text": "Snow fell.",
                        "findings": [{"check": "names", "detail": "no snow"}],
                        "replaced_by": "Rain fell.",
                    }
                ],
            }
        ],
        "references": [
            {
                "number": 1,
                "article": "a1",
                "title": "Rain",
                "url": None,
                "publisher": "P",
                "published": None,
                "via": [],
            }
        ],
        "account": {"cited": ["a1"], "copy": ["a2"]},
        "problems": [{"source": "feed", "reason": "503"}],
        "usage": {"calls": 2},
    }


def test_a_brief_by_another_program_is_read() -> None:
    brief = brief_from(contract_brief())

    assert brief.window.until == datetime(2023, 3, 21, 22, tzinfo=UTC)
    assert brief.citations[0].article.text == "    rain."
    assert brief.sections[0].publishers == ("P",)
    assert (brief.publishers, brief.timezone, brief.language) == (1, "UTC", "en")
    assert brief.rejections[0].outcome == "replaced"
    assert brief.usage.calls == 2


def test_a_brief_without_usage_cost_nothing() -> None:
    assert brief_from(changed("usage", KeyError)).usage == Usage()


def changed(path: str, value: Any) -> dict[str, Any]:
    brief: Any = copy.deepcopy(contract_brief())
    place, *keys = brief, *path.split(".")
    for key in keys[:-1]:
        place = place[int(key) if key.isdigit() else key]
    last = keys[-1]
    if value is KeyError:
        del place[last]
    else:
        place[int(last) if last.isdigit() else last] = value
    return dict(brief)


BULLET = "sections.0.bullets.0"
CITATION = f"{BULLET}.citations.0"


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        ("version", 2, "brief.version: was written by a newer briefer"),
        ("version", 0, "brief.version: must be 1, not 0"),
        ("version", "1", 'brief.version: must be a whole number from 0, not "1"'),
        ("version", True, "brief.version: must be a whole number from 0, not true"),
        ("version", KeyError, 'brief: the key "version" is missing'),
        ("topic", KeyError, 'brief: the key "topic" is missing'),
        ("topic", 7, "brief.topic: must be text, not 7"),
        ("sections", KeyError, 'brief: the key "sections" is missing'),
        ("sections", {}, "brief.sections: must be a list, not an object"),
        ("sections.0", "x", 'brief.sections[0]: must be an object, not "x"'),
        ("sections.0.publishers", "P", 'brief.sections[0].publishers: must be a list, not "P"'),
        ("references", KeyError, 'brief: the key "references" is missing'),
        ("references", [], "citations[0].reference: reference 1 is not the article"),
        ("references.0.number", 3, "citations[0].reference: reference 1 is not the article"),
        ("window.since", "2023-03-25", "brief.window: a window needs a start before its end"),
        ("window.until", "2023-03-22T00:00:00", "brief.window.until: must be a time with its"),
        ("window.until", "noon", "brief.window.until: must be a time with its zone"),
        ("window.until", "0001-01-01T00:00:00+14:00", "brief.window.until: must be a time"),
        (f"{BULLET}.citations", [], "brief.sections[0].bullets[0]: the bullet"),
        (f"{BULLET}.novelty", "fresh", "bullets[0].novelty: must be one of new, update, known"),
        (f"{BULLET}.own_words", "yes", 'own_words: must be true or false, not "yes"'),
        (f"{BULLET}.findings", [{"check": "c", "detail": "d"}], "bullets[0]: the bullet"),
        (f"{CITATION}.start", -1, "start: must be a whole number from 0, not -1"),
        (f"{CITATION}.start", 10**12, "start: no article has 5000000 characters"),
        (f"{CITATION}.end", 8, "citations[0]: the quote 'rain.' does not stand at text[4:8]"),
        (f"{CITATION}.field", "body", "field: must be one of title, text"),
        (f"{CITATION}.quote", None, 'the key "quote" is missing'),
        (f"{CITATION}.article", "a9", "reference 1 is not the article"),
        ("sections.0.disagreements.0.sides", [], "disagreements[0]: a disagreement about"),
        ("sections.0.rejections.0.outcome", "gone", "outcome: must be one of repaired"),
        ("sections.0.rejections.0.outcome", "dropped", "rejections[0]: a rejection is dropped"),
        ("account.copy", ["a1"], "brief.account: the account names ['a1'] more than once"),
        ("account.cited", [], "brief: the brief cites ['a1'] outside its account"),
        ("account.cited", [1], "brief.account.cited[0]: must be text, not 1"),
        ("problems.0.reason", KeyError, 'brief.problems[0]: the key "reason" is missing'),
        ("usage.calls", 1.5, "brief.usage.calls: must be a whole number from 0, not 1.5"),
    ],
)
def test_a_wrong_value_is_refused_with_its_place(path: str, value: Any, sentence: str) -> None:
    with pytest.raises(InputError) as refused:
        brief_from(changed(path, value))

    assert sentence in str(refused.value)


def test_two_quotes_that_contradict_each_other_are_refused() -> None:
    brief = changed("sections.0.bullets.0.citations", [QUOTE, QUOTE | {"quote": "snow."}])

    with pytest.raises(InputError, match=r"does not stand at text\[4:9\]"):
        brief_from(brief)


def test_a_digest_is_read_back_as_its_briefs() -> None:
    brief = brief_from(contract_brief())
    two = briefs_json([brief, brief])

    assert briefs_from(two) == (brief, brief)
    assert briefs_from(briefs_json([brief])) == (brief,)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"version": 1, "briefs": []}, "digest.briefs: a digest needs at least one brief"),
        ({"version": 2, "briefs": [{}]}, "digest.version: was written by a newer briefer"),
        ({"version": 1, "briefs": [{}]}, r'digest.briefs\[0\]: the key "version" is missing'),
        ({"version": 1}, 'brief: the key "references" is missing'),
        ([], "digest: must be an object"),
    ],
)
def test_a_wrong_digest_is_refused_with_its_place(data: object, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        briefs_from(data)


@pytest.mark.parametrize("data", [None, [], "brief", 1], ids=repr)
def test_what_is_no_object_is_no_brief(data: object) -> None:
    with pytest.raises(InputError, match=r"^brief: must be an object"):
        brief_from(data)


def test_an_article_by_another_program_is_read() -> None:
    given = {"id": "x", "title": "T", "text": None, "published": "2023-03-22", "extra": [1]}

    assert article_from(given) == Article("T", "", "x", published=datetime(2023, 3, 22, tzinfo=UTC))


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"id": "x"}, "article: an article needs a title or a text"),
        ({"title": "T", "version": 9}, "article.version: was written by a newer briefer"),
        ({"title": "T", "published": "soon"}, 'article.published: must be a time.*"soon"'),
        ({"title": ["T"]}, "article.title: must be text, not a list"),
        ({"title": "T", "via": [None]}, r"article.via\[0\]: must be text, not null"),
    ],
)
def test_a_wrong_article_is_refused_with_its_place(given: Any, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        article_from(given)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"story": "s", "articles": ["b"]}, r'story.articles\[0\]: there is no article "b"'),
        ({"story": "s", "articles": []}, "story: the story s needs at least one article"),
        ({"articles": ["a"]}, 'story: the key "story" is missing'),
        ({"story": "s", "articles": ["a"], "copies": ["a"]}, "story.copies: must be an object"),
        ({"story": "s", "articles": ["a"], "copies": {"a": "z"}}, "story: the story s calls a"),
        ({"story": "s", "articles": ["a"], "version": 2}, "newer briefer"),
    ],
)
def test_a_wrong_story_is_refused_with_its_place(given: Any, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        story_from(given, [Article("T", "", "a")])


@pytest.mark.parametrize("money", ["NaN", "-1", "much", "Infinity", 4], ids=str)
def test_a_cost_that_is_no_money_is_refused_with_its_place(money: object) -> None:
    with pytest.raises(InputError, match="usage"):
        brief_from(changed("usage", {"calls": 1, "money": money}))
