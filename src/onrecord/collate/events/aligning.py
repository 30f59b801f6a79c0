"""One event across articles: which accounts tell of the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from onrecord.collate.clustering import join_best, likely_pairs
from onrecord.collate.events import candidates
from onrecord.collate.events.accounts import UNREAL, EventAccount, event_accounts
from onrecord.collate.events.compatible import cannot_be_one, more_than_a_verb, one_by_parties, one_deed_of, votes_for_it
from onrecord.collate.events.gathering import gathered
from onrecord.collate.events.rejoining import rejoined
from onrecord.collate.material import Material
from onrecord.collate.wording import Likeness, numbers_clash
from onrecord.facts.event import Factuality
from onrecord.facts.span import Span

ALIKE = 0.5
"""Likeness from which two clauses of one article tell of one event; tuned on stories_dev."""
TWO = 2
SURE = 1.3
"""Score, in units of the bar, of two accounts in which the same one does the same to the same other."""
LIKELY = 0.5
"""Learnt score, in units of the bar, below which two clauses of one article are never one event."""
SHARED = 3
"""Stems besides the deed and who takes part that clauses in near-equal words share."""
NEAR_EQUAL = 0.7
"""Likeness from which two clauses are held together whatever their parts: so that a changed part is seen and shown."""


def align_events(material: Material, acts: Mapping[tuple[str, Span], int] | None = None) -> list[list[EventAccount]]:
    """The story's events, each with its accounts in the order of publication."""
    found = event_accounts(material, acts or {})
    likeness = Likeness.over(" ".join(h.words.stems) for h in found)
    marks = [
        {*h.words.bag, f"!{h.trigger}", f"act {h.act if h.act is not None else -n}", *_parties_marks(h)}
        for n, h in enumerate(found, 1)
    ]

    @cache
    def apart_by(i: int, j: int) -> bool:
        return cannot_be_one(found[i], found[j], likeness)

    pairs = [
        (i, j)
        for i, j in likely_pairs(marks)
        if not (found[i].is_bare or found[j].is_bare) and not apart_by(i, j) and more_than_a_verb(found[i], found[j], likeness)
    ]
    scores = candidates.scores(found, pairs, likeness)
    for i, j in pairs:
        a, b = found[i], found[j]
        if a.source is b.source:
            scores[i, j] = _score(a, b, likeness) if scores.get((i, j), 0.0) >= LIKELY else 0.0
        elif _told_in_near_equal_words(a, b, likeness):
            scores[i, j] = max(scores.get((i, j), 0.0), _score(a, b, likeness))
        if one_by_parties(a, b) or one_deed_of(a, b) or votes_for_it(a, b):
            scores[i, j] = max(scores.get((i, j), 0.0), SURE)
    joined = [part for group in join_best(len(found), scores, apart_by) for part in _parted(group, apart_by)]
    return gathered(rejoined([[found[i] for i in group] for group in joined]))


def _parted(group: list[int], apart: Callable[[int, int], bool]) -> list[list[int]]:
    """The group without those of its accounts that most of the others tell apart, each of these alone."""
    out = [i for i in group if sum(apart(min(i, j), max(i, j)) for j in group if j != i) * 2 > len(group) - 1]
    kept = [i for i in group if i not in out]
    return [kept, *([i] for i in out)] if kept and len(group) > TWO else [group]


def _told_in_near_equal_words(a: EventAccount, b: EventAccount, likeness: Likeness) -> bool:
    """Whether two clauses of some length are told in near-equal words, of which more than the deed and a name is shared."""
    return likeness.compare(a.words, b.words) >= NEAR_EQUAL and len(a.rest & b.rest) >= SHARED


def _parties_marks(h: EventAccount) -> set[str]:
    """Marks that bring together whatever tells of one deed of somebody, or of one type of event between the same two."""
    pairs = [(d, s) for d in h.named_actors for s in h.named_recipients if h.event.type]
    deeds = {f"{n} {h.trigger} {x}" for n in (1, 2) for x in h.named_actors | h.named_recipients}
    return {f"{n} {h.event.type} {d} {s}" for n in (1, 2) for d, s in pairs} | deeds


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
