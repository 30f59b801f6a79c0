"""The house: what the linter cannot see."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

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
