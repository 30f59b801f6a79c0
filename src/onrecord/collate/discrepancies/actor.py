"""One act or one statement given to different people or bodies."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.collate.acts import ActAccount
from onrecord.collate.discrepancies.kinship import STATE, akin, alike_names
from onrecord.collate.discrepancies.making import Claims, Finding, side
from onrecord.collate.discrepancies.wording import words_with_speaker
from onrecord.collate.entities import entity_of, looks_named, name_words, untold
from onrecord.collate.statements import Variant
from onrecord.collate.wording import words_of
from onrecord.facts.entity import Entity
from onrecord.facts.span import Span
from onrecord.lexicon.countries import country_named, country_of_seat

ONLY_ACT, ONE_ACT, ONE_TEXT = 0.1, 0.4, 0.9
"""Likeness from which two accounts of an act are of one so surely that their bodies can be held against each other; and from
which they are one text, in which only the reader can have found two bodies."""


def actors(found: Claims) -> Iterator[Finding]:
    """Statements with two speakers, acts with two bodies."""
    yield from _speakers(found)
    yield from _bodies(found)


def _speakers(found: Claims) -> Iterator[Finding]:
    for item, variants in zip(found.statements, found.statement_accounts, strict=True):
        forms = {(a.article, a.given): a.form for a in item.accounts if a.given}
        given = [v for v in variants if forms.get((v.source.id, v.name)) == "reattributed"]
        true = [v for v in variants if forms.get((v.source.id, v.name)) != "reattributed"]
        given = [v for v in given if _named(v) and _by_name(v) and v.in_quotes]
        true = [v for v in true if _named(v) and _by_name(v)]
        if given and true:
            first = min(true, key=lambda v: (not v.in_quotes, -len(v.words.run)))
            for v in [v for v in given if not alike_names(v.name, first.name) and _one_speaks(first, v)][:1]:
                if first.name and v.name:
                    reason = f"the same words are given to {first.name} and to {v.name}"
                    yield Finding(
                        "actor",
                        "conflict",
                        reason,
                        (side(first.source, words_with_speaker(first)), side(v.source, words_with_speaker(v))),
                        (item.id,),
                    )


def _one_speaks(v: Variant, w: Variant) -> bool:
    """Whether both are persons, or both bodies, and neither names the other's speaker too.

    A joint statement has both in its sentence; a presenter who reads out what another wrote names him within her own words.
    """
    if v.entity is None or w.entity is None or v.entity.kind != w.entity.kind:
        return False
    around = [
        " ".join((x.source.sentence(x.attribution.source.start).of(x.source.text) if x.attribution.source else "", x.text))
        for x in (v, w)
    ]
    return not any(
        name_words(n)[-1:] and name_words(n)[-1] in words_of(t).run for n, t in ((w.name, around[0]), (v.name, around[1]))
    )


def _named(v: Variant) -> bool:
    """Whether the article gives the speaker a name, not a description that may be anybody's."""
    person = v.entity is not None and v.entity.kind in {"person", "organization"}
    named = v.entity is not None and (v.entity.named or looks_named(v.name))
    return person and named and not untold(v.entity, v.name) and _in_one_paragraph(v)


def _in_one_paragraph(v: Variant) -> bool:
    """Whether no paragraph ends between the words and whom they are given to: across one a reader may well be mistaken."""
    if v.attribution.source is None:
        return True
    who = Span(v.attribution.source.start, v.attribution.source.end)
    gaps = (v.source.text[min(c.end, who.end) : max(c.start, who.start)] for c in v.attribution.content)
    return "\n" not in min(gaps, key=len, default="")


def _by_name(v: Variant) -> bool:
    """Whether the words before or after the cue name the speaker: what a description stands for may be read wrongly."""
    said = name_words(v.source.text[v.attribution.source.start : v.attribution.source.end]) if v.attribution.source else ()
    return bool(set(said) & set(name_words(v.name)))


