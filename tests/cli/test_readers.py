"""Readers by the command line: one run, a mail and a post each, and how they leave."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefer.deliver.leaving import token_of
from briefer.testing.openai_server import OpenAIServer, completion
from briefer.testing.post_server import PostServer
from briefer.testing.smtp_server import PASSWORD, USER, MailServer
from tests.cli.conftest import Ran, Run

SECRET = "a secret of the desk"
STATE = ("--state", "s.db")
DAY = ("--date", "2023-03-22", *STATE)
READERS = """
[readers.anna]
address = "anna@news.example"
via = "desk"
topics = ["oldport", "chess"]
title = "Anna's morning"
at = "07:00"

[readers.ben]
address = "ben@news.example"
via = "desk"
topics = ["oldport"]
language = "uk"
length = "short"
format = "text"
at = "08:00"

[readers.cleo]
channel = "phone"
topics = ["oldport"]
at = "Mon 07:00"
"""


@pytest.fixture
def relay(tmp_path: Path) -> Iterator[MailServer]:
    with MailServer(tmp_path) as server:
        yield server


@pytest.fixture
def phone() -> Iterator[PostServer]:
    with PostServer() as server:
        yield server


@pytest.fixture
def desk(
    run: Run, articles: Path, relay: MailServer, phone: PostServer, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Ran]:
    """`run`, with three readers of two topics."""
    monkeypatch.setenv("SMTP_PASSWORD", PASSWORD)
    monkeypatch.setenv("LEAVE", SECRET)
    monkeypatch.setenv("PHONE", f"ntfy://{phone.place}/harbour-canary")
    configure(articles, relay)
    return run


def configure(articles: Path, relay: MailServer, *, more: str = "", readers: str = READERS) -> None:
    Path("briefer.toml").write_text(
        f"""
