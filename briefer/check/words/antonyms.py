"""Words that turn a statement round when one stands for the other. Pure data."""

from __future__ import annotations

from briefer.check.words import listed

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
delay hasten|postpone advance|cancel confirm|renew cancel|tighten loosen|tighten ease
tighten relax|ease worsen|ease tighten|impose lift|ban lift|block approve|veto approve
deploy withdraw|mobilise demobilise|reinforce weaken|surrender resist|surrender fight
friendly hostile|voluntary compulsory|voluntary forced|optional mandatory|direct indirect
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
presence absence|attend miss|catch miss|hit miss|score concede|score miss|lead trail
outside within|plus minus|senior junior|expert novice|up-to-date outdated|exceed miss
overestimate underestimate|overvalue undervalue
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

NEGATIVE = listed("""
fail failed fails failing failure refuse refused refuses refusing deny denied denies denying
lack lacks lacked lacking without unable never nobody nothing none neither nor hardly barely
scarcely rarely seldom impossible avoid avoided avoids avoiding prevent prevented prevents
preventing stop stopped stops reject rejected rejects rejecting decline declined absence absent
ban banned bans forbid forbidden exclude excluded excludes instead rather unlikely no not n't
cannot miss missed missing nowhere rule-out unwilling reluctant false untrue cancel cancelled
canceled scrap scrapped abandon abandoned away few little yet fewer less без ні жоден відмовився
відмовилася відмовились відмовилися спростував спростувала заперечив заперечила заперечують
отказался отказалась отказались опроверг опровергла отрицает отрицают
""")
"""Words that deny without a `not`."""

NEGATIVE_PREFIXES = ("un", "in", "im", "ir", "il", "dis", "non", "mis")
