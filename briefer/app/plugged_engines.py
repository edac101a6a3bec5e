"""Engines of plug-ins, by the group `briefer.engines`. Assembly.

Such an engine is one call: a prompt in, a draft out, as a model answers. It has no say in what
becomes of the draft: each bullet goes through the gate like all.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import Final

from briefer.errors import AskError, ConfigError
from briefer.plugins import Place
from briefer.ports import Ask, Prompt, Reply

OURS: Final = frozenset({"extractive", "openai"})
PLACE: Final = Place(
    group="briefer.engines",
    what="engine",
    ours=OURS,
    amiss=lambda _, thing: "" if callable(thing) else "is no function",
)


def plugged_ask(name: str) -> Ask:
    """The call of that engine; whatever goes wrong in it costs one story its draft.

    Raises ConfigError where no plug-in has the name, or it is broken.
    """
    engine: Ask | None = PLACE.get(name)
    if engine is None:
        near = get_close_matches(name, ("extractive", "openai", *PLACE.names()), n=1)
        hint = f"did you mean {near[0]!r}?" if near else "install its package, or mend engine"
        raise ConfigError(f"there is no engine {name!r} (engine in briefer.toml): {hint}")

    def ask(prompt: Prompt) -> Reply:
        try:
            reply = engine(prompt)
        except AskError:
            raise
        except Exception as error:
            raise AskError(f"engine {name}: {type(error).__name__}: {error}") from error
        if not isinstance(reply, Reply):
            raise AskError(f"engine {name}: it gave {type(reply).__name__}, not a Reply")
        return reply

    return ask
