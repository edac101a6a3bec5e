"""What earlier versions left opens in this one: their stores and their saved briefs.

`tests/data/kept` holds one of each form; a new form of the schema adds its own, none is made anew.
"""

from __future__ import annotations

import gzip
import json
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefer.errors import NewerStateError
from briefer.model import DeliveryKey, Window
from briefer.store import open_store
from briefer.store.migrations import STEPS
from tests.cli.conftest import Run, run

KEPT = Path(__file__).parents[1] / "data" / "kept"
STORES = sorted(KEPT.glob("*.db.gz"))
BRIEFS = sorted(KEPT.glob("*.brief.json"))
SLOT = "2026-11-27 Europe/Kyiv daily"
WEEK = Window(datetime(2026, 11, 20, tzinfo=UTC), datetime(2026, 11, 28, tzinfo=UTC))

__all__ = ["run"]


def unpacked(packed: Path, to: Path) -> Path:
    path = to / "s.db"
    path.write_bytes(gzip.decompress(packed.read_bytes()))
    return path


@pytest.mark.parametrize("packed", STORES, ids=lambda path: path.name)
def test_a_store_of_an_earlier_version_opens_with_all_it_held(packed: Path, tmp_path: Path) -> None:
    path = unpacked(packed, tmp_path)

    with open_store(path) as store:
        store.check()
        articles = store.articles(WEEK, of={"harbour"})
        delivery = store.delivery(DeliveryKey("oldport", SLOT, "shelf", "shelf"))
        facts = store.delivered_facts("oldport", before_slot="2026-11-28 Europe/Kyiv daily")
        (brief,) = store.briefs()

    assert {article.title for article in articles} == {
        "Oldport pier closes after a barge strikes it", "Oldport ferry fares rise by a tenth",
    }  # fmt: skip
    assert delivery is not None
    assert (delivery.state, delivery.receipt) == ("sent", "out/oldport-2026-11-27.md")
    assert "Nine people were taken to hospital." in {fact.text for fact in facts}
    assert (brief.topic, brief.bullets) == ("oldport", len(brief.brief.bullets))
    with sqlite3.connect(path) as opened:
        assert opened.execute("PRAGMA user_version").fetchone() == (len(STEPS),)


@pytest.mark.parametrize("packed", STORES, ids=lambda path: path.name)
def test_what_an_earlier_version_sent_is_not_sent_again(
    packed: Path, run: Run, tmp_path: Path
) -> None:
    unpacked(packed, Path())
    Path("briefer.toml").write_text(
        'timezone = "Europe/Kyiv"\n[topics.oldport]\nsend = ["shelf"]\n[channels.shelf]\n'
        'kind = "file"\npath = "out/"\n'
    )
    brief = json.loads((KEPT / packed.name.replace(".db.gz", ".brief.json")).read_text("utf-8"))
    lines = "\n".join(json.dumps(article) for article in brief["articles"])
    Path("a.jsonl").write_text(lines)

    ran = run(*("daily", "--topic", "oldport", "--articles", "a.jsonl", "--date", "2026-11-27"),
              *("--since", "7d", "--send", "--state", "s.db"))  # fmt: skip

    assert (ran.status, "already sent" in ran.err) == (0, True)
    assert not Path("out").exists()


@pytest.mark.parametrize("kind", ["markdown", "text", "html", "slack", "json"])
@pytest.mark.parametrize("path", BRIEFS, ids=lambda path: path.name)
def test_a_brief_of_an_earlier_version_is_printed_in_every_format(
    path: Path, kind: str, run: Run
) -> None:
    ran = run("render", str(path), "--format", kind)

    assert ran.status == 0
    assert "Nine people were taken to hospital." in ran.out


@pytest.mark.parametrize("path", BRIEFS, ids=lambda path: path.name)
def test_a_bullet_of_an_earlier_version_is_explained(path: Path, run: Run) -> None:
    assert "Oldport" in run("explain", str(path), "1").out


@pytest.mark.parametrize("packed", STORES, ids=lambda path: path.name)
def test_a_store_of_a_later_version_is_refused_with_a_sentence(
    packed: Path, tmp_path: Path
) -> None:
    path = unpacked(packed, tmp_path)
    with sqlite3.connect(path) as store:
        store.execute(f"PRAGMA user_version = {len(STEPS) + 1}")

    with pytest.raises(NewerStateError, match="written by a newer briefer"), open_store(path):
        pass
