"""A large file of articles as JSON in, its records one by one out, however many there are. Pure.

What is read so is exactly what the whole text would give: JSON Lines or one JSON array, in UTF-8.
Where that is not certain, or is found out not to be so, NotStreamed is raised, and the file is to
be read whole.
"""

from __future__ import annotations

import codecs
import json
import re
import zlib
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, Final

from briefer.collect.charsets import perhaps_twice_encoded

Record = tuple[int, Any]
LINES_NAME: Final = re.compile(r"\.(?:jsonl|ndjson)(?:\.gz)?$", re.I)
LONGEST: Final = 200_000_000  # characters of one record
_CHUNK: Final = 1 << 20
_PACKED: Final = b"\x1f\x8b"
_PIECE: Final = 1 << 14  # packed bytes at a time: they may unpack to a thousand times as many
_CUT: Final = 16  # signs before the end: what is wrong there may only be cut off
_AFTER: Final = tuple(" \t\r\n,]")
_DECODER: Final = json.JSONDecoder()
_BLANK: Final = re.compile(r"[ \t\n\r]*")
_LAST_ASCII: Final = re.compile(r"[\x00-\x7f](?=[^\x00-\x7f]*\Z)")


class NotStreamed(Exception):
    """It is to be read whole, or not at all."""


def streamed_records(file: BinaryIO, *, name: str) -> Iterator[Record]:
    """The numbered records of the file. Raises NotStreamed, perhaps after some of them."""
    chunks = _unpacked(file)
    first = next(chunks, b"")
    start = first.lstrip(b" \t\r\n")[:1]
    texts = _texts(_chained(first, chunks))
    if start == b"{":
        return _lines(texts, surely=bool(LINES_NAME.search(name)))
    if start == b"[" and not LINES_NAME.search(name):
        return _array(texts)
    raise NotStreamed


def parsed_line(line: str) -> Any:
    """What stands in a line; None, which is no object either, where it is no JSON."""
    try:
        return json.loads(line.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        return None


# ---------------------------------------------------------------- bytes to text


def _chained(first: bytes, rest: Iterable[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _unpacked(file: BinaryIO) -> Iterator[bytes]:
    first = file.read(_CHUNK)
    pieces = _chained(first, iter(lambda: file.read(_CHUNK), b""))
    return _gunzipped(pieces) if first.startswith(_PACKED) else pieces


def _gunzipped(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """As `reader` unpacks it whole: member after member; what follows the last is passed over."""
    unpacker, held = None, b""
    for piece in (c[at : at + _PIECE] for c in chunks for at in range(0, len(c), _PIECE)):
        data = held + piece
        while data and (unpacker is not None or len(data) >= len(_PACKED)):
            if unpacker is None and not data.startswith(_PACKED):
                return
            unpacker = unpacker or zlib.decompressobj(wbits=31)
            try:
                yield unpacker.decompress(data)
            except zlib.error:
                raise NotStreamed from None
            data = unpacker.unused_data
            unpacker = None if unpacker.eof else unpacker
        held = data
    if unpacker is not None:
        raise NotStreamed


def _texts(chunks: Iterable[bytes]) -> Iterator[str]:
    """The chunks as text, each but the last ending in ASCII; NotStreamed where it is no UTF-8.

    Nor where all of it may have been encoded twice: that is known at the end.
    """
    decoder = codecs.getincrementaldecoder("utf-8")("strict")
    doubtful, wide, rest = True, False, ""
    for chunk in _ended(chunks):
        try:
            text = rest + decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError:
            raise NotStreamed from None
        cut = _LAST_ASCII.search(text) if chunk else None
        at = cut.end() if cut else (0 if chunk else len(text))
        text, rest = text[:at], text[at:]
        if doubtful and not text.isascii():
            wide, doubtful = True, perhaps_twice_encoded(text)
        yield text
    if doubtful and wide:
        raise NotStreamed


def _ended(chunks: Iterable[bytes]) -> Iterator[bytes]:
    yield from (chunk for chunk in chunks if chunk)
    yield b""


# ---------------------------------------------------------------- text to records


def _lines(texts: Iterable[str], *, surely: bool) -> Iterator[Record]:
    """The lines that are not blank; unless it `surely` is JSON Lines, the first two must say so."""
    lines = ((n, line) for n, line in enumerate(_split(texts), start=1) if line.strip())
    if surely:
        yield from ((number, parsed_line(line)) for number, line in lines)
        return
    opening = [line for _, line in zip(range(2), lines, strict=False)]
    whole = [parsed_line(line) for _, line in opening]
    if len(opening) < 2 or whole[0] is None or not opening[1][1].lstrip().startswith("{"):
        raise NotStreamed
    yield from ((number, record) for (number, _), record in zip(opening, whole, strict=True))
    yield from ((number, parsed_line(line)) for number, line in lines)


def _split(texts: Iterable[str]) -> Iterator[str]:
    pieces: list[str] = []
    size = 0
    for text in texts:
        first, *others = text.split("\n")
        pieces.append(first)
        size += len(first)
        if size > LONGEST:
            raise NotStreamed
        for other in others:
            yield "".join(pieces)
            pieces, size = [other], len(other)
    yield "".join(pieces)


def _array(texts: Iterable[str]) -> Iterator[Record]:
    window = _Window(iter(texts))
    window.take("[")
    number = 0
    if window.sign() == "]":
        window.take("]")
    else:
        while True:
            number += 1
            yield number, window.value()
            if window.sign() == "]":
                window.take("]")
                break
            window.take(",")
    if window.sign():
        raise NotStreamed


class _Window:
    """What of the text is looked at now; more is read where a value does not end in it."""

    def __init__(self, texts: Iterator[str]) -> None:
        self._texts, self._text, self._at = texts, "", 0

    def sign(self) -> str:
        """The next sign that is not blank; nothing at the end."""
        while True:
            found = _BLANK.match(self._text, self._at)
            self._at = found.end() if found else self._at
            if self._at < len(self._text) or not self._more():
                return self._text[self._at : self._at + 1]

    def take(self, sign: str) -> None:
        if self.sign() != sign:
            raise NotStreamed
        self._at += 1

    def value(self) -> Any:
        self.sign()
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._at)
            except RecursionError:
                raise NotStreamed from None
            except json.JSONDecodeError as error:
                value, end = None, len(self._text)
                if error.pos + _CUT < end and not error.msg.startswith("Unterminated"):
                    raise NotStreamed from None
            if self._text[end : end + 1] in _AFTER:  # else a number may go on
                self._at = end
                return value
            if not self._more():
                raise NotStreamed

    def _more(self) -> bool:
        text = next(self._texts, None)
        if text is None:
            return False
        self._text, self._at = self._text[self._at :] + text, 0
        if len(self._text) > LONGEST:
            raise NotStreamed
        return True
