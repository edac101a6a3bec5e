"""An article in, the lines of it that can stand in a brief out: title, clauses, sentences. Pure.

A line is a verbatim stretch of the article that says something by itself: a title without the
labels of its page, a part of it between semicolons, a sentence that leans on no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from briefer.edit.credits import begins_with_credit, has_credit, is_credit, without_credit
from briefer.edit.dressing import undressed
from briefer.edit.kinds import Kind, kind_of
from briefer.group.headlines import OUTLET_WORDS
from briefer.languages import editing as said
from briefer.model import Article, Passage
from briefer.reading.quotations import half_quoted, words_of_nobody
from briefer.summarize.sentence_filter import holds_markup, leans, speaks_to_somebody, unfit
from briefer.text.folding import folded, words
from briefer.text.sentences import passages

DEEPEST: Final = 8  # sentences of an article that are looked at: news stands on top
_SHORTEST_TITLE: Final = 4
_SHORTEST: Final = 6
_LONGEST: Final = 48  # words; a longer line is a paragraph
_REPORTS: Final = 12  # words; a longer sentence with "reports" in it may tell something
_PARTS: Final = re.compile(r";\s+")
_LABEL: Final = re.compile(
    rf"^(?P<of>(?:[\w'’-]+ ){{0,4}}?)(?:{said.LABELS})(?: (?:in|on|from) [^:|]{{2,40}})?"
    r"\s*(?:[:|]|\s[-–—])\s+",
    re.IGNORECASE,
)
_TAIL: Final = re.compile(
    rf"\s+[-–—|]\s+(?:\w+ )?(?:{said.LABELS})\s*$|\s*\((?:{said.LABELS})\)\s*$", re.IGNORECASE
)
_BEHIND: Final = re.compile(
    r"\s+(?:\||[-–—])\s+(?P<tail>[^|–—]{2,40})$|\s*\|\s*(?P<bar>[^|]{2,40})$"
)
_PRONOUN: Final = re.compile(said.PRONOUN)
_KEPT: Final = re.compile(said.KEPT_LABELS, re.IGNORECASE)
_SHOWN: Final = re.compile(said.SHOWN, re.IGNORECASE)
_POINTERS: Final = re.compile(rf"{said.POINTERS}|{said.EDITORS_NOTE}", re.IGNORECASE)
_REPORTER: Final = re.compile(said.REPORTER, re.IGNORECASE)
_ORDERS: Final = re.compile(said.ORDERS)
_EMPTY_TITLE: Final = re.compile(
    rf"{said.EXPLAINER_TITLE}|{said.LOOK_BACK}|^untitled\b", re.IGNORECASE
)
_NAMED: Final = re.compile(said.NAMED)
_MAY_BE_VERB: Final = re.compile(said.MAY_BE_VERB)
_OWNER: Final = re.compile(r"'s\b|s'(?=\s)")
_FULL_DATE: Final = re.compile(said.FULL_DATE)
_CUT: Final = re.compile(r"(?:…|\.\.\.)[\"'”’)\]\s]*$")
_ENDED: Final = re.compile(r"[.!\"'”’»)\]]\s*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of an article that may be printed: where it stands and in what kind of text."""

    passage: Passage
    kind: Kind
    rank: int  # 0 a title, then the sentences from 1

    @property
    def text(self) -> str:
        return self.passage.text

    @property
    def article(self) -> Article:
        return self.passage.article

    @property
    def publisher(self) -> str:
        return self.article.publisher or self.article.id


def lines(article: Article, *, deepest: int = DEEPEST) -> tuple[Line, ...]:
    """The lines of the article in reading order; none where nothing can stand alone.

    Of its sentences the first `deepest` are looked at.

    >>> [line.text for line in lines(Article("WATCH: Ferry sinks off Lorn", "Read more here."))]
    ['Ferry sinks off Lorn']
    """
    kind = kind_of(article)
    return tuple(_lines(article, kind, deepest))


def _lines(article: Article, kind: Kind, deepest: int) -> Iterator[Line]:
    found = passages(article)
    body = [passage for passage in found if passage.field == "text"]
    for passage in found[: len(found) - len(body)]:
        for part in titles(passage):
            yield Line(part, kind, 0)
    for number, passage in enumerate(body[:deepest], start=1):
        if number < len(body) and begins_with_credit(body[number].text):
            continue
        for part in _sentences(passage, kind):
            yield Line(part, kind, number)


# ---------------------------------------------------------------- titles


def titles(passage: Passage) -> Iterator[Passage]:
    """The parts of a title that say what happened, without labels, outlet and byline."""
    bare = without_labels(undressed(passage))
    parts = _cut(bare, _PARTS)
    for part in parts:
        if title_says_something(part.text):
            yield part


def without_labels(passage: Passage) -> Passage:
    """The title without `WATCH:`, `Ukraine latest:`, `| The Outlet`, `- live`.

    What a label names stays before three words: `Lorn live: ferry sinks`.
    """
    start, end = passage.start, passage.end
    content = passage.article.title
    label = _LABEL.match(content[start:end])
    too_short = label and len(words(content[label.end() : end])) < _SHORTEST_TITLE
    if label and not _KEPT.search(label[0]) and not (too_short and label["of"]):
        start += label.end()
    while found := _tail(content[start:end], passage.article.publisher):
        end = start + found
    return replace(passage, start=start, end=end) if start < end else passage


