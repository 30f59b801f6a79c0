"""Roles: which entities do it and to which it is done."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.lexicon.closed import in_order, listed
from onrecord.lexicon.plover import toward, words
from onrecord.read.entity_index import EntityIndex
from onrecord.read.parse.tokens import Token
from onrecord.read.syntax.arguments import Arguments, arguments, obliques_of
from onrecord.read.syntax.predicates import Predicate, is_event_noun, of_verb
from onrecord.read.syntax.subjects import subjects_of

TOWARDS = in_order("towards")
"""Prepositions by how surely they lead to whom it is done, surest first."""
MOST = 4
PRONOUNS = listed("pronouns_of_parties")
BY_AUTHORITY = frozenset({"COERCE"})
"""Where nobody is named who arrests or bans, PLOVER coders take the country where it is done."""
BETWEEN = frozenset({"CONSULT", "AGREE", "COOPERATE", "SUPPORT"})
"""Types whose parties may be each other's recipients."""
REACH = 30
FATAL = frozenset({"kill", "murder", "assassinate", "execute", "slay", "behead"})
DYING = frozenset({"die", "perish"})
NOBODY = frozenset({"no", "nobody", "none", "neither"})
PLAINLY = frozenset({"to", "against", "with", "for"})
SINGLE = frozenset({"he", "she", "his", "her", "him"})


@dataclass(frozen=True)
class Roles:
    """Entity ids of who acts and of whom it is done to, in the order of their likelihood."""

    actors: tuple[str, ...]
    recipients: tuple[str, ...]


def speaker_before(token: Token, index: EntityIndex) -> list[str]:
    """For a pronoun that nothing resolves: the subject of the clause that reports it ("Lebanon says *it* will not ...")."""
    head = token.head
    for _ in range(6):
        if token.lower in SINGLE and head.dep not in {"ccomp", "xcomp", "conj"}:
            return []  # "dismissed the claim that *she* ...": who is meant stands elsewhere
        if head.dep in {"ccomp", "advcl", "xcomp", "relcl", "acl"} and head.head.i != head.i:
            for subject in subjects_of(head.head):
                if subject.i != token.i and subject.pos != "PRON":
                    return index.resolve(subject)
        if head.head.i == head.i:
            break
        head = head.head
    return []


def all_of(tokens: list[Token], index: EntityIndex, *, owners: bool = False) -> list[str]:
    """Entities of several phrases, once each; with `owners` a phrase that names nobody gives only whose it is, not where."""
    found: list[str] = []
    for token in tokens:
        if token.lower in PRONOUNS and under_nobody(token):
            continue
        ids = index.resolve(token, owners=owners)
        if not ids and token.lower in PRONOUNS:
            ids = speaker_before(token, index)
        found += ids
    return list(dict.fromkeys(found))


def under_nobody(pronoun: Token) -> bool:
    """Whether a pronoun stands for the nobody whose clause reports it ("*no group* has said *it* fired")."""
    clause = pronoun.head
    if clause.dep != "ccomp" or pronoun.dep not in {"nsubj", "nsubjpass"}:
        return False
    over = [c for c in clause.head.children if c.dep == "nsubj"]
    return any(t.lower in NOBODY or any(c.lower in NOBODY for c in t.children) for t in over)


def event_owners(noun: Token, index: EntityIndex) -> list[Token]:
    """Who acts where an event is the subject ("*Israel's* attack killed ..."); a mere word before it is nobody ("*Mass* crash")."""
    before = [c for c in noun.children if c.dep in {"amod", "compound"} and (index.entity_at(c) or index.demonym(c))]
    return [c for c in noun.children if c.dep == "poss"] + before + [t for p, t in obliques_of(noun) if p == "by"]


def ordered(obliques: list[tuple[str, Token]]) -> list[Token]:
    """Governed nouns by how surely their preposition leads to a recipient; dates and spans of time are none."""
    kept = [
        (TOWARDS.index(p), n, t)
        for n, (p, t) in enumerate(obliques)
        if p in TOWARDS and t.ent_type not in {"DATE", "TIME", "ORDINAL"}
    ]
    return [t for _, _, t in sorted(kept, key=lambda row: row[:2])]


def below(clauses: list[Token], actors: list[str], index: EntityIndex, depth: int = 0) -> list[str]:
    """Whom a complement clause is about: its own subject where another acts in it, its objects and what its prepositions govern."""
    found: list[str] = []
    for clause in clauses:
        if depth > 2 or len(found) >= MOST:
            break
        around = arguments(of_verb(clause) or Predicate(clause, clause, clause.lemma, "verb"))
        subjects = [t for t in around.subjects if t.i >= clause.left_edge.i]
        found += [e for e in all_of(subjects, index) if e not in actors]
        for layer in layers(around):
            found += [e for e in all_of(layer, index) if e not in actors]
            if settled(found, index):
                break
        if not settled(found, index):
            found += below(around.clauses, actors, index, depth + 1)
    return list(dict.fromkeys(found))


def layers(around: Arguments) -> tuple[list[Token], ...]:
    """Where recipients may stand, surest first.

    Objects, what the predicate's prepositions govern, what those inside its objects govern.
    """
    inside = [row for o in around.objects for row in obliques_of(o)]
    return around.objects, ordered(around.obliques), ordered(inside)


def settled(found: list[str], index: EntityIndex) -> bool:
    """Whether one of the entities is named or a person: then no further phrase is asked."""
    return any(index.is_party(e) for e in found)


