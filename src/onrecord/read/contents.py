"""Contents of attributions: the innermost one that a span stands in."""

from __future__ import annotations

from bisect import bisect_right

from onrecord.facts.attribution import Attribution
from onrecord.facts.span import Span

Contents = list[tuple[int, int, str]]
"""Start, end and id of every content of an article's attributions, in text order."""
NEAREST = 60


def contents_of(attributions: tuple[Attribution, ...]) -> Contents:
    """The contents of attributions, for `innermost`."""
    return sorted((c.start, c.end, a.id) for a in attributions for c in a.content)


def innermost(span: Span, contents: Contents) -> str | None:
    """The attribution with the shortest content that holds a span, among those that begin nearest before it."""
    last = bisect_right(contents, span.start, key=lambda row: row[0])
    near = contents[max(0, last - NEAREST) : last]
    holding = [(end - start, name) for start, end, name in near if span.end <= end]
    return min(holding)[1] if holding else None
