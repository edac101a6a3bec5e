"""Plain text, the phrases of a brief, and what a reader is told when there is nothing."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from briefer.errors import InputError, UsageError
from briefer.model import Account, Brief, Bullet, Finding, Format, Lead, Rejection, Usage, Window
from briefer.render import phrases
from briefer.render.explain import explained
from briefer.render.locale import ENGLISH
from briefer.render.message import rendered
from tests.render.printed_briefs import (
    DATA,
    WINDOW,
    empty_brief,
    full_brief,
    hostile_brief,
    large_brief,
    shipped,
    vectors,
)

KINDS: list[Format] = ["markdown", "text", "html", "email", "slack"]
KYIV = ZoneInfo("Europe/Kyiv")


def plain(*briefs: Brief) -> str:
    return rendered(briefs, "text", template=shipped).body


def test_the_full_brief_reads_as_agreed() -> None:
    assert plain(full_brief()) == (DATA / "full.txt").read_text(encoding="utf-8")


def test_an_explained_bullet_reads_as_agreed() -> None:
    found = "\n".join(explained(full_brief(), number) for number in (2, 3))

    assert found == (DATA / "explained.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("brief", "number", "sentence"),
    [
        (full_brief(), 0, "there is no bullet 0 .* numbered 1 to 4"),
        (full_brief(), 5, "there is no bullet 5 .* numbered 1 to 4"),
        (empty_brief(), 1, "it has none"),
    ],
    ids=["zero", "past the last", "empty"],
)
def test_a_bullet_that_is_not_there_is_refused(brief: Brief, number: int, sentence: str) -> None:
    with pytest.raises(UsageError, match=sentence):
        explained(brief, number)


def test_an_explanation_says_who_proved_the_bullet_and_what_the_judge_said() -> None:
    brief = hostile_brief(["A word of theirs."])
    (section,) = brief.sections
    (first, *_), text = section.bullets, "A word of ours."

    def told(bullet: Bullet) -> str:
        made = replace(brief, sections=(replace(section, bullets=(bullet,)),))
        return " ".join(explained(made, 1).split())

    own = replace(first, text=text, own_words=False, findings=(), proved="rules")
    read = replace(own, proved="judge", opinion="It says so in other words.")
    doubted = replace(read, findings=(Finding("coverage", "no ours", blocking=False),))
    assert "proved by the rules alone." in told(own)
    assert "proved by the rules and by a judge. The judge: “It says so in other words.”" in told(
        read
    )
    assert "by a judge, which cleared these doubts of the rules." in told(doubted)
    assert "doubt, coverage: no ours" in told(doubted)
    assert "in the source’s own words" in told(replace(first, proved="own words"))


def test_the_counts_tell_what_a_model_wrote_and_say_nothing_where_none_did() -> None:
    brief = full_brief()

    said = "5 bullets: 1 written by the model and proved, 3 in the source’s own words, 1 left out."
    assert phrases.proofs_text(brief) == said
    assert phrases.proofs_text(replace(brief, engine="extractive")) == ""


def test_the_replaced_bullet_is_told_apart_in_an_explanation() -> None:
    brief = hostile_brief(["word"])

    assert "Replaced by the source’s own words: “word”" in explained(brief, 1)


@pytest.mark.parametrize(
    "text", ["\x1b[2J", "\x9b2J", "\x07\x08\r over", "\u202e x", "\x1b]8;;x\x07"]
)
def test_no_control_character_reaches_a_terminal(text: str) -> None:
    printed = plain(hostile_brief([f"a{text}b"])) + explained(hostile_brief([f"a{text}b"]), 1)

    assert not [
        c for c in printed if (c < " " and c != "\n") or "\x7f" <= c <= "\x9f" or c == "\u202e"
    ]


def test_no_terminal_vector_reaches_a_terminal() -> None:
    rows = vectors("misc.jsonl")
    texts = [row["input"] for row in rows if row["cat"] in ("terminal", "mail_header")]

    for kind in KINDS:
        message = rendered([hostile_brief(texts)], kind, template=shipped)
        printed = message.subject + "".join(part.body for part in message.parts)
        assert not [c for c in printed if (c < " " and c != "\n") or "\x7f" <= c <= "\x9f"]
        assert "\n" not in message.subject
        printed.encode()


def test_lines_are_no_longer_than_a_terminal_but_for_addresses() -> None:
    lines = plain(full_brief(), large_brief(3)).splitlines()

    assert [line for line in lines if len(line) > 78 and "https://" not in line] == []


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_brief_says_so(kind: Format) -> None:
    message = rendered([empty_brief()], kind, template=shipped)

    assert message.subject == "Grain: nothing new, Wednesday 22 March 2023"
    for part in message.parts:
        assert "Nothing new about Grain since 20 March 2023, 00:00." in part.body.replace("\n", " ")
        assert "1 off topic" in part.body


@pytest.mark.parametrize("kind", KINDS)
def test_every_format_opens_with_the_frame_and_ends_with_the_account(kind: Format) -> None:
    for part in rendered([full_brief()], kind, template=shipped).parts:
        body = " ".join(part.body.replace("\\", "").replace("&#39;", "'").split())
        told = [
            "Bakhmut",
            "Wednesday 22 March 2023",
            "23 March 2023, 00:00 (Europe/Kyiv)",
            "20 March 2023, 00:00 to 23 March 2023, 00:00",
            "7 articles from 3 publishers, of 11 collected",
            "1 written by the model and proved, 3 in the source’s own words, 1 left out.",
            "some-model",
            "2 stories, 4 bullets: 2 new, 1 update, 1 known before",
            "Harbour Times, Quay Wire and 2 more" + ("" if kind == "html" else ", Tue 16:05)"),
            "Announced",
            "4 April:",
            "Talks will begin on 4 April.",
            "300",
            "21 March 2023, 16:05, via Wire Mirror, Town Links",
            "undated",
            "Військові кажуть, що місто тримається.",
            "قال متحدث إن المدينة هادئة.",
            "4 cited + 1 copy + 2 not cited + 2 off topic + 1 out of window + 1 failed =",
            "refused 2 bullets: 1 repaired, 0 replaced by the source’s own words, 1 dropped.",
            "No configuration was found",
            "East feed: 503 after 3 tries",
            "6 calls, 5,210 prompt tokens (1,024 cached), 811 reply tokens (64 reasoning)",
        ]
        upper = body + body.replace("BAKHMUT", "Bakhmut")
        assert [words for words in told if words not in upper] == []


def test_the_sources_own_words_are_said_once_when_all_are() -> None:
    """Whether the bullet says so itself or is seen to be a quote of its citation."""
    brief = full_brief()
    said, seen = brief.sections[0].bullets[1], brief.sections[1].bullets[1]
    title, sentence = said.citations[1], said.citations[0]
    row = Bullet(f"{title.quote} {sentence.quote}", (title, sentence))
    own = replace(brief.sections[0], bullets=(said, seen, row))
    printed = plain(replace(brief, sections=(own,), lead=Lead()))

    assert "Every bullet is in the words of its source, unchanged." in printed
    assert "(in the source’s words)" not in printed


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (None, "undated"),
        (datetime(2023, 3, 22, tzinfo=UTC), "22 March 2023"),
        (datetime(2023, 3, 22, 23, 30, tzinfo=UTC), "23 March 2023, 01:30"),
    ],
    ids=["undated", "a bare day keeps its day", "a time is local"],
)
def test_when_an_article_appeared(moment: datetime | None, said: str) -> None:
    assert phrases.published_text(moment, KYIV) == said


@pytest.mark.parametrize(
    ("until", "day"),
    [
        (datetime(2023, 3, 22, 22, tzinfo=UTC), "Wednesday 22 March 2023"),
        (datetime(2023, 3, 22, 5, tzinfo=UTC), "Wednesday 22 March 2023"),
        (datetime(2023, 3, 22, 22, 1, tzinfo=UTC), "Thursday 23 March 2023"),
    ],
    ids=["midnight ends the day before", "seven in the morning", "past midnight"],
)
def test_the_day_a_brief_is_of(until: datetime, day: str) -> None:
    brief = replace(empty_brief(), window=Window(WINDOW.since, until))

    assert phrases.brief_day(brief, KYIV) == day


@pytest.mark.parametrize("zone", ["Mars/Base", "", "../../etc/passwd", "Europe"])
def test_a_zone_that_does_not_exist_is_refused(zone: str) -> None:
    with pytest.raises(InputError, match="`timezone` must be a name such as"):
        plain(replace(empty_brief(), timezone=zone))


def test_one_of_a_kind_is_said_in_the_singular() -> None:
    account = Account(cited=("a",), copy=("b",))
    one = Rejection("x", ())

    assert phrases.account_text(account) == (
        "1 cited + 1 copy + 0 not cited + 0 off topic + 0 out of window + 0 failed = 2 articles"
    )
    assert "of 1 " not in ENGLISH.counted(1, "story")
    section = replace(full_brief().sections[2], rejections=(one,))
    said = phrases.checks_text(replace(empty_brief(), sections=(section,)))
    assert said.startswith("The checks refused 1 bullet: 0 repaired")
    assert phrases.checks_text(empty_brief()) == "The checks refused no bullet."
    assert phrases.usage_text(Usage()) == ""
    assert (
        phrases.usage_text(Usage(1, 5, 3)) == "Model use: 1 call, 5 prompt tokens, 3 reply tokens."
    )


@pytest.mark.parametrize(
    ("money", "currency", "shown"),
    [
        ("0.0412", "USD", "$0.04"),
        ("12.3456", "EUR", "€12.35"),
        ("0.00123", "USD", "$0.0012"),
        ("0.0000005", "USD", "$0.0000005"),
        ("1234.5", "credits", "credits1,234.50"),
    ],
)
def test_the_price_of_a_brief_is_told_to_the_cent_or_its_first_two_digits(
    money: str, currency: str, shown: str
) -> None:
    used = Usage(41, 80_000, 6_000, money=Decimal(money), currency=currency)

    told = phrases.usage_text(used).replace("\u00a0", "")

    assert told == f"Model use: 41 calls, 80,000 prompt tokens, 6,000 reply tokens, {shown}."


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("P1",), "(P1, Tue 16:05)"),
        (("P1", "P2"), "(P1 and P2, Tue 16:05)"),
        (("P1", "P2", "P3"), "(P1, P2 and P3, Tue 16:05)"),
        (tuple(f"P{n}" for n in range(1, 10)), "(P1, P2 and 7 more, Tue 16:05)"),
        ((), "(Harbour Times, Tue 16:05)"),
    ],
)
def test_a_fact_names_its_publishers_and_counts_those_beyond_three(
    names: tuple[str, ...], said: str
) -> None:
    section = full_brief().sections[0]
    bullet = replace(section.bullets[0], publishers=names)
    brief = replace(full_brief(), sections=(replace(section, bullets=(bullet,)),), lead=Lead())

    assert said in " ".join(plain(replace(brief, announced=())).split())


def test_the_json_of_a_brief_is_itself_and_that_of_a_digest_a_list() -> None:
    one = json.loads(rendered([full_brief()], "json", template=shipped).body)
    two = json.loads(rendered([full_brief(), empty_brief()], "json", template=shipped).body)

    assert one["topic"] == "Bakhmut"
    assert two == {"version": 1, "briefs": [one, two["briefs"][1]]}


def test_a_lone_surrogate_does_not_break_the_json() -> None:
    body = rendered([replace(empty_brief(), topic="a\ud800b")], "json", template=shipped).body

    body.encode()
    assert json.loads(body)["topic"] == "a\ud800b"
