"""Events: who did what to whom, where, when, and whether it is so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import msgspec

from onrecord.facts.entity import Entity
from onrecord.facts.event import Event, Factuality
from onrecord.facts.reading import Reading
from onrecord.lexicon.closed import listed
from onrecord.lexicon.plover import words
from onrecord.read.contents import Contents, contents_of, innermost
from onrecord.read.entity_index import EntityIndex
from onrecord.read.events.ahead import lies_ahead
from onrecord.read.events.alleging import Word, word_of
from onrecord.read.events.participants import roles
from onrecord.read.events.provisions import is_provision
from onrecord.read.events.same_event import EventDraft, gathered
from onrecord.read.events.speech import Speech, as_speech, warned
from onrecord.read.events.typing import by_vote, carried, is_event, retyped, sense_of, told_by_verb
from onrecord.read.events.undergoers import undergoers_of
from onrecord.read.factuality import factuality
from onrecord.read.parsed import Parsed
from onrecord.read.settings import by_sentence, date_of, dated, place_of, shares_day
from onrecord.read.syntax.arguments import Arguments, arguments
from onrecord.read.syntax.clause_spans import clause_of, trigger_of
from onrecord.read.syntax.predicates import Predicate, predicates
from onrecord.read.syntax.subject_spans import subject_of, voice_of
from onrecord.read.syntax.telling import told_of

DEFINITE = listed("definite")
VERBS = frozenset({"VERB", "AUX"})


def is_definite(predicate: Predicate) -> bool:
    """Whether an event noun points back to an event told before."""
    return (
        predicate.sort == "noun"
        and not predicate.light
        and any(c.dep in {"det", "poss"} and c.lower in DEFINITE for c in predicate.word.children)
    )


def is_named(predicate: Predicate, index: EntityIndex) -> bool:
    """Whether a noun with a capital is part of somebody's name ("Jason *Fine*", "the *Strike* party")."""
    word = predicate.word
    if predicate.sort != "noun" or not word.text[:1].isupper() or word.pos != "PROPN":
        return False
    known = index.known.get(index.entity_at(word) or "")
    return known is not None and known.named and known.kind in {"person", "organization", "outlet"}


def names_a_kind(predicate: Predicate) -> bool:
    """Whether a bare noun tells of deeds of a kind, not of one that was done ("exceptions for *rape*", "victims of *violence*")."""
    word = predicate.word
    if predicate.sort != "noun" or predicate.light or word.tag != "NN":
        return False
    if any(c.dep in {"det", "poss", "nummod", "amod", "compound", "nmod", "prep"} for c in word.children):
        return False
    over = word
    while over.dep == "conj":
        over = over.head
    if over.dep == "pobj" and over.head.lower in {"of", "for", "against", "on", "about"}:
        return over.head.head.lemma.lower() in words("over_kinds")
    return word.lemma.lower() in words("mass_crimes") and over.dep in {"dobj", "compound", "nmod", "appos"}


def is_addressed(predicate: Predicate) -> bool:
    """Whether a clause only speaks to somebody: a command or a question ("*Let* me see your hands", "Who *shot* him?")."""
    verb = predicate.head
    if verb.pos not in VERBS or verb.dep not in {"ROOT", "ccomp", "conj", "parataxis"}:
        return False
    children = {c.dep for c in verb.children}
    if verb.tag == "VB" and not children & {"nsubj", "nsubjpass", "aux", "auxpass", "mark"} and verb.dep != "conj":
        return verb.left_edge.i == verb.i or verb.left_edge.pos in {"INTJ", "ADV", "PUNCT"} or verb.left_edge.lower == "please"
    last = verb.sent[len(verb.sent) - 1]
    for _ in range(3):
        if last.text in {"?", '"', "”", "’", "'", ")"} and last.text != "?" and last.i > verb.i:
            last = last.nbor(-1)
    return last.text == "?" and verb.dep == "ROOT"


def is_carried(predicate: Predicate) -> bool:
    """Whether a participle's event is told by the verb that makes its document.

    For instance "passed a resolution *asking* ..." is one event.
    """
    document = predicate.head.head
    if predicate.head.dep not in {"acl", "relcl"} or document.dep not in {"dobj", "nsubjpass"}:
        return False
    over = Predicate(document.head, document.head, document.head.lemma.lower(), "verb")
    told = carried(over)
    return told is not None and told.i == predicate.head.i


@dataclass(frozen=True)
class Ground:
    """What the drafts of one article are made from."""

    reading: Reading
    index: EntityIndex
    dates: dict[int, str]
    sentence_dates: dict[int, str]
    contents: Contents
    places: dict[str, Entity]
    word: Word


@dataclass(frozen=True, eq=False)
class Judged:
    """What lexicon and rules make of a predicate, before the typing model."""

    around: Arguments
    type: str | None
    mode: str | None
    factuality: Factuality
    speech: Speech | None


