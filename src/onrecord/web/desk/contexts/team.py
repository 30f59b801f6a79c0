"""What the templates of a team's log-in are given."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.web.contexts import Base


@dataclass(frozen=True)
class LoginContext(Base):
    """The log-in; `fault` says what is wrong."""

    name: str
    fault: str


@dataclass(frozen=True)
class TokenRow:
    """A token of a program: its id, whose it is, what it is good for and until when."""

    id: str
    user: str
    scope: str
    until: str
    label: str


@dataclass(frozen=True)
class TeamContext(Base):
    """Who may log in, and the tokens of programs; `made` is one that was just made, `fault` why one was not."""

    users: tuple[tuple[str, str, str], ...]
    tokens: tuple[TokenRow, ...]
    scopes: tuple[str, ...]
    days: int
    made: str
    fault: str
