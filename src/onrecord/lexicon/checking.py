"""Words that the check of a draft goes by."""

from __future__ import annotations

from functools import cache

from onrecord.lexicon.resource import read_toml


@cache
def check_words(name: str) -> frozenset[str]:
    """One of the lists of checking.toml, lower case; `limiting` has a phrase a line, the others a word."""
    text = read_toml("checking.toml")[name]
    assert isinstance(text, str)  # noqa: S101 - the file is ours
    rows = text.splitlines() if name == "limiting" else text.split()
    return frozenset(row.strip() for row in rows if row.strip())


@cache
def check_rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of one of the tables of checking.toml, each of words that go together, lower case."""
    text = read_toml("checking.toml")[name]
    assert isinstance(text, str)  # noqa: S101 - the file is ours
    return tuple(tuple(row.split()) for row in text.splitlines() if row.strip())
