"""Official acts: sorts, stages and what tells whether they bind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Any

import msgspec

from onrecord.lexicon.resource import read_toml


class Sort(msgspec.Struct, frozen=True):
    """A sort of act: its nouns, the family whose general words may point back to it, the stage when it is only named.

    And whether it binds by its nature. `alone` are the nouns that need no stage where they are singular and definite.
    """

    name: str
    family: str
    nouns: str
    stage: str
    binding: bool | None = None
    alone: str = ""


class Phrase(msgspec.Struct, frozen=True):
    """Nouns that name an act only in company: `inside` their phrase, or (`near`) in it or among what their clause tells of.

    `maker`: who must make it; `without`: words that must not stand in it.
    """

    sort: str
    heads: str
    inside: str = ""
    near: str = ""
    maker: str = ""
    without: str = ""


class ActVerb(msgspec.Struct, frozen=True):
    """Verbs that are an act by themselves, with who must act (`by`) and what must stand around; see acts.toml."""

    sort: str
    stage: str
    verbs: str
    by: str = ""
    objects: str = ""
    of: str = ""
    without: str = ""
    clause: bool = False
    person: bool | None = None
    group: bool = False
    many: bool = False
    bare: bool = False
    agentless: bool = False
    beside: bool = False
    advice: bool = False
    binding: bool | None = None


@cache
def _data() -> Mapping[str, Any]:
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
def _act_verbs() -> tuple[ActVerb, ...]:
    return msgspec.convert(_data()["act_verb"], tuple[ActVerb, ...])


@cache
def _rows_of_verb() -> dict[str, tuple[int, ...]]:
    rows = _act_verbs()
    verbs = {verb for row in rows for verb in row.verbs.split()}
    return {verb: tuple(n for n, row in enumerate(rows) if verb in row.verbs.split()) for verb in verbs}


def act_verbs(lemmas: Iterable[str]) -> tuple[ActVerb, ...]:
    """Rows of a verb given with and without its particles ("call_on", "call"), in order of precedence."""
    found = {n for lemma in lemmas for n in _rows_of_verb().get(lemma, ())}
    return tuple(_act_verbs()[n] for n in sorted(found))


@cache
def phrases() -> dict[str, tuple[Phrase, ...]]:
    """Phrases by head noun."""
    rows = msgspec.convert(_data()["phrase"], tuple[Phrase, ...])
    return {head: tuple(r for r in rows if head in r.heads.split()) for row in rows for head in row.heads.split()}


@cache
def stage_of_verb(family: str = "") -> dict[str, str]:
    """The stage that a verb tells of the act it governs; a family may have its own for some."""
    tables = (_data()["stages"], _data()["family_stages"].get(family, {}))
    return {verb: stage for table in tables for stage, row in table.items() for verb in row.split()}


@lru_cache(maxsize=4096)
def is_action(noun: str) -> bool:
    """Whether a noun (a lemma) is one of action, such as can be ordered ("evacuation", "recount")."""
    row = _data()["actions"]
    return noun in row["nouns"].split() or (noun.endswith(tuple(row["endings"].split())) and noun not in row["not"].split())


@cache
def pending(family: str) -> frozenset[str]:
    """Verbs that tell that an act of a family waits for its answer."""
    return frozenset(_data()["pending"].get(family, "").split())


@cache
def waiting_stage(family: str) -> str:
    """The stage of an act of a family that waits for its answer."""
    return next(s.stage for s in sorts().values() if s.family == family)


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
def unstaging(family: str) -> frozenset[str]:
    """Verbs that tell no stage of a family's acts though they do of others'."""
    return frozenset(_data()["unstaging"].get(family, "").split())


@cache
def makers(stage: str) -> frozenset[str] | None:
    """Sectors whose bodies bring an act to a stage; None where any body does."""
    row = _data()["makers"].get(stage)
    return frozenset(row.split()) if row else None


@cache
def court_deeds() -> dict[str, frozenset[str]]:
    """What a court does in a trial, by name, with its words in all their forms."""
    return {name: frozenset(words.split()) for name, words in _data()["court_deeds"].items()}


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
