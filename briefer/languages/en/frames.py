"""Words under which a thing is told otherwise than as a fact, by kind of frame. Pure data.

An entry is one or more words; the first is matched by its stem, those behind it as written, so
`rule out` stands for `ruled out` too. What a frame governs comes behind it.
"""

from __future__ import annotations

from briefer.languages.words import listed


def _entries(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(entry.split()) for line in text.splitlines() for entry in line.split("|") if entry.strip())


FRAMES: dict[str, tuple[tuple[str, ...], ...]] = {
    "refusal": _entries("""
refuse|refusal|reject|rejection|decline to|decline|deny|denial|dismiss|rule out|turn down|resist|oppose
decide against|vote against|warn against|warning against|advise against|boycott|veto|unwilling
reluctant|stop short of|short of|forbid|forbidden|ban from|bar from|prohibit
відмовитися|відмовився|відмовилася|відмовилися|відмовляється|заперечив|заперечила|заперечує|спростував
відхилив|відхилила|отказался|отказалась|отказались|отказывается|отрицает|опроверг|отклонил|отклонила
"""),
    "failure": _entries("""
fail to|fail in|failure to|unable|inability|prevent|thwart|foil|avert|keep from|fend off|cancel|call off|scrap
abandon|shelve|postpone|put off|struggle to|unsuccessful|unsuccessfully|miss out
stop from|stop short|block from|hinder|impossible
не вдалося|не змогли|не зміг|зірвати|зірвано|скасувати|скасували|скасовано|скасував|відклали|відкладено
не удалось|не смогли|не смог|отменили|отменено|отменил|отложили|отложено|сорвать
"""),
    "plan": _entries("""
plan|intend|intention|aim to|aim at|want|hope|propose|proposal|consider|consideration|mull|weigh whether|weigh up
expect|prepare|preparation|ready to|ready for|poised|set to|due to be|due on|due in|due next|slated
schedule|threaten|threat|vow|pledge|promise|seek|try|attempt|bid to|bid for|near to|edge closer|close to
about to|on the verge|on the brink|draft|will|shall|ought|going to|keen|eager|wish to|discuss|talk of
think about|think of|dream|negotiate|prospect|option of|mean to|pretend|keep trying|look to|eye|campaign to
campaign for|agree to|agreement to|offer|vote to|opt to|vote for
планує|планують|планував|планувала|планували|план|плани|має намір|мають намір|намір|хоче|хочуть|хотів|хотіли|хотіла
сподівається|обіцяє|обіцяв|обіцяла|обіцяли|пообіцяв|пообіцяла|збирається|збираються|готується|готуються
намагається|намагалися|намагаються|пропонує|пропонують|запропонував|запропонувала|розглядає|розглядають|очікує|очікується
планирует|планируют|планировал|планировали|намерен|намерены|намерена|хочет|хотят|обещает|обещал|обещала|пообещал
собирается|собираются|готовится|пытается|пытались|предлагает|предложил|рассматривает|ожидается|погрожує|угрожает
"""),
    "request": _entries("""
urge|call for|call on|call upon|demand|request|ask to|ask for|ask that|asked|order to|ordered|order|instruct|authorise|authorize|approve
permission|permit|allow|let|warrant|entitle|advise|recommend|recommendation|plead for|appeal for|appeal to|invite
закликав|закликала|закликали|закликає|вимагає|вимагав|вимагають|вимагали|просить|просив|дозволив|дозволила|дозволили|наказав|рекомендує
призвал|призвала|призвали|призывает|требует|требуют|потребовал|просит|разрешил|разрешила|приказал|рекомендует
"""),
    "accusation": _entries("""
accuse|accusation|allege|allegedly|allegation|suspect|suspicion|charge with|charge of|blame for|claim|purport|purported|rumour|rumor|supposedly
звинуватив|звинуватила|звинувачують|звинувачує|звинуватили|підозрюють|підозрюється|підозра|нібито|стверджує|стверджують
обвинил|обвинила|обвиняют|обвиняет|подозревают|подозревается|якобы|утверждает|утверждают
"""),
    "hedge": _entries("""
may|might|could|would|likely|unlikely|probably|probable|possibly|possible|possibility|perhaps|maybe|reportedly|apparently|appear|seem
seemingly|suggest|indicate|believe|think|estimate|potential|potentially|presumably|presume|fear|hint|signal|risk|chance|unclear
uncertain|unconfirmed|unverified|doubt|tentative|tentatively|understood|conceivable|liable|in danger of
може|можуть|могли|міг|могла|можливо|імовірно|ймовірно|мабуть|схоже|вважають|вважає|невідомо|неясно|припускають
может|могут|мог|могла|возможно|вероятно|видимо|похоже|считают|неизвестно|неясно|предполагают
"""),
    "condition": _entries("""
if|unless|whether|in case|provided that|assuming that|otherwise|as long as|depend on|subject to
якщо|якби|чи|хіба|если|бы|при условии
"""),
    "negation": _entries("""
not|no|never|none|nobody|nothing|neither|nor|without|cannot|hardly|barely|nowhere
не|ні|ніколи|ніхто|нічого|без|немає|нема|жоден|жодна|нет|никогда|никто|ничего|нельзя|ни
"""),
    "force": _entries("""
force to|force into|compel|oblige|coerce|press into|pressure to|must|have to|need to|should
змушений|змушені|змусили|вынужден|вынуждены|заставили
"""),
}

