"""Events: who did what to whom, where, when, and whether it is so."""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.facts.span import Span

Factuality = Literal[
    "actual", "planned", "called for", "threatened", "possible", "conditional", "alleged", "denied", "negated", "generic"
]
"""What is made of an event. *alleged*: it rests on an accusation, a charge, a suspicion, a claim by a party to the case."""


class Event(msgspec.Struct, frozen=True):
    """Who did what to whom.

    `type` and `mode` are PLOVER's (2021; sixteen types, upper case; mode lower case), None for a happening that PLOVER does
    not cover. `trigger` is the first mention's head words, `clause` the core of the clause around it, `mentions` the
    clause cores of further mentions of the same happening in the article. `actors` and `recipients` are entity ids,
    `place` a place's entity id.
    `date` is ISO 8601 (possibly reduced: "2020-01", "2019") from the event's own clause or discourse, never silently the
    publication date; None when the text does not tell. `attribution` is the innermost attribution it stands in: who
    vouches for it. `lemma` is the trigger's lemma, for matching across articles.
    `subject` is the words of the deed's grammatical subject, also where it stands outside the clause ("*Cole*, who struck Baker");
    None where there is none. `voice` tells whether the subject does it or undergoes it; None for a noun that stands alone.
    `told` is the words of the finite clause that tells it, from its subject (or, where `subject` stands elsewhere, from its
    verb) to its complements: what reads as a sentence; None where the deed is only named or told without a tense.
    `undergoers` are the entity ids of those it is done to by the word's own arguments alone (`recipients`, as PLOVER's coders put
    them down, may be whoever it concerns); None where no reader looked.
    """

    id: str
    type: str | None
    mode: str | None
    trigger: Span
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: str | None = None
    date: str | None = None
    factuality: Factuality = "actual"
    attribution: str | None = None
    clause: Span | None = None
    mentions: tuple[Span, ...] = ()
    lemma: str = ""
    subject: Span | None = None
    voice: Literal["active", "passive"] | None = None
    told: Span | None = None
    undergoers: tuple[str, ...] | None = None
