"""The words of a sentence in, who says something in it out, found without a parser. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefer.languages import speaking as listed
from briefer.reading.numerals import SMALL
from briefer.reading.saying import Saying
from briefer.reading.speakers import Phrase, phrase_after, phrase_before
from briefer.reading.words import Words

_MARK = re.compile('["“”«»]')
_BY_WITHIN = 5  # words after `was denied` among which `by` names the speaker


def sayings(words: Words) -> tuple[Saying, ...]:
    """Every `X said`, `said X`, `was denied by X` and `according to X` outside quotation marks."""
    found: list[Saying] = []
    spoken = _half_quoted(words)
    for at, token in enumerate(words.tokens):
        if token.start not in spoken and not words.quoted(token):
            saying = _saying_at(words, at, found)
            if saying is not None:
                found.append(saying)
    return tuple(found)


def _saying_at(words: Words, at: int, earlier: Sequence[Saying]) -> Saying | None:
    norm = words.norms[at]
    if norm == "according" and words.norms[at + 1 : at + 2] == ("to",):
        return _framed(words, at, phrase_after(words, at + 2), behind=True)
    if _names_a_source(words, at):
        return _framed(words, at, phrase_after(words, at + 1), behind=True)
    if norm not in listed.VERBS or _is_no_verb(words, at):
        return None
    if at and words.norms[at - 1] in listed.BE and norm in listed.SAID_TO:
        return _passive(words, at)
    return _active(words, at, earlier)


def _half_quoted(words: Words) -> range:
    """What stands inside a quotation that goes on in the sentence before or after this one."""
    text = words.text
    marks = [match.start() for match in _MARK.finditer(text)]
    if len(marks) % 2 == 0:
        return range(0)
    first, last = marks[0], marks[-1]
    if text[first] in "”»" or (text[first] == '"' and not text[first + 1 : first + 2].isalnum()):
        return range(first)
    return range(last, len(text))


def _names_a_source(words: Words, at: int) -> bool:
    """`за словами …`, `по данным …`."""
    norms = words.norms
    opened = at > 0 and norms[at - 1] in listed.SOURCE_OPENERS
    return opened and norms[at] in listed.SOURCE_WORDS


def _is_no_verb(words: Words, at: int) -> bool:
    """`the reports`, `to say`, `told from the inside`: the same letters, but nobody speaks."""
    norms, token = words.norms, words.tokens[at]
    before = norms[at - 1] if at else ""
    after = norms[at + 1] if at + 1 < len(norms) else ""
    if token.norm in listed.SOURCE_WORDS or before == "to":
        return True
    if token.norm in listed.ALSO_NOUNS and not _has_a_subject(words, at):
        return True
    if token.norm == "told" and after in listed.TALE:
        return True
    if token.norm.startswith(("call", "put", "count")) and _is_other_use(words, at):
        return True
    return before in listed.NOT_VERBS or (after == "of" and token.norm != "told")


def _has_a_subject(words: Words, at: int) -> bool:
    """`witnesses say`, `they claim`, `Kyiv claims`: what may be a noun stands behind a subject."""
    if not at:
        return False
    before, token = words.tokens[at - 1], words.tokens[at]
    if (before.norm.endswith("s") and before.content) or before.norm in listed.WITH_BASE_FORM:
        return not words.text[before.start : before.end].endswith(("'s", "’s", "s'", "s’"))
    if token.norm == "put":
        return before.capital
    told = token.norm == "puts" or (token.norm.endswith("s") and _tells_that(words, at))
    return told and before.content and not before.number and before.norm not in SMALL


def _tells_that(words: Words, at: int) -> bool:
    """`the union suspects that the fire …`, but not `the two suspects that fled`."""
    following = words.tokens[at + 1 : at + 3]
    if len(following) < 2 or following[0].norm not in listed.THAT:
        return False
    return following[1].capital or following[1].norm in listed.OPENS_CLAUSE


def _is_other_use(words: Words, at: int) -> bool:
    """`a town called Odara`, `put off`, `counted on`: nothing is said."""
    following = words.tokens[at + 1] if at + 1 < len(words.tokens) else None
    if following is None or following.norm in listed.AWAY:
        return True
    if words.tokens[at].norm.startswith("call"):
        return following.capital
    rest = words.norms[at + 1 : at + 8]
    if words.tokens[at].norm.startswith("put"):
        return not _at_a_figure(rest)
    return not ({"at", "between"} & set(rest) and any(c.isdigit() for n in rest for c in n))


def _at_a_figure(norms: Sequence[str]) -> bool:
    """`the number at nine`, `losses between 30 and 40`, but not `200 men at risk`."""
    begins = next((n for n, norm in enumerate(norms) if norm in {"at", "between"}), len(norms))
    near = norms[begins + 1 : begins + 5]
    return any(norm in SMALL or any(c.isdigit() for c in norm) for norm in near)


def _active(words: Words, at: int, earlier: Sequence[Saying]) -> Saying | None:
    found, after = phrase_before(words, at), phrase_after(words, at + 1)
    if not _goes_on(words, at) and _inverted(words, at, found, after):
        return _framed(words, at, after, behind=True)
    if earlier and found.tokens and _hangs_on(words, found, earlier[-1]):
        return replace(earlier[-1], verb=words.tokens[at], last=at, behind=False)
    if found.tokens:
        return _framed(words, at, found, behind=False)
    if earlier and at and (words.norms[at - 1] in listed.LEADING or _goes_on(words, at)):
        return replace(earlier[-1], verb=words.tokens[at], first=at, last=at, behind=False)
    if _goes_on(words, at) or _says_on(words, at, after):
        return Saying(words.tokens[at], (), at, at)
    return None if _elliptic(words, at) else _framed(words, at, after, behind=True)


def _hangs_on(words: Words, found: Phrase, earlier: Saying) -> bool:
    """`Videos posted on the site show`: `posted` only says more of who shows it."""
    adjoins = found.first > 0 and words.tokens[found.first - 1] == earlier.verb
    return adjoins and words.norms[found.first] in listed.ENDS_NAME


def _goes_on(words: Words, at: int) -> bool:
    """`…, saying that`: whoever the sentence is about speaks on."""
    return words.norms[at].endswith("ing") and "," in words.gap(at)


def _says_on(words: Words, at: int, after: Phrase) -> bool:
    """`…, but said the crisis …`: no speaker stands behind, so it is whoever the sentence is of."""
    return bool(at) and words.norms[at - 1] in listed.LEADING and not after.closed


def _elliptic(words: Words, at: int) -> bool:
    """`Asked about the fire, …`: a participle without a speaker."""
    return words.norms[at : at + 2][-1] in listed.ENDS_NAME and words.norms[at].endswith("ed")


def _passive(words: Words, at: int) -> Saying:
    """`People were told`, `it is believed`: the one before the verb is no speaker."""
    reach = range(at + 1, min(at + 1 + _BY_WITHIN, len(words.tokens)))
    by = next((n for n in reach if words.norms[n] == "by"), None)
    if by is None or any(mark in words.gap(n) for n in range(at + 1, by + 1) for mark in ",;:"):
        return Saying(words.tokens[at], (), at - 1, at, passive=True)
    found = phrase_after(words, by + 1)
    return Saying(
        words.tokens[at], found.content, at - 1, max(found.reach, by), found.text, passive=True
    )


def _framed(words: Words, at: int, found: Phrase, *, behind: bool) -> Saying:
    first = at - (words.norms[at] in listed.SOURCE_WORDS) if behind else found.first
    last = max(found.reach, at) if behind else at
    speaker = () if found.pronoun else found.content
    who = "" if found.pronoun else found.text
    return Saying(words.tokens[at], speaker, first, last, who, found.pronoun, behind=behind)


def _inverted(words: Words, at: int, found: Phrase, after: Phrase) -> bool:
    """`…, said Hall`, `…, said a spokesman`, `…, заявив речник`: the speaker stands behind."""
    gap = words.gap(at)
    if not after.content or not any(mark in gap for mark in ',"”»'):
        return False
    opens = words.gap(at + 1)
    if any(mark in opens for mark in ':"“«') or words.norms[at] in listed.TELLS_SOMEBODY:
        return False
    return after.closed if found.apposition else after.named
