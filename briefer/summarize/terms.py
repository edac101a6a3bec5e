"""Text in; its content terms, and the words that make other news of them, out. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from briefer.text.folding import words

_DIGIT: Final = re.compile(r"\d")
_STEM = 6  # letters: enough to fold endings in English, Ukrainian and Russian alike
_FUNCTION_WORDS: Final = frozenset(
    words(
        "a an the of to in on at by for from with and or but nor so as is are was were be been "
        "being am do does did done has have had having will would shall should can could may "
        "might must not no n't it its it's he she they them his her their him we us our you your "
        "i my me who whom whose which that this these those there here what when where why how "
        "than then too very just also only more most much many some any all each both few other "
        "another such own same into onto over under after before about against between through "
        "during while since until because if though although up down out off again still even "
        "now one two said says say told tell added according mr mrs ms dr per via amid among "
        "і й та в у на з із зі до від для про за по при без над під що як який яка яке які це "
        "цей ця ці той та те ті не ні але або чи же б би вже ще так також він вона воно вони "
        "його її їх їм йому ми ви я ти був була було були є буде будуть може якщо коли де "
        "и в во на с со к ко от до для о об про за по при без над под что как который которая "
        "которое которые это этот эта эти тот та те не ни но или ли же бы уже еще ещё так также "
        "он она оно они его ее её их им ему мы вы я ты был была было были есть будет будут "
        "может если когда где"
    )
)


@lru_cache(maxsize=8192)
def terms(text: str) -> Mapping[str, int]:
    """Content words cut to a common stem, with their counts; numbers whole.

    >>> sorted(terms("The bridges over 1200 rivers"))
    ['1200', 'bridge', 'rivers']
    """
    return Counter(filter(None, map(_term, words(text))))


@lru_cache(maxsize=65_536)
def _term(word: str) -> str:
    """The word's stem; nothing for a word that carries no content."""
    if word in _FUNCTION_WORDS or (len(word) < 2 and not word.isdigit()):
        return ""
    return word if _DIGIT.search(word) else word.removesuffix("'s")[:_STEM]


# Within a sentence a capital is a name; at its beginning it is grammar.
_NAMED: Final = re.compile(r"\d[\d,.]*\d|\d|(?<=[^\s.!?:] )[A-ZÀ-ÞА-ЯІЇЄҐ][\w'’-]+")


@lru_cache(maxsize=8192)
def named(text: str) -> frozenset[str]:
    """The numbers and names of the text.

    >>> sorted(named("Repairs of the Lorn bridge cost 1,200 euros, Ada Brandt said."))
    ['1,200', 'ada', 'brandt', 'lorn']
    """
    return frozenset(found.casefold() for found in _NAMED.findall(text))


_NEGATIONS: Final = frozenset(
    words(
        "not no n't never none cannot without не ні ані без нет ни "
        "deny denies denied reject rejects rejected refute refuted dispute disputed "
        "заперечив заперечила заперечили спростував спростували опроверг опровергли отрицает"
    )
)
_DAYS: Final = frozenset(
    words(
        "monday tuesday wednesday thursday friday saturday sunday yesterday today overnight "
        "понеділок вівторок середу четвер пятницю суботу неділю вчора сьогодні "
        "понедельник вторник среду четверг пятницу субботу воскресенье вчера сегодня"
    )
)
_STAGES: Final = re.compile(
    r"(?:beg[aiu]n|start|stop|end(?:ed|s)?$|halt|resum|paus|finish|complet|clos(?:ed|es)|reopen|"
    r"suspend|cancel|postpon|поча|зупин|заверш|припин|віднов|нача|останов|прекрат|возобнов)"
)


@lru_cache(maxsize=8192)
def turns(text: str) -> frozenset[str]:
    """What makes two sentences of the same words different news: the day, a denial, the stage.

    >>> sorted(turns("The evacuation stopped on Tuesday, officials did not say why"))
    ['not', 'stopped', 'tuesday']
    """
    spoken = words(text)
    denied = {"not" if word.endswith("n't") else word for word in spoken}
    return frozenset(
        word for word in denied if word in _NEGATIONS or word in _DAYS or _STAGES.match(word)
    )
