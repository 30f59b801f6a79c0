"""Words of figures: bounds, units and money, what is not counted, people, and what is done to the counted."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from onrecord.lexicon.resource import read_toml

Bound = Literal["low", "high", "about", "exact"]


class Bounds(msgspec.Struct, frozen=True):
    """Words before and after a number that bound it, as their lower-case forms, longest first."""

    before: tuple[tuple[tuple[str, ...], Bound], ...]
    after: tuple[tuple[tuple[str, ...], Bound], ...]
    so_far: tuple[str, ...]


class Measures(msgspec.Struct, frozen=True):
    """Units. Money words, signs and codes give ISO 4217 codes; `labels` come before numbers that name and do not count.

    `scales_of_strength` name what a number before or after them measures ("magnitude"), `roads` stand after the number of a
    house on a road with a number, `weighing` tell that pounds are a weight,
    `groups` are nouns for a number of people ("a couple"), `things` lemmas of nouns for what nobody is killed or arrested as.
    """

    signs: dict[str, str]
    sign_letters: dict[str, str]
    codes: frozenset[str]
    money: dict[str, str]
    percent: dict[str, str]
    percent_phrases: dict[tuple[str, ...], str]
    physical: frozenset[str]
    labels: frozenset[str]
    streets: frozenset[str]
    roads: frozenset[str]
    scales_of_strength: frozenset[str]
    weighing: frozenset[str]
    groups: dict[str, int]
    age: frozenset[str]
    old: frozenset[str]
    people: frozenset[str]
    things: frozenset[str]


class Measured(msgspec.Struct, frozen=True):
    """Measures that do not tell what they are of, and the words by which a text tells it (measures.toml tells of each field)."""

    units: frozenset[str]
    complements: frozenset[str]
    taking: frozenset[str]
    standing: frozenset[str]
    setting: frozenset[str]
    paying: frozenset[str]
    terms: frozenset[str]
    moving: frozenset[str]
    empty: frozenset[str]
    pages: frozenset[str]


class Votes(msgspec.Struct, frozen=True):
    """Words about votes: `unlike` tell of a match, `leads` and `follows` stand around "116-102", `fell` tell of defeat.

    `races` tell of candidates before an electorate, `chambers` of a body whose members vote.
    """

    words: frozenset[str]
    fell: frozenset[str]
    unlike: frozenset[str]
    ballots: frozenset[str]
    leads: frozenset[str]
    follows: frozenset[str]
    favour: frozenset[str]
    against: frozenset[str]
    races: frozenset[str]
    chambers: frozenset[str]


class Sense(msgspec.Struct, frozen=True):
    """One thing that befalls the counted, with the words that say so (senses.toml tells of each field)."""

    object: frozenset[str]
    subject: frozenset[str]
    words: frozenset[str]
    nouns: frozenset[str]
    tolls: frozenset[str]
    pairs: frozenset[str] = frozenset()
    people: bool = False


def _phrases(rows: dict[str, str]) -> list[tuple[tuple[str, ...], str]]:
    """Phrases as forms, longest first."""
    return sorted(((tuple(phrase.split()), meaning) for phrase, meaning in rows.items()), key=lambda row: -len(row[0]))


@cache
def bounds() -> Bounds:
    """The bounding words."""
    table = read_toml("bounds.toml")
    return msgspec.convert(
        {"before": _phrases(table["before"]), "after": _phrases(table["after"]), "so_far": table["so_far"]["words"]}, Bounds
    )


@cache
def measures() -> Measures:
    """The units and their neighbours."""
    table = read_toml("measures.toml")
    return Measures(
        signs=table["signs"],
        sign_letters=table["sign_letters"],
        codes=frozenset(table["codes"]["codes"]),
        money=table["money"],
        percent=table["percent"],
        percent_phrases={tuple(k.split()): v for k, v in table["percent_phrases"].items()},
        physical=frozenset(table["physical"]["words"]),
        labels=frozenset(table["labels"]["words"]),
        streets=frozenset(table["streets"]["words"]),
        roads=frozenset(table["streets"]["roads"]),
        scales_of_strength=frozenset(table["labels"]["strength"]),
        groups=table["groups"],
        weighing=frozenset(table["physical"]["weighing"]),
        age=frozenset(table["age"]["words"]),
        old=frozenset(table["age"]["old"]),
        people=frozenset(table["people"]["words"]),
        things=frozenset(table["things"]["words"]),
    )


@cache
def measured() -> Measured:
    """The measures and what tells what they are of."""
    return msgspec.convert(read_toml("measures.toml")["measured"], Measured)


@cache
def votes() -> Votes:
    """The words about votes."""
    return msgspec.convert(read_toml("measures.toml")["votes"], Votes)


@cache
def none_words() -> tuple[frozenset[str], frozenset[str]]:
    """Words for no person: single ones, and pairs."""
    table = read_toml("measures.toml")["none"]
    return frozenset(table["words"]), frozenset(table["pairs"])


@cache
def senses() -> dict[str, Sense]:
    """The senses by name, in order of precedence."""
    return msgspec.convert(read_toml("senses.toml"), dict[str, Sense])
