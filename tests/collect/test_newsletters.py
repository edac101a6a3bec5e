"""Newsletters: those of a mail folder, of a file, and the articles that one mail tells apart."""

from __future__ import annotations

import ssl
import time
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from briefer.collect.imap import ImapFetch
from briefer.collect.newsletters import newsletter_items, web_version
from briefer.collect.reader import read
from briefer.errors import FetchRefused, NotChanged, SourceError
from briefer.model import Source
from briefer.testing.imap_server import PASSWORD, USER, Fault, ImapServer, imap_server
from briefer.testing.smtp_server import certificate

AT = datetime(2026, 5, 4, 12, tzinfo=UTC)
WORDS = "The council of Oldport voted on Tuesday to close the old bridge for six weeks."
MORE = "The ferry to the islands will run twice a day until the bridge is open again."
ISSUE = f"""<html><body><p>Trouble reading? <a href="https://post.example/issues/9">View this email
in your browser</a></p><h1>Harbour Post</h1>
<h2><a href="https://post.example/bridge?utm_source=mail">Council closes the old bridge</a></h2>
<p>{WORDS}</p>
<table><tr><td><a href="https://post.example/ferry"><h3>Ferry runs twice a day</h3></a></td></tr>
<tr><td>{MORE}</td></tr></table>
<p><strong><a href="https://hill.example/market">Market moves to the hill</a></strong></p>
<p>The market will stand on the hill while the quay is repaired.</p>
<h2>About us</h2><p>You get this mail because you asked for it.</p></body></html>"""


def mail(html: str = ISSUE, *, subject: str = "Issue 9", number: int = 9) -> bytes:
    message = EmailMessage()
    message["From"] = "Harbour Post <desk@post.example>"
    message["Subject"] = subject
    message["Date"] = "Mon, 04 May 2026 10:00:00 +0200"
    message["Message-ID"] = f"<{number}@post.example>"
    message["List-Archive"] = "<https://post.example/issues/>"
    message.set_content("Only in HTML.")
    message.add_alternative(html, subtype="html")
    return message.as_bytes()


def test_a_newsletter_gives_each_article_that_it_heads_with_a_link() -> None:
    found = read(mail(), source=Source("post", "a.eml", "file"), at=AT, name="a.eml")

    assert [(a.title, a.url) for a in found.articles] == [
        ("Council closes the old bridge", "https://post.example/bridge"),
        ("Ferry runs twice a day", "https://post.example/ferry"),
        ("Market moves to the hill", "https://hill.example/market"),
    ]
    assert [a.text for a in found.articles][:2] == [WORDS, MORE]
    assert {a.publisher for a in found.articles} == {"Harbour Post"}
    assert len({a.id for a in found.articles}) == 3


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(f"<h2><a href='https://a.example/b'>Council closes the bridge</a></h2><p>{WORDS}</p>", id="one"),
        pytest.param(f"<h2>Council closes bridge</h2><p>{WORDS}</p><h2>Ferry runs again</h2><p>{MORE}</p>", id="unlinked"),
        pytest.param("<h2><a href='https://a.example/b'>One two three</a></h2><h2><a href='https://a.example/c'>One two four</a></h2>", id="no-text"),
        pytest.param("plain words", id="no-markup"),
        pytest.param("", id="empty"),
    ],
)  # fmt: skip
def test_a_mail_that_heads_no_articles_with_links_is_one(markup: str) -> None:
    assert newsletter_items(markup) == ()


def test_what_stands_under_a_headline_without_a_link_is_lost_only_if_it_is_short() -> None:
    long = ISSUE.replace("You get this mail because you asked for it.", WORDS * 4)

    items = newsletter_items(long)

    assert [item.link is None for item in items] == [False, False, False, True]
    assert len(newsletter_items(ISSUE)) == 3


@pytest.mark.parametrize(
    ("markup", "url"),
    [
        ("<a href='https://a.example/9'>View in browser</a>", "https://a.example/9"),
        ("<p>Переглянути <a href='https://a.example/9'>у браузері</a></p>", "https://a.example/9"),
        ("<a href='https://a.example/9'>Im Browser ansehen</a>", "https://a.example/9"),
        ("<a href='https://a.example/9'>Read more</a>", None),
        ("<a href='javascript:x()'>View in browser</a>", None),
    ],
)
def test_the_web_version_is_where_the_mail_says_so(markup: str, url: str | None) -> None:
    assert web_version(markup) == url


