"""briefer.toml: what can be chosen, and how the text becomes it. Pure."""

from briefer.config.parsing import parsed
from briefer.config.settings import (
    Channel,
    Config,
    DigestConfig,
    EmailChannel,
    FileChannel,
    ModelConfig,
    SlackChannel,
    TopicConfig,
)

__all__ = [
    "Channel",
    "Config",
    "DigestConfig",
    "EmailChannel",
    "FileChannel",
    "ModelConfig",
    "SlackChannel",
    "TopicConfig",
    "parsed",
]
