"""One language as values: its words, numbers, calendar, signs of a text, and what a brief prints.

Pure data. A language gives what it has; what it lacks is empty, and the code that asks gets
nothing for it. Patterns are parts of regular expressions over folded text, alternatives by `|`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Listed = frozenset[str]
Rules = Literal["all", "part", "none"]
_NONE: Listed = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words by what they do in a sentence, folded."""

    stop: Listed = _NONE  # carry no content of their own
    story_stop: Listed = _NONE  # say nothing of which story a text tells: also `said`, `report`
    summary_stop: Listed = _NONE  # say nothing of what a sentence tells: also numbers of one word
    news: Listed = _NONE  # any news text may hold them
    common: Listed = _NONE  # the commonest: by these the language is known
    negations: Listed = _NONE  # no, not, never
    denying: Listed = _NONE  # deny without a `not`: refuse, lack, fail
    negative_prefixes: tuple[str, ...] = ()
    turning: Listed = _NONE  # a sentence with one of them is other news than the same without
    soft: Listed = _NONE  # say: not sure
    intent: Listed = _NONE  # before a verb say: not yet done
    likelihood: Mapping[str, float] = field(default_factory=dict)  # 0 never to 1 certain
    confidence: Mapping[str, int] = field(default_factory=dict)  # 1 low to 3 high
    neutral_speech: Listed = _NONE  # verbs that say no more than that it was said
    plain_speech: Listed = _NONE  # of those, the ones that are no nouns and may be exchanged
    claiming_speech: Listed = _NONE  # verbs that say how it was said
    bare_speech: Listed = _NONE  # verbs that may stand before a speaker without a capital
    source_nouns: Listed = _NONE  # speak for an office
    plural_speakers: Mapping[str, str] = field(default_factory=dict)  # many, with the one of them
    titles: Listed = _NONE  # stand before a name
    generic: Listed = _NONE  # say what kind of thing a name names
    lands: Mapping[str, str] = field(default_factory=dict)  # people, capitals → country
    long_lands: Mapping[tuple[str, str], str] = field(default_factory=dict)
    pronouns: Listed = _NONE  # lean on the sentence before
    links: Listed = _NONE  # join a sentence to the one before
    empty_subjects: Listed = _NONE  # open a sentence and may point at nothing
    events: Listed = _NONE  # name what the sentence before told, after `the`
    pointing: Listed = _NONE  # the words before such a noun
    defining: Listed = _NONE  # the words after it that say which: the move of, in …
    outlets: Listed = _NONE  # in names of publishers
    opposites: Mapping[str, Listed] = field(default_factory=dict)
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # word → its groups
    phrases: tuple[tuple[str, str, str], ...] = ()  # two words that stand for one
    irregular: Mapping[str, str] = field(default_factory=dict)  # form → its normal form
    contracted: Mapping[str, str] = field(default_factory=dict)  # one word for two: can't
    contracted_endings: Mapping[str, str] = field(default_factory=dict)  # ’ll: will
    rules: Mapping[str, Listed] = field(default_factory=dict)  # what one rule alone asks for


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """Number words with their values, and what follows a number."""

    small: Mapping[str, float] = field(default_factory=dict)
    scales: Mapping[str, float] = field(default_factory=dict)
    ordinals: Mapping[str, float] = field(default_factory=dict)
    fractions: Mapping[str, float] = field(default_factory=dict)
    multiples: Mapping[str, float] = field(default_factory=dict)
    vague: Mapping[str, float] = field(default_factory=dict)
    currencies: Mapping[str, str] = field(default_factory=dict)  # word → sign
    units: Mapping[str, str] = field(default_factory=dict)  # word → English name of the unit
    percent: Listed = _NONE
    lone: Listed = _NONE  # scales that count one by themselves: мільйон гривень
    bounds: Mapping[str, str] = field(default_factory=dict)  # name → patterns before a number
    bounds_behind: Mapping[str, str] = field(default_factory=dict)  # the same behind it
    between: str = ""  # before the lower end of a range
    reaching: str = ""  # before the upper end


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """How the language names days and times."""

    months: tuple[Listed, ...] = ()  # January first
    weekdays: tuple[Listed, ...] = ()  # Monday first
    days_away: Mapping[str, int] = field(default_factory=dict)  # yesterday: -1
    periods: Mapping[str, str] = field(default_factory=dict)  # of a day → English name
    ways: Mapping[str, int] = field(default_factory=dict)  # last: -1, this: 0, next: 1
    units: Mapping[str, str] = field(default_factory=dict)  # after such a word → English name
    turning_days: Listed = _NONE  # days that make other news of the same sentence

    @property
    def names(self) -> Listed:
        """Every name of a month or a weekday."""
        return _NONE.union(*self.months, *self.weekdays)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """Patterns by which a sentence or line is known for what it is."""

    said: str = ""  # somebody says it
    backward: str = ""  # opens a sentence that leans on the one before
    points_nowhere: str = ""  # opens a sentence that seems to, and does not
    not_news: str = ""  # captions, adverts, calls to subscribe
    addressed: str = ""  # speaks to a machine or a reader
    to_you: str = ""  # words for `you`
    full_date: str = ""  # day, month and year, as captions end
    pictured: str = ""  # verbs of captions
    stages: str = ""  # verbs of beginning and ending
    telling: str = ""  # a word that makes two lines say different things
    asks_to_pay: str = ""
    asks_consent: str = ""
    web_version: str = ""  # words of the link to a mail on the web
    share: str = ""  # names of buttons that share
    share_lines: str = ""  # lines about sharing; `{share}` is any of those buttons
    tails: tuple[str, ...] = ()  # last lines of a repost, {name}, {link}, {service} in it
    inline_tails: str = ""  # the same where they were flattened into the last line
    reprinted: str = ""  # before the name of whom a text was first published by
    headline_tags: str = ""  # before a headline: LIVE
    headline_tails: str = ""  # behind it: as it happened
    short_forms: str = ""  # abbreviations that end no sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What a brief prints. Plural forms are by CLDR's category: one, few, many, other."""

    phrases: Mapping[str, str] = field(default_factory=dict)  # by the English ones
    counted: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # noun → its forms
    day: str = "EEEE, d MMMM y"  # CLDR patterns
    date: str = "d MMMM y"


