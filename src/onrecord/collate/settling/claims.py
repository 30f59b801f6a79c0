"""From grouped mentions to the record's items: statements, events, figures, acts, each with its accounts and origins."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Sequence

import msgspec

from onrecord.collate.acts import Doing, settle_binding, settle_stage, settle_votes
from onrecord.collate.entities import untold
from onrecord.collate.events import DENYING, Happening, settle_factuality, title_of
from onrecord.collate.figures import Count
from onrecord.collate.provenance import Bench, Chain, accounts_of, best_chains, first_most, most_told
from onrecord.collate.settling.dates import settle_date
from onrecord.collate.statements import Denial, Variant, form_of, main_variant
from onrecord.facts.act import Need
from onrecord.facts.record import Account, RecordAct, RecordBinding, RecordEvent, RecordFigure, RecordStatement
from onrecord.facts.span import Span


def statement(bench: Bench, number: int, variants: Sequence[Variant]) -> RecordStatement:
    """An utterance as the record has it."""
    chains = _one_paper(best_chains([(v.source.id, bench.chains.of_statement(v.source.id, v.attribution)) for v in variants]))
    main = main_variant(variants)
    speaker = _speaker(bench, variants, main)
    paper = chains[speaker.source.id].end
    if speaker.is_paper and paper:
        # whoever carries a document's own words has them from it
        chains = {a: c if c.known else dataclasses.replace(c, nodes=(*c.nodes, paper), end=paper) for a, c in chains.items()}
    counted = bench.counting.count(chains)
    rows = [(v.source.id, v.attribution.content, _as_given(v, main, speaker)) for v in variants]
    return RecordStatement(
        id=f"s{number}",
        speaker=speaker.name,
        sort=speaker.attribution.sort or (speaker.entity.kind if speaker.entity else "unnamed"),
        text=main.source.say(main.attribution.content),
        accounts=accounts_of(bench, chains, rows),
        origins=counted.origins,
        speaker_id=speaker.entity.id if speaker.entity else None,
        why=counted.why,
        standing=bench.standing(counted, chains),
    )


def _as_given(v: Variant, main: Variant, speaker: Variant) -> Account:
    """What a variant makes of the utterance, without its words: its form and whom it gives it to."""
    form = form_of(v, main, speaker)
    if form == "reattributed":
        return Account(v.source.id, (), form=form, speaker=speaker.name or None, given=v.name)
    return Account(v.source.id, (), form=form, speaker=(speaker.name if untold(v.entity, v.name) else v.name) or None)


def _one_paper(chains: dict[str, Chain]) -> dict[str, Chain]:
    """Documents of one kind in which several articles have one utterance are one document, whoever each names as its maker."""
    first: dict[str, str] = {}
    for chain in chains.values():
        if chain.paper and chain.end:
            first.setdefault(chain.paper, chain.end)
    return {a: dataclasses.replace(c, end=first[c.paper]) if c.paper and c.end else c for a, c in chains.items()}


def _speaker(bench: Bench, variants: Sequence[Variant], main: Variant) -> Variant:
    """The variant that names the speaker best: a named person or body, given by most, nearest to the hearing."""
    names = Counter(v.name for v in variants)

    def rank(v: Variant) -> tuple[bool, bool, bool, int, int]:
        named = not untold(v.entity, v.name) and (bool(v.entity and v.entity.named) or any(c.isupper() for c in v.name[1:]))
        person = bool(v.entity and v.entity.kind in {"person", "document"})
        heard = bench.chains.of_statement(v.source.id, v.attribution).known
        return (named, person and v.in_quotes, heard, names[v.name], -bench.material.rank[v.source.id])

    return max(variants, key=rank) if any(v.name for v in variants) else main


def event(bench: Bench, number: int, found: Sequence[Happening], denials: Sequence[Denial] = ()) -> RecordEvent:
    """A happening as the record has it."""
    entity = bench.material.entity
    whole = settle_factuality([h.event.factuality for h in found], [h.event.attribution is not None for h in found])
    if whole in {"actual", "negated"} and any(_answered(h, d) for h in found for d in denials):
        whole = "denied"
    asserting = [h for h in found if h.event.factuality not in DENYING] or list(found)
    chains = best_chains([row for h in asserting for row in _event_chains(bench, h)])
    counted = bench.counting.count(chains)
    actors = most_told([h.actors for h in found])
    recipients = tuple(r for r in most_told([h.recipients for h in found]) if r not in actors)
    place = first_most([h.place for h in found])
    all_chains = {**best_chains([(h.source.id, bench.chains.of_fact(h.source.id, h.telling)) for h in found]), **chains}
    rows = [(h.source.id, h.spans, Account(h.source.id, (), factuality=h.event.factuality)) for h in found]
    return RecordEvent(
        id=f"v{number}",
        type=first_most([h.event.type for h in found]),
        mode=first_most([h.event.mode for h in found]),
        actors=actors,
        recipients=recipients,
        place=place,
        date=settle_date((h.event.date for h in found), ((h.source, s) for h in found for s in h.spans[:1])),
        factuality=whole,
        accounts=accounts_of(bench, all_chains, rows),
        origins=counted.origins,
        actor_names=tuple(entity[i].name for i in actors),
        recipient_names=tuple(entity[i].name for i in recipients),
        place_name=entity[place].name if place else None,
        title=title_of(found, bench.material.rank),
        why=counted.why,
        standing="disputed" if _disputed(found) or whole == "denied" else bench.standing(counted, chains),
    )


def _event_chains(bench: Bench, h: Happening) -> list[tuple[str, Chain]]:
    """The article with the chain of each place where it tells of a happening, or names it on the word of another outlet."""
    found = [(s, bench.chains.of_fact(h.source.id, (s,))) for s in h.spans]
    return [(h.source.id, chain) for s, chain in found if s in h.telling or chain.relays]


def _answered(h: Happening, d: Denial) -> bool:
    """Whether the happening is what is denied, or what the denial says is not so."""
    if h.source is d.asserted and any(s.contains(h.event.trigger) for s in d.claim):
        return h.event.factuality == "actual"
    return h.source is d.denied and any(s.contains(h.event.trigger) for s in d.words) and h.event.factuality in DENYING


def _disputed(found: Sequence[Happening]) -> bool:
    said = {h.event.factuality for h in found}
    return bool(said & {"actual", "alleged"}) and bool(said & DENYING)


def figure(bench: Bench, number: int, group: str | None, found: Sequence[Count]) -> RecordFigure:
    """One value of one thing counted as the record has it."""
    chains = best_chains([(c.source.id, bench.chains.of_fact(c.source.id, (c.span,))) for c in found])
    counted = bench.counting.count(chains)
    best = max(found, key=lambda c: (len(c.figure.counts), -bench.material.rank[c.source.id]))
    rows = [(c.source.id, (c.span,), Account(c.source.id, (), low=c.figure.low, high=c.figure.high)) for c in found]
    return RecordFigure(
        id=f"f{number}",
        low=found[0].figure.low,
        high=found[0].figure.high,
        unit=first_most([c.figure.unit for c in found]) or "",
        counts=best.figure.counts,
        as_of=first_most([c.figure.as_of for c in found]),
        event=None,
        accounts=accounts_of(bench, chains, rows),
        origins=counted.origins,
        about=any(c.figure.about for c in found),
        sense=first_most([c.figure.sense for c in found]),
        group=group,
        why=counted.why,
        standing=bench.standing(counted, chains),
    )


def act(bench: Bench, number: int, found: Sequence[Doing]) -> RecordAct:
    """An official act as the record has it."""
    chains = best_chains([(d.source.id, bench.chains.of_fact(d.source.id, (s,))) for d in found for s in _core(d)])
    counted = bench.counting.count(chains)
    body = first_most([d.body for d in found])
    stage = settle_stage(found)
    told = [d for d in found if d.act.stage == stage]
    best = max(found, key=lambda d: (len(d.act.title), -bench.material.rank[d.source.id]))
    rows = [(d.source.id, d.spans, Account(d.source.id, (), stage=d.act.stage)) for d in found]
    said = [
        (d.source.id, d.act.binding_evidence, Account(d.source.id, (), stage=d.act.stage)) for d in found if d.act.binding_evidence
    ]
    return RecordAct(
        id=f"c{number}",
        sort=first_most([d.act.sort for d in found]) or found[0].act.sort,
        body=body,
        stage=stage,
        binding=settle_binding([d.act.binding for d in found]),
        date=settle_date((d.act.date for d in told), ((d.source, e) for d in told for e in d.act.evidence)),
        needs=_needs(bench, found),
        votes=settle_votes([d.act.votes for d in found]),
        accounts=accounts_of(bench, chains, rows),
        origins=counted.origins,
        body_name=bench.material.entity[body].name if body else None,
        title=best.act.title,
        why=counted.why,
        binding_accounts=accounts_of(bench, chains, said),
        standing=bench.standing(counted, chains),
    )


def binding(bench: Bench, number: int, act_id: str, binds: bool, found: Sequence[Doing]) -> RecordBinding:
    """Whether an act binds, by the accounts that say it does, or does not."""
    rows = [(d.source.id, d.binding_words, Account(d.source.id, ())) for d in found]
    chains = best_chains([(article, bench.chains.of_fact(article, (s,))) for article, spans, _ in rows for s in spans])
    counted = bench.counting.count(chains)
    accounts = accounts_of(bench, chains, rows)
    return RecordBinding(f"b{number}", act_id, binds, accounts, counted.origins, counted.why, bench.standing(counted, chains))


def _core(d: Doing) -> tuple[Span, ...]:
    """The clauses that tell of the act itself; those that only mention it rest on whoever speaks of it."""
    telling = tuple(e for e in d.act.evidence if any(e.contains(w) for w in d.act.stage_evidence))
    return telling or d.act.evidence[:1]


def _needs(bench: Bench, found: Sequence[Doing]) -> tuple[Need, ...]:
    """What the act still needs, once for each from whom."""
    out: dict[str, Need] = {}
    for d in found:
        for need in d.act.needs:
            who = bench.material.resolve(d.source.id, need.who)
            name = bench.material.entity[who].name if who else need.name or need.who
            if not name and " " not in need.what.strip():
                continue  # "halted" alone tells neither who nor what
            out.setdefault(who or name or need.what, msgspec.structs.replace(need, who=who or need.who, name=name, span=None))
    return tuple(out.values())
