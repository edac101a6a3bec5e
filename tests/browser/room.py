"""A reading room to walk through: every kind of page, of the sample and of days with a memory.

A folder in, the site and the pages that stand alone out. Writes into the folder alone.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from briefer.app.context import Context, context_or_sample
from briefer.app.site import publish
from briefer.config import TopicConfig
from briefer.deliver.site_search import is_installed
from briefer.model import Correction
from briefer.render.addresses import brief_address, story_address, topic_address
from briefer.render.message import rendered
from briefer.store import Store, open_store
from tests.conftest import ROOT
from tests.render.printed_briefs import empty_brief, full_brief, large_brief, shipped
from tests.site.kept_briefs import TOPIC, days, keep, made, told, week_of

FIRST: Final = date(2026, 3, 23)
SAMPLE: Final = "bakhmut/2023-03-23/"
ARABIC: Final = "ميناء"
CHINESE: Final = "港口"
# Every kind of page by its name, with its address on the server.
PAGES: Final = {
    "sample": SAMPLE,
    "correcting": brief_address(TOPIC, "2026-03-31"),
    "corrected": brief_address(TOPIC, "2026-03-30"),
    "everything": brief_address("everything", "2023-03-22"),
    "long": brief_address("long", "2023-03-22"),
    "empty": brief_address("quiet", "2023-03-22"),
    "arabic": brief_address(ARABIC, "2026-03-23"),
    "chinese": brief_address(CHINESE, "2026-03-23"),
    "index": "",
    "topic": topic_address(TOPIC),
    "month": f"{topic_address(TOPIC)}2026-03/",
    "story": story_address(TOPIC, "bridge"),
    "search": "search.html",
    "list": "plain/search.html",
    "alone": "alone/brief.html",
    "digest": "alone/digest.html",
}
BRIEFS: Final = ("sample", "correcting", "corrected", "everything", "long", "empty", "arabic")
BRIEFS_TOO: Final = (*BRIEFS, "chinese", "alone", "digest")


@dataclass(frozen=True, slots=True)
class Room:
    """The folder that is served, and whether its search has an index."""

    folder: Path
    indexed: bool

    def file(self, kind: str) -> Path:
        """The file behind a kind of page."""
        place = self.folder / PAGES[kind]
        return place / "index.html" if place.is_dir() else place


def furnished(folder: Path) -> Room:
    """The site with every kind of page, its twin without an index, and pages that stand alone."""
    site, alone = folder / "site", folder / "site" / "alone"
    state = folder / "briefer.db"
    sample = _briefed(state, folder / "brief.html")
    with open_store(state) as store:
        _keep_all(store)
        publish(_context(), store, site, search=is_installed(), say=_quiet)
        publish(_context(), store, site / "plain", search=False, force=True, say=_quiet)
    alone.mkdir()
    (alone / "brief.html").write_text(sample, encoding="utf-8")
    digest = rendered([full_brief(), empty_brief()], "html", template=shipped).parts[0].body
    (alone / "digest.html").write_text(digest, encoding="utf-8")
    return Room(site, is_installed())


def _briefed(state: Path, out: Path) -> str:
    """The sample as a user makes it, from an empty folder; its page."""
    command = [sys.executable, "-m", "briefer", "daily", "--topic", "bakhmut", "--format", "html"]
    ran = subprocess.run(
        [*command, "--state", str(state), "--out", str(out)],
        cwd=out.parent,
        env=os.environ | {"PYTHONPATH": str(ROOT), "HOME": str(out.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert not ran.returncode, ran.stderr
    return out.read_text(encoding="utf-8")


def _keep_all(store: Store) -> None:
    week_of(store)
    one, two = days(FIRST, 9)[-2:]
    line = told("Two people were hurt at the quay.", day=one, novelty="new")
    old = keep(store, made(one, {"quay": [line]}), delivered=True)
    back = Correction(
        line.text, "One person was hurt at the quay.", line.citations[0].article.id,
        "Oldport Herald", old.window.until, url="https://herald.example/quay",
        seen=old.window.until,
    )  # fmt: skip
    update = told("The quay opens again, the harbour master says.", day=two, novelty="update")
    known = told("The ferry sails every hour.", day=two, novelty="known")
    keep(store, made(two, {"quay": [update, known]}, corrections=[back]), delivered=True)
    keep(store, replace(full_brief(), topic="everything", slot="2023-03-22"))
    keep(store, replace(large_brief(8), topic="long", slot="2023-03-22"))
    keep(store, replace(empty_brief("quiet"), slot="2023-03-22"))
    _keep_scripts(store)


def _keep_scripts(store: Store) -> None:
    arabic = told(
        "أعلن مجلس المدينة إغلاق الجسر لمدة ستة أسابيع.", day=FIRST, key="ar", novelty="new"
    )
    more = told("وقال رئيس البلدية إن العمال سيبدأون يوم الاثنين.", day=FIRST, key="ar-2")
    chinese = told("市议会宣布大桥将关闭六周，" * 12 + "直到修复完成。", day=FIRST, key="zh")
    keep(store, made(FIRST, {"ar": [arabic, more]}, topic=ARABIC, language="ar"))
    keep(store, made(FIRST, {"zh": [chinese]}, topic=CHINESE, language="zh"))


def _context() -> Context:
    sample = context_or_sample()
    titles = {TOPIC: "Oldport harbour", ARABIC: "ميناء المدينة", CHINESE: "港口新闻"}
    own = tuple(
        TopicConfig(name=name, query="harbour", title=title) for name, title in titles.items()
    )
    return Context(replace(sample.config, topics=(*sample.config.topics, *own)))


def _quiet(_: str) -> None:
    """What publishing says is not what is tried here."""
