"""A sentence in, who says what stands where out. Pure.

Precision before recall: a speaker that cannot be told is the empty text, and nothing rests on it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefer.text.datelines import without_dateline

_SAYING = re.compile(
    r"\b(?:said|says|claimed|claims|reported|reports|announced|announces|stated|insisted|accused"
    r"|accuses|alleged|alleges|suspects|insists|told|estimated|estimates|confirmed|confirms|wrote"
    r"|writes|warned|warns|put|puts|counted|counts|believes|denied|denies|rejected|rejects|dismissed"
    r"|dismisses|disputed|disputes|refuted|refutes|called|calls"
    r"|(?:сказа|повідоми|заяви|розпові|стверджува|запереч(?:и|ува)|спростува|оціни)(?:в|ла|ло|ли)"
    r"|повідомля[єю]ть?|повідомляє|заявля[єю]ть?|заявляє|стверджу[єю]ть?|стверджує|оціню[єю]ть?"
    r"|оцінює|заперечує|заперечують|спростовує|спростовують"
    r"|(?:сказа|сообщи|заяви|рассказа|утвержда|отрица)(?:л|ла|ло|ли)|опроверг(?:ла|ло|ли)?"
    r"|сообщает|заявляет|утверждает|утверждают|опровергает|отрицает|отрицают)\b",
    re.IGNORECASE,
)
# `the reports`, `Kyiv's claims`: the same letters, but nobody speaks.
_NOUN_BEFORE = re.compile(
    r"(?:\b(?:a|an|the|these|those|such|any|some|no|of|new|false|several|other|earlier|official|media|many"
    r"|denied|denies|rejected|dismissed|disputed|to|by|with|on|in|all|his|her|its|their|and)"
    r"|['’]s?)\s+$",
    re.IGNORECASE,
)
_ALSO_NOUNS = re.compile(
    r"(?:claims|reports|estimates|counts|calls|puts|(?:estimat|report|claim|confirm|alleg)ed)$",
    re.I,
)
_ACCORDING = re.compile(
    r"\b(?:according to|за словами|за даними|за оцінкою|по словам|по данным)\s+", re.IGNORECASE
)
_BOUNDARY = re.compile(
    r"[;:\"“”«»()]|\s[-–—]\s|,\s+(?:while|whereas|but|and|although|though|а|але|тоді як|но|и|і)\s+"
    r"|\s(?:while|whereas|but|although|тоді як|but)\s+",
    re.IGNORECASE,
)
_ADVERBIAL = re.compile(
    r"(?:\s+(?:at first|at once|also|later|earlier|again|still|had|has|have|already|meanwhile|then"
    r"|now|too|(?:\w{3,}ly\s+and\s+)?\w{3,}ly|та|також|раніше|пізніше"
    r"|(?:over|at|during) the (?:weekend|time)|this (?:week|month|morning)|last (?:week|month|year)"
    r"|(?:on|late on|early on|in|у|в|во)\s+\w+(?:\s+\d+)?))+$",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:(?:as|but|and|so|when|because|if|since|though|although|however|meanwhile|while|whereas"
    r"|earlier|later|then|але|однак|тоді як)\s+|(?:on|by|in|late|early|у|в)\s+\w+\s+"
    r"(?=[A-ZА-ЯІЇЄҐ]|the\b))+",
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


_PRONOUNS = _words("he she they it він вона вони воно он она они")
# A phrase with one of these is a clause or a piece of one, and no speaker.
_LOOSE = _words("""
to would will not never may could is was were been be being has had have can are by as or if what
how when because than where there proof who whom whose
""")
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
    verbs = (match for match in _SAYING.finditer(sentence) if _is_a_verb(sentence, match))
    found = [_by_verb(sentence, match) for match in verbs]
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


def _is_a_verb(sentence: str, match: re.Match[str]) -> bool:
    noun = _ALSO_NOUNS.match(match[0]) and _NOUN_BEFORE.search(sentence[: match.start()])
    return not noun


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
    clause = _ADVERBIAL.sub("", _BOUNDARY.split(text)[-1].rstrip())
    parts = [part.strip() for part in clause.split(",")]
    if len(parts) >= 3 and not parts[-1]:  # an apposition between commas
        parts = parts[:-2]
    who = _LEADING.sub("", parts[-1])
    return "" if not who or _LOOSE & set(who.lower().split()) else who


def _subject_after(text: str) -> str:
    match = _AFTER_VERB.match(text)
    if match is None:
        return ""
    who = _ENDS_NAME.sub("", match["who"])
    first = who.split()[0]
    named = first[0].isupper() or first.lower() in {"the", "a", "an"}
    return who if named else ""
