"""Findings of a parser about deeds: planned, refused, doubted, conditional, told as done. Pure.

Held against every mention of the deed, be it by another word of its sense or by a noun: one that
tells it outright is enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from briefer.check.evidence import Evidence
from briefer.check.kinds import yields
from briefer.check.parsed import SPEECH, Parsed, Told, deeds_of, meet, outright, parsed
from briefer.languages.stems import stem
from briefer.languages.together import rule_words
from briefer.model import Finding
from briefer.reading.frames import HARD, SOFT, frames
from briefer.reading.grounds import FUTURE, SAID, governs
from briefer.reading.tree import Tree

DEED, CONDITION, UNSAID = yields("parsed governor", "parsed condition", "parsed attribution")

_SOFT: Final = SOFT | {"purpose"}
_INTENDED: Final = frozenset({"plan", "request"})
_REAL: Final = frozenset(map(stem, rule_words("deeds.real")))
_OBJECTS: Final = frozenset({"dobj", "nsubjpass"})
_NAMED: Final = frozenset({"dobj", "pobj", "nsubjpass", "nsubj", "attr", "conj"})
_IF: Final = rule_words("deeds.if")
_OPEN: Final = rule_words("deeds.open")
_HELPED: Final = ("nsubj", "nsubjpass", "aux", "auxpass")
_LINKS: Final = frozenset({"prep", "mark", "conj", "advcl"})
_UP: Final = 3  # words from an `if` up to the verb that hangs on it
_SHARED: Final = 0.5  # of what a deed is told of, for a passage to tell the same of it

Mentions = Sequence[Told]


def deed_findings(evidence: Evidence) -> Iterator[Finding]:
    """Blocking for a deed that no passage tells outright, on its condition, or by itself."""
    given = parsed(evidence)
    if given is None:
        return
    for deed, mentions in _mentioned(given):
        for find in (_ungoverned, _unconditional, _unsaid):
            found = find(given, deed, mentions)
            if found is not None:
                yield found
                return


def _mentioned(given: Parsed) -> Iterator[tuple[Told, Mentions]]:
    """Each deed of the claim that is told as so or to come, with the passages' mentions of it."""
    claim = given.claim
    deeds = [(deed, deed.ground) for deed in deeds_of(claim)]
    for at, word in enumerate(claim.words):
        if word.tag in {"NN", "NNS"} and word.role in _OBJECTS and not _receives(claim, at):
            above = Told(claim, word.head)
            if above.stem in _REAL and outright(claim, above.at) and FUTURE not in above.ground:
                deeds.append((Told(claim, at), Told(claim, at).ground | above.ground))
    for deed, ground in deeds:
        mentions = list(_mentions(given, deed)) if ground <= {SAID, FUTURE} else []
        if mentions:
            yield deed, mentions


def _receives(tree: Tree, at: int) -> bool:
    """The boss who was given a deal is nothing that happened."""
    word = tree.words[at]
    return word.role == "nsubjpass" and bool(tree.children(word.head, "dobj", "oprd"))


def _mentions(given: Parsed, deed: Told) -> Iterator[Told]:
    for tree in given.trees:
        for at, word in enumerate(tree.words):
            found = Told(tree, at)
            if not meet({found.stem}, {deed.stem}) or _particle(found) != _particle(deed):
                continue
            own = found.stem == deed.stem
            noun = own and word.tag.startswith("NN") and word.role in _NAMED
            if (at in tree.verbs and (deed.verb or own)) or (noun and _at_hand(found, deed)):
                yield found


def _particle(told: Told) -> frozenset[str]:
    """A row breaks out: another verb than breaking a rule."""
    return frozenset(told.tree.lower(n) for n in told.tree.children(told.at, "prt"))


def _at_hand(noun: Told, deed: Told) -> bool:
    """Whether what governs the noun speaks of it happening: considers a ban, not reads a bill."""
    if deed.verb and not noun.ground - {SAID}:
        return False
    tree, head = noun.tree, noun.tree.words[noun.at].head
    if tree.words[head].role in {"prep", "agent"}:
        head = tree.words[head].head
    return tree.stems[head] in _REAL or governs(tree, head)


