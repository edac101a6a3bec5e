"""A sentence in, who says something in it out: speaker and verb, found without a parser. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefer.languages.listing import listed
from briefer.languages.together import BARE_SPEECH, SOURCE_NOUNS, VERBS
from briefer.reading.sentence import Reading
from briefer.reading.tokens import Token

_SKIPPED = listed("""
has have had also later earlier then already previously repeatedly recently publicly was is were
are be been who which and that being it now
""")
_NOT_VERBS = listed("""
the a an this that his her its their our no any of some these those my your
""")
_ALSO_NOUNS = listed("""
state report reports comment comments note notes claim claims remark remarks call calls post
posts quote joke judge judges promise demand hope hopes fear fears forecast estimate estimates
states reply reveal tweet show
""")
_WITH_BASE_FORM = listed("""
they we i you who people police also officials
""")
_MARK = re.compile('["“”«»]')
_BE = listed("was were been being is are be")
_SAID_TO = listed(
    "told informed called warned urged asked accused believed thought expected quoted"
)
_TOLD_AS_A_TALE = listed("from through in by over")
_FARTHEST = 12  # words between a speaker and the verb


@dataclass(frozen=True, slots=True)
class Saying:
    """Who says it (content words, none for a pronoun) and with which verb."""

    verb: Token
    speaker: tuple[Token, ...]
    first: int
    last: int

    @property
    def stems(self) -> frozenset[str]:
        return frozenset(token.stem for token in self.speaker)


def sayings(reading: Reading) -> tuple[Saying, ...]:
    """Every `X said`, `said X` and `according to X` outside quotation marks."""
    return tuple(_sayings(reading))


def _sayings(reading: Reading) -> Iterator[Saying]:
    words = reading.tokens
    spoken = _half_quoted(reading)
    for at, token in enumerate(words):
        if token.start in spoken:
            continue
        if token.norm == "according":
            end = _chunk_end(reading, at + 2)
            yield Saying(token, _content(words[at + 2 : end]), at, end - 1)
        elif token.norm in VERBS and not _is_noun(words, at) and not reading.quoted(token):
            yield _saying(reading, at)


def _half_quoted(reading: Reading) -> range:
    """What stands inside a quotation that goes on in the sentence before or after this one."""
    text = reading.text
    marks = [match.start() for match in _MARK.finditer(text)]
    if len(marks) % 2 == 0:
        return range(0)
    first, last = marks[0], marks[-1]
    if text[first] in "”»" or (text[first] == '"' and not text[first + 1 : first + 2].isalnum()):
        return range(first)
    return range(last, len(text))


def _is_noun(words: tuple[Token, ...], at: int) -> bool:
    before = words[at - 1].norm if at else ""
    if words[at].norm in _ALSO_NOUNS and not before.endswith("s") and before not in _WITH_BASE_FORM:
        return True
    after = words[at + 1].norm if at + 1 < len(words) else ""
    if words[at].norm == "told" and after in _TOLD_AS_A_TALE:
        return True
    if words[at].norm == "called" and at + 1 < len(words) and words[at + 1].capital:
        return True
    return before in _NOT_VERBS or before == "to" or (after == "of" and words[at].norm != "told")


def _saying(reading: Reading, at: int) -> Saying:
    if at and reading.tokens[at - 1].norm in _BE and reading.tokens[at].norm in _SAID_TO:
        return _passive(reading, at)
    if _inverted(reading, at):
        end = _chunk_end(reading, at + 1)
        return Saying(reading.tokens[at], _content(reading.tokens[at + 1 : end]), at, end - 1)
    start = _chunk_start(reading, at)
    subject = _content(reading.tokens[start:at])
    has_subject = any(t.norm not in _SKIPPED for t in reading.tokens[start:at])
    if has_subject:
        return Saying(reading.tokens[at], subject, start, at)
    end = _chunk_end(reading, at + 1)
    if start and not reading.quoted(reading.tokens[start - 1]) and _after_comma(reading, start):
        opening = _chunk_start(reading, start)
        return Saying(reading.tokens[at], _content(reading.tokens[opening:start]), opening, at)
    return Saying(reading.tokens[at], _content(reading.tokens[at + 1 : end]), at, end - 1)


def _passive(reading: Reading, at: int) -> Saying:
    """`People were told`, `it is believed`: the one before the verb is no speaker."""
    by = next((n for n in range(at + 1, min(at + 3, len(reading.tokens)))
               if reading.tokens[n].norm == "by"), None)  # fmt: skip
    if by is None:
        return Saying(reading.tokens[at], (), at - 1, at)
    end = _chunk_end(reading, by + 1)
    return Saying(reading.tokens[at], _content(reading.tokens[by + 1 : end]), at - 1, end - 1)


def _inverted(reading: Reading, at: int) -> bool:
    """`…, said Hall`, `…, said a spokesman`, `…, заявив речник`: the speaker stands behind."""
    words = reading.tokens
    gap = reading.text[words[at - 1].end : words[at].start] if at else ""
    behind = words[at + 1 : at + 4]
    if "," not in gap or not behind:
        return False
    if any(mark in reading.text[words[at].end : behind[0].start] for mark in ':"“«'):
        return False
    named = behind[0].capital or any(token.norm in SOURCE_NOUNS for token in behind)
    return named or words[at].norm in BARE_SPEECH


def _after_comma(reading: Reading, start: int) -> bool:
    gap = reading.text[reading.tokens[start - 1].end : reading.tokens[start].start]
    return gap.strip() == "," and reading.tokens[start].norm in {
        "who",
        "which",
        "has",
        "have",
        "had",
    }


def _chunk_start(reading: Reading, at: int) -> int:
    """Back to the punctuation before; an apposition between commas is passed over."""
    start, commas = at, 0
    while start > 0 and at - start < _FARTHEST:
        gap = reading.text[reading.tokens[start - 1].end : reading.tokens[start].start]
        if any(mark in gap for mark in '"“”:;!?') or (
            len(gap) > 1 and gap.strip() in {"-", "–", "—"}
        ):
            break
        if "," in gap:
            commas += 1
            if start == at and commas == 1:  # `Hall, of the town council, said`
                start -= 1
                continue
            if commas != 2:
                break
        if reading.tokens[start - 1].norm in {"that", "but", "because", "after", "while", "when"}:
            break
        start -= 1
    return start


def _chunk_end(reading: Reading, at: int) -> int:
    end = at
    while end < len(reading.tokens) and end - at < _FARTHEST:
        gap = reading.text[reading.tokens[end - 1].end : reading.tokens[end].start]
        if end > at and (
            any(mark in gap for mark in '"“”:;,.!?') or reading.tokens[end].norm == "that"
        ):
            break
        end += 1
    return end


def _content(words: tuple[Token, ...]) -> tuple[Token, ...]:
    return tuple(token for token in words if token.content and token.norm not in VERBS)
