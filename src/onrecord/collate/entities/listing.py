"""Which of a story's entities its record lists."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.collate.material import Material
from onrecord.facts.entity import Entity
from onrecord.facts.record import RecordAct, RecordEvent, RecordStatement

KINDS = frozenset({"person", "organization", "place", "group", "outlet", "document", "post"})


def entities_spoken_of(
    material: Material, statements: Sequence[RecordStatement], events: Sequence[RecordEvent], acts: Sequence[RecordAct]
) -> tuple[Entity, ...]:
    """The named entities, and those without a name that a claim of the record points to."""
    used = {s.speaker_id for s in statements}
    for e in events:
        used.update((*e.actors, *e.recipients, e.place))
    for a in acts:
        used.update((a.body, *(n.who for n in a.needs)))
    return tuple(e for e in material.entities if e.id in used or (e.named and e.kind in KINDS))
