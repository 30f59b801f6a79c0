"""Roles: which entities do it and to which it is done."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.read.happening.arguments import Arguments, arguments, subjects_of
from onrecord.read.happening.cast import Cast
from onrecord.read.happening.predicates import Predicate, of_verb

TOWARDS = (
    "against",
    "with",
    "to",
    "on",
    "upon",
    "at",
    "toward",
    "towards",
    "from",
    "between",
    "among",
    "for",
    "over",
    "into",
    "of",
    "about",
    "by",
    "in",
    "along",
    "near",
    "as",
    "across",
    "outside",
    "inside",
    "around",
)
"""Prepositions by how surely they lead to whom it is done, surest first."""
MOST = 4
PRONOUNS = frozenset("it he she they we i who its their his her".split())
MUTUAL = frozenset("CONSULT AGREE COOPERATE SUPPORT".split())


@dataclass(frozen=True)
class Roles:
    """Entity ids of who acts and of whom it is done to, in the order of their likelihood."""

    actors: tuple[str, ...]
    recipients: tuple[str, ...]


def speaker_before(token: Token, cast: Cast) -> list[str]:
    """For a pronoun that nothing resolves: the subject of the clause that reports it ("Lebanon says *it* will not ...")."""
    head = token.head
    for _ in range(6):
        if head.dep_ in {"ccomp", "advcl", "xcomp", "relcl", "acl"} and head.head.i != head.i:
            for subject in subjects_of(head.head):
                if subject.i != token.i and subject.pos_ != "PRON":
                    return cast.resolve(subject)
        if head.head.i == head.i:
            break
        head = head.head
    return []


def all_of(tokens: list[Token], cast: Cast) -> list[str]:
    """Entities of several phrases, once each."""
    found: list[str] = []
    for token in tokens:
        ids = cast.resolve(token)
        if not ids and token.lower_ in PRONOUNS:
            ids = speaker_before(token, cast)
        found += ids
    return list(dict.fromkeys(found))


def ordered(obliques: list[tuple[str, Token]]) -> list[Token]:
    """Governed nouns by how surely their preposition leads to a recipient; dates and spans of time are none."""
    kept = [
        (TOWARDS.index(p), n, t)
        for n, (p, t) in enumerate(obliques)
        if p in TOWARDS and t.ent_type_ not in {"DATE", "TIME", "ORDINAL"}
    ]
    return [t for _, _, t in sorted(kept, key=lambda row: row[:2])]


def below(clauses: list[Token], actors: list[str], cast: Cast, depth: int = 0) -> list[str]:
    """Whom a complement clause is about: its own subject where another acts in it, else its objects and obliques."""
    found: list[str] = []
    for clause in clauses:
        if depth > 2 or len(found) >= MOST:
            break
        predicate = of_verb(clause) or Predicate(clause, clause, clause.lemma_, "verb")
        around = arguments(predicate)
        others = [e for e in all_of([t for t in around.subjects if t.i >= clause.left_edge.i], cast) if e not in actors]
        direct = others + [e for e in all_of(around.objects, cast) if e not in actors]
        found += direct or [e for t in ordered(around.obliques) for e in all_of([t], cast) if e not in actors]
        if not found:
            found += below(around.clauses, actors, cast, depth + 1)
    return list(dict.fromkeys(found))


def roles(predicate: Predicate, cast: Cast, around: Arguments | None = None) -> Roles:
    """Who acts and whom it is done to.

    Recipients are the objects; where these name nobody, the nouns that prepositions govern (surest preposition first); where there are none either, whoever the
    complement clause is about.
    """
    around = around or arguments(predicate)
    actors = all_of(around.subjects, cast)
    recipients = [e for e in all_of(around.objects, cast) if e not in actors]
    surest = ordered(around.obliques)
    if predicate.light or not recipients:
        recipients += [e for e in all_of(surest, cast) if e not in actors and e not in recipients]
    if not recipients and around.objects:
        inner = [t for o in around.objects for p in o.children if p.dep_ == "prep" for t in p.children if t.dep_ == "pobj"]
        recipients = [e for e in all_of(inner, cast) if e not in actors]
    if not recipients:
        recipients = below(
            around.clauses + [c for o in around.objects for c in o.children if c.dep_ in {"acl", "relcl", "ccomp", "xcomp"}],
            actors,
            cast,
        )
    if not recipients and len(actors) > 1 and not predicate.sort == "adjective":
        return Roles(tuple(actors), ())
    return Roles(tuple(actors[:MOST]), tuple(recipients[:MOST]))
