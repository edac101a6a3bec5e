"""What pydantic found wrong in, one sentence with the line and the nearest right key out. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any

FIELDS = {"from": "sender", "format": "markup"}  # keys that a channel's field cannot be named for
_KEYS = {field: key for key, field in FIELDS.items()}
_NEARLY = 0.8  # of two names: a letter or two; a word more is another topic
_SHOULD = "Input should be "  # how pydantic begins
_UNKNOWN_KEY = ("extra_forbidden", "unexpected_keyword_argument")


def described(
    errors: Sequence[Mapping[str, Any]], text: str, known: Mapping[str, Sequence[str]]
) -> str:
    """The plainest error as ` line N: …`, ready to follow the name of the file."""
    # A misspelt key is reported twice, as unknown and as missing; the first tells what to mend.
    error = min(errors, key=lambda item: item["type"] not in _UNKNOWN_KEY)
    place = [str(part) for part in error["loc"] if isinstance(part, str)]
    place = [_KEYS.get(part, part) for part in place]
    line = line_of(text, place)
    where = f" line {line}" if line else ""
    return f"{where}: {_sentence(error, place, known)}"


def unknown_name(kind: str, name: str, known: Sequence[str]) -> str:
    """`no source 'frontlin'; did you mean 'frontline'?`"""
    near = get_close_matches(name, known, n=1)
    if near:
        return f"there is no {kind} {name!r}; did you mean {near[0]!r}?"
    if known:
        return f"there is no {kind} {name!r}; configured are {', '.join(known)}"
    key = name if re.fullmatch(r"[\w-]+", name, re.ASCII) else json.dumps(name, ensure_ascii=False)
    return f"there is no {kind} {name!r}: none is configured; add [{kind}s.{key}] to briefer.toml"


def unknown_kind(kind: Any, known: Sequence[str]) -> str:
    """`kind must be one of email, slack, not 'slak'; did you mean 'slack'?`"""
    near = get_close_matches(kind, known, n=1) if isinstance(kind, str) else []
    hint = f"; did you mean {near[0]!r}?" if near else ""
    return f"kind must be one of {', '.join(known)}, not {kind!r}{hint}"


def to_send(channels: Sequence[str], table: str) -> str:
    """What to write for the table to have a channel; no channel is named that there is not.

    >>> to_send(["room"], "topics.ferry")
    'add send = ["room"] to [topics.ferry]'
    """
    if channels:
        return f'add send = ["{channels[0]}"] to [{table}]'
    return f'write a table [channels.NAME], and add send = ["NAME"] to [{table}]'


def meant(name: str, known: Sequence[str]) -> str | None:
    """The configured name that was meant by one which is nearly it; words of one's own are not.

    >>> [meant(name, ["ukraine"]) for name in ("ukrane", "Ukraine", "ukraine war", "ukraine")]
    ['ukraine', 'ukraine', None, None]
    """
    if name in known or '"' in name:
        return None
    folded = {one.casefold(): one for one in known}
    near = get_close_matches(name.casefold(), folded, n=1, cutoff=_NEARLY)
    return folded[near[0]] if near else None


def line_of(text: str, place: Sequence[str]) -> int | None:
    """The line, from 1, where the key of that path stands, else its table, else None.

    >>> line_of('[model]\\nname = "m"\\n', ["model", "name"])
    2
    """
    table: list[str] = []
    best = None
    for number, line in enumerate(text.splitlines(), start=1):
        header = re.match(r"\s*\[\s*([^\[\]]+?)\s*\]", line)
        if header:
            table = [part.strip("\"' ") for part in header[1].split(".")]
            best = number if table == list(place) or table == list(place[:-1]) else best
            continue
        key = re.match(r"\s*([\w.\"'-]+)\s*=", line)
        if key and [*table, *key[1].replace('"', "").split(".")] == list(place):
            return number
    return best


def _sentence(
    error: Mapping[str, Any], place: Sequence[str], known: Mapping[str, Sequence[str]]
) -> str:
    key, table = place[-1] if place else "", ".".join(place[:-1])
    where = f"[{table}] " if table else ""
    if error["type"] in _UNKNOWN_KEY:
        right = get_close_matches(key, known.get(place[0] if table else "", ()), n=1)
        hint = f"; did you mean {right[0]!r}?" if right else ""
        return f"{where}has no key {key!r}{hint}" if where else f"there is no key {key!r}{hint}"
    if error["type"] in ("missing", "missing_argument"):
        return f"{where}needs the key {key!r}"
    message = str(error["msg"]).removeprefix("Value error, ")
    if error["type"] == "value_error":
        return f"[{'.'.join(place)}] {message}" if place else message
    if error["type"] == "kind":
        return f"{where}{message}"
    if error["type"] in ("tuple_type", "list_type"):
        message = _as_a_list(error["input"])
    elif message.startswith(_SHOULD):
        wanted = message.removeprefix(_SHOULD).partition(", unable")[0]
        message = f"must be {wanted}, not {error['input']!r:.60}"
    return f"{where}{key}: {message}"


def _as_a_list(given: object) -> str:
    """What to write instead of one value where several may stand."""
    if isinstance(given, str):
        return f"write a list: {json.dumps([given], ensure_ascii=False)}"
    return f"write a list, not {given!r:.60}"