def _bodies(found: Claims) -> Iterator[Finding]:
    entity = found.trace.material.entity
    for item, of_act in zip(found.acts, found.act_accounts, strict=True):
        told = [d for d in of_act if d.body and _can_do(entity[d.body]) and _names_body(found, d)]
        first = next(iter(told), None) if item.sort != "statement" else None
        if first is None or first.body is None:
            continue
        other = next(
            (d for d in told if d.body and _other_body(found, first.body, d.body) and _one_act(found, first, d)),
            None,
        )
        sides = side(first.source, first.act.evidence[:1])
        if other is not None and other.body is not None:
            reason = f"done by {entity[first.body].name} in one account, by {entity[other.body].name} in the other"
            yield Finding("actor", "conflict", reason, (sides, side(other.source, other.act.evidence[:1])), (item.id,))
            continue
        for d in of_act:
            teller = _teller_of(found, d) if d not in told and d.source is not first.source else None
            if teller and teller[0] != first.body:
                reason = (
                    f"done by {entity[first.body].name} in one account; in the other nobody is named, and {teller[1]} speaks for it"
                )
                yield Finding("actor", "unclear", reason, (sides, side(d.source, (*d.act.evidence[:1], *teller[2]))), (item.id,))
                break


def _one_act(found: Claims, a: ActAccount, b: ActAccount) -> bool:
    """Whether two accounts surely tell of one act: in like words, or each of the only act of its sort in its article."""
    only = a.only_one and b.only_one and a.act.sort == b.act.sort and a.act.stage == b.act.stage
    return (ONLY_ACT if only else ONE_ACT) <= found.deeds.compare(a.words, b.words) < ONE_TEXT


def _names_body(found: Claims, d: ActAccount) -> bool:
    """Whether the clauses that tell of the act name the body, or their sentence does before them ("voted ... and filed").

    What a reader took from further off may be somebody else.
    """
    told = [(d.source.sentence(e.start).start, e.end) for e in d.act.evidence]
    told += [  # the subject of the deed itself, wherever it stands
        (e.subject.start, e.subject.end)
        for e in d.source.reading.events
        if e.subject is not None and any(words.contains(e.trigger) for words in d.act.evidence)
    ]
    speaking = [  # who only speaks of an act in its sentence is not who does it
        Span(a.source.start, a.source.end)
        for a in d.source.reading.attributions
        if a.source and any(c.start <= e.start and c.overlaps(e) for c in a.content for e in d.act.evidence)
    ]
    return any(
        found.trace.material.resolve(d.source.id, m.entity) == d.body
        and any(low <= m.start < high for low, high in told)
        and not any(s.contains(Span(m.start, m.end)) for s in speaking)
        for m in d.source.reading.mentions
    )


def _other_body(found: Claims, a: str, b: str) -> bool:
    x, y = found.trace.material.entity[a], found.trace.material.entity[b]
    return a != b and (x.kind == "person") == (y.kind == "person") and not _kin(found, a, b)


def _teller_of(found: Claims, d: ActAccount) -> tuple[str, str, tuple[Span, ...]] | None:
    """The body that, in the sentence after an act without a doer, says of "it" what it is about: entity, name, words."""
    number = d.source.sentence_number(d.act.evidence[0].start)
    for a in d.source.reading.attributions:
        entity = entity_of(found.trace.material, d.source, a)
        if entity is None or entity.kind != "organization" or not a.content or not a.source:
            continue
        text = a.content[0].of(d.source.text).casefold().removeprefix("that ")
        if d.source.sentence_number(a.content[0].start) == number + 1 and text.split(" ")[0] in {"it", "this"}:
            return entity.id, entity.name, (Span(a.source.start, a.source.end),)
    return None


def _kin(found: Claims, a: str, b: str) -> bool:
    """Whether one body is, leads or belongs to the other as far as names, countries and sectors tell."""
    return akin(found.trace.material.entity[a], found.trace.material.entity[b])


def _can_do(e: Entity) -> bool:
    """Whether the entity is one that a reader would hold to account: named, or an arm of the state or of a rebellion."""
    if e.kind == "place":
        return bool(country_named(e.name) or country_of_seat(e.name))
    body_of_something = e.kind == "organization" and " of " in e.name
    return e.kind in {"person", "organization", "group"} and (e.named or e.sector in STATE or body_of_something)
