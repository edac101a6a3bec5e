"""Vectors come whole or not at all: from a real server on loopback, a table, a cache."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import numpy as np
import pytest
from numpy.typing import NDArray

from briefer.errors import EmbedError
from briefer.group.embed import cached, openai_embed, static_embed


class _Server(BaseHTTPRequestHandler):
    """Answers `/v1/embeddings`: a vector a text, one too few when the model is `short`."""

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        texts = asked["input"][1:] if asked["model"] == "short" else asked["input"]
        rows = [
            {"object": "embedding", "index": n, "embedding": [3.0 * len(t), 4.0 * len(t)]}
            for n, t in enumerate(texts)
        ]
        usage = {"prompt_tokens": 1, "total_tokens": 1}
        body = json.dumps({"object": "list", "data": rows, "model": "m", "usage": usage}).encode()
        refused = asked["model"] == "refused"
        self.send_response(401 if refused else 200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Server)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_service_gives_a_vector_of_length_one_for_each_text(address: str) -> None:
    embed = openai_embed(base_url=address, model="m", key="k", dimensions=2)

    vectors = embed(["one", "", "three"])

    assert vectors.dtype == np.float32
    assert np.allclose(vectors, [[0.6, 0.8]] * 3)


@pytest.mark.parametrize("model", ["refused", "short"])
def test_a_refusal_or_half_a_batch_is_an_error_without_the_key(address: str, model: str) -> None:
    embed = openai_embed(base_url=address, model=model, key="secret-key")

    with pytest.raises(EmbedError) as caught:
        embed(["one", "two"])

    assert "secret-key" not in str(caught.value)


def test_a_cache_asks_only_for_what_it_lacks_and_a_new_version_starts_afresh() -> None:
    asked: list[list[str]] = []

    def embed(texts: Sequence[str]) -> NDArray[np.float32]:
        asked.append(list(texts))
        return np.array([[len(text), 0] for text in texts], np.float32)

    store: dict[str, bytes] = {}
    cached(embed, store, version="m-2")(["a", "bb"])
    again = cached(embed, store, version="m-2")(["bb", "ccc"])
    cached(embed, store, version="n-2")(["a"])

    assert asked == [["a", "bb"], ["ccc"], ["a"]]
    assert again.tolist() == [[2, 0], [3, 0]]


def test_a_cache_keeps_nothing_of_a_failed_batch() -> None:
    def embed(texts: Sequence[str]) -> NDArray[np.float32]:
        raise EmbedError("embeddings by m: timeout")

    store: dict[str, bytes] = {}

    with pytest.raises(EmbedError):
        cached(embed, store, version="m")(["a"])

    assert store == {}


def test_the_word_table_needs_no_network() -> None:
    pytest.importorskip("wordllama")

    vectors = static_embed()(["a ferry sank off the coast", "a boat went down at sea", "bread"])

    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2]
