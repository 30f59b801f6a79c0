"""Roles: what the words around a name say that its bearer is, and the country, sector and gender that follow."""

from __future__ import annotations

import re
from collections.abc import Set

from onrecord.lexicon.closed import listed
from onrecord.lexicon.countries import country_named, country_of_region, place_in
from onrecord.lexicon.gazetteer import fold, places_named, states
from onrecord.lexicon.naming import cues, party_words, same_mark
from onrecord.lexicon.offices import Known, genders, honorifics, meant_noun, noun_of, nouns, sector_told, standard, words_of
from onrecord.read.entities.candidate import Candidate
from onrecord.read.entities.tokens import ARTICLES, POSSESSIVE, bare
from onrecord.read.parse.tokens import Doc, Token

LONGEST_ROLE = 14
STOPS = frozenset({",", ";", "—", "--", "–", "(", ")", '"', "“", "”", ":", "."})
PARTY = re.compile(r"(?:\(|, ?)([RDI]) ?[-–]")
PARTIES = {"R": "republican", "D": "democratic", "I": "independent"}
NEAR = 6
MOST_ABOVE = 6
OFFICE = frozenset({"GOV", "LEG", "MIL", "JUD"})


def front(doc: Doc, start: int, bound: int, persons: Set[int] = frozenset()) -> int:
    """The first token of the describing words in front of a name at `start`: "caretaker Prime Minister", "Iraq's war general".

    `persons` are the tokens of the names of people: "Governor Ann Lee *and* mayor Tom Ray" holds two that are each described apart.
    """
    first = start
    while first > bound and start - first < 8:
        token = doc[first - 1]
        if token.text in POSSESSIVE:
            first -= 1
            continue
        if (
            token.lower == "and"
            and first < start
            and first - 2 >= bound
            and doc[first - 2].text[:1].isupper()
            and doc[first].text[:1].isupper()
            and first - 2 not in persons
            and not place_in([doc[first - 2].text, doc[first].text])
        ):
            first -= 2
            continue
        hyphen = token.text in {"-", "."} and first - 1 > bound
        if token.lower == "of" and first < start and first - 2 >= bound and person_noun(doc, bound, doc[first - 2]):
            first -= 2
            continue
        if not hyphen and token.pos not in {"NOUN", "PROPN", "ADJ"} and token.lower not in cues("former"):
            break
        if token.ent_type in {"DATE", "TIME"}:
            break
        first -= 1
    while first < start and (doc[first].text in POSSESSIVE or doc[first].is_punct):
        first += 1
    return first


def lies_in(doc: Doc, end: int) -> str | None:
    """The state or country told behind a comma or in brackets right after a place that ends at `end` ("Birmingham, Alabama")."""
    if end + 1 >= len(doc) or doc[end].text not in {",", "("} or not doc[end + 1].text[:1].isupper():
        return None
    for size in (3, 2, 1):
        words = doc.span(end + 1, end + 1 + size).text
        if "," not in words and (country_named(words) or country_of_region(words) or fold(words) in states()):
            return words
    return None


def country_beyond(doc: Doc, end: int) -> str | None:
    """The country of the state or country told right after a place."""
    words = lies_in(doc, end)
    if words is None:
        return None
    known = country_named(words) or country_of_region(words)
    return known or next((p.country for p in places_named(words) if p.precision == "region"), None)


def place_told(doc: Doc, name: Candidate) -> tuple[str | None, str | None]:
    """The state or country that a place's own words tell it to lie in, as told, and its country.

    What stands right behind it ("Springfield, Illinois"), or a phrase in apposition ("Tripoli, the Libyan capital").
    """
    words = lies_in(doc, name.end)
    if words is not None:
        return words.casefold(), country_beyond(doc, name.end)
    if name.end + 1 >= len(doc) or doc[name.end].text != "," or doc[name.end + 1].pos != "DET":
        return None, None
    for noun in doc[name.end + 2 : name.end + 2 + NEAR]:
        if noun.text in STOPS or noun.pos == "VERB":
            break
        if noun.lower in cues("place_nouns"):
            country = place_in(doc.span(name.end + 1, phrase(doc, noun)[1]).text.split())
            return country, country
    return None, None


