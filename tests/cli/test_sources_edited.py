"""`sources add` asks before it writes, `remove` and `rename` change what they must, `check` fails."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefer.testing.imap_server import PASSWORD, USER, imap_server
from briefer.testing.web import Answer, WebServer, web_server

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>
<link>https://harbour.example/</link><item><title>Bridge closed</title>
<link>https://harbour.example/a</link><description>The bridge was closed on Monday.</description>
</item></channel></rss>"""
PAGE = """<!doctype html><html><head><title>Front</title>
<link rel="alternate" type="application/rss+xml" href="/comments/feed">
<link rel="alternate" type="application/rss+xml" href="/news.rss"></head><body>{body}</body></html>"""
ARTICLE = (
    "<article><h1>Ferry runs again</h1>"
    + "<p>The ferry to Oldport ran again on Friday after four days of storm.</p>" * 4
    + "</article>"
)


def feed(title: str) -> Answer:
    return Answer(
        body=FEED.format(title=title).encode(), headers={"Content-Type": "application/rss+xml"}
    )


def page(markup: str) -> Answer:
    return Answer(body=markup.encode(), headers={"Content-Type": "text/html; charset=utf-8"})


@pytest.fixture
def web() -> Iterator[WebServer]:
    routes = {
        "/news.rss": feed("Harbour Post – News"),
        "/comments/feed": feed("Comments"),
        "/": page(PAGE.format(body="")),
        "/lone": page(
            f"<html><head><title>Ferry runs again</title></head><body>{ARTICLE}</body></html>"
        ),
        "/empty": page("<html><body>Nothing.</body></html>"),
        "/binary": Answer(body=bytes(range(32)) * 99),
        "/broken": Answer(500),
    }
    with web_server(routes) as server:
        configured(server)
        yield server


def configured(server: WebServer, text: str = "") -> None:
    head = f'# mine\nallow_private = ["127.0.0.1"]\nstate = "s.db"\n{text}'
    Path("briefer.toml").write_text(head, encoding="utf-8")


def tables() -> dict[str, Any]:
    found = tomllib.loads(Path("briefer.toml").read_text("utf-8")).get("sources", {})
    assert isinstance(found, dict)
    return found


@pytest.fixture(autouse=True)
def desk(run: Any) -> None:
    """Each test stands in an empty folder before the server writes its file there."""


def test_a_feed_is_added_under_the_name_it_gives_itself(run: Any, web: WebServer) -> None:
    ran = run("sources", "add", web.url("/news.rss"), "--language", "en", "--title", "The Post")

    assert ran.status == 0
    assert tables() == {
        "harbour-post-news": {
            "url": web.url("/news.rss"), "title": "The Post", "language": "en",
        }
    }  # fmt: skip
    assert "1 article" in ran.err
    assert Path("briefer.toml").read_text("utf-8").startswith("# mine\n")
    assert run("sources", "list", "--json").lines[0]["title"] == "The Post"


def test_a_page_leads_to_the_feed_that_it_announces(run: Any, web: WebServer) -> None:
    ran = run("sources", "add", web.url("/"), "--name", "harbour")

    assert tables() == {"harbour": {"url": web.url("/news.rss")}}
    assert "/comments/feed as well" in ran.err


def test_a_feed_that_no_page_announces_is_found_where_sites_keep_it(run: Any) -> None:
    with web_server({"/": page("<html><body>Hi</body></html>"), "/atom.xml": feed("Hill")}) as web:
        configured(web)
        assert run("sources", "add", web.url("/")).status == 0

    assert tables() == {"hill": {"url": web.url("/atom.xml")}}


def test_a_page_with_an_article_and_no_feed_is_a_source_of_kind_page(
    run: Any, web: WebServer
) -> None:
    ran = run("sources", "add", web.url("/lone"), "--name", "ferry")

    assert ran.status == 0
    assert tables() == {"ferry": {"url": web.url("/lone"), "kind": "page"}}
    assert run("sources", "check", "--json").lines[0]["articles"] == "1"


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        pytest.param("htp://x", "htp", id="no-such-scheme"),
        pytest.param("nowhere", "no file or folder of that name", id="a-word"),
        pytest.param("/empty", "announces no feed", id="page-without-anything"),
        pytest.param("/binary", "neither a feed, nor a page", id="binary"),
        pytest.param("/broken", "the server answered 500", id="fault"),
        pytest.param("/none", "nothing at this address", id="missing"),
    ],
)
def test_what_is_no_source_is_refused_with_the_reason_and_code_2(
    run: Any, web: WebServer, address: str, reason: str
) -> None:
    before = Path("briefer.toml").read_bytes()

    ran = run("sources", "add", web.url(address) if address.startswith("/") else address)

    assert ran.status == 2
    assert reason in ran.err
    assert Path("briefer.toml").read_bytes() == before


def test_an_address_on_ones_own_network_is_refused(run: Any) -> None:
    Path("briefer.toml").write_text("", encoding="utf-8")
    with web_server({"/": feed("Inside")}) as web:
        ran = run("sources", "add", web.url("/"))

    assert ran.status == 2
    assert "allow_private" in ran.err
    assert not web.asked


