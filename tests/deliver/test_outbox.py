"""Each message once to each person: the ledger before, the channel, the ledger after."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefer.app.outbox import Outgoing, refuse_unsettled, send
from briefer.compare.news import Fact
from briefer.config import Means
from briefer.deliver.file import FileChannel
from briefer.deliver.slack import SlackChannel, slack_deliver
from briefer.deliver.smtp import EmailChannel
from briefer.errors import DeliveryError, DeliveryStopped, DeliveryUnknown, LockedError, StoreError
from briefer.model import Delivery, DeliveryKey, Message, Part
from briefer.store import Store, locked, open_store
from briefer.testing.slack_server import JUDGE, SlackServer, Told
from briefer.testing.smtp_server import PASSWORD, USER, MailServer

NOW = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)
SLOT = "2026-11-22 Europe/Kyiv daily"
MESSAGE = Message("Bakhmut", (Part("text/plain", "The bridge fell."),))
FACT = Fact("bakhmut", "s1", "The bridge fell.", NOW)


class Post:
    """A channel in memory: what arrived, and an error to raise next."""

    def __init__(self, *errors: Exception | None) -> None:
        self.arrived: list[tuple[str, Message]] = []
        self._errors = list(errors)

    def __call__(self, message: Message, key: DeliveryKey) -> Delivery:
        error = self._errors.pop(0) if self._errors else None
        if isinstance(error, DeliveryStopped):
            kept = Message(message.subject, message.parts[: error.parts])
            self.arrived.append((key.recipient, kept))
        if error is not None:
            raise error
        self.arrived.append((key.recipient, message))
        return Delivery(key, "sent", NOW, "ok")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "briefer.db") as opened:
        yield opened


def outgoing(post: Post, *people: str, message: Message = MESSAGE) -> Outgoing:
    return Outgoing(
        message=message,
        topic="bakhmut",
        slot=SLOT,
        channel="desk",
        recipients=people or ("desk@news.example",),
        deliver=post,
        facts=(FACT,),
    )


def run(store: Store, item: Outgoing, *, resend: bool = False, dry_run: bool = False) -> list[str]:
    handled = send([item], store=store, now=lambda: NOW, resend=resend, dry_run=dry_run)
    return [entry.words for entry in handled]


def states(store: Store) -> list[str]:
    return [delivery.state for delivery in store.deliveries()]


def test_run_twice_sent_once(store: Store) -> None:
    post = Post()

    first, second = run(store, outgoing(post)), run(store, outgoing(post))

    assert len(post.arrived) == 1
    assert first == ["bakhmut by desk to desk@news.example: sent"]
    assert second == ["bakhmut by desk to desk@news.example: already sent at 2026-11-22 05:00 UTC"]


def test_what_was_sent_is_sent_again_only_when_asked(store: Store) -> None:
    post = Post()
    run(store, outgoing(post))

    run(store, outgoing(post), resend=True)

    assert len(post.arrived) == 2


def test_a_failure_is_tried_again_by_the_next_run(store: Store) -> None:
    post = Post(DeliveryError("451 greylisted"))

    first = run(store, outgoing(post))
    assert (first, states(store)) == (
        ["bakhmut by desk to desk@news.example: not sent: 451 greylisted"],
        ["failed"],
    )
    run(store, outgoing(post))

    assert (len(post.arrived), states(store)) == (1, ["sent"])


def test_what_may_have_arrived_is_not_sent_again_unasked(store: Store) -> None:
    post = Post(DeliveryUnknown("the line broke"))
    run(store, outgoing(post))

    (words,) = run(store, outgoing(post))

    assert "unknown since" in words
    assert "--resend" in words
    assert post.arrived == []
    run(store, outgoing(post), resend=True)
    assert len(post.arrived) == 1


def test_one_person_who_cannot_be_reached_stops_no_other(store: Store) -> None:
    post = Post(DeliveryError("550 no such user"), None)

    run(store, outgoing(post, "gone@news.example", "desk@news.example"))

    assert [who for who, _ in post.arrived] == ["desk@news.example"]
    run(store, outgoing(post, "gone@news.example", "desk@news.example"))
    assert [who for who, _ in post.arrived] == ["desk@news.example", "gone@news.example"]


def test_only_what_was_sent_becomes_memory(store: Store) -> None:
    run(store, outgoing(Post(DeliveryError("no"))))
    assert store.delivered_facts("bakhmut") == ()

    run(store, outgoing(Post()))

    assert store.delivered_facts("bakhmut") == (FACT,)


def test_a_message_that_stopped_half_way_goes_on_where_it_stopped(store: Store) -> None:
    parts = tuple(Part("application/json", str(n)) for n in range(3))
    post = Post(DeliveryStopped("500", parts=1), DeliveryStopped("500", parts=1))
    told = [run(store, outgoing(post, message=Message("m", parts))) for _ in range(2)]

    other = Message("m", (Part("application/json", "written anew"),))
    last = run(store, outgoing(post, message=other))

    assert [part.body for _, message in post.arrived for part in message.parts] == ["0", "1", "2"]
    assert "not sent" in told[0][0]
    assert last == ["bakhmut by desk to desk@news.example: sent, the rest of it"]
    assert states(store) == ["sent"]


@pytest.mark.parametrize(
    ("first", "again"),
    [
        pytest.param(None, DeliveryError("550 refused"), id="sent, then refused"),
        pytest.param(None, DeliveryUnknown("the line broke"), id="sent, then unknown"),
        pytest.param(None, DeliveryStopped("500", parts=1), id="sent, then stopped half-way"),
        pytest.param(DeliveryUnknown("broke"), DeliveryError("550 refused"), id="unknown, refused"),
    ],
)
def test_a_resend_that_fails_makes_no_later_run_send_again(
    store: Store, first: Exception | None, again: Exception
) -> None:
    parts = tuple(Part("application/json", str(n)) for n in range(2))
    post = Post(first, again)
    run(store, outgoing(post, message=Message("m", parts)))
    [before] = store.deliveries()
    (told,) = run(store, outgoing(post, message=Message("m", parts)), resend=True)
    arrived = list(post.arrived)

    run(store, outgoing(post))

    [after] = store.deliveries()
    assert post.arrived == arrived
    assert "not sent: " in told or "unknown: " in told
    assert (after.state, after.at) == (before.state, before.at)
    assert str(again) in after.receipt
    assert after.receipt.startswith(before.receipt)


def test_resends_that_fail_do_not_pile_up_in_the_receipt(store: Store) -> None:
    post = Post(None, DeliveryError("550 one"), DeliveryError("550 two"))
    for resend in (False, True, True):
        run(store, outgoing(post), resend=resend)

    [delivery] = store.deliveries()
    assert (
        delivery.receipt == "ok; later: sending it again at 2026-11-22 05:00 UTC: failed, 550 two"
    )
    run(store, outgoing(post), resend=True)
    assert [delivery.receipt for delivery in store.deliveries()] == ["ok"]


def test_a_rest_that_fails_again_at_its_beginning_is_still_only_the_rest(store: Store) -> None:
    parts = tuple(Part("application/json", str(n)) for n in range(3))
    post = Post(DeliveryStopped("500", parts=1), DeliveryError("503"), None)
    for _ in range(3):
        run(store, outgoing(post, message=Message("m", parts)))

    assert [part.body for _, message in post.arrived for part in message.parts] == ["0", "1", "2"]


def test_a_resend_after_a_stop_sends_the_whole(store: Store) -> None:
    parts = tuple(Part("application/json", str(n)) for n in range(2))
    post = Post(DeliveryStopped("500", parts=1))
    run(store, outgoing(post, message=Message("m", parts)))

    run(store, outgoing(post, message=Message("m", parts)), resend=True)

    assert [part.body for _, message in post.arrived for part in message.parts] == ["0", "0", "1"]


def test_a_dry_run_writes_nothing_and_says_what_would_happen(store: Store) -> None:
    post = Post()

    assert run(store, outgoing(post), dry_run=True) == [
        "bakhmut by desk to desk@news.example: would be sent"
    ]
    assert (post.arrived, store.deliveries()) == ([], ())
    run(store, outgoing(post))
    assert "already sent" in run(store, outgoing(post), dry_run=True)[0]
    assert "would be sent" in run(store, outgoing(post), dry_run=True, resend=True)[0]


def test_a_dry_run_says_that_what_failed_would_be_sent_again(store: Store) -> None:
    post = Post(DeliveryError("451 greylisted"), DeliveryError("451 greylisted"))
    run(store, outgoing(post))

    (handled,) = send([outgoing(post)], store=store, now=lambda: NOW, dry_run=True)

    assert handled.words == "bakhmut by desk to desk@news.example: would be sent"
    assert (handled.is_settled, handled.fresh) == (True, False)
    refuse_unsettled([handled])
    assert (post.arrived, states(store)) == ([], ["failed"])
    assert run(store, outgoing(post)) == [
        "bakhmut by desk to desk@news.example: not sent: 451 greylisted"
    ]


def test_a_dry_run_says_of_what_may_have_arrived_that_it_is_held_back(store: Store) -> None:
    post = Post(DeliveryUnknown("the line broke"))
    run(store, outgoing(post))

    assert run(store, outgoing(post), dry_run=True) == [
        "bakhmut by desk to desk@news.example: unknown since 2026-11-22 05:00 UTC: the line broke;"
        " look whether it arrived, and if not send it with --resend"
    ]
    assert "would be sent" in run(store, outgoing(post), dry_run=True, resend=True)[0]
    assert (post.arrived, states(store)) == ([], ["unknown"])


def test_a_dry_run_calls_a_row_of_a_dead_run_unknown(store: Store) -> None:
    key = DeliveryKey("bakhmut", SLOT, "desk", "desk@news.example")
    store.claim(key, content="x", at=NOW)

    assert "unknown" in run(store, outgoing(Post()), dry_run=True)[0]
    assert states(store) == ["claimed"]


def test_what_was_not_delivered_ends_with_its_exit_code(store: Store) -> None:
    post = Post(DeliveryError("550 no"), DeliveryError("551 no"))
    handled = send([outgoing(post, "a@b.example", "c@b.example")], store=store, now=lambda: NOW)

    with pytest.raises(DeliveryError, match=r"550 no \(and 1 more\)"):
        refuse_unsettled(handled)
    refuse_unsettled(send([outgoing(Post(), "d@b.example")], store=store, now=lambda: NOW))


def test_a_ledger_that_cannot_be_written_stops_before_anything_is_sent(tmp_path: Path) -> None:
    post = Post()
    store = open_store(tmp_path / "briefer.db")
    with store._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only = ON")

    with pytest.raises(StoreError):
        run(store, outgoing(post))

    assert post.arrived == []
    store.close()


# ---------------------------------------------------------------- the channels


def test_mail_goes_to_each_person_alone(store: Store, tmp_path: Path) -> None:
    with MailServer(tmp_path) as server:
        channel = EmailChannel(
            name="desk",
            host=server.host,
            port=server.port,
            user=USER,
            password_env="SMTP_PASSWORD",
            ca_file=server.ca_file.name,
            sender="briefer@news.example",
            to=("a@news.example", "b@news.example"),
        )
        secrets = {"SMTP_PASSWORD": PASSWORD}
        means = Means(secret=secrets.__getitem__, now=lambda: NOW, folder=tmp_path)
        item = Outgoing(
            message=MESSAGE,
            topic="bakhmut",
            slot=SLOT,
            channel=channel.name,
            recipients=channel.recipients,
            deliver=channel.deliver_with(means),
        )
        for _ in range(2):
            send([item], store=store, now=lambda: NOW)

        assert [mail.recipients for mail in server.inbox] == [
            ("a@news.example",),
            ("b@news.example",),
        ]


def test_a_webhook_goes_on_with_the_posts_that_are_missing(store: Store) -> None:
    channel = SlackChannel(name="war-room", webhook_env="HOOK")
    parts = tuple(Part("text/plain", text) for text in ("one", "two"))
    with SlackServer([JUDGE, Told(500, "rollup_error")]) as server:
        means = Means(secret={"HOOK": server.url}.__getitem__, now=lambda: NOW)
        assert callable(channel.deliver_with(means))
        deliver = slack_deliver(
            channel, webhook=server.url, now=lambda: NOW, pause=lambda seconds: None
        )
        item = Outgoing(
            message=Message("m", parts),
            topic="bakhmut",
            slot=SLOT,
            channel=channel.name,
            recipients=channel.recipients,
            deliver=deliver,
        )
        for _ in range(3):
            send([item], store=store, now=lambda: NOW)

        assert [post["text"] for post in server.posts] == ["one", "two"]
        (delivery,) = store.deliveries()
        assert delivery.key.recipient == "war-room"
    assert "services" not in (store.path or Path()).read_bytes().decode("latin-1")


def test_a_file_channel_writes_its_file(store: Store, tmp_path: Path) -> None:
    channel = FileChannel(name="archive", path="out/{topic}.md")
    deliver = channel.deliver_with(Means(secret=str, now=lambda: NOW, folder=tmp_path))

    deliver(MESSAGE, DeliveryKey("bakhmut", SLOT, "archive", *channel.recipients))

    assert (tmp_path / "out/bakhmut.md").read_text() == "The bridge fell."


# ---------------------------------------------------------------- killed, and two at once

_RUN = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from briefer.model import Delivery, Message, Part
from briefer.app.outbox import Outgoing, send
from briefer.store import locked, open_store

state, box, moment = sys.argv[1:4]
now = lambda: datetime(2026, 11, 22, 5, tzinfo=UTC)

def deliver(message, key):
    if moment == "before": os.kill(os.getpid(), signal.SIGKILL)
    with open(box, "a") as file: file.write(message.body + "\\n")
    if moment == "after": os.kill(os.getpid(), signal.SIGKILL)
    return Delivery(key, "sent", now(), "ok")

with locked(state), open_store(state) as store:
    item = Outgoing(message=Message("s", (Part("text/plain", "brief"),)), topic="t",
                    slot="2026-11-22 UTC daily", channel="c", recipients=("r",), deliver=deliver)
    for handled in send([item], store=store, now=now, resend="resend" in sys.argv):
        print(handled.delivery.state, handled.words)
"""


