"""The page of a brief: its proofs stand in it, its names stay, and nothing is fetched or run."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import pairwise

import pytest
from lxml import html as lxml_html  # type: ignore[import-untyped]

from briefer.model import Account, Article, Brief, Bullet, Correction, Fate, Section
from briefer.render.addresses import line_anchors
from briefer.render.frame import Feed, Frame, LaterNote
from briefer.render.html import page, script, style_sheet
from briefer.render.locale import ENGLISH
from briefer.render.proof import age_text, runs
from tests.render.printed_briefs import (
    BRIDGE,
    HOLDS,
    WINDOW,
    cited,
    empty_brief,
    full_brief,
    large_brief,
    shipped,
)

FRAME = Frame(
    root="../../",
    links=(("All briefs", "../../"), ("The day before", "../2023-03-21/")),
    story_addresses={"s1": "../stories/s1/"},
    feeds=(Feed("application/atom+xml", "Bakhmut", "../feed.xml"),),
)


def tree(briefs: list[Brief], frame: Frame | None = None) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(page(briefs, template=shipped, frame=frame))


_STEP = re.compile(r"([\w*]+)|\.([\w-]+)|#([\w-]+)|:(first-child)|\[([\w-]+)(?:(\^?=)'([^']*)')?\]")


def picked(node: lxml_html.HtmlElement, selector: str) -> list[lxml_html.HtmlElement]:
    """What a selector of tags, classes, ids and attributes picks, in the order of the page."""
    paths = []
    for one in selector.split(", "):
        steps = re.sub(r"\s*>\s*", " >", one).split()
        paths.append(
            "." + "".join(("/" if s[0] == ">" else "//") + _path(s.lstrip(">")) for s in steps)
        )
    return list(node.xpath(" | ".join(paths)))


def _path(step: str) -> str:
    tag, tests = "*", ""
    for name, style, key, first, attribute, sign, value in _STEP.findall(step):
        tag = name or tag
        tests += f"[contains(concat(' ', @class, ' '), ' {style} ')]" if style else ""
        tests += f"[@id='{key}']" if key else ""
        tests += "[not(preceding-sibling::*)]" if first else ""
        compared = (
            f"starts-with(@{attribute}, '{value}')" if sign == "^=" else f"@{attribute}='{value}'"
        )
        tests += f"[{compared if sign else f'@{attribute}'}]" if attribute else ""
    return tag + tests


def words(node: lxml_html.HtmlElement) -> str:
    return " ".join(node.text_content().split())


def lines(found: lxml_html.HtmlElement) -> list[lxml_html.HtmlElement]:
    return list(picked(found, "li.line"))


def test_each_line_holds_the_sentences_that_it_rests_on() -> None:
    made = full_brief()
    found = tree([made])

    for number, name in line_anchors(made).items():
        bullet = made.bullets[number - 1]
        (line,) = picked(found, f"#{name} > details")
        assert bullet.text in words(line.find("summary"))
        marked = [words(mark) for mark in picked(line, ".proof mark")]
        assert {citation.quote for citation in bullet.citations} <= set(marked)
    assert len(lines(found)) == len(made.bullets) + 2 + 2 + 2  # on top, sides, announced


def test_a_cited_sentence_stands_between_its_neighbours() -> None:
    found = tree([full_brief()])
    name = line_anchors(full_brief())[1]
    (quote,) = picked(found, f"#{name} blockquote")

    assert words(quote) == (
        "Night fell. The bridge was destroyed on Tuesday."
        " Engineers said 1,200 metres of road were lost."
    )
    assert [words(mark) for mark in picked(quote, "mark")] == [
        "The bridge was destroyed on Tuesday."
    ]
    assert quote.get("lang") == "en"


def test_citations_whose_neighbours_meet_are_one_passage() -> None:
    places = [
        cited(BRIDGE, said).place for said in ("Night fell.", "Work goes on.", "The bridge was")
    ]
    (run,) = runs(BRIDGE, places)

    assert [piece.text for piece in run if piece.cited] == [
        "Night fell.",
        "The bridge was",
        "Work goes on.",
    ]
    assert " ".join(piece.text for piece in run) == BRIDGE.text


def test_a_title_that_is_cited_alone_has_the_opening_of_its_text_behind_it() -> None:
    title, opening = runs(BRIDGE, [cited(BRIDGE, BRIDGE.title, "title").place])

    assert [(piece.text, piece.cited) for piece in (*title, *opening)] == [
        (BRIDGE.title, True),
        ("Night fell.", False),
    ]


def test_text_that_was_rebuilt_from_its_quotes_has_no_neighbours() -> None:
    rebuilt = replace(BRIDGE, text=BRIDGE.text[:12].replace("Night fell.", " " * 11) + "The bridge")

    ((piece,),) = runs(rebuilt, [cited(rebuilt, "The bridge").place])
    assert piece.text == "The bridge"


@pytest.mark.parametrize(
    ("proved", "opinion", "said"),
    [
        ("rules", "", "Rules checked each name"),
        ("judge", "", "A judge model found this line supported"),
        ("judge", "Both sentences say it.", "supported by what is cited: “Both sentences say it.”"),
        ("own words", "", "These are the words of the source, unchanged."),
    ],
)
def test_a_line_says_how_it_was_proved(proved: str, opinion: str, said: str) -> None:
    line = Bullet(
        "The bridge fell.",
        (cited(BRIDGE, "The bridge was destroyed on Tuesday."),),
        proved=proved,  # type: ignore[arg-type]
        opinion=opinion,
    )
    made = replace(empty_brief(), sections=(Section("s", None, (line,)),), account=CITED)

    assert said in words(picked(tree([made]), ".proof")[0])


CITED = Account(cited=("bridge",))


def test_a_line_of_one_publisher_says_so_in_words() -> None:
    found = tree([full_brief()])
    names = line_anchors(full_brief())

    assert not picked(found, f"#{names[1]} .single")
    (mark,) = picked(found, f"#{names[2]} .single")
    assert words(mark) == "one source"
    assert "The same is said by: Quay Wire, Dune Radio, Salt Road" in words(
        picked(found, f"#{names[1]}")[0]
    )


def test_a_line_that_joins_two_publishers_is_not_of_one_source() -> None:
    cites = (cited(BRIDGE, "The bridge was"), cited(HOLDS, HOLDS.title, "title"))
    line = Bullet("Two things happened.", cites, publishers=("Harbour Times",))
    account = Account(cited=("bridge", "holds"))
    made = replace(empty_brief(), sections=(Section("s", None, (line,)),), account=account)

    assert not picked(tree([made]), ".single")


@pytest.mark.parametrize(
    ("counted", "said"),
    [((), "Harbour Times; "), (("Harbour Times", "Quay"), "Harbour Times and Quay")],
    ids=["each a part", "the same"],
)
def test_two_publishers_of_two_things_are_not_said_to_say_the_same(
    counted: tuple[str, ...], said: str
) -> None:
    cites = (cited(BRIDGE, "The bridge was"), cited(HOLDS, HOLDS.title, "title"))
    line = Bullet("Two things happened.", cites, publishers=counted)
    account = Account(cited=("bridge", "holds"))
    made = replace(empty_brief(), sections=(Section("s", None, (line,)),), account=account)

    assert any(said in words(found) for found in picked(tree([made]), ".meta"))


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (timedelta(seconds=20), "1 min ago"),
        (timedelta(minutes=59), "59 min ago"),
        (timedelta(hours=3, minutes=20), "3 h ago"),
        (timedelta(hours=47), "47 h ago"),
        (timedelta(days=3), "3 days ago"),
        (timedelta(hours=-1), ""),
    ],
    ids=str,
)
def test_an_age_is_counted_from_the_cut_off(before: timedelta, said: str) -> None:
    until = datetime(2023, 3, 22, 21, 59, 30, tzinfo=UTC)

    assert age_text(until - before, until=until, tongue=ENGLISH) == said


def test_a_bare_day_has_no_age() -> None:
    assert age_text(datetime(2023, 3, 22, tzinfo=UTC), until=WINDOW.until, tongue=ENGLISH) == ""


def test_every_article_of_a_story_is_listed_below_it_cited_or_not() -> None:
    fates = (
        Fate("bridge", "cited", BRIDGE.title, story="s1"),
        Fate(
            "more", "not_cited", "More of the bridge", "Salt Road", "https://a.example/m", "", "s1"
        ),
        Fate("twin", "copy", "Twin", why="copy of: Bridge", story="s1"),
        Fate("other", "not_cited", "Another thing", story="s9"),
    )
    found = tree([replace(full_brief(), fates=fates)])
    (listed,) = picked(found, ".story .articles")

    assert "Every article of this story (3)" in words(listed)
    assert [words(item) for item in picked(listed, "li")] == [
        f"{BRIDGE.title} [1]",
        "More of the bridge, Salt Road (not cited)",
        "Twin (copy of: Bridge)",
    ]


def test_the_names_on_a_page_are_each_its_own_and_every_way_leads_to_one() -> None:
    for briefs in ([full_brief()], [full_brief(), full_brief(), large_brief(7)]):
        found = tree(briefs)
        names = [node.get("id") for node in picked(found, "[id]")]
        ways = {node.get("href")[1:] for node in picked(found, "[href^='#']")}
        told = [node.get("aria-labelledby") for node in picked(found, "[aria-labelledby]")]
        labels = {name for names_of in told for name in names_of.split()}

        assert len(names) == len(set(names))
        assert ways | labels <= set(names)


def test_the_name_of_a_line_stays_when_another_is_told_before_it() -> None:
    one, two = large_brief(2), large_brief(3)
    moved = replace(two, sections=(two.sections[2], *one.sections))
    names = [{line.get("id") for line in lines(tree([made]))} for made in (one, moved)]

    assert names[0] < names[1]


def test_the_lines_on_top_lead_to_where_they_are_told() -> None:
    found = tree([full_brief()])
    (told,) = picked(found, ".lead .line:first-child .proof footer a:first-child")

    assert told.get("href") == f"#{line_anchors(full_brief())[1]}"


def test_a_source_leads_back_to_every_line_that_cites_it_in_their_order() -> None:
    source = picked(tree([full_brief()]), "#source-1")[0]

    assert [words(way) for way in picked(source, ".back")] == [
        "In brief",
        "The bridge over the Bakhmutka fell on…",
        "Engineers said 1,200 metres of road were…",
    ]


@pytest.mark.parametrize(("stories", "listed"), [(5, 0), (6, 1)])
def test_from_six_developments_on_there_is_a_list_of_contents(stories: int, listed: int) -> None:
    found = tree([large_brief(stories)])

    assert len(picked(found, "nav.contents")) == listed
    assert len(picked(found, "nav.contents li")) == listed * stories


def test_a_correction_has_a_name_and_leads_to_its_source() -> None:
    taken_back = Correction(
        "Six fell.", "Five fell.", "a", "Quay", WINDOW.since, "https://a.example/q"
    )
    found = tree([replace(full_brief(), corrections=(taken_back,))])
    (item,) = picked(found, ".corrections li")

    assert item.get("id", "").startswith("c-")
    assert "“Six fell.”" in words(item)
    assert picked(item, "a")[0].get("href") == "https://a.example/q"


def test_headings_leave_out_no_level_and_the_first_names_the_topic() -> None:
    for made in (replace(full_brief(), title="The bridge"), large_brief(8), empty_brief()):
        levels = [int(node.tag[1]) for node in tree([made]).iter("h1", "h2", "h3")]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(deeper - level <= 1 for level, deeper in pairwise(levels))
    assert words(tree([replace(full_brief(), title="The bridge")]).find(".//h1")) == "The bridge"


# ---------------------------------------------------------------- nothing from elsewhere


def _policy(found: lxml_html.HtmlElement) -> str:
    (meta,) = picked(found, "meta[http-equiv='Content-Security-Policy']")
    return str(meta.get("content"))


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def test_a_page_that_stands_alone_allows_its_own_style_and_script_and_nothing_else() -> None:
    source = page([full_brief()], template=shipped)
    style = re.search(r"<style>(.*?)</style>", source, re.DOTALL)
    keys = re.search(r"<script>(.*?)</script>", source, re.DOTALL)
    assert style
    assert keys

    assert _policy(lxml_html.document_fromstring(source)) == (
        f"default-src 'none'; style-src {_hash(style[1])}; script-src {_hash(keys[1])};"
        " img-src data:; base-uri 'none'; form-action 'none'"
    )


@pytest.mark.parametrize("frame", [None, FRAME], ids=["alone", "of a site"])
def test_a_page_asks_nothing_of_anybody(frame: Frame | None) -> None:
    found = tree([full_brief(), large_brief(7)], frame)

    assert not picked(found, "img, iframe, form, object, embed, [style], [onclick], base")
    assert not re.search(r"@import|url\(|@font-face", style_sheet(shipped))
    assert not re.search(r"fetch|XMLHttpRequest|https?:|cookie|localStorage", script(shipped))
    loaded = [node.get("src") or node.get("href") for node in picked(found, "[src], link")]
    wanted = [] if frame is None else ["../feed.xml", "../../style.css", "../../keys.js"]
    assert loaded == ["data:,", *wanted]  # an empty icon: who is told of none asks for one
    for way in picked(found, "a[href^='http']"):
        assert way.get("rel") == "noopener noreferrer nofollow"


def test_a_page_of_a_site_has_its_ways_its_feeds_and_its_stories() -> None:
    found = tree([full_brief()], FRAME)

    assert [(way.text, way.get("href")) for way in picked(found, "nav.ways a")] == [*FRAME.links]
    assert _policy(found).startswith("default-src 'none'; style-src 'self'; script-src 'self';")
    assert picked(found, "link[rel='alternate']")[0].get("title") == "Bakhmut"
    assert [way.get("href") for way in picked(found, "#main .story > .small a")] == [
        "../stories/s1/"
    ]


def test_a_later_correction_stands_on_top_and_below_its_line() -> None:
    name = line_anchors(full_brief())[1]
    later = LaterNote(name, "The bridge still stands.", "../2023-03-24/")
    found = tree([full_brief()], replace(FRAME, notes=(later,)))

    assert "The bridge still stands." in words(picked(found, "aside.later")[0])
    (note,) = picked(found, f"#{name} > .note")
    assert words(note) == "Corrected later: The bridge still stands."
    assert picked(note, "a")[0].get("href") == "../2023-03-24/"


def test_a_page_of_ten_full_stories_is_not_heavy() -> None:
    assert len(page([large_brief(10)], template=shipped).encode()) < 100_000


def test_a_template_of_the_page_as_it_was_before_still_prints() -> None:
    before = (
        "{% for b in briefs %}{{ b.topic }} {{ b.id }} {{ b.lead_id }} {{ b.announced_id }}"
        "{% for s in b.lead %}{{ s.text }}{% for c in s.citations %}{{ c.anchor }}{% endfor %}{% endfor %}"
        "{% for s in b.told %}{{ s.id }}{% for l in s.bullets %}{{ l.id }}{{ l.aside }}{% endfor %}{% endfor %}"
        "{% for r in b.references %}{% for q in r.quotes %}{{ q.id }}{{ q.text }}{% endfor %}{% endfor %}"
        "{% endfor %}"
    )

    assert "Harbour Times, Quay Wire and 2 more, Tue 16:05" in page(
        [full_brief()], template=lambda name: before if name == "brief.html.j2" else shipped(name)
    )


def test_a_text_in_another_language_says_which_to_a_screen_reader() -> None:
    found = tree([full_brief()])
    names = line_anchors(full_brief())

    assert picked(found, f"#{names[3]} .text")[0].get("lang") == "uk"
    assert picked(found, f"#{names[4]} .text")[0].get("lang") == "ar"
    assert picked(found, f"#{names[1]} .text")[0].get("lang") is None


def test_an_article_without_a_text_is_proved_by_its_title_alone() -> None:
    bare = Article("Quay closed", "", id="bridge")
    line = Bullet("Quay closed", (cited(bare, "Quay closed", "title"),))
    made = replace(empty_brief(), sections=(Section("s", None, (line,)),), account=CITED)

    assert [words(quote) for quote in picked(tree([made]), "blockquote")] == ["Quay closed"]
