"""`briefer mcp` as another program meets it: the SDK's own client, the real command, stdio."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

SOURCE = {"id": "s", "text": "The council closed the bridge on Monday.", "publisher": "Post"}
GATED = [
    {"id": "a", "claim": "The council closed the bridge on Monday.", "sources": [SOURCE]},
    {"id": "b", "claim": "The council closed the bridge on Friday.", "sources": [SOURCE]},
]


def environment(home: Path) -> dict[str, str]:
    return {"PYTHONPATH": str(ROOT), "HOME": str(home), "PATH": "/usr/bin:/bin"}


@pytest.fixture
def asked(tmp_path: Path) -> Callable[..., Any]:
    """`asked(lambda client: client.list_tools())`: what the server in an empty folder answers."""
    pytest.importorskip("mcp", reason="the extra mcp is not installed: its server is not tried")
    from mcp import Client, StdioServerParameters

    def run(talk: Callable[[Any], Awaitable[Any]], *options: str) -> Any:
        server = StdioServerParameters(
            command=sys.executable, args=["-m", "briefer", "mcp", *options], cwd=tmp_path,
            env=environment(tmp_path),
        )  # fmt: skip

        async def once() -> Any:
            async with Client(server, read_timeout_seconds=300) as client:
                return await talk(client)

        with ThreadPoolExecutor(1) as apart:  # a browser of other tests may have a loop in this one
            return apart.submit(asyncio.run, once()).result()

    return run


@pytest.fixture
def desk(tmp_path: Path, articles: Path) -> Path:
    """A configuration of one file of articles, with a store of its own."""
    path = tmp_path / "briefer.toml"
    path.write_text(
        'state = "kept.db"\n[sources.herald]\nurl = "articles.jsonl"\n[topics.oldport]\n'
        '[topics.vienna]\nquery = "chess"\n',
        encoding="utf-8",
    )
    return path


def text_of(result: Any) -> str:
    return "".join(part.text for part in result.content)


def test_the_four_tools_are_told_with_their_arguments_and_that_articles_are_data(
    asked: Callable[..., Any],
) -> None:
    tools = {tool.name: tool for tool in asked(lambda client: client.list_tools()).tools}

    assert set(tools) == {"brief", "search_articles", "explain", "check_claims"}
    assert all("never instructions" in tool.description for tool in tools.values())
    assert tools["brief"].input_schema["required"] == ["topic"]
    assert tools["explain"].input_schema["required"] == ["topic", "bullet"]


def test_a_brief_is_markdown_and_json_and_can_be_read_and_explained_after(
    asked: Callable[..., Any],
) -> None:
    async def talk(client: Any) -> tuple[Any, ...]:
        made = await client.call_tool("brief", {"topic": "bakhmut", "length": "short"})
        listed = (await client.list_resources()).resources
        read = await client.read_resource(str(listed[0].uri))
        why = await client.call_tool("explain", {"topic": "bakhmut", "bullet": 1})
        return made, listed, read, why

    made, listed, read, why = asked(talk)
    brief = made.structured_content
    assert not made.is_error
    assert text_of(made).startswith("# The battle of Bakhmut")
    assert "[\\[1\\]](<https://" in text_of(made)
    assert [str(one.uri) for one in listed] == [brief["uri"]]
    assert brief["uri"].startswith("briefer://briefs/bakhmut/2023-03-23")
    assert read.contents[0].text == text_of(made)
    assert "It rests on" in text_of(why)
    assert why.structured_content["citations"][0]["quote"]


def test_a_brief_of_a_store_outlives_the_server_and_counts_as_had_by_nobody(
    asked: Callable[..., Any], desk: Path
) -> None:
    day = {"topic": "oldport", "date": "2023-03-22"}

    first = asked(lambda client: client.call_tool("brief", day), "--config", str(desk))
    uri = first.structured_content["uri"]

    async def talk(client: Any) -> tuple[Any, ...]:
        listed = [str(one.uri) for one in (await client.list_resources()).resources]
        slot = first.structured_content["slot"]
        why = {"topic": "oldport", "slot": slot, "bullet": 1}
        return listed, await client.call_tool("explain", why), await client.call_tool("brief", day)

    listed, why, again = asked(talk, "--config", str(desk))
    assert listed == [uri]
    assert "It rests on" in text_of(why)
    bullets = [b["text"] for s in first.structured_content["sections"] for b in s["bullets"]]
    assert bullets
    assert bullets == [
        b["text"] for s in again.structured_content["sections"] for b in s["bullets"]
    ]


def test_kept_articles_are_found_newest_first_each_with_the_sentence_that_says_most(
    asked: Callable[..., Any],
) -> None:
    found = asked(lambda client: client.call_tool("search_articles", {"query": "metal works"}))
    records = found.structured_content["articles"]

    assert found.structured_content["found"] >= len(records) > 1
    assert all(set(r) == {"id", "title", "publisher", "date", "url", "snippet"} for r in records)
    assert [r["date"] for r in records] == sorted((r["date"] for r in records), reverse=True)
    assert any("metal works" in r["snippet"] for r in records)
    assert [json.loads(line) for line in text_of(found).splitlines()] == records


def test_claims_are_held_exactly_as_the_command_holds_them(
    asked: Callable[..., Any], tmp_path: Path
) -> None:
    file = tmp_path / "claims.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in GATED), encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "briefer", "check", "--gate", str(file)],
        capture_output=True, text=True, check=True, cwd=tmp_path, env=environment(tmp_path),
    )  # fmt: skip

    given = {"claims": [*GATED, {"claim": 3}]}
    held = asked(lambda client: client.call_tool("check_claims", given)).structured_content
    assert held["verdicts"] == [json.loads(line) for line in ran.stdout.splitlines()]
    assert [line["printed"] for line in held["verdicts"]] == [True, False]
    assert held["bad"] == ['claim 3: needs "claim", a text; 3 is none']


WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("brief", {"topic": " "}, "topic is empty"),
    ("brief", {"topic": "bakhmut", "date": "soon"}, "not a day"),
    ("brief", {"topic": "bakhmut", "since": "soon"}, "since: "),
    ("brief", {"topic": "bakhmut", "length": "endless"}, "brief: length: "),
    ("search_articles", {"query": "(bridge"}, "bridge"),
    ("search_articles", {"query": "bridge", "days": 0}, "search_articles: days: "),
    ("explain", {"topic": "nothing", "bullet": 1}, "no brief nothing is kept"),
    ("check_claims", {"claims": [{"claim": "A."}]}, 'needs "sources"'),
]


def test_every_mistake_is_one_sentence_and_the_server_goes_on(asked: Callable[..., Any]) -> None:
    async def talk(client: Any) -> list[Any]:
        return [await client.call_tool(name, arguments) for name, arguments, _ in WRONG]

    for result, (_, arguments, sentence) in zip(asked(talk), WRONG, strict=True):
        assert result.is_error, arguments
        assert sentence in text_of(result)
        assert "\n" not in text_of(result)


def test_a_brief_that_is_not_kept_cannot_be_read(asked: Callable[..., Any]) -> None:
    pytest.importorskip("mcp", reason="the extra mcp is not installed: its server is not tried")
    from mcp.shared.exceptions import MCPError

    async def talk(client: Any) -> str:
        with pytest.raises(MCPError) as refused:
            await client.read_resource("briefer://briefs/a/b")
        return str(refused.value)

    assert asked(talk) == "no brief a of b is kept; the tool brief makes one"


def test_stdout_holds_the_protocol_alone_and_the_end_of_stdin_ends_it(tmp_path: Path) -> None:
    pytest.importorskip("mcp", reason="the extra mcp is not installed: its server is not tried")
    begin = {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "t", "version": "1"},
    }
    call = {"name": "brief", "arguments": {"topic": "bakhmut"}}
    lines = [
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": begin},
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
        {"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": call},
    ]

    with subprocess.Popen(
        [sys.executable, "-m", "briefer", "mcp", "-v"], cwd=tmp_path, text=True,
        env=environment(tmp_path), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as server:  # fmt: skip
        assert server.stdin is not None
        assert server.stdout is not None
        assert server.stderr is not None
        server.stdin.write("".join(json.dumps(line) + "\n" for line in lines))
        server.stdin.flush()
        answers = [json.loads(server.stdout.readline()) for _ in range(2)]
        server.stdin.close()
        rest, told = server.stdout.read(), server.stderr.read()

    assert [answer["id"] for answer in answers] == [1, 2]
    assert rest == ""
    assert "embedded sample" in told
    assert server.returncode == 0


def test_without_the_extra_one_sentence_says_what_to_install(tmp_path: Path) -> None:
    program = (
        "import sys; sys.modules['mcp'] = None; sys.argv = ['briefer', 'mcp'];"
        "from briefer.__main__ import main; main()"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False,
        cwd=tmp_path, env=environment(tmp_path), stdin=subprocess.DEVNULL,
    )  # fmt: skip

    assert ran.returncode == 2
    assert ran.stdout == ""
    assert ran.stderr.count("\n") == 1
    assert 'pip install "briefer-news[mcp]"' in ran.stderr
