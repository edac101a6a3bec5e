"""Briefs and what a terminal can in, the text to read there out, with its escape codes. Pure.

Texts of others become `Text` values of rich, never its markup: `[bold]` in a title is a title.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefer.model import Brief
from briefer.render.style import Style
from briefer.render.view import View, digest_view

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_MEASURE: Final = 100  # columns: longer lines are not read, however wide the window is
_NARROWEST: Final = 20

_STRONG, _SOFT, _CITED, _MARK = "bold", "dim", "cyan", "bold cyan"
_DISPUTED, _TAKEN_BACK = "magenta", "red"
_BAR: Final = "▌ "


@dataclass(frozen=True, slots=True)
class Screen:
    """What a terminal can: its columns; bold and its like; colours; addresses behind words."""

    width: int
    styled: bool = True
    coloured: bool = True
    linked: bool = True


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph, and what stands before its first line and before the others."""

    text: Text
    first: Text
    rest: Text


def terminal(briefs: Sequence[Brief], screen: Screen) -> str:
    """The briefs wrapped to the width; what colour says is said by a word or a bar too."""
    view = digest_view(briefs, Style())
    console = _console(screen)
    for number, brief in enumerate(view["briefs"]):
        if number:
            console.print()
        for line in _Drawn(brief, linked=screen.linked and screen.styled).lines():
            _print(console, line)
    drawn: str = console.file.getvalue()  # type: ignore[attr-defined]
    return drawn


def _console(screen: Screen) -> Console:
    """A console that asks no environment and writes into a text."""
    from io import StringIO

    from rich.console import Console

    return Console(
        file=StringIO(),
        width=min(max(screen.width, _NARROWEST), _MEASURE),
        height=100,
        force_terminal=screen.styled,
        color_system="standard" if screen.styled else None,
        no_color=not screen.coloured,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
        _environ={},
    )


def _print(console: Console, line: _Line | None) -> None:
    from rich.text import Text

    if line is None:
        console.print()
        return
    room = max(console.width - line.first.cell_len, 8)
    for number, row in enumerate(line.text.wrap(console, room)):
        row.rstrip()
        before = line.rest if number else line.first
        console.print(Text.assemble(before, row), soft_wrap=True)


