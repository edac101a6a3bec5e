"""A sentence's words and a verb's place in, the phrase that names the speaker out. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from briefer.languages import speaking as listed
from briefer.languages.together import BARE_SPEECH, SOURCE_NOUNS
from briefer.reading.tokens import Token
from briefer.reading.words import Words

FARTHEST = 12  # words between a speaker and the verb
LONGEST = 12  # words of a speaker; what is longer is a clause
_SHORTEST_ADVERB = 5
_STOPS = '"“”«»:;!?()'


@dataclass(frozen=True, slots=True)
class Phrase:
    """Who may speak: its words and text, and the frame it stands in from `first` to `reach`.

    `named` says that it opens like a name or an office, `closed` that a mark or nothing follows
    it; `apposition` is what else it is called, between commas.
    """

    tokens: tuple[Token, ...]
    text: str
    first: int
    reach: int
    pronoun: bool = False
    named: bool = False
    closed: bool = False
    apposition: tuple[Token, ...] = ()

    @property
    def content(self) -> tuple[Token, ...]:
        """The words that say who it is, name and office: without stop words and verbs."""
        named = (*self.tokens, *self.apposition)
        return tuple(t for t in named if t.content and t.norm not in listed.VERBS)


def phrase_before(words: Words, at: int) -> Phrase:
    """The noun phrase before the verb: `Major Ilin` of `But Major Ilin, a spokesman, said`."""
    end = _past_adverbs(words, at)
    apposition: tuple[Token, ...] = ()
    if end and "," in words.gap(end):
        opening = _apposition_opens(words, end)
        if opening is None:
            return Phrase((), "", at, at)
        relative = words.norms[opening] in listed.RELATIVES
        apposition = () if relative else words.tokens[opening:end]
        end = opening
    start = _chunk_start(words, end)
    start = _past_leading(words, start, end)
    return _phrase(words, start, end, first=start, reach=at, apposition=apposition)


def phrase_after(words: Words, at: int) -> Phrase:
    """The noun phrase that begins at that word: `Hall` of `said Hall, who leads it`."""
    reach = _chunk_end(words, at)
    start = at
    if at < reach and words.norms[at] in listed.IMPERSONAL:
        start = at + 1  # повідомили в поліції
    end = start
    days = _days(words)
    while end < reach and words.norms[end] not in listed.ENDS_NAME and end not in days:
        end += 1
    found = _phrase(words, start, end, first=at, reach=reach - 1)
    return _judged(found, words, start, end, reach)


def _judged(found: Phrase, words: Words, start: int, end: int, reach: int) -> Phrase:
    if start >= end:
        return found
    opening = words.tokens[start]
    verb = words.tokens[start - 1].norm if start else ""
    office = any(t.norm in SOURCE_NOUNS for t in words.tokens[start : start + 3])
    named = opening.capital or opening.norm in listed.DETERMINERS or office or verb in BARE_SPEECH
    finite = any(norm in listed.FINITE for norm in words.norms[start:end])
    last = words.tokens[end - 1]
    noun = last.capital or last.norm in SOURCE_NOUNS or opening.norm in listed.DETERMINERS
    return Phrase(
        found.tokens, found.text, found.first, found.reach, found.pronoun,
        named=named and not finite, closed=named and not finite and noun and end == reach,
    )  # fmt: skip


def _past_adverbs(words: Words, at: int) -> int:
    """Back over `later`, `flatly`, `has`, `on Wednesday`: where the speaker may end."""
    days = _days(words)
    end = at
    while end > 0:
        token = words.tokens[end - 1]
        if "," in words.gap(end):
            break
        opens_day = token.norm in listed.BEFORE_DAY and end in days
        if not (_is_adverb(token) or end - 1 in days or opens_day):
            break
        end -= 1
    return end


def _is_adverb(token: Token) -> bool:
    manner = token.norm.endswith("ly") and len(token.norm) >= _SHORTEST_ADVERB
    return token.norm in listed.BEFORE_VERB or (manner and not token.capital)


def _days(words: Words) -> frozenset[int]:
    """Places of the words that name a day or a time."""
    spans = [(moment.start, moment.end) for moment in words.moments]
    return frozenset(
        n for n, t in enumerate(words.tokens) if any(s <= t.start < e for s, e in spans)
    )


def _apposition_opens(words: Words, end: int) -> int | None:
    """Where `, a spokesman for the army,` begins, if what ends there is one."""
    for at in range(end - 1, max(0, end - FARTHEST) - 1, -1):
        gap = words.gap(at)
        if any(mark in gap for mark in _STOPS):
            return None
        if "," in gap:
            inside = words.norms[at:end]
            relative = inside[0] in listed.RELATIVES
            clause = any(norm in listed.FINITE for norm in inside)
            return at if at and (relative or not clause) else None
    return None


def _chunk_start(words: Words, end: int) -> int:
    """Back to the mark, the conjunction or the verb of saying before."""
    start = end
    while start > 0 and end - start < FARTHEST:
        gap = words.gap(start) if start < len(words.tokens) else ""
        if start < end and ("," in gap or any(mark in gap for mark in _STOPS) or _dash(gap)):
            break
        if start == end and any(mark in gap for mark in _STOPS):
            break
        before = words.norms[start - 1]
        if before in listed.CLAUSE_OPENERS or (before in listed.VERBS and start < end):
            break
        start -= 1
    return start


def _dash(gap: str) -> bool:
    return len(gap) > 1 and gap.strip() in {"-", "–", "—"}


def _past_leading(words: Words, start: int, end: int) -> int:
    """Without `But`, `On Tuesday`, `As`; in Cyrillic without the `в` of `в полиции`."""
    days = _days(words)
    while start < end:
        norm = words.norms[start]
        opens_day = norm in listed.ENDS_NAME and start + 1 in days
        housed = norm in listed.IMPERSONAL and start + 1 < end
        if not (norm in listed.LEADING or start in days or opens_day or housed):
            break
        start += 1
    return start


def _chunk_end(words: Words, at: int) -> int:
    end = at
    while end < len(words.tokens) and end - at < FARTHEST:
        gap = words.gap(end)
        stops = any(mark in gap for mark in _STOPS + ",.") or _dash(gap)
        if end > at and (stops or words.norms[end] in listed.THAT):
            break
        end += 1
    return end


def _phrase(
    words: Words, start: int, end: int, *, first: int, reach: int,
    apposition: tuple[Token, ...] = (),
) -> Phrase:  # fmt: skip
    if start >= end:
        return Phrase((), "", first, reach, apposition=apposition)
    tokens = words.tokens[start:end]
    text = words.text[tokens[0].start : tokens[-1].end]
    if tokens[-1].norm in listed.PRONOUNS:
        return Phrase(tokens, text, first, reach, pronoun=True, apposition=apposition)
    clause = any(t.norm in listed.LOOSE or t.norm in listed.PRONOUNS for t in tokens)
    loose = clause or len(tokens) > LONGEST
    return Phrase(tokens, "" if loose else text, first, reach, apposition=apposition)
