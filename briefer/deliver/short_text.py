"""A short message and the room a service has in, the title and body that fit out. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from briefer.model import Message
from briefer.render.escaping import clipped
from briefer.render.short import MARK

_BREAK = 2  # what services put between a title and a body that they send as one


@dataclass(frozen=True, slots=True)
class Room:
    """How much a service takes: characters, lines, and bytes of JSON; None is no limit.

    Where `title` is 0 it has none, and ours is the first line of the body. `listed` says that it
    reads Markdown alone, where a line that follows another is joined to it.
    """

    body: int
    title: int = 0
    lines: int | None = None
    packed: int | None = None
    listed: bool = False


def fitted(message: Message, room: Room) -> tuple[str, str]:
    """Title and body: the longest of the message's texts that has room, no sentence cut.

    Where not even the shortest has, its title is cut between words.
    """
    for title, body in _candidates(message, room):
        if _fits(title, body, room):
            return title, body
    return "", clipped(message.subject, room.body)


def _candidates(message: Message, room: Room) -> Iterator[tuple[str, str]]:
    for part in message.parts:
        lines = part.body.strip().splitlines()
        if room.title:
            title = clipped(message.subject, room.title)
            yield title, _body(lines, room) or title
            continue
        is_said = bool(lines) and lines[0].startswith(message.subject)  # a notice is its own title
        yield "", _body(lines if is_said else [message.subject, *lines], room)
    link = message.parts[-1].body.strip().splitlines()[-1:]
    if link and link[0].startswith("http"):
        left = room.body - len(link[0]) - _BREAK
        if left > len(message.subject) // 2:
            yield "", f"{clipped(message.subject, left)}\n{link[0]}"
        yield "", link[0]


def _body(lines: list[str], room: Room) -> str:
    """The lines as text; in Markdown as a list, with what is no item set apart by empty lines."""
    if not room.listed:
        return "\n".join(lines)
    text = ""
    for line in lines:
        is_item = line.startswith(MARK)
        apart = "\n" if is_item and text.rpartition("\n")[2].startswith("- ") else "\n\n"
        text += apart * bool(text) + (f"- {line.removeprefix(MARK)}" if is_item else line)
    return text


def _fits(title: str, body: str, room: Room) -> bool:
    together = len(body) + (len(title) + _BREAK if title else 0)
    packed = len(json.dumps(title + body)) if room.packed is not None else 0
    return (
        together <= room.body
        and (room.lines is None or body.count("\n") + 1 <= room.lines)
        and packed <= (room.packed or 0)
    )
