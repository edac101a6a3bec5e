"""What German tells otherwise than as a plain fact, and words that say more. Pure data."""

from __future__ import annotations

from briefer.languages.language import Framing
from briefer.languages.listing import entries, listed

FRAMING = Framing(
    frames={
        "future": entries("""
wird|werden
"""),
        "refusal": entries("""
verweigern|verweigert|verweigerte|ablehnt|lehnt|lehnte|abgelehnt|bestritt|bestreitet|dementiert
dementierte
"""),
        "failure": entries("""
scheitert|scheiterte|gescheitert|verhindert|verhinderte|abgesagt|verschoben|vereitelt
"""),
        "plan": entries("""
plant|planen|plante|geplant|will|wollen|wollte|wollten|soll|sollen|beabsichtigt|erwägt|versucht
versuchte|hofft|verspricht|versprach|droht|drohte|prüft|vorgesehen|erwartet
"""),
        "request": entries("""
fordert|forderte|fordern|forderten|verlangt|verlangte|erlaubt|empfiehlt|bittet|genehmigte
genehmigt
"""),
        "accusation": entries("""
beschuldigt|beschuldigte|vorgeworfen|wirft|verdächtigt|angeblich|mutmaßlich|mutmaßliche
mutmaßlichen|behauptet|behauptete
"""),
        "hedge": entries("""
könnte|könnten|möglicherweise|vielleicht|wahrscheinlich|vermutlich|offenbar|mutmaßlich|dürfte
dürften|unklar|scheint
"""),
        "negation": entries("""
nicht|kein|keine|keinen|keiner|keinem|nie|niemals|niemand|nichts|ohne|weder
"""),
        "condition": entries("""
wenn|falls|sofern|ob
"""),
        "force": entries("""
gezwungen|musste|mussten|muss|müssen
"""),
    },
    inclusive=entries("nicht nur"),
    told_about={
        "opinion": listed("kommentar kolumne meinung leitartikel kolumnist kritiker"),
        "placard": listed("plakat transparent spruchband"),
        "drill": listed("übung manöver probealarm planspiel"),
        "fiction": listed("satire roman serie film theaterstück hörspiel"),
        "error": listed("fälschlich irrtümlich berichtigung"),
    },
    superlatives=listed("""
erste ersten erster einzige größte größten höchste höchsten schlimmste rekord
"""),
    superlative_homes=listed("""
nie
"""),
    wholes=listed("""
alle alles jeder jede ganz ganze völlig immer
"""),
    whole_homes=listed("""
kein keine
"""),
    parts=listed("""
einige mehrere teil teilweise mehrheit viele fast meisten
"""),
    causes=listed("""
weil wegen deshalb verursacht verursachte
"""),
    cause_homes=listed("""
nach wegen durch um damit grund da
"""),
    sure=listed("""
sicher zweifellos bewiesen eindeutig
"""),
    qualifiers=listed("""
ehemaliger ehemalige ehemaligen früherer frühere früheren stellvertretender stellvertretende ex-
"""),
    long_ago=listed("""
jahrestag einst damals jahrzehnten
"""),
)