Entries = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Framing:
    """Words under which a thing is told otherwise than as a fact, and words that say more.

    An entry is one or more words: the first in any form, those behind it as they are written.
    """

    frames: Mapping[str, Entries] = field(default_factory=dict)  # kind of frame → its entries
    inclusive: Entries = ()  # negations that deny nothing: not only
    separable: Listed = _NONE  # words of an entry that may stand a little apart
    verbal: tuple[str, ...] = ()  # endings of a verb that a frame governs
    told_about: Mapping[str, Listed] = field(default_factory=dict)  # opinion, drill, fiction
    long_ago: Listed = _NONE
    superlatives: Listed = _NONE
    superlative_homes: Listed = _NONE  # what of a source allows one
    wholes: Listed = _NONE
    whole_homes: Listed = _NONE
    parts: Listed = _NONE
    causes: Listed = _NONE
    cause_phrases: tuple[str, ...] = ()
    cause_homes: Listed = _NONE
    sure: Listed = _NONE
    sure_homes: Listed = _NONE
    qualifiers: Listed = _NONE  # change an office: former, acting, elect


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language by its code, with how far the checks' rules reach in it."""

    code: str
    rules: Rules = "none"  # languages with rules are read side by side: any text may mix them
    cyrillic: bool = False
    own_letters: str = ""  # letters that no other language of its script here has
    words: Words = Words()
    numbers: Numbers = Numbers()
    calendar: Calendar = Calendar()
    signs: Signs = Signs()
    framing: Framing = Framing()
    printed: Printed = Printed()
    houses: str = ""  # publishers that write in it, a line each: `House = other name, host`