def test_a_mail_of_one_article_leads_to_its_web_version_or_the_archive() -> None:
    source = Source("post", "a.eml", "file")
    one = f"<p><a href='https://post.example/9'>Read online</a></p><p>{WORDS}</p>"

    first = read(mail(one), source=source, at=AT).articles[0]
    second = read(mail(f"<p>{WORDS}</p>"), source=source, at=AT).articles[0]

    assert (first.title, first.url) == ("Issue 9", "https://post.example/9")
    assert second.url == "https://post.example/issues/"


# ---------------------------------------------------------------- a mail server


def fetch(server: ImapServer, **options: Any) -> ImapFetch:
    given: dict[str, Any] = {"allow_private": ["127.0.0.1", "localhost"], "timeout": 5.0} | options
    return ImapFetch(USER, lambda: PASSWORD, **given)


def test_a_folder_is_read_newest_first_and_nothing_in_it_is_touched() -> None:
    mails = [
        mail(f"<p>{WORDS}</p>\nFrom here on", subject=f"Issue {n}", number=n) for n in range(130)
    ]
    with imap_server({"INBOX": mails}) as server:
        url = f"imap://127.0.0.1:{server.port}/"
        answer = fetch(server)(url)

        with pytest.raises(NotChanged):
            fetch(server)(url, validators=answer.validators)
    source = Source("post", url, "mail", user=USER, password_env="PW")
    found = read(answer.body, source=source, at=AT, url=url, media_type=answer.media_type)

    assert [a.title for a in found.articles] == [f"Issue {n}" for n in range(129, 29, -1)]
    assert found.problems == ()
    assert server.seen == set()
    assert not [line for line in server.asked if "SELECT" in line or "STORE" in line]


def test_a_folder_is_named_as_imap_writes_it() -> None:
    with imap_server({"&BB0EPgQyBDgEPQQ4-/A&-B": [mail()]}) as server:
        found = fetch(server)(f"imap://127.0.0.1:{server.port}/Новини/A%26B")

    assert b"Issue 9" in found.body


def test_an_empty_folder_is_no_failure() -> None:
    with imap_server({"INBOX": []}) as server:
        answer = fetch(server)(f"imap://127.0.0.1:{server.port}/INBOX")

    source = Source("post", "imap://127.0.0.1/", "mail", user=USER, password_env="PW")
    found = read(answer.body, source=source, at=AT, url="x", media_type=answer.media_type)
    assert (found.articles, found.problems) == ((), ())


def test_of_a_huge_mail_only_the_beginning_is_read() -> None:
    huge = mail() + b"A" * 30_000_000
    with imap_server({"INBOX": [huge]}) as server:
        answer = fetch(server)(f"imap://127.0.0.1:{server.port}/")

    assert len(answer.body) < 1_100_000


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        ("hang", "no complete answer"),
        ("drip", "no complete answer"),
        ("close", "the connection failed"),
        ("huge", "larger than"),
        ("endless", "larger than|connection failed"),
        ("nonsense", "was no IMAP"),
    ],
)
def test_a_server_that_fails_costs_its_deadline_and_no_more(fault: Fault, reason: str) -> None:
    with imap_server({"INBOX": [mail()]}, fault=fault) as server:
        began = time.monotonic()
        with pytest.raises(SourceError, match=reason) as failed:
            fetch(server, deadline=1.0)(f"imap://127.0.0.1:{server.port}/")

    assert PASSWORD not in str(failed.value)
    assert time.monotonic() - began < 20


def test_a_refused_login_and_a_missing_folder_are_said_without_the_password() -> None:
    with imap_server({"INBOX": [mail()]}) as server:
        with pytest.raises(SourceError, match="no folder 'News'"):
            fetch(server)(f"imap://127.0.0.1:{server.port}/News")
        server.login = False
        with pytest.raises(SourceError, match="refuses the login") as failed:
            fetch(server)(f"imap://127.0.0.1:{server.port}/")

    assert PASSWORD not in str(failed.value)


