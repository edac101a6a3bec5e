"""A job in, the files that make a machine run it out. Pure.

For systemd, cron, launchd, GitHub Actions and Kubernetes. Every file is ready
to use; what a reader has to fill in stands in a comment at its top.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Literal, get_args

from briefer.errors import UsageError
from briefer.schedule.at import At
from briefer.text.slug import slug

Runner = Literal["systemd", "cron", "launchd", "github", "kubernetes"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What runs when: a topic or digest by name, its time, and what the command needs.

    `arguments` is the command without the program (`daily --topic bakhmut --send`), `config`
    the path of briefer.toml here, `secrets` the environment variables that hold secrets.
    `install` is what pip is given where nothing is installed yet, `image` a container image that
    has it already. `writes` are the paths that its channels write to, as they are set.
    """

    name: str
    arguments: tuple[str, ...]
    at: At
    zone: str
    program: str = "briefer"
    config: str | None = None
    secrets: tuple[str, ...] = ()
    install: str = ""
    image: str | None = None
    writes: tuple[str, ...] = ()

    @property
    def unit(self) -> str:
        """The name that files and objects carry."""
        return f"briefer-{slug(self.name)}"

    def command(self, *, program: str | None = None, config: str | None = None) -> tuple[str, ...]:
        """The whole command line, with another program or config where it runs elsewhere."""
        chosen = config or self.config
        settings = ("--config", chosen) if chosen else ()
        return (program or self.program, *settings, *self.arguments)


def unit_files(kind: str, job: Job) -> dict[str, str]:
    """The files for that kind of scheduler, by name, in the order to print them."""
    if kind not in get_args(Runner):
        known = ", ".join(get_args(Runner))
        raise UsageError(f"--kind {kind!r} is no scheduler briefer knows; take one of {known}")
    files: Callable[[Job], Mapping[str, str]] = import_module(f"briefer.schedule.{kind}").files
    return dict(files(job))
