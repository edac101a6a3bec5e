"""Chat and push services by Apprise, each through its own plug-in to a server on loopback."""

from __future__ import annotations

import json
import logging
import re
import ssl
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote_plus

import pytest
from apprise.plugins.discord import NotifyDiscord
from apprise.plugins.google_chat import NotifyGoogleChat
from apprise.plugins.slack import NotifySlack
from apprise.plugins.telegram import NotifyTelegram

from briefer.app.outbox import Outgoing, send
from briefer.config import Means
from briefer.deliver.apprise_channel import AppriseChannel, apprise_deliver
from briefer.errors import ConfigError, DeliveryError, DeliveryUnknown
from briefer.model import DeliveryKey, Message, Part
from briefer.render.message import rendered
from briefer.secrets import forget_secrets, optional_secret, safe
from briefer.store import open_store
from briefer.testing.post_server import Got, PostServer, Said
from briefer.testing.smtp_server import certificate
from tests.render.printed_briefs import hostile_brief, large_brief, shipped

NOW = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)
SLOT = "2026-11-22 Europe/Kyiv daily"
KEY = DeliveryKey("bakhmut", SLOT, "phone", "phone")
TEXT = "• The bridge collapsed. (Harbour Times)\nhttps://briefs.example/bakhmut/2026-11-22/"
MESSAGE = Message("Bakhmut: 1 story", (Part("text/plain", TEXT),))
CHANNEL = AppriseChannel(name="phone", url_env="URL")
TOKEN = "abcdefghijklmnopqrstuvwxyz"
# What any of the services below takes for a yes, to a login as to a message.
YES = json.dumps(
    {"ok": True, "success": True, "status": "success", "access_token": "x", "user_id": "@u:h",
     "data": {"userId": "u", "authToken": "t"}, "room_id": "!r:h", "event_id": "e", "home_server": "h"}
)  # fmt: skip
SERVICES = {
    "json": "json://{place}/hook",
    "form": "form://{place}/hook",
    "ntfy": "ntfy://{place}/harbour-news",
    "mattermost": f"mmost://{{place}}/{TOKEN}",
    "rocket.chat": "rocket://desk:hunter22@{place}/#general",
    "gotify": "gotify://{place}/abcdefghijklmno",
    "matrix": "matrix://desk:hunter22@{place}/!room:h",
    "discord": "discord://123456789012345678/canarycanarycanary",
    "telegram": "tgram://123456789:abcdefg_hijklmnop/12315544/",
    "google chat": "gchat://workspace/webhookkey/webhooktoken",
    "slack": "slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ/",
}


