"""What an engine could not give, as one error with what it cost and whether to ask again. Pure."""

from __future__ import annotations

from briefer.errors import AskError
from briefer.model import Usage


class NoReply(AskError):
    """No usable reply. `again` says that the same call may succeed, `after` how many seconds on.

    `usage` is what the failed call cost all the same; `outcome` is its short name for ledgers.
    """

    def __init__(
        self,
        sentence: str,
        *,
        outcome: str,
        again: bool = False,
        after: float | None = None,
        usage: Usage | None = None,
    ) -> None:
        super().__init__(sentence)
        self.outcome = outcome
        self.again = again
        self.after = after
        self.usage = usage or Usage()
