"""What English tells otherwise than as a plain fact, and words that say more. Pure data."""

from __future__ import annotations

from briefer.languages.language import Framing
from briefer.languages.listing import entries, listed

FRAMING = Framing(
    frames={
        "future": entries("""
will|shall|going to
"""),
        "refusal": entries("""
refuse|refusal|reject|rejection|decline to|decline|deny|denial|dismiss|rule out|turn down
resist|oppose|decide against|vote against|warn against|warning against|advise against|boycott
veto|unwilling|reluctant|stop short of|short of|forbid|forbidden|ban from|bar from|prohibit
"""),
        "failure": entries("""
fail to|fail in|failure to|unable|inability|prevent|thwart|foil|avert|keep from|fend off|cancel
call off|scrap|abandon|shelve|postpone|put off|struggle to|unsuccessful|unsuccessfully|miss out
stop from|stop short|block from|hinder|impossible|hold back from|held back from|delay|defer
push back|put back
"""),
        "plan": entries("""
plan|intend|intention|aim to|aim at|aimed to|aimed at|aiming to|aiming at|want|hope|propose
proposal|consider|consideration|mull|weigh whether|weigh up|expect|prepare|preparation|ready to
ready for|poised|threaten|threat|vow|pledge|promise|seek|try|attempt
bid to|bid for|near to|edge closer|close to|about to|on the verge|on the brink|draft
ought|keen|eager|wish to|discuss|talk of|think about|think of|dream|negotiate|prospect
option of|mean to|pretend|keep trying|look to|eye|campaign to|campaign for|agree to
agreement to|offer|vote to|opt to|vote for
"""),
        "fixed": entries("""
set to|due to|due on|due in|due next|slated|schedule
"""),
        "request": entries("""
urge|call for|call on|call upon|demand|request|ask to|ask for|ask that|asked|order to|ordered
order|instruct|authorise|authorize|approve|permission|permit|allow|let|warrant|entitle|advise
recommend|recommendation|plead for|appeal for|appeal to|invite
"""),
        "accusation": entries("""
accuse|accusation|allege|allegedly|allegation|suspect|suspicion|charge with|charge of|blame for
claim|purport|purported|rumour|rumor|supposedly
"""),
        "hedge": entries("""
may|might|could|would|likely|unlikely|probably|probable|possibly|possible|possibility|perhaps
maybe|reportedly|apparently|appear|seem|seemingly|suggest|indicate|believe|think|estimate
potential|potentially|presumably|presume|fear|hint|signal|risk|chance|unclear|uncertain
unconfirmed|unverified|doubt|tentative|tentatively|understood|conceivable|liable|in danger of
"""),
        "condition": entries("""
if|unless|whether|in case|provided that|assuming that|otherwise|as long as|depend on|subject to
"""),
        "negation": entries("""
not|no|never|none|nobody|nothing|neither|nor|without|cannot|hardly|barely|nowhere
"""),
        "force": entries("""
force to|force into|compel|oblige|coerce|press into|pressure to|must|have to|need to|should
"""),
    },
    inclusive=entries("""
not just|not only|not merely|not solely|not simply|no fewer|no less|no more|no later|no sooner
no doubt|not least
"""),
    separable=listed("down off up out"),
    verbal=("ing",),
    told_about={
        "opinion": listed("""
opinion opinions columnist columnists column editorial editorials op-ed oped critic critics
commentator commentators commentary pundit pundits letter letters view reviewer review essay
"""),
        "placard": listed("""
placard placards banner banners slogan slogans sign graffiti headline
"""),
        "drill": listed("""
drill drills exercise exercises simulation simulated rehearsal mock scenario wargame wargames
hypothetical
"""),
        "fiction": listed("""
film movie novel novels play series satire satirical parody fictional fiction sketch episode
drama thriller sitcom joke hoax fable screenplay comedy book
"""),
        "error": listed("""
incorrectly wrongly mistakenly erroneously correction
"""),
    },
    superlatives=listed("""
first sole worst best largest biggest smallest highest lowest most oldest youngest deadliest
heaviest strongest weakest greatest longest shortest earliest latest fastest slowest record
unprecedented single closest richest poorest busiest costliest hottest coldest wettest driest
newest youngest fiercest bloodiest finest hardest cheapest
"""),
    superlative_homes=listed("""
only last ever never no other top leading chief main new once debut maiden second third
unmatched unrivalled alone exclusive exclusively
"""),
    wholes=listed("""
all every everyone everybody everything each entire entirely whole wholly fully complete
completely total totally none nobody nothing always altogether throughout nationwide exclusively
unanimous unanimously
"""),
    whole_homes=listed("""
both no not any without only never neither nor sole 100 across full
"""),
    parts=listed("""
some many most several part partly partially half majority minority mostly largely nearly almost
few certain
"""),
    causes=listed("""
because cause caused causes causing prompted prompting prompts triggered triggering triggers
sparked sparking owing therefore consequently thereby forced forcing blamed punishment
"""),
    cause_homes=listed("""
after following since for over amid reason reasons response react reaction behind attributed
attribute explain explained why linked link lead leads led result results resulted resulting
retaliation retaliatory payback protest make makes made making mean means meant help helped
helps fuel fuelled fueled driven drive drives enough cite citing cited due thanks so force
forces when as by from with if
"""),
    sure=listed("""
certain certainly definitely clearly proves proved proven prove proof undoubtedly surely
inevitably guaranteed conclusively beyond
"""),
    sure_homes=listed("""
clear sure confirm confirms confirmed evidence must will inevitable guarantee guarantees no
doubt always definite
"""),
    qualifiers=listed("""
former ex late acting deputy vice interim outgoing incoming elect designate retired caretaker
onetime erstwhile assistant
"""),
    long_ago=listed("""
ago anniversary anniversaries decades formerly commemorated commemorates centenary erstwhile
"""),
    cause_phrases=tuple(
        " ".join(entry)
        for entry in entries("""
as a result|in response to|in retaliation|as punishment|led to|leads to|leading to|in protest
because of|on account of|resulting in|due to|thanks to|so that|amid fears|in reaction to
""")
    ),
)
