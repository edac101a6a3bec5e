"""Two sides about one thing: shown when both are cited, and never where there is none."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from briefer.compare.disagreement import disagreements
from briefer.model import Article, Disagreement, Story

WEDNESDAY = datetime(2023, 3, 22, 12, tzinfo=UTC)


def article(
    text: str, publisher: str, *, at: datetime | None = WEDNESDAY, title: str = ""
) -> Article:
    return Article(title=title, text=text, publisher=publisher, published=at)


def story(*texts: str, at: datetime | None = WEDNESDAY) -> Story:
    """An article a text, each a minute after the one before."""
    times = [at and at + timedelta(minutes=n) for n in range(len(texts))]
    told = enumerate(zip(texts, times, strict=True))
    return Story("s", tuple(article(text, f"Paper {n}", at=when) for n, (text, when) in told))


def speakers(found: tuple[Disagreement, ...]) -> list[list[str]]:
    return [[side.speaker for side in item.sides] for item in found]


TWO_SIDES = {
    "two articles, one day and place": (
        story(
            "Kyiv's command said 214 Russian soldiers were killed around Bakhmut on Tuesday.",
            "The Donetsk Administration said that 38 Russian soldiers were killed near Bakhmut on"
            " Tuesday.",
        ),
        [["Kyiv's command", "The Donetsk Administration"]],
    ),
    "troops are soldiers, killed before and after": (
        story(
            "On Tuesday its forces killed 214 Russian troops around Bakhmut, Taras Hnatiuk said.",
            "According to Gleb Surov, 38 Russian soldiers died around Bakhmut on Tuesday.",
        ),
        [["Taras Hnatiuk", "Gleb Surov"]],
    ),
    "the day as weekday and as date": (
        story(
            "Kyiv said 214 Russian soldiers were killed around Bakhmut on Tuesday.",
            "Moscow said 38 Russian soldiers were killed around Bakhmut on 21 March.",
        ),
        [["Kyiv", "Moscow"]],
    ),
    "one article quotes both": (
        story(
            "Moscow and Kyiv differ. Moscow said 480 Ukrainian soldiers were killed."
            " Kyiv said 41 Ukrainian soldiers were killed."
        ),
        [["Moscow", "Kyiv"]],
    ),
    "one sentence holds both": (
        story("Moscow said 480 Ukrainian soldiers were killed, while Kyiv said 41 Ukrainian"
              " soldiers were killed."),
        [["Moscow", "Kyiv"]],
    ),
    "the noun said once": (
        story(
            "Kyiv said it killed 214 Russian soldiers and wounded 305 around Bakhmut on Tuesday.",
            "Moscow said 90 Russian soldiers were wounded around Bakhmut on Tuesday.",
        ),
        [["Kyiv", "Moscow"]],
    ),
    "publishers in their own voice about a day that is over": (
        story(
            "On Monday 214 Russian soldiers were killed around Bakhmut.",
            "On Monday 38 Russian soldiers were killed around Bakhmut.",
        ),
        [["Paper 0", "Paper 1"]],
    ),
    "ukrainian": (
        story(
            "Генштаб повідомив, що 21 березня під Бахмутом загинули 214 російських солдатів."
            " Міноборони Росії заявило, що під Бахмутом 21 березня загинули 38 російських солдатів.",
        ),
        [["Генштаб", "Міноборони Росії"]],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("told", "sides"), TWO_SIDES.values(), ids=TWO_SIDES.keys())
def test_different_figures_for_the_same_thing_disagree(told: Story, sides: list[list[str]]) -> None:
    assert speakers(disagreements(told)) == sides


NO_TWO_SIDES = {
    "the same figure": (
        "Kyiv said 214 Russian soldiers were killed around Bakhmut on Tuesday.",
        "Moscow said 214 Russian soldiers were killed around Bakhmut on Tuesday.",
    ),
    "the same figure in words": (
        "Kyiv said forty Russian soldiers were killed around Bakhmut on Tuesday.",
        "Moscow said 40 Russian soldiers were killed around Bakhmut on Tuesday.",
    ),
    "a range that holds the other": (
        "Kyiv said between 20,000 and 30,000 Russian soldiers were killed around Bakhmut on Tuesday.",
        "Moscow said 24,500 Russian soldiers were killed around Bakhmut on Tuesday.",
    ),
    "at least, and more": (
        "Kyiv said at least 200 Russian soldiers were killed around Bakhmut on Tuesday.",
        "Moscow said 214 Russian soldiers were killed around Bakhmut on Tuesday.",
    ),
    "up to, and fewer": (
        "Kyiv said up to 300 Russian soldiers were killed around Bakhmut on Tuesday.",
        "Moscow said 214 Russian soldiers were killed around Bakhmut on Tuesday.",
    ),
    "a rounding": (
        "Kyiv said about 200 Russian soldiers were killed around Bakhmut on Tuesday.",
        "Moscow said 207 Russian soldiers were killed around Bakhmut on Tuesday.",
    ),
    "another day": (
        "Kyiv said 214 Russian soldiers were killed around Bakhmut on Tuesday.",
        "Moscow said 38 Russian soldiers were killed around Bakhmut on Monday.",
    ),
    "no day": (
        "Kyiv said 214 Russian soldiers were killed around Bakhmut.",
        "Moscow said 38 Russian soldiers were killed around Bakhmut.",
    ),
    "the day of speaking only": (
        "Kyiv said on Wednesday that 214 Russian soldiers were killed around Bakhmut.",
        "Moscow said on Wednesday that 38 Russian soldiers were killed around Bakhmut.",
    ),
    "another place": (
        "Kyiv said 214 Russian soldiers were killed around Bakhmut on Tuesday.",
        "Moscow said 38 Russian soldiers were killed near Vuhledar on Tuesday.",
    ),
    "no place": (
        "Kyiv said 214 Russian soldiers were killed on Tuesday.",
        "Moscow said 38 Russian soldiers were killed on Tuesday.",
    ),
    "other soldiers": (
        "Kyiv said 214 Russian soldiers were killed around Bakhmut on Tuesday.",
        "Moscow said 38 Ukrainian soldiers were killed around Bakhmut on Tuesday.",
    ),
    "killed, and wounded": (
        "Kyiv said 214 Russian soldiers were killed around Bakhmut on Tuesday.",
        "Moscow said 38 Russian soldiers were wounded around Bakhmut on Tuesday.",
    ),
    "killed, and killed or wounded": (
        "Kyiv said 214 Russian soldiers were killed around Bakhmut on Tuesday.",
        "Moscow said 380 Russian soldiers were killed or wounded around Bakhmut on Tuesday.",
    ),
    "another span": (
        "Kyiv said 214 Russian soldiers were killed around Bakhmut on Tuesday.",
        "Moscow said 3,800 Russian soldiers were killed around Bakhmut since January, on Tuesday.",
    ),
    "the same speaker corrects himself": (
        "Hnatiuk said 214 Russian soldiers were killed around Bakhmut on Tuesday.",
        "Colonel Taras Hnatiuk said 38 Russian soldiers were killed around Bakhmut on Tuesday.",
    ),
    "nameless speakers, hours apart": (
        "Police said four people were killed in Bakhmut on Tuesday.",
        "The officials said 13 people were killed in Bakhmut on Tuesday.",
    ),
    "a publisher's count of the running day": (
        "On Wednesday four people were killed in Bakhmut.",
        "On Wednesday thirteen people were killed in Bakhmut.",
    ),
    "money and shares": (
        "Kyiv said 214 million euros were lost around Bakhmut on Tuesday.",
        "Moscow said 38 million euros were lost around Bakhmut on Tuesday.",
    ),
    "the hour of a death": (
        "Kyiv said he was pronounced dead at 2:42 p.m. in Bakhmut on Tuesday.",
        "Moscow said he was pronounced dead at 3:19 p.m. in Bakhmut on Tuesday.",
    ),
}


@pytest.mark.parametrize(("one", "other"), NO_TWO_SIDES.values(), ids=NO_TWO_SIDES.keys())
def test_figures_that_may_both_be_true_do_not_disagree(one: str, other: str) -> None:
    assert disagreements(story(one, other)) == ()


def test_figures_far_apart_in_one_article_are_about_two_things() -> None:
    between = " The road was quiet." * 5
    text = f"Moscow said 480 people were killed.{between} Kyiv said 41 people were killed."

    assert disagreements(story(text)) == ()


def test_a_copy_never_disagrees_with_its_original() -> None:
    first = article("Kyiv said 214 people were killed in Bakhmut on Tuesday.", "Wire")
    copy = article("Moscow said 38 people were killed in Bakhmut on Tuesday.", "Reprint")

    assert disagreements(Story("s", (first, copy), ((copy.id, first.id),))) == ()
    assert len(disagreements(Story("s", (first, copy)))) == 1


def test_a_title_stands_for_a_text_that_is_missing() -> None:
    one = article("", "A", title="Kyiv says 214 people were killed in Bakhmut on Tuesday")
    other = article("", "B", title="Moscow says 38 people were killed in Bakhmut on Tuesday")

    (found,) = disagreements(Story("s", (one, other)))
    assert [side.citation.field for side in found.sides] == ["title", "title"]


CLAIM = "The Wagner group said its fighters had taken all of the metal works in northern Bakhmut."
DENIED = {
    "denied that": "Ukraine denied that Wagner had taken all of the metal works in Bakhmut.",
    "on a day": "Ukraine on Wednesday denied that Wagner had taken all of the metal works.",
    "denied on a day that": "Ukraine denied on Wednesday that Wagner had taken all the metal works.",
    "rejected the claim that": "Ukraine rejected the claim that Wagner had taken the metal works.",
    "denied reports of": "Ukraine denied reports that fighters had taken the metal works.",
    "called it false": "Ukraine called the claim that fighters had taken the metal works false.",
}


@pytest.mark.parametrize("denial", DENIED.values(), ids=DENIED.keys())
def test_a_claim_and_its_denial_disagree(denial: str) -> None:
    (found,) = disagreements(story(CLAIM, denial))

    assert [side.speaker for side in found.sides] == ["The Wagner group", "Ukraine"]
    assert [side.citation.quote for side in found.sides] == [CLAIM, denial]


def test_denied_it_answers_the_sentence_before() -> None:
    (found,) = disagreements(
        story(
            "The council met. Wagner said the works had fallen. Kyiv"
            " denied this, saying its soldiers had breakfast there."
        )
    )

    assert [side.speaker for side in found.sides] == ["Wagner", "Kyiv"]
    assert found.about == "Wagner said the works had fallen."


def test_denied_it_answers_the_clause_before() -> None:
    (found,) = disagreements(story("Wagner said the works had fallen, but Kyiv denied it."))

    assert [side.speaker for side in found.sides] == ["Wagner", "Kyiv"]


def test_a_short_denial_answers_what_stands_beside_it() -> None:
    (found,) = disagreements(
        story(
            "Police said Ilin reached for a gun. Ilin denied reaching for a"
            " gun and asked for a lawyer."
        )
    )

    assert [side.speaker for side in found.sides] == ["Police", "Ilin"]
    assert found.about == "reaching for a gun"


def test_a_ukrainian_denial_answers_a_ukrainian_claim() -> None:
    claim = "Вагнерівці заявили про повне захоплення металургійного заводу на півночі Бахмута."
    denial = "Гнатюк заперечив повідомлення про захоплення металургійного заводу в Бахмуті."

    (found,) = disagreements(story(claim, denial))
    assert [side.speaker for side in found.sides] == ["Вагнерівці", "Гнатюк"]


def test_two_deniers_stand_beside_one_claim() -> None:
    second = "The Alder Institute disputed that fighters had taken all of the metal works."

    (found,) = disagreements(story(CLAIM, DENIED["denied that"], second))
    assert [side.speaker for side in found.sides] == [
        "The Wagner group", "Ukraine", "The Alder Institute",
    ]  # fmt: skip


NO_DENIAL = {
    "did not deny": "Ukraine did not deny that Wagner had taken all of the metal works.",
    "was denied": "Wagner fighters who had taken all of the metal works were denied leave.",
    "an offer": "Ukraine rejected the offer of Wagner to swap the metal works in Bakhmut.",
    "a visa": "Ukraine denied a visa to a man who had taken all of the metal works.",
    "something else": "Ukraine denied that the bridge at the market had been blown up.",
    "too little to tell": "Ukraine denied that Wagner was there.",
    "by the claimant": "The Wagner group denied that fighters had taken all of the metal works.",
    "nobody named": "He denied that fighters had taken all of the metal works.",
    "in a quotation": '"Ukraine denied that fighters had taken all of the metal works," he wrote.',
}


@pytest.mark.parametrize("sentence", NO_DENIAL.values(), ids=NO_DENIAL.keys())
def test_what_denies_no_claim_is_no_disagreement(sentence: str) -> None:
    assert disagreements(story(CLAIM, sentence)) == ()


def test_a_doubtful_claim_is_nobodys_claim() -> None:
    doubtful = "Experts said fighters had allegedly taken all of the metal works in Bakhmut."

    assert disagreements(story(doubtful, DENIED["denied that"])) == ()


def test_a_denial_answers_no_claim_of_last_month() -> None:
    old = article(CLAIM, "A", at=WEDNESDAY - timedelta(days=30))
    new = article(DENIED["denied that"], "B")

    assert disagreements(Story("s", (new, old))) == ()


def test_undated_articles_may_answer_each_other() -> None:
    assert len(disagreements(story(CLAIM, DENIED["denied that"], at=None))) == 1


def test_the_dateline_is_no_part_of_what_a_side_says() -> None:
    dated = "KYIV, March 22 (Harbour Wire) - " + DENIED["denied that"]

    (found,) = disagreements(story(CLAIM, dated))
    assert found.sides[1].text == DENIED["denied that"]
    assert found.sides[1].citation.start == dated.index("Ukraine")


def test_the_order_of_articles_does_not_change_what_is_found() -> None:
    texts = (CLAIM, DENIED["denied that"], "Kyiv said 41 people were killed in Bakhmut on Tuesday.",
             "Moscow said 480 people were killed in Bakhmut on Tuesday.")  # fmt: skip

    def found(order: tuple[str, ...]) -> set[frozenset[str]]:
        return {frozenset(s.text for s in d.sides) for d in disagreements(story(*order))}

    assert found(texts) == found(texts[::-1])
    assert len(found(texts)) == 2


def test_a_story_told_once_has_no_sides() -> None:
    assert disagreements(story("The van has 43 holes in its side.")) == ()


@pytest.mark.parametrize(
    "asked",
    [
        "Reporters asked whether the metal works in Bakhmut had fallen.",
        "Analysts doubt that the metal works in Bakhmut had fallen.",
        "Surov voiced disbelief and said the metal works in Bakhmut could have fallen.",
    ],
)
def test_who_asks_or_doubts_makes_no_claim_that_is_denied(asked: str) -> None:
    denied = "Kyiv denied that the metal works in Bakhmut had fallen."

    assert disagreements(story(asked, denied)) == ()
