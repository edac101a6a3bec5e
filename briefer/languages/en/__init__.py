"""English: the language the rules were written for first. Pure data."""

from __future__ import annotations

from briefer.languages.en import (
    certainty,
    normal,
    numbers,
    opposites,
    places,
    speech,
    synonyms,
    words,
)
from briefer.languages.en.printed import PRINTED
from briefer.languages.en.signs import SIGNS
from briefer.languages.language import Calendar, Language, Numbers, Words

LANGUAGE = Language(
    code="en",
    rules="all",
    words=Words(
        stop=words.STOP,
        story_stop=words.STORY_STOP,
        summary_stop=words.SUMMARY_STOP,
        news=words.NEWS,
        negations=words.NEGATIONS,
        denying=words.DENYING,
        negative_prefixes=opposites.NEGATIVE_PREFIXES,
        turning=words.TURNING,
        soft=certainty.SOFT,
        intent=certainty.INTENT,
        likelihood=certainty.LIKELIHOOD,
        confidence=certainty.CONFIDENCE,
        neutral_speech=speech.NEUTRAL,
        plain_speech=speech.PLAIN,
        claiming_speech=speech.CLAIMING,
        source_nouns=speech.SOURCE_NOUNS,
        plural_speakers=speech.PLURAL_SPEAKERS,
        titles=places.TITLES,
        generic=places.GENERIC,
        lands=places.LAND_OF,
        long_lands=places.LONG_NAMES,
        pronouns=words.PRONOUNS,
        links=words.LINKS,
        empty_subjects=words.EMPTY_SUBJECTS,
        events=words.EVENTS,
        pointing=words.POINTING,
        defining=words.DEFINING,
        outlets=words.OUTLETS,
        opposites=opposites.OPPOSITES,
        synonyms=synonyms.groups(),
        phrases=synonyms.PHRASES,
        irregular=normal.IRREGULAR,
    ),
    numbers=Numbers(
        small=numbers.SMALL,
        scales=numbers.SCALES,
        ordinals=numbers.ORDINALS,
        fractions=numbers.FRACTIONS,
        multiples=numbers.MULTIPLES,
        vague=numbers.VAGUE,
        currencies=numbers.CURRENCIES,
        units=numbers.UNITS,
        percent=numbers.PERCENT,
    ),
    calendar=Calendar(
        months=numbers.MONTHS,
        weekdays=numbers.WEEKDAYS,
        days_away=numbers.DAYS_AWAY,
        periods=numbers.PERIODS,
        ways=numbers.WAYS,
        units=numbers.SPANS,
        turning_days=numbers.TURNING_DAYS,
    ),
    signs=SIGNS,
    printed=PRINTED,
)
