"""Findings about near copies: there each changed word is a change. Pure.

A word put where the source has another is an exchange when both stand in the same narrow place. A
name for a pronoun or a common noun is no exchange if the next sentence or the title has it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from briefer.check.alignment import Gap, Item, meanings
from briefer.check.evidence import Evidence
from briefer.check.kinds import Kind, yields
from briefer.check.rules.names import short_form
from briefer.check.rules.numbers import adds_up
from briefer.check.rules.opposites import opposites
from briefer.languages.together import LAND_OF, NEUTRAL, rule_words
from briefer.model import Finding
from briefer.reading.amount import Amount
from briefer.reading.moments import agrees, composed
from briefer.reading.tokens import Token

EXCHANGE, LOOSE_EXCHANGE = yields("exchange", "loose exchange")
ADDITION, LOOSE_ADDITION = yields("addition", "loose addition")

_ALIKE = 0.85  # of both sentences must be the same, apart from the exchange itself
_SAME = 0.95  # then nothing else was changed
_CLOSE = 0.9  # of the items must stand in order before one changed word tells
_LOOSE = 0.5
_COUNTED = 20  # what a writer adds up in passing: two men and three others
_PRONOUNS = rule_words("exchanges.pronouns")
_SHOWN = 8  # words of a long exchange that a finding quotes
_NARROW = 4  # content words on either side of an exchange


def exchange_findings(evidence: Evidence) -> Iterator[Finding]:
    """Doubtful for a content word of a near copy that stands where the source has another."""
    if evidence.best is None or evidence.alignment.kept < _LOOSE:
        return
    frames = _left_out_frames(evidence)
    for gap in evidence.alignment.gaps:
        theirs = [i for i in gap.source if i.content and i.first not in frames]
        ours = [i for i in gap.claim if i.content and not _known_here(i, evidence)]
        displaced = [] if ours else _displaced(gap, evidence)
        if displaced and evidence.near_copy:
            yield _exchange(EXCHANGE, evidence, displaced, theirs)
        elif ours and not _for_pronoun(ours, gap, evidence):
            yield _finding(evidence, gap, ours, theirs)


def _for_pronoun(ours: list[Item], gap: Gap, evidence: Evidence) -> bool:
    """`Hall said` for `he said`, where the sentence before tells of Hall."""
    assert evidence.best is not None
    source = evidence.best.reading
    pronoun = any(t.norm in _PRONOUNS for i in gap.source for t in i.tokens(source))
    if not pronoun or evidence.before is None or any(i.content for i in gap.source):
        return False
    stems = evidence.before.reading.stems
    return all(t.stem in stems for i in ours for t in i.tokens(evidence.claim) if t.content)


def _displaced(gap: Gap, evidence: Evidence) -> list[Item]:
    """One word in the very place of another that the claim lacks, though it stands elsewhere.

    Wounded for killed, eastern for western, Russia's for Ukraine's.
    """
    assert evidence.best is not None
    ours = [i for i in gap.claim if i.content]
    theirs = [i for i in gap.source if i.content]
    if len(ours) != 1 or len(theirs) != 1:
        return []
    one = ours[0].tokens(evidence.claim)[0]
    other = theirs[0].tokens(evidence.best.reading)[0]
    lands = LAND_OF.get(one.norm), LAND_OF.get(other.norm)
    if all(lands):
        return ours if lands[0] != lands[1] else []
    if other.stem in opposites(one.norm):
        return ours
    same = meanings(one.stem) & meanings(other.stem) or same_root(one.stem, other.stem)
    return ours if _beside_a_figure(ours[0], evidence) and not same else []


def _beside_a_figure(item: Item, evidence: Evidence) -> bool:
    """Whether the next or the last thing the claim says is an amount: what was done to so many."""
    items = evidence.alignment.claim
    at = items.index(item)
    beside = (*items[max(0, at - 1) : at], *items[at + 1 : at + 2])
    return any(other.kind == "amount" for other in beside)


def _left_out_frames(evidence: Evidence) -> set[int]:
    """Places of `Hall also said` in a source whose claim says it without: attribution's matter."""
    assert evidence.best is not None
    if evidence.claim.sayings:
        return set()
    matched = {evidence.alignment.source[j].first for _, j in evidence.alignment.pairs}
    frames = [range(s.first, s.last + 1) for s in evidence.best.reading.sayings]
    return {n for frame in frames if not matched & set(frame) for n in frame}


