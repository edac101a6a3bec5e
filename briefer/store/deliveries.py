"""The ledger: what was about to be sent, and what became of it.

A row is claimed and committed before anything is sent, and settled and committed after. A
row that is still claimed when the next run comes was left by a run that died on the way:
whether the message went out nobody knows, so it is called unknown and not sent unasked.

What was sent, or may have been, stays so while it is sent again on request and when that fails:
the receipt alone tells of it. So no later run takes it for something that nobody has.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, select, update

from briefer.model import Delivery, DeliveryKey, Message, Part, State
from briefer.store.tables import deliveries as table
from briefer.store.transactions import inserted

DIED = "the run that claimed it ended before it said what became of it"
_AFTER = "; later: "  # between what became of it first and of a later try


@dataclass(frozen=True, slots=True)
class Claim:
    """Whether we may send, and how the row stands. `rest` is what an earlier try left unsent."""

    granted: bool
    delivery: Delivery
    rest: Message | None = None


def claim(
    connection: Connection, key: DeliveryKey, *, content: str, at: datetime, resend: bool
) -> Claim:
    """Takes the row for sending, unless it was sent or may have been."""
    mine = Delivery(key, "claimed", at)
    if inserted(connection, table, {**_key(key), **_values(mine, content)}):
        return Claim(True, mine)
    row = connection.execute(_selected(key).with_for_update()).one()
    before = _delivery(row)
    if before.state == "failed":
        _write(connection, mine, content if row.rest is None else row.content, rest=row.rest)
        return Claim(True, mine, None if resend else _message(row.rest))
    if before.state == "claimed":
        before = Delivery(key, "unknown", before.at, DIED)
        _write(connection, before, row.content, rest=row.rest)
    if resend:
        begun = _with_more(before, f"sending it again began at {_shown(at)}")
        _write(connection, begun, row.content, rest=row.rest)
    return Claim(resend, mine if resend else before)


def settle(
    connection: Connection, delivery: Delivery, *, content: str, rest: Message | None
) -> None:
    """Writes down what became of it; `rest` is what a later run may go on with.

    A try that came to nothing takes back neither what was sent before it nor what was left to send.
    """
    row = connection.execute(_selected(delivery.key).with_for_update()).one()
    before = _delivery(row)
    if delivery.state == "sent":
        _write(connection, delivery, content)
    elif before.state in ("sent", "unknown"):
        again = f"sending it again at {_shown(delivery.at)}: {delivery.state}, {delivery.receipt}"
        _write(connection, _with_more(before, again), row.content, rest=row.rest)
    elif rest is None and delivery.state == "failed":
        _write(connection, delivery, row.content if row.rest else content, rest=row.rest)
    else:
        _write(connection, delivery, content, rest=_json(rest))


def delivery(connection: Connection, key: DeliveryKey) -> Delivery | None:
    row = connection.execute(_selected(key)).one_or_none()
    return None if row is None else _delivery(row)


def deliveries(
    connection: Connection,
    *,
    topic: str | None,
    slot: str | None,
    state: State | None,
    limit: int,
) -> tuple[Delivery, ...]:
    wanted = {"topic": topic, "slot": slot, "state": state}
    query = select(table).order_by(table.c.at.desc(), *table.primary_key).limit(limit)
    chosen = [table.c[name] == value for name, value in wanted.items() if value is not None]
    return tuple(_delivery(row) for row in connection.execute(query.where(*chosen)))


def last_sent(connection: Connection) -> dict[str, datetime]:
    """When each topic, digest and reader was last sent anything."""
    sent = select(table.c.topic, func.max(table.c.at).label("at")).where(table.c.state == "sent")
    return {row.topic: row.at for row in connection.execute(sent.group_by(table.c.topic))}


def _write(
    connection: Connection, delivery: Delivery, content: str, *, rest: str | None = None
) -> None:
    values = _values(delivery, content, rest)
    connection.execute(update(table).where(_is(delivery.key)).values(**values))


def _with_more(delivery: Delivery, sentence: str) -> Delivery:
    """The delivery as it stands; of what came after, its receipt tells the last."""
    first = delivery.receipt.partition(_AFTER)[0]
    return replace(delivery, receipt=f"{first}{_AFTER}{sentence}")


def _shown(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"


def _values(delivery: Delivery, content: str, rest: str | None = None) -> dict[str, Any]:
    return {
        "state": delivery.state,
        "at": delivery.at,
        "receipt": delivery.receipt,
        "content": content,
        "rest": rest,
    }


def _key(key: DeliveryKey) -> dict[str, str]:
    return {name: getattr(key, name) for name in ("topic", "slot", "channel", "recipient")}


def _is(key: DeliveryKey) -> ColumnElement[bool]:
    return and_(*(table.c[name] == value for name, value in _key(key).items()))


def _selected(key: DeliveryKey) -> Select[Any]:
    return select(table).where(_is(key))


def _delivery(row: Row[Any]) -> Delivery:
    key = DeliveryKey(row.topic, row.slot, row.channel, row.recipient)
    return Delivery(key, row.state, row.at, row.receipt)


def _json(message: Message | None) -> str | None:
    if message is None:
        return None
    parts = [{"media_type": part.media_type, "body": part.body} for part in message.parts]
    return json.dumps({"subject": message.subject, "parts": parts}, ensure_ascii=False)


def _message(text: str | None) -> Message | None:
    if text is None:
        return None
    data = json.loads(text)
    return Message(data["subject"], tuple(Part(**part) for part in data["parts"]))
