"""The kept cases of edits through whole briefs, day after day: the newest stands, once corrected.

They lie outside of the project; where they are not there the tests say so and are skipped.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from briefer.model import Brief
from briefer.store import open_store
from tests.app.test_readers_window import Desk
from tests.cases.test_border import CASES

FOLDER = CASES / "05-edited"
DAY = timedelta(days=1)
TWELVE = "Twelve people were taken to hospital, Dr Ana Bell said."
CLOSED = (
    "The Oldport pier was closed on Wednesday after a barge struck it, the harbour office said."
)
GONE = "This report was withdrawn: no barge struck the Oldport pier, the harbour office said."
NOBODY = "No one was hurt, Dr Ana Bell said."
FIRST_RUN = {
    "short": datetime(2026, 3, 25, 7, tzinfo=UTC),
    "atom": datetime(2026, 3, 24, 18, tzinfo=UTC),
    "d": datetime(2026, 3, 24, 18, tzinfo=UTC),
}
# The corrections and the bullets of each brief after the first.
WANTED: dict[tuple[str, ...], list[tuple[list[tuple[str, str]], list[str]]]] = {
    ("short1.xml", "short2.xml", "short3.xml"): [
        ([(TWELVE, NOBODY)], [NOBODY]),
        ([(NOBODY, GONE), (CLOSED, GONE)], []),
    ],
    ("short1.xml", "v-longer.xml"): [
        ([(TWELVE, TWELVE.replace("Twelve", "Seventeen"))],
         [TWELVE.replace("Twelve", "Seventeen")])
    ],
    ("short1.xml", "v-same-length.xml"): [
        ([(TWELVE, TWELVE.replace("Twelve", "Twenty"))], [TWELVE.replace("Twelve", "Twenty")])
    ],
    ("short1.xml", "v-title-only.xml"): [([], [])],  # the text below says what was delivered
    ("atom1.xml", "atom2.xml"): [
        ([(TWELVE, TWELVE.replace("Twelve", "Nine"))], [TWELVE.replace("Twelve", "Nine")])
    ],
    ("d1.jsonl", "d2.jsonl"): [
        ([(TWELVE, TWELVE.replace("Twelve people were", "No one was"))],
         [TWELVE.replace("Twelve people were", "No one was")])
    ],
    # another article of the same paper: news of today, and nothing that the first took back
    ("d1.jsonl", "d3.jsonl"): [([], [TWELVE.replace("Twelve people were", "No one was")])],
}  # fmt: skip

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason=f"the cases are not at {FOLDER}")


def briefs(files: tuple[str, ...], folder: Path) -> list[Brief]:
    """What is delivered each day while the source says what the files say, and on the day after."""
    kind = Path(files[0]).stem.rstrip("1")
    with open_store(folder / "briefer.db") as store:
        desk = Desk(folder, store)
        desk.topic, desk.feed = "oldport", folder / f"cur{Path(files[0]).suffix}"
        made = []
        for day, name in enumerate((*files, files[-1])):
            desk.feed.write_bytes((FOLDER / name).read_bytes())
            made.append(desk.deliver(FIRST_RUN[kind] + day * DAY).brief)
        return made


@pytest.mark.parametrize("files", WANTED, ids=" ".join)
def test_an_edit_comes_as_a_correction_once_and_the_newest_text_stands(
    files: tuple[str, ...], tmp_path: Path
) -> None:
    first, *later, after = briefs(files, tmp_path)

    assert TWELVE in [bullet.text for bullet in first.bullets]
    assert [
        ([(c.was, c.now) for c in brief.corrections], [bullet.text for bullet in brief.bullets])
        for brief in later
    ] == WANTED[files]
    assert (after.corrections, after.bullets) == ((), ())


def test_a_changed_title_is_the_one_that_stands(tmp_path: Path) -> None:
    briefs(("short1.xml", "v-title-only.xml"), tmp_path)

    with open_store(tmp_path / "briefer.db") as store:
        (key,) = store.briefs("oldport", limit=1)[0].brief.account.not_cited
        assert store.known([key])[key].title == "Oldport pier closes after a tanker strikes it"
