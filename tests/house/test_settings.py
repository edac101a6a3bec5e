"""The tables of settings say what each key takes and what comes without it, as the code has it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

import pytest

from tests.docs.settings import CLASSES, default_of, value_of, with_what_the_code_knows
from tests.docs.written import DOCS, is_fresh

PAGE = "configuration.md"


def test_the_tables_of_settings_are_those_of_the_code() -> None:
    text = (DOCS / PAGE).read_text(encoding="utf-8")

    assert is_fresh(PAGE, with_what_the_code_knows(text))


def test_every_table_of_settings_has_its_chapter() -> None:
    text = (DOCS / PAGE).read_text(encoding="utf-8")

    assert all(f"\n{mark}" in text for mark in CLASSES)


def test_a_row_of_a_key_that_is_gone_is_told() -> None:
    with pytest.raises(KeyError, match="nosuch"):
        with_what_the_code_knows("## `[model]`\n\n| key | meaning |\n|---|---|\n| `nosuch` | x |\n")


@dataclass(frozen=True)
class Sample:
    asked: str
    often: int = 3
    span: float = 60.0
    how: Literal["a", "b"] = "a"
    names: tuple[str, ...] = ("*",)
    maybe: str | None = None
    more: dict[str, Any] = field(default_factory=dict)


@pytest.mark.parametrize(
    ("name", "value", "default"),
    [
        ("asked", "text", "required"),
        ("often", "whole number", "3"),
        ("span", "number", "60"),
        ("how", '`"a"` or `"b"`', '`"a"`'),
        ("names", "list of texts", '`["*"]`'),
        ("maybe", "text", ""),
        ("more", "table", ""),
    ],
)
def test_what_a_key_takes_is_said_in_words(name: str, value: str, default: str) -> None:
    from typing import get_type_hints

    found = Sample.__dataclass_fields__[name]

    assert value_of(get_type_hints(Sample)[name]) == value
    assert default_of(found) == default
