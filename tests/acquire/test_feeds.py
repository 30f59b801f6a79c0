"""Feeds of every make: whole texts from the feed, other pages from behind the link; dates with zone, authors, true publishers."""

# ruff: noqa: E501  # rows and markup stand as others write them

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from tests.acquire.taking import articles, taken
from tests.localsite import QUAY, Reply, Site, page

from onrecord.acquire.feeds import from_feed, pace_of, whole
from onrecord.acquire.taken import Lead
from onrecord.facts.article import Article, Broken

HTML = "".join(f"<p>{p}</p>" for p in QUAY)
RSS2 = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Brack Mail</title><link>{{host}}/</link><language>en-gb</language>
<item><title>Quay to close</title><link>{{host}}/quay</link><guid isPermaLink="false">m-1</guid><category>Harbour</category>
<pubDate>Tue, 05 Mar 2024 18:20:00 +0100</pubDate><dc:creator>Jo Ferris</dc:creator><description>Short.</description>
<content:encoded><![CDATA[{HTML}]]></content:encoded></item>
<item><title>Ferry late</title><link>{{host}}/ferry</link><pubDate>Wed, 06 Mar 2024 08:00:00 EST</pubDate>
<source url="https://post.example/rss">The Sandel Post</source><description>The ferry was late. Read more</description></item>
</channel></rss>"""
RSS1 = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="{host}/"><title>The Brack Mail</title><link>{host}/</link></channel>
<item rdf:about="{host}/quay"><title>Quay to close</title><link>{host}/quay</link><dc:date>2024-03-05T18:20:00+01:00</dc:date></item>
</rdf:RDF>"""
RSS091 = """<rss version="0.91"><channel><title>The Brack Mail</title><link>{host}/</link><item><title>Quay to close</title>
<link>{host}/quay</link></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>The Brack Mail</title><id>urn:m</id><link href="{{host}}/"/>
<updated>2024-03-06T00:00:00Z</updated><entry><title>Quay to close</title><id>urn:m:1</id><link href="{{host}}/quay"/>
<published>2024-03-05T18:20:00+01:00</published><updated>2024-03-06T07:00:00+01:00</updated><author><name>Jo Ferris</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{HTML}</div></content></entry></feed>"""
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Brack Mail",
        "home_page_url": "{host}/",
        "items": [
            {
                "id": "1",
                "url": "{host}/quay",
                "title": "Quay to close",
                "content_html": HTML,
                "date_published": "2024-03-05T18:20:00+01:00",
                "date_modified": "2024-03-06T07:00:00+01:00",
                "authors": [{"name": "Jo Ferris"}],
            }
        ],
    }
)


def body(article: Article) -> list[str]:
    """The paragraphs of an article below its title."""
    return [p for p in article.text.split("\n\n") if p != article.title]


@pytest.mark.parametrize(
    ("feed", "kind"),
    [
        (RSS2, "application/rss+xml"), (RSS2, "text/xml"), (RSS2, "text/html"), (RSS1, "application/rdf+xml"),
        (RSS091, "application/xml"), (ATOM, "application/atom+xml"), (JSON, "application/feed+json"), (JSON, "application/json"),
    ],
)  # fmt: skip
def test_a_feed_of_any_make_gives_its_article(site: Site, feed: str, kind: str) -> None:
    site.put("/quay", page())
    site.put("/ferry", page("Ferry late", at=None))
    found = articles(site.put("/feed", Reply(feed, kind=kind)))
    quay = found[0]
    assert (quay.title, quay.id, quay.url) == ("Quay to close", f"{site.url}/quay", f"{site.url}/quay")
    assert quay.published_at == "2024-03-05T18:20:00+01:00"
    assert body(quay) == list(QUAY)
    if feed in (RSS2, ATOM, JSON):
        assert (quay.byline, quay.outlet) == ("Jo Ferris", "The Brack Mail")
        assert "/quay" not in site.paths(), "the feed holds it whole"
        assert quay.fetched is not None
    if feed in (ATOM, JSON):
        assert quay.modified_at == "2024-03-06T07:00:00+01:00"


