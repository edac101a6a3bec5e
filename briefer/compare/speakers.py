"""A sentence in, who says what stands where out. Pure.

Precision before recall: a speaker that cannot be told is the empty text, and nothing rests on it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_SAYING = re.compile(
    r"\b(?:said|says|claimed|claims|reported|reports|announced|announces|stated|states|insisted"
    r"|insists|told|estimated|estimates|confirmed|confirms|wrote|writes|warned|warns|put|puts"
    r"|counted|counts|believes|denied|denies|rejected|rejects|dismissed|dismisses|disputed|disputes"
    r"|refuted|refutes|called|calls"
    r"|сказав|сказала|сказали|повідомив|повідомила|повідомили|повідомляє|повідомляють|заявив"
    r"|заявила|заявили|заявляє|стверджує|стверджують|стверджував|розповів|розповіла|оцінює|оцінили"
    r"|заперечив|заперечила|заперечили|заперечує|спростував|спростувала|спростували|спростовує"
    r"|сказал|сообщил|сообщила|сообщили|сообщает|заявил|заявляет|утверждает|утверждают|рассказал"
    r"|рассказала|опроверг|опровергла|опровергли|опровергает|отрицает)\b",
    re.IGNORECASE,
)
_ACCORDING = re.compile(
    r"\b(?:according to|за словами|за даними|за оцінкою|по словам|по данным)\s+", re.IGNORECASE
)
_DATELINE = re.compile(
    r"^\s*[A-Z][\w .,'’-]{2,60}?(?:\([^)]{2,40}\)\s*)?\s[-–—]\s+(?=[A-ZА-ЯІЇЄҐ\"“«])"
)
_BOUNDARY = re.compile(
    r"[;:\"“”«»()]|\s[-–—]\s|,\s+(?:while|whereas|but|and|although|though|а|але|тоді як|но|и|і)\s+"
    r"|\s(?:while|whereas|but|although|тоді як|but)\s+",
    re.IGNORECASE,
)
_ADVERBIAL = re.compile(
    r"(?:\s+(?:also|later|earlier|again|still|repeatedly|had|has|have|already|flatly|firmly|strongly"
    r"|meanwhile|та|також|раніше|пізніше|(?:on|late on|early on|у|в|во)\s+\w+(?:\s+\d+)?))+$",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:(?:on|by|in|late|early|meanwhile|but|and|however|earlier|later|у|в|але|однак)\s+"
    r"(?:\w+\s+)?|(?:while|whereas|тоді як)\s+)(?=[A-ZА-ЯІЇЄҐ]|the\b|its?\b)",
    re.IGNORECASE,
)
_AFTER_VERB = re.compile(
    r"\s+(?P<who>(?:the\s+|a\s+|an\s+)?[^\s,.;:\"“”«»—–]+(?:\s+[^\s,.;:\"“”«»—–]+){0,8})"
)
_ENDS_NAME = re.compile(
    r"\s+(?:on|in|at|that|who|which|whose|after|before|when|as|while|during|by|to|from|with|about"
    r"|у|в|на|про|під|після|який|яка|що)\b.*$",
    re.IGNORECASE,
)


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_PRONOUNS = _words("he she they it who which that він вона вони воно он она они")
_LOOSE = _words("to would will not never may could is was were been be being by as and or")
_LONGEST = 12  # words; what is longer is a clause, not a speaker


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody says something: `speaker` as written, empty if unclear; where the verb stands."""

    speaker: str
    start: int
    end: int
    pronoun: bool = False


def attributions(sentence: str) -> tuple[Attribution, ...]:
    """Everyone who says something in the sentence, in reading order.

    >>> [a.speaker for a in attributions("The union said 40 were hurt, while police put it at 9.")]
    ['The union', 'police']
    >>> [a.speaker for a in attributions("Forty were hurt, said Maren Solheim, who leads it.")]
    ['Maren Solheim']
    """
    found = [_by_verb(sentence, match) for match in _SAYING.finditer(sentence)]
    found += [_by_source(sentence, match) for match in _ACCORDING.finditer(sentence)]
    return tuple(sorted(found, key=lambda item: item.start))


def speaker_at(
    place: int, said: Sequence[Attribution], *, before: str = "", publisher: str = ""
) -> str:
    """Who vouches for what stands there: the last speaker before it, else the first after it.

    `he` is the speaker of the sentence `before`; where nobody is named it is the publisher.
    """
    earlier = [item for item in said if item.start <= place]
    chosen = earlier[-1] if earlier else said[0] if said else None
    if chosen is None:
        return publisher
    return before if chosen.pronoun else chosen.speaker


def without_dateline(sentence: str) -> int:
    """Where the sentence begins after `KYIV, March 22 (Agency) - `.

    >>> text = "KYIV, March 22 (Harbour Wire) - The town holds."
    >>> text[without_dateline(text):]
    'The town holds.'
    """
    match = _DATELINE.match(sentence)
    return match.end() if match else 0


def _by_verb(sentence: str, verb: re.Match[str]) -> Attribution:
    who = _subject_before(sentence[without_dateline(sentence) : verb.start()])
    if not who:
        who = _subject_after(sentence[verb.end() :])
    return _attribution(who, verb.start(), verb.end())


def _by_source(sentence: str, match: re.Match[str]) -> Attribution:
    return _attribution(_subject_after(" " + sentence[match.end() :]), match.start(), match.end())


def _attribution(who: str, start: int, end: int) -> Attribution:
    words = who.split()
    if len(words) == 1 and words[0].lower() in _PRONOUNS:
        return Attribution("", start, end, pronoun=True)
    named = words and len(words) <= _LONGEST and any(word[0].isalpha() for word in words)
    return Attribution(who if named else "", start, end)


def _subject_before(text: str) -> str:
    """The noun phrase that ends the text: `Major Ilin` of `But Major Ilin, a spokesman, `."""
    clause = _BOUNDARY.split(text)[-1]
    clause = _ADVERBIAL.sub("", clause.rstrip())
    parts = [part.strip() for part in clause.split(",")]
    if len(parts) >= 3 and not parts[-1]:  # an apposition between commas
        parts = parts[:-2]
    who = _LEADING.sub("", parts[-1]) if parts else ""
    words = who.split()
    return " ".join(words) if words and not _is_loose(words) else ""


def _is_loose(words: Sequence[str]) -> bool:
    """A function word before the verb (`to say`, `was told`) is no subject."""
    return words[-1].lower() in _LOOSE


def _subject_after(text: str) -> str:
    match = _AFTER_VERB.match(text)
    if match is None:
        return ""
    who = _ENDS_NAME.sub("", match["who"])
    first = who.split()[0]
    named = first[0].isupper() or first.lower() in {"the", "a", "an"}
    return who if named else ""