def fallback(tokens: list[Token], index: EntityIndex) -> list[str]:
    """A phrase that names nobody, as a thing ("the vote", "the legislation")."""
    return [index.add(t, "thing") for t in tokens[:1] if t.pos in {"NOUN", "PROPN"} and t.idx not in index.timed]


def actors_of(around: Arguments, index: EntityIndex, event_type: str | None) -> list[str]:
    """Who acts: the subjects; where an authority acts that is not named, the place whose it is.

    For typed events else the subject as a thing.
    """
    found = all_of([t for s in around.subjects for t in (event_owners(s, index) if is_event_noun(s) else [s])], index, owners=True)
    if not found and event_type in BY_AUTHORITY:
        found = [e for p, t in around.obliques if p == "in" for e in index.resolve(t, adding=False)][:1]
    if not found and event_type is not None:
        found = fallback(around.subjects, index)
    return found


def named_after(predicate: Predicate, actors: list[str], index: EntityIndex) -> list[str]:
    """The first named party that the rest of the clause mentions: where or for whom a typed event is that names nobody else."""
    start = max(predicate.head.i, predicate.word.i)
    for token in predicate.head.subtree:
        if start < token.i < start + REACH:
            entity = index.entity_at(token)
            if entity is not None and entity not in actors and index.is_named(entity) and in_clause(token, predicate.head):
                return [entity]
    return []


def in_clause(token: Token, verb: Token) -> bool:
    """Whether a word stands in a verb's own clause."""
    for step in token.ancestors:
        if step is verb:
            return True
        if step.pos in {"VERB", "AUX"} and step.dep in {"advcl", "conj", "parataxis"}:
            return False
    return False


def plainly_done_to(index: EntityIndex, around: Arguments, actors: list[str]) -> list[str]:
    """To whom what no type covers is done: its objects, else those it is done to, for or against; no place, nobody further off."""
    found = [e for e in all_of(around.objects, index, owners=True) if e not in actors]
    if not found:
        found = [e for e in all_of([t for p, t in around.obliques if p in PLAINLY], index, owners=True) if e not in actors]
    return [e for e in found if (known := index.known.get(e)) is None or known.kind != "place" or known.precision == "country"]


def recipients_of(
    predicate: Predicate, index: EntityIndex, around: Arguments, event_type: str | None, actors: list[str]
) -> list[str]:
    """To whom it is done, most likely first."""
    if event_type is None:
        return plainly_done_to(index, around, actors)
    preferred = toward().get(event_type, ())
    leading = around.obliques + [row for o in around.objects for row in obliques_of(o) if row[0] not in {"of", "by"}]
    found: list[str] = []
    mutual = event_type != "SUPPORT" and not around.objects and any(t.tag in {"NNS", "NNPS"} for t in around.subjects)
    several = event_type in BETWEEN and (len(actors) > 1 or mutual)
    levels = layers(around)[:1] if several and len(actors) > 1 else layers(around)
    for layer in ([t for p, t in leading if p in preferred], *levels):
        found += [e for e in all_of(layer, index) if e not in actors]
        if settled(found, index):
            return found
    if several and len(actors) > 1:
        return list(actors)
    clauses = around.clauses + [c for o in around.objects for c in o.children if c.dep in {"acl", "relcl", "ccomp", "xcomp"}]
    found += below(clauses, actors, index)
    if not found:
        found += named_after(predicate, actors, index)
    return found or (list(actors) if several else [])


def tellers(verb: Token, index: EntityIndex) -> set[str]:
    """Who tells, in the same sentence, what a clause says: they live ("told them ... the evening *he* was killed")."""
    pronouns = [c for c in verb.children if c.dep in {"nsubjpass", "dobj"} and c.lower in SINGLE]
    if not pronouns:
        return set()
    return {
        e
        for t in verb.ancestors
        if t.lemma.lower() in words("reporting")
        for s in subjects_of(t)
        for e in index.resolve(s, adding=False)
    }


def of_death(index: EntityIndex, around: Arguments, event_type: str | None) -> Roles:
    """Who dies does it to nobody: whoever it is suffers it where a deed is meant, and is who it is about where none is."""
    dead = all_of([*around.subjects, *(t for p, t in around.obliques if p == "along")], index)
    return Roles((), tuple(dead[:MOST])) if event_type is not None else Roles(tuple(dead[:MOST]), ())


def roles(predicate: Predicate, index: EntityIndex, around: Arguments, event_type: str | None) -> Roles:
    """Who acts and whom it is done to.

    Recipients are looked for in the objects, then after the predicate's prepositions, then after those inside its objects, then in
    the complement clause, until a
    named party is found. Types that pass something on or away (aid, troops, sanctions) look first where their own prepositions
    lead. Parties that meet or agree with one another are each other's recipients.
    """
    if predicate.sort == "adjective" and predicate.lemma in {"guilty", "liable"}:
        around = replace(around, subjects=[], objects=[*around.subjects, *around.objects])
    if predicate.lemma in DYING and predicate.sort == "verb":
        return of_death(index, around, event_type)
    actors = actors_of(around, index, event_type)
    recipients = list(dict.fromkeys(recipients_of(predicate, index, around, event_type, actors)))
    if not recipients and event_type is not None:
        leading = ordered([r for r in around.obliques if r[0] in {"against", "with", "to", "on", "for", "over"}])
        recipients = fallback(around.objects or leading, index)
    if predicate.lemma in FATAL and (alive := tellers(predicate.head, index)):
        recipients = [r for r in recipients if r not in alive]
    return Roles(tuple(actors[:MOST]), tuple(recipients[:MOST]))
