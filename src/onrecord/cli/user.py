"""`onrecord user`: who may log in to a team's server, and the tokens by which programs ask it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.choices import Store

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.run.team import Team
    from onrecord.run.tokens import Tokens

app = typer.Typer(
    help="Who may log in to `onrecord serve --team`, and tokens for programs. Kept in files beside the store, not in it.",
    no_args_is_help=True,
    rich_markup_mode="rich",
    epilog="Example:  onrecord user add ann --role corrector --store news.db",
)


class Role(StrEnum):
    """What a user may do."""

    reader = "reader"
    corrector = "corrector"
    admin = "admin"


class Scope(StrEnum):
    """What a token is good for."""

    read = "read"
    correct = "correct"


UserName = Annotated[str, typer.Argument(help="The user's name.", show_default=False)]


@app.command(epilog="Example:  onrecord user add ann --role corrector --store news.db")
def add(
    name: UserName,
    store: Store,
    role: Annotated[Role, typer.Option("--role", help="reader, corrector (also makes records), or admin.")] = Role.reader,
    password_stdin: Annotated[bool, typer.Option("--password-stdin", help="Take the password from standard input.")] = False,
) -> None:
    """Add a user, or give one another password and role: what is logged in by the old one ends. The password is asked for."""
    import sys

    from onrecord.cli.terminal import messages

    team = team_of(store)
    known = name in team.users()
    if password_stdin:
        password = sys.stdin.readline().rstrip("\r\n")
    else:
        password = typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    team.put(name, role.value, password)
    messages().print(
        f"{name} {'changed' if known else 'added'}: {role.value}. Start with: onrecord serve --team --store {store}", markup=False
    )


@app.command(name="list", epilog="Example:  onrecord user list --store news.db")
def listed(store: Store) -> None:
    """Print who may log in."""
    from onrecord.cli.terminal import page

    users = team_of(store).users().values()
    for user in users:
        page().print(f"{user.name}  {user.role}", markup=False)
    if not users:
        page().print("Nobody yet.")


@app.command(epilog="Example:  onrecord user remove ann --store news.db")
def remove(name: UserName, store: Store) -> None:
    """Take a user away; what is logged in under that name ends at once."""
    from onrecord.cli.terminal import messages

    team_of(store).remove(name)
    messages().print(f"{name} removed.", markup=False)


@app.command(epilog="Example:  onrecord user token ann --scope read --days 30 --store news.db")
def token(
    name: UserName,
    store: Store,
    scope: Annotated[Scope, typer.Option("--scope", help="read, or correct (to read as well).")] = Scope.read,
    days: Annotated[int, typer.Option("--days", help="How long it is good for.")] = 90,
    label: Annotated[str, typer.Option("--label", help="What it is for.")] = "",
) -> None:
    """Make a token by which a program asks as that user: `Authorization: Bearer TOKEN`, for the API, feeds and downloads.

    It is printed once; only a digest is kept. Another password or role of the user ends it.
    """
    from onrecord.cli.terminal import messages, page

    made, text = tokens_of(store).make(name, scope.value, label, days)
    page().print(text, markup=False, highlight=False, soft_wrap=True)
    messages().print(
        f"Token {made.id} of {name}, to {scope.value}, until {day_of(made.expires)}. It is not shown again.", markup=False
    )


@app.command(epilog="Example:  onrecord user tokens --store news.db")
def tokens(store: Store) -> None:
    """Print the tokens that were made: id, user, what for, until when."""
    from onrecord.cli.terminal import page

    found = tokens_of(store).all()
    for one in found:
        page().print(
            f"{one.id}  {one.user}  {one.scope}  until {day_of(one.expires)}{f'  {one.label}' if one.label else ''}",
            markup=False,
            highlight=False,
        )
    if not found:
        page().print("None yet.")


@app.command(epilog="Example:  onrecord user revoke 1f2e3d4c --store news.db")
def revoke(
    token: Annotated[str, typer.Argument(metavar="ID", help="The token's id, as `tokens` prints it.", show_default=False)],
    store: Store,
) -> None:
    """End a token at once."""
    from onrecord.cli.terminal import messages

    tokens_of(store).revoke(token)
    messages().print(f"{token} is good for nothing any more.", markup=False)


def day_of(seconds: float) -> str:
    """A time as a day, UTC."""
    from datetime import UTC, datetime

    return datetime.fromtimestamp(seconds, UTC).date().isoformat()


def tokens_of(store: Path) -> Tokens:
    """The tokens of a store's team; the store has to be there."""
    from onrecord.run.tokens import Tokens

    team_of(store)
    return Tokens.beside(store)


def team_of(store: Path) -> Team:
    """The team of a store, which has to be there."""
    from onrecord.run.team import Team
    from onrecord.store.store import Store as StoreFile

    StoreFile.open(store).close()
    return Team.beside(store)
