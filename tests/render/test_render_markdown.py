"""What a Markdown reader sees is what we made, whatever an article or a model writes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from briefer.render.escaping import markdown_text
from briefer.render.message import rendered
from briefer.text.hygiene import clean_line
from tests.render.printed_briefs import (
    DATA,
    empty_brief,
    full_brief,
    hostile_brief,
    large_brief,
    shipped,
    vectors,
)

HOSTILE = [
    "[a](https://trap.example)",
    "![a](https://trap.example/p.png)",
    "<https://trap.example>",
    "see https://trap.example/x, www.trap.example or trap.example",
    "mail mailto:a@trap.example or a@trap.example",
    "[1]: https://trap.example 'x'",
    "[^1]: note [^1]",
    "<img src=x onerror=alert(1)>",
    "<!-- hidden",
    "# heading #",
    "## ",
    "- item",
    "+ item",
    "12) item",
    "3. item",
    "> quoted",
    "```",
    "~~~ x",
    "    code",
    "===",
    "---",
    "* * *",
    "| a | b |\n|---|---|\n| c | d |",
    "*a* _b_ __c__ ~~d~~ `e` ***",
    "a_b_c and _d_e",
    "\\",
    "ends with a backslash\\",
    "&lt;b&gt; &amp; &#60; AT&T &copy",
    "[ ] task",
    ":smile: a: b",
    "$$x$$ and $5 and $x$",
    "{{ 7 * 7 }} {% raw %}",
    "two\n\nlines",
    "it’s 5.2 km, he said (twice) - “so what?” U.S. 1,200!",
    "Бахмут — 1. місто. *так*",
]


def markdown(*texts: str, url: str | None = "https://a.example/x") -> str:
    return rendered([hostile_brief(texts, url)], "markdown", template=shipped).body


def readers() -> Iterator[MarkdownIt]:
    yield MarkdownIt("commonmark")
    yield MarkdownIt("commonmark").enable(["table", "strikethrough"])
    pytest.importorskip("linkify_it", reason="GitHub's autolinks are read by linkify-it-py")
    yield MarkdownIt("gfm-like")


def shape(source: str, reader: MarkdownIt) -> list[tuple[str, str, str]]:
    """The tree without its words: kinds of nodes, tags and addresses."""
    flat = [leaf for token in reader.parse(source) for leaf in (token, *(token.children or ()))]
    nodes = [(token.type, token.tag, str(token.attrGet("href") or "")) for token in flat]
    return [node for node, _ in groupby(nodes) if node[0] not in ("text", "text_special")]


@pytest.mark.parametrize("text", HOSTILE, ids=repr)
def test_hostile_text_adds_no_node(text: str) -> None:
    for reader in readers():
        assert shape(markdown(text), reader) == shape(markdown("word"), reader)


def test_hostile_text_of_the_vectors_adds_no_node() -> None:
    rows = vectors("misc.jsonl")
    texts = [row["input"] for row in rows if row["cat"] in ("markdown", "slack", "template")]
    assert len(texts) > 60

    printed = {text: markdown(text) for text in texts}
    for reader in readers():
        harmless = shape(markdown("word"), reader)
        assert [text for text in texts if shape(printed[text], reader) != harmless] == []


SPECIAL = st.text(
    st.sampled_from("\\`*_{}[]()#+-.!|<>~&:@$^=%/ab1 \n\té€"), min_size=1, max_size=24
).filter(clean_line)


@settings(max_examples=200, deadline=None)
@given(SPECIAL)
def test_escaped_text_reads_back_as_itself(text: str) -> None:
    for reader in readers():
        for source in (f"- {markdown_text(text)} end", f"## {markdown_text(text)}"):
            inline: Token = next(token for token in reader.parse(source) if token.type == "inline")
            read = "".join(child.content for child in inline.children or ())
            assert read.removesuffix(" end").strip() == clean_line(text)
            assert {child.type for child in inline.children or ()} <= {"text", "text_special"}


def test_plain_words_stay_readable() -> None:
    text = "Gen. Hall said: “it's 1,200 men (twice), 5.2 km - or $3 million; no!” in the U.S."

    assert markdown_text(text) == text


@pytest.mark.parametrize(
    "url",
    [
        "https://a.example/x>) [b](<https://trap.example",
        "https://a.example/x\n\n# heading",
        "https://a.example/&copy;?a=1&lt;=2",
        "https://a.example/a\\>b",
        "https://a.example/(a)[b]_c_*d*",
    ],
)
def test_an_address_stays_inside_its_link(url: str) -> None:
    reader = MarkdownIt("commonmark")
    found = shape(markdown("word", url=url), reader)

    links = {node[2] for node in found if node[0] == "link_open"}
    assert len(links) <= 1
    assert all(link.startswith("https://a.example/") for link in links)
    assert [node for node in found if node[0] == "heading_open"] == [
        ("heading_open", tag, "") for tag in ("h1", "h2", "h2", "h2")
    ]


@pytest.mark.parametrize(
    "url", [None, "", "javascript:alert(1)", "data:text/html,x", "//a.example", "ftp://a.example/"]
)
def test_an_article_without_a_web_address_is_cited_unlinked(url: str | None) -> None:
    printed = markdown("word", url=url)

    assert "](<" not in printed
    assert r"word \[1\]" in printed


def test_only_bullets_and_references_are_list_items() -> None:
    brief = full_brief()
    tokens = MarkdownIt("commonmark").parse(rendered([brief], "markdown", template=shipped).body)

    lists = [token.type for token in tokens if token.type.endswith("_list_open")]
    assert lists == ["bullet_list_open"] * 3 + ["ordered_list_open"]
    items = [token for token in tokens if token.type == "list_item_open"]
    assert len(items) == len(brief.lead.sentences) + len(brief.bullets) + len(brief.references)


def test_the_full_brief_reads_as_agreed() -> None:
    printed = rendered([full_brief()], "markdown", template=shipped).body

    assert printed == (DATA / "full.md").read_text(encoding="utf-8")


def test_a_reference_keeps_its_number_past_nine() -> None:
    printed = rendered([large_brief(5)], "markdown", template=shipped).body
    tokens = MarkdownIt("commonmark").parse(printed)

    assert sum(token.type == "ordered_list_open" for token in tokens) == 1
    assert re.findall(r"^(\d+)\. \[", printed, re.MULTILINE) == [str(n) for n in range(1, 16)]


def test_a_digest_holds_each_brief_with_its_own_numbers() -> None:
    printed = rendered([full_brief(), empty_brief()], "markdown", template=shipped).body

    assert printed.count("\n# ") + printed.startswith("# ") == 2
    assert "Nothing new about Grain since 20 March 2023, 00:00." in printed
