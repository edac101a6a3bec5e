"""Findings of a parser about who did it to whom: parts that the claim exchanges. Pure.

A deed is read as doer, done-to and what prepositions add, passive or active alike; nouns with
`of`, `from` or a genitive likewise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Final, NamedTuple

from briefer.check.evidence import Evidence
from briefer.check.kinds import yields
from briefer.check.parsed import Parsed, meet, parsed
from briefer.languages.stems import stem
from briefer.languages.together import CALENDAR, rule_words
from briefer.model import Finding
from briefer.reading.tree import Tree

(PARTS,) = yields("parsed roles")

Names = frozenset[str]
DOER: Final = "doer"
DONE_TO: Final = "done to"
_EMPTY: Final = frozenset({"be", "do"})
_LIGHT: Final = frozenset(map(stem, rule_words("parsed.light"))) - {"have"} | frozenset(
    map(stem, rule_words("parts.raising"))  # who seems does nothing
)
_OBJECTS: Final = ("dobj", "dative")
_ADDED: Final = (*_OBJECTS, "prep", "xcomp", "ccomp", "attr", "oprd", "acomp")
_CORE: Final = frozenset({*_OBJECTS, "ccomp", "xcomp"})
_APART: Final = frozenset({"punct", "relcl", "advcl"})


class Part(NamedTuple):
    """Who stands in which part of a deed or beside a noun: (tell, doer, {garibashvili})."""

    of: str
    slot: str
    names: Names


class Deed(NamedTuple):
    """A verb, its doer, and all that it is done to; `whole`: it is told what it is done to.

    `near` has what hangs on the doer too: the labels of the milk.
    """

    verb: str
    doer: Names
    near: Names
    rest: Names
    whole: bool


def part_findings(evidence: Evidence) -> Iterator[Finding]:
    """Blocking where two change places: round one verb, or in two parts of the claim."""
    given = parsed(evidence)
    if given is not None:
        yield from (_swapped(given) or _exchanged(given))[:1]


def _swapped(given: Parsed) -> list[Finding]:
    theirs = [deed for tree in given.trees for deed in _deeds(tree)]
    for deed in _deeds(given.claim):
        if deed.verb in _LIGHT or not (deed.doer and deed.rest):
            continue
        same = [d for d in theirs if meet({d.verb}, {deed.verb}) and d.doer]
        if any(meet(deed.doer, d.near) or meet(deed.near, d.doer) for d in same):
            continue
        if any(d.whole and meet(deed.doer, d.rest) and meet(deed.rest, d.doer) for d in same):
            said = _spoken(given.claim, deed.doer)
            detail = f"the claim has “{' '.join(said)}” do what in the source is done to it"
            return [PARTS.finding(detail, *said)]
    return []


def _exchanged(given: Parsed) -> list[Finding]:
    """One stands where the source has the other, and the other where it has the one."""
    ours = list(_parts(given.claim))
    theirs = [part for tree in given.trees for part in _parts(tree)]
    changed = [
        (part, mine, other)
        for part in ours
        if part.of not in _EMPTY
        for mine, other in [_changed(part, ours, theirs)]
        if mine and other
    ]
    for (one, mine, other), (two, also, instead) in combinations(changed, 2):
        if one[:2] != two[:2] and mine & instead and other & also:
            words = _spoken(given.claim, (mine & instead) | (other & also))
            detail = f"“{'”, “'.join(words)}”: in the source one stands in the place of the other"
            return [PARTS.finding(detail, *words)]
    return []


def _spoken(tree: Tree, names: Names) -> list[str]:
    """The words of the sentence that these are the stems of."""
    said = (word.text for n, word in enumerate(tree.words) if tree.named(n) in names)
    return list(dict.fromkeys(said))


def _changed(part: Part, ours: Iterable[Part], theirs: Iterable[Part]) -> tuple[Names, Names]:
    """Who stands in this part in the claim alone, and who in the source alone."""
    mine = _all(p for p in ours if p.slot == part.slot and meet({p.of}, {part.of}))
    other = _all(p for p in theirs if p.slot == part.slot and meet({p.of}, {part.of}))
    return (
        frozenset(name for name in mine if not meet({name}, other)),
        frozenset(name for name in other if not meet({name}, mine)),
    )


def _all(parts: Iterable[Part]) -> Names:
    return frozenset(name for part in parts for name in part.names)


def _deeds(tree: Tree) -> Iterator[Deed]:
    for verb in tree.verbs:
        subject = tree.subject(verb)
        if subject is None:
            continue
        doer, done_to, added = _cast(tree, verb, subject)
        rest = _names(tree, done_to) | _names(tree, added, deep=True)
        whole = bool(done_to) or any(tree.words[n].role in _CORE for n in added)
        near = _names(tree, doer, deep=True)
        yield Deed(tree.stems[verb], _names(tree, doer), near, rest, whole)


def _cast(tree: Tree, verb: int, subject: int) -> tuple[list[int], list[int], list[int]]:
    """Doer, subject of a passive, all else that the verb takes."""
    added = list(tree.children(verb, *_ADDED))
    if not tree.passive(verb):
        return [subject], [], added
    agents = [n for by in tree.children(verb, "agent") for n in tree.children(by, "pobj")]
    return agents, [subject], added


def _parts(tree: Tree) -> Iterator[Part]:
    """Every part of every deed, and what nouns have beside them."""
    found = [*_parts_of_verbs(tree), *_parts_of_nouns(tree)]
    return (part for part in found if part.names)


def _parts_of_verbs(tree: Tree) -> Iterator[Part]:
    for verb in tree.verbs:
        subject = tree.subject(verb)
        if subject is None:
            continue
        doer, done_to, added = _cast(tree, verb, subject)
        said_of = tree.children(verb, "acomp", "attr")
        if tree.lemma(verb) == "be" and not said_of:
            continue
        of = tree.stems[said_of[-1] if tree.lemma(verb) == "be" else verb]
        objects = [*done_to, *(n for n in added if tree.words[n].role in _OBJECTS)]
        yield Part(of, DOER, _names(tree, doer))
        yield Part(of, DONE_TO, _names(tree, objects))
        for above in (verb, *said_of):
            yield from _behind(tree, above, of)


def _parts_of_nouns(tree: Tree) -> Iterator[Part]:
    for at, word in enumerate(tree.words):
        if word.tag in {"NN", "NNS", "VBG"}:
            yield from _behind(tree, at, tree.stems[at])
            yield Part(tree.stems[at], "of", _names(tree, tree.children(at, "poss")))


def _behind(tree: Tree, at: int, of: str) -> Iterator[Part]:
    for link in tree.children(at, "prep"):
        yield Part(of, tree.lemma(link), _names(tree, tree.children(link, "pobj")))


def _names(tree: Tree, places: Iterable[int], *, deep: bool = False) -> Names:
    found = (n for at in places for n in (tree.below(at, without=_APART) if deep else tree.row(at)))
    return frozenset(
        tree.named(n) for n in found if tree.is_noun(n) and tree.lemma(n) not in CALENDAR
    )
