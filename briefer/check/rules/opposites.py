"""Findings about direction: a word put where the source has its opposite. Pure.

In a near copy both stand in the same place; elsewhere both stand beside the same words.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from briefer.check.alignment import same_meaning
from briefer.check.evidence import Evidence
from briefer.check.kinds import Kind, yields
from briefer.languages.stems import stem
from briefer.languages.together import OPPOSITES, rule_words
from briefer.model import Finding
from briefer.reading.sentence import Reading
from briefer.reading.tokens import Token

OPPOSITE, OPPOSITE_IN_WINDOW = yields("opposite", "opposite in window")
(OPPOSITE_BESIDE,) = yields("opposite beside")

_LOOSE = rule_words("opposites.loose")
# opposites in place of each other, but in a free rendering each has many uses of its own
_SHORTEST = 4  # letters of a word that `un` turns round
_MOST = 40  # sentences with one word that are looked at
_CLOSE = 0.6  # of the claim is the source's in order: then one word in place of another tells
_VERY_CLOSE = 0.85
_BESIDE = 2  # content words on either side of a word in the claim that it is said of
_REACH = 4  # words on either side of its opposite in the source among which one of them stands


def opposite_findings(evidence: Evidence) -> Iterator[Finding]:
    """Doubtful for a word whose opposite stands in the source where the word itself does not."""
    if evidence.best is None:
        return
    found = [*_in_place(evidence, evidence.best.reading), *_in_sentence(evidence)]
    yield from found
    if not found:
        yield from _beside_the_same(evidence)


def _finding(kind: Kind, token: Token, other: str) -> Finding:
    detail = f"the claim says “{token.norm}” where the source says “{other}”"
    return kind.finding(detail, token.norm)


def _in_place(evidence: Evidence, source: Reading) -> Iterator[Finding]:
    """`before` where the source has `after`, in a claim that otherwise follows it."""
    for gap in evidence.alignment.gaps:
        tight = len(gap.claim) == 1 and len(gap.source) == 1
        if evidence.alignment.kept < (_CLOSE if tight else _VERY_CLOSE):
            continue
        theirs = {t.norm: t for item in gap.source for t in item.tokens(source)}
        for token in (t for item in gap.claim for t in item.tokens(evidence.claim)):
            turned = OPPOSITES.get(token.norm, frozenset()) & set(theirs)
            if turned:
                yield _finding(OPPOSITE, token, min(turned))
                return


def _in_sentence(evidence: Evidence) -> Iterator[Finding]:
    """A word that the closest sentence has not, while it has the opposite and the claim has not."""
    assert evidence.best is not None
    source, claim_stems = evidence.best.reading, evidence.claim.stems
    close = evidence.alignment.kept >= _VERY_CLOSE
    for at, token in enumerate(evidence.claim.tokens):
        if token.stem in source.stems or token.stop:
            continue
        there = [o for o in opposites(token.norm) if o in source.stems and o not in claim_stems]
        if not there:
            continue
        beside = _beside(evidence.claim.tokens, at)
        near = {t.stem for one in beside for t in _around(source.tokens, one, _REACH)}
        turned = [o for o in there if (close or o in near) and not _denied(o, source)]
        if turned and not any(same_meaning(token.stem, o) for o in source.stems if o not in turned):
            other = next(t.norm for t in source.tokens if t.stem == turned[0])
            known = token.stem in evidence.near_stems
            yield _finding(OPPOSITE_IN_WINDOW if known else OPPOSITE, token, other)


def _beside_the_same(evidence: Evidence) -> Iterator[Finding]:
    """A word whose opposite the articles have beside the same words, and never the word itself."""
    settled = _settled(evidence)
    for at, token in enumerate(evidence.claim.tokens):
        turned = frozenset(opposites(token.norm)) - evidence.claim.stems
        if at in settled or not any(a.holders(o) for o in turned for a in evidence.articles):
            continue
        found = _companions(evidence, at)
        if any(t.stem == token.stem or t.stem in _same_side(token.norm) for t in found):
            continue
        other = next((t.norm for t in found if t.stem in turned), "")
        if other:
            yield _finding(OPPOSITE_BESIDE, token, other)
            return


def _settled(evidence: Evidence) -> set[int]:
    """Places of the claim that say nothing here: matched, quoted, denied, or of many uses."""
    claim, alignment = evidence.claim, evidence.alignment
    matched = (alignment.claim[i] for i, _ in alignment.pairs)
    kept = {n for item in matched for n in range(item.first, item.last + 1)}
    return kept | {
        n
        for n, token in enumerate(claim.tokens)
        if token.norm in _LOOSE
        or claim.quoted(token)
        or any(t.negation for t in claim.tokens[max(0, n - 3) : n])
    }


def _companions(evidence: Evidence, at: int) -> list[Token]:
    """What the articles say beside the words that the claim says this word of, denials apart."""
    reach = 1 if evidence.claim.tokens[at].stop else _REACH
    return [
        found
        for one in sorted(_beside(evidence.claim.tokens, at))
        for article in evidence.articles
        for number in article.holders(one)[:_MOST]
        for found in _around(article.sentences[number].reading.tokens, one, reach)
    ]


def _beside(words: tuple[Token, ...], at: int) -> frozenset[str]:
    """The words it is said of; of a preposition, the very next on either side."""
    if words[at].stop:
        return frozenset(t.stem for t in words[max(0, at - 1) : at + 2] if t.content)
    before = [t.stem for t in words[:at] if t.content][-_BESIDE:]
    after = [t.stem for t in words[at + 1 :] if t.content][:_BESIDE]
    return frozenset(before + after)


def _around(words: tuple[Token, ...], one: str, reach: int) -> Iterator[Token]:
    for at in [n for n, token in enumerate(words) if token.stem == one][:4]:
        for there in range(max(0, at - reach), min(len(words), at + 1 + reach)):
            if not any(t.negation for t in words[max(0, there - 3) : there + 1]):
                yield words[there]


def _denied(word: str, reading: Reading) -> bool:
    """`do not allow` is no opposite of `ban`."""
    words = reading.tokens
    places = [n for n, token in enumerate(words) if token.stem == word]
    return all(any(t.negation for t in words[max(0, n - 3) : n]) for n in places)


@lru_cache(maxsize=10_000)
def opposites(word: str) -> tuple[str, ...]:
    """The stems of the opposites of a word, those made by `un` among them."""
    base = stem(word)
    known = OPPOSITES.get(word, frozenset()) | _BY_STEM.get(base, frozenset())
    others = sorted({stem(other) for other in known})
    if len(base) < _SHORTEST:
        return tuple(others)
    return (*others, base[2:] if base.startswith("un") else f"un{base}")


@lru_cache(maxsize=10_000)
def _same_side(word: str) -> frozenset[str]:
    """Words that share an opposite with this one: killed and died, both not injured."""
    turned = frozenset(opposites(word))
    return frozenset(one for one, others in _STEMMED.items() if others & turned)


_BY_STEM: dict[str, frozenset[str]] = {}
for _word, _others in OPPOSITES.items():
    _BY_STEM[stem(_word)] = _BY_STEM.get(stem(_word), frozenset()) | _others

_STEMMED = {one: frozenset(stem(o) for o in others) for one, others in _BY_STEM.items()}
