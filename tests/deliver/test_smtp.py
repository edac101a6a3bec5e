"""Mail through a real relay with TLS and login: what arrives, and what each failure says."""

from __future__ import annotations

import logging
import smtplib
import socket
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from briefer.deliver.smtp import EmailChannel, greeted, smtp_deliver
from briefer.deliver.smtp_faults import cause
from briefer.errors import ConfigError, DeliveryError, DeliveryUnknown
from briefer.model import DeliveryKey, Message, Part
from briefer.testing.smtp_server import PASSWORD, USER, MailServer, Security, certificate

NOW = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)
PERSON = "desk@news.example"
KEY = DeliveryKey("bakhmut", "2026-11-22 Europe/Kyiv daily", "desk", PERSON)
MESSAGE = Message(
    "Bakhmut, 22 November",
    (Part("text/plain", "The bridge fell. [1]"), Part("text/html", "<p>The bridge fell.</p>")),
)


@pytest.fixture
def relay(tmp_path: Path) -> Iterator[MailServer]:
    with MailServer(tmp_path) as server:
        yield server


def channel(server: MailServer, **changed: Any) -> EmailChannel:
    values: dict[str, Any] = {
        "name": "desk",
        "host": server.host,
        "port": server.port,
        "security": server.security,
        "user": USER,
        "ca_file": str(server.ca_file),
        "sender": "briefer@news.example",
        "to": (PERSON,),
    }
    return EmailChannel(**(values | changed))


def send(to: EmailChannel, message: Message = MESSAGE, password: str | None = PASSWORD) -> str:
    deliver = smtp_deliver(to, password=password, now=lambda: NOW, timeout=60)
    return deliver(message, KEY).receipt


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_mail_arrives_over_verified_tls(tmp_path: Path, security: Security) -> None:
    with MailServer(tmp_path, security=security) as server:
        receipt = send(channel(server))

        (mail,) = server.inbox
        assert receipt == "2.0.0 queued as 1"
        assert mail.recipients == (PERSON,)
        assert [part.get_content_type() for part in mail.message.walk()] == [
            "multipart/alternative",
            "text/plain",
            "text/html",
        ]


def test_without_tls_it_sends_only_on_loopback_and_without_login(tmp_path: Path) -> None:
    with MailServer(tmp_path, security="none", login=False) as server:
        send(channel(server, user=None), password=None)

        assert len(server.inbox) == 1


def test_lines_that_begin_with_a_dot_arrive_unchanged(relay: MailServer) -> None:
    text = "first\n.\n..two\n.three"

    send(channel(relay), Message("dots", (Part("text/plain", text),)))

    assert relay.inbox[0].message.get_content().splitlines() == text.splitlines()


def test_an_untrusted_certificate_is_refused(relay: MailServer) -> None:
    with pytest.raises(DeliveryError, match=r"certificate cannot be trusted .*ca_file"):
        send(channel(relay, ca_file=None))

    assert relay.inbox == []


def test_a_certificate_for_another_name_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    with MailServer(tmp_path) as server:
        wrong = certificate(other, "elsewhere.example")[0]
        context = ssl.create_default_context(cafile=wrong)
        deliver = smtp_deliver(channel(server), password=PASSWORD, now=lambda: NOW, context=context)
        with pytest.raises(DeliveryError, match="cannot be trusted"):
            deliver(MESSAGE, KEY)


def test_a_wrong_password_is_told_without_showing_it(relay: MailServer) -> None:
    with pytest.raises(DeliveryError, match=r"refused the login .*password_env") as caught:
        send(channel(relay), password="canary-9f3")

    assert "canary" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_a_password_smtp_cannot_carry_is_told_without_showing_it(relay: MailServer) -> None:
    with pytest.raises(DeliveryError, match="only ASCII") as caught:
        send(channel(relay), password="пароль")

    assert "пароль" not in str(caught.value)


def test_a_relay_that_wants_a_login_and_gets_none_refuses(relay: MailServer) -> None:
    with pytest.raises(DeliveryError, match="530"):
        send(channel(relay, user=None), password=None)


def test_a_relay_without_login_is_named(tmp_path: Path) -> None:
    with (
        MailServer(tmp_path, security="none") as server,
        pytest.raises(DeliveryError, match="delete user and password_env if it wants no login"),
    ):
        # It takes STARTTLS for granted and the relay has none.
        send(channel(server, security="starttls"))


