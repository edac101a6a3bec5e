"""Per line who says it and when; single lines of one publisher as one; sources without repeats."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from briefer.model import (
    Account,
    Announced,
    Article,
    Brief,
    Bullet,
    Fate,
    Format,
    Lead,
    Section,
    Window,
)
from briefer.render.addresses import line_anchors
from briefer.render.message import rendered
from briefer.render.slack import payloads
from tests.render.printed_briefs import cited, shipped

NIGHT = datetime(2026, 3, 3, tzinfo=UTC)
KINDS: tuple[Format, ...] = ("markdown", "text", "html", "email", "slack")


def article(key: str, publisher: str, *, hours: float = 3) -> Article:
    said = f"Event {key} happened in Lorn. The quay {key} will reopen on 14 June."
    return Article(
        f"Event {key}", said, id=key, publisher=publisher, published=NIGHT - timedelta(hours=hours)
    )


def section(source: Article, *more: Article) -> Section:
    """A section with a line for each article."""
    bullets = tuple(
        Bullet(
            f"Event {a.id} happened in Lorn.",
            (cited(a, f"Event {a.id} happened in Lorn."),),
            publishers=(a.publisher,),
        )
        for a in (source, *more)
    )
    return Section(source.id, None, bullets, publishers=tuple(a.publisher for a in (source, *more)))


def brief(
    *sections: Section, lead: Lead | None = None, announced: tuple[Announced, ...] = ()
) -> Brief:
    ids = {c.article.id for s in sections for c in s.citations} | {
        c.article.id for i in announced for c in i.citations
    }
    return Brief(
        "Lorn", Window(NIGHT - timedelta(days=1), NIGHT), "extractive", NIGHT, sections,
        Account(cited=tuple(sorted(ids))), lead=lead or Lead(), announced=announced,
    )  # fmt: skip


A, B, C, D = (article(key, f"Paper {key}") for key in "abcd")


def markdown(made: Brief) -> str:
    return rendered([made], "markdown", template=shipped).body


def test_single_lines_of_one_publisher_stand_in_one_line_at_the_end() -> None:
    printed = markdown(brief(section(A), section(B, C), section(D)))

    (line,) = [line for line in printed.splitlines() if line.startswith("**Also:**")]
    assert "Event a happened" in line
    assert "Event d happened" in line
    assert printed.count("Also") == 1
    assert printed.index("Event b happened") < printed.index("**Also:**")


def test_where_only_single_lines_are_each_is_told() -> None:
    assert "Also" not in markdown(brief(section(A), section(B)))


def test_a_single_line_of_several_publishers_or_of_the_top_is_no_aside() -> None:
    shared = section(A)
    shared = replace(shared, bullets=(replace(shared.bullets[0], publishers=("P", "Q")),))
    topped = section(D)
    printed = markdown(brief(section(B, C), shared, topped, lead=Lead(topped.bullets)))

    assert "Also" not in printed
    assert "**Event a happened in Lorn.**" in printed


@pytest.mark.parametrize("kind", KINDS)
def test_each_line_says_who_and_when_in_every_format(kind: Format) -> None:
    body = " ".join(
        part.body for part in rendered([brief(section(A, B))], kind, template=shipped).parts
    )

    for name in ("Paper a", "Paper b"):
        said = (
            f'<cite>{name}</cite>, <time datetime="2026-03-02T21:00:00+00:00">2 March 2026, 21:00'
        )
        assert (said if kind == "html" else f"({name}, 21:00)") in body


@pytest.mark.parametrize(
    ("hours", "said"),
    [(3, "(Paper a, 21:00)"), (27, "(Paper a, Sun 21:00)"), (24 * 20, "(Paper a, 11 February)")],
)
def test_a_report_of_another_day_says_so(hours: float, said: str) -> None:
    assert said in markdown(brief(section(article("a", "Paper a", hours=hours), B)))


def test_a_quotation_that_a_line_is_stands_once() -> None:
    assert markdown(brief(section(A, B))).count("Event a happened in Lorn.") == 1


def test_a_quotation_behind_other_words_stands_with_its_source() -> None:
    told = section(A)
    told = replace(told, bullets=(replace(told.bullets[0], text="Something befell the town."),))

    assert "“Event a happened in Lorn.”" in markdown(brief(told))


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_announced_stands_with_its_day_in_every_format(kind: Format) -> None:
    text = "The quay a will reopen on 14 June."
    coming = Announced(date(2026, 6, 14), text, (cited(A, text),))
    made = brief(section(A, B), announced=(coming,))

    for part in rendered([made], kind, template=shipped).parts:
        assert "14 June: " in part.body.replace("**", "").replace("<strong>", "").replace(
            "</strong>", ""
        )
        assert kind == "html" or part.body.count(text) == 1  # there its proof repeats it


def test_what_is_announced_for_another_year_says_which() -> None:
    text = "The quay a will reopen on 14 June."
    coming = Announced(date(2027, 6, 14), text, (cited(A, text),))

    assert "**14 June 2027:**" in markdown(brief(section(A, B), announced=(coming,)))


def test_an_announcement_that_a_line_tells_already_is_not_said_twice() -> None:
    text = "The quay a will reopen on 14 June."
    line = Section("s", None, (Bullet(text, (cited(A, text),)),))
    printed = markdown(
        brief(line, announced=(Announced(date(2026, 6, 14), text, (cited(A, text),)),))
    )

    assert printed.count(text) == 1
    assert "Announced" not in printed


def test_the_page_lists_the_titles_by_fate() -> None:
    fate = Fate(
        "x", "off_topic", "Swan stops traffic", "Salt Road", "https://a.example/x", "muted: swan"
    )
    account = Account(cited=("a", "b"), off_topic=("x",))
    made = replace(brief(section(A, B)), account=account, fates=(fate,))
    page = rendered([made], "html", template=shipped).body

    assert "<summary>1 off topic</summary>" in page
    assert 'href="https://a.example/x"' in page
    assert "Swan stops traffic</a>, Salt Road (muted: swan)" in page


def test_slack_prints_the_asides_as_one_line() -> None:
    made = brief(section(A), section(B, C), section(D))
    text = json.dumps(payloads([made]), ensure_ascii=False)

    assert text.count('"Also: "') == 1


@pytest.mark.parametrize("kind", ["markdown", "text", "html"])
def test_a_section_without_a_heading_prints_no_language_alone(kind: Format) -> None:
    foreign = Article(
        "地震", "東京で地震があり、5人がけがをした。", id="j", language="ja", publisher="P"
    )
    line = Bullet("東京で地震があり、5人がけがをした。", (cited(foreign, foreign.text),))
    made = brief(Section("j", None, (line,), publishers=("P",)))

    assert rendered([made], kind, template=shipped).body.count("(in Japanese)") == 1


def test_a_plan_told_in_a_brief_that_ended_at_midnight_was_announced_the_day_before() -> None:
    source = section(article("a", "P"))
    (line,) = source.bullets
    done = replace(source, bullets=(replace(line, announced=NIGHT),))

    assert "(as announced on 2 March 2026)" in markdown(brief(done))


@pytest.mark.parametrize("kind", ["markdown", "text", "html", "email"])
def test_what_a_line_replaces_is_not_said_to_be_in_the_words_of_its_source(kind: Format) -> None:
    source = section(article("a", "P"))
    (line,) = source.bullets
    changed = brief(replace(source, bullets=(replace(line, was="nine"),)))
    whole, before = (
        " ".join(rendered([made], kind, template=shipped).body.split())
        for made in (changed, brief(source))
    )

    assert "In brackets: what an earlier report or brief said." in whole
    assert "In brackets" not in before


def test_each_line_has_a_name_of_its_own_that_stays_when_lines_are_moved() -> None:
    names = line_anchors(brief(section(A, B), section(A)))
    moved = line_anchors(brief(section(B), section(A)))

    assert len(set(names.values())) == 3
    assert (moved[1], moved[2]) == (names[2], names[1])
