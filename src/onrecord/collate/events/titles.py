"""What a claim is called where it is listed: the clause of one of its accounts that can be read by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.collate.events.accounts import EventAccount
from onrecord.facts.span import Span

LEANS = re.compile(
    r"(?:that|who|which|whom|whose|where|when|while|to|and|but|or|as|for|in|of|by|with|having|being|after|before|from|it|they"
    r"|he|she|this|\w+ing|\w+ed)\b",
)
"""A clause that begins like this hangs on words before it."""
FEWEST, MOST = 4, 30
"""Words of a clause that tells enough and not too much."""


def title_of(found: Sequence[EventAccount], rank: dict[str, int]) -> str:
    """The clause that names an event best: one that stands by itself, names who does what, and was published first."""
    spans = [(h, s) for h in found for s in h.spans]
    best, span = max(spans, key=lambda row: worth(row[0], row[1], rank))
    return best.source.say((span,))


def worth(h: EventAccount, span: Span, rank: dict[str, int]) -> tuple[bool, bool, bool, int, int]:
    """How well a clause of an event can stand by itself."""
    text = span.of(h.source.text)
    size = len(text.split())
    headline = h.source.sentence_number(span.start) == 0
    named = len(h.actors) + len(h.recipients)
    return (not LEANS.match(text), FEWEST <= size <= MOST, not headline, named, -rank[h.source.id])
