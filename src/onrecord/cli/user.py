"""`onrecord user`: who may log in to a team's server."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.choices import Store

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.run.team import Team

app = typer.Typer(
    help="Who may log in to `onrecord serve --team`: add, list, remove. Kept in a file beside the store, not in it.",
    no_args_is_help=True,
    rich_markup_mode="rich",
    epilog="Example:  onrecord user add ann --role corrector --store news.db",
)


class Role(StrEnum):
    """What a user may do."""

    reader = "reader"
    corrector = "corrector"
    admin = "admin"


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


def team_of(store: Path) -> Team:
    """The team of a store, which has to be there."""
    from onrecord.run.team import Team
    from onrecord.store.store import Store as StoreFile

    StoreFile.open(store).close()
    return Team.beside(store)
