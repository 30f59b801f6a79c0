"""The server gives the report's pages, answers only to its own names, and serves the facts as JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from litestar import Litestar
from litestar.testing import TestClient

from onrecord.facts.record import Record
from onrecord.web.answers import HEADERS, LOOPBACK
from onrecord.web.app import create_app
from onrecord.web.names import article_file, story_file
from onrecord.web.report import write_report

Client = TestClient[Litestar]


def section(page: str, name: str) -> str:
    """A section of a record's page."""
    start = page.index(f'<section id="{name}"')
    return page[start : page.index("</section>", start)]


@pytest.fixture
def client(store_path: Path) -> Iterator[Client]:
    """A client of the server over the small store."""
    with TestClient(create_app(store_path), base_url="http://127.0.0.1") as client:
        yield client


def without_writing(page: str) -> str:
    """A page without what only a server can answer."""
    kinds = r'<nav aria-label="Site">.*?</nav>', r'<a class="correct".*?</a>', r'<a class="button.*?</a>'
    return re.sub(r"\s+", "", re.sub(rf"(?s){'|'.join(kinds)}", "", page))


def test_the_served_pages_are_the_reports(client: Client, store_path: Path, record: Record, tmp_path: Path) -> None:
    out = tmp_path / "site"
    assert write_report(store_path, out) > 5
    for name in (article_file("two"), "static/tokens.css", "static/base.css", "static/page.js"):
        served = client.get(f"/{name}")
        assert served.status_code == 200
        assert without_writing(served.text) == without_writing((out / name).read_text("utf-8"))
    story, written = client.get(f"/{story_file(record.id)}").text, (out / story_file(record.id)).read_text("utf-8")
    for part in ("agreed", "disputed", "alone", "untold", "decided", "said", "sources", "timeline"):
        assert without_writing(section(story, part)).split() == without_writing(section(written, part)).split()
    assert 'id="as-of"' in story
    assert 'id="as-of"' not in written
    assert "<form" in client.get("/").text


def test_pages_may_load_nothing_from_elsewhere(client: Client) -> None:
    headers = client.get("/").headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def test_other_host_names_are_refused(client: Client) -> None:
    for host in ("evil.example", "evil.example:80", "", "127.0.0.1.evil.example"):
        assert client.get("/", headers={"Host": host}).status_code == 400
    for host in ("localhost:8123", "127.0.0.1:8000", "[::1]:8000", "LOCALHOST"):
        assert client.get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "path", ["/stories/none.html", "/articles/none.html", "/static/app.py", "/api/records/none", "/api/readings/none"]
)
def test_what_is_not_there_is_not_found(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_too_long_a_search_is_refused(client: Client) -> None:
    assert client.get("/search", params={"q": "x" * 500}).status_code == 400


def test_the_api_gives_the_record(client: Client, record: Record) -> None:
    stories = client.get("/api/stories").json()
    assert [s["id"] for s in stories] == [record.id]
    assert client.get("/api/schema/openapi.json").status_code == 200


def test_the_api_finds_ids_with_slashes(client: Client, record: Record) -> None:
    got = client.get(f"/api/records/{record.id}")
    assert msgspec.json.decode(got.content, type=Record) == record
    assert client.get("/api/readings/harbour/one").json()["article"]["id"] == "harbour/one"


@pytest.mark.parametrize("host", ["[", "[::1", "a:b:c", "\x00", "127.0.0.1@evil.example", "10.0.0.1"])
def test_odd_host_headers_are_refused(client: Client, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 400


def test_a_server_for_others_answers_to_addresses_and_to_the_names_allowed(store_path: Path) -> None:
    app = create_app(store_path, (*LOOPBACK, "0.0.0.0", "desk.example"), addresses=True)  # noqa: S104  # it is not bound
    with TestClient(app, base_url="http://127.0.0.1") as client:
        for host in ("desk.example:8000", "DESK.example", "192.168.1.4:8000", "[fe80::1]:8000", "localhost"):
            assert client.get("/", headers={"Host": host}).status_code == 200
        for host in ("evil.example", "192.168.1.4.evil.example", ""):
            assert client.get("/", headers={"Host": host}).status_code == 400


@pytest.mark.parametrize("path", ["/stories/none.html", "/nowhere", "/search?q=" + "x" * 500, "/stories/x?as_of=" + "1" * 300])
def test_errors_are_pages_with_the_same_headers(client: Client, path: str) -> None:
    told = client.get(path)
    assert told.status_code in (400, 404)
    assert "text/html" in told.headers["content-type"]
    assert "index.html" in told.text
    for name, value in HEADERS.items():
        assert told.headers[name] == value


def test_errors_of_the_api_are_json_with_the_same_headers(client: Client, record: Record) -> None:
    for path, status in (("/api/records/none", 404), (f"/api/records/{record.id}?as_of=soon", 400)):
        told = client.get(path)
        assert told.status_code == status
        assert told.json()["detail"]
        for name, value in HEADERS.items():
            assert told.headers[name] == value


def test_a_fault_is_logged_with_what_was_asked(
    client: Client, record: Record, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise ZeroDivisionError("of ours")

    monkeypatch.setattr("onrecord.web.record_routes.story_context", fails)
    told = client.get(f"/{story_file(record.id)}")
    assert told.status_code == 500
    assert "of ours" not in told.text
    assert told.headers["content-security-policy"] == HEADERS["Content-Security-Policy"]
    (line,) = [r for r in caplog.records if r.name == "onrecord.web"]
    assert story_file(record.id) in line.getMessage()
    assert line.exc_info is not None
    assert line.exc_info[0] is ZeroDivisionError


def test_a_store_that_cannot_be_read_is_told_of_with_what_to_do(client: Client, store_path: Path) -> None:
    store_path.write_bytes(b"no store any more" * 100)
    told = client.get("/")
    assert told.status_code == 500
    assert "not an onrecord store" in told.text
    assert "onrecord build" in told.text


def test_the_api_is_described_without_anything_from_elsewhere(client: Client) -> None:
    shown = client.get("/api/schema")
    assert shown.status_code == 200
    assert "/api/records/{name}" in shown.text
    assert "by the story&#39;s id" in shown.text
    assert re.findall(r"(?:src|href)=\"([^\"]+)", shown.text) == [
        "/static/icon.svg",
        "/static/tokens.css", "/static/base.css", "/static/page.js", "#main", "/index.html",
        *("/index.html", "/people/index.html", "/outlets/index.html", "/places/index.html"), "/api/schema/openapi.json",
    ]  # fmt: skip
    assert "<script>" not in shown.text
