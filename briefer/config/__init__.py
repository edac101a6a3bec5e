"""briefer.toml: what can be chosen, and how the text becomes it. Pure."""

from briefer.config.channel import Channel, Means
from briefer.config.parsing import parsed
from briefer.config.readers import ReaderConfig
from briefer.config.settings import (
    Config,
    DigestConfig,
    JudgeConfig,
    ModelConfig,
    ScheduleConfig,
    TopicConfig,
    WorkersConfig,
)

__all__ = [
    "Channel",
    "Config",
    "DigestConfig",
    "JudgeConfig",
    "Means",
    "ModelConfig",
    "ReaderConfig",
    "ScheduleConfig",
    "TopicConfig",
    "WorkersConfig",
    "parsed",
]
