"""Exit codes and JSON Schemas in the docs are those of the code."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

import pytest

from briefer import errors
from briefer.errors import EXIT_CODES, BrieferError
from tests.docs.written import ROOT, is_fresh

CODES: Final = """# Exit codes

What a command ends with; the error on stderr is one sentence that says what mends it.

| code | meaning |
|---|---|
"""
FORMS: Final = """# JSON Schemas

What the commands read and write, one object a line or, for a brief, a file. The schemas are those of
draft 2020-12 in `briefer/schemas` of the package, with every bound; here is what each key means. Keys
that are not known are passed over, so that a later version may add some. In **bold**: always there.

"""
WRITTEN_BY: Final = {
    "article": "`briefer collect` writes it, `--articles`, `briefer group` and sources that are files"
    " read it.",
    "story": "`briefer group` writes it.",
    "brief": "`briefer daily --format json` writes it, `briefer render`, `briefer explain` and"
    " `briefer send` read it; so does the channel `webhook` post it.",
}


def test_the_exit_codes_in_the_docs_are_those_of_the_code() -> None:
    rows = "".join(f"| {code} | {when} |\n" for code, when in EXIT_CODES.items())

    assert is_fresh("exit-codes.md", CODES + rows)


@pytest.mark.parametrize(
    "kind",
    [
        one
        for one in vars(errors).values()
        if isinstance(one, type) and issubclass(one, BrieferError)
    ],
)
def test_every_error_ends_with_a_code_that_is_listed(kind: type[BrieferError]) -> None:
    assert kind.exit_code in EXIT_CODES


def form_of(schema: Mapping[str, Any]) -> str:
    """The kind of value, in words; the name of another form leads to it."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return f"[{name}](#{name})"
    if "items" in schema:
        ending = " or null" if "null" in schema["type"] else ""
        return f"list of {form_of(schema['items'])}{ending}"
    if "enum" in schema:
        return " or ".join(f"`{json.dumps(value)}`" for value in schema["enum"])
    if "const" in schema:
        return f"`{json.dumps(schema['const'])}`"
    if both := schema.get("anyOf", schema.get("oneOf")):
        return " or ".join(dict.fromkeys(map(form_of, both)))
    kinds = schema.get("type", "any")
    return " or ".join([kinds] if isinstance(kinds, str) else kinds)


def table(schema: Mapping[str, Any]) -> Iterator[str]:
    yield "| key | value | meaning |\n|---|---|---|\n"
    for key, value in schema.get("properties", {}).items():
        name = f"**`{key}`**" if key in schema.get("required", ()) else f"`{key}`"
        meaning = value.get("description", value.get("format", ""))
        yield f"| {name} | {form_of(value)} | {meaning} |\n"


def chapter(name: str) -> Iterator[str]:
    path = ROOT / "briefer" / "schemas" / f"{name}.schema.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    yield f"## {schema['title']}\n\n{schema.get('description', '')} {WRITTEN_BY[name]}\n\n".replace(
        "\n ", "\n"
    )
    yield from table(schema)
    parts = {k: v for k, v in schema.get("$defs", {}).items() if k not in WRITTEN_BY}
    for part, form in parts.items():
        yield f"\n### {part}\n\n"
        yield from [f"{form['description']}\n\n"] if "description" in form else []
        yield from table(form) if "properties" in form else [f"{form_of(form)}\n"]
    yield "\n"


def test_the_schemas_in_the_docs_are_those_of_the_package() -> None:
    page = FORMS + "".join(part for name in WRITTEN_BY for part in chapter(name)).rstrip() + "\n"

    assert is_fresh("schemas.md", page)
