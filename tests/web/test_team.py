"""A team's server: nothing before a log-in, what each role may do, and sessions that end."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.web.desk_store import desk_store
from tests.web.team_server import OWN, PASSWORD, Client, asking, digest_quickly, team_beside

from onrecord.run import team as teams
from onrecord.run.team import ROLES, Team, TeamError
from onrecord.store.store import Store
from onrecord.web.names import slug


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Digests that cost little."""
    digest_quickly(monkeypatch)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The store."""
    return desk_store(tmp_path / "desk.db")


@pytest.fixture
def team(path: Path) -> Team:
    """One user of each role."""
    return team_beside(path)


@pytest.fixture
def client(path: Path, team: Team) -> Iterator[Client]:
    """A client that has not logged in."""
    with asking(path, team) as client:
        yield client


def token(client: Client, path: str) -> str:
    """The token of a page's form."""
    found = re.search(r'name="_csrf_token" value="([0-9a-f]+)"', client.get(path).text)
    assert found
    return found[1]


def log_in(client: Client, name: str, password: str = PASSWORD) -> int:
    """Log in; the answer's status."""
    data = {"_csrf_token": token(client, "/login"), "name": name, "password": password}
    return client.post("/login", data=data, headers=OWN, follow_redirects=False).status_code


def test_nothing_is_shown_before_a_log_in(client: Client) -> None:
    for address in ("/", "/search?q=shut", "/people", "/corrections", "/new", "/team", "/articles/x.html"):
        answer = client.get(address, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, "/login"), address
    for address in ("/api/stories", "/api/suggest?q=a", "/api/schema/openapi.json"):
        answer = client.get(address, follow_redirects=False)
        assert answer.status_code in (303, 401), address
        assert "Vendsund" not in answer.text
    assert "onrecord-session" not in client.cookies


@pytest.mark.parametrize("role", ROLES)
def test_roles_may_what_they_may(client: Client, path: Path, role: str) -> None:
    assert log_in(client, role) == 303
    assert client.get("/").status_code == 200
    with Store.open(path) as store:
        story = store.story_of("bridge-1") or ""
    writes = role != "reader"
    assert client.get("/new").status_code == (200 if writes else 403)
    assert client.get(f"/correct/{slug(story)}").status_code == (200 if writes else 403)
    assert client.get("/team").status_code == (200 if role == "admin" else 403)
    data = {"_csrf_token": token(client, "/corrections"), "doing": "split", "article": "bridge-3", "who": "Somebody", "note": "x"}
    answer = client.post(f"/correct/{slug(story)}", data=data, headers=OWN, follow_redirects=False)
    assert answer.status_code == (303 if writes else 403)
    with Store.open(path) as store:
        assert [e.who for e in store.edits()] == ([role] if writes else [])


def test_a_wrong_password_is_told_like_a_wrong_name(client: Client) -> None:
    assert log_in(client, "reader", "not the one") == log_in(client, "nobody") == log_in(client, "reader", "") == 401
    assert client.get("/", follow_redirects=False).status_code == 303


def test_the_cookies_are_for_this_site_and_no_script(client: Client) -> None:
    data = {"_csrf_token": token(client, "/login"), "name": "reader", "password": PASSWORD}
    answer = client.post("/login", data=data, headers=OWN, follow_redirects=False)
    told = [c.lower() for c in answer.headers.get_list("set-cookie")]
    assert any("onrecord-session" in c for c in told)
    assert all("httponly" in c and "samesite=strict" in c for c in told)


def test_a_log_in_begins_a_new_session(client: Client) -> None:
    planted = "a" * 64
    data = {"_csrf_token": token(client, "/login"), "name": "reader", "password": PASSWORD}
    client.cookies.set("onrecord-session", planted)
    answer = client.post("/login", data=data, headers=OWN, follow_redirects=False)
    begun = re.search(r"onrecord-session=(\w+)", answer.headers["set-cookie"])
    assert begun
    for session, status in ((planted, 303), (begun[1], 200)):
        client.cookies.clear()
        client.cookies.set("onrecord-session", session)
        assert client.get("/", follow_redirects=False).status_code == status


def test_a_session_ends_by_logging_out_by_time_and_with_the_password(
    client: Client, team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert log_in(client, "corrector") == 303
    data = {"_csrf_token": token(client, "/corrections")}
    assert client.post("/logout", data=data, headers=OWN, follow_redirects=False).status_code == 303
    assert client.get("/", follow_redirects=False).status_code == 303
    assert log_in(client, "corrector") == 303
    team.put("corrector", "reader", PASSWORD)
    assert client.get("/", follow_redirects=False).status_code == 303
    assert log_in(client, "corrector") == 303
    later = time.time() + teams.SESSION_SECONDS + 1
    monkeypatch.setattr("onrecord.run.team.time.time", lambda: later)
    assert client.get("/", follow_redirects=False).status_code == 303


def test_log_ins_have_a_rate(client: Client) -> None:
    codes = [log_in(client, "reader", "guess") for _ in range(14)]
    assert codes[0] == 401
    assert codes[-1] == 429


def test_the_users_are_kept_apart_from_the_store_for_their_owner_alone(path: Path, team: Team) -> None:
    assert team.path.stat().st_mode & 0o777 == 0o600
    assert PASSWORD not in team.path.read_text("utf-8")
    assert PASSWORD.encode() not in path.read_bytes()
    assert team.known("admin", PASSWORD)
    assert team.known("admin", f"{PASSWORD} ") is None
    team.remove("admin")
    assert Team.beside(path).known("admin", PASSWORD) is None
    for name, password in (("x", "short"), (" x", PASSWORD), ("", PASSWORD), ("a\nb", PASSWORD), ("x", "y" * 300)):
        with pytest.raises(TeamError):
            team.put(name, "reader", password)
    with pytest.raises(TeamError):
        team.remove("nobody")
