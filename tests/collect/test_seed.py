"""The repost the product began with comes out as its real publisher's article."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefer.collect.gather import gather
from briefer.model import Article, Source
from briefer.testing.web import CannedFetch

SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"
AT = datetime(2023, 3, 23, tzinfo=UTC)


@pytest.fixture
def article() -> Article:
    if not SEEDS.is_dir():
        pytest.skip(f"the seed article is not beside the repository ({SEEDS.name})")
    found = gather([Source("seeds", str(SEEDS), "file")], fetch=CannedFetch({}), at=AT)

    assert (len(found.articles), found.problems, found.failed) == (1, (), ())
    return found.articles[0]


def test_the_seed_is_by_its_real_publisher_through_its_chain(article: Article) -> None:
    assert article.publisher == "Business Insider"
    assert "IFTTT" in article.via
    assert any(link.startswith("https://ift.tt/") for link in article.via)


def test_the_seed_is_undated_and_titled_by_its_first_line(article: Article) -> None:
    assert (article.published, article.updated, article.first_seen) == (None, None, AT)
    assert article.title.startswith("Russia's assault on Bakhmut is losing")
    assert article.title not in article.text


def test_the_seed_has_its_caption_once_and_neither_tail_nor_list_marks(article: Article) -> None:
    assert article.text.count("fire a howitzer M119") <= 1
    assert article.text.endswith("its big pushback effort.")
    assert "•" not in article.text
    assert not {"via IFTTT", "Comments"} & set(article.text.split("\n"))
