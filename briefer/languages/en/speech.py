"""Verbs and nouns with which a text says who says so. Pure data."""

from __future__ import annotations

from briefer.languages.listing import listed, paired

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

SOURCE_NOUNS = listed("""
official officials spokesman spokeswoman spokesperson spokespeople minister ministry report
reports analyst analysts expert experts source sources authorities police army military
government witness witnesses study researchers scientists survey poll statement intelligence
agency commander governor president prime chairman director head chief leader secretary
""")
"""Nouns that speak for an office."""

PLURAL_SPEAKERS = paired("""
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
""")
"""Those of whom several may speak, with the word for one of them."""
