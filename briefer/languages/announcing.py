"""How newspapers say that something is to come, and that it is called off. Pure data.

Patterns for the folded text (lower case, plain marks), the dates of it blanked; a language adds
its own words to a group. None may be a content word of another language.
"""

from __future__ import annotations

from typing import Final

# Said of what is certain enough to be put into a calendar.
AHEAD: Final = (
    r"\b(?:will|shall|(?:is|are|be|remains?) (?:now |also |currently )?(?:to|due|set|scheduled|"
    r"expected|slated|planned|going to|poised|billed|booked|timetabled|up for)\b|"
    r"due (?:to|on|in|by|back|at|before)|(?:re)?scheduled (?:for|to)|"
    r"(?:planned|expected|set|slated) for|plans? to|"
    r"(?:agrees?|agreed|vows?|vowed|promise[sd]?|intends?|prepares?|preparing|pledge[sd]?) to|"
    r"postponed (?:to|until)|moved to|"
    r"буд(?:е|уть)|ма(?:є|ють) (?=\w+ти)|планує(?:ться)?|планують|заплановано|відбу(?:де|дуть)ться|"
    r"(?:роз)?почн(?:е|уть)ться|відкри(?:є|ють)ться|набуд(?:е|уть) чинності|стартує|"
    r"повер(?:не|нуть)ться|проведе|проведуть|зустрін(?:е|уть)ться|очікується|"
    r"буд(?:ет|ут)|планиру(?:ет|ют)(?:ся)?|запланирован\w*|состо(?:и|я)тся|начн(?:е|у)тся|"
    r"откро(?:е|ю)тся|вступ(?:и|я)т в силу|верн(?:е|у)тся|проведет|проведут|ожидается|"
    r"wird|werden|sollen?|findet|finden|beginnt|beginnen|tritt in kraft|"
    r"sera|seront|aura lieu|auront lieu|doi(?:t|vent)|debutera|commencera|rouvrira|est prevue?)\b"
)
# The present of a timetable; of a bare weekday only these, `meets on Monday` may be a picture.
TIMETABLE: Final = (
    r"\b(?:(?:re)?opens|begins|starts|ends|closes|expires|takes? (?:place|effect|office)|"
    r"comes? into force|goe?s? on trial|votes|resumes|returns|runs? out|polls close|talks resume)\b"
)
SCHEDULE: Final = (
    r"\b(?:meets|visits|arrives|holds|hosts|airs|airing|leaves|sails|launches|travels|publishes|"
    r"decides|rules|departs|hands out|comes out|goes on sale)\b"
)
# Said by the way, of what the reader may know: worth its place only with a day or a week.
BY_THE_WAY: Final = r"\b(?:ahead of|upcoming)\b"
# What happened: the date beside it is that of the deed.
BEHIND: Final = (
    r"\b(?:was|were|had|has|have|did|been|since|after|last|ago|following|said|says|told|wrote|"
    r"made|took|came|went|gave|got|held|met|left|led|won|lost|fell|rose|saw|sent|began|ran|"
    r"(?!scheduled|expected|planned|slated|agreed|vowed|pledged|promised|united|need|speed|"
    r"proposed|postponed|rescheduled|delayed|red\b|bed\b)[a-z]{2,}ed|"
    r"бу(?:в|ла|ло|ли)|після|минул\w+|заяви(?:в|ла|ли)|сказа(?:в|ла|ли)|"
    r"был[аои]?|после|прошл\w+|заявил[аи]?|сказал[аи]?|"
    r"wurden?|hatten?|etait|etaient|avait|avaient|apres)\b"
)
# What is only thought of, asked for or denied is not announced.
UNSURE: Final = (
    r"\b(?:(?:was|were|been) (?:\w+ )?(?:due|set|scheduled|expected|slated|planned|supposed|to) "
    r"(?:to|for|on|in)?\b|not|never|no longer|won't|unless|if|whether|could|"
    r"may|might|would|should|ought|wants?|wanted|hopes?|hoped|"
    r"hoping|wish(?:es|ed)?|threat\w*|urges?|urged|demand\w*|calls? (?:for|on)|"
    r"called (?:for|on)|proposed|proposal|considers?|considering|rules? out|refuse[sd]?|unclear|"
    r"(?:un)?likely|odds|"
    r"не|якщо|може|можуть|міг|могли|хоче|хочуть|вимага\w+|закликa\w+|"
    r"если|может|могут|мог|хочет|хотят|требу\w+|призва\w+|"
    r"nicht|kein\w*|falls|konnten?|mochten?|pas|jamais|pourrait|pourraient)\b"
)
CALLED_OFF: Final = (
    r"\b(?:called off|calls? off|cancel\w*|postpon\w*|scrap(?:s|ped)|suspends?|shelved|delayed|"
    r"put off|pull(?:s|ed) out of|скасов\w+|скасува\w+|відклад\w+|відкла[вл]\w*|перенес\w+|"
    r"отмен\w+|отложен\w*|отложил\w*|abgesagt|verschoben|annule\w*|reporte[es]?)\b"
)
# In front of a date: it is the end of what goes on, not the day of something new.
THROUGH: Final = r"\b(?:through|throughout|until|till|up to|bis|jusqu'(?:a|en)|до)\s*$"
# Words between parts of a sentence that each have a time of their own.
BORDER: Final = (
    r"\n|[;:]\s|\s[–—-]\s|,\s+(?:but|while|although|though|after|who|which|whose|where|when|as|"
    r"але|який|яка|які|після|но|который|которая|которые|после|aber|nachdem|mais|apres)\s"
)
