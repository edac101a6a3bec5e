"""The same fact in another form passes; the same form with another fact does not."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from briefer.app.gate import Given, candidate_of
from briefer.model import Article

FAITHFUL = [
    ("Half of the cost was paid by the town of Lorn.", "The town of Lorn paid 50% of the cost."),
    ("A third of the crop was lost, growers say.", "About 33% of the crop was lost, growers say."),
    ("The bank lent the town a million crowns.", "The bank lent the town 1m crowns."),
    (
        "Sales reached 13m crowns in the past five years.",
        "Sales over five years reached 13m crowns.",
    ),
    ("Rain kept off an attack, Vik says.", "Rain kept off an attack, Vik says."),
    (
        "Sending the jets would be a “very serious decision”, the president said.",
        "The president called sending the jets “very serious”.",
    ),
    (
        "The treaty limits the number of warheads Rovia could have deployed.",
        "The treaty limits the number of deployed warheads of Rovia.",
    ),
    (
        "Pickets delayed the morning shift for an hour.",
        "The morning shift began an hour late because of pickets.",
    ),
    ("The nurses will vote on Monday.", "The nurses will vote on 12 May."),
    ("Mark Ryle was freed on Monday.", "Mark Ryle, who was freed on 5 May, was freed."),
]
WRONG = [
    ("They will serve 46 to 57 months.", "They will serve at least 57 months."),
    (
        "The war is driven by several empires and not just by Rovia, the bishop said.",
        "The war is driven by several empires, not by Rovia, the bishop said.",
    ),
]


def blocked(source: str, claim: str) -> bool:
    written = datetime(2025, 5, 8, 9, tzinfo=UTC)
    found = candidate_of("c", Given(claim, (Article("", source, id="a", published=written),)))
    return found.blocked


@pytest.mark.parametrize(("source", "claim"), FAITHFUL)
def test_the_same_fact_in_another_form_is_never_blocked(source: str, claim: str) -> None:
    assert not blocked(source, claim)


@pytest.mark.parametrize(("source", "claim"), WRONG)
def test_another_fact_in_the_same_form_is_blocked(source: str, claim: str) -> None:
    assert blocked(source, claim)
