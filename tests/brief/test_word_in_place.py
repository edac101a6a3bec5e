"""Without a judge no bullet is printed that has another word in the very place of the source's."""

from __future__ import annotations

import pytest

from briefer.app.gate import Given, gated
from briefer.model import Article

SOURCES = {
    "guarded": "The night porter of the Vessel museum guarded the silver chalice for nine years, the trustees said.",
    "repaid": "The salt merchant Odo Brenner repaid the loan of the fishermen's guild in March, its treasurer said.",
    "postponed": "The council of Ammer postponed the sale of the old granary on Friday, after two hours of debate.",
    "planted": "Volunteers planted the orchard behind the Lutz hospital in April, the head gardener said.",
    "ferry": "The harbour board of Ammer will buy a second-hand ferry from a Danish yard next spring, it said.",
    "ruined": "Hail the size of walnuts ruined the vines of eleven growers near Ammer on Sunday, their union said.",
    "plans": "The canton of Lutz plans to toll the pass road from June, its treasurer said.",
}  # fmt: skip


def printed(claim: str, source: str) -> bool:
    article = Article("Notes from Ammer", f"{source} Nobody else spoke.", id="a")
    (found,), _, _ = gated([Given(claim, (article,))], None)
    return found.printed


@pytest.mark.parametrize(
    ("was", "said"),
    [
        ("guarded", "pawned"),
        ("repaid", "squandered"),
        ("postponed", "celebrated"),
        ("planted", "burned"),
        ("planted", "uprooted"),
        ("ferry", "tugboat"),
    ],
)
def test_another_word_in_its_place_is_not_printed(was: str, said: str) -> None:
    source = SOURCES[was]

    assert printed(source, source)
    assert not printed(source.replace(was, said), source)


@pytest.mark.parametrize(("was", "said"), [("ruined", "wrecked"), ("plans", "intends")])
def test_a_word_of_the_same_sense_is_printed(was: str, said: str) -> None:
    source = SOURCES[was]

    assert printed(source.replace(was, said), source)
