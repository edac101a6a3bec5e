"""Files are whole or not there, in their folder, whatever a topic is called."""

from __future__ import annotations

import json
import os
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.deliver.file import FileChannel, file_deliver, target, write_atomically
from briefer.errors import DeliveryError, StoreError
from briefer.model import DeliveryKey, Message, Part
from briefer.text.slug import slug

NOW = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)
MESSAGE = Message("Bakhmut", (Part("text/markdown", "# Бахмут\n"),))


def key(topic: str = "bakhmut", slot: str = "2026-11-22 Europe/Kyiv daily") -> DeliveryKey:
    return DeliveryKey(topic, slot, "archive", "archive")


def channel(path: Path | str) -> FileChannel:
    return FileChannel(name="archive", path=str(path))


def test_a_brief_lands_in_a_folder_under_topic_and_day(tmp_path: Path) -> None:
    (tmp_path / "briefs").mkdir()

    delivery = file_deliver(channel(tmp_path / "briefs"), lambda: NOW)(MESSAGE, key())

    written = tmp_path / "briefs" / "bakhmut-2026-11-22.md"
    assert written.read_text(encoding="utf-8") == "# Бахмут\n"
    assert (delivery.state, delivery.receipt) == ("sent", str(written))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("out/{topic}.md", "out/bakhmut.md"),
        ("out/{date}/{topic}.html", "out/2026-11-22/bakhmut.html"),
        ("new/", "new/bakhmut-2026-11-22.md"),
    ],
)
def test_topic_and_date_are_filled_in(tmp_path: Path, path: str, expected: str) -> None:
    found = target(channel(path), key(), folder=tmp_path)

    assert found == tmp_path / expected


def test_a_week_is_named_by_its_number() -> None:
    slot = "2026-W47 Europe/Kyiv weekly"

    assert target(channel("{date}.md"), key(slot=slot)) == Path("2026-W47.md")


@given(st.text(min_size=1), st.text())
def test_no_topic_and_no_slot_leads_out_of_the_folder(topic: str, slot: str) -> None:
    folder = Path("/srv/briefs")

    found = target(channel("{date}-{topic}.md"), key(topic, slot), folder=folder)

    assert found.parent == folder


def test_known_paths_that_lead_out_stay_inside_and_apart(shared: Path) -> None:
    lines = (shared / "data/feeds/vectors/misc.jsonl").read_text(encoding="utf-8").splitlines()
    names = [v["input"] for v in map(json.loads, lines) if v["cat"] == "path"]

    slugs = [slug(name) for name in names]

    assert len(set(slugs)) == len(set(names)) > 10
    assert all(
        len(s) <= 73 and s.strip("-abcdefghijklmnopqrstuvwxyz0123456789") == "" for s in slugs
    )


@given(st.text(), st.text())
def test_two_names_never_share_a_slug(one: str, other: str) -> None:
    assert (slug(one) == slug(other)) == (one == other)


def test_a_file_that_is_there_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "briefs" / "brief.md"
    write_atomically(path, "old " * 1000)

    write_atomically(path, "new")

    assert path.read_text() == "new"
    assert list(path.parent.iterdir()) == [path]


def test_a_written_file_can_be_read_as_the_umask_says(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        write_atomically(tmp_path / "brief.md", "x")
    finally:
        os.umask(before)

    assert stat.S_IMODE((tmp_path / "brief.md").stat().st_mode) == 0o644


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text("old")
    (tmp_path / "link.md").symlink_to("real.md")

    write_atomically(tmp_path / "link.md", "new")

    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_text() == "new"


def test_a_device_is_written_to_and_not_replaced() -> None:
    write_atomically(Path("/dev/null"), "x")

    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_what_cannot_be_written_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file")
    blocked = tmp_path / "file" / "brief.md"

    with pytest.raises(StoreError, match="cannot be written"):
        write_atomically(blocked, "x")
    with pytest.raises(DeliveryError, match=r"channel archive: .*cannot be written"):
        file_deliver(channel(blocked), lambda: NOW)(MESSAGE, key())


def test_a_full_disk_keeps_the_old_file_and_leaves_no_half(small_disk: Path) -> None:
    path = small_disk / "brief.md"
    write_atomically(path, "old")

    with pytest.raises(StoreError, match="No space left"):
        write_atomically(path, "x" * 5_000_000)

    assert path.read_text() == "old"
    assert list(small_disk.iterdir()) == [path]


def test_text_that_is_no_unicode_is_written_all_the_same(tmp_path: Path) -> None:
    write_atomically(tmp_path / "brief.md", "a\ud800b")

    assert (tmp_path / "brief.md").read_text() == "a?b"
