"""A fetch ends in time, stays small, and connects only where it may. Real servers on loopback."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from briefer.collect.addresses import is_public
from briefer.collect.fetch import http_fetch
from briefer.errors import FetchRefused, NotChanged, SourceError, StatusError
from briefer.ports import Fetched, Validators
from briefer.testing.hostile import GOOD, hostile_server
from briefer.testing.web import Answer, Asked, web_server

VECTORS = Path(__file__).parents[2].parent / "shared" / "data" / "feeds" / "vectors"
LOOPBACK = ("127.0.0.1",)


@pytest.fixture(scope="module")
def hostile() -> Iterator[str]:
    with hostile_server() as url:
        yield url


def fetched(url: str, *, deadline: float = 5.0, max_bytes: int = 1_000_000) -> Fetched:
    return http_fetch(deadline=deadline, max_bytes=max_bytes, allow_private=LOOPBACK)(url)


@pytest.mark.parametrize("name", ["good", "packed", "packed-in-two", "raw-deflate"])
def test_a_whole_body_arrives_decoded(hostile: str, name: str) -> None:
    answer = fetched(hostile + name)

    assert (answer.body, answer.media_type) == (GOOD, "application/rss+xml")


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("gzip-bomb", "larger than 1,000,000 bytes"),
        ("gzip-bomb-in-gzip", "not asked for"),
        ("deflate-bomb", "larger than 1,000,000 bytes"),
        ("brotli-said", "not asked for"),
        ("gzip-cut", "ends in the middle"),
        ("gzip-spoiled", "damaged"),
        ("gzip-lie", "damaged"),
        ("endless", "larger than"),
        ("endless-chunks", "larger than"),
        ("long-header", "no HTTP"),
        ("many-headers", "no HTTP"),
        ("long-status", "no HTTP"),
        ("long-chunk-note", "larger than|no HTTP"),
        ("continues", "larger than"),
        ("loop", "more than 5 redirects"),
        ("cut", "no HTTP"),
        ("cut-chunk", "no HTTP"),
        ("reset", "connection failed"),
        ("garbage", "no HTTP"),
        ("old-http", "no HTTP"),
        ("partial", "206"),
    ],
)
def test_a_misbehaving_server_is_one_source_error(hostile: str, name: str, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        fetched(hostile + name)


@pytest.mark.parametrize("name", ["drip-body", "drip-headers", "silent"])
def test_the_whole_exchange_ends_by_its_deadline(hostile: str, name: str) -> None:
    began = time.monotonic()

    with pytest.raises(SourceError, match=r"within 0\.5 seconds"):
        fetched(hostile + name, deadline=0.5)

    assert time.monotonic() - began < 30  # undisturbed it drips on for longer


@pytest.mark.parametrize("name", ["to-metadata", "to-file"])
def test_a_redirect_is_checked_like_the_first_address(hostile: str, name: str) -> None:
    with pytest.raises(FetchRefused):
        fetched(hostile + name)


def test_a_loopback_address_is_refused_with_the_line_that_opens_it() -> None:
    with web_server({"/": Answer()}) as server:
        line = f'add allow_private = ["127.0.0.1:{server.port}"] at the top of briefer.toml'
        with pytest.raises(FetchRefused, match=re.escape(line)):
            http_fetch()(server.url())

        assert server.asked == []


def test_an_address_of_ones_own_network_is_refused_with_the_line_that_opens_it() -> None:
    line = 'add "inside.example:80" to allow_private at the top of briefer.toml'
    fetch = http_fetch(allow_private=["other.example"], resolve=lambda host, port: ["10.0.0.7"])

    with pytest.raises(FetchRefused, match=re.escape(line)):
        fetch("http://inside.example/feed")


def test_what_is_opened_with_its_port_is_closed_at_others() -> None:
    with web_server({"/": Answer(body=b"here")}) as server, web_server({}) as other:
        fetch = http_fetch(allow_private=[f"127.0.0.1:{server.port}"])

        assert fetch(server.url()).body == b"here"
        with pytest.raises(FetchRefused, match=f"port {other.port} is not opened"):
            fetch(other.url())

        assert other.asked == []


@pytest.mark.parametrize("target", ["http://169.254.169.254/latest", "http://10.0.0.7:22/"])
def test_where_another_site_leads_no_line_to_open_it_is_told(target: str) -> None:
    with web_server({"/": Answer(status=302, headers={"Location": target})}) as server:
        fetch = http_fetch(allow_private=LOOPBACK)
        with pytest.raises(FetchRefused, match="only what allow_private names") as refused:
            fetch(server.url())

    assert "add " not in str(refused.value)


def vectors() -> list[dict[str, object]]:
    path = VECTORS / "ssrf.jsonl"
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text().splitlines()]


@pytest.mark.skipif(not vectors(), reason="the address vectors are not beside the repository")
def test_every_known_way_to_a_private_address_is_refused() -> None:
    wrong = [vector["why"] for vector in vectors() if allowed(vector) != vector["expect"]]

    assert len(vectors()) == 81
    assert wrong == []


def allowed(vector: dict[str, object]) -> str:
    """What becomes of one vector when nothing but the decision is made: no connection leaves."""

    class Decided(Exception):
        pass

    def resolve(host: str, port: int) -> Sequence[str]:
        given = vector["resolve"]
        found = [str(a) for a in given] if isinstance(given, list) else literal(host, port)
        if all(map(is_public, found)) and found:
            raise Decided
        return found

    try:
        http_fetch(resolve=resolve)(str(vector["url"]))
    except FetchRefused:
        return "block"
    except SourceError as error:
        return "allow" if isinstance(error.__cause__, Decided) else f"failed: {error}"
    return "fetched"


def literal(host: str, port: int) -> Sequence[str]:
    """What the system makes of a host without asking anybody: short, octal and decimal forms."""
    import socket

    try:
        answers = socket.getaddrinfo(host, port, flags=socket.AI_NUMERICHOST)
    except OSError:
        return ["127.0.0.1"] if host.startswith("localhost") else []
    return [str(answer[4][0]) for answer in answers]


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("64:ff9b::5db8:d822", True),
        ("64:ff9b::7f00:1", False),
        ("224.0.0.1", False),
        ("2002:7f00:1::", False),
        ("::ffff:93.184.216.34", False),
        ("fe80::1%eth0", False),
        ("not an address", False),
    ],
)
def test_public_is_what_the_registries_leave(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_one_private_answer_among_public_ones_refuses_the_host() -> None:
    fetch = http_fetch(resolve=lambda host, port: ["93.184.216.34", "10.0.0.1"])

    with pytest.raises(FetchRefused):
        fetch("http://both.example/")


def test_the_address_that_was_checked_is_the_one_connected_to() -> None:
    with web_server({"/": Answer(body=b"here")}) as server:
        answers = iter([["127.0.0.1"], ["10.0.0.1"]])
        fetch = http_fetch(
            allow_private=("inside.example",), resolve=lambda host, port: next(answers)
        )

        body = fetch(server.url(host="inside.example")).body

        assert body == b"here"
        assert server.asked[0].headers["host"] == f"inside.example:{server.port}"


def test_a_name_that_does_not_resolve_or_answer_says_so() -> None:
    def lost(host: str, port: int) -> Sequence[str]:
        import socket

        raise socket.gaierror(-2, "unknown")

    with pytest.raises(SourceError, match="cannot be resolved"):
        http_fetch(resolve=lost)("https://lost.example/")
    with pytest.raises(SourceError, match="refused"):
        fetched("http://127.0.0.1:9/")


def test_an_error_whose_reason_is_a_text_is_a_source_error_too() -> None:
    def odd(host: str, port: int) -> Sequence[str]:
        raise UnicodeDecodeError("idna", b"\xff", 0, 1, "a text, no error")

    with pytest.raises(SourceError, match="UnicodeDecodeError"):
        http_fetch(resolve=odd)("https://odd.example/")


def test_a_server_without_a_trusted_certificate_is_a_source_error() -> None:
    with web_server({}) as server, pytest.raises(SourceError, match="TLS"):
        fetched(server.url().replace("http://", "https://"))


def test_validators_are_sent_and_an_unchanged_source_says_so() -> None:
    def conditional(request: Asked) -> Answer:
        known = request.headers.get("if-none-match") == '"v1"'
        headers = {"ETag": '"v1"', "Last-Modified": "Mon, 04 May 2026 10:00:00 GMT"}
        return Answer(304 if known else 200, b"" if known else b"news", headers)

    with web_server({"/": conditional}) as server:
        fetch = http_fetch(allow_private=LOOPBACK)
        validators = fetch(server.url()).validators

        with pytest.raises(NotChanged):
            fetch(server.url(), validators=validators)

        assert validators == Validators('"v1"', "Mon, 04 May 2026 10:00:00 GMT")
        assert server.asked[1].headers["if-modified-since"] == validators.last_modified


def test_bytes_are_counted_through_redirects_errors_and_unchanged_answers() -> None:
    away = Answer(302, headers={"Location": "/b"})
    gone = Answer(410, headers={"X-Long": "x" * 1000})
    same = Answer(304)
    with web_server({"/a": away, "/b": Answer(body=b"x" * 500), "/c": gone, "/d": same}) as server:
        fetch = http_fetch(allow_private=LOOPBACK)
        direct, led = fetch(server.url("/b")).received, fetch(server.url("/a")).received
        costs = {}
        for path in ("/c", "/d", "/e"):
            with pytest.raises(SourceError) as caught:
                fetch(server.url(path))
            costs[path] = caught.value.received

    assert 500 < direct < 800
    assert led > direct + 50
    assert 1000 < costs["/c"] < 1400
    assert 0 < costs["/d"] < 300
    with pytest.raises(FetchRefused) as refused:
        fetched("ftp://news.example/")
    assert refused.value.received == 0


def test_a_credential_is_found_in_any_spelling_of_its_origin() -> None:
    with web_server({"/a": Answer(body=b"x")}) as server:
        origin = f"HTTP://LocalHost.example:{server.port}/deep/feed?x=1"
        fetch = http_fetch(
            allow_private=("localhost.example",),
            resolve=lambda host, port: ["127.0.0.1"],
            credentials={origin: "Bearer canary"},
        )
        fetch(server.url("/a", host="localhost.example"))

        assert server.asked[0].headers["authorization"] == "Bearer canary"


def test_redirects_are_followed_and_named_without_cookies_or_credentials() -> None:
    away = Answer(302, headers={"Location": "/b", "Set-Cookie": "sid=secret"})
    with web_server({"/a": away, "/b": Answer(body=b"there")}) as server:
        answer = fetched(server.url("/a"))

        assert (answer.url, answer.hops) == (server.url("/b"), (server.url("/a"),))
        assert not {"cookie", "authorization"} & set(server.asked[1].headers)


@pytest.mark.parametrize(
    ("status", "words"),
    [(401, "login"), (404, "nothing"), (410, "gone for good"), (429, "less often"), (500, "500")],
)
def test_an_error_status_is_told_in_words(status: int, words: str) -> None:
    answer = Answer(status, headers={"Retry-After": "120"})
    with web_server({"/": answer}) as server, pytest.raises(StatusError, match=words) as caught:
        fetched(server.url())

    assert (caught.value.status, caught.value.retry_after) == (status, "120")


def test_no_error_prints_the_query_of_an_address() -> None:
    with pytest.raises(SourceError) as caught:
        fetched("http://127.0.0.1:9/feed?api_key=canary")
    with pytest.raises(SourceError) as userinfo:
        fetched("http://user:canary@news.example/")

    assert "canary" not in f"{caught.value}{userinfo.value}"


def test_the_charset_of_the_header_is_handed_on() -> None:
    kind = {"Content-Type": 'Text/XML; Charset="windows-1251"'}
    with web_server({"/": Answer(body=b"x", headers=kind)}) as server:
        answer = fetched(server.url())

    assert (answer.media_type, answer.charset) == ("text/xml", "windows-1251")


def test_a_connection_is_used_again_and_a_closed_one_is_no_failure() -> None:
    closing = Answer(body=b"x", headers={"Connection": "close"})
    with web_server({"/a": Answer(body=b"a"), "/c": closing}) as server:
        fetch = http_fetch(allow_private=LOOPBACK)
        bodies = [fetch(server.url(path)).body for path in ("/a", "/a", "/c", "/a")]

        assert bodies == [b"a", b"a", b"x", b"a"]
        ports = [request.headers["x-from"] for request in server.asked]
        assert ports[0] == ports[1] == ports[2] != ports[3]


def test_a_server_that_forgot_the_connection_is_asked_again() -> None:
    with web_server({"/a": Answer(body=b"a")}, forgets=True) as server:
        fetch = http_fetch(allow_private=LOOPBACK)

        assert [fetch(server.url("/a")).body for _ in range(3)] == [b"a"] * 3


def test_an_address_is_sent_in_ascii() -> None:
    path = "/%D0%B6%20a?q=%D1%8F%20b"
    with web_server({path: Answer(body=b"x")}) as server:
        assert fetched(server.url("/ж a?q=я b")).body == b"x"


@pytest.mark.parametrize(
    ("statuses", "moved"),
    [((301, 308), "/b2"), ((302, 301), None), ((301, 302), "/b1")],
    ids=["for-ever", "first-for-now", "then-for-now"],
)
def test_a_permanent_move_is_told_as_far_as_it_is_unbroken(
    statuses: tuple[int, int], moved: str | None
) -> None:
    routes = {
        "/b0": Answer(statuses[0], headers={"Location": "/b1"}),
        "/b1": Answer(statuses[1], headers={"Location": "/b2"}),
        "/b2": Answer(body=b"x", headers={"Cache-Control": "public, max-age=600"}),
    }
    with web_server(routes) as server:
        answer = fetched(server.url("/b0"))

        assert answer.moved_to == (moved and server.url(moved))
        assert answer.max_age == 600


def test_a_credential_goes_to_its_own_origin_and_never_along_a_redirect() -> None:
    with web_server({"/b": Answer(body=b"x")}) as other:
        away = Answer(302, headers={"Location": other.url("/b")})
        with web_server({"/a": away}) as server:
            fetch = http_fetch(
                allow_private=LOOPBACK, credentials={server.url("").rstrip("/"): "Bearer canary"}
            )
            fetch(server.url("/a"))

            assert server.asked[0].headers["authorization"] == "Bearer canary"
        assert "authorization" not in other.asked[0].headers
