"""Feeds, read by feedparser and as JSON: of the list with its filters, and of a record's changes with the words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import feedparser
import msgspec
import pytest
from litestar import Litestar
from litestar.testing import TestClient
from tests.web.conftest import TEXTS

from onrecord.facts.record import Discrepancy, Record, Side
from onrecord.facts.span import Span
from onrecord.facts.story import Story
from onrecord.run import following
from onrecord.store.store import Store
from onrecord.web.app import create_app
from onrecord.web.names import slug, story_file

Client = TestClient[Litestar]


@pytest.fixture
def client(store_path: Path) -> Iterator[Client]:
    """A client of the server over the small store."""
    with TestClient(create_app(store_path), base_url="http://127.0.0.1") as client:
        yield client


def test_the_list_is_followed_with_its_filters(client: Client, record: Record, store_path: Path) -> None:
    hostile = Story(record.id, "A <b>\x01 & quay", record.articles, record.first_at, record.last_at)
    with Store.open(store_path, write=True) as store, store.commit_point():
        store.keep_stories([hostile], record.copies, ())
        store.keep_record(record, "mark")
    got = client.get("/feed.atom")
    assert got.headers["content-type"].startswith("application/atom+xml")
    told = feedparser.parse(got.content)
    assert not told.bozo
    (entry,) = told.entries
    assert entry.link == f"http://127.0.0.1/{story_file(record.id)}"
    assert entry.summary.split("<br />") == ["Claims: 1 disputed.", record.discrepancies[0].reason]
    (item,) = client.get("/feed.json").json()["items"]
    assert (item["id"], item["url"], item["title"]) == (entry.id, entry.link, "A <b>\ufffd & quay")
    assert client.get("/feed.json?since=2025-01-01").json()["items"] == []
    assert feedparser.parse(client.get("/feed.atom?since=2025-01-01").content).entries == []
    assert client.get("/feed.atom").content == got.content
    assert client.get("/feed.atom", headers={"If-None-Match": got.headers["etag"]}).status_code == 304


def test_a_record_is_followed_with_the_words(client: Client, record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the second article the statement is corroborated, the figure grows and a conflict is opened."""

    def sentence(article: str, words: str) -> Side:
        start = TEXTS[article].index(words)
        return Side(article, (Span(start, start + len(words)),))

    early = msgspec.structs.replace(record, discrepancies=())
    statement = msgspec.structs.replace(record.statements[0], standing="corroborated")
    figure = msgspec.structs.replace(record.figures[0], low=60)
    conflict = Discrepancy("d1", "date", "conflict", "two days", (sentence("harbour/one", "Tuesday"), sentence("two", "Wednesday")))
    late = msgspec.structs.replace(record, statements=(statement,), figures=(figure, record.figures[1]), discrepancies=(conflict,))
    states = {"2024-03-05T10:00:00+01:00": early, "2024-03-06": late}
    monkeypatch.setattr(following, "record_as_of", lambda _store, _story, at: states[at])
    items = client.get(f"/stories/{slug(record.id)}/feed.json").json()["items"]
    told = {i["title"].partition(":")[0]: i for i in items}
    assert set(told) == {"corroborated", "updated", "opened"}
    assert len(items) == len({i["id"] for i in items}) == 3
    assert 'The Brack Mail: "mend it this year"' in told["corroborated"]["content_text"]
    assert "At least 40 boats" in told["updated"]["content_text"]
    assert "Tidewater News: Tuesday" in told["opened"]["content_text"]
    assert all(i["date_modified"].startswith("2024-03-06") for i in items)
    parsed = feedparser.parse(client.get(f"/stories/{slug(record.id)}/feed.atom").content)
    assert not parsed.bozo
    assert [e.id for e in parsed.entries] == [i["id"] for i in items]
    assert client.get("/stories/none/feed.atom").status_code == 404
