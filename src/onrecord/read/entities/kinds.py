"""Decides what each name names by how it is tagged all through the article, and mends names that took in a word too many."""

from __future__ import annotations

from collections import Counter, defaultdict

from onrecord.facts.entity import EntityKind
from onrecord.lexicon.countries import country_named, country_of_region, place_in
from onrecord.lexicon.gazetteer import places_named
from onrecord.lexicon.leaders import country_of_leader
from onrecord.lexicon.names import is_given_name
from onrecord.lexicon.naming import cues
from onrecord.lexicon.offices import noun_of, words_of
from onrecord.read.entities.candidate import Candidate
from onrecord.read.entities.name_groups import misspelt
from onrecord.read.entities.roles import office_before
from onrecord.read.parse.tokens import Doc

WEIGHT = {0: 0.2, 1: 1.0, 2: 2.0, 3: 3.0}
RANK: dict[EntityKind, int] = {"person": 3, "place": 2, "organization": 1}
PUBLIC = frozenset({"GOV", "COP", "EDU", "LEG", "JUD", "MED", "MIL", "REL", "PTY"})
OPEN = frozenset({"person", "organization", "place"})


def settle_kinds(doc: Doc, names: list[Candidate]) -> None:
    """Give each name the kind that most of its occurrences have; a lone surname is a person where a full name ends in it."""
    votes: dict[str, defaultdict[EntityKind, float]] = defaultdict(lambda: defaultdict(float))
    for name in names:
        if name.kind in OPEN:
            votes[name.key][name.kind] += WEIGHT[name.sure]
            if (
                name.kind == "place"
                and name.sure < 2
                and doc[name.head].dep in {"dobj", "dative"}
                and doc[name.head].head.lemma == "tell"
            ):
                votes[name.key]["organization"] += 1.5
            if name.sure < 2 and introduced(doc, name):
                votes[name.key]["organization"] += 3.0
            if name.sure < 2 and described(doc, name):
                votes[name.key]["person"] += 2.0
            if len(name.words) == 1 and country_of_leader(name.text) is not None:
                votes[name.key]["person"] += 1.0
            if inside(doc, name):
                votes[name.key]["place"] += 1.5
            if name.sure < 2 and len(name.words) == 1 and country_of_region(name.text) is not None:
                votes[name.key]["place"] += 1.5
    full = {n.key for n in names if len(n.words) > 1 and n.kind == "person" and plausible(n)}
    surnames = {key.split()[-1] for key in full}
    given = {key.split()[0] for key in full}
    firms = {n.words[0].casefold() for n in names if n.kind == "organization" and len(n.words) > 1 and is_firm(n)}
    employing = {n.key for n in names if employs(doc, n)}
    strangers = {n.key for n in names if n.kind == "person" and not lone_stranger(doc, n, speaking=n.key not in employing)}
    lone = {n.key for n in names if n.kind == "person"} - strangers
    places = {n.key for n in names if inside(doc, n) or place_in(n.words)}
    wholes = {" ".join(n.words[at:]).casefold() for n in names if n.key in full for at in range(1, len(n.words) - 1)}
    for name in names:
        if len(name.words) > 1 and name.key in wholes and name.kind in OPEN:
            name.kind = "person"
            continue
        if name.kind not in OPEN or (name.sure == 3 and name.kind != "person"):
            if not (name.kind == "outlet" and name.key in surnames):
                continue
            name.kind, name.outlet, name.sector, name.sure = "person", None, None, 1
            continue
        if len(name.words) == 1 and not country_named(name.key):
            if name.key in firms - surnames - places and name.sure < 3 and not is_given_name(name.text):
                name.kind = "organization"
                continue
            if name.key in surnames or (name.key in given and name.kind != "place"):
                name.kind = "person"
                continue
        tally = votes[name.key]
        if name.key in lone and not any(misspelt(("", s), (name.key,)) for s in surnames):
            placed = name.key not in employing and (tally.get("place") or places_named(name.text))
            name.kind = "place" if placed else "organization"
            continue
        name.kind = max(tally, key=lambda kind: (tally[kind], RANK[kind]))
        if (
            name.kind == "person"
            and len(name.words) > 1
            and not is_given_name(name.words[0])
            and tally["person"] < 2
            and ends_in_body(name)
        ):
            name.kind = "organization"


def introduced(doc: Doc, name: Candidate) -> bool:
    """Whether a noun for a body stands right before a name ("the company Serralítio", "brokerage Kestrel Pine")."""
    before = doc[name.start - 1] if name.start else None
    person = len(name.words) in {2, 3} and is_given_name(name.words[0]) and not ends_in_body(name)
    if person or before is None or before.pos != "NOUN" or before.sent.start != doc[name.start].sent.start:
        return False
    found = noun_of([before.lower])
    return bool(found and found[0][0] == "organization")


