"""Describing phrases ("a senior official", "the foreign ministry", "5,200 troops") and what they refer to."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from onrecord.facts.entity import EntityKind
from onrecord.lexicon.countries import country_in, country_of_people
from onrecord.lexicon.offices import genders
from onrecord.read.naming.candidate import Candidate, Group
from onrecord.read.naming.roles import known_noun
from onrecord.read.parsed import Parsed

ARGUMENTS = frozenset(
    {"nsubj", "nsubjpass", "dobj", "pobj", "agent", "dative", "conj", "appos", "attr", "ROOT", "poss", "obj", "iobj"}
)
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
SORTS: dict[str, EntityKind] = {
    "person": "person",
    "organization": "organization",
    "group": "group",
    "document": "document",
    "post": "post",
}


def find_nominals(parsed: Parsed, covered: list[bool]) -> list[Candidate]:
    """Noun phrases without a name as head whose head noun the lexicon knows."""
    doc = parsed.doc
    found: list[Candidate] = []
    for place, sentence in enumerate(parsed.sentences):
        for token in sentence:
            if token.pos_ not in {"NOUN", "PROPN"} or covered[token.i] or token.dep_ not in ARGUMENTS:
                continue
            made = nominal_of(doc, token, sentence.start, place)
            if made:
                found.append(made)
    return found


def nominal_of(doc: Doc, head: Token, bound: int, place: int) -> Candidate | None:
    """The base noun phrase of `head` as a candidate, when the lexicon knows what it names."""
    start = max(head.left_edge.i, bound)
    while start < head.i and (doc[start].is_punct or doc[start].is_space or doc[start].dep_ in {"mark", "cc", "preconj"}):
        start += 1
    if any(doc[i].pos_ in {"VERB", "AUX"} and doc[i].dep_ in {"relcl", "ROOT", "ccomp"} for i in range(start, head.i)):
        start = head.i
    known = known_noun(doc, start, head)
    if known is None:
        return None
    (sort, sector), size = known
    plural = head.tag_ in {"NNS", "NNPS"} or sort == "group"
    kind = SORTS[sort]
    if plural and kind == "person":
        kind = "group"
    words = [doc[i].text for i in range(start, head.i + 1)]
    lower = tuple(w.lower() for w in words)
    return Candidate(
        start=start,
        end=head.i + 1,
        head=head.i,
        form="nominal",
        kind=kind,
        words=tuple(w for w in lower if w not in {"the", "a", "an"}),
        sentence=place,
        gender=genders().get(head.lower_) or ("plural" if plural else None),
        country=country_in(words),
        sector=sector,
        noun=" ".join(lower[-size:]),
        definite=lower[0] in DEFINITE or doc[start].tag_ in {"PRP$"} or any(doc[i].tag_ == "POS" for i in range(start, head.i)),
        plural=plural,
    )


def modifiers(candidate: Candidate) -> tuple[str, ...]:
    """The words of a description that tell it from others of its noun, countries as their codes."""
    words = candidate.words[: len(candidate.words) - len(candidate.noun.split())]
    return tuple(sorted(country_of_people(w) or w for w in words if w not in {"'s", "’s", "this", "that", "these", "those"}))


def fits(group: Group, candidate: Candidate) -> bool:
    """Whether a definite description can refer to the group."""
    if candidate.kind != group.kind or (candidate.country and group.country and candidate.country != group.country):
        return False
    if group.named:
        heads = {n.split()[-1] for n in group.nouns}
        return candidate.noun in group.nouns or (candidate.noun.split()[-1] in heads and len(candidate.noun.split()) == 1)
    mine = modifiers(candidate)
    return any(m.noun == candidate.noun and (not mine or set(mine) <= set(modifiers(m))) for m in group.members)


def refer(groups: list[Group], candidate: Candidate) -> int | None:
    """The group that a description refers to: the one last mentioned of those that fit, None for a new thing."""
    best: tuple[int, int] | None = None
    for number, group in enumerate(groups):
        if not fits(group, candidate):
            continue
        same = any(m.form == "nominal" and m.key == candidate.key for m in group.members)
        if not candidate.definite and not (same and (candidate.plural or candidate.kind == "organization")):
            continue
        before = [m.start for m in group.members if m.start < candidate.start]
        if before and (best is None or max(before) > best[0]):
            best = (max(before), number)
    return best[1] if best else None
