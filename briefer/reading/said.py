"""A sentence and a saying in it in, how it is said and which words out. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefer.languages import speaking as listed
from briefer.reading.saying import Saying
from briefer.reading.words import Words

STANCES = (
    (listed.DENYING, "denies"),
    (listed.ASKING, "asks"),
    (listed.DOUBTING, "doubts"),
    (listed.PROMISING, "promises"),
    (listed.ACCUSING, "accuses"),
)
_NEGATED_WITHIN = 3  # words before the verb among which `not` turns it
_TOLD_WITHIN = 6  # words after `told` among which `that` opens what is told
_EDGES = ' \t\n,.;:!?—–-"“”«»'
_CLAUSE = re.compile(r";|,\s+(?:while|whereas|but|although|though|а|але|тоді як|но)\s")
_WHEN = re.compile(r"\s*(?:(?:late|early)\s+)?(?:on|in|at|у|в|во)?\s*", re.IGNORECASE)
_PLACE = re.compile(r"\s+(?:on|in|to|at)\s+(?:[A-Z]\w+|a statement|an interview)\W*$")

Span = tuple[int, int]


def stance_of(words: Words, saying: Saying) -> str:
    """`denies`, `asks`, `doubts`, `promises`, `accuses`, or `says`, also for `did not deny`."""
    at = words.tokens.index(saying.verb)
    if any(token.negation for token in words.tokens[max(0, at - _NEGATED_WITHIN) : at]):
        return "says"
    return next((stance for verbs, stance in STANCES if saying.verb.norm in verbs), "says")


def said_by(words: Words, saying: Saying, everyone: Sequence[Saying]) -> tuple[Span, ...]:
    """Where the words stand that are said: the quotation, or the clause beside the frame."""
    start, end = words.tokens[saying.first].start, words.tokens[saying.last].end
    quoted = _quotations(words, start, end)
    if quoted:
        return quoted
    clause = _clause(words, saying, everyone)
    before, after = (clause[0], start), (_past_when(words, end), clause[1])
    if saying.passive:
        return _of_passive(words, saying, after, clause)
    if saying.verb.norm in listed.TELLS_SOMEBODY:
        after = (_past_listener(words, after), after[1])
    behind = _stands_behind(words, before, after, saying)
    spans = [before, after] if behind else [after]
    if behind and _is_place(words, after):
        spans = [before]
    trimmed = (_trimmed(words, span) for span in spans)
    return tuple(span for span in trimmed if span[0] < span[1])


def _stands_behind(words: Words, before: Span, after: Span, saying: Saying) -> bool:
    """`…, the mayor said`: a comma before the frame, and a mark or nothing after it."""
    if not words.text[before[0] : before[1]].rstrip().endswith((",", "”", '"', "»")):
        return False
    rest = words.text[after[0] : after[1]].strip(". ")
    return saying.behind or not rest or rest.startswith(",") or _is_place(words, after)


def _quotations(words: Words, start: int, end: int) -> tuple[Span, ...]:
    """The quotations beside the frame, and those that take up the same one."""
    before = [q for q in words.quotes if q[1] <= start]
    beside = before and not re.search(r"\w", words.text[before[-1][1] : start])
    after = [q for q in words.quotes if q[0] >= end]
    opens = after and re.fullmatch(r"\s*[:,]\s*[\"“«]+", words.text[end : after[0][0]])
    if not beside and not opens:
        return ()
    taken = words.quotes if beside else after
    return tuple(span for span in (_trimmed(words, q) for q in taken) if span[0] < span[1])


def _clause(words: Words, saying: Saying, everyone: Sequence[Saying]) -> Span:
    """The part of the sentence that this saying can speak of: between its neighbours."""
    at = everyone.index(saying)
    low = words.tokens[everyone[at - 1].last].end if at else 0
    high = words.tokens[everyone[at + 1].first].start if at + 1 < len(everyone) else len(words.text)
    text = words.text
    breaks = [m.span() for m in _CLAUSE.finditer(text, low, high)]
    first, last = words.tokens[saying.first].start, words.tokens[saying.last].end
    opening = max((e for _, e in breaks if e <= first), default=low if at == 0 else first)
    closing = min((s for s, _ in breaks if s >= last), default=high)
    return opening, closing


def _past_when(words: Words, end: int) -> int:
    """The end of `on Tuesday` behind the verb."""
    for moment in words.moments:
        if moment.start >= end and _WHEN.fullmatch(words.text[end : moment.start]):
            return moment.end
    return end


def _past_listener(words: Words, after: Span) -> int:
    """Where what is told begins: after `reporters that`, `the Herald`, `parliament,`."""
    ahead = [n for n, t in enumerate(words.tokens) if after[0] <= t.start < after[1]]
    that = next((n for n in ahead[:_TOLD_WITHIN] if words.norms[n] in listed.THAT), None)
    if that is not None:
        return words.tokens[that].start
    taken = next(
        (i for i, n in enumerate(ahead) if words.norms[n] not in listed.DETERMINERS), len(ahead)
    )
    names = (
        i
        for i in range(taken + 1, len(ahead))
        if not words.tokens[ahead[i]].capital or words.gap(ahead[i]).strip()
    )
    end = next(names, len(ahead))
    return words.tokens[ahead[end - 1]].end if taken < len(ahead) else after[0]


def _of_passive(words: Words, saying: Saying, after: Span, clause: Span) -> tuple[Span, ...]:
    """`The report was denied by …`: what stands before; `it was said that …`: what follows."""
    following = _trimmed(words, after)
    opened = re.match(r"\W*(?:that|що|что)\s", words.text[after[0] : after[1]])
    before = _trimmed(words, (clause[0], words.tokens[saying.first].start))
    chosen = following if opened or not saying.speaker else before
    return (chosen,) if chosen[0] < chosen[1] else ()


def _is_place(words: Words, after: Span) -> bool:
    """`… wrote on Telegram.`: nothing said follows."""
    return bool(_PLACE.fullmatch(words.text[after[0] : after[1]].rstrip(_EDGES)))


def _trimmed(words: Words, span: Span) -> Span:
    """Without marks at its ends and without the `that` that opens it."""
    start, end = span
    text = words.text
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    moved = True
    while moved:
        moved = False
        while start < end and text[start] in _EDGES:
            start, moved = start + 1, True
        match = re.compile(r"(?:that|that the|що|что)\b", re.IGNORECASE).match(text, start, end)
        if match and match[0].lower() in listed.THAT:
            start, moved = match.end(), True
    return start, end