def phrase(doc: Doc, head: Token) -> tuple[int, int]:
    """The tokens of a describing noun's phrase, up to its first clause or comma."""
    start, end = head.left_edge.i, head.i + 1
    for at in range(head.i - 1, start - 1, -1):
        if doc[at].text in STOPS and doc[at].text != ".":
            start = at + 1
            break
    while end < min(head.right_edge.i + 1, head.i + LONGEST_ROLE):
        if doc[end].text in STOPS or doc[end].is_space or doc[end].tag in {"WP", "WDT", "WRB", "VBD", "VBZ", "CC"}:
            break
        end += 1
    while end > head.i + 1 and doc[end - 1].pos in {"ADP", "DET", "PART", "SCONJ"}:
        end -= 1
    while start < head.i and doc[start].lower in ARTICLES:
        start += 1
    return start, end


def describing(name: Candidate, head: Token) -> list[Token]:
    """Nouns that stand in apposition to a name, or that a copula or "as" joins to it."""
    found = [t for t in head.children if t.dep == "appos" and t.pos in {"NOUN", "PROPN"} and not name.start <= t.i < name.end]
    before = office_before(head.doc, name) if len(name.words) > 1 else None
    if before is not None:
        found.append(before)
    elif head.dep == "appos" and head.head.pos in {"NOUN", "PROPN"} and head.head.i < name.start:
        found.append(head.head)
    verbs = [t for t in head.children if t.dep == "relcl" and t.lemma == "be"]
    if head.dep == "nsubj" and head.head.lemma == "be" and head.head.tag in {"VBZ", "VBD"}:
        verbs.append(head.head)
    for verb in verbs:
        if not any(t.dep == "neg" for t in verb.children):
            found.extend(t for t in verb.children if t.dep == "attr" and t.pos in {"NOUN", "PROPN"})
    return found


def office_before(doc: Doc, name: Candidate) -> Token | None:
    """The noun for a person of the description that a name stands in apposition to, set off by commas on both sides.

    For instance "the mayor of Lyon, Anna Petit, said", wherever the parse hangs the name.
    """
    own = name.start - len(name.before)
    if own and bare(doc[own - 1]) in honorifics():
        own -= 1
    if own < 2 or doc[own - 1].text != "," or name.end >= len(doc) or not doc[name.end].is_punct:
        return None
    noun = doc[own - 2]
    for _ in range(MOST_ABOVE):
        found = noun_of([noun.lower])
        if found and found[0][0] == "person":
            return noun if any(c.dep in {"det", "poss"} for c in noun.children) else None
        above = noun.head if noun.dep != "pobj" else noun.head.head if noun.head.lower in {"of", "for", "at"} else noun
        if noun.dep not in {"pobj", "compound", "nmod", "amod"} or above.i >= noun.i or above.sent.start != doc[own].sent.start:
            break
        noun = above
    return None


def known_noun(doc: Doc, start: int, head: Token) -> tuple[Known, int, str] | None:
    """What the noun `head` names by the lexicon with the words before it down to `start`: sort and sector, words, standard noun."""
    *before, noun = doc.span(max(start, head.i - 6), head.i + 1).text.lower().split() or [head.lower]
    if head.i + 2 < len(doc) and doc[head.i + 1].lower == "of":
        long = f"{head.lower} of {doc[head.i + 2].lower}"
        if long in nouns():
            return nouns()[long], 1, standard(long)
    for last in (noun, noun[: len(noun) - len(head)] + head.lemma.lower()):
        found = noun_of([*before, last])
        if found:
            return found[0], found[1], meant_noun([*before, last], found[1])
    return None


def person_noun(doc: Doc, start: int, head: Token) -> bool:
    """Whether a noun names a person by office ("Secretary" of State)."""
    known = known_noun(doc, start, head)
    return known is not None and known[0][0] == "person"


def marks_of(words: list[str], noun: str) -> tuple[str, ...]:
    """The words beside a describing noun that tell one bearer from another, in lower case, parties by one word each."""
    left = [w.lower() for w in words if w.lower() not in noun.split() and w.lower() not in ARTICLES and any(c.isalnum() for c in w)]
    return tuple(same_mark(w) for w in left if w not in listed("inside_roles"))