@pytest.mark.parametrize(
    ("reply", "outlook"),
    [
        ("550 5.1.1 no such user", "permanent refusal"),
        ("451 4.7.1 greylisted", "the next run tries again"),
    ],
    ids=["no-such-user", "greylisted"],
)
def test_a_refused_recipient_is_told_apart(relay: MailServer, reply: str, outlook: str) -> None:
    relay.temper.to[PERSON] = reply

    with pytest.raises(DeliveryError, match=f"{reply[:3]}.*{outlook}") as caught:
        send(channel(relay))

    assert not isinstance(caught.value, DeliveryUnknown)
    assert relay.inbox == []


@pytest.mark.parametrize(
    ("reply", "outlook"),
    [("554 5.7.1 spam", "permanent"), ("452 4.3.1 no room", "temporary")],
    ids=["spam", "no-room"],
)
def test_a_refusal_of_the_text_is_a_refusal(relay: MailServer, reply: str, outlook: str) -> None:
    relay.temper.data = reply

    with pytest.raises(DeliveryError, match=f"{reply[:3]}.*{outlook}") as caught:
        send(channel(relay))

    assert not isinstance(caught.value, DeliveryUnknown)


def test_a_refused_sender_is_a_refusal(relay: MailServer) -> None:
    relay.temper.sender = "553 5.1.8 not your address"

    with pytest.raises(DeliveryError, match=r"553 5.1.8"):
        send(channel(relay))


def test_a_mail_over_the_relays_size_is_refused(relay: MailServer) -> None:
    big = Message("big", (Part("text/plain", "a line of text\n" * 30_000),))

    with pytest.raises(DeliveryError, match=r"552.*permanent"):
        send(channel(relay), big)


def test_a_line_lost_after_the_final_dot_is_unknown(relay: MailServer) -> None:
    relay.temper.hang_up = "after data"

    with pytest.raises(DeliveryUnknown, match="it may have arrived"):
        send(channel(relay))

    assert len(relay.inbox) == 1


def test_a_line_lost_before_the_text_is_a_failure(relay: MailServer) -> None:
    relay.temper.hang_up = "before data"

    with pytest.raises(DeliveryError, match="the next run tries again") as caught:
        send(channel(relay))

    assert not isinstance(caught.value, DeliveryUnknown)


def test_a_relay_that_is_not_there_is_told(tmp_path: Path) -> None:
    with MailServer(tmp_path) as server:
        gone = channel(server)

    with pytest.raises(DeliveryError, match=r"Connection refused.*next run"):
        send(gone)


def test_a_relay_that_never_greets_is_told(relay: MailServer) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        deliver = smtp_deliver(
            channel(relay, port=port), password=None, now=lambda: NOW, timeout=0.3
        )
        with pytest.raises(DeliveryError, match="no answer in time"):
            deliver(MESSAGE, KEY)


def test_a_ca_file_without_a_certificate_is_a_wrong_setting(
    relay: MailServer, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.pem"
    empty.write_text("nothing")

    for path in (empty, tmp_path / "absent.pem"):
        with pytest.raises(ConfigError, match="ca_file"):
            send(channel(relay, ca_file=str(path)))


def test_a_look_at_the_relay_sends_nothing(relay: MailServer) -> None:
    greeted(channel(relay), password=PASSWORD)

    assert relay.inbox == []
    with pytest.raises(DeliveryError, match="login"):
        greeted(channel(relay), password="wrong")


def test_no_password_is_logged(relay: MailServer, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        logging.getLogger("mail.log").setLevel(logging.CRITICAL)  # the relay's own words
        send(channel(relay))

    assert PASSWORD not in caplog.text


def test_a_sender_that_cannot_be_written_is_a_failure(relay: MailServer) -> None:
    deliver = smtp_deliver(channel(relay), password=PASSWORD, now=lambda: NOW)

    with pytest.raises(DeliveryError, match="mend its addresses"):
        deliver(MESSAGE, DeliveryKey("t", "s", "desk", "desk@" + "x" * 70 + ".example"))


@pytest.mark.parametrize(
    ("code", "outlook"),
    [
        (399, "a permanent refusal"),
        (400, "a temporary refusal"),
        (499, "a temporary refusal"),
        (500, "a permanent refusal"),
    ],
)
def test_only_a_code_of_the_four_hundreds_is_tried_again(code: int, outlook: str) -> None:
    refusal = smtplib.SMTPDataError(code, b"no")

    assert cause(refusal, None).startswith(f"{code} no; {outlook}")
