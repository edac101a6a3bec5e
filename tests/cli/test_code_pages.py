"""Terminals, pipes and files that are not UTF-8, or begin with a mark."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

LINE = {"id": "a", "title": "Łódź quay opens — “now”", "text": "Лоцман said it: 港 is open.",
        "url": "https://lamp.example/a", "publisher": "Lamp", "published": "2026-05-04T10:00:00Z"}  # fmt: skip


def briefer(*arguments: str, encoding: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    environment = {
        **os.environ,
        "PYTHONIOENCODING": encoding,
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    command = [sys.executable, "-m", "briefer", *arguments]
    return subprocess.run(
        command, check=False, env=environment, cwd=folder, capture_output=True, timeout=120
    )


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "cp437", "koi8-r", "latin-1"])
def test_a_brief_is_printed_in_the_letters_a_code_page_has(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps(LINE), encoding="utf-8")

    ran = briefer("daily", "--topic", "quay", "--articles", "a.jsonl", "--date", "2026-05-04",
                  encoding=encoding, folder=tmp_path)  # fmt: skip

    assert (ran.returncode, b"Traceback" in ran.stderr) == (0, False)
    assert "quay opens" in ran.stdout.decode(encoding)


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_json_loses_no_letter_in_any_code_page(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps(LINE), encoding="utf-8")

    ran = briefer("collect", "a.jsonl", encoding=encoding, folder=tmp_path)
    brief = briefer("daily", "--topic", "quay", "--articles", "a.jsonl", "--date", "2026-05-04",
                    "--format", "json", encoding=encoding, folder=tmp_path)  # fmt: skip

    assert json.loads(ran.stdout.decode(encoding))["text"] == LINE["text"]
    assert json.loads(brief.stdout.decode(encoding))["references"][0]["title"] == LINE["title"]


def test_a_briefer_toml_may_begin_with_a_mark(run: Run) -> None:
    Path("briefer.toml").write_bytes('\ufefftimezone = "Europe/Kyiv"\n'.encode())

    added = run("sources", "add", "--unasked", "https://lamp.example/feed")

    assert (added.status, run("sources", "list").status) == (0, 0)
    assert Path("briefer.toml").read_text("utf-8").startswith("timezone")


OPML = b"""<?xml version="1.0" encoding="windows-1251"?><opml version="1.0"><body>
<outline text="Folder"><outline text="Lamp" xmlUrl="https://lamp.example/rss?a=1&b=2"/></outline>
<outline text="\xcb\xe0\xec\xef\xe0" xmlUrl="feed://two.example/rss"/>
<outline text="Three" xmlUrl="feed:https://three.example/rss"/>
<outline text="Again" xmlUrl="http://lamp.example/rss?a=1&amp;b=2"/>
<outline text="Page" htmlUrl="https://page.example/"/>
<outline text="Script" xmlUrl="exec:x.sh"/></body></opml>"""


def test_an_opml_file_is_read_whole_and_what_is_passed_over_is_said(run: Run) -> None:
    Path("briefer.toml").write_text('[sources.three]\nurl = "https://three.example/rss"\n')
    Path("a.opml").write_bytes(OPML)

    ran = run("sources", "import", "a.opml")

    urls = [row["url"] for row in run("sources", "list", "--json").lines]
    assert urls == [
        "https://three.example/rss",
        "https://lamp.example/rss?a=1&b=2",
        "http://two.example/rss",
    ]
    assert [line.partition(":")[0] for line in ran.err.splitlines()[1:5]] == ["passed over"] * 4
    for name in ("Again", "Page", "Script", "https://three.example/rss"):
        assert f"passed over: {name}" in ran.err
    assert "sources add https://page.example/" in ran.err
    assert '[sources."лампа"]' in Path("briefer.toml").read_text("utf-8")
