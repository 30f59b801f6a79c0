"""Headlines that say more, less or other than the body."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.collate.acts import DENIED_FORCE
from onrecord.collate.discrepancies.factuality import against
from onrecord.collate.discrepancies.making import Claims, Finding, side
from onrecord.collate.discrepancies.status import advisory_words, binding_denied, forceful
from onrecord.collate.events import DENYING
from onrecord.collate.figures import FigureAccount
from onrecord.collate.material import Source
from onrecord.collate.wording import words_of
from onrecord.facts.record import Verdict
from onrecord.facts.span import Span

SAYS_SO = 0.33
"""Likeness from which a title states what a statement asserts."""
LEAST = 3
"""Content words that a title needs to state anything."""


def title_span(source: Source) -> Span | None:
    """Where the title stands in the text; None where it does not."""
    return source.headline


def headlines(found: Claims) -> Iterator[Finding]:
    """Each title against the story: its force, its figures, what it says happened."""
    for source in found.trace.material.sources:
        title = title_span(source)
        if title is not None:
            yield from _force(found, source, title)
            yield from _silence(found, source, title)
            yield from _number(found, source, title)
            yield from _fact(found, source, title)
            yield from _denied(found, source, title)


def _force(found: Claims, source: Source, title: Span) -> Iterator[Finding]:
    """A title that commands, of an act that the story's accounts say only asks; the article's own words for that first."""
    word = forceful(source, (title,))
    if word is None or advisory_words(source, title):
        return
    best: tuple[tuple[bool, bool, int], Finding] | None = None
    for item, of_act in zip(found.acts, found.act_accounts, strict=True):
        if not any(d.source is source for d in of_act):
            continue
        for d in of_act:
            asks = binding_denied(d)
            if asks is None:
                continue
            reason = f"“{word.of(source.text)}” in the headline, “{asks.of(d.source.text)}” in the text"
            made = Finding("headline", "conflict", reason, (side(source, (title,)), side(d.source, (asks,))), (item.id,))
            rank = (d.source is source, len(of_act) > 1, -found.rank(d.source.id))
            if best is None or rank > best[0]:
                best = rank, made
    if best:
        yield best[1]


def _silence(found: Claims, source: Source, title: Span) -> Iterator[Finding]:
    """A title that tells of a vote as of a deed, where the story's accounts say that what was voted binds nobody."""
    said = title.of(source.text)
    if forceful(source, (title,)) or advisory_words(source, title) or DENIED_FORCE.search(said):
        return
    for item, of_act in zip(found.acts, found.act_accounts, strict=True):
        above = [d for d in of_act if d.source is source and any(title.contains(e) or e.contains(title) for e in d.act.evidence)]
        if not above or item.stage != "passed" or item.binding is not False:
            continue
        asks = [d for d in of_act if d.act.binding is False and d.binding_words]
        if asks:
            d = min(asks, key=lambda x: (x.source is not source, found.rank(x.source.id)))
            reason = f"the headline leaves out what the text says: “{d.binding_words[0].of(d.source.text)}”"
            yield Finding("headline", "scope", reason, (side(source, (title,)), side(d.source, d.binding_words[:1])), (item.id,))


def _number(found: Claims, source: Source, title: Span) -> Iterator[Finding]:
    counts = [c for one in found.series for value in one for c in value if c.source is source]
    above = [c for c in counts if title.start <= c.figure.start < title.end and c.figure.sense and c.bounds[0] and not c.indefinite]
    below = [c for c in counts if c.figure.start >= title.end]
    for c in above:
        added = next(((d, x) for d in below for x in below if _adds_up(source, c, d, x)), None)
        if added:
            d, x = added
            reason = "the headline adds up what the body keeps apart"
            yield Finding("headline", "scope", reason, (side(source, (c.span,)), side(source, (d.span, x.span))))
            continue
        alike = [d for d in below if d.figure.sense == c.figure.sense and (d.unit & c.unit or (d.people and c.people))]
        said_too = any(d.figure.low == c.figure.low and (d.unit & c.unit or d.people) for d in below)
        if (
            alike
            and not said_too
            and all((d.bounds[1] or d.bounds[0] or 0) < (c.bounds[0] or 0) for d in alike)
            and not any(_meets(c, d) for d in alike)
        ):
            d = alike[0]
            total = sum(
                x.figure.low or x.figure.high or 0
                for x in below
                if source.sentence(x.figure.start) == source.sentence(d.figure.start)
            )
            verdict: Verdict = "scope" if total == c.figure.low else "conflict"
            reason = (
                "the headline adds up what the body keeps apart"
                if verdict == "scope"
                else "the headline's number is not the body's"
            )
            yield Finding("headline", verdict, reason, (side(source, (c.span,)), side(source, (d.span,))))


def _adds_up(source: Source, above: FigureAccount, d: FigureAccount, x: FigureAccount) -> bool:
    """Whether a title's count of people is the sum of two counts in one sentence, of which only the first is of what it names."""
    together = d is not x and source.sentence(d.figure.start) == source.sentence(x.figure.start)
    kinds = (
        bool(above.figure.sense)
        and d.figure.sense == above.figure.sense != x.figure.sense
        and above.people
        and d.people
        and x.people
        and (x.figure.low or 0) > 1
    )
    return together and kinds and (d.figure.low or 0) + (x.figure.low or 0) == above.figure.low and bool(x.figure.sense)


def _meets(a: FigureAccount, b: FigureAccount) -> bool:
    low = max(x for x in (a.figure.low, b.figure.low, float("-inf")) if x is not None)
    high = min(x for x in (a.figure.high, b.figure.high, float("inf")) if x is not None)
    return low <= high


def _fact(found: Claims, source: Source, title: Span) -> Iterator[Finding]:
    for item, group in zip(found.events, found.event_accounts, strict=True):
        above = [
            h
            for h in group
            if h.source is source and title.start <= h.event.trigger.start < title.end and h.event.factuality == "actual"
        ]
        denied = [
            h for h in group if h.event.factuality in DENYING and not (h.source is source and h.event.trigger.start < title.end)
        ]
        if (
            above
            and denied
            and any((h.event.trigger.start >= title.end and h.source is source) or h.event.attribution for h in denied)
            and any(against(a, d, found.deeds) for a in above for d in denied)
        ):
            d = min(denied, key=lambda h: (h.source is not source, found.rank(h.source.id)))
            yield Finding(
                "headline",
                "conflict",
                "the headline states what the body says is denied",
                (side(source, (title,)), side(d.source, d.spans[:1])),
                (item.id,),
            )


def _denied(found: Claims, source: Source, title: Span) -> Iterator[Finding]:
    """A title that states what the article itself says somebody denies."""
    words = words_of(title.of(source.text))
    if words.negated or len(set(words.stems)) < LEAST:
        return
    likeness = found.sayings
    for d in found.denials:
        if d.denied is source and likeness.compare(words, words_of(d.asserted.say(d.claim))) >= SAYS_SO:
            reason = f"the headline states it, {d.denier or 'the other side'} denies it in the text"
            yield Finding("headline", "conflict", reason, (side(source, (title,)), side(d.denied, d.words)))
            return