class _Drawn:
    """One brief as the lines of a screen; None is an empty one."""

    def __init__(self, brief: View, *, linked: bool) -> None:
        self.brief, self.linked, self.t = brief, linked, brief["t"]

    def lines(self) -> Iterator[_Line | None]:
        brief = self.brief
        yield _line((brief["topic"], _STRONG))
        yield _line((". ".join(filter(None, (brief["day"], brief["tally"]))), _SOFT))
        yield from self._listed("", (self._told(s) for s in brief["lead"]))
        yield from self._corrections()
        if brief["empty"]:
            yield from (None, _line(brief["nothing"]))
        for section in brief["told"]:
            yield from self._section(section)
        if brief["also"]:
            yield from (None, self._also())
        yield from self._listed(self.t["Announced"], map(self._coming, brief["announced"]))
        yield from self._sources()
        yield from self._closing()

    def _listed(self, heading: str, texts: Iterable[Text]) -> Iterator[_Line | None]:
        """The texts as a list under its heading; nothing where there is none."""
        found = list(texts)
        if found:
            yield from (None, _line((heading, _STRONG))) if heading else (None,)
        yield from (_hung("• ", text) for text in found)

    def _corrections(self) -> Iterator[_Line | None]:
        if self.brief["corrections"]:
            yield from (None, _barred(_text((self.t["Corrections"], _STRONG)), _TAKEN_BACK))
        for line in self.brief["corrections"]:
            yield _barred(_text(line), _TAKEN_BACK)

    def _section(self, section: View) -> Iterator[_Line | None]:
        if section["headline"]:
            yield from (None, _line((section["headline"], _STRONG)))
        elif section["leads"] or not section["alone"] or section["disagreements"]:
            yield None
        for number, bullet in enumerate(section["bullets"]):
            if section["leads"] and not number:
                yield _Line(self._bullet(bullet, style=_STRONG), _text(""), _text(""))
            else:
                yield _hung("• ", self._bullet(bullet))
        for item in section["disagreements"]:
            yield from self._disagreement(item)

    def _disagreement(self, item: View) -> Iterator[_Line]:
        yield _barred(
            _text((f"{self.t['They disagree']}: ", f"bold {_DISPUTED}"), item["about"]), _DISPUTED
        )
        for side in item["sides"]:
            speaker = (f"{side['speaker']}: ", _STRONG) if side["speaker"] else ""
            said = _text(speaker, f"“{side['text']}”", self._cited(side["citations"]))
            yield _barred(said, _DISPUTED)

    def _also(self) -> _Line:
        parts: list[Text | str] = []
        for bullet in self.brief["also"]:
            parts += [" · ", self._bullet(bullet)] if parts else [self._bullet(bullet)]
        return _line((f"{self.t['Also']}: ", _STRONG), *parts)

    def _told(self, sentence: View) -> Text:
        return _text(sentence["text"], self._cited(sentence["citations"]))

    def _bullet(self, bullet: View, *, style: str = "") -> Text:
        mark = (f"{bullet['mark']}: ", _MARK) if bullet["mark"] else ""
        said = _text((bullet["text"], style), self._cited(bullet["citations"]))
        return _text(mark, said, _aside(bullet["aside"]))

    def _coming(self, item: View) -> Text:
        day = (f"{item['date']}: ", _STRONG) if item["date"] else ""
        return _text(day, self._told(item), _aside(item["aside"]))

    def _cited(self, citations: Sequence[View]) -> Text:
        numbers = [self._link(f"[{c['number']}]", c["url"], _CITED) for c in citations]
        return _text(" ", *numbers) if numbers else _text("")

    def _link(self, words: str, url: str | None, style: str = "") -> Text:
        from rich.style import Style as Drawn
        from rich.text import Text

        link = Drawn(link=url) if url and self.linked else Drawn.null()
        return Text(words, Drawn.parse(style) + link)

    def _sources(self) -> Iterator[_Line | None]:
        references = self.brief["references"]
        if references:
            yield from (None, _line((self.t["Sources"], _STRONG)))
        widest = max((len(f"[{r['number']}] ") for r in references), default=0)
        for r in references:
            via = f", {self.t['via']} {r['via']}" if r["via"] else ""
            about = (f", {r['publisher']}, {r['date']}{via}", _SOFT)
            said = _text(self._link(r["title"], r["url"]), about)
            yield _hung(f"[{r['number']}] ".rjust(widest), said, _CITED)
            if r["url"] and not self.linked:
                yield _hung(" " * widest, _text(r["url"]))
            for quote in r["quotes"]:
                headline = f" ({self.t['headline']})" if quote["is_title"] else ""
                yield _hung(" " * widest, _text((f"“{quote['text']}”{headline}", _SOFT)))

    def _closing(self) -> Iterator[_Line | None]:
        brief, t = self.brief, self.t
        yield from (None, _line((t["What became of the articles"], _STRONG)))
        engine = f". {t['Engine']}: {brief['engine']}" if brief["engine"] else ""
        lines = [
            f"{t['Cut-off']}: {brief['cutoff']}. {t['Window']}: {brief['window']}",
            f"{brief['collected']}{engine}",
            brief["own_words"],
            brief["account"],
            brief["checks"],
            *brief["notes"],
        ]
        yield from (_line((line, _SOFT)) for line in lines if line)
        for problem in brief["problems"]:
            yield _line((f"{t['Problem']}: ", f"bold {_TAKEN_BACK}"), problem)
        if brief["usage"]:
            yield _line((brief["usage"], _SOFT))


# ---------------------------------------------------------------- texts and their places


def _text(*parts: Text | str | tuple[str, str]) -> Text:
    from rich.text import Text

    return Text.assemble(*parts)


def _aside(words: str) -> Text:
    return _text((f" ({words})", _SOFT)) if words else _text("")


def _line(*parts: Text | str | tuple[str, str]) -> _Line:
    return _Line(_text(*parts), _text(""), _text(""))


def _hung(mark: str, text: Text, style: str = "") -> _Line:
    """The text behind its mark, the following lines below the text."""
    from rich.cells import cell_len

    return _Line(text, _text((mark, style)), _text(" " * cell_len(mark)))


def _barred(text: Text, style: str) -> _Line:
    """The text behind a bar of that colour, in every line."""
    bar = _text(("  ", ""), (_BAR, style))
    return _Line(text, bar, bar)
