"""Title, times, byline, outlet and agency of a page: each from the candidate that the page means."""

from __future__ import annotations

import pytest
from tests.acquire.made_pages import TEXT, TITLE, URL, body, page, taken

from onrecord.facts.article import Article
from onrecord.match.credits import credits_of
from onrecord.read.blocks import blocks_of

PROSE = "".join(f"<p>{p}</p>" for p in TEXT)
TIME = "2024-03-05T18:20:00+01:00"
NEWS = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": TITLE,
    "datePublished": TIME,
    "author": {"name": "Jo Ferris"},
}
OTHER = {"@type": "NewsArticle", "headline": "Cannery hires fifty", "datePublished": "2024-03-09T08:00:00Z", "author": "Al Moss"}


def test_of_several_objects_the_one_that_agrees_with_the_page_counts() -> None:
    article = taken(page(data=[OTHER, NEWS, {**OTHER, "url": "https://mail.example/other"}]))
    assert (article.title, article.published_at, article.byline) == (TITLE, TIME, "Jo Ferris")


def test_of_two_objects_without_a_headline_the_one_at_the_canonical_address_counts() -> None:
    one = {"@type": "Article", "url": "https://mail.example/other", "datePublished": "2024-03-09T08:00:00Z"}
    article = taken(page(data={"@graph": [one, {"@type": "Article", "mainEntityOfPage": {"@id": URL}, "datePublished": TIME}]}))
    assert article.published_at == TIME


@pytest.mark.parametrize(
    "wrapped",
    [
        '<!-- {"@type":"NewsArticle","datePublished":"%s"} -->',
        '{"@type":"NewsArticle","datePublished":"%s",}',
        '{"@type":"NewsArticle","description":"one\ntwo\tthree","datePublished":"%s"}',
        '{"@type":"NewsArticle","datePublished":"%s"};',
        '//<![CDATA[\n{"@type":["NewsArticle","Article"],"datePublished":"%s"}\n//]]>',
        "{&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;datePublished&quot;:&quot;%s&quot;}",
    ],
)
def test_json_ld_is_read_leniently(wrapped: str) -> None:
    assert taken(page(data=wrapped % TIME)).published_at == TIME


def test_names_that_are_references_are_followed() -> None:
    graph = [
        {"@type": "NewsArticle", "headline": TITLE, "author": {"@id": "#jo"}, "publisher": {"@id": "#mail"}},
        {"@type": "Person", "@id": "#jo", "name": "Jo Ferris"},
        {"@type": "Organization", "@id": "#mail", "name": "The Brack Mail"},
    ]
    article = taken(page(data={"@graph": graph}).replace(b'<meta property="og:site_name" content="The Brack Mail">', b""))
    assert (article.byline, article.outlet) == ("Jo Ferris", "The Brack Mail")


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="parsely-pub-date" content="{}">',
        '<meta name="article:published_time" content="{}">',
        '<meta property="OG:Article:Published_Time" content="{}">',
        '<meta name="Publish-Date" content="{}">',
        '<meta property="article:published_time" content="0001-01-01T00:00:00Z"><meta name="sailthru.date" content="{}">',
        '<meta property="article:modified_time" content="2024-03-09T08:00:00Z"><meta itemprop="datePublished" content="{}">',
    ],
)
def test_metas_of_many_names_give_the_time(head: str) -> None:
    assert taken(page(head=head.format(TIME))).published_at == TIME


def test_a_change_a_comment_and_a_teaser_are_no_publication() -> None:
    change = '<time itemprop="dateModified" datetime="2024-03-09T08:00:00Z">Updated 9 March</time>'
    comment = '<div id="comments"><div class="comment"><time datetime="2024-03-08T10:09:00Z">8 March</time><p>Sad.</p></div></div>'
    teaser = '<aside class="related"><article class="teaser"><time datetime="2024-03-07T10:09:00Z"></time></article></aside>'
    article = taken(page(change + "".join(f"<p>{p}</p>" for p in TEXT), around=comment + teaser))
    assert (article.published_at, article.modified_at) == (None, "2024-03-09T08:00:00Z")


def test_a_zone_is_taken_over_from_a_time_that_agrees() -> None:
    article = taken(page(data={**NEWS, "datePublished": "2024-03-05 18:20:00"}, head=f'<meta name="pubdate" content="{TIME}">'))
    assert article.published_at == TIME


def test_a_time_in_words_stands_for_itself_and_is_no_body() -> None:
    article = taken(page('<p class="published-date">Published 5 March 2024, 18:20</p>' + "".join(f"<p>{p}</p>" for p in TEXT)))
    assert article.published_at == "2024-03-05T18:20:00"
    assert body(article) == TEXT


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        (TITLE, "Something else"),
        ("<span>Bridge shut</span> after <em>cable</em> snaps", None),
        (None, f"{TITLE} - The Brack Mail"),
        (None, f"The Brack Mail | {TITLE}"),
    ],
)
def test_the_title_is_the_heading_or_the_title_without_the_outlet(heading: str | None, title: str | None) -> None:
    assert taken(page(heading=heading, title=title)).title == TITLE


