"""Articles as JSON Lines in, articles out; each bad line named and left out. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from briefer.collect.boilerplate import own_words
from briefer.collect.collected import SCOPED, Collected
from briefer.collect.dates import Dates, moment
from briefer.collect.markup import plain_line, unmarked
from briefer.collect.origin import credited, host_of
from briefer.collect.spelling import page_of, reader_url
from briefer.collect.streamed import parsed_line
from briefer.model import Article, Glanced, Problem, Source, digest
from briefer.text.hygiene import clean_line

Glance = Callable[[Article], Article]

_TEXT_KEYS = ("id", "title", "text", "published", "updated", "first_seen", "publisher", "url",
              "language", "author", "source")  # fmt: skip
_DATE_KEYS = ("published", "updated", "first_seen")  # seconds since 1970 may be a number
_EPOCHS = 10**9  # a smaller number is no time of publication
_NEEDED = ("id", "title", "text")
_ID_LENGTH = 500


@dataclass(frozen=True, slots=True)
class _BadLine(Exception):
    reason: str


def whole(article: Article) -> Article:
    """The glance that lets go of nothing."""
    return article


def json_line_articles(text: str, *, source: Source, at: datetime, name: str) -> Collected:
    """The articles of the good lines; `name` is what a failed line is called after: `name:17`.

    A whole number as id counts as its text. A line without an id gets one from its url, else
    from its words, as an item of a feed does.
    """
    lines = enumerate(text.split("\n"), start=1)
    records = ((number, parsed_line(line)) for number, line in lines if line.strip())
    return records_read(records, source=source, at=at, name=name)


def records_read(
    records: Iterable[tuple[int, Any]],
    *,
    source: Source,
    at: datetime,
    name: str,
    glance: Glance = whole,
) -> Collected:
    """The same for numbered records that are parsed already.

    `glance` may let go of the text of an article that it is shown.
    """
    kept: dict[str, Article] = {}
    words: dict[str, str] = {}  # of articles whose text was let go of: a digest
    problems: list[Problem] = []
    failed: list[str] = []
    dates = Dates()
    for number, record in records:
        place = f"{name}:{number}"
        try:
            article, remarks = _article(record, source=source, at=at, dates=dates)
            article = _distinct(article, kept, words, given=_id_of(record) != "")
        except _BadLine as bad:
            failed.append(place)
            problems.append(Problem(place, f"{bad.reason}; the line is left out"))
            continue
        except ValueError as error:  # a line must never cost its file
            failed.append(place)
            problems.append(Problem(place, f"it cannot be read ({type(error).__name__})"))
            continue
        if article.id not in kept:
            seen = kept[article.id] = glance(article)
            if isinstance(seen, Glanced):
                words[article.id] = _words_of(article)
        problems += [Problem(place, remark) for remark in remarks]
    return Collected(tuple(kept.values()), tuple(problems), tuple(failed))


def _article(
    record: Any, *, source: Source, at: datetime, dates: Dates
) -> tuple[Article, list[str]]:
    wrong = _wrong_keys(record) if isinstance(record, Mapping) else []
    given = _checked(record, wrong)
    dates.language = clean_line(given.get("language", "")) or source.language
    title = clean_line(unmarked(given.get("title", "")))
    words = own_words(unmarked(given.get("text", "")), title=title)
    if not title and not words.text:
        raise _BadLine("it has neither a title nor a text")
    url = reader_url(given.get("url", ""))
    article = Article(
        title=title,
        text=words.text,
        id=_id_of(record) or (digest(page_of(url) or "") if url else ""),
        url=url,
        publisher=plain_line(given.get("publisher", "")),
        published=dates.read(given.get("published", "")),
        author=plain_line(given.get("author", "")) or None,
        language=clean_line(given.get("language", "")) or source.language,
        via=_via(record),
        source=clean_line(given.get("source", "")) or source.name,
        updated=dates.read(given.get("updated", "")),
        first_seen=moment(given.get("first_seen", "")) or at,
    )
    if not article.publisher or words.credit.via:
        article = credited(article, words.credit, host=url)
    remarks = [f"{key!r} is no text; it is left out" for key in wrong]
    return _with_host_as_publisher(article), [*remarks, *_remarks(given, article)]


def _checked(record: Any, wrong: Sequence[str]) -> Mapping[str, str]:
    if not isinstance(record, Mapping):
        raise _BadLine("this is no JSON object")
    given = {key: record[key] for key in _TEXT_KEYS if isinstance(record.get(key), str)}
    given |= {key: str(record[key]) for key in _DATE_KEYS if _is_number(record.get(key))}
    needed = next((key for key in wrong if key in _NEEDED), None)
    if needed is not None:
        raise _BadLine(f"{needed!r} must be a text{' or a whole number' if needed == 'id' else ''}")
    name = _id_of(record)
    if len(name) > _ID_LENGTH or not name.isprintable():
        raise _BadLine(f"its id must be one line of up to {_ID_LENGTH} printable characters")
    return given


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and value >= _EPOCHS


def _id_of(record: Mapping[str, Any]) -> str:
    """The id as it was given, a whole number as its text; nothing where none was."""
    name = record.get("id")
    if isinstance(name, int) and not isinstance(name, bool):
        return str(name)
    return name if isinstance(name, str) and name.strip() else ""


def _wrong_keys(record: Mapping[str, Any]) -> list[str]:
    """Keys whose value is there, but no text."""
    odd = [k for k in _TEXT_KEYS if (v := record.get(k)) is not None and not isinstance(v, str)]
    odd = [key for key in odd if key not in _DATE_KEYS or not _is_number(record[key])]
    return [key for key in odd if key != "id" or not _id_of(record)]


def _distinct(
    article: Article, kept: Mapping[str, Article], words: Mapping[str, str], *, given: bool
) -> Article:
    """The article, if no other has its id; other words under one url get an id of their own."""
    other = kept.get(article.id)
    if other is None or _words_of(article) == (words.get(article.id) or _words_of(other)):
        return article
    if given:
        raise _BadLine(f"another article above has the id {article.id!r}")
    return replace(article, id=SCOPED + digest(f"{article.url}\n{article.title}\n{article.text}"))


def _words_of(article: Article) -> str:
    return digest(f"{len(article.title)} {article.title}{article.text}", length=32)


def _via(record: Mapping[str, Any]) -> tuple[str, ...]:
    via = record.get("via")
    names = via if isinstance(via, list) else []
    return tuple(name for item in names if isinstance(item, str) and (name := plain_line(item)))


def _with_host_as_publisher(article: Article) -> Article:
    return article if article.publisher else replace(article, publisher=host_of(article.url))


def _remarks(given: Mapping[str, str], article: Article) -> Iterator[str]:
    if given.get("published", "").strip() and article.published is None:
        yield f"{given['published'][:40]!r} is no date; the article counts as undated"
    if given.get("url", "").strip() and article.url is None:
        yield "its url is no http(s) address; the article is cited without a link"
