"""`onrecord mcp`: a store's records as tools for agents."""

from __future__ import annotations

from onrecord.cli.choices import Store

EXAMPLE = "Example, as an agent's settings have it:  onrecord mcp --store news.db"


def mcp(store: Store) -> None:
    """Serve a store to an agent by the Model Context Protocol, on standard input and output. Its tools only read.

    They search, fetch articles, read records, list conflicts, tell a claim's origins and check a text; every answer has the exact
    words that it rests on, with their article. It needs onrecord's extra mcp.
    """
    from importlib.util import find_spec

    from onrecord.cli.problems import UsageError
    from onrecord.store.store import Store as StoreFile

    if find_spec("mcp") is None:
        raise UsageError("mcp is not installed", "pip install 'onrecord[mcp]'")
    with StoreFile.open(store):
        pass  # fails here, with a hint, rather than at the first call
    from onrecord.agents import server_of

    server_of(store.resolve()).run("stdio")
