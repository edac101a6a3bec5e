"""The publishers of the docs, a relay, Slack, Discord and a model on loopback. Edge: sockets.

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
    "Evening Post": (
        (
            "Council votes to repair the harbour bridge",
            "The council of Oldport voted 11 to 4 on Monday to repair the harbour bridge.",
            6,
        ),
    ),
    "Степовий вісник": (
        (
            "Дорогу до Бахмута відкрили",
            "Дорогу до Бахмута відкрили після ремонту, повідомила обласна адміністрація."
            " Роботи тривали шість днів.",
            8,
        ),
    ),
}
VOTE: Final = (
    "The council of Oldport voted 11 to 4 on Monday to repair the harbour bridge. The work is to begin"
    " in a week and to take six weeks. The money, 3 million crowns, comes from the budget of the port,"
    " the head of the council's works committee, Mara Voss, said after the vote."
)
WATCH: Final = "У Бахмуті відкрили пункт видачі води. Він працює з 8 до 17 години."
HOSTS: Final = {
    "Harbour Post": "harbour-post.example",
    "Quay Times": "quay-times.example",
    "Oldport Ledger": "oldport-ledger.example",
    "Evening Post": "evening-post.example",
    "Степовий вісник": "stepovyi-visnyk.example",
}
TEAMS: Final = "prod-1.westeurope.logic.azure.com"  # where flows of Teams are
OTHERS: Final = ("t.me", "api.gdeltproject.org")  # whom the docs name, beside our publishers


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


def page(title: str, text: str) -> str:
    """An article's own page."""
    return f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{text}</p></article></body></html>"


def site(publisher: str) -> tuple[str, str]:
    """A front page that announces its feed."""
    link = '<link rel="alternate" type="application/rss+xml" href="/feed.xml">'
    return "text/html", f"<html><head>{link}<title>{publisher}</title></head></html>"


def channel(now: datetime) -> str:
    """The preview page of a channel with one post."""
    time = f'<time datetime="{(now - timedelta(hours=3)).isoformat()}">03:00</time>'
    return (
        '<html><body><div class="tgme_channel_info"><div class="tgme_channel_info_header_title">'
        'Watch</div></div><div class="tgme_widget_message" data-post="oldport_watch/7">'
        f'<div class="tgme_widget_message_text">{WATCH}</div>'
        f'<a class="tgme_widget_message_date" href="#">{time}</a></div></body></html>'
    )


class Press(PostServer):
    """The publishers' sites, a channel and a search, told apart by the Host header."""

    def __init__(self, now: datetime, context: ssl.SSLContext) -> None:
        super().__init__(context=context)
        news, vote = "application/rss+xml", PRINTED["Evening Post"][0][0]
        self._pages = {
            "harbour-post.example/": site("Harbour Post"),
            "harbour-post.example/feed.xml": (news, rss("Harbour Post", now)),
            "quay-times.example/rss.xml": (news, rss("Quay Times", now)),
            "oldport-ledger.example/feed.json": (
                "application/feed+json",
                json_feed("Oldport Ledger", now),
            ),
            "evening-post.example/rss": (news, rss("Evening Post", now)),
            f"evening-post.example/{slug(vote)}": ("text/html", page(vote, VOTE)),
            "stepovyi-visnyk.example/": site("Степовий вісник"),
            "stepovyi-visnyk.example/feed.xml": (news, rss("Степовий вісник", now)),
            "t.me/s/oldport_watch": ("text/html; charset=utf-8", channel(now)),
            "api.gdeltproject.org/api/v2/doc/doc": ("application/json", "{}"),
        }

    def answer(self, got: Got) -> Said:
        place = f"{got.headers['Host']}{got.path.partition('?')[0]}"
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
    teams: PostServer
    model: OpenAIServer
    ca_file: Path

    @property
    def places(self) -> dict[str, int]:
        """The addresses of the docs, and the ports of loopback that stand in for them."""
        web = int(self.press.place.rpartition(":")[2])
        return {
            **{f"{host}:443": web for host in (*HOSTS.values(), *OTHERS)},
            "smtp.desk.example:587": self.mail.port,
            "hooks.slack.com:443": int(self.slack.place.rpartition(":")[2]),
            "discord.com:443": int(self.discord.place.rpartition(":")[2]),
            f"{TEAMS}:443": int(self.teams.place.rpartition(":")[2]),
            "localhost:11434": int(self.model.place.rpartition(":")[2]),
        }


@contextmanager
def town(folder: Path, *, now: datetime) -> Iterator[Town]:
    """All of it while the block runs; certificates are written into the folder."""
    web, post = folder / "web", folder / "post"
    web.mkdir(parents=True)
    post.mkdir()
    authority, key = certificate(
        web, *HOSTS.values(), *OTHERS, "hooks.slack.com", "discord.com", TEAMS
    )
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
            here(PostServer(context=context, usual=Said(status=202, body=""))),
            here(OpenAIServer(wrote, models=[{"id": "qwen3:8b"}])),
            both,
        )
