"""A briefer.toml without `state` has a store of its own; none loses the memory it has."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefer.app.context import context_or_sample, user_config_folder, user_state_folder
from briefer.collect.health import SourceHealth
from briefer.model import Delivery, DeliveryKey
from briefer.store import open_store

NOW = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)
DESK = '[topics.harbour]\n[sources.herald]\nurl = "https://herald.example/feed"\n'
OTHER = '[topics.ferry]\n[sources.gazette]\nurl = "https://gazette.example/feed"\n'


def project(folder: Path, text: str = DESK) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "briefer.toml").write_text(text, encoding="utf-8")
    return folder / "briefer.toml"


def state_of(path: Path) -> Path:
    return Path(context_or_sample(str(path)).state(None))


def remembered(place: Path, topic: str = "harbour", source: str = "herald") -> Path:
    """A store in which the topic was sent and the source read."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with open_store(place) as store:
        key = DeliveryKey(topic, "2026-11-22 UTC daily", "desk", "desk")
        store.claim(key, content="x", at=NOW)
        store.settle(Delivery(key, "sent", NOW), content="x")
        health = SourceHealth(source, url=f"https://{source}.example/feed", asked=NOW)
        store.save_collected([], [health], at=NOW)
    return place


def old_default() -> Path:
    return user_state_folder() / "briefer.db"


def test_two_files_have_two_stores(tmp_path: Path) -> None:
    one, two = project(tmp_path / "one"), project(tmp_path / "two")

    assert state_of(one) != state_of(two)
    assert {state_of(one).parents[1], state_of(two).parents[1]} == {user_state_folder()}
    assert state_of(one) == state_of(tmp_path / "two" / ".." / "one" / "briefer.toml")


def test_no_file_and_the_users_own_keep_to_the_one_they_had(tmp_path: Path) -> None:
    own = project(user_config_folder(), OTHER)

    assert state_of(own) == old_default()
    (user_config_folder() / "briefer.toml").unlink()
    assert Path(context_or_sample().state(None)) == old_default()


def test_a_file_goes_on_with_the_shared_store_that_has_its_memory(tmp_path: Path) -> None:
    place = remembered(old_default())

    assert state_of(project(tmp_path / "desk")) == place
    assert state_of(project(tmp_path / "other", OTHER)) != place


@pytest.mark.parametrize(
    ("topic", "source"),
    [
        pytest.param("harbour", "gazette", id="a topic of that name from other sources"),
        pytest.param("ferry", "herald", id="another topic from one of the sources"),
    ],
)
def test_what_only_looks_like_its_memory_is_left_to_others(
    tmp_path: Path, topic: str, source: str
) -> None:
    place = remembered(old_default(), topic, source)

    assert state_of(project(tmp_path / "desk")) != place


def test_a_source_that_was_renamed_is_known_by_its_address(tmp_path: Path) -> None:
    place = remembered(old_default())
    text = DESK.replace("sources.herald", "sources.paper")

    assert state_of(project(tmp_path / "desk", text)) == place


def test_a_project_that_was_moved_keeps_its_memory(tmp_path: Path) -> None:
    place = remembered(state_of(project(tmp_path / "before")))
    (tmp_path / "before").rename(tmp_path / "after")

    assert state_of(tmp_path / "after" / "briefer.toml") == place


def test_a_copy_of_a_project_that_is_still_there_begins_its_own(tmp_path: Path) -> None:
    place = remembered(state_of(project(tmp_path / "before")))

    assert state_of(project(tmp_path / "copy")) != place


def test_a_shared_store_that_cannot_be_read_is_not_passed_over(tmp_path: Path) -> None:
    old_default().parent.mkdir(parents=True, exist_ok=True)
    old_default().write_bytes(b"SQLite format 3\x00 and then nothing")

    assert state_of(project(tmp_path / "desk")) == old_default()


def test_a_long_path_has_a_store_too(tmp_path: Path) -> None:
    folder = tmp_path.joinpath(*["гавань"] * 12)
    place = remembered(state_of(project(folder)))

    assert state_of(folder / "briefer.toml") == place
    assert len(place.parent.name) < 100


def test_a_path_in_other_letters_works_as_a_store(tmp_path: Path) -> None:
    place = remembered(state_of(project(tmp_path / "Моя редакція 100%")))

    assert place.exists()
    assert state_of(tmp_path / "Моя редакція 100%" / "briefer.toml") == place
