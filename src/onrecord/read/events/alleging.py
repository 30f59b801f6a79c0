"""What rests on the word of a party to a case: its papers, its prosecutors, its lawyers, the accused."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.facts.attribution import Attribution
from onrecord.facts.span import Span
from onrecord.lexicon.factuality import listed
from onrecord.read.parsed import Parsed
from onrecord.read.syntax.mood import modal
from onrecord.read.syntax.predicates import Predicate
from onrecord.read.syntax.subjects import subjects_of


def party_words(parsed: Parsed, attributions: Iterable[Attribution]) -> frozenset[str]:
    """The ids of attributions whose source is a party to a case or one of its papers ("prosecutors", "the lawsuit")."""
    return frozenset(a.id for a in attributions if a.source is not None and is_party(parsed, Span(a.source.start, a.source.end)))


def is_party(parsed: Parsed, source: Span) -> bool:
    """Whether a source's words name somebody who accuses or is accused, or court papers ("charging documents")."""
    lemmas = [t.lemma.lower() for t in parsed.tokens_of(source)]
    if not listed("parties").isdisjoint(lemmas):
        return True
    return not listed("papers_of").isdisjoint(lemmas) and not listed("papers").isdisjoint(lemmas)


def rests_on_party(predicate: Predicate, event_type: str | None) -> bool:
    """Whether a deed is such as a party alleges: done by somebody, and no step of the case itself ("was arrested")."""
    verb = predicate.head
    if event_type not in {None, "ASSAULT"} or verb.pos not in {"VERB", "AUX"} or modal(verb) is not None:
        return False
    if verb.lemma.lower() in listed("steps_of_cases") or predicate.lemma in listed("steps_of_cases"):
        return False
    return not any(t.lemma.lower() in listed("officers_of_cases") for t in subjects_of(verb))
