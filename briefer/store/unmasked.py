"""A store of before addresses were kept without credentials in, the same without them out.

A step of the migrations, so it speaks to the tables as they were then and is never changed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit, urlunsplit

from sqlalchemy import ColumnClause, Connection, column, delete, select, table, update

from briefer.collect.spelling import kept_address, kept_redirect, printable_url
from briefer.text.masking import masked_in_place, secrets_in_address, stands_in

# The columns of JSON and of plain text that may repeat an address, with the keys of their tables.
_BODIES = {
    "articles": ("id",),
    "revisions": ("article", "digest"),
    "briefs": ("topic", "slot", "generated"),
}
_UNMISTAKABLE = re.compile(r"(?=[^\d]*\d)(?=\d*[^\d]).{6,}|.{16,}", re.DOTALL)
_SOURCE = ("source", "url", "moved_to")
_LINES = (
    ("articles", ("id",), "publisher"),
    ("sources", ("source",), "error"),
    ("deliveries", ("topic", "slot", "channel", "recipient"), "receipt"),
)


def mask_kept_addresses(connection: Connection) -> None:
    """Takes the credentials of the sources' addresses out of every table they stand in."""
    secrets = _known_secrets(connection)
    _mask_sources(connection)
    if not secrets:
        return
    for name, keys in _BODIES.items():
        _change(connection, name, keys, "body", lambda body: _body(body, secrets), secrets)
    for name, keys, line in _LINES:
        _change(connection, name, keys, line, lambda x: masked_in_place(x, secrets), secrets)
    _change(connection, "articles", ("id",), "url", lambda url: _address(url, secrets), secrets)


def _known_secrets(connection: Connection) -> tuple[str, ...]:
    """What in the addresses of the sources is a secret; one given by hand was its own name.

    A word or a year may be a password too, but taking it out of all texts would destroy them: it
    goes with its address only.
    """
    rows = connection.execute(select(*_columns(*_SOURCE)).select_from(table("sources"))).all()
    asked = [(address, row.source == row.url) for row in rows for address in row[1:] if address]
    named = [(name, True) for name in _names(connection)]
    found = (secrets_in_address(url, given=given) for url, given in (*asked, *named))
    return tuple(dict.fromkeys(s for secrets in found for s in secrets if _UNMISTAKABLE.match(s)))


def _names(connection: Connection) -> list[str]:
    """The names of sources that are addresses with a login or a query."""
    found: dict[str, None] = {}
    for name in ("articles", "sources", "held"):
        kept = table(name, *_columns("source"))
        names = connection.scalars(select(*kept.c).distinct())
        found |= dict.fromkeys(n for n in names if "://" in n and kept_address(n) != n)
    return list(found)


def _mask_sources(connection: Connection) -> None:
    """Each source under its kept address; one that only had an address for a name goes."""
    articles, sources, held = (
        table(n, *_columns(*_SOURCE)) for n in ("articles", "sources", "held")
    )
    for name in _names(connection):
        plain = update(articles).where(articles.c.source == name)
        connection.execute(plain.values(source=printable_url(name)))
        connection.execute(delete(held).where(held.c.source == name))
        connection.execute(delete(sources).where(sources.c.source == name))
    for row in connection.execute(select(*sources.c)).all():
        moved = kept_redirect(row.moved_to, asked=row.url or "")
        change = update(sources).where(sources.c.source == row.source)
        connection.execute(change.values(url=kept_address(row.url), moved_to=moved))


def _change(
    connection: Connection,
    name: str,
    keys: Sequence[str],
    changed: str,
    change: Callable[[str], str | None],
    secrets: Sequence[str],
) -> None:
    """The column of every row that holds a secret, changed."""
    kept = table(name, *_columns(*keys, changed))
    rows = connection.execute(select(*kept.c)).all()
    for row in (row._mapping for row in rows):
        if row[changed] and stands_in(row[changed], secrets):
            this = (kept.c[key] == row[key] for key in keys)
            connection.execute(update(kept).where(*this).values({changed: change(row[changed])}))


def _columns(*names: str) -> list[ColumnClause[Any]]:
    return [column(name) for name in names]


def _body(body: str, secrets: Sequence[str]) -> str:
    return json.dumps(_without(json.loads(body), secrets), ensure_ascii=False)


def _without(value: Any, secrets: Sequence[str], key: str = "") -> Any:
    """The same with no secret in any string of it; places in a text stay what they were."""
    if isinstance(value, dict):
        return {name: _without(part, secrets, name) for name, part in value.items()}
    if isinstance(value, list):
        return [_without(part, secrets, key) for part in value]
    if not isinstance(value, str) or not stands_in(value, secrets):
        return value
    if not value.startswith(("http://", "https://")) or len(value.split()) > 1:
        return masked_in_place(value, secrets)
    plain = _address(value, secrets)
    return plain if plain is not None or key == "url" else masked_in_place(value, secrets)


def _address(url: str, secrets: Iterable[str]) -> str | None:
    """The address without login and the parts that hold a secret; None where its path does."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    known = set(secrets)
    pieces = [p for p in parts.query.split("&") if not any(v in known for _, v in parse_qsl(p))]
    host = parts.netloc.rpartition("@")[2]
    plain = urlunsplit(parts._replace(netloc=host, query="&".join(pieces)))
    return None if any(secret in unquote(plain) for secret in known) else plain
