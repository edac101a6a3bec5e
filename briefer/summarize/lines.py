"""Any text in, one clean line out that can steer no terminal, header or layout. Pure."""

from __future__ import annotations

import unicodedata


def one_line(text: str) -> str:
    r"""NFC, blanks folded; controls, private and half characters become blanks, unseen ones go.

    >>> one_line("one\ntwo\u202e\u200b \ud800three")
    'one two three'
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    normal = unicodedata.normalize("NFC", text)
    return " ".join("".join(_seen(letter) for letter in normal).split())


def _seen(letter: str) -> str:
    if letter.isascii() and letter.isprintable():
        return letter
    category = unicodedata.category(letter)
    if category in ("Cc", "Cs", "Co", "Zl", "Zp"):
        return " "
    return "" if category == "Cf" else letter
