"""A brief and the number of a bullet in, why that bullet stands there out. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import tzinfo

from briefer.check.marks import marks
from briefer.errors import UsageError
from briefer.model import Brief, Bullet, Citation, Finding, Rejection, Section
from briefer.render import phrases
from briefer.render.escaping import clipped, safe_url
from briefer.render.numbered import is_verbatim, numbered
from briefer.render.templates import tidy, wrapped
from briefer.text.hygiene import clean_line
from briefer.text.sentences import sentence_spans

_CONTEXT = 400


def explained(brief: Brief, number: int) -> str:
    """Why bullet `number` stands in the brief; bullets are counted through it from 1.

    Its passages in context, the quoted sentence marked with `>`, what the checks say, and
    what was refused in its story.
    """
    section, bullet = _found(brief, number)
    title = f"Bullet {number} of {len(brief.bullets)} ({bullet.novelty}), in the story"
    lines = [
        wrapped(f"{title} “{clean_line(section.headline or section.bullets[0].text)}”"),
        "",
        wrapped(clean_line(bullet.text), "  "),
        *_behind(brief, bullet),
        *_evidence(brief, bullet),
        *_checks(bullet),
        *_refused("Refused in this story", section.rejections),
        *(_refused("Refused in the lead", refused) if (refused := brief.lead.rejections) else ()),
    ]
    return tidy("\n".join(lines))


def _behind(brief: Brief, bullet: Bullet) -> Iterator[str]:
    """What stands in brackets behind the line, which is no part of what is proved here."""
    if changed := phrases.change_text(bullet, phrases.zone_of(brief.timezone)):
        yield wrapped(f"{changed} {phrases.brackets_text([bullet])}", "  ")


def _found(brief: Brief, number: int) -> tuple[Section, Bullet]:
    for found in numbered(brief):
        for own, bullet in found.bullets:
            if own == number:
                return found.section, bullet
    count = len(brief.bullets)
    has = f"its bullets are numbered 1 to {count}" if count else "it has none"
    raise UsageError(f"there is no bullet {number} in the brief about {brief.topic}: {has}")


def _evidence(brief: Brief, bullet: Bullet) -> Iterator[str]:
    numbers = {reference.article.id: reference.number for reference in brief.references}
    zone = phrases.zone_of(brief.timezone)
    yield from ("", "It rests on")
    for citation in bullet.citations:
        yield ""
        yield from _source(citation, numbers[citation.article.id], zone)
        yield from _passage(citation, bullet.text)


def _source(citation: Citation, number: int, zone: tzinfo) -> Iterator[str]:
    article = citation.article
    date = phrases.published_text(article.published, zone)
    via = [f"via {', '.join(article.via)}"] if article.via else []
    parts = [article.title or "untitled", article.publisher or "unnamed publisher", date, *via]
    yield wrapped(clean_line(", ".join(parts)), f"  [{number}] ")
    if url := safe_url(article.url):
        yield f"      {url}"


def _passage(citation: Citation, bullet: str) -> Iterator[str]:
    """The quoted sentence behind `>`, with the sentence before it and the one after."""
    if citation.field == "title":
        yield wrapped(clean_line(citation.quote), "      > ")
        yield "        (the headline of the article)"
        return
    text = citation.article.text
    spans = sentence_spans(text, language=citation.article.language)
    before = [text[start:end] for start, end in spans if end <= citation.start]
    after = [text[start:end] for start, end in spans if start >= citation.end]
    yield from _context(before[-1:])
    yield wrapped(clean_line(citation.quote), "      > ", "      > ")
    yield from _context(after[:1])
    yield from _matched(bullet, citation)


def _matched(bullet: str, citation: Citation) -> Iterator[str]:
    """Which words of the bullet have their home in that sentence."""
    pairs = [
        (
            bullet[m.start : m.end],
            citation.article.content(citation.field)[m.source_start : m.source_end],
        )
        for m in marks(bullet, [citation])
    ]
    said = [
        ours if ours.casefold() == theirs.casefold() else f"{ours} = {theirs}"
        for ours, theirs in pairs
    ]
    if said and bullet != citation.quote:
        yield wrapped(clean_line(f"has: {', '.join(dict.fromkeys(said))}"), "        ")


def _context(sentences: Iterable[str]) -> Iterator[str]:
    for sentence in sentences:
        yield wrapped(clipped(clean_line(sentence), _CONTEXT), "        ")


def _checks(bullet: Bullet) -> Iterator[str]:
    doubts = [_finding(finding) for finding in bullet.findings]
    yield from ("", "Checks")
    for line in (*_proof(bullet), *(doubts or ["No check has anything against it."])):
        yield wrapped(line, "  ")


def _proof(bullet: Bullet) -> Iterator[str]:
    """How the bullet was proved, and what the judge said of it."""
    if is_verbatim(bullet):
        yield "The bullet is in the source’s own words."
    elif bullet.proved == "judge":
        cleared = ", which cleared these doubts of the rules" if bullet.findings else ""
        yield f"The bullet is the model’s; it was proved by the rules and by a judge{cleared}."
    else:
        yield "The bullet is the model’s; it was proved by the rules alone."
    if bullet.opinion:
        yield f"The judge: “{clean_line(bullet.opinion)}”"


def _refused(title: str, rejections: Sequence[Rejection]) -> Iterator[str]:
    yield from ("", title)
    if not rejections:
        yield "  Nothing."
    for rejection in rejections:
        yield ""
        yield wrapped(f"“{clean_line(rejection.text)}”", "  ")
        for finding in rejection.findings:
            yield wrapped(_finding(finding), "    ")
        yield wrapped(_outcome(rejection), "    ")


def _finding(finding: Finding) -> str:
    words = f" ({', '.join(finding.words)})" if finding.words else ""
    doubt = "" if finding.blocking else "doubt, "
    return clean_line(f"{doubt}{finding.check}: {finding.detail}{words}")


def _outcome(rejection: Rejection) -> str:
    if rejection.replaced_by is None:
        return "Dropped."
    what = "Repaired" if rejection.outcome == "repaired" else "Replaced by the source’s own words"
    return clean_line(f"{what}: “{rejection.replaced_by}”")
