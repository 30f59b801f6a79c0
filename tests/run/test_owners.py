"""Owners that a user states make outlets depend on each other, also in records that stand already."""

from __future__ import annotations

from pathlib import Path

from onrecord.facts.article import Article
from onrecord.lexicon.outlets import owner, stated_owners
from onrecord.run.build import build
from onrecord.run.options import BuildOptions
from onrecord.run.owners import owners, state_owners
from onrecord.store.store import Store

SOURCES = """
[[outlet]]
name = "The Ferry"
owner = "Sund Media"
feeds = ["https://ferry.example/rss"]
[[outlet]]
name = "Sund Post"
owner = "Sund Media"
feeds = ["https://post.example/rss"]
"""


def node_owners(store: Store) -> dict[str, str | None]:
    """Owners of the outlets in all records."""
    found = (store.record(s.id) for s in store.stories())
    return {n.name: n.owner for r in found if r for n in r.provenance.nodes if n.kind == "outlet"}


def test_stated_owners_reach_the_record(tmp_path: Path, store: Store, cheap: BuildOptions, coverage: list[Article]) -> None:
    bridge = [a for a in coverage if a.id.startswith("bridge")]
    build(bridge, store, cheap)
    assert set(node_owners(store).values()) == {None}
    (tmp_path / "outlets.toml").write_text(SOURCES)
    state_owners(store, ["elsewhere.toml", "a.txt", str(tmp_path / "outlets.toml")])
    assert owners(store) == {"The Ferry": "Sund Media", "Sund Post": "Sund Media"}
    assert build([], store, cheap).collated == 1
    assert node_owners(store) == {"The Ferry": "Sund Media", "Sund Post": "Sund Media", "Harbour Times": None}
    assert build([], store, cheap).unchanged


def test_what_is_stated_goes_before_what_is_known_and_only_where_it_is_stated() -> None:
    before = owner("The Ferry")
    with stated_owners({"the ferry": "Sund Media"}):
        assert owner("The Ferry") == "Sund Media"
    assert owner("The Ferry") == before
