"""Irregular forms of English words, the normal form first in each group. Pure data."""

from __future__ import annotations

_VERBS = """
be am is are was were been being|have has had having|do does did done doing
go goes went gone going|say says said saying|tell tells told telling|make makes made making
take takes took taken taking|come comes came coming|see sees saw seen seeing
get gets got gotten getting|give gives gave given|find finds found finding
think thinks thought thinking|know knows knew known|become became becomes
leave leaves left leaving|feel feels felt|bring brings brought
begin begins began begun beginning|keep keeps kept|hold holds held
write writes wrote written writing|stand stands stood|hear heard hears|let lets letting
mean means meant|set sets setting|meet meets met meeting|run runs ran running|pay pays paid
sit sits sat sitting|speak speaks spoke spoken|lie lies lay lain lying|lead leads led leading
read reads reading|grow grows grew grown|lose loses lost losing|fall falls fell fallen
send sends sent|build builds built|understand understands understood|draw draws drew drawn
break breaks broke broken|spend spends spent|cut cuts cutting|rise rises rose risen rising
drive drives drove driven driving|buy buys bought|wear wears wore worn
choose chooses chose chosen|seek seeks sought|throw throws threw thrown|catch catches caught
deal deals dealt|win wins won winning|forget forgets forgot forgotten|shoot shoots shot shooting
hit hits hitting|hurt hurts hurting|fly flies flew flown flying|sell sells sold
fight fights fought|teach teaches taught|eat eats ate eaten|sing sings sang sung
swim swims swam swum|strike strikes struck stricken|steal steals stole stolen|hide hides hid hidden
withdraw withdraws withdrew withdrawn|overtake overtook overtaken|beat beats beaten beating
bear bears bore borne|bind binds bound|blow blows blew blown|feed feeds fed
flee flees fled fleeing|freeze froze frozen freezes freezing|shake shook shaken shakes
shut shuts shutting|sink sank sunk sinks|sleep slept sleeps|spread spreads spreading
swear swore sworn|tear tore torn tears|wake woke woken wakes|undergo underwent
undertake undertook undertaken|arise arose arisen|forbid forbade forbidden
forgive forgave forgiven|mistake mistook mistaken|overcome overcame overcomes|put puts putting
quit quits quitting|rid rids|ride rode ridden rides riding|ring rang rung rings
seem seems seemed|show shows showed shown|die dies died dying|tie ties tied tying
arise arose arisen|awake awoke awoken|bite bites bitten biting|burn burnt|cling clung|dream dreamt
fling flung|foresee foresaw foreseen foreseeing|leap leapt|learn learnt
overthrow overthrew overthrown
shine shone|speed speeds sped|sting stung|strive strove striven|undergo undergone
undo undid undone|uphold upheld|weave wove woven|withhold withheld|withstand withstood
bet bets betting
bid bids bidding|broadcast broadcasts|burst bursts|cast casts|cost costs|forecast forecasts
hurt hurts|shed sheds shedding|thrust thrusts|upset upsets upsetting|mislead misled|rebuild rebuilt
retake retook retaken|resell resold|rewrite rewrote rewritten|outdo outdid outdone|redo redid redone
stick sticks stuck|sweep swept sweeps
swing swung swings|spin spun spins|slide slid slides|lend lent lends|bend bent bends
bleed bled bleeds|breed bred breeds|creep crept creeps|dig dug digs|drink drank drunk drinks
hang hung hanged hangs|kneel knelt kneels|lay laid lays laying|light lit lights
prove proved proven proves|shrink shrank shrunk shrinks|split splits splitting
spring sprang sprung|weep wept weeps
"""

_OTHERS = """
man men
woman women|child children|person people|foot feet|tooth teeth|mouse mice|goose geese|wife wives
life lives|knife knives|half halves|crisis crises|analysis analyses|basis bases
datum data|medium media|criterion criteria
good better best|bad worse worst
far further farther|police|business businesses|news|series|use uses used using
"""


def _groups(lines: str) -> list[list[str]]:
    return [group.split() for line in lines.strip().splitlines() for group in line.split("|")]


def _regular(base: str) -> tuple[str, str]:
    """The forms of a verb that have no exception: `choosing` and `chooses`."""
    ending = "es" if base.endswith(("ch", "sh", "o")) else "s"
    root = base[:-1] if base.endswith("e") and not base.endswith("ee") else base
    return f"{root}ing", f"{base}{ending}"


IRREGULAR = {
    form: base for base, *forms in [*_groups(_VERBS), *_groups(_OTHERS)] for form in (base, *forms)
}
IRREGULAR |= {
    form: base
    for base, *_ in _groups(_VERBS)
    if base != "be"
    for form in _regular(base)
    if form not in IRREGULAR
}
