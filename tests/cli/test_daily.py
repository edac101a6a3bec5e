"""`briefer daily`: what a reader gets, on the sample and on articles given by hand."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

FORMATS = ("markdown", "text", "html", "slack", "json")
FATES = ("cited", "copy", "not_cited", "off_topic", "out_of_window", "failed")


@pytest.fixture
def sample(run: Any) -> Any:
    return run("daily", "--topic", "bakhmut", "--format", "json").json


def test_without_configuration_the_sample_is_used_and_both_say_so(run: Any) -> None:
    ran = run("daily", "--topic", "bakhmut")

    assert ran.status == 0
    assert ran.out.startswith("# The battle of Bakhmut (the embedded sample of March 2023)\n")
    assert "embedded sample" in ran.out
    assert "briefer init" in ran.err


def test_quiet_says_nothing_on_stderr(run: Any) -> None:
    assert run("--quiet", "daily", "--topic", "bakhmut").err == ""


def test_every_bullet_cites_words_that_stand_in_its_article(sample: Any) -> None:
    texts = {article["id"]: article for article in sample["articles"]}

    citations = [c for s in sample["sections"] for b in s["bullets"] for c in b["citations"]]
    assert all(b["citations"] for s in sample["sections"] for b in s["bullets"])
    for c in citations:
        assert texts[c["article"]][c["field"]][c["start"] : c["end"]] == c["quote"]


def test_the_account_adds_up_to_every_article_once(sample: Any) -> None:
    fates = [key for fate in FATES for key in sample["account"][fate]]

    assert len(fates) == len(set(fates)) == 33
    assert all(sample["account"][fate] for fate in FATES[:-1])


def test_three_reprints_count_as_one_publishers_report(sample: Any) -> None:
    road = [r for r in sample["references"] if "last paved road" in r["title"].lower()]

    assert len(road) <= 1
    assert len(sample["account"]["copy"]) >= 3
    for section in sample["sections"]:
        if "paved road" in (section["headline"] or "").lower():
            assert section["publishers"] == ["Harbour Wire"]


def test_the_repost_is_credited_to_its_real_publisher(run: Any, sample: Any) -> None:
    collected = [a for a in sample["articles"] if a["via"]]
    everything = run("daily", "--topic", "bakhmut", "--length", "full").out

    assert "Quayside Chronicle" in everything
    assert all(article["publisher"] != "Clipping Desk" for article in collected)


@pytest.mark.parametrize("kind", FORMATS)
def test_nothing_an_article_smuggles_in_is_live(run: Any, kind: str) -> None:
    out = run("daily", "--topic", "bakhmut", "--format", kind).out

    assert out.count("<script") == (kind == "html")  # the one of the page itself
    assert "<!channel>" not in out
    assert kind == "json" or "![" not in out  # in JSON it is text of an article, and data
    assert "You are now the editor" not in _bullets(out, kind)


def test_a_day_without_news_says_so_and_ends_well(run: Any, articles: Path) -> None:
    ran = run("daily", "--topic", "bridge", "--articles", str(articles), "--date", "2023-06-01")

    assert ran.status == 0
    assert "Nothing new about bridge" in ran.out


def test_an_unknown_topic_without_a_match_is_an_empty_brief(run: Any) -> None:
    ran = run("daily", "--topic", "zeppelin")

    assert ran.status == 0
    assert "Nothing new about zeppelin" in ran.out
    assert "Engine: extractive" in ran.out


def test_out_writes_the_brief_whole_to_a_file(run: Any) -> None:
    ran = run("daily", "--topic", "bakhmut", "--out", "brief.md")

    assert ran.out == ""
    assert (
        Path("brief.md")
        .read_text(encoding="utf-8")
        .startswith("# The battle of Bakhmut (the embedded sample of March 2023)\n")
    )


def test_the_seed_article_gives_three_bullets_each_with_its_sentence(
    run: Any, shared: Path
) -> None:
    seeds = str(shared / "seeds")

    brief = run("daily", "--topic", "bakhmut", "--articles", seeds, "--date", "2023-03-22",
                "--format", "json").json  # fmt: skip
    bullets = [b for s in brief["sections"] for b in s["bullets"]]
    assert len(bullets) >= 3
    assert [r["publisher"] for r in brief["references"]] == ["Business Insider"]
    assert brief["references"][0]["published"] is None
    assert "IFTTT" in brief["references"][0]["via"]
    assert all(c["quote"] for b in bullets for c in b["citations"])


def test_real_articles_give_a_brief_whose_account_adds_up(run: Any, shared: Path) -> None:
    file = shared / "data" / "news2023" / "bakhmut.jsonl"
    total = len(file.read_bytes().splitlines())

    brief = run("daily", "--topic", "bakhmut", "--articles", str(file), "--date", "2023-03-23",
                "--since", "72h", "--format", "json").json  # fmt: skip
    assert sum(len(brief["account"][fate]) for fate in FATES) == total
    assert sum(len(s["bullets"]) for s in brief["sections"]) >= 10


def test_articles_may_come_from_stdin(run: Any, articles: Path) -> None:
    ran = run("daily", "--topic", "oldport", "--articles", "-", "--date", "2023-03-22",
              stdin=articles.read_bytes())  # fmt: skip

    assert "harbour bridge in Oldport was closed on Monday" in ran.out


def test_weekly_looks_back_seven_days(run: Any, articles: Path) -> None:
    brief = run("weekly", "--topic", "oldport", "--articles", str(articles), "--date",
                "2023-03-28", "--format", "json").json  # fmt: skip

    assert brief["window"] == {"since": "2023-03-22T00:00:00Z", "until": "2023-03-29T00:00:00Z"}
    assert brief["account"]["cited"]


def test_a_digest_holds_the_briefs_of_its_topics(run: Any, articles: Path) -> None:
    Path("briefer.toml").write_text(
        f'[sources.all]\nurl = "{articles}"\n[topics.bridge]\n[topics.council]\n'
        '[digests.morning]\ntopics = ["bridge", "council"]\n',
        encoding="utf-8",
    )

    ran = run("daily", "--digest", "morning", "--date", "2023-03-22", "--state", "s.db")
    assert re.findall(r"^# (\w+)", ran.out, re.MULTILINE)
    assert "harbour bridge in Oldport was closed" in ran.out
    assert "voted on Tuesday to pay for school meals" in ran.out


def _bullets(out: str, kind: str) -> str:
    if kind == "json":
        sections = json.loads(out)["sections"]
        return " ".join(b["text"] for s in sections for b in s["bullets"])
    return out


def test_a_table_of_publisher_families_makes_two_names_one_publisher(
    run: Any, articles: Path
) -> None:
    lines = articles.read_text(encoding="utf-8").splitlines()[:1]
    other = json.loads(lines[0]) | {"id": "a9", "publisher": "Oldport Evening", "url": None}
    other["text"] = (
        "Engineers in Oldport closed the harbour bridge on Monday; a flood hit two pillars."
    )
    articles.write_text(f"{lines[0]}\n{json.dumps(other)}\n", encoding="utf-8")
    Path("families.txt").write_text("Oldport Media = Oldport Herald, Oldport Evening\n", "utf-8")
    options = ("daily", "--topic", "oldport", "--articles", str(articles), "--date", "2023-03-22",
               "--format", "json", "--state", "s.db")  # fmt: skip

    apart = run(*options).json
    Path("briefer.toml").write_text('families = "families.txt"\n', encoding="utf-8")
    together = run(*options).json
    assert (apart["publishers"], together["publishers"]) == (2, 1)
