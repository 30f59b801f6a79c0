"""STIX 2.1: a report of a record, with who and where it tells of, and a note a claim with its words and how it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any, BinaryIO

from onrecord.export.choosing import Choice, moment
from onrecord.export.claims import Claim
from onrecord.export.fixed import fixed_id
from onrecord.export.format import Format, LeftOut
from onrecord.export.told import Told, address
from onrecord.facts.entity import Entity
from onrecord.facts.record import Record
from onrecord.lexicon.admiralty import RELIABILITY, credibility
from onrecord.lexicon.countries import usual_name

CLASSES = {"person": "individual", "organization": "organization", "outlet": "organization", "group": "group"}
NO_DATE = datetime(1970, 1, 1, tzinfo=UTC)
"""Stands where STIX needs a time and the record has none."""


def known_at(record: Record) -> datetime:
    """The time of a record's objects: as of when it is known, or its newest article's, never the clock's."""
    for value in (record.as_of, record.last_at, record.first_at):
        try:
            if value:
                return moment(value).replace(microsecond=0)
        except ValueError:
            continue
    return NO_DATE


def name(kind: str, *parts: str) -> str:
    """A STIX id."""
    return f"{kind}--{fixed_id('stix', kind, *parts)}"


def party(told: Told, e: Entity, base: dict[str, Any]) -> Any:  # noqa: ANN401  # the library has no types
    """An identity or a location; None for other kinds of entities."""
    import stix2

    if e.kind in CLASSES:
        what = "; ".join(x for x in (e.role, e.sector, usual_name(e.country) if e.country else None) if x)
        more: dict[str, Any] = {"description": what} if what else {}
        who = name("identity", told.record.id, e.id)
        return stix2.Identity(id=who, name=e.name, identity_class=CLASSES[e.kind], **more, **base)
    if e.kind == "place" and (e.country or e.latitude is not None):
        point = {"latitude": e.latitude, "longitude": e.longitude} if None not in (e.latitude, e.longitude) else {}
        more = {"country": e.country, **point} if e.country else point
        return stix2.Location(id=name("location", told.record.id, e.id), name=e.name, **more, **base)
    return None


def about(claim: Claim) -> Iterator[str]:
    """The entities that a claim is about."""
    for slot in ("actors", "recipients"):
        yield from getattr(claim.item, slot, ())
    yield from (x for slot in ("place", "speaker_id", "body") if (x := getattr(claim.item, slot, None)))


def sources(told: Told, claim: Claim) -> list[dict[str, str]]:
    """Each account as an external reference, with its exact words and where they stand."""
    found = []
    for a in claim.accounts:
        one, url = told.articles.get(a.article), told.url(a.article)
        said = {
            "source_name": (one.outlet if one and one.outlet else a.article) or "article",
            "external_id": address(a.article, a.spans),
        }
        if words := told.words(a.article, a.spans):
            said["description"] = words
        found.append({**said, "url": url} if url else said)
    return found


def note(told: Told, c: Claim, refs: list[str], base: dict[str, Any], choice: Choice) -> Any:  # noqa: ANN401  # the library has no types
    """A claim as a note."""
    import stix2

    low, high = c.origins
    fact = [c.factuality] if c.factuality else []
    content = [c.title, *fact, f"{c.standing}; origins {low} to {high}", *told.verdicts(c.id), *told.abstained(c.id)]
    more: dict[str, Any] = {}
    labels = [f"onrecord:sort={c.sort}", f"onrecord:standing={c.standing}", *(f"onrecord:factuality={f}" for f in fact)]
    if choice.admiralty:
        grade = credibility(c.standing)
        labels += [
            f'admiralty-scale:source-reliability="{RELIABILITY.lower()}"',
            f'admiralty-scale:information-credibility="{grade.grade}"',
        ]
        content.append(f"Admiralty {RELIABILITY}{grade.grade}")
        more = {} if grade.confidence is None else {"confidence": grade.confidence}
    if found := sources(told, c):
        more["external_references"] = found
    return stix2.Note(
        id=name("note", told.record.id, c.id), abstract=c.title or c.id, content="\n".join(content), object_refs=refs,
        labels=labels, **more, **base,
    )  # fmt: skip


def objects(told: Told, choice: Choice) -> Iterator[object]:
    """All objects of a record, the report last."""
    import stix2

    r, at = told.record, known_at(told.record)
    maker = stix2.Identity(
        id=f"identity--{fixed_id('stix', 'onrecord')}", name="onrecord", identity_class="system", created=NO_DATE, modified=NO_DATE
    )
    base = {"created": at, "modified": at, "created_by_ref": maker.id}
    yield maker
    refs, ids = [maker.id], {}
    for e in r.entities:
        if (made := party(told, e, base)) is not None:
            ids[e.id] = made.id
            refs.append(ids[e.id])
            yield made
    report = name("report", r.id)
    for c in told.claims:
        made = note(told, c, list(dict.fromkeys([ids[e] for e in about(c) if e in ids] or [report])), base, choice)
        refs.append(made.id)
        yield made
    silent = "\n".join(f"{a.about}: {a.reason}" for a in r.abstentions)
    lead = told.words(r.lead.article, r.lead.spans) if r.lead else ""
    described = "\n".join(x for x in (lead, f"Not on record:\n{silent}" if silent else "") if x)
    more = {"description": described} if described else {}
    yield stix2.Report(id=report, name=r.title or r.id, published=at, object_refs=list(dict.fromkeys(refs)), **more, **base)


def write(records: Iterable[Told], out: BinaryIO, choice: Choice) -> LeftOut:
    """Write a record as a bundle."""
    import stix2

    for told in records:
        bundle = stix2.Bundle(*objects(told, choice), id=name("bundle", told.record.id))
        out.write(bundle.serialize(sort_keys=True, indent=1).encode("utf-8", "replace") + b"\n")
    return Counter()


FORMAT = Format(
    "stix", "a STIX 2.1 report", "application/stix+json;version=2.1", ".json", write, apart=True, modules=("stix2",), extra="osint"
)