def _ungoverned(given: Parsed, deed: Told, mentions: Mentions) -> Finding | None:
    same = [m for m in mentions if not m.of_another_thing(deed)]
    near = [m for m in same if m.shared(deed)]
    allowed = {SAID, FUTURE} if FUTURE in deed.ground else {SAID}
    if not near or any(m.ground <= allowed for m in same):
        return None
    kinds = frozenset(kind for m in near for kind in m.ground) - {SAID}
    if _has_its_like(given, kinds, near[0]):
        return None
    closest = max(near, key=lambda m: m.shared(deed))
    head = closest.tree.words[closest.at].head
    said = closest.tree.between(head, closest.at)
    detail = f"the source says “{said}”, the claim “{deed.word}” without that"
    return DEED.finding(detail, deed.word)


def _has_its_like(given: Parsed, kinds: frozenset[str], mention: Told) -> bool:
    """Whether the claim has a frame, wherever it stands, that may be the one of the source."""
    own = {frame.kind for frame in frames(given.reading)}
    if kinds & HARD:
        return bool(own & HARD)
    if "condition" in kinds and any(w.text.lower() in _IF for w in given.claim.words):
        return True
    if kinds == {"accusation"} and given.reading.sayings:
        return not any(r.sayings for tree, r in given.cited if tree is mention.tree)
    if not kinds & _SOFT:
        return False
    return bool(own & kinds or "hedge" in own or (own & _INTENDED and kinds & _INTENDED))


def _unconditional(given: Parsed, deed: Told, mentions: Mentions) -> Finding | None:
    same = [m for m in mentions if m.shared(deed) and not m.of_another_thing(deed)]
    small = {w.text.lower() for w in given.claim.words if not w.tag.startswith("NNP")}  # no May
    if small & _OPEN:
        return None
    if not same or not all(_on_condition(m) for m in same):
        return None
    detail = f"in the source “{same[0].word}” hangs on a condition, which the claim leaves out"
    return CONDITION.finding(detail, deed.word)


def _on_condition(mention: Told) -> bool:
    tree = mention.tree
    lower = [word.text.lower() for word in tree.words]
    for at, word in enumerate(lower):
        before, after = lower[at - 1] if at else "", lower[at + 1] if at + 1 < len(lower) else ""
        if word not in _IF or (word == "if" and before in {"even", "as"}):
            continue
        linked = tree.words[at].role in _LINKS and not tree.children(at, *_HELPED)
        if not (word in {"if", "unless"} or before == "," or after == "that" or linked):
            continue  # `the provided papers`, `it has provided`
        above: int | None = at
        for _ in range(_UP):
            above = tree.head(above) if above is not None else None
            if above == mention.at:
                return True
    return False


def _unsaid(given: Parsed, deed: Told, mentions: Mentions) -> Finding | None:
    """What only somebody else says in the source, in a claim where nobody says anything."""
    claim = given.claim
    same = [m for m in mentions if not m.of_another_thing(deed)]
    if deed.ground or given.reading.sayings or any(claim.stems[v] in SPEECH for v in claim.verbs):
        return None
    if not same or not all(SAID in m.ground for m in same):
        return None
    closest = max(same, key=lambda m: m.shared(deed))
    speaker = _speaker(closest)
    shares = closest.shared(deed) >= max(2, _SHARED * len(deed.about))
    if not shares or speaker is None:
        return None
    detail = f"the source has “{speaker}” say that, the claim tells it as a fact"
    return UNSAID.finding(detail, deed.word)


def _speaker(mention: Told) -> str | None:
    """Who says it; None where it is not told or is whoever does it."""
    tree, at = mention.tree, mention.at
    while (above := tree.head(at)) is not None:
        at = above
        if tree.stems[at] in SPEECH and tree.verbs and at in tree.verbs:
            who, doer = tree.subject(at), tree.subject(mention.at)
            if who is None or who == doer or tree.words[who].tag.startswith("PRP"):
                return None
            if tree.lemma(at) == "report":
                return None  # a paper: what it reports may be told
            return tree.words[who].text
    return None
