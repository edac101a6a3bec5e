"""The text of an article as found in, its own words out, with what its tail credits. Pure.

Whole lines go, never words of a sentence: a caption that stands twice, share bars, list marks,
and from the end upward the lines a repost leaves behind.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from briefer.collect.origin import Credit
from briefer.languages.known import LANGUAGES, alternatives
from briefer.text.hygiene import clean_text

_LIST_MARK = re.compile(r"^[•·▪◦‣●○■□–—*-]\s+(?=\S)")
_SERVICES = (
    "facebook|twitter|x|whatsapp|telegram|linkedin|pinterest|reddit|tumblr|mastodon|bluesky|threads"
    "|pocket|messenger"
)
_SHARE = f"(?:{_SERVICES}|{alternatives(lambda language: language.signs.share)})"
_SHARE_LINES = alternatives(lambda language: language.signs.share_lines).replace("{share}", _SHARE)
_SHARE_LINE = re.compile(rf"(?:{_SHARE_LINES}|{_SHARE}(?:[\s|,/·•]+{_SHARE})+)\W*$", re.IGNORECASE)
_GAPS = {
    "{name}": r"(?P<name>[^\n,;]{2,80}?)",
    "{link}": r"(?P<link>https?://\S+)",
    "{service}": r"(?P<via>IFTTT|Zapier|dlvr\.it|Buffer|Feedly|Flipboard)",
}


def _tail(pattern: str) -> re.Pattern[str]:
    for gap, meant in _GAPS.items():
        pattern = pattern.replace(gap, meant)
    return re.compile(rf"(?:{pattern})\W*$", re.IGNORECASE)


_TAILS = tuple(_tail(line) for language in LANGUAGES.values() for line in language.signs.tails)
_AFTER_NAME = re.compile(r"\s+at https?://|\s*\.\s")
_TAIL_LINES = 12
# A sentence end before a tail that was flattened into the last line of a description.
_INLINE = re.compile(
    rf"(?<=[.!?…\"”’)\]])\s+(?=(?:{alternatives(lambda language: language.signs.inline_tails)}))"
)
_NO_CREDIT = Credit()
_CAPTION_ALIKE = 0.8
_TELLING = re.compile(rf"\d|{alternatives(lambda language: language.signs.telling)}")


@dataclass(frozen=True, slots=True)
class OwnWords:
    text: str
    credit: Credit


def own_words(text: str, *, title: str = "") -> OwnWords:
    """The text without boilerplate, and the credit its tail gave.

    >>> tail = "Read the original article on The Example\\nvia IFTTT\\nComments"
    >>> found = own_words("It held.\\n" + tail)
    >>> found.text, found.credit.publisher, found.credit.via
    ('It held.', 'The Example', ('IFTTT',))
    """
    lines = [_LIST_MARK.sub("", line) for line in clean_text(text).split("\n")]
    lines = [line for line in lines if line and not _SHARE_LINE.match(line)]
    body, tail = _without_tail(_split_inline(lines))
    body = body[1:] if title and body and body[0] == title else body
    return OwnWords(text="\n".join(_each_once(body)), credit=_credit(tail))


def _split_inline(lines: list[str]) -> list[str]:
    return [*lines[:-1], *_INLINE.split(lines[-1])] if lines else []


def _without_tail(lines: list[str]) -> tuple[list[str], list[re.Match[str]]]:
    tail: list[re.Match[str]] = []
    for line in reversed(lines[-_TAIL_LINES:]):
        match = next((found for kind in _TAILS if (found := kind.match(line))), None)
        if match is None:
            break
        tail.insert(0, match)
    return lines[: len(lines) - len(tail)], tail


def _credit(tail: list[re.Match[str]]) -> Credit:
    if not tail:
        return _NO_CREDIT
    found = [match.groupdict() for match in tail]
    named = [groups["name"] for groups in found if groups.get("name")]
    names = [_AFTER_NAME.split(name)[0].strip(" .,:") for name in named]
    links = [groups["link"] for groups in found if groups.get("link")]
    chain = [groups["via"] for groups in found if groups.get("via")]
    return Credit(
        publisher=names[0] if names else "",
        via=(*links, *chain),
        url=links[0] if links else None,
        reposted=bool(links and chain),
    )


def _each_once(lines: list[str]) -> list[str]:
    """Adjacent lines that say the same stand once, the fuller one (a photo's text and caption)."""
    kept: list[str] = []
    for line in lines:
        if kept and _alike(kept[-1], line):
            kept[-1] = max(kept[-1], line, key=len)
        else:
            kept.append(line)
    return kept


def _alike(first: str, second: str) -> bool:
    if first == second:
        return True
    if min(len(first), len(second)) < 40 or max(len(first), len(second)) > 600:
        return False
    short, long = sorted((first.casefold().split(), second.casefold().split()), key=_size)
    # Parallel sentences differ in a name, a number or a "not": only other words may be extra.
    extra = set(long) - set(short)
    if not set(short) <= set(long) or any(map(_TELLING.search, extra)):
        return False
    return SequenceMatcher(None, short, long, autojunk=False).ratio() >= _CAPTION_ALIKE


def _size(words: list[str]) -> int:
    return len(words)
