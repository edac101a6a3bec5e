"""Posts to a strict webhook on loopback: what arrives, once, and what each failure says."""

from __future__ import annotations

import json
import logging
import socket
import ssl
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from briefer.deliver.slack import SPACING, SlackChannel, checked_webhook, slack_deliver
from briefer.deliver.webhook import PATIENCE, seconds_of
from briefer.errors import ConfigError, DeliveryError, DeliveryStopped, DeliveryUnknown
from briefer.model import DeliveryKey, Message, Part
from briefer.testing.slack_server import (
    ACCEPT_THEN_DROP,
    DROP_BEFORE,
    JUDGE,
    PATH,
    SlackServer,
    Told,
    slow_down,
)
from briefer.testing.smtp_server import certificate

NOW = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)
KEY = DeliveryKey("bakhmut", "2026-11-22 Europe/Kyiv daily", "war-room", "war-room")
CHANNEL = SlackChannel(name="war-room", webhook_env="SLACK_WEBHOOK")


def payload(text: str, *, blocks: Sequence[Any] | None = None) -> Part:
    section = {
        "type": "rich_text",
        "elements": [
            {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]},
            {
                "type": "rich_text_list",
                "style": "bullet",
                "elements": [
                    {
                        "type": "rich_text_section",
                        "elements": [
                            {"type": "text", "text": "It fell <!channel>. "},
                            {"type": "link", "url": "https://a.example/1", "text": "[1]"},
                        ],
                    }
                ],
            },
        ],
    }
    body: dict[str, Any] = {"text": text, "blocks": [section] if blocks is None else blocks}
    body |= {"unfurl_links": False, "unfurl_media": False}
    return Part("application/json", json.dumps(body))


def post(server: SlackServer, *parts: Part, waits: list[float] | None = None) -> str:
    pauses = [] if waits is None else waits
    deliver = slack_deliver(
        CHANNEL, webhook=server.url, now=lambda: NOW, pause=pauses.append, timeout=60
    )
    return deliver(Message("Bakhmut", parts), KEY).receipt


def test_a_message_arrives_once_and_pings_nobody() -> None:
    with SlackServer() as server:
        assert post(server, payload("Bakhmut")) == "1 × ok"

        assert len(server.posts) == server.requests == 1
        assert not server.pinged


def test_follow_ups_come_in_order_and_not_faster_than_slack_takes_them() -> None:
    waits: list[float] = []
    with SlackServer() as server:
        post(server, payload("one"), payload("two"), payload("three"), waits=waits)

        assert [p["text"] for p in server.posts] == ["one", "two", "three"]
    assert waits == [SPACING, SPACING]


def test_plain_text_is_wrapped_and_can_ping_nobody() -> None:
    with SlackServer() as server:
        post(server, Part("text/plain", "a < b & <!channel>"))

        assert server.posts[0]["text"] == "a &lt; b &amp; &lt;!channel&gt;"
        assert not server.pinged


def test_blocks_that_are_refused_go_out_once_more_as_plain_text() -> None:
    with SlackServer([Told(400, "invalid_blocks")]) as server:
        post(server, payload("Bakhmut"))

        assert server.requests == 2
        (plain,) = server.posts
        assert "blocks" not in plain
        assert plain["text"] == ("Bakhmut\n• It fell &lt;!channel&gt;. [1] https://a.example/1")
        assert plain["unfurl_links"] is False
        assert not server.pinged


def test_what_is_refused_as_plain_text_too_is_a_failure() -> None:
    refusal = Told(400, "invalid_blocks")
    with (
        SlackServer([refusal, refusal]) as server,
        pytest.raises(DeliveryError, match="refused as blocks and as plain text"),
    ):
        post(server, payload("Bakhmut"))

    assert server.requests == 2


def test_a_refused_text_has_nothing_to_fall_back_to() -> None:
    with SlackServer([Told(400, "no_text")]) as server, pytest.raises(DeliveryError, match="400"):
        post(server, Part("text/plain", "x"))

    assert server.requests == 1


