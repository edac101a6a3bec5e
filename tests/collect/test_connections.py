"""Names are resolved once, within the time that is left, and an address that fails has a successor."""

from __future__ import annotations

import time

import pytest

from briefer.collect.connections import Allowance, DeadlinePassed, current, system_resolve
from briefer.collect.fetch import http_fetch
from briefer.errors import SourceError
from briefer.testing.web import Answer, web_server


def test_a_name_is_resolved_by_the_system() -> None:
    assert "127.0.0.1" in system_resolve("localhost", 80)
    assert system_resolve("127.0.0.1", 80) == ["127.0.0.1"]


def test_a_name_that_cannot_be_one_raises() -> None:
    with pytest.raises(UnicodeError):
        system_resolve("a" * 70 + ".example", 80)


def test_no_name_is_asked_for_when_the_time_is_over() -> None:
    current.allowance = Allowance(until=time.monotonic() - 1, wire_bytes=1)
    try:
        with pytest.raises(DeadlinePassed):
            system_resolve("localhost", 80)
    finally:
        current.allowance = None


def test_the_next_address_is_tried_when_one_does_not_answer() -> None:
    with web_server({"/": Answer(body=b"here")}) as server:
        fetch = http_fetch(
            allow_private=("inside.example",),
            resolve=lambda host, port: ["127.0.0.2", "127.0.0.1"],
        )

        assert fetch(server.url(host="inside.example")).body == b"here"


def test_a_host_none_of_whose_addresses_answers_is_a_source_error() -> None:
    fetch = http_fetch(
        allow_private=("inside.example",), resolve=lambda host, port: ["127.0.0.2", "127.0.0.3"]
    )

    with pytest.raises(SourceError, match="refused"):
        fetch("http://inside.example:9/")


def test_a_host_without_any_address_is_refused() -> None:
    with pytest.raises(SourceError, match="has no address"):
        http_fetch(resolve=lambda host, port: [])("http://nowhere.example/")


def test_idle_connections_make_room_for_others() -> None:
    from briefer.collect import connections

    count = connections._IDLE + 4
    with web_server({"/": Answer(body=b"x")}) as server:
        hosts = [f"127.0.1.{n}" for n in range(1, count + 1)]
        fetch = http_fetch(allow_private=hosts, resolve=lambda host, port: ["127.0.0.1"])

        assert all(fetch(server.url(host=host)).body == b"x" for host in hosts)
        assert fetch(server.url(host=hosts[0])).body == b"x"
