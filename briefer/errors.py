"""What can go wrong, as one class per decision a caller can take.

    BrieferError                 1   our bug, when nothing better is known
    ├── UsageError               2   the command line asks for what cannot be
    ├── ConfigError              2   briefer.toml, a template or the environment is wrong
    ├── InputError               2   a file handed to us is wrong; good lines were answered
    ├── NewerStateError          2   the state file was written by a newer briefer
    ├── SourceError              –   one source failed; recorded in `brief.problems`
    │   ├── FetchRefused         –   an address we never connect to
    │   ├── NotChanged           –   the source says 304: nothing new, no failure
    │   └── StatusError          –   the server answered with an error, and when to come again
    ├── AskError                 –   the model gave no usable reply; the story falls back
    ├── EmbedError               –   the embedding service failed; grouping goes on without it
    ├── NothingCollected         3   no article could be had from any source
    │   └── SourcesFailed        3   `sources check`, and one of them failed
    ├── DeliveryError            4   a channel refused the message
    │   ├── DeliveryUnknown      4   it may have arrived: not sent again unasked
    │   └── DeliveryStopped      4   the first posts went out, the rest can follow later
    ├── StrictFailure            5   `--strict`, and something was dropped or a source failed
    ├── StoreError               6   the disk or the state file failed
    └── LockedError             75   another run holds the lock

Every message is one sentence for the reader: what, where, why, and the setting
that mends it. None of them ever holds a key, a webhook address or a password.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# What the command line ends with, and when. The manual page and docs/exit-codes.md are made of it.
EXIT_CODES: Final[Mapping[int, str]] = {
    0: "done; also when nothing matches or is new, and when it was sent before",
    1: "our bug",
    2: "usage, configuration, a newer state file, or bad input lines (the good ones are answered)",
    3: "nothing could be collected; `sources check`, and a source failed",
    4: "a delivery failed, or may have",
    5: "`--strict`, and something was dropped or a source failed; `publish --check`, and a proof no"
    " longer stands",
    6: "the disk, the memory or the store failed; `publish --check`, and a file is not as it was"
    " written",
    75: "another run holds the lock",
    130: "stopped from the keyboard",
}


class BrieferError(Exception):
    """Anything briefer raises on purpose; `exit_code` is what the command line ends with."""

    exit_code = 1


class UsageError(BrieferError):
    exit_code = 2


class ConfigError(BrieferError):
    exit_code = 2


class InputError(BrieferError):
    exit_code = 2


class NewerStateError(BrieferError):
    exit_code = 2


class SourceError(BrieferError):
    """One source could not be read. `source` is its name or address, safe to print.

    `received` is how many bytes had come when it failed.
    """

    received = 0

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class FetchRefused(SourceError):
    pass


class NotChanged(SourceError):
    pass


class StatusError(SourceError):
    """The server answered with an error; `retry_after` is that header as sent."""

    def __init__(
        self, source: str, reason: str, *, status: int, retry_after: str | None = None
    ) -> None:
        super().__init__(source, reason)
        self.status = status
        self.retry_after = retry_after


class AskError(BrieferError):
    """The model could not be reached or its reply was unusable; the story falls back."""


class EmbedError(BrieferError):
    pass


class NothingCollected(BrieferError):
    exit_code = 3


class SourcesFailed(NothingCollected):
    """Sources were asked one by one, and not each of them answered."""


class DeliveryError(BrieferError):
    exit_code = 4


class DeliveryUnknown(DeliveryError):
    """The connection ended after the message was handed over: it may have arrived."""


class DeliveryStopped(DeliveryError):
    """The first `parts` parts of the message were accepted, the next was refused."""

    def __init__(self, sentence: str, *, parts: int) -> None:
        super().__init__(sentence)
        self.parts = parts


class StrictFailure(BrieferError):
    exit_code = 5


class StoreError(BrieferError):
    exit_code = 6


class LockedError(BrieferError):
    exit_code = 75
