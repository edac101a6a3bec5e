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
FAITHFUL += [
    ("Two dozen people were hurt in Lorn.", "About 24 people were hurt in Lorn."),
    ("More than 5 lakh people voted.", "More than 500,000 people voted."),
    (
        "The state will spend 1.2 lakh crore on roads.",
        "The state will spend 1.2 trillion on roads.",
    ),
    ("The bridge cost 1.200 euros.", "The bridge cost 1,200 euros."),
    ("About 100,000 people were moved.", "About 1,00,000 people were moved."),
    ("The talks begin at 12:00 in Lorn.", "The talks begin at noon in Lorn."),
    ("Governor Pavlo Kirilenko said two died.", "Governor Pavlo Kyrylenko said two died."),
    ("Jewgeni Prigoschin left the town.", "Yevgeny Prigozhin left the town."),
    ("The vote was held in Izmir.", "The vote was held in İzmir."),
    ("The bridge is due to open on 12 May.", "The bridge will open on 12 May."),
    ("Only 57 of the 850 aboard were saved.", "Only 57 of the 850 aboard were saved that day."),
    (
        "The film opens in Lorn in May, its maker said.",
        "A film opens in Lorn in May, its maker says.",
    ),
    ("Heating cost 12 dollars in late January.", "In late January heating cost 12 dollars."),
]
WRONG = [
    ("The city wanted to open the bridge by May.", "The city will open the bridge by May."),
    ("The city aimed to open the bridge by May.", "The city will open the bridge by May."),
    ("Vik was accused of selling the dock on Monday.", "Vik sold the dock on Monday."),
    (
        "Vik was accused of selling the dock, two clerks said.",
        "Vik sold the dock, according to two clerks.",
    ),
    ("Vik was prevented from selling the dock.", "Vik sold the dock."),
    ("The acting police chief Mara Lund spoke.", "The police chief Mara Lund spoke."),
    ("Twelve people died in the fire.", "Only 12 people died in the fire."),
    ("Rates will rise by 0.25 to 0.5 percent.", "Rates will rise by 0.5 percent."),
    ("Is the bridge safe? Nobody knows.", "The bridge is safe."),
    ("The film shows how the dam burst.", "The dam burst."),
    ("In the novel, the president was shot.", "The president was shot."),
    ("In last year's drill the fleet left the port.", "The fleet left the port."),
    ("The port is a waste, Eva Ruiz argues in a column.", "The port is a waste."),
    ("OPINION | The council must resign.", "The council must resign."),
    ("In our view the council must resign.", "The council must resign."),
    ("“The council must resign,” reads one placard.", "The council must resign."),
    ("Sunday marks 30 years since a blast killed 40 in Lorn.", "A blast killed 40 in Lorn."),
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