@pytest.fixture(autouse=True)
def _at_home(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No service waits between two messages of a test."""
    monkeypatch.setattr("apprise.url.URLBase.throttle", lambda *args, **options: None)
    yield
    forget_secrets()


def address(name: str, server: PostServer, monkeypatch: pytest.MonkeyPatch) -> str:
    """The service's address; one that lives at its maker's is told to live here."""
    monkeypatch.setattr(NotifyDiscord, "notify_url", f"{server.url}/api/webhooks")
    monkeypatch.setattr(NotifyTelegram, "notify_url", f"{server.url}/bot")
    monkeypatch.setattr(NotifySlack, "webhook_url", f"{server.url}/services")
    monkeypatch.setattr(
        NotifyGoogleChat, "notify_url", server.url + "/v1/spaces/{workspace}/messages"
    )
    return SERVICES[name].format(place=server.place)


def yes(name: str) -> Said:
    return Said(200, "ok" if name == "slack" else YES)


def deliver(
    url: str, message: Message = MESSAGE, *, channel: AppriseChannel = CHANNEL, timeout: float = 30,
    pauses: list[float] | None = None,
) -> str:  # fmt: skip
    waits: list[float] = [] if pauses is None else pauses
    port = apprise_deliver(
        channel, urls={"phone": ("URL", url)}, now=lambda: NOW, pause=waits.append, timeout=timeout
    )
    return port(message, KEY).receipt


def texts(requests: list[Got]) -> str:
    """All that was sent, in readable letters."""
    bodies = [got.body.decode() for got in requests]
    return "\n".join(
        re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), body)
        if body.startswith("{")
        else unquote_plus(body)
        for body in bodies
    )


@pytest.mark.parametrize("name", SERVICES)
def test_a_message_arrives_once_with_its_title_its_lines_and_its_link(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with PostServer(usual=yes(name)) as server:
        receipt = deliver(address(name, server, monkeypatch))

        sent = texts(server.requests)
    assert receipt.endswith("characters")
    assert sent.count("The bridge collapsed. (Harbour Times)") == 1
    assert sent.count("https://briefs.example/bakhmut/2026-11-22/") == 1
    assert "Bakhmut: 1 story" in sent


HOSTILE = [
    "@everyone @here @channel <@123> <@&9> <!channel> <#5> @john",
    "[a bank](https://trap.example) *b* _c_ ~d~ `e` ||s|| <b>bold</b> \\ https://trap.example/x",
    "# big\n> quote\n- item\n1. one &lt;!here&gt; R&D",
]


@pytest.mark.parametrize("name", SERVICES)
def test_a_hostile_title_pings_nobody_links_nowhere_and_marks_nothing(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    message = rendered(
        [replace(hostile_brief(HOSTILE), slot=SLOT)], "short", template=shipped,
        site_url="https://briefs.example/",
    )  # fmt: skip
    with PostServer(usual=yes(name)) as server:
        deliver(address(name, server, monkeypatch), message)

        sent = texts(
            [got for got in server.requests if b"pings" in got.body or b"bank" in got.body]
        )
    assert "a bank" in sent
    assert not re.search(r"(?<![\w.:/-])@\w|<[!@#]|\]\(", sent.replace("@u:h", ""))
    assert not re.search(r"\*b\*|`e`|~d~|\b_c_|\|\||<b>bold", sent)
    links = set(re.findall(r"https?://[^\s\"\\]+", sent))
    assert {link.split("/")[2] for link in links} <= {"briefs.example"}


@pytest.mark.parametrize(
    ("name", "limit"),
    [("discord", 2000), ("telegram", 4096), ("mattermost", 4000), ("google chat", 4000), ("json", 32768)],
)  # fmt: skip
@pytest.mark.parametrize("language", ["en", "uk"])
def test_a_large_brief_is_cut_between_lines_within_the_limit_and_says_so(
    name: str, limit: int, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    brief = replace(large_brief(12), slot=SLOT, language=language)
    message = rendered(
        [brief, brief, brief], "short", template=shipped, site_url="https://briefs.example/"
    )
    with PostServer(usual=yes(name)) as server:
        deliver(address(name, server, monkeypatch), message)

        (got,) = server.requests
    data = json.loads(got.body)
    text = data.get("content") or data.get("text") or data.get("message")
    assert len(text) <= limit
    lines = text.replace("\r", "").splitlines()
    whole = {line for part in message.parts for line in part.body.splitlines()}
    told = [re.sub("^- ", "• ", line) for line in lines if line and "https" not in line]
    assert set(told) - {message.subject} <= whole
    assert lines[-1] == "https://briefs.example/"
    assert ("in the full brief" if language == "en" else "повному") in text


def test_what_ntfy_would_turn_into_a_file_is_told_in_fewer_lines() -> None:
    lines = "\n".join(
        f"• {'Міст зруйновано біля Бахмута, кажуть військові. ' * 4}{n}" for n in range(9)
    )
    shorter = (lines, "\n".join(lines.splitlines()[:3]), lines.splitlines()[0])
    message = Message("Бахмут", tuple(Part("text/plain", text) for text in shorter))
    with PostServer() as server:
        deliver(SERVICES["ntfy"].format(place=server.place), message)

        (got,) = server.requests
    assert got.headers["Content-Type"] == "application/json"
    assert len(got.body) < 8000
    assert json.loads(got.body)["message"] == shorter[1]


def test_a_service_that_takes_less_than_a_line_gets_the_title_and_the_link() -> None:
    from briefer.deliver.short_text import Room, fitted

    assert fitted(MESSAGE, Room(80)) == (
        "", "Bakhmut: 1 story\nhttps://briefs.example/bakhmut/2026-11-22/",
    )  # fmt: skip
    assert fitted(MESSAGE, Room(54)) == (
        "", "Bakhmut:…\nhttps://briefs.example/bakhmut/2026-11-22/",
    )  # fmt: skip
    assert fitted(MESSAGE, Room(50)) == ("", "https://briefs.example/bakhmut/2026-11-22/")
    assert fitted(MESSAGE, Room(12)) == ("", "Bakhmut:…")
    notice = "oldport, 2026-05-04 UTC daily: no brief: " + "there is no file " * 9
    told = Message(notice[:120], (Part("text/plain", notice),))
    assert fitted(told, Room(400)) == ("", notice.strip())
    assert fitted(MESSAGE, Room(200, lines=2))[1].count("\n") == 1


def test_a_service_of_markdown_alone_gets_a_list() -> None:
    from briefer.deliver.short_text import Room, fitted

    message = Message("T", (Part("text/plain", "• one\n• two\nAnd 2 more\nhttps://b.example/"),))

    assert fitted(message, Room(500, title=9, listed=True)) == (
        "T", "- one\n- two\n\nAnd 2 more\n\nhttps://b.example/",
    )  # fmt: skip


# ---------------------------------------------------------------- faults


POSTING = ("json", "ntfy", "mattermost", "discord", "telegram", "slack", "google chat")


@pytest.mark.parametrize("name", POSTING)
@pytest.mark.parametrize(
    "said",
    [Said(how="drop"), Said(how="hang"), Said(502, "bad"), Said(504, "")],
    ids=["drop", "hang", "502", "504"],
)
def test_where_nobody_says_yes_or_no_it_is_unknown_and_not_sent_again(
    name: str, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    with PostServer([said], usual=yes(name)) as server:
        with pytest.raises(DeliveryUnknown):
            deliver(address(name, server, monkeypatch), timeout=0.5)

        assert len(server.requests) == 1


@pytest.mark.parametrize("name", POSTING)
@pytest.mark.parametrize("status", [302, 400, 401, 404, 500, 503])
def test_a_refusal_is_a_failure_that_the_next_run_tries_again(
    name: str, status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = Said(status, '{"error": "no"}', {"Location": "http://127.0.0.1:9/elsewhere"})
    with PostServer([refused], usual=yes(name)) as server:
        with pytest.raises(DeliveryError, match=str(status)) as caught:
            deliver(address(name, server, monkeypatch))

        assert not isinstance(caught.value, DeliveryUnknown)
        assert len(server.requests) == 1


@pytest.mark.parametrize("name", POSTING)
def test_a_429_is_waited_for_as_long_as_it_asks(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    with PostServer([Said(429, "", {"Retry-After": "3"})], usual=yes(name)) as server:
        deliver(address(name, server, monkeypatch), pauses=waits)

        assert (waits, len(server.requests)) == ([3.0], 2)


@pytest.mark.parametrize("name", ["json", "ntfy", "mattermost"])
@pytest.mark.parametrize("how", ["half", "drip"])
def test_a_yes_is_a_yes_though_the_rest_of_the_answer_is_cut_or_never_ends(
    name: str, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    began = time.monotonic()
    with PostServer([Said(200, YES * 9, how=how)]) as server:  # type: ignore[arg-type]
        deliver(address(name, server, monkeypatch), timeout=0.5)

        assert len(server.requests) == 1
    assert time.monotonic() - began < 20


@pytest.mark.parametrize("name", ["json", "ntfy", "mattermost", "discord"])
def test_a_service_that_is_not_there_is_a_failure(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with PostServer() as server:
        url = address(name, server, monkeypatch)

    with pytest.raises(DeliveryError, match="cannot be reached") as caught:
        deliver(url)
    assert not isinstance(caught.value, DeliveryUnknown)


def test_a_message_that_is_refused_after_a_login_that_was_taken_is_a_failure() -> None:
    url = SERVICES["rocket.chat"]
    with PostServer([Said(200, YES), Said(403, '{"success": false}')]) as server:
        with pytest.raises(DeliveryError, match="403") as caught:
            deliver(url.format(place=server.place))

        assert not isinstance(caught.value, DeliveryUnknown)


def test_a_login_that_is_refused_is_a_failure_that_does_not_show_the_password() -> None:
    with (
        PostServer([Said(401, '{"message": "hunter22?"}')]) as server,
        pytest.raises(DeliveryError) as caught,
    ):
        deliver(SERVICES["rocket.chat"].format(place=server.place))

    assert not isinstance(caught.value, DeliveryUnknown)


def test_of_two_rooms_in_one_address_one_that_has_it_makes_it_unknown() -> None:
    url = "ntfy://{place}/harbour/quay"
    with (
        PostServer([Said(200), Said(403)]) as server,
        pytest.raises(DeliveryUnknown, match="a part of it"),
    ):
        deliver(url.format(place=server.place))


# ---------------------------------------------------------------- once


@pytest.mark.parametrize("name", POSTING)
def test_runs_of_a_slot_send_once_whatever_was_answered(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = [Said(500, "no"), Said(404, "no"), yes(name)]
    with PostServer(plan, usual=yes(name)) as server, open_store(tmp_path / "s.db") as store:
        url = address(name, server, monkeypatch)
        means = Means(secret={"URL": url}.__getitem__, now=lambda: NOW)
        item = Outgoing(
            message=MESSAGE, topic="bakhmut", slot=SLOT, channel="phone",
            recipients=CHANNEL.recipients, deliver=CHANNEL.deliver_with(means),
        )  # fmt: skip
        states = [send([item], store=store, now=lambda: NOW)[0].delivery.state for _ in range(5)]

        assert states == ["failed", "failed", "sent", "sent", "sent"]
        assert len(server.requests) == 3


def test_what_may_have_arrived_is_sent_again_only_when_asked(tmp_path: Path) -> None:
    with PostServer([Said(how="drop")]) as server, open_store(tmp_path / "s.db") as store:
        url = SERVICES["ntfy"].format(place=server.place)
        item = Outgoing(
            message=MESSAGE, topic="bakhmut", slot=SLOT, channel="phone", recipients=("phone",),
            deliver=CHANNEL.deliver_with(Means(secret={"URL": url}.__getitem__, now=lambda: NOW)),
        )  # fmt: skip

        def states(*, resend: bool = False) -> str:
            return send([item], store=store, now=lambda: NOW, resend=resend)[0].delivery.state

        assert [states(), states(), states(resend=True), states()] == [
            "unknown", "unknown", "sent", "sent",
        ]  # fmt: skip
        assert len(server.requests) == 2


def test_each_address_is_a_recipient_and_one_that_fails_stops_no_other(tmp_path: Path) -> None:
    channel = AppriseChannel(name="phones", url_env=("ONE", "TWO"))
    with (
        PostServer([Said(500)]) as first,
        PostServer() as second,
        open_store(tmp_path / "s.db") as store,
    ):
        urls = {"ONE": f"json://{first.place}/", "TWO": f"ntfy://{second.place}/harbour"}
        means = Means(secret=urls.__getitem__, now=lambda: NOW)
        item = Outgoing(
            message=MESSAGE, topic="bakhmut", slot=SLOT, channel="phones",
            recipients=channel.recipients, deliver=channel.deliver_with(means),
        )  # fmt: skip
        for _ in range(3):
            send([item], store=store, now=lambda: NOW)

        assert (len(first.requests), len(second.requests)) == (2, 1)
        assert {d.key.recipient for d in store.deliveries()} == {"ONE", "TWO"}


# ---------------------------------------------------------------- whom it trusts, what it shows


def test_only_a_trusted_certificate_gets_the_message(tmp_path: Path) -> None:
    authority, key = certificate(tmp_path)
    own = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    own.load_cert_chain(authority, key)
    with PostServer(context=own) as server:
        url = f"workflows://{server.place}/flow{TOKEN}/sig{TOKEN}"  # Microsoft Teams
        means = Means(secret={"URL": url}.__getitem__, now=lambda: NOW, folder=tmp_path)
        with pytest.raises(DeliveryError, match=r"certificate .* cannot be trusted"):
            CHANNEL.deliver_with(means)(MESSAGE, KEY)
        assert server.requests == []

        trusting = replace(CHANNEL, ca_file=Path(authority).name)
        trusting.deliver_with(means)(MESSAGE, KEY)

        (got,) = server.requests
        assert "- The bridge collapsed" in got.body.decode()


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("jsons://hooks.example/canary?verify=no", "verify=no"),
        ("json://hooks.example/canary", "http would send the brief in the clear"),
        ("ntfy://192.168.1.9/canary", "http would send the brief in the clear"),
        ("mailto://user:canary@mail.example", "not reached over HTTP"),
        ("mqtt://user:canary@mail.example/x", "holds no address|not reached over HTTP"),
        ("nonsense://canary", "holds no address that Apprise can use"),
        ("", "more than one address"),
        ("ntfy://canary1 ntfy://canary2", "more than one address"),
    ],
)
def test_an_address_that_is_unsafe_or_unusable_is_refused_and_never_shown(
    url: str, words: str
) -> None:
    means = Means(secret={"URL": url}.__getitem__, now=lambda: NOW)
    for ask in (
        lambda: CHANNEL.examine(means, online=True),
        lambda: CHANNEL.deliver_with(means)(MESSAGE, KEY),
    ):
        with pytest.raises(ConfigError, match=words) as caught:
            ask()
        assert "canary" not in str(caught.value)


def test_a_service_far_away_cannot_lead_us_to_this_machine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from briefer.deliver.apprise_watch import Watch

    class Request:
        url, method, body = "http://127.0.0.1:9/inside", "POST", b""
        headers: dict[str, str] = {}  # noqa: RUF012

    watch = Watch("channel phone", "URL", lambda: NOW, hosts=["matrix.example"])
    with pytest.raises(ConfigError, match="an address of this machine"):
        watch.exchanged(Request())  # type: ignore[arg-type]


def test_a_missing_extra_is_one_sentence_that_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "apprise", None)
    means = Means(secret={"URL": "ntfy://canary"}.__getitem__, now=lambda: NOW)

    for ask in (CHANNEL.deliver_with, lambda given: CHANNEL.examine(given, online=False)):
        with pytest.raises(ConfigError, match=r"channel phone .*\[apprise\]") as caught:
            ask(means)
        assert "canary" not in str(caught.value)


def test_doctor_names_the_service_and_its_host_and_posts_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with PostServer() as server:
        urls = {
            "ONE": address("discord", server, monkeypatch),
            "TWO": f"ntfy://{server.place}/quay",
        }
        channel = AppriseChannel(name="phones", url_env=("ONE", "TWO"))
        said = channel.examine(Means(secret=urls.__getitem__, now=lambda: NOW), online=True)

        assert said == "Discord (127.0.0.1), ntfy (127.0.0.1); nothing was posted"
        assert server.requests == []


@pytest.mark.parametrize("name", SERVICES)
def test_no_error_no_log_and_no_receipt_shows_a_secret_of_the_address(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    with (
        caplog.at_level(logging.DEBUG),
        open_store(tmp_path / "s.db") as store,
    ):
        for said in (Said(404), Said(how="drop"), Said(500)):
            echo = Said(said.status, SERVICES[name], how=said.how)
            with PostServer(usual=echo) as server:
                url = address(name, server, monkeypatch)
                monkeypatch.setenv("URL", url)
                assert optional_secret("URL") == url
                means = Means(secret={"URL": url}.__getitem__, now=lambda: NOW)
                item = Outgoing(
                    message=MESSAGE, topic=f"bakhmut {said}", slot=SLOT, channel="phone",
                    recipients=("phone",), deliver=CHANNEL.deliver_with(means),
                )  # fmt: skip
                (handled,) = send([item], store=store, now=lambda: NOW)
                assert handled.delivery.state != "sent"
    told = (
        caplog.text
        + "".join(capfd.readouterr())
        + (tmp_path / "s.db").read_bytes().decode("latin-1")
    )
    for canary in ("hunter22", "canarycanary", TOKEN, "abcdefg_hijklmnop", "TIiajkdnlazkcOXrI",
                   "webhooktoken", "abcdefghijklmno"):  # fmt: skip
        assert canary not in told


@pytest.mark.parametrize(
    ("url", "hidden", "shown"),
    [
        ("discord://123456789012345678/tokentoken", ["tokentoken", "123456789012345678"], ["discord"]),
        ("tgram://123456789:abcdefg_hij/chat", ["abcdefg_hij"], ["chat"]),
        ("rocket://desk:hunter22@chat.example/room", ["hunter22"], ["chat.example", "desk"]),
        ("ntfys://ntfy.example/harbour-news?format=markdown", ["harbour-news"], ["markdown", "ntfy.example"]),
    ],
)  # fmt: skip
def test_what_of_a_services_address_is_secret_is_masked_and_nothing_else(
    url: str, hidden: list[str], shown: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("URL", url)
    optional_secret("URL")

    told = safe(" ".join([url, *hidden, *shown]))
    assert not [word for word in hidden if word in told]
    assert told.endswith(" ".join(shown))


def test_apprise_is_silent_outside_and_the_library_is_as_it_was() -> None:
    import requests.sessions

    before = vars(requests.sessions)["HTTPAdapter"]
    with PostServer() as server:
        deliver(f"json://{server.place}/")

    assert vars(requests.sessions)["HTTPAdapter"] is before
    assert logging.getLogger("apprise").propagate
    assert {type(h).__name__ for h in logging.getLogger("apprise").handlers} <= {"NullHandler"}
