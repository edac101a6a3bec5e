"""In HTML, text from outside is text: no tag, handler or address that we did not make."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser

import pytest

from briefer.model import Brief, Format, Message
from briefer.render.html import MAIL_BYTES
from briefer.render.message import rendered
from briefer.text.hygiene import clean_line
from tests.render.printed_briefs import (
    empty_brief,
    full_brief,
    hostile_brief,
    large_brief,
    shipped,
    vectors,
)

ALLOWED = {
    *("html", "head", "meta", "title", "style", "body", "main", "article", "section", "hr"),
    *("h1", "h2", "h3", "p", "div", "span", "strong", "br", "a", "ul", "ol", "li", "blockquote"),
    *("table", "tr", "td"),
    *("details", "summary", "nav", "header", "footer", "figure", "figcaption", "cite", "time"),
    *("mark", "dl", "dt", "dd", "label", "input", "script"),
}
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</style><svg/onload=alert(1)>",
    "--><iframe src=//trap.example>",
    "</title><base href=//trap.example>",
    "{{ 7 * 7 }}",
    "&lt;b&gt; &amp;lt;",
    "\u202egnp.exe \x00\x1b[2J",
]


Tag = tuple[str, dict[str, str | None]]


class Tags(HTMLParser):
    """Every start tag with its attributes, and all text but that of styles."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[Tag] = []
        self.words: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return clean_line("".join(self.words))


def html(briefs: list[Brief], kind: Format) -> str:
    message: Message = rendered(briefs, kind, template=shipped)
    return message.parts[-1].body


def skeleton(source: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(tag, tuple(attributes)) for tag, attributes in Tags(source).tags]


# A browser that is told of no icon asks its server for one.
NO_ICON = ("link", {"rel": "icon", "href": "data:,"})


def assert_only_ours(tags: list[Tag]) -> None:
    for tag, attributes in tags:
        if (tag, attributes) == NO_ICON:
            continue
        assert tag in ALLOWED
        assert not [name for name in attributes if name.startswith("on") or name == "src"]
        assert re.match(r"https?://a\.example/|#[\w-]+$|$", attributes.get("href") or "")
    assert len([tag for tag, _ in tags if tag == "script"]) <= 1


@pytest.mark.parametrize("kind", ["html", "email"])
@pytest.mark.parametrize("text", HOSTILE, ids=repr)
def test_hostile_text_adds_no_tag(text: str, kind: Format) -> None:
    source = html([hostile_brief([text])], kind)

    assert_only_ours(Tags(source).tags)
    assert skeleton(source) == skeleton(html([hostile_brief(["word"])], kind))
    assert Tags(source).text.count(clean_line(text)) > 5


@pytest.mark.parametrize(("kind", "at_once", "step"), [("html", 150, 1), ("email", 8, 20)])
def test_no_attack_vector_adds_a_tag(kind: Format, at_once: int, step: int) -> None:
    """All of them on pages; in mails, which show less where it is long, every twentieth batch."""
    visible = [row["payload"] for row in vectors("xss.jsonl") if clean_line(row["payload"])]
    assert len(visible) > 3000

    for start in range(0, len(visible), at_once * step):
        texts = visible[start : start + at_once]
        found = Tags(html([hostile_brief(texts)], kind)).tags
        assert_only_ours(found)
        assert kind == "email" or [tag for tag, _ in found] == harmless_tags(len(texts))


@cache
def harmless_tags(count: int) -> list[str]:
    return [tag for tag, _ in Tags(html([hostile_brief(["word"] * count)], "html")).tags]


@pytest.mark.parametrize("kind", ["html", "email"])
def test_no_address_but_a_web_address_becomes_a_link(kind: Format) -> None:
    source = html([hostile_brief(["word"], "javascript:alert(1)//https://a.example")], kind)

    assert "javascript" not in source
    assert "[1]" in source


def test_the_pages_of_a_digest_share_no_anchor() -> None:
    tags = Tags(html([full_brief(), full_brief()], "html")).tags
    ids = [attributes["id"] for _, attributes in tags if "id" in attributes]

    assert len(ids) == len(set(ids))


