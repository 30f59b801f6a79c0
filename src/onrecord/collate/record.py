"""One story's readings as its record, in six steps: unite, align, settle, trace, compare, arrange."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from onrecord.collate import arranging, provenance, settling
from onrecord.collate.acts import align_acts, binding_said, words_of_acts
from onrecord.collate.clustering import as_corrected
from onrecord.collate.discrepancies import Claims, find_discrepancies, not_all_compared, values_passed_over
from onrecord.collate.entities import entities_spoken_of, unite_entities
from onrecord.collate.events import align_events
from onrecord.collate.figures import align_figures, figures_as_corrected
from onrecord.collate.lasting import lasting
from onrecord.collate.material import Material, gather
from onrecord.collate.series import fed_toll, settle_toll
from onrecord.collate.slots import silences, with_attributes
from onrecord.collate.statements import add_carried, align_statements, denials_in
from onrecord.collate.steps import Aligned, Compared, Coverage, Settled, SettledBinding, SettledStatement, Traced
from onrecord.collate.timeline import place_on_timeline
from onrecord.facts.edit import Edit
from onrecord.facts.reading import Reading
from onrecord.facts.record import Record
from onrecord.facts.story import Copy, Story


def collate(
    story: Story, readings: Sequence[Reading], copies: Sequence[Copy] = (), edits: Sequence[Edit] = (), as_of: str | None = None
) -> Record:
    """The record of `story`: a pure function of the readings of its articles, the copies between them and people's corrections.

    `as_of` (ISO 8601) keeps only what was published by then, as the record was known at that time; articles without a date
    are then left out.
    """
    return arrange(compare(trace(settle(align(unite(Coverage(story, readings, copies, edits, as_of)), edits)))))


def unite(coverage: Coverage) -> Material:
    """The articles in the order of publication, with one entity for one thing across them."""
    gathered = gather(coverage.story, coverage.readings, coverage.copies, coverage.as_of)
    return unite_entities(replace(gathered, sources=provenance.with_neighbours(gathered.sources)), coverage.edits)


def align(material: Material, edits: Sequence[Edit] = ()) -> Aligned:
    """Which accounts make one claim; where people said which do, as they said."""
    statements = as_corrected(
        "statement", add_carried(material, align_statements(material)), edits, lambda v: v.attribution.content, material.rank
    )
    acts = as_corrected("act", align_acts(material), edits, lambda d: d.spans, material.rank)
    events = as_corrected("event", align_events(material, words_of_acts(acts)), edits, lambda h: h.spans, material.rank)
    return Aligned(
        material,
        statements=tuple(tuple(s) for s in statements),
        events=tuple(tuple(e) for e in events),
        series=tuple(tuple(map(tuple, one)) for one in figures_as_corrected(align_figures(material), edits, material.rank)),
        acts=tuple(tuple(a) for a in acts),
        denials=tuple(denials_in([v for s in statements for v in s], material.rank)),
    )


def settle(aligned: Aligned) -> Settled:
    """Each claim's slots from its accounts."""
    found = provenance.Trace.over(aligned.material)
    material = aligned.material
    groups = [(f"g{g}" if len(one) > 1 else None, value) for g, one in enumerate(aligned.series, 1) for value in one]
    acts = tuple(settling.settle_act(material, n, a) for n, a in enumerate(aligned.acts, 1))
    said = [
        (act.id, binds, tuple(words))
        for act, accounts in zip(acts, aligned.acts, strict=True)
        for binds in (True, False)
        if (words := binding_said(accounts, binds))
    ]
    events = tuple(settling.settle_event(material, n, e, aligned.denials) for n, e in enumerate(aligned.events, 1))
    accounts = settling.placed(events, aligned.events)
    return Settled(
        aligned,
        found,
        statements=tuple(SettledStatement(*settling.settle_statement(found, n, s)) for n, s in enumerate(aligned.statements, 1)),
        events=events,
        figures=tuple(settling.settle_figure(n, group, f, accounts) for n, (group, f) in enumerate(groups, 1)),
        acts=acts,
        bindings=tuple(SettledBinding(settling.settle_binding(n, act, binds), a) for n, (act, binds, a) in enumerate(said, 1)),
    )


