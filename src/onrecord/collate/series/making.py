"""The series of a story: its figures by what is counted, status and scope, each value with its day and its claimants."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from onrecord.collate.figures import (
    FigureAccount,
    alone,
    everybody,
    is_so,
    is_some,
    is_vague,
    kind_of,
    meet,
    others_in,
    places_in,
    towns_of,
)
from onrecord.collate.material import Material
from onrecord.collate.provenance import Trace
from onrecord.collate.series.claimants import claimants_of
from onrecord.collate.series.order import is_revised, is_risen, latest_of, rival_accounts, told_on
from onrecord.collate.series.values import Counted, Value
from onrecord.collate.wording import stem, words_of
from onrecord.facts.record import RecordFigure, Series, SeriesValue
from onrecord.facts.span import Span
from onrecord.lexicon.counting import senses
from onrecord.lexicon.statuses import statuses

VOTES = frozenset({stem("votes"), stem("lawmakers"), stem("lawmaker")})
LEAD = 4
"""Sentences at an article's start, its title among them, in which it tells what it is about."""
SIDES = frozenset({"for", "against", "abstain", "margin"})
ONE_VOTE = 0.1
"""Share by which two counts of one vote may differ."""
OF_VICTIMS = frozenset({"killed", "injured", "missing", "dead or missing", "killed or injured", *SIDES})
"""Statuses of which one article counts parts and the whole."""
Slot = tuple[str, frozenset[str], str | None]
"""Status, who is counted (empty for anybody) and the part that is counted (None for all)."""


@dataclass(frozen=True)
class Told:
    """A series of the record with the accounts of each of its values, oldest first."""

    series: Series
    values: tuple[Value, ...]
    rivals: bool
    kind: frozenset[str]
    shown: bool

    @property
    def latest(self) -> Value | None:
        """The value that stands last."""
        return next((v for v in self.values if v.figure == self.series.latest), None)


def series_of(
    trace: Trace,
    thing: Sequence[Sequence[Sequence[FigureAccount]]],
    figures: Sequence[RecordFigure],
    others: AbstractSet[tuple[str, int]] | None = None,
) -> tuple[Told, ...]:
    """The series of a story, from its figures in the order of `thing`'s values.

    Left out are ages, rates, counts of some of the counted only ("others", "new") and those of another occasion (`others`: article
    and place of these).
    """
    material = trace.material
    if others is None:
        others = others_in(material, [v for one in thing for v in one])
    slots: dict[Slot, dict[str, list[Counted]]] = defaultdict(lambda: defaultdict(list))
    rows = []
    rows = [(f, c) for f, value in zip(figures, (v for one in thing for v in one), strict=True) for c in value]
    rows = [(f, c) for f, c in rows if not is_some(c) and c.key not in others and c.bounds != (0, 0) and is_so(c)]
    parts = Parts(material, [c for _, c in rows])
    rows = [(f, c) for f, c in rows if parts.of(c) or not _of_a_part(material, c, [d for _, d in rows])]
    alias = _alias({c.status for _, c in rows})
    for figure, c in rows:
        status = alias.get(c.status, c.status) if c.status else None
        if status is None or c.bare or (c.unit and not _of_people(c) and kind_of(c) - VOTES):
            continue
        key = (status, kind_of(c), parts.of(c))
        slots[key][figure.id].append(Counted(c, told_on(c), claimants_of(trace, c), _towns(material, c)))
    made: list[Told] = []
    for (status, kind, part), values in _whole_kinds(slots).items():
        found = [Value(f, tuple(cs)) for f, cs in values.items()]
        if status in SIDES:
            found = _of_one_vote(found)
        many = [v for v in found if _is_known(v)]
        found = [v for v in found if v in many or _is_total(v)] if many else found
        alone_told = status in statuses().told and (not kind or any(_articles(v) > 1 for v in found))
        shown = bool(many) and (len(found) > 1 or alone_told) and (status in OF_VICTIMS or _is_one_thing(found))
        found = _not_of_some(found) if status in statuses().growing and not rival_accounts(found) else found
        number = sum(t.shown for t in made) + 1 if shown else 0
        made.append(_told(number, (status, kind, part), found, figures))
    return tuple(made)


def _of_a_part(material: Material, c: FigureAccount, counts: Sequence[FigureAccount]) -> bool:
    """Whether its own article gives more of the same on the same day, and it counts those of a place, a kind or a manner only.

    "The toll rose to 23. The county confirmed two drowning deaths."
    """
    if c.status not in statuses().growing:
        return False
    larger = [
        d
        for d in counts
        if d.source is c.source and d.status == c.status and _top(d) > _top(c) and d.sentence != c.sentence and not is_vague(d)
    ]
    return any(
        told_on(d) == told_on(c) and bool((c.qualified - d.qualified) or (towns_of(material, c) - towns_of(material, d)))
        for d in larger
    )


def _articles(v: Value) -> int:
    return len({c.account.source.id for c in v.told})


def _is_known(v: Value) -> bool:
    """Whether a value is told by several articles, or where one begins: what one tells far down is of some of what happened."""
    return _articles(v) > 1 or any(c.account.source.sentence_number(c.account.figure.start) < LEAD for c in v.told)


def _not_of_some(found: Sequence[Value]) -> list[Value]:
    """The values without those far below what was counted before, that nobody put right: they count some ("two deaths in Osk")."""
    kept = []
    for v in found:
        before = [w.bounds[0] or 0 for w in found if (w.as_of or "9") < (v.as_of or "") and w is not v]
        if v.top * 2 >= max(before, default=0) or any(is_revised(c) for c in v.told):
            kept.append(v)
    return kept


