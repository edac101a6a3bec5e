"""Words that say more: the most, all of it, surely, because, just now; and what licenses them. Pure data."""

from __future__ import annotations

from briefer.languages.words import listed

SUPERLATIVES = listed("""
first sole worst best largest biggest smallest highest lowest most oldest youngest deadliest heaviest strongest weakest
greatest longest shortest earliest latest fastest slowest record unprecedented single closest richest poorest busiest costliest
hottest coldest wettest driest newest youngest fiercest bloodiest finest hardest cheapest
перший перша перше перші єдиний найбільший найбільша найбільше найгірший рекордний первый первая первое единственный крупнейший
крупнейшая самый худший рекордный erste ersten erster einzige größte größten höchste höchsten schlimmste rekord
""")
SUPERLATIVE_HOMES = SUPERLATIVES | listed("""
only last ever never no other top leading chief main new once debut maiden second third unmatched unrivalled alone exclusive exclusively
ніколи никогда nie
""")

WHOLES = listed("""
all every everyone everybody everything each entire entirely whole wholly fully complete completely total totally none nobody
nothing always altogether throughout nationwide exclusively unanimous unanimously
усі всі весь вся все кожен кожна повністю завжди ніхто жоден все весь вся каждый полностью всегда alle alles jeder jede ganz ganze völlig immer
""")
WHOLE_HOMES = WHOLES | listed("both no not any without only never neither nor sole 100 across full жодного нет ни kein keine")

PARTS = listed("""
some many most several part partly partially half majority minority mostly largely nearly almost few certain
деякі кілька частина частково більшість багато майже некоторые несколько часть частично большинство многие почти
einige mehrere teil teilweise mehrheit viele fast meisten
""")

CAUSES = listed("""
because cause caused causes causing prompted prompting prompts triggered triggering triggers sparked sparking owing therefore
consequently thereby forced forcing blamed punishment
бо тому через внаслідок спричинив спричинила спричинили призвів призвела призвело змусив спричинило
потому из-за вследствие вызвал вызвала привел привела привело заставил weil wegen deshalb verursacht verursachte
""")
CAUSE_PHRASES = (
    "as a result", "in response to", "in retaliation", "as punishment", "led to", "leads to", "leading to", "in protest",
    "because of", "on account of", "resulting in", "due to", "thanks to", "so that", "amid fears", "in reaction to",
)  # fmt: skip
CAUSE_HOMES = CAUSES | listed("""
after following since for over amid reason reasons response react reaction behind attributed attribute explain explained why linked link lead
leads led result results resulted resulting retaliation retaliatory payback protest make makes made making mean means meant help helped
helps fuel fuelled fueled driven drive drives enough cite citing cited due thanks so force forces when as by from with if
після через тому що аби щоб завдяки причина причини после чтобы благодаря причина nach wegen durch um damit grund da
""")

SURE = listed("""
certain certainly definitely clearly proves proved proven prove proof undoubtedly surely inevitably guaranteed conclusively beyond
безперечно безумовно напевно точно доведено доводить очевидно несомненно безусловно наверняка доказано доказывает sicher zweifellos bewiesen eindeutig
""")
SURE_HOMES = SURE | listed("clear sure confirm confirms confirmed evidence must will inevitable guarantee guarantees no doubt always definite")

QUALIFIERS = listed("""
former ex acting deputy vice interim outgoing incoming elect designate retired caretaker onetime erstwhile assistant
колишній колишня колишнього екс заступник заступниця обраний бывший бывшая бывшего экс заместитель избранный
ehemaliger ehemalige ehemaligen früherer frühere früheren stellvertretender stellvertretende ex-
""")
"""Words that change an office: whoever was it, stands in for it, is to be it."""