def test_of_several_the_good_ones_are_added_and_each_refusal_is_said(
    run: Any, web: WebServer
) -> None:
    Path("mine.md").write_text("# Ferry\n\nIt runs.\n", encoding="utf-8")
    ran = run("sources", "add", web.url("/news.rss"), "htp://x", "mine.md", web.url("/news.rss"))

    assert ran.status == 2
    assert list(tables()) == ["harbour-post-news", "mine"]
    assert "refused: htp://x" in ran.err
    assert "1 of 4 addresses" in ran.err
    assert "in briefer.toml already, as harbour-post-news" in ran.err


def test_a_search_address_is_tried_with_a_word_and_written_as_it_is(run: Any) -> None:
    with web_server({"/find?q=news": feed("Finder")}) as web:
        configured(web)
        assert run("sources", "add", web.url("/find?q={query}")).status == 0

    assert tables() == {"finder": {"url": web.url("/find?q={query}")}}


def test_unasked_an_address_is_written_as_it_is(run: Any, web: WebServer) -> None:
    assert run("sources", "add", "--unasked", "https://coast.example/rss").status == 0

    assert tables() == {"coast-example": {"url": "https://coast.example/rss"}}
    assert not web.asked


def test_a_source_is_renamed_with_the_topics_that_name_it_and_removed(
    run: Any, web: WebServer
) -> None:
    more = '[sources.b]\nurl = "https://b.example/"\n[topics.t]\nsources = ["a", "b"] # two\n'
    configured(web, f'[sources.a]\nurl = "{web.url("/news.rss")}"\n{more}')

    assert run("sources", "rename", "a", "coast").status == 0
    assert '["coast", "b"] # two' in Path("briefer.toml").read_text("utf-8")
    assert run("sources", "remove", "b").status == 0
    assert list(tables()) == ["coast"]
    assert run("sources", "remove", "coats").status == 2
    assert "did you mean 'coast'" in run("sources", "remove", "coats").err


def test_checking_ends_with_3_when_one_of_them_fails(run: Any, web: WebServer) -> None:
    configured(web, f'[sources.a]\nurl = "{web.url("/news.rss")}"\n')
    assert run("sources", "check").status == 0
    configured(
        web,
        f'[sources.a]\nurl = "{web.url("/news.rss")}"\n[sources.b]\nurl = "{web.url("/broken")}"\n',
    )

    ran = run("sources", "check", "--json")

    assert ran.status == 3
    assert [json.loads(line)["articles"] for line in ran.out.splitlines()] == ["1", "0"]
    assert "1 of 2 sources cannot be read (b)" in ran.err


def test_readers_see_the_title_of_a_source_that_fails(run: Any, web: WebServer) -> None:
    configured(web, f'[sources.b]\nurl = "{web.url("/broken")}"\ntitle = "The Coast"\n')

    assert "The Coast: the server answered 500" in run("collect").err


def test_a_configured_address_of_another_scheme_is_no_file(run: Any) -> None:
    Path("briefer.toml").write_text('[sources.x]\nurl = "htp://x"\n', encoding="utf-8")

    ran = run("sources", "list")

    assert ran.status == 2
    assert "'htp://'" in ran.err


def test_a_mail_folder_is_added_with_its_login_and_read(
    run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = (
        b"From: Post <p@post.example>\nSubject: Issue 9\nMessage-ID: <9@x>\n\nThe quay holds.\n"
    )
    monkeypatch.setenv("POST_PASSWORD", PASSWORD)
    login = ("--user", USER, "--password-env", "POST_PASSWORD")
    with imap_server({"News": [letter]}) as server:
        Path("briefer.toml").write_text('allow_private = ["127.0.0.1"]\nstate = "s.db"\n')
        url = f"imap://127.0.0.1:{server.port}/News"
        added = run("sources", "add", url, *login, "--name", "post")
        first, second = run("collect"), run("collect")
        server.login = False
        server.folders["News"] = [letter, letter]
        refused = run("sources", "check")
        monkeypatch.delenv("POST_PASSWORD")
        unset = run("collect")

    assert added.status == 0, added.err
    assert tables()["post"] == {"url": url, "user": USER, "password_env": "POST_PASSWORD"}
    assert first.lines, first.err
    assert first.lines[0]["title"] == second.lines[0]["title"] == "Issue 9"
    assert "refuses the login" in refused.out
    assert "POST_PASSWORD" in unset.err
    for ran in (added, first, second, refused, unset):
        assert PASSWORD not in ran.out + ran.err
    assert PASSWORD.encode() not in Path("s.db").read_bytes()
    assert run("sources", "add", "imap://mail.example/", *login).status == 2


def test_an_mbox_file_with_mails_in_html_is_a_source(run: Any) -> None:
    mails = "".join(
        f"From x@y.example Mon May  4 10:00:00 2026\nFrom: Post <p@post.example>\n"
        f"Subject: Issue {n}\nMessage-ID: <{n}@x>\nContent-Type: text/html\n\n"
        f"<!doctype html><html><body><p>The quay holds on day {n}.</p></body></html>\n\n"
        for n in (1, 2)
    )
    Path("briefer.toml").write_text("", encoding="utf-8")
    Path("news.mbox").write_text(mails, encoding="utf-8")

    assert run("sources", "add", "news.mbox").status == 0
    assert tables() == {"news": {"url": "news.mbox"}}
    assert [line["title"] for line in run("collect").lines] == ["Issue 1", "Issue 2"]
