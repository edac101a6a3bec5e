"""The channel `file`: text to a file, whole or not at all. An edge."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from briefer.config import Channel, Means
from briefer.errors import DeliveryError, StoreError
from briefer.model import Delivery, DeliveryKey, Message
from briefer.ports import Deliver
from briefer.schedule import slot_day
from briefer.text.slug import slug

_ENDINGS = {"markdown": ".md", "text": ".txt", "html": ".html", "json": ".json"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FileChannel(Channel):
    """A folder or file that receives each brief; `{topic}` and `{date}` are filled in."""

    path: str
    format: Literal["markdown", "text", "html", "json"] = "markdown"

    @property
    def writes(self) -> str:
        return self.path

    def examine(self, means: Means, *, online: bool) -> str:
        return f"writes {self.path}"

    def deliver_with(self, means: Means) -> Deliver:
        return file_deliver(self, means.now, folder=means.folder)


def write_atomically(path: Path, text: str, *, durable: bool = True) -> None:
    """The file has the whole text or stays as it was; its folders are made. Raises StoreError.

    What is no regular file (`/dev/stdout`, a pipe) is written to, never replaced. What is not
    `durable` may be lost in a power cut, for it can be made again.
    """
    body = text.encode("utf-8", "replace")
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(body)
        else:
            _replace(path.resolve(), body, durable=durable)
    except OSError as error:
        raise StoreError(
            f"{path}: cannot be written ({error.strerror or error}); choose another place"
        ) from error


def file_deliver(
    channel: FileChannel, now: Callable[[], datetime], *, folder: Path | None = None
) -> Deliver:
    """Writes each message to the channel's path; a path that is not absolute starts at `folder`."""

    def deliver(message: Message, key: DeliveryKey) -> Delivery:
        path = target(channel, key, folder=folder)
        try:
            write_atomically(path, message.body)
        except StoreError as error:
            raise DeliveryError(f"channel {channel.name}: {error}") from error
        return Delivery(key, "sent", now(), str(path))

    return deliver


def target(channel: FileChannel, key: DeliveryKey, *, folder: Path | None = None) -> Path:
    """Where the message of that slot goes; a topic's name never leads out of the folder."""
    words = {"topic": slug(key.topic), "date": slot_day(key.slot)}
    text = channel.path
    for name, value in words.items():
        text = text.replace(f"{{{name}}}", value)
    path = (folder or Path()) / Path(text).expanduser()
    if text.endswith(("/", os.sep)) or path.is_dir():
        return path / f"{words['topic']}-{words['date']}{_ENDINGS[channel.format]}"
    return path


def _replace(path: Path, body: bytes, *, durable: bool) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f".{path.name[:100]}.{os.getpid()}.half")
    try:
        with half.open("xb") as file:
            file.write(body)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        half.replace(path)
    except BaseException:
        with suppress(OSError):
            half.unlink()
        raise
    if durable:
        _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    # Without it a power cut may undo the renaming. Not every file system can.
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