def absorb(doc: Doc, names: list[Candidate]) -> None:
    """Give a name the noun for a body that it stands before ("the Beacon news agency"), unless it is a person's or a place's."""
    full = {n.words[-1].casefold() for n in names if n.kind == "person" and len(n.words) > 1}
    taken = {i for n in names for i in range(n.start, n.end)}
    for name in names:
        head = doc[name.head]
        body = head.head
        if head.dep != "compound" or not name.end <= body.i <= name.end + 1 or body.pos not in {"NOUN", "PROPN"} or body.i in taken:
            continue
        guess = name.kind == "person" and len(name.words) == 1 and name.key not in full and not name.before
        found = noun_of([doc[i].lower for i in range(name.end, body.i + 1)])
        if (
            not found
            or found[0][0] != "organization"
            or body.tag not in {"NN", "NNP"}
            or not (guess or name.kind == "organization")
        ):
            continue
        if name.sure < 3:
            name.end, name.head, name.kind, name.sure = body.i + 1, body.i, "organization", 2
            name.words = tuple(doc[i].text for i in range(name.start, name.end))
            forget(name)


def inside(doc: Doc, name: Candidate) -> bool:
    """Whether one word of no known person or body stands where places do ("in Bukavu")."""
    token = doc[name.head]
    if name.sure > 1 or token.dep != "pobj":
        return False
    if token.head.lower == "of" and token.head.head.lemma in cues("places"):
        return True
    if len(name.words) > 1 or is_given_name(name.text):
        return token.head.lower == "in" and (len(name.words) > 1 or bool(places_named(name.text)))
    return token.head.lower in {"in", "near", "outside", "off"} or (token.head.lower == "at" and bool(places_named(name.text)))


def employs(doc: Doc, name: Candidate) -> bool:
    """Whether one word stands before a noun for who serves a firm, or what it runs ("*Condor* pilots", "the *Condor* plane")."""
    token = doc[name.head]
    return len(name.words) == 1 and token.dep == "compound" and token.head.i > token.i and token.head.lower in cues("of_firms")


def lone_stranger(doc: Doc, name: Candidate, *, speaking: bool = True) -> bool:
    """Whether a lone word taken for a person has nothing of one: no title, given name, full name or (with `speaking`) speech."""
    token = doc[name.head]
    alone = len(name.words) == 1 and name.kind == "person" and name.sure < 2 and not name.before and not name.text.isupper()
    speaks = speaking and token.dep == "nsubj" and token.head.lemma in words_of("speech", "verbs")
    return (
        alone and not speaks and not described(doc, name) and not is_given_name(name.text) and country_of_leader(name.text) is None
    )


def described(doc: Doc, name: Candidate) -> bool:
    """Whether a noun for a person stands beside a name.

    For instance "Novotna, the finance minister", "singer Adele", "the mayor of Lyon, Anna Petit".
    """
    beside = [t for t in doc[name.head].children if t.dep == "appos" and t.pos == "NOUN"]
    if name.start and doc[name.start - 1].pos == "NOUN":
        beside.append(doc[name.start - 1])
    office = office_before(doc, name) if len(name.words) > 1 else None
    if office is not None:
        beside.append(office)
    return any((found := noun_of([t.lower])) and found[0][0] == "person" for t in beside)


def is_firm(name: Candidate) -> bool:
    """Whether a body's first word may stand for it ("Halden Mobility"), as a town's name does not for its police."""
    found = noun_of([name.words[-1].lower()])
    return not (found and found[0][1] in PUBLIC) and country_named(name.words[0]) is None


def ends_in_body(name: Candidate) -> bool:
    """Whether the last word of a name is a word for a body ("Trump Tower Fund")."""
    found = noun_of([name.words[-1].lower()])
    return bool(found and found[0][0] == "organization")


def plausible(name: Candidate) -> bool:
    """Whether a name of several words looks like a person's."""
    return bool(name.before) or is_given_name(name.words[0]) or (name.sure == 1 and not ends_in_body(name))


def drop_fronts(doc: Doc, names: list[Candidate]) -> None:
    """Take from a person's name a word in front that belongs to the sentence ("Crooked Hillary Clinton")."""
    full = Counter(n.key for n in names if n.kind == "person" and len(n.words) > 1)
    surnames = {key.split()[-1] for key in full if is_given_name(key.split()[0])}
    for name in names:
        if name.kind != "person" or len(name.words) < 2:
            continue
        if len(name.words) == 2 and full[name.key] < 2 and name.words[1].casefold() in surnames and doc[name.start].tag != "NNP":
            shorten(name, 1)
            continue
        for cut in range(1, len(name.words) - 1):
            rest = " ".join(name.words[cut:]).casefold()
            if (
                full[rest]
                and (not is_given_name(name.words[0]) or full[rest] > 2 * full[name.key])
                and is_given_name(name.words[cut])
            ):
                shorten(name, cut)
                break


def shorten(name: Candidate, cut: int) -> None:
    """Take the first words off a name."""
    name.start += cut
    name.before = (*name.before, *name.words[:cut])
    name.words = name.words[cut:]
    forget(name)


def forget(name: Candidate) -> None:
    """Drop what was worked out from a name's old words."""
    name.__dict__.pop("key", None)
    name.__dict__.pop("text", None)
