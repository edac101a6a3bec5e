"""A mail relay in, a line to it whose answers end: bounded in bytes and in time. An edge.

The library waits for each byte anew and keeps every line of an answer: a relay that drips, or
never ends a `250-`, would hold a run for ever or fill the memory.
"""

from __future__ import annotations

import smtplib
import socket
import ssl
import time
from typing import Any

ANSWERS = 1_000_000  # bytes of all answers of one conversation; a long EHLO has two thousand
_LONGEST_ANSWER = 64_000
_PIECE = 4096


class AnswerTooLong(OSError):
    """More came than any relay has to say."""


class Answers:
    """What comes from the relay, line by line, until `until` and up to so many bytes."""

    def __init__(self, sock: socket.socket, *, until: float, patience: float, left: int) -> None:
        self._sock, self._until, self._patience, self._left = sock, until, patience, left
        self._buffer = b""
        self._of_answer = 0

    def begin(self) -> None:
        """The next line is the first of an answer."""
        self._of_answer = 0
        self._answer_until = min(self._until, time.monotonic() + self._patience)

    def readline(self, size: int = -1) -> bytes:
        while b"\n" not in self._buffer and not 0 <= size <= len(self._buffer):
            piece = self._received()
            if not piece:
                break
            self._buffer += piece
        end = self._buffer.find(b"\n") + 1 or len(self._buffer)
        end = min(end, size) if size >= 0 else end
        line, self._buffer = self._buffer[:end], self._buffer[end:]
        self._of_answer += len(line)
        if self._of_answer > _LONGEST_ANSWER:
            raise AnswerTooLong(f"its answer is longer than {_LONGEST_ANSWER:,} bytes")
        return line

    def _received(self) -> bytes:
        remaining = self._answer_until - time.monotonic()
        if remaining <= 0:
            raise TimeoutError("timed out")
        self._sock.settimeout(remaining)
        piece = self._sock.recv(_PIECE)
        self._left -= len(piece)
        if self._left < 0:
            raise AnswerTooLong(f"its answers are longer than {ANSWERS:,} bytes")
        return piece

    def close(self) -> None:
        """The socket is its owner's to close."""


def connected(
    where: tuple[str, int],
    *,
    ours: str,
    security: str,
    timeout: float,
    deadline: float,
    context: ssl.SSLContext,
) -> smtplib.SMTP:
    """A greeted line, encrypted as `security` says; each answer may take `timeout` seconds, the
    whole conversation `deadline`.
    """
    until = time.monotonic() + deadline

    class Plain(smtplib.SMTP):
        def getreply(self) -> tuple[int, bytes]:
            return _reply(self, super().getreply, until=until, timeout=timeout)

    class Encrypted(smtplib.SMTP_SSL):
        def getreply(self) -> tuple[int, bytes]:
            return _reply(self, super().getreply, until=until, timeout=timeout)

    # local_hostname: the default asks the name server for ours, which may hang or tell too much.
    if security == "tls":
        return Encrypted(*where, local_hostname=ours, timeout=timeout, context=context)
    smtp = Plain(*where, local_hostname=ours, timeout=timeout)
    if security == "starttls":
        try:
            smtp.starttls(context=context)
        except BaseException:
            smtp.close()
            raise
    return smtp


def _reply(smtp: Any, getreply: Any, *, until: float, timeout: float) -> tuple[int, bytes]:
    """The library's reading of an answer, over lines that end. After STARTTLS it begins anew."""
    if smtp.file is None:
        smtp.file = Answers(smtp.sock, until=until, patience=timeout, left=ANSWERS)
    smtp.file.begin()
    code, said = getreply()
    if smtp.sock is not None:
        smtp.sock.settimeout(max(0.1, min(timeout, until - time.monotonic())))
    return int(code), bytes(said)
