"""French. Pure data.

No rule of the checks reads French: what a brief needs is its calendar, its numbers, its short
forms, the commonest words it is known by, and what is printed.
"""

from __future__ import annotations

from briefer.languages.fr.framing import FRAMING
from briefer.languages.fr.printed import PRINTED
from briefer.languages.language import Calendar, Language, Numbers, Signs, Words
from briefer.languages.listing import listed, named, numbered, ordered

_WORDS = Words(
    common=listed("""
le la les et est une dans pour que qui sur pas du des aux au par ont avec il elle sont plus
"""),
    story_stop=listed("""
à après au aussi autre aux avait avant avec avoir car ce cela ces cet cette chez comme contre dans
de depuis des deux dont du elle elles en encore entre est et était été être eux fait il ils je la le
les leur leurs lors lui mais même moins ne non nos notre nous on ont ou où par pas peut plus pour
quand que quel qui sa sans se selon sera ses si son sont sous sur tous tout très un une vers vous
"""),
    negations=listed("ne pas non jamais rien personne aucun aucune ni sans"),
    pronouns=listed("il elle ils elles ce cela celui celle ceux son sa ses leur leurs"),
)

_NUMBERS = Numbers(
    small=numbered("""
0 zéro
1 un une
2 deux
3 trois
4 quatre
5 cinq
6 six
7 sept
8 huit
9 neuf
10 dix
11 onze
12 douze
13 treize
14 quatorze
15 quinze
16 seize
20 vingt
30 trente
40 quarante
50 cinquante
60 soixante
"""),
    scales=numbered("""
12 douzaine
100 cent cents
1000 mille
1000000 million millions
1000000000 milliard milliards
"""),
    units=named("""
minute minute minutes
hour heure heures
day jour jours
week semaine semaines
month mois
year an ans année années
kilometre kilomètre kilomètres
metre mètre mètres
tonne tonne tonnes
"""),
    percent=listed("pourcent"),
    bounds={
        "only": "seulement|ne que",
        "at least": "au moins|pas moins de",
        "at most": "au plus|jusqu'à|pas plus de",
        "more than": "plus de|plus d'",
        "less than": "moins de",
        "about": "environ|près de|quelque|autour de",
    },
    between="entre",
    reaching="à",
)

_CALENDAR = Calendar(
    months=ordered("""
janvier
février
mars
avril
mai
juin
juillet
août
septembre
octobre
novembre
décembre
"""),
    weekdays=ordered("""
lundi
mardi
mercredi
jeudi
vendredi
samedi
dimanche
"""),
    days_away={"hier": -1, "demain": 1, "avant-hier": -2, "après-demain": 2},
)

_SIGNS = Signs(
    asks_to_pay="réservé aux abonnés|pour lire la suite|déjà abonné",
    web_version="(?:dans|sur) (?:le|votre|un) navigateur|version (?:en ligne|web)",
    asks_consent="(?:tout )?accepter (?:les )?cookies|paramétrer les cookies",
    short_forms=r"M|MM|Mme|Mlle|Dr|Pr|St|Ste|env|etc|av|p\.ex",
)

LANGUAGE = Language(
    code="fr",
    words=_WORDS,
    numbers=_NUMBERS,
    calendar=_CALENDAR,
    signs=_SIGNS,
    printed=PRINTED,
    houses="""
AFP = Agence France-Presse, afp.com
France 24 = france24.com, France24
Le Monde = Le Monde (English), lemonde.fr
""",
    framing=FRAMING,
)
