"""What a brief prints in German. Pure data."""

from __future__ import annotations

from briefer.languages.language import Printed

PRINTED = Printed(
    phrases={
        "in {language}": "auf {language}",
        "{count} smaller stories are not shown; their articles are not cited": (
            "Kleinere Meldungen, die nicht gezeigt werden: {count}; ihre Artikel sind nicht zitiert"
        ),
        "{count} facts that were delivered before are left out": (
            "Bereits gemeldete Fakten, die fehlen: {count}"
        ),
        "{count} bullets that only say what another says are left out": (
            "Punkte, die nur andere wiederholen und fehlen: {count}"
        ),
        "{count} articles are muted and count as off topic": (
            "{count} Artikel sind stummgeschaltet und zählen als nicht zum Thema gehörig"
        ),
        "{count} articles are older than catch_up allows and are passed over": (
            "Artikel, die älter sind als catch_up erlaubt und fehlen: {count}"
        ),
        "was: {what}": "zuvor: {what}",
        "as announced on {day}": "wie am {day} angekündigt",
        "Cut-off": "Stand",
        "Window": "Zeitraum",
        "Engine": "Verfahren",
        "They disagree": "Die Angaben gehen auseinander",
        "Also": "Außerdem",
        "Announced": "Angekündigt",
        "{names} and {last}": "{names} und {last}",
        "proof": "Beleg",
        "Corrections": "Korrekturen",
        "We wrote on {since}: “{was}” ({name}). Its source no longer says so.": (
            "Am {since} schrieben wir: „{was}“ ({name}). Die Quelle sagt das nicht mehr."
        ),
        "We wrote on {since}: “{was}” ({name}). It now says: “{now}” {seen}": (
            "Am {since} schrieben wir: „{was}“ ({name}). Dort heißt es jetzt: „{now}“ {seen}"
        ),
        "in the source’s words": "in den Worten der Quelle",
        "doubt": "Zweifel",
        "Sources": "Quellen",
        "headline": "Überschrift",
        "via": "über",
        "What became of the articles": "Was aus den Artikeln wurde",
        "Problem": "Problem",
        "Problems": "Probleme",
        "Back to": "Zurück zu",
        "and": "und",
        "And": "Und",
        "in the full brief": "im vollständigen Überblick",
        "which is the plain-text part of this mail.": "dem Textteil dieser Nachricht.",
        "Left out here, and in the plain-text part of this mail:": (
            "Hier ausgelassen, aber im Textteil dieser Nachricht:"
        ),
        "nothing new": "nichts Neues",
        "more of its sentences": "weitere seiner Sätze",
        "New": "Neu",
        "Update": "Aktualisiert",
        "Known": "Bekannt",
        "Every bullet is in the words of its source, unchanged.": (
            "Jeder Punkt steht unverändert in den Worten seiner Quelle."
        ),
        "Nothing new about {topic} since {moment}.": "Nichts Neues zu {topic} seit {moment}.",
        "{since} to {until}": "{since} bis {until}",
        "{articles} from {publishers}, of {total} collected": (
            "{articles}, {publishers}; insgesamt {total} gesammelt"
        ),
        "all new": "alle neu",
        "more {counted}": "weitere {counted}",
        "{names} and {more} more": "{names} und {more} weitere",
        "Single source: {name}": "Einzige Quelle: {name}",
        "Source {number}: ": "Quelle {number}: ",
        "bullet {number}": "Punkt {number}",
        "the lead": "die Einleitung",
        "lead": "Einleitung",
        "disagreement": "Widerspruch",
        "unnamed publisher": "ungenanntes Medium",
        "untitled": "ohne Titel",
        "undated": "ohne Datum",
        "The checks refused no bullet.": "Die Prüfungen haben keinen Punkt zurückgewiesen.",
        "The checks refused {bullets}: {said}.": (
            "Von den Prüfungen zurückgewiesen: {bullets} ({said})."
        ),
        "repaired": "berichtigt",
        "replaced by the source’s own words": "durch die Worte der Quelle ersetzt",
        "dropped": "gestrichen",
        "written by the model and proved": "vom Modell geschrieben und belegt",
        "in the source’s own words": "in den Worten der Quelle",
        "left out": "weggelassen",
        "Model use: {parts}.": "Modellnutzung: {parts}.",
        "In brief": "Kurz gesagt",
        "How this brief was made": "Wie dieser Überblick entstand",
        "What was not covered": "Was nicht behandelt wurde",
        "Contents": "Inhalt",
        "Skip to the brief": "Zum Überblick springen",
        "Skip to the text": "Zum Text springen",
        "Topics": "Themen",
        "Months": "Monate",
        "Newest": "Neueste",
        "Search": "Suche",
        "Query": "Suchanfrage",
        "Feeds": "Feeds",
        "Stories over days": "Meldungen über Tage",
        "What was known when": "Was wann bekannt war",
        "Reports over time": "Berichte im Lauf der Zeit",
        "This story goes on under another address:": (
            "Diese Meldung geht unter einer anderen Adresse weiter:"
        ),
        "Every brief": "Jeder Überblick",
        "Correction": "Korrektur",
        "Words to look for": "Gesuchte Wörter",
        "No brief has these words.": "Kein Überblick enthält diese Wörter.",
        "Search works where a web server serves the site; the list below everywhere.": (
            "Die Suche braucht einen Webserver; die Liste darunter geht überall."
        ),
        "more": "weitere",
        "Briefs": "Überblicke",
        "the week": "die Woche",
        "Corrected on {day}: its source no longer says so.": (
            "Korrigiert am {day}: Die Quelle sagt das nicht mehr."
        ),
        "Corrected on {day}: the source now says “{now}”": (
            "Korrigiert am {day}: In der Quelle heißt es jetzt „{now}“"
        ),
        "failing: {error}": "nicht lesbar: {error}",
        "last read {when}; {items} in it then, {new} new a day": (
            "zuletzt gelesen {when}; darin waren {items}, am Tag {new} neue"
        ),
        "never read": "noch nie gelesen",
        "All briefs": "Alle Überblicke",
        "Link to this line": "Link zu dieser Zeile",
        "Open the article": "Artikel öffnen",
        "Open a line to see the sentence it rests on.": (
            "Eine Zeile öffnen: der Satz, auf dem sie beruht."
        ),
        "Where it is told": "Wo es erzählt wird",
        "one source": "eine Quelle",
        "How it was proved": "Wie es belegt ist",
        "The same is said by": "Dasselbe melden",
        "Every article of this story": "Alle Artikel dieser Meldung",
        "This story over the days": "Diese Meldung über die Tage",
        "Corrected later": "Später berichtigt",
        "Print with every proof open": "Mit allen Belegen drucken",
        "Keys: j and k to the next line and back, o opens all": (
            "Tasten: j und k zur nächsten Zeile und zurück, o öffnet alle"
        ),
        "Ages are counted from it.": "Das Alter wird von da an gerechnet.",
        "Articles": "Artikel",
        "Checks": "Prüfungen",
        "Price": "Preis",
        "In brackets: what an earlier report or brief said.": (
            "In Klammern: was ein früherer Bericht oder Überblick sagte."
        ),
        "These are the words of the source, unchanged.": (
            "Das sind die Worte der Quelle, unverändert."
        ),
        "Rules checked each name, number, date and claim of this line against what is cited.": (
            "Regeln haben jeden Namen, jede Zahl, jedes Datum und jede Aussage am Zitat geprüft."
        ),
        "A judge model found this line supported by what is cited.": (
            "Ein Prüfmodell hält die Zeile durch das Zitierte für belegt."
        ),
        "A judge model found this line supported by what is cited: “{opinion}”": (
            "Ein Prüfmodell hält die Zeile durch das Zitierte für belegt: „{opinion}“"
        ),
        "{count} min ago": "vor {count} Min.",
        "{count} h ago": "vor {count} Std.",
        "{days} ago": "vor {days}",
    },
    counted={
        "development": {"one": "Ereignis", "other": "Ereignisse"},
        "day": {"one": "Tag", "other": "Tagen"},
        "story": {"one": "Meldung", "other": "Meldungen"},
        "bullet": {"one": "Punkt", "other": "Punkte"},
        "article": {"one": "Artikel", "other": "Artikel"},
        "publisher": {"one": "Medium", "other": "Medien"},
        "topic": {"one": "Thema", "other": "Themen"},
        "problem": {"one": "Problem", "other": "Probleme"},
        "call": {"one": "Aufruf", "other": "Aufrufe"},
        "copy": {"one": "Kopie", "other": "Kopien"},
        "new": {"other": "neu"},
        "update": {"other": "aktualisiert"},
        "known before": {"other": "schon bekannt"},
        "prompt token": {"one": "Eingabe-Token", "other": "Eingabe-Token"},
        "reply token": {"one": "Antwort-Token", "other": "Antwort-Token"},
        "cited": {"other": "zitiert"},
        "not cited": {"other": "nicht zitiert"},
        "off topic": {"other": "nicht zum Thema"},
        "out of window": {"other": "außerhalb des Zeitraums"},
        "failed": {"other": "nicht gelesen"},
        "cached": {"other": "aus dem Cache"},
        "reasoning": {"other": "zum Nachdenken"},
    },
    day="EEEE, d. MMMM y",
    date="d. MMMM y",
)
