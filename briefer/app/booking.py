"""What a model took outside of a brief in, an entry among what was spent out. Assembly."""

from __future__ import annotations

from datetime import datetime

from briefer.app.context import Context
from briefer.app.state import store_for_sending
from briefer.errors import BrieferError
from briefer.model import Usage
from briefer.render.locale import ENGLISH


def booked(
    context: Context, chosen: str | None, usage: Usage, *, command: str, at: datetime
) -> str:
    """Books what that command took; why it could not, or "".

    Without a configuration there is no store of one's own to book it in.
    """
    if not usage.calls or (context.path is None and chosen is None):
        return ""
    try:
        with store_for_sending(context, chosen) as store:
            store.book(usage, command=command, at=at)
    except BrieferError as error:
        return f"{ENGLISH.counted(usage.calls, 'call')} of the model could not be booked: {error}"
    return ""
