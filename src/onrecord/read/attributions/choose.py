"""Which of the drafts stand side by side, and which lie inside the content of another."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.read.attributions.cue_spans import ParsedCue, Run, content_runs
from onrecord.read.attributions.quoting import AttributionDraft
from onrecord.read.parse.tokens import Doc


def depth(doc: Doc, place: int) -> int:
    """Return how far a token is below the root of its sentence (at most 50)."""
    token, steps = doc[place], 0
    while token.head.i != token.i and steps < 50:
        token, steps = token.head, steps + 1
    return steps


def _chars(doc: Doc, run: Run) -> tuple[int, int]:
    """Return a run's code-point span."""
    last = doc[run[1] - 1]
    return doc[run[0]].idx, last.end


def arrange(doc: Doc, found: Sequence[ParsedCue]) -> list[AttributionDraft]:
    """Return drafts as attributions, outer ones first claiming their contents.

    A draft whose cue lies in a content claimed before is nested. Of two that claim the same words
    side by side the higher in the parse keeps them.
    """
    claimed: set[int] = set()
    taken: set[int] = set()
    result: list[AttributionDraft] = []
    for draft in sorted(found, key=lambda item: (depth(doc, item.head), -item.score, item.head)):
        nested = draft.head in claimed
        runs = draft.content
        if not nested:
            tokens = {place for run in runs for place in range(*run)}
            runs = content_runs(doc, tokens, claimed | taken)
            if not runs:
                continue
            claimed.update(place for run in runs for place in range(*run))
            taken.update(range(*draft.cue))
        source = _chars(doc, draft.source) if draft.source else None
        content = tuple(_chars(doc, run) for run in runs)
        result.append(AttributionDraft(source, _chars(doc, draft.cue), content, draft.score, nested))
    return sorted(result, key=lambda item: (item.cue or item.content[0], item.nested))
