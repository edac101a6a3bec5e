"""Esperanto, as far as a brief prints it; what is not here is printed in English."""

from __future__ import annotations

from briefer.languages.language import Language, Printed

LANGUAGE = Language(
    code="eo",
    printed=Printed(
        phrases={
            "Sources": "Fontoj",
            "Also": "Ankaŭ",
            "Window": "Periodo",
            "Engine": "Verkinto",
            "In brief": "Mallonge",
            "They disagree": "Ili malkonsentas",
            "more {counted}": "pliaj {counted}",
        },
        counted={
            "story": {"one": "rakonto", "other": "rakontoj"},
            "article": {"one": "artikolo", "other": "artikoloj"},
        },
        day="EEEE, d MMMM y",
    ),
)
