"""Official acts: sorts, stages and what tells whether they bind."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import msgspec

from onrecord.lexicon.resource import read_toml


class Sort(msgspec.Struct, frozen=True):
    """A sort of act: its nouns, the family whose general words may point back to it, the stage when it is only named.

    And whether it binds by its nature.
    """

    name: str
    family: str
    nouns: str
    stage: str
    binding: bool | None = None
    alone: bool = False


class Deed(msgspec.Struct, frozen=True):
    """Verbs that are an act by themselves, with who must act (`by`, PLOVER sectors) and what must stand around."""

    sort: str
    stage: str
    verbs: str
    by: str = ""
    objects: str = ""
    clause: bool = False
    person: bool = True
    many: bool = False
    bare: bool = False
    binding: bool | None = None


@cache
def _data() -> dict[str, Any]:
    return read_toml("acts.toml")


@cache
def sorts() -> dict[str, Sort]:
    """Sorts by name."""
    return {row.name: row for row in msgspec.convert(_data()["sort"], tuple[Sort, ...])}


@cache
def sort_of_noun() -> dict[str, Sort]:
    """Sort by each of its nouns."""
    return {noun: row for row in reversed(tuple(sorts().values())) for noun in row.nouns.split()}


@cache
def deeds() -> dict[str, tuple[Deed, ...]]:
    """Deeds by verb ("vote", "call_on"), in order of precedence."""
    rows = msgspec.convert(_data()["deed"], tuple[Deed, ...])
    return {verb: tuple(r for r in rows if verb in r.verbs.split()) for row in rows for verb in row.verbs.split()}


@cache
def stage_of_verb() -> dict[str, str]:
    """The stage that a verb tells of the act it governs."""
    return {verb: stage for stage, row in _data()["stages"].items() for verb in row.split()}


@cache
def stage_of_mark() -> dict[str, str]:
    """The stage that an adjective or noun beside an act tells."""
    return {word: stage for stage, row in _data()["marks"].items() for word in row.split()}


@cache
def general(family: str) -> frozenset[str]:
    """Words that may point back to any act of a family."""
    return frozenset(_data()["general"].get(family, "").split())


@cache
def binding_phrases() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of phrases that say an act does not bind, and that it does."""
    rows = _data()["binding"]
    return re.compile("|".join(rows["no"])), re.compile("|".join(rows["yes"]))


@cache
def listed(part: str, name: str) -> frozenset[str]:
    """A word list of acts.toml (part "needs": "verbs", "nouns", "waiting"; part "other": "words")."""
    return frozenset(_data()[part][name].split())


@cache
def makers(stage: str) -> frozenset[str] | None:
    """Sectors whose bodies bring an act to a stage; None where any body does."""
    row = _data()["makers"].get(stage)
    return frozenset(row.split()) if row else None


@cache
def paper_sort(verb: str) -> str | None:
    """The sort of an act that is only called "the text" or "the draft", by the verb that governs it."""
    rows = _data()["papers"]
    return next((sort for sort, verbs in rows.items() if sort != "nouns" and verb in verbs.split()), None)


@cache
def possible_stage(family: str, stage: str) -> bool:
    """Whether acts of a family can come to a stage."""
    row = _data()["families"].get(stage)
    return row is None or family in row.split()
