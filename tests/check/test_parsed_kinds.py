"""What a parser finds: the examples of the table, and each rule firing and keeping still."""

from __future__ import annotations

import pytest

from briefer.brief.held import held
from briefer.check import check
from briefer.check.kinds import ALWAYS, Kind, parsed
from briefer.check.parser import english_parser
from briefer.model import Article
from briefer.ports import Parse, Word
from briefer.text.sentences import passages


@pytest.fixture(scope="module")
def parse() -> Parse:
    found = english_parser()
    if found is None:
        pytest.skip("the extra `parse` (spaCy) is not installed")
    return found


def kinds(claim: str, source: str, parse: Parse | None) -> set[str]:
    """The kinds that only a parser finds."""
    cited = passages(Article(id="a", title="", text=source))
    found = check(claim, cited, parse=parse).findings
    return {f.check for f in found if f.check in {row.name for row in parsed.ROWS}}


@pytest.mark.parametrize("kind", parsed.ROWS, ids=lambda kind: kind.name)
def test_the_examples_of_the_table_hold_with_a_parser(kind: Kind, parse: Parse) -> None:
    cited = passages(Article(id="a", title="", text=kind.yielded.source))
    found = check(kind.yielded.claim, cited, parse=parse)

    assert kind.name in {f.check for f in found.findings}, found.findings
    assert not found.supported
    assert any(f.blocking for f in found.findings) or kind.blocks != ALWAYS
    assert kind.name not in {f.check for f in check(kind.passed.claim, cited, parse=parse).findings}


