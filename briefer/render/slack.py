"""Briefs in, the payloads for an incoming webhook out, in the order to post them. Pure.

Everything is `rich_text`: its elements are literal, so text of an article can neither
format, nor link, nor ping. mrkdwn cannot be escaped fully and is not used.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from briefer.model import Brief
from briefer.render.escaping import clipped, safe_url, slack_fallback, slack_text
from briefer.render.links import with_links
from briefer.render.style import Limits, Style
from briefer.render.subject import subject
from briefer.render.view import View, digest_view

# Slack's written limits are 50 blocks and 150 characters of header; a whole message is
# refused (msg_blocks_too_long) somewhere past 11,300 characters, and headers weigh extra.
BLOCKS = 40
MESSAGE = 10_000
BLOCK = 2_900
HEADER = 150
_HEADER_WEIGHT = 250
_FALLBACK = 2_800
_LINKS = 1_400
_TITLE = 300
_QUOTES = 6
_LIMITS = Limits(text=900, quote=280, problems=12)

Block = dict[str, Any]
Element = dict[str, Any]
Labels = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Piece:
    """What must stay together: one line of the message, `listed` if it is a list item."""

    elements: tuple[Element, ...]
    listed: bool = False

    @property
    def weight(self) -> int:
        texts = (len(item["text"]) + len(item.get("url", "")) for item in self.elements)
        return sum(texts) + len("\n")


@dataclass(frozen=True, slots=True)
class _Weighed:
    block: Block
    weight: int


def payloads(briefs: Sequence[Brief], *, site_url: str | None = None) -> list[dict[str, Any]]:
    """As many payloads as the briefs need, each within every limit of Slack."""
    style = Style(text=slack_text, url=safe_url, limits=_LIMITS)
    view = with_links(digest_view(briefs, style), briefs, site_url)
    messages = _packed([block for brief in view["briefs"] for block in _blocks(brief)])
    title = slack_text(subject(briefs))
    return [
        _payload(message, number, len(messages), title, view["briefs"])
        for number, message in enumerate(messages, start=1)
    ]


def _payload(
    blocks: list[Block], number: int, count: int, title: str, briefs: Sequence[View]
) -> dict[str, Any]:
    part = f" ({number} of {count})" if count > 1 else ""
    follow_up = [_rich_text([_Piece((_text(f"{title}{part}", italic=True),))])]
    headlines = (f"\n• {line}" for brief in briefs for line in _first_lines(brief))
    fallback = f"{title}{part}" + ("".join(headlines) if number == 1 else "")
    return {
        "text": _fallback(fallback),
        "blocks": (follow_up if number > 1 else []) + blocks,
        "unfurl_links": False,
        "unfurl_media": False,
    }


def _fallback(text: str) -> str:
    return "\n".join(slack_fallback(line) for line in clipped(text, _FALLBACK).splitlines())


def _packed(blocks: Iterable[_Weighed]) -> list[list[Block]]:
    """The blocks in messages, one place in each kept for the line that says which part it is."""
    messages: list[list[Block]] = [[]]
    weight = 0
    for weighed in blocks:
        if messages[-1] and (
            weight + weighed.weight > MESSAGE - _HEADER_WEIGHT * 2
            or len(messages[-1]) >= BLOCKS - 1
        ):
            messages.append([])
            weight = 0
        messages[-1].append(weighed.block)
        weight += weighed.weight
    return messages


def _blocks(brief: View) -> Iterator[_Weighed]:
    t = brief["t"]
    header = {
        "type": "plain_text",
        "text": clipped(brief["topic"] or "Brief", HEADER),
        "emoji": False,
    }
    yield _Weighed({"type": "header", "text": header}, _HEADER_WEIGHT)
    yield from _rich_texts(_opening(brief))
    for section in brief["told"]:
        yield from _rich_texts(_story(section, t))
    yield from _rich_texts([*_also(brief["also"], t), *_coming(brief["announced"], t)])
    if brief["references"]:
        yield from _rich_texts(_sources(brief["references"], t))
    yield from _rich_texts(_closing(brief))


def _rich_texts(pieces: Iterable[_Piece]) -> Iterator[_Weighed]:
    """The pieces in as few rich_text blocks as the limit of one block allows."""
    held: list[_Piece] = []
    for piece in pieces:
        if held and sum(item.weight for item in [*held, piece]) > BLOCK:
            yield _Weighed(_rich_text(held), sum(item.weight for item in held))
            held = []
        held.append(piece)
    if held:
        yield _Weighed(_rich_text(held), sum(item.weight for item in held))


def _rich_text(pieces: Iterable[_Piece]) -> Block:
    elements: list[Element] = []
    for listed, run in groupby(pieces, key=lambda piece: piece.listed):
        if listed:
            items = [_section(piece.elements) for piece in run]
            elements.append({"type": "rich_text_list", "style": "bullet", "elements": items})
        else:
            elements.append(_section(_lines(list(run))))
    return {"type": "rich_text", "elements": elements}


def _section(elements: Iterable[Element]) -> Element:
    """One line; Slack refuses an empty text, so what cleaning left empty is left out."""
    shown = [item for item in elements if item["text"]]
    return {"type": "rich_text_section", "elements": shown or [_text("…")]}


def _text(text: str, *, bold: bool = False, italic: bool = False) -> Element:
    style = {name: True for name, wanted in (("bold", bold), ("italic", italic)) if wanted}
    return {"type": "text", "text": text} | ({"style": style} if style else {})


def _line(text: str, *, bold: bool = False, italic: bool = False) -> list[_Piece]:
    return [_Piece((_text(text, bold=bold, italic=italic),))] if text else []


def _opening(brief: View) -> list[_Piece]:
    t = brief["t"]
    lines = [
        f"{brief['day']}. {t['Cut-off']}: {brief['cutoff']}",
        f"{t['Window']}: {brief['window']}",
        brief["collected"] + (f". {t['Engine']}: {brief['engine']}" if brief["engine"] else ""),
        brief["nothing"] if brief["empty"] else brief["tally"],
    ]
    taken_back = [_Piece((_text(line),), listed=True) for line in brief["corrections"]]
    there = {"on_page": brief["corrections_on_page"]}
    titled = [_Piece((_text(t["Corrections"], bold=True), *_proof(there, t)))]
    return [
        *_lead(brief["lead"], t),
        *(titled if taken_back else ()),
        *taken_back,
        *_line(" · ".join(filter(None, lines)), italic=True),
    ]


def _first_lines(brief: View) -> list[str]:
    """What a notification shows: the lead, else what each section is about."""
    return [s["text"] for s in brief["lead"]] or [item["title"] for item in brief["sections"]]


def _lead(sentences: Sequence[View], t: Labels) -> list[_Piece]:
    """A line of its own for each sentence of the lead, with its numbers."""
    return [
        _Piece((_text(s["text"]), *_citations(s["citations"]), *_proof(s, t)), listed=True)
        for s in sentences
    ]


def _story(section: View, t: Labels) -> list[_Piece]:
    engine = f"{t['Engine']}: {section['engine']}" if section["engine"] else ""
    headed = bool(section["headline"])
    pieces = _line(section["headline"], bold=True) + _line(engine, italic=True) if headed else []
    for number, bullet in enumerate(section["bullets"]):
        leads = section["leads"] and not number
        pieces += [_Piece(_bullet(bullet, t, bold=leads), listed=not leads)]
    for item in section["disagreements"]:
        about = (_text(f"{t['They disagree']}: ", bold=True), _text(item["about"]))
        pieces += [_Piece((*about, *_proof(item, t)))]
        pieces += [_Piece(_side(side), listed=True) for side in item["sides"]]
    return pieces


def _also(bullets: Sequence[View], t: Labels) -> list[_Piece]:
    """Single lines of one publisher each, as one; as several where one would be too long."""
    pieces: list[_Piece] = []
    for line in (_Piece(_bullet(bullet, t)) for bullet in bullets):
        if pieces and pieces[-1].weight + line.weight < BLOCK:
            pieces[-1] = _Piece((*pieces[-1].elements, _text(" · "), *line.elements))
        else:
            opening = [] if pieces else [_text(f"{t['Also']}: ", bold=True)]
            pieces.append(_Piece((*opening, *line.elements)))
    return pieces


def _coming(items: Sequence[View], t: Labels) -> list[_Piece]:
    """What is announced, each with its day in front."""
    pieces = _line(t["Announced"], bold=True) if items else []
    for item in items:
        day = [_text(f"{item['date']}: ", bold=True)] if item["date"] else []
        by = [_text(f" ({item['aside']})", italic=True)] if item["aside"] else []
        pieces += [_Piece((*day, _text(item["text"]), *_citations(item["citations"]), *by), True)]
    return pieces


def _bullet(bullet: View, t: Labels, *, bold: bool = False) -> tuple[Element, ...]:
    mark = [_text(f"{bullet['mark']}: ", bold=True)] if bullet["mark"] else []
    said = [_text(f" ({bullet['aside']})", italic=True)] if bullet["aside"] else []
    words = (_text(bullet["text"], bold=bold), *_citations(bullet["citations"]))
    return (*mark, *words, *said, *_proof(bullet, t))


def _proof(line: View, t: Labels) -> list[Element]:
    """The way to that line on the site."""
    return [_text(" "), _link(t["proof"], line["on_page"])] if line["on_page"] else []


def _side(side: View) -> tuple[Element, ...]:
    speaker = [_text(f"{side['speaker']}: ", bold=True)] if side["speaker"] else []
    return (*speaker, _text(f"“{side['text']}”"), *_citations(side["citations"]))


def _citations(citations: Sequence[View]) -> Iterator[Element]:
    """The numbers as links, while their addresses fit; the sources list has every address."""
    left = _LINKS
    for citation in citations:
        yield _text(" ")
        left -= len(citation["url"] or "")
        yield _link(f"[{citation['number']}]", citation["url"] if left >= 0 else None)


def _link(text: str, url: str | None) -> Element:
    return {"type": "link", "url": url, "text": text} if url else _text(text)


def _sources(references: Sequence[View], t: Labels) -> Iterator[_Piece]:
    yield from _line(t["Sources"], bold=True)
    for reference in references:
        source = _Piece(tuple(_source(reference, t)))
        yield from _together([source, *_quotes(reference["quotes"], t)])


def _quotes(quotes: Sequence[View], t: Labels) -> Iterator[_Piece]:
    for found in quotes[:_QUOTES]:
        headline = f" ({t['headline']})" if found["is_title"] else ""
        yield from _line(f"“{found['text']}”{headline}", italic=True)
    if len(quotes) > _QUOTES:
        yield from _line(f"{t['and']} {len(quotes) - _QUOTES} {t['more of its sentences']}")


def _together(lines: list[_Piece]) -> list[_Piece]:
    """The lines as one piece, so that no message ends between a source and its words."""
    whole = _Piece(tuple(_lines(lines)))
    return [whole] if whole.weight <= BLOCK else lines


def _lines(pieces: Sequence[_Piece]) -> Iterator[Element]:
    for number, piece in enumerate(pieces):
        yield from [_text("\n")] if number else []
        yield from piece.elements


def _source(reference: View, t: Labels) -> Iterator[Element]:
    via = f", {t['via']} {reference['via']}" if reference["via"] else ""
    yield _text(f"[{reference['number']}] ")
    yield _link(clipped(reference["title"], _TITLE), reference["url"])
    yield _text(f", {reference['publisher']}, {reference['date']}{via}")


def _closing(brief: View) -> Iterator[_Piece]:
    t = brief["t"]
    yield from _line(t["What became of the articles"], bold=True)
    for line in (brief["account"], brief["checks"], *brief["notes"]):
        yield from _line(line)
    for problem in brief["problems"]:
        yield from _line(f"{t['Problem']}: {problem}")
    yield from _line(brief["more_problems"] and f"{t['and']} {brief['more_problems']}")
    yield from _line(brief["usage"])
