"""A language of a plug-in in, what is wrong with it out. Pure.

It gives what a brief prints and nothing else: which words deny or promise is ours to say, for the
checks read it in every text.
"""

from __future__ import annotations

from string import Formatter
from typing import Any

from briefer.languages.language import Language


def amiss(code: str, thing: Any) -> str:
    """Why a brief cannot be printed in that language, or nothing.

    >>> amiss("eo", Language(code="eo"))
    'prints nothing: printed.phrases is empty'
    """
    from babel import Locale, UnknownLocaleError

    if not isinstance(thing, Language):
        return "is no Language"
    if thing.code != code:
        return f"has the code {thing.code!r} under another name"
    try:
        Locale(code)
    except (UnknownLocaleError, ValueError):
        return "is no language that CLDR knows"
    if not thing.printed.phrases:
        return "prints nothing: printed.phrases is empty"
    return _phrases(thing) or _counted(thing)


def _phrases(language: Language) -> str:
    for english, phrase in language.printed.phrases.items():
        if not set(_gaps(phrase)) <= set(_gaps(english)):
            return f"fills gaps in {english!r} that are not there"
    return ""


def _counted(language: Language) -> str:
    forms = language.printed.counted.items()
    lacking = [noun for noun, given in forms if "other" not in given]
    return f"lacks the form `other` of {lacking[0]!r}" if lacking else ""


def _gaps(text: str) -> list[str]:
    return [name for _, name, _, _ in Formatter().parse(text) if name is not None]
