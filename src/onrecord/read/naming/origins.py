"""Country and sector of entities: from their names, their roles, and, for offices that name no country, from the article's own."""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Doc

from onrecord.lexicon.bodies import body_named
from onrecord.lexicon.countries import country_in, country_named, country_of_people, country_of_seat
from onrecord.lexicon.offices import NO_SECTOR, noun_of
from onrecord.read.naming.candidate import Candidate, Group
from onrecord.read.naming.referring import own_noun
from onrecord.read.parsed import Parsed

NATIONAL = frozenset({"GOV", "LEG", "MIL", "JUD", "COP", "OPP", "ELI", "SPY", "PTY"})
LEAD = 3
CLEAR = 0.5


def place_names(group: Group) -> None:
    """Give a named group the country and sector that its names and roles tell."""
    for member in group.members:
        group.take(member)
    for member in group.members:
        whole = " ".join(member.words)
        body = body_named(whole) if group.kind != "person" else None
        if body:
            group.country, group.sector = group.country or body.country, group.sector or body.sector
        if group.kind in {"place", "group"}:
            group.country = group.country or country_named(whole) or country_of_people(whole) or country_of_seat(whole)
        elif group.kind in {"organization", "outlet"}:
            group.country = group.country or country_in(list(member.words))
            noun = own_noun(member.words)
            if noun:
                group.nouns.add(noun)
            found = noun_of([w.lower() for w in member.words]) or (noun_of(noun.split()) if noun else None)
            if found and found[0][0] == "organization" and found[0][1] != NO_SECTOR and len(member.words) > 1:
                group.sector = group.sector or found[0][1]
    if group.kind == "place" and group.country and any(country_named(m.key) for m in group.members):
        group.sector = group.sector or "GOV"
    if group.kind == "group" and group.sector is None:
        group.sector = "CVL"


def home(doc: Doc, parsed: Parsed) -> str | None:
    """The country that an article is about: named by more than half of the words that name countries, its opening counted threefold."""
    tally: Counter[str] = Counter()
    for place, sentence in enumerate(parsed.sentences):
        for token in sentence:
            if token.ent_type_ in {"GPE", "NORP"} and token.ent_iob_ == "B":
                words = [t.text for t in doc[token.i : token.i + 3] if t.ent_type_ == token.ent_type_]
                code = country_in(words) or country_of_seat(" ".join(words))
                if code:
                    tally[code] += 3 if place < LEAD else 1
    if not tally:
        return None
    (code, count), *_ = tally.most_common(1)
    return code if count > CLEAR * tally.total() else None


def place_described(group: Group, country: str | None) -> None:
    """Give an office or body that names no country the article's own."""
    if group.country is not None or country is None or group.sector not in NATIONAL:
        return
    if any("foreign" in member.marks or body_named(" ".join(member.words)) for member in group.members):
        return
    if group.kind == "person" or not group.members[0].plural or group.sector in {"GOV", "LEG"}:
        group.country = country


def sector_of(candidate: Candidate) -> str | None:
    """The sector that a described thing's noun tells."""
    return candidate.sector if candidate.sector != NO_SECTOR else None
