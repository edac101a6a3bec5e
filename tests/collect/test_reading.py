"""Bytes of every kind become articles, or a problem that says why not."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.collect.collected import Collected
from briefer.collect.reader import read
from briefer.model import Source, digest

AT = datetime(2026, 5, 4, 12, tzinfo=UTC)
FEED_URL = "https://news.example/feed.xml"
RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Post</title>
<link>https://news.example/</link><language>en-GB</language>{items}</channel></rss>"""


def from_file(body: str | bytes, name: str = "") -> Collected:
    raw = body.encode() if isinstance(body, str) else body
    return read(raw, source=Source("pile", "pile", "file"), at=AT, name=name)


def from_feed(body: str | bytes, *, url: str = FEED_URL, media_type: str = "") -> Collected:
    raw = body.encode() if isinstance(body, str) else body
    return read(raw, source=Source("harbour", url), at=AT, url=url, media_type=media_type)


def rss(*items: str) -> str:
    return RSS.format(items="".join(f"<item>{item}</item>" for item in items))


def reasons(found: Collected) -> str:
    return "; ".join(f"{problem.source}: {problem.reason}" for problem in found.problems)


def test_an_rss_item_becomes_an_article_of_its_feed() -> None:
    item = (
        "<title>Town &amp;amp; port hold</title><link>https://news.example/a?utm_source=rss</link>"
        "<description>&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two &amp;amp; three.&lt;/p&gt;</description>"
        "<pubDate>Mon, 04 May 2026 10:00:00 +0200</pubDate><author>A. Writer</author>"
    )

    article = from_feed(rss(item)).articles[0]

    assert (article.title, article.text) == ("Town & port hold", "One.\nTwo & three.")
    assert article.url == "https://news.example/a"
    assert (article.publisher, article.author, article.via) == ("Harbour Post", "A. Writer", ())
    assert article.published == datetime(2026, 5, 4, 8, tzinfo=UTC)
    assert (article.language, article.source, article.first_seen) == ("en-gb", "harbour", AT)


def test_the_full_text_of_an_item_is_taken_before_its_teaser() -> None:
    body = rss(
        "<title>T</title><description>Short.</description>"
        '<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        "<![CDATA[<p>The long text of it.</p>]]></content:encoded>"
    )

    assert from_feed(body).articles[0].text == "The long text of it."


def test_markup_that_was_escaped_twice_is_read_too() -> None:
    body = rss(
        "<title>T</title><description>&amp;lt;p&amp;gt;One.&amp;lt;/p&amp;gt;two</description>"
    )

    assert from_feed(body).articles[0].text == "One.\ntwo"


def test_a_comparison_is_no_markup() -> None:
    body = rss("<title>If a &amp;lt; b and c &amp;gt; d</title>")

    assert from_feed(body).articles[0].title == "If a < b and c > d"


