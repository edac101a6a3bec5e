"""A word of a parsed sentence in, on what ground it is told out: plainly, or planned, denied. Pure.

Climbs from the word to the root and gathers what governs it: in `was accused of trying to sell`
the selling stands on an accusation and on a plan.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache

from briefer.languages.stems import stem
from briefer.languages.together import FRAMES, VERBS, rule_words
from briefer.reading.tree import Tree

SAID = "said"
FUTURE = "future"
_GOVERNED = frozenset({"xcomp", "ccomp", "pcomp", "acl", "dobj", "pobj", "nsubjpass", "oprd"})
_THROUGH = frozenset({"prep", "agent", "attr", "acomp", "dative"})
_MODAL = {
    **dict.fromkeys(rule_words("grounds.will"), "future"),
    **dict.fromkeys(rule_words("grounds.must"), "force"),
}
_MARKS = rule_words("grounds.if")
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SPEECH = frozenset(stem(word) for word in VERBS)
_DONE_ALL_THE_SAME = rule_words("grounds.done")
_CLAIMING = rule_words("grounds.claiming")
_BEHIND = rule_words("grounds.aside")


def grounds(tree: Tree, at: int) -> frozenset[str]:
    """The kinds of frame the word stands under; empty where it is told plainly.

    `said` among them: it is in somebody's mouth.
    """
    return frozenset(_climbed(tree, at))


def governs(tree: Tree, at: int) -> bool:
    """Whether the word may begin a frame: consider, refuse, plan."""
    return any(key in _starts() for key in _keys(tree, at))


def _climbed(tree: Tree, at: int) -> Iterator[str]:
    for _ in tree.words:
        yield from _own(tree, at)
        role, head = tree.words[at].role, tree.head(at)
        if role == "conj" and head is not None:
            shared = _first_of_row(tree, at, head)
            if shared is None:
                return
            at = shared
            if at == head:
                continue
            role, head = tree.words[at].role, tree.head(at)
        if role == "advcl" and _infinitive(tree, at):
            yield "purpose"
        if head is None or not _goes_on(tree, at, head):
            return
        if role in _GOVERNED:
            yield from _governor(tree, at, head)
        at = head


def _goes_on(tree: Tree, at: int, head: int) -> bool:
    """Whether what is told of the word above is told of this one too."""
    role = tree.words[at].role
    if any(word.text == ";" for word in tree.words[min(at, head) : max(at, head)]):
        return False  # two sentences in one
    if role == "ccomp":
        return _complement(tree, at, head)
    if role == "pcomp":
        return tree.lemma(head) not in _BEHIND  # `after meeting`: it was done
    return role in _GOVERNED or role in _THROUGH


def _complement(tree: Tree, at: int, head: int) -> bool:
    """Whether the clause is what the verb above tells, and not just put before it."""
    said = tree.stems[head] in _SPEECH or governs(tree, head)
    return said or bool(tree.children(at, "mark"))


def _first_of_row(tree: Tree, at: int, head: int) -> int | None:
    """The head, whose helpers count for the word too; else the first of the row, or None."""
    word, above = tree.words[at], tree.words[head]
    if word.tag in _FINITE and above.tag not in _FINITE:
        return None  # `refused to sign and left`
    shares = not tree.children(at, "nsubj", "nsubjpass", "aux", "auxpass")
    if shares and word.tag in {above.tag, "VB"}:
        return head
    first: int | None = head
    while first is not None and tree.words[first].role == "conj":
        first = tree.head(first)
    return first


def _own(tree: Tree, at: int) -> Iterator[str]:
    """What its own small words say: not, may, if, allegedly."""
    for child in tree.children(at):
        word, lemma = tree.words[child], tree.lemma(child)
        if word.role == "neg" or (word.role in {"det", "advmod"} and lemma in {"no", "never"}):
            yield "negation"
        elif word.role == "aux" and word.tag == "MD":
            yield _MODAL.get(word.text.lower(), "hedge")
        elif word.role == "mark" and lemma in _MARKS:
            yield "condition"
        elif word.role in {"advmod", "amod"}:
            yield from (kind for kind in _kinds(tree, child) if kind in {"hedge", "accusation"})


def _governor(tree: Tree, at: int, head: int) -> Iterator[str]:
    """What the word above makes of it; past a preposition the one above that."""
    beside = {tree.words[n].text.lower() for n in tree.children(head)}
    if tree.words[head].role in {"prep", "agent"}:
        beside.add(tree.words[head].text.lower())
        head = tree.words[head].head
        beside |= {tree.words[n].text.lower() for n in tree.children(head)}
    if _infinitive(tree, at):
        beside.add("to")
        if tree.lemma(head) == "be":
            yield "plan"
    if tree.stems[head] in _SPEECH and tree.words[at].role in {"ccomp", "xcomp"}:
        yield SAID  # `claimed to have hit`: a saying, no accusation
        if tree.lemma(head) in _CLAIMING:
            return
    done = tree.stems[head] in _DONE_ALL_THE_SAME
    own = tree.words[head].role not in {"aux", "auxpass"}
    if own and not done:
        yield from _kinds(tree, head, beside)


def _infinitive(tree: Tree, at: int) -> bool:
    return any(tree.words[n].text.lower() == "to" for n in tree.children(at, "aux"))


def _kinds(tree: Tree, at: int, beside: Collection[str] = ()) -> Iterator[str]:
    """The kinds of frame that the word begins, if the others of its entry stand beside it."""
    entries = (entry for key in _keys(tree, at) for entry in _starts().get(key, ()))
    return (kind for kind, rest in entries if set(rest) <= set(beside))


def _keys(tree: Tree, at: int) -> set[str]:
    """Its stem by the parser and by us: the parser takes `hoped` for a hop."""
    return {tree.stems[at], stem(tree.lower(at))}


@lru_cache(maxsize=1)
def _starts() -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for kind, (first, *rest) in FRAMES:
        found.setdefault(stem(first), []).append((kind, tuple(rest)))
    return {key: tuple(values) for key, values in found.items()}
