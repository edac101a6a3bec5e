"""A JSON object in, the brief in it out, or InputError with the place. Pure.

A brief with only the keys of the contract (no `articles`) is read too: its articles are
rebuilt from the references and the quotes, blanks standing for the text we do not have.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, get_args

from briefer.jsonform.articles import article_at
from briefer.jsonform.dumping import FATES
from briefer.jsonform.places import Place
from briefer.model import (
    Account,
    Article,
    Brief,
    Bullet,
    Citation,
    Correction,
    Disagreement,
    Finding,
    Lead,
    Outcome,
    Problem,
    Proof,
    Rejection,
    Section,
    Side,
    Usage,
    Window,
    digest,
)
from briefer.model.briefs import COUNTS
from briefer.model.construction import distinct

# Rebuilding an article pads its text to the last quote: an offset beyond any article is refused
# before it fills the memory.
LONGEST_TEXT = 5_000_000


def brief_from(data: object) -> Brief:
    """The brief in a JSON object, refused unless each quote stands where it says."""
    return _brief_at(Place(data, "brief"))


def briefs_from(data: object) -> tuple[Brief, ...]:
    """The briefs of a digest in order, or the single brief of a brief."""
    place = Place(data, "digest")
    if place.get("briefs") is None:
        return (brief_from(data),)
    place.known_version(required=True)
    if not (found := place.list("briefs")):
        raise place["briefs"].refused("a digest needs at least one brief")
    return tuple(map(_brief_at, found))


def _brief_at(place: Place) -> Brief:
    place.known_version(required=True)
    articles = _articles(place)
    sections = tuple(_section(found, articles) for found in place.list("sections", required=True))
    window = place["window"]
    return place.made(
        lambda: Brief(
            topic=place["topic"].text(),
            window=window.made(lambda: Window(window["since"].moment(), window["until"].moment())),
            engine=place["engine"].text(),
            generated=place["generated"].moment(),
            sections=sections,
            account=_account(place["account"]),
            problems=tuple(_problem(found) for found in place.list("problems")),
            usage=_usage(place.get("usage")),
            publishers=place.number_or("publishers", _publishers(sections)),
            timezone=place.optional_text("timezone") or "UTC",
            language=place.optional_text("language") or "en",
            notes=place.texts("notes"),
            lead=_lead(place.get("lead"), articles),
            slot=place.optional_text("slot") or "",
            corrections=tuple(_correction(found) for found in place.list("corrections")),
        )
    )


def _articles(place: Place) -> dict[str, Article]:
    """The articles by id: in full where they are given, else rebuilt from what is quoted."""
    given = (article_at(found) for found in place.list("articles"))
    in_full = {article.id: article for article in given}
    quotes = defaultdict[str, list[Place]](list)
    for citation in _citations(place):
        quotes[citation["article"].text()].append(citation)
    rebuilt: dict[str, Article] = {}
    for reference in place.list("references", required=True):
        key = reference["article"].text()
        if key not in in_full:
            rebuilt[key] = _rebuilt(reference, quotes[key])
    _require_agreement(place)
    return rebuilt | in_full


def _citations(place: Place) -> Iterator[Place]:
    if lead := place.get("lead"):
        for sentence in lead.list("sentences"):
            yield from sentence.list("citations")
    for section in place.list("sections"):
        for bullet in section.list("bullets"):
            yield from bullet.list("citations")
        for item in section.list("disagreements"):
            yield from (side["citation"] for side in item.list("sides"))


def _require_agreement(place: Place) -> None:
    """A citation's number and its article must name the same reference."""
    numbered = {
        found["number"].number(): found["article"].text() for found in place.list("references")
    }
    for citation in _citations(place):
        number = citation["reference"]
        if numbered.get(number.number()) != citation["article"].text():
            raise number.refused(
                f'reference {number.value} is not the article "{citation["article"].value}"'
            )


def _rebuilt(reference: Place, citations: list[Place]) -> Article:
    text = ""
    for citation in sorted(citations, key=lambda found: found["start"].number()):
        if citation["field"].text() == "text":
            text = _with_quote(text, citation)
    fields: dict[str, Any] = {
        "id": reference["article"].text(),
        "title": reference.optional_text("title") or "",
        "text": text,
        "url": reference.optional_text("url"),
        "publisher": reference.optional_text("publisher") or "",
        "published": reference.optional_moment("published"),
        "via": reference.texts("via"),
    }
    return reference.made(lambda: Article(**fields))


