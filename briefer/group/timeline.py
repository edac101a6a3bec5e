"""A story in, its articles per hour and publisher out, as numbers, as text and as SVG. Pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from html import escape

from briefer.model import Story

_HOUR = timedelta(hours=1)
_SHADES = " ░▒▓█"
_NAME_WIDTH = 20
_LEFT, _CELL = 190, 12  # pixels: where the spans begin, how wide one is
_NOBODY = "unknown publisher"


@dataclass(frozen=True, slots=True)
class Timeline:
    """How many articles each publisher had in each span; `rows` by first appearance.

    `start` is a full hour in UTC; every span is `hours` long. Articles without a date are
    counted in `undated` only.
    """

    start: datetime | None
    hours: int
    rows: tuple[tuple[str, tuple[int, ...]], ...]
    undated: int = 0

    @property
    def spans(self) -> int:
        return len(self.rows[0][1]) if self.rows else 0


def timeline(story: Story, *, widest: int = 72) -> Timeline:
    """Articles of a story per hour and publisher; longer spans when it would be over `widest`."""
    dated = sorted((a.dated, a.publisher or _NOBODY) for a in story.articles if a.dated is not None)
    undated = len(story.articles) - len(dated)
    if not dated:
        return Timeline(None, 1, (), undated)
    start = dated[0][0].astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    hours = 1 + int((dated[-1][0] - start) / _HOUR)
    step = -(-hours // widest)
    counts = Counter((name, int((when - start) / _HOUR) // step) for when, name in dated)
    names = tuple(dict.fromkeys(name for _, name in dated))
    spans = range(-(-hours // step))
    rows = tuple((name, tuple(counts[name, span] for span in spans)) for name in names)
    return Timeline(start, step, rows, undated)


def as_text(line: Timeline, *, zone: tzinfo = UTC) -> str:
    """The picture for a terminal: a line a publisher, a column a span, darker is more."""
    if line.start is None:
        return f"no dates ({line.undated} articles)\n"
    most = max(max(counts) for _, counts in line.rows)
    lines = [f"{_fitted(name)} {_bar(counts, most)} {sum(counts)}" for name, counts in line.rows]
    end = line.start + _HOUR * line.hours * line.spans
    every = "hour" if line.hours == 1 else f"{line.hours} hours"
    foot = f"{_time(line.start, zone)} to {_time(end, zone)}, one column = {every}"
    more = [f"without a date: {line.undated}"] if line.undated else []
    return "\n".join([*lines, foot, *more]) + "\n"


def as_svg(line: Timeline, *, title: str, zone: tzinfo = UTC) -> str:
    """The picture as a standalone SVG with a title; it holds no script and loads nothing."""
    top = 34
    width = _LEFT + max(line.spans, 1) * _CELL + 50
    height = top + len(line.rows) * 20 + 36
    most = max((max(counts) for _, counts in line.rows), default=1)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        'font-family="sans-serif" font-size="12">',
        f"<title>{_xml(title)}</title>",
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        f'<text x="10" y="20" font-weight="bold" fill="#1a1a1a">{_xml(title)}</text>',
    ]
    for number, (name, counts) in enumerate(line.rows):
        parts += _svg_row(name, counts, y=top + number * 20, most=most)
    foot = _xml(_foot(line, zone))
    parts.append(f'<text x="{_LEFT}" y="{height - 14}" fill="#555555">{foot}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"


def _svg_row(name: str, counts: tuple[int, ...], *, y: int, most: int) -> list[str]:
    cells = [
        f'<rect x="{_LEFT + span * _CELL}" y="{y + 2}" width="{_CELL - 1}" height="14" '
        f'fill="#1f4e8c" fill-opacity="{0.25 + 0.75 * times / most:.2f}">'
        f"<title>{times}</title></rect>"
        for span, times in enumerate(counts)
        if times
    ]
    end = _LEFT + len(counts) * _CELL + 8
    return [
        f'<text x="10" y="{y + 13}" fill="#333333">{_xml(_cut(name, 26))}</text>',
        *cells,
        f'<text x="{end}" y="{y + 13}" fill="#333333">{sum(counts)}</text>',
    ]


def _foot(line: Timeline, zone: tzinfo) -> str:
    if line.start is None:
        return f"no dates ({line.undated} articles)"
    end = line.start + _HOUR * line.hours * line.spans
    return f"{_time(line.start, zone)} – {_time(end, zone)}"


def _bar(counts: tuple[int, ...], most: int) -> str:
    return "".join(_SHADES[-(-4 * times // most)] for times in counts)


def _fitted(name: str) -> str:
    return _cut(name, _NAME_WIDTH).ljust(_NAME_WIDTH)


def _cut(name: str, width: int) -> str:
    plain = " ".join("".join(c if c.isprintable() else " " for c in name).split())
    return plain if len(plain) <= width else plain[: width - 1] + "…"


def _time(when: datetime, zone: tzinfo) -> str:
    return when.astimezone(zone).strftime("%Y-%m-%d %H:%M")


def _xml(text: str) -> str:
    """Escaped, without the control characters XML cannot hold."""
    return escape("".join(c for c in text if c.isprintable()))
