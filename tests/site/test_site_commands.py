"""`briefer publish`, `briefer open` and the channel `site`, as a shell sees them."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Run

LINES = [
    {"id": "b1", "title": "Harbour bridge closed", "text": "The harbour bridge was closed on Monday after a flood, the mayor said. Repairs take six weeks.", "publisher": "Herald", "url": "https://herald.example/1", "published": "2026-03-23T08:00:00Z"},
    {"id": "b2", "title": "Harbour bridge opens", "text": "The harbour bridge was opened again on Tuesday, the council said. Lorries wait until June.", "publisher": "Post", "url": "https://post.example/2", "published": "2026-03-24T08:00:00Z"},
]  # fmt: skip
CONFIG = """
state = "briefer.db"
[sources.press]
url = "press.jsonl"
[topics.harbour]
send = ["room"]
[channels.room]
kind = "site"
path = "room"
"""


@pytest.fixture
def desk(run: Run) -> Run:
    """A folder with two days of articles, a topic and a site channel."""
    Path("press.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in LINES))
    Path("briefer.toml").write_text(CONFIG)
    return run


def test_publish_writes_the_kept_briefs_and_says_how_many(desk: Run) -> None:
    desk("daily", "--topic", "harbour", "--date", "2026-03-24")

    ran = desk("publish", "public")

    assert ran.status == 0
    assert ran.out.startswith("public: 1 brief, 0 stories over days; ")
    assert Path("public/harbour/2026-03-24/index.html").is_file()


def test_publish_twice_and_check_in_json(desk: Run) -> None:
    desk("daily", "--topic", "harbour", "--date", "2026-03-24")
    first = desk("publish", "public", "--json").json

    again, checked = desk("publish", "public", "--json").json, desk("publish", "public", "--check")

    assert first["briefs"] == 1
    assert "harbour/2026-03-24/index.html" in first["written"]
    assert again["written"] == []
    assert (checked.status, checked.out) == (0, "")


def test_a_changed_page_ends_the_check_with_6_and_a_line(desk: Run) -> None:
    desk("daily", "--topic", "harbour", "--date", "2026-03-24")
    desk("publish", "public")
    Path("public/index.html").write_text("defaced")

    ran = desk("publish", "public", "--check", "--json")

    assert ran.status == 6
    assert ran.lines == [
        {"page": "index.html", "kind": "file", "detail": "has other bytes than were written"}
    ]


def test_publish_without_a_store_says_what_makes_one(run: Run) -> None:
    ran = run("publish", "public")

    assert ran.status == 2
    assert "briefer daily" in ran.err
    assert not Path("public").exists()


def test_the_channel_site_publishes_what_is_sent_and_the_receipt_is_its_address(desk: Run) -> None:
    ran = desk("daily", "--topic", "harbour", "--date", "2026-03-24", "--send")

    page = "room/harbour/2026-03-24/index.html"
    assert ran.status == 0
    assert "Harbour bridge" in Path(page).read_text("utf-8")
    [row] = [r for r in desk("history", "--json").lines if r.get("receipt")] or [{}]
    assert not row or row["receipt"].endswith(page)


def test_the_receipt_is_a_web_address_where_the_site_has_one(desk: Run) -> None:
    Path("briefer.toml").write_text(f'site_url = "https://briefs.example/"\n{CONFIG}')
    brief = desk("daily", "--topic", "harbour", "--date", "2026-03-24", "--format", "json").out
    Path("brief.json").write_text(brief)

    [sent] = desk("send", "brief.json").lines
    [again] = desk("send", "brief.json").lines

    assert (sent["state"], sent["receipt"]) == (
        "sent",
        "https://briefs.example/harbour/2026-03-24/",
    )
    assert (again["state"], again["receipt"]) == ("sent", sent["receipt"])


def test_a_foreign_folder_fails_the_delivery_and_doctor_says_so_before(desk: Run) -> None:
    Path("room").mkdir()
    Path("room/diary.txt").write_text("mine")

    ran, examined = (
        desk("daily", "--topic", "harbour", "--date", "2026-03-24", "--send"),
        desk("doctor"),
    )

    assert ran.status == 4
    assert "no site of briefer" in ran.err
    assert examined.status == 2
    assert "no site of briefer" in examined.out
    assert [path.name for path in Path("room").iterdir()] == ["diary.txt"]


def test_doctor_examines_a_site_and_makes_nothing(desk: Run) -> None:
    ran = desk("doctor", "--json")

    [row] = [row for row in ran.lines if row["part"] == "channel room"]
    assert row["verdict"] == "ok"
    assert "publishes to" in row["detail"]
    assert not Path("room").exists()


# ---------------------------------------------------------------- open


@pytest.fixture
def browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A browser that writes down what it is to open."""
    opened, script = tmp_path / "opened", tmp_path / "browser"
    script.write_text(f'#!/bin/sh\necho "$1" >> "{opened}"\n')
    script.chmod(0o755)
    monkeypatch.setenv("BROWSER", f"{script} %s")
    return opened


def test_open_prints_the_brief_and_opens_its_page(desk: Run, browser: Path) -> None:
    desk("daily", "--topic", "harbour", "--date", "2026-03-23")
    desk("daily", "--topic", "harbour", "--date", "2026-03-24")

    ran = desk("open")

    address = ran.out.splitlines()[-1]
    assert ran.status == 0
    assert address.endswith("room/harbour/2026-03-24/index.html")
    assert Path(address).is_file()
    assert "opened again on Tuesday" in ran.out
    assert browser.read_text().strip() == Path(address).absolute().as_uri()


def test_open_without_a_site_publishes_to_the_cache(desk: Run, browser: Path) -> None:
    Path("briefer.toml").write_text(CONFIG.split("send =", maxsplit=1)[0])
    desk("daily", "--topic", "harbour", "--date", "2026-03-24")

    address = desk("open", "--topic", "harbour").out.splitlines()[-1]

    assert Path(address).is_relative_to(os.environ["XDG_CACHE_HOME"])
    assert "harbour/2026-03-24" in address


def test_open_without_a_brief_says_what_makes_one(desk: Run, browser: Path) -> None:
    ran = desk("open", "--topic", "nothing")

    assert ran.status == 2
    assert "briefer daily" in ran.err
    assert not browser.exists()


def test_open_can_leave_the_browser_alone(desk: Run, browser: Path) -> None:
    desk("daily", "--topic", "harbour", "--date", "2026-03-24")

    assert desk("open", "--no-browser").status == 0
    assert not browser.exists()
