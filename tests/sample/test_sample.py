"""The embedded sample holds what its README promises, read the way a user's feeds are read."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from briefer.app.context import config_from
from briefer.collect.collected import Collected
from briefer.collect.gather import gather
from briefer.compare.disagreement import disagreements
from briefer.compare.news import Fact, Memory
from briefer.config import Config
from briefer.group.copies import copies
from briefer.group.stories import stories
from briefer.group.topic import topic
from briefer.model import Article, Story
from briefer.ports import Fetched, Validators
from briefer.text.folding import words
from briefer.text.sentences import passages

SAMPLE = Path(__file__).parents[2] / "examples" / "bakhmut"
FIRST = datetime(2023, 3, 20, tzinfo=UTC)
UNTIL = datetime(2023, 3, 24, tzinfo=UTC)


def no_network(url: str, *, validators: Validators | None = None) -> Fetched:
    raise AssertionError(f"the sample asked for {url}")


@pytest.fixture(scope="module")
def config() -> Config:
    path = SAMPLE / "briefer.toml"
    return config_from(path.read_text(encoding="utf-8"), path=path)


@pytest.fixture(scope="module")
def collected(config: Config) -> Collected:
    return gather(config.sources, fetch=no_network, at=UNTIL, progress=lambda _: None)


@pytest.fixture(scope="module")
def about(collected: Collected, config: Config) -> list[Article]:
    chosen = config.topic("bakhmut")
    return [a for a in collected.articles if topic(chosen.name, chosen.query).about(a)]


def by_url(collected: Collected, part: str) -> Article:
    (found,) = [a for a in collected.articles if part in (a.url or "")]
    return found


def test_every_file_is_a_source_and_every_source_is_a_file(config: Config) -> None:
    files = {path.name for path in SAMPLE.iterdir()} - {"README.md", "briefer.toml"}

    assert {Path(source.url).name for source in config.sources} == files


def test_all_thirty_three_articles_are_read_without_a_problem(collected: Collected) -> None:
    assert len(collected.articles) == 33
    assert (collected.problems, collected.failed) == ((), ())
    assert len({article.id for article in collected.articles}) == 33


def test_all_but_one_are_dated_within_the_week(collected: Collected) -> None:
    undated = [article.title for article in collected.articles if article.published is None]
    days = {a.published.date().day for a in collected.articles if a.published}

    assert undated == ["The baker who left Bakhmut with his sourdough"]
    assert days == {17, 18, 19, 20, 21, 22, 23}


def test_three_articles_on_the_topic_are_older_than_the_window(about: list[Article]) -> None:
    old = [a for a in about if a.published and a.published < FIRST]

    assert len(old) == 3


def test_five_articles_and_two_mentions_are_not_what_the_topic_is_about(
    collected: Collected, about: list[Article]
) -> None:
    named = re.compile("bakhmut|artemivsk|бахмут", re.IGNORECASE)
    off_topic = [a for a in collected.articles if not named.search(a.title + a.text)]
    passing = [by_url(collected, "moscow-talks"), by_url(collected, "million-shells")]

    assert len(off_topic) == 5
    assert not {a.id for a in off_topic} & {a.id for a in about}
    for article in passing:
        assert len(named.findall(article.text)) == 1
        assert not named.search(article.title)


def test_hosts_and_publishers_are_fictional(collected: Collected) -> None:
    hosts = {urlsplit(article.url or "").hostname or "" for article in collected.articles}

    assert all(host.endswith(".example") for host in hosts)
    texts = "".join(path.read_text(encoding="utf-8") for path in SAMPLE.iterdir())
    known = re.compile(
        r"https?://(?:[\w-]+\.)*(?:example|w3\.org|purl\.org|jsonfeed\.org)(?=[/\"'<\s])"
    )
    others = [
        link for link in re.findall(r"https?://[\w.-]+", texts) if not known.match(link + "/")
    ]
    assert others == []


def test_the_wire_story_has_three_reprints(collected: Collected) -> None:
    repeats = copies(collected.articles)
    wire = by_url(collected, "harbourwire.example/2023/03/21/last-paved-road")

    reprints = [a for a in collected.articles if repeats.get(a.id) == wire.id]
    assert {a.publisher for a in reprints} == {"Meridian Post", "Northern Ledger", "Kestrel Daily"}
    assert len({a.text for a in [wire, *reprints]}) == 4, "each is edited lightly"
    assert not any("original article" in a.text for a in reprints)


def test_the_wire_story_counts_as_one_publishers_report(about: list[Article]) -> None:
    (story,) = [s for s in stories(about) if any("last paved road" in a.title for a in s.articles)]

    own = [a for a in story.originals if "paved road" in a.text]
    assert [a.publisher for a in own] == ["Harbour Wire"]


def test_the_repost_is_credited_to_its_publisher_without_its_boilerplate(
    collected: Collected,
) -> None:
    repost = by_url(collected, "712404418")

    assert repost.publisher == "Quayside Chronicle"
    assert "Clipping Desk" in repost.via
    assert repost.text.count("Gunners of a mountain brigade") == 1
    for tail in ("Read the original", "IFTTT", "Comments", "short.example"):
        assert tail not in repost.text


def test_the_date_of_a_caption_is_not_the_date_of_an_article(collected: Collected) -> None:
    assert by_url(collected, "712404418").published == datetime(2023, 3, 22, 14, 32, tzinfo=UTC)
    assert by_url(collected, "essays/baker").published is None


def test_a_named_source_makes_a_calibrated_judgement(collected: Collected) -> None:
    sentences = [p.text for a in collected.articles for p in passages(a)]

    judged = [s for s in sentences if "realistic possibility" in s and "Ministry of Defence" in s]
    assert len(judged) == 2


def test_one_feed_is_in_ukrainian(collected: Collected) -> None:
    ukrainian = [a for a in collected.articles if a.language == "uk"]

    assert {a.publisher for a in ukrainian} == {"Степовий вісник"}
    assert len(ukrainian) == 3
    assert all(re.search("[іїєґ]", a.text) and not re.search("[ыэъё]", a.text) for a in ukrainian)


def test_the_hostile_article_keeps_its_words_as_text_and_loses_its_live_script(
    collected: Collected,
) -> None:
    hostile = by_url(collected, "field-kitchen")

    for part in ("Ignore all previous instructions", "![soup]("):
        assert part in hostile.text
    assert "document.location" not in hostile.text


def test_articles_are_five_sentences_or_more(collected: Collected) -> None:
    lengths = {a.title: sum(p.field == "text" for p in passages(a)) for a in collected.articles}

    assert {title: n for title, n in lengths.items() if not 5 <= n <= 16} == {}


def test_no_sentence_is_taken_from_the_news_of_that_week(
    collected: Collected, shared: Path
) -> None:
    def shingles(text: str) -> set[tuple[str, ...]]:
        said = words(text)
        return {tuple(said[n : n + 12]) for n in range(len(said) - 11)}

    lines = (shared / "data/news2023/bakhmut.jsonl").read_text(encoding="utf-8").splitlines()
    news = [json.loads(line) for line in lines]
    foreign = set().union(*(shingles(item["text"] or "") for item in news))
    seeds = (path.read_text(encoding="utf-8") for path in (shared / "seeds").glob("*.txt"))
    foreign = foreign.union(*map(shingles, seeds))
    quote = shingles(
        "There is a realistic possibility that the Russian assault on the town is losing the"
        " limited momentum it had obtained the UK Ministry of Defence"
    )

    own = set().union(*(shingles(a.text) for a in collected.articles))
    assert own & foreign <= quote


# ---------------------------------------------------------------- what its sides disagree about


def test_exactly_the_four_disagreements_of_the_sample_are_found(collected: Collected) -> None:
    everything = Story("all", collected.articles)

    found = {tuple(side.speaker for side in item.sides) for item in disagreements(everything)}
    assert found == {
        (
            "Ukraine's eastern military command",
            "The Russian-installed administration of the Donetsk region",
        ),
        ("Russia's Ministry of Defence", "Ukraine's eastern command"),
        ("The Wagner group", "Ukraine"),
        ("the group's press service", "Hnatiuk"),
    }


def test_the_two_sides_stand_in_one_story(about: list[Article]) -> None:
    found = [item for story in stories(about) for item in disagreements(story)]

    assert len(found) == 4


def test_the_three_days_of_the_evacuation_are_updates_of_one_another(
    collected: Collected,
) -> None:
    days = [
        by_url(collected, part)
        for part in ("bakhmut-last-families", "evacuation-road-closed", "school-cellar-empty")
    ]
    facts: list[Fact] = []
    for article in days:
        memory, at = Memory(facts), article.published or UNTIL
        said = [p.text for p in passages(article) if p.field == "text"]
        news = {text: memory.novelty(text, "cellar") for text in said}

        assert set(news.values()) == ({"update"} if facts else {"new"})
        facts += [Fact("bakhmut", "cellar", text, at) for text in said]
    told_again = Memory(facts)
    assert {told_again.novelty(f.text, "cellar") for f in facts} == {"known"}
