"""Words that any news text may hold: they tell little about which story it is. Pure.

A small batch cannot show how common a word is; this list and the imagined background say it.
"""

from __future__ import annotations

from briefer.group.wording import stem

_WORDS = """
people government president minister official country state city town year month week day time
monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow morning night
january february march april june july august september october november december
police court law judge case house party election vote leader chief head spokesman spokeswoman
spokesperson statement group company business market price million billion percent cent number
world national international local public political former senior top big major large small high
long old young good bad first second third last next late early recent past least
man woman child family life home school school student hospital health member worker
war military force army attack fight battle troop soldier kill killed dead death die injured
american british european russian ukrainian chinese russia ukraine china america europe us uk eu
washington london moscow beijing kyiv white trump biden obama putin
help need want call called plan work use used show showed find found think know see look way part
place end start began begin support security deal talk meet meeting decision move change issue
pressed press media news story interview post online video live update read continue continued
ask asked add added include including expected expect believe know lead led set put held hold left
give given take taken keep run return turn face become came went left win won lose lost pay
north south east west northern southern eastern western area region street road site
"""

COMMON_STEMS = frozenset(stem(word) for word in _WORDS.split())
"""The stems of such words."""
