"""What a brief prints in English, where a count changes the form. Pure data."""

from __future__ import annotations

from briefer.languages.language import Printed

PRINTED = Printed(
    counted={
        "story": {"one": "story", "other": "stories"},
        "copy": {"one": "copy", "other": "copies"},
        "cited": {"other": "cited"},
        "not cited": {"other": "not cited"},
        "off topic": {"other": "off topic"},
        "out of window": {"other": "out of window"},
        "failed": {"other": "failed"},
        "new": {"other": "new"},
        "known before": {"other": "known before"},
        "cached": {"other": "cached"},
        "reasoning": {"other": "reasoning"},
    },
    day="EEEE d MMMM y",
)
