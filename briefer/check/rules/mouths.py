"""Findings of a parser about words put into another named mouth. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from briefer.check.evidence import Evidence
from briefer.check.kinds import yields
from briefer.check.parsed import SPEECH, Parsed, meet, outright, parsed
from briefer.languages.stems import stem
from briefer.languages.together import LAND_OF, STOP, rule_words
from briefer.model import Finding
from briefer.reading.tree import Tree

(MOUTH,) = yields("parsed speaker")

_LIGHT: Final = frozenset(map(stem, rule_words("parsed.light")))
_LANDS: Final = frozenset(LAND_OF.values())
_TELLING: Final = ("NN", "VB", "JJ", "CD")
_ENOUGH: Final = 0.5  # of what the claim has somebody say, for a passage to be where it is said
_FAR: Final = 0.6  # of that, at most, in what the passages have the claim's speaker say
_LEAST: Final = 3  # words that are said


class Voice(NamedTuple):
    """Who speaks, by stems and as written; whether it is a name; the stems of what is said."""

    who: frozenset[str]
    spoken: str
    named: bool
    said: frozenset[str]


def mouth_findings(evidence: Evidence) -> Iterator[Finding]:
    """Blocking where a speaker of the passages says in the claim what another says there."""
    given = parsed(evidence)
    if given is None:
        return
    theirs = [voice for tree in given.trees for voice in _voices(tree)]
    for voice in _voices(given.claim):
        if len(voice.said) < _LEAST or not voice.named or not _acts(voice, given):
            continue
        closest = max(theirs, key=lambda other: _kept(voice, other), default=None)
        if closest is None or _kept(voice, closest) < _ENOUGH or not closest.who:
            continue
        own = [v for v in theirs if not v.who or meet(v.who, voice.who)]
        if any(_kept(voice, v) > _FAR * _kept(voice, closest) for v in own):
            continue
        if not _one_and_the_same(voice, closest, given):
            detail = f"in the source “{closest.spoken}” says that, not “{voice.spoken}”"
            yield MOUTH.finding(detail, voice.spoken)
            return


def _kept(voice: Voice, other: Voice) -> float:
    return sum(meet({word}, other.said) for word in voice.said) / len(voice.said)


def _acts(voice: Voice, given: Parsed) -> bool:
    """Whether the passages have the speaker say or do something by that name."""
    return any(
        voice.who & {tree.named(n) for n in tree.row(subject) if tree.is_name(n)}
        for tree in given.trees
        for verb in tree.verbs
        for subject in [tree.subject(verb)]
        if subject is not None
    )


def _one_and_the_same(voice: Voice, other: Voice, given: Parsed) -> bool:
    """Whether a phrase of the passages has both: Tamayo, the coast guard's chief."""
    return any(
        meet(phrase, voice.who) and meet(phrase, other.who)
        for tree in given.trees
        for at in range(len(tree.words))
        for phrase in [frozenset(tree.named(n) for n in tree.row(at))]
        if phrase
    )


def _voices(tree: Tree) -> Iterator[Voice]:
    """Every `X said that …`, `…, X said` and `according to X, …`."""
    for verb in tree.verbs:
        clauses = tree.children(verb, "ccomp")
        who = tree.subject(verb)
        if tree.stems[verb] not in SPEECH or tree.passive(verb) or not outright(tree, verb):
            continue
        if clauses and who is not None:
            yield _voice(tree, who, (n for c in clauses for n in tree.below(c)))
    for at in range(len(tree.words)):
        above = tree.head(at)
        if tree.lower(at) == "according" and above is not None:
            aside = frozenset(tree.below(at))
            told = [n for n in tree.below(above) if n not in aside]
            for to in tree.children(at, "prep"):
                yield from (_voice(tree, who, told) for who in tree.children(to, "pobj"))


def _voice(tree: Tree, who: int, said: Iterable[int]) -> Voice:
    heads = (who, *tree.children(who, "appos"))
    named = any(tree.is_name(n) and tree.named(n) not in _LANDS for n in heads)
    speaker = frozenset(tree.named(n) for n in tree.row(who))
    spoken = " ".join(tree.words[n].text for n in sorted(tree.row(who)))
    return Voice(speaker, spoken, named, frozenset(tree.stems[n] for n in said if _tells(tree, n)))


def _tells(tree: Tree, at: int) -> bool:
    word = tree.words[at]
    return (
        word.tag.startswith(_TELLING)
        and word.role not in {"aux", "auxpass"}
        and word.lemma.lower() not in STOP
        and tree.stems[at] not in _LIGHT
    )
