"""The slots of a claim of each kind, settled from the accounts that make it; accounts and origins are traced later."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial
from types import MappingProxyType
from typing import TypeVar

import msgspec

from onrecord.collate.acts import ActAccount, binding_of, force_of, stage_of, votes_of
from onrecord.collate.background import own_time
from onrecord.collate.entities import CLOSE, speaker_match, untold
from onrecord.collate.events import DENYING, MANY_TO_ONE, EventAccount, is_readable, settle_factuality, title_of
from onrecord.collate.figures import FigureAccount, best_told, label_of, sense_told
from onrecord.collate.material import Material
from onrecord.collate.provenance import Trace
from onrecord.collate.settling.dates import settle_date
from onrecord.collate.settling.parties import agreed, agreed_day, doers_of, does_it_to_himself, sufferers_of
from onrecord.collate.settling.victims import Placed, event_counted
from onrecord.collate.statements import Denial, Variant, denies, main_variant
from onrecord.collate.wording import words_of
from onrecord.facts.act import Need
from onrecord.facts.event import Factuality
from onrecord.facts.record import RecordAct, RecordBinding, RecordEvent, RecordFigure, RecordStatement
from onrecord.facts.span import Span

T = TypeVar("T")
LEAD = 4
"""Sentences after the title that are an article's lead."""
NAMED = 3.0
"""What it takes away that an account only names the deed beside another that its clause tells: "the dismissal shocked many"."""
UNCOUNTED = (0, 0)
"""Origins of a claim that is not traced yet."""


def settle_statement(trace: Trace, number: int, variants: Sequence[Variant]) -> tuple[RecordStatement, Variant, Variant]:
    """A statement's speaker and wording, and the variants that give the wording and the speaker."""
    speaker = _speaker(trace, variants, main_variant(variants))
    main = main_variant([v for v in variants if not _stands_for(v, speaker)])
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


def _stands_for(v: Variant, speaker: Variant) -> bool:
    """Whether a variant's speaker only stands for the one that the record gives, or he for it ("Ostria", its president)."""
    close = speaker_match(v.entity, speaker.entity, v.name, speaker.name) == CLOSE
    return close and v.entity is not None and speaker.entity is not None and v.entity.kind != speaker.entity.kind


def _speaker(trace: Trace, variants: Sequence[Variant], main: Variant) -> Variant:
    """The variant that names the speaker best: a named person or body, given by most, nearest to the hearing."""
    names = Counter(v.name for v in variants)

    def rank(v: Variant) -> tuple[bool, bool, bool, int, int]:
        named = not untold(v.entity, v.name) and (bool(v.entity and v.entity.named) or any(c.isupper() for c in v.name[1:]))
        person = bool(v.entity and v.entity.kind in {"person", "document"})
        heard = trace.chains.of_statement(v.source.id, v.attribution).known
        return (named, person and v.in_quotes, heard, names[v.name], -trace.material.rank[v.source.id])

    return max(variants, key=rank) if any(v.name for v in variants) else main


def _without_bold_titles(found: Sequence[EventAccount]) -> Sequence[EventAccount]:
    """The accounts without those of headlines that tell as done what their own article's text does not."""
    bodies: dict[str, list[EventAccount]] = {}
    for h in found:
        if not _titled(h):
            bodies.setdefault(h.source.id, []).append(h)
    ahead = {a for a, told in bodies.items() if all(b.event.factuality in _AHEAD for b in told)}
    kept = [h for h in found if not (_titled(h) and h.event.factuality == "actual" and h.source.id in ahead)]
    return kept or found


_AHEAD = frozenset({"planned", "threatened", "possible", "conditional"})


def _titled(h: EventAccount) -> bool:
    return h.source.headline is not None and h.event.trigger.start < h.source.headline.end


def settle_event(material: Material, number: int, found: Sequence[EventAccount], denials: Sequence[Denial] = ()) -> RecordEvent:
    """Who did what to whom, where, when, and whether it is so."""
    own = _without_bold_titles(found)
    whole = settle_factuality([h.event.factuality for h in own], [h.event.attribution is not None for h in own])
    answered = sum(any(_answered(h, d) for d in denials) for h in found)
    if whole in {"actual", "negated"} and answered and (MANY_TO_ONE + 1) * answered >= len(found):
        whole = "denied"
    best = fullest(material, found, whole)
    actors = agreed(material, best, found, partial(doers_of, material))
    suffering = () if does_it_to_himself(best) else agreed(material, best, found, partial(sufferers_of, material))
    recipients = tuple(r for r in suffering if r not in actors)
    return RecordEvent(
        id=f"v{number}",
        type=best.event.type or first_most([h.event.type for h in found]),
        mode=best.event.mode if best.event.type else first_most([h.event.mode for h in found]),
        actors=actors,
        recipients=recipients,
        place=best.place,
        date=agreed_day(best, found) or settle_date((), ((h.source, s) for h in found for s in h.spans[:1])),
        factuality=whole,
        accounts=(),
        origins=UNCOUNTED,
        actor_names=tuple(material.entity[i].name for i in actors),
        recipient_names=tuple(material.entity[i].name for i in recipients),
        place_name=material.entity[best.place].name if best.place else None,
        title=title_of(best, material),
    )


