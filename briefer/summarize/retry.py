"""An engine in, the same engine asked again where that may help, out. Edge: it waits."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from briefer.model import Usage
from briefer.ports import Ask, Prompt, Reply
from briefer.summarize.outcomes import NoReply

ATTEMPTS: Final = 4
DEADLINE: Final = 120.0  # seconds for all calls of a brief, waits included


def retrying(
    ask: Ask,
    *,
    attempts: int = ATTEMPTS,
    deadline: float = DEADLINE,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> Ask:
    """The one retry policy: what may succeed is asked again, as late as the endpoint wishes.

    `deadline` counts from now, for all calls together: make one for each brief. A wait that
    would end after it is not begun. Quota, key and refusals are final at once.
    """
    from tenacity import RetryCallState, Retrying, retry_if_exception, wait_random_exponential

    ends = clock() + deadline
    backoff = wait_random_exponential(multiplier=1, max=20)

    def wait(state: RetryCallState) -> float:
        after = getattr(_failure(state), "after", None)
        return backoff(state) if after is None else float(after)

    def stop(state: RetryCallState) -> bool:
        return state.attempt_number >= attempts or clock() + state.upcoming_sleep > ends

    def _failure(state: RetryCallState) -> BaseException | None:
        return state.outcome.exception() if state.outcome else None

    policy = Retrying(
        retry=retry_if_exception(lambda error: isinstance(error, NoReply) and error.again),
        wait=wait,
        stop=stop,
        sleep=sleep,
        reraise=True,
    )

    def patient(prompt: Prompt) -> Reply:
        if clock() > ends:
            raise NoReply(
                f"the {deadline:g} s for the model are used up; raise [model] deadline",
                outcome="deadline",
            )
        counted = _Counted(ask)
        try:
            return policy.copy()(counted, prompt)
        except NoReply as error:
            raise counted.summed_up(error) from error

    return patient


class _Counted:
    """Counts the tries of one call and adds up what the failed ones cost."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._tries = 0
        self._spent = Usage()

    def __call__(self, prompt: Prompt) -> Reply:
        self._tries += 1
        try:
            reply = self._ask(prompt)
        except NoReply as error:
            self._spent += error.usage
            raise
        return Reply(reply.text, reply.finish, reply.usage + self._spent, reply.engine)

    def summed_up(self, error: NoReply) -> NoReply:
        tries = f"; tried {self._tries} times" if self._tries > 1 else ""
        return NoReply(
            f"{error}{tries}",
            outcome=error.outcome,
            again=error.again,
            after=error.after,
            usage=self._spent,
        )
