"""Entries of a live page in one feed: one development, the newest first, none lost."""

from __future__ import annotations

from datetime import UTC, datetime

from briefer.app.engines import extractive_engine
from briefer.brief.pipeline import Plan, brief
from briefer.collect.reader import read
from briefer.edit.lines import lines
from briefer.group.topic import topic
from briefer.model import Article, Brief, Source, Window

NIGHT = datetime(2026, 3, 3, tzinfo=UTC)
ENTRIES = (
    ("Varn flood live: river at three metres", "The river in Varn stands at three metres, the water office said."),
    ("Varn flood live: hospital moved", "Patients of the hospital were taken to the barracks by bus."),
    ("Varn flood live: trains stop", "No trains run on the coast line until further notice."),
)  # fmt: skip


def feed(*pages: str, mark: str = " live:") -> Brief:
    """The brief of a feed with those entries, each under its page, the last the newest."""
    items = "".join(
        f"<item><title>{title.replace(' live:', mark)}</title><description>{text}</description>"
        f"<link>{page}</link><guid isPermaLink='false'>g{n}</guid>"
        f"<pubDate>Mon, 02 Mar 2026 {8 + n:02}:00:00 +0000</pubDate></item>"
        for n, ((title, text), page) in enumerate(zip(ENTRIES, pages, strict=True))
    )
    body = f"<rss version='2.0'><channel><title>Varn Post</title>{items}</channel></rss>".encode()
    found = read(body, source=Source("post", "post.xml", "file"), at=NIGHT, name="post.xml")
    plan = Plan(topic("varn"), Window(NIGHT.replace(day=2), NIGHT), NIGHT)
    return brief(plan, found, engine=extractive_engine(plan)).brief


PAGE = "https://varn.example/news/flood"


def test_entries_under_one_address_are_one_development_the_newest_first() -> None:
    made = feed(PAGE, PAGE, PAGE)

    (section,) = made.sections
    assert section.bullets[0].citations[0].article.title == ENTRIES[2][0]
    assert made.account.total == 3


def test_no_entry_is_lost_while_there_is_room() -> None:
    made = feed(PAGE, PAGE, PAGE)

    assert len(made.account.cited) == 3


def test_entries_with_an_anchor_of_their_own_are_grouped_by_what_they_say() -> None:
    made = feed(*(f"{PAGE}#post-{n}" for n in range(3)))

    assert len(made.sections) == 3
    assert len(made.account.cited) == 3


def test_items_that_all_lead_to_one_page_and_are_not_live_stay_apart() -> None:
    made = feed(*["https://varn.example/"] * 3, mark=",")

    assert len(made.sections) == 3


def test_what_a_label_names_stays_before_a_few_words() -> None:
    said = [
        [line.text for line in lines(Article(title, ""))]
        for title in ("Varn live: ferry sinks", "Varn live: ferry sinks with ninety aboard")
    ]

    assert said == [["Varn live: ferry sinks"], ["ferry sinks with ninety aboard"]]