def test_what_a_mail_may_not_do_it_does_not() -> None:
    source = html([full_brief()], "email")

    assert not re.search(r"<(script|img|link|iframe|form)\b|@import|url\(", source)
    assert '<html lang="en">' in source


def test_a_mail_is_a_text_and_a_page_of_the_same_brief() -> None:
    message = rendered([full_brief()], "email", template=shipped)

    assert [part.media_type for part in message.parts] == ["text/plain", "text/html"]
    assert message.subject == "Bakhmut: Bridge destroyed · 22 March"
    for part in message.parts:
        assert "Engineers said 1,200 metres of road were lost." in part.body


def test_a_citation_in_a_mail_leads_to_its_article_and_says_whose_it_is() -> None:
    source = html([full_brief()], "email")
    links = [a for tag, a in Tags(source).tags if tag == "a" and a.get("aria-label")]

    assert {(a["href"], a["aria-label"]) for a in links} == {
        ("https://harbour.example/news/bridge?a=1&b=2", "Source 1: Harbour Times"),
        ("https://visnyk.example/holds", "Source 2: Східний вісник"),
    }
    assert "#quote" not in source


FOOTER = "What became of the articles"


@pytest.mark.parametrize("stories", [1, 20, 28, 300])
def test_a_mail_of_any_size_keeps_its_footer_and_says_what_it_left_out(stories: int) -> None:
    brief = large_brief(stories, problems=200)
    source = html([brief], "email")
    shown = (
        source.count("Headline of story") - min(stories, 3) - 1
    )  # three in the preheader, one in the title

    assert len(source.encode()) <= MAIL_BYTES
    assert FOOTER in source
    assert f"= {brief.account.total:,} article" in source
    left = stories - shown
    said = re.search(r"And ([\d,]+) more stor(y|ies) in the full brief", source)
    assert int(said[1].replace(",", "") if said else 0) == left
    assert "more problems in the full brief" in source or stories == 1
    assert source.count("<h2") == shown + 2


def test_a_mail_about_one_endless_story_keeps_its_footer() -> None:
    source = html([large_brief(1, bullets=400, words=300)], "email")

    assert len(source.encode()) <= MAIL_BYTES
    assert FOOTER in source
    assert "more bullets in the full brief" in source


def test_a_mail_whose_single_words_are_endless_keeps_its_footer() -> None:
    source = html([hostile_brief(["<" * 60_000])], "email")

    assert len(source.encode()) <= MAIL_BYTES
    assert FOOTER in source


def test_the_sources_of_a_shortened_mail_are_those_of_the_stories_shown() -> None:
    source = html([large_brief(60)], "email")
    cited = set(re.findall(r'aria-label="Source (\d+):', source))
    listed = set(re.findall(r'<span class="s"[^>]*>\[(\d+)\]</span>', source))

    assert cited == listed


@pytest.mark.parametrize("topics", [46, 200])
@pytest.mark.parametrize("made", [full_brief(), large_brief(4)], ids=["every-kind", "large"])
def test_a_mail_of_many_topics_is_not_clipped_and_names_those_it_leaves_out(
    made: Brief, topics: int
) -> None:
    briefs = [replace(made, topic=f"Topic {n}") for n in range(topics)]
    message = rendered(briefs, "email", template=shipped)
    whole = message.parts[0].body
    source = re.sub("<title>.*?</title>", "", message.parts[-1].body)

    drawn = len(re.findall("<h1", source))
    assert len(source.encode()) <= 95_000
    assert 0 < drawn <= topics
    left_out = f"{topics - drawn} more topics: Topic {drawn}, "
    assert left_out in source if drawn < topics else "more topics" not in source
    assert whole.count("WHAT BECAME OF THE ARTICLES") == topics


@pytest.mark.parametrize("kind", ["html", "email"])
def test_a_digest_with_a_quiet_topic_says_so(kind: Format) -> None:
    source = html([full_brief(), empty_brief()], kind)

    assert "Nothing new about Grain since 20 March 2023, 00:00." in source
