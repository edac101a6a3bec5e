"""Languages without spaces are found, parted, grouped and told; `*` follows everything."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest

from briefer.app.engines import extractive_engine
from briefer.brief.pipeline import Plan, brief
from briefer.collect.collected import Collected
from briefer.errors import ConfigError
from briefer.group.stories import stories
from briefer.group.topic import topic
from briefer.model import Article, Brief
from briefer.text.folding import apart, words
from briefer.text.sentences import sentence_spans
from tests.brief.days import MIDNIGHT, WINDOW, report

# Of each language: the topic, two reports of one event, one of another, one of neither.
DAYS = {
    "zh": (
        "洛恩",
        ("渡轮在洛恩港附近沉没，12人获救", "渡轮周一在洛恩港附近沉没，12人获救。海岸警卫队说，他们正在调查原因。"),
        ("洛恩港渡轮沉没，十余人获救", "一艘渡轮在洛恩港附近沉没，12人获救。船主拒绝评论。"),
        ("洛恩市议会将停泊费提高8%", "洛恩市议会投票决定将停泊费提高8%。居民表示抗议。"),
        ("天气预报：本周全国多云", "本周全国多云。气温下降。"),
    ),
    "ja": (
        "ローン",
        ("ローン沖でフェリー沈没、12人救助", "ローン沖でフェリーが沈没し、乗客12人が救助された。海上保安庁が発表した。"),
        ("フェリー沈没、ローン沖で12人救助", "月曜日、ローン沖でフェリーが沈没し、12人が救助された。原因は調査中だ。"),
        ("ローン市議会、係留料を8％引き上げ", "ローン市議会は係留料を8％引き上げることを決めた。船主は抗議した。"),
        ("今週の天気は全国的に曇り", "今週は全国的に曇りの見込みだ。"),
    ),
    "ko": (
        "로른",
        ("로른 앞바다에서 여객선 침몰, 12명 구조", "로른 앞바다에서 여객선이 침몰해 승객 12명이 구조됐다. 해경이 밝혔다."),
        ("여객선 침몰 로른에서 12명 구조돼", "월요일 로른에서 여객선이 침몰해 12명이 구조됐다. 원인은 조사 중이다."),
        ("로른 시의회 정박료 8% 인상", "로른의 시의회가 정박료를 8% 인상하기로 했다. 선주들이 항의했다."),
        ("이번 주 전국 흐림", "이번 주는 전국이 흐릴 전망이다."),
    ),
    "th": (
        "ลอร์น",
        ("เรือเฟอร์รี่จมใกล้ท่าเรือลอร์น ช่วยได้ 12 คน", "เรือเฟอร์รี่จมใกล้ท่าเรือลอร์นและผู้โดยสาร 12 คนได้รับการช่วยเหลือ"),
        ("เรือเฟอร์รี่จมที่ลอร์น ผู้โดยสาร 12 คนรอด", "เรือเฟอร์รี่จมใกล้ท่าเรือลอร์น ผู้โดยสาร 12 คนได้รับการช่วยเหลือ"),
        ("สภาเมืองลอร์นขึ้นค่าจอดเรือร้อยละ 8", "สภาเมืองลอร์นลงมติขึ้นค่าจอดเรือร้อยละ 8"),
        ("สัปดาห์นี้ทั่วประเทศมีเมฆมาก", "สัปดาห์นี้ทั่วประเทศมีเมฆมาก"),
    ),
}  # fmt: skip


def day(code: str) -> tuple[str, list[Article]]:
    name, *told = DAYS[code]
    papers = ("Quay Times", "Oldport Post", "Salt Road", "Harbour Wire")
    made = [
        Article(title, text, id="abcd"[n], publisher=papers[n], language=code, published=MIDNIGHT - timedelta(hours=n + 2))
        for n, (title, text) in enumerate(told)
    ]  # fmt: skip
    return name, made


def made(name: str, articles: list[Article], query: str | None = None) -> Brief:
    plan = Plan(topic(name, query), WINDOW, WINDOW.until)
    return brief(plan, Collected(tuple(articles)), engine=extractive_engine(plan)).brief


@pytest.mark.parametrize("code", DAYS)
def test_a_term_is_found_inside_a_text_without_spaces(code: str) -> None:
    name, articles = day(code)
    asked = topic("t", f'"{name}" OR xyz')

    assert [asked.about(article) for article in articles] == [True, True, True, False]
    assert [topic(name).about(article) for article in articles] == [True, True, True, False]


@pytest.mark.parametrize("code", DAYS)
def test_reports_of_one_event_stand_in_one_story_and_others_apart(code: str) -> None:
    _, articles = day(code)
    found = {frozenset(a.id for a in story.articles) for story in stories(articles)}

    assert found == {frozenset("ab"), frozenset("c"), frozenset("d")}


@pytest.mark.parametrize("code", DAYS)
def test_the_brief_tells_both_events_in_the_sources_words(code: str) -> None:
    name, articles = day(code)
    printed = made(name, articles)

    cited = {c.article.id for bullet in printed.bullets for c in bullet.citations}
    assert "c" in cited
    assert cited & {"a", "b"}
    assert printed.account.off_topic == ("d",)
    assert len(printed.sections) == 2
    assert all(bullet.text == bullet.citations[0].quote for bullet in printed.bullets)


@pytest.mark.parametrize("code", DAYS)
def test_shuffling_changes_nothing_there_either(code: str) -> None:
    name, articles = day(code)
    shuffled = random.Random(1).sample(articles, len(articles))

    assert made(name, shuffled).sections == made(name, articles).sections


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("渡轮沉没。十二人获救！谁知道？没有人。", 4),
        ("フェリーが沈没した。乗客は無事だ。", 2),
        ("여객선이 침몰했다. 승객은 무사하다.", 2),
    ],
)
def test_a_sentence_ends_at_the_marks_of_its_script(text: str, parts: int) -> None:
    assert len(sentence_spans(text)) == parts


def test_what_has_spaces_is_parted_by_them_alone() -> None:
    assert apart("Норхейвен Lorn café") == "Норхейвен Lorn café"
    assert words("ferry at Lorn") == ["ferry", "at", "lorn"]


def test_everything_is_followed_by_a_star_and_all_but_a_word() -> None:
    articles = [report(event, 0) for event in range(4)]

    assert made("*", articles).account.off_topic == ()
    assert made("all", articles, "*").account.off_topic == ()
    assert made("most", articles, "* AND NOT herring").account.off_topic == ("e2v0",)


def test_no_event_is_nearer_to_everything_than_another() -> None:
    every = topic("*")

    assert {every.relevance(report(event, 0)) for event in range(6)} == {1.0}
    assert every.relevance_of("Anything at all.") == 1.0


def test_not_everything_is_a_query_for_nothing() -> None:
    with pytest.raises(ConfigError, match="NOT alone"):
        topic("none", "NOT *")
