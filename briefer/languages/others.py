"""The commonest words of languages without a module here: by them a text is known. Pure data."""

from __future__ import annotations

from briefer.languages.listing import listed

OTHER_COMMON = listed("""
el los las y en del por con una un se su para lo como fue al es han dijo
di che il gli della per non con sono nel alla dei una ha anno
het een van de op zijn niet aan met voor werd dat bij ook
w na nie się jest że do o od przez po oraz przy
och att det som av den inte med till har ett
em os da não uma no dos das foi ao com mais
ve bir bu da için ile olarak
""")
"""Spanish, Italian, Dutch, Polish, Swedish, Portuguese and Turkish, a line each."""
