"""Archives and saved pages: WARC as crawlers write it, MHTML, zips, pages under odd names; bounds hold for each."""

# ruff: noqa: E501  # rows and markup stand as others write them

from __future__ import annotations

import gzip
import io
import plistlib
import zipfile
from collections.abc import Iterable
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest
from tests.acquire.taking import articles, reasons, taken
from tests.localsite import QUAY, page
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from onrecord.acquire.how import Passed
from onrecord.facts.article import Article, Broken

URL = "https://mail.example/quay"


def warc(path: Path, records: Iterable[tuple[str, bytes, dict[str, str]]], *, packed: bool = True) -> Path:
    """A WARC of responses (address, body, HTTP headers), as news archives hold them."""
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=packed)
        writer.write_record(writer.create_warcinfo_record(path.name, {"software": "test"}))
        for url, data, headers in records:
            status = headers.pop(":status", "200 OK")
            date = headers.pop(":date", "2024-03-06T00:00:00Z")
            http = StatusAndHeaders(status, [*headers.items(), ("Content-Length", str(len(data)))], protocol="HTTP/1.1")
            made = writer.create_warc_record(
                url,
                "response",
                payload=io.BytesIO(data),
                length=len(data),
                http_headers=http,
                warc_headers_dict={"WARC-Date": date},
            )
            writer.write_record(made)
    return path


HTML = {"Content-Type": "text/html; charset=utf-8"}


@pytest.mark.parametrize("packed", [True, False])
def test_the_pages_of_a_warc(tmp_path: Path, packed: bool) -> None:
    polish = "Zarząd portu zamknął nabrzeże, powiedziała Łucja Śliwińska, kapitan portu w Bracku."
    path = warc(
        tmp_path / ("cc.warc.gz" if packed else "cc.warc"),
        [
            (URL, page().encode(), dict(HTML)),
            ("https://mail.example/robots.txt", b"User-agent: *", {"Content-Type": "text/plain", ":status": "404 Not Found"}),
            ("https://mail.example/a.png", b"\x89PNG", {"Content-Type": "image/png"}),
            ("https://port.example/", page("Port", *[polish] * 4).replace('<meta charset="utf-8">', "").encode("iso-8859-2"),
             {"Content-Type": "text/html; charset=iso-8859-2"}),
            ("https://mail.example/gz", gzip.compress(page("Ferry late").encode()), {**HTML, "Content-Encoding": "gzip"}),
        ],
        packed=packed,
    )  # fmt: skip
    passed = Passed()
    quay, port, ferry = articles(path, passed=passed)
    assert (quay.id, quay.url, quay.title, quay.published_at) == (URL, URL, "Quay to close", "2024-03-05T18:20:00+01:00")
    assert quay.fetched is not None
    assert quay.fetched.at == "2024-03-06T00:00:00Z"
    assert quay.fetched.digest == quay.digest
    assert (quay.fetched.archive or "").startswith(f"{path.name}#<urn:uuid:")
    assert polish in port.text
    assert ferry.title == "Ferry late"
    assert passed.reasons == {"WARC record, status 404": 1, "WARC record of another kind": 1}


def test_a_revisit_of_another_address_is_the_article_it_refers_to(tmp_path: Path) -> None:
    path = warc(tmp_path / "a.warc.gz", [(URL, page().encode(), dict(HTML))])
    with path.open("ab") as stream:
        writer = WARCWriter(stream, gzip=True)
        digest = None
        from fastwarc.warc import ArchiveIterator

        with path.open("rb") as written:
            for record in ArchiveIterator(written):
                digest = record.headers.get("WARC-Payload-Digest") or digest
        for url, payload in (
            (URL, digest),
            ("https://mail.example/quay?amp", digest),
            ("https://mail.example/x", "sha1:" + "A" * 32),
        ):
            writer.write_record(writer.create_revisit_record(url, payload, URL, "2024-03-06T00:00:00Z"))
    passed = Passed()
    first, again, lost = taken(path, passed=passed)
    assert isinstance(first, tuple)
    assert isinstance(again, tuple)
    assert again[0].url == "https://mail.example/quay?amp"
    assert again[0].text == first[0].text
    assert isinstance(lost, Broken)
    assert lost.reason == "revisit alone"
    assert passed.reasons == {"WARC revisit, nothing new": 1}


def test_a_warc_cut_short_gives_what_stands_before(tmp_path: Path) -> None:
    path = warc(tmp_path / "a.warc.gz", [(f"{URL}/{n}", page(f"Boat {n} lost").encode(), dict(HTML)) for n in range(3)])
    path.write_bytes(path.read_bytes()[:-200])
    found = taken(path)
    assert sum(isinstance(t, tuple) for t in found) == 2
    assert not any(isinstance(t, tuple) and t[0].title == "Boat 2 lost" for t in found)


@pytest.mark.parametrize("left", [20, 29, 300])
def test_a_warc_of_which_next_to_nothing_came_is_told(tmp_path: Path, left: int) -> None:
    path = warc(tmp_path / "a.warc.gz", [(f"{URL}/{n}", page(f"Boat {n} lost").encode(), dict(HTML)) for n in range(3)])
    path.write_bytes(path.read_bytes()[:left])
    assert reasons(path) == ["cut short: the file ends within a record"]


def test_a_warc_without_answers_is_counted(tmp_path: Path) -> None:
    passed = Passed()
    assert taken(warc(tmp_path / "none.warc.gz", []), passed=passed) == []
    assert passed.reasons == {"WARC file without answers": 1}