def fullest(material: Material, found: Sequence[EventAccount], whole: Factuality) -> EventAccount:
    """The account that the record tells the event by: who, whom, day and place in words that can be read, told as most tell it.

    Title and slots come from it; what it leaves open is taken from the others only where they agree (`parties.agreed`).
    """
    doers, days = (Counter(x for h in found for x in sorted(of(h))) for of in (lambda h: h.actors, lambda h: {h.event.date or ""}))

    def worth(h: EventAccount) -> tuple[float, int]:
        first = h.source.sentence_number(h.event.trigger.start)
        told = (
            1.5 * bool(h.event.actors)
            + 0.5 * bool(h.named_actors)
            + 1.0 * bool(h.event.recipients)
            + 1.0 * bool(h.event.date)
            + 0.4 * bool(h.place)
            + 0.4 * bool(h.event.type)
            + 3.0 * is_readable(h, material)
            + 0.5 * (0 < first <= LEAD)
            + 0.5 * (h.event.factuality == whole)
            + 0.8 * (h.event.attribution is None)
            - NAMED * h.is_noun
        )
        agreed = max((doers[x] for x in h.actors), default=0) / len(found)
        dated = days[h.event.date] / len(found) if h.event.date else 0.0
        return told + agreed + dated, -material.rank[h.source.id]

    return max(found, key=worth)


def _answered(h: EventAccount, d: Denial) -> bool:
    """Whether the event is what is denied, or what the denial says is not so."""
    if h.source is d.asserted and any(s.contains(h.event.trigger) for s in d.claim):
        return h.event.factuality == "actual"
    return h.source is d.denied and any(s.contains(h.event.trigger) for s in d.words) and h.event.factuality in DENYING


def settle_figure(
    number: int, group: str | None, found: Sequence[FigureAccount], accounts: Placed = MappingProxyType({})
) -> RecordFigure:
    """One value of what a series counts; `accounts` are those of the story's events, of whose victims it may be the count."""
    best, sense = best_told(found), sense_told(found)
    return RecordFigure(
        id=f"f{number}",
        low=found[0].figure.low,
        high=found[0].figure.high,
        unit=best.figure.unit or first_most([c.figure.unit for c in found]) or "",
        counts=label_of(best),
        as_of=own_time(best.source, best.figure.clause or best.source.sentence(best.figure.start))
        or (best.figure.as_of if sense else None),
        event=event_counted(found, sense, accounts),
        accounts=(),
        origins=UNCOUNTED,
        about=2 * sum(c.figure.about for c in found) > len(found),
        sense=sense,
        group=group,
    )


def settle_act(material: Material, number: int, found: Sequence[ActAccount]) -> RecordAct:
    """An official act's body, stage, force, votes and what it still needs."""
    stage = stage_of(found)
    told = [d for d in found if d.act.stage == stage]
    staging = [d.body for d in told if d.act.stage_evidence]
    named = [b for b in staging if b is not None and material.entity[b].named and found[0].act.sort != "ruling"]
    others = told if stage in {"passed", "rejected"} else found  # who only debates a bill has not passed it
    body = first_most([*staging, *named]) or first_most([d.body for d in others])
    best = max(found, key=lambda d: (len(d.act.title), -material.rank[d.source.id]))
    sort = first_most([d.act.sort for d in found]) or found[0].act.sort
    return RecordAct(
        id=f"c{number}",
        sort=sort,
        body=body,
        stage=stage,
        binding=force_of(sort, stage, binding_of([d.act.binding for d in found])),
        date=settle_date((d.day for d in told), ((d.source, e) for d in told for e in d.act.evidence)),
        needs=_needs(material, found) if sort not in CARRIED_OUT else (),
        votes=votes_of([d.act.votes for d in found]),
        accounts=(),
        origins=UNCOUNTED,
        body_name=_called(material, body, told) if body else None,
        title=best.act.title,
    )


CARRIED_OUT = frozenset(
    {"order", "ruling", "indictment", "arrest", "emergency", "advisory", "sanction", "permit", "dismissal", "election", "statement"}
)
"""Sorts of acts that are whole once given: what they order, or what others do next, is no need of theirs."""


def _called(material: Material, body: str, told: Sequence[ActAccount]) -> str:
    """The body's name, or as the act's own words name it where these have no word of that name ("the House" for a congress)."""
    name = material.entity[body].name
    words = {w for d in told for s in d.act.evidence for w in words_of(d.source.sentence(s.start).of(d.source.text)).run}
    if not told or words & set(words_of(name).run):
        return name
    named = [
        d.source.text[m.start : m.end]
        for d in told
        for m in d.source.reading.mentions
        if m.entity == d.act.body and m.form == "name"
        if any(d.source.sentence(s.start).contains(Span(m.start, m.end)) for s in d.act.evidence)
    ]
    return max(named, key=len, default=name)


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
