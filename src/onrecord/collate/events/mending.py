"""An event as it was read, without what cannot be: other happenings among its mentions, whom a pronoun cannot mean."""

from __future__ import annotations

import msgspec

from onrecord.collate.events.agreeing import can_stand_for, speaks_too_much_for
from onrecord.collate.events.senses import senses_of
from onrecord.collate.material import Source
from onrecord.collate.wording import stem, words_of
from onrecord.facts.event import Event
from onrecord.facts.span import Span
from onrecord.lexicon.closed import listed
from onrecord.lexicon.comparing import word_set

SEVERAL = frozenset({"dozens", "hundreds", "thousands", "scores", "others", "most", "all"})
OPENING = 3
"""Words of a clause among which stands how many it is about."""
CLAUSE = 5
"""Words from which a mention tells more than a name for what happened."""


def mended(source: Source, e: Event) -> Event:
    """The event with who undergoes it, its own mentions alone, and nobody whom a pronoun cannot mean."""
    return _own_mentions(source, _with_subject(source, e))


def _own_mentions(source: Source, e: Event) -> Event:
    """The event without those further mentions that name only others than it does: they are of another of its kind.

    "The Oklahoma City bombing" is none of "the bombing of the marathon", "she died" none of "he was killed".
    """
    if not e.mentions:
        return e
    first = (e.clause or e.trigger, e.trigger, *((e.subject,) if e.subject else ()))
    own = {*e.recipients, *(x for s in first for x in _named_by(source, s))}
    one, numbers = _befell_one(source, e), frozenset(words_of(first[0].of(source.text)).numbers)
    kept = tuple(
        s
        for s in e.mentions
        if (not own or not (named := _named_by(source, s)) or named & own)
        and _tells(source, e, s)
        and not (one and _of_several(s.of(source.text)))
        and not _counts_otherwise(numbers, s.of(source.text))
    )
    return e if kept == e.mentions else msgspec.structs.replace(e, mentions=kept)


def _befell_one(source: Source, e: Event) -> bool:
    """Whether it is told of one person by name."""
    known = [source.entities[i] for i in e.recipients if i in source.entities]
    return len(known) == 1 and known[0].kind == "person" and known[0].named


def _of_several(words: str) -> bool:
    """Whether a clause tells what befell several: "*Several guards were* killed", "*these* murders"."""
    run = words.casefold().split()
    if run and run[0] in {"these", "those"}:
        return True
    return "were" in run and any(w in listed("plural_determiners") or w in SEVERAL or w[:1].isdigit() for w in run[:OPENING])


def _counts_otherwise(numbers: frozenset[float], words: str) -> bool:
    """Whether a clause has numbers, and none of those that the first has: "spent *20* years" beside "spent *five* years"."""
    own = frozenset(words_of(words).numbers)
    return bool(numbers and own) and not numbers & own


def _tells(source: Source, e: Event, span: Span) -> bool:
    """Whether a further mention of some length has a word for the deed in it; a few words may point to it by any other."""
    words = words_of(span.of(source.text))
    if len(words.run) < CLAUSE:
        return True
    lemma = e.lemma.casefold().replace(" ", "_")
    own = senses_of(lemma, "", verb=False)
    first = stem(lemma.split("_")[0])
    return any(w == first or senses_of(w, "", verb=False) & own for w in words.stems) or not own


def _named_by(source: Source, span: Span) -> frozenset[str]:
    """The persons, bodies and places that a passage names or points to."""
    inside = ((m, source.entities.get(m.entity)) for m in source.mentions_in(span))
    return frozenset(m.entity for m, e in inside if e is not None and (e.named or m.form == "pronoun"))


def _with_subject(source: Source, e: Event) -> Event:
    """The event as told, with the person whom a passive's subject names as who undergoes it; nobody whom a pronoun cannot mean."""
    e = _without_misread(source, e)
    if e.voice != "passive" or e.subject is None:
        return e
    last = [m for m in source.mentions_in(e.subject) if m.form == "name" and m.end == e.subject.end]
    persons = [m.entity for m in last if (known := source.entities.get(m.entity)) is not None and known.kind == "person"]
    if not persons or persons[0] in e.recipients:
        return e
    doers = tuple(i for i in e.actors if i != persons[0])
    return msgspec.structs.replace(e, recipients=(persons[0],), undergoers=(persons[0],), actors=doers)


def _without_misread(source: Source, e: Event) -> Event:
    """The event without those who take part by nothing but a pronoun that cannot stand for them."""
    inside = source.mentions_in(e.clause or e.trigger) + (source.mentions_in(e.subject) if e.subject else ())
    known = source.entities
    wrong = {m.entity for m in inside if m.entity in known and not can_stand_for(source, m, known[m.entity])}
    if e.lemma.casefold() in word_set("dying"):
        wrong |= {m.entity for m in inside if m.form == "pronoun" and speaks_too_much_for(source, m.entity)}
    wrong -= {m.entity for m in inside if m.form != "pronoun"}
    parts = {"actors": e.actors, "recipients": e.recipients} | ({"undergoers": e.undergoers} if e.undergoers is not None else {})
    if not any(wrong & {*ids} for ids in parts.values()):
        return e
    return msgspec.structs.replace(e, **{part: tuple(i for i in ids if i not in wrong) for part, ids in parts.items()})
