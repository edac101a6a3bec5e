"""What reports are about, each theme with the words that tell of it. Pure data.

Two reports of one topic's day on one theme are likely about one development. English; the words
of other languages are looked up in the lexicon first.
"""

from __future__ import annotations

from typing import Final

THEMES: Final = {
    "combat": "troop soldier force army fighter fight battle attack assault offensive shell "
    "shelling encircle surround besiege advance defend capture repel frontline front trench "
    "artillery missile drone strike bombard airstrike position stronghold brigade counterattack",
    "civilians": "civilian resident flee evacuate evacuation shelter volunteer aid humanitarian "
    "child family basement refugee displaced elderly homeless villager camp",
    "toll": "casualty killed wounded loss dead death toll injured victim bury burial funeral die "
    "fatality survivor mourn grave",
    "arms": "ammunition ammo weapon tank munition shortage stockpile jet supply rifle arsenal gun",
    "markets": "share stock market investor rally dow trader future index equity bond yield "
    "rebound sentiment currency dollar euro",
    "economy": "rate inflation hike basis point monetary tightening interest economy recession "
    "growth budget tax price spending debt deficit tariff trade export import",
    "court": "lawsuit sue court probe investigation prosecutor trial charge subpoena judge "
    "sanction evasion lawyer legal indictment verdict jury appeal plead testimony",
    "police": "arrest jail police suspect shooting gunman murder stab robbery fraud detain "
    "custody officer crime prison theft kidnap",
    "work": "job layoff staff worker bonus pay salary union employee strike wage walkout "
    "pension retirement recruit",
    "protest": "protest protester demonstration march riot clash rally barricade tear blockade",
    "parliament": "bill congress senator lawmaker legislation propose regulator committee hearing "
    "republican democrat parliament amendment law watchdog mp reform coalition opposition veto",
    "election": "election vote voter ballot candidate campaign poll primary referendum turnout "
    "nominee runoff seat",
    "diplomacy": "talk summit visit peace ceasefire mediator tie alliance partnership declaration "
    "friendship diplomacy ambassador meeting treaty envoy mediation negotiation",
    "deal": "takeover merger buy rescue acquire acquisition purchase bid sale lifeline bailout "
    "stake offer buyout",
    "surveys": "survey faith confidence respondent approval opinion pollster",
    "culture": "film festival music actor book art theatre museum song album star novel concert "
    "exhibition director award",
    "sport": "match goal cup league champion team coach race medal tournament player season final",
    "disaster": "storm rain flood wind snow heat forecast wildfire earthquake magnitude quake "
    "tremor cyclone landslide drought rubble tornado hurricane",
    "transport": "train ferry ship crash flight airport road rail collision derail bus plane "
    "bridge port harbour tram runway passenger",
    "health": "virus disease vaccine hospital patient doctor infection outbreak medicine drug "
    "nurse cancer abortion clinic pandemic",
    "energy": "emission climate carbon energy gas pipeline oil electricity power grid nuclear "
    "reactor coal solar turbine outage",
    "technology": "app data privacy software user platform chip hacker cyber algorithm robot "
    "internet smartphone chatbot encryption",
    "space": "rocket launch orbit satellite astronaut spacecraft moon telescope asteroid",
    "migration": "migrant border asylum immigration deport crossing visa smuggler",
    "schools": "school student teacher university pupil campus classroom education",
    "faith": "church pope bishop mosque temple religious pilgrim prayer cathedral",
}
