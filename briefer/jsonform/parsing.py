"""A JSON object in, the brief in it out, or InputError with the place. Pure.

A brief with only the keys of the contract (no `articles`) is read too: its articles are
rebuilt from the references and the quotes, blanks standing for the text we do not have.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, get_args

from briefer.jsonform.dumping import FATES
from briefer.jsonform.places import Place
from briefer.jsonform.rebuilding import articles_of
from briefer.model import (
    Account,
    Announced,
    Article,
    Brief,
    Bullet,
    Citation,
    Correction,
    Disagreement,
    Fate,
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
    articles = articles_of(place)
    sections = tuple(_section(found, articles) for found in place.list("sections", required=True))
    window = place["window"]
    return place.made(
        lambda: Brief(
            topic=place["topic"].text(),
            title=place.optional_text("title") or "",
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
            fates=tuple(_fate(found) for found in place.list("fates")),
            announced=tuple(_announced(found, articles) for found in place.list("announced")),
        )
    )


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
            publishers=place.texts("publishers"),
            was=place.optional_text("was") or "",
            announced=place.optional_moment("announced"),
        )
    )


def _announced(place: Place, articles: Mapping[str, Article]) -> Announced:
    moment = place.optional_moment("date")
    return place.made(
        lambda: Announced(
            day=moment.date() if moment else None,
            text=place["text"].text(),
            citations=tuple(_citation(found, articles) for found in place.list("citations")),
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


def _fate(place: Place) -> Fate:
    return Fate(
        place["article"].text(),
        place["fate"].one_of(FATES),
        place["title"].text(),
        publisher=place.optional_text("publisher") or "",
        url=place.optional_text("url"),
        why=place.optional_text("why") or "",
        story=place.optional_text("story") or "",
    )


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
