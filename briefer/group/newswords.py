"""Words that any news text may hold: they tell little about which story it is. Pure.

A small batch cannot show how common a word is; this list and the imagined background say it.
"""

from __future__ import annotations

from briefer.group.vocabulary import stem

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
point sign kilometre kilometer metre mile hour minute weekend line side centre center bank wire
daily post reporter correspondent agency spoke told talks

влада уряд президент міністр чиновник країна держава місто село область район людина люди рік
місяць тиждень день година час понеділок вівторок середа четвер п'ятниця субота неділя сьогодні
вчора завтра ранок вечір ніч січень січня лютий лютого березень березня квітень квітня травень
травня червень червня липень липня серпень серпня вересень вересня жовтень жовтня листопад
листопада грудень грудня поліція суд партія вибори лідер голова речник заява група компанія
гривня долар мільйон мільярд відсоток тисяча сто два дві три чотири п'ять перший другий третій
новий великий старий військо війська військові війна сили армія атака удар бій бої тривати солдат
загинути поранити росія україна київ москва російський український слово слова дані повідомити
сказати заявити розповісти додати видання журналіст схід захід північ південь

власть правительство президент министр чиновник страна государство город село область район
человек люди год месяц неделя день час понедельник вторник среда четверг пятница суббота
воскресенье сегодня вчера завтра утро вечер ночь январь января февраль февраля март марта апрель
апреля май мая июнь июня июль июля август августа сентябрь сентября октябрь октября ноябрь
ноября декабрь декабря полиция суд партия выборы лидер глава представитель заявление группа
компания рубль доллар миллион миллиард процент тысяча сто два две три четыре пять первый второй
третий новый большой старый войска военные война силы армия атака удар бой бои солдат погибнуть
ранить россия украина киев москва российский украинский слова данные сообщить сказать заявить
рассказать добавить издание журналист восток запад север юг
"""

COMMON_STEMS = frozenset(stem(word) for word in _WORDS.replace("'", " ").split())
"""The stems of such words."""
