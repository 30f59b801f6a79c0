"""Exports of other tools: every field that we have is taken from the names they use, an unknown one is ignored."""

# ruff: noqa: E501  # rows and markup stand as others write them

from __future__ import annotations

import csv
import gzip
import io
import json
from pathlib import Path
from typing import Any

import pytest
from tests.acquire.taking import articles, reasons, taken
from tests.localsite import QUAY, Site, page

from onrecord.acquire.jsonlines import MOST_BLANK, from_lines
from onrecord.acquire.moments import given_time
from onrecord.facts.article import Article, Broken, Image

TEXT = "\n\n".join(QUAY)
HTML = "".join(f"<p>{p}</p>" for p in QUAY)
URL, AT = "https://mail.example/quay", "2024-03-05T18:20:00+01:00"

# One row as each tool writes it, and what is to be known of the article beside its text, title and time.
TOOLS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "news-please": (
        {"authors": ["Jo Ferris"], "date_download": "2024-03-07 00:00:00", "date_modify": "2024-03-06 07:00:00", "date_publish": AT,
         "description": "d", "filename": "f.json", "image_url": None, "language": "en", "localpath": None, "maintext": TEXT,
         "source_domain": "mail.example", "title": "Quay to close", "title_page": None, "url": URL},
        {"url": URL, "id": URL, "byline": "Jo Ferris", "outlet": "mail.example", "modified_at": "2024-03-06T07:00:00"}),
    "newspaper4k": (
        {"title": "Quay to close", "authors": ["Jo Ferris", "Ada Lind"], "publish_date": AT, "text": TEXT, "url": URL, "meta_lang": "en",
         "meta_site_name": "The Brack Mail", "source_url": "https://mail.example", "keywords": ["quay"]},
        {"url": URL, "byline": "Jo Ferris, Ada Lind", "outlet": "The Brack Mail"}),
    "trafilatura": (
        {"title": "Quay to close", "author": "Jo Ferris; Ada Lind", "hostname": "mail.example", "date": "2024-03-05", "categories": "Harbour",
         "tags": "", "fingerprint": "ab12", "id": None, "license": None, "comments": "", "raw_text": TEXT, "text": TEXT, "language": None,
         "source": URL, "source-hostname": "The Brack Mail", "sitename": "The Brack Mail", "excerpt": "e"},
        {"url": URL, "byline": "Jo Ferris, Ada Lind", "outlet": "The Brack Mail", "section": "Harbour", "published_at": "2024-03-05"}),
    "fundus": (
        {"title": "Quay to close", "body": {"summary": [], "sections": [{"headline": [], "paragraphs": list(QUAY)}]}, "authors": ["Jo Ferris"],
         "publishing_date": AT, "topics": ["quay"], "lang": "en", "publisher": "The Brack Mail", "html": {"requested_url": URL, "responded_url": URL}},
        {"url": URL, "byline": "Jo Ferris", "outlet": "The Brack Mail"}),
    "Media Cloud": (
        {"id": "ab12", "indexed_date": "2024-03-07", "language": "en", "media_name": "mail.example", "media_url": "mail.example",
         "publish_date": "2024-03-05", "title": "Quay to close", "url": URL, "text": TEXT},
        {"id": "ab12", "url": URL, "outlet": "mail.example", "published_at": "2024-03-05"}),
    "NewsAPI": (
        {"source": {"id": "mail", "name": "The Brack Mail"}, "author": "Jo Ferris", "title": "Quay to close", "description": "d", "url": URL,
         "urlToImage": None, "publishedAt": AT, "content": TEXT},
        {"url": URL, "byline": "Jo Ferris", "outlet": "The Brack Mail"}),
    "Event Registry": (
        {"uri": "8012", "lang": "eng", "isDuplicate": False, "date": "2024-03-05", "time": "17:20:00", "dateTime": "2024-03-05T17:30:00Z",
         "dateTimePub": AT, "dataType": "news", "sim": 0, "url": URL, "title": "Quay to close", "body": TEXT,
         "source": {"uri": "mail.example", "dataType": "news", "title": "The Brack Mail"}, "authors": [{"uri": "j", "name": "Jo Ferris"}]},
        {"id": "8012", "url": URL, "byline": "Jo Ferris", "outlet": "The Brack Mail", "lang": "en"}),
    "the Guardian": (
        {"id": "harbour/quay", "webPublicationDate": AT, "webTitle": "Quay to close", "webUrl": URL, "sectionName": "Harbour",
         "fields": {"byline": "Jo Ferris", "bodyText": TEXT}},
        {"id": "harbour/quay", "url": URL, "byline": "Jo Ferris", "section": "Harbour"}),
    "ninjs 1": (
        {"uri": "urn:mail:1", "type": "text", "headline": "Quay to close", "byline": "By Jo Ferris", "versioncreated": AT, "language": "en-GB",
         "body_html": HTML, "copyrightholder": "The Brack Mail", "subject": [{"name": "Harbour"}]},
        {"id": "urn:mail:1", "byline": "Jo Ferris", "outlet": "The Brack Mail", "lang": "en"}),
    "ninjs 2": (
        {"uri": "urn:mail:2", "type": "text", "headlines": [{"role": "short", "value": "Quay"}, {"role": "main", "value": "Quay to close"}],
         "by": "Jo Ferris", "firstcreated": AT, "versioncreated": "2024-03-06T07:00:00+01:00", "infosources": [{"name": "The Brack Mail"}],
         "bodies": [{"role": "main", "contenttype": "text/html", "value": HTML}]},
        {"id": "urn:mail:2", "byline": "Jo Ferris", "outlet": "The Brack Mail", "modified_at": "2024-03-06T07:00:00+01:00"}),
    "ninjs 3": (
        {"uri": "urn:mail:3", "type": "text", "headlines": [{"value": "Quay to close"}], "by": "Jo Ferris", "firstCreated": AT,
         "infoSources": [{"name": "The Brack Mail"}], "bodies": [{"contentType": "text/plain", "value": TEXT}]},
        {"id": "urn:mail:3", "byline": "Jo Ferris", "outlet": "The Brack Mail"}),
    "WordPress": (
        {"id": 7, "date_gmt": AT, "modified_gmt": "2024-03-06T06:00:00", "link": URL, "title": {"rendered": "Quay to close"},
         "content": {"rendered": HTML, "protected": False}},
        {"id": "7", "url": URL, "modified_at": "2024-03-06T06:00:00"}),
    "webz.io": (
        {"thread": {"uuid": "t", "site": "mail.example", "site_full": "www.mail.example"}, "uuid": "u1", "url": URL, "published": AT, "crawled": "x",
         "title": "Quay &amp; close", "text": TEXT, "author": "Jo Ferris", "language": "english"},
        {"id": "u1", "url": URL, "byline": "Jo Ferris", "lang": "en", "title": "Quay & close", "outlet": "www.mail.example"}),
    "schema.org": (
        {"@type": "NewsArticle", "headline": "Quay to close", "articleBody": TEXT, "datePublished": AT, "dateModified": "2024-03-06",
         "author": [{"@type": "Person", "name": "Jo Ferris"}], "publisher": {"name": "The Brack Mail"}, "mainEntityOfPage": {"@id": URL},
         "articleSection": "Harbour", "inLanguage": "en-GB", "image": "https://mail.example/a.jpg"},
        {"url": URL, "byline": "Jo Ferris", "outlet": "The Brack Mail", "section": "Harbour", "modified_at": "2024-03-06",
         "images": (Image("https://mail.example/a.jpg"),)}),
    "a search engine": (
        {"_id": "e1", "_score": 1.0, "_source": {"title": "Quay to close", "content": TEXT, "pub_date": 1709659200000, "link": URL,
                                                 "writer": {"first": "Jo", "last": "Ferris"}}},
        {"url": URL, "byline": "Jo Ferris", "published_at": "2024-03-05T17:20:00+00:00"}),
    "our own": (
        {"id": "k", "url": URL, "outlet": "The Brack Mail", "title": "Quay to close", "published_at": AT, "text": TEXT, "byline": "Jo Ferris",
         "agency": "Tidewater", "lang": "en", "modified_at": "2024-03-06", "section": "Harbour", "author": "x", "source": "y"},
        {"id": "k", "byline": "Jo Ferris", "agency": "Tidewater", "modified_at": "2024-03-06", "section": "Harbour", "outlet": "The Brack Mail"}),
}  # fmt: skip


