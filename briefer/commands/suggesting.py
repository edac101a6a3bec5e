"""`briefer sources suggest`, and what `init` says and writes of it. Part of the command line."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from briefer.commands.printing import print_table, say_on_stderr

if TYPE_CHECKING:
    from briefer.collect.public_feeds import PublicFeed, PublicFeeds
    from briefer.collect.suggesting import Suggestion


@click.command(epilog='Example:  briefer sources suggest "Bakhmut"')
@click.argument("topic", metavar="[WORDS]...", nargs=-1)
@click.option("--language", metavar="CODE", help="Also sources in that language.")
@click.option("--add", "adding", is_flag=True, help="Write them to briefer.toml, unasked.")
@click.option("--json", "as_json", is_flag=True, help="One line of JSON per row.")
@click.pass_context
def suggest(
    ctx: click.Context, topic: tuple[str, ...], language: str | None, adding: bool, as_json: bool
) -> None:
    """Public feeds that fit a topic, by place, theme and language; without words, all of the list.

    Their addresses were seen in public lists; whether they answer, `briefer sources check` tells.
    """
    from briefer.commands.editing_sources import appended, context_of
    from briefer.errors import UsageError

    words = " ".join(topic)
    if adding and not words:
        raise UsageError("--add needs the words of a topic: briefer sources suggest --add Bakhmut")
    context, say = context_of(ctx), say_on_stderr(ctx)
    listed = without(public_list(), [source.url for source in context.config.sources])
    found = fitting(words, {language or "", context.config.language}, listed) if words else None
    feeds = found.feeds if found else listed.feeds
    if found:
        say(reason(found, words))
    if adding:
        appended(context, tables(feeds, taken={source.name for source in context.config.sources}))
        say("next: briefer sources check, which asks each")
        return
    titles = ("Name", "Title", "Language", "Regions", "Themes", "Kind", "Url")
    print_table(titles, [_row(feed) for feed in feeds], as_json=as_json)


def fitting(words: str, languages: Iterable[str], listed: PublicFeeds) -> Suggestion:
    """What of the list fits; feeds in those languages are taken too."""
    from briefer.collect.suggesting import suggested

    more = frozenset(code.partition("-")[0] for code in languages if code)
    return suggested(words, listed, languages=more)


def public_list() -> PublicFeeds:
    """The list that ships with the program."""
    from briefer.collect.public_feeds import public_feeds
    from briefer.resources import resource_text

    return public_feeds(resource_text("public", "feeds.toml"))


def without(listed: PublicFeeds, urls: Iterable[str]) -> PublicFeeds:
    """The list without the feeds that are configured already."""
    from briefer.collect.spelling import canonical_url

    known = {canonical_url(url) for url in urls}
    feeds = tuple(feed for feed in listed.feeds if canonical_url(feed.url) not in known)
    return replace(listed, feeds=feeds)


def reason(found: Suggestion, words: str) -> str:
    """Why these are offered, in one line."""
    if found.fits:
        of = f"; for the world, as few fit: {', '.join(f.title for f in found.world)}"
        asked = "; whether each answers: briefer sources check"
        return f"sources for {', '.join(found.fits)}{of if found.world else ''}{asked}"
    guess = f" (did you mean {found.meant[1]!r}?)" if found.meant else ""
    return (
        f"nothing in the list fits {words!r} by place or theme{guess}:"
        " these are sources of news from everywhere"
    )


def in_other_words(feeds: Iterable[PublicFeed], words: str, language: str) -> str:
    """That some of the feeds are in another language than the words, and what to do; or nothing."""
    from briefer.render.locale import ENGLISH

    foreign = [feed for feed in feeds if feed.language != language.partition("-")[0]]
    if not foreign:
        return ""
    named = ", ".join(f"{feed.title} {ENGLISH.mark_of(feed.language)}" for feed in foreign)
    return (
        f"{named}: the topic is looked for in the words you give, so add how it is written there:"
        f' query = \'"{words}" OR "…"\'; once articles were collected, `briefer topics suggest'
        " NAME` shows spellings"
    )


def tables(
    feeds: Iterable[PublicFeed], *, taken: Collection[str]
) -> list[tuple[str, dict[str, str]]]:
    """The tables of briefer.toml for those feeds, under names that no other source has."""
    return [
        (
            f"{feed.name}-public" if feed.name in taken else feed.name,
            {"url": feed.url, "title": feed.title, "language": feed.language},
        )
        for feed in feeds
    ]


def _row(feed: PublicFeed) -> tuple[str, ...]:
    regions, themes = " ".join(sorted(feed.regions)), " ".join(sorted(feed.themes))
    return (feed.name, feed.title, feed.language, regions, themes, feed.kind, feed.url)
