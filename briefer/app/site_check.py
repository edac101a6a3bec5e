"""A published site and the store in, what no longer holds out; nothing is written. Assembly."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from briefer.app.context import Context
from briefer.app.site import page_choices
from briefer.deliver.site import SiteFolder
from briefer.errors import StoreError, StrictFailure, UsageError
from briefer.model import Article, Brief, Citation
from briefer.render.addresses import topic_address
from briefer.render.locale import ENGLISH

if TYPE_CHECKING:
    from briefer.store import Store

Kind = Literal["proof", "forgotten", "file"]
_SHOWN: Final = 60  # letters of a quotation


@dataclass(frozen=True, slots=True)
class Deviation:
    """What is not as it was. `forgotten`: the article was dropped by `keep`, no fault."""

    page: str
    kind: Kind
    detail: str


def deviations(
    context: Context,
    store: Store,
    folder: Path,
    *,
    topic: str | None,
    say: Callable[[str], None],
) -> tuple[Deviation, ...]:
    """Each quotation that its article no longer has at its place, now or in a state of before that
    is kept; and each file that is gone or has other bytes than were written.
    """
    site = SiteFolder(folder)
    files = site.manifest()
    if not files:
        raise UsageError(f"{folder}: is no site of briefer; `briefer publish` writes one")
    pages, quotes, found = 0, 0, list(_files(site, topic))
    for address, brief in page_choices(store, site, topic=topic):
        pages, quotes = pages + 1, quotes + len(brief.citations)
        states = store.states({citation.article.id for citation in brief.citations})
        found += _proofs(address, brief, states, forgets=context.config.keep is not None)
    say(
        f"{ENGLISH.counted(pages, 'brief')}, {ENGLISH.counted(quotes, 'citation')},"
        f" {ENGLISH.counted(len(files), 'file')} examined"
    )
    return tuple(found)


def refuse_deviations(found: Iterable[Deviation]) -> None:
    """Raises StrictFailure (exit code 5) for a proof, StoreError (6) for a file; else nothing."""
    kinds = [item.kind for item in found]
    proofs, files = kinds.count("proof"), kinds.count("file")
    if proofs:
        raise StrictFailure(f"{ENGLISH.counted(proofs, 'proof')} no longer stands as it was cited")
    if files:
        raise StoreError(
            f"{ENGLISH.counted(files, 'file')} of the site is not as it was written; `briefer"
            " publish --anew` writes what can be made again"
        )


def _files(site: SiteFolder, topic: str | None) -> Iterator[Deviation]:
    for name, written in sorted(site.manifest().items()):
        if topic is not None and not name.startswith(topic_address(topic)):
            continue
        found = site.digest(name)
        if found is None:
            yield Deviation(name, "file", "is gone or cannot be read")
        elif found != written.digest:
            yield Deviation(name, "file", "has other bytes than were written")


def _proofs(
    address: str, brief: Brief, states: Mapping[str, tuple[Article, ...]], *, forgets: bool
) -> Iterator[Deviation]:
    told: set[str] = set()
    for citation in brief.citations:
        kept = states.get(citation.article.id)
        if kept is None and citation.article.id not in told:
            told.add(citation.article.id)
            kind: Kind = "forgotten" if forgets else "proof"
            yield Deviation(address, kind, f"{citation.article.id} is not in the store any more")
        elif kept and not any(_stands(state, citation) for state in kept):
            quote = citation.quote[:_SHOWN]
            yield Deviation(address, "proof", f"{citation.article.id} does not say “{quote}”")


def _stands(article: Article, citation: Citation) -> bool:
    return article.content(citation.field)[citation.start : citation.end] == citation.quote
