"""The text of a reply in, the one JSON object that answers out, or None. Pure.

Read strictly first; only what no strict reading can make out is mended by `json-repair`, and
what is mended is held to the same shape. What is ambiguous (a key twice, NaN) is never mended.
The work is bounded and no pattern backtracks.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Final

from briefer.summarize.thinking import answer_part

KEYS: Final = frozenset({"bullets", "verdicts"})  # one of them makes an answer
_STARTS: Final = re.compile(r"\{(?=\s{0,80}[\"'])")
_MOST_STARTS: Final = 120  # places tried, from the end: a draft holds a fiftieth of the reply
_MOST_TRIED: Final = 1_000_000  # characters read from all those places together
_MOST_MENDED: Final = 20_000  # characters; the library's time grows faster than the text
_MOST_BRACKETS: Final = 250  # it walks into nested ones for minutes
_MOST_QUOTES: Final = 1000  # and looks from each quote for its partner
_QUOTES: Final = "\"'“”"
_FENCE: Final = "```"


def answer_object(text: str, *, mend: bool = True) -> dict[str, Any] | None:
    """The last object of the reply that looks like an answer, whatever stands around it.

    The whole of it wins, then fenced blocks, then objects within prose, the last first: what
    comes earlier is a thought. A key around the answer is taken off.
    """
    if (found := _answering(_json(text.strip()))) is not None:
        return found
    answer = answer_part(text)
    readers = (_fenced, _within, _mended) if mend else (_fenced, _within)
    for read in readers:
        if (found := read(answer)) is not None:
            return found
    whole: Any = _json(answer.strip())
    return {**whole} if isinstance(whole, dict) else None


def whole_object(text: str) -> dict[str, Any] | None:
    """The answer, if nothing is missing from it: what counts where a reply was cut off."""
    return answer_object(text, mend=False)


def _answering(value: Any) -> dict[str, Any] | None:
    """The value, or the only object within it, where that has the keys of an answer.

    >>> _answering({"answer": {"bullets": []}})
    {'bullets': []}
    """
    if not isinstance(value, dict):
        return None
    whole: dict[str, Any] = value
    if set(whole) & KEYS:
        return whole
    inner: list[dict[str, Any]] = [
        part for part in value.values() if isinstance(part, dict) and set(part) & KEYS
    ]
    return inner[0] if len(inner) == 1 else None


def _fenced(text: str) -> dict[str, Any] | None:
    """The answer in the last fenced block that holds one; the first word may name a language."""
    blocks = text.split(_FENCE)[1::2]
    found = (_answering(_json(_unnamed(block))) for block in reversed(blocks[-20:]))
    return next((answer for answer in found if answer is not None), None)


def _unnamed(block: str) -> str:
    start = block.find("{")
    return block[start:].rstrip() if start >= 0 else ""


def _within(text: str) -> dict[str, Any] | None:
    tried = 0
    for place in _places(text):
        value, read = _object_at(text, place)
        if (found := _answering(value)) is not None:
            return found
        tried += read
        if tried > _MOST_TRIED:
            return None
    return None


def _places(text: str) -> Iterator[int]:
    """Where an object may begin, the last first."""
    return reversed([match.start() for match in _STARTS.finditer(text)][-_MOST_STARTS:])


def _mended(text: str) -> dict[str, Any] | None:
    """What the library makes of the text from its first brace on."""
    start = text.find("{")
    broken = text[start:].partition(_FENCE)[0] if start >= 0 else ""
    if not broken or _too_much(broken) or _lax(broken):
        return None
    from json_repair import repair_json

    whole = _tolerant(partial(repair_json, broken, ensure_ascii=False))
    return _answering(_json(whole)) if isinstance(whole, str) else None


def _too_much(text: str) -> bool:
    """Whether mending could take longer than a moment; no answer of a prompt of ours is so."""
    brackets = text.count("{") + text.count("[")
    quotes = sum(map(text.count, _QUOTES))
    return len(text) > _MOST_MENDED or brackets > _MOST_BRACKETS or quotes > _MOST_QUOTES


def _lax(text: str) -> bool:
    """Whether it is JSON after all, and was refused for what it says."""
    return _tolerant(lambda: (json.loads(text), True)[1]) is True


def _object_at(text: str, place: int) -> tuple[Any, int]:
    """The object that begins there, or None, and how many characters were read for it at most."""
    try:
        value, end = _decoder().raw_decode(text, place)
    except json.JSONDecodeError as error:
        return None, error.pos - place
    except (ValueError, RecursionError):
        return None, len(text) - place
    return value, end - place


def _json(text: str) -> Any:
    return _tolerant(partial(_decoder().decode, text))


def _decoder() -> json.JSONDecoder:
    """JSON as it is defined, save that a text may hold a line break as it is."""
    return json.JSONDecoder(
        object_pairs_hook=_once_each,
        parse_constant=_refuse,
        parse_int=_small_int,
        strict=False,
    )


def _tolerant(read: Callable[[], Any]) -> Any:
    """None for what is no JSON: cut off, too deep, with huge numbers, NaN or doubled keys."""
    try:
        return read()
    except (ValueError, RecursionError, LookupError, TypeError):  # the last two of the library
        return None


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _refuse(constant: str) -> Any:
    raise ValueError(f"{constant} is no JSON")


def _small_int(digits: str) -> int:
    if len(digits) > 18:
        raise ValueError("a number of too many digits")
    return int(digits)
