"""A settings type and a table's values in; the settings, where every value is plainly right. Pure.

Whatever leaves a doubt is pydantic's to judge and to word. Most files leave none, and to import
pydantic and to build what checks our types takes a tenth of a second of every command.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


class _Doubtful(Exception):
    """Not plainly right, which is not yet wrong."""


def obvious(type_: type[T], values: Mapping[str, Any]) -> T | None:
    """The settings that pydantic would make of the values too; None where it is to be asked.

    >>> from briefer.config.settings import TopicConfig
    >>> obvious(TopicConfig, {"name": "harbour", "sources": ["wire"]}).sources
    ('wire',)
    >>> obvious(TopicConfig, {"name": "harbour", "stories": "12"}) is None
    True
    """
    try:
        hints = _hints(type_)  # type: ignore[arg-type]
        return type_(**{key: _kept(hints[key], value) for key, value in values.items()})
    except (_Doubtful, KeyError, ValueError, TypeError, NameError, AssertionError):
        return None


@cache
def _hints(type_: type[Any]) -> dict[str, Any]:
    return get_type_hints(type_, include_extras=True)


def _kept(hint: Any, value: Any) -> Any:
    """The value as the field holds it. Raises _Doubtful unless it is of that very type."""
    if type(value) is hint or (value is None and hint is type(None)):
        return value
    origin = get_origin(hint)
    if origin is Literal and type(value) is str and value in get_args(hint):
        return value
    if origin in (Union, UnionType):
        return _kept_by_one(get_args(hint), value)
    if origin is tuple and type(value) in (list, tuple) and get_args(hint)[1:] == (...,):
        return tuple(_kept(get_args(hint)[0], part) for part in value)
    if is_dataclass(hint) and type(value) is dict and isinstance(hint, type):
        return _kept(hint, obvious(hint, value))
    raise _Doubtful


def _kept_by_one(hints: tuple[Any, ...], value: Any) -> Any:
    for hint in hints:
        try:
            return _kept(hint, value)
        except _Doubtful:
            continue
    raise _Doubtful
