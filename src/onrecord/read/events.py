"""Events: who did what to whom, where, when, and whether it is so."""

from __future__ import annotations

from typing import cast as typed

import msgspec

from onrecord.facts.attribution import Attribution
from onrecord.facts.event import Event, Factuality
from onrecord.facts.reading import Reading
from onrecord.facts.span import Span
from onrecord.read.factuality import factuality
from onrecord.read.happening.arguments import arguments
from onrecord.read.happening.cast import Cast
from onrecord.read.happening.clauses import clause_of, trigger_of
from onrecord.read.happening.predicates import Predicate, predicates
from onrecord.read.happening.roles import roles
from onrecord.read.happening.sameness import Draft, gathered
from onrecord.read.happening.settings import by_sentence, date_of, dated, place_of
from onrecord.read.happening.typing import is_happening, sense_of
from onrecord.read.parsed import Parsed

DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})


def is_definite(predicate: Predicate) -> bool:
    """Whether an event noun points back to a happening told before."""
    return (
        predicate.sort == "noun"
        and not predicate.light
        and any(c.dep_ in {"det", "poss"} and c.lower_ in DEFINITE for c in predicate.word.children)
    )


def innermost(span: Span, attributions: tuple[Attribution, ...]) -> str | None:
    """The attribution with the shortest content that holds a span."""
    holding = [(c.length, a.id) for a in attributions for c in a.content if c.contains(span)]
    return min(holding)[1] if holding else None


def drafts_of(parsed: Parsed, reading: Reading, cast: Cast) -> list[Draft]:
    """Every mention of a happening, in text order."""
    dates = dated(parsed.doc, reading.times)
    sentence_dates = by_sentence(parsed.doc, dates)
    places = {e.id: e for e in reading.entities if e.kind == "place"}
    found: list[Draft] = []
    for number, sentence in enumerate(parsed.sentences):
        for predicate in predicates(sentence):
            around = arguments(predicate)
            sense = sense_of(predicate, around)
            if sense is None and not is_happening(predicate):
                continue
            value = factuality(predicate.head, predicate.word)
            parts = roles(predicate, cast, around)
            trigger = trigger_of(predicate)
            date = date_of(predicate, dates, real=value == "actual")
            if date is None and value == "actual" and predicate.sort != "noun":
                date = sentence_dates.get(sentence.start)
            found.append(
                Draft(
                    type=sense.type if sense else None,
                    mode=sense.mode if sense else None,
                    lemma=predicate.lemma,
                    trigger=trigger,
                    clause=clause_of(predicate),
                    actors=parts.actors,
                    recipients=parts.recipients,
                    place=place_of(predicate, cast, places),
                    date=date,
                    factuality=value,
                    definite=is_definite(predicate),
                    nominal=predicate.sort == "noun" and not predicate.light,
                    sentence=number,
                    attribution=innermost(trigger, reading.attributions),
                )
            )
    return found


def finished(number: int, draft: Draft) -> Event:
    """A draft as an event."""
    return Event(
        id=f"v{number}",
        type=draft.type,
        mode=draft.mode,
        trigger=draft.trigger,
        actors=draft.actors,
        recipients=draft.recipients,
        place=draft.place,
        date=draft.date,
        factuality=typed("Factuality", draft.factuality),
        attribution=draft.attribution,
        clause=draft.clause,
        mentions=tuple(draft.mentions),
        lemma=draft.lemma,
    )


def read_events(parsed: Parsed, reading: Reading) -> Reading:
    """Add the article's events, and entities for those who act in them and have no mention yet."""
    cast = Cast(reading.entities, reading.mentions)
    events = gathered(drafts_of(parsed, reading, cast))
    return msgspec.structs.replace(
        reading,
        events=tuple(finished(n, d) for n, d in enumerate(events, 1)),
        entities=(*reading.entities, *cast.added),
        mentions=tuple(sorted((*reading.mentions, *cast.added_mentions), key=lambda m: (m.start, m.end))),
    )
