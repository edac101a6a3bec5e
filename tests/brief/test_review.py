"""A drafted bullet stands, is repaired, replaced or dropped; who is asked what on the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from briefer.brief.review import Reviewed, Reviewer
from briefer.model import Article, Usage
from briefer.ports import Claim, Judgement, LabelledPassage, Opinion, Prompt
from briefer.summarize.proofs import Refused
from briefer.summarize.reply import DraftBullet
from briefer.testing.ask import ScriptedAsk, answer_json
from briefer.text.sentences import passages

BRIDGE = Article(
    "",
    "The old bridge in Lorn was closed on Monday after a flood. A ferry carries 400 passengers an"
    " hour. Mayor Ada Brandt said repairs may take three weeks.",
    id="bridge",
)
SHOWN = tuple(LabelledPassage(f"A1.{n}", p) for n, p in enumerate(passages(BRIDGE), start=1))
CLOSED, FERRY, REPAIRS = (item.passage.text for item in SHOWN)
FEWER_WORDS = "The old bridge in Lorn was closed on Monday."
INVENTED = "A ferry carries 900 passengers an hour."


@dataclass
class RecordedJudge:
    """Refuses what it is told to, and keeps what it was asked."""

    refuses: tuple[str, ...] = ()
    asked: list[str] = field(default_factory=list)

    def __call__(self, claims: Sequence[Claim]) -> Judgement:
        self.asked += [claim.text for claim in claims]
        said = {c.id: Opinion(c.text not in self.refuses, "It was read.") for c in claims}
        return Judgement(said, Usage(1, 10, 1))


@dataclass
class RecordedRepair:
    """The prompt of a repair, and the labels it was made with."""

    shown: list[tuple[str, ...]] = field(default_factory=list)

    def __call__(self, refused: Sequence[Refused], cited: Sequence[LabelledPassage]) -> Prompt:
        self.shown.append(tuple(item.label for item in cited))
        ids = tuple(item.id for item in refused)
        return Prompt("repair", "", "", {}, passages=tuple(cited), ids=ids)


def reviewed(
    *drafts: DraftBullet,
    judge: RecordedJudge | None = None,
    answers: Sequence[str] = (answer_json([]),),
) -> tuple[Reviewed, RecordedRepair]:
    repair = RecordedRepair()
    return Reviewer(ScriptedAsk(answers), repair, judge).review(drafts, SHOWN), repair


def test_a_sentence_of_the_source_is_not_put_to_the_judge() -> None:
    judge = RecordedJudge()

    review, _ = reviewed(DraftBullet(CLOSED, ("A1.1", "A1.2")), judge=judge)

    assert [bullet.text for bullet in review.bullets] == [CLOSED]
    assert judge.asked == []
    assert review.usage == Usage()


def test_a_sentence_of_another_passage_than_the_cited_ones_is_put_to_the_judge() -> None:
    judge = RecordedJudge()
    told = Article("", f"{FERRY} It was said that a ferry carries 400 passengers.", id="told")
    first, second = passages(told)
    shown = [LabelledPassage("A1.1", first), LabelledPassage("A1.2", second)]

    Reviewer(ScriptedAsk(["{}"]), RecordedRepair(), judge).review(
        [DraftBullet("A ferry carries 400 passengers.", ("A1.1",))], shown
    )

    assert judge.asked == ["A ferry carries 400 passengers."]


def test_other_words_are_put_to_the_judge_once_and_paid_for() -> None:
    judge = RecordedJudge()

    review, _ = reviewed(DraftBullet(FEWER_WORDS, ("A1.1",)), judge=judge)

    assert judge.asked == [FEWER_WORDS]
    assert review.usage == Usage(1, 10, 1)


def test_what_the_rules_refuse_is_not_put_to_the_judge() -> None:
    judge = RecordedJudge()

    review, _ = reviewed(DraftBullet(INVENTED, ("A1.2",)), judge=judge)

    assert judge.asked == []
    assert [(r.text, r.replaced_by) for r in review.rejections] == [(INVENTED, FERRY)]


def test_what_the_judge_refuses_gives_way_to_the_sources_words() -> None:
    judge = RecordedJudge(refuses=(FEWER_WORDS,))

    review, _ = reviewed(DraftBullet(FEWER_WORDS, ("A1.1",)), judge=judge)

    assert [bullet.text for bullet in review.bullets] == [CLOSED]
    assert review.bullets[0].own_words
    assert [finding.check for finding in review.rejections[0].findings] == ["judge"]


def test_a_repair_is_shown_the_cited_passages_and_no_others() -> None:
    _, repair = reviewed(DraftBullet(INVENTED, ("A1.2",)))

    assert repair.shown == [("A1.2",)]


def test_a_repair_of_a_bullet_that_cites_nothing_we_know_is_shown_all() -> None:
    _, repair = reviewed(DraftBullet(FEWER_WORDS, ("A9.9",)), DraftBullet(FEWER_WORDS, ()))

    assert repair.shown == [("A1.1", "A1.2", "A1.3")]


def test_a_repair_that_holds_is_printed_in_its_place() -> None:
    mended = answer_json([("A ferry carries 400 passengers an hour.", ["A1.2"])])

    review, _ = reviewed(DraftBullet(INVENTED, ("A1.2",)), answers=[mended])

    (refusal,) = review.rejections
    assert (refusal.outcome, refusal.replaced_by) == ("repaired", FERRY)


def test_a_repair_that_does_not_hold_either_gives_way() -> None:
    worse = answer_json([("A ferry carries 700 passengers an hour.", ["A1.2"])])

    review, _ = reviewed(DraftBullet(INVENTED, ("A1.2",)), answers=[worse])

    (refusal,) = review.rejections
    assert (refusal.outcome, refusal.replaced_by) == ("replaced", FERRY)


def test_what_stands_already_is_not_printed_again() -> None:
    review, _ = reviewed(DraftBullet(FERRY, ("A1.2",)), DraftBullet(INVENTED, ("A1.2",)))

    assert [bullet.text for bullet in review.bullets] == [FERRY]
    assert [(r.text, r.outcome) for r in review.rejections] == [(INVENTED, "dropped")]


def test_a_refused_headline_is_written_again_like_a_bullet() -> None:
    answer = '{"bullets": [{"id": "h", "text": "Old bridge in Lorn closed", "labels": ["A1.1"]}]}'
    ask = ScriptedAsk([answer])
    reviewer = Reviewer(ask, RecordedRepair(), None)

    made = reviewer.review(
        [DraftBullet(CLOSED, ("A1.1",))], SHOWN, headline="Old bridge in Lorn open for 900 years"
    )

    assert made.headline == "Old bridge in Lorn closed"
    assert len(ask.prompts) == 1