@pytest.mark.parametrize(
    ("status", "body", "advice"),
    [
        (403, "action_prohibited", "does not allow it"),
        (403, "invalid_token", "make a new webhook"),
        (404, "channel_not_found", "webhook or its channel is gone"),
        (410, "channel_is_archived", "archived"),
        (302, "", "mend the webhook's address"),
        (500, "rollup_error", "the next run tries again"),
        (503, "", "the next run tries again"),
    ],
)
def test_a_refusal_says_what_to_do(status: int, body: str, advice: str) -> None:
    with SlackServer([Told(status, body)]) as server:
        with pytest.raises(DeliveryError, match=f"{status} {body}.*{advice}") as caught:
            post(server, payload("Bakhmut"))

        assert not isinstance(caught.value, DeliveryUnknown)
        assert server.requests == 1


def test_it_waits_as_long_as_slack_asks() -> None:
    waits: list[float] = []
    with SlackServer([slow_down("3"), slow_down("")]) as server:
        post(server, payload("Bakhmut"), waits=waits)

        assert len(server.posts) == 1
    assert waits == [3.0, 1.0]


@pytest.mark.parametrize(
    ("asked", "seconds"),
    [
        ("Sun, 22 Nov 2026 05:00:20 GMT", 20.0),
        ("Sun, 22 Nov 2026 04:00:00 GMT", 1.0),
        ("Sun, 22 Nov 2026 05:00:20 -0000", 20.0),
        ("soon", 1.0),
        ("٣", 1.0),
    ],
    ids=["date", "past", "no-zone", "words", "other-digits"],
)
def test_every_form_of_retry_after_is_read(asked: str, seconds: float) -> None:
    assert seconds_of(asked, NOW) == seconds


@pytest.mark.parametrize(
    "asked",
    ["99999999", f"{NOW + timedelta(days=9):%a, %d %b %Y %H:%M:%S} GMT", str(int(PATIENCE) + 1)],
)
def test_an_absurd_wait_is_a_failure_for_the_next_run(asked: str) -> None:
    waits: list[float] = []
    with (
        SlackServer([slow_down(asked)]) as server,
        pytest.raises(DeliveryError, match=r"asks to wait .* next run"),
    ):
        post(server, payload("Bakhmut"), waits=waits)

    assert waits == []


def test_patience_ends() -> None:
    waits: list[float] = []
    with SlackServer([slow_down("40")] * 9) as server:
        with pytest.raises(DeliveryError, match="asks to wait"):
            post(server, payload("Bakhmut"), waits=waits)

        assert server.requests == 3
    assert sum(waits) <= PATIENCE


@pytest.mark.parametrize(
    ("told", "kept"), [(ACCEPT_THEN_DROP, 1), (DROP_BEFORE, 0)], ids=["accepted", "dropped"]
)
def test_no_answer_is_unknown_and_is_not_posted_again(told: Told, kept: int) -> None:
    with SlackServer([told]) as server:
        with pytest.raises(DeliveryUnknown, match="it may have arrived"):
            post(server, payload("Bakhmut"))

        assert (server.requests, len(server.posts)) == (1, kept)


@pytest.mark.parametrize(
    "told",
    [
        Told(200, "<html>log in</html>"),
        Told(202, "ok"),
        Told(299, "ok"),
        Told(502, "bad gateway"),
        Told(504, ""),
    ],
    ids=["login-page", "202", "299", "502", "504"],
)
def test_an_answer_of_someone_else_is_unknown(told: Told) -> None:
    with SlackServer([told]) as server, pytest.raises(DeliveryUnknown):
        post(server, payload("Bakhmut"))


@pytest.mark.parametrize("status", [300, 301, 403, 500])
def test_ok_is_believed_of_a_good_answer_only(status: int) -> None:
    with SlackServer([Told(status, "ok")]) as server, pytest.raises(DeliveryError) as caught:
        post(server, Part("text/plain", "x"))

    assert not isinstance(caught.value, DeliveryUnknown)


