"""Plug-ins as they are installed: packages with entry points, used through the real command."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.conftest import ROOT

EXAMPLE = ROOT / "examples" / "plugin"
NOTES = """Harbour bridge closed after flood
The harbour bridge in Oldport was closed on Monday after a flood damaged two of its pillars.

Council votes on school meals
The Oldport council voted on Tuesday to pay for school meals until June.
"""
CONFIG = """
language = "eo"
state = "kept.db"
[sources.desk]
kind = "notes"
url = "notes:{notes}"
[topics.oldport]
send = ["log"]
[channels.log]
kind = "journal"
path = "journal.jsonl"
"""


def write_package(site: Path, name: str, groups: dict[str, dict[str, str]]) -> None:
    """The metadata of an installed package, as an installer writes it."""
    info = site / f"{name.replace('-', '_')}-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", "utf-8")
    tables = (
        f"[{group}]\n" + "".join(f"{key} = {value}\n" for key, value in entries.items())
        for group, entries in groups.items()
    )
    (info / "entry_points.txt").write_text("\n".join(tables), "utf-8")


def install_example(site: Path) -> None:
    """By pip where the build backend is here, else as it would be laid out."""
    if find_spec("hatchling"):
        options = ["--no-deps", "--no-index", "--no-build-isolation", "--quiet"]
        source = shutil.copytree(EXAMPLE, site.parent / "source")
        pip = [sys.executable, "-m", "pip", "install", *options]
        command = [*pip, "--target", str(site), str(source)]
        subprocess.run(command, check=True, capture_output=True)
        return
    project = tomllib.loads((EXAMPLE / "pyproject.toml").read_text("utf-8"))["project"]
    shutil.copytree(EXAMPLE / "briefer_example", site / "briefer_example")
    write_package(site, project["name"], project["entry-points"])


class Desk:
    """A folder with a configuration, and a site of installed packages beside it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.site = folder / "desk", folder / "site"
        self.folder.mkdir()
        self.site.mkdir()
        notes = self.folder / "notes.txt"
        notes.write_text(NOTES, "utf-8")
        self.configure(CONFIG.replace("{notes}", str(notes)))

    def configure(self, text: str) -> None:
        (self.folder / "briefer.toml").write_text(text, "utf-8")

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        path = os.pathsep.join([str(ROOT), str(self.site)])
        return subprocess.run(
            [sys.executable, "-m", "briefer", *arguments], capture_output=True, text=True,
            check=False, cwd=self.folder, timeout=300,
            env={"PYTHONPATH": path, "HOME": str(self.folder), "PATH": "/usr/bin:/bin"},
        )  # fmt: skip

    def doctor(self) -> dict[str, tuple[str, str]]:
        lines = self.run("doctor", "--json").stdout.splitlines()
        return {row["part"]: (row["verdict"], row["detail"]) for row in map(json.loads, lines)}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_the_example_collects_prints_and_delivers_once(desk: Desk) -> None:
    install_example(desk.site)

    ran = desk.run("daily", "--topic", "oldport", "--send", "--format", "markdown")
    again = desk.run("daily", "--topic", "oldport", "--send")
    sent = (desk.folder / "journal.jsonl").read_text("utf-8").splitlines()
    assert (ran.returncode, again.returncode) == (0, 0), ran.stderr + again.stderr
    assert "## Fontoj" in ran.stdout
    assert "flood damaged two of its pillars" in ran.stdout
    assert len(sent) == 1
    assert json.loads(sent[0])["topic"] == "oldport"


def test_doctor_lists_the_plug_ins_that_work(desk: Desk) -> None:
    install_example(desk.site)

    told = desk.doctor()
    assert told["plug-in journal of briefer-example-plugin"][0] == "ok"
    assert told["plug-in notes of briefer-example-plugin"][0] == "ok"
    assert told["plug-in eo of briefer-example-plugin"][0] == "ok"
    assert told["channel log"] == ("ok", "adds to " + str(desk.folder / "journal.jsonl"))


