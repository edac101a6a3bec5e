"""The source of a template and plain values in, the filled text out. Pure.

The user may bring templates of their own, so they run in Jinja's sandbox, see dicts,
texts and numbers only, and a name that does not exist is an error, never an empty place.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from functools import cache
from types import CodeType
from typing import TYPE_CHECKING, Any

from briefer.errors import ConfigError

if TYPE_CHECKING:
    from jinja2.bccache import BytecodeCache
    from jinja2.sandbox import SandboxedEnvironment

Template = Callable[[str], str]
_WIDTH = 78
_MOST_TEMPLATES = 100  # kept compiled; there are a dozen, and the user's own


def sandbox(template: Template, *, autoescape: bool) -> SandboxedEnvironment:
    """Where the templates run; each of them is compiled once, however many messages it makes."""
    from jinja2 import FunctionLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(template),
        autoescape=autoescape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=_compiled(autoescape=autoescape),
    )
    environment.filters["wrapped"] = wrapped
    return environment


@cache
def _compiled(*, autoescape: bool) -> BytecodeCache:
    """What templates were compiled to, by name and text; escaping is part of the code."""
    from jinja2.bccache import Bucket, BytecodeCache

    class Compiled(BytecodeCache):
        def __init__(self) -> None:
            self._kept: dict[tuple[str, str], CodeType | None] = {}

        def load_bytecode(self, bucket: Bucket) -> None:
            bucket.code = self._kept.get((bucket.key, bucket.checksum))

        def dump_bytecode(self, bucket: Bucket) -> None:
            if len(self._kept) < _MOST_TEMPLATES:
                self._kept[bucket.key, bucket.checksum] = bucket.code

    return Compiled()


def filled(name: str, values: dict[str, Any], sandbox: SandboxedEnvironment) -> str:
    """The template of that name filled in; what is wrong with it raises ConfigError."""
    from jinja2 import TemplateError

    try:
        return tidy(sandbox.get_template(name).render(values))
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError) as error:
        raise ConfigError(
            f'the template "{_where(name, error)}" cannot be filled: {error}'
        ) from error
    except (MemoryError, RecursionError) as error:
        raise ConfigError(f'the template "{name}" asks for more memory than there is') from error


def _where(name: str, error: Exception) -> str:
    """The template's name and the line at fault, read off the error or its traceback."""
    line = getattr(error, "lineno", None)
    trace = error.__traceback__
    while trace is not None and line is None:
        line = trace.tb_lineno if trace.tb_frame.f_code.co_filename == "<template>" else None
        trace = trace.tb_next
    return f"{name}, line {line}" if line else name


def wrapped(text: str, first: str = "", rest: str | None = None) -> str:
    """The text in lines of at most 78 characters, words and addresses kept whole.

    >>> print(wrapped("one two three " * 6, "  1. "))
      1. one two three one two three one two three one two three one two three one
         two three
    """
    following = " " * len(first) if rest is None else rest
    return textwrap.fill(
        text,
        _WIDTH,
        initial_indent=first,
        subsequent_indent=following,
        break_long_words=False,
        break_on_hyphens=False,
    )


def tidy(text: str) -> str:
    """Without trailing blanks, with at most one empty line in a row and one newline at the end."""
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines).strip("\n") + "\n"
