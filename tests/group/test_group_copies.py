"""The same text elsewhere is found by content; another text is not."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest

from briefer.errors import ConfigError
from briefer.group.copies import copies
from briefer.group.credit import credited
from briefer.group.publishers import NAMED_FAMILIES, families
from briefer.model import Article

DAY = datetime(2023, 3, 20, 8, tzinfo=UTC)
WORDS = [
    a + b + c
    for a in ("bra", "kel", "mor", "sti", "ven")
    for b in ("do", "li", "ru", "sa")
    for c in ("", "n", "th", "mer", "tal", "pio")
]


def text(seed: int, sentences: int = 14) -> str:
    chance = random.Random(seed)
    made = [" ".join(chance.choices(WORDS, k=18)).capitalize() + "." for _ in range(sentences)]
    return " ".join(made)


def article(name: str, body: str, *, hours: float = 0, publisher: str = "", **more: str) -> Article:
    title = more.get("title", "Braden kelith morlin")
    when = DAY + timedelta(hours=hours)
    return Article(title=title, text=body, id=name, publisher=publisher, published=when)


def edited(kind: str, body: str) -> str:
    chance = random.Random(5)
    said = body.split(". ")
    if kind == "light edits":
        words = body.split()
        for place in chance.sample(range(len(words)), len(words) // 33):
            words[place] = "altered"
        return " ".join(words)
    return {
        "verbatim": body,
        "added tail": body + " Read the original article on Vale Herald. More by this desk.",
        "added head": "VALE, March 20 (Northwire) - " + body,
        "cut short": " ".join(body.split()[: len(body.split()) // 3]) + "…",
        "reordered": ". ".join(chance.sample(said, len(said))),
        "boilerplate": "Subscribe today. " * 8 + body + " All rights reserved by this outlet." * 6,
    }[kind]


KINDS = [
    "verbatim",
    "light edits",
    "added tail",
    "added head",
    "cut short",
    "reordered",
    "boilerplate",
]


@pytest.mark.parametrize("kind", KINDS)
def test_a_reprint_is_found_whatever_was_done_to_it(kind: str) -> None:
    original = article("first", text(1), publisher="Vale Herald")
    reprint = article("second", edited(kind, text(1)), hours=2, publisher="Harbour Post")
    other = article("third", text(2), hours=1, publisher="Dune Times")

    assert copies([other, reprint, original]) == {"second": "first"}


def test_a_follow_up_that_shares_some_background_is_no_copy() -> None:
    background = text(3, 5)
    first = article("first", text(4, 12) + " " + background)
    second = article("second", text(5, 12) + " " + background, hours=3)

    assert copies([first, second]) == {}


def test_the_original_is_the_credited_publisher_not_the_earliest() -> None:
    body = "VALE (Northwire) - " + text(6)
    early = article("early", body, publisher="Harbour Post")
    wire = article("wire", body, hours=1, publisher="Northwire")

    assert copies([early, wire]) == {"early": "wire"}


def test_a_repost_with_a_chain_is_never_the_original() -> None:
    repost = Article(title="Braden", text=text(7), id="repost", published=DAY, via=("A Blog",))
    own = article("own", text(7), hours=4)

    assert copies([repost, own]) == {"repost": "own"}


def test_an_extract_is_not_the_original_of_the_whole_text() -> None:
    whole = text(8)
    extract = article("extract", " ".join(whole.split()[:60]))
    full = article("full", whole, hours=1)

    assert copies([extract, full]) == {"extract": "full"}


def test_what_an_outlet_prints_under_everything_makes_no_copies() -> None:
    footer = " " + text(9, 6)
    batch = [
        article(f"a{n}", text(20 + n, 3) + footer, publisher="Vale Herald", title=f"{WORDS[n]} {n}")
        for n in range(6)
    ]

    clean = [
        article("clean", text(40), publisher="Dune Times"),
        article("again", text(40), publisher="Harbour Post", hours=1),
    ]

    assert copies([*batch, *clean]) == {"again": "clean"}


def test_a_shared_form_under_different_titles_is_no_copy() -> None:
    form = text(10)
    one = article("one", form, title="Ferry sinks off the northern harbour")
    two = article("two", form, title="Council votes on parking fees")

    assert copies([one, two]) == {}


def test_the_same_headline_without_text_is_a_copy_within_two_days() -> None:
    title = "Ferry sinks off the northern harbour"
    one = Article(title=title, text="", id="one", published=DAY)
    two = Article(title=title, text="", id="two", published=DAY + timedelta(hours=5))
    late = Article(title=title, text="", id="late", published=DAY + timedelta(days=9))

    assert copies([one, two, late]) == {"two": "one"}


def test_short_headlines_are_not_copies() -> None:
    assert copies([Article(title="Live updates", text="", id=n) for n in "ab"]) == {}


def test_credit_is_read_at_both_ends_of_a_text() -> None:
    said = Article(title="", text=text(11) + " This story was originally published by Vale Herald.")

    assert credited(said) == ("Vale Herald",)


def test_names_of_one_house_are_one_publisher() -> None:
    own = families("Vale Group = Vale Herald, herald.example  # one newsroom\n\n")
    batch = [
        article(str(n), "x", publisher=p)
        for n, p in enumerate(
            [
                "Vale Herald",
                "https://www.herald.example",
                "AP",
                "The Associated Press",
                "",
                "Dune Times",
            ]
        )
    ]

    assert own.independent(batch) == ("Vale Herald", "AP", "Dune Times")
    assert NAMED_FAMILIES.of("") == ""


def test_a_family_line_that_cannot_be_read_names_its_number() -> None:
    with pytest.raises(ConfigError, match="line 2"):
        families("A = b\nno sign here")


def test_the_same_line_under_the_same_title_is_a_copy() -> None:
    batch = [Article(title="Ferry", text="It sank.", id=n, published=DAY) for n in "abc"]

    assert copies(batch) == {"b": "a", "c": "a"}