def trace(settled: Settled) -> Traced:
    """Each claim's accounts with the chains they rest on, its origins and its standing."""
    aligned, found = settled.aligned, settled.trace
    statements = zip(settled.statements, aligned.statements, strict=True)
    return Traced(
        aligned,
        found,
        statements=tuple(provenance.trace_statement(found, s.claim, v, s.main, s.speaker) for s, v in statements),
        events=tuple(provenance.trace_event(found, *one) for one in zip(settled.events, aligned.events, strict=True)),
        figures=tuple(provenance.trace_figure(found, *one) for one in zip(settled.figures, aligned.figures, strict=True)),
        acts=tuple(provenance.trace_act(found, *one) for one in zip(settled.acts, aligned.acts, strict=True)),
        bindings=tuple(provenance.trace_binding(found, b.claim, b.accounts) for b in settled.bindings),
    )


def compare(traced: Traced) -> Compared:
    """Where accounts of one claim differ; a claim over which they conflict is disputed."""
    aligned = traced.aligned
    claims = Claims(
        traced.trace,
        aligned.statements,
        aligned.events,
        aligned.series,
        aligned.acts,
        traced.statements,
        traced.events,
        traced.figures,
        traced.acts,
        aligned.denials,
    )
    discrepancies = find_discrepancies(claims)
    torn = provenance.torn_by(discrepancies)
    disputed = replace(
        traced,
        events=provenance.dispute(traced.events, torn),
        figures=provenance.dispute(traced.figures, torn),
        acts=provenance.dispute(traced.acts, torn),
    )
    return Compared(
        disputed, discrepancies, claims.told, claims.of_others, (*not_all_compared(claims), *values_passed_over(claims))
    )


def arrange(compared: Compared) -> Record:
    """The record: the claims with the timeline, the graph of who takes from whom, and the settled toll."""
    claims = compared.traced
    aligned, material = claims.aligned, claims.aligned.material
    statements = arranging.weigh_statements(material, claims.statements, aligned.statements)
    core = arranging.Core(material)
    events = arranging.weigh_events(material, core, claims.events, aligned.events)
    figures = arranging.weigh_figures(material, claims.figures, aligned.figures, compared.others)
    figures = arranging.trust_figures(material, figures, aligned.figures)
    acts = arranging.name_acts(material, arranging.weigh_acts(material, claims.acts, aligned.acts), aligned.acts, aligned.events)
    acts = arranging.trust_acts(material, acts, aligned.acts)
    by_kind = (claims.statements, claims.events, claims.figures, claims.acts, claims.bindings)
    accounts = [a for found in by_kind for c in found for a in c.accounts]
    accounts += [a for c in claims.acts for a in c.binding_accounts]
    published = [p for s in material.sources if (p := s.reading.article.published_at)]
    told = compared.told
    torn = arranging.torn_words(compared.discrepancies)
    made = Record(
        id=material.story.id,
        title=material.story.title,
        articles=tuple(s.id for s in material.sources),
        first_at=published[0] if published else None,
        last_at=published[-1] if published else None,
        entities=with_attributes(material, entities_spoken_of(material, claims.statements, claims.events, claims.acts)),
        statements=statements,
        events=events,
        figures=figures,
        acts=acts,
        discrepancies=compared.discrepancies,
        copies=material.copies,
        provenance=provenance.draw(claims.trace, aligned.statements, accounts),
        timeline=place_on_timeline(material, events, acts, aligned.events),
        as_of=material.as_of,
        bindings=claims.bindings,
        toll=fed_toll(
            material,
            settle_toll([s.reading for s in material.sources if s.id not in material.editions], claims.figures),
            told,
            [c for value in aligned.figures for c in value],
        ),
        series=tuple(t.series for t in told if t.shown),
        abstentions=(
            *silences(material.sources, events, aligned.events, acts, aligned.acts, partial(arranging.told_by_report, core)),
            *compared.passed_over,
        ),
        lead=arranging.lead_of(material, core, (*events, *acts, *figures), zip(events, aligned.events, strict=True)),
        shared=arranging.shared(material, core, torn),
    )
    return lasting(made, aligned)
