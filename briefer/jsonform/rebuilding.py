"""The JSON of a brief in, the articles that it cites out: as given, else from its quotes. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from briefer.jsonform.articles import article_at
from briefer.jsonform.places import Place
from briefer.model import Article

# Rebuilding an article pads its text to the last quote: an offset beyond any article is refused
# before it fills the memory.
LONGEST_TEXT = 5_000_000


def articles_of(place: Place) -> dict[str, Article]:
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
    for item in place.list("announced"):
        yield from item.list("citations")


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
