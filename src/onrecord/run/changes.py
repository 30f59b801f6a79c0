"""What a build changed in a record, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from onrecord.facts.record import Record

MOST_LINES = 12
LONGEST = 160


def told(before: Record | None, after: Record, outlet: Callable[[str], str]) -> tuple[str, ...]:
    """What `after` says that `before` did not; `outlet` names who published an article."""
    lines = list(changes(before, after, outlet))
    more = len(lines) - MOST_LINES
    return (*lines[:MOST_LINES], *((f"and {more} more changes",) if more > 0 else ()))


def changes(before: Record | None, after: Record, outlet: Callable[[str], str]) -> Iterator[str]:
    """The lines, the weightiest first."""
    fresh = [a for a in after.articles if before is None or a not in before.articles]
    if fresh:
        names = ", ".join(dict.fromkeys(outlet(a) for a in fresh))
        yield f"{len(fresh)} new {'article' if len(fresh) == 1 else 'articles'}: {names}"
    if before is None:
        return
    gone = [a for a in before.articles if a not in after.articles]
    if gone:
        yield f"{len(gone)} {'article' if len(gone) == 1 else 'articles'} moved to another story"
    had = {key for d in before.discrepancies if (key := said(d.kind, *(s.says for s in d.sides)))}
    for d in after.discrepancies:
        if said(d.kind, *(s.says for s in d.sides)) not in had:
            yield short(f"{d.verdict} ({d.kind}): {d.reason}")
    for name, claims in (("statements", "said"), ("acts", "act"), ("events", "event")):
        known = {words_of(c): c for c in getattr(before, name)}
        for claim in getattr(after, name):
            old = known.get(words_of(claim))
            if old is None:
                yield short(f"new {claims}: {words_of(claim)}")
            elif old.standing != claim.standing:
                yield short(f"{old.standing} → {claim.standing}: {words_of(claim)}")
    known_figures = {said(f.counts, f.sense, f.low, f.high) for f in before.figures}
    for figure in after.figures:
        if said(figure.counts, figure.sense, figure.low, figure.high) not in known_figures:
            sense = f" ({figure.sense})" if figure.sense else ""
            yield short(f"new figure: {bounds(figure.low, figure.high)} {figure.counts}{sense}")


def said(*parts: object) -> tuple[str, ...]:
    """A key of what is said, whatever ids it has."""
    return tuple(str(p) for p in parts)


def words_of(claim: Any) -> str:  # noqa: ANN401  # a statement, an act or an event
    """A claim in words."""
    if hasattr(claim, "speaker"):
        return f"{claim.speaker}: {claim.text}"
    title = " ".join(str(claim.title).split())
    return f"{title} ({claim.stage})" if hasattr(claim, "stage") else title


def bounds(low: float | None, high: float | None) -> str:
    """A figure's bounds."""
    if low == high:
        return "" if low is None else f"{low:,}"
    return f"{low:,} or more" if high is None else f"up to {high:,}" if low is None else f"{low:,} to {high:,}"


def short(line: str) -> str:
    """A line of bounded length."""
    line = " ".join(line.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def of_stories(
    stories: Iterable[str],
    before: Callable[[str], Record | None],
    after: Callable[[str], Record | None],
    outlet: Callable[[str], str],
) -> Iterator[tuple[Record, tuple[str, ...]]]:
    """Of each of these stories its record now and what changed in it; stories without a change in words are left out."""
    for story in stories:
        now = after(story)
        if now is not None and (lines := told(before(story), now, outlet)):
            yield now, lines
