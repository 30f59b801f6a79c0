"""Tokens by which programs ask a team's server: each of one user, for a time, for reading or correcting as well.

Only digests are kept, in a file beside the store. A token is random and long, so a plain digest of it tells nothing.
"""

from __future__ import annotations

import hashlib
import secrets
import time
from pathlib import Path
from typing import Literal

import msgspec

from onrecord.facts.problem import ProblemError
from onrecord.run.beside import OwnFile
from onrecord.run.team import Team, User

Scope = Literal["read", "correct"]
SCOPES: tuple[Scope, ...] = ("read", "correct")
"""To correct is to read as well."""
PREFIX = "onrecord"
"""Begins a token, so that one that was left lying about is known for what it is."""
MOST_DAYS = 366
USUAL_DAYS = 90
MOST = 500
"""Tokens of one team."""
LONGEST_LABEL = 60
LONGEST = 120
"""Characters of a token."""
DAY = 86_400.0


class TokenError(ProblemError):
    """A token cannot be made or revoked."""


class Token(msgspec.Struct, frozen=True):
    """A token, without what it is known by but for a digest.

    `stamp` is the user's when it was made: another password or role ends the user's tokens. `label` says what it is for;
    `made` and `expires` are seconds since 1970.
    """

    id: str
    user: str
    label: str
    scope: Scope
    digest: str
    stamp: str
    made: float
    expires: float


def digest_of(text: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class Tokens:
    """The tokens of one team."""

    def __init__(self, path: Path, team: Team) -> None:
        self.path = path
        self.team = team
        self._file = OwnFile(path, Token, TokenError)

    @classmethod
    def beside(cls, store: Path, team: Team | None = None) -> Tokens:
        """The tokens of a store's team."""
        return cls(store.with_name(f"{store.name}.tokens.json"), team or Team.beside(store))

    def all(self) -> tuple[Token, ...]:
        """The tokens, expired ones too, by user and time."""
        return self._file.all()

    def make(self, name: str, scope: Scope, label: str = "", days: int = USUAL_DAYS) -> tuple[Token, str]:
        """A new token of a user, and the text of it, which is not kept. Raises TokenError."""
        user = self.team.users().get(name)
        if user is None:
            raise TokenError(f"there is no user {name!r}", "onrecord user list shows them")
        if scope == "correct" and user.role == "reader":
            raise TokenError(f"{name} may not correct", "make a token to read, or give the user the role of a corrector")
        if not 1 <= days <= MOST_DAYS:
            raise TokenError(f"a token is good for 1 to {MOST_DAYS} days", "make a new one when it has expired")
        if len(label) > LONGEST_LABEL or not label.isprintable():
            raise TokenError("that is no label for a token", f"say what it is for in at most {LONGEST_LABEL} characters")
        now = time.time()
        kept = tuple(t for t in self.all() if t.expires > now)
        if len(kept) >= MOST:
            raise TokenError(f"there are {MOST} tokens already", "revoke what is used no more: onrecord user revoke ID")
        text = f"{PREFIX}_{secrets.token_hex(4)}_{secrets.token_urlsafe(32)}"
        token = Token(text.split("_")[1], name, label, scope, digest_of(text), user.stamp, now, now + days * DAY)
        self._file.write(tuple(sorted((*kept, token), key=lambda t: (t.user, t.made))))
        return token, text

    def revoke(self, name: str) -> None:
        """End a token at once, by its id. Raises TokenError."""
        kept = tuple(t for t in self.all() if t.id != name)
        if len(kept) == len(self.all()):
            raise TokenError(f"there is no token {name!r}", "onrecord user tokens shows them")
        self._file.write(kept)

    def known(self, text: str) -> tuple[User, Scope] | None:
        """Whose a token is and what for; None where it is none, has expired or ended with its user's password or role."""
        if len(text) > LONGEST:
            return None
        digest = digest_of(text)
        for token in self.all():
            if secrets.compare_digest(token.digest, digest):
                user = self.team.users().get(token.user)
                sound = user is not None and user.stamp == token.stamp and token.made <= time.time() < token.expires
                return (user, token.scope) if user is not None and sound else None
        return None
