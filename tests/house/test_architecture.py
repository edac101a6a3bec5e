"""The house stands as docs/design says: imports point left, files and functions stay small."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "briefer"
MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))

EDGES = (
    "collect/connections.py",
    "collect/fetch.py",
    "collect/files.py",
    "collect/found_source.py",
    "collect/gather.py",
    "collect/imap.py",
    "collect/visit.py",
    "collect/worker.py",
    "group/embed.py",
    "summarize/bounded.py",
    "summarize/cache_folder.py",
    "summarize/forms_file.py",
    "summarize/limits.py",
    "summarize/llm.py",
    "summarize/retry.py",
    "summarize/tokens.py",
    "check/exam_file.py",
    "check/judge.py",
    "check/parser.py",
    "deliver/",
    "store/",
    "resources.py",
    "secrets.py",
)
# From left to right; what stands in no other layer is a stage of the pure work.
LAYERS = {
    "words": ("model/", "errors.py", "distribution.py", "plugins.py"),
    "ports": ("ports.py",),
    "languages and text": ("languages/", "text/"),
    "reading": ("reading/",),
    "stages": (),
    "edges": EDGES,
    "brief": ("brief/",),
    "app": ("app/",),
    "commands": ("__init__.py", "__main__.py", "api.py", "cli.py", "commands/", "testing/"),
}
NAMES = list(LAYERS)
STAGES, EDGE = NAMES.index("stages"), NAMES.index("edges")
# What a pure module may import besides the standard library: work on values, never I/O.
PURE_LIBRARIES = {
    "babel",
    "briefer",
    "charset_normalizer",
    "courlan",
    "dateparser",
    "feedparser",
    "jinja2",
    "json_repair",
    "lxml",
    "markupsafe",
    "numpy",
    "pydantic",
    "pypdf",
    "rich",
    "sentencex",
    "trafilatura",
    "w3lib",
}
# Of the standard library, what would let a pure module reach the world.
IMPURE_STANDARD = {"os", "socket", "subprocess", "urllib.request", "http", "shutil", "tempfile"}
# Word lists are data that happens to be written in Python.
WORD_LISTS = ("languages/",)
LONGEST_FILE = 300
LONGEST_FUNCTION = 40
SHORTEST_FILE = 20
# Short, and an idea of its own all the same.
SHORT = {
    "__main__.py": "what `python -m` runs",
    "commands/completion.py": "a command",
    "group/newswords.py": "words of the trade in one place",
    "languages/letters.py": "letters of more than one language",
    "languages/others.py": "languages without a module of their own",
    "render/markdown.py": "a format",
    "render/plain.py": "a format",
}


def layer(module: str) -> int:
    """The place of its layer, counted from the left."""
    for place, entries in enumerate(LAYERS.values()):
        if any(
            module == entry or (entry[-1] == "/" and module.startswith(entry)) for entry in entries
        ):
            return place
    return STAGES


@cache
def tree_of(module: str) -> ast.Module:
    return ast.parse((PACKAGE / module).read_text(encoding="utf-8"))


def imports(module: str) -> Iterator[str]:
    tree = tree_of(module)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Its lines without those of the functions and classes it defines."""
    inside = [
        node
        for node in ast.walk(function)
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and node is not function
    ]
    outer = [
        node
        for node in inside
        if not any(o is not node and node in list(ast.walk(o)) for o in inside)
    ]
    return _lines(function) - sum(map(_lines, outer))


def _lines(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> int:
    return (node.end_lineno or 0) - node.lineno + 1


def own_module(name: str) -> str | None:
    path = name.removeprefix("briefer").lstrip(".").replace(".", "/")
    for candidate in (f"{path}.py", f"{path}/__init__.py" if path else "__init__.py"):
        if candidate in MODULES:
            return candidate
    return None


def needed(module: str) -> set[str]:
    """The modules of ours that it imports, be it inside a function or for a type."""
    found: set[str | None] = set()
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Import):
            found |= {own_module(a.name) for a in node.names if a.name.startswith("briefer")}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("briefer"):
            home = node.module or ""
            found |= {own_module(f"{home}.{a.name}") or own_module(home) for a in node.names}
    return {name for name in found if name and name != module}


def test_no_module_needs_itself_by_way_of_others_not_even_for_a_type() -> None:
    imported = {module: needed(module) for module in MODULES}

    try:
        TopologicalSorter(imported).prepare()
    except CycleError as error:
        pytest.fail(f"a circle of imports: {' → '.join(error.args[1])}")


def test_the_stand_ins_for_tests_serve_tests_alone() -> None:
    ours = [module for module in MODULES if not module.startswith("testing/")]

    assert not [m for m in ours for name in needed(m) if name.startswith("testing/")]


@pytest.mark.parametrize("module", MODULES)
def test_imports_point_left(module: str) -> None:
    targets = {own_module(name) for name in imports(module) if name.startswith("briefer")}

    wrong = [t for t in targets if t and layer(t) > layer(module)]
    assert not wrong, f"{module} imports {wrong}, which stands further right"


@pytest.mark.parametrize("module", [m for m in MODULES if layer(m) == EDGE])
def test_no_edge_imports_another_edge(module: str) -> None:
    targets = {own_module(name) for name in imports(module) if name.startswith("briefer")}
    room = module.split("/", maxsplit=1)[0]

    wrong = [t for t in targets if t and layer(t) == EDGE and t.split("/")[0] != room]
    assert not wrong, f"the edge {module} imports the edge {wrong}"


@pytest.mark.parametrize("module", [m for m in MODULES if layer(m) <= STAGES])
def test_a_pure_module_uses_only_libraries_that_work_on_values(module: str) -> None:
    allowed = PURE_LIBRARIES if layer(module) >= 2 else {"briefer", "numpy"}

    names = set(imports(module))
    foreign = {n.split(".")[0] for n in names} - set(sys.stdlib_module_names) - allowed
    impure = {n for n in names if n in IMPURE_STANDARD or n.split(".")[0] in IMPURE_STANDARD}
    assert not foreign
    assert not impure


@pytest.mark.parametrize("module", [m for m in MODULES if layer(m) <= STAGES])
def test_a_pure_module_reads_no_clock_no_environment_and_no_file(module: str) -> None:
    tree = tree_of(module)
    calls = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}

    impure = {"open", "input", "datetime.now", "date.today", "time.time", "time.sleep", "print"}
    assert not calls & impure


@pytest.mark.parametrize("module", MODULES)
def test_files_and_functions_stay_small(module: str) -> None:
    source = (PACKAGE / module).read_text(encoding="utf-8")
    functions = [
        node
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]

    assert source.count("\n") <= LONGEST_FILE or module.startswith(WORD_LISTS)
    assert not [f.name for f in functions if own_lines(f) > LONGEST_FUNCTION]


def test_a_short_module_holds_an_idea_of_its_own() -> None:
    lines = {m: (PACKAGE / m).read_text(encoding="utf-8").count("\n") for m in MODULES}
    short = {m for m, n in lines.items() if n < SHORTEST_FILE and not m.endswith("__init__.py")}

    assert short <= set(SHORT), "fold it into the module that it serves, or say what it is"


@pytest.mark.parametrize("module", MODULES)
def test_a_module_says_what_goes_in_and_what_comes_out(module: str) -> None:
    assert ast.get_docstring(tree_of(module))
