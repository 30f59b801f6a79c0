"""Entities: what an article names and describes, with the names resolved inside it."""

from __future__ import annotations

import msgspec

from onrecord.facts.entity import Entity, Mention
from onrecord.facts.reading import Reading
from onrecord.lexicon.countries import country_named, country_of_people, country_of_seat
from onrecord.lexicon.offices import noun_of
from onrecord.read.naming.candidate import Candidate, Group
from onrecord.read.naming.grouping import group_names
from onrecord.read.naming.names import find_names
from onrecord.read.naming.nominals import find_nominals, refer
from onrecord.read.naming.pronouns import SUBJECTS, find_pronouns, resolve
from onrecord.read.naming.roles import gather, read_role
from onrecord.read.parsed import Parsed


def read_entities(parsed: Parsed, reading: Reading) -> Reading:
    """Add entities and mentions: names, then descriptions and pronouns from left to right, each resolved against what stands before it."""
    doc = parsed.doc
    names = find_names(parsed)
    for name in names:
        read_role(doc, name, parsed.sentences[name.sentence].start)
        name.subject = doc[name.head].dep_ in SUBJECTS
    groups = group_names(names)
    for group in groups:
        gather(group)
        place_group(group)
    covered = [False] * len(doc)
    for name in names:
        covered[name.start : name.end] = [True] * (name.end - name.start)
    rest = sorted(find_nominals(parsed, covered) + find_pronouns(parsed), key=lambda c: (c.start, c.end))
    for candidate in rest:
        token = doc[candidate.head]
        candidate.subject = token.dep_ in SUBJECTS
        number = apposed(candidate, names, doc[candidate.head].head.i, token.dep_) if candidate.form == "nominal" else None
        if number is None:
            number = resolve(candidate, token, groups) if candidate.form == "pronoun" else refer(groups, candidate)
        if number is None and candidate.form == "pronoun":
            continue
        if number is None:
            number = len(groups)
            groups.append(
                Group(kind=candidate.kind, named=False, gender=candidate.gender, country=candidate.country, sector=candidate.sector)
            )
        groups[number].add(candidate, number)
    return written(parsed, reading, groups)


def apposed(candidate: Candidate, names: list[Candidate], governor: int, relation: str) -> int | None:
    """The group of the name that a description stands in apposition to."""
    for name in names:
        if name.start <= governor < name.end and relation == "appos" and name.kind == candidate.kind:
            return name.group
    return None


def place_group(group: Group) -> None:
    """Give a named group the country and sector that its own names tell."""
    for member in group.members:
        whole = " ".join(member.words)
        country = country_named(whole) or country_of_people(whole) or country_of_seat(whole)
        group.country = group.country or country
        if group.kind == "organization":
            found = noun_of([w.lower() for w in member.words])
            if found and found[0][0] == "organization":
                group.sector = group.sector or found[0][1]
                group.nouns.add(" ".join(w.lower() for w in member.words[-found[1] :]))
        elif group.kind == "place" and country:
            group.sector = group.sector or "GOV"


def name_of(group: Group, parsed: Parsed) -> str:
    """The fullest name of a group in the text's words."""
    named = [m for m in group.members if m.form == "name"]
    if named:
        return " ".join(max(named, key=lambda m: (len(m.words), len(m.key), -m.start)).words)
    first = group.members[0]
    return " ".join(parsed.doc[first.start : first.end].text.split())


def written(parsed: Parsed, reading: Reading, groups: list[Group]) -> Reading:
    """The reading with entities numbered in order of first mention."""
    doc = parsed.doc
    entities: list[Entity] = []
    mentions: list[Mention] = []
    for number, group in enumerate(
        sorted(groups, key=lambda g: (min(m.start for m in g.members), min(m.end for m in g.members))), 1
    ):
        key = f"e{number}"
        name = name_of(group, parsed)
        aliases = dict.fromkeys(" ".join(m.words) for m in group.members if m.form == "name")
        entities.append(
            Entity(
                id=key,
                name=name,
                kind=group.kind,
                role=group.roles[0].lower() if group.roles else None,
                country=group.country,
                sector=group.sector,
                aliases=tuple(a for a in aliases if a != name),
                affiliation=group.affiliation,
                named=group.named,
                gender=group.gender,
            )
        )
        for member in group.members:
            run = doc[member.start : member.end]
            mentions.append(Mention(run.start_char, run.end_char, key, member.form))
    mentions.sort(key=lambda m: (m.start, m.end, m.entity))
    return msgspec.structs.replace(reading, entities=tuple(entities), mentions=tuple(mentions))
