"""The bytes of a mail: nothing an article says becomes a header, nothing we say is mangled."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.deliver.mail import _require_unchanged, mail, one_line
from briefer.deliver.smtp import EmailChannel
from briefer.model import DeliveryKey, Message, Part

NOW = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)
KEY = DeliveryKey("bakhmut", "2026-11-22 Europe/Kyiv daily", "desk", "desk@news.example")
LONG_URL = "https://briefs.example/u/" + "a1b2c3d4" * 12 + "?t=" + "x" * 60


def channel(**changed: Any) -> EmailChannel:
    values: dict[str, Any] = {
        "name": "desk",
        "host": "localhost",
        "sender": "briefer@news.example",
        "to": ("desk@news.example",),
    }
    return EmailChannel(**(values | changed))


def message(subject: str = "Bakhmut", text: str = "The bridge fell.") -> Message:
    return Message(subject, (Part("text/plain", text), Part("text/html", f"<p>{text}</p>")))


def written(sent: Message, key: DeliveryKey = KEY, **changed: Any) -> bytes:
    return mail(sent, key, channel(**changed), at=NOW)


def read(sent: Message, key: DeliveryKey = KEY, **changed: Any) -> EmailMessage:
    return message_from_bytes(written(sent, key, **changed), policy=default)


def test_a_mail_carries_what_a_digest_needs() -> None:
    found = read(message())

    assert found["From"] == "briefer <briefer@news.example>"
    assert found["To"] == "desk@news.example"
    assert found["Date"] == "Sun, 22 Nov 2026 05:00:00 +0000"
    assert found["List-Id"] == "<bakhmut.briefer.news.example>"
    assert found["Auto-Submitted"] == "auto-generated"
    assert found["List-Unsubscribe"] is None
    assert found["Cc"] is None


def test_text_comes_first_and_html_after_it() -> None:
    found = read(message())

    assert [p.get_content_type() for p in found.iter_parts()] == ["text/plain", "text/html"]


def test_the_same_content_to_the_same_person_has_the_same_message_id() -> None:
    one, again = read(message())["Message-ID"], read(message())["Message-ID"]
    other_text = read(message(text="It stands."))["Message-ID"]
    other_person = read(
        message(), DeliveryKey(KEY.topic, KEY.slot, KEY.channel, "war@news.example")
    )["Message-ID"]

    assert one == again
    assert len({one, other_text, other_person}) == 3
    assert one.endswith(".briefer@news.example>")


def test_long_list_headers_are_not_encoded() -> None:
    sent = written(message(), unsubscribe_url=LONG_URL, unsubscribe_mailto="leave@news.example")
    found = message_from_bytes(sent, policy=default)

    assert f"<{LONG_URL}>".encode() in sent
    assert found["List-Unsubscribe"] == f"<{LONG_URL}>, <mailto:leave@news.example>"
    assert found["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_one_click_needs_an_https_address() -> None:
    found = read(message(), unsubscribe_mailto="leave@news.example")

    assert found["List-Unsubscribe"] == "<mailto:leave@news.example>"
    assert found["List-Unsubscribe-Post"] is None


def test_reply_to_and_list_id_are_the_configured_ones() -> None:
    found = read(message(), reply_to="editor@news.example", list_id="brief.news.example")

    assert found["Reply-To"] == "editor@news.example"
    assert found["List-Id"] == "<brief.news.example>"


def test_a_domain_in_any_script_is_written_in_ascii() -> None:
    key = DeliveryKey("t", "s", "desk", "desk@bücher.example")

    assert read(message(), key)["To"] == "desk@xn--bcher-kva.example"


def test_a_topic_in_any_script_gives_an_ascii_list_id() -> None:
    key = DeliveryKey("Бахмут", KEY.slot, "desk", "desk@news.example")

    assert read(message(), key)["List-Id"].isascii()


def test_lines_stay_short_enough_for_every_relay() -> None:
    long = "слово " * 3000 + "x" * 5000

    lines = written(message("довгий заголовок " * 20, long)).split(b"\r\n")

    assert max(map(len, lines)) <= 78
    assert all(line.isascii() for line in lines)


def test_a_subject_of_nothing_but_hidden_characters_is_replaced() -> None:
    assert read(message("\u202e\u200b\x00\ud800"))["Subject"] == "briefer"


INJECTIONS = {
    "line-end": "Brief\r\nBcc: victim@evil.example",
    "encoded-line-end": "=?utf-8?q?X=0d=0aBcc:_v=40evil.example=0d=0a=0d=0a<h1>hi</h1>?=",
    "encoded-base64": "=?utf-8?b?WA0KQmNjOiB2QGV2aWwuZXhhbXBsZQ==?=",
    "line-separator": "Brief\u2028Bcc: victim@evil.example",
    "next-line": "Brief\u0085Bcc: victim@evil.example",
    "vertical-tab": "Brief\x0bBcc: victim@evil.example",
    "split-encoded-word": "=\u200b?utf-8?q?X=0d=0aBcc:_v=40evil.example?=",
    "nested-encoded-word": "=?=?utf-8?q?X=0d=0aBcc:_v=40evil.example?=",
    "lone-surrogate": "Brief \udcc3 of the day",
}


@pytest.mark.parametrize("mark", ["–", " – ", " · ", "…", "“", "\N{PILE OF POO}"])
def test_a_letter_anywhere_in_a_long_subject_survives(mark: str) -> None:
    words = "Anna's morning: a council votes on school meals in Oldport, chess, Wednesday 22 March"
    for place in range(len(words)):
        subject = f"{words[:place].rstrip()}{mark}{words[place:].lstrip()}".strip()

        assert read(message(subject))["Subject"] == subject


@pytest.mark.parametrize("subject", INJECTIONS.values(), ids=INJECTIONS.keys())
def test_no_title_becomes_a_header(subject: str) -> None:
    plain, attacked = read(message()), read(message(subject))

    assert attacked.keys() == plain.keys()
    assert attacked["Bcc"] is None
    assert attacked["Subject"] == one_line(subject)


def test_no_known_header_vector_becomes_a_header(shared: Path) -> None:
    lines = (shared / "data/feeds/vectors/misc.jsonl").read_text(encoding="utf-8").splitlines()
    vectors = [v for v in map(json.loads, lines) if v.get("cat") == "mail_header"]
    expected = read(message()).keys()

    for vector in vectors:
        text = str(vector.get("input") or vector.get("vector") or vector.get("text"))
        assert read(message(text)).keys() == expected, vector
    assert vectors


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(codec=None), max_size=300))
def test_any_title_leaves_the_headers_as_they_are(subject: str) -> None:
    found = read(message(subject))

    assert found.keys() == read(message()).keys()
    assert found["Subject"] == (one_line(subject)[:200].rstrip() or "briefer")


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=400))
def test_any_text_arrives_as_it_was(text: str) -> None:
    found = read(message(text=f"{text}."))
    body = found.get_body(("plain",))

    assert body is not None
    assert body.get_content().rstrip("\r\n") == f"{text}."


def test_a_body_that_is_no_unicode_still_goes_out() -> None:
    body = read(message(text="a\ud800b\x00c")).get_body(("plain",))

    assert body is not None
    assert body.get_content().strip() == "a?b\ufffdc"


def test_markdown_goes_out_as_plain_text() -> None:
    found = read(Message("s", (Part("text/markdown", "# Brief"),)))

    assert found.get_content_type() == "text/plain"


@pytest.mark.parametrize("headers", [{"Subject": "x"}, {"Subject": "y", "Bcc": "v@evil.example"}])
def test_a_mail_whose_headers_changed_on_the_way_is_not_sent(headers: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"mail"):
        _require_unchanged(b"Subject: y\r\n\r\nbody", headers)


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(b"From: a@b.example\r\nBcc: spy@c.example\r\n\r\nx", id="one too many"),
        pytest.param(b"From: a@b.example\r\nFrom: a@b.example\r\n\r\nx", id="one twice"),
        pytest.param(b"MIME-Version: 1.0\r\n\r\nx", id="one too few"),
        pytest.param(b"From: z@b.example\r\n\r\nx", id="another value"),
    ],
)
def test_a_mail_whose_headers_are_not_the_ones_we_wrote_goes_nowhere(written: bytes) -> None:
    with pytest.raises(ValueError, match="the mail"):
        _require_unchanged(written, {"From": "a@b.example"})


def test_a_mail_may_have_the_headers_that_its_body_needs() -> None:
    needed = b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: 7bit"

    _require_unchanged(needed + b"\r\nFrom: a@b.example\r\n\r\nx", {"From": "a@b.example"})
