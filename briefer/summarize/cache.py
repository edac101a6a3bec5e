"""An engine and a store of replies in; the engine that answers twice for one price out. Pure.

The store is a port of one pair of calls; the key is a digest of every input of the call.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any, Protocol

from briefer.model import Usage
from briefer.model.steps import Detail
from briefer.ports import Ask, Prompt, Reply
from briefer.summarize.reply import well_formed


class Cache(Protocol):
    """Replies by key. A store that cannot be read has nothing; `put` may forget at any time."""

    def get(self, key: str) -> Reply | None: ...

    def put(self, key: str, reply: Reply) -> None: ...


def cached(
    ask: Ask,
    store: Cache,
    *,
    inputs: Mapping[str, Any],
    fresh: bool = False,
    say: Callable[[str], None] = lambda _: None,
) -> Ask:
    """The same call once: a reply that was had before costs nothing and says so in its usage.

    `inputs` is all that shapes a reply beside the prompt: endpoint, model, parameters.
    Only replies of the right form are kept. `fresh` asks anyway and keeps what comes.
    """

    def thrifty(prompt: Prompt) -> Reply:
        key = call_key(prompt, inputs)
        known = None if fresh else store.get(key)
        if known is not None and well_formed(known, prompt):
            say(Detail(f"kept from an earlier run: the reply to a {prompt.purpose} prompt"))
            return replace(known, usage=Usage())
        reply = ask(prompt)
        if well_formed(reply, prompt):
            store.put(key, reply)
        return reply

    return thrifty


def call_key(prompt: Prompt, inputs: Mapping[str, Any]) -> str:
    """The digest of every input of a call."""
    call = {
        "purpose": prompt.purpose,
        "system": prompt.system,
        "user": prompt.user,
        "schema": prompt.schema,
        "reply_tokens": prompt.reply_tokens,
        "inputs": dict(inputs),
    }
    text = json.dumps(call, sort_keys=True, ensure_ascii=True, default=str)
    return sha256(text.encode("ascii")).hexdigest()


def reply_json(reply: Reply) -> str:
    """The reply as a store keeps it."""
    kept = {"text": reply.text, "finish": reply.finish, "engine": reply.engine}
    return json.dumps({**kept, "odds": reply.odds} if reply.odds else kept)


def reply_from(text: str) -> Reply | None:
    """The reply back, None for what is none: a store is a file like any other."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    names = ("text", "finish", "engine")
    if not isinstance(found, dict) or not all(isinstance(found.get(n), str) for n in names):
        return None
    odds = _odds(found.get("odds"))
    return Reply(found["text"], found["finish"], engine=found["engine"], odds=odds)


def _odds(kept: Any) -> tuple[tuple[str, float], ...]:
    given = kept if isinstance(kept, list) else []
    pairs = [pair for pair in given if isinstance(pair, list) and len(pair) == 2]
    good = [(t, p) for t, p in pairs if isinstance(t, str) and isinstance(p, int | float)]
    return tuple((token, float(logarithm)) for token, logarithm in good)
