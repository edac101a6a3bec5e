"""What a topic matches, how much an article is about it, and where a bad query is wrong."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.errors import ConfigError
from briefer.group.query import parsed
from briefer.group.topic import topic
from briefer.languages.inflection import forms
from briefer.model import Article


def article(title: str = "", text: str = "") -> Article:
    return Article(title=title or "Untitled", text=text)


@pytest.mark.parametrize(
    ("query", "text", "matches"),
    [
        pytest.param("velmora", "The town of VELMORA holds.", True, id="case"),
        pytest.param("velmora", "Velmora's mayor", True, id="possessive"),
        pytest.param("velmora", "Velmoran cheese", False, id="no-part-of-a-word"),
        pytest.param("zurich", "Zürich is quiet", True, id="accents"),
        pytest.param("Бахмут", "бої в Бахмуті тривають", True, id="ukrainian-case"),
        pytest.param("Бахмут", "бахмутський напрямок", True, id="ukrainian-adjective"),
        pytest.param("Бахмут", "бои под Бахмутом", True, id="russian-case"),
        pytest.param("Київ", "мер Києва", True, id="vowel-change"),
        pytest.param("Авдіївка", "бої в Авдіївці", True, id="consonant-change"),
        pytest.param("Зеленський", "зустріч із Зеленським", True, id="surname-adjective"),
        pytest.param("Слов'янськ", "обстріл Слов’янська", True, id="apostrophe"),
        pytest.param("election", "two elections", True, id="plural"),
        pytest.param("elections", "one election", True, id="singular"),
        pytest.param("city", "many cities", True, id="ies"),
        pytest.param("strike", "workers striking", True, id="verb"),
        pytest.param("war", "a wary mayor", False, id="short-words-get-no-endings"),
        pytest.param("crime", "Crimea", False, id="another-word"),
        pytest.param("german", "Germany", False, id="another-country"),
        pytest.param("a OR velmora", "velmora", True, id="or"),
        pytest.param("velmora AND bridge", "Velmora has a bridge", True, id="and"),
        pytest.param("velmora bridge", "Velmora has no water", False, id="side-by-side-is-and"),
        pytest.param("velmora NOT football", "Velmora football", False, id="not"),
        pytest.param("velmora AND NOT football", "Velmora", True, id="and-not"),
        pytest.param('"north bridge"', "the north bridge", True, id="phrase"),
        pytest.param('"north bridge"', "the bridge north", False, id="phrase-in-order"),
        pytest.param('"north bridge"', "north", False, id="phrase-cut-short"),
        pytest.param("“north bridge”", "the north-bridge road", True, id="typographic-quotes"),
        pytest.param("(a OR velmora) (b OR bridge)", "velmora bridge", True, id="parentheses"),
        pytest.param("artiller*", "heavy artillerymen", True, id="prefix"),
        pytest.param('"heavy artiller*"', "heavy artillery", True, id="prefix-in-a-phrase"),
        pytest.param("title:velmora", "velmora", False, id="title-only"),
        pytest.param("G20", "the G-20 met", True, id="short-name-with-a-hyphen"),
        pytest.param("g-20", "the Group of Twenty met", True, id="short-name-spelled-out"),
        pytest.param('"group of twenty"', "G20 ministers met", True, id="long-name-shortened"),
        pytest.param('"Group of 20"', "the G-20 met", True, id="long-name-in-figures"),
        pytest.param("G20", "a group of twenty hikers", False, id="people-counted-are-no-name"),
        pytest.param("G20", "the Group of Seven met", False, id="another-group"),
        pytest.param('"group of twenty"', "a group of twenty", True, id="words-as-asked"),
    ],
)
def test_a_query_matches_whole_words_in_their_forms(query: str, text: str, matches: bool) -> None:
    assert topic("t", query).matches(article(text=text)) is matches


def test_a_title_field_looks_at_the_title_alone() -> None:
    followed = topic("t", "title:(velmora OR ostrava)")

    assert followed.matches(article("Velmora holds", "text"))
    assert not followed.matches(article("Elsewhere", "velmora"))


@pytest.mark.parametrize(
    ("query", "place", "reason"),
    [
        pytest.param("", 1, "missing before the end", id="empty"),
        pytest.param("a OR", 5, "missing before the end", id="or-without-end"),
        pytest.param("(a OR b", 1, "never closed", id="open"),
        pytest.param("a) b", 2, "closes nothing", id="close"),
        pytest.param('say "a', 5, "never closed", id="quote"),
        pytest.param("NOT a", 1, "NOT alone", id="only-not"),
        pytest.param("a OR NOT b", 1, "nearly everything", id="or-not"),
        pytest.param("body:a", 1, "no field", id="unknown-field"),
        pytest.param('a "--"', 4, "holds no word", id="no-word"),
        pytest.param("AND a", 1, "missing before", id="and-first"),
        pytest.param("(" * 60 + "a" + ")" * 60, 51, "parentheses", id="too-deep"),
    ],
)
def test_a_bad_query_names_the_place(query: str, place: int, reason: str) -> None:
    with pytest.raises(ConfigError, match=reason) as caught:
        topic("front", query)

    assert f"character {place}:" in str(caught.value)
    assert "'front'" in str(caught.value)


def test_a_topic_without_a_query_asks_for_every_word_of_its_name() -> None:
    followed = topic("velmora bridge")

    assert followed.matches(article(text="A bridge in Velmora"))
    assert not followed.matches(article(text="A bridge"))


def test_a_name_with_operators_is_read_as_a_query() -> None:
    assert topic("velmora OR ostrava").matches(article(text="Ostrava"))


@pytest.mark.parametrize("name", ["G-20", "Group of Twenty", "g20"])
def test_a_topic_named_after_a_group_is_one_name(name: str) -> None:
    followed = topic(name)

    assert followed.matches(article(text="The Group of Twenty met in Tarn."))
    assert not followed.matches(article(text="In row G, a group had 20 seats of twenty rows."))


def test_a_name_without_a_word_is_refused() -> None:
    with pytest.raises(ConfigError, match="no word"):
        topic("!!!")


def test_a_passing_mention_is_not_what_an_article_is_about() -> None:
    followed = topic("velmora")
    filler = "The council met again and spoke of roads and water. " * 60

    assert followed.about(article("Velmora holds out", filler))
    assert followed.about(article("Town holds out", "In Velmora the bridge fell. " + filler))
    assert not followed.about(article("Roads", filler + "A cousin lives in Velmora."))
    assert 0 < followed.relevance(article("Roads", filler + "Velmora.")) < 0.3


def test_aliases_add_up_and_missing_parts_do_not() -> None:
    both = article(text="Velmora, once Old Velm, is quiet. " + "word " * 300 + "Old Velm again.")

    assert topic("t", 'velmora OR "old velm"').relevance(both) > topic("t", "velmora").relevance(
        both
    )
    assert topic("t", "velmora AND football").relevance(both) == 0


@pytest.mark.parametrize(
    ("query", "sentence", "share"),
    [
        ("velmora", "Velmora holds.", 1.0),
        ("velmora bridge", "The bridge fell.", 0.5),
        ("velmora NOT football", "Velmora football.", 0.0),
        ("velmora OR bridge", "The bridge fell.", 1.0),
        ("velmora", "Nothing here.", 0.0),
    ],
)
def test_the_relevance_of_a_sentence_is_the_share_it_meets(
    query: str, sentence: str, share: float
) -> None:
    assert topic("t", query).relevance_of(sentence) == share


def test_short_words_and_numbers_have_one_form() -> None:
    assert forms("eu") == {"eu"}
    assert forms("m119") == {"m119"}


@given(st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_query_is_read_or_refused(query: str) -> None:
    with suppress(ConfigError):
        assert parsed(query, topic="t")


@given(st.text(max_size=200), st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_relevance_is_a_share_for_any_text(title: str, text: str) -> None:
    if title.strip() or text.strip():
        assert 0 <= topic("velmora").relevance(Article(title=title, text=text)) <= 1
