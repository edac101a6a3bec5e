"""Answers that are not what they say: a 304 to a first request, a packing that is none, robots."""

from __future__ import annotations

import os
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefer.collect.fetch import http_fetch
from briefer.collect.gather import gather
from briefer.collect.reader import read
from briefer.errors import NotChanged, SourceError
from briefer.model import Source
from briefer.ports import Validators
from briefer.testing.web import Answer, web_server

AT = datetime(2026, 5, 4, 12, tzinfo=UTC)
FEED = (
    b"<rss version='2.0'><channel><title>Lamp</title><item><title>Quay opens</title>"
    b"<link>https://lamp.example/a</link></item></channel></rss>"
)
PAGE = (
    b"<html><body><article><p>"
    + b"The quay was opened on Tuesday. " * 9
    + b"</p></article></body></html>"
)


def test_an_unchanged_that_nobody_asked_for_is_a_problem() -> None:
    fetch = http_fetch(allow_private=("127.0.0.1",))
    with web_server({"/feed": Answer(304)}) as server:
        found = gather([Source("lamp", server.url("/feed"))], fetch=fetch, at=AT, read_with=read)

        with pytest.raises(NotChanged):
            fetch(server.url("/feed"), validators=Validators(etag='"1"'))

    assert "(304), though we have nothing of it yet" in found.problems[0].reason
    assert found.visits[0].outcome == "failed"


@pytest.mark.parametrize(
    "said", ["none", "utf-8", "UTF8", "identity", "binary", "8bit", "identity, none"]
)
def test_an_encoding_that_packs_nothing_is_none(said: str) -> None:
    fetch = http_fetch(allow_private=("127.0.0.1",))
    with web_server({"/feed": Answer(200, FEED, {"Content-Encoding": said})}) as server:
        assert fetch(server.url("/feed")).body == FEED


@pytest.mark.parametrize("said", ["br", "zstd", "gzip, gzip", "compress", "x-brotli"])
def test_a_packing_that_was_not_asked_for_is_still_refused(said: str) -> None:
    fetch = http_fetch(allow_private=("127.0.0.1",))
    with (
        web_server({"/feed": Answer(200, FEED, {"Content-Encoding": said})}) as server,
        pytest.raises(SourceError, match=r"not asked for|damaged"),
    ):
        fetch(server.url("/feed"))


@pytest.mark.parametrize(
    ("robots", "said"),
    [
        (Answer(200, b"User-agent: *\nDisallow: /"), "does not let us read this page"),
        (Answer(503, b""), "its robots.txt cannot be read (the server answered 503)"),
    ],
    ids=["forbidden", "failing"],
)
def test_a_page_is_forbidden_only_by_rules_that_say_so(robots: Answer, said: str) -> None:
    fetch = http_fetch(allow_private=("127.0.0.1",))
    with web_server({"/robots.txt": robots, "/a": Answer(200, PAGE)}) as server:
        source = Source("page", server.url("/a"), "page")
        found = gather([source], fetch=fetch, at=AT, read_with=read)

    assert said in found.problems[0].reason


def test_a_closed_port_is_told_as_one() -> None:
    fetch = http_fetch(allow_private=("127.0.0.1",))
    with web_server({}) as server:
        gone = server.url("/a")

    found = gather([Source("page", gone, "page")], fetch=fetch, at=AT, read_with=read)

    assert "the connection was refused" in found.problems[0].reason
    assert "does not let us" not in found.problems[0].reason


# ---------------------------------------------------------------- pipes and links


def test_a_pipe_is_read_to_its_end(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(FEED,))
    writer.start()

    found = gather([Source("pipe", str(pipe), "file")], fetch=http_fetch(), at=AT)
    writer.join()

    assert [article.title for article in found.articles] == ["Quay opens"]


def test_a_pipe_that_lies_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "a.xml").write_bytes(FEED)

    found = gather([Source("folder", str(tmp_path), "file")], fetch=http_fetch(), at=AT)

    assert len(found.articles) == 1


def test_links_in_a_folder_do_not_lead_out_of_it(tmp_path: Path) -> None:
    folder, secret = tmp_path / "inbox", tmp_path / "private.xml"
    folder.mkdir()
    secret.write_bytes(FEED.replace(b"Quay", b"Secret"))
    (folder / "a.xml").write_bytes(FEED)
    (folder / "out.xml").symlink_to(secret)
    (folder / "up").symlink_to(tmp_path)
    (folder / "same.xml").symlink_to(folder / "a.xml")

    found = gather([Source("folder", str(folder), "file")], fetch=http_fetch(), at=AT)

    assert {article.title for article in found.articles} == {"Quay opens"}
    assert [problem.source for problem in found.problems] == ["out.xml", "up"]
    assert "leads out of" in found.problems[0].reason
