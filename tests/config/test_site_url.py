"""The address of the site: what it may be, and how links begin with it."""

from __future__ import annotations

import pytest

from briefer.config.parsing import parsed
from briefer.config.settings import Config
from briefer.deliver.registry import CHANNELS
from briefer.errors import ConfigError


@pytest.mark.parametrize(
    ("given", "root"),
    [
        ("https://briefs.example", "https://briefs.example/"),
        ("https://briefs.example/", "https://briefs.example/"),
        ("http://localhost:8000/desk", "http://localhost:8000/desk/"),
        ("https://[2001:db8::1]/a/", "https://[2001:db8::1]/a/"),
    ],
)
def test_links_begin_with_the_address_and_one_slash(given: str, root: str) -> None:
    assert Config(site_url=given).site_url == root


@pytest.mark.parametrize(
    "given",
    [
        "",
        "briefs.example",
        "ftp://briefs.example/",
        "javascript:alert(1)",
        "https:///no-host",
        "https://briefs.example:port/",
        "https://[broken/",
        'https://briefs.example/"onload="x',
        "https://briefs.example/<b>",
        "https://briefs.example/a b",
        "https://briefs.example/\n",
        "https://user:secret@briefs.example/",
        "https://briefs.example/?from=mail",
        "https://briefs.example/#top",
    ],
)
def test_what_no_link_can_begin_with_is_refused(given: str) -> None:
    with pytest.raises(ValueError, match="site_url"):
        Config(site_url=given)


def test_a_wrong_address_names_the_key_and_never_the_password() -> None:
    with pytest.raises(ConfigError, match="site_url") as refused:
        parsed('site_url = "https://u:hunter2@a.example/"', channels=CHANNELS)

    assert "hunter2" not in str(refused.value)
