"""Events: the reader of who did what to whom, and the one that gives each figure its event."""

from onrecord.read.events.figure_events import read_figure_events
from onrecord.read.events.reader import read_events

__all__ = ["read_events", "read_figure_events"]
