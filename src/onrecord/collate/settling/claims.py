"""The slots of a claim of each kind, settled from the accounts that make it; accounts and origins are traced later."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeVar

import msgspec

from onrecord.collate.acts import ActAccount, binding_of, stage_of, votes_of
from onrecord.collate.entities import untold
from onrecord.collate.events import DENYING, EventAccount, settle_factuality, title_of
from onrecord.collate.figures import FigureAccount
from onrecord.collate.material import Material
from onrecord.collate.provenance import Trace
from onrecord.collate.settling.dates import settle_date
from onrecord.collate.statements import Denial, Variant, denies, main_variant
from onrecord.facts.act import Need
from onrecord.facts.record import RecordAct, RecordBinding, RecordEvent, RecordFigure, RecordStatement

T = TypeVar("T")
UNCOUNTED = (0, 0)
"""Origins of a claim that is not traced yet."""


def settle_statement(trace: Trace, number: int, variants: Sequence[Variant]) -> tuple[RecordStatement, Variant, Variant]:
    """A statement's speaker and wording, and the variants that give the wording and the speaker."""
    main = main_variant(variants)
    speaker = _speaker(trace, variants, main)
    claim = RecordStatement(
        id=f"s{number}",
        speaker=speaker.name,
        sort=speaker.attribution.sort or (speaker.entity.kind if speaker.entity else "unnamed"),
        text=main.source.say(main.attribution.content),
        accounts=(),
        origins=UNCOUNTED,
        speaker_id=speaker.entity.id if speaker.entity else None,
        denies=denies(main),
    )
    return claim, main, speaker


def _speaker(trace: Trace, variants: Sequence[Variant], main: Variant) -> Variant:
    """The variant that names the speaker best: a named person or body, given by most, nearest to the hearing."""
    names = Counter(v.name for v in variants)

    def rank(v: Variant) -> tuple[bool, bool, bool, int, int]:
        named = not untold(v.entity, v.name) and (bool(v.entity and v.entity.named) or any(c.isupper() for c in v.name[1:]))
        person = bool(v.entity and v.entity.kind in {"person", "document"})
        heard = trace.chains.of_statement(v.source.id, v.attribution).known
        return (named, person and v.in_quotes, heard, names[v.name], -trace.material.rank[v.source.id])

    return max(variants, key=rank) if any(v.name for v in variants) else main


def settle_event(material: Material, number: int, found: Sequence[EventAccount], denials: Sequence[Denial] = ()) -> RecordEvent:
    """Who did what to whom, where, when, and whether it is so."""
    entity = material.entity
    whole = settle_factuality([h.event.factuality for h in found], [h.event.attribution is not None for h in found])
    if whole in {"actual", "negated"} and any(_answered(h, d) for h in found for d in denials):
        whole = "denied"
    actors = most_told([h.actors for h in found])
    recipients = tuple(r for r in most_told([h.recipients for h in found]) if r not in actors)
    place = first_most([h.place for h in found])
    return RecordEvent(
        id=f"v{number}",
        type=first_most([h.event.type for h in found]),
        mode=first_most([h.event.mode for h in found]),
        actors=actors,
        recipients=recipients,
        place=place,
        date=settle_date((h.event.date for h in found), ((h.source, s) for h in found for s in h.spans[:1])),
        factuality=whole,
        accounts=(),
        origins=UNCOUNTED,
        actor_names=tuple(entity[i].name for i in actors),
        recipient_names=tuple(entity[i].name for i in recipients),
        place_name=entity[place].name if place else None,
        title=title_of(found, material.rank),
    )


def _answered(h: EventAccount, d: Denial) -> bool:
    """Whether the event is what is denied, or what the denial says is not so."""
    if h.source is d.asserted and any(s.contains(h.event.trigger) for s in d.claim):
        return h.event.factuality == "actual"
    return h.source is d.denied and any(s.contains(h.event.trigger) for s in d.words) and h.event.factuality in DENYING


def settle_figure(material: Material, number: int, group: str | None, found: Sequence[FigureAccount]) -> RecordFigure:
    """One value of what a series counts."""
    best = max(found, key=lambda c: (len(c.figure.counts), -material.rank[c.source.id]))
    return RecordFigure(
        id=f"f{number}",
        low=found[0].figure.low,
        high=found[0].figure.high,
        unit=first_most([c.figure.unit for c in found]) or "",
        counts=best.figure.counts,
        as_of=first_most([c.figure.as_of for c in found]),
        event=None,
        accounts=(),
        origins=UNCOUNTED,
        about=any(c.figure.about for c in found),
        sense=first_most([c.figure.sense for c in found]),
        group=group,
    )


def settle_act(material: Material, number: int, found: Sequence[ActAccount]) -> RecordAct:
    """An official act's body, stage, force, votes and what it still needs."""
    body = first_most([d.body for d in found])
    stage = stage_of(found)
    told = [d for d in found if d.act.stage == stage]
    best = max(found, key=lambda d: (len(d.act.title), -material.rank[d.source.id]))
    return RecordAct(
        id=f"c{number}",
        sort=first_most([d.act.sort for d in found]) or found[0].act.sort,
        body=body,
        stage=stage,
        binding=binding_of([d.act.binding for d in found]),
        date=settle_date((d.act.date for d in told), ((d.source, e) for d in told for e in d.act.evidence)),
        needs=_needs(material, found),
        votes=votes_of([d.act.votes for d in found]),
        accounts=(),
        origins=UNCOUNTED,
        body_name=material.entity[body].name if body else None,
        title=best.act.title,
    )


def settle_binding(number: int, act: str, binds: bool) -> RecordBinding:
    """Whether an act binds, as a claim of its own. `act` is the id of the record's act."""
    return RecordBinding(f"b{number}", act, binds, (), UNCOUNTED)


def _needs(material: Material, found: Sequence[ActAccount]) -> tuple[Need, ...]:
    """What the act still needs, once for each from whom."""
    out: dict[str, Need] = {}
    for d in found:
        for need in d.act.needs:
            who = material.resolve(d.source.id, need.who)
            name = material.entity[who].name if who else need.name or need.who
            if not name and " " not in need.what.strip():
                continue  # "halted" alone tells neither who nor what
            out.setdefault(who or name or need.what, msgspec.structs.replace(need, who=who or need.who, name=name, span=None))
    return tuple(out.values())


def first_most(values: Iterable[T | None]) -> T | None:
    """The most frequent known value; the first of equals."""
    known = [v for v in values if v is not None and v != ""]
    return Counter(known).most_common(1)[0][0] if known else None


def most_told(sets: Iterable[frozenset[str]]) -> tuple[str, ...]:
    """What at least a third of those that name anything name, the most frequent first."""
    told = [s for s in sets if s]
    tally = Counter(x for s in told for x in sorted(s))
    return tuple(x for x, n in tally.most_common(4) if n * 3 >= len(told))
