"""Bytes in, their text out, by what may say its charset: a page says it itself, other kinds
do not. Pure; where nobody says it, charset-normalizer weighs the evidence.

A byte order mark comes first, then UTF-8 where the bytes are UTF-8 (hardly any other text is by
chance), then what the server and the document say, then the evidence. Single bad bytes are
replaced and told: they never change the reading of the others.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Any

from briefer.text.counting import agreeing, counted

_IN_PAGE = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{2,40})", re.IGNORECASE)
_IN_PROLOG = re.compile(
    rb"\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']\s*([\w.: -]{2,40}?)\s*[\"']", re.IGNORECASE
)
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\x00?\x00", "utf-16-le"),  # without a mark an XML declaration still shows it
    (b"\x00<\x00?", "utf-16-be"),
)
_UNSAFE_CODECS = frozenset(
    {"idna", "punycode", "unicode-escape", "unicode_escape", "raw-unicode-escape", "utf-7"}
)
# As browsers do: who says one of these means the larger set that holds it.
_LARGER = {"iso8859-1": "cp1252", "ascii": "utf-8", "gb2312": "gb18030", "gbk": "gb18030",
           "shift_jis": "cp932", "euc_kr": "cp949", "iso8859-9": "cp1254",
           "tis-620": "cp874"}  # fmt: skip
_NUMBERED = re.compile(r"(?:x-)?(?:cp|win|windows|ansi|ibm|dos|microsoft|ms)[-_ ]?(\d{3,4})", re.I)
_NOT_ASCII = re.compile(rb"[\x80-\xff]+")
_BY_CHANCE = 8  # so many letters of UTF-8 in a row are no accident of another charset
_FEW = 3  # places that cannot be read in the charset that was named
_USUAL = [  # no feed is in EBCDIC, and fewer candidates are fewer mistakes
    *("cp1251", "koi8_r", "koi8_u", "cp866", "iso8859_5", "cp1250", "iso8859_2"),
    *("cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "iso8859_7", "iso8859_8"),
    *("gb18030", "big5", "cp932", "euc_jp", "cp949", "cp874", "cp1258"),
]
_EVIDENCE = 12  # bytes beyond ASCII; fewer say nothing of their language
_MOSTLY = 5  # good letters for a bad byte, from which a text is UTF-8 with errors
_SAMPLE = 40_000
_MESSY = 0.2
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # no XML may hold them
_BAD = re.compile("[\udcc2-\udcf4][\udc80-\udcbf]+|[\udc80-\udcff]")  # a cut sign, or a byte
_HALVES = re.compile("\udced[\udca0-\udcaf][\udc80-\udcbf]\udced[\udcb0-\udcbf][\udc80-\udcbf]")
_TO_BYTES = {
    ord(sign): n for n in range(0x80, 0xA0) if (sign := bytes([n]).decode("cp1252", "ignore"))
}
_NOT_WINDOWS = re.compile(f"[^\x00-\xff{''.join(map(chr, _TO_BYTES))}]")
_TWICE = re.compile(f"[\xc2-\xf4][\x80-\xbf{''.join(map(chr, _TO_BYTES))}]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, and what had to be guessed or replaced to read it."""

    text: str
    problem: str = ""


def page_decoded(body: bytes, *, charset: str | None = None) -> Decoded:
    """A web page: by its BOM, the server's word, its own meta tag, or as UTF-8."""
    declared = _IN_PAGE.search(body[:4096])
    return _decoded(body, charset, declared[1].decode("ascii") if declared else None)


def xml_decoded(body: bytes, *, charset: str | None = None) -> Decoded:
    """A feed or another XML file, without the control characters that no XML may hold."""
    declared = _IN_PROLOG.search(body[:1000].replace(b"\x00", b""))
    found = _decoded(body, charset, declared[1].decode("ascii") if declared else None)
    text, controls = _CONTROL.subn("", found.text)
    said = f"{controls} control characters in it were left out" if controls else ""
    return Decoded(text, found.problem or said)


def plain_decoded(body: bytes, *, charset: str | None = None) -> Decoded:
    """Text or Markdown: by its BOM, the server's word, or as UTF-8. A tag in it is a word of it."""
    return _decoded(body, charset)


def json_decoded(body: bytes, *, charset: str | None = None) -> Decoded:
    """JSON is UTF-8 by its standard, whatever the server says; only what is not is asked for."""
    return _decoded(body, "utf-8", charset)


def _decoded(body: bytes, *named: str | None) -> Decoded:
    for mark, name in _BYTE_ORDER_MARKS:
        if body.startswith(mark):
            mended = _mended(body[3:], alone=True) if name == "utf-8-sig" else None
            return mended or _with_losses(body, name)
    codecs_named = [codec for codec in map(_codec, named) if codec]
    as_utf8 = _as_utf8(body, codecs_named)
    if as_utf8 is not None:
        return as_utf8
    by_name = [codec for codec in codecs_named if codec != "utf-8" and _reads(body, codec)]
    if len(set(by_name)) > 1:
        return Decoded(body.decode(_best_of(body, by_name) or by_name[0]))
    if by_name and _mess(body.decode(by_name[0])) < _MESSY:
        return Decoded(body.decode(by_name[0]))
    return _by_evidence(body, codecs_named)