def test_a_private_address_is_refused_before_the_password_is_sent() -> None:
    with imap_server({"INBOX": [mail()]}) as server:
        line = f'allow_private = \\["127.0.0.1:{server.port}"\\] at the top of briefer.toml'
        with pytest.raises(FetchRefused, match=line):
            fetch(server, allow_private=[])(f"imap://127.0.0.1:{server.port}/")
        rebound = {"allow_private": [], "resolve": lambda host, port: ["127.0.0.1"]}
        with pytest.raises(FetchRefused, match="not public"):
            fetch(server, **rebound)("imap+ssl://mail.example/")

    assert server.asked == []


def test_tls_is_checked_against_the_authorities(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ca_file, key = certificate(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(ca_file, key)
    with imap_server({"INBOX": [mail()]}, tls=context) as server:
        url = f"imap+ssl://127.0.0.1:{server.port}/"
        with pytest.raises(SourceError, match="cannot be trusted"):
            fetch(server)(url)
        monkeypatch.setenv("SSL_CERT_FILE", str(ca_file))
        assert b"Issue 9" in fetch(server)(url).body


def served(folder: Path, name: str) -> tuple[Path, ssl.SSLContext]:
    """An authority of one's own, and what a server of that name is trusted by it with."""
    ca_file, key = certificate(folder, name)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(ca_file, key)
    return ca_file, context


def test_a_server_of_ones_own_is_trusted_by_the_authority_that_is_named(tmp_path: Path) -> None:
    ca_file, context = served(tmp_path, "127.0.0.1")
    with imap_server({"INBOX": [mail()]}, tls=context) as server:
        url = f"imap+ssl://127.0.0.1:{server.port}/"

        assert b"Issue 9" in fetch(server, ca_file=str(ca_file))(url).body
        with pytest.raises(SourceError, match="ca_file cannot be read"):
            fetch(server, ca_file=str(tmp_path / "none.pem"))(url)


def elsewhere(server: ImapServer, **options: Any) -> ImapFetch:
    """A fetch for which mail.example is that server."""
    there = {"allow_private": ["mail.example"], "resolve": lambda host, port: ["127.0.0.1"]}
    return fetch(server, **there, **options)


def test_an_open_line_to_another_machine_is_made_safe_before_the_login(tmp_path: Path) -> None:
    ca_file, context = served(tmp_path, "mail.example")
    with imap_server({"INBOX": [mail()]}, starttls=context) as server:
        url = f"imap://mail.example:{server.port}/"

        assert b"Issue 9" in elsewhere(server, ca_file=str(ca_file))(url).body
        said = [line.partition(" ")[2] for line in server.asked]
        assert said.index("STARTTLS") < next(n for n, line in enumerate(said) if "LOGIN" in line)

        server.asked.clear()
        with pytest.raises(SourceError, match="cannot be trusted"):
            elsewhere(server)(url)
        assert not any("LOGIN" in line for line in server.asked)


def test_a_server_that_cannot_make_the_line_safe_gets_no_password() -> None:
    with imap_server({"INBOX": [mail()]}) as server:
        with pytest.raises(SourceError, match=r"no STARTTLS .* write imap\+ssl"):
            elsewhere(server)(f"imap://mail.example:{server.port}/")

        assert not any(PASSWORD in line or "LOGIN" in line for line in server.asked)


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        (
            {
                "url": "https://mail.example/",
                "kind": "feed",
                "user": None,
                "password_env": None,
                "ca_file": "ca.pem",
            },
            "ca_file is for",
        ),
        ({"url": "imap+ssl://me:pw@mail.example/"}, "not in the url"),
        ({"url": "imap+ssl://mail.example/", "user": None}, "needs user"),
        ({"url": "https://mail.example/", "kind": "feed"}, "for an imap"),
        ({"url": "https://mail.example/"}, "belong together"),
        ({"url": "imap+ssl://mail.example/", "kind": "page"}, "belong together"),
    ],
)
def test_an_address_that_its_login_is_not_safe_with_is_refused(
    settings: dict[str, Any], reason: str
) -> None:
    with pytest.raises(ValueError, match=reason):
        Source("post", **({"kind": "mail", "user": USER, "password_env": "PW"} | settings))
