"""An http(s) address in, its whole decoded body out. Edge: the network, through urllib3."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, quote, urljoin

from briefer.collect.addresses import PORTS
from briefer.collect.opening import is_opened, unopened_port
from briefer.collect.spelling import origin_of, printable_url, web_address
from briefer.errors import FetchRefused, NotChanged, SourceError, StatusError
from briefer.ports import Fetched, Validators
from briefer.text.hygiene import clean_line

if TYPE_CHECKING:
    from urllib3.response import BaseHTTPResponse

    from briefer.collect.connections import Connections, Resolve

HOPS = 5
MAX_BYTES = 10_000_000  # four times the largest of 200 real feeds
USER_AGENT = "briefer/0.1 (news brief; one reader)"
_HEADER_BYTES = 300_000
_FOR_EVER = (301, 308)
_MOVED = (301, 302, 303, 307, 308)
_NOT_ASKED = (
    "it answers that nothing changed (304), though we have nothing of it yet; its cache is broken"
)
_SAFE = "/%:@!$&'()*+,;=~-._|"
_ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9,"
    " text/html;q=0.8, */*;q=0.5"
)


def user_agent(contact: str | None) -> str:
    """How we introduce ourselves, with the address or page of whoever runs this briefer."""
    return f"{USER_AGENT} (contact: {clean_line(contact)})" if contact else USER_AGENT


def http_fetch(
    *,
    timeout: float = 10.0,
    deadline: float = 20.0,
    max_bytes: int = MAX_BYTES,
    allow_private: Collection[str] = (),
    user_agent: str = USER_AGENT,
    resolve: Resolve | None = None,
    credentials: Mapping[str, str] | None = None,
) -> HttpFetch:
    """A Fetch over one pool of connections: at most `deadline` seconds an exchange, redirects
    included, at most `max_bytes` decoded, public addresses only but for hosts in `allow_private`.

    `credentials` are the Authorization headers of origins such as `https://news.example`; no
    other origin is sent one, wherever a redirect leads.
    """

    @cache
    def connections() -> Connections:
        from briefer.collect.connections import Connections, system_resolve

        return Connections(allow_private=allow_private, resolve=resolve or system_resolve)

    return HttpFetch(
        connections=connections,
        timeout=timeout,
        deadline=deadline,
        max_bytes=max_bytes,
        allow_private=frozenset(allow_private),
        user_agent=user_agent,
        credentials=_by_origin(credentials or {}),
    )


def _by_origin(credentials: Mapping[str, str]) -> dict[str, str]:
    return {origin_of(url): value for url, value in credentials.items()}


@dataclass(frozen=True, slots=True, repr=False)
class HttpFetch:
    """The Fetch over HTTP; what `http_fetch` makes. It is never shown: it holds credentials."""

    connections: Callable[[], Connections]
    timeout: float
    deadline: float
    max_bytes: int
    allow_private: frozenset[str]
    user_agent: str
    credentials: Mapping[str, str]

    def logged_in(self, credentials: Mapping[str, str]) -> HttpFetch:
        """The same, over the same connections, with these Authorization headers only."""
        return replace(self, credentials=_by_origin(credentials))

    def __call__(self, url: str, *, validators: Validators | None = None) -> Fetched:
        from briefer.collect.connections import Allowance, current

        wire = self.max_bytes + _HEADER_BYTES
        allowance = Allowance(time.monotonic() + self.deadline, wire)
        current.allowance = allowance
        try:
            return self._followed(url, validators)
        except Exception as error:
            failed = self._as_source_error(url, error)
            failed.received = wire - allowance.wire_bytes
            if failed is error:
                raise
            raise failed from error
        finally:
            current.allowance = None

    def _followed(self, url: str, validators: Validators | None) -> Fetched:
        hops: list[str] = []
        moved_to: str | None = None
        for _ in range(HOPS + 1):
            with self._asked(self._checked(url, was_asked=not hops), validators) as answer:
                onward = answer.status in _MOVED and answer.headers.get("location")
                if not onward:
                    if answer.status == 304 and not _asks_again(validators):
                        raise SourceError(printable_url(url), _NOT_ASKED)
                    return self._read(url, answer, hops=tuple(hops), moved_to=moved_to)
            hops.append(url)
            url = urljoin(url, onward)
            # only an unbroken row of permanent moves may replace the address that was given
            unbroken = answer.status in _FOR_EVER and len(hops) == 1 + (moved_to is not None)
            moved_to = url if unbroken else moved_to
        raise SourceError(printable_url(hops[0]), f"more than {HOPS} redirects")

    def _checked(self, url: str, *, was_asked: bool) -> SplitResult:
        parts = web_address(url)
        if parts is None:
            raise FetchRefused(printable_url(url), "this is no address of a public web page")
        host, port = parts.hostname or "", _port(parts)
        if port not in PORTS and not is_opened(host, port, self.allow_private):
            reason = unopened_port(host, port, self.allow_private, was_asked=was_asked)
            raise FetchRefused(printable_url(url), reason)
        return parts

    @contextmanager
    def _asked(
        self, address: SplitResult, validators: Validators | None
    ) -> Iterator[BaseHTTPResponse]:
        """The answer; its connection is kept if the body was read to its end, else closed."""
        path = quote(address.path or "/", safe=_SAFE)
        query = quote(address.query, safe=_SAFE + "?")
        place = (address.scheme, address.hostname or "", _port(address))
        connection, answer = self.connections().ask(
            place,
            f"{path}?{query}" if query else path,
            headers=self._headers(address, validators),
            timeout=self.timeout,
        )
        try:
            yield answer
        except NotChanged:
            self.connections().keep(place, connection)
            raise
        except BaseException:
            connection.close()
            raise
        if answer.status == 200:
            self.connections().keep(place, connection)
        else:  # what a redirect carries is not worth reading to the end
            connection.close()

    def _headers(self, address: SplitResult, validators: Validators | None) -> dict[str, str]:
        headers = {
            "User-Agent": self.user_agent,
            "Accept": _ACCEPT,
            "Accept-Encoding": "gzip",  # a cap on decoded bytes cannot stop a brotli bomb
        }
        if validators and validators.etag:
            headers["If-None-Match"] = validators.etag
        if validators and validators.last_modified:
            headers["If-Modified-Since"] = validators.last_modified
        authorization = self.credentials and self.credentials.get(origin_of(address.geturl()))
        return headers | ({"Authorization": authorization} if authorization else {})

    def _read(
        self, url: str, answer: BaseHTTPResponse, *, hops: tuple[str, ...], moved_to: str | None
    ) -> Fetched:
        if answer.status == 304:
            raise NotChanged(printable_url(url), "not changed since the last time")
        if answer.status != 200:
            raise StatusError(
                printable_url(url),
                _status_sentence(answer.status),
                status=answer.status,
                retry_after=answer.headers.get("retry-after"),
            )
        from briefer.collect.connections import current

        body = self._body(answer)
        left = current.allowance.wire_bytes if current.allowance else 0
        media_type, charset = _content_type(answer.headers.get("content-type", ""))
        return Fetched(
            url=url,
            body=body,
            media_type=media_type,
            charset=charset,
            validators=Validators(answer.headers.get("etag"), answer.headers.get("last-modified")),
            hops=hops,
            moved_to=moved_to,
            max_age=_max_age(answer.headers.get("cache-control", "")),
            received=self.max_bytes + _HEADER_BYTES - left,
        )

    def _body(self, answer: BaseHTTPResponse) -> bytes:
        from briefer.collect.decoding import decoded_body

        return decoded_body(
            [answer.read(decode_content=False)],  # what came over the wire is capped already
            encoding=answer.headers.get("content-encoding", ""),
            longest=self.max_bytes,
        )

    def _as_source_error(self, url: str, error: Exception) -> SourceError:
        from briefer.collect.connections import (
            AddressRefused,
            DeadlinePassed,
            TooManyBytes,
            refusal,
        )
        from briefer.collect.decoding import BodyDamaged, BodyTooLong

        if isinstance(error, SourceError):
            return error
        place = printable_url(url)
        cause = _root(error, (AddressRefused, DeadlinePassed, TooManyBytes, TimeoutError, OSError))
        if isinstance(cause, AddressRefused):
            return FetchRefused(place, refusal(cause, url, self.allow_private))
        if isinstance(cause, DeadlinePassed | TimeoutError):
            return SourceError(place, f"no complete answer within {self.deadline:g} seconds")
        if isinstance(cause, TooManyBytes | BodyTooLong):
            return SourceError(place, f"larger than {self.max_bytes:,} bytes")
        if isinstance(cause, BodyDamaged):
            return SourceError(place, str(cause))
        return SourceError(place, _network_sentence(cause))


def _asks_again(validators: Validators | None) -> bool:
    return validators is not None and bool(validators.etag or validators.last_modified)


def _port(address: SplitResult) -> int:
    return address.port or (443 if address.scheme == "https" else 80)


def _content_type(header: str) -> tuple[str, str | None]:
    kind, _, parameters = header.lower().partition(";")
    named = [part.partition("=") for part in parameters.split(";")]
    charsets = [value.strip(" \"'")[:40] for key, _, value in named if key.strip() == "charset"]
    return kind.strip(), charsets[0] if charsets else None


def _max_age(cache_control: str) -> int | None:
    found = re.search(r"max-age\s*=\s*(\d{1,9})", cache_control)
    return int(found[1]) if found and "no-cache" not in cache_control else None


def _root(error: BaseException, wanted: tuple[type[BaseException], ...]) -> BaseException:
    """The first cause in the chain that says what happened; urllib3 wraps it up to three deep."""
    seen: BaseException | None = error
    for _ in range(6):
        if seen is None or isinstance(seen, wanted):
            break
        wrapped = getattr(seen, "reason", None)  # of some errors it is only a text
        inner = wrapped if isinstance(wrapped, BaseException) else None
        seen = seen.__cause__ or seen.__context__ or inner
    return seen if isinstance(seen, wanted) else error


def _network_sentence(error: BaseException) -> str:
    import socket
    import ssl

    if isinstance(error, ssl.SSLError):
        return "its TLS certificate or connection cannot be trusted"
    if isinstance(error, socket.gaierror):
        return "its host name cannot be resolved"
    if isinstance(error, ConnectionRefusedError):
        return "the connection was refused"
    return f"the connection failed or its answer was no HTTP ({type(error).__name__})"


def _status_sentence(status: int) -> str:
    known = {
        401: "401: it wants a login",
        403: "403: it refuses us",
        404: "404: there is nothing at this address",
        410: "410: it is gone for good; remove the source",
        429: "429: it asks us to come less often",
    }
    return known.get(status, f"the server answered {status}")
