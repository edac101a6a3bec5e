"""A brief on a terminal: wrapped to its width, links behind the numbers, nothing alive in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefer.model import Brief, Correction
from briefer.render.terminal import Screen, terminal
from tests.render.printed_briefs import (
    WINDOW,
    empty_brief,
    full_brief,
    hostile_brief,
    large_brief,
    vectors,
)
from tests.terminals import Terminal, columns

BRIDGE = "https://harbour.example/news/bridge?a=1&b=2"
CJK = "市議会は火曜日に港の橋を閉鎖することを決定した。修理には六週間かかる見込みだと市長は述べた。"
HEBREW = "הגשר בנמל נסגר ביום שני לאחר שיטפון שפגע בשני עמודים שלו, אמר ראש העיר"
MARKUP = (
    "[bold]Bridge[/bold] closed",
    "[link=https://evil.example]click[/link]",
    "[/] [red] [[x]]",
    ":skull: :boom: \\[x]",
    "\x1b[31mred\x1b[0m",
    "\x1b]8;;https://evil.example\x1b\\here\x1b]8;;\x1b\\",
    "\x1b]0;title\x07 \x9b31m \u202egnp.exe",
    "a\rb\bc\x0bd\x0ce\x85f\u2028g",
)


def drawn(brief: Brief, width: int = 80, **can: bool) -> Terminal:
    return Terminal(width).feed(terminal([brief], Screen(width, **can)))


@pytest.mark.parametrize("width", [40, 63, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal_and_nothing_is_lost(width: int) -> None:
    narrow, brief = drawn(full_brief(), width), full_brief()

    words = narrow.text.replace("▌", "").split()
    assert max(map(columns, narrow.rows)) <= min(width, 100)
    for bullet in brief.bullets:
        assert bullet.text.split()[-1] in words


@pytest.mark.parametrize(
    "text", [CJK, HEBREW, "x" * 300, "wide 橋 " * 40], ids=["cjk", "rtl", "long", "mixed"]
)
@pytest.mark.parametrize("width", [40, 77])
def test_wide_letters_and_long_words_stay_within_the_width(text: str, width: int) -> None:
    shown = drawn(hostile_brief([text]), width)  # the terminal refuses a row that is too wide

    assert "".join(text.split()) in "".join(shown.text.split())


def test_a_number_leads_to_its_source_and_so_does_the_title() -> None:
    links = drawn(full_brief()).links

    assert ("[1]", BRIDGE) in links
    assert ("Bridge over the Bakhmutka destroyed", BRIDGE) in links
    assert not any("javascript" in url for _, url in links)


def test_without_links_the_address_stands_below_its_source() -> None:
    shown = drawn(full_brief(), linked=False)

    assert shown.links == []
    assert BRIDGE in shown.text


def test_without_colours_there_is_bold_and_every_mark_is_a_word_or_a_bar() -> None:
    plain, bright = drawn(full_brief(), coloured=False), drawn(full_brief())

    assert (plain.coloured, bright.coloured) == (False, True)
    assert "m1" in plain.codes
    assert plain.text == bright.text
    assert "▌ They disagree: losses of one day" in plain.text
    assert "• Update: " in plain.text


def test_a_terminal_that_knows_no_codes_gets_none() -> None:
    shown = drawn(full_brief(), styled=False)

    assert shown.codes == set()
    assert shown.links == []


def test_a_correction_stands_behind_a_bar_below_its_heading() -> None:
    taken_back = Correction("Two people were killed.", "Nobody was killed.", "bridge", "Harbour Times",
                            WINDOW.since)  # fmt: skip

    rows = drawn(replace(full_brief(), corrections=(taken_back,)), 100).rows

    start = rows.index("  ▌ Corrections")
    assert rows[start + 1].startswith("  ▌ We wrote on 19 March 2023: “Two people were killed.”")


@pytest.mark.parametrize("text", MARKUP)
@pytest.mark.parametrize("styled", [True, False], ids=["styled", "plain"])
def test_nothing_that_others_wrote_is_alive(text: str, styled: bool) -> None:
    try:
        brief = hostile_brief([text])
    except ValueError:  # nothing of it can be printed
        return

    shown = drawn(brief, 60, styled=styled)  # an unknown code or a control character fails here

    assert not any("evil.example" in url for _, url in shown.links)
    assert not set("\x1b\x9b\u202e\u2066\x07") & set(shown.text)


def test_markup_of_rich_is_printed_as_it_was_written() -> None:
    for text in MARKUP[:4]:
        shown = drawn(hostile_brief([text]), 90, linked=False)

        assert text in shown.text


def test_a_day_without_news_says_so() -> None:
    assert "Nothing new about Grain since" in drawn(empty_brief()).text


def test_a_digest_is_one_text() -> None:
    shown = Terminal(80).feed(terminal([full_brief(), empty_brief()], Screen(80)))

    assert shown.text.index("Bakhmut") < shown.text.index("\nGrain")


def test_a_large_brief_is_drawn_whole() -> None:
    text = drawn(large_brief(40), 72).text

    assert text.count("• ") >= 120


def test_no_vector_is_alive_on_a_terminal() -> None:
    kinds = ("terminal", "mail_header", "markdown", "log")
    rows = [row["input"] for row in vectors("misc.jsonl") if row["cat"] in kinds]
    texts = [*rows, *(row["payload"] for row in vectors("xss.jsonl")[::97])]

    shown = drawn(hostile_brief(texts), 70)

    assert {url for _, url in shown.links} == {"https://a.example/x"}
