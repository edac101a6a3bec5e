"""What is said of a relay without a login, of this machine's own addresses, of half an address."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from briefer.config import Means
from briefer.deliver.slack import SlackChannel
from briefer.deliver.smtp import EmailChannel
from briefer.errors import ConfigError

NOW = datetime(2026, 11, 22, tzinfo=UTC)
TO = ("desk@news.example",)


def examined(address: str) -> str:
    means = Means(secret={"HOOK": address}.__getitem__, now=lambda: NOW)
    return SlackChannel(name="room", webhook_env="HOOK").examine(means, online=False)


@pytest.mark.parametrize(
    "address",
    [
        "https://hooks.slack.com/services/",
        "https://hooks.slack.com/services/T0123/B0123",
        "https://hooks.slack.com/services/T0123/B0123/",
        "https://hooks.slack.com",
        "https://chat.example/",
    ],
)
def test_half_a_webhook_is_refused_without_showing_it(address: str) -> None:
    with pytest.raises(ConfigError, match="HOOK holds only a part") as refused:
        examined(address)

    assert "T0123" not in str(refused.value)


@pytest.mark.parametrize(
    "address",
    [
        "https://hooks.slack.com/services/T0/B0/abc",
        "https://hooks.slack.com/workflows/T0/A0/1/abc",
        "https://hooks.slack.com/triggers/T0/1/abc",
        "https://chat.example/hooks/abc",
    ],
)
def test_a_whole_one_passes(address: str) -> None:
    assert "nothing was posted" in examined(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.53", "127.9.9.9", "::1", "localhost"])
def test_mail_in_the_clear_goes_to_this_machine(host: str) -> None:
    EmailChannel(name="desk", host=host, security="none", sender=TO[0], to=TO)


@pytest.mark.parametrize("host", ["10.0.0.1", "127.evil.example", "::2", "localhost.example"])
def test_and_to_no_other(host: str) -> None:
    with pytest.raises(ValueError, match="in the clear"):
        EmailChannel(name="desk", host=host, security="none", sender=TO[0], to=TO)


def test_a_missing_password_is_told_with_what_a_relay_without_a_login_needs() -> None:
    def secret(name: str) -> str:
        raise ConfigError(f"channel desk needs the environment variable {name}")

    channel = EmailChannel(
        name="desk", host="relay.example", user="briefer", password_env="SMTP", sender=TO[0], to=TO
    )
    with pytest.raises(ConfigError, match="without a login delete user and password_env"):
        channel.examine(Means(secret=secret, now=lambda: NOW), online=False)