def test_an_items_true_publisher_and_zone_are_kept_and_its_page_fetched(site: Site) -> None:
    site.put("/ferry", page("Ferry late", at=None))
    ferry = articles(site.put("/feed", Reply(RSS2, kind="application/rss+xml")))[1]
    assert ferry.outlet == "The Sandel Post"
    assert ferry.published_at is not None
    assert ferry.published_at.startswith("2024-03-06T")
    assert body(ferry) == list(QUAY)


@pytest.mark.parametrize("name", ["feed.rss", "feed.xml", "feed.rss.gz", "feed.xml.gz", "feed"])
def test_a_feed_as_a_file(site: Site, tmp_path: Path, name: str) -> None:
    site.put("/ferry", page("Ferry late", at=None))
    data = RSS2.replace("{host}", site.url).encode()
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    assert [a.title for a in articles(tmp_path / name)] == ["Quay to close", "Ferry late"]


def test_a_page_that_cannot_be_had_is_told_and_the_rest_is_read(site: Site) -> None:
    found = taken(site.put("/feed", Reply(RSS2, kind="application/rss+xml")))
    assert [t.reason for t in found if isinstance(t, Broken)] == ["404 not found"]
    assert len(found) == 2


def test_a_title_is_words_whatever_it_was_escaped_with() -> None:
    feed = (
        "<rss version='2.0'><channel><title>M</title><item><title>{}</title><link>http://a.example/1</link></item></channel></rss>"
    )
    for written in (
        "Quay &amp; close",
        "<![CDATA[Quay &amp; close]]>",
        "Quay &amp;amp; close",
        "Quay &amp;lt;b&amp;gt;&amp; close",
    ):
        (lead,) = from_feed(feed.format(written).encode(), "m")
        assert isinstance(lead, Lead)
        assert lead.known.title.startswith("Quay")
        assert "&amp;" not in lead.known.title


def test_bounds_hold_for_feeds(site: Site) -> None:
    site.put("/ferry", page("Ferry late", at=None))
    feed = site.put("/feed", Reply(RSS2, kind="application/rss+xml"))
    assert [a.title for a in articles(feed, since="2024-03-06")] == ["Ferry late"]
    assert [a.title for a in articles(feed, until="2024-03-05")] == ["Quay to close"]
    assert [a.title for a in articles(feed, most=1)] == ["Quay to close"]
    assert [a.title for a in articles(feed, match="*/fer*")] == ["Ferry late"]
    site.asked.clear()
    assert not articles(feed, since="2024-04-01")
    assert site.paths() == ["/feed"], "what is out of bounds is not fetched"


def test_an_item_without_a_page_is_kept_as_far_as_it_goes() -> None:
    feed = "<rss version='2.0'><channel><title>M</title><item><title>Boat lost</title><description>A boat was lost off Brack on Monday.</description></item></channel></rss>"
    (item,) = from_feed(feed.encode(), "m.rss")
    assert isinstance(item, Article)
    assert item.truncated
    assert "boat was lost" in item.text


@pytest.mark.parametrize("end", ["…", "[...]", "Read more", "Continue reading this story on our site", "Read the full story here."])
def test_a_text_that_goes_on_elsewhere_is_not_whole(end: str) -> None:
    long = " ".join(QUAY * 3)
    assert whole(long, marked=True)
    assert not whole(f"{long} {end}", marked=True)
    assert not whole(QUAY[0], marked=True)


def test_a_feed_never_makes_the_parser_fetch(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def none(*_: object) -> None:
        raise AssertionError("a parser went to the network")

    monkeypatch.setattr(socket, "socket", none)
    hostile = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]><rss version="2.0"><channel><item><title>&x;</title><link>http://a.example/1</link></item></channel></rss>'
    for data in (hostile.encode(), b"http://127.0.0.1:9/feed"):
        for item in from_feed(data, "x"):
            assert isinstance(item, Broken | Lead)


def test_a_feeds_own_pace() -> None:
    assert pace_of(b"<rss><channel><ttl>60</ttl>") == 3600
    assert pace_of(b"<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>") == 1800
    assert pace_of(b"<rss><channel>") is None
