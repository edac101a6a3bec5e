"""Words that say nothing about which story a text tells, in three languages. Pure."""

from __future__ import annotations

_ENGLISH = """
a about above after again against all also am an and any are as at be because been before being
below between both but by can could did do does doing down during each few for from further had has
have having he her here hers herself him himself his how i if in into is it its itself just me more
most my myself no nor not now of off on once only or other our ours ourselves out over own s same
she should so some such t than that the their theirs them themselves then there these they this
those through to too under until up very was we were what when where which while who whom why will
with would you your yours yourself yourselves may might must shall us u d ll m re ve
near amid among via per despite without within across around along toward towards since yet even
still like get gets got go goes going come comes make makes made take takes many much
said says say told tell tells mr mrs ms one two new according news report reports reported
"""
_UKRAINIAN = """
а або аби але б без би бо був була були було в вже ви від він вона вони воно все всі де для до є
ж за з зі і із й його її їх крім ще що щоб ця це цей ці коли який яка яке які лише між ми може на
над не немає ні них о об один од після по під при про та так також там те ти тих того тої той то
тому у уже хто це через чи як якщо сказав сказала заявив заявила повідомив повідомила
"""
_RUSSIAN = """
а без более бы был была были было быть в вам вас весь во вот все всего всех вы где да даже для до
его ее если есть еще же за здесь и из или им их к как ко когда кто ли либо мне может мы на надо
наш не него нее нет ни них но ну о об однако он она они оно от очень по под при про с со так
также такой там те тем то того тоже той только том ты у уже хотя чего чей чем что чтобы эта эти
это я сказал сказала заявил заявила сообщил сообщила который которая которые
"""

STOP_WORDS = frozenset(f"{_ENGLISH} {_UKRAINIAN} {_RUSSIAN}".split())
