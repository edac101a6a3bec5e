"""What passes for a sentence of the source and is none, a kind a case: no judge clears it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from briefer.app.gate import Given, gated
from briefer.model import Article
from briefer.ports import Claim, Judgement, Opinion

SOURCE = Article(
    "",
    "The mayor of Lorn said on Monday that 500 people had left the town. Vik, said Lorn, owes"
    " nothing. The ferry was not stopped. Rain fell at 5 degrees. Lorn’s ferry was not stopped.",
    id="lorn",
)

ATTACKS = {
    "zero-width space": "The ferry was not sto\u200bpped.",
    "zero-width joiner": "The ferry was not s\u200dtopped.",
    "word joiner": "The ferry was not\u2060 stopped.",
    "variation selector": "The ferry was not\ufe0f stopped.",
    "grapheme joiner": "The ferry was n\u034fot stopped.",
    "supplementary selector": "The ferry was not stopped\U000e0101.",
    "tag characters": "The ferry was not stopped\U000e0041\U000e0042.",
    "direction override": "The ferry was \u202eton\u202c stopped.",
    "direction isolate": "The ferry was \u2067ton\u2069 stopped.",
    "control character": "The ferry was\u0007 not stopped.",
    "half a character": "The ferry was not \ud800stopped.",
    "circled letters": "The ferry was not ⓢⓣⓞⓟⓟⓔⓓ.",
    "boxed letters": "The ferry was not 🅂🅃🄾🄿🄿🄴🄳.",
    "regional indicators": "The ferry was not 🇸🇹🇴🇵🇵🇪🇩.",
    "full width": "The ferry was ｎｏｔ stopped.",
    "mathematical letters": "The ferry was 𝐧𝐨𝐭 stopped.",
    "raised letters": "The ferry was ⁿᵒᵗ stopped.",
    "spaced letters": "The ferry was s t o p p e d.",
    "letters joined by points": "The ferry was s.t.o.p.p.e.d.",
    "letters joined by dashes": "The ferry was s-t-o-p-p-e-d.",
    "look-alike letters": "The f\u0435rry was not stopped.",
    "another script": "The ferry was not остановлен.",
    "digits in words": "The ferry was st0pped.",
    "emoji for a word": "The ferry was 🛑.",
    "bound sign": "The mayor of Lorn said on Monday that ≤500 people had left the town.",
    "minus sign": "Rain fell at -5 degrees.",
    "plus sign": "Rain fell at +5 degrees.",
    "swapped speaker by commas": "Vik said Lorn, owes nothing.",
    "comma that makes a speaker": "The mayor, of Lorn, said on Monday, that 500 people had left.",
    "question mark": "The ferry was not stopped?",
    "narration in quote marks": "“The ferry was not stopped”.",
    "trailing denial": "The ferry was not stopped, but it had been.",
    "second sentence that denies": "The ferry was not stopped. It was.",
    "not any more": "The ferry was not stopped. Not any more.",
}
HARMLESS = {
    "verbatim": "The ferry was not stopped.",
    "soft hyphen": "The fer\u00adry was not stopped.",
    "blanks": "The\u00a0ferry  was\tnot stopped.",
    "form of the apostrophe": "Lorn's ferry was not stopped.",
}


def anything_goes(claims: Sequence[Claim]) -> Judgement:
    """A judge that is fooled by everything."""
    return Judgement({claim.id: Opinion(True) for claim in claims})


@pytest.mark.parametrize("claim", ATTACKS.values(), ids=ATTACKS)
def test_a_trick_is_refused_though_the_judge_is_fooled(claim: str) -> None:
    (found,), _, _ = gated([Given(claim, (SOURCE,))], anything_goes)

    assert not found.printed


@pytest.mark.parametrize("claim", ATTACKS.values(), ids=ATTACKS)
def test_a_trick_is_refused_without_a_judge(claim: str) -> None:
    (found,), _, _ = gated([Given(claim, (SOURCE,))], None)

    assert not found.printed


@pytest.mark.parametrize("claim", HARMLESS.values(), ids=HARMLESS)
def test_what_differs_in_form_alone_is_printed(claim: str) -> None:
    (found,), _, _ = gated([Given(claim, (SOURCE,))], None)

    assert found.printed
