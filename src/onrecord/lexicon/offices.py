"""Offices, roles, bodies, groups and documents: what a noun names, and the PLOVER sector it carries."""

from __future__ import annotations

from functools import cache
from typing import Literal

from onrecord.lexicon.resource import read_toml

NounSort = Literal["person", "organization", "group", "document", "post"]
Known = tuple[NounSort, str | None]


@cache
def nouns() -> dict[str, Known]:
    """Each lower-case noun or phrase with its sort and PLOVER sector (None for documents and posts)."""
    tables = read_toml("offices.toml")
    found: dict[str, Known] = {}
    sorts: tuple[NounSort, ...] = ("person", "organization", "group")
    for sort in sorts:
        for sector, words in tables[sort].items():
            for word in words:
                found.setdefault(word, (sort, sector))
    for word in tables["document"]["words"]:
        found.setdefault(word, ("document", None))
    for word in tables["post"]["words"]:
        found.setdefault(word, ("post", None))
    return found


@cache
def honorifics() -> frozenset[str]:
    """Lower-case titles that stand before a name."""
    return frozenset(word for words in read_toml("offices.toml")["honorifics"].values() for word in words)


@cache
def genders() -> dict[str, Literal["female", "male"]]:
    """Lower-case nouns and titles that tell a person's gender."""
    tables = read_toml("offices.toml")
    found: dict[str, Literal["female", "male"]] = {}
    for table in ("honorifics", "gender"):
        found.update(dict.fromkeys(tables[table]["male"], "male"))
        found.update(dict.fromkeys(tables[table]["female"], "female"))
    return found


def noun_of(words: list[str]) -> tuple[Known, int] | None:
    """What the longest known phrase at the end of `words` (lower case) names, and how many words it has."""
    known = nouns()
    for size in (4, 3, 2, 1):
        if len(words) >= size:
            found = known.get(" ".join(words[-size:]))
            if found:
                return found, size
    return None
