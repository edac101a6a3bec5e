"""Countries, the people of them, and the capitals that stand for their governments. Pure data."""

from __future__ import annotations

from briefer.languages.listing import listed

_LINES = """
afghanistan afghan afghans kabul
albania albanian albanians
algeria algerian algerians algiers
argentina argentine argentinian argentines
armenia armenian armenians yerevan
australia australian australians aussie aussies canberra
austria austrian austrians vienna
azerbaijan azerbaijani azeri baku
bangladesh bangladeshi
belarus belarusian belarusians belarussian minsk
belgium belgian belgians
bosnia bosnian bosnians
brazil brazilian brazilians brasilia
britain british briton britons brits uk gb
bulgaria bulgarian bulgarians sofia
cambodia cambodian
canada canadian canadians ottawa
chile chilean chileans
china chinese beijing
colombia colombian colombians bogota
croatia croatian croatians croat croats
cuba cuban cubans havana
cyprus cypriot cypriots
czech czechs czechia prague
denmark danish dane danes copenhagen
egypt egyptian egyptians cairo
england english englishman englishmen
estonia estonian estonians tallinn
ethiopia ethiopian ethiopians
europe european europeans
finland finnish finn finns helsinki
france french frenchman frenchmen paris elysee
georgia georgian georgians tbilisi
germany german germans berlin
ghana ghanaian
greece greek greeks athens
hungary hungarian hungarians budapest
iceland icelandic
india indian indians delhi
indonesia indonesian indonesians jakarta
iran iranian iranians tehran
iraq iraqi iraqis baghdad
ireland irish irishman dublin
israel israeli israelis
italy italian italians rome
jamaica jamaican jamaicans
japan japanese tokyo
jordan jordanian jordanians
kazakhstan kazakh kazakhs
kenya kenyan kenyans nairobi
korea korean koreans
kosovo kosovan kosovar
kuwait kuwaiti
latvia latvian latvians riga
lebanon lebanese beirut
libya libyan libyans tripoli
lithuania lithuanian lithuanians vilnius
malaysia malaysian malaysians
mexico mexican mexicans
moldova moldovan moldovans chisinau
morocco moroccan moroccans
myanmar burmese burma
nepal nepalese nepali kathmandu
netherlands dutch holland dutchman
nigeria nigerian nigerians abuja
norway norwegian norwegians oslo
pakistan pakistani pakistanis islamabad
palestine palestinian palestinians
peru peruvian peruvians
philippines philippine filipino filipinos manila
poland polish pole poles warsaw
portugal portuguese lisbon
qatar qatari
romania romanian romanians bucharest
russia russian russians moscow kremlin
rwanda rwandan
saudi saudis riyadh
scotland scottish scot scots scotsman
serbia serbian serb serbs belgrade
slovakia slovak slovaks bratislava
slovenia slovenian slovene
somalia somali somalis
spain spanish spaniard spaniards madrid
sudan sudanese khartoum
sweden swedish swede swedes stockholm
switzerland swiss
syria syrian syrians damascus
taiwan taiwanese taipei
thailand thai thais bangkok
tunisia tunisian tunisians tunis
turkey turkish turk turks turkiye ankara
uganda ugandan ugandans
ukraine ukrainian ukrainians kyiv kiev
us usa america american americans washington
venezuela venezuelan caracas
vietnam vietnamese hanoi
wales welsh welshman
yemen yemeni yemenis
zimbabwe zimbabwean
"""

LAND_OF = {word: line.split()[0] for line in _LINES.strip().splitlines() for word in line.split()}

LONG_NAMES = {
    ("united", "states"): "us", ("united", "kingdom"): "britain", ("great", "britain"): "britain",
    ("white", "house"): "us", ("downing", "street"): "britain",
    ("czech", "republic"): "czech", ("saudi", "arabia"): "saudi",
}  # fmt: skip

TITLES = listed("""
mr mrs ms miss dr prof professor sir dame lord lady baron baroness king queen prince princess
duke duchess president prime minister chancellor secretary senator congressman congresswoman
representative governor mayor judge justice general gen colonel col major maj captain capt
lieutenant lt sergeant sgt admiral commander officer constable inspector detective chief deputy
chairman chairwoman ceo director rev reverend father bishop archbishop pope cardinal imam rabbi
sheikh coach manager captain ambassador envoy spokesman spokeswoman
""")

GENERIC = listed("""
hospital parliament championship championships international university college school council
court department ministry party police government association society union club league cup
county city town airport station street road park centre center museum theatre church agency
authority service services commission committee office bank group company company's corporation
fund trust foundation institute army navy force forces guard border region district province
republic kingdom islands island river lake sea mountain valley bay festival awards prize report
act bill law summit conference games open television radio news times post magazine newspaper
online championship's tournament final finals
""")
"""Words that say what kind of thing a name names: the name without them is the same name."""
