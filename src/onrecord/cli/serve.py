"""`onrecord serve`: the web pages on this machine."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.choices import Store
from onrecord.cli.fetching import Private

EXAMPLE = "Example:  onrecord serve --store news.db --port 8000"


def serve(
    store: Store,
    host: Annotated[str, typer.Option("--host", help="Address to listen on; other than loopback asks for --team.")] = "127.0.0.1",
    name: Annotated[
        list[str] | None,
        typer.Option(
            "--name", help="A name that others reach this server by; may be given again.", metavar="NAME", show_default=False
        ),
    ] = None,
    port: Annotated[int, typer.Option("--port", "-p", min=0, max=65535, help="Port to listen on.")] = 8000,
    team: Annotated[bool, typer.Option("--team", help="Ask for a log-in: of the users that `onrecord user add` made.")] = False,
    https: Annotated[
        bool, typer.Option("--https", help="Others reach it by https alone (a proxy before it): cookies are kept to that.")
    ] = False,
    private: Private = False,
) -> None:
    """Serve the pages of a store, and let records be made and corrected in them. Stop with Ctrl-C.

    Nobody but this machine can reach it, unless --host says so; then, and with --team, nothing is shown before a log-in.
    It answers to localhost, to the address it listens on and to the names given with --name, and where it listens to others also
    to every address in digits: a page elsewhere must not read it through a name of its own.
    """
    import uvicorn

    from onrecord.cli.problems import UsageError
    from onrecord.cli.terminal import messages
    from onrecord.run.delivering import Courier
    from onrecord.run.hooks import Hooks
    from onrecord.run.team import Team
    from onrecord.store.store import Store as StoreFile
    from onrecord.web.answers import LOOPBACK
    from onrecord.web.app import create_app

    with StoreFile.open(store):
        pass  # fails here, with a hint, rather than at the first request
    own = host.strip("[]") in LOOPBACK
    users = Team.beside(store)
    if not own and not team:
        raise UsageError(f"{host} lets others in, and nobody would have to log in", "add --team, and users with: onrecord user add")
    if team and not users.users():
        raise UsageError("nobody may log in yet", f"onrecord user add NAME --role admin --store {store}")
    if team and private:
        raise UsageError("a team's server never fetches from private networks", "leave --private out")
    inside = [h.name for h in Hooks.beside(store).all().values() if h.private]
    if team and inside:
        raise UsageError(
            f"a team's server never sends into private networks, as {inside[0]} asks",
            f"onrecord notify remove {inside[0]} --store {store}",
        )
    if not free(host, port):
        raise UsageError(f"port {port} of {host} is taken", f"onrecord serve --store {store} --port {port + 1}")
    names = (*LOOPBACK, host, *(name or ()))
    app = create_app(store, names, addresses=not own, team=users if team else None, https=https, private=private)
    console = messages()
    console.print(f"Serving {store} at http://{f'[{host}]' if ':' in host else host}:{port}/  (stop with Ctrl-C)", markup=False)
    if not own:
        named = ", ".join(name) if name else "no name: allow one with --name NAME"
        console.print(f"Others can reach it, by its addresses and by {named}", markup=False)
    courier = Courier(store, private=not team)
    courier.start()
    uvicorn.run(app, host=host, port=port, log_level="warning", access_log=False, server_header=False)
    courier.end()


def free(host: str, port: int) -> bool:
    """Whether one can listen there."""
    import socket

    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True
