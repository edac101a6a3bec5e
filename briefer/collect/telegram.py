"""The preview page of a Telegram channel in, a feed of its posts out. Pure."""

from __future__ import annotations

import re
from datetime import datetime
from importlib import import_module
from typing import Any

from briefer.collect.feeds import Feed, FeedItem
from briefer.collect.pages import page_tree
from briefer.text.hygiene import clean_line

_POSTS = re.compile(rb"tgme_widget_message[\"' ]|tgme_channel_info")
_TITLE_LENGTH = 200
_SENTENCE = re.compile(r"(?<=[.!?…])\s")


def is_channel(body: bytes) -> bool:
    """Whether this may be the page of a channel; its marks may stand far down."""
    return bool(_POSTS.search(body))


def channel_feed(body: bytes, *, charset: str | None = None) -> Feed | None:
    """The posts of the page, newest last as they stand; None where it shows no channel."""
    tree = page_tree(body, charset=charset)
    if tree is None:
        return None
    named = _texts(tree, "tgme_channel_info_header_title") or _texts(
        tree, "tgme_widget_message_owner_name"
    )
    items = [
        _item(post) for post in _of_class(tree, "tgme_widget_message") if post.get("data-post")
    ]
    if not named and not items:
        return None
    title = named[0] if named else ""
    return Feed(tuple(item for item in items if item.text), title=title, kind="telegram")


def _item(post: Any) -> FeedItem:
    """A post: the first sentence of its first line is its headline, for it has none of its own."""
    html = _markup(post)
    times = post.xpath('.//a[contains(@class, "tgme_widget_message_date")]//time/@datetime')
    forwarded = _texts(post, "tgme_widget_message_forwarded_from_name")
    first = _first_line(post)
    return FeedItem(
        title=first,
        text=html,
        link=f"https://t.me/{post.get('data-post')}",
        guid=str(post.get("data-post")),
        published=_moment(str(times[0])) if times else None,
        credit=forwarded[0] if forwarded else "",
    )


def _own_text(post: Any) -> Any:
    found = _of_class(post, "tgme_widget_message_text")
    own = [text for text in found if "js-message_reply_text" not in (text.get("class") or "")]
    return own[0] if own else None


def _markup(post: Any) -> str:
    etree: Any = import_module("lxml.etree")
    text = _own_text(post)
    return (
        str(etree.tostring(text, encoding="unicode", with_tail=False)) if text is not None else ""
    )


def _first_line(post: Any) -> str:
    text = _own_text(post)
    if text is None:
        return ""
    pieces: list[str] = []
    for node in text.iter():
        if node.tag == "br" and "".join(pieces).strip():
            break
        pieces.append(node.text or "") if node.tag != "br" else None
        pieces.append(node.tail or "") if node is not text else None
    line = clean_line("".join(pieces))
    return _SENTENCE.split(line)[0][:_TITLE_LENGTH]


def _of_class(tree: Any, name: str) -> list[Any]:
    return list(
        tree.xpath(f'.//*[contains(concat(" ", normalize-space(@class), " "), " {name} ")]')
    )


def _texts(tree: Any, name: str) -> list[str]:
    words = (clean_line(element.text_content()) for element in _of_class(tree, name))
    return [text for text in words if text]


def _moment(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else None
