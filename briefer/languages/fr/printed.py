"""What a brief prints in French. Pure data."""

from __future__ import annotations

from briefer.languages.language import Printed

PRINTED = Printed(
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
        "In brackets: what an earlier report or brief said.": (
            "Entre parenthèses : ce que disait un article ou une synthèse d’avant."
        ),
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
