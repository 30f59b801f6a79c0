"""What changed since a time: the difference of two states of the record, five lines and the rest folded."""

from __future__ import annotations

from onrecord.collate.changes import changes_between
from onrecord.facts.change import Change
from onrecord.facts.record import Record
from onrecord.web import wording
from onrecord.web.slotwords import slot_line
from onrecord.web.story.contexts import Changed, ChangeRow, Moment
from onrecord.web.story.viewer import Viewer

FIRST = 5
MOST = 120
ORDER = {"withdrawn": 0, "opened": 1, "corroborated": 2, "updated": 3, "gone": 4, "added": 5}
TOLD = {
    "withdrawn": ("withdrawn", "withdrawn"),
    "opened": ("conflict", "now disputed"),
    "corroborated": ("agreed", "now borne by two origins"),
    "updated": ("update", "changed"),
    "gone": ("untold", "gone"),
    "added": ("told", "new"),
}


def changed_section(
    before: Record | None, after: Record, since: str, moments: tuple[Moment, ...], viewer: Viewer, action: str
) -> Changed:
    """The section; without an earlier state only the times that can be picked."""
    rows = rows_of(before, after, viewer) if before is not None else ()
    return Changed(
        since=wording.when(since) if since else "",
        since_value=since,
        rows=rows[:FIRST],
        folded=rows[FIRST:MOST],
        moments=moments,
        action=action,
    )


def rows_of(before: Record, after: Record, viewer: Viewer) -> tuple[ChangeRow, ...]:
    """What changed, the weightiest first: withdrawn, newly disputed, newly borne by two, updated, gone, new."""
    weights = {c.id: c.weight for items in (after.events, after.figures, after.acts, after.statements) for c in items}
    here = {*weights, *(d.id for d in after.discrepancies)}
    found = changes_between(before, after).changes
    order = sorted(found, key=lambda c: (ORDER[c.kind], -weights.get(c.claim, 0.5)))
    return tuple(_row(c, viewer, c.claim in here) for c in order)


def _row(change: Change, viewer: Viewer, there: bool) -> ChangeRow:
    css, words = TOLD[change.kind]
    if change.kind == "opened" and change.sort == "discrepancy":
        words = "new difference"
    return ChangeRow(
        title=wording.cut(change.title, 200),
        href=viewer.at(change.claim) if there else "",
        kind=words,
        css=css,
        slots=tuple(slot_line(s) for s in change.slots if s.slot != "standing"),
    )
