"""Names that look like places and are none: a surname that is a country's or a town's name, a team called like its town."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.lexicon.countries import country_named, country_of_people
from onrecord.lexicon.naming import cues
from onrecord.lexicon.offices import words_of
from onrecord.read.entities.candidate import Candidate
from onrecord.read.entities.tokens import POSSESSIVE
from onrecord.read.parse.tokens import Doc

LOCATING = frozenset({"in", "to", "from", "near", "outside", "off", "across", "around", "into", "leave", "visit", "invade"})
SCORE = re.compile(r"\b\d{1,3} ?[-–] ?\d{1,3}\b")


def mend_homonyms(doc: Doc, names: Sequence[Candidate]) -> None:
    """Give people and teams that are called like places their own kind; changes the names."""
    people, teams = surnames(doc, names), teams_of(doc, names)
    for name in names:
        alone = len(name.words) == 1 and name.kind in {"place", "organization"}
        if alone and name.key in people:
            name.kind, name.sure, name.country = "person", 1, None
        elif alone and name.key in teams:
            name.kind, name.sure, name.team = "organization", 2, True


def surnames(doc: Doc, names: Sequence[Candidate]) -> set[str]:
    """The one-word names of places that are surnames of people named in full before, and nowhere places.

    Somebody so called must speak or have an age; the article must not tell of the country or its people.
    """
    first: dict[str, int] = {}
    for name in names:
        if name.kind == "person" and len(name.words) > 1:
            first.setdefault(name.words[-1].casefold(), name.start)
    alone = [n for n in names if len(n.words) == 1 and n.key in first]
    placed = {n.key for n in alone if located(doc, n) or n.start < first[n.key]}
    acting = {n.key for n in alone if personal(doc, n)}
    peoples = {code for token in doc if token.ent_type == "NORP" and (code := country_of_people(token.text))}
    return {key for key in acting - placed if country_named(key) is None or country_named(key) not in peoples}


def located(doc: Doc, name: Candidate) -> bool:
    """Whether a name stands where places do ("in London", "Israel's army", "London, England")."""
    token = doc[name.head]
    if token.dep == "pobj" and token.head.lower in LOCATING:
        return True
    if token.dep == "dobj" and token.head.lemma in LOCATING:
        return True
    return name.end < len(doc) and doc[name.end].text in POSSESSIVE and country_named(name.key) is not None


def personal(doc: Doc, name: Candidate) -> bool:
    """Whether a name is somebody's who speaks or is so many years old ("London, 31, wept")."""
    token = doc[name.head]
    after = [t.text for t in doc[name.end : name.end + 3]]
    aged = len(after) == 3 and after[0] == after[2] == "," and after[1].isdigit() and len(after[1]) < 4
    return aged or (token.dep == "nsubj" and token.head.lemma in words_of("speech", "verbs"))


def teams_of(doc: Doc, names: Sequence[Candidate]) -> set[str]:
    """The names of places that win, lose or draw with a score beside them."""
    found: set[str] = set()
    for name in names:
        token = doc[name.head]
        verb = token.head
        plays = token.dep in {"nsubj", "dobj", "pobj"} and (verb.lemma in cues("games") or verb.head.lemma in cues("games"))
        if name.kind == "place" and plays and len(name.words) == 1 and token.head.lower not in LOCATING:
            sentence = token.sent
            if SCORE.search(sentence.text):
                found.add(name.key)
    return {key for key in found if not any(n.key == key and located(doc, n) for n in names)}
