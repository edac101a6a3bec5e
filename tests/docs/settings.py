"""The tables of docs/configuration.md in, the same out with what the code knows of each key. Pure.

What a key means is written by hand. What it takes, and its default where it has one, come from the
classes of the configuration: `| key | value | meaning | default |`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from datetime import timedelta
from decimal import Decimal
from types import NoneType
from typing import Any, Final, Literal, get_args, get_origin, get_type_hints

from briefer.config import (
    Config,
    DigestConfig,
    JudgeConfig,
    ModelConfig,
    ReaderConfig,
    ScheduleConfig,
    TopicConfig,
    WorkersConfig,
)
from briefer.config.mistakes import FIELDS
from briefer.deliver.registry import CHANNELS
from briefer.model import Source

# Where a chapter or, of the channels, a paragraph begins, and the class whose fields are its keys.
CLASSES: Final[Mapping[str, type]] = {
    "## At the top": Config,
    "## `[model]`": ModelConfig,
    "## `[schedule]`": ScheduleConfig,
    "## `[workers]`": WorkersConfig,
    "## `[judge]`": JudgeConfig,
    "## `[sources.NAME]`": Source,
    "## `[topics.NAME]`": TopicConfig,
    "## `[digests.NAME]`": DigestConfig,
    "## `[readers.NAME]`": ReaderConfig,
    **{f'`kind = "{name}"`': kind for name, kind in CHANNELS.items()},
}
_WORDS: Final[Mapping[Any, str]] = {
    str: "text",
    int: "whole number",
    float: "number",
    Decimal: "number",
    bool: "`true` or `false`",
    timedelta: "span of time",
}
_HEAD: Final = "| key | value | meaning | default |\n|---|---|---|---|"


def with_what_the_code_knows(text: str) -> str:
    """The page with every row of every table as the code has it; KeyError names a row of no key."""
    kind: type | None = None
    out: list[str] = []
    for line in text.splitlines():
        kind = next((k for mark, k in CLASSES.items() if line.startswith(mark)), kind)
        if line.startswith("## ") and not line.startswith(tuple(CLASSES)):
            kind = None
        if kind and line.startswith("| key |"):
            out.append(_HEAD)
        elif not (kind and line.startswith("|---")):
            out.append(_row(line, kind) if kind and line.startswith("| `") else line)
    return "\n".join(out) + "\n"


def _row(line: str, kind: type) -> str:
    cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]
    named, meaning, default = cells[0], cells[-2], cells[-1]
    if len(cells) == 2:  # the table had no defaults
        meaning, default = cells[1], ""
    keys = [_field(kind, key) for key in re.findall(r"`(\w+)`", named)]
    hints = get_type_hints(kind)
    values = "; ".join(dict.fromkeys(value_of(hints[field.name]) for field in keys))
    known = list(dict.fromkeys(default_of(field) for field in keys))
    default = (known[0] if len(known) == 1 else "") or default or "none"
    return f"| {named} | {values} | {meaning} | {default} |"


def _field(kind: type, key: str) -> Field[Any]:
    name = FIELDS.get(key, key)
    found = {field.name: field for field in fields(kind)}
    return found[name if name in found else key]


def value_of(hint: Any) -> str:
    """What a key takes, in words."""
    arguments = [one for one in get_args(hint) if one not in (NoneType, ...)]
    if get_origin(hint) is Literal:
        return " or ".join(f"`{json.dumps(value)}`" for value in arguments)
    if get_origin(hint) is tuple:
        return f"list of {value_of(arguments[0])}s"
    if get_origin(hint) is dict:
        return "table"
    if arguments:
        return " or ".join(dict.fromkeys(map(value_of, arguments)))
    return _WORDS.get(hint, "text")


def default_of(field: Field[Any]) -> str:
    """The default as it would be written; nothing where what comes then is told in words."""
    if field.default is MISSING:
        return "required" if field.default_factory is MISSING else ""
    if field.default is None or field.default == ():
        return ""
    value = list(field.default) if isinstance(field.default, tuple) else field.default
    shown = f"{value:g}" if isinstance(value, float) else json.dumps(value, ensure_ascii=False)
    return shown if shown[0].isdigit() else f"`{shown}`"
