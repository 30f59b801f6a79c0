"""Deeds and acts: whether accounts tell them as done, and whether any says that they are not so."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.check.clauses import clause_at
from onrecord.check.finding import Finding
from onrecord.check.laid import Laid, Telling
from onrecord.collate.events import EventAccount
from onrecord.collate.wording import fold, words_of
from onrecord.facts.record import Side
from onrecord.facts.span import Span
from onrecord.lexicon.checking import check_words

ENOUGH = 0.5
WEAK = frozenset({"planned", "called for", "threatened", "possible", "conditional", "denied", "negated", "alleged"})
"""What is not told as done."""
HARD = {
    "actual": WEAK,
    "planned": frozenset({"conditional", "denied", "negated", "possible", "called for"}),
}
"""By what the draft makes of it, what accounts may make of it that is weaker."""


def statuses(laid: Laid) -> Iterator[Finding]:
    """Each deed of the draft that the record's steps make one with deeds of accounts, all of which tell it as less certain."""
    for group in laid.aligned.events:
        mine = [h for h in group if h.source.id == laid.draft.id]
        theirs = [h for h in group if h.source.id != laid.draft.id]
        for h in mine:
            clause = h.event.clause or h.event.trigger
            if laid.in_quotes(h.event.trigger) or not theirs:
                continue
            weaker = HARD.get(h.event.factuality, frozenset())
            if theirs and all(t.event.factuality in weaker for t in theirs):
                what = theirs[0].event.factuality
                against = tuple(_side(t) for t in theirs[:3])
                yield Finding(clause, "deed", "differs", f"told as {what} by every account, as {h.event.factuality} in the draft", against)


def _side(h: EventAccount) -> Side:
    span = h.event.clause or h.event.trigger
    return Side(h.source.id, (span,), span.of(h.source.text))


def owned(laid: Laid) -> Iterator[Finding]:
    """Where the draft has somebody admit or confirm what an account has him deny."""
    text = laid.draft.text
    for sentence in laid.draft.sentences:
        words = words_of(sentence.of(text)).run
        own = [w for w in words if w in check_words("owning")]
        if not own or any(w in check_words("disowning") for w in words):
            continue
        at = sentence.start + fold(sentence.of(text)).find(own[0])
        span = Span(at, at + len(own[0]))
        if laid.in_quotes(span):
            continue
        denied = [x for x in laid.tellings(sentence) if x.likeness >= 0.3 and set(words_of(x.text).run) & check_words("disowning")]
        if denied:
            clause = clause_at(laid.draft, span)
            yield Finding(clause, "attribution", "differs", f"an account has it denied: {denied[0].text}", (denied[0].side,))


def turned(laid: Laid) -> Iterator[Finding]:
    """Clauses of the draft that say no where the nearest telling does not, or the other way about."""
    return iter(())


__all__ = ["Telling", "owned", "statuses"]
