"""What an item says and where it leads: captions, bare signs, relative links, sounds, copies."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from briefer.collect.collected import Collected, merged
from briefer.collect.reader import read
from briefer.model import Article, Source

AT = datetime(2026, 5, 4, 12, tzinfo=UTC)
URL = "https://lamp.example/feeds/all.xml"
MEDIA = "xmlns:m='http://search.yahoo.com/mrss/'"


def rss(*items: str, head: str = "<link>https://lamp.example/</link>", names: str = "") -> bytes:
    inner = "".join(f"<item>{item}</item>" for item in items)
    return f"<rss version='2.0' {names}><channel><title>Lamp</title>{head}{inner}</channel></rss>".encode()


def from_web(body: bytes, *, url: str | None = URL) -> Collected:
    return read(body, source=Source("lamp", url or "/tmp/a.xml"), at=AT, url=url)


def the_only(body: bytes, *, url: str | None = URL) -> Article:
    (article,) = from_web(body, url=url).articles
    return article


# ---------------------------------------------------------------- captions


CAPTION = (
    "A very long caption of a picture that shows a tug in the old basin in the summer of 1998."
)


@pytest.mark.parametrize("order", ["before", "after"])
def test_what_stands_below_a_picture_is_not_the_article(order: str) -> None:
    words = "<description>The basin opens.</description>"
    media = (
        "<m:group><m:content url='a.jpg' medium='image'/>"
        f"<m:title>Tug 7</m:title><m:description>{CAPTION}</m:description></m:group>"
    )
    parts = media + words if order == "before" else words + media

    article = the_only(rss(f"<title>Basin opens</title>{parts}", names=MEDIA))

    assert (article.title, article.text) == ("Basin opens", "The basin opens.")


def test_an_item_that_has_only_a_picture_has_only_its_title() -> None:
    media = f"<m:thumbnail url='a.jpg'/><m:description>{CAPTION}</m:description>"

    assert the_only(rss(f"<title>Basin opens</title>{media}", names=MEDIA)).text == ""


def test_the_words_of_a_video_are_its_text() -> None:
    media = (
        "<m:group><m:content url='v' type='video/mp4'/><m:thumbnail url='a.jpg'/>"
        "<m:description>We sail round the basin.</m:description></m:group>"
    )

    assert (
        the_only(rss(f"<title>Tour</title>{media}", names=MEDIA)).text == "We sail round the basin."
    )


@pytest.mark.parametrize(
    "caption",
    [
        f"<figure><img src='a.jpg'><figcaption>{CAPTION}</figcaption></figure>",
        f"<div class='wp-caption alignnone'><img src='a.jpg'><p class='wp-caption-text'>{CAPTION}</p></div>",
        "<span class='photo-credit'>Jo Lamp / Lamp Pictures</span>",
        "<p class='image__copyright'>© Jo Lamp</p>",
    ],
    ids=["figure", "wordpress", "credit", "copyright"],
)
def test_captions_and_credits_inside_a_body_are_left_out(caption: str) -> None:
    body = f"<p>The basin opens.</p>{caption}<p>Ships come in May.</p>"

    article = the_only(rss(f"<title>Basin</title><description><![CDATA[{body}]]></description>"))

    assert article.text == "The basin opens.\nShips come in May."


# ---------------------------------------------------------------- bare signs


@pytest.mark.parametrize(
    "words",
    ["R&D; and Q&A", "Marks & Lamp", "P&L;", "AT&T wins", "A&B;C", "2 < 3 & 4", "R&D", "S&P;500"],
)
def test_a_bare_sign_in_a_feed_stays_itself(words: str) -> None:
    item = f"<title>{words} at the quay</title><description>So {words} it is.</description>"

    article = the_only(rss(item))

    assert article.title.replace(";", "") == f"{words} at the quay".replace(";", "")
    assert article.text.replace(";", "") == f"So {words} it is.".replace(";", "")


def test_entities_are_still_read() -> None:
    item = "<title>Lamp &amp; Co &#8211; caf&eacute; &hellip;</title><description>x</description>"

    assert the_only(rss(item)).title == "Lamp & Co – café …"


def test_a_link_with_bare_signs_leads_where_it_led() -> None:
    link = "https://lamp.example/a?a=1&copy=3&lt=4&amp;reg=5"

    article = the_only(rss(f"<title>Quay</title><link>{link}</link>"))

    assert article.url == "https://lamp.example/a?a=1&copy=3&lt=4&reg=5"


def test_what_is_quoted_whole_is_left_as_it_is() -> None:
    item = "<title><![CDATA[Lamp & Co]]></title><description><![CDATA[<p>1 < 2 &amp; R&D</p>]]></description>"

    assert (the_only(rss(item)).title, the_only(rss(item)).text) == ("Lamp & Co", "1 < 2 & R&D")


# ---------------------------------------------------------------- links


@pytest.mark.parametrize(
    ("link", "leads"),
    [
        ("/a/1", "https://lamp.example/a/1"),
        ("1.html", "https://lamp.example/feeds/1.html"),
        ("../1", "https://lamp.example/1"),
        ("//m2.lamp.example/1", "https://m2.lamp.example/1"),
        ("?id=1", "https://lamp.example/feeds/all.xml?id=1"),
    ],
)
def test_a_relative_link_starts_at_the_address_of_its_feed(link: str, leads: str) -> None:
    atom = (
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>Lamp</title><entry><id>x</id>"
        f"<title>Quay</title><link href='{link}'/></entry></feed>"
    ).encode()
    item = {"id": "1", "title": "Quay", "url": link}
    head = {"version": "https://jsonfeed.org/version/1", "title": "Lamp", "items": [item]}

    for body in (rss(f"<title>Quay</title><link>{link}</link>"), atom, json.dumps(head).encode()):
        assert the_only(body).url == leads


def test_in_a_file_a_relative_link_starts_at_the_site_of_the_feed() -> None:
    assert the_only(rss("<title>Quay</title><link>/a/1</link>"), url=None).url == (
        "https://lamp.example/a/1"
    )


def test_a_link_keeps_the_place_in_its_page() -> None:
    link = "https://lamp.example/live?utm_source=rss#entry-7"

    article = the_only(rss(f"<title>Quay</title><link>{link}</link>"))
    plain = the_only(rss("<title>Quay</title><link>https://lamp.example/live</link>"))

    assert article.url == "https://lamp.example/live#entry-7"
    assert article.id == plain.id


@pytest.mark.parametrize("place", ["publisher=newsstand", "xtor=RSS-1", "utm_source=x", "rss"])
def test_a_place_that_only_counts_a_click_is_none(place: str) -> None:
    link = f"https://lamp.example/a#{place}"

    assert the_only(rss(f"<title>Quay</title><link>{link}</link>")).url == "https://lamp.example/a"


def test_a_link_that_lacks_only_its_scheme_gets_one() -> None:
    body = rss("<title>Quay</title><link>www.lamp.example/a/1</link>")

    assert the_only(body).url == "https://www.lamp.example/a/1"


def test_links_that_differ_only_in_what_counts_clicks_elsewhere_stay_apart() -> None:
    links = [f"https://lamp.example/read?ref={n}&utm_medium=rss" for n in range(3)]

    found = from_web(
        rss(*(f"<title>Quay {link[31:37]}</title><link>{link}</link>" for link in links))
    )
    alone = from_web(rss(f"<title>Quay</title><link>{links[0]}</link>"))

    assert [a.url for a in found.articles] == [
        f"https://lamp.example/read?ref={n}" for n in range(3)
    ]
    assert len({a.id for a in found.articles}) == 3
    assert alone.articles[0].url == "https://lamp.example/read"


def test_items_that_share_a_guid_are_articles_of_their_own() -> None:
    live = "https://lamp.example/live"
    items = [f"<title>Quay {n}</title><link>{live}</link><guid>LAMP</guid>" for n in range(3)]

    assert len(from_web(rss(*items)).articles) == 3


def test_an_item_that_stands_twice_is_one_article() -> None:
    item = "<title>Quay</title><link>https://lamp.example/live</link><guid>LAMP</guid>"

    assert len(from_web(rss(item, item)).articles) == 1


@pytest.mark.parametrize(
    ("parts", "leads"),
    [
        ("<link>https://lamp.example/ep1</link>", "https://lamp.example/ep1"),
        ("<guid isPermaLink='true'>https://lamp.example/ep1</guid>", "https://lamp.example/ep1"),
        ("<guid isPermaLink='false'>ep1</guid>", "https://cdn.lamp.example/1.mp3?t=2"),
    ],
    ids=["page", "guid", "sound"],
)
def test_an_episode_leads_to_its_page_or_its_sound(parts: str, leads: str) -> None:
    sound = "<enclosure url='https://cdn.lamp.example/1.mp3?t=2' type='audio/mpeg' length='1'/>"

    assert the_only(rss(f"<title>Episode 1</title>{parts}{sound}")).url == leads


def test_one_page_in_two_feeds_is_one_article_whatever_its_place() -> None:
    links = ("https://lamp.example/a#top-1", "https://lamp.example/a?utm_source=x")
    parts = [from_web(rss(f"<title>Quay</title><link>{link}</link>")) for link in links]

    assert len(merged(parts).articles) == 1


# ---------------------------------------------------------------- titles


@pytest.mark.parametrize("mark", [" - ", " | ", " – "])
def test_the_publisher_behind_a_headline_is_no_part_of_it(mark: str) -> None:
    item = (
        f"<title>Quay opens{mark}Lamp Post</title><link>https://news.google.com/articles/x</link>"
        "<source url='https://lamp.example'>Lamp Post</source>"
    )

    article = the_only(rss(item), url="https://news.google.com/rss")

    assert (article.title, article.publisher) == ("Quay opens", "Lamp Post")


def test_a_title_of_json_lines_is_cleaned_like_all_others() -> None:
    title = "Quay \x1b[31mopens\u202e \ud800now\u200b \x07" + "\n" + "today"
    line = json.dumps({"id": "a", "title": title, "text": "It\u202e opens."})

    found = read(line.encode(), source=Source("pile", "/tmp/x"), at=AT, name="a.jsonl")

    assert (found.articles[0].title, found.articles[0].text) == (
        "Quay [31mopens now today",
        "It opens.",
    )


def test_ligatures_and_soft_hyphens_are_read_as_their_letters() -> None:
    item = "<title>Re&#173;open&#8203;ing of the o&#64259;ce con&#64257;rmed</title>"

    assert the_only(rss(item)).title == "Reopening of the office confirmed"


# ---------------------------------------------------------------- too deep


@pytest.mark.parametrize("where", ["in-the-feed", "in-a-text"])
def test_two_hundred_thousand_tags_in_a_row_are_told(where: str) -> None:
    deep = "<b>" * 200_000
    body = (
        rss(f"<title>Quay</title><description>{deep.replace('<', '&lt;')}x</description>")
        if where == "in-a-text"
        else rss(deep + "<title>Quay</title>")
    )

    found = from_web(body)

    assert any("nests tags thousands deep" in problem.reason for problem in found.problems)