WRONG = {
    "planned, by a noun": (
        "parsed governor",
        "The league has imposed a ban on Rosa Ek, its chairman told the Herald.",
        "The league is considering a ban on Rosa Ek, its chairman told the Herald.",
    ),
    "prevented": (
        "parsed governor",
        "The guards praised Dunn after rebels surrounded Halmar.",
        "Dunn was praised by the guards for keeping the rebels from surrounding Halmar.",
    ),
    "was to have": (
        "parsed governor",
        "The Orla line was reopened on Sunday.",
        "The Orla line was to have reopened on Sunday, but a cracked rail kept trains off it.",
    ),
    "another word for it": (
        "parsed governor",
        "The duke purchased the lighthouse at Orm.",
        "The duke hoped to buy the lighthouse at Orm.",
    ),
    "a condition": (
        "parsed condition",
        "The choir will tour Peru in May, its manager said.",
        "The choir will tour Peru in May provided its visas are granted, its manager said.",
    ),
    "debtor and creditor": (
        "parsed roles",
        "A judge found that the parish of Elm owes the builder Corran 90,000 euros.",
        "The parish of Elm is owed 90,000 euros by the builder Corran, a judge ruled.",
    ),
    "two doers": (
        "parsed roles",
        "Portugal has accepted the invitation, and Malta has not replied.",
        "Malta accepted the invitation to the talks. Portugal has not replied.",
    ),
    "what is compared": (
        "parsed roles",
        "Falk said the output of the mill was higher than the use of flour.",
        "Falk said the use of flour was higher than the output of the mill.",
    ),
    "another mouth": (
        "parsed speaker",
        "Fay Lister said on Sunday that 20 children with measles ought to leave at once.",
        "Nobody will be sent home, Fay Lister told parents. "
        "The doctor Amos Reed said on Sunday that 20 children with measles should leave at once.",
    ),
    "another day": (
        "parsed date",
        "The nurses will vote on 12 May on the pay that managers offered on 19 May.",
        "The nurses will vote on 19 May on the pay that managers offered on 12 May.",
    ),
    "an opposite": (
        "parsed opposite",
        "Engineers have finished laying gravel on a detour to the south of Orm.",
        "Engineers have begun to lay gravel on a detour to the south of Orm.",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_fault_is_found_by_the_parser_and_blocks(name: str, parse: Parse) -> None:
    kind, claim, source = WRONG[name]
    cited = passages(Article(id="a", title="", text=source))

    assert kind in kinds(claim, source, parse)
    assert held(claim, cited, parse=parse).blocked


FAITHFUL = {
    "planned told as planned": (
        "Norvik intends to scrap its ferry line in May.",
        "Norvik plans to scrap its ferry line in May.",
    ),
    "another word for refusing": (
        "The duke declined to buy the lighthouse at Orm.",
        "The duke refused to buy the lighthouse at Orm.",
    ),
    "told outright elsewhere": (
        "The duke bought the lighthouse at Orm.",
        "The duke had long wanted to buy the lighthouse at Orm. He bought the lighthouse at Orm.",
    ),
    "after doing it": (
        "Ida Renn met Otto Falk in Tarn and promised help.",
        "Ida Renn promised that help would not fail after meeting Otto Falk in Tarn.",
    ),
    "a row breaks out": (
        "A row has broken out over the ferry.",
        "A row broke out over the ferry. The crew thought the owner was breaking the rules.",
    ),
    "a passive": (
        "The miller was paid 400 euros by the parish of Elm.",
        "The parish of Elm paid the miller 400 euros.",
    ),
    "a thing that breaks": (
        "Heavy seas broke the mast of the ferry.",
        "The ferry was nearing Orm when its mast broke in heavy seas.",
    ),
    "one wins what the other loses": (
        "Tarn won the last four matches of the cup.",
        "Marrow lost the last four matches of the cup to Tarn.",
    ),
    "the office for the name": (
        "The chief of the coast guard said that charges would be filed against the crew.",
        "Coast guard chief Vito Tamar spoke. "
        "Vito Tamar said that charges would be filed against the crew.",
    ),
    "both days": (
        "The committee meets on Monday and the council debates on Tuesday.",
        "The council debates the bill on Tuesday and the committee meets on Monday.",
    ),
    "even if": (
        "The choir will tour Peru in May.",
        "The choir will tour Peru in May even if it rains.",
    ),
    "a condition by another word": (
        "The mill will restart its saw, provided ministers agree to lower its rent.",
        "The mill will start its saw again if the government agrees to lower its rent.",
    ),
    "what seems to stem from it": (
        "Monday's failure of the cranes seems to stem from a worn cable, the owner says.",
        "A worn cable appears to have stopped the cranes on Monday, the owner said. "
        "Lorries were turned away during the failure.",
    ),
    "two clauses": (
        "Iredal accepted the invitation to the talks.",
        "Iredal accepted the invitation to the talks; Sorvia has not replied.",
    ),
}


@pytest.mark.parametrize("name", FAITHFUL)
def test_the_same_fact_in_other_words_is_let_be(name: str, parse: Parse) -> None:
    claim, source = FAITHFUL[name]

    assert kinds(claim, source, parse) == set()


def test_without_a_parser_nothing_of_it_is_found() -> None:
    kind, claim, source = WRONG["another mouth"]

    assert kind not in kinds(claim, source, None)


def test_another_language_is_not_parsed() -> None:
    def refuse(text: str) -> tuple[Word, ...]:
        raise AssertionError(text)

    source = "Die Bank will die Filiale in Tarn schließen, und der Laden daneben bleibt offen."

    assert kinds("Die Bank hat die Filiale in Tarn geschlossen.", source, refuse) == set()


def test_what_is_blocked_without_it_and_a_sentence_of_the_source_are_not_parsed() -> None:
    def refuse(text: str) -> tuple[Word, ...]:
        raise AssertionError(text)

    source = "The firm refused to sell its dock on Monday."

    assert kinds("The firm sold its dock on Monday.", source, refuse) == set()
    assert kinds(source, source, refuse) == set()


def test_a_sentence_too_long_to_parse_is_none(parse: Parse) -> None:
    assert parse("The firm " * 500) == ()
    assert (
        kinds("The firm has sold its dock.", "The firm sold it " + "and it " * 400, parse) == set()
    )
