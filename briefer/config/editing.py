"""The text of briefer.toml in, the same with a source added, renamed or taken out. Pure.

Only the lines that change are touched: comments, order and blank lines stay. What was written is
read again and held against what it should say; a form of TOML that is not edited here is refused.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from typing import Any

from briefer.config.mistakes import unknown_name
from briefer.errors import ConfigError

_HEADER = re.compile(r"\s*(\[[^\[].*?\])\s*(?:#.*)?$")
_LIST = re.compile(r"^[ \t]*(sources|prefer|mute)[ \t]*=[ \t]*\[", re.MULTILINE)
_TOKEN = re.compile(r'"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*|[\[\]]')
_ALL = "*"  # what a topic writes for every source
_FOLLOWING = ("sources", "prefer", "mute")  # lists of a topic that may name a source

Path = tuple[str, ...]


def with_source(text: str, name: str, settings: Mapping[str, Any]) -> str:
    """The text with that table at its end; settings that are not set are left out.

    >>> with_source("# mine\\n", "coast", {"url": "https://coast.example/rss", "language": None})
    '# mine\\n\\n[sources.coast]\\nurl = "https://coast.example/rss"\\n'
    """
    chosen = {key: value for key, value in settings.items() if value}
    lines = [f"{key} = {_toml(value)}" for key, value in chosen.items()]
    return "\n".join([text.rstrip("\n"), "", f"[sources.{_key(name)}]", *lines, ""])


def without_source(text: str, name: str) -> str:
    """The text without that source, in no topic's list either. Raises ConfigError when there is
    none of the name, or a topic has no other.
    """
    data = _data(text, name)
    del data["sources"][name]
    for topic, table in _topics(data):
        if "sources" in table and name in table["sources"]:
            table["sources"] = [other for other in table["sources"] if other != name]
            if not table["sources"]:
                raise ConfigError(
                    f"[topics.{topic}] has no other source than {name!r}; give it another, or take"
                    " its line `sources` out"
                )
    listed = _in_lists(text, ("sources",), name, lambda _: None)
    return _checked(_without_table(listed, ("sources", name)), data)


def with_source_renamed(text: str, old: str, new: str) -> str:
    """The text with the source under its new name, in the lists of topics too."""
    data = _data(text, old)
    if new in data["sources"]:
        raise ConfigError(f"there is a source {new!r} already; rename to another name")
    if not new.strip() or new == _ALL:
        raise ConfigError('a source needs a name, and "*" stands for all of them')
    data["sources"] = {new if n == old else n: t for n, t in data["sources"].items()}
    for _, table in _topics(data):
        for key in (key for key in _FOLLOWING if isinstance(table.get(key), list)):
            table[key] = [new if entry == old else entry for entry in table[key]]
    listed = _in_lists(text, _FOLLOWING, old, lambda _: _toml(new))
    return _checked(_with_header(listed, ("sources", old), f"[sources.{_key(new)}]"), data)


# ---------------------------------------------------------------- what the text says


def _data(text: str, name: str) -> dict[str, Any]:
    """What the text says; it has the source."""
    data = deepcopy(tomllib.loads(text))
    known = list(data.get("sources", {}))
    if name not in known:
        raise ConfigError(unknown_name("source", name, known))
    return data


def _topics(data: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    yield from data.get("topics", {}).items()


def _checked(text: str, data: Mapping[str, Any]) -> str:
    """The text, if it says just that."""
    try:
        good = tomllib.loads(text) == data
    except tomllib.TOMLDecodeError:
        good = False
    if not good:
        raise ConfigError(
            "this source is written in a form that only a hand can change; edit briefer.toml itself"
            " (tables like [sources.NAME] are changed by the command)"
        )
    return text


# ---------------------------------------------------------------- where it stands


def _tables(text: str) -> Iterator[tuple[Path, int, int]]:
    """Each table's path with its first line and the one after its last."""
    lines = text.split("\n")
    starts = [(n, path) for n, line in enumerate(lines) if (path := _path(line))]
    ends = [n for n, _ in starts[1:]]
    for (start, path), end in zip(starts, [*ends, len(lines)], strict=False):
        yield path, start, end


def _path(line: str) -> Path:
    header = _HEADER.match(line)
    try:
        inner = tomllib.loads(header[1]) if header else {}
    except tomllib.TOMLDecodeError:
        return ()
    path: list[str] = []
    while isinstance(inner, dict) and len(inner) == 1:
        key, inner = next(iter(inner.items()))
        path.append(key)
    return tuple(path)


def _without_table(text: str, path: Path) -> str:
    """The comment right below the last key goes with the table; one above the next stays."""
    lines = text.split("\n")
    for _, start, end in [table for table in _tables(text) if table[0] == path]:
        used = [n for n in range(start, end) if lines[n].strip() and lines[n].lstrip()[0] != "#"]
        last = used[-1] + 1
        while last < end and lines[last].strip():
            last += 1
        if last == end < len(lines):  # all of it is a comment that leads to the next table
            last = used[-1] + 1
        while last < end and not lines[last].strip():
            last += 1
        lines[start:last] = []
    return "\n".join(lines).rstrip("\n") + "\n"


def _with_header(text: str, path: Path, header: str) -> str:
    lines = text.split("\n")
    for _, start, _ in [table for table in _tables(text) if table[0] == path]:
        old = _HEADER.match(lines[start])
        if old:
            lines[start] = lines[start].replace(old[1], header, 1)
    return "\n".join(lines)


def _in_lists(
    text: str, keys: tuple[str, ...], name: str, instead: Callable[[str], str | None]
) -> str:
    """The text with that name replaced, or taken out, in those lists of every topic."""
    lines = text.split("\n")
    for path, start, end in reversed(list(_tables(text))):
        if path[:1] == ("topics",):
            table = "\n".join(lines[start:end])
            for found in reversed(list(_LIST.finditer(table))):
                if found[1] in keys:
                    table = _in_list(table, found.end(), name, instead)
            lines[start:end] = table.split("\n")
    return "\n".join(lines)


def _in_list(text: str, start: int, name: str, instead: Callable[[str], str | None]) -> str:
    """The text with that name replaced in the list that begins there."""
    spans: list[tuple[int, int]] = []
    for token in _TOKEN.finditer(text, start):
        if token[0] == "]":
            break
        if token[0][0] in "\"'" and tomllib.loads(f"x = {token[0]}")["x"] == name:
            spans.append(token.span())
    for first, last in reversed(spans):
        new = instead(text[first:last])
        if new is not None:
            text = text[:first] + new + text[last:]
            continue
        rest, comma = re.subn(r"\A\s*,[ \t]*", "", text[last:])
        text = (text[:first] if comma else re.sub(r",\s*\Z", "", text[:first])) + rest
    return text


# ---------------------------------------------------------------- as TOML writes it


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else _toml(name)


def _toml(value: str | bool) -> str:
    # A JSON string is a TOML string too, but for letters beyond 16 bits and DEL.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
