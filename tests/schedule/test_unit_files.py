"""The printed files are what their schedulers read: checked with the tools themselves."""

from __future__ import annotations

import json
import plistlib
import re
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import Any, get_args

import pytest

from briefer.errors import UsageError
from briefer.schedule import At, Job, Runner, unit_files
from briefer.schedule.cron import fields

KINDS = get_args(Runner)
AWKWARD = 'it\'s 100% "$HOME" #1; Бахмут'


def job(name: str = "bakhmut", at: str = "07:00", **changed: Any) -> Job:
    values: dict[str, Any] = {
        "name": name,
        "arguments": ("daily", "--topic", name, "--send"),
        "at": At.parse(at),
        "zone": "Europe/Kyiv",
        "program": "/usr/bin/env",
        "config": "/home/you/my briefs/briefer.toml",
        "secrets": ("SMTP_PASSWORD", "SLACK_WEBHOOK"),
    }
    return Job(**(values | changed))


def yaml_documents(text: str) -> list[Any]:
    yaml = pytest.importorskip("yaml", reason="PyYAML is not installed: YAML is not parsed")
    return list(yaml.safe_load_all(text))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["bakhmut", AWKWARD, "a\nb"], ids=["plain", "awkward", "lines"])
def test_every_kind_gives_files_with_safe_names(kind: str, name: str) -> None:
    found = unit_files(kind, job(name))

    assert found
    for path, text in found.items():
        assert re.fullmatch(r"(\.github/workflows/)?[a-z0-9.-]+", path)
        assert ".." not in path
        assert text.endswith("\n")
        assert "Europe/Kyiv" in text or path.endswith(".service")


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(UsageError, match="systemd, cron, launchd, github, kubernetes"):
        unit_files("windows", job())


@pytest.mark.parametrize("name", ["bakhmut", AWKWARD], ids=["plain", "awkward"])
@pytest.mark.parametrize("at", ["07:00", "Mon 03:30"])
def test_systemd_takes_its_units(tmp_path: Path, name: str, at: str) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not installed: the units are not verified")
    for path, text in unit_files("systemd", job(name, at)).items():
        (tmp_path / path).write_text(text, encoding="utf-8")

    units = sorted(
        str(path) for path in tmp_path.iterdir() if path.suffix in (".service", ".timer")
    )
    command = ["systemd-analyze", "verify", *units]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)

    said = [line for line in done.stderr.splitlines() if str(tmp_path) in line or "briefer" in line]
    assert (done.returncode, said) == (0, [])


@pytest.mark.parametrize(
    ("at", "calendar"),
    [("07:00", "*-*-* 07:00:00 Europe/Kyiv"), ("Sun 23:05", "Sun *-*-* 23:05:00 Europe/Kyiv")],
)
def test_systemd_reads_the_time_as_we_mean_it(at: str, calendar: str) -> None:
    timer = unit_files("systemd", job(at=at))["briefer-bakhmut.timer"]

    assert f"OnCalendar={calendar}\n" in timer
    assert "Persistent=true" in timer
    if shutil.which("systemd-analyze"):
        command = ["systemd-analyze", "calendar", calendar]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
        assert "Next elapse" in done.stdout


def test_systemd_is_said_to_skip_the_night_the_clocks_change() -> None:
    assert "daylight saving" in unit_files("systemd", job(at="03:30"))["briefer-bakhmut.timer"]
    assert "daylight saving" not in unit_files("systemd", job())["briefer-bakhmut.timer"]


_FIELD = r"(\*|\d{1,2})"


@pytest.mark.parametrize(
    ("at", "line"), [("07:00", "0 7 * * *"), ("Sun 23:05", "5 23 * * 0"), ("Mon 7:00", "0 7 * * 1")]
)
def test_cron_reads_five_fields(at: str, line: str) -> None:
    assert fields(At.parse(at)) == line
    assert re.fullmatch(" ".join([_FIELD] * 5), line)


@pytest.mark.parametrize("name", ["bakhmut", AWKWARD, "a b"])
def test_cron_runs_the_command_as_it_was_given(name: str) -> None:
    (text,) = unit_files("cron", job(name)).values()

    entry = text.splitlines()[-1]
    command = entry.split(" ", 5)[5]
    shell = command.replace(r"\%", "%")  # what cron hands to the shell
    assert "%" not in command.replace(r"\%", "")
    words = shlex.split(shell)
    assert words[:-2] == [
        "/usr/bin/env", "--quiet", "--config", "/home/you/my briefs/briefer.toml",
        "daily", "--topic", name, "--send",
    ]  # fmt: skip
    assert "CRON_TZ=Europe/Kyiv" in text.splitlines()


@pytest.mark.parametrize("name", ["bakhmut", AWKWARD, "a -- b --> c"])
def test_launchd_reads_its_list(name: str) -> None:
    (path,) = (files := unit_files("launchd", job(name, "Sun 07:05")))
    agent = plistlib.loads(files[path].encode())

    assert agent["Label"] == path.removesuffix(".plist")
    assert agent["ProgramArguments"][-3:] == ["--topic", name, "--send"]
    assert agent["StartCalendarInterval"] == {"Weekday": 0, "Hour": 7, "Minute": 5}
    assert set(agent["EnvironmentVariables"]) == {"SMTP_PASSWORD_FILE", "SLACK_WEBHOOK_FILE"}


