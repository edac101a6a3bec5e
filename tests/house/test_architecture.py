"""The house stands as docs/design says: imports point left, files and functions stay small."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "briefer"
MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))

WORDS = ("model/", "errors.py")
PORTS = ("ports.py",)
EDGES = (
    "collect/connections.py",
    "collect/fetch.py",
    "collect/files.py",
    "collect/gather.py",
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
    "check/judge.py",
    "deliver/",
    "store/",
    "resources.py",
    "secrets.py",
)
ASSEMBLY = ("__init__.py", "__main__.py", "cli.py", "brief/", "app/", "commands/", "testing/")
# What a pure module may import besides the standard library: work on values, never I/O.
PURE_LIBRARIES = {
    "babel",
    "briefer",
    "courlan",
    "feedparser",
    "jinja2",
    "lxml",
    "markupsafe",
    "numpy",
    "pydantic",
    "scipy",
    "sentencex",
    "trafilatura",
    "w3lib",
}
# Of the standard library, what would let a pure module reach the world.
IMPURE_STANDARD = {"os", "socket", "subprocess", "urllib.request", "http", "shutil", "tempfile"}
# Word lists are data that happens to be written in Python.
WORD_LISTS = ("languages/",)
LONGEST_FILE = 320
LONGEST_FUNCTION = 42


def layer(module: str) -> int:
    for rank, group in ((0, WORDS), (1, PORTS), (4, ASSEMBLY), (3, EDGES)):
        if any(module == entry or module.startswith(entry) for entry in group):
            return rank
    return 2


def imports(module: str) -> Iterator[str]:
    tree = ast.parse((PACKAGE / module).read_text(encoding="utf-8"))
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


@pytest.mark.parametrize("module", MODULES)
def test_imports_point_left(module: str) -> None:
    targets = {own_module(name) for name in imports(module) if name.startswith("briefer")}

    wrong = [t for t in targets if t and layer(t) > layer(module)]
    assert not wrong, f"{module} imports {wrong}, which stands further right"


@pytest.mark.parametrize("module", [m for m in MODULES if layer(m) == 3])
def test_no_edge_imports_another_edge(module: str) -> None:
    targets = {own_module(name) for name in imports(module) if name.startswith("briefer")}
    room = module.split("/", maxsplit=1)[0]

    wrong = [t for t in targets if t and layer(t) == 3 and t.split("/")[0] != room]
    assert not wrong, f"the edge {module} imports the edge {wrong}"


@pytest.mark.parametrize("module", [m for m in MODULES if layer(m) <= 2])
def test_a_pure_module_uses_only_libraries_that_work_on_values(module: str) -> None:
    allowed = PURE_LIBRARIES if layer(module) == 2 else {"briefer", "numpy"}

    names = set(imports(module))
    foreign = {n.split(".")[0] for n in names} - set(sys.stdlib_module_names) - allowed
    impure = {n for n in names if n in IMPURE_STANDARD or n.split(".")[0] in IMPURE_STANDARD}
    assert not foreign
    assert not impure


@pytest.mark.parametrize("module", [m for m in MODULES if layer(m) <= 2])
def test_a_pure_module_reads_no_clock_no_environment_and_no_file(module: str) -> None:
    tree = ast.parse((PACKAGE / module).read_text(encoding="utf-8"))
    calls = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}

    impure = {"open", "input", "datetime.now", "date.today", "time.time", "time.sleep", "print"}
    assert not calls & impure


@pytest.mark.parametrize("module", MODULES)
def test_files_and_functions_stay_small(module: str) -> None:
    source = (PACKAGE / module).read_text(encoding="utf-8")
    functions = [
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]

    assert source.count("\n") <= LONGEST_FILE or module.startswith(WORD_LISTS)
    assert not [f.name for f in functions if own_lines(f) > LONGEST_FUNCTION]


@pytest.mark.parametrize("module", MODULES)
def test_a_module_says_what_goes_in_and_what_comes_out(module: str) -> None:
    assert ast.get_docstring(ast.parse((PACKAGE / module).read_text(encoding="utf-8")))
