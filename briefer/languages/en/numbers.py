"""English number words with their values, the units after a number, days and months. Pure data."""

from __future__ import annotations

from briefer.languages.listing import listed, named, numbered, ordered

SMALL = numbered("""
0 zero
1 one
2 two
3 three
4 four
5 five
6 six
7 seven
8 eight
9 nine
10 ten
11 eleven
12 twelve
13 thirteen
14 fourteen
15 fifteen
16 sixteen
17 seventeen
18 eighteen
19 nineteen
20 twenty
30 thirty
40 forty
50 fifty
60 sixty
70 seventy
80 eighty
90 ninety
""")

SCALES = numbered("""
12 dozen
100 hundred
100000 lakh lakhs
10000000 crore crores
1000 thousand k
1000000 million m mn mln
1000000000 billion bn b
1000000000000 trillion tn
""")

ORDINALS = numbered("""
1 first
2 second
3 third
4 fourth
5 fifth
6 sixth
7 seventh
8 eighth
9 ninth
10 tenth
11 eleventh
12 twelfth
13 thirteenth
14 fourteenth
15 fifteenth
16 sixteenth
17 seventeenth
18 eighteenth
19 nineteenth
20 twentieth
30 thirtieth
""")

FRACTIONS = numbered("""
0.5 half
0.25 quarter quarters
0.3333333333 thirds
""")

MULTIPLES = numbered("""
1 once
2 twice
3 thrice
""")

VAGUE = numbered("""
12 dozens
20 scores
100 hundreds
1000 thousands
1000000 millions
1000000000 billions
""")

CURRENCIES = named("""
$ $ us$ usd dollar dollars
£ £ gbp pound pounds
€ € eur euro euros
¥ ¥ yen
yuan yuan
₴ ₴ uah hryvnia hryvnias
₽ ₽ rub ruble rubles rouble roubles
₹ ₹ rs rupee rupees
pence p pence
cent cent cents
a$ a$
c$ c$
""")

UNITS = named("""
second second seconds sec secs
minute minute minutes min mins
hour hour hours hr hrs
day day days
week week weeks
month month months
year year years yr yrs
decade decade decades
century century centuries
metre m metre metres meter meters
kilometre km kilometre kilometres kilometer kilometers
mile mile miles
foot foot feet ft
inch inch inches
centimetre cm centimetre centimetres centimeter centimeters
millimetre mm millimetre millimetres
yard yard yards
kilogram kg kilo kilos kilogram kilograms
gram gram grams grammes
pound-weight lb lbs
tonne tonne tonnes ton tons
litre litre litres liter liters
gallon gallon gallons
hectare hectare hectares
acre acre acres
mph mph
kph kph kmh
points point points pts
degree degree degrees
megawatt mw megawatt megawatts
gigawatt gw gigawatt gigawatts
""")

PERCENT = listed("""
percent pct
""")

MONTHS = ordered("""
january jan
february feb
march mar
april apr
may
june jun
july jul
august aug
september sept sep
october oct
november nov
december dec
""")

WEEKDAYS = ordered("""
monday mondays mon
tuesday tuesdays tue tues
wednesday wednesdays wed
thursday thursdays thu thurs
friday fridays fri
saturday saturdays sat
sunday sundays sun
""")

DAYS_AWAY = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}

PERIODS = {
    "overnight": "night",
    "morning": "morning",
    "afternoon": "afternoon",
    "evening": "evening",
    "midnight": "00:00",
    "noon": "12:00",
    "midday": "12:00",
    "dawn": "dawn",
    "tonight": "night",
    "night": "night",
}

WAYS = {
    "last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1, "following": 1,
}  # fmt: skip

SPANS = named("""
week week
month month
year year
decade decade
century century
summer summer
winter winter
spring spring
autumn autumn
fall fall
season season
night night
weekend weekend
""")
"""What stands after `last`, `this` and `next`."""

TURNING_DAYS = listed("""
monday tuesday wednesday thursday friday saturday sunday yesterday today overnight
""")

BOUNDS = {
    "only": "only|just|merely|a mere",
    "at least": "at least|no (?:fewer|less) than|a minimum of|not (?:fewer|less) than",
    "at most": (
        "up to|within|as many as|as much as|at most|no more than|not more than|"
        "a maximum of|(?:speed )?limit of|limited to|capped at|a cap of|"
        "a ceiling of"
    ),
    "more than": "more than|over|above|exceed(?:s|ing|ed)?|upwards of|in excess of|greater than",
    "less than": "less than|fewer than|under|below|short of|just under",
    "about": (
        "about|around|roughly|approximately|some|circa|an estimated|close to|nearly|almost|or so"
    ),
}

BOUNDS_BEHIND = {
    "at least": "(?:or|and) (?:more|over|older|above|up|upwards)",
    "at most": "(?:or|and) (?:less|fewer|under|younger|below)",
}
