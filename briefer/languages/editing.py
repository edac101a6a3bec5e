"""What newspapers call their own kinds of text, and the phrases that are no news. Pure data.

Patterns for the folded text (lower case, plain marks); a language adds its own words to a group.
"""

from __future__ import annotations

# ---------------------------------------------------------------- kinds, by address and by title

OPINION_ADDRESS = (
    r"opinions?|commentisfree|op-?eds?|editorials?|columns?|columnists?|letters?|voices|ideas|"
    r"kolonky|blogs?|mnenie|mneniya|dumka|dumky|kommentare?|meinung|debats|tribunes|opinion-.*"
)
LIVE_ADDRESS = r"live|live-news|live-updates|liveblogs?|live-blogs?|.*-live-updates"
VIDEO_ADDRESS = r"videos?|watch|av|clips?"
GALLERY_ADDRESS = r"galler(?:y|ies)|pictures?|photos?|in-pictures|slideshows?|cartoons?|picture"
NEWSLETTER_ADDRESS = r"newsletters?|briefings?|.*-briefing"
COLOUR_ADDRESS = (
    r"lifestyle|life-and-style|culture|books|tv-and-radio|film|music|food|travel|style|fashion|"
    r"stage|games|reviews?|arts?|artanddesign|entertainment|obituaries|podcasts?|audio|quiz(?:zes)?"
)
LABELS = (
    r"live|live updates?|live blog|live coverage|live briefing|latest|latest updates?|breaking|"
    r"breaking news|watch|video|listen|podcast|exclusive|updated?|update \d+|just in|read|gallery|"
    r"photos?|in pictures|analysis|explainer|explained|factbox|fact check|opinion|editorial|"
    r"comment|commentary|column|letter|interview|newsletter|(?:\w+ )?briefing|report|reports|news|"
    r"наживо|відео|фото|аналітика|думка|оновлено|видео|аналитика|мнение|обновлено|онлайн"
)
# Words that only call for attention, between signs: `🚨 BREAKING 🚨`.
ALARMS = (
    r"breaking(?: news)?|urgent|alert|just in|update|live|watch|exclusive|"
    r"терміново|увага|срочно|внимание|молния|eilmeldung"
)
# Labels that say what a text is worth: they are printed with it.
KEPT_LABELS = r"analysis|аналітика|аналіз|аналитика|анализ"
OPINION_TITLE = (
    r"^(?:opinion|op-?ed|editorial|comment|commentary|column|letters?|guest essay|думка|"
    r"колонка|мнение|kommentar|meinung)\s*[:|-]|^letters? to the editor|"
    r"\|\s*(?:opinion|editorial|letters?|comment)\s*$|[:|-]\s*(?:opinion|editorial)\s*$"
)
LIVE_TITLE = (
    r"\blive(?: updates?| blog| coverage| briefing)?\s*[:|-]|"
    r"[-|]\s*(?:\w+ )?live(?: updates?)?\s*$|"
    r"^(?:the )?latest (?:in|on|from) [^:]{2,40}:|"
    r"\bas it happened\b|\b\w+ latest:|^live\b|\bat a glance\b|наживо:|онлайн:"
)
NEWSLETTER_TITLE = (
    r"\b(?:newsletter|daily digest|weekly digest|first thing|morning mail)\b|"
    r"\b(?:morning|evening|monday|tuesday|wednesday|thursday|friday|saturday|sunday|your|daily|"
    r"weekly) briefing\b|\bin today's newsletter\b|\bthe week in\b|\bthis week\?|\bcatch up with\b|"
    r"\bnews (?:quiz|roundup|round-up)\b|\bround-?up\b|\bwhat (?:we're|you) (?:reading|missed)\b|"
    r"\ball the (?:latest )?(?:news|updates)\b|"
    r"\b(?:top|key) (?:stories|headlines)\b|^(?:\w+ ){0,3}news in brief\b|дайджест|підсумки тижня|"
    r"главное за"
)
# Three headlines in one title: `Strike Ends In Lorn, Ferry Row Goes On, Spring Fair Opens`; also
# what one report may be called.
SEVERAL_TITLES = r"^(?:[^\s,]+ ){2,5}[^\s,]+, (?:[^\s,]+ ){1,5}[^\s,]+, (?:[^\s,]+ ){1,5}[^\s,]+$"
GALLERY_TITLE = r"\bin (?:\d+ )?(?:pictures|photos)\b|^photos?\s*:|^gallery\s*:|у фото|в фото"
VIDEO_TITLE = r"^(?:watch|video)\s*[:|-]|[-|]\s*video\s*$"
INTERVIEW_TITLE = r"^interview\s*:|\bq ?& ?a\b|\bin conversation with\b|інтерв'ю|интервью"
EXPLAINER_TITLE = (
    r"^(?:what|how|why|who|when|where|which|whose)\b|\bhere(?:'s| is| are)\b|"
    r"\bexplain(?:ed|er|s)\b|\b(?:need|have|want) to know\b|\bthings to know\b|"
    r"\bwhat (?:to|you should|you can|we) know\b|\b(?:key )?takeaways\b|\bwhat's at stake\b|"
    r"\beverything you\b|\ba (?:timeline|guide)\b|^timeline\b|"
    r"^(?:хто|що|як|чому|кто|что|как|почему)\b"
)
ANALYSIS_TITLE = r"^(?:analysis|news analysis|аналіз|анализ|аналітика|аналитика)\s*[:|-]"
LOOK_BACK = (
    r"^(?:\w+ )?history:|"
    r"\b(?:\d+|one|two|three|four|five|ten|twenty|fifty|hundred|[a-z]+ty) years (?:ago|later|on|"
    r"since|after)\b|\b(?:\w+ )?anniversar(?:y|ies)\b|\bon this day\b|\blook(?:s|ing)? back\b|"
    r"\bremember(?:ed|s|ing) the\b|\bfrom the archives?\b|річниц|років тому|годовщин|лет назад"
)
# Talk of the networks and of celebrities: colour beside the news of a topic.
COLOUR = (
    r"\b(?:go(?:es|ne)?|went|going) viral\b|"
    r"\bviral (?:\w+ )?(?:clip|video|trend|post|hit|moment|photo)|"
    r"\b(?:influencers?|content creators?|celebrit(?:y|ies)|socialite|dating|horoscope|recipe|"
    r"outfit|selfies?|bikini|red carpet|fans|snack|makeup|skincare|fitness|reality (?:tv|star))\b|"
    r"\b(?:claps?|fires?|hits?) back at (?:fans|trolls|haters|critics)\b|"
    r"\bon (?:twitter|instagram)$|"
    r"\b(?:twitter|instagram|tiktok) (?:star|teen|duo|trend|challenge|user|sensation)\b|"
    r"вірусн\w+ відео|вирусн\w+ видео|блогер\w*"
)
REVIEW_TITLE = r"\breview\s*[-|:]|[-|:]\s*review\b|\breview$"

