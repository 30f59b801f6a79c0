"""The house: what the linter cannot see."""

from __future__ import annotations

import re
from pathlib import Path

import grimp
import pytest
from bench import house

ROOT = Path(__file__).parents[1]
SOURCES = sorted(p for top in ("src", "tests", "bench", "training") for p in (ROOT / top).rglob("*.py"))
BARE = re.compile(r"#\s*type:\s*ignore(?:\[[\w, -]+\])?\s*(?:$|\)$)|#\s*type:\s*ignore\s*(?!\[)")
"""A "type: ignore" without a reason beside it, or without the name of what is ignored."""


@pytest.mark.parametrize(("line", "bare"), [
    ("x = f()  # type: ignore", True),
    ("x = f()  # type: ignore[arg-type]", True),
    ("x = f()  # type: ignore  # since", True),
    ("x = f()  # type: ignore[arg-type]  # an article's fields", False),
])  # fmt: skip
def test_reasons_are_seen(line: str, bare: bool) -> None:
    assert bool(BARE.search(line)) is bare


def test_every_type_ignored_has_its_reason_beside_it() -> None:
    own = Path(__file__)
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in SOURCES
        if path != own
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if BARE.search(line)
    ]
    assert not found


def test_the_picture_of_the_house_is_true() -> None:
    assert house.PAGE.read_text("utf-8") == house.page(), "make house"


def test_an_arrow_that_a_longer_way_tells_is_left_out() -> None:
    assert house.reduced({("a", "b"), ("b", "c"), ("a", "c"), ("a", "d")}) == {("a", "b"), ("b", "c"), ("a", "d")}


def test_imports_are_drawn_between_children() -> None:
    graph = grimp.ImportGraph()
    for importer, imported in (("p.a.x", "p.b"), ("p.a", "p.a.x"), ("p.b", "q.z"), ("p.b.y", "p.c.z.w")):
        graph.add_import(importer=importer, imported=imported)
    for package in ("p", "p.c", "p.c.z"):
        graph.add_module(package)
    assert house.edges_among(graph, "p") == {("p.a", "p.b"), ("p.b", "p.c")}
