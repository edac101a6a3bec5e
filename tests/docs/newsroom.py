"""Three publishers of Oldport, a relay, Slack, Discord and a model on loopback. Edge: sockets.

The clock's hour in, what they published in the hours before out: a day's run finds it new.
"""

from __future__ import annotations

import json
import re
import ssl
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import format_datetime
from html import escape
from pathlib import Path
from typing import Final

from briefer.testing.ask import answer_json
from briefer.testing.openai_server import Asked, OpenAIServer, Served, completion
from briefer.testing.post_server import Got, PostServer, Said
from briefer.testing.slack_server import SlackServer
from briefer.testing.smtp_server import MailServer, certificate

BRIDGE = (
    "The council of Oldport closed the harbour bridge for six weeks after engineers found cracks"
    " in two of its pillars."
)
# Publisher: title, text and hours ago of each article.
PRINTED: Final[Mapping[str, tuple[tuple[str, str, int], ...]]] = {
    "Harbour Post": (
        (
            "Oldport closes its harbour bridge for six weeks",
            f"{BRIDGE} About 4,000 people cross it each day. A ferry will run in its place, the"
            " mayor, Ada Lind, said.",
            9,
        ),
        ("Old town wins the derby", "Old Town beat Quayside 2-1 in the derby.", 12),
    ),
    "Quay Times": (
        (
            "Cracks found in pillars: harbour bridge in Oldport shut for six weeks",
            "Engineers found cracks in two pillars of the harbour bridge in Oldport, and the council"
            " closed it for six weeks. Repairs will cost 3 million crowns, the council said.",
            7,
        ),
        (
            "Ferry crews in Oldport harbour accept pay offer",
            "Ferry crews in Oldport harbour accepted a pay offer of 4 percent, their union said."
            " A strike that was planned for the weekend is off.",
            5,
        ),
    ),
    "Oldport Ledger": (
        (
            "Strike off: ferry crews of Oldport harbour take 4 percent",
            "The strike of ferry crews in Oldport harbour is off. The crews took a pay offer of 4"
            " percent, the union said.",
            4,
        ),
    ),
}
HOSTS: Final = {
    "Harbour Post": "harbour-post.example",
    "Quay Times": "quay-times.example",
    "Oldport Ledger": "oldport-ledger.example",
}


def slug(title: str) -> str:
    return "-".join("".join(c if c.isalnum() else " " for c in title.lower()).split())


def rss(publisher: str, now: datetime) -> str:
    """The publisher's feed, its newest articles hours old."""
    items = "".join(
        f"<item><title>{escape(title)}</title><description>{escape(text)}</description>"
        f"<link>https://{HOSTS[publisher]}/{slug(title)}</link>"
        f"<pubDate>{format_datetime(now - timedelta(hours=hours))}</pubDate></item>"
        for title, text, hours in PRINTED[publisher]
    )
    return f'<rss version="2.0"><channel><title>{publisher}</title>{items}</channel></rss>'


def json_feed(publisher: str, now: datetime) -> str:
    items = [
        {
            "id": slug(title),
            "url": f"https://{HOSTS[publisher]}/{slug(title)}",
            "title": title,
            "content_text": text,
            "date_published": (now - timedelta(hours=hours)).isoformat(),
        }
        for title, text, hours in PRINTED[publisher]
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": publisher, "items": items}
    return json.dumps(feed)


class Press(PostServer):
    """The three publishers' sites, one server told apart by the Host header."""

    def __init__(self, now: datetime, context: ssl.SSLContext) -> None:
        super().__init__(context=context)
        page = '<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml">'
        self._pages = {
            "harbour-post.example/": (
                "text/html",
                f"{page}<title>Harbour Post</title></head></html>",
            ),
            "harbour-post.example/feed.xml": ("application/rss+xml", rss("Harbour Post", now)),
            "quay-times.example/rss.xml": ("application/rss+xml", rss("Quay Times", now)),
            "oldport-ledger.example/feed.json": (
                "application/feed+json",
                json_feed("Oldport Ledger", now),
            ),
        }

    def answer(self, got: Got) -> Said:
        place = f"{got.headers['Host']}{got.path}"
        if place not in self._pages:
            return Said(status=404)
        kind, body = self._pages[place]
        return Said(body=body, headers={"Content-Type": kind})


def wrote(asked: Asked) -> Served:
    """A model without ideas: the first sentences it is shown, word for word."""
    shown = re.findall(r"(?m)^(A\d+\.\d+) \| (.+)$", asked.shown)
    return completion(answer_json([(text, [label]) for label, text in shown[:3]]))


@dataclass(frozen=True, slots=True)
class Town:
    """All servers, the addresses that lead to them, and the authority their certificates have."""

    press: Press
    mail: MailServer
    slack: SlackServer
    discord: PostServer
    model: OpenAIServer
    ca_file: Path

    @property
    def places(self) -> dict[str, int]:
        """The addresses of the docs, and the ports of loopback that stand in for them."""
        web = int(self.press.place.rpartition(":")[2])
        return {
            **{f"{host}:443": web for host in HOSTS.values()},
            "smtp.desk.example:587": self.mail.port,
            "hooks.slack.com:443": int(self.slack.place.rpartition(":")[2]),
            "discord.com:443": int(self.discord.place.rpartition(":")[2]),
            "localhost:11434": int(self.model.place.rpartition(":")[2]),
        }


@contextmanager
def town(folder: Path, *, now: datetime) -> Iterator[Town]:
    """All of it while the block runs; certificates are written into the folder."""
    web, post = folder / "web", folder / "post"
    web.mkdir(parents=True)
    post.mkdir()
    authority, key = certificate(web, *HOSTS.values(), "hooks.slack.com", "discord.com")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(authority, key)
    with ExitStack() as open_:
        here = open_.enter_context
        mail = here(MailServer(post, name="smtp.desk.example"))
        both = folder / "authorities.pem"
        both.write_bytes(authority.read_bytes() + mail.ca_file.read_bytes())
        yield Town(
            here(Press(now, context)),
            mail,
            here(SlackServer(context=context)),
            here(PostServer(context=context, usual=Said(status=204, body=""))),
            here(OpenAIServer(wrote, models=[{"id": "qwen3:8b"}])),
            both,
        )
