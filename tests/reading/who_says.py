"""Plain sentences with who says what in them: the cases the parser was written by. Data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """One saying: who (as written, empty if nobody is named), the verb, stance and words."""

    who: str
    verb: str
    stance: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence, the sentence before it if that matters, and every saying in it."""

    text: str
    said: tuple[Said, ...]
    before: str = ""


def one(  # a sentence with one saying
    text: str, who: str, verb: str, *words: str, stance: str = "says", before: str = ""
) -> Case:
    return Case(text, (Said(who, verb, stance, words),), before)


CASES = (
    one("The mayor said the bridge would reopen on Monday.",
        "The mayor", "said", "the bridge would reopen on Monday"),
    one("The bridge will reopen on Monday, the mayor said.",
        "the mayor", "said", "The bridge will reopen on Monday"),
    one("The bridge, said the mayor, will reopen on Monday.",
        "the mayor", "said", "The bridge", "will reopen on Monday"),
    one("According to harbour police, two boats were lost.",
        "harbour police", "According", "two boats were lost"),
    one("Two boats were lost, according to harbour police.",
        "harbour police", "according", "Two boats were lost"),
    one("The report was denied by the finance ministry.",
        "the finance ministry", "denied", "The report", stance="denies"),
    one("“We will not leave,” he said.", "Governor Pavlo Rudenko", "said", "We will not leave",
        before="Governor Pavlo Rudenko said the town would hold."),
    one("Interior minister Olha Koval told reporters that six men had been arrested.",
        "Interior minister Olha Koval", "told", "six men had been arrested"),
    one("Міністр Олена Коваль заявила, що місто тримається.",
        "Міністр Олена Коваль", "заявила", "місто тримається"),
    one("Місто тримається, заявила Олена Коваль.",
        "Олена Коваль", "заявила", "Місто тримається"),
    one("За словами речника, загинули троє людей.",
        "речника", "словами", "загинули троє людей"),
    one("Губернатор сообщил, что мост закрыт.", "Губернатор", "сообщил", "мост закрыт"),
    one("Мост закрыт, сообщил губернатор.", "губернатор", "сообщил", "Мост закрыт"),
    one("По данным полиции, ранены двое.", "полиции", "данным", "ранены двое"),
    one("Moscow denies that its forces shelled the plant.",
        "Moscow", "denies", "its forces shelled the plant", stance="denies"),
    one("The union accused the company of hiding the accident.",
        "The union", "accused", "the company of hiding the accident", stance="accuses"),
    one("Analysts doubt that the dam will hold.",
        "Analysts", "doubt", "the dam will hold", stance="doubts"),
    one("The prime minister promised to rebuild the school.",
        "The prime minister", "promised", "to rebuild the school", stance="promises"),
    one("Reporters asked whether the vote would be delayed.",
        "Reporters", "asked", "whether the vote would be delayed", stance="asks"),
    one("Anna Berg, the head of the clinic, said 12 patients had fallen ill.",
        "Anna Berg", "said", "12 patients had fallen ill"),
    one("“The road is open,” Colonel Taras Hnatiuk wrote on Telegram.",
        "Colonel Taras Hnatiuk", "wrote", "The road is open"),
    one("The World Health Organization warned on Tuesday that cholera was spreading.",
        "The World Health Organization", "warned", "cholera was spreading"),
    Case("Moscow said 480 were killed, while Kyiv put the number at 41.",
         (Said("Moscow", "said", "says", ("480 were killed",)),
          Said("Kyiv", "put", "says", ("the number at 41",)))),
    one("The minister did not deny that money was missing.",
        "The minister", "deny", "money was missing"),
    one("Rescuers were told that the mine was empty.", "", "told", "the mine was empty"),
    one("It was reported on Sunday that the ship had sunk.",
        "", "reported", "the ship had sunk"),
    Case("The ministry's claims were false.", ()),
    one("In a statement, the Kremlin rejected the accusation.",
        "the Kremlin", "rejected", "the accusation", stance="denies"),
    one("A spokeswoman for the airline confirmed the delay.",
        "A spokeswoman for the airline", "confirmed", "the delay"),
    one("“It was fast,” said Dr Ines Falk, a surgeon at the hospital, “and it was clean.”",
        "Dr Ines Falk", "said", "It was fast", "and it was clean"),
    one("Полковник Гнатюк заперечив, що село захоплене.",
        "Полковник Гнатюк", "заперечив", "село захоплене", stance="denies"),
    one("У Міноборони повідомили про загибель трьох військових.",
        "Міноборони", "повідомили", "про загибель трьох військових"),
    one("В полиции отрицают, что стреляли первыми.",
        "полиции", "отрицают", "стреляли первыми", stance="denies"),
    one("Police have said they will not comment.",
        "Police", "said", "they will not comment"),
    one("The company, which makes pumps, insists that they are safe.",
        "The company", "insists", "they are safe"),
    one("Its director Jan Novak later told the Herald he would resign.",
        "Its director Jan Novak", "told", "he would resign"),
    one("Asked about the fire, the mayor said nobody was hurt.",
        "the mayor", "said", "nobody was hurt"),
    one("The general, who had arrived at dawn, denied any role in the attack.",
        "The general", "denied", "any role in the attack", stance="denies"),
    one("But witnesses say the shots came from a car.",
        "witnesses", "say", "the shots came from a car"),
    one("As the president told parliament, the war will be long.",
        "the president", "told", "the war will be long"),
)  # fmt: skip
