"""The event whose dead, hurt or missing a figure counts: a claim of which the figure's own sentence is an account."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from onrecord.collate.events import EventAccount
from onrecord.collate.figures import FigureAccount
from onrecord.facts.record import RecordEvent
from onrecord.lexicon.counting import senses

COUNTED = frozenset({"killed", "injured", "missing", "shot", "dead or missing", "killed or injured", "in hospital"})
Placed = Mapping[str, Sequence[tuple[str, EventAccount]]]
"""By article, the accounts of events in it, each with the id of its claim."""


def placed(events: Sequence[RecordEvent], aligned: Sequence[Sequence[EventAccount]]) -> Placed:
    """The accounts of all events by article; what is no fact befell nobody."""
    found: dict[str, list[tuple[str, EventAccount]]] = {}
    for event, accounts in zip(events, aligned, strict=True):
        if event.factuality in {"actual", "alleged"}:
            for a in accounts:
                found.setdefault(a.source.id, []).append((event.id, a))
    return found


def event_counted(found: Sequence[FigureAccount], status: str | None, accounts: Placed) -> str | None:
    """The id of the event that most accounts of a figure count the victims of; None for figures of others and where none tells."""
    if status not in COUNTED:
        return None
    told = Counter(e for c in found if (e := _in_sentence(c, status, accounts.get(c.source.id, ()))) is not None)
    return min(told, key=lambda e: (-told[e], e)) if told else None


def _in_sentence(c: FigureAccount, status: str, accounts: Sequence[tuple[str, EventAccount]]) -> str | None:
    """The event of the figure's own sentence: that of its clause, else the attack or the dying that stands nearest."""
    here = c.source.sentence(c.figure.start)
    near = [(e, a) for e, a in accounts if here.contains(a.event.trigger)]
    own = next((e for e, a in near if a.event.id == c.figure.event), None)
    known = senses().get(status)
    befalls = (known.object | known.subject | known.nouns) if known else frozenset[str]()
    harming = [(e, a) for e, a in near if a.event.type == "ASSAULT" or a.event.lemma in befalls]
    if own is not None and (not harming or any(e == own for e, _ in harming)):
        return own
    return min(harming, key=lambda x: (abs(x[1].event.trigger.start - c.figure.start), x[0]))[0] if harming else None
