"""Where the user's choices, paths and secrets become ports. Assembly: it knows every edge.

The pipeline never sees a path, an environment variable or a client; it gets them from here.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from briefer.app.own_store import SHARED, own_store
from briefer.collect.spelling import printable_url
from briefer.config import Channel, Config, Means, ModelConfig, TopicConfig, parsed
from briefer.deliver.registry import CHANNELS
from briefer.errors import ConfigError
from briefer.group.publishers import Families
from briefer.model import Article, Source
from briefer.ports import Embed, Parse
from briefer.resources import sample_folder
from briefer.secrets import optional_secret, remember_address, secret

FILE = "briefer.toml"
SAMPLE_DAY = "2023-03-23"
SAMPLE_SPAN = "96h"


@dataclass(frozen=True, slots=True)
class Context:
    """The configuration in force, and whether it is only the embedded sample's."""

    config: Config
    path: Path | None = None
    is_sample: bool = False

    def folder_of(self, kind: str) -> Path | None:
        """The user's own `prompts` or `templates` folder, if one is configured."""
        chosen = getattr(self.config, kind)
        if chosen is None:
            return None
        folder = Path(chosen).expanduser()
        return folder if folder.is_absolute() else (self.config.folder or Path()) / folder

    def state(self, chosen: str | None) -> str:
        """Path or URL of the store: `--state`, as configured, else one in the user's folder."""
        remember_address(chosen or self.config.state or "")
        if chosen:
            return chosen
        if self.config.state:
            return _resolved(self.config.state, self.config.folder)
        folder = user_state_folder()
        if self.path is None or self.path.resolve() == (user_config_folder() / FILE).resolve():
            return str(folder / SHARED)
        return str(own_store(folder, self.path, self.config))


def context_or_sample(chosen: str | None = None) -> Context:
    """The configuration of `--config`, of the nearest briefer.toml, else the embedded sample."""
    path = Path(chosen) if chosen else config_path()
    if path is None:
        sample = sample_folder() / FILE
        return Context(_read(sample), None, is_sample=True)
    return Context(_read(path), path)


def context_for_run(chosen: str | None = None) -> Context:
    """The same; a file that names neither sources nor topics is read with those of the sample."""
    context = context_or_sample(chosen)
    config = context.config
    bare = not (config.sources or config.topics or config.digests)
    return with_sample(context) if bare else context


def with_sample(context: Context) -> Context:
    """The context with the sources and topics of the embedded sample; all else as it is set."""
    sample = _read(sample_folder() / FILE)
    config = replace(context.config, sources=sample.sources, topics=sample.topics)
    return replace(context, config=config, is_sample=True)


def context_or_empty(chosen: str | None = None) -> Context:
    """The same, but without a file an empty configuration: for runs on articles given by hand."""
    path = Path(chosen) if chosen else config_path()
    return Context(_read(path), path) if path else Context(Config())


def config_from(text: str, *, path: Path | None = None) -> Config:
    """The configuration in that text, with every kind of channel there is."""
    return parsed(text, path=path, channels=CHANNELS)


def config_path() -> Path | None:
    """The nearest briefer.toml upward from here, then the one in the user's config folder."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / FILE).is_file():
            return folder / FILE
    own = user_config_folder() / FILE
    return own if own.is_file() else None


def user_config_folder() -> Path:
    from platformdirs import user_config_path

    return user_config_path("briefer")


def user_state_folder() -> Path:
    from platformdirs import user_state_path

    return user_state_path("briefer")


def user_cache_folder() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("briefer")


def model_of(config: Config, environment: Mapping[str, str] = os.environ) -> ModelConfig | None:
    """The configured model, else the one BRIEFER_MODEL names; none is built in."""
    if config.model is not None:
        return config.model
    name = environment.get("BRIEFER_MODEL")
    return ModelConfig(name=name, base_url=environment.get("OPENAI_BASE_URL")) if name else None


def embed_of(config: Config) -> Embed | None:
    """The vectors that are configured: `vectors = "static"`, or a model of the endpoint."""
    from briefer.group.embed import openai_embed, static_embed

    if config.vectors == "static":
        return static_embed()
    model = config.model
    if model is None or model.embeddings is None:
        return None
    key = optional_secret(model.key_env) or "none"
    return openai_embed(base_url=model.base_url, model=model.embeddings, key=key)


def parser_of(config: Config) -> Parse | None:
    """The parser of the extra `parse`, unless `parse = "off"` or it is not installed."""
    from briefer.check.parser import english_parser

    return english_parser() if config.parse == "auto" else None


def means_of(channel: Channel, context: Context) -> Means:
    """What the channel works with: its secrets from the environment, the clock, the folder."""
    return Means(
        secret=lambda variable: secret(variable, needed_by=f"channel {channel.name}"),
        now=real_now,
        folder=context.config.folder,
    )


def families_of(config: Config, articles: Iterable[Article] = ()) -> Families:
    """The built-in publisher families, those of the user's own table, and those of the sources.

    A source's `family` is that of the publisher it speaks for itself as in these articles; what
    it passes on from others stays theirs.
    """
    from briefer.group.publishers import families

    table = _families_table(config)
    houses = families(table)
    family = {source.name: source.family for source in config.sources if source.family}
    own = {(a.source, a.publisher) for a in articles if a.source in family and not a.via}
    named = [(houses.of(family[source]), _one_name(publisher)) for source, publisher in sorted(own)]
    lines = [f"{house} = {name}" for house, name in named if house]
    return families("\n".join([table, *lines])) if lines else houses


def _families_table(config: Config) -> str:
    if config.families is None:
        return ""
    path = Path(_resolved(config.families, config.folder))
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"families = {config.families!r} cannot be read ({error})") from error


def _one_name(publisher: str) -> str:
    """The name without the marks that mean something in the table."""
    return " ".join(re.sub("[=,#]", " ", publisher).split())


def title_of(context: Context, topic: TopicConfig, *, given: bool) -> str:
    """What readers call the topic, empty for its name; of the sample it says what that is.

    It heads the brief, so that words the sample has nothing about are not answered in silence.
    """
    if not context.is_sample or given:
        return topic.title or ""
    about = "" if topic.title else ", about Bakhmut"
    return f"{topic.title or topic.name} (the embedded sample of March 2023{about})"


def given_source(path: str) -> Source:
    """The articles of `--articles` or of an argument, as a source."""
    if path.startswith(("http://", "https://")):
        remember_address(path, given=True)
        return Source(printable_url(path), path, "page")
    return Source(path, path, "file")


def real_now() -> datetime:
    """The one place where the clock is read."""
    return datetime.now(UTC)


def _read(path: Path) -> Config:
    try:
        # "-sig": editors on Windows begin a file with a mark that is no part of it
        config = config_from(path.read_text(encoding="utf-8-sig"), path=path.resolve())
    except FileNotFoundError as error:
        raise ConfigError(f"{path}: there is no such file; `briefer init` writes one") from error
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read ({error})") from error
    endpoints = [part.base_url for part in (config.model, config.judge) if part and part.base_url]
    for address in (*(source.url for source in config.sources), config.state or "", *endpoints):
        remember_address(address)
    return config


def _resolved(state: str, folder: Path | None) -> str:
    if "://" in state:
        return state
    path = Path(state).expanduser()
    return str(path if path.is_absolute() or folder is None else folder / path)
