"""The desk: one store with what may be done on it, and by whom, for the time that a server runs."""

from __future__ import annotations

import hashlib
import secrets
import threading
from dataclasses import dataclass, field
from pathlib import Path

from litestar.config.csrf import CSRFConfig
from litestar.utils.scope.state import ScopeState

from onrecord.run.jobs import Jobs
from onrecord.run.team import Team, User
from onrecord.run.tokens import Scope, Tokens
from onrecord.web.answers import Asked
from onrecord.web.contexts import Seat
from onrecord.web.keeping import Kept

BY_TOKEN = "onrecord-token"  # noqa: S105  # a name
"""Where a request that a token was found good for keeps whose it is and what for."""


def by_token(request: Asked) -> tuple[User, Scope] | None:
    """Whose token a request came with, and what that is good for; None where it came without."""
    found: tuple[User, Scope] | None = request.scope["state"].get(BY_TOKEN)
    return found


@dataclass(frozen=True)
class Desk:
    """A store that is served. `team` is who may log in, None on a server for this machine alone.

    `tokens` are those by which programs ask a team's. `https` tells that others reach it by https only, `private` that addresses
    inside private networks may be fetched. `writing` is held while corrections are applied: one at a time. `kept` is what pages
    show, as long as the store does not change.
    """

    store: Path
    team: Team | None = None
    tokens: Tokens | None = None
    https: bool = False
    private: bool = False
    writing: threading.Lock = field(default_factory=threading.Lock)
    secret: str = field(default_factory=lambda: secrets.token_hex(32))
    jobs: Jobs = field(init=False)
    kept: Kept = field(default_factory=Kept)

    def __post_init__(self) -> None:
        """The jobs are those of its store."""
        object.__setattr__(self, "jobs", Jobs(self.store))

    def csrf(self) -> CSRFConfig:
        """The tokens that forms must bring. The cookie's name changes with the secret, so that none of an older run is met."""
        name = hashlib.sha256(self.secret.encode()).hexdigest()[:12]
        return CSRFConfig(
            secret=self.secret,
            cookie_name=f"onrecord-form-{name}",
            cookie_httponly=True,
            cookie_samesite="strict",
            cookie_secure=self.https,
        )

    def user(self, request: Asked) -> User | None:
        """Whose token asks, else who is logged in: still there, and with the password and role that they logged in with."""
        asking = by_token(request)
        if asking is not None:
            return asking[0]
        told = request.scope.get("session")
        if self.team is None or not isinstance(told, dict):
            return None
        return self.team.still(str(told.get("user", "")), str(told.get("stamp", "")), float(told.get("since", 0.0)))

    def seat(self, request: Asked) -> Seat:
        """Who looks at a page, and what they may do."""
        token = ScopeState.from_scope(request.scope).csrf_token
        user = self.user(request)
        role = user.role if user else ""
        return Seat(
            name=user.name if user else "",
            role=role,
            token=token if isinstance(token, str) else "",
            team=self.team is not None,
            corrects=self.team is None or role in {"corrector", "admin"},
            builds=self.team is None or role in {"corrector", "admin"},
        )
