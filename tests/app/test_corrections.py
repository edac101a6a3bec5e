"""What a source took back after it was delivered stands on top of the next brief, once."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from briefer.app.run import Request
from briefer.app.sending import send_briefs
from briefer.jsonform import brief_from, brief_json
from briefer.model import Brief, Lead
from briefer.render.message import rendered
from briefer.store import open_store
from briefer.store.migrations import STEPS
from briefer.store.sqlite import sqlite_engine
from tests.app.test_readers_window import DAY, HOUR, MORNING, Desk
from tests.render.printed_briefs import shipped

FIRST = "Twelve people were taken to hospital after the ferry of Varn struck the pier on Sunday."


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_store(tmp_path / "briefer.db") as store:
        made = Desk(tmp_path, store)
        made.publish("ferry", MORNING - HOUR)
        edit(made, FIRST)
        made.deliver(MORNING)
        yield made


def edit(desk: Desk, text: str, title: str = "Varn and its ferry") -> None:
    changed = json.loads(desk.items["ferry"]) | {"text": text, "title": title}
    desk.items["ferry"] = json.dumps(changed)
    desk.publish("tram", MORNING + HOUR)


def edit_only(desk: Desk, text: str) -> None:
    desk.items["ferry"] = json.dumps(json.loads(desk.items["ferry"]) | {"text": text})
    desk.feed.write_text("\n".join(desk.items.values()) + "\n", encoding="utf-8")


def corrected(desk: Desk) -> Brief:
    return desk.deliver(MORNING + DAY).brief


def test_another_number_is_a_correction_with_both_sentences_and_times(desk: Desk) -> None:
    edit(desk, "Nine people were taken to hospital after the ferry of Varn struck the pier.")

    (correction,) = corrected(desk).corrections

    assert "Twelve people" in correction.was
    assert "Nine people" in correction.now
    assert correction.publisher == "Varn Post"
    assert correction.since == MORNING


def test_a_sentence_that_went_is_a_correction_without_another(desk: Desk) -> None:
    edit(desk, "Divers looked at the hull of a boat in Varn. The harbour office gave no reason.")

    (correction,) = corrected(desk).corrections

    assert correction.now == ""


def test_a_withdrawn_article_takes_back_its_lines(desk: Desk) -> None:
    edit(desk, "This article has been withdrawn. Varn Post regrets the error.")

    (correction,) = corrected(desk).corrections

    assert correction.now == "This article has been withdrawn."


def test_what_a_withdrawn_article_says_of_itself_is_no_news(desk: Desk) -> None:
    edit(desk, "This article has been withdrawn. Varn Post regrets the error.", "Withdrawn: ferry")

    made = corrected(desk)

    assert len(made.corrections) == 1
    assert {bullet.citations[0].article.id for bullet in made.bullets} == {"tram"}


def test_a_note_of_the_editors_is_no_news(desk: Desk) -> None:
    text = FIRST.replace("Twelve", "Nine")
    edit(desk, f"{text} Correction: an earlier version said twelve people; it was nine.")

    said = [bullet.text for bullet in corrected(desk).bullets]

    assert [line for line in said if "earlier version" in line] == []
    assert text in said


def test_what_was_taken_back_is_not_taken_back_again_but_its_correction_may_be(desk: Desk) -> None:
    for day, number in enumerate(("Nine", "Seven"), start=1):
        edit(desk, FIRST.replace("Twelve", number))
        desk.publish("tram", MORNING + HOUR)
        made = desk.deliver(MORNING + day * DAY).brief

    assert [(c.was, c.now) for c in made.corrections] == [
        (FIRST.replace("Twelve", "Nine"), FIRST.replace("Twelve", "Seven"))
    ]


WAS = "Twelve hurt as Varn ferry hits pier"


@pytest.mark.parametrize(
    ("was", "title", "taken_back"),
    [
        (WAS, "Ferry of Varn hits the pier, twelve are hurt", 0),
        (WAS, "UPDATED: Twelve Hurt As Varn Ferry Hits Pier | Varn Post", 0),
        (WAS, "Twelve hurt, as Varn ferry hits pier - Varn Post", 0),
        ("Dockers end strike in Varn", "Strike of dockers in Varn ends after nine days", 0),
        (WAS, "Nine hurt as Varn ferry hits pier", 1),
        ("Varn mayor resigns over ferry", "Varn mayor under fire over ferry", 1),
        ("Ferry captain of Varn was drunk", "Ferry captain of Varn tested by police", 1),
        ("Varn ferry hit by storm", "Varn ferry hit by tanker", 1),
        ("Varn ferry hit by storm", "Why nobody saw it coming", 1),
    ],
)
def test_a_title_that_says_something_else_is_taken_back_and_one_dressed_anew_is_not(
    was: str, title: str, taken_back: int, tmp_path: Path
) -> None:
    with open_store(tmp_path / "heading.db") as store:
        made = Desk(tmp_path, store)
        made.publish("ferry", MORNING - HOUR)
        text = "People were taken to hospital after the ferry struck the pier. It sails on Friday."
        edit(made, text, was)
        first = made.deliver(MORNING).brief
        edit(made, text, title)

        corrections = corrected(made).corrections

    assert was in {*(s.headline for s in first.sections), *(b.text for b in first.bullets)}
    assert [(c.was, c.now) for c in corrections] == [(was, title)] * taken_back


@pytest.mark.parametrize(
    "text",
    [
        FIRST + " Two of them have gone home since.",
        "On Sunday twelve people were taken to hospital after the ferry of Varn struck the pier.",
    ],
    ids=["more of it", "another order"],
)
def test_the_same_fact_told_anew_is_no_correction(desk: Desk, text: str) -> None:
    edit(desk, text)

    assert corrected(desk).corrections == ()


def test_a_correction_is_delivered_once(desk: Desk) -> None:
    edit(desk, "Nine people were taken to hospital after the ferry of Varn struck the pier.")
    corrected(desk)

    assert desk.look(MORNING + 2 * DAY).brief.corrections == ()


def test_a_correction_is_found_however_many_briefs_lie_between(desk: Desk) -> None:
    for day in range(1, 21):
        desk.items["tram"] = json.dumps(
            json.loads(desk.items.get("tram") or desk.items["ferry"])
            | {"id": f"tram{day}", "url": f"https://varn.example/tram{day}",
               "title": f"Varn builds tram line {day}",
               "text": f"Varn builds tram line number {day} for {day * 31} thousand passengers.",
               "published": (MORNING + (day - 1) * DAY + HOUR).isoformat()}
        )  # fmt: skip
        desk.publish("ferry", MORNING - HOUR)
        edit_only(desk, FIRST)
        assert desk.deliver(MORNING + day * DAY).brief.corrections == ()
    edit_only(desk, "Nine people were taken to hospital after the ferry of Varn struck the pier.")

    (correction,) = desk.deliver(MORNING + 21 * DAY).brief.corrections

    assert correction.was.startswith("Twelve people")
    assert correction.since == MORNING
    assert desk.look(MORNING + 22 * DAY).brief.corrections == ()


def test_what_a_store_of_before_delivered_is_corrected_too(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    with open_store(path) as store:
        made = Desk(tmp_path, store)
        made.publish("ferry", MORNING - HOUR)
        edit(made, FIRST)
        made.deliver(MORNING)
    old = as_in_form(5, path, tmp_path / "old.db")  # the form that kept no grounds
    with open_store(old) as store:
        made.store = store
        edit(made, "Nine people were taken to hospital after the ferry of Varn struck the pier.")

        (correction,) = corrected(made).corrections

    assert correction.was.startswith("Twelve people")


def as_in_form(form: int, path: Path, old: Path) -> Path:
    """What the store has, but for its stories, in one of that form."""
    sqlite_engine(old, steps=STEPS[:form]).dispose()
    with closing(sqlite3.connect(old)) as before:
        before.execute("ATTACH ? AS new", (str(path),))
        names = [
            name
            for (name,) in before.execute(
                "SELECT name FROM main.sqlite_master WHERE type = 'table' AND sql IS NOT NULL"
            )
        ]
        for name in (name for name in names if name not in ("stories", "members", "aliases")):
            columns = ", ".join(row[1] for row in before.execute(f"PRAGMA main.table_info({name})"))
            before.execute(f"INSERT INTO main.{name} SELECT {columns} FROM new.{name}")
        before.commit()
    return old


def test_a_correction_is_printed_in_every_format_and_read_back(desk: Desk) -> None:
    edit(desk, "Nine people were taken to hospital after the ferry of Varn struck the pier.")
    brief = corrected(desk)

    for kind in ("markdown", "text", "html", "slack", "email"):
        shown = "".join(part.body for part in rendered([brief], kind, template=shipped).parts)
        assert "Corrections" in shown
        assert "Nine people were taken to hospital" in " ".join(shown.split())
    assert brief_from(brief_json(brief)) == brief


def test_a_correction_alone_is_news_enough_to_be_sent(desk: Desk) -> None:
    edit(desk, "Nine people were taken to hospital after the ferry of Varn struck the pier.")
    made = desk.look(MORNING + DAY)
    alone = replace(made.brief, sections=(), lead=Lead())

    send_briefs(
        desk.context, [alone], name="varn", slot=made.slot,
        channels=[desk.context.config.channel("desk")], store=desk.store, resend=False,
        dry_run=False, say=lambda _: None,
    )  # fmt: skip

    assert alone.corrections
    assert [sent.state for sent in desk.store.deliveries("varn", slot=made.slot)] == ["sent"]


def test_what_a_revised_article_still_says_is_no_news(desk: Desk) -> None:
    whole = f"{FIRST} Two of them have broken bones. The ferry had left the islands at dawn."
    edit(desk, whole)
    desk.deliver(MORNING + DAY)
    edit_only(desk, whole.replace("Twelve", "Nine") + " A worn valve blocked the ship.")

    brief = desk.deliver(MORNING + 2 * DAY).brief

    told = " ".join(bullet.text for bullet in brief.bullets)
    assert "Nine people" in told
    assert "worn valve" in told
    assert "broken bones" not in told
    assert "left the islands" not in told


def test_a_title_is_not_taken_back_after_the_sentence_below_it_was(desk: Desk) -> None:
    title = "Twelve taken to hospital after ferry strikes pier of Varn"
    edit(desk, FIRST, title)
    desk.deliver(MORNING + DAY)
    changed = (text.replace("Twelve", "Nine") for text in (FIRST, title))
    edit(desk, *changed)
    desk.deliver(MORNING + 2 * DAY)

    again = desk.deliver(MORNING + 3 * DAY).brief
    whole = desk.look(MORNING + 3 * DAY, Request(day=(MORNING + 3 * DAY).date())).brief

    assert again.corrections == ()
    assert whole.corrections == ()
