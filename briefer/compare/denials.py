"""A sentence in, what it denies out: who denies, and the content of the claim. Pure.

Only denials of something said count: a visa denied or an offer rejected is no disagreement.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefer.compare.statement import keys_within
from briefer.languages.stems import stem
from briefer.languages.together import rule_words
from briefer.reading.saying import vouching
from briefer.reading.sentence import Reading

# Of the content of a denial at least this part must stand in the claim it is paired with …
COVERED = 0.6
# … and at least this many words, numbers or names.
FEWEST = 3
# … one less where the claim stands near the denial and says all of it.
FEWEST_NEAR = FEWEST - 1

_CLAIM_EN = (
    r"claims?|reports?|accusations?|allegations?|suggestions?|assertions?|charges?|statements?"
    r"|rumou?rs?|accounts?|announcements?"
)
_CLAIM_UK = r"заяв\w*|інформаці\w*|звинуваченн\w*|повідомленн\w*|твердженн\w*|чутк\w*|дан\w*"
_CLAIM_RU = r"заявлени\w*|информаци\w*|обвинени\w*|сообщени\w*|утверждени\w*|слух\w*|данные"
_CLAIM = rf"(?:{_CLAIM_EN}|{_CLAIM_UK}|{_CLAIM_RU})"
_DENIED = r"denied|denies|deny|refuted|refutes|disputed|disputes"
_DENIED_UK = (
    r"(?:запереч(?:и|ува)|спростува)(?:в|ла|ло|ли)|заперечує|заперечують|спростовує|спростовують"
    r"|опроверг(?:ла|ло|ли)?|опровергает|отрицает|отрицают|отрица(?:л|ла|ло|ли)"
)
_REJECTED = (
    r"rejected|rejects|dismissed|dismisses|відкину(?:в|ла|ло|ли)|отверг(?:ла|ло|ли)?|отвергает"
)
_WHEN = r"(?:\s+(?:(?:late|early)\s+)?(?:on|in|у|в)\s+\w+)?"
_THAT = re.compile(
    rf"\b(?P<verb>{_DENIED}|{_DENIED_UK})\b{_WHEN},?\s+"
    r"(?:that\s+|having\s+|що\s+|что\s+|(?=(?:he|she|they|any|there)\s+\w))(?P<what>[^;\n]+)",
    re.I,
)
_CLAIM_OF = re.compile(
    rf"\b(?P<verb>{_DENIED}|{_DENIED_UK}|{_REJECTED})\s+(?:[^\s,.;]+\s+){{0,4}}?{_CLAIM}\b,?\s+"
    r"(?:(?:that|of|about|by|from|про|щодо|о|об|що|что)\s+"
    r"|(?=(?:he|she|they|it|its|his|her|their|the)\s|[«\"“]?[A-ZА-ЯІЇЄҐ]))(?P<what>[^;\n]+)",
)
_DOING = re.compile(rf"\b(?P<verb>{_DENIED})\s+(?P<what>\w+ing\b[^;\n]+)", re.I)
_CALLED = re.compile(
    rf"\b(?P<verb>called|calls)\s+(?P<what>[^;\n]*\b{_CLAIM}\b[^;\n]*?)\s+"
    r"(?:false|untrue|baseless|fake|invented|a lie|lies|nonsense|fiction)\b",
    re.I,
)
_BARE = re.compile(
    rf"\b(?P<verb>{_DENIED}|{_DENIED_UK}|{_REJECTED})\s+(?:(?:it|this|that)\s*(?=[.,;!?]|$)"
    rf"|(?:the|this|these|those|that|such|цю|ці|це|эту|эти|это)\s+{_CLAIM}\b)",
    re.I,
)
# Every pattern above holds one of these; hardly any sentence does.
_VERB = re.compile(rf"\b(?:{_DENIED}|{_DENIED_UK}|{_REJECTED}|called|calls)\b", re.I)
_NOT_DENYING = re.compile(
    r"\b(?:was|were|is|are|been|be|being|not|never|nobody|neither|nor|n[’']t|to|could|would|if"
    r"|не|ні|ніхто|никто)\s+(?:\w+ly\s+)?$",
    re.I,
)
_TAIL = re.compile(
    r",?\s+(?:and|but|saying|telling|adding|while|who|which|а|але|но)\s.*$|[.!?»”\")\s]+$",
    re.I | re.S,
)
_EMPTY = frozenset(map(stem, rule_words("denials.empty")))


@dataclass(frozen=True, slots=True)
class Denial:
    """Who denies what: `content` is the denied clause, empty for `denied it`."""

    speaker: str
    start: int
    content: str
    keys: frozenset[str]


def denial(reading: Reading) -> Denial | None:
    """The denial in the sentence, if there is one and its speaker is named.

    >>> found = denial(Reading("Kyiv denied that the works had fallen."))
    >>> found.speaker, found.content
    ('Kyiv', 'the works had fallen')
    >>> denial(Reading("Kyiv did not deny that the works had fallen.")) is None
    True
    """
    if not _VERB.search(reading.text):
        return None
    for pattern in (_THAT, _CLAIM_OF, _DOING, _CALLED, _BARE):
        match = pattern.search(reading.text)
        if match and _denies(reading.text[: match.start("verb")]):
            return _denial(reading, match, bare=pattern is _BARE)
    return None


def _denies(before: str) -> bool:
    """False after `did not`, and inside a quotation: there somebody else reports the denial."""
    inside = before.count('"') % 2 or before.count("“") > before.count("”")
    return not inside and not _NOT_DENYING.search(before)


def _denial(reading: Reading, match: re.Match[str], *, bare: bool) -> Denial | None:
    verb = match.start("verb")
    speaker = vouching(verb, reading.sayings)
    if bare:
        return Denial(speaker, verb, "", frozenset()) if speaker else None
    start = match.start("what")
    content = _TAIL.sub("", match["what"])
    keys = said_keys(reading, start, start + len(content))
    return Denial(speaker, verb, content.strip(" ,."), keys) if speaker and keys else None


def said_keys(reading: Reading, start: int = 0, end: int | None = None) -> frozenset[str]:
    """What a clause says, without the words that only call it a claim and without qualifiers."""
    last = len(reading.text) if end is None else end
    return frozenset(
        key.rsplit("|", 1)[0] for key in keys_within(reading, start, last) if key not in _EMPTY
    )


def covered(denied: Denial, claim: frozenset[str], *, near: bool) -> float:
    """The part of the denied content that the claim says; 0 where it is too little to tell.

    A claim `near` the denial is the one meant, also when it is short, if it says all of it.
    """
    common = denied.keys & claim
    part = len(common) / len(denied.keys)
    enough = len(common) >= FEWEST and part >= COVERED
    return part if enough or (near and part == 1 and len(common) >= FEWEST_NEAR) else 0.0
