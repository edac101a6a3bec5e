"""A statement of the migrations in, the same in the words of SQLite or PostgreSQL out. Pure."""

from __future__ import annotations

import re

# The sentences that the bullets of the saved briefs rest on.
_CITATIONS = {
    "sqlite": """SELECT briefs.topic, briefs.slot,
            json_extract(bullet.value, '$.text') AS line,
            json_extract(citation.value, '$.article') AS article,
            json_extract(citation.value, '$.field') AS field,
            json_extract(citation.value, '$.start') AS start,
            json_extract(citation.value, '$.quote') AS sentence
        FROM briefs, json_each(briefs.body, '$.sections') AS section,
            json_each(section.value, '$.bullets') AS bullet,
            json_each(bullet.value, '$.citations') AS citation""",
    "postgresql": """SELECT briefs.topic, briefs.slot,
            bullet ->> 'text' AS line,
            citation ->> 'article' AS article,
            citation ->> 'field' AS field,
            CAST(citation ->> 'start' AS INTEGER) AS start,
            citation ->> 'quote' AS sentence
        FROM briefs,
            json_array_elements({body} -> 'sections') AS section,
            json_array_elements(section -> 'bullets') AS bullet,
            json_array_elements(bullet -> 'citations') AS citation""",
}
# How many bullets the saved brief has.
_BULLETS = {
    "sqlite": """SELECT COALESCE(SUM(json_array_length(section.value, '$.bullets')), 0)
        FROM json_each(briefs.body, '$.sections') AS section""",
    "postgresql": """SELECT COALESCE(SUM(json_array_length(section -> 'bullets')), 0)
        FROM json_array_elements({body} -> 'sections') AS section""",
}
_IN_BRIEF = re.compile(r"\{([a-z_.]+)\}")


def in_words_of(dialect: str, statement: str) -> str:
    """The statement with its marks filled for `sqlite` or `postgresql`.

    >>> in_words_of("sqlite", "SELECT {usage.calls} FROM briefs")
    "SELECT json_extract(body, '$.usage.calls') FROM briefs"
    >>> in_words_of("postgresql", "SELECT {usage.calls} FROM briefs")
    "SELECT CAST(REPLACE(body, '\\\\u0000', '\\\\ufffd') AS json) #>> '{usage,calls}' FROM briefs"
    """
    is_sqlite = dialect == "sqlite"
    plain = statement.replace("{strict}", " STRICT" if is_sqlite else "")
    plain = plain.replace("{number}", "REAL" if is_sqlite else "DOUBLE PRECISION")
    plain = plain.replace("{citations}", _CITATIONS[dialect])
    plain = plain.replace("{bullets}", _BULLETS[dialect])
    if is_sqlite:
        return _IN_BRIEF.sub(r"json_extract(body, '$.\1')", plain)
    # PostgreSQL reads no JSON with a NUL in it, not even where the NUL is not asked for.
    body = r"CAST(REPLACE(body, '\u0000', '\ufffd') AS json)"
    plain = plain.replace("{body}", body)
    return _IN_BRIEF.sub(lambda m: f"{body} #>> '{{{m[1].replace('.', ',')}}}'", plain)
