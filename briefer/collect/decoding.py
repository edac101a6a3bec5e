"""Pieces of a body as sent in, the decoded body out, never longer than allowed. Pure."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator

_PIECE = 1 << 16
_PACKED = re.compile("gzip|deflate|compress|zip|zst|^br$|brotli|xz|lzma|lz4|snappy|dcb|aes|exi")


class BodyTooLong(Exception):
    pass


class BodyDamaged(Exception):
    pass


def decoded_body(pieces: Iterable[bytes], *, encoding: str, longest: int) -> bytes:
    """The body under one layer of gzip or deflate, or none; stops while decoding at `longest`.

    A gzip stream without its end is damaged, not an article.
    """
    kind = _packing(encoding)
    if not kind:
        decoded = iter(pieces)
    elif kind in ("gzip", "x-gzip", "deflate"):
        decoded = _inflated(pieces, wbits=47 if kind != "deflate" else 0)
    else:
        raise BodyDamaged(f"it is packed as {kind[:40]!r}, which was not asked for")
    body = bytearray()
    for piece in decoded:
        body += piece
        if len(body) > longest:
            raise BodyTooLong
    return bytes(body)


def _packing(header: str) -> str:
    """How the body is packed, in lower case; what names no packing (`none`, `utf-8`) is none."""
    named = (part.strip().lower() for part in header.split(","))
    return ", ".join(part for part in named if _PACKED.search(part))


def _inflated(pieces: Iterable[bytes], *, wbits: int) -> Iterator[bytes]:
    unpacker = None
    began = False
    try:
        for piece in pieces:
            waiting = piece
            while waiting:
                if unpacker is None:
                    unpacker = zlib.decompressobj(wbits or _deflate_wbits(waiting))
                    began = True
                yield unpacker.decompress(waiting, _PIECE)
                waiting = unpacker.unconsumed_tail
                if unpacker.eof:
                    waiting = unpacker.unused_data.lstrip(b"\x00")
                    if not waiting.startswith(b"\x1f\x8b"):
                        return
                    unpacker = None
    except zlib.error as error:
        raise BodyDamaged("its packed data is damaged") from error
    if began and unpacker is not None and not unpacker.eof:
        yield from _rest(unpacker)
        if not unpacker.eof:
            raise BodyDamaged("its packed data ends in the middle")


def _rest(unpacker: zlib._Decompress) -> Iterator[bytes]:
    while piece := unpacker.decompress(b"", _PIECE):
        yield piece


def _deflate_wbits(start: bytes) -> int:
    """Half of the servers that say deflate send it without the zlib header it should have."""
    return 15 if start[:1] and start[0] & 0x0F == 8 else -15
