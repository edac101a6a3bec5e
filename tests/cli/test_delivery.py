"""The same brief arrives at a real relay and a real webhook, once, whatever happens between."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefer.testing.slack_server import SlackServer
from briefer.testing.smtp_server import PASSWORD, USER, MailServer

ROOT = Path(__file__).parents[2]
DAY = ("--date", "2023-03-22", "--state", "s.db")


@pytest.fixture
def relay(tmp_path: Path) -> Iterator[MailServer]:
    with MailServer(tmp_path) as server:
        yield server


@pytest.fixture
def webhook() -> Iterator[SlackServer]:
    with SlackServer() as server:
        yield server


@pytest.fixture
def desk(
    run: Any,
    articles: Path,
    relay: MailServer,
    webhook: SlackServer,
    monkeypatch: pytest.MonkeyPatch,
) -> Any:
    """`run`, with a topic that goes to one mail address and one webhook."""
    monkeypatch.setenv("SMTP_PASSWORD", PASSWORD)
    monkeypatch.setenv("SLACK_WEBHOOK", webhook.url)
    Path("briefer.toml").write_text(
        f"""
timezone = "Europe/Kyiv"
[sources.all]
url = "{articles}"
[topics.oldport]
at = "07:00"
send = ["desk", "war-room"]
[digests.morning]
topics = ["oldport"]
at = "07:00"
send = ["desk"]
[channels.desk]
kind = "email"
host = "{relay.host}"
port = {relay.port}
user = "{USER}"
password_env = "SMTP_PASSWORD"
ca_file = "{relay.ca_file}"
from = "briefer@news.example"
to = ["ada@news.example"]
[channels.war-room]
kind = "slack"
webhook_env = "SLACK_WEBHOOK"
""",
        encoding="utf-8",
    )
    return run


def test_one_brief_arrives_by_mail_and_slack(
    desk: Any, relay: MailServer, webhook: SlackServer
) -> None:
    ran = desk("daily", "--topic", "oldport", *DAY, "--send")

    assert ran.status == 0, ran.err
    mail = relay.inbox[0].message
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
    assert mail["Auto-Submitted"] == "auto-generated"
    assert "harbour bridge in Oldport was closed" in str(mail.get_body(("plain",)))
    assert "harbour bridge in Oldport was closed" in json.dumps(webhook.posts)
    assert not webhook.pinged


def test_a_second_run_says_already_sent(desk: Any, relay: MailServer, webhook: SlackServer) -> None:
    desk("daily", "--topic", "oldport", *DAY, "--send")

    again = desk("daily", "--topic", "oldport", *DAY, "--send")
    assert again.status == 0
    assert again.err.count("already sent") == 2
    assert (len(relay.inbox), len(webhook.posts)) == (1, 1)
    resent = desk("daily", "--topic", "oldport", *DAY, "--send", "desk", "--resend")
    assert resent.status == 0
    assert (len(relay.inbox), len(webhook.posts)) == (2, 1)


def test_the_next_day_says_only_what_is_new(desk: Any, articles: Path, relay: MailServer) -> None:
    desk("daily", "--topic", "oldport", *DAY, "--send", "desk")
    more = {"id": "a4", "title": "Oldport bridge opens to buses",
            "text": "Buses may cross the Oldport bridge again from Thursday, Ada Lind said.",
            "publisher": "Coast Radio", "published": "2023-03-23T09:00:00Z"}  # fmt: skip
    with articles.open("a", encoding="utf-8") as file:
        file.write(json.dumps(more) + "\n")

    ran = desk("daily", "--topic", "oldport", "--date", "2023-03-23", "--since", "48h",
               "--state", "s.db", "--send", "desk", "--format", "markdown")  # fmt: skip
    assert "Buses may cross" in ran.out
    assert "was closed on Monday" not in ran.out.split("## Sources")[0]
    assert "delivered before" in ran.out
    assert len(relay.inbox) == 2


def test_a_run_with_nothing_new_sends_nothing(desk: Any, relay: MailServer) -> None:
    desk("daily", "--topic", "oldport", *DAY, "--send", "desk")

    ran = desk("daily", "--topic", "oldport", "--date", "2023-03-23", "--since", "48h",
               "--state", "s.db", "--send", "desk")  # fmt: skip
    assert ran.status == 0
    assert "nothing new, nothing sent" in ran.err
    assert len(relay.inbox) == 1


def test_dry_run_sends_nothing(desk: Any, relay: MailServer, webhook: SlackServer) -> None:
    ran = desk("daily", "--topic", "oldport", *DAY, "--send", "--dry-run")

    assert [line for line in ran.err.splitlines() if "would be sent" in line] == [
        "oldport by desk to ada@news.example: would be sent",
        "oldport by war-room: would be sent",
    ]
    assert ran.out == ""
    assert not relay.inbox
    assert not webhook.posts


@pytest.mark.parametrize("dry", [(), ("--dry-run",)], ids=["sent", "dry"])
def test_what_is_sent_is_printed_only_where_a_format_or_a_file_is_named(
    desk: Any, dry: tuple[str, ...]
) -> None:
    sending = ("daily", "--topic", "oldport", *DAY, "--send", "--resend", *dry)

    bare, written, filed = desk(*sending), desk(*sending, "--format", "text"), desk(
        *sending, "--out", "brief.md"
    )  # fmt: skip
    assert (bare.out, filed.out) == ("", "")
    assert "harbour bridge" in written.out
    assert "harbour bridge" in Path("brief.md").read_text(encoding="utf-8")


def test_a_dry_run_needs_no_send_and_leaves_no_delivery(desk: Any, relay: MailServer) -> None:
    ran = desk("daily", "--topic", "oldport", *DAY, "--dry-run")

    assert ran.err.count("would be sent") == 2
    assert (ran.out, relay.inbox) == ("", [])
    assert "delivery" not in desk("history", "--state", "s.db").out


def test_people_of_one_channel_who_fare_alike_share_a_line(desk: Any, relay: MailServer) -> None:
    config = Path("briefer.toml")
    three = '["ada@news.example", "bo@news.example", "cy@news.example"]'
    config.write_text(config.read_text("utf-8").replace('["ada@news.example"]', three), "utf-8")

    ran = desk("daily", "--topic", "oldport", *DAY, "--send", "desk")

    assert "oldport by desk to 3 recipients: sent\n" in ran.err
    assert len(relay.inbox) == 3


def test_a_refusal_is_exit_code_4_and_the_others_still_arrive(
    desk: Any, relay: MailServer, webhook: SlackServer
) -> None:
    relay.temper.data = "554 5.7.1 this looks like spam"

    ran = desk("daily", "--topic", "oldport", *DAY, "--send")
    assert ran.status == 4
    assert "looks like spam" in ran.err
    assert len(webhook.posts) == 1
    relay.temper.data = None
    assert desk("daily", "--topic", "oldport", *DAY, "--send").status == 0
    assert (len(relay.inbox), len(webhook.posts)) == (1, 1)


def test_no_secret_is_ever_said(desk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    canary = "http://127.0.0.1:1/services/T0/B0/canary"
    monkeypatch.setenv("SLACK_WEBHOOK", canary)
    monkeypatch.setenv("SMTP_PASSWORD", "wrong-canary")

    ran = desk("daily", "--topic", "oldport", *DAY, "--send")
    stored = (
        Path("s.db").read_bytes() + Path("s.db-wal").read_bytes()
        if Path("s.db-wal").exists()
        else Path("s.db").read_bytes()
    )
    assert ran.status == 4
    assert "canary" not in ran.out + ran.err
    assert b"canary" not in stored


def test_a_digest_is_one_mail(desk: Any, relay: MailServer) -> None:
    ran = desk("daily", "--digest", "morning", *DAY, "--send")

    assert ran.status == 0, ran.err
    assert len(relay.inbox) == 1
    assert desk("history", "--state", "s.db", "--topic", "morning", "--json").lines


def test_a_saved_brief_is_sent_once(desk: Any, relay: MailServer) -> None:
    desk("daily", "--topic", "oldport", *DAY, "--format", "json", "--out", "b.json")

    first = desk("send", "b.json", "--to", "desk", "--state", "s.db")
    second = desk("send", "b.json", "--to", "desk", "--state", "s.db")
    assert [line["state"] for line in first.lines] == ["sent"]
    assert [line["state"] for line in second.lines] == ["sent"]
    assert "already sent" in second.err
    assert len(relay.inbox) == 1
    daily = desk("daily", "--topic", "oldport", *DAY, "--send", "desk")
    assert "already sent" in daily.err


def test_killed_between_claim_and_send_it_says_unknown_and_asks(
    desk: Any, relay: MailServer, tmp_path: Path
) -> None:
    # The relay's greeting is held back for ever: the run has claimed and waits for it.
    import socket

    silent = socket.socket()
    silent.bind(("127.0.0.1", 0))
    silent.listen()
    silent.settimeout(30)
    config = Path("briefer.toml")
    real = config.read_text(encoding="utf-8")
    held = real.replace(f"port = {relay.port}", f"port = {silent.getsockname()[1]}")
    config.write_text(held, encoding="utf-8")
    command = (sys.executable, "-m", "briefer", "daily", "--topic", "oldport", *DAY, "--send",
               "desk")  # fmt: skip
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    connection, _ = silent.accept()
    process.send_signal(signal.SIGKILL)
    process.wait()
    connection.close()
    silent.close()
    config.write_text(real, encoding="utf-8")

    ran = desk("daily", "--topic", "oldport", *DAY, "--send", "desk")
    assert ran.status == 4
    assert "unknown" in ran.err
    assert "--resend" in ran.err
    assert not relay.inbox
    resent = desk("daily", "--topic", "oldport", *DAY, "--send", "desk", "--resend")
    assert resent.status == 0
    assert len(relay.inbox) == 1


def test_doctor_logs_in_and_sends_nothing(
    desk: Any, relay: MailServer, webhook: SlackServer
) -> None:
    ran = desk("doctor", "--online", "--json")

    verdicts = {line["part"]: line["verdict"] for line in ran.lines}
    assert verdicts["channel desk"] == verdicts["channel war-room"] == "ok"
    assert verdicts["source all"] == "ok"
    assert not relay.inbox
    assert not webhook.requests


def test_schedule_prints_the_command_that_sends(desk: Any) -> None:
    ran = desk("schedule", "--kind", "systemd")

    assert ran.status == 0
    assert "daily --topic oldport --send" in ran.out
    assert "daily --digest morning --send" in ran.out
    assert "07:00:00 Europe/Kyiv" in ran.out
