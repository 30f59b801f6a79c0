"""One story's readings as its record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.collate import settling
from onrecord.collate.acts import binding_said, group_doings, words_of_doing
from onrecord.collate.discrepancies import Found, find_discrepancies
from onrecord.collate.entities import entities_spoken_of, unite_entities
from onrecord.collate.events import group_happenings
from onrecord.collate.figures import group_counts
from onrecord.collate.material import gather
from onrecord.collate.provenance import Bench, dispute, draw, with_neighbours
from onrecord.collate.series import settle_toll
from onrecord.collate.statements import add_carried, denials_in, group_utterances
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
    gathered = gather(story, readings, copies, as_of)
    material = unite_entities(replace(gathered, sources=with_neighbours(gathered.sources)), edits)
    bench = Bench.over(material)
    utterances = add_carried(material, group_utterances(material))
    doings = group_doings(material)
    happenings = group_happenings(material, words_of_doing(doings))
    things = group_counts(material)
    statements = tuple(settling.statement(bench, n, u) for n, u in enumerate(utterances, 1))
    denials = denials_in([v for u in utterances for v in u], material.rank)
    events = tuple(settling.event(bench, n, h, denials) for n, h in enumerate(happenings, 1))
    values = [(f"g{g}" if len(thing) > 1 else None, value) for g, thing in enumerate(things, 1) for value in thing]
    figures = tuple(settling.figure(bench, n, group, value) for n, (group, value) in enumerate(values, 1))
    acts = tuple(settling.act(bench, n, d) for n, d in enumerate(doings, 1))
    saying = [
        (a.id, binds, said)
        for a, d in zip(acts, doings, strict=True)
        for binds in (True, False)
        if (said := binding_said(d, binds))
    ]
    bindings = tuple(settling.binding(bench, n, *row) for n, row in enumerate(saying, 1))
    discrepancies = find_discrepancies(
        Found(bench, utterances, happenings, things, doings, statements, events, figures, acts, denials)
    )
    made = [a for claims in (statements, events, figures, acts, bindings) for c in claims for a in c.accounts]
    made += [a for c in acts for a in c.binding_accounts]
    record = Record(
        id=story.id,
        title=story.title,
        articles=tuple(s.id for s in material.sources),
        first_at=next((p for s in material.sources if (p := s.reading.article.published_at)), None),
        last_at=next((p for s in reversed(material.sources) if (p := s.reading.article.published_at)), None),
        entities=entities_spoken_of(material, statements, events, acts),
        statements=statements,
        events=events,
        figures=figures,
        acts=acts,
        discrepancies=discrepancies,
        copies=material.copies,
        provenance=draw(bench, utterances, made),
        timeline=place_on_timeline(events, acts),
        as_of=as_of,
        bindings=bindings,
        toll=settle_toll([s.reading for s in material.sources if s.id not in material.editions], figures),
    )
    return dispute(record)
