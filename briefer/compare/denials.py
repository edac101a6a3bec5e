"""A sentence in, what it denies out: who denies, and the content of the claim. Pure.

Only denials of something said count: a visa denied or an offer rejected is no disagreement.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefer.check.tokens import stem
from briefer.compare.speakers import attributions, speaker_at
from briefer.compare.statement import statement

# Of the content of a denial at least this part must stand in the claim it is paired with …
COVERED = 0.6
# … and at least this many words, numbers or names.
FEWEST = 3

_CLAIM_EN = (
    r"claims?|reports?|accusations?|allegations?|suggestions?|assertions?|charges?|statements?"
    r"|rumou?rs?|accounts?|announcements?"
)
_CLAIM_UK = r"заяв\w*|інформаці\w*|звинуваченн\w*|повідомленн\w*|твердженн\w*|чутк\w*|дан\w*"
_CLAIM_RU = r"заявлени\w*|информаци\w*|обвинени\w*|сообщени\w*|утверждени\w*|слух\w*|данные"
_CLAIM = rf"(?:{_CLAIM_EN}|{_CLAIM_UK}|{_CLAIM_RU})"
_DENIED = r"denied|denies|deny|refuted|refutes|disputed|disputes"
_DENIED_UK = (
    r"заперечив|заперечила|заперечили|заперечує|заперечують|спростував|спростувала|спростували"
    r"|спростовує|спростовують|опроверг|опровергла|опровергли|опровергает|отрицает|отрицают|отрицал"
)
_REJECTED = (
    r"rejected|rejects|dismissed|dismisses|відкинув|відкинула|відкинули|отверг|отвергла|отвергли"
)

_THAT = re.compile(
    rf"\b(?P<verb>{_DENIED}|{_DENIED_UK})\b,?\s+(?:that|having|що|что)\s+(?P<what>[^;“”\"]+)", re.I
)
_CLAIM_OF = re.compile(
    rf"\b(?P<verb>{_DENIED}|{_DENIED_UK}|{_REJECTED})\s+(?:[^\s,.;]+\s+){{0,4}}?{_CLAIM}\b,?"
    rf"(?:\s+(?:that|of|about|by|to|in|про|щодо|о|об|що|что)\b)?(?P<what>[^;“”\"]*)",
    re.I,
)
_DOING = re.compile(rf"\b(?P<verb>{_DENIED})\s+(?P<what>\w+ing\b[^;“”\"]+)", re.I)
_CALLED = re.compile(
    rf"\b(?P<verb>called|calls)\s+(?P<what>[^;“”\"]*\b{_CLAIM}\b[^;“”\"]*?)\s+"
    r"(?:false|untrue|baseless|fake|invented|a lie|lies|nonsense|fiction|a fantasy)\b",
    re.I,
)
_BARE = re.compile(
    rf"\b(?P<verb>{_DENIED}|{_DENIED_UK}|{_REJECTED})\s+"
    rf"(?P<what>(?:it|this|that|(?:the|this|these|those|that|such|цю|ці|це|эту|эти|это)(?:\s+{_CLAIM})?))"
    r"\s*(?=[.,;!?]|$)",
    re.I,
)
_NOT_DENYING = re.compile(
    r"\b(?:was|were|is|are|been|be|being|not|never|nobody|neither|nor|n[’']t|to|could|would|if"
    r"|не|ні|ніхто|никто)\s+(?:\w+ly\s+)?$",
    re.I,
)
_TAIL = re.compile(
    r"[.!?»)]*\s*$|,\s+(?:who|which|while|but|as|saying|adding|and)\b.*$", re.I | re.S
)
_EMPTY = frozenset(
    map(stem, ("claim", "report", "allegation", "accusation", "suggestion", "statement", "it"))
)


@dataclass(frozen=True, slots=True)
class Denial:
    """Who denies what: `content` is the denied clause, empty for `denied it`."""

    speaker: str
    start: int
    content: str
    keys: frozenset[str]


def denial(sentence: str, *, before: str = "") -> Denial | None:
    """The denial in the sentence, if there is one and its speaker is clear.

    >>> found = denial("Kyiv denied that the works had fallen.")
    >>> found.speaker, found.content
    ('Kyiv', 'the works had fallen')
    >>> denial("Kyiv did not deny that the works had fallen.") is None
    True
    """
    for pattern in (_BARE, _THAT, _CLAIM_OF, _DOING, _CALLED):
        match = pattern.search(sentence)
        if match is None or _NOT_DENYING.search(sentence[: match.start("verb")]):
            continue
        speaker = speaker_at(match.start("verb"), attributions(sentence), before=before)
        if not speaker:
            return None
        bare = pattern is _BARE
        content = "" if bare else _TAIL.sub("", match["what"]).strip(" ,.")
        return Denial(speaker, match.start("verb"), content, said_keys(content))
    return None


def said_keys(text: str) -> frozenset[str]:
    """What a clause says, without the words that only call it a claim and without qualifiers."""
    return frozenset(key.rsplit("|", 1)[0] for key in statement(text).keys if key not in _EMPTY)


def covered(denied: Denial, claim: frozenset[str]) -> float:
    """The part of the denied content that the claim says; 0 where it is too little to tell."""
    common = denied.keys & claim
    if len(common) < FEWEST:
        return 0.0
    part = len(common) / len(denied.keys)
    return part if part >= COVERED else 0.0
