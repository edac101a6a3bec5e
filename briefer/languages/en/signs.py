"""Patterns by which an English sentence or line is known for what it is. Pure data."""

from __future__ import annotations

from briefer.languages.language import Signs

_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"

SIGNS = Signs(
    said=(
        r"said|says|say|told|tells|added|adds|wrote|writes|according to|reported|reports|stated|"
        r"claimed|claims|announced|warned|argued|insisted|explained|noted|tweeted|posted|denied"
    ),
    backward=(
        r"(?:in|at|on|from|with|after|before|during|for|under) (?:his|her|its|their)\b|"
        r"in (?:addition|response|contrast|turn|that|this|the same)|for (?:example|instance)|"
        r"as a result|as such|at the (?:same )?time|on the other hand|after that|before that|"
        r"by then|since then|until then|because of (?:this|that)|despite (?:this|that)|"
        r"with (?:this|that)|to (?:this|that)|one of (?:them|those|these)|"
        r"some of (?:them|those|these)|(?:\w+ ){1,3}of (?:them|these)\b|"
        r"(?:the|a) (?:former|latter|same|other|second|third)\b|"
        r"at (?:that|this) (?:time|point)|earlier in the|later that|the (?:pair|duo|trio|two)\b"
    ),
    points_nowhere=(
        r"it (?:is|was|remains) (?:\w+ )?(?:not|un)?(?:clear|known|unclear|the)\b|"
        r"there (?:is|was|are|were|has|have)|"
        r"this (?:week|month|year|morning|summer|winter|spring|autumn)"
    ),
    not_news=(
        r"photo(?:graph)?(?: by|:)|image(?: by|:)|file (?:photo|picture)|getty images|"
        r"reuters/|ap photo|afp/|picture:|video:|watch:|listen:|read more|read also|see also|"
        r"click here|sign up|subscribe|newsletter|follow us|share this|all rights reserved|"
        r"originally (?:appeared|published)|this (?:article|story) (?:was|has been|first)|"
        r"advertisement|cookies?\b.*\b(?:site|consent)|terms of (?:use|service)|privacy policy|"
        r"contributed to this (?:report|story)|story continues|scroll down|"
        r"download (?:our|the) app|corrections?:|editor'?s note|breaking news email|most read|"
        r"related (?:articles|stories)|what you need to know|here'?s (?:what|why|how)|find out|"
        r"stay tuned|live updates"
    ),
    addressed=(
        r"\b(?:ignore|disregard|forget|override|bypass)\b.{0,60}\b(?:instruction|prompt|rule|"
        r"above|previous|prior|earlier|everything|guideline|polic)|"
        r"\b(?:system|developer|assistant|user)\s*(?:prompt|message|note|override|instruction|:)|"
        r"\b(?:language model|ai (?:assistant|model|system|agent|summari[sz]er)|chat ?bot|chatgpt|"
        r"llm|summari[sz]er|large model)s?\b|\bas an ai\b|\byou are (?:now )?(?:a|an|no longer)\b|"
        r"\b(?:your|the) (?:summary|answer|response|reply|output|briefing|task|instructions?)\b"
        r".{0,50}\b(?:must|should|only|with|include|contain|begin|end|start|be)\b|"
        r"\b(?:new|updated|important|special|hidden|secret) "
        r"(?:instruction|task|directive|order)s?\b|"
        r"\bin your (?:summary|answer|response|reply|output)\b|"
        r"^(?:please )?(?:write|print|output|reply|respond|repeat|say|add|append|insert|include|"
        r"translate|summari[sz]e|rank|send|forward|email|post|delete|remove|reveal|tell|call|"
        r"execute|run|visit|click|open|fetch|go to|use|return|generate|answer|rate|recommend|"
        r"do not|don't|never|always|stop|note that|remember|imagine|pretend|act as|from now on|"
        r"provide|list|describe|explain|create|encode|replace|make sure|ensure|"
        r"instead of|"
        # the only order that is a first name: "Mark Felt was talked into it"
        r"mark(?! (?!it\b|this\b|that\b|them\b|all\b)[\w'-]+"
        r"(?:,| (?:was|is|has|had|said|says|told|who|will|would)\b)))\b(?! of)"
    ),
    to_you="you|your|yours|yourself",
    full_date=rf"{_MONTH}\.? \d{{1,2}}, \d{{4}}|\d{{1,2}} {_MONTH},? \d{{4}}",
    pictured=(
        "fire|fires|walk|walks|stand|stands|sit|sits|ride|rides|load|loads|look|looks|hold|holds|"
        "carry|carries|pose|poses|gesture|gestures|wave|waves|attend|attends|rest|rests|drive|"
        "drives|prepare|prepares|inspect|inspects|speak|speaks|march|marches|watch|watches|pass|"
        "passes|rise|rises|react|reacts|take|takes|work|works|(?:is|are) (?:seen|pictured|shown)"
    ),
    stages=(
        "beg[aiu]n|start|stop|end(?:ed|s)?$|halt|resum|paus|finish|complet|clos(?:ed|es)|reopen|"
        "suspend|cancel|postpon"
    ),
    telling="n['’]t$|^(?:not?|never|none|neither|nor|without|denies|denied)$",
    asks_to_pay=(
        r"subscribe (?:now |today )?to (?:continue|read|keep|unlock|get full)"
        r"|to (?:continue|keep) reading"
        r"|already a (?:subscriber|member)|(?:sign|log) in to (?:continue|read)"
        r"|for (?:paying |registered )?subscribers only|create (?:a|your) free account"
        r"|become a (?:member|subscriber) to"
        r"|this (?:article|content) is (?:reserved )?for subscribers"
    ),
    asks_consent=(
        r"(?:accept|reject|manage|allow) (?:all )?(?:cookies|choices|preferences)"
        r"|cookie (?:policy|settings)"
        r"|we (?:and our (?:\d+ )?partners )?(?:use|store|process).{0,60}(?:cookies|personal data)"
        r"|your (?:privacy|consent) (?:choices|matters|preferences)|before you continue to"
    ),
    web_version=(
        "(?:view|read|open|see)(?: (?:this|the)(?: e-?mail| newsletter| message| issue)?| it)?"
        " (?:in|on) (?:your |a |the )?(?:web )?browser"
        "|(?:read|view)(?: it| this)? online|web version|on the web"
    ),
    share="email|e-mail|print|copy link|share|tweet|pin it|save|like",
    share_lines=(
        r"share (?:this(?: (?:article|story|post|page))?|on {share}|via {share})"
        r"|click to (?:share|email|print)\b.{0,80}|like this:|like loading\W*"
    ),
    tails=(
        r"Read (?:the )?(?:original|full) (?:article|story|post|report) (?:on|at|in|from) {name}",
        r"(?:This (?:article|story|post) )?(?:was )?(?:first|originally) (?:published|appeared)"
        r" (?:on|in|at|by) {name}",
        r"The post .{1,300} (?:first appeared|appeared first) on {name}",
        r"from {name}:? {link}",
        r"Source: {link}",
        r"via {service}",
        r"(?:\d+ )?Comments?|Leave a (?:comment|reply)|No comments(?: yet)?",
        r"(?:Continue|Keep) reading|Read more|\[link\]\s*(?:\[comments\])?",
    ),
    inline_tails=(r"Read the (?:original|full) |from \S[^\n]{1,80} https?://|via IFTTT|The post "),
    reprinted=(
        r"(?:originally (?:published|appeared)|first (?:published|appeared)|read the original"
        r"(?: article| story)?|this (?:article|story) (?:is|was) (?:republished|reprinted))"
        r" (?:on|by|in|at|from) (?:the )?"
    ),
    headline_tags=(
        r"(?:live|breaking|watch|video|photos?|in pictures|exclusive|update[d]?|just in|read|"
        r"listen|gallery|podcast|opinion|analysis|explainer|factbox)"
        r"(?: (?:news|updates?|blog|coverage|video))?"
        r"|updated? \d+|update \d+|\d+-? ?updated?"
    ),
    headline_tails="as it happened|live(?: updates?| blog)?|video|in pictures",
    short_forms=(
        r"[Mm]rs?|[Mm]s|[DS]r|Jr|St|Gen|Col|Maj|Capt|Lt|Sgt|Sen|Rep|Gov|Prof|Rev|Hon|"
        r"No|Inc|Corp|Ltd|Co|vs|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|"
        r"[a-z]\.[a-z]|[A-Z]\.[A-Z]"
    ),
)