def check(article: Article, wanted: dict[str, Any]) -> None:
    """The article is the one of the row."""
    assert all(p in article.text for p in QUAY)
    known = {"title": "Quay to close", "published_at": AT, **wanted}
    assert {name: getattr(article, name) for name in known} == known


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize("form", ["lines", "array", "wrapped", "one"])
def test_a_tools_export_keeps_all_that_is_known(tmp_path: Path, tool: str, form: str) -> None:
    row, wanted = TOOLS[tool]
    row = {**row, "unheard_of": {"x": [1]}}
    if tool == "a search engine" and form in {"lines", "one"}:
        pytest.skip("it stands in lists alone")
    name, data = {
        "lines": ("x.jsonl", json.dumps(row) + "\n"),
        "array": ("x.json", json.dumps([row], indent=2)),
        "wrapped": ("x.json", json.dumps({"status": "ok", "articles": {"results": [row], "page": 1}})),
        "one": ("x.json", json.dumps(row, indent=1)),
    }[form]
    (tmp_path / name).write_text(data)
    (article,) = articles(tmp_path / name)
    check(article, wanted)


@pytest.mark.parametrize("tool", ["news-please", "newspaper4k", "Media Cloud", "trafilatura", "our own"])
def test_the_same_as_a_table(tmp_path: Path, tool: str) -> None:
    row, wanted = TOOLS[tool]
    flat = {k: v[0] if isinstance(v, list) else v for k, v in row.items()}
    with (tmp_path / "x.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, list(flat))
        writer.writeheader()
        writer.writerow(flat)
    (article,) = articles(tmp_path / "x.csv")
    check(article, {k: v for k, v in wanted.items() if "," not in str(v)})


def test_rows_with_an_address_and_no_text_are_fetched(site: Site, tmp_path: Path) -> None:
    place = site.put("/quay", page())
    row = {"id": "ab12", "media_name": "mail.example", "publish_date": "2024-03-05", "title": "Quay to close", "url": place}
    (tmp_path / "mc.jsonl").write_text(json.dumps(row))
    (tmp_path / "mc.csv").write_text(f"id,publish_date,title,url\nab12,2024-03-05,Quay to close,{place}\n")
    for found in (articles(tmp_path / "mc.jsonl"), articles(tmp_path / "mc.csv")):
        assert (found[0].id, found[0].published_at) == ("ab12", "2024-03-05T18:20:00+01:00")


def test_gdelts_files_are_lists_of_addresses(site: Site, tmp_path: Path) -> None:
    place = site.put("/quay", page())
    graph = ["20240305-1", "20240305181500", "1", "mail.example", place, *[""] * 22]
    event = ["11", "20240305", *["1"] * 57, "20240305181500", place]
    (tmp_path / "20240305181500.gkg.csv").write_text("\t".join(graph) + "\n")
    (tmp_path / "20240305181500.export.CSV").write_text(("\t".join(event) + "\n") * 3)
    for name in ("20240305181500.gkg.csv", "20240305181500.export.CSV"):
        assert [a.url for a in articles(tmp_path / name)] == [place]


def test_a_text_cut_by_its_interface_says_so(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text(json.dumps({"url": URL, "content": f"{QUAY[0]} … [+1234 chars]"}))
    (article,) = articles(tmp_path / "x.jsonl")
    assert article.text == QUAY[0]
    assert "1234" in (article.truncated or "")


def test_a_withdrawn_item_is_refused_as_such(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text(json.dumps({**TOOLS["ninjs 1"][0], "pubstatus": "canceled"}))
    assert reasons(tmp_path / "x.json")[0].startswith("withdrawn")


@pytest.mark.parametrize(
    ("value", "time"),
    [
        (1709659200, "2024-03-05T17:20:00+00:00"), (1709659200000, "2024-03-05T17:20:00+00:00"), (1709659200.5, "2024-03-05T17:20:00+00:00"),
        ("1709659200", "2024-03-05T17:20:00+00:00"), ({"$date": "2024-03-05T17:20:00Z"}, "2024-03-05T17:20:00Z"),
        ({"$date": {"$numberLong": "1709659200000"}}, "2024-03-05T17:20:00+00:00"), ("20240305172000", "2024-03-05T17:20:00"),
        ("20240305", "2024-03-05"), (["2024-03-05"], "2024-03-05"), (True, None), (12, None), ("yesterday", None), ({}, None), (None, None),
    ],
)  # fmt: skip
def test_times_of_exports(value: object, time: str | None) -> None:
    assert given_time(value) == time


def rows(*given: dict[str, Any], name: str = "x.jsonl") -> list[Article]:
    """The articles of rows."""
    data = "".join(json.dumps(row) + "\n" for row in given).encode()
    found = list(from_lines(io.BytesIO(data), name))
    assert all(isinstance(a, Article) for a in found), found
    return [a for a in found if isinstance(a, Article)]


def test_without_id_and_address_no_two_rows_are_one_and_ids_come_again() -> None:
    three = [{"text": TEXT, "outlet": o} for o in ("Mail", "Post", "Echo")]
    assert len({a.id for a in rows(*three)}) == 3
    assert len({a.id for a in rows({"text": TEXT}, {"text": TEXT}, {"text": TEXT})}) == 3
    assert [a.id for a in rows(*three)] == [a.id for a in rows(*three)]
    assert rows({"text": TEXT})[0].id != rows({"text": TEXT}, name="y.jsonl")[0].id
    assert [a.id for a in rows({"id": 0, "text": TEXT}, {"id": 12.5, "text": TEXT}, {"id": None, "url": URL, "text": TEXT})] == [
        "0",
        "12.5",
        URL,
    ]


def test_a_given_text_is_never_altered() -> None:
    text = "  <p>Quay</p>\r\n\r\n\u00a0The council “voted”.\t "
    assert rows({"id": "x", "text": text})[0].text == text


@pytest.mark.parametrize(
    "text",
    [
        list(QUAY),
        {"paragraphs": list(QUAY)},
        [{"text": p} for p in QUAY],
        [{"type": "p", "value": p} for p in QUAY],
        {"rendered": HTML},
    ],
)
def test_a_text_in_parts_is_whole(text: object) -> None:
    assert all(p in rows({"id": "x", "text": text})[0].text for p in QUAY)


@pytest.mark.parametrize("value", [5, True, {"a": 1}])
def test_a_text_of_the_wrong_kind_is_told_by_name(value: object) -> None:
    (found,) = from_lines(io.BytesIO(json.dumps({"id": "x", "text": value}).encode()), "x.jsonl")
    assert isinstance(found, Broken)
    assert '"text"' in found.reason


@pytest.mark.parametrize(
    "data",
    [
        b'{"id": "x", "text": "Quay to close.", "score": NaN}', '{"id": "x", "text": "Quay to close."}'.encode("utf-16"),
        b'\xef\xbb\xbf{"id": "x", "text": "Quay to close."}\r\n', gzip.compress(b'{"id": "x", "text": "Quay to close."}'),
        b'[{"id": "x", "text": "Quay to close."}]', b'[\n  {\n    "id": "x",\n    "text": "Quay to close."\n  }\n]\n',
        b'\x1e{"id": "x", "text": "Quay to close."}\n', b'{"id": "x", "text": "Quay to close."},\n',
        b'{\n "id": "x",\n "text": "Quay to close."\n}', b'{"id": "x", "text": "Quay to close.", "id2": "a\tb"}',
    ],
)  # fmt: skip
def test_lines_as_the_lenient_write_them(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.jsonl").write_bytes(data)
    assert [(a.id, a.text) for a in articles(tmp_path / "x.jsonl")] == [("x", "Quay to close.")]


def test_half_a_character_becomes_the_mark_of_one() -> None:
    data = rb'{"id": "x", "text": "Quay \ud83d to close", "title": "\ud83d Quay\u0000", "outlet": "\ude00"}'
    (found,) = from_lines(io.BytesIO(data), "x.jsonl")
    assert isinstance(found, Article)
    assert (found.text, found.title, found.outlet) == ("Quay \ufffd to close", "\ufffd Quay", "\ufffd")


def test_empty_lines_beyond_all_measure_end_a_file(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl.gz").write_bytes(gzip.compress(b"\n" * (MOST_BLANK * 50)))
    (found,) = taken(tmp_path / "x.jsonl.gz")
    assert isinstance(found, Broken)
    assert found.reason == "empty lines"


def test_a_damaged_member_ends_its_file_and_what_came_before_stands(tmp_path: Path) -> None:
    data = bytearray(
        gzip.compress(b"".join(json.dumps({"id": i, "text": f"Boat {i} left."}).encode() + b"\n" for i in range(20_000)))
    )
    data[len(data) // 2] ^= 0xFF
    (tmp_path / "x.jsonl.gz").write_bytes(bytes(data))
    (tmp_path / "y.txt").write_text("The quay is closed.")
    found = taken(tmp_path)
    assert sum(isinstance(t, Article) for t in found) > 1000
    assert any(isinstance(t, Broken) and t.reason == "cannot be read" for t in found)
    assert isinstance(found[-1], Article)
    assert found[-1].id == "y.txt"


NITF = f"""<?xml version="1.0"?><nitf><head><docdata><doc-id id-string="n-1"/><date.issue norm="20240305T182000+0100"/></docdata>
<pubdata name="The Brack Mail"/></head><body><body.head><hedline><hl1>Quay to close</hl1></hedline><byline>By Jo Ferris</byline>
<dateline>BRACK, March 5 (Tidewater)</dateline></body.head><body.content>{HTML}<media><media-caption>The quay at dawn</media-caption>
</media></body.content></body></nitf>"""
G2 = f"""<?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:g2:1" xml:lang="en">
<rightsInfo><copyrightHolder><name>The Brack Mail</name></copyrightHolder></rightsInfo><itemMeta><versionCreated>2024-03-06T07:00:00+01:00
</versionCreated><firstCreated>{AT}</firstCreated><pubStatus qcode="stat:usable"/></itemMeta><contentMeta><by>Jo Ferris</by>
<creditline>Tidewater</creditline><language tag="en-GB"/><headline>Quay to close</headline></contentMeta><contentSet><inlineXML
contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>{HTML}</body></html>
</inlineXML></contentSet></newsItem>"""
MESSAGE = f"""<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{G2.partition("?>")[2]}
{G2.partition("?>")[2].replace("urn:g2:1", "urn:g2:2")}</itemSet></newsMessage>"""


@pytest.mark.parametrize(("name", "data", "ids"), [("a.nitf", NITF, ["n-1"]), ("a.xml", NITF, ["n-1"]), ("b.xml", G2, ["urn:g2:1"]),
                                                   ("m.xml", MESSAGE, ["urn:g2:1", "urn:g2:2"])])  # fmt: skip
def test_agencies_formats(tmp_path: Path, name: str, data: str, ids: list[str]) -> None:
    (tmp_path / name).write_text(data)
    found = articles(tmp_path / name)
    assert [a.id for a in found] == ids
    for article in found:
        assert (article.title, article.byline, article.outlet) == ("Quay to close", "Jo Ferris", "The Brack Mail")
        assert all(p in article.text for p in QUAY)
        assert article.published_at is not None
        assert article.published_at.startswith("2024-03-05T18:20:00")
    if "G2" in data or "iptc" in data:
        assert (found[0].agency, found[0].modified_at) == ("Tidewater", "2024-03-06T07:00:00+01:00")
    else:
        kinds = {found[0].text[b.start : b.end]: b.kind for b in found[0].blocks}
        assert kinds.get("The quay at dawn") == "caption"
        assert "Tidewater" in found[0].text


def test_a_cancelled_item_of_an_agency_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(G2.replace("stat:usable", "stat:canceled"))
    assert reasons(tmp_path / "a.xml")[0].startswith("withdrawn")


@pytest.mark.parametrize(
    ("row", "outlet"),
    [
        ({"source_domain": "foxnews.com"}, "Fox News"),
        ({"url": "https://www.theguardian.com/quay"}, "The Guardian"),
        ({"url": "https://www.theguardian.com/quay", "outlet": "Brack Mail"}, "Brack Mail"),
        ({"url": URL}, None),
    ],
)
def test_a_row_without_an_outlet_has_that_of_its_host(tmp_path: Path, row: dict[str, str], outlet: str | None) -> None:
    (tmp_path / "rows.jsonl").write_text(json.dumps({"text": TEXT, "title": "Quay to close", **row}))
    assert [a.outlet for a in articles(tmp_path / "rows.jsonl")] == [outlet]
