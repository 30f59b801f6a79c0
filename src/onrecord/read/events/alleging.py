"""What rests on the word of a party: of who accuses or is accused, of its lawyers and papers, of who lays a wrong to another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.facts.reading import Reading
from onrecord.facts.span import Span
from onrecord.lexicon.factuality import listed
from onrecord.read.parse.tokens import Token
from onrecord.read.parsed import Parsed
from onrecord.read.syntax.arguments import arguments
from onrecord.read.syntax.mood import modal
from onrecord.read.syntax.predicates import Predicate, predicates
from onrecord.read.syntax.subjects import subjects_of

LEGAL = frozenset({"defense", "defence", "his", "her", "their"})
"""Words before "attorney" that make one of a party; the attorney general is an officer."""
ALLEGED = frozenset({None, "ASSAULT", "AGREE", "AID", "THREATEN", "COOPERATE"})
"""Types of deeds that a party alleges; those of the case itself are none."""
SPEAKING = frozenset({"person", "group", "organization"})


@dataclass(frozen=True)
class Word:
    """Whose word each attribution of an article is: a party's, or that of somebody who can lay a wrong to another, by entity."""

    parties: frozenset[str]
    others: Mapping[str, str | None]

    def is_claim_of(self, attribution: str, predicate: Predicate, event_type: str | None, actors: tuple[str, ...]) -> bool:
        """Whether a deed told in an attribution rests on the word of a party to it."""
        if attribution in self.parties and rests_on_party(predicate, event_type):
            return True
        if attribution not in self.others or not actors or self.others[attribution] in actors:
            return False
        lemma = predicate.lemma.lower()
        wrong = event_type == "ASSAULT" or lemma in listed("wrongs") or predicate.head.lemma.lower() in listed("wrongs")
        return wrong and rests_on_party(predicate, event_type)


def word_of(parsed: Parsed, reading: Reading) -> Word:
    """Whose word the attributions of an article are."""
    charged = accused(parsed, reading)
    kinds = {e.id: e for e in reading.entities}
    parties, others = set(), {}
    for a in reading.attributions:
        if a.source is None:
            continue
        span = Span(a.source.start, a.source.end)
        if is_party(parsed, span) or (a.source.entity is not None and a.source.entity in charged):
            parties.add(a.id)
        known = kinds.get(a.source.entity or "")
        if known is not None and known.kind in SPEAKING and not reports(parsed, span, known.role):
            others[a.id] = known.id
    return Word(frozenset(parties), others)


def reports(parsed: Parsed, source: Span, role: str | None) -> bool:
    """Whether a source is one that reports what happened without a part in it ("police", "the coroner")."""
    lemmas = {t.lemma.lower() for t in parsed.tokens_of(source)} | set((role or "").lower().split())
    return not listed("reporting_bodies").isdisjoint(lemmas)


def accused(parsed: Parsed, reading: Reading) -> frozenset[str]:
    """The entities that the article tells to have been charged, tried, convicted or sentenced."""
    at = {place: m.entity for m in reading.mentions for place in range(m.start, m.end)}
    found = set()
    for sentence in parsed.sentences:
        if not any(t.lemma.lower() in listed("trying") for t in sentence):
            continue
        for predicate in predicates(sentence):
            if predicate.sort == "verb" and predicate.head.lemma.lower() in listed("trying"):
                found |= {at[t.idx] for t in arguments(predicate).objects if t.idx in at}
    people = {e.id for e in reading.entities if e.kind == "person"}
    return frozenset(found & people)


def is_party(parsed: Parsed, source: Span) -> bool:
    """Whether a source's words name somebody who accuses or is accused, or court papers ("charging documents")."""
    tokens = list(parsed.tokens_of(source))
    lemmas = [t.lemma.lower() for t in tokens]
    if not listed("parties").isdisjoint(lemmas):
        return True
    if any(is_counsel(t) for t in tokens):
        return True
    return not listed("papers_of").isdisjoint(lemmas) and not listed("papers").isdisjoint(lemmas)


def is_counsel(token: Token) -> bool:
    """Whether a word is an attorney of somebody ("*defense attorneys*", "an *attorney for* the family"), and no officer."""
    if token.lemma.lower() != "attorney":
        return False
    before = token.nbor(-1).lower if token.i else ""
    after = token.nbor().lower if token.i + 1 < len(token.doc) else ""
    return before in LEGAL or before in {"'s", "’s"} or after == "for"


def rests_on_party(predicate: Predicate, event_type: str | None) -> bool:
    """Whether a deed is such as a party alleges: done by somebody, and no step of the case itself ("was arrested")."""
    verb = predicate.head
    if event_type not in ALLEGED or verb.pos not in {"VERB", "AUX"} or modal(verb) is not None:
        return False
    if verb.lemma.lower() in listed("steps_of_cases") or predicate.lemma in listed("steps_of_cases"):
        return False
    return not any(t.lemma.lower() in listed("officers_of_cases") for t in subjects_of(verb))