def test_without_the_package_its_kinds_are_unknown_in_one_sentence(desk: Desk) -> None:
    ran = desk.run("daily", "--topic", "oldport")

    assert ran.returncode == 2
    assert "kind must be one of feed, page, " in ran.stderr
    assert "not 'notes'" in ran.stderr
    assert ran.stderr.count("\n") == 1


def test_a_broken_plug_in_is_named_and_costs_only_what_names_it(desk: Desk) -> None:
    groups = {
        "briefer.channels": {"pigeon": "gone_module:Pigeon"},
        "briefer.sources": {"dreams": "json:decoder"},
        "briefer.languages": {"fo": "json:dumps"},
        "briefer.engines": {"poet": "also_gone:write"},
    }
    write_package(desk.site, "broken-one", groups)
    articles = [json.dumps({"id": "a", "title": "Bridge shut", "text": NOTES.split("\n")[1]})]
    (desk.folder / "a.jsonl").write_text("\n".join(articles), "utf-8")
    desk.configure(
        'language = "fo"\n[sources.real]\nurl = "a.jsonl"\n[sources.odd]\nkind = "dreams"\n'
        'url = "dreams:"\n[topics.oldport]\n[channels.p]\nkind = "pigeon"\nloft = 3\n'
    )

    ran, told = desk.run("daily", "--topic", "oldport", "--since", "2w"), desk.doctor()
    faults = {part: detail for part, (verdict, detail) in told.items() if verdict == "warning"}
    assert ran.returncode == 0, ran.stderr
    assert "flood damaged two of its pillars" in ran.stdout
    assert "kind of source 'dreams' of the package broken-one is no function" in ran.stdout
    assert "cannot be loaded (ModuleNotFoundError" in faults["plug-in pigeon of broken-one"]
    assert "is no Language" in faults["plug-in fo of broken-one"]
    assert "cannot be loaded" in faults["plug-in poet of broken-one"]
    assert told["channel p"][0] == "failed"
    assert told["source real"] == ("ok", "1 article")


def test_a_name_of_ours_or_of_two_packages_is_refused_and_ours_stays(desk: Desk) -> None:
    install_example(desk.site)
    write_package(desk.site, "greedy", {
        "briefer.channels": {"file": "gone:Channel"},
        "briefer.sources": {"notes": "gone:read"},
        "briefer.languages": {"en": "gone:LANGUAGE"},
    })  # fmt: skip
    desk.configure('[topics.oldport]\n[channels.f]\nkind = "file"\npath = "out/{topic}.md"\n')

    told = desk.doctor()
    assert "has the name of one of briefer's own" in told["plug-in file of greedy"][1]
    assert "has the name of one of briefer's own" in told["plug-in en of greedy"][1]
    both = "comes with several packages, briefer-example-plugin and greedy, and none is used"
    assert both in told["plug-in notes of greedy"][1]
    assert both in told["plug-in notes of briefer-example-plugin"][1]
    assert told["channel f"][0] == "ok"


