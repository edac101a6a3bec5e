"""French. Pure data.

No rule of the checks reads French: what a brief needs is its calendar, its numbers, its short
forms, the commonest words it is known by, and what is printed.
"""

from __future__ import annotations

from briefer.languages.fr.framing import FRAMING
from briefer.languages.language import Calendar, Language, Numbers, Printed, Signs, Words
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

_PRINTED = Printed(
    phrases={
        "in {language}": "en {language}",
        "{count} smaller stories are not shown; their articles are not cited": (
            "Sujets plus petits non montrés : {count} ; leurs articles ne sont pas cités"
        ),
        "{count} facts that were delivered before are left out": (
            "Faits déjà livrés et laissés de côté : {count}"
        ),
        "{count} bullets that only say what another says are left out": (
            "Points laissés de côté parce qu’ils en répètent d’autres : {count}"
        ),
        "{count} articles are muted and count as off topic": (
            "{count} articles sont ignorés à votre demande et comptent comme hors sujet"
        ),
        "{count} articles are older than catch_up allows and are passed over": (
            "Articles plus anciens que catch_up ne le permet, laissés de côté : {count}"
        ),
        "was: {what}": "auparavant : {what}",
        "as announced on {day}": "comme annoncé le {day}",
        "Cut-off": "Arrêté au",
        "Window": "Période",
        "Engine": "Moteur",
        "They disagree": "Les versions divergent",
        "Also": "Aussi",
        "Announced": "Annoncé",
        "{names} and {last}": "{names} et {last}",
        "proof": "preuve",
        "Corrections": "Rectifications",
        "We wrote on {since}: “{was}” ({name}). Its source no longer says so.": (
            "Nous écrivions le {since} : « {was} » ({name}). La source ne le dit plus."
        ),
        "We wrote on {since}: “{was}” ({name}). It now says: “{now}” {seen}": (
            "Nous écrivions le {since} : « {was} » ({name}). On y lit maintenant : « {now} » {seen}"
        ),
        "in the source’s words": "selon les mots de la source",
        "doubt": "doute",
        "Sources": "Sources",
        "headline": "titre",
        "via": "via",
        "What became of the articles": "Ce que sont devenus les articles",
        "Problem": "Problème",
        "Problems": "Problèmes",
        "Back to": "Retour à",
        "and": "et",
        "And": "Et",
        "in the full brief": "dans la synthèse complète",
        "which is the plain-text part of this mail.": "dans la partie texte de ce courriel.",
        "Left out here, and in the plain-text part of this mail:": (
            "Omis ici, mais dans la partie texte de ce courriel :"
        ),
        "nothing new": "rien de nouveau",
        "more of its sentences": "d’autres de ses phrases",
        "New": "Nouveau",
        "Update": "Mise à jour",
        "Known": "Connu",
        "Every bullet is in the words of its source, unchanged.": (
            "Chaque point reprend les mots de sa source, sans changement."
        ),
        "Nothing new about {topic} since {moment}.": (
            "Rien de nouveau sur {topic} depuis le {moment}."
        ),
        "{since} to {until}": "du {since} au {until}",
        "{articles} from {publishers}, of {total} collected": (
            "{articles}, {publishers} ; {total} recueillis en tout"
        ),
        "all new": "tout est nouveau",
        "more {counted}": "{counted} de plus",
        "{names} and {more} more": "{names} et {more} de plus",
        "Single source: {name}": "Source unique : {name}",
        "Source {number}: ": "Source {number} : ",
        "bullet {number}": "point {number}",
        "the lead": "l’introduction",
        "lead": "introduction",
        "disagreement": "désaccord",
        "unnamed publisher": "média sans nom",
        "untitled": "sans titre",
        "undated": "sans date",
        "The checks refused no bullet.": "Les contrôles n’ont refusé aucun point.",
        "The checks refused {bullets}: {said}.": "Refusés par les contrôles : {bullets} ({said}).",
        "repaired": "corrigés",
        "replaced by the source’s own words": "remplacés par les mots de la source",
        "dropped": "supprimés",
        "written by the model and proved": "écrits par le modèle et prouvés",
        "in the source’s own words": "dans les mots de la source",
        "left out": "laissés de côté",
        "Model use: {parts}.": "Usage du modèle : {parts}.",
        "In brief": "En bref",
        "How this brief was made": "Comment cette synthèse a été faite",
        "What was not covered": "Ce qui n’a pas été traité",
        "Contents": "Sommaire",
        "Skip to the brief": "Aller à la synthèse",
        "Skip to the text": "Aller au texte",
        "Topics": "Thèmes",
        "Months": "Mois",
        "Newest": "Les plus récentes",
        "Search": "Recherche",
        "Query": "Requête",
        "Feeds": "Flux",
        "Stories over days": "Sujets sur plusieurs jours",
        "What was known when": "Ce que l’on savait, et quand",
        "Reports over time": "Articles au fil du temps",
        "This story goes on under another address:": "Ce sujet continue à une autre adresse :",
        "Every brief": "Chaque synthèse",
        "Correction": "Rectificatif",
        "Words to look for": "Mots à chercher",
        "No brief has these words.": "Aucune synthèse ne contient ces mots.",
        "Search works where a web server serves the site; the list below everywhere.": (
            "La recherche demande un serveur web ; la liste ci-dessous marche partout."
        ),
        "more": "de plus",
        "Briefs": "Synthèses",
        "the week": "la semaine",
        "Corrected on {day}: its source no longer says so.": (
            "Corrigé le {day} : la source ne le dit plus."
        ),
        "Corrected on {day}: the source now says “{now}”": (
            "Corrigé le {day} : la source dit désormais « {now} »"
        ),
        "failing: {error}": "en échec : {error}",
        "last read {when}; {items} in it then, {new} new a day": (
            "lue le {when} ; {items} à ce moment, {new} nouveaux par jour"
        ),
        "never read": "jamais lue",
        "All briefs": "Toutes les synthèses",
        "Link to this line": "Lien vers cette ligne",
        "Open the article": "Ouvrir l’article",
        "Open a line to see the sentence it rests on.": (
            "Ouvrez une ligne pour voir la phrase sur laquelle elle repose."
        ),
        "Where it is told": "Où c’est raconté",
        "one source": "une seule source",
        "How it was proved": "Comment c’est prouvé",
        "The same is said by": "Le disent aussi",
        "Every article of this story": "Tous les articles de ce sujet",
        "This story over the days": "Ce sujet au fil des jours",
        "Corrected later": "Rectifié depuis",
        "Print with every proof open": "Imprimer avec toutes les preuves",
        "Keys: j and k to the next line and back, o opens all": (
            "Touches : j et k vers la ligne suivante et retour, o les ouvre toutes"
        ),
        "Ages are counted from it.": "L’âge se compte à partir de là.",
        "Articles": "Articles",
        "Checks": "Contrôles",
        "Price": "Prix",
        "These are the words of the source, unchanged.": (
            "Ce sont les mots de la source, sans changement."
        ),
        "Rules checked each name, number, date and claim of this line against what is cited.": (
            "Des règles ont comparé noms, nombres, dates et affirmations à ce qui est cité."
        ),
        "A judge model found this line supported by what is cited.": (
            "Un modèle juge a trouvé cette ligne fondée sur ce qui est cité."
        ),
        "A judge model found this line supported by what is cited: “{opinion}”": (
            "Un modèle juge a trouvé cette ligne fondée sur ce qui est cité : « {opinion} »"
        ),
        "{count} min ago": "il y a {count} min",
        "{count} h ago": "il y a {count} h",
        "{days} ago": "il y a {days}",
    },
    counted={
        "development": {"one": "événement", "other": "événements"},
        "day": {"one": "jour", "other": "jours"},
        "story": {"one": "sujet", "other": "sujets"},
        "bullet": {"one": "point", "other": "points"},
        "article": {"one": "article", "other": "articles"},
        "publisher": {"one": "média", "other": "médias"},
        "topic": {"one": "thème", "other": "thèmes"},
        "problem": {"one": "problème", "other": "problèmes"},
        "call": {"one": "appel", "other": "appels"},
        "copy": {"one": "copie", "other": "copies"},
        "new": {"one": "nouveau", "other": "nouveaux"},
        "update": {"one": "mise à jour", "other": "mises à jour"},
        "known before": {"one": "déjà connu", "other": "déjà connus"},
        "prompt token": {"one": "jeton d’entrée", "other": "jetons d’entrée"},
        "reply token": {"one": "jeton de réponse", "other": "jetons de réponse"},
        "cited": {"one": "cité", "other": "cités"},
        "not cited": {"one": "non cité", "other": "non cités"},
        "off topic": {"other": "hors sujet"},
        "out of window": {"other": "hors période"},
        "failed": {"one": "non lu", "other": "non lus"},
        "cached": {"other": "en cache"},
        "reasoning": {"other": "de réflexion"},
    },
    day="EEEE d MMMM y",
)

LANGUAGE = Language(
    code="fr",
    words=_WORDS,
    numbers=_NUMBERS,
    calendar=_CALENDAR,
    signs=_SIGNS,
    printed=_PRINTED,
    houses="""
AFP = Agence France-Presse, afp.com
France 24 = france24.com, France24
Le Monde = Le Monde (English), lemonde.fr
""",
    framing=FRAMING,
)
