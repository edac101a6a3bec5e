"""Verbs and nouns with which a text says who says so. Pure data; three languages."""

from __future__ import annotations

from briefer.languages.words import listed

# Stems as `tokens.stem` gives them are computed from these forms where they are used.
NEUTRAL = listed("""
say says said saying state states stated stating tell tells told telling add adds added adding
note notes noted noting remark remarks remarked comment comments commented observe observed
explain explains explained report reports reported reporting inform informs informed announce
announces announced write writes wrote mention mentioned declare declares declared according
""")
# `announced` and `declared` put a thing in a mouth as `said` does: they may be exchanged.

PLAIN = listed("""
say says said saying stated stating tells told telling adds added adding remarked commented
explained informed mentioned according
""")
"""Those that are no nouns and say no more than `said`: one may stand for another."""

CLAIMING = listed("""
recall recalls recalled
claim claims claimed claiming allege alleges alleged alleging insist insists insisted insisting
argue argues argued arguing maintain maintains maintained assert asserts asserted contend
contends contended suggest suggests suggested believe believes believed think thinks thought
estimate estimates estimated warn warns warned predict predicts predicted forecast forecasts
accuse accuses accused deny denies denied boast boasted complain complained fear fears feared
hope hopes hoped admit admits admitted concede concedes conceded acknowledge acknowledged
confirm confirms confirmed reveal reveals revealed conclude concludes concluded judge judges
judged assess assesses assessed promise promises promised vow vows vowed urge urges urged demand
demanded call calls called describe describes described ask asks asked testify testified quote
quoted tweet tweeted post posted respond responded reply replied joke joked
""")

CYRILLIC = listed("""
сказав сказала сказали каже кажуть заявив заявила заявили заявляє заявляють повідомив повідомила
повідомили повідомляє повідомляють повідомляється зазначив зазначила зазначили додав додала
додали стверджує стверджують стверджував наголосив наголосила підкреслив підкреслила розповів
розповіла вважає вважають пояснив пояснила пише написав написала словами даними сказал сказала
сказали говорит говорят заявил заявила заявили заявляет сообщил сообщила сообщили сообщает
сообщают отметил отметила добавил добавила добавили утверждает утверждают подчеркнул рассказал
рассказала считает считают объяснил объяснила пишет написал словам данным
""")

VERBS = NEUTRAL | CLAIMING | CYRILLIC

SOURCE_NOUNS = listed("""
official officials spokesman spokeswoman spokesperson spokespeople minister ministry report
reports analyst analysts expert experts source sources authorities police army military
government witness witnesses study researchers scientists survey poll statement intelligence
agency commander governor president prime chairman director head chief leader secretary
""")
"""Nouns that speak for an office."""

PLURAL_SPEAKERS = {
    pair.split()[0]: pair.split()[1]
    for pair in """
officials official|sources source|residents resident|witnesses witness|eyewitnesses eyewitness
analysts analyst|experts expert|spokesmen spokesman|spokeswomen spokeswoman|reporters reporter
spokespeople spokesperson|ministers minister|soldiers soldier|officers officer|doctors doctor
medics medic|nurses nurse|lawyers lawyer|prosecutors prosecutor|investigators investigator
commanders commander|generals general|diplomats diplomat|aides aide|advisers adviser
advisors advisor|relatives relative|neighbours neighbour|neighbors neighbor|activists activist
scientists scientist|researchers researcher|economists economist|critics critic|judges judge
lawmakers lawmaker|senators senator|governors governor|mayors mayor|villagers villager
survivors survivor|teachers teacher|observers observer|engineers engineer|leaders leader
historians historian|journalists journalist|workers worker|volunteers volunteer|farmers farmer
campaigners campaigner|insiders insider|executives executive|directors director|traders trader
detectives detective|firefighters firefighter|rescuers rescuer|refugees refugee|inmates inmate
students student|parents parent|shopkeepers shopkeeper|drivers driver|captains captain
agencies agency|ministries ministry|newspapers newspaper|reports report|studies study
чиновники чиновник|посадовці посадовець|експерти експерт|эксперты эксперт|свідки свідок
аналітики аналітик|аналитики аналитик|свидетели свидетель|військові військовий|джерела джерело
источники источник|речники речник|жителі житель|жители житель|лікарі лікар|врачи врач
""".strip()
    .replace("\n", "|")
    .split("|")
}
"""Those of whom several may speak, with the word for one of them."""
