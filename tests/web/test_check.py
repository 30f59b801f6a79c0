"""A draft checked in the pages: what is hostile stays text, what cannot be read is told, and nothing is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from onrecord.facts.check import Change, Check, CheckedClaim
from onrecord.facts.record import Record, Side
from onrecord.facts.span import Span
from onrecord.run import checking
from onrecord.web.app import create_app
from onrecord.web.check_page import check_file, pieces

Client = TestClient[Litestar]
OWN = {"Origin": "http://127.0.0.1"}
TEXT = "Seven <b>boats</b> sank. Nobody was hurt."


def made(story: str | None = "s", note: str = "") -> Check:
    claims = (
        CheckedClaim(0, 20, "figure", "differs", "Six in an account.", (1, 1), "f1", (Side("two", (Span(0, 4),), "Quay"),)),
        CheckedClaim(6, 18, "name", "borne", "Accounts name it so."),
        CheckedClaim(
            27, 40, "quotation", "differs", "Otherwise.", changes=(Change("Nobody", "Ida", False), Change("was", "was", True))
        ),
    )
    return Check("a.txt", claims, story, "A <i>story</i>", note, TEXT)


@pytest.fixture
def client(store_path: Path) -> Iterator[Client]:
    """A client of the server over the small store."""
    with TestClient(create_app(store_path), base_url="http://127.0.0.1") as client:
        yield client


def token(client: Client) -> dict[str, str]:
    """The token of the form."""
    found = re.search(r'name="_csrf_token" value="([0-9a-f]+)"', client.get("/check").text)
    assert found
    return {"_csrf_token": found[1]}


def test_a_page_elsewhere_may_not_ask(client: Client) -> None:
    for headers in ({"Origin": "http://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        assert client.post("/api/check", json={"text": TEXT}, headers=headers).status_code == 403
    assert client.post("/check", data={"text": TEXT, **token(client)}).status_code == 403
    assert client.post("/check", data={"text": TEXT}, headers=OWN).status_code == 403


def test_the_pieces_of_a_draft_are_the_draft() -> None:
    found = pieces(made())
    assert "".join(p.text for p in found) == TEXT
    assert [(p.text, p.verdict, p.href) for p in found][:2] == [("Seven ", "differs", "#k1"), ("<b>boats</b>", "differs", "#k1")]
    assert [(p.text, p.verdict) for p in found][-2:] == [("body was hurt", "differs"), (".", "")]


def test_a_checked_draft_stands_alone_in_one_file() -> None:
    page = check_file(made())
    assert "&lt;b&gt;boats" in page
    assert "<b>boats" not in page
    assert "<i>story" not in page
    assert "<del>Nobody</del>" in page
    assert "<ins>Ida</ins>" in page
    assert "<link" not in page
    assert "<script" not in page


def test_a_draft_without_a_story_is_told(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.web.checking.check_text", lambda *_, **__: made(None, checking.NO_STORY))
    page = client.post("/check", data={"text": TEXT, "story": "", **token(client)}, headers=OWN)
    assert page.status_code == 200
    assert "No story of the store" in page.text


def test_the_page_marks_the_draft_and_keeps_the_form(client: Client, record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.web.checking.check_text", lambda *_, **__: made(record.id))
    page = client.post("/check", data={"text": TEXT, "story": record.id, **token(client)}, headers=OWN).text
    assert 'class="v differs" href="#k1"' in page
    assert f'<option value="{record.id}" selected>' in page
    assert "&lt;b&gt;boats&lt;/b&gt; sank" in page
    assert 'href="stories/' in page


def test_the_api_gives_the_check(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.web.checking.check_text", lambda *_, **__: made())
    found = client.post("/api/check", json={"text": TEXT}).json()
    assert [c["verdict"] for c in found["claims"]] == ["differs", "borne", "differs"]
    assert found["claims"][0]["against"][0]["spans"] == [{"start": 0, "end": 4}]


@pytest.mark.parametrize(
    "asked",
    [{"text": ""}, {"text": "word " * 13_000}, {"text": TEXT, "story": "none"}, {"text": TEXT, "story": "x" * 300}, {"story": "s"}],
    ids=["empty", "long", "no story", "long story", "no text"],
)
def test_what_cannot_be_checked_is_refused(client: Client, asked: dict[str, str]) -> None:
    assert client.post("/api/check", json=asked).status_code == 400
    assert client.post("/check", data={**asked, **token(client)}, headers=OWN).status_code == 400


def test_too_large_a_request_is_refused(client: Client) -> None:
    assert client.post("/api/check", json={"text": "x" * 500_000}).status_code == 413


def test_the_form_is_there(client: Client) -> None:
    assert '<textarea id="text"' in client.get("/check").text