def test_there_is_no_place_for_checks_and_a_language_brings_no_word_to_them(desk: Desk) -> None:
    (desk.site / "sly.py").write_text(
        "from briefer.languages.language import Language, Printed, Words\n"
        "def check(*_): raise SystemExit('a check of a plug-in was called')\n"
        "LANGUAGE = Language(code='fo', rules='all', words=Words(negations=frozenset({'closed'}),"
        " stop=frozenset({'friday', 'monday'})), printed=Printed(phrases={'Sources': 'Keldur'}))\n",
        "utf-8",
    )
    write_package(desk.site, "sly", {
        "briefer.checks": {"gentle": "sly:check"}, "briefer.languages": {"fo": "sly:LANGUAGE"},
    })  # fmt: skip
    source = {"text": "The council closed the bridge on Monday.", "id": "s"}
    rows = [
        {"claim": f"The council closed the bridge on {d}.", "sources": [source]}
        for d in ("Monday", "Friday")
    ]
    (desk.folder / "c.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    desk.configure('language = "fo"\n[topics.oldport]\n')

    ran = desk.run("check", "--gate", "c.jsonl")
    assert [json.loads(line)["printed"] for line in ran.stdout.splitlines()] == [True, False]
    assert "is no place for plug-ins" in desk.doctor()["plug-in gentle of sly"][1]


ENGINE = """
import json
from briefer.ports import Reply

def honest(prompt):
    first = next(p for p in prompt.passages if p.passage.field == "text")
    bullet = {"text": first.passage.text, "labels": [first.label]}
    return Reply(json.dumps({"headline": None, "bullets": [bullet]}))

def liar(prompt):
    first = prompt.passages[0]
    bullet = {"text": "The council sold 9,000 goats to Norway on Sunday.", "labels": [first.label]}
    return Reply(json.dumps({"headline": "Goats", "bullets": [bullet]}))

def wreck(prompt):
    raise RuntimeError("out of ink")
"""


@pytest.mark.parametrize("name", ["honest", "liar", "wreck"])
def test_an_engine_of_a_plug_in_drafts_and_the_gate_decides(desk: Desk, name: str) -> None:
    install_example(desk.site)
    (desk.site / "pens.py").write_text(ENGINE, "utf-8")
    write_package(desk.site, "pens", {"briefer.engines": {name: f"pens:{name}"}})

    ran = desk.run("daily", "--topic", "oldport", "--engine", name, "--format", "json")
    assert ran.returncode == 0, ran.stderr
    brief = json.loads(ran.stdout)
    told = [bullet for section in brief["sections"] for bullet in section["bullets"]]
    assert told
    assert not [bullet for bullet in told if "goats" in bullet["text"]]
    engines = {section["engine"] for section in brief["sections"] if section["bullets"]}
    refused = [item["text"] for section in brief["sections"] for item in section["rejections"]]
    assert engines == ({"extractive"} if name == "wreck" else {name})
    assert any("goats" in text for text in refused) == (name == "liar")
    assert any("out of ink" in p["reason"] for p in brief["problems"]) == (name == "wreck")


def test_the_engine_of_the_configuration_writes_and_an_absent_one_is_told(desk: Desk) -> None:
    install_example(desk.site)
    (desk.site / "pens.py").write_text(ENGINE, "utf-8")
    write_package(desk.site, "pens", {"briefer.engines": {"honest": "pens:honest"}})
    text = (desk.folder / "briefer.toml").read_text("utf-8")

    desk.configure(f'engine = "honest"\n{text}')
    ran = desk.run("daily", "--topic", "oldport", "--format", "json")
    assert {s["engine"] for s in json.loads(ran.stdout)["sections"] if s["bullets"]} == {"honest"}
    assert desk.doctor()["engine"] == ("ok", "honest, of a plug-in, writes")

    desk.configure(f'engine = "lost"\n{text}')
    ran = desk.run("daily", "--topic", "oldport")
    assert (ran.returncode, "there is no engine 'lost'" in ran.stderr) == (2, True)
    assert desk.doctor()["engine"][0] == "failed"


def test_an_engine_that_nobody_has_is_refused_with_those_there_are(desk: Desk) -> None:
    install_example(desk.site)
    write_package(desk.site, "pens", {"briefer.engines": {"quill": "pens:quill"}})

    ran = desk.run("daily", "--topic", "oldport", "--engine", "pencil")
    assert ran.returncode == 2
    assert "'pencil' is no engine; there are extractive, openai, quill" in ran.stderr


def test_entry_points_are_not_read_where_everything_is_ours(tmp_path: Path) -> None:
    program = (
        "import atexit, sys\n"
        "from briefer import plugins\n"
        "atexit.register(lambda: print(plugins._all.cache_info().misses, file=sys.stderr))\n"
        "sys.argv = ['briefer', 'daily', '--topic', 'bakhmut', '-q']\n"
        "from briefer.__main__ import main; main()"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
    )  # fmt: skip

    assert ran.returncode == 0
    assert ran.stderr.strip() == "0"
