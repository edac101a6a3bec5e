"""Words and phrases that reports of one fact exchange for one another, and those that tell none.

Looser than the synonyms of the checks: only for asking whether two lines tell the same. Pure data.
"""

from __future__ import annotations

from typing import Final

# A phrase of several words, and the one word it counts as.
PHRASES: Final = (
    (r"cut(?:s|ting)? off", "encircle"),
    (r"clos(?:e|es|ed|ing) in(?: on)?", "encircle"),
    (r"(?:hold|held|cling|hang)(?:s|ing)? (?:on(?: to)?|onto|out)", "defend"),
    (r"(?:stand|stands|stood|standing) (?:firm|ground|fast)", "defend"),
    (r"(?:not|never|n't|refus\w+ to|won.t) (?:retreat|withdraw|leave|surrender|give up|pull out)",
     "defend"),
    (r"doubl(?:e|es|ed|ing) down", "defend"),
    (r"(?:ward|fend|beat|fight|hold|push)(?:s|ed|ing|en)? (?:off|back)", "repel"),
    (r"(?:pull|draw|fall|step|call)(?:s|ed|ing)? (?:back|out)|pull-?(?:out|back)s?", "retreat"),
    (r"g(?:i|a)v(?:e|es|ing|en)? up", "retreat"),
    (r"walk(?:s|ed|ing)? (?:back|away)|back(?:s|ed|ing)? (?:down|off|away)|u-turn", "retract"),
    (r"step(?:s|ped|ping)? (?:down|aside)", "resign"),
    (r"(?:go|goes|went|going|gone) on strike|walk(?:s|ed|ing)? out|walk-?outs?|lay down tools",
     "strike"),
    (r"shut(?:s|ting)?(?: down)?|shut-?downs?", "close"),
    (r"(?:call|calls|called|calling) off", "cancel"),
    (r"(?:put|puts|putting) off", "postpone"),
    (r"(?:set|sets|setting) (?:out|off)|kick(?:s|ed)? off|get(?:s|ting)? under way", "start"),
    (r"(?:take|takes|took|taking|taken) (?:over|control)|take-?overs?", "takeover"),
    (r"(?:turn|turns|turned|turning) (?:down|away)", "reject"),
    (r"(?:wip|writ)(?:e|es|ing|ten|ed)? ?(?:down|off|out)|write-?(?:down|off)s?|wipe-?outs?",
     "writedown"),
    (r"(?:lay|lays|laid|laying)-? ?offs?|job (?:cuts?|losses)|redundanc(?:y|ies)", "layoff"),
    (r"on board(?: of)?", "aboard"),
    (r"(?:death|casualty) tolls?|(?:lost|lose|loses|claimed|claims) (?:\w+ )?lives", "killed"),
    (r"(?:crack|cracks|cracked|cracking) ?-?down", "crackdown"),
    (r"(?:speed|speeds|sped|speeding) up", "hasten"),
    (r"(?:look|looks|looking|looked) into", "investigate"),
    (r"(?:lash|lashes|lashed|hit|hits) (?:out|back)", "criticise"),
)  # fmt: skip

