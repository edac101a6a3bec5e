"""Findings about names: each word of a name stands in the source or follows from one there. Pure.

Short forms, titles, peoples, capitals that stand for a government and initials are fine.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefer.check.article import IndexedArticle
from briefer.check.evidence import Evidence
from briefer.check.kinds import yields
from briefer.languages.known import language_of
from briefer.languages.together import CALENDAR, GENERIC, LONG_NAMES, TITLES
from briefer.model import Finding
from briefer.reading.sentence import Name
from briefer.reading.tokens import Token, tokens
from briefer.text.sounds import name_key

NAME, NAME_PART = yields("name", "name part")

_GERMAN = language_of("de").words.common
_SURELY = 3  # of its commonest words: a sentence is in that language


def name_findings(evidence: Evidence) -> Iterator[Finding]:
    """Blocking for an unknown name in a near copy, doubtful for one in a free rendering."""
    if not _tells_capitals(evidence):
        return
    for name in evidence.claim.names:
        telling = [t for t in _telling(name, evidence) if not _prints_it(t, evidence)]
        missing = [token for token in telling if not _known(token, name, evidence)]
        if not missing:
            continue
        said = evidence.claim.text[missing[0].start : missing[-1].end]
        detail = f"the source does not name “{said}”{_instead(evidence)}"
        generic = all(token.norm in GENERIC for token in missing)
        if len(missing) == len(telling) or (telling[-1] in missing and not generic):
            firm = evidence.near_copy and not _nouns_have_capitals(evidence)
            yield NAME.finding(detail, said, blocking=firm)
        else:
            yield NAME_PART.finding(detail, said)


def _instead(evidence: Evidence) -> str:
    """The names of the closest sentence that the claim leaves out."""
    if evidence.best is None:
        return ""
    ours, reading = evidence.claim.stems, evidence.best.reading
    theirs = [
        f"“{reading.text[name.start : name.end]}”"
        for name in reading.names
        if not {t.stem for t in name.tokens} & ours and not set(name.words) & CALENDAR
    ]
    return f"; here it names {' and '.join(theirs[:2])}" if theirs else ""


def _tells_capitals(evidence: Evidence) -> bool:
    """A claim without capitals, or in capitals throughout, says nothing about names."""
    words = [token for token in evidence.claim.tokens if not token.number]
    capital = sum(token.capital for token in words)
    return capital > 0 and (capital < 0.7 * len(words) or len(words) <= 3)


def _nouns_have_capitals(evidence: Evidence) -> bool:
    """German writes every noun with one: there a capital makes no name."""
    words = {token.norm for token in evidence.claim.tokens}
    return len(words & _GERMAN) >= _SURELY


def _telling(name: Name, evidence: Evidence) -> list[Token]:
    """The words of a name that could be wrong: no titles, no days, no ordinary first word."""
    words = [
        token
        for token in name.tokens
        if token.capital and token.norm not in TITLES and token.norm not in CALENDAR
    ]
    if name.initial and words and words[0] is name.tokens[0] and len(name.tokens) == 1:
        known_name = any(words[0].norm in a.capital_norms for a in evidence.articles)
        return words if known_name else []
    if name.initial and words and words[0] is name.tokens[0] and _ordinary(words[0], evidence):
        words = words[1:]
    return [token for token in words if len(token.norm) > 1]


def _ordinary(token: Token, evidence: Evidence) -> bool:
    """A first word that the article also writes small, or that looks like a verb or an adverb."""
    if any(token.norm in article.lower_norms for article in evidence.articles):
        return True
    return token.norm.endswith(("ing", "ed", "ly", "tion", "ity")) and len(token.norm) > 5


def _prints_it(token: Token, evidence: Evidence) -> bool:
    """Whether it names, as who says so, the publisher of what is cited."""
    if not evidence.given or not any(token in s.speaker for s in evidence.claim.sayings):
        return False
    publishers = {s.passage.article.publisher for s in evidence.cited}
    return any(token.stem == word.stem for name in publishers for word in tokens(name))


def _known(token: Token, name: Name, evidence: Evidence) -> bool:
    return any(_in_article(token, name, article) for article in evidence.articles)


def has_name(token: Token, article: IndexedArticle) -> bool:
    """Whether the article has the word, in another spelling or form too: Kyiv for Kiev, the UN."""
    if token.norm in article.norms or article.holders(token.stem):
        return True
    if article.names_as(token):
        return True
    return any(short_form(token.norm, other) for other in article.capital_norms)


def _in_article(token: Token, name: Name, article: IndexedArticle) -> bool:
    if has_name(token, article) or _initials(name) in article.norms:
        return True
    return any(p in LONG_NAMES and LONG_NAMES[p] in _lands(article) for p in _pairs(name))


def short_form(word: str, other: str) -> bool:
    """Rob for Robert, MPs for MP, Babylonian for Babylon, Zelensky for Zelenskyy."""
    if (key := name_key(word)) and key == name_key(other):
        return True
    if word[:2] != other[:2]:
        return False
    short, long = sorted((word, other), key=len)
    if long.startswith(short) and (len(short) >= 3 or long == f"{short}s"):
        return len(long) - len(short) <= len(short)
    return len(word) >= 6 and len(long) - len(short) <= 1 and _one_letter_apart(word, other)


def _one_letter_apart(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    same = next((n for n, letter in enumerate(short) if letter != long[n]), len(short))
    return short[same + (len(short) == len(long)) :] == long[same + 1 :]


def _pairs(name: Name) -> list[tuple[str, str]]:
    return list(zip(name.words, name.words[1:], strict=False))


def _initials(name: Name) -> str:
    return "".join(word[0] for word in name.words) if len(name.words) > 1 else "-"


def _lands(article: IndexedArticle) -> frozenset[str]:
    return article.lands