@pytest.fixture
def process(tmp_path: Path) -> Callable[[str], subprocess.CompletedProcess[str]]:
    def run_once(moment: str) -> subprocess.CompletedProcess[str]:
        arguments = [str(tmp_path / "briefer.db"), str(tmp_path / "box"), *moment.split()]
        command = [sys.executable, "-c", _RUN, *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)

    return run_once


@pytest.mark.parametrize(("moment", "arrived"), [("before", 0), ("after", 1)])
def test_killed_between_claim_and_settling_it_is_unknown_and_asks(
    process: Callable[[str], subprocess.CompletedProcess[str]],
    tmp_path: Path,
    moment: str,
    arrived: int,
) -> None:
    assert process(moment).returncode == -signal.SIGKILL

    again, third = process("none"), process("none")
    box = tmp_path / "box"

    assert again.stdout.startswith("unknown")
    assert "--resend" in again.stdout
    assert third.stdout.startswith("unknown")
    assert (box.read_text().count("brief") if box.exists() else 0) == arrived

    assert process("resend").stdout.startswith("sent")
    assert "already sent" in process("none").stdout
    assert box.read_text().count("brief") == arrived + 1


def test_a_run_that_finds_the_lock_taken_does_nothing(
    process: Callable[[str], subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    with locked(tmp_path / "briefer.db"):
        second = process("none")

    assert "LockedError: another run (process" in second.stderr
    assert not (tmp_path / "box").exists()
    assert process("none").stdout.startswith("sent")


def test_the_lock_says_who_holds_it(tmp_path: Path) -> None:
    with (
        locked(tmp_path / "s.db"),
        pytest.raises(LockedError, match="run it again later") as caught,
        locked(tmp_path / "x" / ".." / "s.db"),
    ):
        pass

    assert caught.value.exit_code == 75


@pytest.mark.parametrize(("moment", "arrived"), [("before resend", 1), ("after resend", 2)])
def test_killed_while_it_is_sent_again_it_is_still_called_sent(
    process: Callable[[str], subprocess.CompletedProcess[str]],
    tmp_path: Path,
    moment: str,
    arrived: int,
) -> None:
    process("none")
    assert process(moment).returncode == -signal.SIGKILL

    assert "already sent" in process("none").stdout
    assert (tmp_path / "box").read_text().count("brief") == arrived
    with open_store(tmp_path / "briefer.db") as store:
        assert "sending it again began" in store.deliveries()[0].receipt
