"""Who gives a number: who says so, else the outlet that tells it."""

from __future__ import annotations

from onrecord.collate.entities import name_words
from onrecord.collate.figures import FigureAccount
from onrecord.collate.provenance import Trace
from onrecord.collate.wording import number_giver

ABOVE = {"person", "organization", "group", "document", "post", "agency"}
"""Kinds of tellers who can give a number; an outlet only carries it, and gives it where it names nobody."""


def claimants_of(trace: Trace, c: FigureAccount) -> tuple[str, ...]:
    """The farthest named teller of the number in its article; else who is only described ("the mayor"); else the outlet."""
    giver = number_giver(c.source, c.span)
    if giver is not None:
        return (_united(trace, c, giver.id) or giver.name,)
    chain = trace.chains.of_fact(c.source.id, (c.span,))
    nodes = trace.tellers.nodes
    said = [nodes[n].name for n in chain.nodes if n in nodes and nodes[n].kind in ABOVE]
    if said:
        return (said[-1],)
    speaker = c.source.entities.get(c.speaker) if c.speaker else None
    if speaker is not None:
        return (_united(trace, c, speaker.id) or speaker.name,)
    return (c.source.reading.article.outlet or c.source.reading.article.title or c.source.id,)


def _united(trace: Trace, c: FigureAccount, entity: str) -> str | None:
    """The record's name for an entity of the article."""
    united = trace.material.entity.get(trace.material.resolve(c.source.id, entity) or "")
    return united.name if united else None


def one_side(a: str, b: str) -> bool:
    """Whether two claimants are one, or speak for one ("Ostria", "Ostria's defence ministry")."""
    x, y = set(name_words(a)), set(name_words(b))
    return a == b or bool(x and y and (x <= y or y <= x))
