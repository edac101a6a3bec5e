"""Words in every form meet at one stem, and different words do not."""

from __future__ import annotations

import pytest

from briefer.languages.stems import short_stem, stem

VERBS = """
arise arose arisen|awake awoke awoken|bear bore borne|beat beat beaten|become became become|begin
began begun|bend bent bent|bet bet bet|bind bound bound|bleed bled bled|blow blew blown|break broke
broken|breed bred bred|bring brought brought|broadcast broadcast broadcast|build built built|burn
burnt burnt|burst burst burst|buy bought bought|cast cast cast|catch caught caught|choose chose
chosen|cling clung clung|come came come|cost cost cost|creep crept crept|cut cut cut|deal dealt
dealt|dig dug dug|do did done|draw drew drawn|dream dreamt dreamt|drink drank drunk|drive drove
driven|eat ate eaten|fall fell fallen|feed fed fed|feel felt felt|fight fought fought|find found
found|flee fled fled|fling flung flung|fly flew flown|forbid forbade forbidden|forecast forecast
forecast|foresee foresaw foreseen|forget forgot forgotten|forgive forgave forgiven|freeze froze
frozen|get got gotten|give gave given|go went gone|grow grew grown|hang hung hung|have had had|hear
heard heard|hide hid hidden|hit hit hit|hold held held|hurt hurt hurt|keep kept kept|kneel knelt
knelt|know knew known|lay laid laid|lead led led|leap leapt leapt|learn learnt learnt|leave left
left|lend lent lent|let let let|light lit lit|lose lost lost|make made made|mean meant meant|meet
met met|mistake mistook mistaken|overcome overcame overcome|overtake overtook overtaken|overthrow
overthrew overthrown|pay paid paid|put put put|quit quit quit|read read read|ride rode ridden|ring
rang rung|rise rose risen|run ran run|say said said|see saw seen|seek sought sought|sell sold
sold|send sent sent|set set set|shake shook shaken|shed shed shed|shine shone shone|shoot shot
shot|show showed shown|shrink shrank shrunk|shut shut shut|sing sang sung|sink sank sunk|sit sat
sat|sleep slept slept|slide slid slid|speak spoke spoken|speed sped sped|spend spent spent|spin
spun spun|split split split|spread spread spread|spring sprang sprung|stand stood stood|steal stole
stolen|stick stuck stuck|sting stung stung|strike struck stricken|strive strove striven|swear swore
sworn|sweep swept swept|swim swam swum|swing swung swung|take took taken|teach taught taught|tear
tore torn|tell told told|think thought thought|throw threw thrown|thrust thrust thrust|undergo
underwent undergone|understand understood understood|undertake undertook undertaken|undo undid
undone|uphold upheld upheld|upset upset upset|wake woke woken|wear wore worn|weave wove woven|weep
wept wept|win won won|withdraw withdrew withdrawn|withhold withheld withheld|withstand withstood
withstood|write wrote written
"""


def test_a_verb_and_its_forms_meet() -> None:
    assert (
        len({stem(form) for form in ("strike", "strikes", "struck", "stricken", "striking")}) == 1
    )
    assert len({stem(form) for form in ("leave", "leaves", "left", "leaving")}) == 1


@pytest.mark.parametrize(
    "verb", " ".join(VERBS.split()).split("|"), ids=lambda verb: verb.split()[0]
)
def test_an_irregular_verb_is_one_word_in_every_form(verb: str) -> None:
    base, *forms = verb.split()

    assert {stem(form) for form in forms} == {stem(base)}


@pytest.mark.parametrize(
    ("one", "other"), [("found", "founded"), ("leaf", "leaves"), ("noted", "not"), ("bit", "bite")]
)
def test_words_that_only_look_alike_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_the_stem_of_thousands_of_texts_takes_only_number_and_case() -> None:
    assert [short_stem(word) for word in ("strikes", "striking", "бахмуті")] == [
        "strike", "striking", "бахмут",
    ]  # fmt: skip