def test_launchd_needs_no_secrets() -> None:
    (text,) = unit_files("launchd", job(secrets=())).values()

    assert "EnvironmentVariables" not in plistlib.loads(text.encode())


@pytest.mark.parametrize("name", ["bakhmut", AWKWARD, "${{ secrets.X }}"])
def test_github_reads_its_workflow(name: str) -> None:
    (text,) = unit_files("github", job(name, "Mon 07:00")).values()
    (workflow,) = yaml_documents(text)

    trigger = workflow[True]["schedule"]  # YAML 1.1 reads the key `on` as true
    assert trigger == [{"cron": "0 7 * * 1", "timezone": "Europe/Kyiv"}]
    steps = workflow["jobs"]["brief"]["steps"]
    run = next(step for step in steps if step.get("env"))
    assert shlex.split(run["run"])[:6] == [
        "briefer", "--config", "briefer.toml", "daily", "--topic", name,
    ]  # fmt: skip
    assert run["env"]["SMTP_PASSWORD"] == "${{ secrets.SMTP_PASSWORD }}"
    saved = next(step for step in steps if step.get("uses", "").startswith("actions/cache/save"))
    assert saved["if"] == "always()"
    assert "${{ secrets.X" not in text


@pytest.mark.parametrize(
    "install", ["briefer-news[model]==0.1.0", "git+https://code.example/you/it@v1", "a wheel's.whl"]
)
def test_github_installs_what_the_setting_says(install: str) -> None:
    (text,) = unit_files("github", job(install=install)).values()
    (workflow,) = yaml_documents(text)

    (command,) = [
        step["run"]
        for step in workflow["jobs"]["brief"]["steps"]
        if step.get("run", "").startswith("pip")
    ]
    assert shlex.split(command) == ["pip", "install", install]


def test_an_image_runs_instead_of_what_pip_installs() -> None:
    image = "registry.example/desk/briefer@sha256:0123"
    github = yaml_documents(*unit_files("github", job(image=image, install="x")).values())[0]
    claim, cron = yaml_documents(*unit_files("kubernetes", job(image=image)).values())

    brief = github["jobs"]["brief"]
    assert brief["container"]["image"] == image
    assert not any(str(step.get("run", "")).startswith("pip") for step in brief["steps"])
    assert claim["kind"] == "PersistentVolumeClaim"
    spec = cron["spec"]["jobTemplate"]["spec"]["template"]["spec"]
    assert spec["containers"][0]["image"] == image


@pytest.mark.parametrize(
    ("writes", "kept"),
    [
        pytest.param(("public",), ["public"], id="a site"),
        pytest.param(("public", "briefs/{topic}-{date}.md"), ["public", "briefs"], id="and files"),
        pytest.param(("/srv/www", "../www", "~/www", "a\nb", "${{ x }}"), [], id="elsewhere"),
    ],
)
def test_github_keeps_and_uploads_what_channels_write(
    writes: tuple[str, ...], kept: list[str]
) -> None:
    (text,) = unit_files("github", job(writes=writes)).values()
    (workflow,) = yaml_documents(text)
    steps = {step["uses"].partition("@")[0]: step for step in workflow["jobs"]["brief"]["steps"]
             if "uses" in step}  # fmt: skip

    for step in ("actions/cache/restore", "actions/cache/save"):
        assert steps[step]["with"]["path"].split() == [".briefer-state", *kept]
    uploads = [step for name, step in steps.items() if name == "actions/upload-artifact"]
    assert [step["with"]["path"].split() for step in uploads] == ([kept] if kept else [])


def test_github_needs_no_secrets() -> None:
    (text,) = unit_files("github", job(secrets=())).values()
    (workflow,) = yaml_documents(text)

    assert all("env" not in step for step in workflow["jobs"]["brief"]["steps"])


@pytest.mark.parametrize("name", ["bakhmut", AWKWARD, "x" * 90])
def test_kubernetes_reads_its_objects(name: str) -> None:
    (text,) = unit_files("kubernetes", job(name)).values()
    claim, cron = yaml_documents(text)

    assert claim["kind"] == "PersistentVolumeClaim"
    spec = cron["spec"]
    assert (spec["schedule"], spec["timeZone"]) == ("0 7 * * *", "Europe/Kyiv")
    assert spec["concurrencyPolicy"] == "Forbid"
    assert re.fullmatch(r"[a-z0-9]([a-z0-9-]{0,50}[a-z0-9])?", cron["metadata"]["name"])
    (container,) = spec["jobTemplate"]["spec"]["template"]["spec"]["containers"]
    assert container["command"] == [
        "briefer", "--config", "/etc/briefer/briefer.toml", "daily", "--topic", name, "--send",
        "--state", "/var/lib/briefer/briefer.db",
    ]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_no_secret_and_no_value_is_in_any_file(kind: str) -> None:
    files = unit_files(kind, job())

    assert "SMTP_PASSWORD" in json.dumps(files)


def test_without_a_config_the_command_has_none() -> None:
    assert "--config" not in job(config=None).command()