def mhtml() -> bytes:
    """A page saved by a browser, its picture in a part of its own."""
    mail = MIMEMultipart("related", type="text/html")
    mail["Snapshot-Content-Location"], mail["Date"] = URL, "Wed, 06 Mar 2024 00:00:00 -0000"
    text = MIMEText(page(), "html", "utf-8")
    text["Content-Location"] = URL
    mail.attach(text)
    picture = EmailMessage()
    picture.set_content(b"\x89PNG", "image", "png")
    mail.attach(picture)
    return mail.as_bytes()


@pytest.mark.parametrize("name", ["page.mhtml", "page.mht", "page.mhtml.gz", "saved"])
def test_a_page_saved_as_mhtml(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(gzip.compress(mhtml()) if name.endswith(".gz") else mhtml())
    (article,) = articles(tmp_path / name)
    assert (article.title, article.url) == ("Quay to close", URL)
    assert all(p in article.text for p in QUAY)
    assert article.fetched is not None
    assert article.fetched.at.startswith("2024-03-06T00:00:00")


def test_a_page_saved_by_safari(tmp_path: Path) -> None:
    main = {"WebResourceData": page().encode(), "WebResourceURL": URL, "WebResourceTextEncodingName": "UTF-8"}
    (tmp_path / "quay.webarchive").write_bytes(plistlib.dumps({"WebMainResource": main}, fmt=plistlib.FMT_BINARY))
    (article,) = articles(tmp_path / "quay.webarchive")
    assert (article.title, article.url) == ("Quay to close", URL)


@pytest.mark.parametrize(
    "name", ["page.php", "page.shtml", "index", "page.html?id=3", "page.html.gz", "article;id=5", "2024.03.05"]
)
def test_a_saved_page_under_an_odd_name_also_in_a_folder(tmp_path: Path, name: str) -> None:
    data = page().encode()
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    (tmp_path / "style.css").write_text("p { color: red }")
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page_files" / "frame.html").write_text(page("Advertisement"))
    for place in (tmp_path, tmp_path / name):
        (article,) = articles(place)
        assert (article.id, article.title) == (name, "Quay to close")


@pytest.mark.parametrize(
    "mark",
    ["<!-- saved from url=(0027){} -->", "<!--\n Page saved with SingleFile \n url: {} \n saved date: Wed Mar 06 2024 \n-->"],
)
def test_a_saved_page_says_where_it_came_from(tmp_path: Path, mark: str) -> None:
    (tmp_path / "a.html").write_text(page().replace("<html", f"{mark.format(URL)}<html", 1))
    assert articles(tmp_path / "a.html")[0].url == URL


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    """A zip of members."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return path


def test_a_zip_of_anything(tmp_path: Path) -> None:
    inner = zipped(tmp_path / "inner", {"deep.txt": b"Deep boat lost.\n"}).read_bytes()
    one = warc(tmp_path / "x.warc.gz", [(URL, page().encode(), dict(HTML))]).read_bytes()
    path = zipped(
        tmp_path / "all.zip",
        {
            "a/page.html": page("Page in a zip").encode(), "b.txt": b"Text in a zip\n", "c.jsonl": b'{"id": "c", "title": "Line", "text": "A line."}\n',
            "d.warc.gz": one, "inner.zip": inner, "__MACOSX/._b.txt": b"Not this.", "logo.png": b"\x89PNG\0", ".hidden.txt": b"Nor this.",
        },
    )  # fmt: skip
    found = articles(path)
    assert [a.title for a in found] == ["Page in a zip", "Text in a zip", "Line", "Quay to close", "Deep boat lost."]
    assert [a.id for a in found] == ["all.zip/a/page.html", "all.zip/b.txt", "c", URL, "all.zip/inner.zip/deep.txt"]


def test_a_faulty_member_is_that_members_alone(tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "all.zip",
        {"a.txt": b"One boat left the quay. " * 50, "b.txt": b"Two boats left.", "bomb.txt": b"\0" * 150_000_000},
    )
    data = bytearray(path.read_bytes())
    place = data.index(b"a.txt") + len("a.txt") + 5
    data[place : place + 8] = b"\xff" * 8
    path.write_bytes(bytes(data))
    found = taken(path)
    assert [t.id for t in found if isinstance(t, Article)] == ["all.zip/b.txt"]
    assert {t.id: t.reason for t in found if isinstance(t, Broken)} == {
        "all.zip/a.txt": "cannot be read",
        "all.zip/bomb.txt": "too large",
    }


def test_what_is_packed_too_deep_or_is_no_zip_is_refused(tmp_path: Path) -> None:
    data = b"A boat left."
    for n in range(4):
        data = zipped(tmp_path / f"z{n}", {f"x{n}.zip" if n else "a.txt": data}).read_bytes()
    (tmp_path / "deep.zip").write_bytes(data)
    (tmp_path / "bad.zip").write_bytes(b"PK\x03\x04 nothing")
    (tmp_path / "twice.gz").write_bytes(gzip.compress(gzip.compress(b"A boat left.")))
    assert reasons(tmp_path / "deep.zip")[0].startswith("unknown kind of file")
    assert reasons(tmp_path / "bad.zip")[0].startswith("damaged zip")
    assert reasons(tmp_path / "twice.gz")[0].startswith("unknown kind of file")
