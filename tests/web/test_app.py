"""The server gives the report's pages, answers only to its own names, and serves the facts as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from litestar import Litestar
from litestar.testing import TestClient

from onrecord.facts.record import Record
from onrecord.web.app import create_app
from onrecord.web.names import article_file, story_file
from onrecord.web.report import write_report

Client = TestClient[Litestar]


@pytest.fixture
def client(store_path: Path) -> Iterator[Client]:
    """A client of the server over the small store."""
    with TestClient(create_app(store_path), base_url="http://127.0.0.1") as client:
        yield client


def test_the_served_pages_are_the_reports(client: Client, store_path: Path, record: Record, tmp_path: Path) -> None:
    out = tmp_path / "site"
    assert write_report(store_path, out) == 5
    for name in (story_file(record.id), article_file("two"), "static/style.css", "static/page.js"):
        served = client.get(f"/{name}")
        assert served.status_code == 200
        assert served.text == (out / name).read_text("utf-8")
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