LATIN: dict[str, dict[str, tuple[tuple[str, ...], ...]]] = {
    "de": {
        "refusal": _entries("""
verweigern|verweigert|verweigerte|ablehnt|lehnt|lehnte|abgelehnt|bestritt|bestreitet|dementiert|dementierte
"""),
        "failure": _entries("""
scheitert|scheiterte|gescheitert|verhindert|verhinderte|abgesagt|verschoben|vereitelt
"""),
        "plan": _entries("""
plant|planen|plante|geplant|will|wollen|wollte|wollten|soll|sollen|beabsichtigt|erwägt|versucht|versuchte|hofft
verspricht|versprach|droht|drohte|prüft|vorgesehen|erwartet
"""),
        "request": _entries("""
fordert|forderte|fordern|forderten|verlangt|verlangte|erlaubt|empfiehlt|bittet|genehmigte|genehmigt
"""),
        "accusation": _entries("""
beschuldigt|beschuldigte|vorgeworfen|wirft|verdächtigt|angeblich|mutmaßlich|mutmaßliche|mutmaßlichen|behauptet|behauptete
"""),
        "hedge": _entries("""
könnte|könnten|möglicherweise|vielleicht|wahrscheinlich|vermutlich|offenbar|mutmaßlich|dürfte|dürften|unklar|scheint
"""),
        "negation": _entries("""
nicht|kein|keine|keinen|keiner|keinem|nie|niemals|niemand|nichts|ohne|weder
"""),
        "condition": _entries("""
wenn|falls|sofern|ob
"""),
        "force": _entries("""
gezwungen|musste|mussten|muss|müssen
"""),
    },
    "fr": {
        "refusal": _entries("""
refuse de|rejette|nie|dément
"""),
        "plan": _entries("""
prévoit|veut|souhaite|envisage|espère|tente|promet|menace
"""),
        "hedge": _entries("""
pourrait|pourraient|peut-être|probablement|apparemment|selon toute vraisemblance
"""),
        "negation": _entries("""
ne|pas|jamais|aucun|aucune|sans|ni
"""),
    },
}
"""Of languages that share letters with English: read only where the sentence is of that language."""

SOFT = frozenset({"plan", "request", "accusation", "hedge", "condition", "force"})
"""Frames that stand for one another where a writer chooses another word."""

HARD = frozenset({"refusal", "failure", "negation"})
"""Frames that turn a thing round."""

SEPARABLE = frozenset({"down", "off", "up", "out"})
"""Words of an entry that may stand a little apart: `turned them down`."""

VERBAL = ("ing", "ти", "тися", "ть", "ться")
"""Endings of a verb that a frame governs; `to` before it says the same."""

INCLUSIVE = _entries("not just|not only|not merely|not solely|not simply|не лише|не тільки|не только|nicht nur|non seulement|no fewer|no less|no more|no later|no sooner|no doubt|not least")
"""Negations that deny nothing."""

TOLD_ABOUT: dict[str, frozenset[str]] = {
    "opinion": listed("""
opinion columnist column editorial op-ed oped argues argued argue critic critics review reviewer placard placards banner banners
slogan slogans commentator commentators commentary pundit letter letters view views opines writes wrote believes believe feels think thinks
joked jokes quipped says said say calls called described describes considers
колонка колумніст оглядач думка колумнист обозреватель мнение kommentar kolumne meinung kommentiert
"""),
    "drill": listed("""
drill drills exercise exercises simulation simulated simulate simulates rehearsal rehearsed rehearse mock scenario wargame wargames
hypothetical practice training навчання навчань учения учений тренування übung übungen manöver probealarm
"""),
    "fiction": listed("""
film movie novel novels play series satire satirical parody fictional fiction sketch episode drama thriller sitcom joke hoax
fable storyline plot screenplay actor actress character comedy фільм роман сатира серіал вистава фильм сериал сатира спектакль roman satire serie
"""),
}
"""Words of a sentence that say in what kind of text a thing is so; the claim has to say it too."""

LONG_AGO = listed("""
ago anniversary anniversaries decades formerly commemorated commemorates centenary erstwhile
роковини річниця десятиліть годовщина десятилетий jahrestag einst damals jahrzehnten
""")
"""Words of a clause that tells of long ago."""
