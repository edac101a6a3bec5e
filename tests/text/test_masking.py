"""A secret is found in whatever form it stands."""

from __future__ import annotations

import base64
import html
import json
from urllib.parse import quote, quote_plus

import pytest

from briefer.text.masking import (
    masked,
    secrets_in_address,
    secrets_of_login,
    secrets_of_webhook,
)

SECRET = "canary/Pier 7+&é"
RAW = SECRET.encode()
FORMS = {
    "plain": SECRET,
    "url": quote(SECRET),
    "url-whole": quote(SECRET, safe=""),
    "form": quote_plus(SECRET),
    "html": html.escape(SECRET),
    "json": json.dumps(SECRET)[1:-1],
    "base64": base64.b64encode(RAW).decode(),
    "base64-url": base64.urlsafe_b64encode(RAW).decode(),
    "base64-bare": base64.b64encode(RAW).decode().rstrip("="),
    "auth-plain": base64.b64encode(b"\0jo@lamp.example\0" + RAW).decode(),
    "auth-plain-as": base64.b64encode(b"boss\0jo\0" + RAW).decode(),
    "basic": base64.b64encode(b"jo:" + RAW).decode(),
}


@pytest.mark.parametrize("form", FORMS.values(), ids=list(FORMS))
def test_a_secret_is_masked_in_every_form(form: str) -> None:
    assert (
        masked(f"535 5.7.8 refused: {form} is wrong", [SECRET]) == "535 5.7.8 refused: … is wrong"
    )


def test_a_login_in_an_address_is_masked_though_nobody_knows_it() -> None:
    assert (
        masked("see postgres://jo:pier7@db.example/x now", [])
        == "see postgres://…@db.example/x now"
    )


def test_a_short_secret_hides_no_words() -> None:
    assert masked("a text of an abc", ["a", "abc"]) == "a text of an abc"


def test_words_that_look_packed_stay() -> None:
    assert (
        masked("The harbour/office said Oldportpier", [SECRET])
        == "The harbour/office said Oldportpier"
    )


@pytest.mark.parametrize(
    ("address", "secrets"),
    [
        ("https://lamp.example/feed?format=rss&page=2", ()),
        ("https://lamp.example/feed?apikey=pier7", ("pier7",)),
        ("https://lamp.example/feed?x=3f9a0c77d1e84b2a9c", ("3f9a0c77d1e84b2a9c",)),
        ("https://jo:pier7@lamp.example/", ("pier7",)),
        ("https://ghp_pier7@lamp.example/", ("ghp_pier7",)),
        ("postgresql://h/db?password=pier%207", ("pier 7",)),
    ],
)
def test_what_may_be_secret_in_an_address_is_known(address: str, secrets: tuple[str, ...]) -> None:
    assert secrets_in_address(address) == secrets


def test_all_that_the_query_of_a_given_address_says_may_be_secret_but_numbers() -> None:
    assert secrets_in_address("https://lamp.example/a?k=blue&id=12345", given=True) == ("blue",)


def test_the_parts_of_a_webhook_and_of_a_login_are_secrets() -> None:
    hook = secrets_of_webhook("https://hooks.example/services/T024BE7LD/abcdEFGH1234")

    assert {"T024BE7LD", "abcdEFGH1234", "/services/T024BE7LD/abcdEFGH1234"} <= set(hook)
    assert "pier7" in secrets_of_login("Basic " + base64.b64encode(b"jo:pier7").decode())
    assert "pier7-token" in secrets_of_login("Bearer pier7-token")
