"""An article in, the publishers it says its text is from out. Pure."""

from __future__ import annotations

import re

from briefer.languages.known import alternatives
from briefer.model import Article

_DATELINE = re.compile(
    r"^.{0,60}?[(\[](?P<agency>[A-Z][\w.& ]{1,30})[)\]]\s*[-\u2013\u2014:]", re.DOTALL
)
_ORIGINALLY = re.compile(
    rf"(?:{alternatives(lambda language: language.signs.reprinted)})"
    r"(?P<name>[A-Z][\w.&'\u2019]*(?: [A-Z][\w.&'\u2019]*){0,3})"
)
_ENDS = 400  # credit lines stand at the two ends


def credited(article: Article) -> tuple[str, ...]:
    """Names in an agency's dateline or in a line such as "originally published by …".

    >>> credited(Article(title="", text="VALE, June 3 (Northwire) - The bridge is shut."))
    ('Northwire',)
    """
    head, tail = article.text[:_ENDS], article.text[-_ENDS:]
    found = [match["agency"] for match in [_DATELINE.search(head)] if match]
    found += [m["name"] for part in dict.fromkeys((head, tail)) for m in _ORIGINALLY.finditer(part)]
    return tuple(dict.fromkeys(name.strip(" .") for name in found))
