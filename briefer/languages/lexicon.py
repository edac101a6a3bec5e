"""Beginnings of words of other languages, each with the English word that reports exchange for it.

For asking whether reports in two languages tell of one event; nothing is translated by it. The
longest beginning of a word counts; German ones are folded, as words are compared. Pure data.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

# English word: beginnings in Ukrainian, Russian and German.
BEGINNINGS: Final = """
kill: загин загиб вбит убит вбив убив погиб убий смерт помер умер getotet tote gestorb starb ums
wound: поран ранен травм verletz verwund
attack: атак напад нападен обстріл обстрел ангри angriff angegriff attack
shell: снаряд shell granate
missile: ракет rakete
drone: дрон безпілот беспилот drohne
strike: страйк забастов streik удар
bomb: бомб вибух взрыв bombe explosion explod
army: армі арми арме військ войск збройн вооруж armee truppe streitkraft
soldier: солдат боєц бійц боец soldat
war: війн войн krieg
police: поліц полиц polizei
arrest: арешт арест затрим задерж verhaft festgenomm festnahm
court: суд суді gericht prozess
judge: судд судья richter
sentence: засуд вирок пригово осужд verurteil urteil
prison: вязниц в'язниц тюрм ув'язн колон gefangnis haft
investigate: розслід расслед ermittl untersuch
fire: пожеж пожар brand feuer вогон огонь
flood: повін навод паводок затоп hochwasser uberschwemm flut
storm: шторм бур ураган sturm orkan unwetter
earthquake: землетрус землетряс erdbeben
snow: снігопад снег снег schnee
heat: спек жар hitze
collapse: обвал обруш einsturz eingesturz
crash: аварі авари катастроф unfall absturz abgesturz zusammensto
train: потяг поїзд поезд залізниц железнодорож zug bahn eisenbahn
bus: автобус bus
plane: літак самолет самолёт flugzeug
airport: аеропорт аэропорт flughaf
ship: кораб судн schiff frachter
ferry: пором паром fahre fahrschiff
port: порт hafen
bridge: міст мост мосту brucke
road: дорог трас strasse autobahn
tunnel: тунел туннел tunnel
power: електро электро strom energie енерг энерг
plant: завод фабрик werk fabrik
mine: шахт bergwerk mine
dam: дамб греб плотин damm staudamm talsperre
reservoir: водосхов водохранилищ stausee
hospital: лікарн больниц госпітал госпитал krankenhaus klinik
doctor: лікар врач медик arzt
nurse: медсестр pflege krankenschwester
vaccine: вакцин щеплен привив impf
disease: хвороб болезн інфекц инфекц krankheit
school: школ schule учн школьник
teacher: вчител учител lehrer
student: студент
university: університет университет universitat hochschule
child: діт дит дет ребен ребён kind
woman: жін женщин frau
people: люд осіб чоловік человек menschen personen
resident: мешкан жител жителі einwohner anwohner bewohner
evacuate: евакую евакуа эвакуи эвакуа evakui
refugee: біжен бежен fluchtling
hostage: заручник заложник geisel
prisoner: полонен пленн gefangen
mayor: мер мера мэр міськ голова burgermeister
council: рад совет gemeinderat stadtrat kreistag
parliament: парламент рада дума bundestag landtag
government: уряд правительств regierung
minister: міністр министр minister
president: президент prasident
governor: губернатор
election: вибор выбор wahl
vote: голосув голосов abstimm stimme
party: парті парти partei
law: закон gesetz
protest: протест мітинг митинг demonstr protest
union: профспіл профсоюз gewerkschaft
wage: зарплат lohn gehalt tarif
worker: працівник робітник работник рабоч arbeiter beschaftigt mitarbeiter
layoff: звільн скороч увольн сокращ entlass stellenabbau
company: компан фірм фирм unternehmen firma konzern
bank: банк bank
shares: акці акции aktie
profit: прибут прибыл gewinn
loss: збит убыт verlust
price: цін цена цены preis
inflation: інфляц инфляц inflation teuerung
rate: ставк leitzins zins
tax: подат налог steuer
budget: бюджет haushalt etat
million: мільйон миллион million
agreement: угод договор соглашен abkommen vertrag einigung vereinbar
talks: перегов verhandl gesprach
sanction: санкц sanktion
deny: запереч спрост опроверг отриц отрица dement bestreit bestritt zuruckgewies
say: заяв сказа сообщ повідом пояснил erklart teilte mitgeteilt
accuse: звинувач обвинувач обвин beschuldig vorwurf
warn: попередж предупред warnt warnung
demand: вимаг требов forder
ban: заборон запрет verbot
close: закри закры schliess geschloss sperr gesperrt
open: відкри откры eroffn
build: будів строит збуд постро bau gebaut
repair: ремонт reparatur sanier
win: перемог вигр побед выигр sieg gewann gewonn
lose: програ проигр поразк пораж verlor niederlage
match: матч гру игр spiel partie
goal: гол голів tor
champion: чемпіон чемпион meister
coach: тренер trainer
club: клуб verein
final: фінал финал finale
tournament: турнір турнир turnier
capture: захоп захват взят eingenomm erober
retreat: відступ отступ вивод ruckzug zuruckgezog
defend: оборон тримає держит verteid
repel: відби отби abgewehrt
liberate: звільнен освобод befrei
front: фронт front
border: кордон границ grenze
theft: крадіж крадут викра украл краж diebstahl gestohl raub
robbery: пограб ограб uberfall
fraud: шахрай мошен betrug
murder: вбивств убийств mord
search: пошук поиск suche vermisst
rescue: рятув врятов спас gerettet rettung
missing: зникл пропа vermiss
festival: фестивал festival
museum: музе museum
film: фільм фильм film
concert: концерт konzert
church: церкв kirche храм
park: парк park
zoo: зоопарк tierpark zoo
water: вод wasser
farmer: фермер аграр landwirt bauer
harvest: врожа урожа ernte
grain: зерн getreide
forest: ліс лес wald
resign: відстав отстав rucktritt zuruckgetret
appoint: признач назнач ernannt beruf
donor: донор spender
blood: кров blut
medicine: лік лекарств medikament
metal: метал metall stahl
"""


@lru_cache(maxsize=1)
def _english() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in BEGINNINGS.strip().splitlines():
        word, _, beginnings = line.partition(": ")
        for beginning in beginnings.split():
            found.setdefault(beginning, word)
    return found


_SHORTEST: Final = 2
_LONGEST: Final = 14
# Cyrillic letters in Latin ones, as names are written; г is h or g by language.
_LETTERS: Final = """
а a|б b|в v|г h|ґ g|д d|е e|є ye|ж zh|з z|и y|і i|ї yi|й y|к k|л l|м m|н n|о o|п p|р r|с s|т t|у u
ф f|х kh|ц ts|ч ch|ш sh|щ shch|ь |ю yu|я ya|ы y|э e|ё yo|ъ
"""
LATIN: Final[Mapping[int, str]] = {
    ord(pair[0]): pair[2:] for line in _LETTERS.split("\n") for pair in line.split("|") if pair
}


@lru_cache(maxsize=16_384)
def english_for(word: str) -> str:
    """The English word for a folded word of another language; empty where none is listed.

    >>> english_for("евакуювали"), english_for("uberschwemmung"), english_for("bridge")
    ('evacuate', 'flood', '')
    """
    known = _english()
    for end in range(min(len(word), _LONGEST), _SHORTEST, -1):
        if word[:end] in known:
            return known[word[:end]]
    return ""
