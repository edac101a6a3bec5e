"""Words that turn a statement round when one stands for the other. Pure data."""

from __future__ import annotations

_PAIRS = """
rise fall|increase decrease|increase reduce|raise lower|raise cut|rise drop|rise decline
grow shrink|upward downward|gain lose|gain loss|win lose|win loss|victory defeat|winner loser
beat lose|accept reject|accept refuse|accept decline|approve reject|approve oppose
agree disagree|agree refuse|allow ban|allow prevent|allow block|allow forbid|permit ban
permit forbid|legal illegal|lawful unlawful|support oppose|support criticise|back oppose
favour oppose|praise criticise|praise condemn|welcome condemn|confirm deny|admit deny|claim deny
prove disprove|true false|right wrong|correct incorrect|advance retreat|advance withdraw
attack defend|attacker defender|capture lose|seize release|occupy liberate|arrest release
detain release|jail free|convict acquit|convict clear|guilty innocent|charge clear|open close
open shut|start end|start finish|start stop|begin end|begin finish|begin stop|launch cancel
first last|early late|earlier later|before after|former current|former future|past future
previous next|old new|old young|elder younger|older younger|ancient modern|recent old
temporary permanent|high low|higher lower|highest lowest|big small|bigger smaller
biggest smallest|large small|larger smaller|largest smallest|long short|longer shorter
longest shortest|fast slow|faster slower|wide narrow|more less|more few|most least|many few
maximum minimum|major minor|majority minority|better worse|best worst|good bad|positive negative
success failure|succeed fail|successful unsuccessful|strong weak|stronger weaker
strengthen weaken|improve worsen|improve deteriorate|safe dangerous|safe unsafe|male female
man woman|men women|boy girl|father mother|son daughter|brother sister|husband wife|king queen
uncle aunt|mr mrs|mr ms|boyfriend girlfriend|actor actress|grandfather grandmother|north south
northern southern|east west|eastern western|north-east south-west|left right|inside outside
internal external|indoor outdoor|domestic foreign|national international|local national
home away|public private|rich poor|expensive cheap|hot cold|warm cool|wet dry|heavy light
hard soft|full empty|alive dead|live die|survive die|birth death|born die|kill save|healthy ill
save destroy|arrive leave|arrive depart|enter leave|enter exit|join leave|come go|import export
buy sell|lend borrow|send receive|pay owe|borrow repay|spend save|invest divest|hire fire
hire sack|appoint dismiss|appoint sack|employ sack|promote demote|promote relegate
promotion relegation|elect oust|include exclude|add remove|build destroy|build demolish
create destroy|construct demolish|repair damage|love hate|like dislike|friend enemy|ally enemy
ally rival|peace war|calm tense|hope fear|happy unhappy|optimistic pessimistic
confident doubtful|certain uncertain|likely unlikely|possible impossible|able unable|common rare
often rarely|often seldom|frequent rare|always never|usual unusual|popular unpopular
easy difficult|easy hard|simple complex|simple complicated|same different|similar different
equal unequal|hide reveal|conceal reveal|conceal disclose|remember forget|ignore notice
teach learn|push pull|encourage discourage|urge discourage|accelerate slow|expand contract
extend shorten|extend cut|widen narrow|surplus deficit|profit loss|income expense
asset liability|growth decline|boom bust|boost cut|boost hit|boost harm|help hinder|help hurt
benefit harm|protect harm|protect expose|victim attacker|demand supply|offer withdraw
maintain abandon|keep abandon|continue stop|continue halt|resume suspend|resume halt|extend end
delay hasten|postpone advance|postpone cancel|delay cancel|cancel confirm|renew cancel
tighten loosen|tighten ease
tighten relax|ease worsen|ease tighten|impose lift|ban lift|block approve|veto approve
deploy withdraw|mobilise demobilise|reinforce weaken|surrender resist|surrender fight
north east|north west|south east|south west|northern eastern|northern western
southern eastern|southern western|friendly hostile
voluntary compulsory|voluntary forced|optional mandatory|direct indirect
natural artificial|guest host|employer employee|teacher pupil|doctor patient|buyer seller
lender borrower|landlord tenant|plaintiff defendant|top bottom|front back|upper lower
horizontal vertical|day night|morning evening|summer winter|sunrise sunset|ascend descend
climb fall|climb drop|climb slip|soar plunge|soar plummet|surge slump|jump drop|jump fall
rally slump|ahead behind|forward backward|towards away|near far|close distant|wealthy poor
clean dirty|visible invisible|known unknown|named unnamed|married unmarried|married divorced
marry divorce|single married|armed unarmed|civilian military|active inactive|busy quiet
crowded empty|complete incomplete|complete partial|total partial|triumph defeat|praise blame
reward punish|reward punishment|trust distrust|trust suspect|innocence guilt|freedom captivity
free captive|hostage captor|unite divide|unity division|merge split|together apart|attract repel
attract deter|connect disconnect|include omit|qualify fail|pass fail|present absent
presence absence|attend miss|catch miss|hit miss|score miss|lead trail
outside within|plus minus|senior junior|expert novice|up-to-date outdated|exceed miss
overestimate underestimate|overvalue undervalue|kill injure|kill wound|dead injured|die injure
dead wounded|fatal minor|sign reject|sign scrap|sign cancel|sign terminate
recruit release|announce deny|announce cancel|unveil scrap|reopen close|restart stop|restore cut
restore remove|reinstate suspend|reinstate dismiss|withhold grant|freeze release|uphold overturn
uphold quash|uphold reject|overturn confirm|grant refuse|grant deny|grant revoke
heal injure|heal wound|recover worsen|recover deteriorate|recover lose|recover die
condemn defend|defend criticise|denounce praise|denounce welcome|hail condemn|slam praise
applaud boo|cheer boo|thank blame|apologise refuse|honour disgrace|respect insult
fund cut|subsidise tax|spend cut|expand reduce|expand scrap|expand shrink|double halve
treble halve|triple halve|multiply divide|add subtract|gather disperse|assemble disperse
enlist desert|reveal withhold|publish withhold|disclose withhold|leak hide|admit hide
escape capture|flee return|flee stay|evacuate return|abandon rescue|sink float|land depart
take-off land|board disembark|load unload|lock unlock|fasten loosen|tie untie|cover uncover
cover expose|wrap unwrap|pack unpack|arm disarm|inflate deflate|switch-on switch-off|enable disable
activate disable|charge discharge|prosecute clear|prosecute acquit|sue settle
conviction acquittal|sentence acquit|sentence free|imprison free|imprison release|jail release
jail acquit|detain free|capture free|capture release|kidnap free|kidnap release|abduct release
invade withdraw|invade defend|invade retreat|besiege relieve|bomb spare|ceasefire offensive
escalate calm|escalate ease|provoke calm|threaten reassure|alarm reassure|alarmed reassured
comfort upset|delight disappoint|delighted disappointed|pleased disappointed|pleased angry
pleased upset|satisfied dissatisfied|proud ashamed|brave cowardly|generous mean|honest dishonest
loyal disloyal|fair unfair|just unjust|stable unstable|secure insecure|sober drunk|awake asleep
conscious unconscious|critical stable|serious minor|severe mild|violent peaceful|aggressive peaceful
deliberate accidental|intentional accidental|real fake|genuine fake|authentic fake|original copy
permanent interim|full-time part-time|daily weekly|weekly monthly|monthly yearly|urban rural
upstairs downstairs|uphill downhill|upstream downstream|inland coastal|onshore offshore
ashore offshore|southern-most northern-most|north-west south-east|northwest southeast
northeast southwest|westward eastward|northward southward|clockwise anticlockwise
parent child|mother son|teacher student|landlord lodger|husband widow|ex-wife wife
niece nephew|grandmother grandson|stepfather stepmother|groom bride|heir heiress|hero villain
hero coward|leader follower|owner tenant|supporter opponent|supporter critic
fan critic|ally opponent|friend foe|winner runner-up|champion runner-up|favourite underdog
favourite outsider|veteran rookie|veteran newcomer|native foreigner|resident visitor
optimism pessimism|confidence doubt|approval disapproval|approval rejection|acceptance rejection
support opposition|praise criticism|agreement disagreement|permission ban|arrival departure
entry exit|entrance exit|purchase sale|rise reduction|increase reduction|increase decline
increase drop|increase fall|increase cut|gain decline|gain drop|gain fall|advance decline
advance fall|climb decline|soar fall|soar drop|surge fall|surge drop|surge decline|rocket plunge
rocket plummet|jump plunge|improve decline|strengthen fall|improvement deterioration
improvement decline|recovery decline|recovery relapse|strength weakness|advantage disadvantage
success disaster|asset burden|benefit cost|opportunity threat|solution problem|cure cause
healthy sick|fit unfit|fertile infertile|mortal immortal
pregnant infertile|edible poisonous|harmless harmful|harmless dangerous|safe risky|safe hazardous
sharp blunt|bright dim|bright dark|light dark|loud quiet|noisy quiet|smooth rough|thick thin
deep shallow|tall short|fat thin|flat steep|straight bent|solid liquid|raw cooked|fresh stale
fresh rotten|sweet bitter|sweet sour|shiny dull|interesting boring|exciting dull|clever stupid
wise foolish|polite rude|kind cruel|gentle rough|patient impatient|careful careless
cautious reckless|modest arrogant|humble arrogant|shy confident|lazy industrious|busy idle
occupied vacant|employed unemployed|available unavailable|affordable unaffordable
acceptable unacceptable|reliable unreliable|necessary unnecessary|relevant irrelevant
legitimate illegitimate|constitutional unconstitutional|official unofficial|formal informal
mature immature|moral immoral|regular irregular|responsible irresponsible|logical illogical
literate illiterate|mobile immobile|perfect imperfect|precise vague|exact approximate
specific general|abstract concrete|theoretical practical|amateur professional|conservative liberal
left-wing right-wing|republican democrat|democratic authoritarian|majority-owned minority-owned
unanimous split|unanimously narrowly|heavily lightly|quickly slowly|rapidly slowly|sharply slightly
widely narrowly|openly secretly|publicly privately|publicly secretly|voluntarily forcibly
directly indirectly|fully partially|completely partly|wholly partly|initially finally
previously subsequently|sooner later|upwards downwards|forwards backwards|inwards outwards
overseas domestic|abroad home|midnight noon|dawn dusk|yesterday tomorrow|opening closing
inaugural final|debut farewell|introduction abolition|introduce abolish|introduce scrap
establish abolish|found dissolve|form dissolve|form disband|unite separate|integrate segregate
nationalise privatise|centralise decentralise|regulate deregulate|legalise ban|legalise criminalise
legalise outlaw|decriminalise criminalise|sanction exempt|tighten lift|impose waive|impose scrap
enforce waive|obey defy|obey disobey|comply defy|comply ignore|honour breach|observe breach
keep break|keep lose|retain lose|retain drop|retain surrender|defend lose|save concede
save waste|conserve waste|preserve destroy|protect damage|protect endanger|rebuild demolish
restore demolish|restore destroy|plant uproot|harvest sow|feed starve|hydrate dehydrate|freeze melt
freeze thaw|heat cool|warm cool|wet dry|fill empty|fill drain|pour drain|inhale exhale
swallow spit|laugh cry|smile frown|whisper shout|speak listen|ask answer
suspect clear|blame exonerate|blame clear|accuse clear|accuse exonerate|accuse defend
implicate exonerate|implicate clear|deny acknowledge|deny concede|dispute accept|dispute confirm
doubt trust|disbelieve believe|dismiss accept|dismiss confirm|dismiss embrace|embrace shun
embrace reject|rule-in rule-out|opt-in opt-out|qualify miss|advance exit|progress regress
overtake trail|outperform underperform|overperform underperform|outnumber trail
"""

_FUNCTION = (
    "before after|over under|up down|above below|with without|in out|on off|into from|to from"
)

_TABLE: dict[str, set[str]] = {}
for _line in f"{_PAIRS.strip()}\n{_FUNCTION}".splitlines():
    for _pair in _line.split("|"):
        _one, _other = _pair.split()
        _TABLE.setdefault(_one, set()).add(_other)
        _TABLE.setdefault(_other, set()).add(_one)

OPPOSITES = {word: frozenset(others) for word, others in _TABLE.items()}

NEGATIVE_PREFIXES = ("un", "in", "im", "ir", "il", "dis", "non", "mis")
