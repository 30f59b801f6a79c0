"""Entities of one story: one for one thing, and which the record lists."""

from __future__ import annotations

from onrecord.collate.entities.listing import entities_spoken_of
from onrecord.collate.entities.names import acronym, close_spelling, name_words, same_organization, same_outlet, same_person
from onrecord.collate.entities.sameness import institution_of, looks_named
from onrecord.collate.entities.speakers import (
    CLOSE,
    OTHER,
    SAME,
    UNTOLD,
    entity_of,
    name_of,
    only_pointed_to,
    speaker_match,
    untold,
)
from onrecord.collate.entities.uniting import unite_entities

__all__ = [
    "CLOSE",
    "OTHER",
    "SAME",
    "UNTOLD",
    "acronym",
    "close_spelling",
    "entities_spoken_of",
    "entity_of",
    "institution_of",
    "looks_named",
    "name_of",
    "name_words",
    "only_pointed_to",
    "same_organization",
    "same_outlet",
    "same_person",
    "speaker_match",
    "unite_entities",
    "untold",
]
