"""Sitemaps and lists of addresses: indexes, packed ones, news sitemaps; text files, columns, standard input; their bounds."""

# ruff: noqa: E501  # rows and markup stand as others write them

from __future__ import annotations

import gzip
import io
import sys
from pathlib import Path

import pytest
from tests.acquire.taking import articles, reasons, taken
from tests.localsite import Reply, Site, page

from onrecord.acquire.how import Passed
from onrecord.acquire.sitemaps import from_sitemap
from onrecord.acquire.taken import Lead
from onrecord.facts.article import Broken

SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
NEWS = f"""<?xml version="1.0" encoding="UTF-8"?><urlset {SPACE} xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>{{host}}/old</loc><image:image><image:loc>{{host}}/a.jpg</image:loc><image:title>A boat</image:title></image:image><news:news>
<news:publication><news:name>The Brack Mail</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2024-03-01</news:publication_date><news:title>Boat lost</news:title></news:news></url>
<url><loc>{{host}}/new</loc><news:news><news:publication><news:name>The Brack Mail</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2024-03-05T18:20:00+01:00</news:publication_date><news:title>Quay to close</news:title></news:news></url></urlset>"""
INDEX = f"""<sitemapindex {SPACE}><sitemap><loc>{{host}}/news.xml.gz</loc><lastmod>2024-03-05</lastmod></sitemap>
<sitemap><loc>{{host}}/2019.xml</loc><lastmod>2019-12-31</lastmod></sitemap></sitemapindex>"""


@pytest.fixture
def places(site: Site) -> Site:
    """A site with an index, a packed news sitemap and two pages without dates."""
    site.put("/news.xml.gz", Reply(gzip.compress(NEWS.replace("{host}", site.url).encode()), kind="application/x-gzip"))
    site.put("/index.xml", Reply(INDEX, kind="application/xml"))
    site.put("/old", page("Boat lost", at=None))
    site.put("/new", page(at=None))
    return site


def test_an_index_leads_to_its_sitemaps_and_they_to_pages_the_newest_first(places: Site) -> None:
    found = taken(f"{places.url}/index.xml")
    kept = [t[0] for t in found if isinstance(t, tuple)]
    assert [(a.title, a.published_at, a.outlet) for a in kept] == [
        ("Quay to close", "2024-03-05T18:20:00+01:00", "The Brack Mail"),
        ("Boat lost", "2024-03-01", "The Brack Mail"),
    ]
    assert [t.reason for t in found if isinstance(t, Broken)] == ["404 not found"]


def test_bounds_keep_from_asking(places: Site) -> None:
    passed = Passed()
    assert [a.title for a in articles(f"{places.url}/index.xml", since="2024-03-02", passed=passed)] == ["Quay to close"]
    assert places.paths() == ["/index.xml", "/news.xml.gz", "/new"]
    assert passed.reasons == {"other times (--since, --until)": 1}
    assert [a.title for a in articles(f"{places.url}/news.xml.gz", most=1)] == ["Quay to close"]


def test_a_sitemap_as_a_file_and_one_cut_short(places: Site, tmp_path: Path) -> None:
    data = NEWS.replace("{host}", places.url).encode()
    (tmp_path / "sitemap.xml").write_bytes(data)
    (tmp_path / "cut.xml.gz").write_bytes(gzip.compress(data[: data.index(b"</urlset>") - 3]))
    assert len(articles(tmp_path / "sitemap.xml")) == 2
    assert len(articles(tmp_path / "cut.xml.gz")) >= 1


def test_an_index_that_names_itself_ends(site: Site) -> None:
    place = site.put("/loop.xml", Reply(INDEX.replace("/news.xml.gz", "/loop.xml"), kind="text/xml"))
    assert all(isinstance(t, Broken) for t in taken(place))
    assert site.paths().count("/loop.xml") == 1


def test_a_list_of_feeds(places: Site, tmp_path: Path) -> None:
    outline = f'<outline text="News"><outline type="rss" text="Mail of Brack" xmlUrl="{places.url}/news.xml.gz"/></outline>'
    (tmp_path / "feeds.opml").write_text(f'<?xml version="1.0"?><opml version="2.0"><body>{outline}</body></opml>')
    assert {a.outlet for a in articles(tmp_path / "feeds.opml")} == {"Mail of Brack"}


def test_entities_of_a_sitemap_are_not_expanded() -> None:
    bomb = f'<!DOCTYPE x [<!ENTITY a "{"ha" * 1000}">]><urlset {SPACE}><url><loc>http://a.example/&a;</loc></url></urlset>'
    (found,) = from_sitemap(bomb.encode(), "x")
    assert isinstance(found, Broken) or (isinstance(found, Lead) and "haha" not in found.url)


@pytest.mark.parametrize("name", ["list.txt", "list", "list.csv", "table.csv", "table.tsv"])
def test_lists_of_addresses(places: Site, tmp_path: Path, name: str) -> None:
    rows = [f"{places.url}/old", f"{places.url}/new", f"{places.url}/old"]
    if name.startswith("table"):
        joint = "\t" if name.endswith("tsv") else ","
        text = "\n".join(joint.join(r) for r in [["n", "url", "note"], *([str(n), u, "x"] for n, u in enumerate(rows))])
    else:
        text = "\n".join(rows)
    (tmp_path / name).write_text(f"{text}\n")
    assert [a.title for a in articles(tmp_path / name)] == ["Boat lost", "Quay to close"]


def test_addresses_on_standard_input(places: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    data = f"# today\n{places.url}/old\n\n{places.url}/news.xml.gz\n".encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(data))))
    assert [a.title for a in articles("-")] == ["Boat lost", "Quay to close"]


def test_a_text_that_quotes_an_address_is_a_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Quay to close\n\nhttps://a.example/1\nThe council voted.\n")
    assert articles(tmp_path / "a.txt")[0].title == "Quay to close"


def test_files_of_sources_name_the_outlet(places: Site, tmp_path: Path) -> None:
    (tmp_path / "s.toml").write_text(
        f'[[outlet]]\nname = "Mail of Brack"\ncountry = "GBR"\nsitemaps = ["{places.url}/news.xml.gz"]\n'
    )
    assert {a.outlet for a in articles(tmp_path / "s.toml")} == {"Mail of Brack"}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "no [[outlet]]"), ("[[outlet]]\nname = 'A'", "neither feeds nor sitemaps"), ("[[outlet]]\nfeeds = []", "name"),
        ("[[outlet]]\nname = 'A'\nfeeds = ['ftp://a']", "only http"), ("[[outlet]]\nname='A'\nfeed='x'", "unknown field"),
        ("[[outlet]]\nname = 'A'\ncountry = 'gb'\nfeeds = ['http://a.example/']", "three capital letters"), ("[[", "Invalid"),
    ],
)  # fmt: skip
def test_a_file_of_sources_that_is_wrong_says_where(tmp_path: Path, text: str, why: str) -> None:
    (tmp_path / "s.toml").write_text(text)
    assert why in reasons(tmp_path / "s.toml")[0]
