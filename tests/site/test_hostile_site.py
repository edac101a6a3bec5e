"""Titles, publishers, quotations, topics and addresses from outside stay text on every page kind."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest

from briefer.collect.health import SourceHealth
from briefer.config import TopicConfig
from briefer.model import Article, Bullet, Citation, Correction, Source
from briefer.store import Store
from briefer.text.hygiene import clean_line
from tests.site.kept_briefs import days, keep, made, site

FIRST = date(2026, 3, 23)
VECTORS = Path(__file__).parents[3] / "shared" / "data" / "feeds" / "vectors" / "xss.jsonl"
SOME = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title></style><svg onload=alert(1)>",
    "javascript:alert(1)",
    "{{ 7 * 7 }}{% include 'site.css' %}",
    "]]><script>alert(1)</script>",
    "\u202etxt.exe\u200b </main>",
    "' onmouseover='alert(1)",
)
# What briefer's own templates hold; any other element or attribute came from outside.
ELEMENTS = frozenset(
    """
a article aside bdi blockquote body br cite code dd details div dl dt em figcaption figure footer form h1 h2
h3 head header hr html img input label li link main mark meta nav ol p s script section span strong
style summary time title ul
""".strip()
    .replace("\n", " ")
    .split(" ")
)
ATOM = "{http://www.w3.org/2005/Atom}"
HANDLERS = re.compile(r"^on", re.IGNORECASE)


class Page(HTMLParser):
    """Every element of a page with its attributes."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))


def assert_dead(name: str, text: str) -> None:
    for tag, attributes in Page(text).elements:
        assert tag in ELEMENTS, f"{name}: <{tag}>"
        assert not [key for key in attributes if HANDLERS.match(key)], f"{name}: {attributes}"
        for key in ("href", "src", "action", "formaction"):
            address = attributes.get(key) or ""
            assert not re.match(r"(?i)\s*(javascript|vbscript|data:text)", address), (
                f"{name}: {address}"
            )
        if tag == "script":
            assert attributes.get("src", "").endswith((".js",)), f"{name}: a script in the page"  # type: ignore[union-attr]


def hostile_site(store: Store, folder: Path, payloads: list[str]) -> None:
    """Two days on which everything that comes from outside is one of those texts."""
    topic = f"t {payloads[0]}"
    told: list[Bullet] = []
    for n, payload in enumerate(payloads):
        article = Article(
            payload, f"{clean_line(payload)} said.", id=f"v{n}", url=payload,
            publisher=payload, published=datetime(2026, 3, 23, 6, tzinfo=UTC), via=(payload,),
        )  # fmt: skip
        quote = Citation(article, "text", 0, len(article.text), article.text)
        told.append(
            Bullet(clean_line(article.text) or "x", (quote,), novelty="update", was=payload)
        )
    back = [
        Correction(
            bullet.text,
            p,
            bullet.citations[0].article.id,
            p,
            datetime(2026, 3, 23, 7, tzinfo=UTC),
            url=p,
        )
        for p, bullet in zip(payloads, told, strict=True)
    ]
    one, two = days(FIRST, 2)
    keep(store, made(one, {f"s {payloads[0]}": told[:-1]}, topic=topic))
    keep(store, made(two, {f"s {payloads[0]}": told[-1:]}, topic=topic, corrections=back))
    moment = datetime(2026, 3, 23, tzinfo=UTC)
    health = SourceHealth(payloads[0], asked=moment, error=" ".join(payloads)[:500])
    store.save_collected([], [health], at=moment)
    settings = {
        "topics": (TopicConfig(name=topic, query='"x"', title=payloads[0]),),
        "sources": (Source(payloads[0] or "s", "https://a.example/feed"),),
    }
    site(store, folder, settings=settings, search=False)


def assert_site_dead(folder: Path) -> None:
    pages = list(folder.rglob("*.html"))
    kinds = {path.relative_to(folder).as_posix().count("/") for path in pages}
    assert kinds == {0, 1, 2, 3}  # index and search, topic, brief and month, story
    for path in pages:
        assert_dead(path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8"))
    for path in folder.rglob("feed.xml"):
        for node in fromstring(path.read_text("utf-8")).iter(f"{ATOM}content"):
            assert_dead("feed.xml", node.text or "")
    for path in folder.rglob("feed.json"):
        for item in json.loads(path.read_text("utf-8"))["items"]:
            assert_dead("feed.json", item["content_html"])
    for path in folder.rglob("*.svg"):
        tags = {node.tag.rsplit("}", 1)[-1] for node in fromstring(path.read_text("utf-8")).iter()}
        assert tags <= {"svg", "title", "style", "rect", "text", "path"}


@pytest.mark.parametrize("payload", SOME, ids=range(len(SOME)))
def test_a_hostile_text_is_dead_on_every_kind_of_page(
    payload: str, store: Store, tmp_path: Path
) -> None:
    hostile_site(store, tmp_path / "out", [payload, *SOME])

    assert_site_dead(tmp_path / "out")


def test_no_name_of_a_topic_or_story_leads_out_of_the_folder(store: Store, tmp_path: Path) -> None:
    hostile_site(store, tmp_path / "deep" / "out", ["../../../etc", "/tmp/x", "..", "a/../../b"])

    ours = ("out", "briefer.db.locks")
    outside = [p for p in tmp_path.rglob("*") if p.is_file() and not set(ours) & set(p.parts)]
    assert {path.suffix for path in outside} <= {".db", ".db-wal", ".db-shm", ".lock"}


def test_the_vectors_of_others_are_dead_on_every_kind_of_page(store: Store, tmp_path: Path) -> None:
    if not VECTORS.exists():
        pytest.skip("../shared/data/feeds/vectors is absent")
    rows = [json.loads(line)["payload"] for line in VECTORS.read_text("utf-8").split("\n") if line]
    payloads = list(dict.fromkeys(row for row in rows if clean_line(row)))[::3]

    hostile_site(store, tmp_path / "out", payloads)

    assert_site_dead(tmp_path / "out")