def _tail(text: str, publisher: str) -> int:
    if (label := _TAIL.search(text)) and len(words(text[: label.start()])) >= _SHORTEST_TITLE:
        return label.start()
    behind = _BEHIND.search(text)
    if behind is None or len(words(text[: behind.start()])) < _SHORTEST_TITLE:
        return 0
    tail = behind["tail"] or behind["bar"]
    named = set(words(tail)) <= {*words(publisher), "the", "com", "news"}
    outlet = len(words(tail)) <= 4 and bool(OUTLET_WORDS & set(words(tail)))
    return behind.start() if behind["bar"] or "|" in behind[0] or named or outlet else 0


def title_says_something(text: str) -> bool:
    """Whether a title tells what happened and does not only promise to.

    >>> title_says_something("Bridge closed after flood"), title_says_something("Why it fell down")
    (True, False)
    """
    plain = folded(text).strip(" \"'")
    count = len(words(text))
    if not _SHORTEST_TITLE <= count <= _LONGEST or "?" in text:
        return False
    if holds_markup(text) or speaks_to_somebody(text) or _CUT.search(text):
        return False
    pieces = [plain, *(piece.strip() for piece in plain.split(": "))]
    if any(_EMPTY_TITLE.search(piece) or _ORDERS.search(piece) for piece in pieces):
        return False
    if _POINTERS.search(plain) or half_quoted(text) or names_only(text):
        return False
    return not words_of_nobody(text)


def names_only(text: str) -> bool:
    """Whether a title names a thing and says nothing of it: `The long road home`.

    Only one that begins as a name does, with an article or with words quoted before a colon.

    >>> names_only("The relentless battle for Lorn"), names_only("The battle for Lorn ends")
    (True, False)
    """
    plain = folded(text).strip()
    if plain.count(", ") > 1 and not _MAY_BE_VERB.search(_OWNER.sub("", plain)):
        return True
    begun = _NAMED.match(plain)
    if begun is None:
        return False
    return not _MAY_BE_VERB.search(_OWNER.sub("", plain[begun.end() :]))


# ---------------------------------------------------------------- sentences


def _sentences(passage: Passage, kind: Kind) -> Iterator[Passage]:
    bare = without_credit(undressed(passage))
    if bare is None:
        return
    parts = _cut(bare, _PARTS)
    whole = len(parts) == 1
    for part in parts:
        if kind in ("video", "interview") and tells_of_reporter(part.text):
            continue
        if not whole and part.text[0].islower() and _PRONOUN.search(part.text):
            continue
        if is_news(part.text) if whole else title_says_something(part.text):
            yield part


def is_news(text: str) -> bool:
    """Whether the sentence tells something by itself: no caption, pointer, question, half quote.

    A summary without its full stop is a sentence; one that breaks off is none.

    >>> is_news("The ferry returned to Lorn on Monday after repairs")
    True
    >>> is_news("A ferry is seen near Lorn, Norhaven, on March 20, 2023.")
    False
    """
    plain = folded(text).strip()
    count = len(words(text))
    if (
        not _SHORTEST <= count <= _LONGEST
        or _CUT.search(text)
        or text.rstrip().endswith((":", ",", "?"))
    ):
        return False
    if unfit(text) not in (None, "cut off") or leans(text) or half_quoted(text):
        return False
    if is_caption(text) or _POINTERS.search(plain) or _names_reporter(plain):
        return False
    return bool(_ENDED.search(text)) or _reads_on(text)


def tells_of_reporter(text: str) -> bool:
    """Whether the sentence says who explains, recounts or talks to whom, instead of what."""
    return bool(_REPORTER.search(folded(text)))


def _names_reporter(plain: str) -> bool:
    """`The outlet's Ada Brandt reports.`: it tells who reports and not what."""
    return len(words(plain)) <= _REPORTS and bool(_REPORTER.search(plain))


def is_caption(text: str) -> bool:
    """Whether the sentence says what a picture shows."""
    plain = folded(text)
    if has_credit(text) or (_SHOWN.search(plain) and _FULL_DATE.search(plain)):
        return True
    dated = _FULL_DATE.search(plain)
    return bool(
        dated
        and plain.rstrip(" .)").endswith(dated[0])
        and not re.search(r"\bsa(?:id|ys)\b", plain)
    )


def is_shown_only(text: str, *after: str) -> bool:
    """Whether a sentence tells of a picture or points at a page; `after` is what follows it.

    >>> is_shown_only("A ferry near Lorn.", "(Ada Brandt/Norhaven Press)")
    True
    """
    plain = folded(text).strip()
    if is_caption(text) or any(is_credit(line) for line in (text, *after)):
        return True
    called = _POINTERS.search(plain) or _ORDERS.search(plain)
    if called and (len(words(plain)) <= _REPORTS or "our" in words(plain)[: _REPORTS // 2]):
        return True
    return not _ENDED.search(text) and not title_says_something(text)


def _reads_on(text: str) -> bool:
    """Whether a line without a full stop is prose and no heading or list of names."""
    said_ = [word for word in text.split() if word[:1].isalpha()]
    lower = sum(word[:1].islower() for word in said_)
    return len(said_) >= _SHORTEST and lower * 2 >= len(said_)


def _cut(passage: Passage, at: re.Pattern[str]) -> list[Passage]:
    """The passage in the parts between the marks."""
    text, parts, start = passage.text, [], 0
    for mark in [*at.finditer(text), None]:
        end = mark.start() if mark else len(text)
        if text[start:end].strip():
            parts.append(replace(passage, start=passage.start + start, end=passage.start + end))
        start = mark.end() if mark else end
    return parts