def _as_utf8(body: bytes, named: list[str]) -> Decoded | None:
    """The bytes as UTF-8, if that is what they are but for a few of them."""
    other = next((codec for codec in named if codec != "utf-8"), None)
    if other and other.startswith("iso2022") and b"\x1b" in body:
        return None
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return _mended(body, alone=not other)
    letters = len(text) - len(text.encode("ascii", "ignore"))
    if other and letters < _BY_CHANCE and letters and _is_wide(other) and _reads(body, other):
        return None  # two signs of Chinese may be two letters of UTF-8
    return Decoded(_once_encoded(text))


def _mended(body: bytes, *, alone: bool) -> Decoded | None:
    """UTF-8 with single bad bytes: each is its sign of Windows, or a mark; None if it is not.

    `alone` when no other charset is named: then one or two bad bytes among ASCII are errors.
    """
    text = _HALVES.sub(_whole, body.decode("utf-8", "surrogateescape"))
    runs: list[str] = _BAD.findall(text)
    bad = sum(map(len, runs))
    if not bad:
        return Decoded(text)
    good = len(text) - bad - len(text.encode("ascii", "ignore"))
    latin = not good and all(len(run) == 1 and run >= "\udcc0" for run in runs)
    few = good >= _MOSTLY * bad or (alone and bad <= _FEW and not latin)
    if not few:
        return None
    text = _BAD.sub(lambda run: _WINDOWS_SIGNS.get(run[0], "\ufffd"), text)
    places = f"{counted(len(runs), 'place')} in it {agreeing(len(runs), 'are')}"
    return Decoded(text, f"{places} no UTF-8; all else was read")


def _whole(halves: re.Match[str]) -> str:
    """The sign whose two halves were written as if each were a sign, as some Java does."""
    pair = halves[0].encode("utf-8", "surrogateescape").decode("utf-8", "surrogatepass")
    return pair.encode("utf-16-le", "surrogatepass").decode("utf-16-le")


_WINDOWS_SIGNS = {  # by the escape that stands for the byte
    chr(0xDC00 + n): sign
    for n in range(0x80, 0xA0)
    if (sign := bytes([n]).decode("cp1252", "replace")) in "€‚„…‘’“”•–—™›‹"
}


def _reads(body: bytes, codec: str) -> bool:
    try:
        body.decode(codec)
    except UnicodeError:
        return False
    return True


def _is_wide(codec: str) -> bool:
    """Whether one sign takes several bytes in it."""
    return codec.startswith(("gb", "big5", "cp93", "cp94", "cp95", "euc", "iso2022", "hz", "johab"))


def _by_evidence(body: bytes, named: list[str]) -> Decoded:
    """As the charset that was named, if all but a few places read well in it; else as the one
    that reads best, and that is said.
    """
    told = next((codec for codec in named if codec != "utf-8"), None)
    if told:
        found = _with_losses(body, told)
        if found.text.count("\ufffd") <= _FEW and _mess(found.text) < _MESSY:
            return found
    much = sum(map(len, _NOT_ASCII.findall(body[:_SAMPLE]))) >= _EVIDENCE
    codec = (_best_of(body, None) if much else None) or told or "cp1252"
    found = _with_losses(body, codec)
    said = f"it says {named[0]}" if named else "it does not say it"
    return Decoded(found.text, found.problem or f"its charset is guessed: {codec} ({said})")


def _with_losses(body: bytes, codec: str) -> Decoded:
    text = body.decode(codec, "replace")
    lost = text.count("\ufffd")
    return Decoded(text, f"{lost} places in it could not be read as {codec}" if lost else "")


def _best_of(body: bytes, codecs_named: list[str] | None) -> str | None:
    """The charset in which what is not ASCII reads most like a language."""
    best = _evidence(body, codecs_named)
    return _codec(str(best.encoding)) if best is not None else None


def _evidence(body: bytes, only: list[str] | None) -> Any:
    from charset_normalizer import from_bytes

    words = re.sub(rb"<[^<>]{0,500}>|&\w{1,10};", b" ", body)
    start = _NOT_ASCII.search(words)
    begin = max(0, start.start() - 200) if start else 0
    return from_bytes(words[begin : begin + _SAMPLE], cp_isolation=only or _USUAL).best()


def _mess(text: str) -> float:
    from charset_normalizer.md import mess_ratio

    strange = re.sub(r"<[^<>]{0,500}>", " ", text)
    at = next((n for n, c in enumerate(strange) if c > "\x7f"), 0)
    return float(mess_ratio(strange[max(0, at - 50) : at + 4000], _MESSY * 2))


def _once_encoded(text: str) -> str:
    """The text, if it was encoded twice, as it was before: `Ã©` is é again."""
    if text.isascii() or not _TWICE.search(text) or _NOT_WINDOWS.search(text):
        return text
    try:
        mended = text.translate(_TO_BYTES).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text
    return mended if len(text) - len(mended) > 1 else text


def perhaps_twice_encoded(part: str) -> bool:
    """Whether a text that this is a part of, cut at ASCII, could still have been encoded twice."""
    if _NOT_WINDOWS.search(part):
        return False
    try:
        part.translate(_TO_BYTES).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return False
    return True


def _codec(name: str | None) -> str | None:
    """Python's name of the codec a label means; None for none and for those that run code.

    Python has codecs that unpack archives, run escapes, or take quadratic time.
    """
    label = (name or "").strip().casefold()
    numbered = _NUMBERED.fullmatch(label)
    for spelling in (f"cp{numbered[1]}" if numbered else label, re.sub(r"[-_ ]", "", label)):
        try:
            found = codecs.lookup(spelling)
        except (LookupError, ValueError):
            continue
        if not found._is_text_encoding or found.name in _UNSAFE_CODECS:
            return None
        return _LARGER.get(found.name, found.name)
    return None
