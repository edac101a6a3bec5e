"""Articles and stories to JSON values and back. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from briefer.jsonform.places import VERSION, Place, moment_json
from briefer.model import Article, Story


def article_json(article: Article) -> dict[str, Any]:
    """The article with every field, `version` first."""
    return {"version": VERSION} | article_fields(article)


def article_from(data: object) -> Article:
    """The article in a JSON object: only a title or a text is required, unknown keys are ignored.

    >>> article_from({"id": "a", "title": "The bridge fell"}).title
    'The bridge fell'
    """
    place = Place(data, "article")
    place.known_version(required=False)
    return article_at(place)


def article_fields(article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "title": article.title,
        "text": article.text,
        "url": article.url,
        "publisher": article.publisher,
        "published": moment_json(article.published),
        "updated": moment_json(article.updated),
        "first_seen": moment_json(article.first_seen),
        "author": article.author,
        "language": article.language,
        "via": list(article.via),
        "source": article.source,
    }


def article_at(place: Place) -> Article:
    fields: dict[str, Any] = {
        name: place.optional_text(name) or "" for name in ("id", "title", "text", "publisher")
    }
    fields |= {name: place.optional_text(name) for name in ("url", "author", "language")}
    fields |= {name: place.optional_moment(name) for name in ("published", "updated", "first_seen")}
    fields |= {"via": place.texts("via"), "source": place.optional_text("source") or ""}
    return place.made(lambda: Article(**fields))


def story_json(story: Story) -> dict[str, Any]:
    """The story by the ids of its articles, lead first, copies included."""
    return {
        "version": VERSION,
        "story": story.id,
        "articles": [article.id for article in story.articles],
        "copies": dict(story.copies),
        "publishers": list(story.publishers),
    }


def story_from(data: object, articles: Iterable[Article]) -> Story:
    """The story in a JSON object, its articles taken from `articles` by id."""
    place = Place(data, "story")
    place.known_version(required=False)
    by_id = {article.id: article for article in articles}
    members = tuple(_member(found, by_id) for found in place.list("articles"))
    copies = place.get("copies")
    return place.made(
        lambda: Story(
            id=place["story"].text(),
            articles=members,
            copies=_pairs(copies) if copies else (),
            publishers=place.texts("publishers"),
        )
    )


def _member(place: Place, by_id: dict[str, Article]) -> Article:
    found = by_id.get(place.text())
    if found is None:
        raise place.refused(f'there is no article "{place.value}"')
    return found


def _pairs(place: Place) -> tuple[tuple[str, str], ...]:
    return tuple((key, place[key].text()) for key in place.mapping())