def test_a_stop_half_way_says_how_many_went() -> None:
    with SlackServer([JUDGE, JUDGE, Told(500, "rollup_error")]) as server:
        with pytest.raises(DeliveryStopped, match=r"500.*post 3 of 4") as caught:
            post(server, *(payload(str(n)) for n in range(4)))

        assert caught.value.parts == 2
        assert len(server.posts) == 2


def test_no_answer_half_way_is_unknown() -> None:
    with (
        SlackServer([JUDGE, ACCEPT_THEN_DROP]) as server,
        pytest.raises(DeliveryUnknown, match="post 2 of 2"),
    ):
        post(server, payload("one"), payload("two"))


def test_a_server_that_is_not_there_is_a_failure() -> None:
    with SlackServer() as server:
        pass

    with pytest.raises(DeliveryError, match=r"cannot be reached.*next run") as caught:
        post(server, payload("Bakhmut"))
    assert not isinstance(caught.value, DeliveryUnknown)


def test_a_server_that_never_answers_is_unknown() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}{PATH}"
        deliver = slack_deliver(CHANNEL, webhook=address, now=lambda: NOW, timeout=0.2)
        with pytest.raises(DeliveryUnknown, match="no answer in time"):
            deliver(Message("s", (payload("x"),)), KEY)


def test_over_https_only_a_trusted_certificate_gets_the_message(tmp_path: Path) -> None:
    authority, key = certificate(tmp_path)
    own = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    own.load_cert_chain(authority, key)
    trusting = ssl.create_default_context(cafile=authority)
    with SlackServer(context=own) as server:
        doubting = slack_deliver(CHANNEL, webhook=server.url, now=lambda: NOW, timeout=60)
        with pytest.raises(DeliveryError, match=r"certificate .* cannot be trusted"):
            doubting(Message("s", (payload("x"),)), KEY)
        assert server.requests == 0

        trusted = slack_deliver(CHANNEL, webhook=server.url, now=lambda: NOW, context=trusting)
        trusted(Message("s", (payload("x"),)), KEY)

        assert len(server.posts) == 1


def test_https_to_a_server_without_tls_is_a_failure() -> None:
    with SlackServer() as server:
        address = server.url.replace("http://", "https://")
        deliver = slack_deliver(CHANNEL, webhook=address, now=lambda: NOW, timeout=60)
        with pytest.raises(DeliveryError, match="cannot be reached"):
            deliver(Message("s", (payload("x"),)), KEY)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "hooks.slack.example/services/canary",
        "http://hooks.slack.example/services/canary",
        "https://user:canary@hooks.slack.example/services/x",
        "https://hooks.slack.example:port/services/canary",
        "https://hooks.slack.example/services/canary\r\nX: y",
        "https:///services/canary",
        "file:///etc/canary",
        "https://[::1/services/canary",
    ],
)
def test_an_address_that_is_no_webhook_is_refused_and_never_shown(address: str) -> None:
    with pytest.raises(ConfigError, match="SLACK_WEBHOOK") as caught:
        checked_webhook(CHANNEL, address)

    assert "canary" not in str(caught.value)


def test_the_webhook_is_in_no_error_and_no_log(caplog: pytest.LogCaptureFixture) -> None:
    plans = ([Told(404, "no_service")], [ACCEPT_THEN_DROP], [Told(500, "x")], [slow_down("9999")])
    said = []
    with caplog.at_level(logging.DEBUG):
        for plan in plans:
            with SlackServer(plan) as server:
                with pytest.raises(DeliveryError) as caught:
                    post(server, payload("x"))
                said += [str(caught.value), str(caught.value.__cause__), repr(caught.value)]

    where = checked_webhook(CHANNEL, "https://hooks.slack.example" + PATH)
    assert PATH not in " ".join([*said, caplog.text, repr(where)])


def test_an_address_with_a_query_keeps_it() -> None:
    assert checked_webhook(CHANNEL, "https://a.example/x?y=1").target == "/x?y=1"