def _with_quote(text: str, citation: Place) -> str:
    """The text with the quote at its place; what an earlier quote put there is kept.

    Where the two differ, the citation is refused later: its quote does not stand there.
    """
    start, quote = citation["start"].number(), citation["quote"].text()
    if start + len(quote) > LONGEST_TEXT:
        raise citation["start"].refused(f"no article has {LONGEST_TEXT} characters")
    padded = text.ljust(start)
    return padded + quote[len(padded) - start :]


def _lead(place: Place | None, articles: Mapping[str, Article]) -> Lead:
    if place is None:
        return Lead()
    return Lead(
        sentences=tuple(_bullet(found, articles) for found in place.list("sentences")),
        rejections=tuple(_rejection(found) for found in place.list("rejections")),
    )


def _section(place: Place, articles: Mapping[str, Article]) -> Section:
    section = Section(
        story=place.optional_text("story") or digest(place.optional_text("headline") or ""),
        headline=place.optional_text("headline"),
        bullets=tuple(_bullet(found, articles) for found in place.list("bullets")),
        disagreements=tuple(
            _disagreement(found, articles) for found in place.list("disagreements")
        ),
        rejections=tuple(_rejection(found) for found in place.list("rejections")),
        publishers=place.texts("publishers"),
        engine=place.optional_text("engine") or "",
    )
    if place.get("publishers") is not None:
        return section
    cited = distinct(citation.article.publisher for citation in section.citations)
    return replace(section, publishers=cited)


def _bullet(place: Place, articles: Mapping[str, Article]) -> Bullet:
    novelty, proved = place.get("novelty"), place.get("proved")
    own_words = place.truth_or("own_words", False)
    before: Proof = "own words" if own_words else "rules"  # of a brief that does not say
    return place.made(
        lambda: Bullet(
            text=place["text"].text(),
            citations=tuple(_citation(found, articles) for found in place.list("citations")),
            novelty=novelty.one_of(("new", "update", "known")) if novelty else "new",
            findings=tuple(_finding(found) for found in place.list("findings")),
            own_words=own_words,
            proved=proved.one_of(get_args(Proof)) if proved else before,
            opinion=place.optional_text("opinion") or "",
        )
    )


def _citation(place: Place, articles: Mapping[str, Article]) -> Citation:
    return place.made(
        lambda: Citation(
            article=articles[place["article"].text()],
            field=place["field"].one_of(("title", "text")),
            start=place["start"].number(),
            end=place["end"].number(),
            quote=place["quote"].text(),
        )
    )


def _disagreement(place: Place, articles: Mapping[str, Article]) -> Disagreement:
    sides = tuple(
        Side(found["speaker"].text(), found["text"].text(), _citation(found["citation"], articles))
        for found in place.list("sides")
    )
    return place.made(lambda: Disagreement(place["about"].text(), sides))


def _rejection(place: Place) -> Rejection:
    replaced_by, outcome = place.optional_text("replaced_by"), place.get("outcome")
    default: Outcome = "dropped" if replaced_by is None else "replaced"
    return place.made(
        lambda: Rejection(
            text=place["text"].text(),
            findings=tuple(_finding(found) for found in place.list("findings")),
            replaced_by=replaced_by,
            outcome=outcome.one_of(("repaired", "replaced", "dropped")) if outcome else default,
        )
    )


def _finding(place: Place) -> Finding:
    return Finding(
        check=place["check"].text(),
        detail=place["detail"].text(),
        words=place.texts("words"),
        blocking=place.truth_or("blocking", True),
    )


def _account(place: Place) -> Account:
    fates = {fate: place.texts(fate) for fate in FATES}
    return place.made(lambda: Account(**fates))


def _problem(place: Place) -> Problem:
    return Problem(place["source"].text(), place["reason"].text())


def _correction(place: Place) -> Correction:
    was, now = place["was"], place.get("now")
    return place.made(
        lambda: Correction(
            was["text"].text(),
            now["quote"].text() if now else "",
            article=was["article"].text(),
            publisher=was.optional_text("publisher") or "",
            since=place["since"].moment(),
            url=now.optional_text("url") if now else None,
            seen=place.optional_moment("seen"),
        )
    )


def _usage(place: Place | None) -> Usage:
    if place is None:
        return Usage()
    counts: dict[str, Any] = {name: place.number_or(name, 0) for name in COUNTS}
    money = place.get("money")
    if money is None:
        return Usage(**counts)
    currency = place.optional_text("currency") or ""
    return money.made(lambda: Usage(**counts, money=_decimal(money.text()), currency=currency))


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text[:60])
    except ArithmeticError as error:
        raise ValueError(f"{text[:20]!r} is no amount of money") from error


def _publishers(sections: tuple[Section, ...]) -> int:
    return len(distinct(name for section in sections for name in section.publishers))
