"""Texts in, vectors out, by a service or by a word table on this machine. An edge.

Both raise EmbedError for the whole batch and never return a part of it.
"""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from briefer.distribution import installing
from briefer.errors import EmbedError
from briefer.model import digest
from briefer.ports import Embed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_BATCH = 256  # texts a request; servers refuse much longer ones
_LONGEST = 2000  # characters of a text that are sent


def openai_embed(
    *,
    base_url: str | None,
    model: str,
    key: str,
    dimensions: int | None = None,
    timeout: float = 60,
) -> Embed:
    """Vectors of an OpenAI-compatible `/embeddings`; one failed request fails the batch."""

    def embed(texts: Sequence[str]) -> NDArray[np.float32]:
        try:
            from openai import OpenAI, OpenAIError
        except ImportError as missing:
            raise EmbedError(f"embeddings by {model}: {installing('model')}") from missing

        client = OpenAI(base_url=base_url, api_key=key, timeout=timeout, max_retries=2)
        more: dict[str, Any] = {} if dimensions is None else {"dimensions": dimensions}
        rows: list[list[float]] = []
        try:
            for start in range(0, len(texts), _BATCH):
                part = [text[:_LONGEST] or " " for text in texts[start : start + _BATCH]]
                reply = client.embeddings.create(model=model, input=part, **more)
                rows += [item.embedding for item in sorted(reply.data, key=lambda item: item.index)]
        except (OpenAIError, AttributeError, TypeError) as failure:
            reason = type(failure).__name__
            raise EmbedError(f"embeddings by {model}: {reason}; see [model] base_url") from failure
        return _unit(rows, texts, model)

    return embed


def static_embed() -> Embed:
    """Vectors of the package `wordllama` (extra `vectors`): no service and no download."""

    def embed(texts: Sequence[str]) -> NDArray[np.float32]:
        try:
            from wordllama import WordLlama
        except ImportError as failure:
            raise EmbedError(f"static vectors: {installing('vectors')}") from failure
        return _unit(_table(WordLlama).embed([text or " " for text in texts]), texts, "wordllama")

    return embed


def has_static() -> bool:
    """Whether the package of the static vectors is installed."""
    return find_spec("wordllama") is not None


def cached(embed: Embed, store: MutableMapping[str, bytes], *, version: str) -> Embed:
    """The same with a cache: `version` names model and dimension, so a new model starts afresh.

    What is missing is asked for at once and stored only when all of it came.
    """

    def embed_missing(texts: Sequence[str]) -> NDArray[np.float32]:
        import numpy as np

        keys = [digest(f"{version}\n{text}", length=32) for text in texts]
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in store}
        if missing:
            fresh = embed(list(missing.values()))
            store.update((key, row.tobytes()) for key, row in zip(missing, fresh, strict=True))
        rows = [np.frombuffer(store[key], np.float32) for key in keys]
        return np.stack(rows) if rows else np.zeros((0, 0), np.float32)

    return embed_missing


def _table(kind: Any) -> Any:
    from pathlib import Path

    import wordllama

    # its own look-up names a folder the wheel does not have, and would then download
    return kind.load(dim=256, cache_dir=Path(wordllama.__file__).parent, disable_download=True)


def _unit(rows: Any, texts: Sequence[str], model: str) -> NDArray[np.float32]:
    import numpy as np

    vectors = np.asarray(rows, np.float32)
    if vectors.ndim != 2 or len(vectors) != len(texts):
        raise EmbedError(f"embeddings by {model}: {len(texts)} texts, {len(vectors)} vectors")
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.where(length > 0, length, 1), np.float32)
