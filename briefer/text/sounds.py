"""A name in Latin letters in, a key that its other spellings share out. Pure.

Names from other scripts come in many spellings: Zelensky, Zelenskyy, Selenskyj. The key folds what
the usual systems for Cyrillic write differently; it says nothing of how a name is spoken.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefer.languages.lexicon import LATIN
from briefer.languages.naming import SPELLINGS
from briefer.text.folding import folded

_FOLDS = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        ("shch|tsch|sch|zh", "sh"),
        ("kh|ch", "h"),
        ("tz|cz", "ts"),
        ("ph", "f"),
        ("x", "ks"),
        ("ck|q", "k"),
        ("w", "v"),
        ("(?<=[^aeouq])[aou]e(?=[^aeiou])", lambda spelt: spelt[0][0]),  # Mueller is Müller
        ("[yij]+", "i"),
        ("i(?=[aeou])", ""),
        ("ou|oo", "u"),
        (r"(.)\1", r"\1"),
        ("(?<=...)i$", ""),
        ("(?<=..)g(?=[a-z]*(?:sk|[io]v)$)", "h"),  # Luhansk is Lugansk
        ("(?<=...)[io]v$", "v"),  # Kharkiv is Kharkov
    )
)
_SPELT = {
    spelling: spellings[0] for spellings in map(str.split, SPELLINGS) for spelling in spellings
}
_SHORTEST = 4  # letters of a key that tells


@lru_cache(maxsize=16384)
def name_key(name: str) -> str:
    """The key of a name; empty for one too short to be told by it.

    >>> name_key("Zelenskyy") == name_key("Zelensky")
    True
    >>> name_key("Prigozhin") == name_key("Prigoschin")
    True
    >>> name_key("Marin") == name_key("Moran")
    False
    """
    key = folded(name).translate(LATIN).replace("'", "").replace("-", "")
    key = _SPELT.get(key, key)
    if not key.isalpha() or not key.isascii():
        return ""
    for pattern, to in _FOLDS:
        key = pattern.sub(to, key)
    return key if len(key) >= _SHORTEST else ""
