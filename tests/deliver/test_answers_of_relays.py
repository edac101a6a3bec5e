"""What a relay or a webhook may answer, and how long: one meaning each, and always an end."""

from __future__ import annotations

import socket
import threading
import time
import tracemalloc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime

import pytest

from briefer.deliver.slack import SlackChannel, slack_deliver
from briefer.deliver.smtp import EmailChannel, smtp_deliver
from briefer.errors import DeliveryError, DeliveryUnknown
from briefer.model import Delivery, DeliveryKey, Message, Part

NOW = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)
KEY = DeliveryKey("quay", "2026-11-22 UTC daily", "desk", "ada@lamp.example")
MESSAGE = Message("Quay", (Part("text/plain", "The quay opens. [1]"),))
USUAL = {b"EHLO": b"250 lamp\r\n", b"MAIL": b"250 ok\r\n", b"RCPT": b"250 ok\r\n",
         b"DATA": b"354 go on\r\n", b".": b"250 queued\r\n", b"QUIT": b"221 bye\r\n",
         b"GREET": b"220 lamp\r\n"}  # fmt: skip

Answer = bytes | Callable[[socket.socket], None]


@contextmanager
def relay(*conversations: Mapping[bytes, Answer]) -> Iterator[tuple[int, list[bytes]]]:
    """A relay that answers its first caller by the first script, and so on; the last one stays."""
    taken: list[bytes] = []
    listening = socket.create_server(("127.0.0.1", 0))

    def answer(line: socket.socket, script: Mapping[bytes, Answer], word: bytes) -> None:
        said = {**USUAL, **script}.get(word, b"250 ok\r\n")
        line.sendall(said) if isinstance(said, bytes) else said(line)

    def serve() -> None:
        turn = 0
        while True:
            line, _ = listening.accept()
            script = conversations[min(turn, len(conversations) - 1)] if conversations else {}
            turn += 1
            with line, suppress(OSError):
                answer(line, script, b"GREET")
                in_data = False
                for command in line.makefile("rb"):
                    word = command.strip().split(b" ")[0].upper()
                    if in_data and word != b".":
                        continue
                    if in_data:
                        taken.append(command)
                    answer(line, script, word)
                    in_data = word == b"DATA" and b"DATA" not in script

    thread = threading.Thread(target=lambda: suppress_all(serve), daemon=True)
    thread.start()
    try:
        yield listening.getsockname()[1], taken
    finally:
        listening.close()


def suppress_all(serve: Callable[[], None]) -> None:
    with suppress(OSError):
        serve()


def send(port: int, *, timeout: float = 5.0, pauses: list[float] | None = None) -> Delivery:
    channel = EmailChannel(
        name="desk", host="127.0.0.1", port=port, security="none",
        sender="briefer@lamp.example", to=("ada@lamp.example",),
    )  # fmt: skip
    waited = pauses if pauses is not None else []
    deliver = smtp_deliver(
        channel, password=None, now=lambda: NOW, timeout=timeout, pause=waited.append
    )
    return deliver(MESSAGE, KEY)


@pytest.mark.parametrize(
    "said",
    [b"250 2.0.0 ok\r\n", b"251 will forward\r\n", b"252 may\r\n", b"200 fine\r\n", b"299\r\n"],
)
def test_any_yes_after_the_mail_is_sent(said: bytes) -> None:
    with relay({b".": said}) as (port, _):
        assert send(port).state == "sent"


@pytest.mark.parametrize(
    "said",
    [b"", b"\r\n", b"hello there\r\n", b"\xff\xfe\r\n", b"354 go on\r\n", b"199 wait\r\n", b"25\r\n",
     b"999 no\r\n", b"250" + b"x" * 70_000],
    ids=["closed", "empty", "words", "bytes", "354", "199", "short", "999", "endless"],
)  # fmt: skip
def test_an_answer_that_cannot_be_read_is_unknown(said: bytes) -> None:
    def close(line: socket.socket) -> None:
        line.sendall(said)
        line.shutdown(socket.SHUT_RDWR)

    with (
        relay({b".": close}) as (port, _),
        pytest.raises(DeliveryUnknown, match="may have arrived"),
    ):
        send(port)


