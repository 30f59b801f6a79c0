"""Who may log in to a desk's server: names, roles and digests of passwords, in a file beside the store.

They are not in the store, which is a file to send to others.
"""

from __future__ import annotations

import secrets
import time
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from onrecord.facts.problem import ProblemError
from onrecord.run.beside import OwnFile

Role = Literal["reader", "corrector", "admin"]
ROLES: tuple[Role, ...] = ("reader", "corrector", "admin")
"""A reader reads, a corrector also corrects and makes records, an admin also sees who may log in."""
SHORTEST = 10
"""Characters of a password."""
LONGEST = 256
LONGEST_NAME = 60
SESSION_SECONDS = 12 * 3600.0
"""How long one lasts after the log-in, whatever is done in it."""


class TeamError(ProblemError):
    """A user cannot be added, changed or taken away."""


class User(msgspec.Struct, frozen=True):
    """One who may log in. `digest` is argon2's of the password, `since` when it was set (seconds since 1970)."""

    name: str
    role: Role
    digest: str
    since: float

    @property
    def stamp(self) -> str:
        """What a session holds of it: another after a change of password or role."""
        return f"{self.role} {self.since}"


class Team:
    """The users of one store."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = OwnFile(path, User, TeamError)

    @classmethod
    def beside(cls, store: Path) -> Team:
        """The team of a store."""
        return cls(store.with_name(f"{store.name}.team.json"))

    def users(self) -> dict[str, User]:
        """The users by name. Raises TeamError where the file cannot be read."""
        return {u.name: u for u in self._file.all()}

    def put(self, name: str, role: Role, password: str) -> User:
        """Add a user, or give one another password and role. Raises TeamError."""
        if not name or len(name) > LONGEST_NAME or not name.isprintable() or name != name.strip():
            raise TeamError(f"{name!r} is no name for a user", "use letters, digits and spaces between them")
        if not SHORTEST <= len(password) <= LONGEST:
            raise TeamError(f"a password has {SHORTEST} to {LONGEST} characters", "take a longer one, such as four words")
        user = User(name, role, hasher().hash(password), time.time())
        self._write({**self.users(), name: user})
        return user

    def remove(self, name: str) -> None:
        """Take a user away. Raises TeamError where there is none of that name."""
        users = self.users()
        if users.pop(name, None) is None:
            raise TeamError(f"there is no user {name!r}", "onrecord user list shows them")
        self._write(users)

    def _write(self, users: dict[str, User]) -> None:
        self._file.write(tuple(sorted(users.values(), key=lambda u: u.name)))

    def known(self, name: str, password: str) -> User | None:
        """The user of that name and password, else None. It takes as long for a name that is not there."""
        user = self.users().get(name)
        try:
            hasher().verify(user.digest if user else nobody(), password[:LONGEST])
        except (VerificationError, InvalidHashError):
            return None
        return user

    def still(self, name: str, stamp: str, since: float) -> User | None:
        """The user of a session that began at `since`; None where it has ended, or the user is gone or changed."""
        user = self.users().get(name)
        fresh = 0 <= time.time() - since < SESSION_SECONDS
        return user if user and fresh and secrets.compare_digest(user.stamp.encode(), stamp.encode()) else None


@cache
def nobody() -> str:
    """The digest of a password that nobody has: checked for unknown names, so that they take as long."""
    return hasher().hash(secrets.token_hex(16))


@cache
def hasher() -> PasswordHasher:
    """argon2id, with the library's parameters."""
    return PasswordHasher()
