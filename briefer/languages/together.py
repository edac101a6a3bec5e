"""What the languages that have rules say together, ready to look words up in. Pure data.

A text is not asked which of them it is in: an English report quotes Russian, a Ukrainian one
English. Where a list is used in one place only it is gathered there.
"""

from __future__ import annotations

from typing import Final

from briefer.languages.known import gathered, merged

STOP: Final = gathered(lambda language: language.words.stop)
NEGATIONS: Final = gathered(lambda language: language.words.negations)
NEGATIVE: Final = gathered(lambda language: language.words.denying)
NEGATIVE_PREFIXES: Final = tuple(
    sorted(gathered(lambda language: language.words.negative_prefixes))
)
SOFT: Final = gathered(lambda language: language.words.soft)
INTENT: Final = gathered(lambda language: language.words.intent)
LIKELIHOOD: Final = merged(lambda language: language.words.likelihood)
CONFIDENCE: Final = merged(lambda language: language.words.confidence)
NEUTRAL: Final = gathered(lambda language: language.words.neutral_speech)
PLAIN: Final = gathered(lambda language: language.words.plain_speech)
BARE_SPEECH: Final = gathered(lambda language: language.words.bare_speech)
VERBS: Final = NEUTRAL | BARE_SPEECH | gathered(lambda language: language.words.claiming_speech)
SOURCE_NOUNS: Final = gathered(lambda language: language.words.source_nouns)
PLURAL_SPEAKERS: Final = merged(lambda language: language.words.plural_speakers)
TITLES: Final = gathered(lambda language: language.words.titles)
GENERIC: Final = gathered(lambda language: language.words.generic)
LAND_OF: Final = merged(lambda language: language.words.lands)
LONG_NAMES: Final = merged(lambda language: language.words.long_lands)
DAYS_AWAY: Final = frozenset(merged(lambda language: language.calendar.days_away))
CALENDAR: Final = gathered(lambda language: language.calendar.names)
OPPOSITES: Final = merged(lambda language: language.words.opposites)
SYNONYMS: Final = merged(lambda language: language.words.synonyms)
PHRASES: Final = tuple(sorted(gathered(lambda language: language.words.phrases)))
IRREGULAR: Final = merged(lambda language: language.words.irregular)

CONTRACTED: Final = merged(lambda language: language.words.contracted)
CONTRACTED_ENDINGS: Final = merged(lambda language: language.words.contracted_endings)
_RULE_NAMES: Final = gathered(lambda language: language.words.rules)


def rule_words(name: str) -> frozenset[str]:
    """The words one rule asks for, by its module and what they are for it: `tenses.future`.

    A name that no language has is a slip of the pen and raises KeyError at import.
    """
    if name not in _RULE_NAMES:
        raise KeyError(name)
    return gathered(lambda language: language.words.rules.get(name, ()))


SUPERLATIVES: Final = gathered(lambda language: language.framing.superlatives)
SUPERLATIVE_HOMES: Final = SUPERLATIVES | gathered(lambda k: k.framing.superlative_homes)
WHOLES: Final = gathered(lambda language: language.framing.wholes)
WHOLE_HOMES: Final = WHOLES | gathered(lambda language: language.framing.whole_homes)
PARTS: Final = gathered(lambda language: language.framing.parts)
CAUSES: Final = gathered(lambda language: language.framing.causes)
CAUSE_PHRASES: Final = tuple(sorted(gathered(lambda language: language.framing.cause_phrases)))
CAUSE_HOMES: Final = CAUSES | gathered(lambda language: language.framing.cause_homes)
SURE: Final = gathered(lambda language: language.framing.sure)
SURE_HOMES: Final = SURE | gathered(lambda language: language.framing.sure_homes)
TOLD_ABOUT: Final = {
    kind: gathered(lambda language, kind=kind: language.framing.told_about.get(kind, ()))  # type: ignore[misc]
    for kind in ("opinion", "placard", "drill", "fiction", "error")
}
QUALIFIERS: Final = gathered(lambda language: language.framing.qualifiers)
LONG_AGO: Final = gathered(lambda language: language.framing.long_ago)
INCLUSIVE: Final = tuple(sorted(gathered(lambda language: language.framing.inclusive)))
SEPARABLE: Final = gathered(lambda language: language.framing.separable)
VERBAL: Final = tuple(sorted(gathered(lambda language: language.framing.verbal)))
FRAMES: Final = tuple(
    sorted(
        gathered(
            lambda language: (
                (kind, entry) for kind, found in language.framing.frames.items() for entry in found
            )
        )
    )
)
