"""What a new user says in, the first briefer.toml out: the commented example with it in. Pure."""

from __future__ import annotations

import json
import re
from typing import Final

from briefer.errors import ConfigError

_TOPIC: Final = re.compile(r"\[topics\.bakhmut\]\nquery = .*\n")
_SEND: Final = '# send = ["desk", "war-room"]         # channels below\n'
_PLACEHOLDER: Final = '[sources.frontline]\nurl = "https://news.example/feed.xml"\n\n'
_MAIL: Final = re.compile(r"# \[channels\.desk\]\n(?:# .*\n)+")
_ADDRESS: Final = re.compile(r"[^\s@\"]+@[^\s@\"]+")
_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")


def first_file(
    text: str, *, topic: str | None = None, query: str | None = None, mail: str | None = None,
    has_feeds: bool = False,
) -> str:  # fmt: skip
    """The example with that topic, a mail channel to that address, no source of ours.

    Raises ConfigError for what is no name of a topic or no address of a mail.
    """
    if topic is not None:
        text = _with_topic(text, topic, query)
    if mail is not None:
        text = _with_mail(text, mail)
    return _instead(text, _PLACEHOLDER, "") if has_feeds else text


def _with_topic(text: str, topic: str, query: str | None) -> str:
    """The topic's table where the example's stands; without a query its words are looked for."""
    name, key = topic.strip(), key_of(topic)
    title = [f"title = {_quoted(name)}"] if key != name else []
    asked = [f"query = {_quoted(query)}"] if query else []
    shown = key if _BARE.fullmatch(key) else _quoted(key)
    table = "\n".join([f"[topics.{shown}]", *title, *asked, ""])
    found = _TOPIC.search(text)
    if found is None:
        raise ConfigError("the example has no topic to replace; write [topics.NAME] by hand")
    return text.replace(found[0], table).replace('"bakhmut"', _quoted(key))


def key_of(topic: str) -> str:
    """The name of the topic's table: one word in small letters, several as they are.

    >>> key_of("Bakhmut"), key_of("Oldport harbour")
    ('bakhmut', 'Oldport harbour')
    """
    name = topic.strip()
    if not name or not name.isprintable():
        raise ConfigError('--topic needs a name in words: --topic "Oldport harbour"')
    return name.lower() if _BARE.fullmatch(name) else name


def _with_mail(text: str, address: str) -> str:
    """The channel of the example without its signs of a comment, and the topic sent by it."""
    if not _ADDRESS.fullmatch(address):
        raise ConfigError(
            f"--mail {address[:80]!r} is no address of a mail: --mail you@news.example"
        )
    found = _MAIL.search(text)
    if found is None:
        raise ConfigError(
            "the example has no mail channel to fill in; write [channels.desk] by hand"
        )
    table = re.sub(r"(?m)^# ", "", found[0])
    table = re.sub(r"(?m)^to = .*$", lambda _: f"to = [{_quoted(address)}]", table)
    text = text.replace(found[0], table)
    return _instead(text, _SEND, 'send = ["desk"]                       # channels below\n')


def _instead(text: str, old: str, new: str) -> str:
    if old not in text:
        raise ConfigError(f"the example has no {old.splitlines()[0]} to replace; write it by hand")
    return text.replace(old, new)


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
