"""German. Pure data.

No rule of the checks reads German: what a brief needs is its calendar, its numbers, its short
forms, the commonest words it is known by, and what is printed.
"""

from __future__ import annotations

from briefer.languages.de.framing import FRAMING
from briefer.languages.de.printed import PRINTED
from briefer.languages.language import Calendar, Language, Numbers, Signs, Words
from briefer.languages.listing import listed, named, numbered, ordered

_WORDS = Words(
    common=listed("""
der das den dem des und ist nicht ein eine einen mit von zu auf sich im als auch wurde nach bei
"""),
    story_stop=listed("""
aber alle als am an auch auf aus bei beim bis da dass das dem den der des die doch dort du durch ein
eine einem einen einer eines er es für gegen habe haben hat hatte hatten ich ihr ihre ihren im in
ist ja jetzt kann kein keine können man mehr mit muss nach nicht noch nun nur ob oder ohne schon
sehr sei sein seine seit sich sie sind so soll sollen sowie über um und uns unter vom von vor war
waren was weil wenn werden wie wieder will wir wird wo wurde wurden zu zum zur zwischen sagte sagten
"""),
    negations=listed("nicht kein keine keinen keiner niemand nie niemals nichts weder noch ohne"),
    pronouns=listed("er sie es dieser diese dieses jener jene sein seine ihr ihre"),
)

_NUMBERS = Numbers(
    small=numbered("""
0 null
1 eins eine einen
2 zwei
3 drei
4 vier
5 fünf
6 sechs
7 sieben
8 acht
9 neun
10 zehn
11 elf
12 zwölf
20 zwanzig
30 dreißig
40 vierzig
50 fünfzig
60 sechzig
70 siebzig
80 achtzig
90 neunzig
"""),
    scales=numbered("""
12 dutzend
100 hundert
1000 tausend tsd
1000000 million millionen mio
1000000000 milliarde milliarden mrd
"""),
    units=named("""
minute minuten
hour stunde stunden
day tag tage tagen
week woche wochen
month monat monate monaten
year jahr jahre jahren
kilometre kilometer kilometern
metre meter metern
tonne tonne tonnen
"""),
    percent=listed("prozent"),
    bounds={
        "only": "nur|lediglich|bloß",
        "at least": "mindestens|wenigstens|nicht weniger als",
        "at most": "höchstens|bis zu|maximal|nicht mehr als",
        "more than": "mehr als|über",
        "less than": "weniger als|unter",
        "about": "etwa|rund|ungefähr|circa|knapp|beinahe|gut",
    },
    between="zwischen|von",
    reaching="bis",
)

_CALENDAR = Calendar(
    months=ordered("""
januar jänner
februar
märz
april
mai
juni
juli
august
september
oktober
november
dezember
"""),
    weekdays=ordered("""
montag
dienstag
mittwoch
donnerstag
freitag
samstag sonnabend
sonntag
"""),
    days_away={"heute": 0, "gestern": -1, "vorgestern": -2, "morgen": 1, "übermorgen": 2},
    ways={"vergangenen": -1, "letzten": -1, "diesen": 0, "nächsten": 1, "kommenden": 1},
    units={"woche": "week", "monat": "month", "jahr": "year", "nacht": "night"},
)

_SIGNS = Signs(
    asks_to_pay="um weiterzulesen|jetzt weiterlesen mit|nur für abonnenten",
    web_version="im browser (?:ansehen|öffnen|anzeigen|lesen)|web-?version|online-version",
    asks_consent="(?:alle )?cookies (?:akzeptieren|ablehnen)|cookie-einstellungen",
    short_forms=r"Dr|Prof|Nr|St|Str|ca|bzw|Mio|Mrd|Tsd|usw|z\.B|d\.h|u\.a|\d{1,2}",
)

LANGUAGE = Language(
    code="de",
    words=_WORDS,
    numbers=_NUMBERS,
    calendar=_CALENDAR,
    signs=_SIGNS,
    printed=PRINTED,
    houses="""
Deutsche Welle = DW, dw.com, DW News
""",
    framing=FRAMING,
)
