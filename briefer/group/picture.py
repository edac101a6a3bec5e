"""A timeline in, its picture as SVG out. Pure."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import UTC, tzinfo
from html import escape

from briefer.group.timeline import Timeline, day_said, every, marks, one_line, span_said
from briefer.languages.letters import WIDE

_LEFT, _RIGHT, _ROW = 200, 60, 22  # pixels: before the spans, after them, and a publisher's line
_FIELD, _WIDEST_CELL = 640, 24
_MOST_ROWS = 20  # of a picture; the rest share the last
_LETTER, _BOLD_LETTER, _MARK_PIXELS = 6.4, 7.4, 46
_STYLE = (
    ".back{fill:#fff}.ink{fill:#1a1a1a}.faint{fill:#595959}.lane{fill:#eef1f5}.cell{fill:#1f4e8c}"
    ".mark{stroke:#c3cad4}@media (prefers-color-scheme:dark){.back{fill:#16191d}.ink{fill:#eceff3}"
    ".faint{fill:#a9b1bb}.lane{fill:#22272e}.cell{fill:#7fb2f5}.mark{stroke:#434b55}}"
)


def as_svg(line: Timeline, *, title: str, zone: tzinfo = UTC) -> str:
    """The picture as a standalone SVG, light or dark as its reader's screen is.

    It holds no script and loads nothing.
    """
    frame = _Frame.of(line, title)
    back = f'<rect class="back" width="{frame.width}" height="{frame.height}"/>'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{frame.width}" height="{frame.height}" '
        f'viewBox="0 0 {frame.width} {frame.height}" role="img" '
        'font-family="Helvetica, Arial, sans-serif" font-size="12">',
        f"<title>{_xml(title)}</title><style>{_STYLE}</style>{back}",
        *(
            f'<text class="ink" x="12" y="{22 + 18 * number}" font-size="14" '
            f'font-weight="bold">{_xml(part)}</text>'
            for number, part in enumerate(frame.heading)
        ),
    ]
    for number, (name, counts) in enumerate(frame.rows):
        parts += frame.row(name, counts, y=frame.top + number * _ROW)
    parts += frame.axis(line, zone)
    foot = _xml(_foot(line, frame.most, zone))
    parts.append(f'<text class="faint" x="12" y="{frame.height - 12}">{foot}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where things stand in the picture, in pixels."""

    heading: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]
    cell: float
    most: int

    @classmethod
    def of(cls, line: Timeline, title: str) -> _Frame:
        rows = _rows_shown(line)
        most = max((max(counts) for _, counts in rows), default=1)
        cell = min(_WIDEST_CELL, _FIELD / max(line.spans, 1))
        return cls(_heading(title, _LEFT + _FIELD), rows, cell, most)

    @property
    def width(self) -> int:
        return _LEFT + _FIELD + _RIGHT

    @property
    def top(self) -> int:
        return 18 + 18 * len(self.heading)

    @property
    def bottom(self) -> int:
        return self.top + len(self.rows) * _ROW

    @property
    def height(self) -> int:
        return self.bottom + (76 if self.rows else 36)

    def row(self, name: str, counts: tuple[int, ...], *, y: int) -> list[str]:
        wide = len(counts) * self.cell
        cells = [
            f'<rect class="cell" x="{_LEFT + span * self.cell:.1f}" y="{y + 3}" '
            f'width="{self.cell - 1:.1f}" height="{_ROW - 6}" '
            f'fill-opacity="{0.35 + 0.65 * times / self.most:.2f}"><title>{times}</title></rect>'
            for span, times in enumerate(counts)
            if times
        ]
        return [
            f'<text class="ink" x="12" y="{y + 15}">{_xml(_within(name, _LEFT - 24))}</text>',
            f'<rect class="lane" x="{_LEFT}" y="{y + 3}" width="{wide:.1f}" height="{_ROW - 6}"/>',
            *cells,
            f'<text class="ink" x="{_LEFT + wide + 8:.1f}" y="{y + 15}">{sum(counts)}</text>',
        ]

    def axis(self, line: Timeline, zone: tzinfo) -> list[str]:
        parts = []
        day = ""
        for place, when, step in marks(line, zone, room=_MARK_PIXELS / self.cell):
            x = f"{_LEFT + place * self.cell:.1f}"
            below, day_now = day_said(when), f"{when:%Y}" if step >= 24 else day_said(when)
            first = below if step >= 24 else f"{when:%H:%M}"
            parts += [
                f'<path class="mark" d="M{x} {self.top}V{self.bottom + 5}"/>',
                _axis_text(first, x, self.bottom + 18),
            ]
            if day_now != day:
                day = day_now
                parts.append(_axis_text(day, x, self.bottom + 33))
        return parts


def _axis_text(said: str, x: str, y: int) -> str:
    return f'<text class="faint" x="{x}" y="{y}" text-anchor="middle">{said}</text>'


def _rows_shown(line: Timeline) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """The busiest publishers in the order of the story; what they leave over is one row."""
    if len(line.rows) <= _MOST_ROWS:
        return line.rows
    busy = sorted(range(len(line.rows)), key=lambda n: (-sum(line.rows[n][1]), n))
    shown, rest = sorted(busy[: _MOST_ROWS - 1]), busy[_MOST_ROWS - 1 :]
    together = tuple(map(sum, zip(*(line.rows[n][1] for n in rest), strict=True)))
    return (*(line.rows[n] for n in shown), (f"{len(rest)} other publishers", together))


def _foot(line: Timeline, most: int, zone: tzinfo) -> str:
    if line.start is None:
        return f"no dates (articles: {line.undated})"
    undated = f"; without a date: {line.undated}" if line.undated else ""
    return (
        f"{span_said(line, zone)}. One box = {every(line)}, the stronger the more articles "
        f"(at most {most}){undated}"
    )


def _heading(title: str, pixels: float) -> tuple[str, ...]:
    """The title in at most two lines."""
    first, rest = "", one_line(title).split()
    while rest and _pixels(f"{first} {rest[0]}", _BOLD_LETTER) <= pixels:
        first = f"{first} {rest.pop(0)}".strip()
    if not first and rest:
        first = _within(rest.pop(0), pixels, letter=_BOLD_LETTER)
    return (first, _within(" ".join(rest), pixels, letter=_BOLD_LETTER)) if rest else (first,)


def _within(name: str, pixels: float, *, letter: float = _LETTER) -> str:
    plain = one_line(name)
    if _pixels(plain, letter) <= pixels:
        return plain
    while plain and _pixels(plain + "…", letter) > pixels:
        plain = plain[:-1]
    return plain + "…"


def _pixels(text: str, letter: float) -> float:
    """About how wide a text is printed: capitals half as much again, East Asian signs double."""
    return sum(letter * _times(sign) for sign in text)


def _times(sign: str) -> float:
    if unicodedata.east_asian_width(sign) in "WF":
        return 2.0
    return 1.7 if sign in WIDE else 1.2 if sign.isupper() else 1.0


def _xml(text: str) -> str:
    """Escaped, without the control characters XML cannot hold."""
    return escape("".join(c for c in text if c.isprintable()))
