"""Entities and the words that name them."""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.facts.span import Side

EntityKind = Literal["person", "organization", "place", "group", "outlet", "document", "post", "thing"]
MentionForm = Literal["name", "nominal", "pronoun"]


class Attribute(msgspec.Struct, frozen=True):
    """What accounts tell of an entity (of a person their `age`, `home`, `state`): the value in the text's words, and who tells it.

    `accounts` pairs an article with the spans that bear the value.
    """

    name: str
    value: str
    accounts: tuple[Side, ...] = ()


class Entity(msgspec.Struct, frozen=True):
    """A thing named in an article (or, in a record, in a story).

    `id` is unique within its reading or record. `name` is the fullest name the text gives (a description such as
    "a senior official" for an unnamed source). `country` is ISO 3166 alpha-3; `sector` a PLOVER sector (GOV, LEG, MIL, JUD,
    OPP, REB, COP, CVL, MED, IGO, NGO, BUS ...). `role` is the office or description in the text's words, lower case.
    `aliases` are the other names found. `affiliation` is the name of the organization or country the role is held in.
    `outlet` is the key in the outlet lexicon for an outlet known there. `latitude`, `longitude` (degrees) and `precision`
    ("city", "region", "country") are for places; `named` is False for an entity known only by a description.
    `attributes` are only given in a record.
    """

    id: str
    name: str
    kind: EntityKind
    role: str | None = None
    country: str | None = None
    sector: str | None = None
    aliases: tuple[str, ...] = ()
    affiliation: str | None = None
    outlet: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: str | None = None
    named: bool = True
    gender: Literal["female", "male", "neuter", "plural"] | None = None
    attributes: tuple[Attribute, ...] = ()


class Mention(msgspec.Struct, frozen=True):
    """Words that name an entity."""

    start: int
    end: int
    entity: str
    form: MentionForm = "name"
