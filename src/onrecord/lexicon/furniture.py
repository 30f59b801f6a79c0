"""Page furniture: what tells captions, credits, embeds and boilerplate from the body."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from onrecord.facts.article import BlockKind
from onrecord.lexicon.resource import read_toml


class Furniture(msgspec.Struct, frozen=True):
    """Patterns that claim a paragraph of at most `most` characters for `kind`."""

    kind: BlockKind
    most: int
    patterns: tuple[str, ...]


@cache
def furniture() -> tuple[tuple[BlockKind, int, re.Pattern[str]], ...]:
    """Kind, longest paragraph and pattern of each sort of furniture, in order of precedence."""
    rows = msgspec.convert(read_toml("furniture.toml")["furniture"], tuple[Furniture, ...])
    return tuple((row.kind, row.most, re.compile("|".join(f"(?:{p})" for p in row.patterns), re.IGNORECASE)) for row in rows)
