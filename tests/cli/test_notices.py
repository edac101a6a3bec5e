"""Silence has one meaning: a brief that failed or had nothing new is told in one line, once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefer.testing.post_server import PostServer
from briefer.testing.slack_server import SlackServer
from tests.cli.conftest import Run

LINE = {"id": "a", "title": "Oldport quay opens", "published": "2026-05-04T10:00:00Z",
        "text": "The Oldport quay was opened on Monday, the harbour office said.",
        "url": "https://lamp.example/a", "publisher": "Lamp"}  # fmt: skip
CHANNELS = """
[channels.shelf]
kind = "file"
path = "{shelf}/"
[channels.alarm]
kind = "file"
path = "alarm/"
format = "text"
[channels.quiet]
kind = "file"
path = "quiet/"
format = "text"
"""


def configure(top: str, *, topic: str = "", shelf: str = "shelf", source: str = "a.jsonl") -> None:
    Path("briefer.toml").write_text(
        f'{top}\nstate = "s.db"\n[sources.lamp]\nurl = "{source}"\n[topics.oldport]\n'
        f'send = ["shelf"]\n{topic}\n{CHANNELS.format(shelf=shelf)}'
    )
    Path("a.jsonl").write_text(json.dumps(LINE))


def told(folder: str) -> list[str]:
    return [path.read_text("utf-8") for path in sorted(Path(folder).glob("*"))]


DAILY = ("daily", "--topic", "oldport", "--date", "2026-05-04", "--send")
BOTH = 'on_failure = ["alarm"]\non_empty = ["quiet"]'


def test_a_brief_that_was_sent_is_told_by_itself(run: Run) -> None:
    configure(BOTH)

    assert run(*DAILY).status == 0

    assert (len(told("shelf")), told("alarm"), told("quiet")) == (1, [], [])


def test_a_brief_that_cannot_be_made_is_told_in_one_line_and_once(run: Run) -> None:
    configure(BOTH, source="gone.jsonl")

    first, second = run(*DAILY), run(*DAILY)

    assert (first.status, second.status, told("shelf"), told("quiet")) == (3, 3, [], [])
    (line,) = told("alarm")
    assert line.startswith("oldport, 2026-05-04 UTC daily: no brief")
    assert ("there is no file" in line, line.count("\n")) == (True, 1)
    assert "already sent" in second.err


def test_a_brief_that_cannot_be_sent_is_told(run: Run) -> None:
    configure(BOTH, shelf="a.jsonl")

    assert run(*DAILY).status == 4

    assert "not sent" in told("alarm")[0]


def test_nothing_new_is_told(run: Run) -> None:
    configure(BOTH)

    ran = run("daily", "--topic", "oldport", "--date", "2026-05-09", "--send")

    assert (ran.status, told("shelf"), told("alarm")) == (0, [], [])
    assert told("quiet") == ["oldport, 2026-05-09 UTC daily: nothing new\n"]


def test_a_topic_may_choose_for_itself(run: Run) -> None:
    configure(BOTH, topic='on_failure = ["quiet"]', source="gone.jsonl")
    assert run(*DAILY).status == 3
    assert (told("alarm"), len(told("quiet"))) == ([], 1)

    configure(BOTH, topic="on_empty = []")
    assert run("daily", "--topic", "oldport", "--date", "2026-05-09", "--send").status == 0
    assert len(told("quiet")) == 1


def test_a_store_that_cannot_be_opened_is_told_all_the_same(run: Run) -> None:
    configure(BOTH)
    Path("s.db").write_text("this is no store at all, but a long text that somebody left here")

    assert run(*DAILY).status == 6

    assert "s.db" in told("alarm")[0]


def test_a_look_tells_nobody(run: Run) -> None:
    configure(BOTH, source="gone.jsonl")

    assert run("daily", "--topic", "oldport").status == 3
    assert run(*DAILY, "--dry-run").status == 3

    assert told("alarm") == []


def test_an_unknown_channel_is_an_error_of_the_configuration(run: Run) -> None:
    configure('on_failure = ["alram"]')

    ran = run(*DAILY)

    assert (ran.status, "alarm" in ran.err) == (2, True)


def test_a_room_of_slack_hears_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    with SlackServer() as server:
        monkeypatch.setenv("HOOK", server.url)
        configure('on_failure = ["room"]', source="gone.jsonl")
        with Path("briefer.toml").open("a") as file:
            file.write('[channels.room]\nkind = "slack"\nwebhook_env = "HOOK"\n')

        assert run(*DAILY).status == 3

        assert server.requests == 1
        assert "no brief" in json.dumps(server.posts)


def test_services_and_programs_are_told_in_one_line_and_once(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    with PostServer() as server:
        monkeypatch.setenv("PHONE", f"json://{server.place}/phone")
        monkeypatch.setenv("HOOK", f"{server.url}/hook")
        monkeypatch.setenv("KEY", "a secret of the desk")
        configure('on_failure = ["phone", "hook"]', source="gone_@here.jsonl")
        with Path("briefer.toml").open("a", encoding="utf-8") as file:
            file.write(
                '[channels.phone]\nkind = "apprise"\nurl_env = "PHONE"\n'
                '[channels.hook]\nkind = "webhook"\nurl_env = "HOOK"\nsecret_env = "KEY"\n'
            )

        assert [run(*DAILY).status for _ in range(2)] == [3, 3]

        phone, hook = server.requests
    assert (phone.path, hook.path) == ("/phone", "/hook")
    line = json.loads(hook.body)["notice"]
    assert line.startswith("oldport, 2026-05-04 UTC daily: no brief")
    said = json.loads(phone.body)["message"]
    assert said.startswith("oldport, 2026-05-04 UTC daily: no brief")
    assert "\n" not in line + said
    assert hook.headers["X-Briefer-Signature"].startswith("sha256=")
