"""`auth_env`: each source sends its own login, and one that is not set troubles no other source."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefer.testing.web import Answer, Asked, WebServer, web_server

ITEM = "<item><title>{0} news</title><link>https://news.example/{0}</link></item>"


def feed(request: Asked) -> Answer:
    item = ITEM.format(request.path.strip("/"))
    return Answer(body=f"<rss version='2.0'><channel>{item}</channel></rss>".encode())


@pytest.fixture
def server() -> Iterator[WebServer]:
    """Feeds of one origin, and a robots.txt that lets everybody in."""
    routes = {f"/{name}": feed for name in ("one", "two", "open")}
    with web_server({**routes, "/robots.txt": Answer()}) as listening:
        yield listening


def configure(server: WebServer, *, top: str = "", extra: str = "", **logins: str | None) -> None:
    """Sources of those names; each with the login that its variable holds."""
    tables = "".join(
        f'[sources.{name}]\nurl = "{server.url(f"/{name}")}"\n'
        + (f'auth_env = "{variable}"\n' if variable else "")
        + extra
        for name, variable in logins.items()
    )
    text = f'allow_private = ["127.0.0.1"]\nstate = "s.db"\n{top}\n{tables}'
    Path("briefer.toml").write_text(text, encoding="utf-8")


def sent(server: WebServer) -> dict[str, str | None]:
    return {asked.path: asked.headers.get("authorization") for asked in server.asked}


def test_two_sources_of_one_origin_each_send_their_own(
    run: Any, server: WebServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIRST", "Bearer canary-1")
    monkeypatch.setenv("SECOND", "Bearer canary-2")
    configure(server, one="FIRST", two="SECOND", open=None)

    assert run("collect").status == 0

    assert sent(server) == {"/one": "Bearer canary-1", "/two": "Bearer canary-2", "/open": None}


def test_a_login_that_is_not_set_is_a_problem_of_its_source_alone(
    run: Any, server: WebServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    configure(server, one="FIRST", open=None)

    ran = run("collect")

    assert ran.status == 0
    assert [line["title"] for line in ran.lines] == ["open news"]
    assert "one: auth_env of [sources.one] needs the environment variable FIRST" in ran.err
    assert sent(server) == {"/open": None}
    monkeypatch.setenv("FIRST", "Bearer canary-1")
    assert "one news" in run("collect").out  # at once: it was not asked, so it did not fail


def test_a_source_whose_turn_has_not_come_needs_no_login(
    run: Any, server: WebServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    configure(server, extra='interval = "6h"\n', one="FIRST")
    monkeypatch.setenv("FIRST", "Bearer canary-1")
    run("collect")
    monkeypatch.delenv("FIRST")

    again = run("collect")

    assert (again.status, "FIRST" in again.err) == (0, False)
    assert "one news" in again.out


def test_commands_that_ask_no_such_source_do_not_mind(
    run: Any, server: WebServer, articles: Path
) -> None:
    topics = '[topics.oldport]\nsources = ["open"]\nquery = "news"\n'
    configure(server, top=topics, one="FIRST", open=None)

    for arguments in (
        ("daily", "--topic", "oldport"),
        ("daily", "--topic", "harbour ferry", "--articles", str(articles), "--date", "2023-03-22"),
        ("collect", str(articles)),
        ("sources",),
        ("history",),
    ):
        ran = run(*arguments)
        assert (ran.status, "FIRST" in ran.err) == (0, False), (arguments, ran.err)


def test_a_brief_names_the_source_that_could_not_be_asked(run: Any, server: WebServer) -> None:
    configure(server, one="FIRST", open=None)

    ran = run("daily", "--topic", "news", "--format", "json")

    assert ran.status == 0, ran.err
    (problem,) = ran.json["problems"]
    assert problem["source"] == "one"
    assert "FIRST" in problem["reason"]


@pytest.mark.parametrize("command", [("collect",), ("daily", "--topic", "news")])
def test_where_no_source_can_be_asked_it_is_the_configuration_that_fails(
    run: Any, server: WebServer, command: tuple[str, ...]
) -> None:
    configure(server, one="FIRST", two="SECOND")

    ran = run(*command)

    assert ran.status == 2
    assert "FIRST" in ran.err
    assert not server.asked


def test_doctor_tells_each_login_that_is_not_set(run: Any, server: WebServer) -> None:
    configure(server, one="FIRST", open=None)

    offline, online = run("doctor", "--json"), run("doctor", "--online", "--json")

    rows = {line["part"]: line for line in offline.lines}
    assert (offline.status, rows["source one"]["verdict"]) == (0, "warning")
    assert "FIRST" in rows["source one"]["detail"]
    assert rows["source open"]["verdict"] == "ok"
    rows = {line["part"]: line for line in online.lines}
    assert online.status == 2
    assert [rows[f"source {name}"]["verdict"] for name in ("one", "open")] == ["failed", "ok"]
    assert "FIRST" in rows["source one"]["detail"]


def test_unit_files_list_every_secret_once(run: Any, server: WebServer) -> None:
    channels = (
        '[channels.a]\nkind = "slack"\nwebhook_env = "HOOK"\n'
        '[channels.b]\nkind = "email"\nhost = "h.example"\npassword_env = "WORD"\n'
        'from = "a@b.example"\nto = ["c@d.example"]\n'
        '[topics.oldport]\nat = "07:00"\nsend = ["a"]\n'
    )
    configure(server, top=channels, one="FIRST", two="FIRST")

    ran = run("schedule", "--kind", "kubernetes")

    assert [ran.out.count(f"--from-literal={name}=…") for name in ("HOOK", "WORD", "FIRST")] == [
        1,
        1,
        1,
    ]


def test_the_login_goes_to_the_pages_of_its_own_origin_only(
    run: Any, server: WebServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIRST", "Bearer canary-1")
    page = "<html><body><article><p>" + "The bridge fell on Monday. " * 60 + "</p></article></body>"

    def teaser(request: Asked) -> Answer:
        links = (inside.url("/inside"), outside.url("/outside", host="localhost"))
        items = "".join(f"<item><title>T</title><link>{u}</link></item>" for u in links)
        return Answer(body=f"<rss version='2.0'><channel>{items}</channel></rss>".encode())

    pages = {"/robots.txt": Answer(), "/inside": Answer(body=page.encode())}
    with (
        web_server({"/one": teaser, **pages}) as inside,
        web_server({"/robots.txt": Answer(), "/outside": Answer(body=page.encode())}) as outside,
    ):
        configure(inside, extra="full_text = true\n", one="FIRST")
        config = Path("briefer.toml")
        wider = config.read_text(encoding="utf-8").replace(
            '"127.0.0.1"', '"127.0.0.1", "localhost"'
        )
        config.write_text(wider, encoding="utf-8")
        ran = run("collect")

    assert ran.status == 0, ran.err
    assert sent(inside)["/one"] == sent(inside)["/inside"] == "Bearer canary-1"
    assert set(sent(outside).values()) == {None}
    assert "canary" not in json.dumps(ran.lines) + ran.err
