"""Tokens of a team's server: for programs alone, for what they were made for, until they expire, are revoked or end with users."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import feedparser
import pytest
from litestar.testing import TestClient
from tests.web.desk_store import desk_store
from tests.web.team_server import OWN, PASSWORD, Client, asking, digest_quickly, team_beside

from onrecord.run.team import Team
from onrecord.run.tokens import Scope, TokenError, Tokens
from onrecord.store.store import Store
from onrecord.web.app import create_app
from onrecord.web.names import slug

NOTE = "it tells of another bridge"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Digests of passwords that cost little."""
    digest_quickly(monkeypatch)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return desk_store(tmp_path / "desk.db")


@pytest.fixture
def team(path: Path) -> Team:
    return team_beside(path)


@pytest.fixture
def tokens(path: Path, team: Team) -> Tokens:
    return Tokens.beside(path, team)


@pytest.fixture
def client(path: Path, team: Team) -> Iterator[Client]:
    with asking(path, team) as client:
        yield client


def bearing(text: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {text}"}


def story_of(path: Path) -> str:
    with Store.open(path) as store:
        return store.story_of("bridge-1") or ""


def correct(client: Client, path: Path, text: str, **more: str) -> int:
    body = {"story": story_of(path), "doing": "split", "articles": ["bridge-3"], "note": NOTE}
    return client.post("/api/corrections", json=body, headers={**bearing(text), **more}).status_code


def test_a_token_is_good_for_the_api_feeds_and_downloads_and_for_no_page(client: Client, path: Path, tokens: Tokens) -> None:
    _, text = tokens.make("reader", "read")
    name = slug(story_of(path))
    for address in ("/api/stories", "/feed.atom", "/feed.json", f"/stories/{name}/feed.atom", f"/stories/{name}/export/markdown"):
        refused = client.get(address, follow_redirects=False)
        assert refused.status_code == 401, address
        assert refused.headers["content-type"] == "application/problem+json"
        assert refused.headers["www-authenticate"].startswith("Bearer")
        assert client.get(address, headers=bearing(text)).status_code == 200, address
    assert len(feedparser.parse(client.get("/feed.atom", headers=bearing(text)).content).entries) >= 1
    for address in ("/", f"/stories/{name}.html", "/corrections", "/team"):
        assert client.get(address, headers=bearing(text), follow_redirects=False).status_code == 403, address
    assert "set-cookie" not in client.get("/api/stories", headers=bearing(text)).headers


@pytest.mark.parametrize("text", [b"", b"onrecord", b"onrecord_12345678_x", b"x" * 5000, b"\xc3\xa9\xff"])
def test_what_is_no_token_is_refused(client: Client, tokens: Tokens, text: bytes) -> None:
    tokens.make("reader", "read")
    got = client.get("/api/stories", headers={b"Authorization": b"Bearer " + text})
    assert got.status_code == 401
    assert got.json()["status"] == 401


def test_only_a_token_for_correcting_corrects_and_signs_with_its_user(client: Client, path: Path, tokens: Tokens) -> None:
    _, reads = tokens.make("corrector", "read")
    _, corrects = tokens.make("corrector", "correct")
    assert correct(client, path, reads) == 403
    assert correct(client, path, "nothing") == 401
    assert client.post("/api/corrections", json={}, headers={"Origin": "http://127.0.0.1"}).status_code == 401
    with Store.open(path) as store:
        assert store.edits() == ()
    assert correct(client, path, corrects) == 201
    with Store.open(path) as store:
        assert [(e.who, e.note, e.articles) for e in store.edits()] == [("corrector", NOTE, ("bridge-3",))]
        assert store.story_of("bridge-3") != store.story_of("bridge-1")
    assert correct(client, path, corrects, Origin="http://elsewhere.example") in {201, 400}, "no browser's cookie helps it"
    form = client.post(f"/correct/{slug(story_of(path))}", data={"doing": "split"}, headers=bearing(corrects))
    assert form.status_code == 403


def test_a_correction_that_makes_no_sense_is_a_problem_and_changes_nothing(client: Client, path: Path, tokens: Tokens) -> None:
    _, text = tokens.make("admin", "correct")
    for change in (
        {"story": "none"},
        {"doing": "nothing"},
        {"note": " "},
        {"articles": ["none"]},
        {"articles": 3},
        {"item": "none"},
    ):
        body = {"story": story_of(path), "doing": "split", "articles": ["bridge-3"], "note": NOTE} | change
        got = client.post("/api/corrections", json=body, headers=bearing(text))
        assert got.status_code in {400, 404}, change
        assert got.headers["content-type"] == "application/problem+json"
    with Store.open(path) as store:
        assert store.edits() == ()


def test_without_a_team_nothing_is_corrected_by_programs(path: Path) -> None:
    with TestClient(create_app(path), base_url="http://127.0.0.1") as client:
        body = {"story": story_of(path), "doing": "split", "articles": ["bridge-3"], "note": NOTE}
        for headers in ({}, {"Origin": "http://127.0.0.1"}, bearing("onrecord_x_y")):
            assert client.post("/api/corrections", json=body, headers=headers).status_code == 403
    with Store.open(path) as store:
        assert store.edits() == ()


def test_a_token_ends_by_time_by_revoking_and_with_its_user(
    client: Client, team: Team, tokens: Tokens, monkeypatch: pytest.MonkeyPatch
) -> None:
    def status(text: str) -> int:
        return client.get("/api/stories", headers=bearing(text)).status_code

    made, text = tokens.make("reader", "read", days=2)
    assert status(text) == 200
    tokens.revoke(made.id)
    assert status(text) == 401
    _, text = tokens.make("reader", "read", days=2)
    later = time.time() + 2 * 86_400 + 1
    monkeypatch.setattr("onrecord.run.tokens.time.time", lambda: later)
    assert status(text) == 401
    monkeypatch.undo()
    digest_quickly(monkeypatch)
    assert status(text) == 200
    team.put("reader", "reader", "another four words")
    assert status(text) == 401
    _, text = tokens.make("reader", "read")
    team.remove("reader")
    assert status(text) == 401


def test_a_token_is_kept_as_a_digest_for_its_owner_alone(path: Path, tokens: Tokens) -> None:
    made, text = tokens.make("reader", "read", "the feed on the wall")
    kept = tokens.path.read_text("utf-8")
    assert text not in kept
    assert text.rpartition("_")[2] not in kept
    assert tokens.path.stat().st_mode & 0o777 == 0o600
    assert text.encode() not in path.read_bytes()
    assert (made.label, made.scope, made.user) == ("the feed on the wall", "read", "reader")
    assert tokens.known(text) is not None
    assert tokens.known(f"{text} ") is None


@pytest.mark.parametrize(
    ("user", "scope", "days", "label"),
    [("nobody", "read", 90, ""), ("reader", "correct", 90, ""), ("reader", "read", 0, ""), ("reader", "read", 9999, ""),
     ("reader", "read", 9, "x" * 99), ("reader", "read", 9, "a\nb")],
)  # fmt: skip
def test_tokens_that_cannot_be(tokens: Tokens, user: str, scope: Scope, days: int, label: str) -> None:
    with pytest.raises(TokenError):
        tokens.make(user, scope, label, days)
    assert tokens.all() == ()
    with pytest.raises(TokenError):
        tokens.revoke("none")


def test_who_asks_too_much_is_told_when_to_come_back(
    path: Path, team: Team, tokens: Tokens, monkeypatch: pytest.MonkeyPatch
) -> None:
    from onrecord.web.api import limits

    monkeypatch.setattr(limits, "FACTS_A_MINUTE", 5)
    monkeypatch.setattr(limits, "MADE_A_MINUTE", 3)
    _, one = tokens.make("reader", "read")
    _, same = tokens.make("reader", "read")
    _, other = tokens.make("admin", "read")
    feed = f"/stories/{slug(story_of(path))}/feed.atom"
    with TestClient(create_app(path, team=team), base_url="http://127.0.0.1") as client:
        for address, most in (("/api/stories", 5), (feed, 3)):
            got = [client.get(address, headers=bearing(text)) for text in (one, same, one, same, one, same, one)]
            assert [g.status_code for g in got] == [200] * most + [429] * (7 - most), "a user's tokens count together"
            assert got[-1].headers["content-type"] == "application/problem+json"
            assert got[-1].json()["status"] == 429
            assert 1 <= int(got[-1].headers["retry-after"]) <= 60
            assert "retry-after" not in got[0].headers
            assert client.get(address, headers=bearing(other)).status_code == 200, "another's do not"


def test_the_description_tells_of_tokens_where_there_are_some(client: Client, path: Path, tokens: Tokens) -> None:
    _, text = tokens.make("reader", "read")
    told = client.get("/api/schema/openapi.json", headers=bearing(text)).json()
    assert told["components"]["securitySchemes"]["token"] == {"type": "http", "scheme": "bearer"} | {
        k: v for k, v in told["components"]["securitySchemes"]["token"].items() if k == "description"
    }
    assert told["security"] == [{"token": []}]
    with TestClient(create_app(path), base_url="http://127.0.0.1") as alone:
        assert "securitySchemes" not in alone.get("/api/schema/openapi.json").json().get("components", {})


def test_an_admin_makes_and_revokes_tokens_in_the_browser(client: Client, tokens: Tokens) -> None:
    def form(name: str) -> str:
        found = re.search(r'name="_csrf_token" value="([0-9a-f]+)"', client.get(name).text)
        assert found
        return found[1]

    def log_in(name: str) -> None:
        data = {"_csrf_token": form("/login"), "name": name, "password": PASSWORD}
        assert client.post("/login", data=data, headers=OWN, follow_redirects=False).status_code == 303

    asked = {"user": "corrector", "scope": "correct", "days": "3", "label": "the desk's robot"}
    log_in("corrector")
    got = client.post("/team/tokens", data=asked | {"_csrf_token": form("/corrections")}, headers=OWN)
    assert got.status_code == 403
    client.post("/logout", data={"_csrf_token": form("/corrections")}, headers=OWN)
    log_in("admin")
    assert client.post("/team/tokens", data=asked, headers=OWN).status_code == 403, "without the page's own token"
    got = client.post("/team/tokens", data=asked | {"_csrf_token": form("/team")}, headers=OWN)
    shown = re.search(r"onrecord_[0-9a-f]{8}_[\w-]+", got.text)
    assert shown
    assert (found := tokens.known(shown[0])) is not None
    assert (found[0].name, found[1]) == ("corrector", "correct")
    again = client.get("/team").text
    assert shown[0] not in again
    assert "the desk&#39;s robot" in again
    wrong = client.post("/team/tokens", data=asked | {"user": "reader", "_csrf_token": form("/team")}, headers=OWN)
    assert (wrong.status_code, "may not correct" in wrong.text) == (422, True)
    one = tokens.all()[0].id
    client.post("/team/revoke", data={"token": one, "_csrf_token": form("/team")}, headers=OWN)
    assert tokens.all() == ()
    assert client.get("/api/stories", headers=bearing(shown[0])).status_code == 401


def test_tokens_are_made_listed_and_revoked_on_the_command_line(path: Path, tokens: Tokens) -> None:
    def user(line: str) -> subprocess.CompletedProcess[str]:
        words = [sys.executable, "-c", "from onrecord.cli import main; main()", "user", *line.split(), "--store", str(path)]
        return subprocess.run(words, capture_output=True, text=True, timeout=100, check=False)  # noqa: S603  # our own command

    assert user("tokens").stdout == "None yet.\n"
    made = user("token corrector --scope correct --days 3 --label desk")
    assert made.returncode == 0, made.stderr
    found = tokens.known(made.stdout.strip())
    assert found is not None
    assert (found[0].name, found[1]) == ("corrector", "correct")
    listed = user("tokens").stdout
    assert "corrector  correct  until" in listed
    assert made.stdout.strip() not in listed
    assert user(f"revoke {listed.split()[0]}").returncode == 0
    assert tokens.known(made.stdout.strip()) is None
    assert user("token nobody").returncode == 2
    assert user("revoke none").returncode == 2
