"""Groups of words that news texts use for one another. Pure data.

A word may stand in one group only; a group holds what may be exchanged without a change of fact.
"""

from __future__ import annotations

_GROUPS = """
company|firm|business|corporation; injure|hurt|wound; kill|slay; dead|deceased|lifeless;
ask|request; help|assist|aid; buy|purchase|acquire; begin|start|commence; end|finish|conclude;
show|reveal|demonstrate|display; big|large|huge|sizeable; small|little|tiny; attempt|try;
answer|reply|respond; house|home|residence; car|vehicle|automobile; job|post|role|position;
child|kid|youngster; doctor|physician|medic; police|officer|policeman; match|game|fixture;
boss|manager|head|chief; lawyer|attorney|solicitor|barrister; jail|imprison|incarcerate;
prison|jailhouse; row|dispute|argument|quarrel;
probe|investigate|investigation|inquiry|enquiry|inquest; choose|select|pick; get|receive|obtain;
require|need; use|utilise|utilize|employ; happen|occur; fix|repair|mend; stop|halt|cease;
permit|allow|let; prevent|block|bar; ban|prohibit|outlaw|forbid; rapid|fast|quick|swift;
roughly|approximately|around|about|circa|some; nearly|almost|virtually|close;
people|person|individual; woman|lady; man|bloke|guy; film|movie; fan|supporter; shop|store;
money|cash; baby|infant; city|town; road|street; plane|aircraft|aeroplane|airplane|jet;
ship|vessel; weapon|arm; soldier|troop|serviceman|fighter|force; fight|battle|combat;
clash|skirmish; attack|assault|strike|raid; seize|capture|take; shell|bombard|pound;
destroy|wreck|demolish|ruin; damage|harm; near|close|nearby; error|mistake; fire|blaze;
crash|collision; flood|deluge; storm|hurricane|cyclone; study|research; scientist|researcher;
pupil|student|schoolchild; teacher|lecturer; university|college; hospital|clinic;
illness|disease|sickness; important|significant|crucial|key|vital; hard|difficult|tough;
simple|easy; rich|wealthy|affluent; poor|impoverished; famous|renowned|celebrated|well-known;
angry|furious|irate; happy|pleased|glad|delighted; sad|unhappy; afraid|scared|frightened;
strange|odd|unusual; total|sum; amount|quantity; part|portion; section|segment;
region|area|district; country|nation|state; leader|chief; world|globe;
worldwide|globally|global|international; yearly|annual|annually; monthly|month;
entire|whole|complete|full; quit|resign; dismiss|sack|fire; hire|recruit|appoint;
wage|pay|salary; talk|discussion|negotiation; meet|encounter; speech|address;
agreement|deal|pact|accord; contract|treaty; law|legislation; rule|regulation;
plan|scheme|proposal; plan|intend; goal|aim|target|objective; result|outcome;
effect|impact|consequence;
cause|reason; chance|opportunity; risk|danger; threat|menace; problem|issue|difficulty;
solution|remedy; question|query; view|opinion; idea|concept; belief|conviction; method|approach;
tool|instrument; picture|photo|photograph|image; video|footage|clip; magazine|journal|periodical;
present|gift; reward|prize|award; test|exam|examination; trip|journey|voyage; visit|tour;
holiday|vacation; celebrate|mark; marry|wed; wedding|marriage; couple|pair;
parent|mum|dad|mother|father; smart|clever|intelligent; stay|remain; return|come back;
depart|leave; enter|join; gather|assemble|collect; build|construct|erect;
create|make|produce|generate; develop|evolve; grow|expand; improve|enhance;
reduce|cut|lower|decrease; rise|climb|increase; drop|fall|decline; withdraw|pull;
carry|transport; spark|trigger|cause; search|look; raise|increase|boost|lift; change|alter|modify;
continue|proceed|carry on|keep; consider|contemplate; discuss|debate; understand|comprehend;
know|realise|realize; believe|think; want|wish|desire; like|enjoy; hate|detest|loathe;
love|adore; fear|dread; watch|view; look|appear|seem; find|discover|locate; search|hunt;
follow|pursue; chase|pursuit; catch|capture; hide|conceal; steal|rob; cheat|defraud;
murder|homicide; murderer|killer; thief|robber; victim|casualty; suspect|accused;
arrest|detain|hold; charge|indict; sentence|punishment; court|tribunal; trial|hearing;
evidence|proof; witness|onlooker; crime|offence|offense; gun|firearm|weapon; bomb|explosive;
explosion|blast; collapse|fall; launch|begin; publish|release|issue; supply|provide|furnish;
gain|win|earn; beat|defeat; victory|win|triumph; defeat|loss; compete|contest; lead|head|top;
final|last; initial|first; main|principal|chief|primary|major; former|ex|previous|past;
current|present; recent|latest; soon|shortly; often|frequently; rarely|seldom;
usually|normally|generally|typically; maybe|perhaps; besides|additionally|moreover|furthermore;
however|nevertheless|nonetheless; therefore|thus|consequently; although|though|while;
among|amongst|amid; because|since; despite|notwithstanding; concern|worry|anxiety;
effort|endeavour|endeavor; employee|worker|staff; customer|client|consumer; cost|price|expense;
expensive|costly|dear; cheap|inexpensive; economy|finance; funding|finance|fund; tax|levy|duty;
vote|ballot|poll; election|poll; candidate|contender; politician|lawmaker|legislator;
parliament|legislature; government|administration; minister|secretary; president|head of state;
spokesman|spokeswoman|spokesperson; official|representative; ambassador|envoy; refugee|migrant;
protest|demonstration|rally; protester|demonstrator; riot|unrest|disorder; war|conflict;
peace|truce|ceasefire; retreat|withdraw|pull back|pull out; advance|progress; surround|encircle;
evacuate|remove; rescue|save; survive|live through; suffer|endure; treat|care; cure|heal;
drug|medicine|medication; operation|surgery; body|corpse; grave|tomb; bury|inter; funeral|burial;
tribute|homage; honour|honor|commemorate; warn|caution|alert; urge|exhort|call;
criticise|criticize|condemn|denounce|slam; praise|commend|laud|applaud; support|back|endorse;
oppose|resist; agree|consent; accept|take; approve|authorise|authorize|sanction;
refuse|decline|reject; cancel|scrap|axe|abandon|call off; delay|postpone|defer;
expect|anticipate; predict|forecast; describe|depict|portray; admit|concede|acknowledge|confess;
allege|claim; injury|wound; give|hand|grant; fatal|deadly|lethal; severe|serious|grave;
minor|slight; huge|enormous|massive|vast; lorry|truck; flat|apartment; football|soccer;
centre|center; programme|program|show; organisation|organization|group|body; colour|color;
defence|defense; labour|labor; favourite|favorite; neighbour|neighbor; theatre|theater;
metre|meter; kilometre|kilometer; licence|license; percent|per cent
"""

PHRASES = (
    ("left", "dead", "kill"),
    ("would", "like", "want"),
    ("put", "off", "delay"),
    ("carry", "out", "conduct"),
    ("set", "up", "establish"),
    ("take", "part", "participate"),
    ("go", "on", "continue"),
    ("find", "out", "discover"),
    ("per", "cent", "percent"),
)
"""Two words that stand for one: first, second, the one."""


def groups() -> dict[str, tuple[str, ...]]:
    """Each word with the groups (by their first word) it may stand in."""
    found: dict[str, list[str]] = {}
    for group in _GROUPS.split(";"):
        members = group.strip().split("|")
        for word in members:
            if " " not in word:
                found.setdefault(word, []).append(members[0])
    return {word: tuple(dict.fromkeys(names)) for word, names in found.items()}
