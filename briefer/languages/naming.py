"""What stands in for what when a thing is named: numbers in short forms, words alike. Pure data."""

from __future__ import annotations

from typing import Final

SMALL_WORDS: Final = frozenset(
    {"of", "the", "and", "for", "in", "on", "to", "a", "an", "de", "la", "le", "les", "des", "du"}
    | {
        "et",
        "der",
        "die",
        "das",
        "und",
        "für",
        "von",
        "та",
        "і",
        "й",
        "в",
        "у",
        "на",
        "з",
        "и",
        "по",
    }
)
"""What a short form leaves out: Group of Seven is G7."""

NUMBERED: Final = {
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9", "ten": "10", "twelve": "12", "fifteen": "15", "twenty": "20", "thirty": "30",
    "семи": "7", "семерка": "7",
    "сімка": "7", "двадцяти": "20", "двадцати": "20", "sieben": "7", "sept": "7", "vingt": "20",
}  # fmt: skip
"""Numbers as words, as a short form writes them."""

GROUP_OF: Final = ("Group of", "Gruppe der", "Groupe des")
"""What stands before a number in the name of a group of countries: Group of Seven."""

PLAIN_WORDS: Final = (
    "limit ceiling cap",
    "war conflict invasion",
    "quake earthquake",
    "vote election poll",
    "strike walkout stoppage",
    "talks negotiations",
    "ceasefire truce armistice",
    "bank lender",
    "climate weather",
    "migrant refugee asylum",
    "virus covid coronavirus",
    "inquiry probe investigation",
    "budget spending",
    "rate rates",
    "law bill act",
    "deal agreement accord pact",
    "summit meeting",
    "minister secretary",
    "crash accident collision",
    "fire blaze wildfire",
)
"""Words that may stand for each other in the name of a thing, a group a line."""

SPELLINGS: Final = (
    "mohammed muhammad mohammad mohamed mohamad muhammed mohamud mehmed",
    "ahmed ahmad ahmet",
    "muammar moammar muamar moamer mouammar",
    "gaddafi gadhafi qaddafi qadhafi kadhafi kadafi gadafi gheddafi",
    "hussein hussain husayn hossein hosein husein houssein",
    "hassan hasan",
    "yusuf yousef youssef yousuf yusef yousif",
    "abdullah abdallah abdulla",
    "khalid khaled",
    "mustafa mostafa moustafa mustapha",
    "ibrahim ebrahim",
    "saleh salih",
    "rashid rasheed rachid",
    "saeed saied sayeed",
    "nasser nasir naser nacer",
    "osama usama oussama",
    "suleiman sulaiman soleiman suleyman sulayman",
    "ismail ismael esmail",
    "jamal gamal djamal",
    "haniyeh haniyah haniya",
    "nasrallah nasralla",
    "khamenei khameini",
    "erdogan erdoghan",
)
"""Given names and others that each language writes in its own letters, the spellings on a line."""
