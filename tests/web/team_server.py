"""A team with one user of each role and its server, for tests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from litestar import Litestar
from litestar.testing import TestClient

from onrecord.run import team as teams
from onrecord.run.team import ROLES, Team
from onrecord.web.app import create_app

Client = TestClient[Litestar]
PASSWORD = "four words of hers"  # noqa: S105  # of a test
OWN = {"Origin": "http://127.0.0.1"}


def digest_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Digests of passwords cost little."""
    monkeypatch.setattr(teams, "hasher", lambda: PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))


def team_beside(path: Path) -> Team:
    """One user of each role, called by it."""
    made = Team.beside(path)
    for role in ROLES:
        made.put(role, role, PASSWORD)
    return made


@contextmanager
def asking(path: Path, team: Team) -> Iterator[Client]:
    """A client of the team's server that has not logged in."""
    with TestClient(create_app(path, team=team), base_url="http://127.0.0.1") as client:
        yield client
