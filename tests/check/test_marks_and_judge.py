"""What shows a bullet's ground to a reader, and the second opinion that may only refuse."""

from __future__ import annotations

import json

import pytest

from briefer.check import marks
from briefer.check.judge import second_opinion
from briefer.errors import AskError
from briefer.model import Article, Citation, Usage
from briefer.ports import Prompt, Reply
from briefer.text.sentences import passages

ARTICLE = Article(
    title="", id="a", text="First things first. Falk said that 20,000 people fled on 9 April."
)
SENTENCE = passages(ARTICLE)[1]
TEMPLATE = (
    "{% block system %}Judge. {{ schema }}{% endblock %}"
    "{% block user %}{{ token }} {{ claim }}"
    "{% for article in articles %}{% for passage in article.passages %}"
    " {{ passage.label }} {{ passage.text }}{% endfor %}{% endfor %}{% endblock %}"
)


def test_marks_show_the_same_words_on_both_sides() -> None:
    claim = "It was quiet. About twenty thousand people ran, Falk said. They fled on April 9."

    found = marks(claim, [Citation.of(SENTENCE)])

    pairs = {(claim[m.start : m.end], ARTICLE.text[m.source_start : m.source_end]) for m in found}
    assert ("twenty thousand", "20,000") in pairs
    assert ("people", "people") in pairs
    assert ("April 9", "9 April") in pairs
    assert {m.exact for m in found if claim[m.start : m.end] == "people"} == {True}
    assert {m.exact for m in found if claim[m.start : m.end] == "April 9"} == {False}


def test_a_claim_without_citations_has_no_marks() -> None:
    assert marks("Falk said.", []) == ()


class Answering:
    """Answers every prompt with one text, and keeps the prompts."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.prompts: list[Prompt] = []

    def __call__(self, prompt: Prompt) -> Reply:
        self.prompts.append(prompt)
        return Reply(self.text, usage=Usage(calls=1))


def test_a_no_of_the_judge_is_a_doubt_with_its_reason() -> None:
    ask = Answering(json.dumps({"reason": "it says fled, not died", "supported": False}))

    opinion = second_opinion(
        "20,000 people died.", [SENTENCE], ask=ask, template=TEMPLATE, token="t0ken"
    )

    (finding,) = opinion.findings
    assert (finding.check, finding.blocking) == ("judge", False)
    assert "fled, not died" in finding.detail
    assert opinion.usage.calls == 1


def test_the_judge_is_shown_the_claim_and_its_passages_and_nothing_else() -> None:
    ask = Answering(json.dumps({"reason": "", "supported": True}))

    opinion = second_opinion("A claim.", [SENTENCE], ask=ask, template=TEMPLATE, token="t0ken")

    assert opinion.findings == ()
    assert "A claim." in ask.prompts[0].user
    assert SENTENCE.text in ask.prompts[0].user
    assert "First things" not in ask.prompts[0].user


@pytest.mark.parametrize("text", ["yes", "{}", '{"supported": "true"}', ""])
def test_an_answer_of_another_shape_is_no_yes(text: str) -> None:
    with pytest.raises(AskError):
        second_opinion(
            "A claim.", [SENTENCE], ask=Answering(text), template=TEMPLATE, token="t0ken"
        )
