"""A site is written whole, then only where it changed; nothing that was written is lost."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from briefer.app.context import Context
from briefer.app.site import publish
from briefer.config import Config
from briefer.errors import ConfigError, LockedError, StoreError
from briefer.languages.known import LANGUAGES
from briefer.model import Correction, Story
from briefer.render.addresses import anchors
from briefer.render.locale import tongue_of
from briefer.render.site_words import LABELS
from briefer.store import Store, locked
from tests.site.kept_briefs import (
    TOPIC,
    article,
    brief_of_day,
    days,
    keep,
    made,
    site,
    texts,
    told,
    week_of,
)

FIRST = date(2026, 3, 23)


def test_a_site_has_an_index_a_page_a_brief_a_month_a_topic_and_a_story(
    store: Store, tmp_path: Path
) -> None:
    week_of(store)

    site(store, tmp_path / "out")

    names = set(texts(tmp_path / "out"))
    pages = {f"{TOPIC}/{day.isoformat()}/index.html" for day in days(FIRST, 7)}
    around = {
        f"{TOPIC}/2026-03/index.html",
        f"{TOPIC}/index.html",
        f"{TOPIC}/stories/bridge/index.html",
    }
    assert pages | around | {"index.html", "search.html", "feed.xml", "feed.json"} <= names


def test_the_same_store_gives_the_same_bytes(store: Store, tmp_path: Path) -> None:
    week_of(store)

    site(store, tmp_path / "one")
    site(store, tmp_path / "two")

    assert texts(tmp_path / "one") == texts(tmp_path / "two")


def test_a_site_grown_day_by_day_is_the_site_made_at_once(store: Store, tmp_path: Path) -> None:
    for day in days(FIRST, 5):
        keep(store, brief_of_day(day), delivered=True)
        site(store, tmp_path / "grown")

    site(store, tmp_path / "at-once")

    assert texts(tmp_path / "grown") == texts(tmp_path / "at-once")


def test_a_second_run_writes_nothing(store: Store, tmp_path: Path) -> None:
    week_of(store)
    site(store, tmp_path / "out")
    before = {
        p: p.stat().st_mtime_ns
        for p in (tmp_path / "out").rglob("*")
        if p.is_file() and p.suffix != ".lock"
    }

    again = site(store, tmp_path / "out")

    assert again.written == ()
    assert {p: p.stat().st_mtime_ns for p in before} == before


def test_a_new_day_touches_no_page_but_its_neighbours(store: Store, tmp_path: Path) -> None:
    week_of(store)
    site(store, tmp_path / "out")
    keep(store, brief_of_day(date(2026, 3, 30)), delivered=True)

    day = site(store, tmp_path / "out")

    written = {name for name in day.written if name.endswith("index.html") and "-" in name}
    pages = {f"{TOPIC}/2026-03-{n}/index.html" for n in (29, 30)}
    assert written == pages | {f"{TOPIC}/2026-03/index.html"}


def test_a_file_that_was_deleted_is_made_again(store: Store, tmp_path: Path) -> None:
    week_of(store)
    site(store, tmp_path / "out")
    before = texts(tmp_path / "out")
    (tmp_path / "out" / TOPIC / "2026-03-25" / "index.html").unlink()

    site(store, tmp_path / "out")

    assert texts(tmp_path / "out") == before


def test_a_page_stays_and_stays_listed_when_its_brief_is_forgotten(
    store: Store, tmp_path: Path
) -> None:
    week_of(store)
    site(store, tmp_path / "out")
    page = tmp_path / "out" / TOPIC / "2026-03-23" / "index.html"
    before = page.read_bytes()
    store.forget(datetime(2026, 3, 26, tzinfo=UTC))

    site(store, tmp_path / "out")

    assert page.read_bytes() == before
    assert "2026-03-23" in (tmp_path / "out" / TOPIC / "2026-03" / "index.html").read_text("utf-8")


def test_one_topic_is_brought_up_to_date_and_the_others_are_left(
    store: Store, tmp_path: Path
) -> None:
    for topic in ("harbour", "grain"):
        keep(store, brief_of_day(FIRST, topic=topic))
    site(store, tmp_path / "out")
    for topic in ("harbour", "grain"):
        keep(store, brief_of_day(date(2026, 3, 24), topic=topic))

    site(store, tmp_path / "out", topic="grain")

    names = texts(tmp_path / "out")
    assert "grain/2026-03-24/index.html" in names
    assert "harbour/2026-03-24/index.html" not in names
    assert "harbour/2026-03-23" in names["index.html"].decode()


def test_a_foreign_folder_is_refused_in_a_sentence_and_untouched(
    store: Store, tmp_path: Path
) -> None:
    week_of(store)
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "cat.jpg").write_bytes(b"cat")

    with pytest.raises(ConfigError, match=r"no site of briefer.*'cat\.jpg'.*--force"):
        site(store, tmp_path / "photos")

    assert [path.name for path in (tmp_path / "photos").iterdir()] == ["cat.jpg"]


def test_a_folder_with_nothing_but_dotfiles_is_empty(store: Store, tmp_path: Path) -> None:
    week_of(store)
    (tmp_path / "out" / ".git").mkdir(parents=True)
    (tmp_path / "out" / "CNAME").write_text("briefs.example")

    assert site(store, tmp_path / "out").briefs == 7


def test_force_writes_beside_what_lies_there(store: Store, tmp_path: Path) -> None:
    week_of(store)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "about.html").write_text("ours")

    site(store, tmp_path / "out", force=True)

    assert (tmp_path / "out" / "about.html").read_text() == "ours"


def test_two_runs_at_once_are_one(store: Store, tmp_path: Path) -> None:
    week_of(store)
    site(store, tmp_path / "out")

    with locked(tmp_path / "out" / ".briefer-site"), pytest.raises(LockedError):
        site(store, tmp_path / "out")


def test_a_run_that_was_stopped_half_way_is_ended_by_the_next(store: Store, tmp_path: Path) -> None:
    week_of(store)
    (tmp_path / "out" / TOPIC / "2026-03-26").mkdir(parents=True)
    (tmp_path / "out" / TOPIC / "2026-03-26" / "index.html").mkdir()  # no file can stand there
    with pytest.raises((StoreError, OSError)):
        site(store, tmp_path / "out", force=True)
    (tmp_path / "out" / TOPIC / "2026-03-26" / "index.html").rmdir()

    site(store, tmp_path / "out")

    site(store, tmp_path / "fresh")
    assert texts(tmp_path / "out") == texts(tmp_path / "fresh")


def test_a_broken_list_of_files_is_told_in_a_sentence(store: Store, tmp_path: Path) -> None:
    week_of(store)
    site(store, tmp_path / "out")
    (tmp_path / "out" / ".briefer-site.json").write_text("[1, 2")

    with pytest.raises(StoreError, match="--force"):
        site(store, tmp_path / "out")


def test_broken_cards_are_made_again(store: Store, tmp_path: Path) -> None:
    week_of(store)
    site(store, tmp_path / "out")
    before = texts(tmp_path / "out")
    (tmp_path / "out" / ".briefer-cards.json").write_text("{")

    site(store, tmp_path / "out")

    assert texts(tmp_path / "out") == before


def test_an_empty_store_makes_an_index_without_a_feed(store: Store, tmp_path: Path) -> None:
    made_of = site(store, tmp_path / "out")

    assert made_of.briefs == 0
    assert "feed.xml" not in texts(tmp_path / "out")
    assert "index.html" in texts(tmp_path / "out")


# ---------------------------------------------------------------- stories and corrections


def page_of(folder: Path, *parts: str) -> str:
    return folder.joinpath(*parts, "index.html").read_text(encoding="utf-8")


def test_a_story_is_told_by_day_with_a_link_to_each_line(store: Store, tmp_path: Path) -> None:
    one, two = days(FIRST, 2)
    keep(store, made(one, {"s": [told("Three are missing.", day=one)]}))
    keep(
        store, made(two, {"s": [told("Two are missing.", day=two, novelty="update", was="three")]})
    )

    site(store, tmp_path / "out")

    text = page_of(tmp_path / "out", TOPIC, "stories", "s")
    first, second = (anchors([line])[0] for line in ("Three are missing.", "Two are missing."))
    assert text.index(f"2026-03-23/index.html#{first}") < text.index(
        f"2026-03-24/index.html#{second}"
    )
    assert "(was: three)" in text
    assert (
        (tmp_path / "out" / TOPIC / "stories" / "s" / "picture.svg").read_text().startswith("<svg")
    )


def test_a_line_that_is_told_again_stands_on_its_first_day_alone(
    store: Store, tmp_path: Path
) -> None:
    one, two, three = days(FIRST, 3)
    keep(store, made(one, {"s": [told("The bridge fell.", day=one)]}))
    keep(store, made(two, {"s": [told("It is rebuilt.", day=two)]}))
    keep(store, made(three, {"s": [told("The bridge fell.", day=one)]}, kind="weekly"))

    site(store, tmp_path / "out")

    assert page_of(tmp_path / "out", TOPIC, "stories", "s").count("The bridge fell.") == 1


def test_a_story_of_one_brief_has_no_page(store: Store, tmp_path: Path) -> None:
    keep(store, made(FIRST, {"s": [told("The bridge fell.", day=FIRST)]}))

    site(store, tmp_path / "out")

    assert not (tmp_path / "out" / TOPIC / "stories").exists()


def test_the_page_of_a_story_that_went_over_to_another_leads_there(
    store: Store, tmp_path: Path
) -> None:
    one, two = days(FIRST, 2)
    first = keep(store, made(one, {"old": [told("A ship is late.", day=one)]}))
    second = made(two, {"new": [told("The ship is lost.", day=two)]})
    keep(store, second)
    cited = [c.article for brief in (first, second) for c in brief.citations]
    store.save_stories(TOPIC, [Story("new", tuple(cited))], at=second.generated)

    site(store, tmp_path / "out")

    assert "../new/index.html" in page_of(tmp_path / "out", TOPIC, "stories", "old").replace(
        f"../../../{TOPIC}/stories/", "../"
    )
    assert "A ship is late." in page_of(tmp_path / "out", TOPIC, "stories", "new")


def test_a_correction_is_noted_on_the_old_page_and_in_the_story(
    store: Store, tmp_path: Path
) -> None:
    one, two = days(FIRST, 2)
    line = told("Three people died.", day=one)
    old = keep(store, made(one, {"s": [line]}), delivered=True)
    site(store, tmp_path / "out")
    before = page_of(tmp_path / "out", TOPIC, "2026-03-23")
    back = Correction(
        "Three people died.", "Two people died.", line.citations[0].article.id, "Oldport Herald",
        old.window.until, seen=old.window.until,
    )  # fmt: skip
    keep(store, made(two, {"t": [told("The port opens.", day=two)]}, corrections=[back]))

    site(store, tmp_path / "out")

    story = page_of(tmp_path / "out", TOPIC, "stories", "s")
    assert "Corrected on 24 March 2026: the source now says “Two people died.”" in story
    after = page_of(tmp_path / "out", TOPIC, "2026-03-23")
    note = re.compile(r"(?s)<p class=\"note\".*?</p>|<aside class=\"later\".*?</aside>")
    assert "Corrected on 24 March 2026" in after
    place = re.findall(rf'{TOPIC}/2026-03-24/index.html#([^"]+)"', note.findall(after)[0])
    assert f'id="{place[0]}"' in page_of(tmp_path / "out", TOPIC, "2026-03-24")
    assert _lines(before) == _lines(after)


def _lines(text: str) -> list[str]:
    """What the page tells, line by line, with the proofs."""
    return re.findall(r'(?s)<li class="line".*?</details>', text)


def test_health_and_query_of_a_topic_stand_on_its_page(store: Store, tmp_path: Path) -> None:
    from briefer.collect.health import SourceHealth
    from briefer.config import TopicConfig
    from briefer.model import Source

    week_of(store)
    moment = datetime(2026, 3, 29, 6, tzinfo=UTC)
    health = SourceHealth("herald", asked=moment, succeeded=moment, items=12)
    store.save_collected([article("x", day=FIRST, key="x")], [health], at=moment)
    settings = {
        "topics": (TopicConfig(name=TOPIC, query='harbour OR "Old Port"'),),
        "sources": (Source("herald", "https://herald.example/feed.xml"),),
    }

    site(store, tmp_path / "out", settings=settings)

    text = page_of(tmp_path / "out", TOPIC)
    assert "harbour OR &#34;Old Port&#34;" in text
    assert "last read 2026-03-29 06:00 UTC; 12 articles in it then, " in text
    assert "feed.xml" not in text.split("<main ")[1].split("</main>")[0]


@pytest.mark.parametrize(
    "code", sorted(c for c, known in LANGUAGES.items() if known.printed.phrases)
)
def test_the_pages_around_the_briefs_are_printed_in_each_language(
    code: str, store: Store, tmp_path: Path
) -> None:
    week_of(store)

    site(store, tmp_path / "out", settings={"language": code})

    said = tongue_of(code).say
    assert code == "en" or set(LABELS) <= set(LANGUAGES[code].printed.phrases)
    assert f"<h2>{said('Topics')}</h2>" in page_of(tmp_path / "out")
    assert f"<h2>{said('What was known when')}" in page_of(
        tmp_path / "out", TOPIC, "stories", "bridge"
    )


def test_links_are_whole_where_the_address_of_the_site_is_known(
    store: Store, tmp_path: Path
) -> None:
    week_of(store)

    publish(
        Context(Config(site_url="https://briefs.example/desk")), store, tmp_path / "out",
        say=lambda _: None,
    )  # fmt: skip

    text = page_of(tmp_path / "out", TOPIC)
    assert 'href="https://briefs.example/desk/harbour/2026-03-29/' in text
    assert '<link rel="canonical" href="https://briefs.example/desk/harbour/">' in text
    assert 'href="../style.css"' in text