def _is_total(v: Value) -> bool:
    """Whether an account says that it tells all there are by then ("the toll rose to 23"), wherever it stands."""
    return any(is_revised(c) or is_risen(c) or "toll" in words_of(c.account.sentence).run for c in v.told)


def _is_one_thing(found: Sequence[Value]) -> bool:
    """Whether no article gives two of the values by itself, none risen to or put right: then these count two things.

    "Ten were arrested on Tuesday, more than 200 on Monday." What two sides claim is one thing.
    """
    against = {frozenset((id(c.account), id(d.account))) for c, d in rival_accounts(found)}
    for n, v in enumerate(found):
        for w in found[:n]:
            for c in v.told:
                for d in w.told:
                    if c.account.source is not d.account.source or meet(v.bounds, w.bounds):
                        continue
                    moved = any(is_risen(x) or is_revised(x) for x in (c, d))
                    if not moved and frozenset((id(c.account), id(d.account))) not in against:
                        return False
    return True


def _of_one_vote(found: Sequence[Value]) -> list[Value]:
    """The values of the vote that most accounts tell of: what is far from it was counted in another."""
    main = max(found, key=lambda v: (len({c.account.source.id for c in v.told}), v.top))
    return [v for v in found if abs(v.top - main.top) <= ONE_VOTE * main.top]


def _of_people(c: FigureAccount) -> bool:
    """Whether people are counted, as the noun or what befell them tells."""
    sense = senses().get(c.status or "")
    return c.people or (sense is not None and sense.people)


def _towns(material: Material, c: FigureAccount) -> frozenset[str]:
    found = places_in(material, c.source, c.source.sentence(c.figure.start))
    return frozenset(e for e in found if material.entity[e].precision == "city")


def _alias(known: set[str | None]) -> dict[str, str]:
    """Those "affected" are the ill where the story counts the ill."""
    return {"affected": "ill"} if "ill" in known else {}


def own_towns(material: Material) -> frozenset[str]:
    """The towns that at least half of several articles begin with: what is counted there is counted in all."""
    began: Counter[str] = Counter()
    for s in material.sources:
        first = s.sentences[:LEAD]
        began.update(places_in(material, s, Span(first[0].start, first[-1].end), exact=True) if first else ())
    return frozenset(t for t, n in began.items() if n > 1 and 2 * n >= len(material.sources))


class Parts:
    """Which towns have counts of their own beside those of the whole."""

    def __init__(self, material: Material, rows: Sequence[FigureAccount]) -> None:
        self.material = material
        self.towns: dict[str, set[str]] = defaultdict(set)
        own = own_towns(material)
        by_article: dict[tuple[str, str | None], list[FigureAccount]] = defaultdict(list)
        for c in rows:
            by_article[c.source.id, c.status].append(c)
        for c in rows:
            named = towns_of(material, c)
            if not named or c.status is None:
                continue
            larger = [
                d
                for d in by_article[c.source.id, c.status]
                if _top(d) > _top(c) and d.speaker == c.speaker and not towns_of(material, d) & named and kind_of(d) == kind_of(c)
            ]
            if alone(c) or c.status in statuses().gathered:
                self.towns[c.status] |= named
            elif larger:
                self.towns[c.status] |= named - own

    def of(self, c: FigureAccount) -> str | None:
        """The town whose count it is, by its name; None where it counts all."""
        if c.status is None:
            return None
        named = sorted(towns_of(self.material, c) & self.towns[c.status])
        return self.material.entity[named[0]].name if named else None


def _top(c: FigureAccount) -> float:
    return max((v for v in c.bounds if v is not None), default=0.0)


def _whole_kinds(slots: dict[Slot, dict[str, list[Counted]]]) -> dict[Slot, dict[str, list[Counted]]]:
    """The slots with a kind of people taken for everybody where some accounts give for them the number that others give people.

    So too where a status has one kind only.
    """
    out: dict[Slot, dict[str, list[Counted]]] = {}
    statuses_of: dict[tuple[str, str | None], list[Slot]] = defaultdict(list)
    for slot in slots:
        statuses_of[slot[0], slot[2]].append(slot)
    for (status, part), some in statuses_of.items():
        anybody: Slot = (status, frozenset(), part)
        bounds = {c.account.bounds for v in slots.get(anybody, {}).values() for c in v}
        for slot in sorted(some, key=lambda s: (bool(s[1]), sorted(s[1]))):
            own = {c.account.bounds for v in slots[slot].values() for c in v}
            alone_here = len(some) == 1 and all(c.account.people for v in slots[slot].values() for c in v)
            target = anybody if not slot[1] or alone_here or own & bounds else slot
            for figure, told in slots[slot].items():
                out.setdefault(target, {}).setdefault(figure, []).extend(told)
    return out


def _told(number: int, slot: Slot, found: Sequence[Value], figures: Sequence[RecordFigure]) -> Told:
    by_id = {f.id: f for f in figures}
    ordered = tuple(sorted(found, key=lambda v: (v.as_of or "9999", v.first, v.top)))
    latest, rivals = latest_of(ordered, slot[0])
    labels = Counter(by_id[v.figure].counts for v in ordered for _ in v.told if by_id[v.figure].counts)
    whole = {w: n for w, n in labels.items() if not slot[1] and set(words_of(w).stems) <= everybody()} or labels
    best = max(whole, key=lambda w: (whole[w], len(w)), default="")
    rows = tuple(SeriesValue(v.figure, by_id[v.figure].low, by_id[v.figure].high, v.as_of, v.claimants) for v in ordered)
    return Told(
        Series(f"t{number}", best, slot[0], slot[2], rows, latest.figure if latest else None), ordered, rivals, slot[1], number > 0
    )
