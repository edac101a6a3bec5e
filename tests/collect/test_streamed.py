"""A file that is read record by record gives what it gives when it is read whole."""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.collect import files, streamed
from briefer.collect.files import file_articles
from briefer.collect.jsonlines import records_read
from briefer.collect.reader import read
from briefer.collect.streamed import NotStreamed, streamed_records
from briefer.group.topic import topic
from briefer.model import Article, Glanced, Source

AT = datetime(2026, 5, 4, 12, tzinfo=UTC)
SOURCE = Source("pile", "pile", "file")
ARTICLES: list[Any] = [
    {"id": "a", "title": "The bridge", "text": "It holds, says the “harbour”."},
    {"id": "b", "title": "Café", "text": "Ïß not known — до завтра."},
    {"id": "a", "title": "The bridge", "text": "It fell."},
    {"id": 7, "text": "A number is a name."},
    {"url": "https://news.example/c?utm_source=x", "title": "One"},
    {"url": "https://news.example/c", "title": "Two"},
    {"title": 5},
    "no object",
    None,
    12,
]
LINES = "\n".join(json.dumps(item, ensure_ascii=False) for item in ARTICLES)
ARRAY = json.dumps(ARTICLES, ensure_ascii=False)
TWICE = "\n".join(
    json.dumps({"id": word, "text": word.encode().decode("cp1252")}, ensure_ascii=False)
    for word in ("café", "naïve", "ça ira")
)
BODIES = {
    "lines": LINES.encode(),
    "lines with blank ones between": LINES.replace("\n", "\r\n\n  \n").encode(),
    "lines that end in one": f"{LINES}\n".encode(),
    "a damaged line": LINES.replace('"b"', '"b').encode(),
    "a damaged first line": f"{{oh\n{LINES}".encode(),
    "an array": ARRAY.encode(),
    "an array over lines": json.dumps(ARTICLES, indent=1).encode(),
    "an empty array": b" [ ] ",
    "an array that ends in the middle": ARRAY[:-20].encode(),
    "an array with something behind": f"{ARRAY} x".encode(),
    "an array with a comma too many": f"{ARRAY[:-1]},]".encode(),
    "an array with a letter too many": ARRAY.replace("12", "1x2").encode(),
    "an array with a text that never ends": f'{ARRAY[:-1]}, "'.encode(),
    "a deep array": b"[" * 100_000,
    "one object": json.dumps(ARTICLES[0]).encode(),
    "one object over lines": json.dumps(ARTICLES[0], indent=1).encode(),
    "a feed": json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": []}).encode(),
    "a mark of order": b"\xef\xbb\xbf" + LINES.encode(),
    "another charset": LINES.encode("utf-16"),
    "a bad byte": LINES.encode().replace(b"holds", b"h\xfflds"),
    "encoded twice": TWICE.encode(),
    "encoded twice but for one": f"{TWICE}\n{LINES}".encode(),
    "nothing": b"",
    "blanks": b" \n ",
    "two members, packed": gzip.compress(LINES[:50].encode()) + gzip.compress(LINES[50:].encode()),
    "packed, with a tail": gzip.compress(ARRAY.encode()) + b"tail",
    "packed, cut off": gzip.compress(LINES.encode())[:-12],
    "packed, damaged": gzip.compress(LINES.encode())[:30] + b"\x00" * 40,
}


@pytest.mark.parametrize("name", ["pile.jsonl", "pile.json", "pile.jsonl.gz", "pile.txt"])
@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_a_file_read_record_by_record_gives_what_it_gives_whole(
    tmp_path: Path, name: str, body: bytes
) -> None:
    (tmp_path / name).write_bytes(body)

    found = file_articles(Source("pile", str(tmp_path / name), "file"), at=AT)

    whole = read(body, source=SOURCE, at=AT, name=name)
    unread = whole.problems and not whole.articles and not whole.failed
    assert (found.articles, found.problems) == (whole.articles, whole.problems)
    assert found.failed == ((name,) if unread else whole.failed)


@given(st.lists(st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6)), st.integers(1, 9), st.booleans())  # fmt: skip
@settings(max_examples=300, deadline=None)
def test_an_array_is_taken_apart_wherever_it_is_cut(
    values: list[Any], chunk: int, wide: bool
) -> None:
    text = json.dumps(values, ensure_ascii=not wide)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(streamed, "_CHUNK", chunk)
        try:
            found = [
                v for _, v in streamed_records(io.BytesIO(text.encode(errors="replace")), name="")
            ]
        except NotStreamed:
            assert wide
            return

    assert found == json.loads(text.encode(errors="replace"))


def test_large_files_that_can_be_streamed_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "FILE_LENGTH", 100)
    for name, body in {
        "a.jsonl": LINES,
        "b.json": ARRAY,
        "c.txt": "Title\n\n" + "text " * 50,
    }.items():
        (tmp_path / name).write_text(body, encoding="utf-8")

    found = file_articles(Source("pile", str(tmp_path), "file"), at=AT)

    assert found.failed[-1] == "c.txt"
    assert "record by record" in found.problems[-1].reason
    assert {"a", "b", "7"} <= {article.id for article in found.articles}


def test_a_text_that_is_not_about_the_topic_is_let_go_of_and_its_article_is_not() -> None:
    about = topic("bridge").glanced
    records = list(enumerate(ARTICLES, start=1))

    held = records_read(records, source=SOURCE, at=AT, name="pile")
    seen = records_read(records, source=SOURCE, at=AT, name="pile", glance=about)

    assert [article.id for article in seen.articles] == [article.id for article in held.articles]
    assert (seen.problems, seen.failed) == (held.problems, held.failed)
    assert [a.length for a in seen.articles] == [a.length for a in held.articles]
    assert [a.id for a in seen.articles if not isinstance(a, Glanced)] == ["a"]
    assert all(not a.text or not a.title for a in seen.articles if isinstance(a, Glanced))


def test_an_article_that_was_glanced_at_is_not_about_what_a_query_excludes() -> None:
    asked = topic("x", "harbour NOT flood")
    article = Article(title="Harbour", text="A flood came. " * 20, id="a")

    assert not asked.about(article)
    assert not asked.about(asked.glanced(article))


def test_a_file_that_the_memory_has_no_room_for_is_named_with_what_to_do(tmp_path: Path) -> None:
    with (tmp_path / "huge.txt").open("wb") as hole:
        hole.truncate(files.FILE_LENGTH - 1)  # takes no room on the disk
    program = (
        "import resource; from briefer.__main__ import main\n"
        "resource.setrlimit(resource.RLIMIT_AS, (600_000_000,) * 2)\n"
        "main(['daily', '--topic', 'x', '--articles', 'huge.txt'])"
    )

    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )  # fmt: skip

    assert ran.returncode == 3
    assert "memory" in ran.stderr
    assert "in parts" in ran.stderr
    assert "Traceback" not in ran.stderr