def test_a_logo_is_no_title_and_a_dash_of_its_own_stays() -> None:
    logo = '<h1 class="site-logo">The Brack Mail</h1>'
    own = "Engineer quits – and takes the blame"
    data = page(heading=None, title=f"{own} | The Brack Mail").replace(b"<header>", f"<header>{logo}".encode())
    assert taken(data).title == own


@pytest.mark.parametrize(
    ("head", "mark", "byline"),
    [
        ('<meta name="byl" content="By Jo Ferris and Al Moss">', "", "Jo Ferris, Al Moss"),
        ('<meta name="author" content="https://mail.example/staff/jo">', '<p class="byline">By Jo Ferris</p>', "Jo Ferris"),
        ('<meta name="author" content="The Brack Mail">', '<a rel="author" href="/jo">Jo Ferris</a>', "Jo Ferris"),
        ('<meta property="article:author" content="Jo Ferris">', "", "Jo Ferris"),
        ("", '<div class="byline">By <span>Jo Ferris</span>, Staff Writer | Updated 5 March</div>', "Jo Ferris"),
        ("", "<p>By Jo Ferris</p>", "Jo Ferris"),
        ('<meta name="author" content="admin">', "", None),
    ],
)
def test_the_byline_is_the_people_named(head: str, mark: str, byline: str | None) -> None:
    article = taken(page(mark + "".join(f"<p>{p}</p>" for p in TEXT), head=head))
    assert article.byline == byline
    assert body(article) == TEXT


@pytest.mark.parametrize(
    ("data", "head", "mark"),
    [
        ({**NEWS, "author": [{"@type": "Organization", "name": "Reuters"}]}, "", ""),
        ({**NEWS, "sourceOrganization": {"name": "Reuters"}}, "", ""),
        (None, '<meta name="article:source" content="Reuters">', ""),
        (None, '<meta name="author" content="Jo Ferris, Reuters">', ""),
        (None, "", '<div class="article-source">Source: <span>Reuters</span></div>'),
        (None, "", "<p>BRACK (Reuters) - The bridge at Brack was shut on Monday, the county said in a statement to the press.</p>"),
        (None, "", "<p>REUTERS, BRACK</p>"),
    ],
)
def test_the_agency_is_credited_wherever_the_page_does_and_reaches_provenance(data: object, head: str, mark: str) -> None:
    article = taken(page(mark + "".join(f"<p>{p}</p>" for p in TEXT), head=head, data=data))
    assert article.agency == "Reuters"
    assert "Reuters" in {c.name for c in credits_of(article, blocks_of(article))}


def test_no_agency_is_made_of_words_about_one() -> None:
    said = "<p>The harbour master told Reuters on Monday that the strait was closed to all ships of more than 40 metres.</p>"
    assert taken(page(said + "".join(f"<p>{p}</p>" for p in TEXT), data=NEWS)).agency is None


def test_what_is_known_of_an_article_stands() -> None:
    known = Article("p", url=URL, outlet="Mail", title="Known", published_at="2024-01-01", byline="Me", agency="AFP", section="s")
    article = taken(page(data=NEWS), known)
    assert (article.outlet, article.title, article.published_at, article.byline, article.agency, article.section) == (
        "Mail", "Known", "2024-01-01", "Me", "AFP", "s",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("address", "site", "outlet"),
    [
        ("https://www.foxnews.com/quay", None, "Fox News"),
        ("https://www.theguardian.com/quay", "the Guardian", "The Guardian"),
        ("https://www.npr.org/quay", "NPR.org", "NPR"),
        ("https://www.bbc.com/news/quay", "BBC News", "BBC News"),
        ("https://mail.example/quay", None, "mail.example"),
        ("https://mail.example/quay", "the Mail", "the Mail"),
    ],
)
def test_an_outlet_is_spelt_as_usual_where_its_host_is_known(address: str, site: str | None, outlet: str) -> None:
    meta = f'<meta property="og:site_name" content="{site}">' if site else ""
    head = f'<link rel="canonical" href="{address}">{meta}'
    made = taken(f"<html><head><title>{TITLE}</title>{head}</head><body><h1>{TITLE}</h1>{PROSE}</body></html>".encode())
    assert made.outlet == outlet


@pytest.mark.parametrize(
    ("title", "outlet", "told"),
    [
        (f"The Guardian - {TITLE}", "The Guardian", TITLE),
        (f"{TITLE} | Fox News", "Fox News", TITLE),
        (f"{TITLE} | Time", None, TITLE),
        (f"Brack: {TITLE}", None, f"Brack: {TITLE}"),
    ],
)
def test_a_page_that_names_its_outlet_in_its_title_alone(title: str, outlet: str | None, told: str) -> None:
    made = taken(f"<html><head><title>{title}</title></head><body>{PROSE}</body></html>".encode())
    assert (made.outlet, made.title) == (outlet, told)


def test_a_part_of_the_outlet_is_no_part_of_the_title() -> None:
    head = f'<link rel="canonical" href="https://www.cnn.com/quay"><meta property="og:title" content="{TITLE} | CNN Politics">'
    made = taken(f"<html><head><title>{TITLE} | CNN Politics</title>{head}</head><body>{PROSE}</body></html>".encode())
    assert made.title == TITLE
