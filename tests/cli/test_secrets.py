"""No secret leaves the program: not in any form, not by any way out."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from briefer.resources import resource_text
from briefer.testing.web import Answer, Asked, WebServer, web_server
from tests.cli.conftest import Run

SECRET = "canary-Pier7x"
WORDS = "The Oldport quay was opened on Tuesday after two years of work, the harbour office said. "


def page(request: Asked) -> Answer:
    """A page that repeats the address it was asked under: in its links and in its text."""
    asked = f"http://{request.headers['host']}{request.path}"
    return Answer(
        body=f"<html><head><meta property='og:url' content='{asked}'><title>Oldport quay opens</title>"
        f"<link rel='canonical' href='{asked}'></head><body><article><p>{WORDS * 3}</p>"
        f"<p>You asked for {asked} at the harbour office of Oldport.</p></article></body></html>".encode()
    )


def feed(request: Asked) -> Answer:
    asked = f"http://{request.headers['host']}{request.path}"
    key = request.path.partition("?")[2]
    return Answer(
        body=f"<rss version='2.0'><channel><title>Lamp</title><link>{asked}</link><item>"
        f"<title>Oldport quay opens</title><link>/a?id=5&amp;{key}</link>"
        f"<description>{WORDS} See {asked}</description></item></channel></rss>".encode(),
        headers={"ETag": '"1"'},
    )


@pytest.fixture
def server() -> Iterator[WebServer]:
    kinds = {"page": page, "feed": feed}
    routes = {f"/{kind}?k={SECRET}&page=2": route for kind, route in kinds.items()}
    with web_server({**routes, "/robots.txt": Answer()}) as listening:
        yield listening


def everything(folder: Path) -> str:
    """All that a run left behind, the stores row by row."""
    left: list[str] = []
    for path in folder.rglob("*"):
        if path.suffix in (".db", ".bak"):
            with sqlite3.connect(path) as store:
                left += store.iterdump()
        elif path.is_file() and path.name != "briefer.toml":
            left.append(path.read_text("utf-8", "replace"))
    return "\n".join(left)


@pytest.mark.parametrize("kind", ["page", "feed"])
def test_a_key_in_a_given_address_is_in_no_article_no_brief_and_no_message(
    kind: str, run: Run, server: WebServer
) -> None:
    Path("briefer.toml").write_text('allow_private = ["127.0.0.1"]\nstate = "s.db"\n')
    address = server.url(f"/{kind}?k={SECRET}&page=2")

    collected = run("collect", address, "--json", "--state", "s.db")
    made = run("daily", "--topic", "oldport", "--articles", address, "--format", "json")
    gone = run("daily", "--topic", "oldport", "--articles", server.url(f"/none?k={SECRET}"))

    assert (collected.status, made.status, gone.status) == (0, 0, 3)
    assert "Oldport quay opens" in made.out
    for text in (collected.out, collected.err, made.out, made.err, gone.err, everything(Path())):
        assert SECRET not in text
    assert all("page=2" in article["url"] for article in collected.lines)
    Draft202012Validator(json.loads(resource_text("schemas", "brief.schema.json"))).validate(
        made.json
    )


def test_a_key_of_a_configured_source_is_in_no_store_no_backup_and_no_table(
    run: Run, server: WebServer
) -> None:
    address = server.url(f"/feed?k={SECRET}&page=2").replace("?k=", "?access_token=")
    source = f'[sources.lamp]\nurl = "{address}"\n[sources.gone]\nurl = "http://jo:{SECRET}@127.0.0.1:9/x"\n'
    Path("briefer.toml").write_text(f'allow_private = ["127.0.0.1"]\nstate = "s.db"\n{source}')
    with web_server({f"/feed?access_token={SECRET}&page=2": feed}) as again:
        text = Path("briefer.toml").read_text().replace(str(server.port), str(again.port))
        Path("briefer.toml").write_text(text)

        said = [run(*line.split()) for line in (
            "collect", "daily --topic oldport --since 3d --format json", "collect --json",
            "sources --json", "sources", "sources list --json", "sources check", "doctor --online",
            "history --json",
        )]  # fmt: skip

    for ran in said:
        assert SECRET not in ran.out + ran.err
    assert SECRET not in everything(Path())
    assert "Oldport quay opens" in said[1].out


def test_the_password_in_the_url_of_a_database_is_not_shown(run: Run) -> None:
    for place in (
        f"postgresql://jo@127.0.0.1:9/briefer?password={SECRET}",
        f"postgresql://jo:{SECRET}@127.0.0.1:9/briefer",
        f"mysql://jo:{SECRET}@127.0.0.1:9/briefer",
    ):
        for command in (("history", "--state", place), ("doctor", "--state", place)):
            ran = run(*command)

            assert SECRET not in ran.out + ran.err


def test_what_a_webhook_repeats_of_its_address_is_not_kept(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    hook = f"/services/T024BE7LD/B7A1/{SECRET}"

    monkeypatch.setenv("HOOK", "")
    line = {
        "id": "a",
        "title": "Oldport quay opens",
        "text": WORDS,
        "published": "2026-05-04T10:00:00Z",
    }
    Path("a.jsonl").write_text(json.dumps(line))
    with webhook_that_repeats() as port:
        monkeypatch.setenv("HOOK", f"http://127.0.0.1:{port}{hook}")
        Path("briefer.toml").write_text(
            'state = "s.db"\n[channels.desk]\nkind = "slack"\nwebhook_env = "HOOK"\n'
        )
        sent = run("daily", "--topic", "oldport", "--articles", "a.jsonl", "--date", "2026-05-04",
                   "--send", "desk")  # fmt: skip
        told = run("history", "--json")

    assert sent.status == 4
    for text in (sent.out, sent.err, told.out, everything(Path())):
        assert SECRET not in text
        assert "T024BE7LD" not in text


@contextmanager
def webhook_that_repeats() -> Iterator[int]:
    """Answers each post with 404 and the path it was posted to, as proxies do."""

    class Post(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = f"Cannot POST {self.path}".encode()
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(404)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Tests print nothing."""

    server = HTTPServer(("127.0.0.1", 0), Post)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
