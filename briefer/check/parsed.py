"""Evidence in, its sentences parsed and what each tells as a deed, out. Pure: the parser is given.

Only what shares a word with the claim is parsed, and only English.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from briefer.check.alignment import same_meaning
from briefer.check.coverage_notes import language_notes
from briefer.check.evidence import Evidence
from briefer.languages.stems import stem
from briefer.languages.together import STOP, VERBS, rule_words
from briefer.ports import Parse, Word
from briefer.reading.grounds import grounds
from briefer.reading.sentence import Reading
from briefer.reading.tree import Tree

_MOST: Final = 40  # sentences that one claim has parsed: those that share most words with it
_LIGHT: Final = frozenset(map(stem, rule_words("parsed.light")))
_BEGUN: Final = rule_words("parsed.begun")
_BEHIND: Final = rule_words("grounds.aside")
SPEECH: Final = frozenset(map(stem, VERBS))
_APART: Final = frozenset({"relcl", "advcl", "parataxis", "punct"})
_TELLING: Final = ("NN", "JJ", "CD", "VB")


@dataclass(frozen=True)
class Told:
    """A deed of a sentence: a verb, or a noun that names one; on what ground it is told.

    `about` are the stems of what it is told of, `theme` those of what it is done to.
    """

    tree: Tree
    at: int

    @cached_property
    def ground(self) -> frozenset[str]:
        return grounds(self.tree, self.at)

    @cached_property
    def about(self) -> frozenset[str]:
        tree = self.tree
        found = {tree.stems[n] for n in tree.below(self.at, without=_APART) if self._tells(n)}
        subject = tree.subject(self.at) if self.verb else None
        return frozenset(found if subject is None else found | {tree.stems[subject]})

    @cached_property
    def theme(self) -> frozenset[str]:
        tree = self.tree
        done_to = tree.children(self.at, "dobj", "nsubjpass")
        return frozenset(tree.stems[n] for n in done_to if tree.is_noun(n))

    @property
    def stem(self) -> str:
        return self.tree.stems[self.at]

    @property
    def verb(self) -> bool:
        return self.tree.words[self.at].tag.startswith("VB")

    @property
    def word(self) -> str:
        return self.tree.words[self.at].text

    def of_another_thing(self, claim: Told) -> bool:
        """Whether what the claim has it done to is nowhere near it here."""
        return bool(claim.theme and self.about) and not meet(claim.theme, self.about)

    def shared(self, claim: Told) -> int:
        """How many words of what the claim's deed is told of stand here too."""
        return sum(meet({word}, self.about) for word in claim.about)

    def _tells(self, at: int) -> bool:
        word = self.tree.words[at]
        telling = word.tag.startswith(_TELLING) and word.lemma.lower() not in STOP
        return at != self.at and (telling or word.text[:1].isupper())


@dataclass(frozen=True)
class Parsed:
    """The claim and the sentences it may stand on, as trees beside their readings."""

    claim: Tree
    reading: Reading
    cited: tuple[tuple[Tree, Reading], ...]

    @property
    def trees(self) -> tuple[Tree, ...]:
        return tuple(tree for tree, _ in self.cited)


def parsed(evidence: Evidence) -> Parsed | None:
    """The evidence parsed; None without a parser, or where not all of it is English."""
    parse = evidence.parse
    articles = [index.article for index in evidence.articles]
    if parse is None or evidence.translated or language_notes(evidence.claim, articles):
        return None
    claim = _tree(parse, evidence.claim.text)
    cited = tuple((_tree(parse, r.text), r) for r in _sharing(evidence))
    return Parsed(claim, evidence.claim, cited)


def meet(one: Collection[str], other: Collection[str]) -> bool:
    """Whether the two share a stem or a sense."""
    return any(a == b or same_meaning(a, b) for a in one for b in other)


def outright(tree: Tree, verb: int) -> bool:
    """Whether the verb's form tells a thing that is, was or will be: no infinitive by itself."""
    word, head = tree.words[verb], tree.head(verb)
    if word.role == "xcomp" and head is not None and tree.lemma(head) in _BEGUN:
        return outright(tree, head)
    if word.role == "pcomp" and head is not None and tree.lemma(head) in _BEHIND:
        return True
    if word.tag in {"VBD", "VBZ", "VBP"}:
        return True
    helpers = tree.children(verb, "aux", "auxpass")
    perfect = any(tree.lemma(n) == "have" for n in helpers)  # `is said to have begun`
    return bool(helpers) and (perfect or not _to(tree, verb))


def deeds_of(tree: Tree) -> Iterator[Told]:
    """What the claim tells outright, but for saying and for verbs that say little themselves."""
    for verb in tree.verbs:
        if outright(tree, verb) and tree.stems[verb] not in _LIGHT | SPEECH:
            yield Told(tree, verb)


def _to(tree: Tree, verb: int) -> bool:
    return any(tree.lower(n) == "to" for n in tree.children(verb, "aux"))


def _sharing(evidence: Evidence) -> list[Reading]:
    """The cited sentences that share a word with the claim; of very many the likeliest."""
    readings = [sentence.reading for sentence in evidence.cited]
    shared = {n: len(evidence.claim.stems & r.stems) for n, r in enumerate(readings)}
    ranked = sorted((n for n in shared if shared[n]), key=lambda n: (-shared[n], n))
    return [readings[n] for n in sorted(ranked[:_MOST])]


def _tree(parse: Parse, text: str) -> Tree:
    return _grown(text, parse(text))


@lru_cache(maxsize=2048)
def _grown(text: str, words: tuple[Word, ...]) -> Tree:
    """The tree, kept with what it was asked before."""
    return Tree(text, words)