def _finding(evidence: Evidence, gap: Gap, ours: list[Item], theirs: list[Item]) -> Finding:
    assert evidence.best is not None
    if not theirs:
        said = _text(ours, evidence.claim.text, evidence.claim.tokens)
        telling = any(i.kind != "word" or evidence.claim.tokens[i.first].capital for i in ours)
        new = telling and _tight(evidence, gap) and not _in_window(ours, evidence)
        kind = ADDITION if new else LOOSE_ADDITION
        detail = f"the claim adds “{said}”, which the sentence it follows does not have"
        return kind.finding(detail, said)
    best = evidence.best.reading
    narrow = len(theirs) <= _NARROW and len(ours) <= _NARROW
    named = any(i.kind != "word" or best.tokens[i.first].capital for i in theirs)
    only = evidence.alignment.likeness_without(gap) >= _SAME
    plain = named or only or not _in_window(ours, evidence)
    slot = _tight(evidence, gap) and narrow and plain
    figures = {i.kind for i in ours} & {i.kind for i in theirs} - {"word"}
    kind = EXCHANGE if slot or (narrow and figures) else LOOSE_EXCHANGE
    return _exchange(kind, evidence, ours, theirs)


def _exchange(kind: Kind, evidence: Evidence, ours: list[Item], theirs: list[Item]) -> Finding:
    assert evidence.best is not None
    best = evidence.best.reading
    said = _text(ours, evidence.claim.text, evidence.claim.tokens)
    has = _text(theirs, best.text, best.tokens)
    detail = f"the claim says “{said}” where the source says “{has}”"
    return kind.finding(detail, said)


def _tight(evidence: Evidence, gap: Gap) -> bool:
    """Outside of this gap the claim is the sentence, or a part of it word for word."""
    alignment = evidence.alignment
    whole = alignment.likeness_without(gap) >= _ALIKE
    return whole or (alignment.kept_content >= _CLOSE and alignment.kept >= _CLOSE)


def _in_window(ours: list[Item], evidence: Evidence) -> bool:
    """Whether the other sentences of the window have these words."""
    stems = evidence.near_stems
    return all(t.stem in stems for i in ours for t in i.tokens(evidence.claim) if t.content)


def _known_here(item: Item, evidence: Evidence) -> bool:
    """A word of the same root, sense or country as one that the sentence has is no exchange."""
    assert evidence.best is not None
    best = evidence.best.reading
    if item.kind != "word":
        return _same_figure(item, evidence)
    if item.key == "say" and any(t.norm in NEUTRAL for t in best.tokens):
        return True
    groups = meanings(item.key)
    if any(same_root(item.key, stem) or groups & meanings(stem) for stem in best.stems):
        return True
    if any(item.key in article.acronyms for article in evidence.articles) and len(item.key) > 1:
        return True
    first = item.tokens(evidence.claim)[0]
    names = (token.norm for token in best.tokens if token.capital)
    if first.capital and any(short_form(first.norm, name) for name in names):
        return True
    land = LAND_OF.get(item.tokens(evidence.claim)[0].norm)
    return land is not None and any(LAND_OF.get(norm) == land for norm in best.norms)


def _same_figure(item: Item, evidence: Evidence) -> bool:
    """A figure in another form, a date put together from two sentences, or a small sum."""
    start = item.tokens(evidence.claim)[0].start
    near = [moment for sentence in evidence.window for moment in sentence.reading.moments]
    assert evidence.best is not None
    there = evidence.best.reading.moments
    dates = [m for m in evidence.claim.moments if m.start == start]
    if any(agrees(m, other) for m in dates for other in there):
        return True
    own = [a for a in evidence.claim.amounts if a.start == start]
    if any(a.says_same(other) for a in own for other in _unmatched(evidence)):
        return True
    sums = (a for a in evidence.claim.amounts if a.start == start and a.value <= _COUNTED)
    return any(composed(m, near) for m in dates) or any(adds_up(a, evidence) for a in sums)


def _unmatched(evidence: Evidence) -> list[Amount]:
    """The amounts of the closest sentence that stand for none of the claim's: not two exchanged."""
    assert evidence.best is not None
    taken = {evidence.alignment.source[j].first for _, j in evidence.alignment.pairs}
    ours = {item.key for item in evidence.alignment.claim}
    source, read = evidence.alignment.source, evidence.best.reading
    free = [i for i in source if i.first not in taken and i.key not in ours]
    starts = {read.tokens[item.first].start for item in free}
    return [amount for amount in read.amounts if amount.start in starts]


def same_root(one: str, other: str) -> bool:
    """`destroy` and `destruction`, `attack` and `attacker`: long common beginning, short rest."""
    if one[:4] != other[:4]:
        return False
    shared = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    )
    rest = max(len(one), len(other)) - shared
    return shared >= 4 and rest <= 4 and shared >= 0.6 * min(len(one), len(other))


def _text(items: list[Item], text: str, words: tuple[Token, ...]) -> str:
    """The items as they stand, from the first to the last; of a long run its beginning."""
    last = min(items[-1].last, items[0].first + _SHOWN)
    cut = "" if last == items[-1].last else " …"
    return text[words[items[0].first].start : words[last].end] + cut
