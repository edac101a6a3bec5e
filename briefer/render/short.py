"""Briefs in, a few lines for a phone or a chat out: whole, and in ever fewer lines. Pure.

A service takes so many characters and no more. Nothing is cut inside a line: the longest of the
texts that fits is sent, and each says how much of the brief it leaves out and where that stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefer.model import Brief, Bullet
from briefer.render import phrases
from briefer.render.addresses import brief_address
from briefer.render.escaping import neutral_text, safe_url
from briefer.render.locale import Tongue, tongue_of
from briefer.render.numbered import is_shown, numbered
from briefer.render.standing import parted, who_and_when

MARK = "• "
_MOST = 8  # lines of one topic
_MOST_TOGETHER = 16  # lines of several


def shorter_and_shorter(briefs: Sequence[Brief], *, site_url: str | None) -> tuple[str, ...]:
    """The same message in ever fewer lines; the last has none but how much there is, and where."""
    taken_back = [tuple(_corrections(brief)) for brief in briefs]
    told = [tuple(_lines(brief)) for brief in briefs]
    counts = [len(back) + len(lines) for back, lines in zip(taken_back, told, strict=True)]
    made = []
    for most in range(min(sum(counts), _MOST_TOGETHER), -1, -1):
        shares = _shared(counts, most)
        parts = [
            _part(brief, [*back, *lines][:share], len(briefs) > 1)
            for brief, back, lines, share in zip(briefs, taken_back, told, shares, strict=True)
        ]
        more = sum(
            max(_stories(brief) - max(share - len(back), 0), 0)
            for brief, back, share in zip(briefs, taken_back, shares, strict=True)
        )
        end = _end(briefs, more, site_url, tongue_of(briefs[0].language))
        made.append("\n".join([line for part in parts for line in part] + end))
    return tuple(text for text in made if text) or ("…",)


def _part(brief: Brief, lines: Sequence[str], several: bool) -> list[str]:
    """The lines of one topic, under its name where there are others."""
    named = [neutral_text(brief.topic)] if several and lines else []
    return [*named, *(f"{MARK}{line}" for line in lines)]


def _shared(counts: Sequence[int], most: int) -> list[int]:
    """How many lines each topic has of so many: one each in turn, as long as it has any.

    >>> _shared([5, 1, 2], 6)
    [3, 1, 2]
    """
    shares = [0] * len(counts)
    while sum(shares) < min(most, sum(counts)):
        for place, count in enumerate(counts):
            if shares[place] < count and sum(shares) < most:
                shares[place] += 1
    return shares


def _corrections(brief: Brief) -> Iterator[str]:
    tongue = tongue_of(brief.language)
    for text in phrases.corrections(brief, phrases.zone_of(brief.timezone), tongue):
        yield neutral_text(text)


def _lines(brief: Brief) -> Iterator[str]:
    """What stands on top of the brief, else the first line of each development in order."""
    shown = [found for found in numbered(brief) if is_shown(found.section)]
    told, colour = parted(shown, brief)
    firsts = [found.bullets[0][1] for found in (*told, *colour) if found.bullets]
    for bullet in (brief.lead.sentences or tuple(firsts))[:_MOST]:
        yield neutral_text(_line(brief, bullet))


def _line(brief: Brief, bullet: Bullet) -> str:
    zone, tongue = phrases.zone_of(brief.timezone), tongue_of(brief.language)
    mark = phrases.foreign_mark(bullet.text, bullet.citations, brief.language, tongue)
    changed = phrases.change_text(bullet, zone, tongue)
    by = who_and_when(bullet, brief=brief, zone=zone, tongue=tongue)
    return " ".join(filter(None, (bullet.text, mark, changed, f"({by})" if by else "")))


def _stories(brief: Brief) -> int:
    return sum(map(is_shown, brief.sections))


def _end(briefs: Sequence[Brief], more: int, site_url: str | None, tongue: Tongue) -> list[str]:
    """How many stories are left out, and the one link: to the page, or to the site of several."""
    left = f"{tongue.say('And')} {tongue.more(more, 'story')} {tongue.say('in the full brief')}"
    end = [neutral_text(left)] if more else []
    if site_url:
        page = "" if len(briefs) > 1 else brief_address(briefs[0].topic, briefs[0].slot)
        end += filter(None, [safe_url(f"{site_url}{page}")])
    return end
