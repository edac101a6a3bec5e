"""Which small changes to a room its tests notice: random mutants, in the background, resumable.

    pip install cosmic-ray
    nice python -m benchmarks.mutants briefer/check tests/check --work /tmp/mutants

works on a copy of the tree in `--work`, goes on where it was stopped, and prints the share killed
and the survivors at the end (with `--report`, at once). Not in CI: it takes half an hour.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
SEED = 7
# `+` made `>>` fails at once and tells nothing; an exchange of these may go unseen.
TELLING = (
    "NumberReplacer", "AddNot", "ReplaceAndWithOr", "ReplaceOrWithAnd", "Delete_Not", "Add_Sub",
    "Sub_Add", "Mul_Div", "BitAnd_BitOr", "ZeroIterationForLoop", "ReplaceTrueWithFalse",
    "ReplaceFalseWithTrue", "ReplaceContinueWithBreak", "Eq_NotEq", "NotEq_Eq", "Lt_LtE", "LtE_Lt",
    "Gt_GtE", "GtE_Gt", "Lt_Gt", "Gt_Lt", "In_NotIn", "NotIn_In",
)  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("room", help="a package or module, such as briefer/check")
    parser.add_argument("tests", nargs="+", help="folders and files of tests that should notice")
    parser.add_argument("--leave-out", nargs="*", default=[], help="modules that are data")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--work", type=Path, required=True, help="a folder for the copy")
    parser.add_argument("--report", action="store_true", help="run nothing, print what is known")
    arguments = parser.parse_args()
    session = arguments.work / "session.sqlite"
    if arguments.report and not session.exists():
        parser.error(f"{arguments.work} holds no session yet")
    if not session.exists():
        prepare(arguments)
    if not arguments.report:
        command = [tool(), "exec", "cosmic-ray.toml", session.name]
        subprocess.run(command, cwd=arguments.work, check=False)
    report(session)


def tool() -> str:
    return str(Path(sys.executable).parent / "cosmic-ray")


def prepare(arguments: argparse.Namespace) -> None:
    """Copies the tree and writes a session of `count` mutants, drawn with a fixed seed."""
    work: Path = arguments.work
    left_out = shutil.ignore_patterns(".git", ".venv", "*_cache", "__pycache__")
    shutil.copytree(ROOT, work, ignore=left_out, dirs_exist_ok=True)
    command = f"{sys.executable} -m pytest -q -x -p no:cacheprovider {' '.join(arguments.tests)}"
    (work / "cosmic-ray.toml").write_text(
        f'[cosmic-ray]\nmodule-path = "{arguments.room}"\ntimeout = 120.0\nexcluded-modules = {arguments.leave_out}\n'
        f'test-command = "{command}"\n[cosmic-ray.distributor]\nname = "local"\n'
    )
    unsampled = work / "unsampled.sqlite"
    subprocess.run([tool(), "init", "cosmic-ray.toml", unsampled.name], cwd=work, check=True)
    with sqlite3.connect(unsampled) as store:
        # By place, since the ids are drawn anew each time: so that SEED means one sample.
        placed = store.execute(
            "select job_id, operator_name from mutation_specs order by module_path, start_pos_row,"
            " start_pos_col, operator_name, occurrence"
        )
        telling = [job for job, name in placed if name.endswith(TELLING)]
        kept = set(random.Random(SEED).sample(telling, min(arguments.count, len(telling))))
        jobs = store.execute("select job_id from work_items").fetchall()
        gone = [row for row in jobs if row[0] not in kept]
        store.executemany("delete from mutation_specs where job_id = ?", gone)
        store.executemany("delete from work_items where job_id = ?", gone)
    unsampled.rename(work / "session.sqlite")


def report(session: Path) -> None:
    """The share killed, and each survivor as the change it made."""
    with sqlite3.connect(session) as store:
        total = store.execute("select count(*) from work_items").fetchone()[0]
        found = store.execute("select test_outcome, diff from work_results").fetchall()
    survived = [diff for outcome, diff in found if outcome.lower().endswith("survived")]
    for diff in survived:
        changed = [line for line in diff.splitlines() if line[:1] in "+-"]
        print("\n".join(changed), end="\n\n")
    done = len(found)
    share = 100 * (done - len(survived)) / done if done else 0.0
    print(f"{done} of {total} mutants tried, {done - len(survived)} noticed: {share:.0f} %")


if __name__ == "__main__":
    main()
