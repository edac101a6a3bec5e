"""Words by which a sentence shows who says something, and how: lists for its parser. Pure data."""

from __future__ import annotations

from briefer.languages.listing import listed
from briefer.languages.together import VERBS as TELLING

DENYING = listed("""
deny denies denied denying reject rejects rejected dismiss dismisses dismissed refute refutes
refuted dispute disputes disputed rebut rebuts rebutted
заперечив заперечила заперечило заперечили заперечує заперечують заперечував
заперечувала заперечували спростував спростувала спростувало спростували спростовує спростовують
опроверг опровергла опровергло опровергли опровергает опровергают отрицает отрицают
отрицал отрицала отрицало отрицали
""")
ASKING = listed("""
ask asks asked asking enquire enquired inquire inquired
запитав запитала запитали питає спитав спитала спитали
спросил спросила спросили спрашивает спрашивают
""")
DOUBTING = listed("""
doubt doubts doubted question questions questioned
сумнівається сумніваються сумнівався сумнівалися
сомневается сомневаются сомневался сомневались
""")
PROMISING = listed("""
promise promises promised promising vow vows vowed pledge pledges pledged
обіцяє обіцяють пообіцяв пообіцяла пообіцяли обіцяв обіцяла обіцяли
обещает обещают пообещал пообещала пообещали обещал обещала обещали
""")
ACCUSING = listed("""
accuse accuses accused accusing blame blames blamed
звинуватив звинуватила звинуватили звинувачує звинувачують
обвинил обвинила обвинили обвиняет обвиняют
""")
COUNTING = listed("""
put puts counted counts suspect suspects suspected
оцінив оцінила оцінили оцінює оцінюють оценил оценила оценили оценивает
""")
OTHER_FORMS = listed("""
заявило заявляло повідомило сказало стверджувала стверджувало стверджували розповіло розповідає
розповідають зазначає зазначають зазначило вважали вважало наголошує наголошують
підтвердив підтвердила підтвердили підтвердило підтверджує підтверджують попередив попередила
попередили оголосив оголосила оголосили
заявляют сообщало сообщило рассказало рассказали утверждал утверждала утверждало утверждали
отмечает отмечают отметили подтвердил подтвердила подтвердили подтвердило подтверждает
предупредил предупредила предупредили объявил объявила объявили
""")
VERBS = OTHER_FORMS | TELLING | DENYING | ASKING | DOUBTING | PROMISING | ACCUSING | COUNTING

SOURCE_OPENERS = listed("за по")
"""`за словами`, `по данным`: what follows is the source."""
SOURCE_WORDS = listed("словами даними оцінкою оцінками словам данным оценкам оценке інформацією")

NOT_VERBS = listed("""
the a an this that his her its their our no any of some these those my your
""")
"""Before a form that may be a noun: `the claims`, `no reports`."""
ALSO_NOUNS = listed("""
state report reports comment comments note notes claim claims remark remarks call calls post
posts quote joke judge judges promise demand hope hopes fear fears forecast estimate estimates
states reply reveal tweet show doubt doubts question questions pledge pledges vow vows promises
counts put puts dispute disputes blame suspect suspects
""")
WITH_BASE_FORM = listed("they we i you who people police also officials authorities")
BE = listed("was were been being is are be")
SAID_TO = listed("""
told informed called warned urged asked accused believed thought expected quoted denied rejected
dismissed refuted disputed reported said alleged estimated suspected announced confirmed promised
feared hoped blamed questioned doubted claimed counted put stated declared suggested described
assessed judged insisted argued revealed
""")
"""Participles whose subject does not speak: `was told`, `is believed`, `was denied by`."""
TELLS_SOMEBODY = listed("told tell tells telling informed informs warned assured reminded")
TALE = listed("from through in by over")
AWAY = listed("calls called call put puts down off aside on")

BEFORE_VERB = listed("""
has have had also later earlier then already previously repeatedly recently publicly was is were
are be been being now again still meanwhile too never not did do does would will could may might
та також раніше пізніше потім вже тем временем ранее позже также затем уже не
""")
"""What may stand between a speaker and the verb."""
LEADING = listed("""
as but and so when because if since though although however meanwhile while whereas earlier later
then yet nor or та а але однак тоді проте и но однако как як зато тем временем
""")
CLAUSE_OPENERS = listed("""
that but because after while when whereas although though before until since if whether
що щоб коли якщо хоча тоді что чтобы когда если хотя
""")
PRONOUNS = listed("he she they it we i вона він вони воно он она они оно")
LOOSE = listed("""
to would will not never may could is was were been be being has had have can are by as or if what
how when because than where there proof who whom whose whoever
""")
"""A phrase with one of these is a clause or a piece of one, and no speaker."""
FINITE = listed("""
is are was were will would has have had can could may might must should did does do
""")
RELATIVES = listed("who which whose whom where що який яка які которая который которые кто")
ENDS_NAME = listed("""
on in at that who which whose after before when as while during by to from with about adding
saying у в на про під після який яка що о об во после что который которая
""")
DETERMINERS = listed("the a an his her its their our one some two three several many another")
IMPERSONAL = listed("в у во")
"""`в полиции сообщили`: those in the house speak."""
OPENS_CLAUSE = DETERMINERS | PRONOUNS | listed("this these those no all most both there")
"""After `that`, a clause of its own begins: `suspects that the fire …`."""
BEFORE_DAY = listed("on in late early у в во")
THAT = listed("that що что")
