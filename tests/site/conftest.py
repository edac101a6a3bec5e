"""A store of kept briefs, and the command line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefer.store import Store, open_store
from tests.cli.conftest import run

__all__ = ["run"]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "briefer.db") as opened:
        yield opened
