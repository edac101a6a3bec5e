"""What runs workers on a machine, and what is said where something for them is missing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefer.app.workers.metrics import address_of
from briefer.errors import UsageError
from briefer.schedule.worker import WorkerFiles

ROOT = Path(__file__).parents[2]
FILES = WorkerFiles(
    program="/opt/briefer", config="/etc/my desk/briefer.toml", secrets=("SMTP_PASSWORD",)
).files()


def test_the_service_starts_a_worker_whenever_one_ends_and_gives_it_time_to_finish() -> None:
    service = FILES["briefer-worker@.service"]

    assert 'ExecStart=/opt/briefer --config "/etc/my desk/briefer.toml" work\n' in service
    assert "\nRestart=always\n" in service
    assert "\nTimeoutStopSec=60\n" in service
    assert "SMTP_PASSWORD" in service


def test_the_deployment_is_locked_down_and_is_asked_whether_it_is_well() -> None:
    yaml = pytest.importorskip("yaml", reason="PyYAML is not installed: YAML is not parsed")
    (found,) = yaml.safe_load_all(FILES["briefer-worker.yaml"])

    pod = found["spec"]["template"]["spec"]
    (container,) = pod["containers"]
    assert pod["terminationGracePeriodSeconds"] > 25
    assert pod["securityContext"]["runAsNonRoot"]
    assert container["securityContext"]["readOnlyRootFilesystem"]
    assert container["livenessProbe"]["httpGet"]["path"] == "/healthz"
    assert container["command"][-3:] == ["work", "--metrics", "0.0.0.0:9000"]


@pytest.mark.parametrize("command", ["work", "jobs"])
def test_without_the_extra_one_sentence_says_what_to_install(command: str, tmp_path: Path) -> None:
    (tmp_path / "procrastinate.py").write_text("raise ImportError\n", encoding="utf-8")
    (tmp_path / "briefer.toml").write_text('state = "postgresql://127.0.0.1:9/x"\n', "utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "briefer", command],
        cwd=tmp_path, capture_output=True, text=True, check=False,
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT)])},
    )  # fmt: skip

    assert ran.returncode == 2
    assert 'pip install "briefer-news[workers]"' in ran.stderr
    assert ran.stderr.count("\n") == 1


def test_metrics_are_on_loopback_unless_a_host_is_named() -> None:
    assert address_of("9000")[0] == "127.0.0.1"
    assert address_of("0.0.0.0:9000")[0] == "0.0.0.0"
    with pytest.raises(UsageError, match="is no port; write 9000"):
        address_of("nine")
