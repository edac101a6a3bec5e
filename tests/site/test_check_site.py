"""A published site is proved again: quotations in the store, bytes in the folder."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from briefer.app.context import Context
from briefer.app.site_check import Deviation, deviations, refuse_deviations
from briefer.config import Config
from briefer.errors import StoreError, StrictFailure, UsageError
from briefer.model import Article
from briefer.store import Store
from tests.site.kept_briefs import TOPIC, keep, made, site, texts, told, week_of

DAY = date(2026, 3, 26)


def checked(store: Store, folder: Path, **settings: str) -> tuple[Deviation, ...]:
    context = Context(Config(**settings))  # type: ignore[arg-type]
    return deviations(context, store, folder, topic=None, say=lambda _: None)


def test_a_site_as_it_was_written_deviates_in_nothing(store: Store, tmp_path: Path) -> None:
    week_of(store)
    site(store, tmp_path / "out")

    assert checked(store, tmp_path / "out") == ()


def test_a_quotation_that_stands_in_a_state_of_before_stands(store: Store, tmp_path: Path) -> None:
    brief = keep(store, made(DAY, {"s": [told("The bridge fell.", day=DAY)]}))
    site(store, tmp_path / "out")
    article = brief.citations[0].article
    edited = Article(
        article.title, "The bridge stands.", id=article.id, publisher=article.publisher,
        published=article.published, updated=datetime(2026, 3, 27, tzinfo=UTC),
    )  # fmt: skip
    store.save_articles([edited], at=datetime(2026, 3, 27, tzinfo=UTC))

    assert checked(store, tmp_path / "out") == ()


def test_a_quotation_that_stands_nowhere_is_a_deviation_of_its_page(
    store: Store, tmp_path: Path
) -> None:
    line = told("The bridge fell.", day=DAY)
    store.save_brief(made(DAY, {"s": [line]}), slot=f"{DAY.isoformat()} UTC daily")
    other = Article("t", "Nothing of the kind was said.", id=line.citations[0].article.id)
    store.save_articles([other], at=datetime(2026, 3, 26, tzinfo=UTC))
    site(store, tmp_path / "out")

    found = checked(store, tmp_path / "out")

    assert [(item.page, item.kind) for item in found] == [(f"{TOPIC}/2026-03-26/", "proof")]
    assert "The bridge fell." in found[0].detail
    with pytest.raises(StrictFailure):
        refuse_deviations(found)


def test_an_article_that_is_gone_is_a_deviation_unless_keep_drops_articles(
    store: Store, tmp_path: Path
) -> None:
    line = told("The bridge fell.", day=DAY)
    store.save_brief(made(DAY, {"s": [line]}), slot=f"{DAY.isoformat()} UTC daily")
    site(store, tmp_path / "out")

    gone, dropped = checked(store, tmp_path / "out"), checked(store, tmp_path / "out", keep="90d")

    assert [item.kind for item in gone] == ["proof"]
    assert [item.kind for item in dropped] == ["forgotten"]
    refuse_deviations(dropped)


def test_a_changed_and_a_missing_file_are_told_by_name(store: Store, tmp_path: Path) -> None:
    week_of(store)
    site(store, tmp_path / "out")
    page = tmp_path / "out" / TOPIC / "2026-03-25" / "index.html"
    page.write_text(page.read_text("utf-8").replace("closed", "open"), encoding="utf-8")
    (tmp_path / "out" / "feed.xml").unlink()

    found = checked(store, tmp_path / "out")

    assert [(item.page, item.kind) for item in found] == [
        ("feed.xml", "file"),
        (f"{TOPIC}/2026-03-25/index.html", "file"),
    ]
    with pytest.raises(StoreError, match="2 files of the site"):
        refuse_deviations(found)


def test_looking_writes_nothing(store: Store, tmp_path: Path) -> None:
    week_of(store)
    site(store, tmp_path / "out")
    (tmp_path / "out" / "feed.xml").unlink()
    before = texts(tmp_path / "out")

    checked(store, tmp_path / "out")

    assert texts(tmp_path / "out") == before


def test_a_folder_that_is_no_site_is_said_to_be_none(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no site of briefer"):
        checked(store, tmp_path / "elsewhere")
