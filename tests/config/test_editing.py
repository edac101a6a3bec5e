"""Sources in briefer.toml are added, renamed and taken out; every other line stays as it is."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.config.editing import with_source, with_source_renamed, without_source
from briefer.errors import ConfigError

TOML = """# My desk
timezone = "Europe/Kyiv"   # where I sit

# ---- the coast
[sources.coast]  # local
url = "https://coast.example/rss"
# full_text = true

# the hills, seldom
[sources."hill news"]
url = 'https://hill.example/rss'
interval = "6h"

[topics.harbour]
query = "harbour OR coast"
sources = [
    "coast",      # first
    'hill news',  # "coast" is nearer
]
prefer = ["coast"]

[topics.all]
sources = ["*"]
"""


def test_a_source_goes_and_the_comments_around_it_stay() -> None:
    text = without_source(TOML, "coast")

    assert list(tomllib.loads(text)["sources"]) == ["hill news"]
    assert tomllib.loads(text)["topics"]["harbour"]["sources"] == ["hill news"]
    for line in ("# My desk", "# ---- the coast", "# the hills, seldom", '# "coast" is nearer'):
        assert line in text
    assert "full_text" not in text


def test_the_last_source_goes_to_the_end_of_its_table() -> None:
    text = without_source(TOML, "hill news")

    assert "# the hills, seldom" in text
    assert "[topics.harbour]" in text
    assert tomllib.loads(text)["topics"]["harbour"]["sources"] == ["coast"]


def test_a_renamed_source_is_followed_by_the_topics_that_name_it() -> None:
    text = with_source_renamed(TOML, "coast", 'The "Coast"')

    data = tomllib.loads(text)
    assert list(data["sources"]) == ['The "Coast"', "hill news"]
    assert data["topics"]["harbour"]["sources"] == ['The "Coast"', "hill news"]
    assert data["topics"]["harbour"]["prefer"] == ['The "Coast"']
    assert data["topics"]["harbour"]["query"] == "harbour OR coast"
    changed = [a for a, b in zip(TOML.split("\n"), text.split("\n"), strict=True) if a != b]
    assert len(changed) == 3


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("[sources]\ncoast = {url = 'a'}\n", "hand", id="inline"),
        pytest.param("sources.coast.url = 'a'\n", "hand", id="dotted"),
        pytest.param("[sources.cost]\nurl = 'a'\n", "did you mean 'cost'", id="misspelt"),
        pytest.param("[sources.coast]\nurl='a'\n[topics.t]\nsources=['coast']\n",
                     "no other source", id="only-one"),
        pytest.param("", "none is configured", id="empty"),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_out_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(ConfigError, match=reason):
        without_source(text, "coast")


def test_a_name_that_is_taken_is_not_given_twice() -> None:
    with pytest.raises(ConfigError, match="already"):
        with_source_renamed(TOML, "coast", "hill news")


def test_no_source_is_called_like_all_of_them() -> None:
    with pytest.raises(ConfigError, match="stands for all"):
        with_source_renamed(TOML, "coast", "*")


def test_a_header_inside_a_text_is_no_table() -> None:
    text = '[topics.t]\ntitle = """\n[sources.coast]\nurl = 1\n"""\n\n' + TOML
    with pytest.raises(ConfigError, match="hand"):
        without_source(text, "coast")


@given(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20),
)
def test_any_name_is_added_renamed_and_taken_out_again(first: str, second: str) -> None:
    if not first.strip() or not second.strip() or first == second:
        return
    start = TOML.replace('"*"', '"*", "hill news"')
    added = with_source(start, first, {"url": "https://new.example/", "language": ""})
    if not {first, second}.isdisjoint({"coast", "hill news", "*"}):
        return

    renamed = with_source_renamed(added, first, second)
    gone = without_source(renamed, second)

    assert tomllib.loads(added)["sources"][first] == {"url": "https://new.example/"}
    assert tomllib.loads(renamed)["sources"][second] == {"url": "https://new.example/"}
    assert gone == start
