"""What news pages are made of: names of meta fields and classes, and phrases that tell a paragraph's or a page's kind."""

from __future__ import annotations

import re
from functools import cache

from onrecord.lexicon.resource import read_toml


@cache
def page_words(name: str) -> frozenset[str]:
    """A list of words."""
    return frozenset(read_toml("pages.toml")["words"][name])


@cache
def meta_names(field: str) -> tuple[str, ...]:
    """The names, in lower case, that meta elements give a field, the most telling first."""
    return tuple(read_toml("pages.toml")["metas"][field])


@cache
def class_names(kind: str) -> frozenset[str]:
    """Parts of class and id names that tell an element of a kind."""
    return frozenset(read_toml("pages.toml")["classes"][kind])


@cache
def phrases(kind: str) -> re.Pattern[str]:
    """A pattern that finds any phrase of a kind."""
    return re.compile("|".join(f"(?:{p})" for p in read_toml("pages.toml")["phrases"][kind]), re.IGNORECASE)


@cache
def each_phrase(kind: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of a kind, one by one."""
    return tuple(re.compile(p, re.IGNORECASE) for p in read_toml("pages.toml")["phrases"][kind])
