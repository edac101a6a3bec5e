"""What a job failed of in, when it is tried again out. Pure."""

from __future__ import annotations

from typing import Final

from briefer.errors import (
    DeliveryError,
    DeliveryUnknown,
    LockedError,
    NothingCollected,
    StoreError,
)

# What passes by itself: how long it is waited for first, doubled from try to try, and how often.
_PATIENCE: Final[tuple[tuple[type[Exception], float, int], ...]] = (
    (LockedError, 5.0, 60),
    (StoreError, 2.0, 12),
    (NothingCollected, 30.0, 7),
    (DeliveryError, 30.0, 7),
)
_LONGEST: Final = 30 * 60.0
_LOCKED: Final = 15.0  # a lock is soon free, so it is looked at as often as that


def again_after(error: Exception, tries: int) -> float | None:
    """Seconds until the next try, None where none is made.

    What may have arrived is not sent again; a wrong setting does not mend itself.

    >>> again_after(NothingCollected("no article"), 0), again_after(DeliveryUnknown("late"), 0)
    (30.0, None)
    """
    if isinstance(error, DeliveryUnknown):
        return None
    for kind, first, most in _PATIENCE:
        if isinstance(error, kind):
            longest = _LOCKED if kind is LockedError else _LONGEST
            return min(first * 2.0 ** min(tries, 20), longest) if tries + 1 < most else None
    return None
