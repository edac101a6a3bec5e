"""English words that one rule or parser alone asks for, by its module and their part. Pure data."""

from __future__ import annotations

from briefer.languages.listing import listed

RULES = {
    "coverage_notes.english": listed("""
the and of to that this with from for by was were is are be been has have had it its his her their
he she they we you not but at or who which would will could after before said says than then when
where while into over about more most other some there what out up all also
"""),
    "framing.small": listed("""
the a an his her its their he she it they there at in on by for from more about some many
"""),
    "agents.clause": listed("""
that who which and but while when after before because as if where said says
"""),
    "agents.after": listed("""
on in at after before when while during who which that and but for since as to with near from
following over under into because yesterday today overnight
"""),
    "exchanges.pronouns": listed("he she they it his her their its him them"),
    "opposites.loose": listed("""
in out on off to from into with without first last national international home
"""),
    "plural.one": listed("a an one the another single"),
    "widening.no": listed("no without"),
    "widening.small": listed("a an any the"),
    "widening.loose": listed("""
further immediate other single new more additional such known prior previous
"""),
    "polarity.withheld": listed("""
hold-back holds-back held-back holding-back stop-short stops-short stopped-short stopping-short
fall-short falls-short fell-short falling-short shy-away shies-away shied-away shying-away
back-away backs-away backed-away hold-off holds-off held-off holding-off rule-out rules-out
ruled-out ruling-out turn-down turns-down turned-down turning-down
"""),
    "polarity.no_denial": listed("least fewer less more later"),
    "roles.because": listed("""
because caused causing cause causes prompted prompting triggered triggering sparked sparking
therefore hence thereby
"""),
    "roles.with_to": listed("""
due owing thanks led leading result response retaliation reaction revenge
"""),
    "roles.before_nouns": listed("""
the a an this that his her its their first second third last next no any
"""),
    "frames.light": listed(
        "be been being have had do did done get got make made take took give gave go went gone"
    ),
    "frames.able": listed("could can"),
    "frames.articles": listed("a an the his her its their our these those some any"),
    "genres.openers": listed("in during under"),
    "genres.ours": listed("our my his her their"),
    "genres.showing": listed("""
show shows showed depict depicts tell tells imagine imagines portray portrays follow follows sees
recount recounts describe describes read reads write writes argue argues argued ask asks
"""),
    "genres.asked": listed(
        "whether ask asks asked question questions questioned wonder wondered if"
    ),
    "frames.before_thing": listed(
        "a an the of on in at for with by from about its his her their our these those some any"
    ),
    "grounds.will": listed("will shall 'll wo"),
    "grounds.must": listed("must should ought"),
    "grounds.if": listed("if unless whether"),
    "grounds.done": listed("force compel oblige coerce manage"),
    "grounds.aside": listed("after since by despite upon on while when"),
    "grounds.claiming": listed("claim purport"),
    "parsed.light": listed("""
be have do make take get give go come say keep put let help use see hold
"""),
    "parsed.begun": listed("begin start continue manage keep proceed help"),
    "deeds.real": listed("""
launch carry conduct hold impose begin start bring give grant receive get win make sign order stage
introduce issue open file complete conclude finish reach announce
"""),
    "parts.raising": listed("seem appear happen tend prove"),
    "deeds.if": listed("if unless provided providing assuming"),
    "deeds.open": listed("""
if unless provided providing assuming should condition conditional conditions depend depends
depending subject pending would could may might when once until after whether hinges long
contingent unlikely likely
"""),
    "frames.monthly": listed("may will"),
    "frames.verbal_offices": listed("late retired acting designate"),
    "frames.becoming": listed("become becomes became was"),
    "frames.borders": listed("but and yet though although"),
    "long_ago.since": listed("since"),
    "long_ago.comparing": listed("than"),
    "framing.that": listed("that"),
    "bounds.changed_by": listed("by"),  # fell by 12 to 486
    "bounds.and": listed("and"),
    "bounds.during": listed("over within"),
    "moments.ahead": listed(
        "will would shall won't due scheduled slated plans planning next coming"
    ),
    "moments.behind": listed("was were had did been last when after since"),
    "tenses.future": listed("will would shall won't wouldn't"),
    "tenses.open": listed("to may might could can cannot can't should must if unless"),
    "tenses.passed": listed("""
soon again now later then finally already once still also shortly
"""),
    "denials.empty": listed("claim report allegation accusation suggestion statement it"),
    "figures.auxiliary": listed("were was had have has been are is be being also"),
    "figures.place": listed("in near around at outside inside across under within"),
    "figures.and": listed("or and"),
    "statement.telling": listed("""
before after without all only more less fewer most least under over up down out off against again
until since both few many several none
"""),
    "statement.neutral": listed("""
say tell add note write report announce accord statement spokesman spokeswoman spokesperson
"""),
    "statement.stance": listed("""
will would may might can could shall should must ought possible possibly possibility likely unlikely
probable probably apparent apparently appear seem reportedly allegedly alleged perhaps maybe
suspected presumed potential potentially expect expected plan planned claim set due intend vow
threaten promise pledge seek attempt try fail refuse want demand urge call warn deny reject confirm
confirmed insist accuse refute dismiss dispute unconfirmed false true
"""),
    "amounts.minus": listed("minus"),
    "amounts.after_metres": listed("""
hurdles race races sprint dash run time title record relay relays medley breaststroke backstroke
butterfly freestyle gold silver bronze champion heat heats final high long deep tall wide away from
"""),
    "moments.ambiguous": listed("may march mar sat sun wed mon mai dec jan"),
    "sentence.connectors": listed("of the de la du von van al bin da di del"),
    "framing.before_a_day": frozenset(
        {"on", "in", "late", "late on", "early on", "at", "in a statement on"}
    ),
    "agents.forms_of_be": listed("was were been is are be being"),
    "agents.get": listed("get gets got"),
    "coverage_notes.shared": listed("is on do no o w as da han den bin"),
}
