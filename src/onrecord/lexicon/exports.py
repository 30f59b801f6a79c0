"""Under which names the exports of other tools give the fields of an article."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from onrecord.lexicon.resource import read_toml


class Exports(msgspec.Struct, frozen=True):
    """`fields` gives for each field of ours its paths (names in `plain` form, from the outside in), the first first.

    `lists` are the names, in `plain` form, under which one object holds many articles; `cut` finds what an interface puts where
    it cuts a text short, its first group the characters that are missing.
    """

    fields: dict[str, tuple[tuple[str, ...], ...]]
    lists: tuple[str, ...]
    cut: tuple[re.Pattern[str], ...]


def plain(name: str) -> str:
    """A field's name without case, hyphens and underscores."""
    return name.casefold().replace("_", "").replace("-", "").replace(" ", "").replace(":", "")


@cache
def exports() -> Exports:
    """The names in use."""
    data = read_toml("exports.toml")
    fields = {field: tuple(tuple(map(plain, path.split("."))) for path in paths) for field, paths in data["fields"].items()}
    return Exports(
        fields, tuple(map(plain, data["lists"]["names"])), tuple(re.compile(pattern) for pattern in data["cut"]["patterns"])
    )
