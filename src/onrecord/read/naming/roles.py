"""Roles: what the words around a name say that its bearer is, and the country and sector that follow."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from onrecord.lexicon.countries import country_in
from onrecord.lexicon.offices import Known, genders, noun_of
from onrecord.read.naming.candidate import Candidate, Group

BEFORE = frozenset({"compound", "amod", "nmod", "poss", "det", "nummod", "advmod", "punct", "case"})
LONGEST_ROLE = 14


def front(doc: Doc, name: Candidate, bound: int) -> tuple[str, ...]:
    """The words in front of a name that belong to its phrase: "caretaker Prime Minister" of "Adel Abdul Mahdi"."""
    start = name.start
    while start > bound and name.start - start < 8:
        token = doc[start - 1]
        if token.is_punct and token.text not in {"-", ".", "&"}:
            break
        if token.pos_ not in {"NOUN", "PROPN", "ADJ", "PUNCT"} and token.tag_ not in {"POS"}:
            break
        start -= 1
    return tuple(doc[i].text for i in range(start, name.start))


def phrase(doc: Doc, head: Token) -> tuple[int, int]:
    """The tokens of a describing noun's phrase, up to its first clause or comma."""
    start = head.left_edge.i
    end = head.i + 1
    while end < min(head.right_edge.i + 1, head.i + LONGEST_ROLE):
        token = doc[end]
        if token.text in {",", ";", "—", "--", "(", '"', "“", ":"} or token.tag_ in {"WP", "WDT", "WRB", "VBD", "VBZ"}:
            break
        end += 1
    while start < head.i and doc[start].text in {",", ";", "the", "a", "an", "The", "A", "An"}:
        start += 1
    return start, end


def describing(doc: Doc, name: Candidate) -> list[Token]:
    """Nouns that stand in apposition to a name, or that a copula joins to it."""
    head = doc[name.head]
    found = [t for t in head.children if t.dep_ == "appos" and t.pos_ in {"NOUN", "PROPN"} and not name.start <= t.i < name.end]
    if head.dep_ == "appos" and head.head.pos_ in {"NOUN", "PROPN"} and head.head.i < name.start:
        found.append(head.head)
    verbs = [t for t in head.children if t.dep_ == "relcl" and t.lemma_ == "be"]
    if head.dep_ == "nsubj" and head.head.lemma_ == "be" and head.head.pos_ == "AUX":
        verbs.append(head.head)
    for verb in verbs:
        if not any(t.dep_ == "neg" for t in verb.children):
            found.extend(t for t in verb.children if t.dep_ == "attr" and t.pos_ in {"NOUN", "PROPN"})
    return found


def known_noun(doc: Doc, start: int, head: Token) -> tuple[Known, int] | None:
    """What the noun `head` names by the lexicon, with the words before it down to `start`."""
    words = [doc[i].lower_ for i in range(max(start, head.i - 3), head.i)]
    return noun_of([*words, head.lower_]) or noun_of([*words, head.lemma_.lower()])


def read_role(doc: Doc, name: Candidate, bound: int) -> None:
    """Give a person's name its role, country, sector and gender as far as its own phrase and its apposition tell."""
    if name.form != "name":
        return
    words = name.before or front(doc, name, bound)
    if not name.before:
        name.before = words
    else:
        ahead = front(
            doc, Candidate(name.start - len(name.before), name.end, name.head, "name", name.kind, (), name.sentence), bound
        )
        name.before = words = (*ahead, *words)
    told = noun_of([w.lower() for w in words]) if words else None
    for word in words:
        name.gender = name.gender or genders().get(word.lower())
    if told and told[0][0] in {"person", "group"} and name.kind == "person":
        name.role = " ".join(words)
        name.country, name.sector, name.noun = country_in(list(words)), told[0][1], " ".join(w.lower() for w in words[-told[1] :])
    for noun in describing(doc, name):
        start, end = phrase(doc, noun)
        known = known_noun(doc, start, noun)
        if known and (known[0][0] == "person" if name.kind == "person" else known[0][0] == "organization"):
            name.gender = name.gender or genders().get(noun.lower_)
            if name.role is None:
                name.role = doc[start:end].text
                name.sector = known[0][1]
                name.country = country_in([doc[i].text for i in range(start, end)])
                name.noun = " ".join(doc[i].lower_ for i in range(noun.i + 1 - known[1], noun.i + 1))


def gather(group: Group) -> None:
    """Sum up a group's roles, country, sector and gender from its members."""
    for member in group.members:
        if member.role and member.role not in group.roles:
            group.roles.append(member.role)
        if member.noun:
            group.nouns.add(member.noun)
        group.country = group.country or member.country
        group.sector = group.sector or (member.sector if member.sector != "UNS" else None)
        group.gender = group.gender or member.gender
