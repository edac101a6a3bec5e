"""Sources in, what they have out, remembered where there is a store. Assembly.

Here the collector meets the settings of each source, its secrets and the store.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from briefer.app.context import Context
from briefer.app.source_turns import SourceTurns
from briefer.collect.collected import Collected, merged
from briefer.collect.gather import gather, is_far
from briefer.collect.health import SourceHealth
from briefer.collect.jsonlines import Glance, whole
from briefer.collect.search import is_template
from briefer.collect.spelling import kept_address, kept_redirect
from briefer.collect.visited import Visited
from briefer.model import Problem, Source
from briefer.ports import Fetch, Fetched, Validators
from briefer.schedule.days import span
from briefer.secrets import optional_secret, safe, secret

if TYPE_CHECKING:
    from briefer.collect.fetch import HttpFetch
    from briefer.collect.visit import Read
    from briefer.store import Store

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Asking:
    """What sources are asked and read with, where it outlives one run."""

    web: HttpFetch
    read: Read


def collect(
    context: Context,
    sources: Sequence[Source],
    *,
    at: datetime,
    say: Say,
    store: Store | None = None,
    asking: Callable[[Source], None] = lambda source: None,
    done: Callable[[Visited], None] = lambda visit: None,
    glance: Glance = whole,
    asking_with: Asking | None = None,
) -> Collected:
    """What those sources have now; one dead source is one problem.

    With a store each source is saved as soon as it is there, and asked only for what is new.
    `asking` is told in any thread when a source's turn begins, `done` what came of it. `glance`
    may let go of the text of articles that come from files of JSON.
    """
    known = _known(sources, store) if store else {}
    turns = SourceTurns(store, known)

    def keep(part: Collected) -> None:
        part = _without_secrets(part)
        if store:
            read = [visit.source for visit in part.visits if visit.outcome == "read"]
            store.save_collected(part.articles, part.health, at=at, read=read)
            for visit in part.visits:
                turns.over(visit.source)
        for visit in part.visits:
            done(visit)

    web = asking_with.web if asking_with else web_of(context)
    found = gather(
        sources,
        fetch=web,
        at=at,
        progress=say,
        known=known,
        each=keep,
        logged_in=lambda source: logged_in(web, source),
        asking=asking,
        instead=turns.instead,
        glance=glance,
        read_with=asking_with.read if asking_with else None,
    )
    return _titled(_without_secrets(found), sources)


def web_of(context: Context) -> HttpFetch:
    """The fetch that sources are asked with, as it is configured."""
    from briefer.collect.fetch import http_fetch, user_agent

    config = context.config
    return http_fetch(allow_private=config.allow_private, user_agent=user_agent(config.contact))


def _known(sources: Sequence[Source], store: Store) -> Mapping[str, SourceHealth]:
    """How the sources were when last asked; for one alone not all are read."""
    if len(sources) == 1:
        name = sources[0].name
        found = store.asked(name)
        return {name: found} if found else {}
    return {kept.health.source: kept.health for kept in store.health()}


def _titled(found: Collected, sources: Sequence[Source]) -> Collected:
    """The same with problems under the titles of their sources: readers see them."""
    titles = {source.name: source.shown for source in sources if source.title}
    named = (Problem(titles.get(p.source, p.source), p.reason) for p in found.problems)
    return replace(found, problems=tuple(named)) if titles else found


def _without_secrets(found: Collected) -> Collected:
    """The same, fit to be kept and printed: a server may repeat what it was asked with."""
    return replace(
        found,
        problems=tuple(Problem(safe(p.source), safe(p.reason)) for p in found.problems),
        health=tuple(
            replace(
                kept,
                error=safe(kept.error),
                moved_to=kept_redirect(kept.moved_to, asked=kept.url or ""),
                url=kept_address(kept.url),
            )
            for kept in found.health
        ),
        visits=tuple(replace(visit, reason=safe(visit.reason)) for visit in found.visits),
    )


def with_held_articles(found: Collected, sources: Sequence[Source], *, store: Store) -> Collected:
    """The same with what stands in the sources that had nothing new, or could not be read now.

    So two runs in a row give the same articles, each with its first sight.
    """
    asked = {source.name for source in sources if not is_template(source)}
    unread = [v.source for v in found.visits if v.outcome != "read" and v.source in asked]
    held = store.held(unread)
    whole = merged([found, *(Collected(tuple(articles)) for articles in held.values())])
    seen = store.first_seen(article.id for article in whole.articles)
    place = {source.name: n for n, source in enumerate(sources)}
    in_turn = sorted(whole.articles, key=lambda article: place.get(article.source, len(place)))
    return replace(
        whole,
        articles=tuple(replace(a, first_seen=seen.get(a.id, a.first_seen)) for a in in_turn),
        visits=tuple(
            replace(v, articles=len(held[v.source])) if v.source in held else v
            for v in found.visits
        ),
    )


def forget_old(context: Context, store: Store, *, at: datetime) -> int:
    """How many articles went because they are older than `keep`."""
    keep = context.config.keep
    return store.forget(at - span(keep)) if keep else 0


def refuse_unset(sources: Sequence[Source]) -> None:
    """Raises ConfigError (exit code 2) when no source can be asked for want of its secret."""
    if sources and all(map(lacks_login, sources)):
        _login(sources[0])


def lacks_login(source: Source) -> bool:
    """Whether the variable is not set that its `auth_env` or `password_env` names."""
    variable = _variable(source)[1]
    return is_far(source) and bool(variable) and optional_secret(variable) is None


def logged_in(web: HttpFetch, source: Source) -> Fetch | None:
    """The fetch of a source with a login; the secret is read when the source is asked."""
    if source.kind == "mail":
        from briefer.collect.imap import ImapFetch

        return ImapFetch(
            source.user or "",
            lambda: _login(source),
            allow_private=web.allow_private,
            ca_file=source.ca_file,
        )
    if source.auth_env is None:
        return None

    def fetch(url: str, *, validators: Validators | None = None) -> Fetched:
        return web.logged_in({source.url: _login(source)})(url, validators=validators)

    return fetch


def _login(source: Source) -> str:
    """The Authorization header for the source's own origin, or its password."""
    key, variable = _variable(source)
    return secret(variable, needed_by=f"{key} of [sources.{source.name}]")


def _variable(source: Source) -> tuple[str, str]:
    """The key that names the variable with its secret, and that variable."""
    if source.kind == "mail":
        return "password_env", source.password_env or ""
    return "auth_env", source.auth_env or ""
