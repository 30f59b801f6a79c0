"""When something was said: the day that the words around it tell, and the day of the account at the latest."""

from __future__ import annotations

from datetime import date

from onrecord.collate.statements.accounts import Variant
from onrecord.facts.span import Span

NEAR = 40
"""Code points around the words of saying within which a day is the day of saying."""
DAY = 10
MOST_BACK = 21
"""Days before its publication up to which an article tells that something was said then."""


def day_told(v: Variant) -> str | None:
    """The day on which a variant's words were said, as its article tells ("said on Friday"), None where it does not."""
    cue, published = v.attribution.cue, (v.source.reading.article.published_at or "")[:DAY]
    if cue is None or len(published) < DAY:
        return None
    days = {
        t.value
        for t in v.source.reading.times
        if t.type == "DATE"
        and len(t.value) == DAY
        and max(t.start - cue.end, cue.start - t.end) <= NEAR
        and not any(c.overlaps(Span(t.start, t.end)) for c in v.attribution.content)
        and v.source.sentence_number(t.start) == v.source.sentence_number(cue.start)
    }
    found = next(iter(days)) if len(days) == 1 else None
    return found if found and _lately(found, published) else None


def _lately(day: str, published: str) -> bool:
    try:
        return 0 <= (date.fromisoformat(published) - date.fromisoformat(day)).days <= MOST_BACK
    except ValueError:
        return False


def said_apart(a: Variant, b: Variant) -> bool:
    """Whether two variants were said at different times: on other days, or one on a day after the other was published."""
    first, second = day_told(a), day_told(b)
    if first and second:
        return first != second
    told, other = (first, b) if first else (second, a)
    published = (other.source.reading.article.published_at or "")[:DAY]
    return bool(told and len(published) == DAY and published < told)