def test_an_atom_entry_keeps_published_and_updated_apart() -> None:
    body = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Log</title><entry><id>x:1</id>
    <title type="html">A &lt;b&gt;bold&lt;/b&gt; step</title><link href="https://news.example/b"/>
    <published>2026-05-01T10:00:00Z</published><updated>2026-05-02T10:00:00Z</updated>
    <summary>It was.</summary></entry></feed>"""

    article = from_feed(body).articles[0]

    assert article.title == "A bold step"
    assert article.published == datetime(2026, 5, 1, 10, tzinfo=UTC)
    assert article.updated == datetime(2026, 5, 2, 10, tzinfo=UTC)


def test_a_json_feed_is_read() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Harbour Post",
        "items": [
            {"id": 7, "url": "https://news.example/c", "content_text": "a < b\nnext", "title": "C",
             "date_published": "2026-05-03T10:00:00+02:00", "authors": [{"name": "B. Scribe"}]},
            {"id": "8", "content_html": "<p>Only text.</p>"},
            "no item",
        ],
    }  # fmt: skip

    first, second = from_feed(json.dumps(feed)).articles

    assert (first.title, first.text, first.author) == ("C", "a < b\nnext", "B. Scribe")
    assert first.published == datetime(2026, 5, 3, 8, tzinfo=UTC)
    assert (second.title, second.text, second.published) == ("", "Only text.", None)


def test_an_undated_item_stays_undated_and_was_first_seen_now() -> None:
    article = from_feed(rss("<title>On 3 May 2026 it fell</title>")).articles[0]

    assert (article.published, article.first_seen, article.dated) == (None, AT, AT)


def test_an_item_from_the_future_counts_as_first_seen_and_the_run_says_so() -> None:
    found = from_feed(rss("<title>T</title><pubDate>2031-01-01T00:00:00Z</pubDate>"))

    assert found.articles[0].published is None
    assert "dated in the future" in reasons(found)


def test_items_under_one_address_are_not_taken_for_one() -> None:
    item = (
        "<title>{0}</title><guid isPermaLink='false'>{0}</guid><link>https://news.example/</link>"
    )

    found = from_feed(rss(item.format("one"), item.format("two")))

    assert [article.title for article in found.articles] == ["one", "two"]


def test_a_feed_cannot_take_the_place_of_another_sites_article() -> None:
    theft = "<title>Correction</title><link>https://big.example/news/1</link><guid>g</guid>"
    own = "<title>News</title><link>https://big.example/news/1</link>"

    thief = from_feed(rss(theft)).articles[0]
    owner = from_feed(rss(own), url="https://www.big.example/rss").articles[0]

    assert thief.publisher == "Harbour Post"
    assert thief.id != owner.id


def test_an_aggregators_item_is_by_the_source_it_credits() -> None:
    body = rss(
        "<title>T</title><link>https://news.google.com/rss/articles/x</link>"
        '<source url="https://big.example">Big Paper</source>'
    )

    article = from_feed(body, url="https://news.google.com/rss/search?q=x").articles[0]

    assert (article.publisher, article.via) == ("Big Paper", ("Harbour Post",))


def test_a_feed_services_item_goes_by_the_address_it_was_published_under() -> None:
    body = rss(
        '<title>T</title><link>https://feeds.service.example/~r/1</link><b:origLink xmlns:b="http://'
        'rssnamespace.org/feedburner/ext/1.0">https://news.example/a</b:origLink>'
    )

    assert from_feed(body).articles[0].url == "https://news.example/a"


@pytest.mark.parametrize(
    ("url", "publisher"),
    [
        pytest.param("https://news.example/feed.xml", "Harbour Post", id="a-host-of-its-own"),
        pytest.param("https://daily.blogspot.com/rss", "Big Paper", id="a-repost-platform"),
        pytest.param("https://feeds.bigpaper.example/x", "Big Paper", id="its-own-host"),
        pytest.param("http://127.0.0.1:8000/feed", "Big Paper", id="a-bare-address"),
    ],
)
def test_a_text_may_credit_others_only_where_its_host_agrees(url: str, publisher: str) -> None:
    body = rss("<title>T</title><description>It held.&lt;br&gt;Read the original article on"
               " Big Paper</description>")  # fmt: skip

    article = from_feed(body, url=url).articles[0]

    assert (article.publisher, article.text) == (publisher, "It held.")
    assert article.via == (() if publisher == "Harbour Post" else ("Harbour Post",))


def test_the_signature_of_a_reposting_service_credits_the_source_on_any_host() -> None:
    body = rss("<title>T</title><link>https://news.example/r</link><description>It held.&lt;br&gt;"
               "from Big Paper https://short.example/x&lt;br&gt;via IFTTT</description>")  # fmt: skip

    article = from_feed(body).articles[0]

    assert article.publisher == "Big Paper"
    assert article.via == ("https://short.example/x", "IFTTT", "Harbour Post")


@pytest.mark.parametrize(
    ("body", "media_type", "reason"),
    [
        pytest.param("", "", "it is empty", id="empty"),
        pytest.param(" \n ", "", "it is empty", id="blank"),
        pytest.param(
            "<html><form>Log in</form>", "text/html", "a web page, not a feed", id="login"
        ),
        pytest.param('{"error": "no"}', "", "neither a JSON Feed nor articles", id="json-error"),
        pytest.param('{"version": "https://jsonfeed', "", "ends in the middle", id="half-json"),
        pytest.param("[" * 100_000, "", "JSON", id="deep-json"),
        pytest.param("plain words", "", "no RSS or Atom feed", id="text"),
        pytest.param("\x01\x02\x03" * 99, "", "neither a feed", id="binary"),
        pytest.param("<?xml version='1.0'?><opml/>", "", "no RSS or Atom feed", id="opml"),
    ],
)
def test_what_is_no_feed_is_a_problem_never_no_news(
    body: str, media_type: str, reason: str
) -> None:
    found = from_feed(body, media_type=media_type)

    assert found.articles == ()
    assert reason in reasons(found)


def test_a_login_page_that_names_a_feed_helps_to_find_it() -> None:
    page = '<html><link rel="alternate" type="application/rss+xml" href="/rss.xml">'

    assert "/rss.xml" in reasons(from_feed(page))


def test_half_a_feed_gives_its_good_items_and_says_it_ends_in_the_middle() -> None:
    whole = rss("<title>Good</title><link>https://news.example/a</link>", "<title>Lost</title>")

    found = from_feed(whole[: whole.index("Lost")])

    assert found.articles[0].title == "Good"
    assert "ends in the middle" in reasons(found)


@pytest.mark.parametrize(
    "prolog",
    [
        pytest.param('<?xml?xml version="1.0" encoding="UTF-8" ??>', id="misspelt-declaration"),
        pytest.param('<!-- made by hand --> <?xml version="1.0"?>', id="comment-before-it"),
        pytest.param("<?xml version='1.0'?><!DOCTYPE html>", id="doctype-of-a-page"),
    ],
)
def test_a_feed_with_a_spoiled_beginning_is_read(prolog: str) -> None:
    body = rss("<title>Good ж</title>").removeprefix('<?xml version="1.0"?>')

    assert from_feed(prolog + body).articles[0].title == "Good ж"


def test_where_the_parser_gives_up_the_other_items_are_saved_and_the_loss_is_said() -> None:
    items = [f"<title>t{n}</title><link>https://news.example/{n}</link>" for n in range(3)]
    odd = '<gml:pos xmlns:gml="http://www.opengis.net/gml">1 2</gml:pos>'

    found = from_feed(rss(items[0], items[1] + odd, items[2]))
    hopeless = from_feed(rss(items[0] + odd))

    assert [article.title for article in found.articles] == ["t0", "t2"]
    assert found.articles[0].publisher == "Harbour Post"
    assert "1 items cannot be parsed" in reasons(found)
    assert (hopeless.articles, len(hopeless.problems)) == ((), 1)


def test_an_encoding_that_is_no_name_is_left_out() -> None:
    body = rss("<title>Good</title>").removeprefix('<?xml version="1.0"?>').encode()

    found = from_feed(b'<?xml version="1.0" encoding="\xde\xc9\x82"?>' + body)

    assert found.articles[0].title == "Good"


def test_a_feed_of_too_many_items_is_cut_and_says_so() -> None:
    found = from_feed(rss(*(f"<title>t{n}</title>" for n in range(2100))))

    assert len(found.articles) == 2000
    assert "100 items beyond the newest 2000" in reasons(found)


@pytest.mark.parametrize("reference", ["&#xD800;", "&#x110000;", "&#xFFFFFFFF;", "&#99999999999;"])
def test_a_reference_outside_unicode_is_a_mark_not_a_crash(reference: str) -> None:
    found = from_feed(rss(f"<title>A{reference}B</title>")[:-20])

    assert found.articles[0].title == "A\ufffdB"


LINE = {"id": "a1", "title": "Town holds", "text": "It held.", "published": "2026-05-04",
        "publisher": "Harbour Post", "url": "https://news.example/a", "language": "en"}  # fmt: skip


def lines(*records: object) -> str:
    return "\n".join(json.dumps(record) for record in records)


def test_a_json_line_becomes_the_article_it_says() -> None:
    article = from_file(lines(LINE | {"extra": 1, "author": None}), "a.jsonl").articles[0]

    assert (article.id, article.title, article.text) == ("a1", "Town holds", "It held.")
    assert (article.publisher, article.url) == ("Harbour Post", "https://news.example/a")
    assert article.published == datetime(2026, 5, 4, tzinfo=UTC)


@pytest.mark.parametrize("pack", [gzip.compress, lambda body: body], ids=["gz", "plain"])
def test_an_id_and_a_title_or_text_are_enough(pack: object) -> None:
    body = lines({"id": "1", "title": "T"}, {"id": "2", "text": "X", "title": None})

    found = from_file(pack(body.encode()), "a.jsonl.gz")  # type: ignore[operator]

    assert [(a.id, a.title, a.text) for a in found.articles] == [("1", "T", ""), ("2", "", "X")]


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        pytest.param("{broken", "no JSON object", id="no-json"),
        pytest.param("[1]", "no JSON object", id="a-list"),
        pytest.param('{"id": 1.5, "title": "T"}', "'id' must be", id="id-of-a-fraction"),
        pytest.param('{"id": true, "title": "T"}', "'id' must be", id="id-true"),
        pytest.param('{"id": ["a"], "title": "T"}', "'id' must be", id="id-a-list"),
        pytest.param('{"id": "x"}', "neither a title nor a text", id="no-words"),
        pytest.param('{"id": "x", "title": 5}', "'title' must be a text", id="wrong-type"),
        pytest.param('{"id": "a1", "title": "Other"}', "another article", id="id-twice"),
        pytest.param('{"id": "x\\n", "title": "T"}', "printable", id="id-of-two-lines"),
        pytest.param('{"id": "\\ud800", "title": "T"}', "printable", id="id-half-a-letter"),
        pytest.param('{"id": ' + "9" * 5000 + "}", "no JSON object", id="huge-number"),
    ],
)
def test_a_bad_line_is_named_and_the_good_ones_are_kept(bad: str, reason: str) -> None:
    found = from_file(f"{lines(LINE)}\n\n{bad}\n{lines(LINE | {'id': 'a2'})}", "pile.jsonl")

    assert [article.id for article in found.articles] == ["a1", "a2"]
    assert found.failed == ("pile.jsonl:3",)
    assert f"pile.jsonl:3: {reason}" in reasons(found) or reason in reasons(found)


def test_a_whole_number_is_an_id_and_a_line_without_one_gets_its_own() -> None:
    url = "https://news.example/a"
    records: list[dict[str, object]] = [
        {"id": 17, "title": "T"},
        {"title": "Two", "url": url},
        {"id": None, "title": "Two", "url": url + "?utm_source=x"},
        {"id": " ", "title": "Other words", "url": url},
        {"text": "No url."},
    ]

    found = from_file("".join(json.dumps(record) + "\n" for record in records), "pile.jsonl")
    again = from_file("".join(json.dumps(record) + "\n" for record in records), "other.jsonl")

    assert (found.failed, found.problems) == ((), ())
    assert [article.title for article in found.articles] == ["T", "Two", "Other words", ""]
    assert found.articles[0].id == "17"
    assert found.articles[1].id == digest(url)
    assert len({article.id for article in found.articles}) == 4
    assert [a.id for a in found.articles] == [a.id for a in again.articles]


def test_the_same_line_twice_is_one_article_and_no_failure() -> None:
    found = from_file(lines(LINE, LINE), "pile.jsonl")

    assert (len(found.articles), found.failed) == (1, ())


def test_a_line_with_a_bad_date_or_link_is_kept_without_it_and_says_so() -> None:
    record = LINE | {"published": "soon", "url": "javascript:alert(1)"}

    found = from_file(lines(record), "pile.jsonl")

    assert (found.articles[0].published, found.articles[0].url) == (None, None)
    assert "'soon' is no date" in reasons(found)
    assert "no http(s) address" in reasons(found)


def test_a_line_whose_other_keys_are_of_the_wrong_kind_is_kept_without_them() -> None:
    found = from_file(lines(LINE | {"published": 5, "author": ["A"]}), "pile.jsonl")

    assert (found.articles[0].published, found.articles[0].author) == (None, None)
    assert found.failed == ()
    assert "'published' is no text" in reasons(found)


def test_a_line_without_a_publisher_is_by_its_host_and_a_chain_is_kept() -> None:
    record = {
        "id": "1",
        "title": "T",
        "url": "https://www.news.example/a",
        "via": ["One", 2, "Two"],
    }

    article = from_file(lines(record), "a.jsonl").articles[0]

    assert (article.publisher, article.via) == ("news.example", ("One", "Two"))


def test_articles_in_a_json_list_or_object_are_read_too() -> None:
    assert len(from_file(json.dumps([LINE, LINE | {"id": "a2"}]), "a.json").articles) == 2
    assert len(from_file(json.dumps(LINE), "a.json").articles) == 1
    assert len(from_file(lines(LINE, LINE | {"id": "b"}), "-").articles) == 2


@pytest.mark.parametrize(
    ("damage", "reason"),
    [(slice(0, -9), "ends in the middle"), (slice(0, 12), "ends in the middle")],
    ids=["no-end", "header-only"],
)
def test_damaged_gzip_is_a_problem(damage: slice, reason: str) -> None:
    packed = gzip.compress(lines(LINE).encode() * 50)

    assert reason in reasons(from_file(packed[damage], "a.jsonl.gz"))


def test_markdown_loses_its_marks_and_wrapping_but_no_words() -> None:
    text = (
        "---\npublisher: Harbour Post\ndate: 2026-05-03\nurl: https://news.example/m\n---\n"
        "# The **town** holds\n\nThe mayor said that the town would hold on for as long as\n"
        "anybody remembers, and [more](https://x.example/y) than *that*, with `code` and\n"
        "![photo](https://x.example/p.png) all.\n\n- one\n- two\n"
    )

    article = from_file(text, "a.md").articles[0]

    assert article.title == "The town holds"
    assert article.text.split("\n")[-2:] == ["one", "two"]
    assert "long as anybody remembers, and more than that, with code and all." in article.text
    assert (article.publisher, article.url) == ("Harbour Post", "https://news.example/m")
    assert article.published == datetime(2026, 5, 3, tzinfo=UTC)


def test_a_text_that_starts_with_a_paragraph_has_no_title() -> None:
    article = from_file("word " * 100 + "\n\nmore", "a.txt").articles[0]

    assert (article.title, article.text.endswith("more")) == ("", True)


def test_a_date_in_a_text_is_never_its_day_of_publication() -> None:
    article = from_file("Title\n\nMay 3, 2026\nIt was on 2026-05-03.", "a.txt").articles[0]

    assert (article.published, article.dated) == (None, AT)


def test_a_text_wrapped_at_a_width_has_its_paragraphs_back() -> None:
    text = "Title\n\nThe mayor said that the town would hold on for as\nlong as anybody can.\n"

    assert "\n" not in from_file(text, "a.txt").articles[0].text


PAGE = """<!doctype html><html lang="en-US"><head><title>Town holds - Harbour Post</title>
<meta property="og:title" content="Town holds">
<meta property="og:site_name" content="Harbour Post">
<link rel="canonical" href="{canonical}">
<script type="application/ld+json">{{"@graph": [{{"@type": ["NewsArticle"], "headline": "Town",
"datePublished": "2026-05-01T08:00:00+02:00", "author": [{{"name": "A. Writer"}}],
"publisher": {{"name": "Harbour Post Ltd"}}}}]}}</script>
<script type="application/ld+json">{{</script>
</head><body><nav><a href="/">Home</a></nav><article><h1>Town holds</h1>{paragraphs}</article>
</body></html>"""
PARAGRAPHS = "".join(
    f"<p>The town held for the {n}th day, said the mayor, and the harbour stayed open to ships"
    " that carried grain, timber and people from the other side of the bay.</p>"
    for n in range(4, 9)
)


def page(canonical: str = "https://news.example/town") -> str:
    return PAGE.format(canonical=canonical, paragraphs=PARAGRAPHS)


def test_a_saved_page_gives_text_date_and_publisher_from_its_tags() -> None:
    article = from_file(page(), "saved.html").articles[0]

    assert (article.title, article.publisher) == ("Town holds", "Harbour Post Ltd")
    assert article.text.startswith("The town held for the 4th day")
    assert article.published == datetime(2026, 5, 1, 6, tzinfo=UTC)
    assert (article.author, article.language) == ("A. Writer", "en")
    assert article.url == "https://news.example/town"


def test_a_page_cannot_claim_the_address_or_name_of_another_site() -> None:
    source = Source("s", "https://small.example/x", "page")
    body = page("https://bigpaper.example/real").encode()

    article = read(body, source=source, at=AT, url="https://small.example/x").articles[0]

    assert (article.url, article.publisher) == ("https://small.example/x", "small.example")


def test_a_page_without_text_is_a_problem() -> None:
    empty = "<html><body><nav>x</nav></body></html>"

    assert "no article text" in reasons(from_file(empty, "a.html"))


@given(
    st.binary(max_size=300), st.sampled_from(["", "a.xml", "a.jsonl", "a.html", "a.md", "a.json"])
)
@settings(max_examples=150, deadline=None)
def test_no_bytes_at_all_make_reading_raise(body: bytes, name: str) -> None:
    for prefix in (b"", b"<rss>", b"<?xml version='1.0' encoding='utf-16'?>", b"{", b"<html>"):
        from_file(prefix + body, name)
        from_feed(prefix + body)


def test_a_gzip_file_that_unpacks_to_too_much_is_a_problem(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from briefer.collect import reader

    monkeypatch.setattr(reader, "UNPACKED_LENGTH", 1000)

    assert "unpacks to more" in reasons(from_file(gzip.compress(b"x" * 2000), "a.txt.gz"))
    assert "damaged" in reasons(from_file(b"\x1f\x8b" + b"\xff" * 60, "a.txt.gz"))


def test_a_library_that_fails_is_a_problem_too() -> None:
    nested = b"<html><body>" + b"<div>" * 3 + b"x" * 99
    odd = Source("s", "https://news.example/", "page")

    found = read(nested, source=odd, at=AT, url="https://news.example/", charset=5)  # type: ignore[arg-type]

    assert "could not be read" in found.problems[0].reason


def test_gzip_members_one_after_the_other_are_one_file() -> None:
    body = gzip.compress(lines(LINE).encode() + b"\n") + gzip.compress(
        lines(LINE | {"id": "a2"}).encode()
    )

    assert len(from_file(body, "a.jsonl.gz").articles) == 2


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">[[[[[[[[{"@type": "NewsArticle"}]]]]]]]]</script>',
        '<script type="application/ld+json">"text"</script>',
        '<script type="application/ld+json"></script>',
        '<meta property="og:title"><meta content="x"><time itemprop="datePublished" datetime="x">',
        '<script type="application/ld+json">{"@type": 5, "publisher": "https://x.example"}</script>',
    ],
)
def test_odd_tags_of_a_page_are_no_obstacle(head: str) -> None:
    body = f"<html><head><title>Town</title>{head}</head><body>{PARAGRAPHS}</body></html>"

    article = from_file(body, "a.html").articles[0]

    assert (article.title, article.published, article.publisher) == ("Town", None, "")


def test_a_heap_of_opening_marks_and_unclosed_comments_is_read_in_no_time() -> None:
    heap = "<a href=" * 60_000
    comments = "Words. " + "<!-- " * 60_000

    found = from_feed(rss(f"<title>T</title><description>{'x' * 9}</description>"))
    heaped = from_feed(json.dumps({"version": "https://jsonfeed.org/version/1", "items": [
        {"id": 1, "content_html": heap + "end"}, {"id": 2, "content_html": comments}]}))  # fmt: skip

    assert len(found.articles) == 1
    assert len(heaped.articles) == 2


# ---------------------------------------------------------------- charsets

TAG = "<meta charset=windows-1251>"


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("a.jsonl", '{"id": "a", "title": "Мости", "text": "Сторінка має {tag} у голові."}\n'),
        ("a.json", '[{"id": "a", "title": "Мости", "text": "Сторінка має {tag} у голові."}]'),
        ("a.txt", "Мости\n\nСторінка має {tag} у голові."),
        ("a.md", "# Мости\n\nСторінка має `{tag}` у голові."),
    ],
)
def test_a_tag_that_a_text_mentions_does_not_say_its_charset(name: str, body: str) -> None:
    (article,) = from_file(body.replace("{tag}", TAG), name).articles

    assert article.title == "Мости"
    assert article.text.startswith("Сторінка має")


def test_a_page_is_read_in_the_charset_its_tag_says() -> None:
    page = f"<html><head>{TAG}<title>Мости</title></head><body><p>{'Міст стоїть. ' * 9}</p></body>"

    (article,) = from_file(page.encode("windows-1251"), "a.html").articles

    assert article.title == "Мости"


def test_a_text_is_read_as_its_server_says_and_json_as_its_standard_does() -> None:
    def fetched(body: bytes, media_type: str) -> Collected:
        source = Source("pile", "https://news.example/a", "page")
        return read(body, source=source, at=AT, url=source.url, media_type=media_type,
                    charset="windows-1251")  # fmt: skip

    line = '{"id": "a", "title": "Мости"}'
    assert fetched("Мости\n\nСтоять.".encode("cp1251"), "text/plain").articles[0].title == "Мости"
    assert fetched(line.encode(), "application/json").articles[0].title == "Мости"
    assert fetched(line.encode("cp1251"), "application/json").articles[0].title == "Мости"