def read_role(doc: Doc, name: Candidate, bound: int, persons: Set[int] = frozenset()) -> None:
    """Give a name its role, country, sector and gender as far as its own phrase, its apposition and its copula tell.

    `persons` are the tokens of the names of people, this one's among them: what stands before another's describes that other.
    """
    own = name.start - len(name.before)
    first = front(doc, own, bound, persons)
    ahead = doc.span(first, name.start).text.split()
    name.front = first if name.kind == "person" else name.start
    if name.kind != "person":
        name.country = place_in(ahead) if ahead else None
        if name.kind == "place":
            name.lies_in, country = place_told(doc, name)
            name.country = country or name.country
        body = (
            noun_of([w.lower() for w in ahead])
            if name.kind == "organization" and ahead and doc[name.start - 1].pos == "NOUN"
            else None
        )
        if body and body[0][0] == "organization":
            name.front, name.noun, name.sector = first, meant_noun([w.lower() for w in ahead], body[1]), body[0][1]
    else:
        for word in ahead:
            name.gender = name.gender or genders().get(word.lower())
        lower = [w.lower() for w in ahead]
        cut = next((at for at, word in enumerate(lower) if at and word in {"of", "for"}), len(lower))
        core = lower if (found := noun_of(lower)) else lower[:cut]
        found = found or noun_of(core)
        if found and found[0][0] in {"person", "group"}:
            hold(name, ahead, found[0], meant_noun(core, found[1]), doc.span(first, name.start).text, found[1])
        near = [doc[i].lower for i in range(max(bound, name.start - NEAR), min(len(doc), name.end + NEAR))]
        name.aura = tuple(same_mark(w) for w in near if w in party_words())
        party = PARTY.match(doc.span(name.end, name.end + 4).text)
        if party:
            name.marks = (*name.marks, PARTIES[party[1]])
    for noun in describing(name, doc[name.head]):
        start, end = phrase(doc, noun)
        end = name.start if start < name.start < end else end
        known = known_noun(doc, start, noun)
        if (name.kind != "person" and noun.pos == "PROPN") or (name.kind == "person" and of_another(name, noun, persons)):
            continue
        wanted = "person" if name.kind == "person" else "organization"
        if known and known[0][0] == wanted and name.kind in {"person", "organization", "outlet"}:
            name.gender = name.gender or genders().get(noun.lower)
            name.apposed = noun.i
            hold(name, doc.span(start, end).text.split(), known[0], known[2], doc.span(start, end).text, known[1])


def of_another(name: Candidate, noun: Token, persons: Set[int]) -> bool:
    """Whether a noun in apposition describes somebody named right behind it ("Omar Haddad, his *wife* Salma Nour, ...")."""
    own = range(name.start - len(name.before), name.end)
    held = (noun.i, noun.i + 1)
    return any(at in persons and at not in own for at in held)


def told_sector(words: list[str], sector: str | None, size: int, country: str | None) -> str | None:
    """The sector of a describing phrase: by its words, former office-holders apart, a country's leader its government."""
    lower = [w.lower() for w in words]
    found = sector_told(lower, sector, size)
    if found in OFFICE and any(w in cues("former") or w.startswith("ex-") for w in lower):
        return "ELI"
    if found is None and country and lower and lower[-1] in words_of("weak", "rulers"):
        return "GOV"
    return "MIL" if found == "COP" and country and lower[-1] in {"officer", "officers"} and "police" not in lower else found


def hold(name: Candidate, words: list[str], known: Known, noun: str, text: str, size: int) -> None:
    """Put a role on a name that has none yet, and its noun and marks beside those it has."""
    name.marks = (*name.marks, *marks_of(words, noun))
    if name.role is None:
        name.role = " ".join(text.split()).strip(" -")
        country = place_in(words)
        name.noun, name.country = noun, name.country or country
        name.sector = name.sector or told_sector(upto(words, noun), known[1], size, country)
        name.affiliation = affiliation(words, noun)


def upto(words: list[str], noun: str) -> list[str]:
    """The words of a description up to and with its head noun."""
    last = noun.split()[-1]
    return next((words[: at + 1] for at, word in enumerate(words) if standard(word.lower()) == last or word.lower() == last), words)


def affiliation(words: list[str], noun: str) -> str | None:
    """The body or country that a role is held in, in the text's words ("Homeland Security" of its secretary)."""
    for at, word in enumerate(words[:-1]):
        if word.lower() in {"of", "at", "for", "with"} and words[at + 1 :]:
            rest = [w for w in words[at + 1 :] if w.lower() not in ARTICLES]
            if rest and rest[0][:1].isupper():
                return " ".join(rest)
    size = len(noun.split())
    lead = words[:-size] if len(words) > size else []
    capitals = [
        w for w in lead if w[:1].isupper() and w.lower() not in ARTICLES and w not in POSSESSIVE and w.lower() not in honorifics()
    ]
    return " ".join(capitals) or None
