"""`briefer --help` is quick because it loads nothing it does not need."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = {
    "openai", "tiktoken", "jinja2", "numpy", "scipy", "sklearn", "sqlalchemy", "feedparser",
    "trafilatura", "httpx", "httpx2", "pydantic", "urllib3", "lxml", "sentencex", "rich",
}  # fmt: skip
# What a look at the sample does without.
UNNEEDED = {
    "sqlalchemy", "openai", "rich", "dateparser", "trafilatura", "pydantic", "courlan", "urllib3",
}  # fmt: skip
LOADED = """
import json, runpy, sys
sys.argv = {argv!r}
try:
    {start}
except SystemExit as stop:
    print(json.dumps([stop.code, sorted({{name.split(".")[0] for name in sys.modules}})]), file=sys.stderr)
"""


@pytest.mark.parametrize(
    "start",
    [
        pytest.param('runpy.run_module("briefer", run_name="__main__")', id="python -m briefer"),
        pytest.param("from briefer.__main__ import main; main()", id="briefer"),
    ],
)
def test_help_imports_none_of_the_heavy_libraries(start: str) -> None:
    program = LOADED.format(argv=["briefer", "--help"], start=start)

    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    status, modules = json.loads(ran.stderr.splitlines()[-1])
    assert status == 0
    assert "Commands:" in ran.stdout
    assert not HEAVY & set(modules)


def test_a_look_at_the_sample_loads_no_database_and_no_other_library_it_can_do_without(
    tmp_path: Path,
) -> None:
    out = str(tmp_path / "brief.md")
    program = LOADED.format(
        argv=["briefer", "-q", "daily", "--topic", "bakhmut", "--out", out],
        start="from briefer.__main__ import main; main()",
    )

    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(tmp_path)},
    )  # fmt: skip
    status, modules = json.loads(ran.stderr.splitlines()[-1])
    assert status == 0
    assert not UNNEEDED & set(modules)


def test_the_package_root_exports_a_handful_of_names_lazily() -> None:
    program = "import briefer, sys; assert 'briefer.model' not in sys.modules; briefer.Article; print(briefer.__version__)"

    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert ran.stdout.strip() == "0.1.0"


def test_an_unknown_name_of_the_root_is_an_attribute_error() -> None:
    import briefer

    with pytest.raises(AttributeError):
        briefer.nothing  # noqa: B018
