"""Official acts and where they stand."""

from __future__ import annotations

import msgspec

from onrecord.facts.span import Span


class Need(msgspec.Struct, frozen=True):
    """What an act still needs.

    `from` is an entity id of the reading or record where there is one, else the words; `what` is in words.
    """

    who: str | None = msgspec.field(name="from", default=None)
    what: str = ""
    name: str | None = None
    span: Span | None = None


class Votes(msgspec.Struct, frozen=True):
    """Counts of a vote; None where the text does not tell."""

    in_favour: int | None = msgspec.field(name="for", default=None)
    against: int | None = None
    abstain: int | None = None


class Act(msgspec.Struct, frozen=True):
    """An official act and where it stands.

    A resolution, bill, law, order, ruling, complaint, summons, statement, agreement, election, sanction, resignation ...
    `sort` and `stage` are words of the acts lexicon. Stages: draft, planned, announced, proposed, debated, filed, issued,
    passed, rejected, vetoed, signed, ratified, provisional, accepted, suspended, lifted, withdrawn, appealed, in force,
    completed, summoned.
    `body` is the entity id of who acts. `binding` is None where the text does not say.
    `evidence` are the clauses it rests on; `binding_evidence` and `stage_evidence` those words that say so. `title` is what the
    act is about in the text's words; `addressee` the entity id of whom it is filed with or addressed to.
    `told` is the finite clause whose deed brings it to its stage, from subject to complements: what reads as a sentence. None
    where the act is only named, or told without a tense.
    """

    id: str
    sort: str
    body: str | None
    stage: str
    binding: bool | None = None
    date: str | None = None
    needs: tuple[Need, ...] = ()
    votes: Votes | None = None
    evidence: tuple[Span, ...] = ()
    binding_evidence: tuple[Span, ...] = ()
    stage_evidence: tuple[Span, ...] = ()
    title: str = ""
    addressee: str | None = None
    attribution: str | None = None
    told: Span | None = None
