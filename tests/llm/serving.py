"""The path of a GGUF file in, an OpenAI-compatible server of it on loopback. A program of its own.

    python serving.py MODEL.gguf

It prints its address on the first line and serves until its input ends.
"""

from __future__ import annotations

import sys

THREADS = 2
CONTEXT = 4096


def main() -> None:
    from xllamacpp import CommonParams, Server

    params = CommonParams()
    params.model.path = sys.argv[1]
    params.port = 0
    params.n_ctx = CONTEXT
    params.n_parallel = 1
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = THREADS
    server = Server(params)
    print(server.listening_address, flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
