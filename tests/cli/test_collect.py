"""`briefer collect` as a reader of feeds runs it, every hour: nothing lost, hardly a byte twice."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from briefer.store import locked
from briefer.testing.web import Answer, Asked, WebServer, web_server

ITEM = "<item><title>{0}</title><link>https://news.example/{0}</link></item>"


@dataclass
class Feed:
    """A feed whose items and state a test may change."""

    titles: list[str]
    name: str = "Harbour Post"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, request: Asked) -> Answer:
        tag = f'"{"-".join(self.titles)}"'
        if self.status != 200 or request.headers.get("if-none-match") == tag:
            return Answer(self.status if self.status != 200 else 304, headers=self.headers)
        items = "".join(map(ITEM.format, self.titles))
        body = f"<rss version='2.0'><channel><title>{self.name}</title>{items}</channel></rss>"
        return Answer(body=body.encode(), headers={"ETag": tag, **self.headers})


@contextmanager
def served(**feeds: Feed) -> Iterator[WebServer]:
    with web_server({f"/{name}": feed for name, feed in feeds.items()}) as server:
        yield server


def configure(server: WebServer, *names: str, extra: str = "", top: str = "") -> None:
    tables = "".join(f'[sources.{n}]\nurl = "{server.url(f"/{n}")}"\n{extra}\n' for n in names)
    text = f'allow_private = ["127.0.0.1"]\nstate = "briefer.db"\n{top}\n{tables}'
    Path("briefer.toml").write_text(text, encoding="utf-8")


def titles(ran: Any) -> list[str]:
    return [line["title"] for line in ran.lines]


def visits(ran: Any) -> dict[str, Any]:
    lines = [json.loads(line) for line in ran.err.splitlines() if line.startswith("{")]
    return {line["source"]: line for line in lines if "source" in line}


def test_a_second_run_prints_the_same_articles_for_a_304(run: Any) -> None:
    with served(a=Feed(["one", "two"])) as server:
        configure(server, "a")
        first, second = run("collect"), run("collect", "--json")

    assert titles(first) == ["one", "two"]
    assert second.out == first.out
    assert visits(second)["a"]["outcome"] == "unchanged"
    assert visits(second)["a"]["articles"] == 2
    assert server.asked[1].headers["if-none-match"] == '"one-two"'


def test_what_left_the_feed_is_printed_no_more(run: Any) -> None:
    feed = Feed(["one", "two"])
    with served(a=feed) as server:
        configure(server, "a")
        run("collect")
        feed.titles = ["two", "three"]
        changed, again = run("collect"), run("collect")

    assert titles(changed) == titles(again) == ["two", "three"]


def test_a_source_that_fails_gives_what_stood_in_it_and_is_named(run: Any) -> None:
    feed = Feed(["one"])
    with served(a=feed, b=Feed(["two"])) as server:
        configure(server, "a", "b")
        run("collect")
        feed.status = 503
        broken = run("collect")

    assert titles(broken) == ["one", "two"]
    assert broken.status == 0
    assert "a: the server answered 503" in broken.err


def test_an_article_keeps_its_first_sight(run: Any) -> None:
    feed = Feed(["one"])
    with served(a=feed) as server:
        configure(server, "a")
        before = run("collect").lines[0]["first_seen"]
        feed.titles = ["one", "two"]
        lines = run("collect").lines

    assert lines[0]["first_seen"] == before < lines[1]["first_seen"]


def test_a_source_is_left_alone_for_its_interval(run: Any) -> None:
    with served(a=Feed(["one"])) as server:
        configure(server, "a", extra='interval = "6h"')
        first, second = run("collect"), run("collect", "--json")
        health = run("sources", "--json").lines[0]

    assert (len(server.asked), second.out) == (1, first.out)
    assert visits(second)["a"]["outcome"] == "waiting"
    assert "not asked again before" in visits(second)["a"]["reason"]
    assert health["not_before"] > health["last_success"]
    assert health["error"] == ""


def test_waiting_is_no_failure_for_a_strict_brief(run: Any) -> None:
    with served(a=Feed(["one"])) as server:
        configure(server, "a", extra='interval = "6h"\n[topics.one]')
        run("collect")
        ran = run("daily", "--topic", "one", "--strict", "--format", "json")

    assert ran.status == 0
    assert ran.json["problems"] == []
    assert len(server.asked) == 1


def test_another_address_under_the_same_name_is_asked_as_a_new_source(run: Any) -> None:
    moved = Answer(301, headers={"Location": "/a"})
    with web_server({"/old": moved, "/a": Feed(["one"]), "/new": Feed(["two"])}) as server:
        configure(server, "old")
        assert titles(run("collect")) == ["one"]
        text = Path("briefer.toml").read_text(encoding="utf-8").replace("/old", "/new")
        Path("briefer.toml").write_text(text, encoding="utf-8")

        assert titles(run("collect")) == ["two"]


def test_a_permanent_move_is_remembered_from_run_to_run(run: Any) -> None:
    moved = Answer(301, headers={"Location": "/a"})
    with web_server({"/old": moved, "/a": Feed(["one"])}) as server:
        configure(server, "old")
        run("collect")
        run("collect")

        assert [request.path for request in server.asked] == ["/old", "/a", "/a"]


def test_cache_control_retry_after_and_410_hold_from_run_to_run(run: Any) -> None:
    feeds = {
        "fresh": Feed(["one"], headers={"Cache-Control": "max-age=600"}),
        "busy": Feed([], status=429, headers={"Retry-After": "900"}),
        "gone": Feed([], status=410),
    }
    with served(**feeds) as server:
        configure(server, *feeds)
        run("collect")
        second = run("collect", "--json")

    assert len(server.asked) == 3
    assert {name: visit["outcome"] for name, visit in visits(second).items()} == {
        "fresh": "waiting", "busy": "failed", "gone": "failed",
    }  # fmt: skip
    assert "gone for good" in visits(second)["gone"]["reason"]
    assert "429" in visits(second)["busy"]["reason"]


def test_without_state_nothing_is_remembered(run: Any) -> None:
    with served(a=Feed(["one"])) as server:
        configure(server, "a")
        runs = [run("collect", "--no-state") for _ in range(2)]
        given = run("collect", server.url("/a"))

    assert [titles(ran) for ran in [*runs, given]] == [["one"]] * 3
    assert not Path("briefer.db").exists()
    assert all("if-none-match" not in request.headers for request in server.asked)


def test_given_places_are_remembered_where_a_store_is_named(run: Any) -> None:
    with served(a=Feed(["one"])) as server:
        configure(server)
        runs = [run("collect", server.url("/a"), "--state", "mine.db") for _ in range(2)]

    assert [titles(ran) for ran in runs] == [["one"]] * 2
    assert [r.headers.get("if-none-match") for r in server.asked if r.path == "/a"] == [
        None, '"one"',
    ]  # fmt: skip
    assert run("collect", "--state", "a.db", "--no-state").status == 2


def test_collect_waits_for_no_other_run(run: Any) -> None:
    with served(a=Feed(["one"])) as server:
        configure(server, "a")
        with locked("briefer.db"):
            assert run("collect").status == 75


def test_an_article_two_sources_gave_is_found_by_either_after_a_304(run: Any) -> None:
    with served(a=Feed(["one"]), b=Feed(["one"])) as server:
        configure(server, "a", "b", top='[topics.one]\nsources = ["b"]\nsince = "1d"')
        run("collect")
        ran = run("daily", "--topic", "one", "--format", "json")

    assert sum(len(ids) for ids in ran.json["account"].values()) == 1


def test_the_table_says_what_came_of_the_sources(run: Any) -> None:
    feed = Feed(["one"])
    with served(a=feed, b=Feed(["two"])) as server:
        configure(server, "a", "b")
        first = run("collect")
        feed.status = 500
        second = run("collect", "--json")

    assert "read     2       2" in first.err
    assert "2 sources in" in first.err
    total = json.loads(second.err.splitlines()[-1])["total"]
    assert (total["unchanged"]["sources"], total["failed"]["sources"]) == (1, 1)
    assert total["problems"] == [{"source": "a", "reason": "the server answered 500"}]
    assert all(line.startswith("{") for line in second.err.splitlines())


def test_without_sources_it_says_how_to_add_one(run: Any) -> None:
    Path("briefer.toml").write_text('state = "s.db"\n', encoding="utf-8")

    ran = run("collect")
    assert (ran.status, ran.out) == (0, "")
    assert "briefer sources add" in ran.err


def test_bytes_are_those_of_the_wire(run: Any) -> None:
    with served(a=Feed(["one"])) as server:
        configure(server, "a")
        first, second = (visits(run("collect", "--json"))["a"]["bytes"] for _ in range(2))

    assert 250 < first < 500
    assert 50 < second < first


def test_the_credential_of_a_source_comes_from_the_environment(
    run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with served(a=Feed(["one"])) as server:
        configure(server, "a", extra='auth_env = "HARBOUR_LOGIN"')
        missing = run("collect")
        monkeypatch.setenv("HARBOUR_LOGIN", "Bearer canary-7")
        ran = run("collect")

    assert (missing.status, "HARBOUR_LOGIN" in missing.err) == (2, True)
    assert server.asked[0].headers["authorization"] == "Bearer canary-7"
    assert "canary" not in ran.out + ran.err
    assert b"canary" not in Path("briefer.db").read_bytes()


def test_sources_of_one_house_count_as_one_publisher(run: Any) -> None:
    feeds = {"a": Feed(["flood"], "Harbour Post"), "b": Feed(["flood-again"], "Hill News, Ltd")}
    with served(**feeds) as server:
        topic = '[topics.flood]\nsince = "1d"'
        options = ("daily", "--topic", "flood", "--format", "json", "--state", "s.db")
        configure(server, "a", "b", top=topic)
        apart = run(*options).json["publishers"]
        configure(server, "a", "b", extra='family = "Oldport Media"', top=topic)
        together = run(*options).json["publishers"]

    assert (apart, together) == (2, 1)


@pytest.mark.skipif(os.name != "posix", reason="there are no such terminals elsewhere")
def test_on_a_terminal_the_host_that_takes_longest_stands_in_a_line_that_goes(
    tmp_path: Path,
) -> None:
    with served(a=Feed(["one"]), b=Feed([], status=500)) as server:
        config = tmp_path / "briefer.toml"
        tables = "".join(f'[sources.{n}]\nurl = "{server.url(f"/{n}")}"\n' for n in "ab")
        config.write_text(f'allow_private = ["127.0.0.1"]\nstate = "s.db"\n{tables}')
        ours, theirs = pty.openpty()
        ran = subprocess.run(
            [sys.executable, "-m", "briefer", "--config", str(config), "collect"],
            stdout=subprocess.PIPE,
            stderr=theirs,
            env=os.environ | {"TERM": "xterm", "PYTHONPATH": str(Path(__file__).parents[2])},
            check=True,
        )
        os.close(theirs)
        said = os.read(ours, 100_000).decode()
        os.close(ours)

    assert b"\x1b" not in ran.stdout
    assert "collecting · 127.0.0.1 0 s" in said
    assert "\x1b[2K" in said
    assert "b: the server answered 500" in said
    assert said.rindex("2 sources in") > said.rindex("\x1b[2K")