def judged(predicate: Predicate, index: EntityIndex) -> Judged:
    """Type, mode and factuality of a predicate by lexicon and rules."""
    around = arguments(predicate)
    sense = sense_of(predicate, around)
    event_type, mode = (sense.type, sense.mode) if sense else (by_vote(predicate, around), None)
    value = warned(predicate, factuality(predicate.head, predicate.word), event_type)
    speech = as_speech(predicate, around, event_type, index) if value not in {"denied", "possible"} else None
    if speech is not None and speech.type != "REQUEST":
        return Judged(around, speech.type, None, speech.factuality, speech)
    return Judged(around, event_type, mode, value, speech)


def draft_of(predicate: Predicate, number: int, ground: Ground) -> Iterator[EventDraft]:
    """The event that a predicate tells, and the event of speech that its clause amounts to."""
    if is_carried(predicate) or is_named(predicate, ground.index) or is_addressed(predicate):
        return
    told = judged(predicate, ground.index)
    if told.factuality == "actual" and names_a_kind(predicate):
        told = replace(told, factuality="generic")
    if told.factuality == "actual" and is_provision(predicate, told.around, ground.index):
        told = replace(told, factuality="planned")
    if told.factuality == "actual" and lies_ahead(predicate, ground.dates, ground.reading.article.published_at):
        told = replace(told, factuality="planned")
    if told.speech is not None and told.speech.type == "REQUEST":
        asked = replace(told.around, subjects=list(told.speech.speakers), objects=[*told.around.subjects, *told.around.objects])
        yield drafted(predicate, number, ground, asked, ("REQUEST", None, told.speech.factuality))
    event_type, mode = retyped(predicate, told.around, (told.type, told.mode), told.factuality)
    if event_type is not None or (is_event(predicate) and not told_by_verb(predicate)):
        yield drafted(predicate, number, ground, told.around, (event_type, mode, told.factuality))


def drafted(
    predicate: Predicate, number: int, ground: Ground, around: Arguments, kind: tuple[str | None, str | None, Factuality]
) -> EventDraft:
    """A draft with its roles, date, place and words; `kind` is type, mode and factuality."""
    event_type, mode, value = kind
    parts = roles(predicate, ground.index, around, event_type)
    trigger = trigger_of(predicate)
    attribution = innermost(trigger, ground.contents)
    if value == "actual" and attribution is not None and ground.word.is_claim_of(attribution, predicate, event_type, parts.actors):
        value = "alleged"
    date = date_of(predicate, ground.dates, real=value == "actual")
    if date is None and value in {"actual", "negated"} and predicate.sort != "noun" and shares_day(predicate.head):
        date = ground.sentence_dates.get(number)
    return EventDraft(
        type=event_type,
        mode=mode,
        lemma=predicate.lemma,
        trigger=trigger,
        clause=clause_of(predicate),
        actors=parts.actors,
        recipients=parts.recipients,
        place=place_of(predicate, ground.index, ground.places),
        date=date,
        factuality=value,
        definite=is_definite(predicate),
        nominal=predicate.sort == "noun" and not predicate.light,
        sentence=number,
        attribution=attribution,
        subject=subject_of(predicate),
        voice=voice_of(predicate),
        told=told_of(predicate),
        undergoers=undergoers_of(predicate, ground.index, around, event_type, parts),
    )


def drafts_of(parsed: Parsed, reading: Reading, index: EntityIndex) -> list[EventDraft]:
    """Every mention of an event, in text order."""
    dates = dated(parsed.doc, reading.times)
    places = {e.id: e for e in reading.entities if e.kind == "place"}
    days = by_sentence(parsed.sentences, dates)
    ground = Ground(reading, index, dates, days, contents_of(reading.attributions), places, word_of(parsed, reading))
    told = [(number, predicate) for number, sentence in enumerate(parsed.sentences) for predicate in predicates(sentence)]
    return [d for number, predicate in told for d in draft_of(predicate, number, ground)]


def finished(number: int, draft: EventDraft) -> Event:
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
        factuality=draft.factuality,
        attribution=draft.attribution,
        clause=draft.clause,
        mentions=tuple(draft.mentions),
        lemma=draft.lemma,
        subject=draft.subject,
        voice=draft.voice,
        told=draft.told,
        undergoers=draft.undergoers,
    )


def read_events(parsed: Parsed, reading: Reading) -> Reading:
    """Add the article's events, and entities for those who act in them and have no mention yet."""
    index = EntityIndex(reading.entities, reading.mentions, reading.times)
    events = gathered(drafts_of(parsed, reading, index))
    return msgspec.structs.replace(
        reading,
        events=tuple(finished(n, d) for n, d in enumerate(events, 1)),
        entities=(*reading.entities, *index.added),
        mentions=tuple(sorted((*reading.mentions, *index.added_mentions), key=lambda m: (m.start, m.end))),
    )
