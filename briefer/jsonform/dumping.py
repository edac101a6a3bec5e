"""A brief in, the JSON object other programs may rely on out. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from briefer.jsonform.articles import article_fields
from briefer.jsonform.places import VERSION, moment_json
from briefer.model import (
    Account,
    Announced,
    Brief,
    Bullet,
    Citation,
    Correction,
    Disagreement,
    Finding,
    Lead,
    Reference,
    Rejection,
    Section,
    Usage,
)
from briefer.text.spoken import foreign

FATES = ("cited", "copy", "not_cited", "off_topic", "out_of_window", "failed")


def brief_json(brief: Brief) -> dict[str, Any]:
    """The whole brief; the cited articles stand in it in full, so that it proves itself."""
    numbers = {reference.article.id: reference.number for reference in brief.references}
    return {
        "version": VERSION,
        "topic": brief.topic,
        "title": brief.title,
        "slot": brief.slot,
        "window": {
            "since": moment_json(brief.window.since),
            "until": moment_json(brief.window.until),
        },
        "timezone": brief.timezone,
        "language": brief.language,
        "engine": brief.engine,
        "generated": moment_json(brief.generated),
        "publishers": brief.publishers,
        "lead": _lead(brief.lead, numbers, brief.language),
        "corrections": [_correction(item) for item in brief.corrections],
        "sections": [_section(section, numbers, brief.language) for section in brief.sections],
        "announced": [_announced(item, numbers) for item in brief.announced],
        "references": [_reference(reference) for reference in brief.references],
        "account": _account(brief.account),
        "fates": [asdict(fate) for fate in brief.fates],
        "problems": [asdict(problem) for problem in brief.problems],
        "notes": list(brief.notes),
        "usage": _usage(brief.usage),
        "articles": [article_fields(reference.article) for reference in brief.references],
    }


def _usage(usage: Usage) -> dict[str, Any]:
    if usage.money is None:
        return usage.counts if usage != Usage() else {}
    return {**usage.counts, "money": f"{usage.money:f}", "currency": usage.currency}


def briefs_json(briefs: Sequence[Brief]) -> dict[str, Any]:
    """One brief as itself, several as the digest `{"version": 1, "briefs": […]}`."""
    found = [brief_json(brief) for brief in briefs]
    return found[0] if len(found) == 1 else {"version": VERSION, "briefs": found}


def _lead(lead: Lead, numbers: Mapping[str, int], language: str) -> dict[str, Any]:
    return {
        "sentences": [_bullet(sentence, numbers, language) for sentence in lead.sentences],
        "rejections": [_rejection(item) for item in lead.rejections],
    }


def _correction(item: Correction) -> dict[str, Any]:
    return {
        "was": {"text": item.was, "article": item.article, "publisher": item.publisher},
        "now": {"quote": item.now, "url": item.url} if item.now else None,
        "since": moment_json(item.since),
        "seen": moment_json(item.seen),
    }


def _announced(item: Announced, numbers: Mapping[str, int]) -> dict[str, Any]:
    return {
        "date": item.day.isoformat() if item.day else None,
        "text": item.text,
        "citations": [_citation(citation, numbers) for citation in item.citations],
    }


def _section(section: Section, numbers: Mapping[str, int], language: str) -> dict[str, Any]:
    return {
        "story": section.story,
        "headline": section.headline,
        **_language(section.headline or "", section.citations, language, "headline_language"),
        "publishers": list(section.publishers),
        "engine": section.engine,
        "bullets": [_bullet(bullet, numbers, language) for bullet in section.bullets],
        "disagreements": [_disagreement(item, numbers, language) for item in section.disagreements],
        "rejections": [_rejection(item) for item in section.rejections],
    }


def _bullet(bullet: Bullet, numbers: Mapping[str, int], language: str) -> dict[str, Any]:
    """The bullet; `language` only where it is in another than the brief."""
    return {
        "text": bullet.text,
        **_language(bullet.text, bullet.citations, language),
        "novelty": bullet.novelty,
        "own_words": bullet.own_words,
        "proved": bullet.proved,
        "opinion": bullet.opinion,
        "publishers": list(bullet.publishers),
        **({"was": bullet.was} if bullet.was else {}),
        **({"announced": moment_json(bullet.announced)} if bullet.announced else {}),
        "citations": [_citation(citation, numbers) for citation in bullet.citations],
        "findings": [_finding(finding) for finding in bullet.findings],
    }


def _language(
    text: str, citations: Iterable[Citation], asked: str, key: str = "language"
) -> dict[str, str]:
    """The language of a text under that key, where it is another than was asked for."""
    told = [citation.article.language for citation in citations]
    other = foreign(text, asked=asked, told=told)
    return {key: other} if other else {}


def _citation(citation: Citation, numbers: Mapping[str, int]) -> dict[str, Any]:
    return {
        "reference": numbers[citation.article.id],
        "article": citation.article.id,
        "field": citation.field,
        "start": citation.start,
        "end": citation.end,
        "quote": citation.quote,
    }


def _disagreement(item: Disagreement, numbers: Mapping[str, int], language: str) -> dict[str, Any]:
    sides = [
        {
            "speaker": side.speaker,
            "text": side.text,
            **_language(side.text, [side.citation], language),
            "citation": _citation(side.citation, numbers),
        }
        for side in item.sides
    ]
    cited = [side.citation for side in item.sides]
    return {"about": item.about, **_language(item.about, cited, language), "sides": sides}


def _rejection(item: Rejection) -> dict[str, Any]:
    return {
        "text": item.text,
        "findings": [_finding(finding) for finding in item.findings],
        "replaced_by": item.replaced_by,
        "outcome": item.outcome,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "check": finding.check,
        "detail": finding.detail,
        "words": list(finding.words),
        "blocking": finding.blocking,
    }


def _reference(reference: Reference) -> dict[str, Any]:
    article = reference.article
    return {
        "number": reference.number,
        "article": article.id,
        "title": article.title,
        "url": article.url,
        "publisher": article.publisher,
        "published": moment_json(article.published),
        "via": list(article.via),
    }


def _account(account: Account) -> dict[str, Any]:
    return {fate: list(getattr(account, fate)) for fate in FATES}