GROUPS: Final = """
say|tell|state|note|add|comment|report|cite|accord|speak|argue|insist|stress|remark;
vow|pledge|promise|commit|determine|determined|determination;
warn|caution|alarm|fear|dread|alert|worry|concern;
ask|urge|call|demand|appeal|plead|request|press; accuse|blame|allege|charge;
deny|reject|dismiss|refute|rebut|dispute; admit|concede|acknowledge|confirm;
criticise|criticize|condemn|rebuke|blast|slam|denounce|scold|attack;
praise|hail|applaud|welcome|laud; agree|accept|approve|back|endorse|support;
survive|overcome|withstand|beat|endure;
angry|anger|fury|furious|outrage|rage|backlash; garbage|trash|rubbish|waste;
propose|unveil|introduce|suggest|offer|proposal|bill|legislation|law;
plan|prepare|intend|consider|mull|eye|explore|weigh; decide|decision|rule|ruling|order;
meet|meeting|summit|talk|discussion|negotiation; visit|trip|tour|travel;
leave|depart|departure|exit; arrive|arrival|land; return|resume|reopen|restart|restore;
start|begin|launch|open|commence; end|finish|conclude|wrap|close|shut|halt|stop|suspend|suspension;
delay|postpone|defer|reschedule; cancel|scrap|axe|abandon|drop;
rise|climb|jump|surge|soar|gain|rally|increase|higher|hike|lift|raise|up;
fall|drop|plunge|tumble|slump|slide|sink|decline|plummet|decrease|lower|cut|reduce|down;
grow|growth|expand|expansion; slow|slowdown|weaken|tighten|dampen;
kill|dead|death|die|fatality|fatal|deadly|killed|slay|slain;
wound|wounded|injure|injured|injury|hurt; miss|missing|disappear; casualty|loss|toll;
flee|escape|evacuate|evacuation|leave; rescue|save|bailout|saved|lifeline;
shell|shelling|bombard|bombardment|pound|fire; attack|assault|strike|raid|onslaught|offensive;
fight|battle|combat|clash|struggle; repel|thwart|rebuff|resist;
encircle|surround|besiege|encirclement|siege; advance|gain|progress|push|inch;
retreat|withdraw|withdrawal|pullback|pullout|abandon; defend|defence|defense|hold|protect;
capture|seize|take|conquer|control|claim;
destroy|destruction|devastate|devastation|ruin|level|raze|wreck;
troop|soldier|fighter|force|army|military|mercenary; general|commander|brass;
shortage|lack|scarcity|short; ammunition|ammo|shell; supply|deliver|provide|delivery;
chief|head|boss|leader|founder|director|ceo|chair|chairman|president|secretary|minister;
official|authority|spokesman|spokeswoman|spokesperson|ministry|government|cabinet;
lawmaker|senator|congressman|mp|legislator|politician|congress|senate|parliament;
regulator|watchdog|oversight|supervision|supervisor; analyst|expert|economist|researcher;
investor|shareholder|bondholder; lender|bank|banking; share|stock; crisis|turmoil|chaos|turbulence;
collapse|failure|fail|bankruptcy|insolvency; takeover|merger|acquisition|buy|purchase|acquire;
sue|lawsuit|court|trial|litigation; arrest|detain|custody; jail|prison|sentence|convict;
probe|investigation|inquiry|investigate|review|examine; guilty|convict|conviction;
vote|ballot|poll|election|referendum; win|victory|beat|defeat|triumph; lose|loss;
quit|resign|resignation; appoint|name|nominate; hire|recruit; sack|fire|dismiss|oust|layoff;
strike|walkout|stoppage; protest|demonstration|march|rally; pay|wage|salary|bonus;
deal|agreement|accord|pact|treaty|declaration; ceasefire|truce|peace; sanction|embargo|ban|bar;
quake|earthquake|tremor; flood|flooding|deluge;
storm|hurricane|cyclone|typhoon; fire|blaze|wildfire;
explosion|blast|explode; hit|ram; crash|collide|collision|derail|derailment;
power|electricity|blackout|outage;
ship|vessel|boat|ferry; plane|aircraft|jet|flight; car|vehicle|truck|lorry;
firm|company|group|corporation|giant; worker|employee|staff; home|house|building;
citizen|resident|civilian|people|person; child|kid|pupil|student; woman|girl; man|boy;
west|western|american; us|america|washington; uk|british|britain|london;
russia|russian|moscow|kremlin; ukraine|ukrainian|kyiv|kiev; china|chinese|beijing;
switzerland|swiss; france|french|paris; germany|german|berlin; japan|japanese|tokyo;
spain|spanish|madrid; italy|italian|rome; israel|israeli; iran|iranian|tehran;
turkey|turkish|ankara;
europe|european|eu|brussels; india|indian|delhi; poland|polish|warsaw; canada|canadian|ottawa
"""

# What stands beside the fact and is exchanged freely: `the embattled eastern city of`.
FAINT: Final = """
city town village area region country district place part side
east eastern west north northern south southern central
embattled besieged beleaguered troubled stricken devastated key major fierce bitter intense heavy
new latest recent live update big huge massive small local national
monday tuesday wednesday thursday friday saturday sunday
january february march april june july august september october november december
day week month year today yesterday time amid despite following former senior top
say tell state note add report accord speak chief official
aboard practically almost nearly likely possibly reportedly still continue remain keep war news
"""
# What has a number for a name: `hall 3`. What is only counted or follows in time is not here.
NUMBERED = (
    r"terminal|stockpile|reactor|unit|gate|platform|pier|berth|dock|hall|hangar|runway|shaft|pit|"
    r"mine|well|tank|silo|block|building|tower|ward|camp|sector|zone|district|precinct|lot|route|"
    r"highway|motorway|junction|exit|tunnel|lock|school|station|turbine|boiler|train|flight|bus|"
    r"tram|warehouse|quay|line|"
    r"термінал|корпус|блок|реактор|цех|шахта|школа|причал|платформа|терминал|"
    r"halle|block|tor|gleis|schacht|werk|linie"
)
