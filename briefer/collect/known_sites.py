"""The address of a channel or profile as people have it in, where its posts can be read out. Pure.

Only what a site offers to everybody is named here: its own feeds, and Telegram's preview pages.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qs, quote, urlsplit

from briefer.collect.spelling import web_address

_NAME = r"[A-Za-z0-9][A-Za-z0-9_.:-]{1,100}"
_YOUTUBE = "https://www.youtube.com/feeds/videos.xml"
# Host, path, and where the posts of what it names are.
_PLACES = (
    ("t.me", rf"/(?:s/)?(?P<name>{_NAME})", "https://t.me/s/{name}"),
    ("telegram.me", rf"/(?:s/)?(?P<name>{_NAME})", "https://t.me/s/{name}"),
    ("reddit.com", rf"/r/(?P<name>{_NAME})", "https://www.reddit.com/r/{name}/.rss"),
    ("reddit.com", rf"/u(?:ser)?/(?P<name>{_NAME})", "https://www.reddit.com/user/{name}/.rss"),
    ("bsky.app", rf"/profile/(?P<name>{_NAME})", "https://bsky.app/profile/{name}/rss"),
    ("youtube.com", rf"/channel/(?P<name>{_NAME})", _YOUTUBE + "?channel_id={name}"),
)
_MASTODON = re.compile(r"/@[\w.-]{1,60}(?:@[\w.-]+)?")
_OTHERS_WITH_AT = ("youtube.com", "medium.com", "tiktok.com", "threads.net", "threads.com")


def posts_address(url: str) -> str:
    """Where the posts of that channel or profile are; the address itself where none is known.

    >>> posts_address("https://t.me/harbour_news")
    'https://t.me/s/harbour_news'
    >>> posts_address("https://social.example/@ada")
    'https://social.example/@ada.rss'
    """
    parts = web_address(url)
    if parts is None:
        return url
    host = re.sub(r"^(?:www|old|new|m)\.", "", parts.hostname or "")
    path = parts.path.rstrip("/")
    for site, pattern, place in _PLACES:
        found = re.fullmatch(pattern, path) if host == site else None
        if found:
            return place.format(name=quote(found["name"], safe=":."))
    playlist = parse_qs(urlsplit(url).query).get("list", [""])[0] if host == "youtube.com" else ""
    if playlist:
        return f"{_YOUTUBE}?playlist_id={quote(playlist, safe='')}"
    if _MASTODON.fullmatch(path) and host not in _OTHERS_WITH_AT and not path.endswith(".rss"):
        return f"{parts.scheme}://{parts.netloc}{path}.rss"
    return url
