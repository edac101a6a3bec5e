"""Briefs in, messages and printed texts out, by the user's own templates. Assembly."""

from __future__ import annotations

from collections.abc import Sequence

from briefer.app.context import Context
from briefer.model import Brief, Format, Message
from briefer.render.message import rendered
from briefer.resources import resource_text


def message_of(briefs: Sequence[Brief], kind: Format, *, context: Context) -> Message:
    """The briefs as one message, with the user's own templates where there are some."""
    folder = context.folder_of("templates")
    return rendered(
        briefs,
        kind,
        template=lambda name: resource_text("templates", name, overrides=folder),
        site_url=context.config.site_url,
    )


def text_of(briefs: Sequence[Brief], kind: Format, *, context: Context) -> str:
    """The message as the text a person or a file gets; Slack posts stand one a line.

    Of the short form it is what a service without a limit is sent.
    """
    message = message_of(briefs, kind, context=context)
    if kind == "short":
        return f"{message.subject}\n{message.body}"
    return "\n".join(part.body for part in message.parts)
