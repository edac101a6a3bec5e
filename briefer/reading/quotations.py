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


def with_quotation_whole(text: str, start: int, end: int) -> str:
    """The part of the text from `start` to `end`, longer where a quotation begins in it.

    It goes on to the mark that ends the quotation; where none does, the part as it is.

    >>> with_quotation_whole("a ‘limited fighting withdrawal’ there", 0, 18)
    'a ‘limited fighting withdrawal’'
    """
    part = text[start:end]
    if not half_quoted(part):
        return part
    ends = (found.end() for found in _ENDING.finditer(text, end))
    return next((text[start:n] for n in ends if not half_quoted(text[start:n])), part)


_MARKS: Final = str.maketrans({**dict.fromkeys("“”„‟«»″", '"'), **dict.fromkeys("‘’‚‛`", "'")})
_SINGLE_OPEN: Final = re.compile(r"(?:^|(?<=[\s(\[:—–-]))'(?=\w)(?!(?:\d0s|til|em|tis|twas)\b)")
_SINGLE_END: Final = re.compile(r"(?<=[\w.,!?…%)])'(?!\w)")  # may close, may be `workers' rights`
_SINGLE_SHUT: Final = re.compile(r"(?<=[.,!?…])'(?!\w)")  # closes for certain
_ENDING: Final = re.compile(r"['’\"”“»](?!\w)")
