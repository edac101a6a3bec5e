"""A brief whose language is Ukrainian says its own words in Ukrainian, dates and plurals too."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from briefer.model import Account, Format, Rejection
from briefer.render import phrases
from briefer.render.locale import LABELS, UKRAINIAN, tongue_of
from briefer.render.message import rendered
from tests.render.printed_briefs import empty_brief, full_brief, large_brief, shipped

OURS = re.compile(
    r"\b(?:Cut-off|Window|Engine|Sources|They disagree|What became|Problems?|cited|bullets?|"
    r"stories|collected|New|Update|Known|doubt|headline|source’s words|via|full brief|March|"
    r"Wednesday|Model use|tokens|refused|Single source|publishers)\b"
)


@pytest.mark.parametrize("kind", ["markdown", "text", "html", "email", "slack"])
def test_nothing_that_is_ours_is_left_in_english(kind: Format) -> None:
    made = replace(
        full_brief(), language="uk", notes=(), problems=(), engine="m", topic="Бахмут", sections=tuple(
            replace(s, publishers=("А",) * (n == 0) or ("А", "Б"), headline="Подія", engine="m")
            for n, s in enumerate(full_brief().sections)
        ),
    )  # fmt: skip
    message = rendered([made], kind, template=shipped)

    for part in (message.subject, *(part.body for part in message.parts)):
        visible = part.replace('"style": "bullet"', "")
        visible = re.sub(r"<style>.*?</style>|<[^>]*>", " ", visible, flags=re.DOTALL)
        assert set(OURS.findall(_without_articles(visible))) == set()


def _without_articles(text: str) -> str:
    for quoted in ("The ministry put the losses", "the title says it differently"):
        text = text.replace(quoted, "")
    return text


def test_a_ukrainian_brief_reads_as_one() -> None:
    body = rendered([replace(full_brief(), language="uk")], "text", template=shipped).body

    assert "Середа, 22 березня 2023. Станом на: 23 березня 2023, 00:00" in body
    assert "2 історії, 4 пункти: 2 нові, 1 оновлення, 1 уже відомий" in body
    assert "ДЖЕРЕЛА" in body
    assert "11 статей" in body


def test_a_quiet_day_is_said_in_ukrainian() -> None:
    quiet = replace(empty_brief("зерно"), language="uk-UA")
    message = rendered([quiet], "text", template=shipped)

    assert "Нічого нового про зерно від 20 березня 2023, 00:00." in message.body
    assert "зерно: нічого нового" in message.subject


@pytest.mark.parametrize(
    ("count", "said"),
    [(1, "1 стаття"), (2, "2 статті"), (5, "5 статей"), (11, "11 статей"), (12, "12 статей"),
     (21, "21 стаття"), (34, "34 статті"), (1111, "1 111 статей")],
)  # fmt: skip
def test_a_count_takes_its_form(count: int, said: str) -> None:
    assert UKRAINIAN.counted(count, "article") == said


def test_what_the_checks_refused_is_said_in_ukrainian() -> None:
    refused = Rejection("Rain fell.", ())
    section = replace(full_brief().sections[0], rejections=(refused,) * 2)
    made = replace(full_brief(), sections=(section, *full_brief().sections[1:]))

    said = phrases.checks_text(made, UKRAINIAN)

    assert said == (
        "Перевірки відхилили 2 пункти: 0 виправлено, 0 замінено словами джерела, 2 вилучено."
    )
    assert phrases.account_text(Account(copy=("a", "b")), UKRAINIAN).startswith("0 процитовано + 2")


def test_what_a_mail_leaves_out_is_said_in_ukrainian() -> None:
    made = replace(large_brief(60), language="uk")
    body = rendered([made], "email", template=shipped).parts[-1].body

    assert re.search(r"І ще \d+ істор\w+ у повному огляді", body)


def test_every_label_has_its_ukrainian_and_another_language_is_english() -> None:
    assert [label for label in LABELS if UKRAINIAN.say(label) == label] == []
    assert tongue_of("eo").say("Sources") == "Sources"
