"""A line in, whether a quotation in it is whole and somebody's out. Pure."""

from __future__ import annotations

import re
from typing import Final


def half_quoted(text: str) -> bool:
    """Whether a quotation begins or ends here and not the other: half of somebody's words.

    >>> half_quoted("We hold,” the mayor said."), half_quoted("The ‘works’ fell, they said.")
    (True, False)
    """
    plain = text.translate(_MARKS)
    if plain.count('"') % 2:
        return True
    opened = len(_SINGLE_OPEN.findall(plain))
    closed = len(_SINGLE_SHUT.findall(plain))
    return opened > len(_SINGLE_END.findall(plain)) or (closed > opened)


def words_of_nobody(text: str) -> bool:
    """Whether all of a title is a quotation: somebody says it, and nobody knows who.

    >>> words_of_nobody("‘The ferry’s hull was sound’"), words_of_nobody("‘Sound’: yard on ferry")
    (True, False)
    """
    plain = text.strip().translate(_MARKS)
    mark = plain[:1]
    if mark not in ("'", '"') or plain[-1:] != mark:
        return False
    return not re.search(rf"{mark}(?!\w)", plain[1:-1])


_MARKS: Final = str.maketrans({**dict.fromkeys("“”„‟«»″", '"'), **dict.fromkeys("‘’‚‛`", "'")})
_SINGLE_OPEN: Final = re.compile(r"(?:^|(?<=[\s(\[:—–-]))'(?=\w)(?!(?:\d0s|til|em|tis|twas)\b)")
_SINGLE_END: Final = re.compile(r"(?<=[\w.,!?…%)])'(?!\w)")  # may close, may be `workers' rights`
_SINGLE_SHUT: Final = re.compile(r"(?<=[.,!?…])'(?!\w)")  # closes for certain
