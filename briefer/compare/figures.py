"""Sentences in, the figures they give out: how many of what, done how, when, where. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile
from math import inf

from briefer.languages.stems import stem
from briefer.languages.together import rule_words
from briefer.reading.amounts import Amount
from briefer.reading.moments import Moment
from briefer.reading.saying import Saying
from briefer.reading.sentence import Reading
from briefer.reading.tokens import Token
from briefer.text.datelines import without_dateline

# A count is rarely exact: figures this close (as a part of the larger) do not disagree.
TOLERANCE = 0.1

_KILLED = "killed"
_WOUNDED = "wounded"


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_ACTIONS = {
    stem(word): action
    for action, words in {
        _KILLED: """killed kill killing dead died die deaths death fatalities slain perished
            убито вбито загинули загинуло загинув вбили вбитих загиблих
            убиты погибли погибло убитых убили""",
        _WOUNDED: """wounded wounding injured injuring hurt
            поранено поранені поранених ранены ранено раненых""",
        "captured": "captured captures capturing полонено",
        "destroyed": "destroyed destroys destroying знищено знищили уничтожено уничтожили",
        "arrested": "arrested detained затримано затримали задержано задержали",
        "evacuated": "evacuated евакуювали евакуйовано эвакуированы",
        "lost": "lost losing втратили потеряли",
        "missing": "missing зникли пропали",
        "displaced": "displaced",
        "joined": "joined",
    }.items()
    for word in words.split()
}
_SAME_NOUN = {
    stem(word): noun
    for noun, words in {
        "soldier": """soldiers soldier troops troop servicemen serviceman personnel fighters fighter
            бійців бійці солдатів солдати військових військовослужбовців бойовиків
            солдат бойцов бойцы военных военнослужащих""",
        "person": "people person persons людей люди осіб человек людей",
        "civilian": "civilians civilian цивільних цивільні гражданских",
    }.items()
    for word in words.split()
}
# What may stand between a verb and its number.
_LEAD = re.compile(
    r"\s+(?:(?:about|around|some|more than|at least|at most|up to|another|the|its|over|nearly"
    r"|almost|as many as|no (?:fewer|more|less) than"
    r"|fewer than|less than|an estimated|close to"
    r"|roughly|approximately|between|a total of|понад|близько|майже|щонайменше|приблизно|до"
    r"|около|более|почти)\s+)*$",
    re.IGNORECASE,
)
_CLOCK = re.compile(r":\d|\s*[ap]\.?m\b", re.IGNORECASE)
_AUXILIARY = rule_words("figures.auxiliary")
_PLACE = rule_words("figures.place")
_AND = rule_words("figures.and")
_SPAN = re.compile(
    r"\b(?:since|so far|in total|in all|overall|altogether|to date|this (?:week|month|year)"
    r"|(?:in|over|during|for|within) (?:the )?(?:past|last|previous|a|one|two|three|\d+)\s*\w*"
    r"|per day|a day|each day|daily|every day|відтоді|загалом|за (?:добу|тиждень|місяць|рік)"
    r"|з початку|за сутки|за неделю|всего|с начала)\b",
    re.IGNORECASE,
)
_SAID_ON = re.compile(
    r"^\W*(?:reporters\W+)?(?:(?:late|early)\W+)?(?:on|у|в|во)?\W*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Figure:
    """How many of what: `what` is noun and action, `qualities` its adjectives (whose soldiers)."""

    amount: Amount
    noun: str
    action: frozenset[str]
    qualities: frozenset[str]
    days: frozenset[str]
    span: str
    places: frozenset[str]
    about: str

    @property
    def low(self) -> float:
        return 0.0 if self.amount.qualifier in {"at most", "less than"} else self.amount.value

    @property
    def high(self) -> float:
        open_end = self.amount.qualifier in {"at least", "more than"}
        return inf if open_end else self.amount.until or self.amount.value


def figures(sentence: str, reading: Reading) -> tuple[Figure, ...]:
    """The figures for counted things in the sentence; money and shares are not looked at."""
    said = reading.sayings
    days = _days(reading, said, start=without_dateline(sentence))
    places = _places(reading)
    found: list[Figure] = []
    for amount, end in _counts(reading):
        counted = _counted(amount, end, reading, found[-1] if found else None)
        if counted is not None:
            noun, qualities, action, about = counted
            period = _span(sentence, amount)
            found.append(Figure(amount, noun, action, qualities, days, period, places, about))
    return tuple(found)


def differ(one: Figure, other: Figure) -> bool:
    """True if neither figure can be the other: ranges apart by more than a rounding."""
    low, high = (one, other) if one.low <= other.low else (other, one)
    return low.high < high.low * (1 - TOLERANCE)


def same_thing(one: Figure, other: Figure) -> bool:
    """The same counted thing, done or suffered the same way."""
    return (one.noun, one.action, one.qualities, one.span) == (
        other.noun, other.action, other.qualities, other.span,
    )  # fmt: skip


def _counts(reading: Reading) -> Iterator[tuple[Amount, int]]:
    """Each plain count and where it ends: a range ends with its upper figure, which is no count."""
    upper: int | None = None
    for n, amount in enumerate(reading.amounts):
        if n == upper:
            continue
        following = reading.amounts[n + 1] if n + 1 < len(reading.amounts) else None
        ranges = amount.until is not None and following is not None
        upper = n + 1 if ranges else None
        end = following.end if ranges and following else amount.end
        plain = amount.kind == "count" and not amount.unit
        if plain and not _CLOCK.match(reading.text[end : end + 6]):
            yield amount, end


_NOTHING: frozenset[str] = frozenset()
Counted = tuple[str, frozenset[str], frozenset[str], str]


def _counted(amount: Amount, end: int, reading: Reading, previous: Figure | None) -> Counted | None:
    """Noun, adjectives, action and their words; `wounded 305` counts the noun said before."""
    text = reading.text
    lead = _LEAD.search(text, max(0, amount.start - 40), amount.start)
    before = [token for token in reading.tokens if lead and token.end <= lead.start()]
    after = [token for token in reading.tokens if token.start >= end]
    phrase = _noun_phrase(after, text, end)
    done = _done_before(before) if lead and before and before[-1].end == lead.start() else _NOTHING
    action = done or _done_after(after[len(phrase) :])
    if not action and phrase and phrase[-1].stem in _ACTIONS:  # 38 dead
        action = frozenset({_ACTIONS[phrase[-1].stem]})
        return "person", _qualities(phrase[:-1]), action, _slice(text, phrase[:-1])
    if not action:
        return None
    if phrase:
        noun = _SAME_NOUN.get(phrase[-1].stem, phrase[-1].stem)
        return noun, _qualities(phrase[:-1]), action, _slice(text, phrase)
    if done and previous is not None:
        return previous.noun, previous.qualities, action, previous.about
    return None


def _noun_phrase(after: Sequence[Token], text: str, start: int) -> list[Token]:
    """The words between the number and the next stop word, verb of the table or mark: at most 4."""
    phrase: list[Token] = []
    for token in after[:5]:
        gap = text[phrase[-1].end if phrase else start : token.start]
        complete = len(phrase) == 4 or (phrase and phrase[-1].stem in _SAME_NOUN)
        if complete or token.stop or token.number or token.norm in _PLACE or gap.strip():
            break
        if phrase and token.stem in _ACTIONS:
            break
        phrase.append(token)
    return phrase


def _qualities(tokens: Sequence[Token]) -> frozenset[str]:
    return frozenset(token.stem for token in tokens)


def _slice(text: str, tokens: Sequence[Token]) -> str:
    return text[tokens[0].start : tokens[-1].end] if tokens else ""


def _done_before(before: Sequence[Token]) -> frozenset[str]:
    back = list(reversed(before[-3:]))
    return _joined(back) if back and back[0].stem in _ACTIONS else frozenset()


def _done_after(after: Sequence[Token]) -> frozenset[str]:
    ahead = list(dropwhile(lambda token: token.norm in _AUXILIARY, after[:6]))
    return _joined(ahead) if ahead and ahead[0].stem in _ACTIONS else frozenset()


def _joined(tokens: Sequence[Token]) -> frozenset[str]:
    """`killed or wounded` is another count than `killed`."""
    found = {_ACTIONS[tokens[0].stem]}
    if len(tokens) > 2 and tokens[1].norm in _AND and tokens[2].stem in _ACTIONS:
        found.add(_ACTIONS[tokens[2].stem])
    return frozenset(found)


def _days(reading: Reading, said: Sequence[Saying], *, start: int) -> frozenset[str]:
    """The days of the event: neither the dateline's nor the one on which somebody spoke."""
    named = [m for m in reading.moments if m.start >= start and m.day is not None]
    spoken = {m.start for m in named for item in said if _is_day_of_speech(m, item, reading.text)}
    return frozenset(m.day.isoformat() for m in named if m.start not in spoken and m.day)


