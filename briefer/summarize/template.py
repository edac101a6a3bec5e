"""The Jinja text of a prompt and its values in, the rendered system and user texts out. Pure.

A template sees plain values only, in Jinja's sandbox, without a loader and with a counted
`range`: it cannot read a file, reach an object's methods or loop for long.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from briefer.errors import ConfigError

if TYPE_CHECKING:
    from jinja2 import Template

PARTS: Final = ("system", "user")
_MOST_TURNS: Final = 20_000  # of all the loops over a range in one rendering
_MOST_PIECES: Final = 200_000  # a loop that writes without end is stopped here
_MOST_CHARACTERS: Final = 5_000_000


def rendered(source: str, values: Mapping[str, Any], *, name: str) -> tuple[str, str]:
    """The system and the user text of the template called `name`. Raises ConfigError."""
    from jinja2 import TemplateError, UndefinedError

    template = _compiled(source, name)
    missing = [part for part in PARTS if part not in template.blocks]
    if missing:
        raise ConfigError(f"prompts/{name}: the block {missing[0]!r} is missing")
    try:
        system, user = (_text(template, part, values, name) for part in PARTS)
    except UndefinedError as error:
        raise ConfigError(f"prompts/{name}{_line(error, template)}: {error.message}") from error
    except (TemplateError, ArithmeticError, TypeError, ValueError, RecursionError) as error:
        raise ConfigError(f"prompts/{name}{_line(error, template)}: {error}") from error
    return system, user


def template_findings(source: str, *, name: str, known: frozenset[str]) -> tuple[str, ...]:
    """What is wrong with a template before it is used: a sentence each, with the line.

    >>> template_findings("{% block system %}{{ topik }}{% endblock %}{% block user %}"
    ...                   "{% endblock %}", name="story.j2", known=frozenset({"topic"}))
    ("prompts/story.j2, line 1: 'topik' is undefined; known: topic",)
    """
    from jinja2 import TemplateSyntaxError, nodes

    environment = _environment([])
    try:
        tree = environment.parse(source)
    except TemplateSyntaxError as error:
        return (f"prompts/{name}, line {error.lineno}: {error.message}",)
    blocks = {block.name for block in tree.find_all(nodes.Block)}
    absent = tuple(
        f"prompts/{name}: the block {part!r} is missing" for part in PARTS if part not in blocks
    )
    allowed = known | set(environment.globals) | _bound(tree)
    undefined = (
        f"prompts/{name}, line {use.lineno}: {use.name!r} is undefined; "
        f"known: {', '.join(sorted(known))}"
        for use in tree.find_all(nodes.Name)
        if use.ctx == "load" and use.name not in allowed
    )
    return absent + tuple(dict.fromkeys(undefined))


def _bound(tree: Any) -> set[str]:
    """Names the template itself binds, in loops, sets and macros; `loop` is Jinja's own."""
    from jinja2 import nodes

    stored = {use.name for use in tree.find_all(nodes.Name) if use.ctx in ("store", "param")}
    macros = {macro.name for macro in tree.find_all(nodes.Macro)}
    return stored | macros | {"loop", "self", "caller", "varargs", "kwargs"}


@lru_cache(maxsize=32)
def _compiled(source: str, name: str) -> Template:
    from jinja2 import TemplateSyntaxError

    try:
        template: Template = _environment([_MOST_TURNS]).from_string(source)
    except TemplateSyntaxError as error:
        raise ConfigError(f"prompts/{name}, line {error.lineno}: {error.message}") from error
    return template


def _text(template: Template, part: str, values: Mapping[str, Any], name: str) -> str:
    context = template.new_context({**values, "range": _counted([_MOST_TURNS])})
    pieces: Iterator[str] = template.blocks[part](context)
    text = "".join(islice(pieces, _MOST_PIECES))
    if next(pieces, None) is not None or len(text) > _MOST_CHARACTERS:
        raise ConfigError(f"prompts/{name}: the block {part!r} writes without end")
    return text.strip() + "\n"


def _environment(turns: list[int]) -> Any:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals = {"range": _counted(turns), "dict": dict, "namespace": dict}
    return environment


def _counted(turns: list[int]) -> Callable[..., range]:
    def counted(*bounds: int) -> range:
        wanted = range(*bounds)
        turns[0] -= len(wanted)
        if turns[0] < 0:
            raise OverflowError(f"loops over more than {_MOST_TURNS:,} numbers")
        return wanted

    return counted


def _line(error: BaseException, template: Template) -> str:
    """Where in the template an error arose, from the line of the code it was compiled to."""
    trace, line = error.__traceback__, None
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = template.get_corresponding_lineno(trace.tb_lineno)
        trace = trace.tb_next
    return f", line {line}" if line else ""
