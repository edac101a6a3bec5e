"""The first steps of a new user: each says what it did, or what to do."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from briefer.app.context import config_from
from briefer.commands.init import SERVERS
from briefer.config.model_tables import TABLES

MODEL = '[model]\nbase_url = "http://127.0.0.1:9/v1"\nname = "some-model"\n'


def test_a_configuration_of_a_model_alone_briefs_the_sample_and_says_so(run: Any) -> None:
    Path("briefer.toml").write_text(MODEL)

    ran = run("daily", "--topic", "bakhmut", "--engine", "extractive")

    assert ran.status == 0
    assert "embedded sample" in ran.out
    assert "embedded sample" in ran.err
    assert ran.out.count("\n- ") > 5


def test_the_sample_is_not_remembered_among_ones_own_briefs(run: Any, tmp_path: Path) -> None:
    state = tmp_path / "own.db"
    Path("briefer.toml").write_text(f'state = "{state}"\n{MODEL}')

    run("daily", "--topic", "bakhmut", "--engine", "extractive")

    assert not state.exists()


@pytest.mark.parametrize(
    "written",
    [
        "[topics.x]\nquery = 'x'\n",
        '[sources.a]\nurl = "a.xml"\n[topics.x]\nsources = []\n',
    ],
    ids=["no source at all", "none for the topic"],
)
def test_a_topic_without_sources_is_a_mistake_with_its_remedy(run: Any, written: str) -> None:
    Path("briefer.toml").write_text(written)

    ran = run("daily", "--topic", "x")

    assert ran.status == 2
    assert "add a [sources.NAME] table with a url, or give articles with --articles" in ran.err


def test_doctor_says_that_the_sample_stands_in(run: Any) -> None:
    Path("briefer.toml").write_text(MODEL)

    assert "no sources and no topics: the embedded sample is used" in run("doctor").out


@pytest.mark.parametrize("server", SERVERS)
def test_init_writes_a_table_for_each_model_server(run: Any, server: str) -> None:
    ran = run("init", "--model", server)

    config = config_from(Path("briefer.toml").read_text(encoding="utf-8"))
    assert ran.status == 0
    assert "briefer doctor --model" in ran.err
    assert config.model is not None
    assert config.model.base_url
    assert config.topics


FEED = Path(__file__).parents[2] / "examples/bakhmut/harbour-wire.rss.xml"


def test_init_writes_a_file_that_works_at_once(run: Any) -> None:
    ran = run("init", "--topic", "Bakhmut", "--feed", str(FEED), "--mail", "you@desk.example")

    config = config_from(Path("briefer.toml").read_text(encoding="utf-8"))
    assert ran.status == 0
    assert [source.url for source in config.sources] == [str(FEED)]
    assert (config.topic("bakhmut").title, config.topic("bakhmut").send) == ("Bakhmut", ("desk",))
    assert config.channel("desk").recipients == ("you@desk.example",)
    assert "SMTP_PASSWORD" in ran.out
    assert ran.err.endswith("next: briefer daily --topic bakhmut\n")
    made = run("daily", "--topic", "bakhmut", "--since", "5000d")
    assert made.status == 0
    assert "Bakhmut" in made.out


def test_a_topic_of_several_words_is_a_name_too(run: Any) -> None:
    ran = run("init", "--topic", "Oldport harbour", "--query", 'oldport OR "old port"')

    topic = config_from(Path("briefer.toml").read_text(encoding="utf-8")).topic("Oldport harbour")
    assert ran.status == 0
    assert topic.query == 'oldport OR "old port"'


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("--mail", "nobody"), "is no address of a mail"),
        (("--topic", " "), "needs a name in words"),
    ],
)
def test_what_init_cannot_use_is_refused_and_nothing_is_written(
    run: Any, given: tuple[str, ...], said: str
) -> None:
    ran = run("init", *given)

    assert (ran.status, said in ran.err) == (2, True)
    assert not Path("briefer.toml").exists()


def test_a_scheduler_is_told_the_whole_path_of_a_command_that_is_on_no_path(tmp_path: Path) -> None:
    program = tmp_path / "venv" / "bin" / "briefer"
    program.parent.mkdir(parents=True)
    program.write_text(f"#!{sys.executable}\nfrom briefer.cli import main\nmain()\n")
    program.chmod(0o755)
    (tmp_path / "briefer.toml").write_text('[topics.x]\nat = "07:00"\n')

    ran = subprocess.run(
        ["venv/bin/briefer", "schedule", "--kind", "systemd"], cwd=tmp_path, text=True,
        capture_output=True, check=True,
        env={**os.environ, "PATH": "/usr/bin:/bin", "PYTHONPATH": str(Path(__file__).parents[2])},
    )  # fmt: skip

    assert f"ExecStart={program} --config" in ran.stdout


def test_every_server_has_a_table() -> None:
    assert set(TABLES) == set(SERVERS)


def test_a_prompt_is_shown_as_it_is_sent_for_a_story_of_the_sample(run: Any) -> None:
    ran = run("prompts", "show", "story.j2", "--example")

    assert ran.status == 0
    assert "A1.1 | " in ran.out
    assert "Topic the reader follows: bakhmut" in ran.out
    assert "{%" not in ran.out


def test_what_a_user_wrote_into_a_prompt_is_seen_in_its_example(run: Any) -> None:
    run("prompts", "edit", "lead.j2", "--to", "mine")
    own = Path("mine/lead.j2")
    own.write_text(own.read_text().replace("You write the top", "You, dear, write the top"))
    Path("briefer.toml").write_text('prompts = "mine"\n')

    assert "You, dear, write the top" in run("prompts", "show", "lead.j2", "--example").out


def test_a_prompt_without_an_example_is_named(run: Any) -> None:
    ran = run("prompts", "show", "nosuch.j2", "--example")

    assert ran.status == 2
    assert "there is one for story.j2, merge.j2, lead.j2" in ran.err


@pytest.mark.parametrize(
    ("name", "shows"),
    [
        ("story.j2", "Wanted: a headline"),
        ("merge.j2", "Draft: "),
        ("lead.j2", "Wanted: "),
        ("repair.j2", "Refused bullet b1"),
        ("judge.j2", "b1 | "),
    ],
)
def test_every_prompt_is_shown_as_it_is_sent(run: Any, name: str, shows: str) -> None:
    ran = run("prompts", "show", name, "--example")

    assert ran.status == 0
    assert shows in ran.out
    assert "{{" not in ran.out
