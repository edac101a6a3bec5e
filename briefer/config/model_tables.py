"""The name of a model server in, a `[model]` table for briefer.toml out. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_LOCAL: Final = """\
timeout = 300                         # seconds a call: a small machine takes its time
deadline = 1800                       # seconds for all calls of a brief
at_once = 1
context_tokens = 8000                 # what the server was started with, or less
"""

TABLES: Final[Mapping[str, str]] = {
    "ollama": """\
[model]
base_url = "http://localhost:11434/v1"
name = "qwen3:8b"                     # as `ollama list` shows it
"""
    + _LOCAL
    + """\
# Ollama reads 4,096 tokens unless it is started with OLLAMA_CONTEXT_LENGTH=8192.
""",
    "lmstudio": """\
[model]
base_url = "http://localhost:1234/v1"
name = "qwen/qwen3-8b"                # as LM Studio lists it
"""
    + _LOCAL,
    "vllm": """\
[model]
base_url = "http://localhost:8000/v1"
name = "Qwen/Qwen3-8B"                # as `vllm serve` was given it
timeout = 120
context_tokens = 16000                # at most its --max-model-len
""",
    "llamacpp": """\
[model]
base_url = "http://localhost:8080/v1"
name = "local"                        # llama-server has one model, whatever it is called
"""
    + _LOCAL
    + """\
# llama-server is told its context with --ctx-size 8192.
""",
    "openai": """\
[model]
base_url = "https://api.openai.com/v1"
name = "gpt-5-mini"
key_env = "OPENAI_API_KEY"            # the environment variable that holds the key
context_tokens = 32000
reply_tokens = 4000                   # what the model thinks is part of its reply
# price_prompt = 0.25                 # for a million tokens, by your price list, so that
# price_completion = 2.00             # max_cost = 0.50 can be kept
""",
    "azure": """\
[model]
base_url = "https://YOUR-RESOURCE.openai.azure.com/openai/v1/"
name = "YOUR-DEPLOYMENT"              # the deployment, not the model behind it
key_env = "AZURE_OPENAI_API_KEY"      # the environment variable that holds the key
context_tokens = 32000
reply_tokens = 4000
""",
}
_COMMENTED: Final = "# [model]\n"


def with_model(text: str, server: str) -> str:
    """The text of a briefer.toml with that server's table where its commented one stood.

    >>> print(with_model("# [model]\\n# name = 'x'\\n\\n# End", "llamacpp").splitlines()[0])
    [model]
    """
    before, mark, rest = text.partition(_COMMENTED)
    if not mark:
        return f"{text.rstrip()}\n\n{TABLES[server]}"
    while rest.startswith("# "):
        rest = rest.partition("\n")[2]
    return f"{before}{TABLES[server]}{rest}"
