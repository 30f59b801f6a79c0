"""Words by which a text shows that it rests on another outlet's report (outlets.toml, outlets_cues.toml)."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from onrecord.facts.attribution import RelayForm
from onrecord.lexicon.resource import read_toml


class Leading(msgspec.Struct, frozen=True):
    """Patterns of words before an outlet's name and the form of relay they make. A doubtful one needs a sure name."""

    form: RelayForm
    patterns: tuple[str, ...]
    doubtful: bool = False


@cache
def words(name: str) -> frozenset[str]:
    """A word list of outlets.toml ("heads", "weak_heads", "openers", "staff", "products", "strong_verbs", "not_acronyms" ...)."""
    return frozenset(read_toml("outlets.toml")[name])


@cache
def alternatives(name: str) -> str:
    """The same list as alternatives of a regular expression, the longest first."""
    return "|".join(re.escape(w).replace(r"\ ", " ") for w in sorted(words(name), key=lambda w: (-len(w), w)))


@cache
def short_names(country: str) -> dict[str, str]:
    """What "the Times" and its like stand for in an outlet of this country (ISO alpha-3; "" for any other)."""
    tables: dict[str, dict[str, str]] = read_toml("outlets.toml")["short"]
    return tables.get(country, tables[""])


@cache
def leading() -> tuple[tuple[Leading, re.Pattern[str]], ...]:
    """Each row of cues with its patterns as one expression, to be searched in the words before an outlet's name."""
    table = read_toml("outlets_cues.toml")
    fills: dict[str, str] = {"PRODUCT": f"(?:{'|'.join(table['products'])})", "WHEN": table["when"], "ART": table["article"]}
    found = []
    for row in msgspec.convert(table["cue"], tuple[Leading, ...]):
        whole = "|".join(row.patterns)
        for mark, fill in fills.items():
            whole = whole.replace(mark, fill)
        found.append((row, re.compile(rf"(?:{whole})\s$", re.IGNORECASE)))
    return tuple(found)


@cache
def either(name: str) -> str:
    """The patterns of a list under `alternatives` in outlets_cues.toml as alternatives of a regular expression, in their order."""
    patterns: list[str] = read_toml("outlets_cues.toml")["alternatives"][name]
    return "|".join(patterns)
