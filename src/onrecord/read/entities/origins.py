"""Country and sector of entities: from their names, their roles, and, for offices that name no country, from the article's own."""

from __future__ import annotations

from collections import Counter

from onrecord.lexicon.bodies import body_named
from onrecord.lexicon.countries import country_in, country_named, country_of_people, country_of_region, country_of_seat, place_in
from onrecord.lexicon.leaders import country_of_leader, party_of_leader
from onrecord.lexicon.naming import cues
from onrecord.lexicon.offices import noun_of, sector_told
from onrecord.read.entities.candidate import Candidate, Group
from onrecord.read.entities.referring import own_noun
from onrecord.read.parsed import Parsed

NATIONAL = frozenset({"GOV", "LEG", "MIL", "JUD", "COP", "OPP", "ELI", "SPY", "PTY"})
LEAD = 3
LEAST = 0.4
CLEAR = 1.15


def place_names(group: Group) -> None:
    """Give a named group the country and sector that its names and roles tell."""
    for member in group.members:
        whole = member.text
        body = body_named(whole) if group.kind != "person" else None
        if body:
            group.country, group.sector = group.country or body.country, group.sector or body.sector
        elif group.kind != "person":
            group.country = group.country or country_named(whole)
    for member in group.members:
        group.take(member)
    for member in group.members:
        whole = member.text
        if group.kind == "person":
            group.country = group.country or country_of_leader(whole)
            party = party_of_leader(whole) if len(member.words) > 1 else None
            group.aura.update([party] if party else [])
        elif group.kind in {"place", "group"}:
            group.country = group.country or country_of_people(whole) or country_of_seat(whole) or country_of_region(whole)
            group.country = group.country or (country_in(member.words) if group.kind == "place" else None)
        elif group.kind == "organization":
            group.country = group.country or (None if member.team else place_in(member.words))
            take_noun(group, member)
            if member.told_to:
                group.sector = group.sector or "JRN"
    if group.kind == "place" and group.country and any(country_named(m.key) or acts(m) for m in group.members):
        group.sector = group.sector or "GOV"
    if group.kind == "group" and group.sector is None:
        group.sector = "CVL"


def take_noun(group: Group, member: Candidate) -> None:
    """Learn the noun and sector that a body's own name ends in."""
    noun = own_noun(member.words)
    if noun:
        group.nouns.add(noun)
    lower = [w.lower() for w in member.words]
    for words in (lower, noun.split() if noun else []):
        found = noun_of(words)
        if found and found[0][0] == "organization" and (len(member.words) > 1 or found[0][1] in NATIONAL):
            group.sector = group.sector or found[0][1] or sector_told(words, None, found[1])


def acts(member: Candidate) -> bool:
    """Whether a capital is spoken of as a government: it does something."""
    return member.acting and country_of_seat(member.text) is not None


def home(parsed: Parsed, groups: list[Group]) -> str | None:
    """The country that the article names clearly most, by demonyms and named things; its opening counts threefold.

    What a single person is told to be of ("Chinese envoy Wu Jianli") does not make it the article's.
    """
    tally: Counter[str] = Counter()
    fronts = {at for g in groups if g.kind == "person" for m in g.members for at in range(max(m.front, 0), m.start)}
    told: set[str] = set()
    borne: set[str] = set()
    opening = parsed.sentences[min(LEAD, len(parsed.sentences)) - 1].end if parsed.sentences else 0
    for entity in parsed.doc.ents:
        if entity.label == "NORP" and (code := country_in([t.text for t in entity])):
            tally[code] += 3 if entity.end <= opening else 1
            told.update(() if entity.start in fronts else (code,))
    for group in groups:
        if group.country:
            spoken = [m for m in group.members if m.end >= len(parsed.words) or parsed.words[m.end] != "-"]
            tally[group.country] += sum(3 if member.end <= opening else 1 for member in spoken)
            told.update((group.country,) if group.kind != "person" or group.country in borne else ())
            borne.add(group.country)
    if not tally:
        return None
    (code, count), *others = tally.most_common(2)
    return code if code in told and count >= LEAST * tally.total() and (not others or count >= CLEAR * others[0][1]) else None


def place_described(group: Group, country: str | None) -> None:
    """Give an office or body that names no country the article's own."""
    if group.country is not None or country is None or group.sector not in NATIONAL:
        return
    if any(cues("abroad") & set(member.marks) or (member.form == "name" and body_named(member.text)) for member in group.members):
        return
    if group.kind == "person" or not group.members[0].plural or group.sector in {"GOV", "LEG"}:
        group.country = country
