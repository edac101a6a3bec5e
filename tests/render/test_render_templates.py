"""A user may bring a template: it sees plain values, and its mistakes are named."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from briefer.errors import ConfigError
from briefer.render.escaping import markdown_text, safe_url
from briefer.render.message import rendered
from briefer.render.style import Limits, Style
from briefer.render.templates import filled, sandbox
from briefer.render.view import digest_view
from tests.render.printed_briefs import full_brief, hostile_brief, shipped


def with_template(source: str) -> str:
    return rendered([full_brief()], "markdown", template=lambda _: source).body


def test_one_file_of_the_users_own_is_used() -> None:
    own = "{% for brief in briefs %}{{ brief.topic }}: {{ brief.sections | length }}{% endfor %}"

    assert with_template(own) == "Bakhmut: 2\n"


def test_a_template_that_was_changed_is_filled_as_it_is_now() -> None:
    for source in ("one {{ briefs | length }}", "two {{ briefs | length }}"):
        assert with_template(source) == source.replace("{{ briefs | length }}", "1") + "\n"


def test_a_template_that_was_filled_without_escaping_escapes_where_it_should() -> None:
    def word(*, autoescape: bool) -> str:
        where = sandbox(lambda _: "{{ word }}", autoescape=autoescape)
        return filled("word.j2", {"word": "<b>"}, where)

    assert [word(autoescape=there) for there in (False, True, False)] == [
        "<b>\n",
        "&lt;b&gt;\n",
        "<b>\n",
    ]


def test_the_users_own_file_may_include_a_shipped_one() -> None:
    own = {"brief.txt.j2": '{% include "brief.md.j2" %}'}

    def template(name: str) -> str:
        return own.get(name) or shipped(name)

    message = rendered([full_brief()], "text", template=template)
    assert message.body.startswith("# Bakhmut")


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("one\n{{ nothing }}", r'"brief.md.j2, line 2" cannot be filled: .nothing. is undefined'),
        ("{% for x in %}", r'"brief.md.j2, line 1" cannot be filled'),
        ("\n\n{{ briefs[0].topic.nothing }}", "line 3"),
        ("{{ 1 / 0 }}", "division by zero"),
        ("{{ briefs + 1 }}", "cannot be filled"),
        ("{{ briefs | nothing }}", "No filter named"),
        ("{{ ''.__class__.__mro__ }}", "access to attribute '__class__' of 'str' object is unsafe"),
        ("{{ briefs.append(1) }}", "not safely callable|unsafe"),
        ("{% for n in range(10 ** 9) %}{% endfor %}", "Range too big"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "more memory than there is"),
    ],
)
def test_a_broken_template_is_named_with_its_line(source: str, sentence: str) -> None:
    with pytest.raises(ConfigError, match=sentence):
        with_template(source)


def test_a_template_that_is_not_there_is_the_resources_own_error() -> None:
    def missing(name: str) -> str:
        raise ConfigError(f"there is no file {name}")

    with pytest.raises(ConfigError, match=r"there is no file brief.md.j2$"):
        rendered([full_brief()], "markdown", template=missing)


def leaves(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [leaf for item in value.values() for leaf in leaves(item)]
    if isinstance(value, list):
        return [leaf for item in value for leaf in leaves(item)]
    return [value]


def test_a_template_sees_plain_values_only() -> None:
    found = leaves(digest_view([full_brief()], Style()))

    assert {type(leaf) for leaf in found} <= {str, int, bool, type(None)}


def test_every_text_of_the_view_is_escaped_before_a_template_can_forget_to() -> None:
    found = leaves(digest_view([hostile_brief(["<b>*"])], Style(text=markdown_text)))

    assert not [leaf for leaf in found if isinstance(leaf, str) and "<b>" in leaf]


def test_limits_cut_and_say_so() -> None:
    made = replace(full_brief(), announced=())
    view = digest_view([made], Style(limits=Limits(1, 1, 12, 10, 1)))
    brief = view["briefs"][0]

    assert brief["more_stories"] == "1 more story"
    assert brief["sections"][0]["more_bullets"] == "1 more bullet"
    assert brief["more_problems"] == "1 more problem"
    assert brief["sections"][0]["bullets"][0]["text"] == "The bridge…"
    assert [reference["number"] for reference in brief["references"]] == [1, 2]  # the lead cites 2


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://a.example/x?q=1&r=2#f", "https://a.example/x?q=1&r=2#f"),
        ('https://a.example/ü|"<>`^{}\\', "https://a.example/%C3%BC%7C%22%3C%3E%60%5E%7B%7D%5C"),
        ("https://a.example/%41%zz", "https://a.example/%41%zz"),
        ("HTTPS://A.example:8443/x", "https://a.example:8443/x"),
        ("https://вісник.example/x", "https://xn--b1amgkt9j.example/x"),
        ("http://[2001:db8::1]/x", "http://[2001:db8::1]/x"),
        ("https://a.example", "https://a.example"),
        ("https://bank.example@trap.example/", None),
        ("https://user:pw@a.example/", None),
        ("https://a.example:port/", None),
        ("https://a.example:99999/", None),
        ("https://[::1/", None),
        ("https:///x", None),
        ("https://a b.example/", None),
        ("https://a<b>.example/", None),
        ("https://a\u2028.example/", None),
        (" https://a.example/", None),
        ("javascript:alert(1)", None),
        ("https://" + "ü" * 80 + ".example/", None),
        ("https://a.example/" + "x" * 2000, None),
        (None, None),
    ],
)
def test_only_a_plain_web_address_becomes_a_link(url: str | None, safe: str | None) -> None:
    assert safe_url(url) == safe
