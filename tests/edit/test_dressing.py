"""Posts as networks print them: the news between the signs is told, the signs are not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from briefer.app.engines import extractive_engine
from briefer.brief.pipeline import Plan, brief
from briefer.collect.collected import Collected
from briefer.edit.dressing import undressed
from briefer.group.topic import topic
from briefer.model import Article, Passage, Window

NIGHT = datetime(2026, 3, 3, tzinfo=UTC)
NEWS = "A crane fell on the fish hall of Lorn on Monday, the fire brigade said"


def bare(text: str) -> str:
    return undressed(Passage(Article(text, "", id="a"), "title", 0, 0, len(text))).text


@pytest.mark.parametrize(
    ("dressed", "wanted"),
    [
        (f"🏗️ {NEWS} 👇👇 #Lorn #crane @lornpost https://l.example/x", NEWS),
        (f"‼️‼️ {NEWS}. #Lorn", f"{NEWS}."),
        (f"🚨 BREAKING 🚨 {NEWS}", NEWS),
        (f"⚡ Терміново: {NEWS}", NEWS),
        (f"{NEWS} https://lorn.example/a?b=1", NEWS),
        ("Crane falls in #Lorn", "Crane falls in #Lorn"),
        ("#Lorn: crane falls on fish hall", "#Lorn: crane falls on fish hall"),
        ("Lorn measures 40°", "Lorn measures 40°"),
        ("Breaking the ice in Lorn", "Breaking the ice in Lorn"),
        ("🔥🔥🔥", "🔥🔥🔥"),
        ("#lorn #crane", "#lorn #crane"),
    ],
)
def test_what_stands_around_the_news_is_no_part_of_it(dressed: str, wanted: str) -> None:
    assert bare(dressed) == wanted


def lines(title: str, text: str) -> list[str]:
    article = Article(
        title, text, id="a", publisher="Lorn Post", published=NIGHT - timedelta(hours=9)
    )
    plan = Plan(topic("lorn"), Window(NIGHT - timedelta(days=1), NIGHT), NIGHT)
    made = brief(plan, Collected((article,)), engine=extractive_engine(plan)).brief
    return [bullet.text for bullet in made.bullets]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("🏗️💥😱", f"{NEWS}."),
        ("🏗️💥😱", f"💥 {NEWS} 🙏 #lorn #crane"),
        ("", f"💥 {NEWS} 🙏 #lorn #crane https://l.example/x"),
        (f"💥 {NEWS} 🙏 #lorn #crane", ""),
        (f"💥 {NEWS} 🙏 #lorn #crane", "💥💥💥"),
        ("💥 ALERT 💥 Crane DOWN 🏗️", f"❗{NEWS} 👇 #lorn #crane https://l.example/x"),
    ],
)
def test_a_post_is_told_without_its_signs(title: str, text: str) -> None:
    assert [line.rstrip(".") for line in lines(title, text)] == [NEWS]


def test_signs_alone_tell_nothing() -> None:
    assert lines("💥 Lorn 💥", "🏗️🏗️🏗️ #lorn") == []
