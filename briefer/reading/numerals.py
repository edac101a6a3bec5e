"""Number words of English, Ukrainian and Russian, and the units that follow a number. Pure data."""

from __future__ import annotations


def _table(lines: str) -> dict[str, float]:
    return {
        word: float(value)
        for line in lines.strip().splitlines()
        for value, *forms in [line.split()]
        for word in forms
    }


SMALL = _table("""
0 zero нуль ноль
1 one один одна одне одно одного однієї одному одну одной
2 two два дві две двох двух двом двум двома двумя
3 three три трьох трех трёх трьом трем трьома тремя
4 four чотири четыре чотирьох четырех четырёх чотирма четырьмя
5 five п'ять пять п'яти пяти п'ятьох
6 six шість шесть шести шістьох
7 seven сім семь семи сімох
8 eight вісім восемь восьми вісьмох
9 nine дев'ять девять дев'яти девяти
10 ten десять десяти десятьох
11 eleven одинадцять одиннадцать одинадцяти одиннадцати
12 twelve дванадцять двенадцать дванадцяти двенадцати
13 thirteen тринадцять тринадцать тринадцяти тринадцати
14 fourteen чотирнадцять четырнадцать чотирнадцяти четырнадцати
15 fifteen п'ятнадцять пятнадцать п'ятнадцяти пятнадцати
16 sixteen шістнадцять шестнадцать шістнадцяти шестнадцати
17 seventeen сімнадцять семнадцать сімнадцяти семнадцати
18 eighteen вісімнадцять восемнадцать вісімнадцяти восемнадцати
19 nineteen дев'ятнадцять девятнадцать дев'ятнадцяти девятнадцати
20 twenty двадцять двадцать двадцяти двадцати
30 thirty тридцять тридцать тридцяти тридцати
40 forty сорок сорока
50 fifty п'ятдесят пятьдесят п'ятдесяти пятидесяти
60 sixty шістдесят шестьдесят шістдесяти шестидесяти
70 seventy сімдесят семьдесят сімдесяти семидесяти
80 eighty вісімдесят восемьдесят вісімдесяти восьмидесяти
90 ninety дев'яносто девяносто
100 сто ста
200 двісті двести двохсот двухсот
300 триста трьохсот трехсот трёхсот
400 чотириста четыреста чотирьохсот четырехсот
500 п'ятсот пятьсот п'ятисот пятисот
600 шістсот шестьсот шестисот
700 сімсот семьсот семисот
800 вісімсот восемьсот восьмисот
900 дев'ятсот девятьсот дев'ятисот девятисот
""")

SCALES = _table("""
12 dozen
100 hundred
1000 thousand k тис тисяча тисячі тисяч тисячу тыс тысяча тысячи тысяч тысячу
1000000 million m mn mln млн мільйон мільйона мільйони мільйонів миллион миллиона миллионов
1000000000 billion bn b млрд мільярд мільярда мільярди мільярдів миллиард миллиарда миллиардов
1000000000000 trillion tn трлн трильйон трильйона трильйонів триллион триллиона триллионов
""")
LETTER_SCALES = frozenset({"k", "m", "mn", "mln", "b", "bn", "tn"})

ORDINALS = _table("""
1 first перший перша перше першого першої первый первая первое первого первой
2 second другий друга друге другого другої второй вторая второе второго
3 third третій третя третє третього третьої третий третья третье третьего
4 fourth четвертий четверта четвертого четвертый четвертая
5 fifth п'ятий п'ята п'ятого пятый пятая пятого
6 sixth шостий шоста шостого шестой шестая шестого
7 seventh сьомий сьома сьомого седьмой седьмая седьмого
8 eighth восьмий восьма восьмого восьмой восьмая
9 ninth дев'ятий дев'ята дев'ятого девятый девятая
10 tenth десятий десята десятого десятый десятая
11 eleventh
12 twelfth
13 thirteenth
14 fourteenth
15 fifteenth
16 sixteenth
17 seventeenth
18 eighteenth
19 nineteenth
20 twentieth двадцятий двадцята двадцатый двадцатая
30 thirtieth
""")

FRACTIONS = _table("""
0.5 half половина половину половини половины
0.25 quarter quarters чверть четверть
0.3333333333 thirds третина третину треть
""")

MULTIPLES = _table("""
1 once
2 twice двічі дважды
3 thrice тричі трижды
""")

VAGUE = _table("""
12 dozens десятки десятків десятков
20 scores
100 hundreds сотні сотень сотни сотен
1000 thousands тисячами тысячами
1000000 millions мільйонами миллионами
1000000000 billions
""")

CURRENCIES = {
    "$": "$", "us$": "$", "usd": "$", "dollar": "$", "dollars": "$", "долар": "$",
    "доларів": "$", "долари": "$", "долларов": "$", "доллара": "$", "доллар": "$",
    "£": "£", "gbp": "£", "pound": "£", "pounds": "£", "фунтів": "£", "фунтов": "£",
    "€": "€", "eur": "€", "euro": "€", "euros": "€", "євро": "€", "евро": "€",
    "¥": "¥", "yen": "¥", "yuan": "yuan", "₴": "₴", "uah": "₴", "hryvnia": "₴",
    "hryvnias": "₴", "гривень": "₴", "гривні": "₴", "гривня": "₴", "грн": "₴", "гривен": "₴",
    "₽": "₽", "rub": "₽", "ruble": "₽", "rubles": "₽", "rouble": "₽", "roubles": "₽",
    "рублів": "₽", "рублей": "₽", "рубля": "₽", "₹": "₹", "rupee": "₹", "rupees": "₹",
    "p": "pence", "pence": "pence", "cent": "cent", "cents": "cent", "a$": "a$", "c$": "c$",
}  # fmt: skip

UNITS = {
    form: unit
    for unit, forms in {
        "second": "second seconds sec secs секунд секунди секунды секунда",
        "minute": "minute minutes min mins хвилин хвилини хвилина минут минуты минута",
        "hour": "hour hours hr hrs годин години година часов часа час",
        "day": "day days днів дні день дня дней",
        "week": "week weeks тижнів тижні тиждень недель недели неделя",
        "month": "month months місяців місяці місяць месяцев месяца месяц",
        "year": "year years yr yrs років роки рік року лет года год",
        "decade": "decade decades десятиліть десятилетий",
        "century": "century centuries століть століття веков века",
        "metre": "m metre metres meter meters м метрів метри метров метра",
        "kilometre": "km kilometre kilometres kilometer kilometers км кілометрів километров",
        "mile": "mile miles миль милі мили",
        "foot": "foot feet ft",
        "inch": "inch inches",
        "centimetre": "cm centimetre centimetres centimeter centimeters см",
        "millimetre": "mm millimetre millimetres мм",
        "yard": "yard yards",
        "kilogram": "kg kilo kilos kilogram kilograms кг кілограмів килограммов",
        "gram": "gram grams grammes",
        "pound-weight": "lb lbs",
        "tonne": "tonne tonnes ton tons тонн тонни тонны",
        "litre": "litre litres liter liters літрів литров",
        "gallon": "gallon gallons",
        "hectare": "hectare hectares гектарів гектаров",
        "acre": "acre acres",
        "mph": "mph",
        "kph": "kph kmh",
        "points": "point points pts пунктів пунктов",
        "degree": "degree degrees",
        "megawatt": "mw megawatt megawatts",
        "gigawatt": "gw gigawatt gigawatts",
    }.items()
    for form in forms.split()
}