def _is_day_of_speech(moment: Moment, said: Saying, text: str) -> bool:
    """`said on Wednesday that`, `on Wednesday denied`: the day of the speech, not of the event."""
    if said.end <= moment.start:
        return bool(_SAID_ON.match(text[said.end : moment.start]))
    return not text[moment.end : said.start].strip()


def _span(sentence: str, amount: Amount) -> str:
    """`since January`, `in total`: said in the clause of the number or at the very beginning."""
    start = sentence.rfind(", ", 0, amount.start) + 1
    end = sentence.find(", ", amount.end)
    clause = sentence[start : end if end >= 0 else len(sentence)]
    opening = sentence[: sentence.find(", ")] if ", " in sentence else ""
    found = _SPAN.search(clause) or (_SPAN.search(opening) if len(opening) < 50 else None)
    return found[0].lower() if found else ""


def _places(reading: Reading) -> frozenset[str]:
    dates = [(moment.start, moment.end) for moment in reading.moments]
    tokens = [t for t in reading.tokens if not any(s <= t.start < e for s, e in dates)]
    found = set()
    for n, token in enumerate(tokens):
        if token.norm in _PLACE:
            following = [t for t in tokens[n + 1 : n + 3] if t.norm not in {"the", "and"}]
            found |= {t.stem for t in following[:1] if t.capital and not t.stop}
    return frozenset(found)