@pytest.mark.parametrize(
    "place", [b"GREET", b"EHLO", b"MAIL", b"RCPT", b"DATA", b"."], ids=lambda place: place.decode()
)
def test_a_relay_that_says_not_now_is_asked_again_in_the_same_run(place: bytes) -> None:
    pauses: list[float] = []
    not_now = {place: b"421 4.3.2 come back\r\n" if place == b"GREET" else b"451 4.7.1 later\r\n"}
    if place == b"EHLO":
        not_now[b"HELO"] = b"451 later\r\n"

    with relay(not_now, {}) as (port, taken):
        assert send(port, pauses=pauses).state == "sent"

    assert (pauses, len(taken)) == ([2.0], 1 + (place == b"."))


def test_a_relay_that_never_says_now_is_left_to_the_next_run() -> None:
    pauses: list[float] = []

    with (
        relay({b"RCPT": b"450 greylisted\r\n"}) as (port, taken),
        pytest.raises(DeliveryError, match="the next run tries again") as caught,
    ):
        send(port, pauses=pauses)

    assert not isinstance(caught.value, DeliveryUnknown)
    assert (pauses, taken) == ([2.0, 10.0], [])


def test_a_refusal_for_good_is_not_asked_again() -> None:
    pauses: list[float] = []

    with (
        relay({b"RCPT": b"550 nobody\r\n"}) as (port, _),
        pytest.raises(DeliveryError, match="550"),
    ):
        send(port, pauses=pauses)

    assert pauses == []


def endless(line: socket.socket) -> None:
    while True:
        line.sendall(b"250-and more\r\n" * 1000)


def dripping(line: socket.socket) -> None:
    for _ in range(600):
        line.sendall(b"2")
        time.sleep(0.05)


@pytest.mark.parametrize("place", [b"GREET", b"EHLO", b"."], ids=["greeting", "ehlo", "end"])
@pytest.mark.parametrize("answer", [endless, dripping], ids=["endless", "dripping"])
def test_an_answer_without_an_end_is_ended(
    place: bytes, answer: Callable[[socket.socket], None]
) -> None:
    tracemalloc.start()
    began = time.monotonic()

    with relay({place: answer}) as (port, _), pytest.raises(DeliveryError) as caught:
        send(port, timeout=0.5)

    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert time.monotonic() - began < 20
    assert most < 20_000_000
    assert isinstance(caught.value, DeliveryUnknown) == (place == b".")


# ---------------------------------------------------------------- a webhook


@contextmanager
def hook(answer: Callable[[socket.socket], None]) -> Iterator[str]:
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        line, _ = listening.accept()
        with line, suppress(OSError):
            line.recv(65_536)
            answer(line)

    threading.Thread(target=lambda: suppress_all(serve), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/hook"
    finally:
        listening.close()


def posted(where: str) -> Delivery:
    channel = SlackChannel(name="room", webhook_env="HOOK")
    deliver = slack_deliver(channel, webhook=where, now=lambda: NOW, timeout=0.5)
    return deliver(Message("Quay", (Part("application/json", '{"text": "The quay opens."}'),)), KEY)


def drip(head: bytes) -> Callable[[socket.socket], None]:
    def answer(line: socket.socket) -> None:
        line.sendall(head)
        for _ in range(300):
            line.sendall(b"x")
            time.sleep(0.1)

    return answer


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 4000\r\n\r\n", DeliveryUnknown),
        (b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", DeliveryUnknown),
        (b"HTTP/1.1 200 OK\r\nX-Slow: ", DeliveryUnknown),
        (b"HTTP/1.1 404 Gone\r\nContent-Length: 4000\r\n\r\n", DeliveryError),
    ],
    ids=["body", "body-till-closed", "headers", "refusal"],
)
def test_a_dripping_answer_of_a_webhook_is_ended(head: bytes, kind: type[Exception]) -> None:
    began = time.monotonic()

    with hook(drip(head)) as where, pytest.raises(DeliveryError) as caught:
        posted(where)

    assert time.monotonic() - began < 10
    assert type(caught.value) is kind


@pytest.mark.parametrize(
    "said", [b"", b"\xff\xff\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"],
    ids=["nothing", "bytes", "empty"],
)  # fmt: skip
def test_an_answer_of_a_webhook_that_says_nothing_is_unknown(said: bytes) -> None:
    with hook(lambda line: line.sendall(said)) as where, pytest.raises(DeliveryUnknown):
        posted(where)
