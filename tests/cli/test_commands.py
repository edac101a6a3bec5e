"""The commands on files and on standard input, as the table in the README has them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from briefer.jsonform import brief_from

OPML = """<opml version="2.0"><body>
<outline type="rss" text="Harbour Post" xmlUrl="https://harbour.example/rss"/>
<outline text="Folder"><outline type="rss" text="Hill News" xmlUrl="https://hill.example/rss"/></outline>
</body></opml>"""


@pytest.fixture
def brief(run: Any, articles: Path) -> Path:
    run("daily", "--topic", "oldport", "--articles", str(articles), "--date", "2023-03-22",
        "--format", "json", "--out", "brief.json")  # fmt: skip
    return Path("brief.json")


def test_collect_and_group_chain_by_json_lines(run: Any, articles: Path) -> None:
    collected = run("collect", str(articles))
    grouped = run("group", "-", stdin=collected.out)

    assert [line["id"] for line in collected.lines] == ["a1", "a2", "a3"]
    assert sorted(i for story in grouped.lines for i in story["articles"]) == ["a1", "a2", "a3"]
    assert all(set(s) >= {"story", "articles", "copies", "publishers"} for s in grouped.lines)


def test_group_says_why_articles_are_together(run: Any, articles: Path) -> None:
    ran = run("group", str(articles), "--explain")

    assert "a1: alone in its story" in ran.err


def test_group_takes_a_window(run: Any, articles: Path) -> None:
    more = {"id": "old", "title": "Old news", "published": "2022-01-01"}
    with articles.open("a", encoding="utf-8") as file:
        file.write(json.dumps(more) + "\n")

    ran = run("group", str(articles), "--window", "30d")
    assert "old" not in [i for story in ran.lines for i in story["articles"]]
    assert run("group", str(articles), "--window", "soon").status == 2


def test_group_of_nothing_is_nothing(run: Any) -> None:
    ran = run("group", "-", stdin="")

    assert (ran.status, ran.out) == (0, "")


def test_check_answers_each_claim_in_order(run: Any) -> None:
    source = {"id": "s", "text": "The bridge was closed on Monday. It carried 4,000 people a day."}
    claims = [
        {"id": 1, "claim": "The bridge was closed on Monday.", "sources": [source]},
        {"id": 2, "claim": "The bridge carried 9,000 people a day.", "sources": [source]},
        {"id": 3, "claim": "", "sources": [source]},
        {"id": 4, "claim": "Anything at all.", "sources": []},
    ]

    ran = run("check", "-", "--explain", stdin="".join(json.dumps(c) + "\n" for c in claims))
    assert [(line["id"], line["supported"]) for line in ran.lines] == [
        (1, True), (2, False), (3, False), (4, False),
    ]  # fmt: skip
    first = ran.lines[0]["evidence"][0]
    assert source["text"][first["start"] : first["end"]] == first["quote"]
    assert "9,000" in ran.err
    assert ran.status == 0


def test_check_names_bad_lines_and_answers_the_others(run: Any) -> None:
    good = json.dumps({"id": 1, "claim": "A b.", "sources": [{"id": "s", "text": "A b."}]})

    ran = run("check", "-", stdin=f'{good}\nnonsense\n{{"id": 2}}\n')
    assert [line["id"] for line in ran.lines] == [1]
    assert "line 2" in ran.err
    assert "line 3" in ran.err
    assert ran.status == 2


def test_render_prints_every_format_of_a_saved_brief(run: Any, brief: Path) -> None:
    for kind, start in (("markdown", "# oldport"), ("html", "<!"), ("slack", "{"), ("json", "{")):
        assert run("render", str(brief), "--format", kind).out.lower().startswith(start)
    again = run("render", "-", "--format", "json", stdin=brief.read_bytes())
    assert brief_from(again.json) == brief_from(json.loads(brief.read_text(encoding="utf-8")))


def test_explain_shows_the_sentence_behind_a_bullet(run: Any, brief: Path) -> None:
    ran = run("explain", str(brief), "1")

    assert "It rests on" in ran.out
    assert "> " in ran.out
    assert run("explain", str(brief), "99").status == 2


def test_a_changed_quote_is_refused(run: Any, brief: Path) -> None:
    data = json.loads(brief.read_text(encoding="utf-8"))
    citation = data["sections"][0]["bullets"][0]["citations"][0]
    citation["quote"] = "No" + citation["quote"][2:]

    ran = run("render", "-", stdin=json.dumps(data))
    assert ran.status == 2
    assert "citations[0]" in ran.err


def test_stories_are_a_table_and_a_picture(run: Any, articles: Path) -> None:
    options = ("stories", "--topic", "oldport", "--articles", str(articles), "--date", "2023-03-22")

    table = run(*options, "--json", "--explain")
    assert {line["headline"] for line in table.lines} >= {"Harbour bridge closed after flood"}
    assert "Oldport Herald" in run(*options, "--over-time", "1").out
    assert run(*options, "--over-time", "1", "--svg").out.startswith("<svg")
    assert run(*options, "--over-time", "99").status == 2


def test_sources_are_added_imported_exported_and_checked(run: Any, articles: Path) -> None:
    Path("briefer.toml").write_text(f'[sources.all]\nurl = "{articles}"\n', encoding="utf-8")
    Path("feeds.opml").write_text(OPML, encoding="utf-8")

    assert run("sources", "import", "feeds.opml").status == 0
    assert (
        run("sources", "add", "--unasked", "--name", "coast", "https://coast.example/rss").status
        == 0
    )
    assert run("sources", "import", "feeds.opml").err.startswith("0 sources added")
    names = [line["name"] for line in run("sources", "list", "--json").lines]
    assert names == ["all", "harbour-post", "hill-news", "coast"]
    assert "https://hill.example/rss" in run("sources", "export").out
    assert run("sources", "--json").lines[0]["last_success"] == "never"
    assert run("sources", "health").status == 0


def test_the_settings_of_a_source_survive_opml(run: Any) -> None:
    Path("briefer.toml").write_text("", encoding="utf-8")
    add = ("sources", "add", "--unasked", "https://coast.example/rss", "--name", "coast")
    run(
        *add,
        "--language",
        "uk",
        "--interval",
        "36h",
        "--family",
        "Coast & Sons",
        "--full-text",
        "--auth-env",
        "LOGIN",
    )
    first = Path("briefer.toml").read_text(encoding="utf-8")
    exported = run("sources", "export").out
    Path("briefer.toml").write_text("", encoding="utf-8")

    assert run("sources", "import", "-", stdin=exported).status == 0
    second = Path("briefer.toml").read_text(encoding="utf-8")
    assert sorted(set(first.split("\n")) - set(second.split("\n"))) == ['auth_env = "LOGIN"']
    assert not set(second.split("\n")) - set(first.split("\n"))


def test_another_feed_of_a_known_name_is_imported_under_a_name_of_its_own(run: Any) -> None:
    Path("briefer.toml").write_text(
        '[sources.harbour-post]\nurl = "https://elsewhere.example/rss"\n', encoding="utf-8"
    )
    odd = OPML.replace("Hill News", "Ж 𝒩ews").replace("xmlUrl", 'briefer:interval="soon" xmlUrl')
    odd = odd.replace("<opml", '<opml xmlns:briefer="urn:briefer"')

    assert run("sources", "import", "-", stdin=odd).err.startswith("2 sources added")
    names = [line["name"] for line in run("sources", "list", "--json").lines]
    assert names == ["harbour-post", "harbour-post-2", "ж-𝒩ews"]


def test_checking_the_sources_says_what_each_gives(run: Any, articles: Path) -> None:
    Path("briefer.toml").write_text(
        f'[sources.all]\nurl = "{articles}"\n[sources.none]\nurl = "nowhere/"\n', encoding="utf-8"
    )

    rows = {line["name"]: line for line in run("sources", "check", "--json").lines}
    assert rows["all"]["articles"] == "3"
    assert "no file or folder" in rows["none"]["problem"]


def test_without_a_configuration_there_is_nothing_to_add_to(run: Any) -> None:
    assert run("sources", "add", "https://a.example/").status == 2


def test_a_file_that_is_no_opml_is_refused(run: Any) -> None:
    Path("briefer.toml").write_text("", encoding="utf-8")

    assert run("sources", "import", "-", stdin="<html></html>").status == 2


def test_prompts_are_shown_copied_and_checked(run: Any) -> None:
    assert "story.j2" in run("prompts", "show").out
    assert "schema" in run("prompts", "show", "story.j2").out
    assert run("prompts", "check").status == 0
    assert run("prompts", "edit", "story.j2").status == 0
    assert run("prompts", "edit", "story.j2").status == 2
    Path("briefer.toml").write_text('prompts = "prompts"\n', encoding="utf-8")
    own = Path("prompts/story.j2")
    own.write_text(own.read_text(encoding="utf-8") + "{{ nonsense }}\n", encoding="utf-8")
    ran = run("prompts", "check")
    assert ran.status == 2
    assert "nonsense" in ran.out


def test_usage_is_empty_before_anything_was_asked(run: Any) -> None:
    ran = run("usage", "--state", "s.db")

    assert ran.status == 0
    assert ran.out.startswith("At")


def test_a_completion_script_names_the_command(run: Any) -> None:
    assert "_BRIEFER_COMPLETE" in run("completion", "bash").out


def test_doctor_is_content_with_the_sample(run: Any) -> None:
    ran = run("doctor")

    assert ran.status == 0
    assert "embedded sample" in ran.out


def test_check_gives_the_ids_of_sources_as_they_came(run: Any) -> None:
    text = "The bridge was closed on Monday."
    claim = {"id": 1, "claim": text, "sources": [{"id": 7, "text": text}, {"text": "Nothing."}]}

    assert run("check", "-", stdin=json.dumps(claim)).lines[0]["evidence"][0]["source"] == 7


def test_a_lone_surrogate_costs_at_most_its_line(run: Any) -> None:
    bad = '{"id": "x\\ud800", "claim": "A \\ud800 b.", "sources": [{"id": "s", "text": "A \\ud800 b."}]}'
    good = json.dumps({"id": 2, "claim": "A b.", "sources": [{"id": "s", "text": "A b."}]})

    assert [line["supported"] for line in run("check", "-", stdin=f"{bad}\n{good}\n").lines][1]
    lines = '{"id": "a", "title": "Good"}\n{"id": "b", "title": "T", "url": "http://a.example/\\ud800"}\n'
    grouped = run("group", "-", stdin=lines)
    assert "a" in [i for story in grouped.lines for i in story["articles"]]


def test_an_article_of_a_bare_day_belongs_to_that_day(run: Any) -> None:
    article = {"id": "d", "title": "Bridge opened again in Oldport", "published": "2023-03-22"}
    options = ("daily", "--topic", "oldport", "--articles", "-", "--format", "json", "--date")

    that_day = run(*options, "2023-03-22", stdin=json.dumps(article)).json
    day_before = run(*options, "2023-03-21", stdin=json.dumps(article)).json
    assert that_day["account"]["cited"] == ["d"]
    assert day_before["account"]["out_of_window"] == ["d"]


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_a_day_at_the_end_of_time_is_a_sentence(run: Any, day: str) -> None:
    ran = run("daily", "--topic", "oldport", "--date", day)

    assert ran.status == 2
    assert "outside the years" in ran.err


def test_an_empty_file_is_nothing_collected(run: Any) -> None:
    Path("empty.jsonl").write_text("", encoding="utf-8")

    assert run("daily", "--topic", "oldport", "--articles", "empty.jsonl").status == 3
