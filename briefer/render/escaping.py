"""Text and addresses from outside in, what is safe to print in one format out. Pure.

Each format has its own rule, and each value is escaped once, before a template sees it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final
from urllib.parse import quote, urlsplit

from briefer.text.hygiene import clean_line

# Slack refuses addresses over 3,000 characters; mail clients cut them near 2,000.
LONGEST_URL = 2000
_URL_SAFE = "!#$%&'()*+,/:;=?@[]~"
_ENTITY = re.compile(r"&(?=#?\w+;)")

# What Markdown would read as markup, and only that: a backslash in front of every comma
# makes the source unreadable in a terminal and in a diff.
_MARKDOWN = re.compile(
    r"""[\\`*\[\]~|{@^]                # emphasis, code, links, strikethrough, tables, footnotes
      | (?<![^\W_])_ | _(?![^\W_])     # an underscore inside a word is a letter
      | :(?=//|[\w+-]+:|[^\s/]+@)      # bare addresses, emoji, mailto:
      | (?<=[^\W_])\.(?=[^\W\d_]{2})   # news.example, which GitHub would link
      | \$(?!\d)                       # mathematics, not dollars
      | (?<!\S)\#|\#$                  # headings, their closing marks, #123
      | ^(?:[>+=:%-]|\d+[.)])          # what begins a block
    """,
    re.VERBOSE,
)
_BLOCK_NUMBER = re.compile(r"(\d+)([.)])")


def markdown_text(text: str) -> str:
    """One line of Markdown that reads as exactly this text, wherever in a line it stands.

    >>> print(markdown_text("1. See [this](http://a.example), he said. <b>It's 5.2!</b>"))
    1\\. See \\[this\\](http\\://a\\.example), he said. &lt;b>It's 5.2!&lt;/b>
    """
    marked = _MARKDOWN.sub(_backslashed, clean_line(text))
    return _ENTITY.sub("&amp;", marked).replace("<", "&lt;")


def _backslashed(found: re.Match[str]) -> str:
    number = _BLOCK_NUMBER.fullmatch(found[0])
    return f"{number[1]}\\{number[2]}" if number else f"\\{found[0]}"


@lru_cache(maxsize=4096)  # a page names each of its sources several times
def safe_url(url: str | None) -> str | None:
    """The address if it is a plain http(s) one, percent-encoded; else None: cited unlinked.

    >>> safe_url("https://news.example/a b?q=<x>"), safe_url("javascript:alert(1)")
    ('https://news.example/a%20b?q=%3Cx%3E', None)
    """
    if not url or url != clean_line(url):
        return None
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna" if not url.isascii() else "ascii").decode()
        port = f":{parts.port}" if parts.port is not None else ""
    except ValueError:
        return None
    # A name in front of the host shows one site and opens another: bank.example@evil.example.
    if parts.scheme not in ("http", "https") or not host or "@" in parts.netloc:
        return None
    host = f"[{host}]" if ":" in host else host
    if not re.fullmatch(r"[\w.-]+|\[[\da-fA-F:.]+\]", host, re.ASCII):
        return None
    rest = url[url.index("//") + 2 + len(parts.netloc) :]
    encoded = f"{parts.scheme}://{host}{port}{quote(rest, safe=_URL_SAFE)}"
    return encoded if len(encoded) <= LONGEST_URL else None


def markdown_url(url: str | None) -> str | None:
    """The address as it stands between < and > in a Markdown link."""
    safe = safe_url(url)
    return _ENTITY.sub("&amp;", safe) if safe else None


def slack_text(text: str) -> str:
    """Text for a rich_text element: literal there, and no mention anywhere it is copied to.

    Elements are not parsed, but bridges and exports read them as if they were.

    >>> slack_text("<!channel> look"), slack_text("@here look")
    ('< !channel> look', '@ here look')
    """
    apart = re.sub(r"<(?=[!@#])", "< ", clean_line(text))
    return re.sub(r"@(?=channel|here|everyone|all\b)", "@ ", apart, flags=re.IGNORECASE)


def slack_fallback(text: str) -> str:
    """Text for the top-level `text` of a payload, which is parsed: &, < and > escaped."""
    literal = slack_text(text).replace("&", "&amp;")
    return literal.replace("<", "&lt;").replace(">", "&gt;")


# What the chat services read as markup, and letters that look like it and mean nothing.
_LOOKALIKES = str.maketrans(
    {"<": "‹", ">": "›", "*": "∗", "_": "＿", "~": "∼", "`": "ʼ", "\\": "∖", "|": "¦"}
)
_MENTION = re.compile(r"(?<![\w.+-])@(?=\w)")


def neutral_text(text: str) -> str:
    """Text that reads alike and is markup, mention or link in no chat service, however it is read.

    Each service has its own rules, and some of them no way to escape: what looks like it stands in
    the place of a mark.

    >>> print(neutral_text("*Now* @everyone <@1>: [win](https://trap.example) snake_case"))
    ∗Now∗ @ everyone ‹@ 1›: [win] (https:// trap.example) snake_case
    """
    apart = _MENTION.sub("@ ", clean_line(text)).replace("](", "] (").replace("://", ":// ")
    inside = re.sub(r"(?<=[^\W_])_(?=[^\W_])", "\0", apart)  # an underscore in a word is a letter
    return inside.translate(_LOOKALIKES).replace("\0", "_")


_NUMBER_LAST: Final = re.compile(r"(?:[\s(]+[^\s\w]*\d[\d.,:]*[^\s\w]*)+$")


def clipped(text: str, limit: int | None) -> str:
    """At most `limit` characters, cut between words and ended with an ellipsis.

    Not behind a number: what it counts, and whether thousands or millions, is what was cut off.

    >>> clipped("The bridge fell on Monday", 12), clipped("Short", 12)
    ('The bridge…', 'Short')
    >>> clipped("Repairs cost 2.8 million pounds", 20)
    'Repairs cost…'
    """
    if limit is None or len(text) <= limit:
        return text
    head = text[: limit - 1]
    head = head.rsplit(" ", 1)[0] if " " in head else head
    return f"{_NUMBER_LAST.sub('', head) or head}…"