timezone = "Europe/Kyiv"
site_url = "https://briefs.example/"
{more}
[sources.all]
url = "{articles}"
[topics.oldport]
[topics.chess]
[channels.desk]
kind = "email"
host = "{relay.host}"
port = {relay.port}
user = "{USER}"
password_env = "SMTP_PASSWORD"
ca_file = "{relay.ca_file}"
from = "briefer@news.example"
to = ["nobody@news.example"]
unsubscribe_url = "https://briefs.example/leave"
unsubscribe_mailto = "leave@news.example"
unsubscribe_secret_env = "LEAVE"
[channels.phone]
kind = "apprise"
url_env = "PHONE"
[channels.alarm]
kind = "file"
path = "alarm/"
format = "text"
{readers}
""",
        encoding="utf-8",
    )


def test_one_run_gives_every_reader_who_is_due_one_message_of_their_own(
    desk: Callable[..., Ran], relay: MailServer, phone: PostServer
) -> None:
    ran = desk("daily", "--readers", *DAY, "--send")
    weekly = desk("weekly", "--readers", *DAY, "--send")

    assert (ran.status, weekly.status, ran.out) == (0, 0, ""), ran.err + weekly.err
    assert [mail.recipients for mail in relay.inbox] == [
        ("anna@news.example",), ("ben@news.example",),
    ]  # fmt: skip
    anna, ben = (mail.message for mail in relay.inbox)
    assert anna["Subject"].startswith("Anna's morning: oldport: ")
    assert [part.get_content_type() for part in anna.iter_parts()] == ["text/plain", "text/html"]
    assert ben.get_content_type() == "text/plain"
    assert "22 березня 2023" in ben.get_content()
    (posted,) = phone.requests
    assert json.loads(posted.body)["message"].endswith("https://briefs.example/oldport/2023-w12/")


def test_what_was_sent_is_not_sent_again_nor_made_again(
    desk: Callable[..., Ran], relay: MailServer
) -> None:
    desk("daily", "--readers", *DAY, "--send")

    again = desk("daily", "--readers", *DAY, "--send")

    assert (again.status, again.err.count("already sent"), len(relay.inbox)) == (0, 2, 2)
    assert "articles are about" not in again.err
    assert desk("daily", "--reader", "anna", *DAY, "--send", "--resend").status == 0
    assert len(relay.inbox) == 3


def test_an_address_that_is_refused_ends_with_4_and_stops_no_other(
    desk: Callable[..., Ran], articles: Path, relay: MailServer
) -> None:
    configure(articles, relay, more='on_failure = ["alarm"]')
    relay.temper.to["anna@news.example"] = "550 no such user"

    first = desk("daily", "--readers", *DAY, "--send")
    relay.temper.to.clear()
    second = desk("daily", "--readers", *DAY, "--send")

    assert (first.status, second.status) == (4, 0)
    assert [mail.recipients[0] for mail in relay.inbox] == ["ben@news.example", "anna@news.example"]
    (told,) = [path.read_text("utf-8") for path in Path("alarm").glob("*")]
    assert told.startswith("readers anna, ben, 2023-03-22 Europe/Kyiv daily: no brief, or not to")


def test_a_channel_that_is_set_wrong_for_one_stops_no_other(
    desk: Callable[..., Ran], relay: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PHONE", "nonsense://canary")

    ran = desk("daily", "--reader", "cleo", "--reader", "ben", *DAY, "--send")

    assert (ran.status, len(relay.inbox)) == (2, 1)
    assert "cleo: channel phone: PHONE holds no address" in ran.err
    assert "canary" not in ran.err


def test_no_news_is_told_once_and_names_the_readers(
    desk: Callable[..., Ran], articles: Path, relay: MailServer
) -> None:
    configure(articles, relay, more='on_empty = ["alarm"]')

    for _ in range(2):
        ran = desk("daily", "--readers", "--date", "2024-01-01", "--send", *STATE)
        assert (ran.status, len(relay.inbox)) == (0, 0), ran.err

    (told,) = [path.read_text("utf-8") for path in Path("alarm").glob("*")]
    assert told == "readers anna, ben, 2024-01-01 Europe/Kyiv daily: nothing new\n"


def test_a_dry_run_says_who_would_get_it_and_sends_nothing(
    desk: Callable[..., Ran], relay: MailServer
) -> None:
    ran = desk("daily", "--readers", *DAY, "--dry-run")

    assert (ran.status, ran.out, relay.inbox) == (0, "", [])
    assert "anna by desk to anna@news.example: would be sent" in ran.err


def test_a_store_that_cannot_be_opened_is_told_all_the_same(
    desk: Callable[..., Ran], articles: Path, relay: MailServer
) -> None:
    configure(articles, relay, more='on_failure = ["alarm"]')
    Path("s.db").write_bytes(b"no database" * 999)

    assert desk("daily", "--readers", *DAY, "--send").status == 6

    (told,) = [path.read_text("utf-8") for path in Path("alarm").glob("*")]
    assert told.startswith("readers anna, ben, 2023-03-22 Europe/Kyiv daily: no brief")


def test_the_brief_of_one_reader_can_be_looked_at(
    desk: Callable[..., Ran], relay: MailServer
) -> None:
    ran = desk("daily", "--reader", "ben", *DAY, "--format", "json")

    assert (ran.json["language"], relay.inbox) == ("uk", [])
    assert desk("daily", "--readers", *DAY, "--send").status == 0
    assert len(relay.inbox) == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--readers",), "say --send or --dry-run"),
        (("--readers", "--topic", "oldport"), "leave out --topic"),
        (("--readers", "--send", "desk"), "without naming one"),
        (("--readers", "--send", "--strict"), "--strict is for one topic"),
        (("--readers", "--dry-run", "--format", "json"), "leave out --format"),
        (("--reader", "ana", "--send"), "did you mean 'anna'?"),
    ],
)
def test_what_makes_no_sense_for_readers_is_refused(
    desk: Callable[..., Ran], arguments: tuple[str, ...], words: str
) -> None:
    ran = desk("daily", *arguments, *STATE)

    assert (ran.status, words in ran.err) == (2, True), ran.err


# ---------------------------------------------------------------- leaving


def test_the_mail_of_a_reader_says_how_to_leave_and_the_link_takes_off_them_alone(
    desk: Callable[..., Ran], relay: MailServer
) -> None:
    desk("daily", "--readers", *DAY, "--send")
    anna = relay.inbox[0].message
    link, mail = re.findall(r"<([^>]+)>", anna["List-Unsubscribe"])
    token = link.partition("?token=")[2]

    assert anna["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert link.startswith("https://briefs.example/leave?token=")
    assert mail == f"mailto:leave@news.example?subject=unsubscribe%20{token}"
    assert token == token_of("anna", SECRET)

    left = desk("readers", "unsubscribe", token, *STATE)
    assert (left.status, left.out) == (0, "anna has left; nothing is sent to them\n")
    assert "had left before" in desk("readers", "unsubscribe", token, *STATE).out

    ran = desk("daily", "--readers", "--date", "2023-03-23", "--since", "48h", "--send", *STATE)
    assert "anna: left on" in ran.err
    assert [m.recipients[0] for m in relay.inbox[2:]] in ([], ["ben@news.example"])
    assert "anna" not in [m.recipients[0].partition("@")[0] for m in relay.inbox[2:]]

    assert desk("readers", "resubscribe", "anna", *STATE).status == 0
    assert [row["left"] for row in desk("readers", "--json", *STATE).lines] == ["", "", ""]


@pytest.mark.parametrize(
    "token",
    [
        token_of("anna", "another secret"),
        token_of("ben", SECRET).partition(".")[0] + "." + token_of("anna", SECRET).partition(".")[2],
        token_of("nobody", SECRET),
        token_of("cleo", SECRET),
        token_of("anna", ""),
        "anna",
        "",
        "é.é",
        "YW5uYQ.",
    ],
)  # fmt: skip
def test_a_token_that_we_did_not_give_takes_nobody_off(
    desk: Callable[..., Ran], token: str
) -> None:
    ran = desk("readers", "unsubscribe", *STATE, "--", token)

    assert (ran.status, "nobody was taken off" in ran.err) == (2, True)
    assert [row["left"] for row in desk("readers", "--json", *STATE).lines] == ["", "", ""]


# ---------------------------------------------------------------- what is told of them


def test_readers_are_listed_with_what_and_when(desk: Callable[..., Ran]) -> None:
    anna, _, cleo = desk("readers", "--json", *STATE).lines

    assert (anna["topics"], anna["to"]) == ("oldport, chess", "anna@news.example by desk")
    assert anna["next"].partition("T")[2].startswith("07:00")
    assert (cleo["to"], cleo["language"]) == ("phone", "en")


def test_topics_name_their_readers_and_the_first_of_their_hours(desk: Callable[..., Ran]) -> None:
    oldport, chess = desk("topics", "--json").lines

    assert oldport["channels"] == "anna (reader), ben (reader), cleo (reader)"
    assert chess["next"].partition("T")[2].startswith("07:00")


def test_doctor_has_a_line_a_reader_with_their_address_and_link(
    desk: Callable[..., Ran], articles: Path, relay: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = {row["part"]: row for row in desk("doctor", "--json", *STATE).lines}

    token = token_of("anna", SECRET)
    assert rows["reader anna"]["detail"] == (
        "oldport, chess at 07:00 to anna@news.example by desk; leaves by"
        f" https://briefs.example/leave?token={token}"
    )
    assert rows["reader cleo"]["verdict"] == "ok"

    desk("readers", "unsubscribe", token, *STATE)
    monkeypatch.delenv("LEAVE")
    rows = {row["part"]: row for row in desk("doctor", "--json", *STATE).lines}
    assert rows["reader anna"]["detail"].startswith("left on ")
    assert (rows["reader ben"]["verdict"], "LEAVE" in rows["reader ben"]["detail"]) == (
        "failed",
        True,
    )
    assert SECRET not in json.dumps(rows)


def test_a_scheduler_gets_a_job_an_hour_of_the_readers(desk: Callable[..., Ran]) -> None:
    printed = desk("schedule", "--kind", "cron").out

    assert printed.count("--readers --send") == 3
    assert "daily --readers --send" in printed
    assert "weekly --readers --send" in printed
    assert len(re.findall(r"^# ---- ", printed, re.M)) == 3
    assert "LEAVE" in printed


def test_an_unsubscribe_url_without_a_secret_is_refused_for_readers(
    desk: Callable[..., Ran],
) -> None:
    path = Path("briefer.toml")
    path.write_text(path.read_text("utf-8").replace('unsubscribe_secret_env = "LEAVE"', ""))

    ran = desk("readers")

    assert (ran.status, "unsubscribe_secret_env" in ran.err) == (2, True)


def test_a_model_is_asked_once_for_readers_who_get_the_same(
    desk: Callable[..., Ran], articles: Path, relay: MailServer, monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:  # fmt: skip
    def calls(names: list[str], state: str, cache: str) -> int:
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / cache))
        readers = "".join(
            f'[readers.{name}]\naddress = "{name}@news.example"\nvia = "desk"\n'
            f'topics = ["oldport"]\n{"length = " + chr(34) + "full" + chr(34) if name == "zoe" else ""}\n'
            for name in names
        )
        reply = completion(json.dumps({"headline": None, "bullets": []}))
        with OpenAIServer([reply]) as server:
            model = f'[model]\nname = "scripted"\nbase_url = "{server.base_url}"\njudge = "off"\n'
            configure(articles, relay, readers=f"{model}\n{readers}")
            ran = desk("daily", "--readers", "--date", "2023-03-22", "--send", "--state", state)
            assert ran.status == 0, ran.err
            return len(server.asked)

    alone = calls(["anna"], "1.db", "one")
    assert alone > 0
    assert calls(["anna", "ben", "cleo"], "2.db", "two") == alone
    assert calls(["anna", "zoe"], "3.db", "three") <= 2 * alone
    assert len(relay.inbox) == 6
