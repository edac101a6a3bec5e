"""An engine in; one that gives up for good when asking on is pointless, out. Pure."""

from __future__ import annotations

from threading import Lock
from typing import Final

from briefer.ports import Ask, Prompt, Reply
from briefer.summarize.outcomes import NoReply

FAILURES: Final = 3
# Of the endpoint, not of the story: the next story would hear the same.
_POINTLESS: Final = frozenset(
    {"quota", "key", "not found", "html", "no choices", "deadline", "cost"}
)
_OF_THE_STORY: Final = frozenset({"context", "filtered", "refusal", "too long"})


def broken_off(ask: Ask, *, failures: int = FAILURES) -> Ask:
    """After `failures` in a row, or one that time cannot mend, nothing is asked any more.

    Make one for each brief: the rest of it falls back at once and says why.
    """
    lock = Lock()
    in_a_row = 0
    open_since: NoReply | None = None

    def guarded(prompt: Prompt) -> Reply:
        nonlocal in_a_row, open_since
        if open_since is not None:
            raise NoReply(f"not asked any more, because {open_since}", outcome="broken off")
        try:
            reply = ask(prompt)
        except NoReply as error:
            with lock:
                in_a_row += error.outcome not in _OF_THE_STORY
                if in_a_row >= failures or error.outcome in _POINTLESS:
                    open_since = open_since or error
            raise
        with lock:
            in_a_row = 0
        return reply

    return guarded
