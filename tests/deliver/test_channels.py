"""What every kind of channel answers when it is asked for its people, secrets, format and health."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefer.config import Channel, Means, parsed
from briefer.deliver.apprise_channel import AppriseChannel
from briefer.deliver.file import FileChannel
from briefer.deliver.registry import CHANNELS
from briefer.deliver.signed import WebhookChannel
from briefer.deliver.slack import SlackChannel
from briefer.deliver.smtp import EmailChannel
from briefer.errors import ConfigError, DeliveryError
from briefer.model import Delivery, DeliveryKey, Format, Message, Part
from briefer.ports import Deliver
from briefer.testing.smtp_server import PASSWORD, USER, MailServer

NOW = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)
SECRETS = {"WORD": PASSWORD, "HOOK": "https://hooks.example/services/T0/B0/x"}
MAIL = EmailChannel(
    name="desk", host="mail.example", sender="a@b.example", to=("c@d.example", "e@d.example"),
    password_env="WORD",
)  # fmt: skip
SLACK = SlackChannel(name="war-room", webhook_env="HOOK")
PHONE = AppriseChannel(name="phone", url_env="HOOK")
PHONES = AppriseChannel(name="phones", url_env=("ONE", "TWO"))
SIGNED = WebhookChannel(name="hook", url_env="HOOK", secret_env="WORD")
FILE = FileChannel(name="archive", path="out/", format="html")


def secret(name: str) -> str:
    try:
        return SECRETS[name]
    except KeyError:
        raise ConfigError(f"{name} is not set") from None


MEANS = Means(secret=secret, now=lambda: NOW)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pigeon(Channel):
    """The least a kind of channel can be."""

    loft: str

    @property
    def format(self) -> Format:
        return "text"

    def examine(self, means: Means, *, online: bool) -> str:
        return f"flies to {self.loft}"

    def deliver_with(self, means: Means) -> Deliver:
        return lambda message, key: Delivery(key, "sent", means.now(), self.loft)


KINDS: Mapping[str, type[Channel]] = {**CHANNELS, "pigeon": Pigeon}

NAMED = ", ".join(KINDS)


@pytest.mark.parametrize(
    ("channel", "format_", "people", "secrets"),
    [
        pytest.param(MAIL, "email", ("c@d.example", "e@d.example"), ("WORD",), id="email"),
        pytest.param(SLACK, "slack", ("war-room",), ("HOOK",), id="slack"),
        pytest.param(FILE, "html", ("archive",), (), id="file"),
        pytest.param(PHONE, "short", ("phone",), ("HOOK",), id="apprise"),
        pytest.param(PHONES, "short", ("ONE", "TWO"), ("ONE", "TWO"), id="apprise, two"),
        pytest.param(SIGNED, "json", ("hook",), ("HOOK", "WORD"), id="webhook"),
        pytest.param(Pigeon(name="coo", loft="x"), "text", ("coo",), (), id="another kind"),
    ],
)
def test_a_channel_says_who_what_and_with_which_secrets(
    channel: Channel, format_: str, people: tuple[str, ...], secrets: tuple[str, ...]
) -> None:
    assert (channel.format, channel.recipients, channel.secrets) == (format_, people, secrets)


def test_a_relay_without_a_login_needs_no_secret() -> None:
    channel = EmailChannel(name="desk", host="h", sender="a@b.example", to=("c@d.example",))

    assert channel.secrets == ()
    assert "1 person by h; --online logs in" in channel.examine(MEANS, online=False)


@pytest.mark.parametrize(
    ("channel", "words"),
    [
        pytest.param(MAIL, "mail to 2 people by mail.example; --online logs in", id="email"),
        pytest.param(
            SLACK, "the address in HOOK is a webhook's; nothing was posted", id="slack"
        ),
        pytest.param(FILE, "writes out/", id="file"),
    ],
)  # fmt: skip
def test_an_examined_channel_says_what_it_does_and_reaches_for_nothing(
    channel: Channel, words: str
) -> None:
    assert channel.examine(MEANS, online=False) == words


@pytest.mark.parametrize(
    "channel", [MAIL, SLACK, SIGNED, PHONE], ids=["email", "slack", "webhook", "apprise"]
)
def test_a_secret_that_is_not_set_stops_a_channel_before_anything_is_handed_over(
    channel: Channel,
) -> None:
    def unset(name: str) -> str:
        raise ConfigError(f"{name} is not set")

    means = Means(secret=unset, now=lambda: NOW)
    with pytest.raises(ConfigError, match="is not set"):
        channel.examine(means, online=False)
    with pytest.raises(ConfigError, match="is not set"):
        channel.deliver_with(means)


def test_a_certificate_beside_the_configuration_is_found_by_doctor_and_by_sending(
    tmp_path: Path,
) -> None:
    with MailServer(tmp_path) as server:
        channel = EmailChannel(
            name="desk", host=server.host, port=server.port, user=USER, password_env="WORD",
            ca_file=server.ca_file.name, sender="a@b.example", to=("c@d.example",),
        )  # fmt: skip
        here, elsewhere = (
            Means(secret=secret, now=lambda: NOW, folder=folder)
            for folder in (server.ca_file.parent, tmp_path / "elsewhere")
        )

        assert channel.examine(here, online=True) == f"{server.host} let us in; nothing was sent"
        assert callable(channel.deliver_with(here))
        assert not server.inbox
        for ask in (
            lambda: channel.examine(elsewhere, online=True),
            lambda: channel.deliver_with(elsewhere),
        ):
            with pytest.raises(ConfigError, match="holds no certificate"):
                ask()


def test_a_login_that_is_refused_is_told_by_doctor(tmp_path: Path) -> None:
    with MailServer(tmp_path) as server:
        channel = EmailChannel(
            name="desk", host=server.host, port=server.port, user=USER, password_env="WORD",
            ca_file=str(server.ca_file), sender="a@b.example", to=("c@d.example",),
        )  # fmt: skip
        wrong = Means(secret=lambda name: "wrong-canary", now=lambda: NOW)

        with pytest.raises(DeliveryError, match="refused the login") as caught:
            channel.examine(wrong, online=True)

    assert "canary" not in str(caught.value)


def test_paths_start_at_the_folder_of_the_configuration() -> None:
    means = Means(secret=secret, now=lambda: NOW, folder=Path("/desk"))

    assert means.path("out/x.md") == Path("/desk/out/x.md")
    assert means.path("/far/x.md") == Path("/far/x.md")
    assert means.path("~/x.md") == Path.home() / "x.md"
    assert MEANS.path("x.md") == Path("x.md")


# ---------------------------------------------------------------- kinds by name


def test_the_kinds_are_listed_without_loading_one() -> None:
    assert {"email", "slack", "file", "webhook", "apprise"} <= set(CHANNELS)
    assert len(CHANNELS) == len(list(CHANNELS))
    assert (CHANNELS["email"], CHANNELS["slack"], CHANNELS["file"]) == (
        EmailChannel, SlackChannel, FileChannel,
    )  # fmt: skip


def test_the_format_of_a_service_is_its_markup_and_of_a_file_its_own() -> None:
    text = (
        '[channels.a]\nkind = "apprise"\nurl_env = ["A", "B"]\nformat = "markdown"\n'
        '[channels.f]\nkind = "file"\npath = "x"\nformat = "html"'
    )
    config = parsed(text, channels=CHANNELS)

    assert config.channel("a") == AppriseChannel(name="a", url_env=("A", "B"), markup="markdown")
    assert config.channel("f") == FileChannel(name="f", path="x", format="html")


def test_a_registered_kind_is_read_from_the_configuration() -> None:
    text = '[channels.coo]\nkind = "pigeon"\nloft = "roof"\n[topics.t]\nsend = ["coo"]'

    channel = parsed(text, channels=KINDS).channel("coo")

    assert channel == Pigeon(name="coo", loft="roof")
    key = DeliveryKey("t", "2026-11-22 UTC daily", "coo", *channel.recipients)
    message = Message("s", (Part("text/plain", "x"),))
    assert channel.deliver_with(MEANS)(message, key).receipt == "roof"


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ('kind = "owl"', f"kind must be one of {NAMED}, not 'owl'"),
        ('kind = ["pigeon"]', f"kind must be one of {NAMED}"),
        ('loft = "roof"', f"kind must be one of {NAMED}, not None"),
        ('kind = "pigeon"', "[channels.coo] needs the key 'loft'"),
        ('kind = "pigeon"\nlotf = "roof"', "did you mean 'loft'?"),
        ('kind = "pigeon"\nloft = 3', "[channels.coo] loft: "),
        ('kind = "apprise"\nurl_env = "A"\nformat = "html"', "[channels.coo] format: "),
        ('kind = "apprise"\nurl_env = []', "url_env needs at least one name"),
        ('kind = "apprise"\nurl_evn = "A"', "did you mean 'url_env'?"),
    ],
)
def test_a_mistake_in_any_kind_is_named_with_the_right_key(table: str, words: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parsed(f"[channels.coo]\n{table}", channels=KINDS)

    assert words in str(caught.value)