# ---------------------------------------------------------------- what is no sentence of news

CREDIT = (
    r"\((?:photo|image|picture|credit|illustration)\b[^)]*\)?|"
    r"\([^()]{2,80}?(?:/|via |- )\s*(?:ap|afp|epa|reuters|getty(?: images)?|associated press|"
    r"bloomberg|shutterstock|keystone|anadolu|pool(?: photo)?|pa|sputnik|tass)\b[^()]*\)|"
    r"\([^()]{2,60}/[A-Z][^()]{2,60}\)|"
    r"\b(?:photo(?:graph)?|image|picture|illustration|credit|video)(?: credit| courtesy)?\s*"
    r"(?::|by\b)\s+\S.*$|\b(?:ap|reuters|afp|epa|getty)(?: photo)?\s*/\s*\S+(?: \S+)?\s*$|"
    r"(?:фото|відео|видео)\s*[:/].*$"
)
SHOWN = (
    r"\b(?:in this (?:\w+ ){0,3}(?:photo|image|picture|photograph|grab|still|screengrab|handout)|"
    r"(?:still|undated|handout) (?:image|photo|picture)|file (?:photo|picture|image)|"
    r"(?:is|are|was|were) (?:seen|pictured|shown|displayed)\b(?=.*\b(?:on|in|at|near|outside)\b)|"
    r"pictured (?:above|here|on|in)|\((?:left|right|l|r|center|centre|c)\)|, (?:left|right),|"
    r"на фото|на знімку|на снимке|архівне фото)"
)
POINTERS = (
    r"\b(?:sign up|subscribe|click here|read more|read also|see also|find out|stay tuned|"
    r"follow (?:us|our|the latest|along|live)|latest (?:news )?updates|live updates|"
    r"rolling coverage|full coverage|our coverage|catch up|watch (?:the|this|our|live|more)|"
    r"listen to|join us|download|tap here|more on this|most read|related (?:articles|stories)|"
    r"tap the|get in touch|our journalism|support us|have you been affected|your inbox|"
    r"join the (?:\w+ )?conversation|what you need to know|all eyes (?:on|turn)|"
    r"in today.s newsletter|"
    r"here(?:.s| is| are) (?:what|why|how|the|where)|"
    r"follow .{0,30}\bcoverage|must-?reads?|good (?:morning|evening|afternoon)\b|"
    r"підпишіться|читайте також|подпишитесь|читайте также)"
)
# What an article says of itself and not of the world: that it was mended.
EDITORS_NOTE = (
    r"^\W*(?:correction|clarification|amendment|editor.?s.? note)\b[^:]{0,30}:|"
    r"\b(?:an|the|our) (?:earlier|previous|original) version of (?:this|the|our) |"
    r"\bearlier version (?:said|stated|misstated|gave|named|incorrectly|wrongly)|"
    r"\b(?:this|the) (?:article|story|report|post|headline|piece) (?:has been|was) "
    r"(?:\w+ )?(?:amended|corrected|updated|edited|revised|changed)\b|"
    r"^\W*(?:виправлено|уточнення|виправлення|исправлено|уточнение|исправление|korrektur|"
    r"anmerkung der redaktion|note de la rédaction|correctif)\s*:|"
    r"\bin einer (?:früheren|ersten) (?:version|fassung)|"
    r"\bdans une (?:première )?version (?:précédente|antérieure)"
)
REPORTER = (
    r"\b(?:reports?|explains?|discuss(?:es)?|breaks? down|talks? (?:about|to|with)|looks? at|"
    r"examines?|recounts?|analy[sz]es|unpacks?|weighs? in|joins?|sits? down|"
    r"walks? (?:us|you) through|has (?:more|the (?:latest|story|details)))\b"
    r"(?: (?:on|from|with|the|how|why|what|about|for|in)\b|\.?$)|"
    r"\b(?:speaks?|talks?|sits? down|spoke|talked|sat down) (?:to|with)\b"
)
ORDERS = r"^(?:watch|see|meet|read|listen|look|look inside|inside|join|catch)\b"
# A title that begins as a name does, and what in it may be a verb: when in doubt it is one.
NAMED = r"""(?:the|an?)\s+(?=\S)|'[^']{3,60}'\s*:\s+|"[^"]{3,60}"\s*:\s+"""
MAY_BE_VERB = (
    r"\b\w*[^\Ws]s\b|\b\w+(?:ed|ing)\b|\d|"
    r"\b(?:am|are|be|can|could|may|might|must|shall|should|will|would|had|have|did|do|were|"
    r"beat|became|began|bet|bid|bought|broke|built|came|caught|cost|cut|died|drew|fell|felt|fled|"
    r"flew|fought|found|gave|go|got|grew|held|hit|hurt|kept|knew|laid|led|left|let|lost|made|met|"
    r"paid|put|quit|ran|rose|said|sank|sat|saw|sent|set|shot|shut|sold|spent|split|spoke|stood|"
    r"stole|struck|swept|swore|take|took|told|went|win|withdrew|won|wrote)\b|[^\x00-\x7f]"
)
BACKGROUND = (
    r"\b(?:for|after|over|during|in) (?:the )?(?:\w+ )?(?:past |last |recent |several |many )?"
    r"(?:weeks|months|years|decades|days)\b|\b(?:has|have) (?:long |now )?(?:become|been)\b|"
    r"\b(?:weeks|months|years) of\b|\bsymboli|\bsince (?:the|its|his|last|january|february|march|"
    r"april|june|july|august|september|october|november|december)\b|"
    r"\b(?:a|an|one|two|three|several|\d+) (?:\w+ )?(?:days?|weeks?|months?|years?|decades?) ago\b|"
    r"\bearlier this (?:week|month|year)\b|\blast (?:week|month|year)\b|\bhas seen\b|"
    r"протягом (?:\w+ )?(?:тижнів|місяців|років)|в течение (?:\w+ )?(?:недель|месяцев|лет)"
)
# What goes on as before is no news for who knew it.
CONTINUES = (
    r"\b(?:continu(?:e|es|ed|ing)|still|remain(?:s|ed)?|go(?:es)? on|rag(?:e|es|ed|ing)(?: on)?|"
    r"(?:hold(?:s|ing)?|held) (?:on|off|out)|cling(?:s|ing)?|(?<!to )keeps? \w+ing|wag(?:e|es|ing)|"
    r"триває|тривають|продовжу\w+|продолжа\w+)\b"
)
# The clause that only sets the scene: `… as the battle for it goes on`.
MEANWHILE = (
    r"(?:^|,?\s)(?:even |just )?(?:as|while|amid|whilst)\s(?!well\b|much\b|many\b)[^,;]*(?:,|$)"
)
SPEAKS = (
    r"\b(?:said|says|say|told|tells|warn(?:s|ed)|vow(?:s|ed)|claim(?:s|ed)|accus(?:es|ed|ing)|"
    r"according to|announc(?:es|ed)|den(?:y|ies|ied)|insist(?:s|ed)|urg(?:es|ed)|call(?:s|ed)|"
    r"report(?:s|ed)|confirm(?:s|ed)|admit(?:s|ted)|pledg(?:es|ed)|promis(?:es|ed)|"
    r"сказа\w+|заяви\w+|повідоми\w+|за словами|сообщи\w+|заявля\w+|по словам)\b"
)
FULL_DATE = (
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,? \d{1,2},? \d{4}\b|"
    r"\b\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,? \d{4}\b"
)
# A columnist's name behind a bar at the end of a title.
BYLINE = r"\|\s*[A-ZÀ-ÞА-ЯІЇЄҐ][\w'’.-]+(?:\s+(?:and\s+)?[A-ZÀ-ÞА-ЯІЇЄҐ][\w'’.-]+){1,4}\s*$"
# What leans on the clause before it.
PRONOUN = r"\b(?:he|she|they|it|him|them|its|his|her|their|він|вона|вони|он|она|они)\b"
# An article that takes itself back.
WITHDRAWN = (
    r"\b(?:this|the) (?:article|story|report|post) (?:has been|was) "
    r"(?:withdrawn|retracted|removed)|"
    r"\bhas (?:withdrawn|retracted) (?:this|the|its) (?:article|story|report)|"
    r"^\W*(?:retraction|retracted|withdrawn)\b|"
    r"(?:стаття|матеріал|публікацію) (?:відкликано|знято)|"
    r"(?:статья|материал) (?:отозвана?|удал[её]на?)|"
    r"(?:artikel|beitrag) wurde zurückgezogen|(?:cet )?article a été retiré"
)
# Zelenskyy, Zelenskiy, Zelensky: one name.
NAME_ENDING = r"(?:iy|yy|ii|ij|yi|ый|ий|ій)$"
