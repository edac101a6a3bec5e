"""The signed webhook: what a receiver can prove of it, that a delivery keeps its id, what fails."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from briefer.app.outbox import Outgoing, send
from briefer.config import Means
from briefer.deliver.signed import WebhookChannel, signed_deliver
from briefer.deliver.webhook import webhook_from
from briefer.errors import ConfigError, DeliveryError, DeliveryUnknown
from briefer.model import DeliveryKey, Message, Part
from briefer.store import open_store
from briefer.testing.post_server import PostServer, Said
from briefer.testing.smtp_server import certificate

NOW = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)
SECRET = "0123456789abcdef-canary"
SLOT = "2026-11-22 Europe/Kyiv daily"
KEY = DeliveryKey("bakhmut", SLOT, "hook", "hook")
BODY = json.dumps({"topic": "bakhmut", "text": "Бахмут “stands”"}, ensure_ascii=False)
MESSAGE = Message("Bakhmut", (Part("application/json", BODY),))
CHANNEL = WebhookChannel(name="hook", url_env="URL", secret_env="KEY")


def means(url: str, secret: str = SECRET, folder: Path | None = None) -> Means:
    values = {"URL": url, "KEY": secret}
    return Means(secret=values.__getitem__, now=lambda: NOW, folder=folder)


def post(server: PostServer, key: DeliveryKey = KEY, **options: Any) -> str:
    where = webhook_from(f"{server.url}/in?x=1", setting="URL")
    given: dict[str, Any] = {"pause": lambda seconds: None, "timeout": 20, **options}
    return (
        signed_deliver("hook", where, secret=SECRET, now=lambda: NOW, **given)(MESSAGE, key)
    ).receipt


def test_the_receiver_can_prove_who_sent_it_and_when() -> None:
    with PostServer() as server:
        assert CHANNEL.deliver_with(means(f"{server.url}/in"))(MESSAGE, KEY).receipt == "200"

        (got,) = server.requests
    stamp = got.headers["X-Briefer-Timestamp"]
    wanted = hmac.new(SECRET.encode(), f"{stamp}.".encode() + got.body, hashlib.sha256)
    assert got.headers["X-Briefer-Signature"] == f"sha256={wanted.hexdigest()}"
    assert (stamp, got.method, got.path) == (str(int(NOW.timestamp())), "POST", "/in")
    assert json.loads(got.body) == json.loads(BODY)


def test_the_verification_of_the_documentation_takes_ours_and_nothing_else() -> None:
    text = Path("docs/channels.md").read_text("utf-8")
    snippet = next(
        part for part in re.findall(r"```python\n(.*?)```", text, re.S) if "hmac" in part
    )
    found: dict[str, Any] = {}
    exec(snippet, found)
    with PostServer() as server:
        post(server)
        (got,) = server.requests
    headers, clock, verified = dict(got.headers), NOW.timestamp(), found["verified"]

    assert verified(headers, got.body, SECRET, clock)
    assert verified({k.lower(): v for k, v in headers.items()}, got.body, SECRET, clock + 200)
    for wrong in (
        (headers, got.body + b" ", SECRET, clock),
        (headers, got.body, SECRET + "x", clock),
        (headers, got.body, SECRET, clock + 1000),
        (headers | {"X-Briefer-Timestamp": str(int(clock) + 1)}, got.body, SECRET, clock),
        (headers | {"X-Briefer-Signature": "sha256=é"}, got.body, SECRET, clock),
        ({}, got.body, SECRET, clock),
    ):
        assert not verified(*wrong)


def test_a_delivery_keeps_its_id_and_every_other_has_its_own() -> None:
    others = [
        DeliveryKey("grain", SLOT, "hook", "hook"),
        DeliveryKey("bakhmut", SLOT.replace("22", "23"), "hook", "hook"),
        DeliveryKey("bakhmut", SLOT, "hook", "other"),
    ]
    with PostServer() as server:
        for key in (KEY, KEY, *others):
            post(server, key)

        ids = [got.headers["X-Briefer-Delivery"] for got in server.requests]
    assert (len(set(ids)), ids[0] == ids[1]) == (4, True)


@pytest.mark.parametrize("status", [200, 201, 202, 204])
def test_any_yes_is_sent(status: int) -> None:
    with PostServer([Said(status, "")]) as server:
        assert post(server) == str(status)


def test_a_yes_is_an_answer_though_its_body_is_cut_or_never_ends() -> None:
    with PostServer([Said(200, "{}", how="half"), Said(200, "x" * 500, how="drip")]) as server:
        assert [post(server), post(server, timeout=0.3)] == ["200", "200"]


@pytest.mark.parametrize(
    ("status", "advice"),
    [(301, "mend the webhook"), (404, "mend the webhook"), (500, "next run"), (503, "next run")],
)
def test_a_refusal_says_what_to_do_and_is_asked_once(status: int, advice: str) -> None:
    with PostServer([Said(status, "no")]) as server:
        with pytest.raises(DeliveryError, match=f"{status}.*{advice}") as caught:
            post(server)

        assert not isinstance(caught.value, DeliveryUnknown)
        assert len(server.requests) == 1


@pytest.mark.parametrize(
    "said",
    [Said(how="drop"), Said(how="hang"), Said(502), Said(504)],
    ids=["drop", "hang", "502", "504"],
)
def test_where_nobody_says_yes_or_no_it_is_unknown_and_not_posted_again(said: Said) -> None:
    with PostServer([said]) as server:
        with pytest.raises(DeliveryUnknown):
            post(server, timeout=0.5)

        assert len(server.requests) == 1


def test_it_waits_as_long_as_it_is_asked_and_signs_anew() -> None:
    waits: list[float] = []
    clock = iter(NOW + timedelta(seconds=n) for n in range(9))
    where = Said(429, "", {"Retry-After": "7"})
    with PostServer([where]) as server:
        deliver = signed_deliver(
            "hook", webhook_from(server.url, setting="URL"), secret=SECRET,
            now=lambda: next(clock), pause=waits.append,
        )  # fmt: skip
        deliver(MESSAGE, KEY)

        first, second = (got.headers for got in server.requests)
    assert (waits, first["X-Briefer-Delivery"]) == ([7.0], second["X-Briefer-Delivery"])
    assert first["X-Briefer-Signature"] != second["X-Briefer-Signature"]


def test_two_runs_of_a_slot_post_once_and_a_failure_is_tried_again(tmp_path: Path) -> None:
    with PostServer([Said(500)]) as server, open_store(tmp_path / "s.db") as store:
        item = Outgoing(
            message=MESSAGE, topic="bakhmut", slot=SLOT, channel="hook", recipients=("hook",),
            deliver=CHANNEL.deliver_with(means(server.url)),
        )  # fmt: skip
        states = [send([item], store=store, now=lambda: NOW)[0].delivery.state for _ in range(3)]

        assert (states, len(server.requests)) == (["failed", "sent", "sent"], 2)
    assert SECRET not in (tmp_path / "s.db").read_bytes().decode("latin-1")


def test_only_a_trusted_certificate_gets_the_message(tmp_path: Path) -> None:
    authority, key = certificate(tmp_path)
    own = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    own.load_cert_chain(authority, key)
    trusting = WebhookChannel(
        name="hook", url_env="URL", secret_env="KEY", ca_file=Path(authority).name
    )
    with PostServer(context=own) as server:
        with pytest.raises(DeliveryError, match=r"certificate .* cannot be trusted"):
            CHANNEL.deliver_with(means(server.url))(MESSAGE, KEY)
        assert server.requests == []

        trusting.deliver_with(means(server.url, folder=tmp_path))(MESSAGE, KEY)

        assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("url", "secret", "words"),
    [
        ("http://hooks.example/canary", SECRET, "URL: http would send the brief in the clear"),
        ("hooks.example/canary", SECRET, "URL holds no web address"),
        ("https://hooks.example/canary", "canary", "KEY holds fewer than 16 characters"),
    ],
)
def test_a_wrong_address_or_a_weak_secret_is_refused_and_never_shown(
    url: str, secret: str, words: str
) -> None:
    for ask in (CHANNEL.deliver_with, lambda m: CHANNEL.examine(m, online=True)):
        with pytest.raises(ConfigError, match=words) as caught:
            ask(means(url, secret))
        assert "canary" not in str(caught.value)


def test_doctor_names_the_host_and_posts_nothing() -> None:
    with PostServer() as server:
        said = CHANNEL.examine(means(f"{server.url}/canary"), online=True)

        assert (said, server.requests) == ("signed posts to 127.0.0.1; nothing was posted", [])
