"""FollowTheMoney: articles, who is named in them, events, which article tells of which, and notes on how claims stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import cache
from typing import Any, BinaryIO

from babel.core import get_global

from onrecord.export.choosing import Choice
from onrecord.export.claims import Claim
from onrecord.export.columns import UNSEEN
from onrecord.export.fixed import encoded, fixed_id
from onrecord.export.format import Format, LeftOut
from onrecord.export.told import Told, address
from onrecord.facts.article import Article
from onrecord.facts.entity import Entity
from onrecord.facts.record import RecordEvent

SCHEMAS = {"person": "Person", "organization": "Organization", "outlet": "Organization", "group": "LegalEntity"}
"""FollowTheMoney's schema by kind of entity; places are addresses, other kinds have none."""
STATE = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
"""Sectors of public bodies."""
DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
"""What FollowTheMoney takes for a date: no weeks, no seasons."""
ON_WEB = ("http://", "https://")


@cache
def two_letters(country: str | None) -> str | None:
    """The ISO 3166 alpha-2 code of an alpha-3 one, in lower case as FollowTheMoney has it."""
    found = get_global("territory_aliases").get(country or "")
    return found[0].lower() if found and len(found[0]) == 2 else None


@cache
def three_letters(language: str) -> str | None:
    """The ISO 639-3 code of an ISO 639-1 one, as FollowTheMoney has languages."""
    return next(
        (long for long, short in sorted(get_global("language_aliases").items()) if short == language and len(long) == 3), None
    )


def instant(value: str | None) -> str | None:
    """A date as it is; a time in UTC, without its zone, as FollowTheMoney has times."""
    if value is None or len(value) <= len("2020-01-05"):
        return value
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        return None
    found = found.astimezone(UTC) if found.tzinfo else found
    return found.replace(tzinfo=None, microsecond=0).isoformat()


def entity(schema: str, name: str, /, **properties: Any) -> dict[str, Any]:  # noqa: ANN401  # texts, or lists of them
    """An entity as FollowTheMoney writes it: every property a list of texts, trimmed, none that are empty."""
    several = {k: v if isinstance(v, list | tuple) else [v] for k, v in properties.items()}
    listed = {k: [text for x in v if x is not None and (text := UNSEEN.sub("", str(x)).strip())] for k, v in several.items()}
    return {"id": name, "schema": schema, "properties": {k: list(dict.fromkeys(v)) for k, v in listed.items() if v}}


def named(told: Told, kind: str, *parts: str) -> str:
    """The id of an entity of a record."""
    return f"onrecord-{fixed_id(kind, told.record.id, *parts)}"


def article(told: Told, a: Article) -> dict[str, Any]:
    """An article; its text stays in the store."""
    return entity(
        "Article", named(told, "article", a.id), title=a.title, fileName=a.id, author=a.byline, publisher=a.outlet,
        language=three_letters(a.lang), sourceUrl=a.url if a.url and a.url.startswith(ON_WEB) else None,
        publishedAt=instant(a.published_at), modifiedAt=instant(a.modified_at), notes=a.truncated,
        retrievedAt=instant(a.fetched.at) if a.fetched else None,
    )  # fmt: skip


def party(told: Told, e: Entity) -> dict[str, Any] | None:
    """A person, a body, a group or a place of the record; None for what FollowTheMoney has no schema for."""
    name, country = named(told, "entity", e.id), two_letters(e.country)
    if e.kind == "place":
        return entity(
            "Address", name, full=e.name, name=e.name, country=country, latitude=e.latitude, longitude=e.longitude,
            city=e.name if e.precision == "city" else None,
        )  # fmt: skip
    schema = SCHEMAS.get(e.kind)
    if schema is None:
        return None
    if schema == "Organization" and e.sector in STATE:
        schema = "PublicBody"
    told_of = {"position": e.role} if schema == "Person" else {"description": e.role}
    return entity(schema, name, name=e.name, alias=e.aliases, country=country, sector=e.sector, **told_of)


