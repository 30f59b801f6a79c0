"""The event that a figure belongs to: the one told of in the figure's own clause. Runs after figures and events."""

from __future__ import annotations

import msgspec

from onrecord.facts.event import Event
from onrecord.facts.figure import Figure
from onrecord.facts.reading import Reading
from onrecord.lexicon.counting import senses
from onrecord.read.parsed import Parsed


def read_figure_events(_: Parsed, reading: Reading) -> Reading:
    """Give each figure the event whose trigger stands in its clause: one that tells what befell the counted before the nearest."""
    figures = tuple(msgspec.structs.replace(f, event=event_of(f, reading.events)) for f in reading.figures)
    return msgspec.structs.replace(reading, figures=figures)


def event_of(figure: Figure, events: tuple[Event, ...]) -> str | None:
    """The id of a figure's event; None where its clause tells of none."""
    clause = figure.clause
    if clause is None:
        return None
    inside = [e for e in events if clause.start <= e.trigger.start < clause.end]
    sense = senses().get(figure.sense or "")
    own = sense.object | sense.subject | sense.nouns if sense else frozenset[str]()
    best = min(inside, key=lambda e: (e.lemma not in own, abs(e.trigger.start - figure.start)), default=None)
    return best.id if best else None
