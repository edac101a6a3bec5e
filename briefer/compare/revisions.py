"""Two states of one article in, which of them stands out. Pure.

The newest stands: an edit, another title, a withdrawal. A teaser is no edit: what only says a part
of what is known leaves the fuller text where it is.
"""

from __future__ import annotations

from briefer.model import Article, digest
from briefer.text.sentences import sentence_spans

_CUT = (" …", "…", "...", "[…]", "[...]")


def replaces(new: Article, old: Article) -> bool:
    """Whether `new` is what stands from now on, where `old` did."""
    if _plain(new.text) == _plain(old.text) and _plain(new.title) == _plain(old.title):
        return False
    if old.via == () and new.via:
        return False  # a repost says nothing of the first-hand text
    if new.updated and old.updated and new.updated < old.updated:
        return False
    if _plain(new.text) != _plain(old.text) and is_part(new.text, old.text):
        return False
    grew = is_part(old.text, new.text) and len(new.text) > len(old.text)
    return grew or _may_revise(new, old)


def state_of(article: Article) -> str:
    """What names this state of the article: another title or text is another state."""
    return digest(f"{article.title}\n{article.text}", length=32)


def is_part(text: str, whole: str) -> bool:
    """Whether the text is a beginning of the whole, or each of its sentences stands there."""
    known, said = _plain(whole), _plain(text)
    if known.startswith(_uncut(said)):
        return True
    return all(_uncut(_plain(text[start:end])) in known for start, end in sentence_spans(text))


def _may_revise(new: Article, old: Article) -> bool:
    """Another source may hold an older state: it revises only with a later date."""
    if not new.source or not old.source or new.source == old.source:
        return True
    later, earlier = new.updated or new.published, old.updated or old.published
    return later is not None and (earlier is None or later > earlier)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _uncut(text: str) -> str:
    for mark in _CUT:
        text = text.removesuffix(mark)
    return text.rstrip()
