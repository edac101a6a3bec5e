"""A story over time as a picture: readable with many publishers, one article, or none dated."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import pytest

from briefer.group.picture import as_svg
from briefer.group.timeline import as_text, marks, timeline
from briefer.model import Article, Story

DAY = datetime(2023, 3, 20, 6, tzinfo=UTC)
NAMES = ("Vale Herald", "W" * 40, "Українська громада", "渡轮新闻网日报渡轮新闻网日报", "<b>&", "")
SVG = "{http://www.w3.org/2000/svg}"


def story(*published: tuple[str, float]) -> Story:
    return Story(
        "s",
        tuple(
            Article("t", "", id=str(n), publisher=name, published=DAY + timedelta(hours=hours))
            for n, (name, hours) in enumerate(published)
        ),
    )


def texts(drawn: str) -> list[tuple[float, float, str, str]]:
    """Place, words and anchor of every text in the picture."""
    return [
        (float(t.get("x", 0)), float(t.get("y", 0)), t.text or "", t.get("text-anchor", "start"))
        for t in ElementTree.fromstring(drawn).iter(f"{SVG}text")
    ]


SPANS = [0, 1, 5, 30, 70, 100, 24 * 9, 24 * 60, 24 * 800]


@pytest.mark.parametrize("hours", SPANS)
def test_marks_of_the_axis_stand_apart_and_inside_the_picture(hours: int) -> None:
    drawn = as_svg(timeline(story(("A", 0), ("B", hours))), title="Bridge shut")

    size = ElementTree.fromstring(drawn).get("viewBox", "").split()
    axis = [(x, y, said) for x, y, said, anchor in texts(drawn) if anchor == "middle"]
    assert axis
    for line in {y for _, y, _ in axis}:
        places = sorted(x for x, y, _ in axis if y == line)
        assert all(b - a >= 46 for a, b in pairwise(places))
        assert places[0] >= 20
        assert places[-1] <= float(size[2]) - 20


@pytest.mark.parametrize("hours", SPANS)
def test_marks_under_a_terminal_picture_never_run_together(hours: int) -> None:
    drawn = as_text(timeline(story(("A", 0), ("B", hours))))

    axis = [line for line in drawn.splitlines() if re.match(r"^ +\d", line)]
    assert all(re.fullmatch(r"( +(\d\d:\d\d|\d{1,2} [A-Z][a-z]{2}))+", line) for line in axis)
    assert bool(axis) == (timeline(story(("A", 0), ("B", hours))).spans >= 7)


def test_a_long_title_takes_two_lines_and_is_kept_whole_for_readers_who_hover() -> None:
    title = "Council votes on the harbour bridge " * 12

    drawn = as_svg(timeline(story(("A", 0))), title=title)

    heading = [said for _, y, said, _ in texts(drawn) if y in {22.0, 40.0}]
    assert len(heading) == 2
    assert heading[1].endswith("…")
    assert ElementTree.fromstring(drawn).findtext(f"{SVG}title") == title


def test_an_endless_word_as_title_is_cut() -> None:
    drawn = as_svg(timeline(story(("A", 0))), title="渡" * 300)

    assert [said[-1] for _, y, said, _ in texts(drawn) if y == 22.0] == ["…"]


def test_names_of_any_width_end_before_the_boxes_begin() -> None:
    drawn = as_svg(timeline(story(*((name, 1) for name in NAMES))), title="t")

    names = [said for x, y, said, _ in texts(drawn) if x == 12.0 and y > 22]
    assert "Vale Herald" in names
    assert "<b>&" in names
    assert "unknown publisher" in names
    assert all(len(name) <= 17 for name in names if set(name) <= set("W渡轮新闻网日报…"))


def test_many_publishers_share_the_last_line_and_none_is_lost() -> None:
    busy = [(f"Outlet {n}", float(n % 30)) for n in range(35)] * 2

    drawn = as_svg(timeline(story(*busy)), title="t")

    said = [text for _, _, text, _ in texts(drawn)]
    assert "16 other publishers" in said
    totals = [int(text) for x, _, text, anchor in texts(drawn) if x > 800 and anchor == "start"]
    assert len(totals) == 20
    assert sum(totals) == 70


def test_the_foot_says_what_a_box_is_and_what_has_no_date() -> None:
    dated = story(("A", 0), ("A", 0.2), ("B", 90))
    undated = Article("u", "", id="u")

    drawn = as_svg(timeline(Story("s", (*dated.articles, undated))), title="t")

    foot = texts(drawn)[-1][2]
    assert "One box = 2 hours" in foot
    assert "at most 2" in foot
    assert "without a date: 1" in foot


def test_marks_are_midnights_of_the_zone_also_when_clocks_go_forward() -> None:
    told = timeline(story(("A", 24 * 3), ("B", 24 * 9)))

    found = marks(told, ZoneInfo("Europe/Kyiv"), room=7)

    midnights = {when for _, when, _ in found if when.hour == 0}
    assert datetime(2023, 3, 27, tzinfo=ZoneInfo("Europe/Kyiv")) in midnights
    for place, when, _ in found:
        assert told.start is not None
        assert told.start + timedelta(hours=place * told.hours) == when.astimezone(UTC)


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_dates_at_the_ends_of_the_calendar_are_drawn(zone: str) -> None:
    ends = (datetime.min.replace(tzinfo=UTC), DAY, datetime.max.replace(tzinfo=UTC))
    told = Story("s", tuple(Article("t", "", id=str(n), published=w) for n, w in enumerate(ends)))

    assert "9999-12-31" in as_text(timeline(told), zone=ZoneInfo(zone))
    assert ElementTree.fromstring(as_svg(timeline(told), title="t", zone=ZoneInfo(zone))).tag
