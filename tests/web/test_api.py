"""The API: lists page by page with the pages' filters, tags for what did not change, problems as RFC 9457 has them, downloads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from litestar import Litestar
from litestar.testing import TestClient

from onrecord.export import download, format_named, formats, missing, with_articles
from onrecord.facts.record import Record
from onrecord.facts.story import Story
from onrecord.store.store import Store
from onrecord.web.app import create_app
from onrecord.web.names import slug, story_file

Client = TestClient[Litestar]


@pytest.fixture
def client(store_path: Path) -> Iterator[Client]:
    """A client of the server over the small store."""
    with TestClient(create_app(store_path), base_url="http://127.0.0.1") as client:
        yield client


@pytest.fixture
def many(store_path: Path, record: Record) -> None:
    """Seven more stories, without records."""
    with Store.open(store_path, write=True) as store, store.commit_point():
        own = Story(record.id, record.title, record.articles, record.first_at, record.last_at)
        more = [Story(f"m{n}", f"More {n}", (), "2024-02-01", f"2024-02-0{n}") for n in range(1, 8)]
        store.keep_stories([own, *more], record.copies, ())


@pytest.mark.usefixtures("many")
def test_a_list_goes_page_by_page(client: Client) -> None:
    found, at = [], "/api/stories?size=3"
    for _ in range(10):
        told = client.get(at)
        assert told.headers["x-total-count"] == "8"
        found += [s["id"] for s in told.json()]
        if "next" not in told.links:
            break
        at = told.links["next"]["url"]
    assert found == ["harbour/one", *(f"m{n}" for n in range(7, 0, -1))]
    assert told.links["prev"]["url"] == "/api/stories?size=3&page=2"


@pytest.mark.usefixtures("many")
def test_a_list_is_filtered_and_tells_of_the_record(client: Client) -> None:
    (outlet,) = [n for n in client.get("/api/names/outlet").json() if n["name"] == "Tidewater News"]
    (story,) = client.get("/api/stories", params={"outlet": outlet["ref"]}).json()
    assert (story["id"], story["conflicts"], story["articles"]) == ("harbour/one", 1, ["harbour/one", "two", "three<b>"])
    assert [s["id"] for s in client.get("/api/stories?since=2024-03-01").json()] == ["harbour/one"]
    assert client.get("/api/stories?outlet=none").json() == []
    assert [n["name"] for n in client.get("/api/names/outlet?q=tide").json()] == ["Tidewater News"]


def test_what_did_not_change_is_not_sent_again(client: Client, store_path: Path, record: Record) -> None:
    at = f"/api/records/{record.id}"
    first = client.get(at)
    tag = first.headers["etag"]
    for held in (tag, f"W/{tag}", f'"x", {tag}', "*"):
        again = client.get(at, headers={"If-None-Match": held})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
    assert client.get(at, headers={"If-None-Match": '"x"'}).status_code == 200
    with Store.open(store_path, write=True) as store, store.commit_point():
        store.keep_record(msgspec.structs.replace(record, title="Otherwise"), "other")
    changed = client.get(at, headers={"If-None-Match": tag})
    assert changed.status_code == 200
    assert changed.headers["etag"] != tag


@pytest.mark.parametrize(("path", "status"), [
    ("/api/records/none", 404), ("/api/readings/none", 404), ("/api/names/none", 404), ("/api/changes/harbour/one", 400),
    ("/api/stories?since=soon", 400), ("/api/stories?size=0", 400), ("/api/stories?sort=odd", 400), ("/api/nothing", 404),
])  # fmt: skip
def test_problems_are_told_by_the_standard(client: Client, path: str, status: int) -> None:
    told = client.get(path)
    assert told.status_code == status
    assert told.headers["content-type"].startswith("application/problem+json")
    problem = told.json()
    assert problem["status"] == status
    assert problem["type"] == "about:blank"
    assert problem["title"]
    assert problem["detail"]
    assert "etag" not in told.headers


def test_search_finds_articles_and_statements(client: Client) -> None:
    found = client.get("/api/search", params={"q": "mend"}).json()
    assert {h["id"] for h in found} >= {"two", "s1"}
    assert len(client.get("/api/search", params={"q": "mend", "size": 1}).json()) <= 2


def test_a_record_is_downloaded_in_every_format(client: Client, store_path: Path, record: Record) -> None:
    told = client.get("/api/formats").json()
    assert {f["name"] for f in told} == set(formats().found)
    with Store.open(store_path) as store:
        held = with_articles(store, record)
    for form in formats().found.values():
        if missing(form):
            continue
        own = download(format_named(form.name), held)
        got = client.get(f"/stories/{slug(record.id)}/export/{form.name}")
        assert got.status_code == 200
        assert got.content == own.body
        assert got.headers["content-type"].partition(";")[0] == own.media.partition(";")[0]
        assert got.headers["content-disposition"] == f'attachment; filename="{own.name}"'
    for missed in (f"/stories/{slug(record.id)}/export/odd", "/stories/none/export/csv"):
        assert client.get(missed).status_code == 404


def test_a_records_page_leads_to_its_downloads_and_feeds(client: Client, record: Record) -> None:
    page = client.get(f"/{story_file(record.id)}").text
    offered = re.findall(r'href="(/stories/[^"]+/(?:export/[^"]+|feed\.[a-z]+))"', page)
    assert len(offered) == sum(not missing(f) for f in formats().found.values()) + 2
    for at in offered:
        assert client.get(at).status_code == 200
    assert "/export/" not in client.get(f"/{story_file(record.id)}?as_of=2024-03-05T12:00:00%2B01:00").text
