"""What a newcomer types, and the sentence that says what to type instead."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

ITEM = '{"id": "1", "title": "Ferry runs again in Lorn", "text": "The ferry runs again in Lorn."}\n'
DESK = '[sources.a]\nurl = "one.jsonl"\n[topics.ferry]\nat = "07:00"\n'
OUT = 'send = ["out"]\n[channels.out]\nkind = "file"\npath = "out.md"\n'


@pytest.fixture
def desk(run: Any) -> Any:
    """`desk(text)` writes a briefer.toml beside a source of one article."""

    def written(text: str) -> Any:
        Path("briefer.toml").write_text(text, encoding="utf-8")
        Path("one.jsonl").write_text(ITEM, encoding="utf-8")
        return run

    return written


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (("send", "b.json", "--channel", "desk"), "--to"),
        (("send", "b.json", "--send", "desk"), "--to"),
        (("daily", "--topic", "ferry", "--to", "desk"), "--send"),
        (("daily", "--topic", "ferry", "--output", "x.md"), "--out"),
        (("history", "--db", "x"), "--state"),
    ],
)
def test_an_option_of_another_name_is_told(run: Any, words: tuple[str, ...], meant: str) -> None:
    ended = run(*words)

    assert ended.status == 2
    assert f"No such option '{words[-2]}'. Did you mean {meant}?" in ended.err


@pytest.mark.parametrize(
    "command", ["topics rename ferry tram", "topics add x", "readers add anna"]
)
def test_what_stands_in_the_file_is_edited_there(run: Any, command: str) -> None:
    ended = run(*command.split())

    assert ended.status == 2
    assert f"[{command.split(maxsplit=1)[0]}.NAME]" in ended.err
    assert "remembered by the table's name" in ended.err


@pytest.mark.parametrize("number", ["foo", "0", "1.5"])
def test_the_number_of_a_bullet_is_a_number(run: Any, number: str) -> None:
    ended = run("explain", "b.json", number)

    assert ended.status == 2
    assert f"'{number}' is no number of a bullet; they count from 1" in ended.err


def test_the_only_topic_is_taken_and_told(desk: Any) -> None:
    ended = desk(DESK)("daily")

    assert ended.status == 0
    assert "the topic is ferry, the only one configured" in ended.err
    assert "Ferry runs again in Lorn" in ended.out


def test_of_several_topics_none_is_taken(desk: Any) -> None:
    ended = desk(f"{DESK}[topics.tram]\n")("daily")

    assert ended.status == 2
    assert "the topics are ferry, tram" in ended.err


@pytest.mark.parametrize(
    ("channels", "said"),
    [
        ("", "write a table [channels.NAME], and add send"),
        ('[channels.room]\nkind = "file"\npath = "x"\n', 'add send = ["room"] to [topics.ferry]'),
    ],
    ids=["none", "one"],
)
@pytest.mark.parametrize(
    "words", [("doctor",), ("daily", "--topic", "ferry", "--send"), ("schedule", "--kind", "cron")]
)
def test_no_channel_is_named_that_there_is_not(
    desk: Any, words: tuple[str, ...], channels: str, said: str
) -> None:
    ended = desk(DESK + channels)(*words)

    assert said in ended.out + ended.err
    assert '"desk"' not in ended.out + ended.err


@pytest.mark.parametrize("how", [("--send",), ("--dry-run",), ("--send", "--readers")])
def test_a_day_to_come_is_not_sent(desk: Any, how: tuple[str, ...]) -> None:
    topic = () if "--readers" in how else ("--topic", "ferry")
    ended = desk(DESK + OUT)("daily", *topic, "--date", "2999-01-02", *how)

    assert ended.status == 2
    assert "--date 2999-01-02 is still to come" in ended.err
    assert not Path("out.md").exists()


def test_a_quiet_dry_run_says_what_it_was_asked_and_nothing_else(desk: Any) -> None:
    ended = desk(DESK + OUT)("daily", "--topic", "ferry", "--dry-run", "-q")

    assert ended.err == "ferry by out: would be sent\n"


def test_a_quiet_send_says_nothing(desk: Any) -> None:
    ended = desk(DESK + OUT)("daily", "--topic", "ferry", "--send", "-q")

    assert (ended.status, ended.err) == (0, "")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('allow_private = "127.0.0.1"\n', 'allow_private: write a list: ["127.0.0.1"]'),
        ('[topics.a]\nsend = "desk"\n', '[topics.a] send: write a list: ["desk"]'),
        ('[digests.d]\ntopics = "a"\n', '[digests.d] topics: write a list: ["a"]'),
        ("[topics.a]\nsources = 3\n", "[topics.a] sources: write a list, not 3"),
    ],
)
def test_a_list_is_asked_for_as_one_writes_it(desk: Any, text: str, said: str) -> None:
    ended = desk(text)("doctor")

    assert ended.status == 2
    assert said in ended.err


@pytest.mark.parametrize(
    ("kind", "path", "said"),
    [
        ("github", "public", "public: kept in the cache between the runs"),
        ("github", "/srv/www", "/srv/www: written to a machine that is gone after the run"),
        ("kubernetes", "public", "public: written to a machine that is gone after the run"),
        ("systemd", "public", ""),
    ],
)
def test_what_a_runner_loses_of_a_site_is_told(desk: Any, kind: str, path: str, said: str) -> None:
    site = f'send = ["site"]\n[channels.site]\nkind = "site"\npath = "{path}"\n'
    ended = desk(DESK + site)("schedule", "--kind", kind)

    assert ended.status == 0
    assert said in ended.err if said else not ended.err


def test_a_second_run_counts_the_same_articles_though_the_feed_sends_nothing(run: Any) -> None:
    from tests.cli.test_collect import Feed, configure, served

    old = "<pubDate>Mon, 02 Feb 2026 08:00:00 GMT</pubDate>"
    feed = Feed(["ferry", "tram", "old ferry"])

    def dated(request: Any) -> Any:
        answer = feed(request)
        body = answer.body.replace(b"<title>old ferry</title>", f"<title>old</title>{old}".encode())
        return type(answer)(answer.status, body, answer.headers)

    with served(a=dated) as server:  # type: ignore[arg-type]
        configure(server, "a", top='[topics.ferry]\nsend = ["out"]')
        with Path("briefer.toml").open("a") as file:
            file.write('[channels.out]\nkind = "file"\npath = "out.md"\n')
        first, second = (run("daily", "--topic", "ferry", "--format", "json") for _ in range(2))

    def fates(ran: Any) -> dict[str, int]:
        return {fate: len(ids) for fate, ids in ran.json["account"].items()}

    assert [bool("if-none-match" in asked.headers) for asked in server.asked] == [False, True]
    assert sum(fates(first).values()) == 3
    assert fates(second) == fates(first)


def test_the_language_that_a_feed_declares_is_shown(run: Any) -> None:
    from tests.cli.test_collect import Feed, configure, served

    silent, feed = Feed(["tram"]), Feed(["ferry"])

    def declaring(request: Any) -> Any:
        answer = feed(request)
        body = answer.body.replace(b"<channel>", b"<channel><language>nb-NO</language>")
        return type(answer)(answer.status, body, answer.headers)

    with served(a=declaring, b=silent) as server:  # type: ignore[arg-type]
        configure(server, "a", "b")
        run("collect")
        rows = run("sources", "--json").lines

    assert [row["language"] for row in rows] == ["nb-no", ""]


def test_init_says_how_to_go_on_when_a_source_is_refused(run: Any) -> None:
    from tests.cli.test_collect import Feed, served

    with served(a=Feed(["ferry"])) as server:
        url = server.url("/a")
        refused = run("init", "--topic", "ferry", "--feed", url)
        text = Path("briefer.toml").read_text()
        Path("briefer.toml").write_text(f'allow_private = ["127.0.0.1:{server.port}"]\n{text}')
        added = run("sources", "add", url)

    assert refused.status == 2
    assert f"briefer sources add {url}" in refused.err.splitlines()[-1]
    assert "allow_private" in refused.err
    assert added.status == 0


def test_a_second_init_says_what_to_do_instead(run: Any) -> None:
    run("init")
    again = run("init", "--topic", "tram")

    assert again.status == 2
    assert "left as it is" in again.err
    assert "briefer sources add" in again.err
    assert "briefer init OTHER.toml" in again.err


def test_suggested_sources_in_another_language_are_told_with_what_finds_anything_there(
    run: Any,
) -> None:
    made = run("init", "--topic", "Oil fund", "--suggest", "Norway")
    asked = run("init", "b.toml", "--topic", "Fund", "--query", "fond", "--suggest", "Norway")

    assert "NRK (in Norwegian Bokmål): the topic is looked for in the words you give" in made.err
    assert 'query = \'"Oil fund" OR "…"\'' in made.err
    assert "for the world, as few fit: UN News" in made.err
    assert "in the words you give" not in asked.err
