"""English words that carry no content, and those that deny, point or join. Pure data."""

from __future__ import annotations

from briefer.languages.listing import listed

STOP = listed("""
a an the this that these those there here it its itself he him his himself she her hers herself they
them their theirs themselves we us our ours i me my mine you your yours who whom whose which what
and or but nor so yet if then than as of in on at by to from for with without within into onto upon
over under up down out off about above below between among amongst across through during before
after since until till while when where why how because although though however therefore thus hence
also too very just only even still again already ever both either each every all any some such own
same other another more most less least much many few several be am is are was were been being do
does did done doing have has had having will would shall should can could may might must ought not
no n't s t d ll re ve m o y per via etc lrb rrb lsb rsb unk
""")

STORY_STOP = listed("""
a about above after again against all also am an and any are as at be because been before being
below between both but by can could did do does doing down during each few for from further had has
have having he her here hers herself him himself his how i if in into is it its itself just me more
most my myself no nor not now of off on once only or other our ours ourselves out over own s same
she should so some such t than that the their theirs them themselves then there these they this
those through to too under until up very was we were what when where which while who whom why will
with would you your yours yourself yourselves may might must shall us u d ll m re ve near amid among
via per despite without within across around along toward towards since yet even still like get gets
got go goes going come comes make makes made take takes many much said says say told tell tells mr
mrs ms one two new according news report reports reported
""")

SUMMARY_STOP = listed("""
a an the of to in on at by for from with and or but nor so as is are was were be been being am do
does did done has have had having will would shall should can could may might must not no n't it its
it's he she they them his her their him we us our you your i my me who whom whose which that this
these those there here what when where why how than then too very just also only more most much many
some any all each both few other another such own same into onto over under after before about
against between through during while since until because if though although up down out off again
still even now one two said says say told tell added according mr mrs ms dr per via amid among
""")

NEWS = listed("""
people government president minister official country state city town year month week day time
monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow morning night
january february march april june july august september october november december police court law
judge case house party election vote leader chief head spokesman spokeswoman spokesperson statement
group company business market price million billion percent cent number world national international
local public political former senior top big major large small high long old young good bad first
second third last next late early recent past least man woman child family life home school school
student hospital health member worker war military force army attack fight battle troop soldier kill
killed dead death die injured american british european russian ukrainian chinese russia ukraine
china america europe us uk eu washington london moscow beijing kyiv white trump biden obama putin
help need want call called plan work use used show showed find found think know see look way part
place end start began begin support security deal talk meet meeting decision move change issue
pressed press media news story interview post online video live update read continue continued ask
asked add added include including expected expect believe know lead led set put held hold left give
given take taken keep run return turn face become came went left win won lose lost pay north south
east west northern southern eastern western area region street road site point sign kilometre
kilometer metre mile hour minute weekend line side centre center bank wire daily post reporter
correspondent agency spoke told talks
""")

NEGATIONS = listed("""
not no n't never none nobody nothing neither nor nowhere without cannot
""")

DENYING = listed("""
fail failed fails failing failure refuse refused refuses refusing deny denied denies denying lack
lacks lacked lacking without unable never nobody nothing none neither nor hardly barely scarcely
rarely seldom impossible avoid avoided avoids avoiding prevent prevented prevents preventing stop
stopped stops reject rejected rejects rejecting decline declined absence absent ban banned bans
forbid forbidden exclude excluded excludes instead rather unlikely no not n't cannot miss missed
missing nowhere rule-out unwilling reluctant false untrue cancel cancelled canceled scrap scrapped
abandon abandoned away few little yet fewer less
""")

TURNING = listed("""
not no n't never none cannot without deny denies denied reject rejects rejected refute refuted
dispute disputed
""")

PRONOUNS = listed("""
he she it they this that these those his her its their him them both another others such
""")

LINKS = listed("""
but and so or nor yet however also then thus hence therefore instead otherwise moreover furthermore
besides still nevertheless nonetheless similarly likewise consequently meantime indeed though rather
either neither there here
""")

EVENTS = listed("""
move decision announcement statement comment comments remark remarks report claim claims attack
strike strikes blast explosion incident accident deal agreement law bill plan proposal ruling
verdict news study survey poll document letter video footage image post tweet man woman boy girl
couple suspect victim victims official officials company firm group team minister president
spokesman spokeswoman spokesperson general commander judge court agency ministry department measure
vote change changes result results figure figures number numbers meeting talks operation case
charges crash fire storm quake earthquake shooting arrest death deaths visit trip speech interview
allegation allegations event effort efforts issue problem situation project program programme system
site building actor actress singer star author driver pilot teenager
""")

EMPTY_SUBJECTS = listed("it there this")

POINTING = listed("the that those these such")

DEFINING = listed("of in on at from by between near over against toll")

OUTLETS = listed("""
news times post tribune herald gazette journal daily press radio tv online observer chronicle star
mail today weekly network broadcasting
""")

CONTRACTED = {
    "can't": "can not", "cannot": "can not", "won't": "will not", "shan't": "shall not",
    "ain't": "is not", "let's": "let us", "i'm": "i am", "it's": "it is", "that's": "that is",
    "there's": "there is", "what's": "what is", "here's": "here is",
}  # fmt: skip
CONTRACTED_ENDINGS = {"n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'d": "would"}
