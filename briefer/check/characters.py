"""A claim as it was given and its sources in, what its characters hide or change out. Pure.

A reader of the raw text and a program do not always see the same. Every letter, digit and sign of
a claim is one that its sources have, or plain writing; what is not is refused before any rule.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from briefer.check.kinds import yields
from briefer.languages.together import VERBS
from briefer.model import Finding
from briefer.reading.sentence import Reading
from briefer.reading.tokens import tokens
from briefer.text.hygiene import SOFT_HYPHEN, clean_line

HIDDEN, LETTERS, SIGN, PUNCTUATION, NARRATION = yields(
    "hidden", "letters", "sign", "punctuation", "narration"
)

_JOINING_SCRIPTS = (
    "ARABIC",
    "DEVANAGARI",
    "BENGALI",
    "TAMIL",
    "MALAYALAM",
    "SINHALA",
    "KHMER",
    "MYANMAR",
)
_PLAIN = frozenset("  \u202f\u2009.,;:'\"()/&%…’‘“”„«»‚‛‹›′″-–—‐‑‒―$£€¥₴₽₹§")
_SPACED = re.compile(r"(?<![^\W_])(?:[^\W\d_] +){3,}[^\W\d_](?![^\W_])")
_JOINED = re.compile(r"(?<![^\W_])(?:[^\W\d_][.\-·•_*|/:~–—]){3,}[^\W\d_](?![^\W_])")
_DIGIT_INSIDE = re.compile(r"[^\W\d_]\d+[^\W\d_]")
_SIGNED = re.compile(r"(?<![\w.,])[-−–+.,]\d")
_INSERTED = re.compile(r"\[([^\W\d_][^\[\]]{0,40})\]")
_STARS = re.compile(r"(?<!\S)[*_#~]+(?!\S)")
_Marks = frozenset[str]
_SPEAKER = 6  # words of a verb and a speaker set apart
_LONG_QUOTE = 3  # words in quote marks beyond which it is no single term


def character_findings(
    raw: str, sources: Sequence[str], *, cited: bool = True
) -> tuple[Finding, ...]:
    """Blocking findings about the claim as given, `sources` being the articles' texts.

    Where no passage is cited a writer may quote what an article quotes far apart.
    """
    claim = clean_line(raw.replace(SOFT_HYPHEN, ""))
    known = "\n".join(sources)
    found = (
        *_hidden(raw),
        *_letters(claim, known),
        *_signs(claim, known),
        *_punctuation(claim, sources),
        *(_narration(claim, sources) if cited else ()),
    )
    return tuple(dict.fromkeys(found))


def _hidden(raw: str) -> Iterator[Finding]:
    """Invisible, joining and reordering characters; a soft hyphen only says where to break."""
    joins = any(_script(letter) in _JOINING_SCRIPTS for letter in raw if letter.isalpha())
    for letter in raw:
        if letter in SOFT_HYPHEN + "\n\t\r" or (joins and letter in "\u200c\u200d"):
            continue
        if letter != " " and not clean_line(letter) and unicodedata.category(letter)[0] != "Z":
            name = f"U+{ord(letter):04X}"
            yield HIDDEN.finding(f"the claim holds a character that shows nothing ({name})", name)
            return


def _letters(claim: str, known: str) -> Iterator[Finding]:
    for pattern in (_SPACED, _JOINED, _DIGIT_INSIDE):
        for match in pattern.finditer(claim):
            word = claim[_word_start(claim, match.start()) : _word_end(claim, match.end())]
            if word not in known and match[0] not in known:
                yield LETTERS.finding(f"“{word}” is no word of the sources", word)
                return
    yield from _scripts(claim, known)


def _scripts(claim: str, known: str) -> Iterator[Finding]:
    counted = [_script(letter) for letter in claim if letter.isalpha()]
    own = max(set(counted), key=counted.count, default="")
    allowed = {own} | {_script(letter) for letter in known if letter.isalpha()}
    for word in re.findall(r"[^\W\d_]+", claim):
        scripts = {_script(letter) for letter in word}
        mixed = len(scripts) > 1 and not scripts <= _ASIAN
        if (mixed or not scripts <= allowed) and word not in known:
            yield LETTERS.finding(
                f"“{word}” is written in letters that the sources do not use", word
            )
            return


_ASIAN = frozenset({"CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HANGUL", "HALFWIDTH"})


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "UNKNOWN").partition(" ")[0]


def _signs(claim: str, known: str) -> Iterator[Finding]:
    """Signs, marks and dressed-up letters that no source has.

    A word in square brackets inside a quotation is the writer's, and asterisks alone say nothing.
    """
    claim = _STARS.sub(" ", _INSERTED.sub(r"\1", claim))
    for at, sign in enumerate(claim):
        if sign in _PLAIN or sign in known or (sign.isalnum() and _undressed(sign)):
            continue
        if unicodedata.category(sign)[0] == "M" and _carries_marks(claim[at - 1 : at]):
            continue
        if sign == "’" or sign.isspace():
            continue
        yield SIGN.finding(f"no source has the sign “{sign}”", sign)
        return
    for match in _SIGNED.finditer(claim):
        plain = known.replace("−", "-").replace("–", "-")
        if match[0].replace("−", "-").replace("–", "-") not in plain:
            yield SIGN.finding(f"no source has a number that begins “{match[0]}”", match[0])
            return


def _carries_marks(letter: str) -> bool:
    """Whether the script writes vowels as marks, as Hindi and Thai do."""
    return letter.isalpha() and _script(letter) not in {"LATIN", "CYRILLIC", "GREEK"}


def _undressed(sign: str) -> bool:
    """A plain letter or digit, and none in a circle, a box, full width or raised."""
    plain = unicodedata.normalize("NFKC", sign)
    return plain == sign or (len(plain) > 1 and plain.isalpha() and sign.isalpha()) or sign in "ªº"


def _punctuation(claim: str, sources: Sequence[str]) -> Iterator[Finding]:
    """The words of a source, one for one, with commas or quote marks that it does not have."""
    ours = Reading(claim)
    if len(ours.tokens) <= _LONG_QUOTE:
        return
    run = ours.norms
    for text in sources:
        theirs = tokens(text, most=20_000)
        norms = tuple(token.norm for token in theirs)
        for at in _places(run, norms):
            gaps = [
                (_marks(claim[a.end : b.start]), _marks(text[c.end : d.start]))
                for (a, b), (c, d) in zip(
                    pairwise(ours.tokens), pairwise(theirs[at : at + len(run)]), strict=True
                )
            ]
            if _speaker_moved(run, gaps):
                yield PUNCTUATION.finding("the source sets the speaker apart with commas", ",")
                return
            if all(mine <= its for mine, its in gaps):
                return
            if all(mine == its or not its for mine, its in gaps) and any(m - i for m, i in gaps):
                added = next("".join(sorted(m - i)) for m, i in gaps if m - i)
                yield PUNCTUATION.finding(
                    f"the source has these words without “{added}”, which changes who says it",
                    added,
                )
                return


def _speaker_moved(run: tuple[str, ...], gaps: Sequence[tuple[_Marks, _Marks]]) -> bool:
    """Whether a comma is gone before the verb of `Vik, said Lorn, owes nothing`."""
    return any(
        "," in its - mine
        and run[at + 1] in VERBS
        and any("," in later for _, later in gaps[at + 1 : at + _SPEAKER])
        for at, (mine, its) in enumerate(gaps)
    )


def _places(run: tuple[str, ...], norms: tuple[str, ...]) -> Iterator[int]:
    first = run[0]
    return (
        at for at, norm in enumerate(norms) if norm == first and norms[at : at + len(run)] == run
    )


def _marks(between: str) -> _Marks:
    return frozenset(sign for sign in between if sign in ",;:?!")


def _narration(claim: str, sources: Sequence[str]) -> Iterator[Finding]:
    """Quote marks around what the source tells in its own voice."""
    ours = Reading(claim)
    readings = [Reading(text) for text in sources]
    for start, end in ours.quotes:
        norms = [token.norm for token in ours.tokens if start <= token.start < end]
        wanted = f" {' '.join(norms)} "
        if len(norms) < _LONG_QUOTE:
            continue
        told = any(wanted in f" {' '.join(reading.norms)} " for reading in readings)
        spoken = any(
            wanted in f" {' '.join(t.norm for t in reading.tokens if a <= t.start < b)} "
            for reading in readings
            for a, b in reading.quotes
        )
        if told and not spoken:
            words = claim[start:end]
            yield NARRATION.finding(f"the source says “{words}” itself and quotes nobody", words)
            return


def _word_start(text: str, at: int) -> int:
    while at > 0 and not text[at - 1].isspace():
        at -= 1
    return at


def _word_end(text: str, at: int) -> int:
    while at < len(text) and not text[at].isspace():
        at += 1
    return at
