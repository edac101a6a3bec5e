"""Articles and briefs as hypothesis draws them: any text, any place, any shape."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import strategies as st

from briefer.jsonform.dumping import FATES
from briefer.model import (
    Account,
    Announced,
    Article,
    Brief,
    Bullet,
    Citation,
    Disagreement,
    Fate,
    Finding,
    Lead,
    Problem,
    Rejection,
    Section,
    Side,
    Usage,
    Window,
)

text = st.text(max_size=12)
words = st.text(min_size=1, max_size=20).filter(lambda found: bool(found.strip()))
moments = st.datetimes(
    min_value=datetime(1900, 1, 2),  # noqa: DTZ001 - the zone is drawn beside it
    max_value=datetime(2100, 1, 1),  # noqa: DTZ001
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=2)), timezone(-timedelta(hours=5))]),
)
findings = st.builds(Finding, text, text, st.lists(text, max_size=2).map(tuple), st.just(False))


@st.composite
def articles(draw: st.DrawFn, key: str = "") -> Article:
    return Article(
        title=draw(words),
        text=draw(text),
        id=key or draw(text),
        url=draw(st.none() | text),
        publisher=draw(text),
        published=draw(st.none() | moments),
        author=draw(st.none() | text),
        language=draw(st.none() | text),
        via=tuple(draw(st.lists(text, max_size=2))),
        source=draw(text),
        updated=draw(st.none() | moments),
        first_seen=draw(st.none() | moments),
    )


@st.composite
def citations(draw: st.DrawFn, found: tuple[Article, ...]) -> Citation:
    article = draw(st.sampled_from(found))
    field = draw(st.sampled_from(["title", "text"] if article.text else ["title"]))
    content = article.title if field == "title" else article.text
    start = draw(st.integers(0, len(content) - 1))
    end = draw(st.integers(start + 1, len(content)))
    return Citation(article, field, start, end, content[start:end])  # type: ignore[arg-type]


@st.composite
def sections(draw: st.DrawFn, found: tuple[Article, ...]) -> Section:
    cited = citations(found)
    bullets = st.builds(
        Bullet,
        words,
        st.lists(cited, min_size=1, max_size=3).map(tuple),
        st.sampled_from(["new", "update", "known"]),
        st.lists(findings, max_size=1).map(tuple),
        st.booleans(),
        publishers=st.lists(text, max_size=2).map(tuple),
    )
    sides = st.lists(st.builds(Side, text, text, cited), min_size=2, max_size=3).map(tuple)
    dropped = st.builds(Rejection, text, st.lists(findings, max_size=2).map(tuple))
    refused = dropped | dropped.map(lambda it: replace(it, replaced_by="w", outcome="repaired"))
    return Section(
        story=draw(words),
        headline=draw(text),
        bullets=tuple(draw(st.lists(bullets, max_size=3))),
        disagreements=tuple(draw(st.lists(st.builds(Disagreement, text, sides), max_size=1))),
        rejections=tuple(draw(st.lists(refused, max_size=2))),
        publishers=tuple(draw(st.lists(text, max_size=2))),
        engine=draw(text),
    )


@st.composite
def leads(draw: st.DrawFn, below: tuple[Section, ...]) -> Lead:
    """Up to two sentences that rest on what the bullets below cite."""
    cited = [citation for section in below for citation in section.citations]
    if not cited:
        return Lead()
    resting = st.lists(st.sampled_from(cited), min_size=1, max_size=2).map(tuple)
    refused = st.builds(Rejection, text, st.lists(findings, max_size=1).map(tuple))
    return Lead(
        tuple(draw(st.lists(st.builds(Bullet, words, resting), max_size=2))),
        tuple(draw(st.lists(refused, max_size=1))),
    )


def _usage() -> st.SearchStrategy[Usage]:
    money = st.decimals("0", "99999", places=8) | st.none()
    return st.builds(
        lambda counts, money: replace(
            Usage(*counts), money=money, currency="" if money is None else "USD"
        ),
        st.tuples(*[st.integers(0, 9)] * 5),
        money,
    )


_fates = st.builds(Fate, text, st.sampled_from(FATES), text, text, st.none() | text, text, text)


def _announced(found: tuple[Article, ...]) -> st.SearchStrategy[Announced]:
    cited = st.lists(citations(found), min_size=1, max_size=2).map(tuple)
    return st.builds(Announced, st.none() | st.dates(), words, cited)


@st.composite
def briefs(draw: st.DrawFn) -> Brief:
    found = tuple(draw(articles(key=f"a{n}")) for n in range(draw(st.integers(1, 3))))
    until = draw(moments)
    below = tuple(draw(st.lists(sections(found), max_size=3)))
    return Brief(
        topic=draw(text),
        title=draw(text),
        window=Window(until - timedelta(hours=draw(st.integers(1, 200))), until),
        engine=draw(text),
        generated=draw(moments),
        sections=below,
        account=Account(cited=tuple(article.id for article in found), copy=("b",), failed=("f:1",)),
        problems=tuple(draw(st.lists(st.builds(Problem, text, text), max_size=2))),
        usage=draw(st.just(Usage()) | _usage()),
        publishers=draw(st.integers(0, 99)),
        timezone=draw(st.sampled_from(["UTC", "Europe/Kyiv"])),
        language=draw(st.sampled_from(["en", "uk"])),
        notes=tuple(draw(st.lists(text, max_size=2))),
        lead=draw(leads(below)),
        announced=tuple(draw(st.lists(_announced(found), max_size=2))),
        fates=tuple(draw(st.lists(_fates, max_size=2))),
    )
