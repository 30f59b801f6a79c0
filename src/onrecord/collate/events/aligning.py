"""One event across articles: which accounts tell of the same."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.collate.clustering import join_best, likely_pairs
from onrecord.collate.events import candidates
from onrecord.collate.events.accounts import UNREAL, EventAccount, event_accounts
from onrecord.collate.material import Material
from onrecord.collate.wording import Likeness, dates_apart, far_apart, numbers_clash
from onrecord.facts.event import Factuality
from onrecord.facts.span import Span

ALIKE = 0.5
"""Likeness from which two clauses of one article tell of one event; tuned on stories_dev."""
NEAR_EQUAL = 0.7
"""Likeness from which two clauses are held together whatever their parts: so that a changed part is seen and shown."""


def align_events(material: Material, acts: Mapping[tuple[str, Span], int] | None = None) -> list[list[EventAccount]]:
    """The story's events, each with its accounts in the order of publication."""
    found = event_accounts(material, acts or {})
    likeness = Likeness.over(" ".join(h.words.stems) for h in found)
    marks = [{*h.words.bag, f"!{h.trigger}", f"act {h.act if h.act is not None else -n}"} for n, h in enumerate(found, 1)]
    pairs = [(i, j) for i, j in likely_pairs(marks) if not _never(found[i], found[j])]
    apart = [(i, j) for i, j in pairs if found[i].source is not found[j].source]
    scores = candidates.scores(found, apart, likeness)
    for i, j in pairs:
        a, b = found[i], found[j]
        if a.source is b.source or likeness.compare(a.words, b.words) >= NEAR_EQUAL:
            scores[i, j] = max(scores.get((i, j), 0.0), _score(a, b, likeness))
    return [[found[i] for i in group] for group in join_best(len(found), scores)]


def _never(a: EventAccount, b: EventAccount) -> bool:
    """Whether dates or numbers keep two accounts from being of one event."""
    same = a.trigger == b.trigger
    if far_apart(a.event.date, b.event.date) or (dates_apart(a.event.date, b.event.date) and not same):
        return True
    return bool(a.words.numbers and b.words.numbers and not a.words.numbers & b.words.numbers and not same)


def _score(a: EventAccount, b: EventAccount, likeness: Likeness) -> float:
    """How surely two events of one article, or told in near-equal words, are one event, in units of `ALIKE`."""
    same = a.trigger == b.trigger
    if _nested(a, b):
        return 0.0
    score = likeness.compare(a.words, b.words)
    bare = min(len(a.words.bag), len(b.words.bag)) < 2
    if bare:
        score *= 0.4
    if a.event.type and b.event.type:
        score += 0.08 if a.event.type == b.event.type else -0.08 if same else -0.25
    score += (0.1 if bare else 0.2) if same else 0.0
    if same and numbers_clash(a.words, b.words):
        score -= 0.1
    score += _shared(a.actors, b.actors, 0.08) + _shared(a.recipients, b.recipients, 0.06)
    if a.place and b.place:
        score += 0.06 if a.place == b.place else -0.1
    score -= _mood(a.event.factuality, b.event.factuality, a.place == b.place)
    moods = {a.event.factuality, b.event.factuality}
    if a.source is b.source and "actual" in moods and moods & {"possible", "planned"}:
        score -= 0.15  # one article that says that it may happen does not say elsewhere that it did
    if a.source is b.source and not same:
        score -= 0.15
    return score / ALIKE if score >= ALIKE * 0.6 else 0.0


def _nested(a: EventAccount, b: EventAccount) -> bool:
    """Whether the clause of one stands in the other's: what is asked for is not the asking."""
    return a.source is b.source and any(x.overlaps(y) for x in a.spans[:1] for y in b.spans[:1])


def _mood(a: Factuality, b: Factuality, one_place: bool) -> float:
    """What differing factuality takes away: what is only called for or threatened is hardly what happened."""
    if a == b:
        return 0.0
    if {a, b} & UNREAL and {a, b} & {"actual", "denied", "negated"}:
        return 0.25
    if {a, b} == {"actual", "negated"}:
        return 0.15 if one_place else 0.35
    return 0.1 if {a, b} & {"planned", "possible", "generic"} else 0.05


def _shared(a: frozenset[str], b: frozenset[str], gain: float) -> float:
    if not a or not b:
        return 0.0
    return gain if a & b else -gain