def mention(told: Told, e: Entity, document: str) -> dict[str, Any]:
    """That an article names an entity."""
    return entity(
        "Mention", named(told, "mention", e.id, document), document=named(told, "article", document), name=e.name,
        resolved=named(told, "entity", e.id), detectedSchema=SCHEMAS[e.kind], contextCountry=two_letters(e.country),
    )  # fmt: skip


def parties(claim: Claim) -> frozenset[str]:
    """The entities that a claim is about."""
    item = claim.item
    if isinstance(item, RecordEvent):
        return frozenset((*item.actors, *item.recipients))
    return frozenset(x for x in (getattr(item, "speaker_id", None), getattr(item, "body", None)) if x)


def happening(told: Told, e: RecordEvent, title: str) -> dict[str, Any]:
    """An event. What is no fact says so in its name, since FollowTheMoney has no place to tell it."""
    place = told.entity.get(e.place or "")
    kept = [i for i in (*e.actors, *e.recipients) if i in told.entity and told.entity[i].kind in SCHEMAS]
    return entity(
        "Event", named(told, "claim", e.id), name=title if e.factuality == "actual" else f"[{e.factuality}] {title}",
        date=e.date if e.date and DATE.fullmatch(e.date) else None, involved=[named(told, "entity", i) for i in kept],
        location=e.place_name, country=two_letters(place.country) if place else None, recordId=e.id,
        addressEntity=named(told, "entity", place.id) if place and place.kind == "place" else None,
        keywords=[x for x in (e.type, e.mode, e.factuality) if x],
    )  # fmt: skip


def on_claim(told: Told, c: Claim) -> dict[str, Any]:
    """A note on how a claim stands, with the words of each account."""
    low, high = c.origins
    lines = [c.title, f"{c.standing}; origins {low} to {high}", *told.verdicts(c.id), *told.abstained(c.id)]
    lines += [f"{address(a.article, a.spans)} {told.words(a.article, a.spans)}" for a in c.accounts]
    about = {"entity": named(told, "claim", c.id)} if c.sort == "event" else {}
    return entity("Note", named(told, "note", c.id), name=f"{c.sort} {c.id}: {c.standing}", description="\n".join(lines), **about)


def documents(told: Told, c: Claim) -> Iterator[dict[str, Any]]:
    """That articles tell of an event, each with its words."""
    for number, a in enumerate(c.accounts):
        if a.article in told.articles:
            article_id, event_id = named(told, "article", a.article), named(told, "claim", c.id)
            yield entity(
                "Documentation", named(told, "documentation", c.id, str(number)), document=article_id, entity=event_id,
                role=a.factuality or "tells", status=c.standing, summary=told.words(a.article, a.spans),
                description=address(a.article, a.spans),
            )  # fmt: skip


def entities(told: Told, choice: Choice, left: LeftOut) -> Iterator[dict[str, Any]]:
    """All of a record; an event of a factuality that was not asked for is a note alone."""
    claims = told.claims
    named_in = {(e, a.article) for c in claims for e in parties(c) for a in c.accounts}
    yield from (article(told, a) for a in told.articles.values())
    for e in told.record.entities:
        made = party(told, e)
        if made is None:
            left[f"entities of a kind that has no schema: {e.kind}"] += 1
            continue
        yield made
        if e.kind in SCHEMAS:
            yield from (mention(told, e, d) for d in told.articles if (e.id, d) in named_in)
    for c in claims:
        asked = isinstance(c.item, RecordEvent) and c.item.factuality in choice.factuality
        if isinstance(c.item, RecordEvent) and asked:
            yield happening(told, c.item, c.title)
            yield from documents(told, c)
        note = on_claim(told, c)
        if c.sort == "event" and not asked:
            left[f"events that are {c.factuality} (--factuality asks for them; a note tells of each)"] += 1
            note["properties"].pop("entity", None)
        yield note


def write(records: Iterable[Told], out: BinaryIO, choice: Choice) -> LeftOut:
    """Write an entity a line."""
    left: LeftOut = Counter()
    for told in records:
        out.writelines(encoded(e) + b"\n" for e in entities(told, choice, left))
    return left


FORMAT = Format("followthemoney", "entities for Aleph and OpenSanctions' tools", "application/json+ftm", ".ftm.json", write)
