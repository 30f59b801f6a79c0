"""One deed or one utterance given to different people or bodies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.collate.discrepancies.making import Found, Made, side
from onrecord.collate.discrepancies.wording import words_with_speaker
from onrecord.collate.events import Happening
from onrecord.collate.likeness import Likeness
from onrecord.collate.speakers import OTHER, speaker_match, untold
from onrecord.collate.statements import Variant
from onrecord.facts.entity import Entity

DEED = 0.5
"""Likeness of two clauses from which different doers are a discrepancy."""


def actors(found: Found) -> Iterator[Made]:
    """Utterances with two speakers, acts with two bodies, happenings with two doers."""
    yield from _speakers(found)
    yield from _bodies(found)
    yield from _doers(found)


def _speakers(found: Found) -> Iterator[Made]:
    for item, variants in zip(found.statements, found.utterances, strict=True):
        forms = {(a.article, a.speaker): a.form for a in item.accounts}
        given = [v for v in variants if forms.get((v.source.id, v.name)) == "reattributed"]
        true = [v for v in variants if forms.get((v.source.id, v.name)) != "reattributed"]
        given = [v for v in given if _named(v) and v.in_quotes]
        true = [v for v in true if _named(v)]
        if given and true:
            first = min(true, key=lambda v: (not v.in_quotes, -len(v.words.run)))
            for v in given[:1]:
                if first.name and v.name:
                    reason = f"the same words are given to {first.name} and to {v.name}"
                    yield Made(
                        "actor",
                        "conflict",
                        reason,
                        (side(first.source, words_with_speaker(first)), side(v.source, words_with_speaker(v))),
                        (item.id,),
                    )


def _named(v: Variant) -> bool:
    """Whether the article gives the speaker a name, not a description that may be anybody's."""
    return v.entity is not None and v.entity.named and v.entity.kind in {"person", "organization"} and not untold(v.entity, v.name)


def _bodies(found: Found) -> Iterator[Made]:
    entity = found.bench.material.entity
    for item, doings in zip(found.acts, found.doings, strict=True):
        doings = [d for d in doings if d.body and _can_do(entity[d.body])]
        first = next(iter(doings), None)
        if first is None or first.body is None:
            continue
        for d in doings:
            if d.body and d.body != first.body and not _kin(found, first.body, d.body):
                reason = f"done by {entity[first.body].name} in one account, by {entity[d.body].name} in the other"
                yield Made(
                    "actor",
                    "conflict",
                    reason,
                    (side(first.source, first.act.evidence[:1]), side(d.source, d.act.evidence[:1])),
                    (item.id,),
                )
                break


def _kin(found: Found, a: str, b: str) -> bool:
    """Whether one body is, leads or belongs to the other as far as names and countries tell."""
    x, y = found.bench.material.entity[a], found.bench.material.entity[b]
    if speaker_match(x, y, x.name, y.name) != OTHER:
        return True
    return bool(x.country and x.country == y.country and ("place" in (x.kind, y.kind) or not x.named or not y.named))


def _doers(found: Found) -> Iterator[Made]:
    for item, group in zip(found.events, found.happenings, strict=True):
        told = [h for h in group if h.actors and h.event.factuality == "actual"]
        pair = _apart(found, told)
        if pair:
            names = [", ".join(found.bench.material.entity[i].name for i in sorted(h.actors)) for h in pair]
            yield Made(
                "actor",
                "conflict",
                f"done by {names[0]} in one account, by {names[1]} in the other",
                tuple(side(h.source, h.spans[:1]) for h in pair),
                (item.id,),
            )


def _apart(found: Found, told: Sequence[Happening]) -> tuple[Happening, Happening] | None:
    """Two accounts of different articles whose doers have nothing to do with each other: bodies or persons, the deed told in the same words."""
    likeness = Likeness.over(" ".join(h.words.stems) for g in found.happenings for h in g)
    for i, b in enumerate(told):
        for a in told[:i]:
            same = a.actors & b.actors or a.recipients & b.actors or a.actors & b.recipients
            if same or a.source is b.source or a.event.type is None or a.event.type != b.event.type:
                continue
            doers = [found.bench.material.entity[x] for x in (*a.actors, *b.actors)]
            persons = {e.kind == "person" for e in doers}
            if (
                len(persons) == 1
                and all(_can_do(e) for e in doers)
                and not any(_kin(found, x, y) for x in a.actors for y in b.actors)
            ):
                if a.trigger == b.trigger and likeness.compare(a.words, b.words) >= DEED:
                    return a, b
    return None


def _can_do(e: Entity) -> bool:
    """Whether the entity is one that a reader would hold to account: named, or an arm of the state or of a rebellion."""
    return e.kind in {"person", "organization", "group", "place"} and (
        e.named or e.sector in {"MIL", "REB", "GOV", "COP", "LEG", "JUD"}
    )
