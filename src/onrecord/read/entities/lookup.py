"""Finds the entity that a span of the text names, for readers that have their own spans (a source, an argument)."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.facts.entity import Mention
from onrecord.facts.span import Span


def mention_of(mentions: Iterable[Mention], span: Span, text: str) -> Mention | None:
    """The mention that a span means: the one with the same end (a possessive left out) if any, else the one that overlaps it most.

    Of mentions inside each other the one nearest the span's own length is taken: "Clinton's plan" is the plan, "Clinton's" Clinton.
    """
    words = span.of(text).rstrip()
    end = span.start + len(words.removesuffix("'s").removesuffix("\u2019s").rstrip(".,;: "))
    best: tuple[float, int, Mention] | None = None
    for mention in mentions:
        if mention.start >= span.end or mention.end <= span.start:
            continue
        shared = min(mention.end, end) - max(mention.start, span.start)
        whole = max(mention.end, end) - min(mention.start, span.start)
        value = shared / max(whole, 1) + (0.5 if mention.end == end else 0.0)
        if best is None or (value, -mention.start) > best[:2]:
            best = (value, -mention.start, mention)
    return best[2] if best else None
